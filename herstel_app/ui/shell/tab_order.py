"""The order in which Tab goes through the window."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QRadioButton, QWidget


def order_tabs(window: QWidget, parts: Sequence[QWidget]) -> None:
    """Let Tab go through `parts` one after another: Qt puts what is made later last."""
    chain: list[tuple[int, QWidget]] = []
    widget: QWidget | None = window.nextInFocusChain()
    while widget is not None and widget is not window:
        place = next((place for place, part in enumerate(parts) if part.isAncestorOf(widget)), None)
        # Of radio buttons only the one that is on can be reached by Tab; the others may be on next. A form that Tab
        # does not stop at has the focus when it appears: what is in it comes after it.
        if place is not None and (widget.focusPolicy() or isinstance(widget, QRadioButton)):
            chain.append((place, widget))
        widget = widget.nextInFocusChain()
    chain.sort(key=lambda item: item[0])
    for (_, first), (_, second) in pairwise(chain):
        QWidget.setTabOrder(first, second)
