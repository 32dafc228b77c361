"""How a trial stands before its end: what there is tonight, which evenings were done, and what one may do with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from herstel_app.core.drawing import Stroke
from herstel_app.core.randomisation import Condition
from herstel_app.core.trial import Tonight, Trial, TrialState
from herstel_app.engine.trial_words import about_words, rest_name
from herstel_app.ui.kit.basic import button, label, prose
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.confirmation import Confirmation
from herstel_app.ui.kit.either_drawing import EitherDrawing
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.fold import Folded
from herstel_app.ui.kit.layout import block, column, flow, row, wide
from herstel_app.ui.kit.page import line_above
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.trial.chart import PairLegend, PairStrip

tr = QCoreApplication.translate


class Choices(QWidget):
    """Links that each ask once more, below them, before something is done that cannot be undone."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty row."""
        super().__init__()
        self._theme = theme
        self.links: dict[str, QPushButton] = {}
        self.asked: dict[str, Confirmation] = {}
        holder, self._row = QWidget(), FlowLayout(theme.space(20))
        holder.setLayout(self._row)
        self._last = row(theme, wide(holder))
        self._column = column(theme, self._last, on=self)

    def add(
        self,
        name: str,
        text: str,
        act: Callable[[], None],
        sure: str = "",
        yes: str = "",
        other: tuple[str, Callable[[], None]] | None = None,
        *,
        apart: bool = False,
    ) -> None:
        """Add a link; with `sure` that is asked first, `yes` is the answer that goes on, `other` one more way.

        What is gone for good stands `apart`, at the right.
        """
        link = self.links[name] = button(text, "link")
        if apart:
            for each in ("aside", "flush"):
                link.setProperty(each, True)
            self._last.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._row.addWidget(link)
        if not sure:
            link.clicked.connect(lambda _: act())
            return
        no, another = button(tr("Choices", "Toch niet")), button(other[0]) if other else None
        asked = Confirmation(self._theme, link, button(yes), no, question=sure, other=another, below=True, gap=10)
        asked.confirmed.connect(act)
        if other:
            asked.other_chosen.connect(other[1])
        link.clicked.connect(lambda: self._close_others(name))
        self.asked[name] = asked
        self._column.addWidget(asked)

    def _close_others(self, name: str) -> None:
        for other, asked in self.asked.items():
            asked.setVisible(other == name)


class TrialProgressView(QWidget):
    """A trial that is running, or was set aside. Nothing here tells of a difference."""

    evening_asked = Signal(bool)
    """Tonight's evening is to begin; True says that this is another evening, whatever the clock's date says."""
    stop_asked = Signal()
    resume_asked = Signal()
    conclude_asked = Signal()
    restart_asked = Signal(bool)
    """Whether the old one is kept."""
    discard_asked = Signal()

    def __init__(
        self, trial: Trial, now: datetime, theme: Theme, strokes: Sequence[Stroke], minutes: float, waits: bool = False
    ) -> None:
        """Show how `trial` stands on the evening of `now`, and fold away what it is about.

        `strokes` are how rest and its exercise are drawn; each takes `minutes`. It `waits` while nothing is kept.
        """
        super().__init__()
        self._trial, self._waits = trial, waits
        plan, tonight = trial.plan, trial.tonight(now)
        heading, text = self._tonight(tonight)
        self.heading = label(heading, "title")
        kicker = label(tr("TrialProgress", "Avondproef"), "secondary")
        chosen = tr("TrialProgress", "{rest} of “{title}”, {minutes}, {place}.").format(
            rest=rest_name(plan).capitalize(),
            title=plan.exercise_title,
            minutes=minutes_words(minutes),
            place=plan.place,
        )
        drawing = EitherDrawing(theme, strokes, tr("TrialProgress", "of"))
        act: list[QWidget] = []
        self.begin_button: QPushButton | None = None
        if waits:
            pass
        elif tonight in (Tonight.NEW, Tonight.AGAIN, Tonight.GOING_ON):
            self.begin_button = button(tr("TrialProgress", "Begin vanavond"), "primary")
            self.begin_button.clicked.connect(lambda: self.evening_asked.emit(False))
        elif tonight is Tonight.NONE:
            self.begin_button = button(tr("TrialProgress", "Ga verder"), "primary")
            self.begin_button.clicked.connect(self.resume_asked)
        if self.begin_button is not None:
            act.append(self.begin_button)
        elif not waits:
            other = button(tr("TrialProgress", "Dit is een andere avond: mijn klok staat verkeerd"), "link")
            other.clicked.connect(lambda: self.evening_asked.emit(True))
            act.append(other)
        at_the_end = tr("TrialProgress", "Aan het eind zie je per signaal wat eruit komt.")
        self.choices = Choices(theme)
        self._add_choices()
        # Seldom wanted, and the last two for good: not beside what one comes for.
        inside = block(theme, prose(theme, f"{about_words(plan)} {at_the_end}", "small", 150), self.choices, gap=14)
        self.more = Folded(theme, tr("TrialProgress", "meer over deze proef"), inside)
        told = tr("TrialProgress", "Meer over deze proef: wat het is, pauze, afsluiten, opnieuw of weg")
        self.more.fold.setAccessibleName(told)
        card = Card(theme, top=30, gap=0)
        card.add(drawing, 16, label(chosen, "secondary"), *((20, flow(theme, *act, gap=24)) if act else ()))
        pairs = label(tr("TrialProgress", "De paren"), "kicker", wrap=False)
        named = flow(theme, pairs, PairLegend(rest_name(plan), theme), gap=24)
        card.add(28, named, 8, PairStrip(trial, theme), 8, self.more)
        column(theme, line_above(theme, kicker), self.heading, 8, label(text, "secondary"), 28, card, gap=0, on=self)

    def _tonight(self, tonight: Tonight) -> tuple[str, str]:
        if self._waits:
            text = tr(
                "Standing", "Herstel bewaart nu geen geschiedenis. Zet dat aan bij Terugblik, en de proef gaat verder."
            )
            return tr("TrialProgress", "De proef wacht."), text
        if tonight is Tonight.HAD:
            text = tr("TrialProgress", "De volgende mag op een andere avond. Overslaan mag altijd.")
            return tr("TrialProgress", "Voor vanavond is het klaar."), text
        if tonight is Tonight.NONE:
            text = tr("TrialProgress", "Je kunt verdergaan waar je was, wanneer je wilt.")
            return tr("TrialProgress", "De proef staat op pauze."), text
        evening = self._trial.open_evening
        if evening is not None:
            rest = rest_name(self._trial.plan)
            what = rest if evening.condition is Condition.REST else f"“{self._trial.plan.exercise_title}”"
            if tonight is Tonight.GOING_ON:
                text = tr("TrialProgress", "De avond is begonnen. Stoppen mag. Dan doe je deze avond later opnieuw.")
                return tr("TrialProgress", "Vanavond: {what}.").format(what=what), text
            text = tr("TrialProgress", "Je stopte eerder op een avond: {what}. Die avond kun je nu opnieuw doen.")
            return tr("TrialProgress", "Er staat nog een avond open."), text.format(what=what)
        text = tr("TrialProgress", "Wat het wordt, zie je als je begint. Overslaan mag.")
        return tr("TrialProgress", "Rust of oefening?"), text

    def _add_choices(self) -> None:
        add = self.choices.add
        discard = (
            tr("TrialProgress", "De proef verdwijnt voorgoed. Je notities bij Terugblik blijven staan."),
            tr("TrialProgress", "Gooi de proef weg"),
        )
        if self._waits:
            add("discard", tr("TrialProgress", "Gooi weg"), self.discard_asked.emit, *discard, apart=True)
            return
        if self._trial.state is TrialState.RUNNING:
            add("stop", tr("TrialProgress", "Zet op pauze"), self.stop_asked.emit)
        if self._trial.done:
            add(
                "conclude",
                tr("TrialProgress", "Sluit af"),
                self.conclude_asked.emit,
                tr(
                    "TrialProgress",
                    "Je ziet dan per signaal wat eruit komt. Verdergaan met deze proef kan daarna niet meer.",
                ),
                tr("TrialProgress", "Sluit de proef af"),
            )
        add(
            "restart",
            tr("TrialProgress", "Begin opnieuw"),
            lambda: self.restart_asked.emit(True),
            tr("TrialProgress", "Er wordt opnieuw geloot. De proef tot nu toe kun je bewaren, of weggooien."),
            tr("TrialProgress", "Opnieuw, en bewaar deze"),
            (tr("TrialProgress", "Opnieuw, en gooi deze weg"), lambda: self.restart_asked.emit(False)),
        )
        add(
            "discard",
            tr("TrialProgress", "Gooi weg"),
            self.discard_asked.emit,
            *discard,
            apart=True,
        )
