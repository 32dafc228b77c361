"""What comes next in the order of Tab, and what comes before, without PySide taking it for a child of who was asked.

For PySide what `nextInFocusChain` and `previousInFocusChain` give belongs to the widget that they are asked of. When
that one goes, PySide lets go of the other as well, which is still there: the program then ends when that is deleted.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def following(widget: QWidget) -> QWidget | None:
    """Give what Tab comes to after `widget`, also where it does not stop; after the last comes the window."""
    return _given_back(widget.nextInFocusChain())


def preceding(widget: QWidget) -> QWidget | None:
    """Give what Tab comes to before `widget`, also where it does not stop; before the window comes the last."""
    return _given_back(widget.previousInFocusChain())


def _given_back(found: QWidget | None) -> QWidget | None:
    """Have PySide know again whose child it is. For Qt nothing changes: it has that parent."""
    if found is not None:
        found.setParent(found.parentWidget())
    return found
