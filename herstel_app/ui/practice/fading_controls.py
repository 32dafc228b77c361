"""Controls that fade away where no hand is on mouse or keyboard, and the mouse pointer with them.

A click on what cannot be seen at all only brings it back; once it is coming, it takes a click.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.fading_parts import FadingParts
from herstel_app.ui.kit.theme import Theme


class FadingControls(FadingParts):
    """Lets the controls of a view fade."""

    def __init__(self, view: QWidget, parts: Sequence[QWidget], theme: Theme) -> None:
        """Show them until `set_on`."""
        super().__init__(view, parts, theme)
        self._view, self._parts = view, parts
        self.changes.connect(self._show_pointer)
        # After the press, perhaps, that brings them back.
        self.changes.connect(lambda _opacity: QTimer.singleShot(0, self, self._mind_clicks))
        self.shown.connect(lambda _opacity: self._mind_clicks() if self.are_gone else None)
        view.installEventFilter(self)

    def _show_pointer(self, opacity: float) -> None:
        self._view.setCursor(Qt.CursorShape.ArrowCursor if opacity else Qt.CursorShape.BlankCursor)

    def _mind_clicks(self) -> None:
        for part in self._parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, self.are_gone)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay where the view is gone."""
        if event.type() == QEvent.Type.Hide:
            self.set_on(False)
        return False
