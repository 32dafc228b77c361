"""Where the focus is shown: only to who uses the keyboard, and not after a click or at the start.

On the very first screen it is shown until a click: nobody knows yet where Enter goes.

A field that is written in has its caret and a fine frame, and the ring only where a key brought the focus there.

Invariant: nobody passes by a control they did not see: where the focus is not shown yet, the first Tab shows it, and so
does the first arrow that would go from one button to another. Of what is chosen that is seen anyhow.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import Shiboken

from herstel_app.ui.kit.app_events import AppEvents
from herstel_app.ui.kit.silent_keys import SILENT_KEYS

BY_KEY = "focusIsShown"
"""The property of the application that tells it; where nobody set it, the focus is shown."""
HAND_USED = "aHandWasUsed"
"""The property of the application that tells whether anything was pressed since the window is there."""
CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress)
TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
ALWAYS_SHOWN = (QPlainTextEdit, QTextEdit, QLineEdit, QAbstractSpinBox, QComboBox)
"""They show that they have the focus, whichever hand was used."""
WRITTEN_IN = (QPlainTextEdit, QTextEdit, QLineEdit, QAbstractSpinBox)
KEYED = "keyed"
"""The property of a field to which a key brought the focus; the style sheet gives it the ring."""
REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
RETURNS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""The focus comes back from elsewhere to where it was."""


def shows_ring(widget: QWidget) -> bool:
    """Whether a control shows that it has the focus; a field in which one types always does."""
    app = QCoreApplication.instance()
    return widget.hasFocus() and app is not None and app.property(BY_KEY) is not False


def are_keys_used() -> bool:
    """Whether the hand that was used last is the one on the keyboard."""
    app = QCoreApplication.instance()
    return app is not None and app.property(BY_KEY) is True


def note_key() -> None:
    """Know that a key was used which did something else, and is passed on to nothing."""
    app = QApplication.instance()
    if app is not None:
        app.setProperty(BY_KEY, True)


def show_to_newcomer() -> None:
    """Show the focus already now, where neither hand was used yet."""
    app = QApplication.instance()
    if app is not None and app.property(HAND_USED) is False:
        app.setProperty(BY_KEY, True)


class KeyFocus(QObject):
    """Follows which hand was used last: the one on the keyboard, or the one on the mouse."""

    def __init__(self, events: AppEvents) -> None:
        """Show no focus until a key is pressed; it goes on as long as `events` are there."""
        super().__init__(events)
        app = QApplication.instance()
        assert app is not None
        app.setProperty(BY_KEY, False)
        app.setProperty(HAND_USED, False)
        self._left: QWidget | None = None
        """What had the focus last."""
        events.add((QEvent.Type.KeyPress, QEvent.Type.FocusIn, QEvent.Type.FocusOut, *CLICKS), self._filter)

    def _filter(self, watched: QObject, event: QEvent) -> bool:
        """Follow keys and clicks, and leave them alone, but for a Tab or arrow that only shows where the focus is."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            goes_on = event.key() in TABS or (event.key() in ARROWS and _is_at_a_button())
            if goes_on and not isinstance(watched, QWidget):
                return False  # a key comes through the window of the system first
            if event.key() not in SILENT_KEYS:
                only_shows = goes_on and _hides_focus()
                self._show(True)
                return only_shows
        elif kind in CLICKS:
            self._show(False)
            _set_keyed(QApplication.focusWidget(), False)
        elif isinstance(watched, QWidget) and isinstance(event, QFocusEvent):  # the style is told of it as well
            if event.lostFocus():
                self._left = watched
                return False
            is_by_key = event.reason() in REASONS and not self._is_moved_on()
            if is_by_key:
                self._show(True)
            if event.reason() not in RETURNS:
                _set_keyed(watched, is_by_key)
        return False

    def _is_moved_on(self) -> bool:
        """Whether what had the focus is gone, out of sight or off: then Qt goes on to the next, as if by Tab."""
        left = self._left
        return left is not None and not (Shiboken.isValid(left) and left.isVisible() and left.isEnabled())

    def _show(self, shown: bool) -> None:
        app = QApplication.instance()
        if app is not None:
            app.setProperty(HAND_USED, True)
        if app is not None and app.property(BY_KEY) is not shown:
            app.setProperty(BY_KEY, shown)
            focus = QApplication.focusWidget()
            if focus is not None:
                focus.update()


def _set_keyed(field: QWidget | None, keyed: bool) -> None:
    """Have a field show, or no longer, that a key brought the focus."""
    if isinstance(field, WRITTEN_IN) and bool(field.property(KEYED)) is not keyed:
        field.setProperty(KEYED, keyed)
        field.style().unpolish(field)
        field.style().polish(field)


def _is_at_a_button() -> bool:
    """Whether an arrow would only go from one button, which is not seen to be chosen, to another."""
    focus = QApplication.focusWidget()
    return isinstance(focus, QAbstractButton) and not focus.isChecked()


def _hides_focus() -> bool:
    """Whether a control in sight has the focus and does not show it."""
    app, focus = QCoreApplication.instance(), QApplication.focusWidget()
    if app is None or app.property(BY_KEY) is not False or focus is None or isinstance(focus, ALWAYS_SHOWN):
        return False
    return bool(focus.focusPolicy() & Qt.FocusPolicy.TabFocus) and not focus.visibleRegion().isEmpty()
