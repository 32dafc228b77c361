"""How loud the sound of the whole computer is set, where the system tells it."""

from __future__ import annotations

from typing import Protocol

import msgspec


class OutputLevel(msgspec.Struct, frozen=True):
    """The volume of the output that is used, as its slider shows it."""

    percent: float
    """0–100, and more where a system goes beyond."""
    muted: bool


class SystemVolume(Protocol):
    """Asks the system. This may take seconds, and is for a thread of its own."""

    def look(self) -> OutputLevel | None:
        """Give how loud it is; None where the system does not say."""


class UnknownVolume:
    """A system that does not say."""

    def look(self) -> OutputLevel | None:
        """Give nothing."""
        return None
