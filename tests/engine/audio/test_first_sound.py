"""The first sound: breaths that go on by themselves, louder until they are heard, and silent once they are left."""

from __future__ import annotations

import pytest

from herstel_app.core.ports.output_level import OutputLevel
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.audio.samples import GENTLE
from herstel_app.engine.words import HEARD_AT_FULL, HEARD_QUESTION, RAISE_COMPUTER, SOUND_LOST, SYSTEM_OFF, WATCH
from tests.engine.conftest import Make, Stand

FULL = f"{HEARD_AT_FULL} {RAISE_COMPUTER}"
PLAYS = ("play", GENTLE, 0.0)


def phases(stand: Stand) -> list[str | None]:
    seen: list[str | None] = []
    stand.engine.first_sound.frame_changed.connect(lambda frame: seen.append(frame.phase))
    return seen


def test_breaths_of_three_in_and_four_and_a_half_out_sound_and_are_seen(stand: Stand) -> None:
    seen = phases(stand)
    stand.engine.first_sound.begin()
    assert stand.player.asked.count(PLAYS) == 1
    stand.advance(2.9)
    assert set(seen) == {"inhale"}
    stand.advance(4.5)
    assert seen[-1] == "exhale"
    stand.advance(0.2)
    assert seen[-1] == "inhale"


def test_they_go_on_for_as_long_as_someone_looks(stand: Stand) -> None:
    seen = phases(stand)
    stand.engine.first_sound.begin()
    stand.advance(GENTLE.duration_s + 1)
    assert stand.player.asked.count(PLAYS) == 2
    assert stand.player.is_sounding
    assert seen[-1] == "inhale", "seen and heard begin together again"


def test_left_nothing_sounds_or_is_seen_or_asked(stand: Stand) -> None:
    first = stand.engine.first_sound
    first.begin()
    first.end()
    seen = phases(stand)
    stand.advance(GENTLE.duration_s)
    assert (stand.player.is_sounding, seen, first.said) == (False, [], "")


def test_an_exercise_takes_its_sound(stand: Stand) -> None:
    first = stand.engine.first_sound
    first.begin()
    stand.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stand.advance(1)
    assert stand.player.asked.count(PLAYS) == 1
    assert stand.engine.audio.sounding == ""


def test_it_is_asked_once_the_first_tone_sounded(stand: Stand) -> None:
    first = stand.engine.first_sound
    first.begin()
    stand.advance(2.9)
    assert first.said == ""
    stand.advance(0.2)
    assert first.said == HEARD_QUESTION
    first.answer_heard()
    stand.advance(GENTLE.duration_s)
    assert first.said == "", "answered, it is not asked again"


def test_louder_goes_on_until_it_is_at_full(make: Make) -> None:
    stand = make(volume=75)
    first = stand.engine.first_sound
    first.begin()
    heard = []
    for _ in range(4):
        first.louder()
        heard.append((stand.engine.settings.settings.volume, first.said))
    assert heard == [(85, HEARD_QUESTION), (95, HEARD_QUESTION), (100, FULL), (100, FULL)]
    assert stand.player.asked.count(PLAYS) == 1
    first.answer_heard()
    assert first.said == ""
    assert stand.player.is_sounding


@pytest.mark.parametrize("chosen", [{"muted": True, "volume": 40}])
def test_a_sound_that_is_off_stays_off_until_louder(make: Make, chosen: dict[str, object]) -> None:
    stand = make(**chosen)
    seen = phases(stand)
    stand.engine.first_sound.begin()
    stand.advance(1)
    assert not stand.player.is_sounding
    assert seen
    stand.engine.first_sound.louder()
    settings = stand.engine.settings.settings
    assert (settings.muted, settings.volume, stand.player.is_sounding) == (False, 50, True)


def test_what_stands_in_the_way_is_said(stand: Stand) -> None:
    first = stand.engine.first_sound
    changes: list[str] = []
    first.changed.connect(lambda: changes.append(first.said))
    stand.system_volume.level = OutputLevel(50, True)
    first.begin()
    stand.do_work()
    assert changes[-1] == WATCH[SYSTEM_OFF]
    assert stand.player.listener
    stand.player.listener("missing")
    stand.settle()
    assert changes[-1] == SOUND_LOST["missing"]
    stand.player.listener("working")
    stand.settle()
    assert changes[-1] == WATCH[SYSTEM_OFF]


def test_an_exercise_asks_nothing(make: Make) -> None:
    stand = make(welcomed=True)
    stand.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert stand.notices == []
