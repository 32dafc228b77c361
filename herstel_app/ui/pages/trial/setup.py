"""Choosing an avondproef: which exercise, how many evenings, and how long; what is usual is chosen already."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QWidget

from herstel_app.core.fit import ways_for
from herstel_app.core.library import Library
from herstel_app.core.signals import SIGNALS, Signal
from herstel_app.core.told_length import whole_minutes
from herstel_app.core.trial import FEWEST_PAIRS, MOST_PAIRS, TrialPlan
from herstel_app.core.trial_setup import (
    FIRST_MINUTES,
    FIRST_SIGNAL,
    exercises_for_trial,
    first_exercise,
    length_for_trial,
    lengths_for_trial,
)
from herstel_app.core.way_names import title_in, way_words
from herstel_app.engine.signal_words import signal_name
from herstel_app.engine.trial_words import PLACES, trial_strokes
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.chooser import Chooser
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.layout import STRETCH, block, column, flow, left, row
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
PAIRS = (FEWEST_PAIRS, (FEWEST_PAIRS + MOST_PAIRS) // 2, MOST_PAIRS)
GAP, LARGE_GAP = 22, 16
"""Between the choices, in px at 100 %; where text is large the button that goes on is then in sight with them."""
CHOOSER_PX = 320
"""Width of the list of exercises, at most, in px at 100 %."""
DRAWN_HIGH, ABOVE_DRAWN, DRAWN_FROM = 44, 18, 640
"""Of the drawing: its height, the room above it, and the height of a page that has room for it; px at 100 %."""


class SetupView(QWidget):
    """Four choices; the lot is drawn later, by who makes the trial."""

    begun = QtSignal(object)
    """Plan: what was chosen."""
    left = QtSignal()

    def __init__(self, library: Library, allowed: Collection[str], facts: Collection[str], theme: Theme) -> None:
        """Offer the exercises of `library` that fit; those that are off by themselves only where they are `allowed`.

        `facts` are those that have to be reckoned with.
        """
        super().__init__()
        self._facts, self._library = facts, library
        self._theme, self.drawing = theme, Drawing(theme, DRAWN_HIGH)
        """Rest, and the exercise that is chosen."""
        self.drawing.is_few = True
        self.drawn = block(theme, self.drawing, margins=(0, ABOVE_DRAWN, 0, 0))
        """Placed by the page, below what this is about."""
        self._exercises = exercises_for_trial(library, allowed, facts)
        first = first_exercise(self._exercises)
        self._lengths = ChipGroup[float](theme, tr("Setup", "Hoe lang?"))
        self.plan = TrialPlan(first, "", FIRST_MINUTES, PLACES[0], FEWEST_PAIRS, signal=FIRST_SIGNAL)
        """What was chosen so far."""
        self._choose_exercise(first)
        self.exercises = Chooser[str](theme, tr("Setup", "Welke oefening?"))
        self.exercises.setMaximumWidth(theme.px(CHOOSER_PX))
        self.exercises.offer(
            [(title_in(item, ways_for(item, facts)[0]), name) for name, item in self._exercises.items()]
        )
        self.exercises.choose(first)
        self.exercises.activated.connect(lambda _: self._choose_exercise(self.exercises.value or first))
        self._lengths.chosen.connect(lambda minutes: self._take(replace(self.plan, minutes=minutes)))
        self.signals = Chooser[Signal | None](theme, tr("Setup", "Wat tik je aan?"))
        self.signals.setMaximumWidth(theme.px(CHOOSER_PX))
        every: list[tuple[str, Signal | None]] = [(signal_name(each), each) for each in SIGNALS]
        self.signals.offer([*every, (tr("Setup", "Alle vier"), None)])
        self.signals.choose(FIRST_SIGNAL)
        self.signals.activated.connect(lambda _: self._take(replace(self.plan, signal=self.signals.value)))
        evenings = [(tr("Setup", "{n} avonden").format(n=2 * pairs), pairs) for pairs in PAIRS]
        pairs = ChipGroup(theme, tr("Setup", "Hoeveel avonden?"), evenings, FEWEST_PAIRS)
        pairs.chosen.connect(lambda number: self._take(replace(self.plan, pairs=number)))
        text = tr("Setup", "De helft is rust. Meer avonden zeggen meer. Er mag tijd tussen zitten.")
        self.begin_button = button(tr("Setup", "Zet de proef klaar"), "primary")
        self.begin_button.clicked.connect(lambda: self.begun.emit(self.plan))
        back = button(tr("Setup", "Toch niet"), "link")
        back.clicked.connect(self.left)
        which = flow(
            theme,
            block(theme, label(tr("Setup", "Welke oefening?"), "label"), left(self.exercises), gap=8),
            block(theme, label(tr("Setup", "Wat tik je aan?"), "label"), left(self.signals), gap=8),
            gap=22,
        )
        foot = row(theme, self.begin_button, back, STRETCH, gap=20)
        how_many = block(theme, pairs, label(text, "small"), gap=8)
        gap = LARGE_GAP if theme.is_large else GAP
        column(theme, which, how_many, self._lengths, 6, foot, gap=gap, on=self)

    def fit(self, height: int) -> None:
        """Be drawn on a page of `height` px that has room for it: what begins it stays in sight."""
        self.drawn.setVisible(height >= self._theme.px(DRAWN_FROM))

    def _take(self, plan: TrialPlan) -> None:
        self.plan = plan
        self.drawing.show_strokes(trial_strokes(plan, self._library))

    def _choose_exercise(self, name: str) -> None:
        exercise = self._exercises[name]
        way = ways_for(exercise, self._facts)[0]
        minutes = length_for_trial(exercise, self.plan.minutes, way)
        title = way_words(exercise, way)
        self._take(replace(self.plan, exercise_id=name, exercise_title=title, minutes=minutes, variant_id=way))
        lengths = lengths_for_trial(exercise, way)
        self._lengths.offer([(minutes_words(whole_minutes(exercise, each, way)), each) for each in lengths], minutes)
