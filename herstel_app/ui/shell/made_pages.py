"""Each page, made and connected with the others when someone first goes there.

So the window is there sooner, and changes size sooner.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from herstel_app.core.library import Library
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.engine import Engine
from herstel_app.engine.own_words import OwnWords
from herstel_app.ui.bridge import Bridge
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

FIRST = "tonight"


class MadePages(QStackedWidget):
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
        """Make the first page; `words` are the user's own at each explanation, and are kept up to date."""
        super().__init__()
        self._engine, self._bridge, self._theme, self._outside = engine, bridge, theme, outside
        self._words, self._name = words, FIRST
        self.tonight = TonightPage(engine, bridge, theme)
        self.tonight.reading_asked.connect(self.section_asked)
        self.tonight.help_asked.connect(self._show_help)
        self.addWidget(self.tonight)
        bridge.library_changed.connect(self._use_library)
        self.fade = Crossfade(self, theme)

    def _use_library(self, library: Library) -> None:
        """Show another library where a page does not ask for it itself."""
        if self.is_made("settings"):
            self.settings.practice.show_library(library)

    def is_made(self, name: str) -> bool:
        """Whether someone went to a page before."""
        return name in self.__dict__

    def page_named(self, name: str) -> QWidget:
        """Give a page, which is made where it was not."""
        page: QWidget = getattr(self, name)
        return page

    def focus_page(self) -> None:
        """Give the page that is shown the keyboard."""
        self.page_named(self._name).setFocus(Qt.FocusReason.OtherFocusReason)

    @cached_property
    def reading(self) -> ReadingPage:
        """Lezen, with the explanation that was read last, or the first."""
        from herstel_app.ui.pages.reading.page import ReadingPage

        page = ReadingPage(self._engine, self._bridge, self._theme, self._words)
        page.section_left.connect(self.section_left)
        page.laid_out.connect(self.laid_out)
        page.health_asked.connect(self.show_health)
        journal = self._engine.journal
        page.words_changed.connect(lambda name, text: page.show_written(name, journal.words(name, text)))
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
