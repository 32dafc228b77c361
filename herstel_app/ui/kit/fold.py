"""A link that folds out what stands below it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.wrapping_link import WrappingLink

CLOSED, OPEN = "+  ", "–  "


class Fold(WrappingLink):
    """Shows and hides a part that is placed elsewhere; `toggled` tells which."""

    def __init__(self, title: str, inside: QWidget, has_sign: bool = True) -> None:
        """Make the link, with `inside` folded away; its sign says what it does, or it is underlined as other links."""
        self._closed, self._open = (CLOSED, OPEN) if has_sign else ("", "")
        super().__init__(self._closed + title, title, hang=self._closed)
        self.is_underlined = not has_sign
        self._title, self._inside = title, inside
        self.setCheckable(True)
        inside.hide()
        self.toggled.connect(self._show)

    def _show(self, is_open: bool) -> None:
        self._inside.setVisible(is_open)
        self.setText((self._open if is_open else self._closed) + self._title)
