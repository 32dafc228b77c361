"""What an avondproef can be made of."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from herstel_app.core.content import Exercise
from herstel_app.core.library import Library
from herstel_app.core.trial_setup import (
    can_be_compared,
    exercises_for_trial,
    first_exercise,
    length_for_trial,
    lengths_for_trial,
)
from herstel_app.core.way_steps import default_length
from herstel_app.paths import content_dir
from herstel_app.storage.library import ContentFolders


@pytest.fixture(scope="module")
def library() -> Library:
    return ContentFolders(content_dir()).read()


def test_an_exercise_is_the_same_every_evening_and_long_enough(library: Library) -> None:
    offered = exercises_for_trial(library, library.exercises)
    assert "slow-breathing" in offered
    for name in ("own-pace", "stillness", "three-good-things", "relax-hard"):
        assert name not in offered
    assert not can_be_compared(replace(offered["slow-breathing"], minutes=(1, 2), default_minutes=2))


def test_what_is_off_by_itself_is_offered_where_it_is_allowed(library: Library) -> None:
    every = exercises_for_trial(library, library.exercises)
    optional = {name for name, exercise in every.items() if exercise.opt_in}
    assert optional
    assert set(every) - set(exercises_for_trial(library, ())) == optional


def test_slow_breathing_comes_first_where_it_is_there(library: Library) -> None:
    offered = exercises_for_trial(library, ())
    assert first_exercise(offered) == "slow-breathing"
    del offered["slow-breathing"]
    assert first_exercise(offered) == next(iter(offered))


def test_the_length_that_was_wanted_stays_where_an_exercise_has_it(library: Library) -> None:
    breathing = library.exercises["slow-breathing"]
    assert lengths_for_trial(replace(breathing, minutes=(1, 5))) == [5]
    assert length_for_trial(breathing, 10) == 10
    assert length_for_trial(breathing, 99) == default_length(breathing)


def test_where_even_the_usual_length_is_too_short_it_is_the_shortest(library: Library) -> None:
    short: Exercise = replace(library.exercises["slow-breathing"], minutes=(1, 5, 10), default_minutes=1)
    assert length_for_trial(short, 3) == 5
