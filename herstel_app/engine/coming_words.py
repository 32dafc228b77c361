"""What comes after a silence, in Dutch: as it will be heard or seen."""

from __future__ import annotations

from herstel_app.core.coming import Comes, Coming, coming_at
from herstel_app.core.ports.sound import SoundState
from herstel_app.core.settings import Settings
from herstel_app.core.silences import SHORT, told_length
from herstel_app.engine.audio.director import AudioDirector
from herstel_app.engine.practice import Practice
from herstel_app.engine.settings_model import SettingsModel

HEARD: dict[Comes, str] = {
    "end": "hoor je drie zachte tonen",
    "cue": "hoor je de klank weer",
    "line": "gaat het verder",
}
SEEN: dict[Comes, str] = {
    "end": "is het klaar",
    "cue": "zie je hier weer wat je doet",
    "line": "staat hier een nieuwe zin",
}


def coming_words(coming: Coming | None, settings: Settings, has_sound: bool, speaks: bool) -> str:
    """Say what comes and when, to about half a minute; nothing where nothing is to be told.

    `has_sound` is whether the computer has sound at all, `speaks` whether lines are spoken.
    """
    if coming is None:
        return ""
    length = told_length(coming.silence_s, coming.in_s)
    then = (HEARD if _is_heard(coming.what, settings, has_sound, speaks) else SEEN)[coming.what]
    return f"zo {then}" if length == SHORT else f"nog {length}, dan {then}"


def _is_heard(what: Comes, settings: Settings, has_sound: bool, speaks: bool) -> bool:
    if not has_sound or settings.muted or not settings.volume:
        return False
    if what == "line":
        return speaks and settings.voice_percent > 0
    return settings.cue_percent > 0 and (what == "end" or settings.cue != "none")


class ComingWords:
    """Knows what can be heard of the exercise that goes on."""

    def __init__(self, practice: Practice, settings: SettingsModel, audio: AudioDirector) -> None:
        """Take it that there is sound until it is told otherwise."""
        self._practice, self._settings, self._speaker = practice, settings, audio.speaker
        self._sound: SoundState = "working"
        audio.state_changed.connect(self._hear)

    @property
    def text(self) -> str:
        """What comes after the silence that goes on now; nothing where there is none."""
        timeline = self._practice.timeline
        coming = coming_at(timeline, self._practice.at_s) if timeline else None
        return coming_words(coming, self._settings.settings, self._sound == "working", self._speaker.speaks)

    def _hear(self, state: SoundState) -> None:
        self._sound = state
