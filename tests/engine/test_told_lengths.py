"""Whatever tells how long something still takes is true as long as it stands, in the light and in the dark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

import pytest

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Read
from herstel_app.core.silences import NUMBERS
from herstel_app.engine.left_words import left_words
from tests.engine.conftest import Stand

BESIDE_S, BESIDE_WHOLE_S = 20.0, 35.0
"""So much a length may be beside what is left: less than ten minutes, and in whole minutes from there."""
TOLD = re.compile(r"(\d+(?:,5)?|\w+) (?:minuut|minuten|min)\b")
HALVES = re.compile(r"(?P<number>\w+?)(?:en|ën)halve$")
WORDS = {number: float(place) for place, number in enumerate(NUMBERS, start=1)}


def told_s(text: str) -> float | None:
    """Give the length that a text tells, in seconds; None where it tells none."""
    found = TOLD.search(text)
    if found is None:
        return None
    word = found[1]
    if word == "halve":
        return 30.0
    if word == "anderhalve":
        return 90.0
    half = HALVES.match(word)
    minutes = WORDS[half["number"]] + 0.5 if half else WORDS.get(word) or float(word.replace(",", "."))
    return 60.0 * minutes


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Het is nu een halve minuut stil.", 30), ("nog anderhalve minuut, dan", 90), ("nog een minuut, dan", 60),
        ("tweeënhalve minuut", 150), ("negenenhalve minuut", 570), ("nog 4,5 min", 270), ("Je hebt 15 minuten.", 900),
        ("Het is nu kort stil.", None),
    ],
)  # fmt: skip
def test_a_length_is_read(text: str, seconds: float | None) -> None:
    assert told_s(text) == seconds


@dataclass(frozen=True)
class Shown:
    """A text that was shown at a moment, and the moment that it tells of."""

    at_s: float
    text: str
    of_s: float


def told_of(stand: Stand, at_s: float) -> list[tuple[str, float]]:
    """Give what is shown now of the silence, and when that ends by the plan, in seconds of the clock."""
    practice, coming = stand.engine.practice, stand.engine.coming
    timeline, frame = practice.timeline, practice.frame
    assert timeline is not None
    assert frame is not None
    begins = [
        segment.start_s
        for segment in timeline.segments
        if segment.kind == "closing"
        or (segment.text and segment.line is not None and segment.line.start_s == segment.start_s)
        or (segment.guidance and segment.kind == "breathe")
        or (segment.guidance and segment.phase in ("tense", "release"))
    ]
    until_s = min((start_s for start_s in begins if start_s > practice.at_s), default=timeline.duration_s)
    return [(text, at_s + until_s - practice.at_s) for text in (frame.text, coming.text, coming.dark_line)]


def beside(stand: Stand) -> tuple[list[Shown], set[str]]:
    """Go on to the end; gives what was told that was not true, and all that was told."""
    engine, clock = stand.engine, stand.clock
    seen: list[Shown] = []
    left: list[tuple[float, str]] = []
    while engine.programmes.is_evening or engine.practice.is_active:
        if isinstance(engine.programmes.step, Read):
            engine.programmes.go_on()
            left.clear()
        at_s = clock.monotonic_s()
        if engine.practice.is_active:
            seen += [Shown(at_s, *told) for told in told_of(stand, at_s)]
            left.append((at_s, left_words(engine.practice, engine.programmes, engine.coming, engine.content)))
        ends_s = at_s
        stand.advance(1)
    seen += [Shown(at_s, text, ends_s) for at_s, text in left]
    untrue = []
    for each in seen:
        length_s = told_s(each.text)
        if length_s is not None:
            most = BESIDE_S if length_s < 600 else BESIDE_WHOLE_S
            # While it is said a line tells of what comes after it.
            if abs(each.of_s - each.at_s - length_s) > most:
                untrue.append(each)
    return untrue, {each.text for each in seen if told_s(each.text) is not None}


@pytest.mark.parametrize("where", ["head", "body", "feeling", "unknown"])
@pytest.mark.parametrize("minutes", [5.0, 15.0, 30.0])
def test_in_an_evening_no_length_that_is_shown_is_stale(stand: Stand, where: str, minutes: float) -> None:
    choice = stand.engine.evening_choice
    choice.answer_where(where)  # type: ignore[arg-type]
    choice.answer_minutes(minutes)
    choice.begin()
    untrue, told = beside(stand)
    assert told
    assert untrue == []


@pytest.mark.parametrize(
    "request_",
    [
        PracticeRequest("stillness", 10),
        PracticeRequest("stillness", 1.5),
        PracticeRequest("stillness", 5, "eyes-open"),
        PracticeRequest("natural-breath", 10),
        PracticeRequest("muscle-release-7", 15),
        PracticeRequest("wind-down"),
    ],
)
def test_in_an_exercise_no_length_that_is_shown_is_stale(stand: Stand, request_: PracticeRequest) -> None:
    stand.engine.begin_exercise(request_)
    untrue, told = beside(stand)
    assert told
    assert untrue == []


def test_a_length_goes_from_its_line_and_the_rest_of_the_line_stays(stand: Stand) -> None:
    stand.engine.begin_exercise(PracticeRequest("natural-breath", 10))
    practice, lines = stand.engine.practice, []
    while practice.frame is not None:
        lines.append(practice.frame.text)
        stand.advance(1)
    runs = [(line, len(list(run))) for line, run in groupby(lines)]
    place = next(place for place, (line, _) in enumerate(runs) if line.startswith("Voel je adem maar. Het is nu"))
    assert runs[place + 1][0] == "Voel je adem maar."
    assert 8 <= runs[place][1] <= 40
