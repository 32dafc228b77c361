"""The order in which Tab goes through the window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from herstel_app.ui.kit.focus_chain import following
from herstel_app.ui.kit.page import Ground
from herstel_app.ui.kit.tab_after import in_tab_order


def order_tabs(window: QWidget, parts: Sequence[QWidget]) -> None:
    """Let Tab go through `parts` one after another: Qt puts what is made later last."""
    chain: list[tuple[int, QWidget]] = []
    for widget in focus_chain(window):
        # Of buttons in a group only one can be reached by Tab; another may be the one next. A page or a form
        # has the focus when it appears, also where Tab does not stop at it: what is in it comes after it.
        if widget.focusPolicy() or isinstance(widget, QAbstractButton | Ground):
            place = next((place for place, part in enumerate(parts) if part.isAncestorOf(widget)), None)
            if place is not None:
                chain.append((place, widget))
    chain.sort(key=lambda item: item[0])
    in_tab_order(*_around_first([widget for _, widget in chain]))


def focus_chain(window: QWidget) -> Iterator[QWidget]:
    """Give everything in `window` in the order of Tab."""
    widget = following(window)
    while widget is not None and widget is not window:
        yield widget
        widget = following(widget)


def _around_first(chain: Sequence[QWidget]) -> list[QWidget]:
    """Put a page or a form, which has the focus when it appears, before what is in it."""
    ordered: list[QWidget] = []
    for widget in chain:
        place = len(ordered)
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            place = next((place for place, other in enumerate(ordered) if widget.isAncestorOf(other)), place)
        ordered.insert(place, widget)
    return ordered
