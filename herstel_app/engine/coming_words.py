"""What stands on the screen in a silence, in Dutch: what comes after it, and in rest that nothing has to be done."""

from __future__ import annotations

from herstel_app.core.coming import Comes, Coming, coming_at
from herstel_app.core.ports.sound import SoundState
from herstel_app.core.settings import Settings
from herstel_app.core.silences import SHORT, told_length
from herstel_app.core.trace import still_share
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
STILLNESS = "stillness"
STAY, REST = "Blijf zo. Je hoeft niets.", "Je hoeft niets."
"""For who sits or lies still, and for other rest: there one may move."""
BREATHE_ON = "Adem gewoon verder."
"""Where nothing is heard or shown any more to follow: it is meant, and not over yet."""
LONG_S, STANDS_S = 120.0, 60.0
"""In the dark, of a silence longer than this, the line stands so long before it is told what is left."""
SAID_UNTIL = 0.5
"""So much of a rest is over when that goes away."""


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

    @property
    def rest_line(self) -> str:
        """What stands there where no other line does: breathing on unaided, and in the first half of a rest."""
        practice, segment = self._practice, self._practice.segment
        if segment is None or segment.text or practice.timeline is None:
            return ""
        if segment.kind == "breathe" and not segment.guidance:
            return BREATHE_ON
        if not segment.is_rest:
            return ""
        if still_share(practice.timeline, practice.at_s) >= SAID_UNTIL:
            return ""
        is_stillness = practice.exercise_id == STILLNESS and practice.variant_id is None
        return STAY if is_stillness else REST

    @property
    def dark_line(self) -> str:
        """What stands on the dark screen in place of the line of the plan; nothing where that line stands there.

        There is one line there; the words at the foot, which tell the time too, are mostly gone.
        """
        return self.rest_line if self._told_in_dark is None else self.text

    @property
    def tells_end(self) -> bool:
        """Whether `dark_line` tells how long it is until the end."""
        coming = self._told_in_dark
        return coming is not None and coming.what == "end"

    @property
    def _told_in_dark(self) -> Coming | None:
        """What `dark_line` tells of; None where it tells of nothing to come."""
        practice = self._practice
        coming = coming_at(practice.timeline, practice.at_s) if practice.timeline else None
        if coming is None or coming.silence_s <= LONG_S or coming.silence_s - coming.in_s < STANDS_S:
            return None
        return coming

    def _hear(self, state: SoundState) -> None:
        self._sound = state
