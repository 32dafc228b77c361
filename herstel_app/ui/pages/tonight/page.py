"""Vanavond: where it sits, how much time there is, and the evening that follows from it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from herstel_app.core.evening_composer import LEAST_MINUTES, MOST_MINUTES, Evening, moved, without
from herstel_app.core.evening_dates import evening_of
from herstel_app.core.programme_content import Where
from herstel_app.engine.engine import Engine
from herstel_app.engine.evening_planner import DEFAULT_MINUTES
from herstel_app.ui.kit.basic import PAGE_SIDE, Column, button, label
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.tonight.answers import Answers
from herstel_app.ui.pages.tonight.evening_card import EveningCard
from herstel_app.ui.pages.tonight.question_chips import QuestionChips
from herstel_app.ui.pages.tonight.words import because, greeting, sentence, when_words, where_name

tr = QCoreApplication.translate
WHERES: tuple[Where, ...] = ("head", "body", "feeling", "unknown")
MINUTES = (5.0, 15.0, 30.0)
STACKED_BELOW = 640
"""Width of the page, in px at 100 %, below which Begin stands below the evening."""


class TonightPage(QWidget):
    """The two questions, and the card with the evening."""

    reading_asked = Signal(str)
    """The explanation that was not finished."""

    def __init__(self, engine: Engine, theme: Theme) -> None:
        """Make the page; `refresh` composes."""
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._engine, self._planner, self._theme = engine, engine.planner, theme
        self._keeper, self._clock = engine.settings, engine.clock
        self.where: Where | None = None
        self.minutes: float | None = None
        self.evening: Evening | None = None
        self._is_own = False
        self._cautions_shown = False
        self._at: int | None = None
        self._of = evening_of(engine.clock.now())
        self._is_behind = False
        """Whether something else was asked for than the evening that is going on."""
        self._large = theme.scale > 1.2
        column = Column(theme, margins=(PAGE_SIDE, 24 if self._large else 56), gap=6)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column)
        self._body = column.body
        self._fill()

    def _fill(self) -> None:
        body, space = self._body, self._theme.space
        self._when = label("", "secondary")
        # Beside an exercise the largest letters have no room for one long word.
        self._greeting = label("", "title" if self._large else "greeting")
        body.addWidget(self._when)
        body.addWidget(self._greeting)
        body.addSpacing(space(8 if self._large else 22))
        gap = 2 if self._large else 6
        wheres = [(where_name(where), where) for where in WHERES]
        self.where_chips = QuestionChips(self._theme, tr("Tonight", "Waar zit het vanavond?"), wheres, gap=gap)
        self.where_chips.chosen.connect(self._set_where)
        self.own_button = self.where_chips.add_chip(tr("Tonight", "Mijn avond"))
        self.own_button.clicked.connect(self._take_own)
        body.addWidget(self.where_chips)
        body.addSpacing(space(8 if self._large else 18))
        lengths = [(tr("Tonight", "{n} minuten").format(n=f"{n:g}"), n) for n in MINUTES]
        lengths.append((tr("Tonight", "Zelf kiezen"), 0.0))
        self.minute_chips = QuestionChips(self._theme, tr("Tonight", "Hoeveel tijd heb je?"), lengths, gap=gap)
        self.minute_chips.chosen.connect(self._set_minutes)
        body.addWidget(self.minute_chips)
        self.own_minutes = QSpinBox()
        self.own_minutes.setRange(round(LEAST_MINUTES), round(MOST_MINUTES))
        self.own_minutes.setValue(round(DEFAULT_MINUTES))
        self.own_minutes.setSuffix(tr("Tonight", " minuten"))
        self.own_minutes.setAccessibleName(tr("Tonight", "Je eigen tijd, in minuten"))
        self.own_minutes.setFixedWidth(self._theme.px(150))
        self.own_minutes.valueChanged.connect(lambda value: self._choose(minutes=float(value)))
        self.own_minutes.hide()
        body.addWidget(self.own_minutes, alignment=Qt.AlignmentFlag.AlignLeft)
        body.addSpacing(space(12 if self._large else 28))
        self.card = EveningCard(self._theme, self._large)
        self.bar, self.begin_button, self.other_button = self.card.bar, self.card.begin_button, self.card.other_button
        self.begin_button.clicked.connect(self._begin)
        self.other_button.toggled.connect(lambda _: self._show_editor())
        body.addWidget(self.card)
        body.addSpacing(space(20))
        self.unfinished_button = button("", "link")
        self.unfinished_button.clicked.connect(self._read_on)
        body.addWidget(self.unfinished_button, alignment=Qt.AlignmentFlag.AlignLeft)
        body.addWidget(label(tr("Tonight", "Je hoeft niets af te maken. Esc stopt altijd."), "kicker"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put Begin below the evening where an exercise beside the page takes the room."""
        super().resizeEvent(event)
        self.card.stand_beside(self.width() >= self._theme.px(STACKED_BELOW))

    def show_time(self) -> None:
        """Show the time as it is now."""
        now = self._clock.now()
        self._when.setText(when_words(now))
        self._greeting.setText(greeting(now))

    def refresh(self) -> None:
        """Show things as they are now, and compose anew where nothing was changed by hand."""
        self.show_time()
        name = self._keeper.settings.last_explanation
        explanation = self._planner.library.explanations.get(name) if name else None
        self.unfinished_button.setVisible(explanation is not None)
        if explanation is not None:
            self.unfinished_button.setText(tr("Tonight", "Je las: {title}").format(title=explanation.title))
        self.own_button.setVisible(self._planner.has_own)
        if self._at is None and not self.other_button.isChecked():
            self._forget_other_evening()
            self._compose()

    def _forget_other_evening(self) -> None:
        """Leave what was answered for an evening that is over."""
        evening = evening_of(self._clock.now())
        if evening != self._of:
            self._of = evening
            self.where = self.minutes = None
            self._is_own = False
            self.own_minutes.hide()

    def answers(self) -> Answers:
        """Give what was answered and changed so far, and which step is being done."""
        return Answers(
            self.where,
            self.minutes,
            self.own_minutes.value(),
            not self.own_minutes.isHidden(),
            self._is_own,
            self.other_button.isChecked(),
            self.evening,
            self._at,
            self._of,
            self._is_behind,
        )

    def take_answers(self, answers: Answers) -> None:
        """Show what was answered and changed before."""
        self.where, self.minutes = answers.where, answers.minutes
        self._is_own, self.evening, self._of = answers.is_own, answers.evening, answers.of
        with QSignalBlocker(self.own_minutes), QSignalBlocker(self.other_button):
            self.own_minutes.setValue(answers.own_minutes)
            self.other_button.setChecked(answers.is_changing)
        self.own_minutes.setVisible(answers.chooses_minutes)
        if self.evening is not None:
            self._show()
        self._at, self._is_behind = answers.at, answers.is_behind
        if answers.at is not None:
            self.show_step(self.evening, answers.at)

    def _set_where(self, where: Where | None) -> None:
        self._is_own = False
        self._choose(where=where, keep_minutes=True)

    def _set_minutes(self, minutes: float | None) -> None:
        own = minutes == 0.0
        self.own_minutes.setVisible(own)
        self._choose(minutes=float(self.own_minutes.value()) if own else minutes)
        if own:
            self.own_minutes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, where: Where | None = None, minutes: float | None = None, keep_minutes: bool = False) -> None:
        if keep_minutes:
            self.where = where
        else:
            self.minutes, self._is_own = minutes, False
        self.other_button.setChecked(False)
        self._compose()

    def _take_own(self, on: bool) -> None:
        self._is_own = on
        self.other_button.setChecked(False)
        self._compose()

    def _compose(self) -> None:
        """Make the evening that was asked for; while another one is going on, after that."""
        self._is_behind = self._at is not None
        if self._is_behind:
            self._mark_chips()
            return
        self.evening = self._planner.own() if self._is_own else self._planner.evening(self.where, self.minutes)
        self._cautions_shown = False
        self._show()

    def _mark_chips(self) -> None:
        self.where_chips.show_chosen("" if self._is_own else self.where)
        self.own_button.setChecked(self._is_own)
        self.minute_chips.show_chosen(self.minutes if self.own_minutes.isHidden() else 0.0)

    def _show(self) -> None:
        self._mark_chips()
        evening = self.evening
        self.begin_button.setEnabled(evening is not None)
        self.other_button.setVisible(evening is not None and self._at is None)
        self.bar.setVisible(evening is not None)
        if evening is None:
            self.card.title.setText(tr("Tonight", "Er is te weinig over om een avond mee te vullen."))
            self.card.sentence.setText(tr("Tonight", "In Instellingen kun je oefeningen weer aanzetten."))
            self.card.why.setText("")
            return
        self.card.title.setText(evening.title)
        self.card.sentence.setText(sentence(evening, self._planner.library))
        self.card.why.setText(because(self.where, self._is_own))
        self.bar.show_evening(evening, self._at)
        self._show_editor()

    def show_step(self, evening: Evening | None, at: int | None) -> None:
        """Show which step of the evening is being done, or that none is."""
        self._at = at
        if evening is not None:
            self.evening = evening
        self.begin_button.setVisible(at is None)
        self.other_button.setVisible(at is None)
        if self.evening is not None:
            self.bar.show_evening(self.evening, at)
        self.other_button.setChecked(False)
        if at is None and self._is_behind:
            self._compose()

    def _show_editor(self) -> None:
        """Show the steps, where the evening is being changed; or the cautions that were not shown yet."""
        evening = self.evening
        if evening is not None and self._cautions_shown:
            self.card.show_cautions(self._planner.library.exercises[name] for name in self._unseen(evening))
        elif evening is not None and self.other_button.isChecked():
            self.card.show_steps(evening, self._planner.library, self._step_actions, self._keep)
        else:
            self.card.show_nothing()

    def _step_actions(self, place: int) -> list[tuple[str, Callable[[], object]]]:
        evening = self.evening
        assert evening is not None
        actions: list[tuple[str, Callable[[], object]]] = [(tr("Tonight", "wissel"), lambda: self._swap(place))]
        if place > 0:
            actions.append((tr("Tonight", "eerder"), lambda: self._change(moved(evening, place, place - 1))))
        if len(evening.steps) > 1:
            actions.append((tr("Tonight", "laat weg"), lambda: self._change(without(evening, place))))
        return actions

    def _swap(self, place: int) -> None:
        assert self.evening is not None
        other = self._planner.other_step(self.evening, place, self.where, self.minutes)
        if other is not None:
            self._change(other)

    def _change(self, evening: Evening) -> None:
        self.evening = self._planner.moved_title(evening)
        self._show()

    def _keep(self) -> None:
        assert self.evening is not None
        self._planner.keep(self.evening)
        self._is_own = True
        self.other_button.setChecked(False)
        self.own_button.show()
        self._compose()

    def _unseen(self, evening: Evening) -> list[str]:
        seen = self._keeper.settings.seen_cautions
        return [step.id for step in evening.steps if step.kind == "practise" and step.id not in seen]

    def _begin(self) -> None:
        evening = self.evening
        if evening is None:
            return
        unseen = self._unseen(evening)
        if unseen and not self._cautions_shown:
            self._cautions_shown = True
            self.other_button.setChecked(False)
            self._show_editor()
            return
        if unseen:
            self._keeper.change(seen_cautions=(*self._keeper.settings.seen_cautions, *unseen))
        self._cautions_shown = False
        self._show_editor()
        self._engine.begin_evening(evening)

    def _read_on(self) -> None:
        name = self._keeper.settings.last_explanation
        if name:
            self.reading_asked.emit(name)

    def focusInEvent(self, event: object) -> None:
        """Hand the focus to the obvious next step."""
        self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)
