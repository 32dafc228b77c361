"""Where the focus is shown: only to who uses the keyboard, and not after a click or at the start."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.ui.kit.silent_keys import SILENT_KEYS

BY_KEY = "focusIsShown"
"""The property of the application that tells it; where nobody set it, the focus is shown."""
CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress)
REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


def shows_ring(widget: QWidget) -> bool:
    """Whether a control shows that it has the focus; a field in which one types always does."""
    app = QCoreApplication.instance()
    return widget.hasFocus() and app is not None and app.property(BY_KEY) is not False


class KeyFocus(QObject):
    """Follows which hand was used last: the one on the keyboard, or the one on the mouse."""

    def __init__(self, parent: QObject) -> None:
        """Show no focus until a key is pressed; it goes on as long as `parent` is there."""
        super().__init__(parent)
        app = QApplication.instance()
        assert app is not None
        app.setProperty(BY_KEY, False)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow keys and clicks, and leave them alone."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() not in SILENT_KEYS:
                self._show(True)
        elif kind in CLICKS:
            self._show(False)
        elif kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent) and event.reason() in REASONS:
            self._show(True)
        return False

    def _show(self, shown: bool) -> None:
        app = QApplication.instance()
        if app is not None and app.property(BY_KEY) is not shown:
            app.setProperty(BY_KEY, shown)
            focus = QApplication.focusWidget()
            if focus is not None:
                focus.update()
