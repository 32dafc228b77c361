"""The first sound: louder until it is heard, and asked once of who skipped it."""

from __future__ import annotations

import pytest

from herstel_app.core.ports.output_level import OutputLevel
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.audio.samples import BREATH
from herstel_app.engine.words import (
    HEARD,
    HEARD_AT_FULL,
    HEARD_QUESTION,
    HEARD_WHILE_PRACTISING,
    RAISE_COMPUTER,
    SOUND_LOST,
    SYSTEM_OFF,
)
from tests.engine.conftest import Make, Stand

FULL = f"{HEARD_AT_FULL} {RAISE_COMPUTER}"
PLAYS = ("play", BREATH, 0.0)


def test_it_sounds_and_asks_and_yes_is_remembered(stand: Stand) -> None:
    first = stand.engine.first_sound
    assert first.said == ""
    first.hear()
    assert stand.player.asked.count(PLAYS) == 1
    assert (first.said, first.asks) == (HEARD_QUESTION, True)
    first.answer_heard()
    assert (first.said, first.asks) == (HEARD, False)
    assert stand.player.is_sounding
    assert stand.engine.settings.settings.sound_asked


def test_louder_sounds_again_until_it_is_at_full(make: Make) -> None:
    stand = make(volume=75)
    first = stand.engine.first_sound
    first.hear()
    heard = []
    for _ in range(4):
        first.louder()
        heard.append((stand.engine.settings.settings.volume, first.said))
    assert heard == [(85, HEARD_QUESTION), (95, HEARD_QUESTION), (100, FULL), (100, FULL)]
    assert stand.player.asked.count(PLAYS) == 5
    assert first.asks


@pytest.mark.parametrize(("chosen", "volume"), [({"muted": True, "volume": 40}, 40), ({"volume": 0}, 10)])
def test_a_sound_that_is_off_is_switched_on(make: Make, chosen: dict[str, object], volume: int) -> None:
    stand = make(**chosen)
    stand.engine.first_sound.hear()
    settings = stand.engine.settings.settings
    assert (settings.muted, settings.volume, stand.player.is_sounding) == (False, volume, True)


def test_what_sounds_is_stopped_by_the_same_button(stand: Stand) -> None:
    stand.engine.first_sound.hear()
    stand.engine.first_sound.hear()
    assert not stand.player.is_sounding
    assert stand.engine.first_sound.asks


def test_what_stands_in_the_way_is_known(stand: Stand) -> None:
    first = stand.engine.first_sound
    changes: list[str] = []
    first.changed.connect(lambda: changes.append(first.lack))
    stand.system_volume.level = OutputLevel(50, True)
    first.hear()
    stand.do_work()
    assert changes[-1] == SYSTEM_OFF
    assert stand.player.listener
    stand.player.listener("missing")
    stand.settle()
    assert changes[-1] == SOUND_LOST["missing"]
    stand.player.listener("working")
    stand.settle()
    assert changes[-1] == SYSTEM_OFF
    stand.engine.volume.set_percent(100)
    first.louder()
    assert first.said == HEARD_AT_FULL  # what stands in the way is said beside it


def test_who_skipped_it_is_asked_once_at_the_start_of_an_exercise(make: Make) -> None:
    stand = make(welcomed=True)
    stand.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert stand.notices == [HEARD_WHILE_PRACTISING]
    stand.advance(30)
    stand.engine.practice.stop()
    assert stand.withdrawn == [HEARD_WHILE_PRACTISING]
    stand.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert stand.notices == [HEARD_WHILE_PRACTISING]


def test_who_makes_it_louder_has_answered(make: Make) -> None:
    stand = make(welcomed=True)
    stand.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stand.engine.volume.step(1)
    assert stand.withdrawn == [HEARD_WHILE_PRACTISING]


def test_a_silent_computer_is_told_instead(make: Make) -> None:
    stand = make(welcomed=True)
    stand.system_volume.level = OutputLevel(50, True)
    stand.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stand.do_work()
    assert stand.notices == [HEARD_WHILE_PRACTISING, SYSTEM_OFF]
    assert stand.withdrawn == [HEARD_WHILE_PRACTISING]


@pytest.mark.parametrize("chosen", [{}, {"welcomed": True, "muted": True}, {"welcomed": True, "sound_asked": True}])
def test_others_are_not_asked_in_an_exercise(make: Make, chosen: dict[str, object]) -> None:
    stand = make(**chosen)
    stand.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert stand.notices == []
