"""All pages in one stack: made in the text size that the theme has, and anew when that changes.

Every page but the first is loaded and made when someone first goes there: so the window is there sooner, and changes
size sooner.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QAbstractSlider, QStackedWidget, QWidget

from herstel_app.core.library import Library
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.engine import Engine
from herstel_app.engine.own_words import OwnWords
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.crossfade import Crossfade
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.outside import Outside
from herstel_app.ui.pages.tonight.page import TonightPage

if TYPE_CHECKING:
    from herstel_app.ui.pages.exercises.page import ExercisesPage
    from herstel_app.ui.pages.exercises.pattern_page import PatternPage
    from herstel_app.ui.pages.help.page import HelpView
    from herstel_app.ui.pages.lookback.page import LookbackPage
    from herstel_app.ui.pages.manual import ManualPage
    from herstel_app.ui.pages.reading.page import ReadingPage
    from herstel_app.ui.pages.settings.page import SettingsPage
    from herstel_app.ui.pages.trial.page import DifferencePage

logger = logging.getLogger(__name__)
IN_RAIL = ("tonight", "reading", "exercises", "trial", "lookback")
"""The pages of the evening itself; to the others someone goes for a moment."""
PAGES = (*IN_RAIL, "settings", "help", "pattern", "manual")
OF_NOW = ("tonight", "trial", "lookback")
"""What they say of this evening changes with the hour."""
REFRESHED = (*OF_NOW, "settings", "help", "manual")
"""They show what is there when someone comes."""
OPENING = ("tonight", "reading", "lookback", "help", "manual")
"""In them something opens, which `back` closes again."""

BEGINNING = ("reading", "exercises", "trial")
"""In them one of many things is begun, to which the keyboard goes back."""
FROM_TOP = ("tonight", "exercises", "trial", "settings", "help")
"""Who comes to them sees their beginning; in the others someone reads on where they were."""


class PageStack(QStackedWidget):
    """Makes the pages, connects them with each other, and passes on what they ask of the window."""

    page_asked = Signal(str)
    back_asked = Signal()
    """Someone wants to go back from the manual."""
    section_asked = Signal(str)
    section_left = Signal()
    """Someone went to another text."""
    notice = Signal(str)
    """A Dutch sentence for the notice bar."""
    laid_out = Signal()
    """A page has other controls than before."""

    def __init__(
        self,
        engine: Engine,
        bridge: Bridge,
        theme: Theme,
        outside: Outside,
        words: OwnWords,
    ) -> None:
        """Make the pages; `words` are the user's own at each explanation, and are kept up to date."""
        super().__init__()
        self._engine, self._bridge, self._theme, self._outside = engine, bridge, theme, outside
        self._words, self._name = words, PAGES[0]
        self.tonight = TonightPage(engine, bridge, theme)
        self.tonight.reading_asked.connect(self.section_asked)
        self.tonight.help_asked.connect(self._show_help)
        self.addWidget(self.tonight)
        bridge.library_changed.connect(self._use_library)
        self.fade = Crossfade(self, theme)

    @cached_property
    def reading(self) -> ReadingPage:
        """Lezen, with the explanation that was read last, or the first."""
        from herstel_app.ui.pages.reading.page import ReadingPage

        page = ReadingPage(self._engine, self._bridge, self._theme, self._words)
        page.section_left.connect(self.section_left)
        page.laid_out.connect(self.laid_out)
        page.health_asked.connect(self.show_health)
        page.words_changed.connect(self._engine.journal.words)
        page.mark(self._engine.programmes.marked)
        page.open_last()
        page.mind_keeping()
        self.addWidget(page)
        return page

    @cached_property
    def trial(self) -> DifferencePage:
        """Verschil."""
        from herstel_app.ui.pages.trial.page import DifferencePage

        engine = self._engine
        page = DifferencePage(engine, self._bridge, self._theme)
        page.laid_out.connect(self.laid_out)
        page.proef_asked.connect(engine.compare)
        page.health_asked.connect(self.show_health)
        page.evening_asked.connect(engine.begin_trial_evening)
        page.mind_practice(not engine.is_empty)
        self._bridge.step_changed.connect(self._mind_practice)
        self._bridge.trial_changed.connect(self._refresh_trial)
        self.addWidget(page)
        return page

    def _mind_practice(self) -> None:
        self.trial.mind_practice(not self._engine.is_empty)

    def _refresh_trial(self) -> None:
        if self._name == "trial":  # also while an evening of it has the whole window
            self.trial.refresh()

    @cached_property
    def manual(self) -> ManualPage:
        """The manual."""
        from herstel_app.ui.pages.manual import ManualPage

        page = ManualPage(self._theme, self._outside.documents)
        page.back_asked.connect(self.back_asked)
        self.addWidget(page)
        return page

    @cached_property
    def exercises(self) -> ExercisesPage:
        """All exercises."""
        from herstel_app.ui.pages.exercises.page import ExercisesPage

        page = ExercisesPage(self._engine, self._bridge, self._theme)
        page.help_asked.connect(self._show_help)
        page.fits.sound_asked.connect(self._show_sound)
        page.rhythm_asked.connect(lambda: self.page_asked.emit("pattern"))
        page.laid_out.connect(self.laid_out)
        self.addWidget(page)
        return page

    @cached_property
    def pattern(self) -> PatternPage:
        """A rhythm of one's own in the making."""
        from herstel_app.ui.pages.exercises.pattern_page import PatternPage

        page = PatternPage(self._engine, self._bridge, self._theme)
        page.left.connect(lambda: self.page_asked.emit("exercises"))
        page.kept.connect(self._show_kept)
        self.addWidget(page)
        return page

    def _show_kept(self, name: str) -> None:
        self.page_asked.emit("exercises")
        if name in self._engine.content.exercises:
            self._engine.offer(PracticeRequest(name))
            self.exercises.reveal(name)

    @cached_property
    def lookback(self) -> LookbackPage:
        """Terugblik."""
        from herstel_app.ui.pages.lookback.page import LookbackPage

        page = LookbackPage(self._engine, self._bridge, self._theme)
        page.help_asked.connect(lambda: self.page_asked.emit("help"))
        page.data_asked.connect(self._show_data)
        page.notice.connect(self.notice)
        page.shown_changed.connect(self.laid_out)
        self.addWidget(page)
        return page

    @cached_property
    def settings(self) -> SettingsPage:
        """Instellingen."""
        from herstel_app.ui.pages.settings.page import SettingsPage

        page = SettingsPage(self._engine, self._bridge, self._theme, self._outside)
        page.notice.connect(self.notice)
        page.health.asked.help_asked.connect(self._show_help)
        page.health.asked.sound_asked.connect(self._show_sound)
        page.about.manual_asked.connect(lambda: self.page_asked.emit("manual"))
        self.addWidget(page)
        return page

    @cached_property
    def help(self) -> HelpView:
        """Hulp en veiligheid."""
        from herstel_app.ui.pages.help.page import HelpView

        page = HelpView(self._engine.content.help, self._theme, self._engine.content.exercises)
        page.exercise_asked.connect(lambda name: self._engine.offer(PracticeRequest(name)))
        page.manual_asked.connect(lambda: self.page_asked.emit("manual"))
        page.laid_out.connect(self.laid_out)
        self.addWidget(page)
        return page

    def _show_help(self, entry_id: str) -> None:
        self.page_asked.emit("help")
        self.help.reveal(entry_id)

    def _show_sound(self) -> None:
        self.page_asked.emit("settings")
        self.settings.show_sound()

    def _show_data(self) -> None:
        self.page_asked.emit("settings")
        self.settings.show_section(QCoreApplication.translate("Settings", "Gegevens"))
        self.focus_page()

    def show_health(self) -> None:
        """Show where someone says what holds for them."""
        self.page_asked.emit("settings")
        self.settings.show_health()

    def _is_made(self, name: str) -> bool:
        return name in self.__dict__

    def _use_library(self, library: Library) -> None:
        """Show another library where a page does not ask for it itself."""
        if self._is_made("settings"):
            self.settings.practice.show_library(library)

    def show_page(self, name: str) -> None:
        """Show a page as things are now."""
        self.refresh(name)
        if name != "pattern":
            self._engine.audio.stop_breaths()
        if name == "tonight":
            self.tonight.back()
        if name == "reading":
            self.reading.back()
        else:
            self._engine.audio.reading.stop()
        self._name = name
        self.setCurrentWidget(self._page(name))

    def _page(self, name: str) -> QWidget:
        page: QWidget = getattr(self, name)
        return page

    def focus_page(self) -> None:
        """Give the page that is shown the keyboard."""
        self._page(self._name).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_began(self) -> bool:
        """Give the keyboard to what began the exercise that is over; False where that is not on this page."""
        if self._name == "trial":
            self._mind_practice()  # what is held back cannot have it
        return self._name in BEGINNING and getattr(self, self._name).focus_began()

    def go_to_top(self) -> None:
        """Show the beginning of a page that someone came to."""
        if self._name in FROM_TOP:
            getattr(self, self._name).go_to_top()

    def refresh(self, name: str) -> None:
        """Have a page show what is there now."""
        if name in ("exercises", "settings"):
            self._engine.library.refresh()
        if name in REFRESHED:
            getattr(self, name).refresh()

    def show_time(self, anew: bool = False) -> None:
        """Show the hour as it is now; `anew`, all that the page in view says of this evening."""
        self.tonight.show_time()
        if not anew or (self._name == "trial" and self.trial.choosing):
            return
        page = self._page(self._name)
        focused: QWidget | None = self.window().focusWidget()  # also while the window is not active
        if self._name in OF_NOW:
            getattr(self, self._name).refresh()
        if focused is not None and page.isAncestorOf(focused) and not focused.isVisibleTo(page):
            self.focus_page()

    def mark(self, choice: PracticeRequest | None) -> None:
        """Mark what is being practised or prepared."""
        if self._is_made("reading"):
            self.reading.mark(choice)
        if self._is_made("exercises"):
            self.exercises.mark(choice)

    def back(self) -> bool:
        """Close what was opened within the page; False where nothing was."""
        return self._name in OPENING and getattr(self, self._name).back()

    def scroll_page(self, action: QAbstractSlider.SliderAction) -> QWidget | None:
        """Scroll the page; gives what was scrolled, None where it has nothing to scroll."""
        from herstel_app.ui.kit.document_view import DocumentView

        page = self._page(self._name)
        scrolls = (*page.findChildren(Column), *page.findChildren(DocumentView))
        column = next((each for each in scrolls if each.isVisible()), None)
        if isinstance(column, Column):
            column.scroll_text(action)
        elif column is not None:
            column.verticalScrollBar().triggerAction(action)
        return column

    def flush(self) -> None:
        """Keep what was typed."""
        if self._is_made("reading"):
            self.reading.flush()

    def leave(self) -> Callable[[PageStack], None]:
        """Keep what was typed, and give what brings other pages to where someone is on these."""
        self.flush()
        was_read = self._is_made("reading")
        in_manual = self.manual.place() if self._is_made("manual") else None
        in_settings = self.settings.place() if self._is_made("settings") else None

        def go_on(pages: PageStack) -> None:
            if was_read:  # words that were not kept yet are handed over by the page
                pages._page("reading")
            if in_manual is not None:
                pages.manual.take_place(in_manual)
            if in_settings is not None:
                pages.settings.take_place(in_settings)

        return go_on
