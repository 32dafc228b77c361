"""Rows and columns in one call. All lengths are in px at 100 % and grow as `Theme.space` does."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)
from shiboken6 import Shiboken

from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.theme import Theme


class Placed(NamedTuple):
    """A part with a place in the room it gets, or with a share of the room that is left."""

    part: QWidget | QLayout
    alignment: Qt.AlignmentFlag | None = None
    stretch: int = 0


class Stretch(NamedTuple):
    """Room that takes what is left."""

    share: int = 1


Box = TypeVar("Box", QVBoxLayout, QHBoxLayout)
Part = QWidget | QLayout | Placed | Stretch | int
"""An int is a gap."""
Margins = tuple[int, int, int, int]
"""Left, top, right and bottom."""
STRETCH = Stretch()
NO_MARGINS: Margins = (0, 0, 0, 0)
_gaps: WeakKeyDictionary[QLayout, list[QSpacerItem]] = WeakKeyDictionary()
"""The gaps in each row and column. They are not asked of the layout: PySide keeps what `itemAt` gives for as long as
the layout is there, also when the item has gone long since, and takes what Qt makes in its place for it."""


def left(part: QWidget) -> Placed:
    """Keep a part at the left, as wide as it needs to be."""
    return Placed(part, Qt.AlignmentFlag.AlignLeft)


def at_top(part: QWidget) -> Placed:
    """Keep a part at the top of its row."""
    return Placed(part, Qt.AlignmentFlag.AlignTop)


def wide(part: QWidget | QLayout, share: int = 1) -> Placed:
    """Give a part what is left of the room."""
    return Placed(part, stretch=share)


def column(
    theme: Theme, *parts: Part, gap: int | None = None, margins: Margins = NO_MARGINS, on: QWidget | None = None
) -> QVBoxLayout:
    """Make a column, perhaps `on` a widget; without a `gap` it has that of the layout around it."""
    layout = QVBoxLayout(on) if on is not None else QVBoxLayout()
    return _fill(layout, theme, parts, gap, margins)


def row(
    theme: Theme, *parts: Part, gap: int | None = None, margins: Margins = NO_MARGINS, on: QWidget | None = None
) -> QHBoxLayout:
    """Make a row, perhaps `on` a widget; without a `gap` it has that of the layout around it."""
    layout = QHBoxLayout(on) if on is not None else QHBoxLayout()
    return _fill(layout, theme, parts, gap, margins)


def block(theme: Theme, *parts: Part, gap: int | None = None, margins: Margins = NO_MARGINS) -> QWidget:
    """Make a widget with a column in it."""
    holder = QWidget()
    column(theme, *parts, gap=gap, margins=margins, on=holder)
    return holder


def flow(theme: Theme, *parts: QWidget, gap: int, centred: bool = False) -> QWidget:
    """Make a widget with a row in it that goes on in a next one where it is full."""
    holder, layout = QWidget(), FlowLayout(theme.space(gap), centred)
    holder.setLayout(layout)
    for part in parts:
        layout.addWidget(part)
    return holder


def add(layout: QBoxLayout, theme: Theme, *parts: Part) -> None:
    """Add parts at the end of a row or column."""
    for part in parts:
        if isinstance(part, int):
            _add_gap(layout, theme.space(part))
        elif isinstance(part, Stretch):
            layout.addStretch(part.share)
        elif isinstance(part, Placed):
            _place(layout, part)
        elif isinstance(part, QLayout):
            nest(part, layout)
        else:
            layout.addWidget(part)


def nest(inner: QLayout, outer: QLayout, *where: int | Qt.AlignmentFlag) -> None:
    """Put a layout in another, with what its `addLayout` takes more, and have PySide hold none of the items in it.

    With `addLayout` PySide takes hold of every item in `inner`, for as long as `outer` is there. Qt deletes an item
    with its widget; what it makes in that place is then taken for the item, and the program may end.
    """
    outer.addLayout(inner, *where)  # type: ignore[attr-defined]
    _let_go(inner)


def _let_go(layout: QLayout) -> None:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if isinstance(item, QLayout):
            _let_go(item)
        elif isinstance(item, QWidgetItem) and not isinstance(layout, FlowLayout):  # which holds its own
            Shiboken.invalidate(item)


def resize_gaps(layout: QLayout, resized: Callable[[int], int]) -> None:
    """Give each gap in a row or column another length, in px."""
    for gap in _gaps.get(layout, ()):
        size, policy = gap.sizeHint(), gap.sizePolicy()
        across, down = resized(size.width()), resized(size.height())
        gap.changeSize(across, down, policy.horizontalPolicy(), policy.verticalPolicy())


def _add_gap(layout: QBoxLayout, length: int) -> None:
    fixed, least = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum
    is_row = isinstance(layout, QHBoxLayout)
    gap = QSpacerItem(length, 0, fixed, least) if is_row else QSpacerItem(0, length, least, fixed)
    layout.addSpacerItem(gap)
    _gaps.setdefault(layout, []).append(gap)


def _place(layout: QBoxLayout, placed: Placed) -> None:
    if isinstance(placed.part, QLayout):
        nest(placed.part, layout, placed.stretch)
    elif placed.alignment is None:
        layout.addWidget(placed.part, placed.stretch)
    else:
        layout.addWidget(placed.part, placed.stretch, placed.alignment)


def _fill(layout: Box, theme: Theme, parts: tuple[Part, ...], gap: int | None, margins: Margins) -> Box:
    layout.setContentsMargins(*(theme.space(side) if side else 0 for side in margins))
    if gap is not None:
        layout.setSpacing(theme.space(gap) if gap else 0)
    add(layout, theme, *parts)
    return layout
