"""*Per maand*: which month is shown, and what is said of it; the uncertainty is said, and nothing ranked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from herstel_app.core.month_tendencies import DoneExercise, ExerciseMonth, SignalChange, Tendency, exercises_of_month
from herstel_app.core.ports.wording import DateWords
from herstel_app.core.records import Entry
from herstel_app.core.signals import Signal

CHANGES: dict[Signal, tuple[str, str]] = {
    "softness": ("strakker", "zachter"),
    "head": ("voller", "meer ruimte"),
    "breath": ("meer moeite", "meer vanzelf"),
    "body": ("vaster", "losser"),
}
"""The words for less and for more of a signal than before."""
CAUTION = "Verschil kan toeval zijn: je koos zelf wat je deed, en was misschien toch al rustiger."
"""Said once, beside all that is told of a month."""
EACH_DOT = "Elke stip is één keer."
"""Said where the dots are shown."""
TOO_LITTLE = "Te weinig om iets over te zeggen."
DIFFERENT = "Het wisselde per keer."
"""Where nothing went one way."""


@dataclass(frozen=True, slots=True)
class Month:
    """What was done in a month."""

    exercises: tuple[ExerciseMonth, ...]


def exercises_of(entries: Iterable[Entry]) -> tuple[ExerciseMonth, ...]:
    """Group what was done by exercise; the entries stand from the oldest to the newest.

    A proef is of one evening, and is felt in it: nothing is added up of that.
    """
    return exercises_of_month(
        DoneExercise(entry.exercise_id, entry.exercise_title, entry.before, entry.after)
        for entry in entries
        if not entry.proef
    )


def month_of(entries: Sequence[Entry]) -> Month:
    """Look at the entries of one month, which stand from the oldest to the newest."""
    return Month(exercises_of(entries))


def month_to_show(months: Sequence[date], shown: date | None, tonight: date) -> date | None:
    """Give the month that was `shown` where it still has something, else the last one up to `tonight`.

    A note of a clock that stood ahead does not come before it, unless there is nothing else. The months stand from
    the newest to the oldest.
    """
    if shown in months:
        return shown
    return next((month for month in months if month <= tonight), next(iter(months), None))


def near_months(months: Sequence[date], month: date, dates: DateWords) -> tuple[str, str]:
    """Say which month with something in it comes before and which after; empty where there is none."""
    place = months.index(month)

    def said(other: int) -> str:
        if not 0 <= other < len(months):
            return ""
        near = months[other]
        return dates.month_name(near) if near.year == month.year else dates.month_words(near)

    earlier, later = said(place + 1), said(place - 1)
    return (earlier and f"‹ {earlier}", later and f"{later} ›")


def times_words(times: int) -> str:
    """Say how often something was done."""
    return f"{times} keer"


def says_too_little(item: ExerciseMonth) -> bool:
    """Whether nothing can be said of any signal, so that it is enough to say so once."""
    return all(change.tendency is Tendency.TOO_LITTLE for change in item.changes)


def went_words(item: ExerciseMonth) -> str:
    """Say in a sentence or two how the signals went with an exercise; `CAUTION` belongs to all of them.

    What was noted too little is left out, unless nothing else was.
    """
    if says_too_little(item):
        return TOO_LITTLE
    by_word = {"Meestal": list[str](), "Soms": list[str]()}
    rest = set[Tendency]()
    for change in item.changes:
        if change.tendency in (Tendency.UP, Tendency.DOWN):
            # "Soms" where it often stayed the same.
            how = "Meestal" if 0 not in change.usual else "Soms"
            by_word[how].append(CHANGES[change.signal][change.tendency is Tendency.UP])
        elif change.tendency is not Tendency.TOO_LITTLE:
            rest.add(change.tendency)
    turned = [f"{how} {' en '.join(words)}." for how, words in by_word.items() if words]
    if not rest:
        return " ".join(turned)
    if not turned:
        return "Meestal bleef het gelijk." if rest == {Tendency.SAME} else DIFFERENT
    return " ".join([*turned, "De rest bleef meestal gelijk." if rest == {Tendency.SAME} else "De rest wisselde."])


def change_words(change: SignalChange) -> str:
    """Say what the differences of a month, or of a period, in one signal look like, and how often it was filled in."""
    filled_in = f"{times_words(len(change.differences))} ingevuld. "
    if change.tendency is Tendency.TOO_LITTLE:
        return f"{filled_in}{TOO_LITTLE}"
    low, high = change.usual
    less, more = CHANGES[change.signal]
    if change.tendency is Tendency.SAME:
        return f"{filled_in}Meestal gelijk gebleven."
    if change.tendency is Tendency.BOTH:
        return f"{filled_in}Soms {more}, soms {less}."
    word = more if change.tendency is Tendency.UP else less
    small, large = sorted((abs(low), abs(high)))
    dots = f"{large} {'stip' if large == 1 else 'stippen'}"
    span = dots if small == large else f"{small} tot {dots}"
    return f"{filled_in}Verschil meestal {span} {word}."
