"""A form in the practice pane: what is told, and right below it a button that ends it once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent

from herstel_app.ui.kit.basic import prose
from herstel_app.ui.kit.fade import EDGES
from herstel_app.ui.kit.form import WIDTH, Form
from herstel_app.ui.kit.layout import STRETCH, Stretch, column, row, wide
from herstel_app.ui.kit.theme import Theme

SHARES = (2, 3)
"""Of the room that is left: above and below."""


class PaneForm(Form):
    """A heading and paragraphs, in the middle of the window; all begins at one left edge, the button too."""

    done = Signal()
    edges = EDGES

    def __init__(
        self,
        theme: Theme,
        kicker: str,
        title: str,
        act: str,
        role: str = "heading",
        *,
        width: int = WIDTH,
        gap: int | None = None,
        out: str = "",
    ) -> None:
        """Make a form; `act` is what the button says, `role` how the title is written.

        `width` and `gap` are of its column, in px at 100 %; `out` is the link beside the button, if there is one.
        """
        super().__init__(theme, act, kicker=kicker, heading=title, role=role, out=out, width=width, gap=gap)
        # Tab leads from here to the first control; no key has an effect before that.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(f"{kicker}. {title}" if kicker else title)
        self._ended = False
        self.act_button.clicked.connect(self._finish)
        inside = self.column.widget()
        assert inside is not None
        self._inside = inside
        inside.installEventFilter(self)

    def _lay_out(self) -> None:
        """Have the button below what is told, or at the foot of the window where that is longer."""
        ways = (self.act_button, *([self.out_link] if self.out_link is not None else []))
        self._foot = row(self._theme, *ways, STRETCH, gap=20, margins=(0, 0, 0, 28))
        above, below = SHARES
        column(self._theme, Stretch(above), wide(self.column, 1000), self._foot, Stretch(below), gap=0, on=self)

    def restyle(self) -> None:
        """Take over the text size and the width: the button stands in line with the text."""
        self.column.restyle()
        margins = self._foot.contentsMargins()
        margins.setLeft(self.column.left_in(self.width()))
        self._foot.setContentsMargins(margins)
        self.column.setMaximumHeight(max(1, self._inside.heightForWidth(self.width())))

    def say(self, *texts: str, role: str = "line") -> None:
        """Add paragraphs."""
        self.add(*(prose(self._theme, text, role, 140) for text in texts))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take as much height as what is told, also once more of it is folded out."""
        layout = self.layout()
        if event.type() == QEvent.Type.LayoutRequest and layout is not None:
            self.restyle()
            layout.activate()  # at once, so that no scroll bar is there for a moment
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay in the middle."""
        super().resizeEvent(event)
        self.restyle()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure in the letters in which it is shown."""
        super().showEvent(event)
        self.restyle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the top: on its way here the keyboard may have been at a link below."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.column.verticalScrollBar().setValue(0)

    def _finish(self) -> None:
        if not self._ended:
            self._ended = True
            self.done.emit()
