"""What can be done in the dark: words that one presses, each with its key beside it, fainter; and what is left."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.layout import column, flow
from herstel_app.ui.kit.link import Link
from herstel_app.ui.kit.theme import BEARING_PX, Theme

GAP, BEFORE_KEY, ABOVE_WORDS = 24, 7, 6
"""Between the words, between a word and its key, and between the words and what is left; in px at 100 %."""


class DarkWord(Link):
    """A link with the key beside it that does the same; the key can be pressed too."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__()
        self._theme = theme
        self.setProperty("role", "link")
        self.setProperty("bare", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A mouse that presses it leaves the keys as they are.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._key = label("", "key", wrap=False)
        self._key.setParent(self)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def tell(self, word: str, key: str = "") -> None:
        """Show a word, and the key that does the same."""
        self.setText(word)
        self._key.setText(key)
        self._key.setVisible(bool(key))
        self.setAccessibleDescription(key)
        self.updateGeometry()
        self._place_key()

    def sizeHint(self) -> QSize:
        """Have room for the key."""
        size, key = super().sizeHint(), self._key
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
        beside = BEARING_PX + metrics.horizontalAdvance(self.text()) + self._theme.space(BEFORE_KEY)
        key.move(beside, foot - above)


class DarkHint(QWidget):
    """A row of dim words; one pauses and stops by them without making light."""

    pause_asked = Signal()
    """Or to go on, where it is paused."""
    stop_asked = Signal()
    light_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Make it, without words for pausing and stopping until `tell`."""
        super().__init__()
        self.setProperty("role", "dim")
        self.pause, self.light, self.stop = self.words = tuple(DarkWord(theme) for _ in range(3))
        for part, asked in zip(self.words, (self.pause_asked, self.light_asked, self.stop_asked), strict=True):
            part.clicked.connect(asked)
        self.time_left = label("", "left", wrap=False)
        """How much is left of what goes on: as faint as the keys, it is not pressed."""
        self.time_left.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        keeps_room = self.time_left.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)  # a word that is pointed at stays where it is
        self.time_left.setSizePolicy(keeps_room)
        self.time_left.hide()
        row = flow(theme, *self.words, gap=GAP, centred=True)
        column(theme, self.time_left, row, gap=ABOVE_WORDS, margins=(0, 0, 0, 0), on=self)

    def tell(self, waits: bool, is_paused: bool) -> None:
        """Tell what can be done while something goes on or is paused, or only that light comes where all is over."""
        translate = QCoreApplication.translate
        go_on = translate("Dark", "Verder") if is_paused else translate("Dark", "Pauze")
        self.pause.tell(go_on, translate("Dark", "spatie"))
        self.stop.tell(translate("Dark", "Stop"), translate("Dark", "Esc"))
        if waits:
            self.light.tell(translate("Dark", "een toets maakt licht"))
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
        return any(part.hasFocus() for part in self.words)

    def step(self, forward: bool) -> None:
        """Have the keyboard go to the next word, or the one before; first to the first, or the last."""
        shown = [part for part in self.words if not part.isHidden()]
        place = next((place for place, part in enumerate(shown) if part.hasFocus()), -1 if forward else 0)
        shown[(place + (1 if forward else -1)) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
