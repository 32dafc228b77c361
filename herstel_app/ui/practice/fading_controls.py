"""Controls that fade away where no hand is on mouse or keyboard, and the mouse pointer with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.fading_parts import FadingParts
from herstel_app.ui.kit.theme import Theme


class FadingControls(FadingParts):
    """Lets the controls of a view fade."""

    def __init__(self, view: QWidget, parts: Sequence[QWidget], theme: Theme) -> None:
        """Show them until `set_on`."""
        super().__init__(view, parts, theme)
        self._view = view
        self.changes.connect(self._show_pointer)
        view.installEventFilter(self)

    def _show_pointer(self, opacity: float) -> None:
        self._view.setCursor(Qt.CursorShape.ArrowCursor if opacity else Qt.CursorShape.BlankCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay where the view is gone."""
        if event.type() == QEvent.Type.Hide:
            self.set_on(False)
        return False
