"""A link of which the text goes on on a next line where there is too little room for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from herstel_app.ui.kit.link import Link

LEAST_CHARACTERS = 12
"""So wide, in average letters, a link stays: it asks for no less."""


class WrappingLink(Link):
    """As the links that `basic.button` makes; Qt's own button asks for the width of its whole text."""

    def __init__(self, text: str, name: str = "", hang: str = "") -> None:
        """Make it; lines after the first begin under what comes after `hang`, with which the text begins."""
        super().__init__()
        self._whole, self._hang = "", hang
        self._asked: tuple[QSize, int] | None = None
        """What it asks for on one line, and how much of that is beside the text; None where it may be another now."""
        self.setProperty("role", "link")
        self.setAccessibleName(name or text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text, on as many lines as it takes."""
        if text != self._whole:
            self._whole, self._asked = text, None
            self._break(self.width())
            self.updateGeometry()

    def setProperty(self, name: str, value: object) -> bool:
        """Set what the style sheet may look at: it may ask for other room then."""
        self._asked = None
        return super().setProperty(name, value)

    def text(self) -> str:
        """Give the text as one line."""
        return self._whole

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(self._measured()[0])

    def _measured(self) -> tuple[QSize, int]:
        """Measure one line as it is styled now; a layout asks for it dozens of times."""
        if self._asked is None:
            beside = super().sizeHint() - self.fontMetrics().size(0, super().text())
            self._asked = self.fontMetrics().size(0, self._whole) + beside, beside.width()
        return self._asked

    def minimumSizeHint(self) -> QSize:
        """Ask for a few words at least."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), LEAST_CHARACTERS * self.fontMetrics().averageCharWidth()), whole.height())

    def hasHeightForWidth(self) -> bool:
        """Say that it is higher where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height, in px, that the text takes at `width`."""
        lines = len(self._lines(width))
        return self.sizeHint().height() + (lines - 1) * self.fontMetrics().lineSpacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the text anew."""
        super().resizeEvent(event)
        self._break(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        """Break the text anew for other letters: the link of what is practised is bold."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._asked = None
        if event.type() == QEvent.Type.FontChange:
            self._break(self.width())
            self.updateGeometry()

    def _break(self, width: int) -> None:
        QPushButton.setText(self, "\n".join(self._lines(width)))

    def _lines(self, width: int) -> list[str]:
        metrics = self.fontMetrics()
        room = width - self._measured()[1]
        if metrics.horizontalAdvance(self._whole) <= room:  # as most do: it is asked for often
            return [self._whole]
        words = self._whole.split(" ")
        lines = [words[0]]
        indent = self._indent()
        for word in words[1:]:
            longer = f"{lines[-1]} {word}"
            if metrics.horizontalAdvance(longer) <= room or lines[-1].strip() in ("", self._hang.strip()):
                lines[-1] = longer
            else:
                lines.append(indent + word)
        return [part for line in lines for part in self._parts(line, room)]

    def _parts(self, line: str, room: int) -> list[str]:
        """Break a word that is wider than the room for it, as an address can be."""
        metrics, parts = self.fontMetrics(), []
        while len(line) > LEAST_CHARACTERS and metrics.horizontalAdvance(line) > room:
            fits = next(
                n
                for n in range(len(line), 0, -1)
                if n == LEAST_CHARACTERS or metrics.horizontalAdvance(line[:n]) <= room
            )
            parts.append(line[:fits])
            line = line[fits:]
        return [*parts, line]

    def _indent(self) -> str:
        """Give spaces as wide as what hangs out."""
        metrics = self.fontMetrics()
        return " " * round(metrics.horizontalAdvance(self._hang) / max(1, metrics.horizontalAdvance(" ")))
