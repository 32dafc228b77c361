"""What a sample sounds like: what it is about, without voice, and with nothing after it."""

from __future__ import annotations

import pytest

from herstel_app.core.sound import Cue, SoundChoice
from herstel_app.engine.audio.samples import BED, BREATH, BREATHS, START, bed_sample, breaths_sample, cue_sample

CHOSEN = SoundChoice("bowl", 80, "sea", 60, 20, voice=True, voice_percent=90)


def test_a_cue_sounds_in_one_breath_without_a_bed() -> None:
    sample = cue_sample("wave")
    assert (sample.name, sample.timeline) == ("wave", BREATH)
    assert sample.choice(CHOSEN) == SoundChoice("wave", 80, "none", 60, 0, voice=False, voice_percent=90)


def test_where_breaths_are_silent_the_start_tone_sounds() -> None:
    sample = cue_sample("none")
    assert sample.timeline == START
    assert sample.choice(CHOSEN).cue == "none"


def test_a_bed_sounds_without_cues() -> None:
    sample = bed_sample("rain")
    assert (sample.name, sample.timeline) == ("rain", BED)
    assert sample.choice(CHOSEN) == SoundChoice("none", 80, "rain", 60, 0, voice=False, voice_percent=90)


@pytest.mark.parametrize(("cue", "heard"), [("bowl", "bowl"), ("none", "harp")])
def test_breaths_of_ones_own_are_heard_as_chosen_and_never_silent(cue: Cue, heard: Cue) -> None:
    sample = breaths_sample(BREATH)
    assert (sample.name, sample.timeline) == (BREATHS, BREATH)
    assert sample.choice(SoundChoice(cue, 80, "sea")) == SoundChoice(heard, 80, "none", voice=False)
