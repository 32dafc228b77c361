"""Composes tonight's evening with what is known of this user, and keeps *mijn avond*."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from herstel_app.core.errors import StorageError
from herstel_app.core.evening import Evening
from herstel_app.core.evening_composer import EveningQuestion, compose, others, swapped
from herstel_app.core.evening_dates import evening_of
from herstel_app.core.evening_filling import Ingredients, timed
from herstel_app.core.library import Library
from herstel_app.core.own_evening import kept_steps, own_evening
from herstel_app.core.ports.records import Journal
from herstel_app.core.ports.system import Clock
from herstel_app.core.programme_content import Where
from herstel_app.engine.library_model import LibraryModel
from herstel_app.engine.personal_fit import PersonalFit
from herstel_app.engine.settings_model import SettingsModel

DEFAULT_MINUTES = 5.0
"""For who never chose a length: what comes first is not longer than what one has just done."""
BY_HAND = "Je eigen avond"
"""The title of an evening that was changed by hand."""
LOOK_BACK = 40
"""So many of the last exercises tell what the evenings before were."""


class EveningPlanner:
    """Composes evenings from the library as it is."""

    def __init__(
        self,
        library: LibraryModel,
        journal: Journal,
        settings: SettingsModel,
        clock: Clock,
        voice_speaks: Callable[[], bool],
        fit: PersonalFit,
    ) -> None:
        """Keep what it needs; `voice_speaks` says whether lines are heard, and `fit` what fits."""
        self._voice_speaks, self._fit = voice_speaks, fit
        self._model, self._journal, self._settings, self._clock = library, journal, settings, clock
        self._made_of: tuple[Library, bool, Ingredients] | None = None

    @property
    def library(self) -> Library:
        """The content as it is now."""
        return self._model.library

    @property
    def _ingredients(self) -> Ingredients:
        library, felt = self.library, self._fit.has_felt
        if self._made_of is None or self._made_of[0] is not library or self._made_of[1] is not felt:
            made = Ingredients(library.recipes, self._fit.exercises(), library.explanations, library.words)
            self._made_of = library, felt, made
        return self._made_of[2]

    @property
    def facts(self) -> frozenset[str]:
        """What has to be reckoned with."""
        return self._fit.facts

    @property
    def voice_speaks(self) -> bool:
        """Whether lines are heard."""
        return self._voice_speaks()

    def question(self, where: Where | None, minutes: float | None) -> EveningQuestion:
        """Give the question behind two answers; what was not answered is "weet ik niet", and five minutes."""
        allowed = self._settings.settings.allowed
        off = {name for name, exercise in self.library.exercises.items() if exercise.opt_in and name not in allowed}
        return EveningQuestion(
            where or "unknown",
            minutes or DEFAULT_MINUTES,
            frozenset(off),
            self._recent(),
            evening_of(self._clock.now()).toordinal(),
            self.voice_speaks,
            self.facts,
        )

    def _recent(self) -> tuple[tuple[str, ...], ...]:
        """Give the exercises of the evenings before tonight, the last one first."""
        now = self._clock.now()
        tonight = evening_of(now)
        evenings: dict[object, list[str]] = {}
        try:
            entries = self._journal.entries(limit=LOOK_BACK, until=now)
        except StorageError:
            return ()
        for entry in entries:
            evening = evening_of(entry.started_at)
            if evening != tonight:
                evenings.setdefault(evening, []).insert(0, entry.exercise_id)
        return tuple(tuple(names) for names in evenings.values())

    def evening(self, where: Where | None, minutes: float | None) -> Evening | None:
        """Give the evening for two answers; None where too much is off to make one."""
        try:
            return compose(self.question(where, minutes), self._ingredients)
        except LookupError:
            return None

    def others(self, evening: Evening, where: Where | None, minutes: float | None) -> tuple[Evening, ...]:
        """Give evenings for two answers in which something else is done."""
        return others(evening, self.question(where, minutes), self._ingredients)

    def other_step(self, evening: Evening, place: int, where: Where | None, minutes: float | None) -> Evening | None:
        """Give the evening with something else in one place; None where there is nothing else."""
        return swapped(evening, place, self.question(where, minutes), self._ingredients)

    def keep(self, evening: Evening) -> None:
        """Keep this one as *mijn avond*."""
        self._settings.change(my_evening=kept_steps(evening))

    @property
    def has_own(self) -> bool:
        """Whether *mijn avond* can be done: it was kept, and all of it is still there."""
        return self.own() is not None

    def own(self) -> Evening | None:
        """Give *mijn avond*, or None."""
        return own_evening(self._settings.settings.my_evening, self._ingredients, self.facts)

    def changed_by_hand(self, evening: Evening) -> Evening:
        """Give an evening that was changed by hand a title and lengths that still fit."""
        return replace(timed(evening, self._ingredients), title=BY_HAND)
