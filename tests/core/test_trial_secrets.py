"""What an evening is becomes known when it begins, and not before."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import fields
from itertools import count

import pytest

from herstel_app.core.randomisation import condition_of
from herstel_app.core.trial import IllegalMove, Trial
from tests.helpers.trials import EVENINGS, MOVED, PLAN, after

KNOWN_LATER = {"begin"}
READ = {"done", "next_number", "pairs_done", "open_evening", "plan", "state", "evenings", "results", "tonight"}


def all_that_is_told(trial: Trial) -> list[object]:
    """Give all that any field, property or method says, except the seed and the beginning of an evening."""
    told: list[object] = [repr(trial)]
    for name in sorted(READ):
        value = getattr(trial, name)
        told.append(value(EVENINGS[-1]) if name == "tonight" else value() if callable(value) else value)
    for name, move in MOVED.items():
        try:
            moved = move(trial)
        except IllegalMove as error:
            told.append(str(error))
        else:
            told += [name, repr(moved), moved.results(), moved.done, moved.open_evening]
    return told


def test_the_list_of_what_can_be_asked_is_whole() -> None:
    public = {name for name, _ in inspect.getmembers(Trial) if not name.startswith("_")}
    public |= {item.name for item in fields(Trial)}
    assert public == READ | set(MOVED) | KNOWN_LATER | {"seed"}, "something new: does it tell a later evening?"


def twins(same: int) -> tuple[Trial, Trial]:
    """Give two trials whose lots agree on `same` pairs and on none after that."""
    orders = {}
    for number in count():
        seed = str(number)
        order = tuple(condition_of(seed, 2 * pair) for pair in range(6))
        orders[order] = seed
        other = (*order[:same], *(condition.other for condition in order[same:]))
        if other in orders:
            return Trial(PLAN, seed), Trial(PLAN, orders[other])
    raise AssertionError


@pytest.mark.parametrize("whole", range(6))
def test_nothing_tells_what_a_later_evening_is(whole: int) -> None:
    one, other = (after(EVENINGS[: 2 * whole], trial) for trial in twins(same=whole))
    states: list[Callable[[Trial], Trial]] = [
        lambda trial: trial,
        Trial.stop,
        lambda trial: trial.stop().resume(),
        Trial.conclude,
    ]
    for state in states:
        assert all_that_is_told(state(one)) == all_that_is_told(state(other))
    now = EVENINGS[2 * whole]
    begun, differently = one.begin(now).open_evening, other.begin(now).open_evening
    assert begun is not None
    assert differently is not None
    assert begun.condition is differently.condition.other, "the twins do differ, from here on"


@pytest.mark.parametrize("going_on", [False, True])
@pytest.mark.parametrize("done", [1, 2, 3])
def test_what_was_interrupted_tells_no_more_than_itself(done: int, going_on: bool) -> None:
    """Also with an evening begun: the pairs after it stay unknown."""
    told = []
    for trial in twins(same=done // 2 + 1):
        begun = after(EVENINGS[:done], trial).begin(EVENINGS[done])
        told.append(all_that_is_told(begun if going_on else begun.interrupt()))
    assert told[0] == told[1]
