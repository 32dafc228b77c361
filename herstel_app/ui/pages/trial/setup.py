"""Choosing an avondproef: one exercise, how long, where, and how many pairs of evenings."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.core.fit import ways_for
from herstel_app.core.library import Library
from herstel_app.core.trial import FEWEST_PAIRS, MOST_PAIRS, TrialPlan
from herstel_app.core.trial_setup import (
    FIRST_MINUTES,
    exercises_for_trial,
    first_exercise,
    length_for_trial,
    lengths_for_trial,
)
from herstel_app.core.way_names import title_in, way_words
from herstel_app.engine.trial_words import PLACES
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.layout import STRETCH, column, row
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate


class SetupView(QWidget):
    """What is chosen stands as chips; the lot is drawn later, by who makes the trial."""

    begun = Signal(object)
    """Plan: what was chosen."""
    left = Signal()

    def __init__(self, library: Library, allowed: Collection[str], facts: Collection[str], theme: Theme) -> None:
        """Offer the exercises of `library` that fit; those that are off by themselves only where they are `allowed`.

        `facts` are those that have to be reckoned with.
        """
        super().__init__()
        self._facts = facts
        self._exercises = exercises_for_trial(library, allowed, facts)
        first = first_exercise(self._exercises)
        self._lengths = ChipGroup[float](theme, tr("Setup", "Hoe lang?"))
        self.plan = TrialPlan(first, "", FIRST_MINUTES, PLACES[0], FEWEST_PAIRS)
        """What was chosen so far."""
        self._choose_exercise(first)
        titles = [(title_in(item, ways_for(item, facts)[0]), name) for name, item in self._exercises.items()]
        exercises = ChipGroup(theme, tr("Setup", "Welke oefening?"), titles, first)
        exercises.chosen.connect(self._choose_exercise)
        self._lengths.chosen.connect(lambda minutes: self._take(replace(self.plan, minutes=minutes)))
        where = ChipGroup(theme, tr("Setup", "Waar doe je het?"), [(place, place) for place in PLACES], PLACES[0])
        where.chosen.connect(lambda place: self._take(replace(self.plan, place=place)))
        numbers = [(str(n), n) for n in range(FEWEST_PAIRS, MOST_PAIRS + 1)]
        pairs = ChipGroup(theme, tr("Setup", "Hoeveel paren avonden?"), numbers, FEWEST_PAIRS)
        pairs.chosen.connect(lambda number: self._take(replace(self.plan, pairs=number)))
        text = tr("Setup", "Zes paren zijn twaalf avonden. Meer paren zeggen meer. Tussen de avonden mag tijd zitten.")
        self.begin_button = button(tr("Setup", "Zet de proef klaar"), "primary")
        self.begin_button.clicked.connect(lambda: self.begun.emit(self.plan))
        back = button(tr("Setup", "Toch niet"), "link")
        back.clicked.connect(self.left)
        asked = exercises, self._lengths, where, pairs, label(text, "small")
        foot = row(theme, self.begin_button, back, STRETCH, gap=20)
        column(theme, *asked, 10, foot, gap=10, on=self)

    def _take(self, plan: TrialPlan) -> None:
        self.plan = plan

    def _choose_exercise(self, name: str) -> None:
        exercise = self._exercises[name]
        way = ways_for(exercise, self._facts)[0]
        minutes = length_for_trial(exercise, self.plan.minutes, way)
        title = way_words(exercise, way)
        self._take(replace(self.plan, exercise_id=name, exercise_title=title, minutes=minutes, variant_id=way))
        lengths = lengths_for_trial(exercise, way)
        self._lengths.offer([(minutes_words(each), each) for each in lengths], minutes)
