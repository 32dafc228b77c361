"""Lines that tell how long it will be silent, and what comes then: filled in for each length and variant.

An author writes `{stilte}` and `{daarna}`; only the plan of a run knows how long a silence really is.

Invariant: a length that is shown is true within about a quarter of a minute, and half a minute from ten minutes on;
when it is not any more, it makes place for a shorter one, or goes from its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from herstel_app.core.speech_timing import Utterance, utterances
from herstel_app.core.spoken_sentences import sentences
from herstel_app.core.timeline import Segment, Timeline

LENGTH, AFTER = "{stilte}", "{daarna}"
END_FOLLOWS, VOICE_FOLLOWS = "Dan hoor je drie tonen.", "Dan gaat het verder."
TOLD = f"Het is nu {LENGTH} stil. {AFTER}"
"""What is said after the task of a page to write on."""
SHORT, HALF = "kort", "een halve minuut"
SHORT_S = 22.5
"""What is shorter rounds to half a minute less well than to none at all."""
NUMBERS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
MOST_HALVES = 10
"""From this many minutes on, half a minute more or less is not told."""
LEAST_TOLD_S = 10.0
"""So long each length that is told stands there: long enough to be read, and short enough to stay true."""
TRUE_S = 15.0
"""A length in a line is shown until less than so much is missing of it."""
LONGEST = max((f"{number}enhalve minuut" for number in NUMBERS[:MOST_HALVES]), key=len)


def told_s(seconds: float) -> float:
    """Give the length that is told for one of `SHORT_S` or more: to half a minute, and to whole minutes from ten on."""
    halves = max(1, round(seconds / 30))
    return 30.0 * halves if halves < 2 * MOST_HALVES else 60.0 * round(seconds / 60)


def length_words(seconds: float) -> str:
    """Give a length to the nearest half minute, as in "anderhalve minuut"; to whole minutes from ten on."""
    if seconds < SHORT_S:
        return SHORT
    minutes, half = divmod(round(told_s(seconds) / 30), 2)
    if minutes == 0:
        return HALF
    if not half:
        told = NUMBERS[minutes - 1] if minutes <= len(NUMBERS) else str(minutes)
        return f"{told} minuut" if minutes == 1 else f"{told} minuten"
    if minutes == 1:
        return "anderhalve minuut"
    number = NUMBERS[minutes - 1]
    return f"{number}{'ën' if number.endswith('e') else 'en'}halve minuut"


def shorter_below(seconds: float) -> float:
    """Give the length in seconds below which a shorter one is told than for `seconds`."""
    if seconds < SHORT_S:
        return 0.0
    told = told_s(seconds)
    if told < 60 * MOST_HALVES:
        return max(SHORT_S, told - 15)
    return max(60 * MOST_HALVES - 15, told - 30)


def told_length(whole_s: float, left_s: float) -> str:
    """Give the length that is told while `left_s` is left of a silence: each stands there long enough to be read.

    The last one may be there shorter: it ends with what it tells of.
    """
    since_s = whole_s
    while True:
        told_s = since_s - LEAST_TOLD_S / 2  # as it is in the middle of that time
        until_s = min(since_s - LEAST_TOLD_S, shorter_below(told_s))
        if left_s > until_s:
            return length_words(told_s)
        since_s = until_s


def unknown_marks(text: str) -> list[str]:
    """Give what stands between braces in a line and is not filled in."""
    return [mark for mark in re.findall(r"\{[^{}]*\}|[{}]", text) if mark not in (LENGTH, AFTER)]


def longest(text: str) -> str:
    """Give the line as it takes the most room."""
    return text.replace(LENGTH, LONGEST).replace(AFTER, END_FOLLOWS)


def filled(segments: Sequence[Segment]) -> list[Segment]:
    """Tell in each line that asks for it how long it is silent after it, and what comes then."""
    if not any(segment.line and "{" in segment.line.text for segment in segments):
        return list(segments)
    widest = [_with_line(segment, longest(segment.line.text) if segment.line else "") for segment in segments]
    spoken = utterances(Timeline(tuple(widest)))
    return [_told(segment, segments, spoken) for segment in segments]


def _with_line(segment: Segment, text: str) -> Segment:
    if segment.line is None or segment.line.text == text:
        return segment
    return replace(segment, line=replace(segment.line, text=text))


def _told(segment: Segment, segments: Sequence[Segment], spoken: Sequence[Utterance]) -> Segment:
    """Give `segment` with its line as it is told, and with what stays of it."""
    line = segment.line
    if line is None or "{" not in line.text:
        return segment
    # A line is said in the first unit where it is shown; its silence is that after the last word of it.
    said = next(
        (one for one in spoken if one.start_s >= line.start_s and one.text.endswith(longest(line.text))),
        None,
    )
    end_s = said.end_s if said else line.start_s
    until_s = min(_begins(segments, spoken, end_s), default=segments[-1].end_s)
    closing_s = next((one.start_s for one in segments if one.kind == "closing"), segments[-1].end_s)
    after, length = END_FOLLOWS if until_s >= closing_s else VOICE_FOLLOWS, until_s - end_s
    text = line.text.replace(LENGTH, length_words(length)).replace(AFTER, after)
    if LENGTH not in line.text or length < SHORT_S:
        return replace(segment, line=replace(line, text=text))
    true_until_s = max(end_s, until_s - told_s(length) + TRUE_S)
    return replace(segment, line=replace(line, text=text, true_until_s=true_until_s, lasting=_lasting(line.text)))


def _lasting(text: str) -> str:
    """Give what a line says apart from the length of the silence, and what comes after that."""
    return " ".join(text[start:end] for start, end in sentences(text) if "{" not in text[start:end])


def _begins(segments: Sequence[Segment], spoken: Sequence[Utterance], after_s: float) -> Iterator[float]:
    """Give where something is heard again: a line, a cue, or the strokes at the end."""
    yield from (one.start_s for one in spoken if one.start_s >= after_s)
    for one in segments:
        sounds = one.kind == "closing" or (
            one.guidance and (one.kind == "breathe" or one.phase in ("tense", "release"))
        )
        if sounds and one.start_s >= after_s:
            yield one.start_s
