"""Vanavond: where it sits, how much time there is, and the evening that follows from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from herstel_app.core.evening_composer import LEAST_MINUTES, MOST_MINUTES, Evening, moved, without
from herstel_app.core.evening_dates import evening_of
from herstel_app.core.programme_content import Where
from herstel_app.engine.engine import Engine
from herstel_app.engine.evening_planner import DEFAULT_MINUTES
from herstel_app.ui.kit.basic import PAGE_SIDE, Column, button, empty, label, prose
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.tonight.answers import Answers
from herstel_app.ui.pages.tonight.bar import EveningBar
from herstel_app.ui.pages.tonight.words import because, greeting, sentence, step_name, when_words, where_name

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
        self._where_chips = self._chips(
            tr("Tonight", "Waar zit het vanavond?"), [(where_name(where), where) for where in WHERES], self._set_where
        )
        body.addSpacing(space(8 if self._large else 18))
        lengths = [(tr("Tonight", "{n} minuten").format(n=f"{n:g}"), n) for n in MINUTES]
        self._minute_chips = self._chips(
            tr("Tonight", "Hoeveel tijd heb je?"), [*lengths, (tr("Tonight", "Zelf kiezen"), 0.0)], self._set_minutes
        )
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
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._inside = QVBoxLayout(self._card)
        self._inside.setContentsMargins(space(32), space(28), space(32), space(26))
        self._inside.setSpacing(space(8))
        self._title = label("", "heading")
        self._sentence = label("", "secondary")
        self._why = label("", "small")
        self.bar = EveningBar(self._theme)
        self.begin_button = button(tr("Tonight", "Begin"), "primary")
        self.begin_button.clicked.connect(self._begin)
        self.other_button = button(tr("Tonight", "iets anders kiezen"), "link")
        self.other_button.setCheckable(True)
        self.other_button.toggled.connect(lambda _: self._show_editor())
        self._inside.addLayout(self._lay_out_card())
        self._editor = QVBoxLayout()
        self._editor.setSpacing(space(4))
        self._inside.addLayout(self._editor)
        body.addWidget(self._card)
        body.addSpacing(space(20))
        self.unfinished_button = button("", "link")
        self.unfinished_button.clicked.connect(self._read_on)
        body.addWidget(self.unfinished_button, alignment=Qt.AlignmentFlag.AlignLeft)
        body.addWidget(label(tr("Tonight", "Je hoeft niets af te maken. Esc stopt altijd."), "kicker"))

    def _lay_out_card(self) -> QBoxLayout:
        """Put Begin beside the evening, or, in large text, where it is in view without scrolling: above its bar."""
        space = self._theme.space
        text = QVBoxLayout()
        text.setSpacing(space(8))
        for widget in (self._title, self._sentence, self._why):
            text.addWidget(widget)
        if self._large:
            flow, buttons = FlowLayout(space(8)), QWidget()
            buttons.setLayout(flow)
            flow.addWidget(self.begin_button)
            flow.addWidget(self.other_button)
            text.addWidget(buttons)
            text.addWidget(self.bar)
            return text
        text.addSpacing(space(14))
        text.addWidget(self.bar)
        act = QVBoxLayout()
        act.setSpacing(space(10))
        act.addStretch(1)
        act.addWidget(self.begin_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        act.addWidget(self.other_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        act.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setSpacing(space(28))
        self._row.addLayout(text, 1)
        self._row.addLayout(act)
        return self._row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put Begin below the evening where an exercise beside the page takes the room."""
        super().resizeEvent(event)
        if not self._large:
            beside = self.width() >= self._theme.px(STACKED_BELOW)
            self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
            self._row.setSpacing(self._theme.space(28 if beside else 12))

    def _chips(
        self, title: str, options: Sequence[tuple[str, object]], act: Callable[..., None]
    ) -> dict[object, QPushButton]:
        self._body.addWidget(label(title, "question"))
        self._body.addSpacing(self._theme.space(2 if self._large else 6))
        flow = FlowLayout(self._theme.space(10))
        chips: dict[object, QPushButton] = {}
        for text, value in options:
            chip = button(text, "chip", name=f"{title} {text}")
            chip.setCheckable(True)
            chip.clicked.connect(lambda on, value=value: act(value if on else None))
            flow.addWidget(chip)
            chips[value] = chip
        holder = QWidget()
        holder.setLayout(flow)
        self._body.addWidget(holder)
        if options[0][1] in WHERES:
            self.own_button = button(tr("Tonight", "Mijn avond"), "chip")
            self.own_button.setCheckable(True)
            self.own_button.clicked.connect(self._take_own)
            flow.addWidget(self.own_button)
        return chips

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
        chosen = None if self._is_own else self.where
        for where, chip in self._where_chips.items():
            chip.setChecked(where == chosen)
        self.own_button.setChecked(self._is_own)
        for minutes, chip in self._minute_chips.items():
            own = not self.own_minutes.isHidden()
            chip.setChecked(minutes == (0.0 if own else self.minutes))

    def _show(self) -> None:
        self._mark_chips()
        evening = self.evening
        self.begin_button.setEnabled(evening is not None)
        self.other_button.setVisible(evening is not None and self._at is None)
        self.bar.setVisible(evening is not None)
        if evening is None:
            self._title.setText(tr("Tonight", "Er is te weinig over om een avond mee te vullen."))
            self._sentence.setText(tr("Tonight", "In Instellingen kun je oefeningen weer aanzetten."))
            self._why.setText("")
            return
        self._title.setText(evening.title)
        self._sentence.setText(sentence(evening, self._planner.library))
        self._why.setText(because(self.where, self._is_own))
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
        """Show a row for each step, where the evening is being changed; or the cautions that were not shown yet."""
        empty(self._editor)
        evening = self.evening
        if evening is None:
            return
        if self._cautions_shown:
            self._show_cautions(evening)
            return
        if not self.other_button.isChecked():
            return
        self._editor.addSpacing(self._theme.space(12))
        for place, step in enumerate(evening.steps):
            name = step_name(evening, place, self._planner.library)
            row = FlowLayout(self._theme.space(6))
            minutes = max(1, round(step.seconds / 60))
            told = label(f"{name}, {minutes} min", "line", wrap=False)
            told.setFixedWidth(self._theme.px(270))
            row.addWidget(told)
            for text, act in (
                (tr("Tonight", "wissel"), lambda place=place: self._swap(place)),
                (tr("Tonight", "eerder"), lambda place=place: self._change(moved(evening, place, place - 1))),
                (tr("Tonight", "laat weg"), lambda place=place: self._change(without(evening, place))),
            ):
                if (text == tr("Tonight", "eerder") and place == 0) or (
                    text == tr("Tonight", "laat weg") and len(evening.steps) == 1
                ):
                    continue
                link = button(text, "link", name=f"{name}: {text}")
                link.clicked.connect(act)
                row.addWidget(link)
            holder = QWidget()
            holder.setLayout(row)
            self._editor.addWidget(holder)
        keep = button(tr("Tonight", "bewaar als mijn avond"), "link")
        keep.clicked.connect(self._keep)
        self._editor.addWidget(keep, alignment=Qt.AlignmentFlag.AlignLeft)

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

    def _show_cautions(self, evening: Evening) -> None:
        self._editor.addSpacing(self._theme.space(12))
        self._editor.addWidget(label(tr("Tonight", "Lees dit eerst. Het staat er alleen de eerste keer."), "label"))
        for name in self._unseen(evening):
            exercise = self._planner.library.exercises[name]
            self._editor.addWidget(label(exercise.title, "line"))
            for text in exercise.cautions:
                self._editor.addWidget(prose(self._theme, text, "small", 140))

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
