"""What was felt on an evening or in a proef, in words."""

from __future__ import annotations

from collections.abc import Sequence

from herstel_app.core.programme import ShowDifference, TappedPart
from herstel_app.core.programme_content import Proef
from herstel_app.core.records import Entry
from herstel_app.core.signals import SIGNALS, Readings, Signal, place_of
from herstel_app.core.way_names import within_sentence
from herstel_app.engine.difference_words import title

NO_DIFFERENCE = "het scheelde niets"
SAME = "Na afloop voelde het hetzelfde."
TURNED: dict[Signal, tuple[str, str]] = {
    "softness": ("lijf strakker", "lijf zachter"),
    "head": ("hoofd voller", "meer ruimte in je hoofd"),
    "breath": ("adem met meer moeite", "adem meer vanzelf"),
    "body": ("lijf vaster", "lijf losser"),
}
"""Less and more of a signal than before."""


def difference_in(proef: Proef, done: Sequence[Entry]) -> ShowDifference | None:
    """Give what was tapped in a proef, from its parts in order; None where it was not done once, and whole."""
    tapped = [part for entry in done if (part := _tapped_in(proef, entry)) is not None]
    if not len(tapped) == len(done) == 2:
        return None
    rest_came_first = tapped[0].choice in proef.parts[0].choices
    rest, other = tapped if rest_came_first else reversed(tapped)
    if rest.choice not in proef.parts[0].choices or other.choice not in proef.parts[1].choices:
        return None
    return ShowDifference(proef, rest, other, rest_came_first)


def felt_words(shown: ShowDifference) -> str:
    """Say after which part there was more, as it stands within a line."""
    if shown.places is not None and shown.places[0] == shown.places[1]:
        return NO_DIFFERENCE
    return within_sentence(title(shown)).rstrip(".")


def _tapped_in(proef: Proef, entry: Entry) -> TappedPart | None:
    choices = (choice for part in proef.parts for choice in part.choices)
    way = entry.exercise_id, entry.variant_id
    choice = next((choice for choice in choices if (choice.exercise, choice.variant) == way), None)
    reading = entry.after.get(proef.signal)
    return None if choice is None or reading is None else TappedPart(choice, place_of(reading))


def felt_in_evening(done: Sequence[Entry]) -> str:
    """Say what was more or less at the end than at the beginning; nothing where not both were noted."""
    before, after = dict[Signal, int](), dict[Signal, int]()
    for entry in done:
        before = {**entry.before, **before}
        after |= entry.after
    both = [signal for signal in SIGNALS if signal in before and signal in after]
    if not both:
        return ""
    turned = ", ".join(_turned(signal, before, after) for signal in both if before[signal] != after[signal])
    return f"Na afloop: {turned}." if turned else SAME


def _turned(signal: Signal, before: Readings, after: Readings) -> str:
    less, more = TURNED[signal]
    return more if after[signal] > before[signal] else less
