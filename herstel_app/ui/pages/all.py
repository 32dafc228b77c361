"""All pages in one stack: made in the text size that the theme has, and anew when that changes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractSlider, QStackedWidget, QWidget

from herstel_app.ui.choice import Choice
from herstel_app.ui.lookback.page import LookbackPage
from herstel_app.ui.pages.help import HelpView
from herstel_app.ui.pages.manual import ManualPage, Spot
from herstel_app.ui.parts import Parts
from herstel_app.ui.reading.page import ReadingPage
from herstel_app.ui.rhythms.desk import OwnRhythms
from herstel_app.ui.settings.page import Place, SettingsPage
from herstel_app.ui.tonight.chef import Chef
from herstel_app.ui.tonight.page import TonightPage
from herstel_app.ui.trial.desk import TrialDesk
from herstel_app.ui.trial.page import RestOrRecoveryPage
from herstel_app.ui.widgets.basic import Column
from herstel_app.ui.widgets.crossfade import Crossfade
from herstel_app.ui.widgets.document_view import DocumentView

IN_RAIL = ("tonight", "reading", "exercises", "trial", "lookback")
"""The pages of the evening itself; to the others someone goes for a moment."""
PAGES = (*IN_RAIL, "settings", "help", "pattern", "manual")


@dataclass(frozen=True)
class Spots:
    """Where someone is on the pages that can be left halfway: what stays when the pages are made anew."""

    section: str
    settings: Place
    manual: tuple[Spot, ...]


class Pages(QStackedWidget):
    """Makes the pages, connects them with each other, and passes on what they ask of the window."""

    page_asked = Signal(str)
    back_asked = Signal()
    """Someone wants to go back from the manual."""
    section_asked = Signal(str)
    section_opened = Signal(str)
    evening_asked = Signal(object)
    """Evening: begin it."""
    notice = Signal(str)
    """A Dutch sentence for the notice bar."""
    laid_out = Signal()
    """A page has other controls than before."""

    def __init__(self, parts: Parts, chef: Chef, rhythms: OwnRhythms, trials: TrialDesk, words: dict[str, str]) -> None:
        """Make all pages; `words` are the user's own at each explanation, and are kept up to date."""
        super().__init__()
        self._parts = parts
        self.tonight = TonightPage(chef, parts.keeper, parts.clock, parts.theme)
        self.reading = ReadingPage(parts.library, parts.theme, words, parts.aloud)
        self.exercises, self.pattern = rhythms.make_pages(parts.theme)
        self.trial = trials.make_page(parts.theme)
        self.lookback = LookbackPage(parts.journal, parts.library, parts.keeper, parts.clock, parts.theme)
        self.settings = SettingsPage(parts)
        self.help = HelpView(parts.library.help, parts.theme)
        self.manual = ManualPage(parts.theme)
        pages = (
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
        self._pages: dict[str, QWidget] = dict(zip(PAGES, pages, strict=True))
        for page in pages:
            self.addWidget(page)
        self.fade = Crossfade(self, parts.theme)
        self._connect(trials)
        settings = parts.keeper.settings
        self.exercises.allow(settings.allowed)
        self.reading.show_kept(settings.history)

    def _connect(self, trials: TrialDesk) -> None:
        self.tonight.begun.connect(self.evening_asked)
        self.tonight.reading_asked.connect(self.section_asked)
        self.reading.opened.connect(self.section_opened)
        self.reading.chosen.connect(trials.choose)
        self.reading.words_changed.connect(self._parts.recorder.words)
        self.lookback.help_asked.connect(lambda: self.page_asked.emit("help"))
        self.lookback.notice.connect(self.notice)
        self.lookback.words_changed.connect(self.reading.show_words)
        self.lookback.shown_changed.connect(self.laid_out)
        self.settings.notice.connect(self.notice)
        self.settings.data.changed.connect(self.lookback.reload)
        self.manual.back_asked.connect(self.back_asked)
        for source in (self.settings.about, self.help):
            source.manual_asked.connect(lambda: self.page_asked.emit("manual"))

    def show_page(self, name: str) -> None:
        """Show a page as things are now."""
        self.refresh(name)
        if name != "pattern":
            self._parts.sampler.stop_breaths()
        if name != "reading":
            self._parts.aloud.stop()
        self.setCurrentWidget(self._pages[name])

    def _shown(self) -> QWidget:
        page = self.currentWidget()
        assert page is not None  # there are always pages
        return page

    def focus_page(self) -> None:
        """Give the page that is shown the keyboard."""
        self._shown().setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, name: str) -> None:
        """Have a page show what is there now."""
        if name in ("exercises", "settings"):
            self._parts.shelf.refresh()
        page = self._pages[name]
        if isinstance(page, TonightPage | RestOrRecoveryPage | LookbackPage | SettingsPage | ManualPage):
            page.refresh()

    def mark(self, choice: Choice | None) -> None:
        """Mark what is being practised or prepared."""
        self.reading.mark(choice)
        self.exercises.mark(choice)

    def back(self) -> bool:
        """Close what was opened within the page; False where nothing was."""
        page = self._shown()
        return isinstance(page, LookbackPage | ManualPage) and page.back()

    def scroll_page(self, action: QAbstractSlider.SliderAction) -> bool:
        """Scroll the page; False where it has nothing to scroll."""
        page = self._shown()
        column = page.findChild(Column) or page.findChild(DocumentView)
        if column is not None:
            column.verticalScrollBar().triggerAction(action)
        return column is not None

    def spots(self) -> Spots:
        """Say where someone is, and keep what was typed there."""
        self.reading.flush()
        return Spots(self.reading.explanation_id, self.settings.place(), self.manual.place())

    def take_spots(self, spots: Spots) -> None:
        """Be where someone was; a page has its heights only once its layout has been asked for them."""
        self.settings.take_place(spots.settings)
        self.manual.take_place(spots.manual)
