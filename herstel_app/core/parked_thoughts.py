"""Thoughts that are put away until a moment by day.

Invariants:
- a moment lies between seven and eight in the evening, on the clock of that day;
- an evening runs until four at night: at one o'clock "morgen" is the day that the window will light up;
- what is typed is only divided, never changed: each line that says something is one thought.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta

import msgspec

from herstel_app.core.evening_dates import evening_of

EARLIEST = time(7)
LATEST = time(20)
STEP_MIN = 30
FURTHEST_DAYS = 7
SHOWN_CHARACTERS = 160

Local = Callable[[datetime], datetime]
"""Gives a local time the offset from UTC that it has on that day (`ports.Clock.local`)."""

MARK = re.compile(r"^(?:[-*•–—]|\d{1,2}[.)])\s+")
"""What stands before a line in a list."""


class Thought(msgspec.Struct, frozen=True):
    """One thought, and the next step that someone wrote beside it, or nothing."""

    text: str
    next_step: str = ""


class ReturnSlot(msgspec.Struct, frozen=True):
    """A time of day, so many days after this evening's date."""

    days: int
    at: time


SUGGESTED = (ReturnSlot(1, time(9)), ReturnSlot(1, time(12, 30)), ReturnSlot(1, time(17)), ReturnSlot(2, time(9)))


def thoughts_in(text: str) -> list[str]:
    """Split text into thoughts: one for each line, without list markers."""
    lines = (MARK.sub("", line.strip()) for line in text.splitlines())
    return [line for line in lines if line.strip(" -*•–—")]


def beginning_of(text: str) -> str:
    """Give the beginning of a long thought, to name it by; the whole of it is kept."""
    if len(text) <= SHOWN_CHARACTERS:
        return text
    return f"{text[:SHOWN_CHARACTERS].rsplit(' ', 1)[0]}…"


def with_steps(texts: Sequence[str], known: Sequence[Thought]) -> list[Thought]:
    """Pair each text with the next step it had before, also when lines were added or moved."""
    steps: dict[str, list[str]] = {}
    for thought in known:
        steps.setdefault(thought.text, []).append(thought.next_step)
    return [Thought(text, steps[text].pop(0) if steps.get(text) else "") for text in texts]


def moment_of(now: datetime, slot: ReturnSlot, local: Local) -> datetime:
    """Give the instant of a slot, in local time with the offset of that day."""
    return local(datetime.combine(evening_of(now) + timedelta(days=slot.days), slot.at))


def times_on(now: datetime, days: int, local: Local) -> list[time]:
    """Give the times that can still be chosen on a day, from early to late; none where that day is over."""
    minutes = range(60 * EARLIEST.hour, 60 * LATEST.hour + 1, STEP_MIN)
    times = [time(minute // 60, minute % 60) for minute in minutes]
    return [at for at in times if moment_of(now, ReturnSlot(days, at), local) > now]


def is_by_day(moment: datetime) -> bool:
    """Whether a local time lies in the part of the day at which a thought may come back."""
    return EARLIEST <= moment.time() <= LATEST


def is_due(now: datetime, due_at: datetime, parked_at: datetime, early_at: datetime | None) -> bool:
    """Whether a thought that was put away at `parked_at` until `due_at` comes back at `now`.

    A clock that stands before `parked_at` was wrong then, or is wrong now. Which of the two cannot be known, and a
    thought whose moment lies years ahead would be lost. So it comes back at the first time of day of `due_at`
    after `early_at`, when the clock was first seen to stand too early; a clock that is set right before
    that (now after `parked_at` again) follows `due_at` as if nothing had happened.
    """
    if now >= due_at:
        return True
    if now >= parked_at or early_at is None:
        return False
    return now >= early_at + (due_at - early_at) % timedelta(days=1)
