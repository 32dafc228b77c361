"""What was felt on an evening or in a proef, in words."""

from __future__ import annotations

from collections.abc import Sequence

from herstel_app.core.programme_content import Proef
from herstel_app.core.records import Entry
from herstel_app.core.signals import SIGNALS, Readings, Signal
from herstel_app.core.way_names import within_sentence
from herstel_app.engine.difference_words import outcome

NO_DIFFERENCE = "het scheelde niets"
SAME = "Na afloop voelde het hetzelfde."
TURNED: dict[Signal, tuple[str, str]] = {
    "softness": ("lijf strakker", "lijf zachter"),
    "head": ("hoofd voller", "hoofd ruimer"),
    "breath": ("adem met meer moeite", "adem meer vanzelf"),
    "body": ("lijf vaster", "lijf losser"),
}
"""Less and more of a signal than before."""


def felt_in_proef(proef: Proef, done: Sequence[Entry]) -> str:
    """Say after which part of a proef there was more; nothing where it was not done once, and whole."""
    choices = {(each.exercise, each.variant): each for part in proef.parts for each in part.choices}
    tapped = [
        (choices[entry.exercise_id, entry.variant_id], entry.after[proef.signal])
        for entry in done
        if (entry.exercise_id, entry.variant_id) in choices and proef.signal in entry.after
    ]
    if not len(tapped) == len(done) == 2:
        return ""
    one, other = tapped
    return NO_DIFFERENCE if one[1] == other[1] else within_sentence(outcome(proef.signal, one, other)).rstrip(".")


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
