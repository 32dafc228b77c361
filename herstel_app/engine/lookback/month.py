"""*Per maand*: which month is shown, and what is said of it; the uncertainty is said, and nothing ranked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from herstel_app.core.month_tendencies import DoneExercise, ExerciseMonth, SignalChange, Tendency, exercises_of_month
from herstel_app.core.ports.wording import DateWords
from herstel_app.core.records import Entry
from herstel_app.core.signals import Signal

CHANGES: dict[Signal, tuple[str, str]] = {
    "softness": ("strakker", "zachter"),
    "head": ("voller", "ruimer"),
    "breath": ("meer moeite", "meer vanzelf"),
    "body": ("vaster", "losser"),
}
"""The words for less and for more of a signal than before."""
CAUTION = (
    "Dit kan toeval zijn. Je koos zelf wat je op welke avond deed, en misschien was je die avond toch al rustiger."
)
"""Said once, beside all that is told of a month."""
TOO_LITTLE = "Te weinig om iets over te zeggen."


def exercises_of(entries: Iterable[Entry]) -> tuple[ExerciseMonth, ...]:
    """Group what was done by exercise; the entries stand from the oldest to the newest.

    A proef is of one evening, and is felt in it: nothing is added up of that.
    """
    return exercises_of_month(
        DoneExercise(entry.exercise_id, entry.exercise_title, entry.before, entry.after)
        for entry in entries
        if not entry.proef
    )


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
    return (earlier and f"← {earlier}", later and f"{later} →")


def times_words(times: int) -> str:
    """Say how often something was done."""
    return f"{times} keer"


def says_too_little(item: ExerciseMonth) -> bool:
    """Whether nothing can be said of any signal, so that it is enough to say so once."""
    return all(change.tendency is Tendency.TOO_LITTLE for change in item.changes)


def done_words(item: ExerciseMonth) -> str:
    """Say how often an exercise was done, and whether that says too little.

    Where every signal was filled in as often, that is said here, once.
    """
    done = f"{times_words(item.times)} gedaan"
    if not item.changes:
        return f"{done}, zonder meting vooraf en achteraf."
    if says_too_little(item):
        return f"{done}. {TOO_LITTLE}"
    filled_in = times_filled_in(item)
    if filled_in is None:
        return done
    return f"{done} en ingevuld" if filled_in == item.times else f"{done}, {times_words(filled_in)} ingevuld"


def times_filled_in(item: ExerciseMonth) -> int | None:
    """Give how often each signal was filled in; None where one was more often than another."""
    times = {len(change.differences) for change in item.changes}
    return times.pop() if len(times) == 1 else None


def change_words(change: SignalChange, counts: bool = True) -> str:
    """Say what a month's differences in one signal look like; `CAUTION` belongs to all of them.

    Without `counts` it is said elsewhere how often that signal was filled in.
    """
    filled_in = f"{times_words(len(change.differences))} ingevuld. " if counts else ""
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
