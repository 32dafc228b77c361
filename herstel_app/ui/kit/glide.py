"""A page that scrolls softly to a part of it."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.theme import Theme

SCROLL_MS = 400
HIGH_AT = 0.3
"""To this share of the height of what is seen a part is brought."""


class Glide:
    """Brings a part into sight, unless it is clear of the edges; who scrolls or goes elsewhere is left alone."""

    def __init__(self, column: Column, theme: Theme) -> None:
        """Scroll in `column`."""
        self._column, self._theme = column, theme
        self._scroll = QVariantAnimation(column.verticalScrollBar())
        self._scroll.setDuration(SCROLL_MS)
        self._scroll.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._scroll.valueChanged.connect(self._follow)
        self._at = 0
        """Where it scrolled to last."""
        self._focus: QWidget | None = None

    def bring(self, top: int, bottom: int, margin: int) -> None:
        """Bring what reaches from `top` to `bottom` on the page into sight, if it is not so with `margin`; in px."""
        bar, height = self._column.verticalScrollBar(), self._column.viewport().height()
        self._scroll.stop()
        if top >= bar.value() + margin and bottom <= bar.value() + height - margin:
            return
        target = max(0, min(bar.maximum(), top - round(HIGH_AT * height)))
        if self._theme.reduced_motion or target == bar.value():
            bar.setValue(target)
            return
        self._at, self._focus = bar.value(), QApplication.focusWidget()
        self._scroll.setStartValue(self._at)
        self._scroll.setEndValue(target)
        self._scroll.start()

    def _follow(self, value: int) -> None:
        if self._scroll.state() != QVariantAnimation.State.Running:
            return  # it is being given its ends
        bar = self._column.verticalScrollBar()
        if bar.value() != self._at or QApplication.focusWidget() is not self._focus:
            self._scroll.stop()
            return
        bar.setValue(value)
        self._at = bar.value()

    def finish(self) -> None:
        """Be there at once."""
        if self._scroll.state() == QVariantAnimation.State.Running:
            self._scroll.setCurrentTime(SCROLL_MS)
