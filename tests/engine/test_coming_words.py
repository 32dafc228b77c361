"""What comes after a silence is said as it will be: heard, or only seen."""

from __future__ import annotations

from itertools import groupby

import pytest

from herstel_app.core.coming import Coming
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.settings import Settings
from herstel_app.engine.coming_words import BREATHE_ON, coming_words
from tests.engine.conftest import Stand


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (130, "nog twee minuten, dan hoor je drie zachte tonen"),
        (76, "nog anderhalve minuut, dan hoor je drie zachte tonen"),
        (60, "nog een minuut, dan hoor je drie zachte tonen"),
        (30, "nog een halve minuut, dan hoor je drie zachte tonen"),
        (10, "zo hoor je drie zachte tonen"),
    ],
)
def test_when(seconds: float, said: str) -> None:
    assert coming_words(Coming("end", seconds, 600), Settings(), has_sound=True, speaks=False) == said


@pytest.mark.parametrize(
    ("changed", "has_sound"),
    [(Settings(muted=True), True), (Settings(volume=0), True), (Settings(cue_percent=0), True), (Settings(), False)],
)
def test_without_sound_no_tone_is_promised(changed: Settings, has_sound: bool) -> None:
    said = coming_words(Coming("end", 60, 600), changed, has_sound, speaks=False)
    assert said == "nog een minuut, dan is het klaar"


def test_a_line_is_heard_only_where_a_voice_speaks_and_a_cue_only_where_there_is_one() -> None:
    def said(coming: Coming, settings: Settings, speaks: bool) -> str:
        return coming_words(coming, settings, True, speaks)

    line, cue = Coming("line", 60, 600), Coming("cue", 60, 600)
    assert said(line, Settings(), True) == "nog een minuut, dan gaat het verder"
    assert said(line, Settings(), False) == "nog een minuut, dan staat hier een nieuwe zin"
    assert said(cue, Settings(), False) == "nog een minuut, dan hoor je de klank weer"
    assert said(cue, Settings(cue="none"), False) == "nog een minuut, dan zie je hier weer wat je doet"


def test_it_follows_the_exercise_and_changes_once_in_half_a_minute(stand: Stand) -> None:
    stand.engine.begin_exercise(PracticeRequest("stillness", 3))
    said: list[str] = []
    while stand.engine.practice.is_active:
        stand.advance(1)
        said.append(stand.engine.coming.text)
    told = [text for place, text in enumerate(said) if text and text != said[place - 1]]
    assert told[0] == "nog drie minuten, dan hoor je drie zachte tonen"
    assert told[-1] == "zo hoor je drie zachte tonen"
    assert len(told) == 7
    assert said[0] == "", "while one settles nothing is counted"


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (PracticeRequest("stillness", 3), "Blijf zo. Je hoeft niets."),
        (PracticeRequest("stillness", 3, "eyes-open"), "Je hoeft niets."),
    ],
)
def test_the_first_half_of_a_rest_says_that_nothing_has_to_be_done(
    stand: Stand, request_: PracticeRequest, said: str
) -> None:
    coming, practice = stand.engine.coming, stand.engine.practice
    assert coming.rest_line == ""
    stand.engine.begin_exercise(request_)
    stood: list[tuple[bool, str]] = []
    while practice.segment is not None:
        stood.append((practice.segment.kind == "quiet", coming.rest_line))
        stand.advance(1)
    assert {line for is_still, line in stood if not is_still} == {""}
    still = [line for is_still, line in stood if is_still]
    half = len(still) // 2
    assert still[: half - 1] == [said] * (half - 1)
    assert set(still[half + 1 :]) == {""}


@pytest.mark.parametrize(("exercise", "lines"), [("nothing-needed", {""}), ("slow-breathing", {"", BREATHE_ON})])
def test_what_has_lines_of_its_own_has_no_other(stand: Stand, exercise: str, lines: set[str]) -> None:
    stand.engine.begin_exercise(PracticeRequest(exercise, 2))
    said = set()
    while stand.engine.practice.is_active:
        said.add(stand.engine.coming.rest_line)
        stand.advance(1)
    assert said == lines


@pytest.mark.parametrize(
    "request_",
    [
        PracticeRequest("stillness", 5),
        PracticeRequest("stillness", 5, "eyes-open"),
        PracticeRequest("nothing-needed", 10),
        PracticeRequest("jacobson-in-bed", 10),
    ],
)
def test_in_the_dark_no_line_of_a_long_silence_stands_for_more_than_two_minutes(
    stand: Stand, request_: PracticeRequest
) -> None:
    practice, coming = stand.engine.practice, stand.engine.coming
    assert coming.dark_line == ""
    stand.engine.begin_exercise(request_)
    seen: list[str] = []
    while practice.segment is not None:
        seen.append(coming.dark_line or practice.segment.text)
        stand.advance(1)
    assert max(len(list(run)) for _, run in groupby(seen)) <= 120
    assert any(line.startswith("nog ") for line in seen)


def test_in_the_dark_a_line_stands_for_a_minute_before_it_is_told_what_is_left(stand: Stand) -> None:
    stand.engine.begin_exercise(PracticeRequest("stillness", 5))
    said: list[str] = []
    while stand.engine.practice.is_active:
        stand.advance(1)
        said.append(stand.engine.coming.dark_line)
    runs = [(line, len(list(run))) for line, run in groupby(said) if line]
    assert runs[0] == ("Blijf zo. Je hoeft niets.", 60)
    assert runs[1][0] == "nog vier minuten, dan hoor je drie zachte tonen"


def test_in_the_dark_nothing_is_counted_in_a_short_silence(stand: Stand) -> None:
    stand.engine.begin_exercise(PracticeRequest("slow-breathing", 5))
    said = set()
    while stand.engine.practice.is_active:
        stand.advance(1)
        said.add(stand.engine.coming.dark_line)
    assert said == {"", BREATHE_ON}


@pytest.mark.parametrize("silence_s", range(40, 1300, 3))
def test_what_is_told_stands_there_long_enough_to_be_read(silence_s: int) -> None:
    said = [
        coming_words(Coming("end", left_s, silence_s), Settings(), has_sound=True, speaks=False)
        for left_s in range(silence_s, 0, -1)
    ]
    runs = [len(list(run)) for _, run in groupby(said)]
    assert min(runs[:-1]) >= 10, "the last one ends with what it tells of"
    assert min(runs[1:-1], default=20) >= 20, "where it stands longer at the first, it is not true any more"


@pytest.mark.parametrize("way", [None, "a-little-longer"])
def test_the_last_breaths_by_oneself_are_not_left_without_a_word(stand: Stand, way: str | None) -> None:
    """A newcomer saw an empty ring for a quarter of a minute, and did not know whether it went on."""
    stand.engine.begin_exercise(PracticeRequest("longer-exhale", 2, way))
    practice, bare_s, longest_s = stand.engine.practice, 0, 0
    while practice.segment is not None and practice.segment.kind != "closing":
        is_bare = not (practice.segment.guidance or practice.segment.text or stand.engine.coming.text)
        bare_s = bare_s + 1 if is_bare else 0
        longest_s = max(longest_s, bare_s)
        stand.advance(1)
    assert longest_s <= 8


@pytest.mark.parametrize("minutes", [2, 5, 10])
@pytest.mark.parametrize("exercise", ["longer-exhale", "slow-breathing"])
def test_where_one_breathes_on_unaided_it_says_so_and_nowhere_else(stand: Stand, exercise: str, minutes: float) -> None:
    stand.engine.begin_exercise(PracticeRequest(exercise, minutes))
    practice, coming, stood = stand.engine.practice, stand.engine.coming, []
    while practice.segment is not None and practice.segment.kind != "closing":
        is_unaided = practice.segment.kind == "breathe" and not practice.segment.guidance
        stood.append((is_unaided, coming.rest_line == "Adem gewoon verder."))
        stand.advance(1)
    assert all(is_unaided == says for is_unaided, says in stood)
    assert any(says for _, says in stood)
