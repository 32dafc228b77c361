"""Nobody is given what does not fit: in evenings, in lists, and on links; and everyone has evenings to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice
from typing import get_args

import pytest

from herstel_app.core.evening_composer import EveningQuestion, compose, evenings
from herstel_app.core.evening_filling import Ingredients
from herstel_app.core.fit import ways_for
from herstel_app.core.health_facts import HEALTH_FACTS
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme_content import Where
from herstel_app.core.trial_setup import exercises_for_trial
from herstel_app.engine.claim_links import claim_links
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library
from tests.engine.conftest import Make, Stand

LIBRARY = load_library(content_dir())
INGREDIENTS = Ingredients(LIBRARY.recipes, LIBRARY.exercises, LIBRARY.explanations, LIBRARY.words)
OFF_AT_FIRST = frozenset(name for name, exercise in LIBRARY.exercises.items() if exercise.opt_in)
WHERES: tuple[Where, ...] = get_args(Where)
CAREFUL = ("lungs-heart", "pregnant", "injury")
"""Pregnant, with high blood pressure and asthma."""
LENGTHS = (5.0, 10.0, 15.0, 20.0, 30.0)
"""What can be chosen; 30 minutes are there for anyone who asks for them."""
FEWEST = 4


def does_fit(request: PracticeRequest, facts: frozenset[str]) -> bool:
    return request.variant_id in ways_for(LIBRARY.exercises[request.exercise_id], facts)


def test_five_hundred_evenings_hold_nothing_that_does_not_fit() -> None:
    facts = frozenset(CAREFUL)
    for seed in range(500):
        where, minutes = WHERES[seed % 4], (3.0, 5.0, 9.0, 15.0, 22.0, 30.0, 35.0, 60.0)[seed // 4 % 8]
        # What is off at first was switched on: nothing is left out but for the facts.
        question = EveningQuestion(where, minutes, seed=seed, voice=bool(seed % 3), facts=facts)
        for step in compose(question, INGREDIENTS).steps:
            if step.kind == "practise":
                assert does_fit(PracticeRequest(step.id, variant_id=step.variant_id), facts), (seed, step)


@pytest.fixture
def careful(make: Make) -> Stand:
    return make(health_facts=CAREFUL, allowed=tuple(OFF_AT_FIRST))


def test_no_link_leads_to_what_does_not_fit(careful: Stand) -> None:
    fit, facts = careful.engine.fit, frozenset(CAREFUL)
    links = [
        link.request
        for name, explanation in LIBRARY.explanations.items()
        for paragraph in explanation.body
        if paragraph.practices
        for link in claim_links(name, paragraph, LIBRARY, fit)
    ]
    assert links
    assert all(does_fit(request, facts) for request in links)
    for proef in LIBRARY.proeven.values():
        parts = fit.fitted_parts(proef)
        assert parts is not None
        assert all(does_fit(PracticeRequest(part.exercise, variant_id=part.variant), facts) for part in parts)


def test_what_can_be_chosen_fits(careful: Stand) -> None:
    engine, facts = careful.engine, frozenset(CAREFUL)
    for name, exercise in LIBRARY.exercises.items():
        engine.programmes.leave()
        engine.offer(PracticeRequest(name))
        step = engine.programmes.marked
        assert (step is None) == (not ways_for(exercise, facts))
        assert step is None or does_fit(step, facts)
    for name, exercise in exercises_for_trial(LIBRARY, LIBRARY.exercises, facts).items():
        assert ways_for(exercise, facts), name


def distinct(question: EveningQuestion) -> Iterator[tuple[str, ...]]:
    seen = set()
    for evening in evenings(question, INGREDIENTS):
        steps = tuple(step.id for step in evening.steps)
        if steps not in seen:
            seen.add(steps)
            yield steps


@pytest.mark.parametrize("voice", [True, False], ids=["voice", "no-voice"])
@pytest.mark.parametrize("size", range(len(HEALTH_FACTS) + 1))
def test_any_answer_leaves_several_evenings_of_each_length(size: int, voice: bool) -> None:
    for facts in combinations(HEALTH_FACTS, size):
        for where in WHERES:
            for minutes in LENGTHS:
                question = EveningQuestion(where, minutes, OFF_AT_FIRST, voice=voice, facts=frozenset(facts))
                found = list(islice(distinct(question), FEWEST))
                assert len(found) == FEWEST, (facts, where, minutes, found)
