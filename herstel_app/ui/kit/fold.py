"""A link that folds out what stands below it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.wrapping_link import WrappingLink

CLOSED, OPEN = "+  ", "–  "


class Fold(WrappingLink):
    """Shows and hides a part that is placed elsewhere; `toggled` tells which."""

    is_underlined = False
    """Its sign says what it does."""

    def __init__(self, title: str, inside: QWidget) -> None:
        """Make the link, with `inside` folded away."""
        super().__init__(CLOSED + title, title, hang=CLOSED)
        self._title, self._inside = title, inside
        self.setCheckable(True)
        inside.hide()
        self.toggled.connect(self._show)

    def _show(self, is_open: bool) -> None:
        self._inside.setVisible(is_open)
        self.setText((OPEN if is_open else CLOSED) + self._title)
