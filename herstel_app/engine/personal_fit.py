"""What fits someone: the answers to *Geldt iets hiervan voor jou?*, and what follows from them for what is offered.

Invariants:
- the question is never asked by itself: it is answered where someone looks for it; where one was shown it and left it,
  no other place asks it the same evening;
- without an answer everything that is offered fits everyone; only beside *Voel het verschil* stands a line of safety,
  and who goes on past it has told that what it names does not hold: what they did there they can find back;
- no link offers an exercise, or a way of one, that does not fit.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from herstel_app.core.content import Exercise
from herstel_app.core.evening_dates import is_same_evening
from herstel_app.core.exercise_places import listed
from herstel_app.core.fit import Way, fit_for_all, fitted, ways_for
from herstel_app.core.health_facts import EVERY_FACT, HEALTH_FACTS, TOLD_BEFORE, reckoned_with
from herstel_app.core.ports.system import Clock
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme_content import DIFFERENCE, Proef, ProefChoice, ProefParts
from herstel_app.core.settings import Settings
from herstel_app.engine.event import Event
from herstel_app.engine.fit_words import does_not_fit
from herstel_app.engine.library_model import LibraryModel
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.engine.words import no_exercise


class PersonalFit:
    """Holds the answers, and says what fits."""

    def __init__(self, library: LibraryModel, settings: SettingsModel, clock: Clock) -> None:
        """Keep the models; nothing is asked."""
        self.changed: Event[()] = Event()
        """Something else fits than before."""
        self._library, self._settings, self._clock = library, settings, clock
        self._shown_at: datetime | None = None
        """When someone was shown it as they started for the first time; kept nowhere."""
        self._known = self.answer, self.has_felt
        settings.changed.connect(self._follow)

    def _follow(self, _settings: Settings) -> None:
        known = self.answer, self.has_felt
        if known != self._known:
            self._known = known
            self.changed.emit()

    # The answer

    @property
    def answer(self) -> tuple[str, ...] | None:
        """What holds for someone; None where they gave no answer."""
        return self._settings.settings.health_facts

    @property
    def is_open(self) -> bool:
        """Whether someone neither answered nor said that they would rather not."""
        return self.answer is None and not self._settings.settings.health_declined

    def note_shown(self) -> None:
        """Know that someone sees what is not for everyone, with the way to the question."""
        self._shown_at = self._clock.now()

    @property
    def was_shown_tonight(self) -> bool:
        """Whether they saw it this evening: then no other place asks it."""
        return self._shown_at is not None and is_same_evening(self._shown_at, self._clock.now())

    def take(self, facts: Collection[str] | None) -> None:
        """Keep an answer; None is someone who would rather not say."""
        kept = None if facts is None else tuple(fact for fact in HEALTH_FACTS if fact in facts)
        self._settings.change(health_facts=kept, health_declined=kept is None)

    def forget(self) -> None:
        """Take the answer back, so that it stands in no file any more."""
        self._settings.change(health_facts=None, health_declined=False)
        self._settings.clear_old()

    # What follows from it

    @property
    def facts(self) -> frozenset[str]:
        """What has to be reckoned with."""
        return reckoned_with(self.answer)

    def ways(self, exercise_id: str) -> tuple[Way, ...]:
        """Give the ways of an exercise that fit; none where it is to be left out, or not there."""
        exercise = self._felt().get(exercise_id) or self._library.library.exercises.get(exercise_id)
        return ways_for(exercise, self.facts) if exercise else ()

    def exercises(self) -> Mapping[str, Exercise]:
        """Give all exercises, by id; what was done past the line of safety fits in the way that it was done in."""
        return {**self._library.library.exercises, **self._felt()}

    @property
    def has_felt(self) -> bool:
        """Whether someone who gave no answer began *Voel het verschil*, past what it is not for."""
        settings = self._settings.settings
        return settings.health_facts is None and DIFFERENCE in settings.proeven_drawn

    def was_felt(self, exercise_id: str) -> bool:
        """Whether an exercise fits only because it was done in *Voel het verschil*, by someone who gave no answer."""
        return exercise_id in self._felt()

    def _felt(self) -> Mapping[str, Exercise]:
        library = self._library.library
        proef = library.proeven.get(DIFFERENCE)
        if proef is None or not self.has_felt:
            return {}
        done = {each.exercise: each.variant for each in self.fitted_parts(proef) or ()}
        return {
            name: fit_for_all(library.exercises[name], way)
            for name, way in done.items()
            if not ways_for(library.exercises[name], self.facts)
        }

    def can_offer(self, exercise_id: str) -> bool:
        """Whether an exercise is there, and a way of it fits."""
        return bool(self.ways(exercise_id))

    def fitted(self, request: PracticeRequest) -> PracticeRequest | None:
        """Give what was asked for in a way that fits; None where there is none, or no such exercise."""
        exercise = self._library.library.exercises.get(request.exercise_id)
        return fitted(request, exercise, self.ways(request.exercise_id)) if exercise else None

    def fitted_by_name(self, request: PracticeRequest) -> PracticeRequest | None:
        """Give what someone asked for by its id: without an answer as they asked for it, as they knew what that is."""
        is_there = request.exercise_id in self._library.library.exercises
        return request if is_there and self.answer is None else self.fitted(request)

    def why_not(self, request: PracticeRequest) -> str:
        """Tell, in a Dutch line or two, why nothing comes of what was asked for and is not fitted."""
        exercise = self._library.library.exercises.get(request.exercise_id)
        return does_not_fit(exercise.title, self.answer is not None) if exercise else no_exercise(request.exercise_id)

    def fitted_parts(self, proef: Proef) -> ProefParts | None:
        """Give of each part of a proef the first way that fits; None where a part has none."""
        facts = self._facts_in(proef)
        first, second = (
            next((choice for choice in part.choices if self._is_for(choice, facts)), None) for part in proef.parts
        )
        return (first, second) if first and second else None

    def _facts_in(self, proef: Proef) -> frozenset[str]:
        """Give what has to be reckoned with in a proef: beside *Voel het verschil* stands what is told first."""
        if self.answer is None and proef.id == DIFFERENCE:
            return EVERY_FACT - TOLD_BEFORE
        return self.facts

    def _is_for(self, choice: ProefChoice, facts: frozenset[str]) -> bool:
        exercise = self._library.library.exercises.get(choice.exercise)
        return exercise is not None and choice.variant in ways_for(exercise, facts)

    def left_out(self) -> Mapping[str, Exercise]:
        """Give the exercises of which no way fits, of those that the lists would show."""
        shown = listed(self._library.library.exercises, self._settings.settings.allowed)
        return {name: exercise for name, exercise in shown.items() if not self.ways(name)}
