"""An exercise beside a text: the text keeps its lines where there is room for both, and moves aside softly."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QPoint, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QBoxLayout, QWidget

from herstel_app.ui.kit.basic import restyle
from herstel_app.ui.kit.pressed import PrimaryButton
from herstel_app.ui.kit.text_column import TextColumn
from herstel_app.ui.kit.theme import Theme

MOVE_MS = 225
PANE_LEAST_PX, PANE_SPARE_PX = 369, 16
"""What an exercise needs beside a text, and what it has more where the text moves aside for it; in px at 100 %."""
PAGE_SHARE = 0.55


def page_width(across: int, text: int, pane: int, spare: int, margin: int) -> int:
    """Give how wide a page is beside the pane: a text has its whole width where the pane keeps what it needs.

    The pane has what is free at the right of the text, and, of the `margin` at its left, what it lacks with `spare`.
    """
    left = across - text - pane
    return text + max(0, min(left - spare, margin)) if text and left >= 0 else round(across * PAGE_SHARE)


class BesideText(QWidget):
    """Shares out the width, and shows how the text moves aside: over both it draws pictures of them.

    What is under it is in its place at once, also for mouse and keyboard.
    """

    def __init__(
        self, centre: QWidget, row: QBoxLayout, pane: QWidget, theme: Theme, text: Callable[[], TextColumn | None]
    ) -> None:
        """Share out the width in `row`, in which the pages stand before the pane; `text` gives the one that is read."""
        super().__init__(centre)
        self._text = text
        self._row, self._pane, self._theme = row, pane, theme
        self._page, self._beside = QPixmap(), QPixmap()
        self._by, self._opens = 0, True
        """How far the text moves to the right, in px, and whether the pane comes."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self.move_animation = QVariantAnimation(self)
        self.move_animation.setStartValue(0.0)
        self.move_animation.setEndValue(1.0)
        self.move_animation.setDuration(MOVE_MS)
        self.move_animation.setEasingCurve(QEasingCurve.Type.InOutSine)
        self.move_animation.valueChanged.connect(self.update)
        self.move_animation.finished.connect(self.finish)

    def share(self, pages: QWidget, across: int, has_pane: bool) -> None:
        """Share out `across` px between the pages and the pane, which is there or not."""
        _outline(pages, has_pane)
        text, pane, spare = self._text(), self._theme.px(PANE_LEAST_PX), self._theme.px(PANE_SPARE_PX)
        if text:
            text.across_alone = across if has_pane else None
        room, margin = (text.room, text.margin_alone(across)) if text else (0, 0)
        width = page_width(across, room, pane, spare, margin)
        self._row.setStretchFactor(pages, max(1, width))
        self._row.setStretchFactor(self._pane, max(1, across - width))

    def look(self) -> tuple[int, int, bool]:
        """See where the text is, how wide its lines are, and whether the pane is there; keeps a picture of the pane."""
        text, seen = self._text(), self._pane.isVisible()
        self._beside = self._pane.grab() if seen and text is not None else QPixmap()
        return (*_place(text), seen)

    def begin(self, pages: QWidget, before: tuple[int, int, bool]) -> None:
        """Move the text from where it was `before`; only where its lines stay as they are."""
        text, (left, width, had_pane) = self._text(), before
        has_pane = not self._pane.isHidden()
        if has_pane == had_pane or text is None or not width or self._theme.reduced_motion or not pages.isVisible():
            return
        for each in (self.parentWidget(), pages, text):
            layout = each.layout() if each else None
            if layout is not None:
                layout.activate()
        now_left, now_width = _place(text)
        if now_width != width:
            return
        self._by, self._opens = now_left - left, has_pane
        self._page = pages.grab()
        if has_pane:
            self._beside = self._pane.grab()
        self.setGeometry(pages.geometry().united((self._pane if has_pane else pages).geometry()))
        self.show()
        self.raise_()
        self.move_animation.stop()
        self.move_animation.start()

    def finish(self) -> None:
        """Show what is there."""
        self.move_animation.stop()
        self.hide()
        self._page = self._beside = QPixmap()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page and the pane on their way."""
        share = float(self.move_animation.currentValue())
        in_sight = share if self._opens else 1 - share
        beside = self.width() - self._beside.deviceIndependentSize().width() * in_sight
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.color("background"))
            painter.drawPixmap(QPoint(-round(self._by * (1 - share)), 0), self._page)
            if not self._beside.isNull():
                painter.drawPixmap(QPoint(round(beside), 0), self._beside)


def _outline(pages: QWidget, on: bool) -> None:
    """Have the filled button of a page be an outline, or filled again: one of a screen is filled, that of the pane."""
    if bool(pages.property("beside")) is not on:
        pages.setProperty("beside", on)
        for each in pages.findChildren(PrimaryButton):
            restyle(each)


def _place(text: TextColumn | None) -> tuple[int, int]:
    """Give how far from the left of the window the lines of a text begin, and how wide they are."""
    if text is None or not text.isVisible():
        return 0, 0
    return text.lines_left, text.lines_width
