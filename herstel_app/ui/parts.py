"""What the window shows and drives: made once, before it, and the same as long as the program runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from herstel_app.core.library import Library
from herstel_app.core.ports.system import Clock
from herstel_app.paths import DataDir
from herstel_app.storage.journal import Journal
from herstel_app.ui.driver import Driver
from herstel_app.ui.keeper import SettingsKeeper
from herstel_app.ui.practice.desk import Desk
from herstel_app.ui.recorder import Recorder
from herstel_app.ui.returns import Returns
from herstel_app.ui.settings.evening import Desktop
from herstel_app.ui.shelf import Shelf
from herstel_app.ui.sound.aloud import ReadAloud
from herstel_app.ui.sound.sampler import Sampler
from herstel_app.ui.sound.saver import Saver
from herstel_app.ui.sound.voices import Voices
from herstel_app.ui.sound.volume import Volume
from herstel_app.ui.theme import Theme


@dataclass(frozen=True)
class Parts:
    """Everything by its name, so that nobody has to pass it on one by one."""

    data: DataDir
    clock: Clock
    keeper: SettingsKeeper
    theme: Theme
    journal: Journal
    recorder: Recorder
    shelf: Shelf
    driver: Driver
    volume: Volume
    sampler: Sampler
    voices: Voices
    aloud: ReadAloud
    desk: Desk
    returns: Returns
    saver: Saver
    desktop: Desktop
    report: Callable[[], str]
    """What a report of a problem needs to know of this computer."""

    @property
    def library(self) -> Library:
        """The content as it is now."""
        return self.shelf.library
