"""The rail: where one can go, as small drawings with a word below each.

In a narrow window the words are left out; a tooltip has them, with the key that leads there.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.ui.kit.basic import label, restyle
from herstel_app.ui.kit.fading_parts import FadingParts
from herstel_app.ui.kit.layout import STRETCH, Placed, column
from herstel_app.ui.kit.mark import Mark
from herstel_app.ui.kit.one_stop import TAKES_ARROWS, TAKES_ENDS
from herstel_app.ui.kit.page import Ground
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.pressed import Button
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.shell.page_stack import PAGE_KEYS
from herstel_app.ui.shell.rail_icons import paint_icon

tr = QCoreApplication.translate
MADE_IN = {"pattern": "exercises", "manual": "help"}
"""Pages without a place of their own in the rail, and whose place they share."""
WIDTH, SIDE, ICON = 104, 8, 24
HIGH, LOW, WORD_HIGH = 72, 56, 34
"""Height of an entry, of one in a low window, and of one that is a word alone, in px at 100 %."""
LOW_BELOW, WORDLESS_BELOW = 580, 430
"""Height of the rail, in px at 100 %, below which the entries are lower, and have no room for words."""
WORDS_FROM = 700
"""Width of a window, in px at 100 %, from which its rail has words."""
SMALL_FROM, SMALL_HIGH, SMALL_PX, WIDER_PX = 900, 56, 18, 21
"""Of large text, in px: the width of a window from which the words stay, the height of an entry, and the size of a word
in a window that is narrow for its text, where a larger one would take too much from the page, and in a wider one.
"""
SLIM_WIDTH, SLIM_HIGH = 60, 46
"""Of the rail and of an entry without words, in px at 100 %; they grow as margins do."""
MARK, WORD_SIDE_PX = 28, 3
"""Side of the mark in px at 100 %, and what in large text is left beside the longest word, on the ground of its entry.
"""
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
"""Keys that go from one entry to another."""
HANDS = (QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.FocusIn, QEvent.Type.FocusOut)


class Icon(QWidget):
    """The drawing of a page."""

    def __init__(self, theme: Theme, page: str, size: int) -> None:
        """Make it `size` px large."""
        super().__init__()
        self._theme, self._page = theme, page
        self.role = "tertiary"
        """Of its colour."""
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        with painting(self) as painter:
            paint_icon(painter, QRectF(self.rect()), self._page, self._theme.color(self.role))


class RailEntry(Button):
    """Leads to a page."""

    def __init__(self, theme: Theme, page: str, word: str, name: str = "", is_word: bool = False) -> None:
        """Make it; `name` is what a screen reader says, and `is_word` whether it needs no drawing beside its word."""
        super().__init__()
        self._theme, self._is_word = theme, is_word
        self.word = word
        key = QKeySequence(PAGE_KEYS[page]).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{word} ({key})")
        self._is_dim = False
        self.setProperty("role", "nav")
        self.setAccessibleName(name or word)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(True)
        self.setProperty(TAKES_ARROWS, True)
        self.setProperty(TAKES_ENDS, True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._icon = Icon(theme, page, theme.space(ICON))
        self._label = label(word, "nav", wrap=False)
        self._label.setContentsMargins(0, 0, 0, 0)  # it stands in the middle
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        middle = Qt.AlignmentFlag.AlignHCenter
        parts = STRETCH, Placed(self._icon, middle), Placed(self._label, middle), STRETCH
        self._parts = column(theme, *parts, on=self)
        self.toggled.connect(self._show_on)

    @property
    def word_width(self) -> int:
        """The room that the word takes, in px."""
        return self._label.sizeHint().width()

    def show_words(self, shown: bool, is_low: bool, small_px: int = 0) -> None:
        """Have the word below the drawing, in letters of `small_px` where that is given, or the drawing alone."""
        theme = self._theme
        self._label.setVisible(shown)
        if small_px != (self._label.property("px") or 0):
            self._label.setProperty("px", small_px)
            restyle(self._label)
        self._icon.setVisible(not (shown and self._is_word))
        high = theme.px(WORD_HIGH if self._is_word else LOW if is_low else HIGH)
        if small_px:
            high = theme.space(WORD_HIGH if self._is_word else SMALL_HIGH)
        self._parts.setSpacing(theme.space(2 if small_px else 4 if is_low else 7))
        self.setFixedHeight(high if shown else theme.space(SLIM_HIGH))

    def _show_on(self, on: bool) -> None:
        self._mind_hand()
        self._label.setProperty("active", on)
        restyle(self._label)

    def show_dim(self, dim: bool) -> None:
        """Be drawn as on the dark screen, faint where no hand is, or as usual."""
        self._is_dim = dim
        self._mind_hand()

    def _mind_hand(self) -> None:
        """Take the colours of how it is shown, and of whether a hand or the focus is on it."""
        lit, here = self.underMouse() or self.hasFocus(), self.isChecked()
        usual = "accent" if here else "tertiary"
        dim = "dark_line" if here else "dark_hint" if lit else "dark_faint"
        self._icon.role = dim if self._is_dim else usual
        self._icon.update()
        if lit is not bool(self._label.property("lit")):
            self._label.setProperty("lit", lit)
            restyle(self._label)

    def nextCheckState(self) -> None:
        """Be on where its page is open, and not by being pressed: where one is already it would go off."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the rail the keys that go to another entry; a button would go on to the page by them."""
        if Qt.Key(event.key()) in (*STEPS, *ENDS):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Follow the hand and the focus."""
        done = super().event(event)
        if event.type() in HANDS:
            self._mind_hand()
        return done


class Rail(Ground):
    """Navigation; emits where someone wants to go.

    The buttons are in no group: of a group Qt lets Tab reach only the one that is on.
    """

    page_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Make the rail with all pages."""
        super().__init__("rail")
        self._theme, self._beside = theme, WORDS_FROM * theme.scale
        self._fading: FadingParts | None = None
        """Made for the first night."""
        self.pages: dict[str, RailEntry] = {}
        self._mark = Mark(theme, MARK)
        self._mark.setFixedSize(theme.space(MARK), theme.space(MARK))
        shown = (
            self._entry("tonight", tr("Rail", "Vanavond")),
            self._entry("reading", tr("Rail", "Lezen")),
            self._entry("exercises", tr("Rail", "Oefenen")),
            self._entry("trial", tr("Rail", "Verschil")),
            self._entry("lookback", tr("Rail", "Terugblik")),
        )
        below = (
            self._entry("settings", tr("Rail", "Instellingen"), is_word=True),
            self._entry("help", tr("Rail", "Hulp"), tr("Rail", "Hulp en veiligheid"), is_word=True),
        )
        self._head = column(theme, Placed(self._mark, Qt.AlignmentFlag.AlignHCenter))
        self._column = column(theme, self._head, *shown, STRETCH, *below, on=self)
        self._arrange()

    def _entry(self, page: str, word: str, name: str = "", is_word: bool = False) -> RailEntry:
        entry = self.pages[page] = RailEntry(self._theme, page, word, name, is_word)
        entry.clicked.connect(partial(self.page_asked.emit, page))
        return entry

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another entry, and open nothing."""
        entries, key = list(self.pages.values()), Qt.Key(event.key())
        place = next((place for place, entry in enumerate(entries) if entry.hasFocus()), None)
        if place is None or key not in (*STEPS, *ENDS):
            super().keyPressEvent(event)
            return
        to = ENDS[key] if key in ENDS else (place + STEPS[key]) % len(entries)
        entries[to].setFocus(Qt.FocusReason.TabFocusReason)

    def show_beside(self, width: int) -> None:
        """Take less room where the window, `width` px wide, is narrow."""
        if width != self._beside:
            self._beside = width
            self._arrange()

    @property
    def _is_narrow(self) -> bool:
        return self._beside / self._theme.scale < WORDS_FROM

    @property
    def _small_px(self) -> int:
        """The size of its words where that is not the size of the text, or 0."""
        return (SMALL_PX if self._is_narrow else WIDER_PX) if self._theme.is_large else 0

    @property
    def has_words(self) -> bool:
        """Whether there is room for the words."""
        theme = self._theme
        if theme.is_large:
            needed = 5 * theme.space(SMALL_HIGH + 2) + 2 * theme.space(WORD_HIGH + 2) + theme.space(MARK + 48)
            return self._beside >= SMALL_FROM and self.height() >= needed
        return not self._is_narrow and self.height() >= theme.px(WORDLESS_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the entries closer together in a low window."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        theme, words = self._theme, self.has_words
        is_low = self.height() < theme.px(LOW_BELOW)
        for entry in self.pages.values():
            entry.show_words(words, is_low, self._small_px if words else 0)
        side = theme.space(SIDE if words and not theme.is_large else SIDE // 2)
        top, below = 12 if is_low or not words else 22, 14 if words else 6
        widest = max(entry.word_width for entry in self.pages.values())
        least, beside = (
            (theme.space(SLIM_WIDTH), 2 * (side + WORD_SIDE_PX)) if theme.is_large else (theme.px(WIDTH), 4 * side)
        )
        self.setFixedWidth(max(least, widest + beside) if words else theme.space(SLIM_WIDTH))
        self._column.setContentsMargins(side, theme.space(top), side, theme.space(below))
        self._column.setSpacing(theme.space(2 if is_low or not words else 4))
        self._head.setContentsMargins(0, 0, 0, theme.space(6 if is_low or not words else 20))
        needed = len(self.pages) * (theme.space(SLIM_HIGH) + theme.space(2)) + theme.space(MARK + 40)
        self._mark.setVisible(words or self.height() >= needed)

    def show_page(self, name: str) -> None:
        """Mark the page that is open."""
        for page, entry in self.pages.items():
            entry.setChecked(page == MADE_IN.get(name, name))

    @property
    def is_in_sight(self) -> bool:
        """Whether its entries are seen whole."""
        return self._fading is None or self._fading.are_seen_whole

    def show_again(self) -> None:
        """Have them in sight, as after a movement of the mouse."""
        if self._fading is not None:
            self._fading.show_again()

    def show_dim(self, dim: bool) -> None:
        """Be as dark as the page beside it, and out of sight until there is a hand; or as usual."""
        if dim is bool(self.property("dim")):
            return
        self._mark.color = "dark_faint" if dim else "accent"
        self._mark.update()
        self.setProperty("dim", dim)
        for part in (self, *self.findChildren(QWidget)):
            restyle(part)
        for entry in self.pages.values():
            entry.show_dim(dim)
        if self._fading is None:
            self._fading = FadingParts(self, [self._mark, *self.pages.values()], self._theme)
        self._fading.set_on(dim)
        if dim:
            self._fading.go_at_once()
