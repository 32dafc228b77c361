"""The main window: rail, page and practice pane side by side, and the keys that work everywhere."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QRadioButton,
    QSlider,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from herstel_app.core.composer import Evening
from herstel_app.core.ports import Clock
from herstel_app.core.session import Ended, Paused, State
from herstel_app.core.timeline import Frame
from herstel_app.paths import DataDir
from herstel_app.storage.journal import Journal
from herstel_app.storage.library import Library
from herstel_app.storage.settings import Settings
from herstel_app.storage.trials import Trials
from herstel_app.ui.aloud import ReadAloud
from herstel_app.ui.choice import Choice
from herstel_app.ui.crossfade import Crossfade
from herstel_app.ui.dark import DarkScreen
from herstel_app.ui.dark_after import DarkAfter
from herstel_app.ui.document_view import DocumentView
from herstel_app.ui.driver import Driver
from herstel_app.ui.keeper import SettingsKeeper
from herstel_app.ui.notice import Action, NoticeBar
from herstel_app.ui.own_rhythms import OwnRhythms
from herstel_app.ui.pages.help import HelpView
from herstel_app.ui.pages.lookback import LookbackPage
from herstel_app.ui.pages.manual import ManualPage, Spot
from herstel_app.ui.pages.reading import ReadingPage
from herstel_app.ui.pages.settings import Place, SettingsPage
from herstel_app.ui.pages.settings_evening import Desktop
from herstel_app.ui.practice.desk import Desk
from herstel_app.ui.practice.pane import PracticePane
from herstel_app.ui.rail import MADE_IN, Rail, SlimRail
from herstel_app.ui.recorder import Recorder
from herstel_app.ui.returns import Returns
from herstel_app.ui.sampler import Sampler
from herstel_app.ui.saver import Saver
from herstel_app.ui.shelf import Shelf
from herstel_app.ui.theme import NARROW_BELOW, Theme
from herstel_app.ui.tonight.chef import Chef
from herstel_app.ui.tonight.page import TonightPage
from herstel_app.ui.tonight.player import EveningPlayer
from herstel_app.ui.trial.desk import TrialDesk
from herstel_app.ui.voices import Voices
from herstel_app.ui.volume import Volume
from herstel_app.ui.widgets import Column

tr = QCoreApplication.translate
PAGES = ("tonight", "reading", "exercises", "trial", "lookback", "settings", "help", "pattern", "manual")
PAGES_WITH_PANE = ("reading", "exercises")
PAGES_THAT_STAY_LIGHT = ("settings", "help", "manual")
"""There the screen does not go dark by itself: someone reads how to get out of trouble, or chooses."""
TAKES_ARROWS = (QSlider, QRadioButton, QComboBox)
SCROLLS = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}


class MainWindow(QMainWindow):
    """Puts the parts in their places; what happens in a part is that part's own business."""

    closed = Signal()
    """The program ends."""
    put_away = Signal()
    """The window is hidden; the program goes on."""
    section_opened = Signal(str)
    """The id of an explanation."""

    def __init__(
        self,
        library: Library,
        journal: Journal,
        driver: Driver,
        recorder: Recorder,
        volume: Volume,
        keeper: SettingsKeeper,
        clock: Clock,
        sampler: Sampler,
        voices: Voices,
        theme: Theme,
        desk: Desk,
        returns: Returns,
        saver: Saver,
        shelf: Shelf,
        desktop: Desktop,
        aloud: ReadAloud,
        data: DataDir,
    ) -> None:
        """Build the window; `open_page` shows something in it."""
        super().__init__()
        self.setWindowTitle("Herstel")
        self.resize(1200, 780)
        self.setMinimumSize(720, 520)
        self._driver, self._theme, self._volume = driver, theme, volume
        self._keeper, self._sampler, self._voices = keeper, sampler, voices
        self.aloud, self._data = aloud, data
        self._grown = False
        self._desktop, self._quitting = desktop, False
        self.stays: Callable[[], bool] = bool
        """Whether the program goes on, out of sight, when the window is closed."""
        self._library, self._journal, self._recorder, self._clock = library, journal, recorder, clock
        self._words = {item.explanation_id: item.text for item in journal.all_words()}
        self.page = PAGES[0]
        self._came_from = PAGES[0]
        """The page from which someone went to the manual."""
        self.pane = PracticePane(library, driver, recorder, keeper, clock, theme, desk, returns, saver)
        self.notices = NoticeBar(theme)
        self._shelf = shelf
        self._clock = clock
        self._chef = Chef(library, journal, keeper, clock)
        self.evening = EveningPlayer(self.pane, aloud, keeper)
        self._rhythms = OwnRhythms(shelf, sampler, clock, self.pane)
        trials = Trials(journal.store)
        self.trials = TrialDesk(trials, shelf, self.pane, recorder, keeper, clock, theme)
        self._make_pages()
        self.dark = DarkScreen(self._lay_out(), theme)
        self.dark.show_orb(keeper.settings.dark_orb)
        self._dark_after = DarkAfter(driver, keeper)
        self._connect()
        self._bind_keys()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def _make_pages(self) -> None:
        """Make all that `rebuild` makes anew: the rail and the pages, in the text size of the theme."""
        library, theme = self._library, self._theme
        self.rail, self.slim = Rail(library, theme), SlimRail(theme)
        self.reading = ReadingPage(library, theme, self._words, self.aloud)
        self.exercises, self.pattern = self._rhythms.make_pages(theme)
        self.lookback = LookbackPage(self._journal, library, self._keeper, self._clock, theme)
        self.settings = SettingsPage(
            library,
            self._keeper,
            self._volume,
            self._sampler,
            self._voices,
            theme,
            self._desktop,
            self._journal,
            self._clock,
            self._data,
        )
        self.settings.notice.connect(self.notices.tell)
        self.settings.data.changed.connect(self.lookback.reload)
        self.help = HelpView(library.help, theme)
        self.manual = ManualPage(theme)
        self.manual.back_asked.connect(lambda: self.open_page(self._came_from))
        for source in (self.settings.about, self.help):
            source.manual_asked.connect(lambda: self.open_page("manual"))
        self.tonight = TonightPage(self._chef, self._keeper, self._clock, theme)
        self.tonight.begun.connect(self._begin_evening)
        self.tonight.reading_asked.connect(self.open_section)
        self.trial = self.trials.make_page(theme)
        views = (
            self.tonight,
            self.reading,
            self.exercises,
            self.trial,
            self.lookback,
            self.settings,
            self.help,
            self.pattern,
            self.manual,
        )
        self._views: dict[str, QWidget] = dict(zip(PAGES, views, strict=True))
        self._stack = QStackedWidget()
        for view in self._views.values():
            self._stack.addWidget(view)
        self._fade = Crossfade(self._stack, theme)
        self.rail.page_asked.connect(self.open_page)
        self.rail.section_asked.connect(self.open_section)
        self.slim.menu_asked.connect(self._toggle_rail)
        self.slim.help_asked.connect(lambda: self.open_page("help"))
        self.reading.opened.connect(self._show_section)
        self.reading.chosen.connect(self.trials.choose)
        self.reading.words_changed.connect(self._recorder.words)
        self.lookback.help_asked.connect(lambda: self.open_page("help"))
        self.lookback.notice.connect(self.notices.tell)
        self.lookback.words_changed.connect(self.reading.show_words)
        self.lookback.shown_changed.connect(self._order_tabs)
        self.exercises.allow(self._keeper.settings.allowed)
        self.reading.show_kept(self._keeper.settings.history)

    def _lay_out(self) -> QWidget:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self.pane, 45)
        self._place_pages()
        column.addLayout(self._row, 1)
        column.addWidget(self.notices)
        self.setCentralWidget(centre)
        return centre

    def _place_pages(self) -> None:
        for place, (widget, stretch) in enumerate(((self.rail, 0), (self.slim, 0), (self._stack, 55))):
            self._row.insertWidget(place, widget, stretch)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go from left to right: Qt puts what is made later last."""
        parts = (self.rail, self.slim, self._stack, self.pane, self.notices)
        chain: list[tuple[int, QWidget]] = []
        widget: QWidget | None = self.nextInFocusChain()
        while widget is not None and widget is not self:
            place = next((place for place, part in enumerate(parts) if part.isAncestorOf(widget)), None)
            # Of radio buttons only the one that is on can be reached by Tab; the others may be on next.
            if place is not None and (
                widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, QRadioButton)
            ):
                chain.append((place, widget))
            widget = widget.nextInFocusChain()
        chain.sort(key=lambda item: item[0])
        for (_, first), (_, second) in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def rebuild(self, apply_style: Callable[[], None]) -> None:
        """Make rail and pages anew in the text size that the theme has now; what is practised goes on.

        `apply_style` gives the program the style sheet of that size.
        What is outside the window keeps hold of the window itself, the pane and the notices; these stay.
        """
        self.reading.flush()
        section, place, spots = self.reading.explanation_id, self.settings.place(), self.manual.place()
        self.setUpdatesEnabled(False)
        for widget in (self.rail, self.slim, self._stack):
            widget.deleteLater()
            # At once, so that a new style sheet has less to restyle.
            QApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)
        apply_style()
        self._make_pages()
        self._place_pages()
        self.reading.open(section)
        self.reading.mark(self.pane.choice)
        self.exercises.mark(self.pane.choice)
        self.dark.restyle()
        self.pane.running.restyle()
        grown = self._grown
        self.open_page(self.page)
        self.grow(grown)
        # The page has its heights only once its layout has been asked for them.
        QTimer.singleShot(0, self.settings, lambda: self._show_rebuilt(place, spots))

    def _show_rebuilt(self, place: Place, spots: tuple[Spot, ...]) -> None:
        self.settings.take_place(place)
        self.manual.take_place(spots)
        self.setUpdatesEnabled(True)

    def _connect(self) -> None:
        self.pane.choice_changed.connect(self._show_choice)
        self.pane.noted.connect(self._refresh_lookback)
        self.pane.running.dark_asked.connect(self.dark.cover)
        self.pane.running.grow_asked.connect(lambda: self.grow(not self._grown))
        self.pane.running.help_asked.connect(lambda: self.open_page("help"))
        for part in (self._recorder, self.pane.desk, self.pane.returns, self.trials):
            part.notice.connect(self.notices.tell)
        self.pane.desk.opened.connect(self._show_page)
        self.pane.desk.closed.connect(self._order_tabs)
        self.pane.returns.waiting_changed.connect(self._tell_returned)
        self.closed.connect(self.pane.returns.stop)
        self._volume.changed.connect(self.pane.running.show_status)
        self._volume.sound_missing.connect(self._tell_sound)
        self.evening.step_changed.connect(self._show_step)
        self.evening.reading_asked.connect(self.open_section)
        self.evening.aloud_asked.connect(self._read_aloud)
        self.aloud.began.connect(self._sampler.stop)
        self.aloud.notice.connect(self.notices.tell)
        self.pane.prepared.connect(self.aloud.stop)
        self._driver.frame_changed.connect(self._show_frame)
        self._driver.paused.connect(self._show_pause)
        self._driver.ended.connect(self._end)
        self.dark.lifted.connect(self._show_lit)
        self._dark_after.asked.connect(self._darken)
        self._keeper.changed.connect(self._follow)
        self._rhythms.page_asked.connect(self.open_page)
        self.trials.laid_out.connect(self._order_tabs)
        for told in (self._rhythms.notice, self._shelf.told):
            told.connect(self.notices.tell)
        self._shelf.solved.connect(self.notices.withdraw)
        self._shelf.changed.connect(self._use_library)

    def _bind_keys(self) -> None:
        for number, name in enumerate(PAGES[:5], start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda name=name: self.open_page(name))
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.quit)
        QShortcut(QKeySequence("F1"), self).activated.connect(lambda: self.open_page("help"))
        QShortcut(QKeySequence("F11"), self).activated.connect(self._toggle_full_screen)

    def open_page(self, name: str) -> None:
        """Show a page; an exercise that runs goes on beside it."""
        self.dark.lift()
        self.grow(False)
        if name != self.page:
            self._fade.begin()
        if name == "manual":
            self._came_from = self._came_from if self.page == name else self.page
            self.manual.refresh()
        self.page = name
        if name == "tonight":
            self.tonight.refresh()
        elif name == "lookback":
            self.lookback.refresh()
        elif name == "trial":
            self.trial.refresh()
        elif name in ("exercises", "settings"):
            self._shelf.refresh()
        if name == "settings":
            self.settings.refresh()
        if name != "pattern":
            self._sampler.stop_breaths()
        if name != "reading":
            self.aloud.stop()
        self._stack.setCurrentWidget(self._views[name])
        self.rail.show_page(self._place)
        self._order_tabs()
        self._arrange()
        self._views[name].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _place(self) -> str:
        """The page whose place in the rail this one has."""
        return self._came_from if self.page == "manual" else MADE_IN.get(self.page, self.page)

    def _use_library(self, library: Library) -> None:
        self._library = library
        self._chef.use_library(library)
        self.settings.practice.show_library(library)

    def open_section(self, name: str) -> None:
        """Show an explanation."""
        self._fade.begin()
        self.reading.open(name)
        self.open_page("reading")

    def _show_section(self, name: str) -> None:
        self.rail.show_section(name)
        self._order_tabs()
        self.section_opened.emit(name)

    def begin_tonight(self) -> None:
        """Show tonight's evening, ready to begin."""
        self.open_page("tonight")

    def _begin_evening(self, evening: Evening) -> None:
        self.evening.begin(evening)

    def _read_aloud(self) -> None:
        self.reading.read_aloud()  # the page that is there now

    def _show_step(self, evening: Evening | None, at: int | None) -> None:
        self.tonight.show_step(evening, at)  # the page that is there now: `rebuild` makes another one

    def start_exercise(self, choice: Choice) -> None:
        """Begin an exercise at once."""
        self.pane.begin(choice, {})

    def grow(self, grown: bool) -> None:
        """Give the practice pane the whole window, or give the page back."""
        self._grown = grown
        self.pane.show_grown(grown)
        self._arrange()

    @property
    def is_narrow(self) -> bool:
        """Whether the rail is folded away."""
        return self.width() / self._theme.scale < NARROW_BELOW

    def _arrange(self, rail_open: bool = False) -> None:
        narrow = self.is_narrow
        self._stack.setVisible(not self._grown)
        self.rail.setVisible(not self._grown and (not narrow or rail_open))
        self.slim.setVisible(not self._grown and narrow and not rail_open)
        busy = not self.pane.is_empty
        room = not narrow or busy
        self.pane.setVisible(
            self._grown or ((busy or self.page in PAGES_WITH_PANE) and room and not (narrow and rail_open))
        )

    def _toggle_rail(self) -> None:
        self._arrange(rail_open=not self.rail.isVisible())
        self.rail.pages[self._place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _show_choice(self, choice: Choice | None) -> None:
        self.reading.mark(choice)
        self.exercises.mark(choice)
        self._order_tabs()
        if choice is None:
            self.grow(False)
        self._arrange()

    def _show_frame(self, frame: Frame) -> None:
        self.dark.show_frame(frame, self._driver.state is State.PAUSED)

    def _show_pause(self, event: Paused) -> None:
        if event.reason == "gap" and not self.pane.is_writing:  # a page waits by itself
            text = tr(
                "Window",
                "De oefening wachtte terwijl de computer stilstond. Spatie gaat verder.",
            )
            self.notices.tell(text, "gap")

    def _end(self, event: Ended) -> None:
        self.notices.withdraw("gap")
        self.dark.lift()

    def _show_lit(self) -> None:
        if self.pane.running.isVisible():
            self.pane.running.setFocus(Qt.FocusReason.OtherFocusReason)

    def _darken(self) -> None:
        if not self.dark.is_down and (self._grown or self.page not in PAGES_THAT_STAY_LIGHT):
            self.dark.cover()

    def _follow(self, settings: Settings) -> None:
        self.exercises.allow(settings.allowed)
        self.dark.show_orb(settings.dark_orb)
        self.reading.show_kept(settings.history)

    def _show_page(self) -> None:
        self.dark.lift()
        self.pane.show_grown(self._grown)
        self._order_tabs()

    def _tell_returned(self, waiting: bool) -> None:
        if waiting:
            look = Action(tr("Window", "Bekijk"), self.pane.show_returned)
            self.notices.tell(tr("Window", "Je hebt iets weggelegd voor nu."), "returned", look)
        else:
            self.notices.withdraw("returned")

    def _tell_sound(self, missing: bool) -> None:
        if missing:
            text = tr(
                "Window",
                "Er is nu geen geluid. Oefenen kan wel, en geluid komt vanzelf terug.",
            )
            self.notices.tell(text, "sound")
        else:
            self.notices.withdraw("sound")

    def _refresh_lookback(self) -> None:
        if self.page == "lookback":
            self.lookback.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the rail."""
        super().resizeEvent(event)
        self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs and keep what was typed."""
        self._driver.stop()
        self.aloud.stop()
        self.pane.close_form()
        self.reading.flush()
        if self.stays() and not self._quitting:
            event.ignore()
            self.hide()
            self.put_away.emit()
        else:
            self.closed.emit()
            event.accept()

    def quit(self) -> None:
        """Close the window for good."""
        self._quitting = True
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the keys of an exercise precedence over a focused button, but not over a text field."""
        if event.type() == QEvent.Type.Quit:  # the system's own way, as Cmd+Q
            self._quitting = True
        return (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QWidget)
            and self.isActiveWindow()
            and QApplication.activePopupWidget() is None
            and self._take_key(event)
        )

    def _take_key(self, event: QKeyEvent) -> bool:
        focus = QApplication.focusWidget()
        key = Qt.Key(event.key())
        typing = isinstance(focus, (QPlainTextEdit, QLineEdit, QAbstractSpinBox))
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if key == Qt.Key.Key_Escape:
            self._escape()
            return True
        if typing or not plain:
            return False
        if key == Qt.Key.Key_M:
            self._volume.toggle_mute()
            return True
        if key in SCROLLS and (key not in (Qt.Key.Key_Up, Qt.Key.Key_Down) or not self._driver.is_active):
            return not isinstance(focus, TAKES_ARROWS) and self._scroll(SCROLLS[key])
        if not self._driver.is_active or self.pane.is_writing:
            return False
        if key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._driver.toggle()
            return True
        if key == Qt.Key.Key_T and self.pane.is_paced:
            self.pane.ease()
            return True
        if key == Qt.Key.Key_D:
            (self.dark.lift if self.dark.is_down else self.dark.cover)()
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not isinstance(focus, QSlider):
            self._volume.step(1 if key == Qt.Key.Key_Up else -1)
            return True
        if self.dark.is_down:
            self.dark.lift()
            return True
        return False

    def _scroll(self, action: QAbstractSlider.SliderAction) -> bool:
        column = self._views[self.page].findChild(Column) or self._views[self.page].findChild(DocumentView)
        if column is not None:
            column.verticalScrollBar().triggerAction(action)
        return column is not None

    def _back_on_page(self) -> bool:
        """Close what was opened within the page; False where nothing was."""
        view = self._views[self.page]
        return isinstance(view, LookbackPage | ManualPage) and view.back()

    def _escape(self) -> None:
        if self._driver.is_active:
            self._driver.stop()
        elif self._sampler.sounding:
            self._sampler.stop()
        elif self._voices.is_trying:
            self._voices.hush()
        elif self.aloud.explanation_id and not self.evening.is_playing:
            self.aloud.stop()
        elif not self.pane.is_empty:
            self.aloud.stop()
            self._driver.hush()
            self.pane.close_form()
        elif not self._grown and self._back_on_page():
            pass
        elif self.isFullScreen():
            self._toggle_full_screen()
        elif self.page != PAGES[0]:
            self.open_page(PAGES[0] if self._place == self.page else self._place)
        else:
            self._driver.hush()
