"""What pages need that is not in the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from herstel_app.paths import DataDir
from herstel_app.storage.journal import Journal
from herstel_app.storage.trials import Trials
from herstel_app.ui.pages.settings.evening import Desktop


@dataclass(frozen=True)
class Outside:
    """The files of the user, and this computer."""

    data: DataDir
    journal: Journal
    trials: Trials
    desktop: Desktop
    report: Callable[[], str]
    """What a report of a problem needs to know of this computer."""
