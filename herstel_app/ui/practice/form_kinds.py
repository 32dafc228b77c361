"""What some forms of the practice pane can do: the pane asks for that, and need not load the forms to know them."""

from __future__ import annotations

from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


@runtime_checkable
class TakesFocus(Protocol):
    """Knows where someone begins."""

    def take_focus(self) -> None:
        """Have the keyboard there."""


@runtime_checkable
class Leavable(Protocol):
    """Is left by its own way: a file may be in the making."""

    def leave(self) -> None:
        """Stop what goes on, or go back."""


@runtime_checkable
class ShowsKept(Protocol):
    """Says beside what is answered whether that is kept."""

    def show_kept(self, kept: bool, said: str) -> None:
        """Say what does not last of it, perhaps as `said`, and hand it over once it is `kept` again."""


@runtime_checkable
class Noting(Protocol):
    """Takes in something that may be deleted, or has to be handed over before it goes."""

    def clear(self) -> None:
        """Take it back: it was deleted."""

    def flush(self) -> None:
        """Hand over what there is so far."""


@runtime_checkable
class Growing(Protocol):
    """Looks otherwise alone in the window than beside a page."""

    def show_grown(self, grown: bool) -> None:
        """Be alone in the window, or beside a page."""


@runtime_checkable
class Dimmable(Protocol):
    """May be as dark as the dark screen."""

    is_dim: bool


@runtime_checkable
class SeenAgain(Protocol):
    """Minds that it was under the dark screen."""

    def show_lit(self) -> None:
        """Be seen from now."""


class Under(NamedTuple):
    """What of an exercise lies under the dark, and has its place kept there."""

    glow: QWidget
    buttons: QWidget
    help_button: QWidget


def focus(view: QWidget) -> None:
    """Give the keyboard to where someone begins."""
    if isinstance(view, TakesFocus):
        view.take_focus()
    else:
        view.setFocus(Qt.FocusReason.OtherFocusReason)
