"""A group of buttons is one stop for Tab; within it the arrows go from one to the next.

Of buttons of which each is on or off by itself, each may be a stop: nobody looks for arrows among check boxes.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget

TAKES_ARROWS = "takesArrows"
"""The property of a button in such a group: there the arrows do not scroll."""
TAKES_ENDS = "takesEnds"
"""The property of one that goes to the first and the last by Home and End."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
MAY_CHANGE = (
    QEvent.Type.ShowToParent,
    QEvent.Type.HideToParent,
    QEvent.Type.EnabledChange,
    QEvent.Type.FocusIn,
)


def takes_arrows(widget: QWidget | None) -> bool:
    """Whether the arrows are for a widget because it is in such a group."""
    return widget is not None and bool(widget.property(TAKES_ARROWS))


def takes_ends(widget: QWidget | None) -> bool:
    """Whether Home and End are for a widget."""
    return widget is not None and bool(widget.property(TAKES_ENDS))


class OneStop(QObject):
    """Lets Tab stop at one of its buttons: where the focus was last, or else at the first that is on.

    Of radio buttons that are in a group Qt itself goes from one to the next, and then checks it.
    """

    def __init__(self, parent: QObject, apart: bool = False) -> None:
        """Have no buttons yet; it is there as long as `parent` is. `apart`, Tab stops at each."""
        super().__init__(parent)
        self._apart = apart
        self.buttons: list[QAbstractButton] = []
        self._last: QAbstractButton | None = None

    def take(self, buttons: Sequence[QAbstractButton]) -> None:
        """Be about these buttons, in the order of the arrows."""
        self.buttons, self._last = list(buttons), None
        for button in self.buttons:
            button.setProperty(TAKES_ARROWS, True)
            button.installEventFilter(self)
        self.refresh()

    def refresh(self, anew: bool = False) -> None:
        """Choose the stop; `anew`, the one that is on, wherever the focus was before."""
        there = self._there()
        focus = QApplication.focusWidget()
        if anew and focus not in self.buttons:
            self._last = None
        on = next((button for button in there if button.isChecked()), None)
        stop = self._last if self._last in there else on or next(iter(there), None)
        for button in self.buttons:
            policy = Qt.FocusPolicy.TabFocus if self._apart or button is stop else Qt.FocusPolicy.NoFocus
            if button.focusPolicy() != policy:
                button.setFocusPolicy(policy)

    def _there(self) -> list[QAbstractButton]:
        return [button for button in self.buttons if not button.isHidden() and button.isEnabled()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from one to the next, and follow what is there."""
        if isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._step(watched, event)
        if event.type() in MAY_CHANGE and isinstance(watched, QAbstractButton):
            if event.type() == QEvent.Type.FocusIn:
                self._last = watched
            self.refresh()
        return False

    def _step(self, watched: QObject, event: QKeyEvent) -> bool:
        step = STEPS.get(Qt.Key(event.key()), 0)
        there = self._there()
        if not step or watched not in there or (isinstance(watched, QRadioButton) and watched.group() is not None):
            return False
        reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
        there[(there.index(watched) + step) % len(there)].setFocus(reason)
        return True
