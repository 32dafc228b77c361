"""Lines come when they are due, once, and never late."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.content import BreatheStep, CycleLine, Exercise, GuideLine, GuideStep, PhaseLength, QuietStep
from herstel_app.core.narration import Narration, rooms_s, spoken_lines
from herstel_app.core.session import STALE_S
from herstel_app.core.speech_timing import Utterance, cue_start_s, utterances
from herstel_app.core.timeline_compiler import compile_timeline
from tests.core.test_timeline_compiler import SLOW, exercise
from tests.helpers.exercises import exercises

BREATH = BreatheStep(SLOW.pattern, lines=(CycleLine(1, "Langzamer mag."), CycleLine(4, "Dieper hoeft niet.")))


@given(exercises(), st.lists(st.floats(0, 1), max_size=2), st.sampled_from([0.1, 0.49]))
def test_every_line_comes_once_and_in_time(made: Exercise, pauses: list[float], tick_s: float) -> None:
    timeline = compile_timeline(made, 3)
    for share in pauses:
        timeline = timeline.resumed_at(share * timeline.duration_s)
    narration = Narration(timeline)
    given_at = []
    for number in range(round(timeline.duration_s / tick_s) + 1):
        line = narration.due(number * tick_s)
        if line:
            assert 0 <= number * tick_s - line.start_s <= tick_s + 1e-9
            given_at.append(line)
    assert [line.text for line in given_at] == [line.text for line in utterances(timeline)]


@given(exercises())
def test_a_line_has_room_until_its_cue_and_no_further(made: Exercise) -> None:
    timeline = compile_timeline(made, 3)
    planned, roomy = utterances(timeline), spoken_lines(timeline)
    assert [line.start_s for line in roomy] == [line.start_s for line in planned]
    assert all(wide.end_s >= line.end_s for wide, line in zip(roomy, planned, strict=True))
    assert all(a.end_s <= b.start_s for a, b in pairwise(roomy))
    for segment in timeline.segments:
        cue_s = cue_start_s(segment, planned)
        if cue_s is not None and segment.phase is not None and segment.kind != "breathe":
            lines = [line for line in roomy if not line.over_cue]
            assert all(line.end_s <= cue_s or line.start_s >= segment.end_s for line in lines)


def test_room_in_a_breath_is_the_whole_exhale_and_in_the_body_the_time_before_the_tone() -> None:
    breath = compile_timeline(exercise(BREATH, minutes=1), 1)
    line = next(line for line in spoken_lines(breath) if line.text == "Uit. Langzamer mag.")
    assert (line.start_s, line.end_s) == (14.5, 20.0)
    body = compile_timeline(exercise(GuideStep((GuideLine("Bal je vuist.", 6, "tense"),)), minutes=0.1), 0.1)
    tense = body.segments[1]
    line = next(line for line in spoken_lines(body) if line.text == "Bal je vuist.")
    assert line.end_s == cue_start_s(tense, utterances(body))
    assert tense.start_s < line.end_s < tense.end_s


def test_what_is_late_is_not_said() -> None:
    timeline = compile_timeline(exercise(BREATH, minutes=1), 1)
    late = Narration(timeline)
    assert late.due(14.5 + STALE_S + 0.01) is None
    assert late.due(14.6) is None
    on_time = Narration(timeline)
    assert on_time.due(14.5 + STALE_S).text == "Uit. Langzamer mag."  # type: ignore[union-attr]
    assert on_time.due(14.5 + STALE_S) is None


@pytest.mark.parametrize(
    ("at_s", "first"), [(0.0, "In."), (10.1, "Uit. Langzamer mag."), (14.6, "In."), (34.6, "Uit. Dieper hoeft niet.")]
)
def test_what_began_before_is_left_where_it_was(at_s: float, first: str) -> None:
    timeline = compile_timeline(exercise(BREATH, minutes=1), 1)
    opening, *rest = Narration(timeline).lines
    assert opening.start_s < 10
    assert next(line.text for line in Narration(timeline, at_s).lines if line in rest) == first


def test_after_a_pause_in_stillness_the_rest_of_the_line_is_not_said() -> None:
    timeline = compile_timeline(exercise(QuietStep(), minutes=1), 1)
    opening = utterances(timeline)[0]
    assert opening not in Narration(timeline.resumed_at(opening.start_s + 1), opening.start_s + 1).lines


def test_a_text_that_is_said_twice_has_the_room_of_the_tightest() -> None:
    lines = [Utterance("Adem uit.", 0.0, 6.0), Utterance("Rust.", 6.0, 8.0), Utterance("Adem uit.", 9.0, 13.0)]
    assert rooms_s(lines) == {"Adem uit.": 4.0, "Rust.": 2.0}


def test_a_line_that_runs_on_keeps_its_room() -> None:
    quick = (PhaseLength("inhale", 2.0), PhaseLength("exhale", 2.5))
    timeline = compile_timeline(exercise(BreatheStep(quick), minutes=3), 3)
    ends_s = {line.text: line.end_s for line in utterances(timeline)}
    for line in spoken_lines(timeline):
        if "Nu zonder woorden" in line.text:
            assert line.end_s >= ends_s[line.text]
