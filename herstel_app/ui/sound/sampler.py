"""Keeps the sound as it was chosen, and lets a choice be heard for a few seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from herstel_app.core.ports.sound import Player
from herstel_app.core.settings import Settings
from herstel_app.core.sound import Bed, Cue, SoundChoice
from herstel_app.core.timeline import Segment, Timeline
from herstel_app.ui.driver import Driver
from herstel_app.ui.keeper import SettingsKeeper

INHALE_S, EXHALE_S = 4.0, 5.0
START_S = 7.0
BED_S = 14.0
OWN = "breaths"

BREATH = Timeline(
    (
        Segment(0.0, INHALE_S, "breathe", "inhale", None, 0.0, 1.0),
        Segment(INHALE_S, INHALE_S + EXHALE_S, "breathe", "exhale", None, 1.0, 0.0),
    )
)
START = Timeline((Segment(0.0, START_S, "settle", None, None),))
"""Only the tone at the start, which sounds whatever is chosen."""
BED = Timeline((Segment(0.0, BED_S, "quiet", None, None),))


class Sampler(QObject):
    """Brings each change of sound to the player at once; plays one sample at a time."""

    changed = Signal(str)
    """What is heard as a sample now, such as "tones" or "sea"; empty when nothing is."""
    possible_changed = Signal()
    """Whether a sample can be heard has perhaps changed."""

    def __init__(self, player: Player, driver: Driver, keeper: SettingsKeeper) -> None:
        """Have the player sound as the settings say; no sample plays before one is asked."""
        super().__init__()
        self._player, self._keeper = player, keeper
        self._is_busy = driver.is_active
        self.sounding = ""
        """What is heard as a sample now; empty when nothing is."""
        self._as_sample: Callable[[SoundChoice], SoundChoice] = replace
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.timeout.connect(self.stop)
        self._sound, self._muted = keeper.settings.sound, keeper.settings.muted
        player.set_choice(self._sound)
        keeper.changed.connect(self._follow)
        driver.began.connect(self._begin)
        driver.ended.connect(self._end)

    @property
    def is_possible(self) -> bool:
        """Whether a sample can be heard: an exercise that runs has the sound to itself."""
        return not self._is_busy and not self._keeper.settings.muted

    def hear_cue(self, cue: Cue) -> None:
        """Let one breath sound, or the start tone where breaths are silent; asked again, fall silent."""
        self._hear(cue, START if cue == "none" else BREATH, lambda sound: replace(sound, cue=cue, bed="none"))

    def hear_bed(self, bed: Bed) -> None:
        """Let what lies under an exercise sound for a few seconds; asked again, fall silent."""
        self._hear(bed, BED, lambda sound: replace(sound, cue="none", bed=bed))

    def hear_breaths(self, timeline: Timeline) -> None:
        """Let breaths of someone's own sound as chosen, with tones where they would be silent."""
        self._hear(
            OWN, timeline, lambda sound: replace(sound, cue="tones" if sound.cue == "none" else sound.cue, bed="none")
        )

    @property
    def is_breathing(self) -> bool:
        """Whether breaths of someone's own sound."""
        return self.sounding == OWN

    def stop_breaths(self) -> None:
        """Fall silent if it is breaths of someone's own that sound."""
        if self.is_breathing:
            self.stop()

    def _hear(self, name: str, timeline: Timeline, as_sample: Callable[[SoundChoice], SoundChoice]) -> None:
        again = self.sounding == name
        self.stop()
        if again or not self.is_possible:
            return
        self.sounding, self._as_sample = name, as_sample
        self._player.set_choice(self._choice)
        self._player.play(timeline, 0.0)
        self._over.start(round(1000 * timeline.duration_s))
        self.changed.emit(name)

    @property
    def _choice(self) -> SoundChoice:
        if not self.sounding:
            return self._sound
        return self._as_sample(replace(self._sound, voice=False, bed_after_minutes=0))

    def stop(self) -> None:
        """Fall silent, softly."""
        if self.sounding:
            self._player.halt()
            self._make_way()

    def _make_way(self) -> None:
        if self.sounding:
            self._over.stop()
            self.sounding = ""
            self._player.set_choice(self._choice)
            self.changed.emit("")

    def _begin(self) -> None:
        self._is_busy = True
        self._make_way()
        self.possible_changed.emit()

    def _end(self) -> None:
        self._is_busy = False
        self.possible_changed.emit()

    def _follow(self, settings: Settings) -> None:
        if settings.muted != self._muted:
            self._muted = settings.muted
            if settings.muted:
                self.stop()
            self.possible_changed.emit()
        if settings.sound != self._sound:
            self._sound = settings.sound
            self._player.set_choice(self._choice)
