"""Whose turn it is in the practice pane.

Invariants:
- one programme at a time has a turn: an exercise, an evening, a proef, an evening of the avondproef, what came back;
- a turn ends once, and does not come back; what still calls in its name after that has no effect.
"""

from __future__ import annotations

from collections.abc import Callable


class Turn:
    """The time from the beginning of a programme until it is left, or another one begins."""

    def __init__(self, over: Callable[[], None] | None = None) -> None:
        """Begin; `over` is called once, when it ends."""
        self.is_over = False
        self._over = over

    def end(self) -> None:
        """End; a second time nothing happens."""
        if not self.is_over:
            self.is_over = True
            if self._over is not None:
                self._over()

    def only(self, act: Callable[[], None]) -> Callable[[], None]:
        """Give what does `act` as long as the turn lasts."""

        def act_in_turn() -> None:
            if not self.is_over:
                act()

        return act_in_turn
