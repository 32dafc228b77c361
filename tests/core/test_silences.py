"""The length of a silence in words, and lines that tell it."""

from __future__ import annotations

import pytest

from herstel_app.core.content import BreatheStep, CycleLine, OffsetLine, PhaseLength, QuietStep
from herstel_app.core.silences import LONGEST, length_words, longest, unknown_marks
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import compile_timeline
from tests.core.test_timeline_compiler import SLOW, exercise


@pytest.mark.parametrize(("seconds", "told"), [
    (5, "kort"), (22, "kort"), (23, "een halve minuut"), (44, "een halve minuut"), (46, "een minuut"),
    (91, "anderhalve minuut"), (119, "twee minuten"), (152, "tweeënhalve minuut"), (210, "drieënhalve minuut"),
    (269, "vierenhalve minuut"), (570, "negenenhalve minuut"), (594, "tien minuten"), (640, "elf minuten"),
    (720, "twaalf minuten"), (900, "15 minuten"),
])  # fmt: skip
def test_a_length_is_told_to_the_half_minute(seconds: float, told: str) -> None:
    assert length_words(seconds) == told
    assert len(told) <= len(LONGEST)


def test_other_marks_are_found() -> None:
    assert unknown_marks("Het is {stilte} stil. {daarna}") == []
    assert unknown_marks("{tijd} en {") == ["{tijd}", "{"]
    assert longest("{stilte}.") == f"{LONGEST}."


def told(timeline: Timeline) -> list[str]:
    return [s.text for s in timeline.segments if "stil" in s.text]


def test_each_length_has_its_own_silence_and_what_comes_after_it() -> None:
    step = QuietStep(
        lines=(OffsetLine(0, "Het is {stilte} stil. {daarna}"), OffsetLine(74, "Nog {stilte} stil. {daarna}"))
    )
    made = exercise(step)
    first = "Het is een minuut stil. Dan gaat het verder."
    assert told(compile_timeline(made, 2)) == [first, "Nog een halve minuut stil. Dan hoor je drie tonen."]
    assert told(compile_timeline(made, 5)) == [first, "Nog drieënhalve minuut stil. Dan hoor je drie tonen."]


def test_a_silence_ends_where_breathing_sounds_again() -> None:
    step = QuietStep(seconds=40, lines=(OffsetLine(0, "Het is {stilte} stil. {daarna}"),))
    timeline = compile_timeline(exercise(step, BreatheStep(SLOW.pattern)), 3)
    assert told(timeline) == ["Het is een halve minuut stil. Dan gaat het verder."]


def test_a_line_about_waiting_is_shown_and_said_where_one_waits() -> None:
    pattern = (PhaseLength("inhale", 4), PhaseLength("hold", 4), PhaseLength("exhale", 4))
    step = BreatheStep(pattern, lines=(CycleLine(2, "Te lang? Adem dan uit.", "hold"),))
    breaths = [s for s in compile_timeline(exercise(step), 3).segments if s.kind == "breathe"]
    assert [s.text for s in breaths[:6]] == ["", "", "", "", "Te lang? Adem dan uit.", "Te lang? Adem dan uit."]
    assert breaths[4].cue_word == "Wacht. Te lang? Adem dan uit."
    assert breaths[7].cue_word == "Wacht."


def test_after_a_pause_the_word_alone_is_said_again() -> None:
    pattern = (PhaseLength("inhale", 4), PhaseLength("hold", 4), PhaseLength("exhale", 4))
    step = BreatheStep(pattern, lines=(CycleLine(1, "Te lang? Adem dan uit.", "hold"),))
    resumed = compile_timeline(exercise(step), 3).resumed_at(90.0)
    again = [s.cue_word for s in resumed.segments if s.kind == "breathe" and s.phase == "hold" and s.start_s > 90]
    assert again[:3] == ["Wacht."] * 3
