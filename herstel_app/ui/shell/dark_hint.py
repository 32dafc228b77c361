"""What can be done in the dark: the buttons of the light, in their place; and what is left.

Each has its key beside it, fainter, where someone uses the keys.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import button, label, restyle
from herstel_app.ui.kit.focus_ring import are_keys_used
from herstel_app.ui.kit.layout import column, flow
from herstel_app.ui.kit.pressed import Button
from herstel_app.ui.kit.theme import BEARING_PX, QUIET_PADDING, Theme
from herstel_app.ui.practice.form_kinds import Under

GAP, BEFORE_KEY, BELOW_WORDS = 12, 7, 14
"""Between the words, between a word and its key, and between the words and what is left; in px at 100 %."""
EDGE_PX = 1
CORNER = 20, 24
"""Where help stands where it stands nowhere in the light, in px at 100 %."""


def place_in(part: QWidget, cover: QWidget) -> QRect:
    """Give where a part stands in the window, without what is free around it."""
    inside = part.contentsRect()
    return QRect(part.mapTo(cover, inside.topLeft()), inside.size())


class DarkWord(Button):
    """A button with the key beside its word that does the same; the key can be pressed too."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__()
        self._theme, self._beside, self.least = theme, "", ""
        """The other word that stands in its place in the light: it is as wide as that."""
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A mouse that presses it leaves the keys as they are.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._key = label("", "key", wrap=False)
        self._key.setParent(self)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def tell(self, word: str, key: str = "", role: str = "quiet") -> None:
        """Show a word, and the key that does the same."""
        self.setText(word)
        self._beside = key
        self.setAccessibleDescription(key)
        if self.property("role") != role:
            self.setProperty("role", role)
            restyle(self)
        self.show_key()

    def show_key(self) -> None:
        """Show the key beside the word, where keys are used."""
        key = self._beside if are_keys_used() else ""
        self._key.setText(key)
        self._key.setVisible(bool(key))
        if bool(self.property("keyed")) != bool(key):
            self.setProperty("keyed", bool(key))
            restyle(self)
        self.updateGeometry()
        self._place_key()

    def sizeHint(self) -> QSize:
        """Have room for the key."""
        size, key = super().sizeHint(), self._key
        width = self.fontMetrics().horizontalAdvance
        size.setWidth(size.width() + max(0, width(self.least) - width(self.text())))
        if key.text():
            size.setWidth(size.width() + self._theme.space(BEFORE_KEY) + key.sizeHint().width())
        return size

    def minimumSizeHint(self) -> QSize:
        """Have room for the key always."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the key after the word, on the same line."""
        super().resizeEvent(event)
        self._place_key()

    def _place_key(self) -> None:
        key, metrics = self._key, self.fontMetrics()
        key.adjustSize()
        foot = (self.height() - metrics.height()) // 2 + metrics.ascent()
        above = (key.height() - key.fontMetrics().height()) // 2 + key.fontMetrics().ascent()
        begins = BEARING_PX + EDGE_PX + self._theme.px(QUIET_PADDING)
        beside = begins + metrics.horizontalAdvance(self.text()) + self._theme.space(BEFORE_KEY)
        key.move(beside, foot - above)


class DarkHint(QWidget):
    """A row of dim buttons; one pauses and stops by them without making light. Help stands apart from them."""

    pause_asked = Signal()
    """Or to go on, where it is paused."""
    stop_asked = Signal()
    light_asked = Signal()
    help_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Make it, without words for pausing and stopping until `tell`."""
        super().__init__()
        self._theme = theme
        self.setProperty("role", "dim")
        self.pause, self.light, self.stop = self.words = tuple(DarkWord(theme) for _ in range(3))
        for part, asked in zip(self.words, (self.pause_asked, self.light_asked, self.stop_asked), strict=True):
            part.clicked.connect(asked)
        translate = QCoreApplication.translate
        self.light.least = translate("Running", "Donker")
        self.help = button(translate("Running", "Hulp"), "link", translate("Running", "Hulp en veiligheid"))
        self.help.clicked.connect(self.help_asked)
        self.time_left = label("", "left", wrap=False)
        """How much is left of what goes on: as faint as the keys, it is not pressed."""
        self.time_left.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        keeps_room = self.time_left.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)  # a word that is pointed at stays where it is
        self.time_left.setSizePolicy(keeps_room)
        self.time_left.hide()
        row = flow(theme, *self.words, gap=GAP, centred=True)
        column(theme, row, self.time_left, gap=BELOW_WORDS, margins=(0, 0, 0, 0), on=self)

    def place(self, cover: QWidget, under: Under | None, below: int) -> None:
        """Stand where the buttons and help stand in the light, or else so many px above the foot of the window."""
        self.help.adjustSize()
        corner = QPoint(*map(self._theme.space, CORNER))
        self.help.move(under.help_button.mapTo(cover, QPoint()) if under else corner)
        top = place_in(under.buttons, cover).top() if under else self.top_in(cover, below)
        self.setGeometry(0, top, cover.width(), self.heightForWidth(cover.width()))

    def top_in(self, cover: QWidget, below: int) -> int:
        """Give where the words begin so many px above the foot of the window."""
        return cover.height() - below - self.heightForWidth(cover.width())

    def show_keys(self) -> None:
        """Show the keys to who uses them."""
        for part in self.words:
            part.show_key()

    def tell(self, waits: bool, is_paused: bool) -> None:
        """Tell what can be done while something goes on or is paused, or only that light comes where all is over."""
        translate = QCoreApplication.translate
        go_on = translate("Dark", "Verder") if is_paused else translate("Dark", "Pauze")
        self.pause.tell(go_on, translate("Dark", "spatie"))
        self.stop.tell(translate("Dark", "Stop"), translate("Dark", "Esc"))
        if waits:
            self.light.tell(translate("Dark", "een toets maakt licht"), role="link")
        else:
            self.light.tell(translate("Dark", "Licht"), translate("Dark", "D"))
        for part in (self.pause, self.stop):
            part.setVisible(not waits)
        if waits:
            self.tell_left("")

    def tell_left(self, text: str) -> None:
        """Tell how much is left, or nothing."""
        if text != self.time_left.text():
            self.time_left.setText(text)
            self.time_left.setVisible(bool(text))

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is at one of the words."""
        return any(part.hasFocus() for part in (*self.words, self.help))

    def step(self, forward: bool) -> None:
        """Have the keyboard go to the next word, or the one before; first to the first, or the last."""
        shown = [part for part in (*self.words, self.help) if not part.isHidden()]
        place = next((place for place, part in enumerate(shown) if part.hasFocus()), -1 if forward else 0)
        shown[(place + (1 if forward else -1)) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
        self.show_keys()
