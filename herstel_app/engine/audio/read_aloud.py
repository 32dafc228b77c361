"""Reads an explanation aloud, sentence by sentence, with the voice that the exercises have too.

Invariants:
- at most one explanation is read; an exercise that begins ends it, and none begins while an exercise is active;
- the next sentence waits until the voice has told that the one before was said;
- it works whether or not the voice is on for exercises: voices are looked for when it is first asked.
"""

from __future__ import annotations

import logging
from typing import Protocol

from herstel_app.core.content import Explanation
from herstel_app.core.ports.scheduling import Scheduler
from herstel_app.core.ports.voice import VoiceInfo
from herstel_app.core.spoken_sentences import Sentence, read_aloud
from herstel_app.engine.event import Event
from herstel_app.engine.words import VOICE_SILENT

logger = logging.getLogger(__name__)
SENTENCE_S, PARAGRAPH_S = 0.15, 0.7
"""Rest after a sentence, on top of the silence that a voice ends with; and after the title or a paragraph."""
LOOK_S = 30.0
"""Looking for voices may start a program."""
SLOWEST_CHARACTERS_PER_S = 4.0
PATIENCE_S = 8.0
"""A sentence that takes longer than the slowest voice would, and this, will not be told to be said."""


class VoiceHolder(Protocol):
    """Who has the voice."""

    @property
    def voices(self) -> tuple[VoiceInfo, ...] | None:
        """The Dutch voices there are; None until it is known."""

    def take_voice_to_read(self) -> bool:
        """Have the voice for a text; False where it is not to be had."""

    def look_for_voices(self) -> None:
        """Look which voices there are."""

    def read(self, text: str) -> None:
        """Speak a sentence."""

    def stop_reading(self, saying: bool) -> None:
        """Give the voice back; `saying` tells that it still speaks."""


class ReadAloud:
    """Reads at most one explanation at a time."""

    def __init__(self, speaker: VoiceHolder, scheduler: Scheduler) -> None:
        """Read nothing yet."""
        self.began: Event[str] = Event()
        """The id of the explanation that is read from now."""
        self.spoken: Event[Sentence] = Event()
        """What is said from now."""
        self.ended: Event[str, bool] = Event()
        """The id of the explanation, and whether it was read to its end."""
        self.notice: Event[str] = Event()
        """A Dutch sentence for the user."""
        self.explanation_id = ""
        """What is read now; empty where nothing is."""
        self._speaker = speaker
        self._sentences: tuple[Sentence, ...] = ()
        self._at = -1
        self._is_saying = False
        self._rest, self._watch = scheduler.timer(self.say_next), scheduler.timer(self._give_up)

    @property
    def sentence(self) -> Sentence | None:
        """What is said now, or was said last before a rest; None where nothing is read."""
        return self._sentences[self._at] if self._at >= 0 else None

    def start(self, explanation_id: str, explanation: Explanation) -> None:
        """Read from the title on; what was being read is left."""
        self.stop()
        if not self._speaker.take_voice_to_read():
            return
        self.explanation_id, self._sentences = explanation_id, read_aloud(explanation)
        self.began.emit(explanation_id)
        if self._speaker.voices:
            self.say_next()
        else:
            self._watch.start(LOOK_S)
            self._speaker.look_for_voices()

    def stop(self) -> None:
        """Fall silent at once."""
        if self.explanation_id:
            self._speaker.stop_reading(self._is_saying)
            self._end(read_out=False)

    def toggle(self, explanation_id: str, explanation: Explanation) -> None:
        """Read, or fall silent where something is read."""
        if self.explanation_id:
            self.stop()
        else:
            self.start(explanation_id, explanation)

    def keep_to(self, explanation_id: str) -> None:
        """Fall silent, unless it is this explanation that is read."""
        if explanation_id != self.explanation_id:
            self.stop()

    def hear_said(self, text: str) -> None:
        """Go on after a sentence of ours; the lines of exercises are told too."""
        sentence = self.sentence
        if sentence is None or not self._is_saying or text != sentence.text:
            return
        self._is_saying = False
        self._watch.stop()
        following = self._sentences[self._at + 1 : self._at + 2]
        same = bool(following) and following[0].paragraph == sentence.paragraph
        self._rest.start(SENTENCE_S if same else PARAGRAPH_S)

    def hear_voices(self) -> None:
        """Begin now that it is known which voices there are, if someone waits for that."""
        if self.explanation_id and self._at < 0 and self._speaker.voices:
            self.say_next()

    def say_next(self) -> None:
        """Say the next sentence; after the last one it has been read."""
        if self._at + 1 == len(self._sentences):
            self._speaker.stop_reading(saying=False)
            self._end(read_out=True)
            return
        self._rest.stop()
        self._at += 1
        sentence = self._sentences[self._at]
        self._is_saying = True
        self._watch.start(PATIENCE_S + len(sentence.text) / SLOWEST_CHARACTERS_PER_S)
        self.spoken.emit(sentence)
        self._speaker.read(sentence.text)

    def _end(self, read_out: bool) -> None:
        self._rest.stop()
        self._watch.stop()
        ended, self.explanation_id = self.explanation_id, ""
        self._sentences, self._at, self._is_saying = (), -1, False
        self.ended.emit(ended, read_out)

    def _give_up(self) -> None:
        logger.info("the voice does not answer")
        self.stop()
        self.notice.emit(VOICE_SILENT)
