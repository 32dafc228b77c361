"""Verschil: *Voel het verschil*, the other proeven of one evening, and the avondproef over pairs of evenings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton

from herstel_app.core.programme_content import DIFFERENCE
from herstel_app.core.records import StoredTrial
from herstel_app.core.trial import TrialPlan, TrialState
from herstel_app.engine.engine import Engine
from herstel_app.engine.fit_words import left_out_here
from herstel_app.engine.trial_words import plan_minutes, trial_strokes
from herstel_app.engine.words import TRIAL_WAITS_ON_PAGE
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button, empty, label, prose
from herstel_app.ui.kit.layout import column, left
from herstel_app.ui.kit.page import Page, head
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.trial.outcome import FIRST, OutcomeView, trial_card
from herstel_app.ui.pages.trial.proef_cards import DifferenceCard, ProefRow, Rows
from herstel_app.ui.pages.trial.progress_view import Choices, TrialProgressView
from herstel_app.ui.pages.trial.setup import SetupView
from herstel_app.ui.practice.safety_line import SafetyLine

tr = QCoreApplication.translate


def either_order() -> str:
    """Say of all proeven in which order their parts come."""
    return tr("RestPage", "Eerst rust, dan een oefening. Of andersom.")


class DifferencePage(Page):
    """What there is now; it is laid out anew when something changes."""

    proef_asked = Signal(str)
    health_asked = Signal()
    """Someone wants to say first what holds for them."""
    evening_asked = Signal(object, bool)
    """KeptTrial: the trial whose evening is to begin; whether someone says that this is another evening."""
    laid_out = Signal()
    """There are other controls than before."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Make an empty page; `refresh` fills it."""
        super().__init__(theme)
        self._engine, self._bridge, self._trials = engine, bridge, engine.trials
        self._busy = False
        self._shown_id = ""
        """The trial that was asked for, where it is not the one of now."""
        self._began = ""
        """The proef that was begun here last."""
        self.proef_asked.connect(self._note_begun)
        self.evening_asked.connect(lambda *_: self._note_begun(""))
        self.choosing = False
        """Whether a new trial is being chosen."""
        self.difference: DifferenceCard | None = None
        self.cards: dict[str, ProefRow] = {}
        """The other proeven, by their ids; all of them while an avondproef is going on."""
        self.others: dict[str, QPushButton] = {}
        """The rows of trials that are not shown, by their ids."""
        self.setup: SetupView | None = None
        self.progress: TrialProgressView | None = None
        self.outcome: OutcomeView | None = None
        self.choose_button: QPushButton | None = None
        self.left_out = said_line()

    def refresh(self) -> None:
        """Read how the trials stand, and show it."""
        signal = self.outcome.signal if self.outcome else FIRST
        empty(self.body)
        self.left_out = said_line()
        self.setup = self.progress = self.outcome = self.choose_button = self.difference = None
        self.cards, self.others = {}, {}
        title = tr("RestPage", "Verschil")
        every, kept = self._trials.to_show(self._shown_id)
        if self.choosing:
            self._show_setup()
        elif kept is None:
            text = tr("RestPage", "{order} Rust doet ook iets. Doet een oefening meer?")
            self._begin(title, text.format(order=either_order()))
            self._show_proeven()
            self._show_invitation()
        else:
            if kept.trial.state is TrialState.ENDED:
                self.outcome = OutcomeView(kept.trial, self._theme, signal)
                self.add(self.outcome)
                self._add_choices(kept)
            else:
                self.progress = self._stand(kept)
                self.add(self.progress)
            heading = label(tr("RestPage", "Op één avond"), "heading") if self.outcome else self._more_title()
            self.add(20, column(self._theme, heading, label(either_order(), "secondary"), gap=6), 4)
            self._show_proeven()
        if not self.choosing:
            self._show_others([each for each in every if kept is None or each.id != kept.id])
        self.mind_practice(self._busy)
        self.laid_out.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw what is chosen where there is height for it."""
        super().resizeEvent(event)
        if self.setup is not None:
            self.setup.fit(self.height())

    def _begin(self, title: str, text: str) -> None:
        """Begin the page with a title and what it is about."""
        self.add(head(self._theme, label(title, "title"), label(text, "secondary")))

    def mind_practice(self, busy: bool) -> None:
        """Hold back what begins here as long as something is practised or offered beside it."""
        self._busy = busy
        parts = self.setup, self.progress, self.difference, *self.cards.values()
        for each in (self.choose_button, *(part and part.begin_button for part in parts)):
            if each is not None:
                each.setEnabled(not busy)

    def _note_begun(self, name: str) -> None:
        self._began = name

    def focus_began(self) -> bool:
        """Give the keyboard back to what began the proef that is over; False where none did, or it is gone."""
        card = self.difference if self._began == DIFFERENCE and self.difference else self.cards.get(self._began)
        if self._engine.is_empty:
            self._began = ""
        if card is None:
            return False
        press = card.begin_button
        press.setFocus(Qt.FocusReason.OtherFocusReason)
        self.column.once_laid_out(press, lambda: self.column.show_whole(press))
        return True

    def choose(self, choosing: bool = True) -> None:
        """Show what can be chosen for a new trial, or no longer."""
        self.choosing = choosing
        self._show_anew()

    def _show_others(self, others: list[StoredTrial]) -> None:
        if not others:
            return
        self.add(20, label(tr("RestPage", "Andere avondproeven"), "heading"))
        says = {
            TrialState.RUNNING: tr("RestPage", "loopt"),
            TrialState.STOPPED: tr("RestPage", "op pauze"),
            TrialState.ENDED: tr("RestPage", "afgesloten"),
        }
        rows = Rows(self._theme)
        for kept in others:
            link = rows.add_trial(kept.trial.plan, says[kept.trial.state], self._engine.content)
            self.others[kept.id] = link
            link.clicked.connect(partial(self._show, kept.id))
        self.add(rows)

    def _show(self, trial_id: str) -> None:
        self._shown_id = trial_id
        self._show_anew()

    def _show_anew(self) -> None:
        self.refresh()
        self.go_to_top()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_proeven(self) -> None:
        engine, library, theme = self._engine, self._engine.content, self._theme
        fitted = {name: engine.fit.fitted_parts(proef) for name, proef in library.proeven.items()}
        safety = SafetyLine(engine.fit, self._bridge, theme)
        safety.asked.connect(self.health_asked)
        card: DifferenceCard | ProefRow
        rows = Rows(theme)
        for name, parts in fitted.items():
            proef = library.proeven[name]
            if not parts:
                continue
            if name == DIFFERENCE and not self.progress:
                card = self.difference = DifferenceCard(theme, proef, parts, library, safety)
            else:
                card = self.cards[name] = rows.add_row(proef, parts, library)
            card.begun.connect(partial(self.proef_asked.emit, name))
        if self.difference:
            self.add(self.difference, 18, self._more_title())
        self.add(rows, *(() if self.difference else (safety,)))
        rows.setVisible(not rows.is_empty)  # only here: shown before, it would be a window
        self.add(self.left_out)
        missing = sum(parts is None for parts in fitted.values())
        self.left_out.say(left_out_here(0, missing, engine.fit.answer is not None))

    def _more_title(self) -> QLabel:
        return label(tr("RestPage", "Nog meer om te voelen"), "heading")

    def _show_invitation(self) -> None:
        card = trial_card(self._theme)
        card.add(label(tr("RestPage", "De avondproef"), "heading"))
        told = (
            tr("RestPage", "Doet een oefening bij jou meer dan net zo lang stilzitten? Dat kun je zelf uitzoeken."),
            tr("RestPage", "Je doet zes tot tien paren avonden: één met rust, één met steeds dezelfde oefening."),
            tr("RestPage", "Het lot bepaalt de volgorde. Rust mag winnen. Gelijk mag ook."),
        )
        card.add(column(self._theme, *(prose(self._theme, text, "secondary", 150) for text in told), gap=2), 6)
        self.choose_button = button(tr("RestPage", "Zet een avondproef op"))
        self.choose_button.clicked.connect(lambda: self.choose(True))
        if not self._engine.keeping.keeps:
            card.add(label(TRIAL_WAITS_ON_PAGE, "small"))
            self.choose_button.setVisible(False)
        card.add(left(self.choose_button))
        self.add(20, card)

    def _show_setup(self) -> None:
        text = tr("RestPage", "Kies één oefening voor de hele proef. Je tikt vooraf en achteraf.")
        self.setup = SetupView(
            self._engine.content, self._engine.settings.settings.allowed, self._engine.fit.facts, self._theme
        )
        self.setup.begun.connect(self._start)
        self.setup.left.connect(lambda: self.choose(False))
        title = label(tr("RestPage", "De avondproef"), "title")
        self.add(head(self._theme, title, label(text, "secondary"), self.setup.drawn), self.setup)
        self.setup.fit(self.height())

    def _stand(self, kept: StoredTrial) -> TrialProgressView:
        plan, content, waits = kept.trial.plan, self._engine.content, not self._engine.keeping.keeps
        strokes, minutes = trial_strokes(plan, content), plan_minutes(plan, content)
        view = TrialProgressView(kept.trial, self._engine.clock.now(), self._theme, strokes, minutes, waits)
        trials, name = self._trials, kept.id
        view.evening_asked.connect(lambda another: self.evening_asked.emit(kept, another))
        view.stop_asked.connect(lambda: self._move(lambda: trials.stop(name)))
        view.resume_asked.connect(lambda: self._move(lambda: trials.resume(name)))
        view.conclude_asked.connect(lambda: self._move(lambda: trials.conclude(name)))
        view.restart_asked.connect(lambda keep: self._move(lambda: trials.restart(name, keep)))
        view.discard_asked.connect(lambda: self._move(lambda: trials.discard(name)))
        return view

    def _add_choices(self, kept: StoredTrial) -> None:
        choices = self.ended_choices = Choices(self._theme)
        choices.add("new", tr("RestPage", "Zet een nieuwe avondproef op"), lambda: self.choose(True))
        choices.add(
            "discard",
            tr("RestPage", "Gooi deze proef weg"),
            lambda: self._move(lambda: self._trials.discard(kept.id)),
            tr("RestPage", "De proef verdwijnt voorgoed. Je notities bij Terugblik blijven staan."),
            tr("RestPage", "Gooi de proef weg"),
            apart=True,
        )
        self.add(choices)

    def _start(self, plan: TrialPlan) -> None:
        self.choosing = False
        self._move(lambda: self._trials.start(plan))
        self.go_to_top()

    def _move(self, move: Callable[[], bool]) -> None:
        """Do something with a trial, and show how it stands then."""
        if move():
            self._shown_id = ""
        self.refresh()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
