"""What stands in the terminal: plain lines, one after another, none of which is changed afterwards."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence

from herstel_app.core.content import Explanation
from herstel_app.core.evening import Evening
from herstel_app.core.library import Library
from herstel_app.core.session import Paused, SessionOutcome
from herstel_app.core.spoken_sentences import shown
from herstel_app.core.timeline import WORD_FROM, Segment
from herstel_app.engine.evening_words import step_name
from herstel_app.terminal import words

WIDEST, NARROWEST = 80, 30
TIME_COLUMN = 6
WORD_COLUMN = 12


class Show:
    """Writes what happens; each text that is written is one line or more."""

    def __init__(self, write: Callable[[str], object], columns: int, has_keys: bool) -> None:
        """Write nothing yet; `columns` is the width of the terminal."""
        self._write, self._has_keys = write, has_keys
        self._width = max(NARROWEST, min(WIDEST, columns - 1))
        self._line: tuple[str, float] | None = None
        """The line that was written last: its text and its start."""
        self._is_open = True

    def close(self) -> None:
        """Write nothing more."""
        self._is_open = False

    # Before

    def evening(self, evening: Evening, library: Library) -> None:
        """Tell what the evening is."""
        self._head(evening.title, evening.seconds)
        for number, step in enumerate(evening.steps, start=1):
            if step.kind == "read":
                text = f"{words.READING}: {library.explanations[step.id].title}"
            else:
                text = step_name(step, library)
            self._put(self._wrapped(f"{text}, {words.length_words(step.seconds)}", f"{number:>3}. "))
        if self._has_keys:
            self._put(f"\n{words.KEYS}")

    def cautions(self, exercises: Iterable[tuple[str, Sequence[str]]]) -> None:
        """Tell who takes care with exercises that were not done here before, each by its title."""
        told = tuple(exercises)
        if told:
            self._put(f"\n{words.CAUTIONS}")
        for title, cautions in told:
            if len(told) > 1:
                self._put(self._wrapped(title, "  "))
            for text in cautions:
                self._put(self._wrapped(text, "  - "))

    # An exercise

    def exercise(self, title: str, seconds: float, is_alone: bool) -> None:
        """Tell what begins; one that is done alone has its keys with it."""
        self._head(title, seconds)
        if is_alone and self._has_keys:
            self._put(words.KEYS)
        self._line = None

    def segment(self, segment: Segment) -> None:
        """Tell what happens from now: one line."""
        is_guided = segment.guidance >= WORD_FROM
        own = segment.word if is_guided else ""
        word = (words.PHASES[segment.phase] if segment.phase else "") if own is None else own
        text, line = "", segment.line
        if line is not None and segment.text and self._line != (line.text, line.start_s):
            self._line, text = (line.text, line.start_s), segment.text
        if not word and not text and segment.kind == "quiet":
            text = words.STILL
        if word or text:
            self._at(segment.start_s, text, word)

    def page(self) -> None:
        """Tell what can be done where an exercise has a page to write on."""
        self._put(self._wrapped(words.PAGE_KEYS if self._has_keys else words.PAGE, " " * (TIME_COLUMN + 2)))

    def paused(self, paused: Paused) -> None:
        """Tell that it stands still."""
        text = words.PAUSED
        if paused.reason == "gap":
            text = f"{words.STOOD_STILL} {words.GO_ON_KEY}" if self._has_keys else words.STOOD_STILL
        self._at(paused.at_s, text)

    def resumed(self, at_s: float) -> None:
        """Tell that it goes on."""
        self._line = None
        self._at(at_s, words.RESUMED)

    def end(self, outcome: SessionOutcome) -> None:
        """Tell how it ended."""
        self._put(f"\n{words.STOPPED if outcome == 'stopped' else words.DONE}")

    def bed(self, minutes: int) -> None:
        """Tell that something goes on sounding."""
        self._put(words.bed_goes_on(minutes))

    # A text

    def text(self, explanation: Explanation, seconds: float) -> None:
        """Write an explanation."""
        self._head(shown(explanation.title), seconds)
        for paragraph in explanation.body:
            self._put(f"\n{self._wrapped(shown(paragraph.text))}")
        if self._has_keys:
            self._put(f"\n{words.READ_KEYS}")

    def notice(self, text: str) -> None:
        """Write a sentence for the user."""
        self._put(self._wrapped(text, "! "))

    def _head(self, title: str, seconds: float) -> None:
        text = self._wrapped(f"{title} · {words.length_words(seconds)}")
        self._put(f"\n{text}\n{'-' * max(map(len, text.splitlines()))}")

    def _at(self, at_s: float, text: str, word: str = "") -> None:
        start = f"{words.time_words(at_s):>{TIME_COLUMN}}  "
        start += f"{word:<{WORD_COLUMN}}" if word and text else word
        self._put(self._wrapped(text, start) if text else start)

    def _wrapped(self, text: str, start: str = "") -> str:
        """Give text in lines that fit, those after the first below the text of the first."""
        return textwrap.fill(
            text, self._width, initial_indent=start, subsequent_indent=" " * len(start), break_on_hyphens=False
        )

    def _put(self, text: str) -> None:
        if self._is_open:
            self._write(text)
