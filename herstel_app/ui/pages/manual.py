"""Handleiding: the manual that comes with the program, and the documents it leads to."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFocusEvent, QResizeEvent

from herstel_app.ui.kit.basic import button
from herstel_app.ui.kit.column import PAGE_WIDTH, Aligned, top_of
from herstel_app.ui.kit.document_view import SIDE, DocumentView
from herstel_app.ui.kit.layout import STRETCH, column, row, wide
from herstel_app.ui.kit.page import Ground, line_above
from herstel_app.ui.kit.theme import Theme

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate
MANUAL = "handleiding.md"


class Spot(NamedTuple):
    """Where someone is: in which document, and how far, as a share of its length."""

    name: str
    share: float = 0.0


class ManualPage(Ground):
    """The document with a link back above it; nothing is read from the disk before `refresh`."""

    back_asked = Signal()
    """Back to the page from which someone came here."""

    def __init__(self, theme: Theme, folder: Path) -> None:
        """Make an empty page; `folder` has the documents."""
        super().__init__()
        self._folder = folder
        self._at: Spot | None = None
        self._trail: list[Spot] = []
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
        self.back_link = button(tr("Manual", "← Terug"), "link", tr("Manual", "Terug naar waar je was"))
        self.back_link.clicked.connect(lambda: None if self.back() else self.back_asked.emit())
        self.view = DocumentView(theme)
        self.view.setAccessibleName(tr("Manual", "Handleiding"))
        self.view.web_asked.connect(self._open_web)
        self.view.document_asked.connect(self._go_on)
        above = Aligned(theme, PAGE_WIDTH, SIDE)
        column(theme, line_above(theme, row(theme, self.back_link, STRETCH)), on=above)
        self._theme, self._whole = theme, column(theme, above, wide(self.view), gap=0, on=self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard to the document; with a focus proxy Tab would pass over the link before it."""
        self.view.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Begin as far down as other pages do."""
        super().resizeEvent(event)
        self._whole.setContentsMargins(0, top_of(self._theme, event.size().height()), 0, 0)

    def refresh(self) -> None:
        """Read the manual, the first time; later on someone finds the place where they were."""
        if self._at is None:
            self._show(Spot(MANUAL))

    def back(self) -> bool:
        """Go back to the document that led to this one; False where there is none."""
        if not self._trail:
            return False
        self._show(self._trail.pop())
        return True

    def place(self) -> tuple[Spot, ...]:
        """Give where someone is, and before it the way there; empty where nothing has been read."""
        return (*self._trail, self._here()) if self._at else ()

    def take_place(self, place: tuple[Spot, ...]) -> None:
        """Be where someone was."""
        if place:
            self._trail = list(place[:-1])
            self._show(place[-1])

    def _open_web(self, url: QUrl) -> None:
        self.open_url(url)

    def _here(self) -> Spot:
        assert self._at is not None
        bar = self.view.verticalScrollBar()
        return Spot(self._at.name, bar.value() / max(1, bar.maximum()))

    def _go_on(self, address: str) -> None:
        url = QUrl(address)
        self._trail.append(self._here())
        self._show(Spot(url.path()))
        if url.fragment():
            self.view.scrollToAnchor(url.fragment())

    def _show(self, spot: Spot) -> None:
        file = self._folder / spot.name
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            logger.warning("manual: %s", error)
            told = tr("Manual", "{file} is niet te lezen. De handleiding hoort bij Herstel te zitten.")
            text = told.format(file=file)
        self._at = spot
        self.view.show_text(text, self._folder)
        bar = self.view.verticalScrollBar()
        bar.setValue(round(spot.share * bar.maximum()))
