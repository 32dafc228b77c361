"""What one start of the program asks of another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec


class StartRequest(msgspec.Struct, frozen=True):
    """What a second start wanted: an exercise, or with no id only the window."""

    exercise_id: str = ""
    minutes: float | None = None
    variant_id: str | None = None
    show: bool = True
    """Whether the window is to come forward; a start at login leaves it where it is."""


class Instance(Protocol):
    """This start of the program, among those on the same data folder."""

    def claim(self) -> bool:
        """Be the first; False where another is."""

    def pass_on(self, ask: StartRequest) -> bool:
        """Hand `ask` to the first; False where that does not answer."""

    def on_ask(self, listener: Callable[[StartRequest], object]) -> None:
        """Listen to later starts from now on, and have `listener` called with what they want."""

    def close(self) -> None:
        """Listen no more, and let another be the first."""


class OnlyInstance:
    """A program that knows of no other."""

    def claim(self) -> bool:
        """Say that it is the first."""
        return True

    def pass_on(self, ask: StartRequest) -> bool:  # noqa: ARG002 - it has nobody to give it to
        """Say that nobody answers."""
        return False

    def on_ask(self, listener: Callable[[StartRequest], object]) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""
