"""Tonight's evening as it is being chosen: what was answered, and what was changed by hand.

Invariants:
- while an evening is going on it stays as it is; what is asked for in the meantime is made after it;
- what was chosen or changed by hand stays until someone answers something else;
- no longer time is asked for than fits the person;
- the answers of the last evening are those of the next, except more time than usual, which was for that night;
- where nothing is kept, the answers are not either.
"""

from __future__ import annotations

from collections.abc import Callable, Sized

from msgspec.structs import replace

from herstel_app.core.evening import Evening, moved, without
from herstel_app.core.evening_dates import evening_of
from herstel_app.core.evening_filling import TOLERANCE_S
from herstel_app.core.evening_lengths import EVERY_CHOICE, choices, most, usual_most
from herstel_app.core.ports.system import Clock
from herstel_app.core.programme_content import Where
from herstel_app.core.settings import EveningPlace
from herstel_app.engine.evening_planner import DEFAULT_MINUTES, EveningPlanner
from herstel_app.engine.event import Event
from herstel_app.engine.settings_model import SettingsModel


class EveningChoice:
    """Holds the answers to the two questions, and the evening that follows from them."""

    def __init__(
        self, planner: EveningPlanner, settings: SettingsModel, clock: Clock, begin: Callable[[Evening], object]
    ) -> None:
        """Begin with the answers of the last time; `begin` has an evening done."""
        self.changed: Event[()] = Event()
        """Something in it is different now."""
        self._planner, self._settings, self._clock, self._begin = planner, settings, clock, begin
        place = settings.settings.evening_place
        self.where: Where | None = None if place == "" or place == "own" else place
        self.minutes: float | None = settings.settings.evening_minutes or None
        self.own_minutes = self.minutes or DEFAULT_MINUTES
        """What someone sets by hand, where `sets_minutes`."""
        self.sets_minutes = self.minutes is not None and self.minutes not in EVERY_CHOICE
        self.is_longer = False
        """Whether someone asked for more time than usual, for tonight."""
        self.is_own = place == "own"
        """Whether *mijn avond* is asked for."""
        self.evening: Evening | None = None
        """None where too much is switched off to make one."""
        self._as_made: Evening | None = None
        """That evening before anything of it was changed by hand."""
        self.reason: Where | None = None
        """The answer that this evening was made for; with `is_of_own` it is the one that was kept."""
        self.is_of_own = False
        self.at: int | None = None
        """The place of the step that is being done."""
        self.is_changing = False
        """Whether other evenings stand open."""
        self.shows_more = False
        """Whether all that can be changed stands open below them."""
        self.is_changed = False
        """Whether someone chose another evening, or changed a step of it."""
        self._is_behind = False
        """Whether something else was asked for than the evening that is going on."""
        self._of = evening_of(clock.now())

    @property
    def has_own(self) -> bool:
        """Whether there is a *mijn avond* to ask for."""
        return self._planner.has_own

    @property
    def place(self) -> EveningPlace:
        """What is answered to where it sits, or *mijn avond*; empty is no answer."""
        return "own" if self.is_own else self.where or ""

    @property
    def unfinished(self) -> str | None:
        """The id of the explanation that was read last, where it is still there."""
        name = self._settings.settings.last_explanation
        return name if name in self._planner.library.explanations else None

    def refresh(self) -> None:
        """Compose anew, where nothing was changed by hand."""
        if self.at is None and not self.is_changed:
            self._begin_other_evening()
            self._compose()
        else:
            self.changed.emit()

    def _begin_other_evening(self) -> None:
        evening = evening_of(self._clock.now())
        if evening != self._of:
            self._of, self.is_longer = evening, False

    def forget(self) -> None:
        """Have nothing answered, and nothing of it kept."""
        self.where, self.minutes, self.own_minutes = None, None, DEFAULT_MINUTES
        self.is_own = self.sets_minutes = self.is_longer = False
        self._settings.change(evening_place="", evening_minutes=0.0)
        self._compose()

    def follow_voices(self, voices: Sized) -> None:
        """Compose anew what was composed for a voice, where there turns out to be none."""
        if not voices and self._settings.settings.voice:
            self.refresh()

    def answer_where(self, where: Where | None) -> None:
        """Answer where it sits, or take that back."""
        self.where, self.is_own = where, False
        self._take_answers()

    def ask_own(self, own: bool) -> None:
        """Ask for *mijn avond*, or no longer."""
        self.is_own = own
        self._take_answers()

    def answer_minutes(self, minutes: float | None) -> None:
        """Answer how much time there is, or take that back."""
        self.sets_minutes = False
        self._take_minutes(minutes)

    def set_own_minutes(self, minutes: float | None = None) -> None:
        """Set the time by hand; without `minutes` it is what it was set to before."""
        self.sets_minutes = True
        self.own_minutes = minutes or self.own_minutes
        self._take_minutes(self.own_minutes)

    @property
    def most_minutes(self) -> float:
        """The longest time that can be set by hand now."""
        facts = self._planner.facts
        return most(facts) if self.is_longer else usual_most(facts)

    @property
    def longest_minutes(self) -> float:
        """The longest time that can be set by hand where someone asks for more."""
        return most(self._planner.facts)

    @property
    def shown_minutes(self) -> float:
        """How much time there is, also where that was not answered."""
        return self.minutes or DEFAULT_MINUTES

    @property
    def choices(self) -> tuple[float, ...]:
        """The times to choose from."""
        return choices(self._planner.facts)

    @property
    def is_more_than_usual(self) -> bool:
        """Whether the evening takes longer than is offered by itself, and is not one that was kept."""
        minutes = round(self.evening.seconds / 60) if self.evening is not None else 0
        return not self.is_of_own and minutes > usual_most(self._planner.facts)

    @property
    def is_all_that_fits(self) -> bool:
        """Whether the evening is shorter than what was asked, because there is no more that fits."""
        asked, evening = self.shown_minutes, self.evening
        as_made = evening is not None and not (self.is_of_own or self.is_changed)
        return as_made and evening is not None and evening.seconds < 60 * asked - TOLERANCE_S

    @property
    def lacks_voice(self) -> bool:
        """Whether the evening is for the body, without what is there with a voice."""
        return self.reason == "body" and not self.is_of_own and not self._planner.voice_speaks

    def _mind_facts(self) -> None:
        """Ask for what fits: another answer about oneself can make the longest time another one."""
        self.own_minutes = min(self.own_minutes, self.most_minutes)
        if self.sets_minutes:
            self.minutes = self.own_minutes
        elif self.minutes not in (None, *self.choices):
            self.minutes = self.choices[-1]

    def allow_longer(self) -> None:
        """Let the time that is set by hand be longer than usual, for tonight."""
        self.is_longer = True
        self.changed.emit()

    def _take_minutes(self, minutes: float | None) -> None:
        self.minutes, self.is_own = minutes, False
        self._take_answers()

    def _take_answers(self) -> None:
        """Keep what was answered for the next evening, and make this one."""
        self._keep_answers()
        self._compose()

    def _keep_answers(self) -> None:
        if self._settings.settings.history:
            self._settings.change(evening_place=self.place, evening_minutes=self.minutes or 0.0)

    def _compose(self) -> None:
        """Make the evening that was asked for; while another one is going on, after that."""
        self._is_behind = self.at is not None
        self._mind_facts()
        if not self._is_behind:
            self.is_changed = False
            own = self._planner.own() if self.is_own else None
            self.is_own = own is not None
            self.evening = own or self._planner.evening(self.where, self.minutes)
            self._as_made = self.evening
            self.reason, self.is_of_own = self.where, self.is_own
        self.changed.emit()

    def follow(self, evening: Evening | None, at: int | None) -> None:
        """Take over which step is being done, or that none is."""
        self.evening, self.at = evening or self.evening, at
        self.is_changing = self.shows_more = self.is_changed = False
        if at is None and self._is_behind:
            self._compose()
        else:
            self.changed.emit()

    def change(self, on: bool) -> None:
        """Have other evenings stand open, or no longer."""
        self.is_changing, self.shows_more = on, False
        self.changed.emit()

    def show_more(self, on: bool) -> None:
        """Have all that can be changed stand open, or no longer."""
        if on is not self.shows_more:
            self.shows_more = on
            self.changed.emit()

    @property
    def others(self) -> tuple[Evening, ...]:
        """Other evenings for the same answers; none where there is no evening."""
        return () if self.evening is None else self._planner.others(self.evening, self.where, self.minutes)

    def take_other(self, evening: Evening) -> None:
        """Have another evening in place of this one."""
        self.evening, self.is_changed = evening, True
        self._as_made = evening
        self.reason, self.is_changing, self.shows_more = self.where, False, False
        self.is_own = self.is_of_own = False
        self._keep_answers()
        self.changed.emit()

    def swap(self, place: int) -> None:
        """Have something else in one place, where there is something."""
        assert self.evening is not None
        other = self._planner.other_step(self.evening, place, self.where, self.minutes)
        if other is not None:
            self._take(other)

    def move_up(self, place: int) -> None:
        """Have a step one place earlier."""
        assert self.evening is not None
        self._take(moved(self.evening, place, place - 1))

    def move_down(self, place: int) -> None:
        """Have a step one place later."""
        assert self.evening is not None
        self._take(moved(self.evening, place, place + 1))

    def leave_out(self, place: int) -> None:
        """Have the evening without one step."""
        assert self.evening is not None
        self._take(without(self.evening, place))

    def _take(self, evening: Evening) -> None:
        """Have an evening that was changed by hand; with its parts back as they were made it has its title back too."""
        as_made, made = self._as_made, self._planner.changed_by_hand(evening)
        if as_made is not None and made.steps == as_made.steps:
            made = replace(made, title=as_made.title)
        self.evening, self.is_changed = made, True
        self.changed.emit()

    def keep(self) -> None:
        """Keep the evening as *mijn avond*."""
        assert self.evening is not None
        self._planner.keep(self.evening)
        self.is_changing = False
        self.ask_own(True)

    def begin(self) -> None:
        """Begin the evening."""
        if self.evening is not None:
            self._begin(self.evening)
