"""The shape of what fills the pane and asks little: a name, two things in the middle, and buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import BEARING_PX, centred
from herstel_app.ui.kit.layout import STRETCH, Stretch, column, row
from herstel_app.ui.kit.theme import Theme


def lay_out(
    view: QWidget, theme: Theme, title: str, middle: tuple[QWidget, QWidget], buttons: Sequence[QWidget]
) -> None:
    """Put these parts in a view."""
    above, below = middle
    foot = row(theme, STRETCH, *buttons, STRETCH, gap=12, margins=(0, 0, BEARING_PX, 0))
    parts = centred(title, "secondary"), Stretch(2), above, 12, below, Stretch(3), foot
    column(theme, *parts, gap=16, margins=(28, 36, 28, 28), on=view)
