"""What is pressed stays where it is: what it opens grows below it, and what it closes draws nothing away from it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint
from PySide6.QtWidgets import QAbstractButton

from herstel_app.ui.kit.focus_scroll import FocusScroll, page_around

PASSES = 12
"""So often what stands in each other is laid out, at most, before all of it has its place."""


class InPlace(QObject):
    """Keeps a button of a page where it was pressed, however the page grows or shrinks around it."""

    def __init__(self, button: QAbstractButton) -> None:
        """Keep this one, as often as it is pressed."""
        super().__init__(button)
        self._button = button
        self._page: FocusScroll | None = None
        self._was = 0
        """How far below the upper edge of what is seen it was, in px."""
        button.pressed.connect(self._note)
        button.clicked.connect(self._stay)

    def _note(self) -> None:
        self._page = page = page_around(self._button)
        if page is not None:
            self._was = self._at(page)
            page.keep_height()

    def _stay(self) -> None:
        page = self._page
        if page is not None:
            page.once_laid_out(self, lambda: self._put_back(page))

    def _put_back(self, page: FocusScroll) -> None:
        for _ in range(PASSES):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        if self._button.isVisible():
            page.scroll_on(self._at(page) - self._was)

    def _at(self, page: FocusScroll) -> int:
        return self._button.mapTo(page, QPoint()).y()
