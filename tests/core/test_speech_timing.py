"""When lines are spoken: never over one another or a tone of the body; over the cue of a breath, which is softer."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.content import (
    BreatheStep,
    CycleLine,
    Exercise,
    GuideLine,
    GuideStep,
    OffsetLine,
    PhaseLength,
    QuietStep,
)
from herstel_app.core.speech_timing import LEAST_TONE_S, START_TONE_S, Utterance, cue_start_s, is_ducked, utterances
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from tests.core.test_timeline_compiler import SLOW, exercise
from tests.helpers.exercises import exercises

SPOKEN = BreatheStep(SLOW.pattern, lines=(CycleLine(1, "Langzamer mag."), CycleLine(4, "Dieper hoeft niet.")))


def test_in_a_breath_the_line_is_spoken_in_its_first_exhale() -> None:
    timeline = compile_timeline(exercise(SPOKEN, minutes=1), 1)
    told = [(line.text, line.start_s) for line in utterances(timeline) if line.text.endswith(("mag.", "niet."))]
    assert told == [("Uit. Langzamer mag.", 14.5), ("Uit. Dieper hoeft niet.", 44.5)]


def test_opening_and_closing_leave_their_tone_alone() -> None:
    timeline = compile_timeline(exercise(QuietStep(), minutes=1), 1)
    first, last = utterances(timeline)[0], utterances(timeline)[-1]
    assert first.start_s == START_TONE_S
    assert last.start_s == timeline.practice_end_s + 7.0
    assert last.end_s <= timeline.duration_s


@given(exercises(), st.lists(st.floats(0, 1), max_size=3))
def test_no_line_over_another_and_no_tone_as_loud_under_a_line(made: Exercise, pauses: list[float]) -> None:
    timeline = compile_timeline(made, 3)
    for share in pauses:
        timeline = timeline.resumed_at(share * timeline.duration_s)
    spoken = utterances(timeline)
    assert all(a.end_s <= b.start_s for a, b in pairwise(spoken))
    assert all(0 <= line.start_s < line.end_s <= timeline.duration_s for line in spoken)
    for segment in timeline.segments:
        begins_s = cue_start_s(segment, spoken)
        if begins_s is not None and segment.kind not in ("settle", "closing"):
            lines = [line for line in spoken if not line.over_cue]
            over = [line for line in lines if line.end_s > begins_s and line.start_s < segment.end_s]
            assert bool(over) == is_ducked(segment, spoken)
            assert not over or segment.kind == "breathe"


def test_the_words_of_a_breath_are_said_with_their_cue_and_before_its_line() -> None:
    timeline = compile_timeline(exercise(SPOKEN, minutes=1), 1)
    words = [line for line in utterances(timeline) if line.over_cue]
    assert [(line.text, line.start_s) for line in words] == [
        ("In.", 10), ("In.", 20), ("Uit.", 24.5), ("In.", 30), ("Uit.", 34.5)
    ]  # fmt: skip
    assert cue_start_s(timeline.segment_at(20), utterances(timeline)) == 20


def test_a_line_that_does_not_fit_with_the_word_before_it_is_said_alone() -> None:
    step = BreatheStep(SLOW.pattern, lines=(CycleLine(1, "a" * 60),))
    timeline = compile_timeline(exercise(step, minutes=1), 1)
    assert "a" * 60 in [line.text for line in utterances(timeline)]


def test_the_cue_of_a_breath_is_softer_and_that_of_the_body_waits() -> None:
    breath = compile_timeline(exercise(SPOKEN, minutes=1), 1)
    exhale = breath.segment_at(16)
    inhale = breath.segment_at(12)
    assert [cue_start_s(s, utterances(breath)) for s in (inhale, exhale)] == [10, 14.5]
    assert [is_ducked(s, utterances(breath)) for s in (inhale, exhale)] == [False, True]
    body = compile_timeline(exercise(GuideStep((GuideLine("Bal je vuist.", 6, "tense"),)), minutes=0.1), 0.1)
    tense = body.segments[1]
    begins_s = cue_start_s(tense, utterances(body))
    assert begins_s is not None
    assert not is_ducked(tense, utterances(body))
    assert tense.start_s < begins_s <= tense.end_s - LEAST_TONE_S
    assert cue_start_s(tense, [Utterance("-", tense.start_s, tense.end_s - 1)]) is None


def test_a_body_line_is_said_again_after_a_pause_and_a_line_in_stillness_is_not() -> None:
    body = compile_timeline(exercise(GuideStep((GuideLine("Bal je vuist.", 10, "tense"),)), minutes=0.2), 0.2)
    assert [line.text for line in utterances(body.resumed_at(14))].count("Bal je vuist.") == 2
    still = compile_timeline(exercise(QuietStep(lines=(OffsetLine(3, "Hoor je iets?"),)), minutes=1), 1)
    assert [line.text for line in utterances(still.resumed_at(15))].count("Hoor je iets?") == 1


def test_the_last_line_of_breathing_runs_on_into_the_silence_after_it() -> None:
    quick = (PhaseLength("inhale", 2.0), PhaseLength("exhale", 2.5))
    timeline = compile_timeline(exercise(BreatheStep(quick), minutes=3), 3)
    last = [line for line in utterances(timeline) if line.start_s < timeline.practice_end_s][-1]
    assert last.text == "Uit. Nu zonder woorden. Ga door tot de tonen."
    exhale = timeline.segment_at(last.start_s)
    assert exhale.end_s < last.end_s < exhale.end_s + 2.0
    assert timeline.segment_at(exhale.end_s).guidance == 0.0


def test_it_does_not_run_on_over_a_word_or_a_cue() -> None:
    square = tuple(PhaseLength(phase, 4.0) for phase in ("inhale", "hold", "exhale", "hold_out"))
    made = exercise(BreatheStep(square), minutes=3)
    for throughout, said in ((False, ". Adem zelf door tot je drie tonen hoort."), (True, ", tot de tonen.")):
        timeline = compile_timeline(made, 3, options=CompileOptions(words_throughout=throughout))
        spoken = utterances(timeline)
        (last,) = [line for line in spoken if "Nu zonder woorden" in line.text]
        assert last.text == f"Uit. Nu zonder woorden{said}"
        assert all(a.end_s <= b.start_s for a, b in pairwise(spoken))
