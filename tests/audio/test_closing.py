"""The end: no silence follows the last word, and a tap is asked while the end tone sounds."""

from __future__ import annotations

import pytest

from herstel_app.audio.cues.start_end import DELAY_S, END_S, stroke_times
from herstel_app.core.closing import sound_end_s
from herstel_app.core.content import BreatheStep, QuietStep
from herstel_app.core.speech_timing import speech_s, utterances
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from tests.core.test_timeline_compiler import SLOW, exercise

LONGEST_SILENCE_S = 3.0


@pytest.mark.parametrize("minutes", [1, 3])
@pytest.mark.parametrize("ends_evening", [False, True])
def test_no_silence_follows_the_last_word(minutes: float, ends_evening: bool) -> None:
    timeline = compile_timeline(exercise(SLOW), minutes, options=CompileOptions(ends_evening=ends_evening))
    last = utterances(timeline)[-1]
    assert timeline.duration_s - last.end_s <= LONGEST_SILENCE_S
    assert last.end_s - last.start_s == pytest.approx(speech_s(last.text)), "it is said whole"


@pytest.mark.parametrize("step", [SLOW, QuietStep()], ids=["breathing", "stillness"])
def test_a_tap_is_asked_while_the_end_tone_sounds(step: BreatheStep | QuietStep) -> None:
    timeline = compile_timeline(exercise(step), 3, options=CompileOptions(tap_follows=True))
    closing = timeline.segments[-1]
    assert (closing.kind, closing.text) == ("closing", "Klaar.")
    assert timeline.duration_s - timeline.practice_end_s <= LONGEST_SILENCE_S
    assert utterances(timeline)[-1].start_s < closing.start_s, "nothing is said over the tap"
    assert stroke_times(closing, ()) == (closing.start_s + DELAY_S, END_S), "no stroke comes sooner"
    assert sound_end_s(timeline) >= closing.start_s + DELAY_S + END_S
