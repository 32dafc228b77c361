"""Brings together what there is around *Rust of herstel?*: the page, the proeven and the evenings of the trial."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.storage.trials import Trials
from herstel_app.ui.parts import Parts
from herstel_app.ui.practice.pane import PracticePane
from herstel_app.ui.theme import Theme
from herstel_app.ui.trial.evening import TrialEvening
from herstel_app.ui.trial.feeling import Feeling
from herstel_app.ui.trial.page import RestOrRecoveryPage


class TrialDesk(QObject):
    """Follows the page that there is now; it may be made anew in another text size."""

    notice = Signal(str)
    laid_out = Signal()
    """The page has other controls than before."""

    def __init__(self, trials: Trials, pane: PracticePane, parts: Parts) -> None:
        """Keep what stays when the page is made anew."""
        super().__init__()
        self._trials, self._shelf, self._pane = trials, parts.shelf, pane
        self._keeper, self._clock = parts.keeper, parts.clock
        self.feeling = Feeling(pane, parts)
        self.evening = TrialEvening(trials, pane, parts)
        self.evening.notice.connect(self.notice)
        self.evening.changed.connect(self._refresh)
        pane.choice_changed.connect(self._mind_practice)
        self._page: RestOrRecoveryPage | None = None

    def make_page(self, theme: Theme) -> RestOrRecoveryPage:
        """Make the page; `refresh` fills it."""
        choosing = self._page is not None and self._page.choosing
        page = self._page = RestOrRecoveryPage(self._trials, self._shelf, self._keeper, self._clock, theme)
        page.choosing = choosing
        page.laid_out.connect(self.laid_out)
        page.mind_practice(not self._pane.is_empty)
        page.proef_asked.connect(self.feeling.start)
        page.evening_asked.connect(self.evening.start)
        page.notice.connect(self.notice)
        return page

    def choose(self, choice: PracticeRequest) -> None:
        """Show what someone chose in an explanation: an exercise, or a proef."""
        if choice.proef:
            self.feeling.start(choice.proef, choice)
        else:
            self._pane.propose(choice)

    def _refresh(self) -> None:
        if self._page is not None and self._page.isVisible():
            self._page.refresh()

    def _mind_practice(self) -> None:
        if self._page is not None:
            self._page.mind_practice(not self._pane.is_empty)
