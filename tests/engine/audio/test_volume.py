"""How loud: kept in the settings, brought to the player once, and told to who shows it."""

from __future__ import annotations

import pytest

from tests.engine.conftest import Make, Stand


def told(stand: Stand) -> list[tuple[int, bool]]:
    found: list[tuple[int, bool]] = []
    stand.engine.volume.was_set.connect(lambda percent, muted: found.append((percent, muted)))
    return found


@pytest.mark.parametrize(
    ("before", "direction", "after"), [(75, 1, 80), (75, -1, 70), (98, 1, 100), (3, -1, 0), (100, 1, 100), (0, -1, 0)]
)
def test_a_step_stays_between_silence_and_full(make: Make, before: int, direction: int, after: int) -> None:
    stand = make(volume=before)
    set_to = told(stand)
    stand.engine.volume.step(direction)
    assert stand.engine.settings.settings.volume == after
    assert set_to == [(after, False)]
    assert stand.player.last("volume") == (after,)


def test_a_step_ends_a_mute(make: Make) -> None:
    stand = make(muted=True)
    assert stand.player.last("muted") == (True,)
    stand.engine.volume.step(1)
    assert not stand.engine.settings.settings.muted
    assert stand.player.last("muted") == (False,)


def test_the_mute_is_switched_and_told(stand: Stand) -> None:
    set_to = told(stand)
    stand.engine.volume.toggle_mute()
    stand.engine.volume.toggle_mute()
    assert set_to == [(60, True), (60, False)]
    assert stand.player.last("muted") == (False,)


def test_the_player_begins_as_the_settings_are_and_hears_each_change_once(make: Make) -> None:
    stand = make(volume=40, muted=True)
    assert [item for item in stand.player.asked if item[0] in ("volume", "muted")] == [("volume", 40), ("muted", True)]
    stand.player.asked.clear()
    stand.engine.settings.change(volume=50)
    stand.engine.settings.change(fading=False)
    assert stand.player.asked == [("volume", 50)]
