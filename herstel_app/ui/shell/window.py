"""The main window: rail, page and practice pane side by side, and the keys that work everywhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.engine import Engine
from herstel_app.engine.own_words import OwnWords
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.app_events import AppEvents
from herstel_app.ui.kit.focus_ring import KeyFocus
from herstel_app.ui.kit.hands import Hands
from herstel_app.ui.kit.layout import row
from herstel_app.ui.kit.second_press import SecondPress
from herstel_app.ui.kit.text_column import TextColumn
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.wheel import WheelScrolls
from herstel_app.ui.outside import Outside
from herstel_app.ui.practice.pane import PracticePane
from herstel_app.ui.shell.beside_text import BesideText
from herstel_app.ui.shell.dark_practice import DarkPractice
from herstel_app.ui.shell.dark_screen import DarkScreen
from herstel_app.ui.shell.desktop_window import DesktopWindow
from herstel_app.ui.shell.engine_notices import EngineNotices
from herstel_app.ui.shell.left_behind import leave_behind
from herstel_app.ui.shell.notices import NoticeBar, NoticeFoot
from herstel_app.ui.shell.page_stack import PAGES, PageStack
from herstel_app.ui.shell.rail import MADE_IN, Rail
from herstel_app.ui.shell.tab_order import order_tabs
from herstel_app.ui.shell.whole_window import WholeWindow

PAGES_TO_BEGIN = ("tonight", "exercises", "trial", "lookback")
"""Where an exercise, an evening or a proef that goes on has the whole window: it never stands beside its own card."""
STAY_LIGHT = ("settings", "help", "manual")
"""Pages on which the screen does not go dark by itself: someone reads how to get out of trouble, or chooses."""
LEAST_SIZE = (640, 440)
"""Of what lies within the frame, in px: a screen of 960 × 540 has room for more."""


class MainWindow(DesktopWindow):
    """Puts the parts in their places; what happens in a part is that part's own business."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme, outside: Outside) -> None:
        """Build the window; `open_page` shows something in it."""
        super().__init__()
        self.setWindowTitle("Herstel")
        self.resize(1200, 780)
        self.setMinimumSize(*LEAST_SIZE)
        self.engine, self._bridge, self._theme, self._outside = engine, bridge, theme, outside
        self.page = PAGES[0]
        self._came_from = PAGES[0]
        """The page from which someone went to the manual."""
        self.is_grown = False
        """Whether the practice pane has the whole window."""
        self.pane = PracticePane(engine, bridge, theme)
        self.notices = NoticeBar(theme)
        EngineNotices(engine, bridge, self.notices)
        self.pane.leads_to_night = lambda: self.page == PAGES[0] and engine.good_night.is_done
        engine.programmes.is_typing = _is_typing
        self._words = OwnWords(engine.lookback.own_words)
        self._make_pages()
        centre = self._lay_out()
        self.dark = DarkScreen(centre, theme)
        DarkPractice(self.dark, engine, bridge, self.pane, lambda: self.is_grown or self.page not in STAY_LIGHT)
        self._whole = WholeWindow(
            engine.programmes, self.pane, self.dark, centre, theme, self.grow, lambda: self.is_grown
        )
        self.events = AppEvents(self)
        hands = Hands(self)
        hands.touched.connect(engine.dark.touch)
        bridge.began.connect(hands.watch)
        bridge.ended.connect(hands.rest)
        self._connect()
        WheelScrolls(self.events)
        SecondPress(self)
        KeyFocus(self.events)

    def _make_pages(self) -> None:
        """Make all that `rebuild` makes anew: the rail and the pages, in the text size of the theme."""
        self.rail = Rail(self._theme)
        self.pages = PageStack(self.engine, self._bridge, self._theme, self._outside, self._words)
        self.rail.page_asked.connect(self.go_to)
        self.pages.page_asked.connect(self.open_page)
        self.pages.back_asked.connect(lambda: self.open_page(self._came_from))
        self.pages.section_asked.connect(self.open_section)
        self.pages.section_left.connect(lambda: leave_behind(self.pane))
        self.pages.notice.connect(self.notices.tell)
        self.pages.tonight.turning.connect(self.soften)
        self.pages.tonight.darkened.connect(self._dim_rail)
        self.pages.laid_out.connect(self._order_tabs)

    def _lay_out(self) -> QWidget:
        centre, beside = QWidget(), QWidget()
        # In its place before anything is in it: a layout on its own keeps what it was given, also when that is gone.
        self._row = row(self._theme, gap=0, on=beside)
        self._foot = NoticeFoot(centre, beside, self.notices)
        self._foot.covers.connect(self.pane.show_foot_covered)
        self.notices.seen.connect(self._hold_notices)
        self._row.addWidget(self.pane)
        self._beside = BesideText(beside, self._row, self.pane, self._theme, self._text)
        self._place_pages()
        self.setCentralWidget(centre)
        return centre

    def _place_pages(self) -> None:
        for place, widget in enumerate((self.rail, self.pages)):
            self._row.insertWidget(place, widget)

    def _order_tabs(self) -> None:
        order_tabs(self, (self.rail, self.pages, self.pane, self.notices))

    def soften(self) -> None:
        """Have all that the window shows go over into what it shows from here on: from dark to light never at once."""
        self._whole.soften()

    def rebuild(self, apply_style: Callable[[], None]) -> None:
        """Make rail and pages anew in the text size that the theme has now; what is practised goes on.

        `apply_style` gives the program the style sheet of that size.
        What is outside the window keeps hold of the window itself, the pane and the notices; these stay.
        """
        go_on, focus = self.pages.leave(), QApplication.focusWidget()
        in_pane = focus if focus is not None and self.pane.isAncestorOf(focus) else None
        self.setUpdatesEnabled(False)
        for widget in (self.rail, self.pages):
            widget.deleteLater()
            # At once, so that a new style sheet has less to restyle.
            QApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)
        apply_style()
        self._make_pages()
        self._place_pages()
        self.pages.mark(self.engine.programmes.marked)
        self.dark.restyle()
        self.pane.restyle()
        self.notices.restyle()
        grown = self.is_grown
        self._show(self.page)
        self.grow(grown)
        if in_pane is not None:  # someone may be typing there
            in_pane.setFocus(Qt.FocusReason.OtherFocusReason)

        def show() -> None:
            go_on(self.pages)
            self.setUpdatesEnabled(True)

        # The page has its heights only once its layout has been asked for them.
        QTimer.singleShot(0, self.pages, show)

    def _connect(self) -> None:
        bridge = self._bridge
        self.pane.shown_changed.connect(self._show_practice)
        self.pane.home_asked.connect(lambda: self.open_page(PAGES[0]))
        self.pane.reading_asked.connect(self._read_on)
        self.pane.dark_asked.connect(self.dark.cover)
        self.pane.grow_asked.connect(lambda: self.grow(not self.is_grown))
        self.pane.help_asked.connect(lambda: self.open_page("help"))
        bridge.page_opened.connect(self._show_page)
        bridge.page_closed.connect(self._order_tabs)
        bridge.ended.connect(self._refresh_lookback)
        self.closed.connect(self.engine.returned.stop)

    def open_page(self, name: str) -> None:
        """Go to a page; an exercise that runs goes on beside it, or over it where such things are begun."""
        if name != self.page or self.is_grown:
            leave_behind(self.pane)
        self._show(name)
        if name in PAGES_TO_BEGIN and self.engine.programmes.keeps_window:
            self.grow(True)

    def _show(self, name: str) -> None:
        self.dark.lift()
        self.grow(False)
        if self._is_good_night:
            self.soften()
        elif name != self.page:
            self.pages.fade.begin()
        if name == "manual" != self.page:
            self._came_from = self.page
        self.page = name
        self.pages.show_page(name)
        self.rail.show_page(self.page)
        self._dim_rail()
        self._order_tabs()
        self._arrange()
        self.pages.go_to_top()
        self.pages.focus_page()

    def _dim_rail(self) -> None:
        """Have the rail as dark as the page, where that says good night."""
        self.rail.show_dim(self._is_good_night)
        self._hold_notices()

    @property
    def _is_good_night(self) -> bool:
        return self.page == "tonight" and self.pages.tonight.night is not None

    def _hold_notices(self) -> None:
        """Let nothing light up over what is dark, and nothing push away what breathes."""
        self._foot.lie_over(self.is_grown and self.notices.height_in(self.width()) <= self.pane.free_at_foot)
        self.notices.hold(self.pane.is_dim or (self._is_good_night and self.pane.is_empty))

    def _read_on(self, request: PracticeRequest) -> None:
        """Come back to the text that an exercise was begun from; one that is still open, where it was left."""
        section = request.explanation_id or ""
        if self.pages.reading.explanation_id != section:
            self.open_section(section)
            self.pages.reading.show_claim(request)
        elif self.page != "reading" or self.pages.reading.list is not None:
            self.open_page("reading")

    def go_to(self, name: str) -> None:
        """Open a page that is asked for by name; from a text *Lezen* leads to all texts, *Vanavond* past good night."""
        if name == self.page == "reading" and self.pages.reading.list is None:
            self.pages.reading.show_list()
        else:
            self.open_page(name)
            if self._is_good_night:
                self.pages.tonight.ask_more()

    @property
    def place(self) -> str:
        """The page that Esc leads back to, where it is another one."""
        return self._came_from if self.page == "manual" else MADE_IN.get(self.page, self.page)

    def open_section(self, name: str) -> None:
        """Show an explanation."""
        self.pages.fade.begin()
        self.pages.reading.go_to(name)
        self.open_page("reading")

    def grow(self, grown: bool) -> None:
        """Give the practice pane the whole window, or give the page back."""
        self.is_grown = grown
        self.pane.show_grown(grown)
        self._arrange()

    def _text(self) -> TextColumn | None:
        return self.pages.reading.text if self.page == "reading" else None

    def _arrange(self) -> None:
        self.pages.setVisible(not self.is_grown)
        self.rail.setVisible(not self.is_grown)
        self.rail.show_beside(self.width())
        has_pane = self.is_grown or not self.pane.is_empty
        self._beside.share(self.pages, self.width() - self.rail.minimumWidth(), has_pane)
        self.pane.setVisible(has_pane)
        self._hold_notices()

    def _show_practice(self, text: str) -> None:
        if text:
            self.pages.reading.go_to(text)
        marked = self.engine.programmes.marked
        self.pages.mark(marked)
        self._order_tabs()
        focus = QApplication.focusWidget()
        was_here = focus is None or self.pane.isAncestorOf(focus)
        before = self._beside.look()
        self._whole.follow()
        self._arrange()
        self._beside.begin(self.pages, before)
        if marked is None and was_here:  # Qt would give it to whatever comes next, such as *Verwijder*
            self._focus_back()

    def _focus_back(self) -> None:
        """Give the keyboard to what began the exercise, or else to the page."""
        if not self.pages.focus_began():
            self.pages.focus_page()

    def _show_page(self) -> None:
        self.dark.lift()
        self.pane.show_grown(self.is_grown)
        self._order_tabs()

    def _refresh_lookback(self) -> None:
        if self.page == "lookback":
            self.pages.lookback.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have what stands beside each other take the room that there is."""
        super().resizeEvent(event)
        self._arrange()
        QTimer.singleShot(0, self, self._hold_notices)  # once all has its place

    def leave(self) -> None:
        """Stop what runs and keep what was typed."""
        self.engine.practice.stop()
        self.engine.audio.reading.stop()
        self.pane.close_form()
        self.pages.flush()


def _is_typing() -> bool:
    return isinstance(QApplication.focusWidget(), QPlainTextEdit)
