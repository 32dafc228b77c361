"""Oefeningen: all exercises in their groups; the practice pane shows the one that is chosen."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import get_args

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from herstel_app.core.content import Exercise, Group
from herstel_app.storage.library import Library
from herstel_app.ui.choice import Choice
from herstel_app.ui.practice.offer import group_name
from herstel_app.ui.theme import Theme
from herstel_app.ui.widgets import Column, label

tr = QCoreApplication.translate


class ExerciseCard(QPushButton):
    """One exercise in the list: what it is called, what it is, how long."""

    def __init__(self, exercise: Exercise, theme: Theme) -> None:
        """Show `exercise`."""
        super().__init__()
        self.setProperty("role", "card")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        lengths = ", ".join(f"{length:g}" for length in exercise.minutes)
        unit = tr("Exercises", "minuut") if exercise.minutes == (1,) else tr("Exercises", "minuten")
        self.setAccessibleName(f"{exercise.title}. {exercise.summary}")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(20), theme.space(14), theme.space(20), theme.space(14))
        column.setSpacing(theme.space(4))
        for widget in (
            label(exercise.title, "line"),
            label(exercise.summary, "small"),
            label(f"{lengths} {unit}", "kicker"),
        ):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(widget)


class ExercisesPage(QWidget):
    """The list."""

    chosen = Signal(object)

    def __init__(self, library: Library, theme: Theme) -> None:
        """List all exercises of `library`."""
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.cards: dict[str, ExerciseCard] = {}
        self._library = library
        self._kickers: list[tuple[QLabel, tuple[str, ...]]] = []
        self._group = QButtonGroup(self)
        column = Column(theme, width=640)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column)
        column.body.addWidget(label(tr("Exercises", "Oefeningen"), "title"))
        column.body.addWidget(
            label(
                tr("Exercises", "Kies wat je aanspreekt. Je hoeft niets af te maken."),
                "secondary",
            )
        )
        for group in get_args(Group):
            members = {name: item for name, item in library.exercises.items() if item.group == group}
            if members:
                column.body.addSpacing(theme.space(14))
                kicker = label(group_name(group), "kicker")
                self._kickers.append((kicker, tuple(members)))
                column.body.addWidget(kicker)
            for name, exercise in members.items():
                card = ExerciseCard(exercise, theme)
                card.clicked.connect(partial(self.chosen.emit, Choice(name)))
                self._group.addButton(card)
                self.cards[name] = card
                column.body.addWidget(card)

    def allow(self, names: Collection[str]) -> None:
        """Hide what is off by itself, except what has been switched on: `names`."""
        hidden = {name for name, item in self._library.exercises.items() if item.opt_in and name not in names}
        for name, card in self.cards.items():
            card.setVisible(name not in hidden)
        for kicker, members in self._kickers:
            kicker.setVisible(not hidden.issuperset(members))

    def mark(self, choice: Choice | None) -> None:
        """Mark the exercise that is chosen, or none."""
        self._group.setExclusive(False)
        for name, card in self.cards.items():
            card.setChecked(choice is not None and choice.exercise_id == name)
        self._group.setExclusive(True)
