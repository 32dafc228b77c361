"""Small parts that every page uses."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from herstel_app.ui.kit.link import Link
from herstel_app.ui.kit.pressed import Button, PrimaryButton, Radio
from herstel_app.ui.kit.theme import BEARING_PX as BEARING_PX
from herstel_app.ui.kit.theme import Theme


def label(text: str, role: str, wrap: bool = True, kind: type[QLabel] | None = None) -> QLabel:
    """Make a plain-text label that plays `role` in the style sheet."""
    widget = kind(text) if kind else Wrapped(text) if wrap else QLabel(text)
    widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setProperty("role", role)
    widget.setWordWrap(wrap)
    widget.setContentsMargins(BEARING_PX, 0, 0, 0)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        widget.setSizePolicy(policy)
    return widget


def centred(text: str, role: str) -> QLabel:
    """Make a label whose text stands in the middle."""
    widget = label(text, role)
    widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    widget.setContentsMargins(0, 0, 0, 0)
    return widget


def stand_by_ink(part: QLabel) -> None:
    """Have the ink of its text begin on the edge on which all stands: a letter keeps more or less free before it."""
    part.ensurePolished()
    text, margins = part.text(), part.contentsMargins()
    free = QFontMetricsF(part.font()).leftBearing(text[0]) if text else 0.0
    margins.setLeft(max(0, BEARING_PX - round(free)))
    part.setContentsMargins(margins)


SERIF_ROLES = ("reading", "heading", "line", "title")
LINE_BREAK = "\u2028"
"""What ends a line for Qt where it lays out a text that is not a document."""
LED_ROLES = ("secondary", "small", "kicker")
LEADING = 1.45
"""From one line of a text in these roles to the next, as a share of the size of its letters."""
TITLE_ROLES = ("title", "display", "call", "end", "heading")
TITLE_LEADING = 1.18
"""The same of large letters, of which the lines hold together."""


class Wrapped(QLabel):
    """A label whose text wraps, and that asks for no more height than its width needs.

    Qt sets plain text as its font says; of a text in `LED_ROLES` the lines stand apart as those of a note do, and of
    one in `TITLE_ROLES` closer together.
    """

    led_roles: tuple[str, ...] = LED_ROLES + TITLE_ROLES

    def _is_led(self) -> bool:
        return self.property("role") in self.led_roles and self.textFormat() == Qt.TextFormat.PlainText

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        """Break the text for a label so many px wide; give its lines, and their height in px."""
        self.ensurePolished()
        margins = self.contentsMargins()
        layout = QTextLayout(self.text().replace("\n", LINE_BREAK), self.font(), self)
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        leading = TITLE_LEADING if self.property("role") in TITLE_ROLES else LEADING
        pitch, high, y = round(leading * self.fontInfo().pixelSize()), self.fontMetrics().height(), 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(0, width - margins.left() - margins.right()))
            line.setPosition(QPointF(0, y))
            y += pitch
        layout.endLayout()
        return layout, max(0, y - pitch) + high

    def heightForWidth(self, width: int) -> int:
        """Give the height, in px, that its lines take at `width`."""
        if not self._is_led():
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        return self._laid_out(width)[1] + margins.top() + margins.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines as far apart as they are to be, where there is more than one."""
        layout, high = self._laid_out(self.width()) if self._is_led() else (None, 0)
        if layout is None or layout.lineCount() < 2:
            super().paintEvent(event)
            return
        room, upright = self.contentsRect(), self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        share = {Qt.AlignmentFlag.AlignTop: 0.0, Qt.AlignmentFlag.AlignBottom: 1.0}.get(upright, 0.5)
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            layout.draw(painter, QPointF(room.x(), room.y() + round(share * (room.height() - high))))

    def minimumSizeHint(self) -> QSize:
        """Ask for one line: Qt would ask for the height at its narrowest."""
        return QSize(min(80, super().minimumSizeHint().width()), self.fontMetrics().height())


def prose(
    theme: Theme, text: str, role: str = "reading", line_height: int = 150, kind: type[QLabel] | None = None
) -> QLabel:
    """Make a label for reading; *asterisks* in `text` become emphasis.

    `line_height` is in per cent of the font size, as in print; Qt counts from the font's own
    line height, which differs from font to font.
    """
    widget = label("", role, kind=kind)
    widget.setTextFormat(Qt.TextFormat.RichText)
    # Within the text itself: Qt draws nothing of a rich text beside it.
    widget.setContentsMargins(0, 0, 0, 0)
    set_prose(widget, theme, text, line_height)
    return widget


def set_prose(widget: QLabel, theme: Theme, text: str, line_height: int = 150) -> None:
    """Have a label that `prose` made say something else."""
    font = QFont(theme.serif if widget.property("role") in SERIF_ROLES else theme.sans)
    font.setPixelSize(100)
    percent = round(line_height * 100 / QFontMetricsF(font).height())
    parts = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").split("*")
    body = "".join(
        f"<i>{part}</i>" if index % 2 and index < len(parts) - 1 else part for index, part in enumerate(parts)
    )
    widget.setText(f'<p style="margin:0 0 0 {BEARING_PX}px; line-height:{percent}%">{body}</p>')
    widget.setAccessibleName(text.replace("*", ""))


def button(text: str, role: str | None = None, name: str | None = None) -> QPushButton:
    """Make a button that plays `role`; `name` is what a screen reader says where the text is not enough."""
    widget = KINDS.get(role or "", Button)(text)
    widget.setCursor(Qt.CursorShape.PointingHandCursor)
    widget.setAutoDefault(True)
    # A click leaves the focus, and so its ring, where the keyboard had it.
    widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if role:
        widget.setProperty("role", role)
    if name:
        widget.setAccessibleName(name)
    return widget


KINDS: dict[str, type[Button]] = {"primary": PrimaryButton, "link": Link}
"""The buttons that draw something of their own, by their role."""


NOTE_LINE_HEIGHT = round(100 * LEADING)
"""In per cent of the font size."""


def note(theme: Theme, text: str) -> QLabel:
    """Make a sentence below a name."""
    return prose(theme, text, "small", NOTE_LINE_HEIGHT)


def set_note(widget: QLabel, theme: Theme, text: str) -> None:
    """Have a label that `note` made say something else, or nothing."""
    set_prose(widget, theme, text, NOTE_LINE_HEIGHT)
    widget.setVisible(bool(text))


def radio_button(text: str, role: str, name: str) -> QRadioButton:
    """Make a radio button that plays `role`; `name` is what a screen reader says."""
    radio = Radio(text)
    play(radio, role)
    radio.setAccessibleName(name)
    return radio


def play(radio: Radio, role: str) -> None:
    """Have a radio button play `role`: it is for the pointer, and for Tab."""
    radio.setProperty("role", role)
    radio.setCursor(Qt.CursorShape.PointingHandCursor)
    radio.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def tab_stops(root: QWidget) -> list[QWidget]:
    """Give what Tab can come to within `root`, in the order in which it was added."""
    return [each for each in root.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def hairline(soft: bool = False, bleeds: bool = False) -> QFrame:
    """Make a thin line between two parts, a `soft` one between rows; one that `bleeds` goes from side to side."""
    line = QFrame()
    line.setProperty("role", "hairline")
    line.setProperty("soft", soft)
    line.setProperty("bleeds", bleeds)
    return line


def restyle(widget: QWidget) -> None:
    """Have a changed property show in the style."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def empty(layout: QLayout) -> None:
    """Take everything out of `layout`."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            empty(inner)


def round_pen(color: QColor, width: float) -> QPen:
    """Make a pen with round ends."""
    return QPen(QBrush(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
