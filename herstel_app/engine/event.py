"""Tells others that something happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVarTuple

Values = TypeVarTuple("Values")


class Event(Generic[*Values]):
    """A list of listeners, called one after another in the order in which they were connected."""

    def __init__(self) -> None:
        """Know nobody yet."""
        self._listeners: list[Callable[[*Values], object]] = []

    def connect(self, listener: Callable[[*Values], object]) -> None:
        """Call `listener` from the next time on."""
        self._listeners.append(listener)

    def emit(self, *values: *Values) -> None:
        """Call all who listen now."""
        for listener in tuple(self._listeners):
            listener(*values)
