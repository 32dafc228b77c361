"""How loud: kept in the settings, passed to the player, said in a few words."""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QObject, Signal

from herstel_app.core.ports.sound import Player, SoundState
from herstel_app.ui.keeper import SettingsKeeper

STEP_PERCENT = 5
logger = logging.getLogger(__name__)


class Volume(QObject):
    """The volume and the mute switch."""

    changed = Signal(str)
    """What to show for a moment, in Dutch."""
    state_changed = Signal(str)
    """SoundState: the sound is lost, found again, or cannot be made."""

    def __init__(self, keeper: SettingsKeeper, player: Player) -> None:
        """Bring the player to the volume that the settings hold."""
        super().__init__()
        self._keeper = keeper
        self._player = player
        player.set_volume(keeper.settings.volume)
        player.set_muted(keeper.settings.muted)
        # The player calls from its own thread; a signal carries it over to the window's.
        player.on_state(self._hear_state)

    def step(self, direction: int) -> None:
        """Make it one step louder (1) or softer (-1); this also ends a mute."""
        self.set_percent(min(100, max(0, self._keeper.settings.volume + direction * STEP_PERCENT)))

    def set_percent(self, percent: int) -> None:
        """Make it as loud as `percent`, 0–100; this also ends a mute."""
        self._keeper.change(volume=percent, muted=False)
        self._apply()

    def toggle_mute(self) -> None:
        """Switch the sound off or on."""
        self._keeper.change(muted=not self._keeper.settings.muted)
        self._apply()

    def _apply(self) -> None:
        self._player.set_volume(self._keeper.settings.volume)
        self._player.set_muted(self._keeper.settings.muted)
        tr = QCoreApplication.translate
        if self._keeper.settings.muted:
            self.changed.emit(tr("Volume", "geluid uit"))
        else:
            self.changed.emit(tr("Volume", "geluid {n} %").format(n=self._keeper.settings.volume))

    def _hear_state(self, state: SoundState) -> None:
        logger.info("sound: %s", state)
        self.state_changed.emit(state)
