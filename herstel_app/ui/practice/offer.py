"""Before: what the exercise is, how long, who is careful with it, and how it is now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from herstel_app.core.content import Exercise, Source, WriteStep
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.signals import Readings
from herstel_app.core.timeline_compiler import (
    default_length,
    find_variant,
    fixed_s,
    included_parts,
    lengths_of,
    steps_of,
)
from herstel_app.ui.kit.basic import Column, button, empty, hairline, label, prose
from herstel_app.ui.kit.caution_list import CautionList, cautions_title
from herstel_app.ui.kit.exercise_words import grade_words, group_name, minutes_words
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.layout import add, column, left
from herstel_app.ui.kit.signals import SignalForm
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
BELOW_SUMMARY = 3


class Offer(QWidget):
    """One exercise, ready to begin."""

    begun = Signal(object, object)
    """PracticeRequest and Readings: someone wants to begin."""
    save_asked = Signal(object)
    """PracticeRequest: someone wants it as an audio file."""

    def __init__(
        self,
        choice: PracticeRequest,
        exercise: Exercise,
        sources: Mapping[str, Source],
        theme: Theme,
        parts: frozenset[str] | None = None,
        first_time: bool = False,
    ) -> None:
        """Show `exercise` as chosen; `parts` were done the last time, and a `first_time` shows the cautions open."""
        super().__init__()
        self._choice = choice
        self._exercise = exercise
        self._theme = theme
        self._sources = sources
        self._variant_id = choice.variant_id
        self._minutes = choice.minutes or default_length(exercise, choice.variant_id)
        self._parts = choice.parts or (included_parts(exercise) if parts is None else parts)
        self._first_time = first_time
        self._form = SignalForm(theme)
        column = Column(theme, width=460, margins=(32, 40))
        self._body = column.body
        self._fill(self._body)
        self.begin_button = button(tr("Offer", "Begin"), "primary")
        self.begin_button.clicked.connect(self._begin)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, theme.space(14), 0, theme.space(28))
        foot.addStretch(1)
        foot.addWidget(self.begin_button)
        foot.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(column, 1)
        outer.addLayout(foot)

    def add_link(self, text: str, act: Callable[[], None]) -> None:
        """Add a link below the summary."""
        link = button(text, "link")
        link.clicked.connect(act)
        self._body.insertWidget(BELOW_SUMMARY, link, alignment=Qt.AlignmentFlag.AlignLeft)
        QWidget.setTabOrder(self, link)

    def _fill(self, body: QVBoxLayout) -> None:
        exercise, space = self._exercise, self._theme.space
        body.addWidget(label(group_name(exercise.group), "kicker"))
        body.addWidget(label(exercise.title, "heading"))
        body.addWidget(prose(self._theme, self._choice.why or exercise.summary, "secondary", 140))
        body.addSpacing(space(4))
        if self._first_time:
            body.addWidget(CautionList([exercise], self._theme))
            body.addSpacing(space(4))
        self._lengths = QVBoxLayout()
        body.addLayout(self._lengths)
        self._show_lengths()
        if exercise.parts:
            self._add_parts(body)
        if exercise.variants:
            variants = [
                (tr("Offer", "Zoals het er staat"), ""),
                *((v.title, v.id) for v in exercise.variants),
            ]
            self._chips(
                body,
                tr("Offer", "Op welke manier?"),
                variants,
                self._variant_id or "",
                self._set_variant,
            )
            self._variant_note = label("", "small")
            body.addWidget(self._variant_note)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(space(4))
        body.addLayout(self._steps)
        self._show_steps()
        body.addSpacing(space(6))
        body.addWidget(hairline())
        body.addWidget(label(tr("Offer", "Hoe is het nu?"), "heading"))
        body.addWidget(label(tr("Offer", "Je eigen meting. Leeg laten mag."), "small"))
        body.addWidget(self._form)
        body.addSpacing(space(6))
        body.addWidget(hairline())
        if not self._first_time:
            self._fold(body, cautions_title(), list(exercise.cautions))
        cited = [self._sources[name] for name in exercise.evidence.sources if name in self._sources]
        known = [
            exercise.evidence.text,
            tr("Offer", "Hoe stevig: {words}.").format(words=grade_words(exercise.evidence.grade)),
            *(f"{s.authors} ({s.year}), *{s.publication}*. {s.finding}" for s in cited),
        ]
        self._fold(body, tr("Offer", "Wat weten we?"), known)
        if not any(isinstance(step, WriteStep) for step in exercise.steps):
            save = button(tr("Offer", "Bewaar als geluidsbestand"), "link")
            save.clicked.connect(lambda: self.save_asked.emit(self._chosen()))
            body.addWidget(save, alignment=Qt.AlignmentFlag.AlignLeft)
        body.addStretch(1)

    def _chips(
        self,
        body: QVBoxLayout,
        title: str,
        options: Sequence[tuple[str, object]],
        chosen: object,
        act: Callable[..., None],
    ) -> None:
        """Add chips of which one is chosen; in no group: of a group Qt lets Tab reach only the one that is on."""
        body.addWidget(label(title, "label"))
        row: QLayout = FlowLayout(self._theme.space(8))
        chips: list[tuple[QPushButton, object]] = []

        def choose(value: object) -> None:
            for chip, its in chips:
                chip.setChecked(its == value)
            act(value)

        for text, value in options:
            chip = button(text, "chip", name=f"{title} {text}")
            chip.setCheckable(True)
            chip.setChecked(value == chosen)
            chip.clicked.connect(lambda _=False, value=value: choose(value))
            chips.append((chip, value))
            row.addWidget(chip)
        holder = QWidget()
        holder.setLayout(row)
        body.addWidget(holder)

    def _show_lengths(self) -> None:
        empty(self._lengths)
        lengths = lengths_of(self._exercise, self._variant_id)
        if self._exercise.parts:
            self._length_note = label(self._length_words(), "small")
            self._lengths.addWidget(self._length_note)
        elif len(lengths) > 1:
            options = [(minutes_words(minutes), minutes) for minutes in lengths]
            self._chips(self._lengths, tr("Offer", "Hoe lang?"), options, self._minutes, self._set_minutes)
        else:
            self._lengths.addWidget(label(minutes_words(lengths[0]).capitalize(), "small"))

    def _length_words(self) -> str:
        steps, _ = steps_of(self._exercise, self._variant_id, frozenset(self._parts))
        return tr("Offer", "Zo duurt het ongeveer {length}.").format(
            length=minutes_words(max(1, round(fixed_s(steps) / 60)))
        )

    def _add_parts(self, body: QVBoxLayout) -> None:
        """Add a chip for each part that can be left out; what was chosen comes back the next time."""
        title = tr("Offer", "Wat doe je mee?")
        body.addWidget(label(title, "label"))
        row = FlowLayout(self._theme.space(8))
        for part in self._exercise.parts:
            chip = button(part.title, "chip", name=f"{title} {part.title}. {part.when or ''}".strip())
            chip.setCheckable(True)
            chip.setChecked(part.id in self._parts)
            chip.toggled.connect(lambda on, name=part.id: self._set_part(name, on))
            row.addWidget(chip)
        holder = QWidget()
        holder.setLayout(row)
        body.addWidget(holder)
        for part in self._exercise.parts:
            if part.when:
                body.addWidget(label(f"{part.title}: {part.when}", "small"))

    def _set_part(self, part_id: str, on: bool) -> None:
        self._parts = self._parts | {part_id} if on else self._parts - {part_id}
        self._length_note.setText(self._length_words())

    def _fold(self, body: QVBoxLayout, title: str, paragraphs: list[str]) -> None:
        """Add a link that unfolds `paragraphs`."""
        inside = QWidget()
        texts = (prose(self._theme, paragraph, "small", 140) for paragraph in paragraphs)
        column(self._theme, *texts, margins=(6, 0, 0, 6), gap=8, on=inside)
        add(body, self._theme, left(Fold(title, inside)), inside)

    def _show_steps(self) -> None:
        while item := self._steps.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        instructions = self._exercise.instructions
        if self._variant_id:
            variant = find_variant(self._exercise, self._variant_id)
            instructions = variant.instructions or instructions
            self._variant_note.setText(variant.when)
        if self._exercise.variants:
            self._variant_note.setVisible(bool(self._variant_id))
        for text in (self._exercise.posture, *instructions):
            self._steps.addWidget(prose(self._theme, text, "line", 135))

    def _set_minutes(self, minutes: float) -> None:
        self._minutes = minutes

    def _set_variant(self, variant_id: str) -> None:
        self._variant_id = variant_id or None
        if self._minutes not in lengths_of(self._exercise, self._variant_id):
            self._minutes = default_length(self._exercise, self._variant_id)
        self._show_lengths()
        self._show_steps()

    def _chosen(self) -> PracticeRequest:
        return replace(
            self._choice,
            minutes=self._minutes,
            variant_id=self._variant_id,
            parts=self._parts if self._exercise.parts else None,
        )

    def _begin(self) -> None:
        readings: Readings = self._form.readings
        self.begun.emit(self._chosen(), readings)
