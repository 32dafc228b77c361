"""Ten seconds of an exercise: its own sound, in the way that fits, until they are over or one has heard enough."""

from __future__ import annotations

from functools import partial

import pytest

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.timeline import Timeline
from herstel_app.engine.audio.samples import EXERCISE_S
from herstel_app.engine.exercise_sound import ExerciseSound
from tests.engine.conftest import Stand

NAME = "slow-breathing"


@pytest.fixture
def sound(stand: Stand) -> ExerciseSound:
    return ExerciseSound(stand.engine.tools)


def played(stand: Stand) -> tuple[Timeline, float]:
    timeline, at_s = stand.player.last("play")
    assert isinstance(timeline, Timeline)
    assert isinstance(at_s, float)
    return timeline, at_s


def test_it_sounds_from_a_breath_in_its_middle_for_ten_seconds(stand: Stand, sound: ExerciseSound) -> None:
    sound.hear(NAME)
    timeline, at_s = played(stand)
    assert (timeline.segment_at(at_s).phase, timeline.segment_at(at_s).guidance) == ("inhale", 1.0)
    assert at_s > 60
    assert sound.sounding == NAME
    stand.advance(EXERCISE_S - 0.5)
    assert sound.sounding == NAME
    stand.advance(1)
    assert sound.sounding == ""
    assert not stand.player.is_sounding
    assert not stand.engine.practice.is_active


def test_a_second_press_or_leaving_silences_it(stand: Stand, sound: ExerciseSound) -> None:
    for stop in (partial(sound.hear, NAME), sound.stop):
        sound.hear(NAME)
        assert stand.player.is_sounding
        stop()
        assert (sound.sounding, stand.player.is_sounding) == ("", False)


def test_another_takes_its_place(stand: Stand, sound: ExerciseSound) -> None:
    sound.hear(NAME)
    sound.hear("muscle-release-4")
    assert sound.sounding == "muscle-release-4"
    timeline, at_s = played(stand)
    assert timeline.segment_at(at_s).phase == "tense"


def test_it_is_the_way_that_fits(stand: Stand, sound: ExerciseSound) -> None:
    stand.engine.fit.take(["pregnant"])
    sound.hear(NAME)
    timeline, at_s = played(stand)
    assert timeline.segment_at(at_s).duration_s == 3.5


def test_what_is_silent_or_does_not_fit_cannot_be_heard(stand: Stand, sound: ExerciseSound) -> None:
    stand.engine.fit.take([])
    assert [sound.can_be_heard(name) for name in (NAME, "stillness", "natural-breath", "gone")] == [
        True, False, False, False
    ]  # fmt: skip
    before = list(stand.player.asked)
    for name in ("stillness", "gone"):
        sound.hear(name)
    assert stand.player.asked == before
    stand.engine.fit.take(["epilepsy"])
    assert not sound.can_be_heard(NAME)


def test_where_breaths_are_silent_it_is_heard_with_the_harp(stand: Stand, sound: ExerciseSound) -> None:
    stand.engine.settings.change(cue="none")
    sound.hear(NAME)
    (choice,) = stand.player.last("choice")
    assert getattr(choice, "cue", None) == "harp"


def test_an_exercise_that_goes_on_is_left_alone(stand: Stand, sound: ExerciseSound) -> None:
    stand.engine.begin_exercise(PracticeRequest(NAME))
    sound.hear(NAME)
    assert (sound.sounding, stand.player.names.count("play")) == ("", 1)
