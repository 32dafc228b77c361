"""A form in the practice pane: what is told, above a button that ends it once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent

from herstel_app.ui.kit.basic import prose
from herstel_app.ui.kit.form import Form
from herstel_app.ui.kit.theme import Theme


class PaneForm(Form):
    """A heading and paragraphs."""

    done = Signal()

    def __init__(self, theme: Theme, kicker: str, title: str, act: str) -> None:
        """Make a form; `act` is what the button says."""
        super().__init__(theme, act, kicker=kicker, heading=title)
        # Tab leads from here to the first control; no key has an effect before that.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(f"{kicker}. {title}")
        self._ended = False
        self.act_button.clicked.connect(self._finish)

    def say(self, *texts: str, role: str = "line") -> None:
        """Add paragraphs."""
        self.add(*(prose(self._theme, text, role, 140) for text in texts))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the top: on its way here the keyboard may have been at a link below."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.column.verticalScrollBar().setValue(0)

    def _finish(self) -> None:
        if not self._ended:
            self._ended = True
            self.done.emit()
