"""The services of this computer that the program runs on, each with a stand-in for when it fails.

What belongs to the system is imported where it is made: a library that cannot be loaded is a service that fails. So
nothing of Qt is loaded either before something asks for it, and an exercise needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from herstel_app.clock import SystemClock
from herstel_app.core.file_sound import Master
from herstel_app.core.instance import Instance, OnlyInstance
from herstel_app.core.ports.export import Export, no_export
from herstel_app.core.ports.output_level import SystemVolume, UnknownVolume
from herstel_app.core.ports.sound import Player, SilentPlayer, SpokenLine
from herstel_app.core.ports.system import (
    Alarm,
    Autostart,
    AutostartError,
    Clock,
    Ending,
    KeepAwake,
    NeverAwake,
    NoAlarm,
    NoAutostart,
    NoEnding,
    PlainContrast,
)
from herstel_app.core.ports.voice import NoSynthesiser, SilentVoice, Synthesiser, Voice
from herstel_app.core.sound import SoundChoice
from herstel_app.core.speech_timing import Utterance
from herstel_app.core.timeline import Timeline
from herstel_app.fallback import Fallbacks
from herstel_app.paths import DataDir

SYSTEM_VOLUME_S = 2.0
"""A system that does not say how loud it is within this time is not waited for."""


def _has_tray() -> bool:
    from PySide6.QtWidgets import QSystemTrayIcon

    return QSystemTrayIcon.isSystemTrayAvailable()


@dataclass
class Services:
    """What the program talks to outside itself; tests put their own here."""

    clock: Clock
    player: Player
    keep_awake: KeepAwake
    voice: Voice = field(default_factory=SilentVoice)
    synthesiser: Synthesiser = field(default_factory=NoSynthesiser)
    export: Export = no_export
    wants_less_motion: Callable[[], bool] = bool
    """Whether the operating system has been told so."""
    contrast: PlainContrast = field(default_factory=PlainContrast)
    alarm: Alarm = field(default_factory=NoAlarm)
    palette_alarm: Alarm = field(default_factory=NoAlarm)
    """For the hours at which the colours change."""
    autostart: Autostart = field(default_factory=NoAutostart)
    system_volume: SystemVolume = field(default_factory=UnknownVolume)
    has_tray: Callable[[], bool] = _has_tray
    fallbacks: Fallbacks = field(default_factory=Fallbacks)
    """Knows which of these do not work."""


class _SystemSynthesiser(Synthesiser):
    """What this computer makes lines into sound with, made when the first lines are asked for."""

    @cached_property
    def _real(self) -> Synthesiser:
        from herstel_app.voice.system_voice import system_synthesiser

        return system_synthesiser()

    def read(
        self, lines: Sequence[Utterance], voice: str, rate_percent: int, wanted: Callable[[], bool]
    ) -> Mapping[str, SpokenLine]:
        """Make them with it."""
        return self._real.read(lines, voice, rate_percent, wanted)


def _save_in_process(
    timeline: Timeline,
    path: str,
    choice: SoundChoice,
    speech: Mapping[str, SpokenLine] | None,
    title: str,
    *,
    master: Master,
    progress: Callable[[float], bool],
) -> bool:
    """Save as `save_in_process` does, which is loaded when something is saved."""
    from herstel_app.audio.process.saving import save_in_process

    return save_in_process(timeline, path, choice, speech, title, master=master, progress=progress)


def practice_services(fallbacks: Fallbacks, voice: Callable[[], Voice]) -> Services:
    """Give what an exercise needs of this computer: clock, sound, `voice` and its own sleep."""
    clock = SystemClock()

    def player() -> Player:
        from herstel_app.audio.process.player import ProcessPlayer

        return ProcessPlayer(clock.monotonic_s)

    return Services(
        clock,
        fallbacks.guard("player", player, SilentPlayer),
        fallbacks.guard("keep_awake", _keep_awake, NeverAwake),
        fallbacks.guard("voice", voice, SilentVoice),
        _SystemSynthesiser(),
        system_volume=fallbacks.guard("system_volume", _system_volume, UnknownVolume),
        fallbacks=fallbacks,
    )


def real_services(data: DataDir | None = None, fallbacks: Fallbacks | None = None) -> Services:
    """Give all services of this computer, with Qt; at login the program starts on `data`."""
    fallbacks = fallbacks or Fallbacks()
    return replace(
        practice_services(fallbacks, _voice),
        export=_save_in_process,
        wants_less_motion=fallbacks.ask("motion", _wants_less_motion),
        contrast=fallbacks.guard("contrast", _contrast, PlainContrast),
        alarm=fallbacks.guard("alarm", _alarm, NoAlarm),
        palette_alarm=fallbacks.guard("palette_alarm", _alarm, NoAlarm),
        autostart=fallbacks.guard("autostart", lambda: _autostart(data), NoAutostart, (AutostartError,)),
        has_tray=fallbacks.ask("tray", _has_tray),
    )


def real_instance(data: DataDir, fallbacks: Fallbacks) -> Instance:
    """Give this start of the program, among those on `data`."""

    def make() -> Instance:
        from herstel_app.system.single_instance import LocalInstance

        return LocalInstance(data.root)

    return fallbacks.guard("instance", make, OnlyInstance)


def real_ending(end: Callable[[], object], fallbacks: Fallbacks) -> Ending:
    """Give what calls `end` when the system wants the program to end."""

    def make() -> Ending:
        from herstel_app.system.end_signals import EndOnSignal

        return EndOnSignal(end)

    return fallbacks.guard("ending", make, NoEnding)


def _keep_awake() -> KeepAwake:
    from herstel_app.awake import SystemKeepAwake

    return SystemKeepAwake()


def _voice() -> Voice:
    from herstel_app.voice.system_voice import system_voice

    return system_voice()


def _system_volume() -> SystemVolume:
    from herstel_app.system.output_level import system_volume
    from herstel_app.voice.run_program import run

    return system_volume(lambda command: run(command, timeout_s=SYSTEM_VOLUME_S))


def _contrast() -> PlainContrast:
    from herstel_app.contrast import SystemContrast

    return SystemContrast()


def _wants_less_motion() -> bool:
    from herstel_app.motion import wants_less_motion

    return wants_less_motion()


def _alarm() -> Alarm:
    from herstel_app.system.wall_alarm import WallAlarm

    return WallAlarm()


def _autostart(data: DataDir | None) -> Autostart:
    from herstel_app.system.autostart import own_command, system_autostart

    return system_autostart(own_command(data.root if data is not None and data != DataDir.default() else None))
