"""What a programme is made of: its steps, what it asks on the way, and what can be answered.

A programme is played from its first step to its last: one exercise, an evening, a proef, an evening of the avondproef,
or looking at what was put away. Steps are compared by identity: two that look alike are two.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec import Struct

from herstel_app.core.content import Exercise
from herstel_app.core.file_sound import FileSound
from herstel_app.core.fit import Way
from herstel_app.core.pacing import Pace
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme_content import Proef, ProefChoice
from herstel_app.core.randomisation import Condition
from herstel_app.core.records import ReturnedThought
from herstel_app.core.session import Ended, SessionOutcome
from herstel_app.core.signals import Readings, Signal
from herstel_app.core.trial import Remarks, TrialPlan


class Read(Struct, frozen=True, eq=False):
    """Someone reads an explanation, or listens to it; they say when they go on."""

    explanation_id: str
    seconds: float
    """What a slow reader needs."""
    following: str = ""
    """What one does after it, in a few words; nothing after the last step."""
    aloud: bool = False


class Practise(Struct, frozen=True, eq=False):
    """An exercise is done; gives Practised."""

    request: PracticeRequest
    before: Readings
    exercise: Exercise | None = None
    """In place of the one in the library."""
    pace: Pace | None = None
    began: Callable[[], None] | None = None
    """Called once it is in the journal, before it is seen."""
    ends_evening: bool = False
    """Whether nothing comes after it tonight."""
    follows: bool = False
    """Whether something came before it tonight."""
    tap_follows: bool = False
    """Whether a tap is asked as soon as its end tone begins."""


class Ask(Struct, frozen=True, eq=False):
    """Something is asked or shown; gives what is answered."""

    question: Question
    marked: PracticeRequest | None = None
    """The exercise that it is about, and the claim that this was asked from."""


class Wait(Struct, frozen=True, eq=False):
    """Nothing happens for a while."""

    seconds: float


Step = Read | Practise | Ask | Wait


class Practised(Struct, frozen=True):
    """How an exercise ended, and the own words that were written in it."""

    ended: Ended
    written: str = ""

    @property
    def was_stopped(self) -> bool:
        """Whether someone stopped before its own end."""
        return self.ended.outcome == "stopped"


# One exercise


class OfferExercise(Struct, frozen=True):
    """Whether and how someone wants to do an exercise; answered with Begin or SaveAs."""

    request: PracticeRequest
    exercise: Exercise
    parts: frozenset[str] | None
    """The parts that were done the last time; None where it was not done before."""
    is_new: bool
    """Whether its cautions were not shown before."""
    ways: tuple[Way, ...]
    """The ways that fit, one of which was asked for."""


class Begin(Struct, frozen=True):
    """As chosen, with the signals as they are now."""

    request: PracticeRequest
    before: Readings


class SaveAs(Struct, frozen=True):
    """As an audio file instead."""

    request: PracticeRequest


class ChooseFileSound(Struct, frozen=True):
    """How a file is to sound, and where it is to come; answered with FileChoice, or None where someone goes back."""

    title: str
    sound: FileSound
    """As it would be heard here."""


class FileChoice(Struct, frozen=True):
    """A file at `path` that sounds so."""

    path: str
    sound: FileSound


class Saving(Struct, frozen=True):
    """Shows how far a file is; answered with None when someone leaves it."""

    job: object


class TapPace(Struct, frozen=True):
    """At which pace someone breathes; answered with a Pace, or None where there was none to find."""


class HowIsItNow(Struct, frozen=True):
    """The end of an exercise or an evening; what is noted is kept at once, and the answer is None."""

    outcome: SessionOutcome
    written: str = ""
    """Own words that are there already."""
    closes: bool = False
    """Whether nothing comes after it tonight."""
    is_left_out: bool = False
    """Whether it was so short that it is not kept, although things are."""


class LookAtReturned(Struct, frozen=True):
    """Shows what was put away and is back; answered with None."""

    items: tuple[ReturnedThought, ...]


class RateSignal(Struct, frozen=True):
    """How one signal is, before or after; answered with a reading, or None where it is passed over."""

    signal: Signal
    number: int
    """Which of those that are asked after each other, from 1."""
    of: int
    told: str = ""
    """What there is to know beside it."""


# A proef: two parts, and one tap after each


class TapSignal(Struct, frozen=True):
    """How one signal is after a part of a proef, on seven dots; answered with the place of a dot, from 0."""

    signal: Signal
    done: ProefChoice
    following: ProefChoice | None
    """The part that comes next; None after the last."""
    earlier: ProefChoice | None = None
    """The part that was done before it; None after the first."""

    @property
    def parts_done(self) -> tuple[ProefChoice, ...]:
        """What was done so far, in that order, as it is shown at the end."""
        return (self.done,) if self.earlier is None else (self.earlier, self.done)


class TappedPart(Struct, frozen=True):
    """A part that was done, and the place that was tapped after it; None where nothing was."""

    choice: ProefChoice
    place: int | None


class ShowDifference(Struct, frozen=True):
    """Shows what was tapped; answered with True by who wants five minutes more in the dark.

    With False someone has had enough, and it is said that it is over; with None nothing more is said.
    """

    proef: Proef
    rest: TappedPart
    other: TappedPart
    rest_came_first: bool

    @property
    def places(self) -> tuple[int, int] | None:
        """What was tapped after rest and after the other; None where not both were."""
        rest, other = self.rest.place, self.other.place
        return None if rest is None or other is None else (rest, other)


# An evening of the avondproef


class RevealEvening(Struct, frozen=True):
    """Shows what the evening is; answered with None when someone begins."""

    plan: TrialPlan
    condition: Condition
    exercise: Exercise


class EveningStopped(Struct, frozen=True):
    """Shows that an evening that was stopped comes back; answered with None."""


class RemarkEvening(Struct):
    """What was different about it; answered with None. What was filled in counts, however it is left."""

    trial_id: str
    draft: Remarks = msgspec.field(default_factory=Remarks)


Question = (
    OfferExercise
    | ChooseFileSound
    | Saving
    | TapPace
    | HowIsItNow
    | RateSignal
    | LookAtReturned
    | TapSignal
    | ShowDifference
    | RevealEvening
    | EveningStopped
    | RemarkEvening
)


def sounds_soon(step: Step | None) -> bool:
    """Whether an exercise is done in this step, or can follow on it at once."""
    match step:
        case Practise() | Ask(question=OfferExercise() | TapPace() | RateSignal()):
            return True
        case _:
            return False
