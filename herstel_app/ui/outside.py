"""What pages need that is not in the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from herstel_app.core.ports.system import Autostart, NoAutostart
from herstel_app.paths import DataDir
from herstel_app.storage.journal import Journal
from herstel_app.storage.trials import Trials


class Desktop(NamedTuple):
    """What the operating system offers a program that stays in the background."""

    autostart: Autostart = NoAutostart()
    has_tray: Callable[[], bool] = bool


@dataclass(frozen=True)
class Outside:
    """The files of the user, and this computer."""

    data: DataDir
    journal: Journal
    trials: Trials
    desktop: Desktop
    report: Callable[[], str]
    """What a report of a problem needs to know of this computer."""
