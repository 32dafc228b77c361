"""A link that folds out what stands below it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.wrapping_link import WrappingLink

CLOSED, OPEN = "+  ", "–  "


class Fold(WrappingLink):
    """Shows and hides a part that is placed elsewhere; `toggled` tells which."""

    def __init__(self, title: str, inside: QWidget, signed: bool = True) -> None:
        """Make the link, with `inside` folded away; a sign before it says so, or else it is a link as any other."""
        self._closed, self._open = (CLOSED, OPEN) if signed else ("", "")
        self.is_underlined = not signed
        super().__init__(self._closed + title, title, hang=self._closed)
        self._title, self._inside = title, inside
        self.setCheckable(True)
        inside.hide()
        self.toggled.connect(self._show)

    def _show(self, is_open: bool) -> None:
        self._inside.setVisible(is_open)
        self.setText((self._open if is_open else self._closed) + self._title)
