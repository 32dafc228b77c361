"""What pages show of this computer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from herstel_app.core.ports.system import Autostart, NoAutostart


class Desktop(NamedTuple):
    """What the operating system offers a program that stays in the background."""

    autostart: Autostart = NoAutostart()
    has_tray: Callable[[], bool] = bool


class Outside(msgspec.Struct, frozen=True):
    """Folders, and what else is not in the engine."""

    data: Path
    """The folder with all that the program writes, and below it the one with log files."""
    logs: Path
    documents: Path
    """The manual, and what it leads to."""
    desktop: Desktop
    report: Callable[[], str]
    """What a report of a problem needs to know of this computer."""
