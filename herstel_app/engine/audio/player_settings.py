"""Brings to the player how it is to sound: what has changed since, and only that."""

from __future__ import annotations

from msgspec.structs import replace

from herstel_app.core.ports.sound import Player
from herstel_app.core.settings import Settings
from herstel_app.core.sound import SoundChoice
from herstel_app.engine.audio.samples import Sample


class PlayerSettings:
    """Knows how the player was asked to sound last."""

    def __init__(self, player: Player, settings: Settings) -> None:
        """Bring the player to what the settings say."""
        self._player = player
        self._volume, self._muted, self._sound = settings.volume, settings.muted, settings.sound
        player.set_volume(settings.volume)
        player.set_muted(settings.muted)
        player.set_choice(settings.sound)

    def show_level(self, settings: Settings) -> None:
        """Let it be as loud as set."""
        if settings.volume != self._volume:
            self._volume = settings.volume
            self._player.set_volume(settings.volume)
        if settings.muted != self._muted:
            self._muted = settings.muted
            self._player.set_muted(settings.muted)

    def show_sound(self, sound: SoundChoice, sample: Sample | None, can_speak: bool) -> None:
        """Let it sound as chosen, or as the `sample` does; room for lines is kept where they can be spoken."""
        wanted = sample.choice(sound) if sample else replace(sound, voice=sound.voice and can_speak)
        if wanted != self._sound:
            self._sound = wanted
            self._player.set_choice(wanted)
