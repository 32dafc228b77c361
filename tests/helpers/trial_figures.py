"""The figures of docs/avondproef.md, from fixed seeds: `python -m tests.helpers.trial_figures` takes some minutes."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from herstel_app.core.signals import SIGNALS, Signal
from herstel_app.core.statistics import LEVEL, Finding, sign_flip_p
from tests.helpers.simulated_users import Habit, findings, someone, trial_of

PEOPLE = 2000
SIZES = (6, 8, 10)
SEED = 20261122

Shape = Callable[[Habit], Habit]


@dataclass
class Counted:
    """What a number of made-up people got."""

    people: int
    by_signal: dict[Signal, Counter[Finding]] = field(default_factory=lambda: {name: Counter() for name in SIGNALS})
    any_differs: int = 0
    """People of whom at least one of the four signals seems to differ."""

    def share(self, finding: Finding, signal: Signal | None = None) -> float:
        """Give the percentage with this outcome, of one signal or of all four together."""
        signals = SIGNALS if signal is None else (signal,)
        return 100 * sum(self.by_signal[name][finding] for name in signals) / (self.people * len(signals))


def by_points(points: float) -> Shape:
    """Let the exercise do so many points more than rest."""
    return lambda habit: replace(habit, effect=points)


def by_sd(effect_sd: float) -> Shape:
    """Let the exercise do more than rest, in SDs of the differences of that person's pairs."""
    return lambda habit: replace(habit, effect=effect_sd * habit.pair_sd)


def with_room(points: float) -> Shape:
    """Let the exercise do so many points more on a scale of which the end is never reached."""
    return lambda habit: replace(habit, effect=points, usual=3.0, drift=0.0, step=1)


def simulate(pairs: int, shape: Shape = by_points(0), people: int = PEOPLE) -> Counted:  # noqa: B008 - it is frozen
    """Let made-up people, each of whose signals was given its `shape`, do a trial."""
    random = Random(SEED)
    counted = Counted(people)
    for _ in range(people):
        person = {signal: shape(habit) for signal, habit in someone(random).items()}
        found = findings(trial_of(person, pairs, random))
        for signal, finding in found.items():
            counted.by_signal[signal][finding] += 1
        counted.any_differs += Finding.SEEMS_TO_DIFFER in found.values()
    return counted


def ideal_power(pairs: int, effect_sd: float, times: int = 10_000) -> float:
    """Give the percentage found of differences that are normal, not rounded to dots and all there."""
    random = Random(SEED)
    draws = ([random.gauss(effect_sd, 1) for _ in range(pairs)] for _ in range(times))
    return 100 * sum(sign_flip_p(draw) <= LEVEL for draw in draws) / times


def percent(value: float) -> str:
    """Give a percentage as it is written in Dutch."""
    return f"{value:.1f} %".replace(".", ",")


def null_row(pairs: int, counted: Counted) -> str:
    """Give the row of one size in the table of people without a difference, as it stands in the document."""
    shares = [counted.share(Finding.SEEMS_TO_DIFFER, signal) for signal in SIGNALS]
    return " | ".join([f"| {pairs} paren", *map(percent, shares), percent(100 * counted.any_differs / PEOPLE)]) + " |"


def write(row: str) -> None:
    sys.stdout.write(f"{row}\n")
    sys.stdout.flush()


def main() -> None:
    write("Zonder verschil: lijkt te verschillen, per signaal, en minstens een van de vier")
    kinds = (Finding.SEEMS_TO_DIFFER, Finding.AS_MUCH, Finding.MAY_BE_CHANCE, Finding.TOO_LITTLE)
    nothing = {pairs: simulate(pairs) for pairs in SIZES}
    for pairs, counted in nothing.items():
        write(null_row(pairs, counted))
    write("Zonder verschil: welke uitkomst (verschilt, evenveel, toeval, te weinig)")
    for pairs, counted in nothing.items():
        write(" | ".join([f"| {pairs} paren", *(percent(counted.share(kind)) for kind in kinds)]) + " |")
    write("Een verschil van zoveel SD: gevonden in het ideale geval, en bij de bedachte mensen")
    for effect_sd in (0.5, 1.0, 1.5):
        ideal = [ideal_power(pairs, effect_sd) for pairs in SIZES]
        found = [simulate(pairs, by_sd(effect_sd)).share(Finding.SEEMS_TO_DIFFER) for pairs in SIZES]
        write(" | ".join([f"| {effect_sd} SD ideaal", *map(percent, ideal)]) + " |")
        write(" | ".join([f"| {effect_sd} SD bedacht", *map(percent, found)]) + " |")
    write("Een verschil van zoveel punten: verschilt / rust deed evenveel")
    for name, shape in (("punten", by_points), ("punten met ruimte", with_room)):
        for points in (1.0, 2.0, 3.0):
            counts = [simulate(pairs, shape(points)) for pairs in SIZES]
            both = [
                f"{percent(counted.share(Finding.SEEMS_TO_DIFFER))} / {percent(counted.share(Finding.AS_MUCH))}"
                for counted in counts
            ]
            write(" | ".join([f"| {points:.0f} {name}", *both]) + " |")


if __name__ == "__main__":
    main()
