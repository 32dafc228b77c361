"""How loud: a setting that keys and sliders change; the director brings it to the player."""

from __future__ import annotations

from herstel_app.engine.event import Event
from herstel_app.engine.settings_model import SettingsModel

STEP_PERCENT = 5
"""Of one key press."""


class Volume:
    """The volume and the mute switch."""

    def __init__(self, settings: SettingsModel) -> None:
        """Change nothing yet."""
        self.was_set: Event[int, bool] = Event()
        """Someone set it: percent, and whether it is muted."""
        self._settings = settings

    def step(self, direction: int) -> None:
        """Make it one step louder (1) or softer (-1); this also ends a mute."""
        self.set_percent(min(100, max(0, self._settings.settings.volume + direction * STEP_PERCENT)))

    def set_percent(self, percent: int) -> None:
        """Make it as loud as `percent`, 0–100; this also ends a mute."""
        self._settings.change(volume=percent, muted=False)
        self.was_set.emit(percent, False)

    def toggle_mute(self) -> None:
        """Switch the sound off or on."""
        self._settings.change(muted=not self._settings.settings.muted)
        self.was_set.emit(self._settings.settings.volume, self._settings.settings.muted)
