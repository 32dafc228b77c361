"""Choosing an avondproef: one exercise, how long, where, and how many pairs of evenings."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.core.content import Exercise, PaceStep
from herstel_app.core.library import Library
from herstel_app.core.matched_rest import suits_trial
from herstel_app.core.timeline_compiler import default_length, lengths_of, steps_of
from herstel_app.core.trial import FEWEST_PAIRS, MOST_PAIRS, TrialPlan
from herstel_app.engine.trial_words import PLACES
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.layout import STRETCH, column, row
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
LEAST_MINUTES = 3
"""Shorter is hardly an evening of rest."""
FIRST_EXERCISE = "slow-breathing"
FIRST_MINUTES = 10


def can_be_compared(exercise: Exercise) -> bool:
    """Whether an exercise can be the one of a trial: the same every evening, and to be laid beside rest.

    One that starts from a pace that is tapped differs by the evening, and its tapping has no counterpart in rest.
    """
    steps, _ = steps_of(exercise)
    paced = any(isinstance(step, PaceStep) for step in steps)
    return suits_trial(exercise) and not paced and max(lengths_of(exercise)) >= LEAST_MINUTES


class SetupView(QWidget):
    """What is chosen stands as chips; the lot is drawn later, by who makes the trial."""

    begun = Signal(object)
    """Plan: what was chosen."""
    left = Signal()

    def __init__(self, library: Library, allowed: Collection[str], theme: Theme) -> None:
        """Offer the exercises of `library`; those that are off by themselves only where they are `allowed`."""
        super().__init__()
        self._exercises = {
            name: item
            for name, item in library.exercises.items()
            if can_be_compared(item) and item.group != "stillness" and (not item.opt_in or name in allowed)
            if name != "relax-hard"
        }
        first = FIRST_EXERCISE if FIRST_EXERCISE in self._exercises else next(iter(self._exercises))
        self.exercise_id, self.place, self.pairs = first, PLACES[0], FEWEST_PAIRS
        self.minutes = 0.0
        titles = [(item.title, name) for name, item in self._exercises.items()]
        exercises = ChipGroup(theme, tr("Setup", "Welke oefening?"), titles, first)
        exercises.chosen.connect(self._choose_exercise)
        self._lengths = ChipGroup[float](theme, tr("Setup", "Hoe lang?"))
        self._lengths.chosen.connect(self._choose_minutes)
        self._choose_exercise(first)
        where = ChipGroup(theme, tr("Setup", "Waar doe je het?"), [(place, place) for place in PLACES], self.place)
        where.chosen.connect(self._choose_place)
        numbers = [(str(n), n) for n in range(FEWEST_PAIRS, MOST_PAIRS + 1)]
        pairs = ChipGroup(theme, tr("Setup", "Hoeveel paren avonden?"), numbers, self.pairs)
        pairs.chosen.connect(self._choose_pairs)
        text = tr("Setup", "Zes paren zijn twaalf avonden. Meer paren zeggen meer. Ertussen mag van alles.")
        self.begin_button = button(tr("Setup", "Zet de proef klaar"), "primary")
        self.begin_button.clicked.connect(lambda: self.begun.emit(self.plan))
        back = button(tr("Setup", "Toch niet"), "link")
        back.clicked.connect(self.left)
        asked = exercises, self._lengths, where, pairs, label(text, "small")
        foot = row(theme, self.begin_button, back, STRETCH, gap=20)
        column(theme, *asked, 10, foot, gap=10, on=self)

    @property
    def plan(self) -> TrialPlan:
        """What was chosen."""
        title = self._exercises[self.exercise_id].title
        return TrialPlan(self.exercise_id, title, self.minutes, self.place, self.pairs)

    def _choose_exercise(self, name: str) -> None:
        self.exercise_id = name
        exercise = self._exercises[name]
        lengths = [minutes for minutes in lengths_of(exercise) if minutes >= LEAST_MINUTES]
        wanted = self.minutes or FIRST_MINUTES
        usual = default_length(exercise)
        self.minutes = wanted if wanted in lengths else usual if usual in lengths else lengths[0]
        self._lengths.offer([(minutes_words(minutes), minutes) for minutes in lengths], self.minutes)

    def _choose_minutes(self, minutes: float) -> None:
        self.minutes = minutes

    def _choose_place(self, place: str) -> None:
        self.place = place

    def _choose_pairs(self, pairs: int) -> None:
        self.pairs = pairs
