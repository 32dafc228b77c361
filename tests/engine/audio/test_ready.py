"""That what is seen waits for a sound that has yet to be started, and that it is started in time."""

from __future__ import annotations

import pytest

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Read, sounds_soon
from herstel_app.engine.audio.samples import BREATH, GENTLE, GENTLE_TONE_S, cue_sample, exercise_sample
from tests.engine.conftest import Stand

REQUEST = PracticeRequest("slow-breathing")
IN_S = 0.6


@pytest.fixture
def cold(stand: Stand) -> Stand:
    """Give an engine whose player has nothing open."""
    stand.player.in_s = IN_S
    return stand


def test_an_exercise_that_is_offered_has_the_player_made_ready(stand: Stand) -> None:
    stand.engine.offer(REQUEST)
    assert stand.player.names.count("prepare") == 1
    assert "play" not in stand.player.names


def test_nothing_is_made_ready_for_what_is_only_read_or_over(stand: Stand) -> None:
    assert not sounds_soon(None)
    assert not sounds_soon(Read("sleep", 60.0))
    stand.engine.begin_exercise(REQUEST)
    before = stand.player.names.count("prepare")
    stand.engine.practice.stop()
    assert stand.player.names.count("prepare") == before


def test_an_exercise_begins_when_it_can_be_heard(cold: Stand) -> None:
    cold.engine.begin_exercise(REQUEST)
    assert cold.player.last("play")[1] == -IN_S
    cold.advance(IN_S - 0.1)
    assert cold.engine.practice.at_s == 0.0
    cold.advance(1.1)
    assert cold.engine.practice.at_s == pytest.approx(1.0, abs=0.04)


def test_paused_before_it_begins_it_stands_at_its_beginning(cold: Stand) -> None:
    cold.engine.begin_exercise(REQUEST)
    cold.advance(0.2)
    cold.engine.practice.pause()
    cold.advance(5)
    cold.engine.practice.resume()
    cold.advance(1)
    assert cold.engine.practice.at_s == pytest.approx(1.0, abs=0.04)


def test_a_sample_has_its_whole_length(cold: Stand) -> None:
    cold.engine.audio.hear(cue_sample("harp"))
    assert cold.player.last("play")[1] == -IN_S
    cold.advance(BREATH.duration_s + IN_S - 0.1)
    assert cold.player.is_sounding
    cold.advance(0.2)
    assert not cold.player.is_sounding


def test_a_sample_from_the_middle_begins_there_at_once(cold: Stand) -> None:
    cold.engine.audio.hear(exercise_sample("slow-breathing", GENTLE, 3.0))
    assert cold.player.last("play")[1] == 3.0


def test_the_first_breaths_are_seen_when_they_are_heard(cold: Stand) -> None:
    first = cold.engine.first_sound
    levels: list[float] = []
    first.frame_changed.connect(lambda frame: levels.append(frame.level))
    first.begin()
    cold.advance(IN_S - 0.05)
    assert set(levels) == {0.0}
    cold.advance(GENTLE_TONE_S)
    assert first.said == ""
    cold.advance(0.1)
    assert first.said
