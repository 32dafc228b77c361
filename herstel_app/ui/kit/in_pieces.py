"""What is below the fold of a page that opens is made once that has been seen, or as soon as someone needs it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from herstel_app.ui.kit.focus_scroll import FocusScroll

WAIT_MS = 450
"""Until the fade to the page has ended: making anything would hold it up."""
SLICE_S = 0.008
"""So long the window does nothing else, at most by one part."""


class InPieces(QWidget):
    """Makes parts one after another, and keeps about the room that they will take meanwhile."""

    done = Signal()
    """All parts have been made."""

    def __init__(self, makers: Iterable[Callable[[], object]], at_once: int, high: int, page: FocusScroll) -> None:
        """Make the first `at_once` parts now; the others are about `high` px each.

        Scrolling the `page` makes them too, and so does Tab in it.
        """
        super().__init__()
        self._makers, self._high = list(makers), high
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._make_some)
        for _ in range(min(at_once, len(self._makers))):
            self._makers.pop(0)()
        self._page = page
        self._layout: QBoxLayout | None = None

    def wait_in(self, layout: QBoxLayout) -> None:
        """Take room at the end of a layout, below what has been made, and go on after a while."""
        if self._makers:
            self._layout = layout
            self._keep_room()
            self._timer.start(WAIT_MS)
            self._page.verticalScrollBar().valueChanged.connect(self.finish)
            self._page.before_tab = self._make_for_tab

    def finish(self) -> None:
        """Make what has not been made yet."""
        if self._makers:
            while self._makers:
                self._makers.pop(0)()
            self._end()

    def _make_for_tab(self) -> bool:
        waited = bool(self._makers)
        self.finish()
        return waited

    def drop(self) -> None:
        """Make nothing more."""
        self._makers.clear()
        self._timer.stop()

    def _make_some(self) -> None:
        self._timer.setInterval(0)
        until = time.perf_counter() + SLICE_S
        while self._makers and time.perf_counter() < until:
            self._makers.pop(0)()
        if self._makers:
            self._keep_room()
        else:
            self._end()

    def _end(self) -> None:
        self.drop()
        self.hide()
        self.done.emit()

    def _keep_room(self) -> None:
        if self._layout is not None:
            self._layout.removeWidget(self)
            self._layout.addWidget(self)
        self.setFixedHeight(self._high * len(self._makers))
