"""What the engine needs from outside."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from herstel_app.core.ports.export import Export
from herstel_app.core.ports.files import ContentSource, OwnExercises, SettingsStore
from herstel_app.core.ports.output_level import SystemVolume, UnknownVolume
from herstel_app.core.ports.records import Journal, ParkedThoughts, Trials
from herstel_app.core.ports.scheduling import Scheduler
from herstel_app.core.ports.sound import Player
from herstel_app.core.ports.system import Clock, KeepAwake
from herstel_app.core.ports.voice import Synthesiser, Voice
from herstel_app.engine.audio.narrator import Background, in_thread
from herstel_app.engine.lookback.model import LookbackPorts


class Ports(msgspec.Struct, frozen=True):
    """What the engine needs from outside."""

    clock: Clock
    scheduler: Scheduler
    player: Player
    voice: Voice
    synthesiser: Synthesiser
    export: Export
    keep_awake: KeepAwake
    journal: Journal
    thoughts: ParkedThoughts
    trials: Trials
    settings: SettingsStore
    content: ContentSource
    own: OwnExercises
    looking_back: LookbackPorts
    draw_seed: Callable[[], str]
    """Gives what lots are drawn from, another one each time."""
    background: Background = in_thread
    """Where lines are made into sound, and the system is asked what takes a while."""
    system_volume: SystemVolume = msgspec.field(default_factory=UnknownVolume)
