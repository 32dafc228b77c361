"""One filter of all that happens in the program, for whoever must see it before the widget it is meant for.

Every event of every widget comes by a filter of the application, and each filter is a call into Python: thousands at a
start. So there is one, which begins when the window has been painted, and passes on only what someone asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.after_paint import AfterPaint

Filter = Callable[[QObject, QEvent], bool]
"""Gives whether the event goes no further."""


class AppEvents(QObject):
    """Passes events on to who was added last first, until one of them keeps it."""

    began = Signal()
    """What was polished before was not passed on."""

    def __init__(self, window: QWidget) -> None:
        """Begin once `window` has been painted; it goes on as long as that is there."""
        super().__init__(window)
        self._filters: dict[QEvent.Type, tuple[Filter, ...]] = {}
        AfterPaint(window, self.begin)

    def begin(self) -> None:
        """Begin now."""
        app = QCoreApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        self.began.emit()

    def add(self, kinds: Collection[QEvent.Type], act: Filter) -> None:
        """Pass events of these kinds on to `act` too, before who was added earlier."""
        for kind in kinds:
            self._filters[kind] = (act, *self._filters.get(kind, ()))

    def remove(self, act: Filter) -> None:
        """Pass nothing on to `act` any more."""
        for kind, acts in self._filters.items():
            self._filters[kind] = tuple(each for each in acts if each != act)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass an event on."""
        acts = self._filters.get(event.type())
        return acts is not None and any(act(watched, event) for act in acts)
