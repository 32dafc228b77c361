"""Each answer gives an evening of its own, and a title that says so."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.evening_composer import EveningQuestion, compose, evenings, others, title_of
from herstel_app.core.health_facts import EVERY_FACT, HEALTH_FACTS
from herstel_app.core.programme_content import Where
from tests.core.test_evening_composer import INGREDIENTS, LIBRARY, OFF_AT_FIRST, practised

PARKING = "thought-parking"


@pytest.mark.parametrize(
    ("names", "heart", "where", "title"),
    [
        (("thought-parking", "slow-breathing", "stillness"), 1, "head", "Gedachten parkeren, dan langzaam ademen"),
        (("thought-parking", "five-senses", "stillness"), 1, "head", "Gedachten parkeren, later stilzitten"),
        (("thought-parking", "five-senses"), 1, "head", "Gedachten parkeren"),
        (("thought-parking", "slow-breathing", "stillness"), 1, "body", "Gedachten parkeren, dan langzaam ademen"),
        (("slow-breathing", "autogenic", "stillness"), 0, "body", "Langzaam ademen, dan zwaar en warm"),
        (("three-good-things", "slow-breathing", "stillness"), 1, "feeling", "Drie goede dingen, dan langzaam ademen"),
        (("slow-breathing", "nothing-needed"), 0, "head", "Langzaam ademen, dan niets hoeven"),
    ],
)
def test_a_title_names_what_is_for_the_answer(names: tuple[str, ...], heart: int, where: Where, title: str) -> None:
    steps = [EveningStep("", "practise", name, 200.0, is_heart=place == heart) for place, name in enumerate(names)]
    assert title_of(steps, LIBRARY.exercises, where) == title


NOBODY: frozenset[str] = frozenset()
LENGTHS = [(NOBODY, length) for length in (5.0, 10.0, 15.0, 20.0, 30.0)]
CAREFUL = [(EVERY_FACT, length) for length in (5.0, 10.0, 15.0, 20.0)]


@pytest.mark.parametrize(
    ("facts", "length", "voice"),
    # Where everything holds and no voice speaks, too little is left for the body.
    [(*asked, voice) for voice in (True, False) for asked in (LENGTHS + CAREFUL if voice else LENGTHS)],
)
def test_each_answer_gives_another_evening(facts: frozenset[str], length: float, voice: bool) -> None:
    for seed in range(12):
        made: dict[Where, Evening] = {
            where: compose(EveningQuestion(where, length, OFF_AT_FIRST, (), seed, voice, facts), INGREDIENTS)
            for where in get_args(Where)
        }
        assert len({each.title for each in made.values()}) == len(made), (seed, made)
        assert len({practised(each) for each in made.values()}) == len(made), (seed, made)
        if length in (5.0, 15.0, 30.0):
            assert made["head"].steps[0].id == PARKING, (seed, made["head"])
            assert made["head"].title.startswith("Gedachten parkeren"), (seed, made["head"])
        assert all(PARKING not in practised(made[where]) for where in ("feeling", "unknown")), (seed, made)


def test_someone_gets_something_else_after_what_was_for_the_answer() -> None:
    question = EveningQuestion("head", 5, OFF_AT_FIRST)
    own = compose(question, INGREDIENTS)
    both = [("thought-parking", "longer-exhale"), ("thought-parking", "three-sighs")]
    assert practised(own) in both
    other = compose(replace(question, recent=(*both, ("stillness",))), INGREDIENTS)
    assert practised(other) not in both
    assert practised(compose(replace(question, recent=(("stillness",),) * 3 + tuple(both)), INGREDIENTS)) in both


EACH_FACT = [NOBODY, *(frozenset({fact}) for fact in HEALTH_FACTS), EVERY_FACT]


@pytest.mark.parametrize("voice", [True, False])
@pytest.mark.parametrize("facts", EACH_FACT, ids=lambda facts: "-".join(sorted(facts)) if len(facts) < 2 else "all")
def test_the_first_evening_without_an_answer_is_a_long_exhale_where_that_fits(
    facts: frozenset[str], voice: bool
) -> None:
    for length in (3.0, 5.0, 10.0, 15.0, 20.0):
        for seed in range(7):
            question = EveningQuestion("unknown", length, OFF_AT_FIRST, (), seed, voice, facts)
            could = [practised(each) for each in evenings(question, INGREDIENTS)]
            made = practised(compose(question, INGREDIENTS))
            assert ("longer-exhale" in made) is any("longer-exhale" in each for each in could), (length, seed, made)
            assert "humming" not in made, (length, seed, made)


def test_humming_stays_among_the_others_and_comes_on_a_later_evening() -> None:
    asked = [EveningQuestion("unknown", 5, OFF_AT_FIRST, seed=seed) for seed in range(20)]
    beside = [others(compose(each, INGREDIENTS), each, INGREDIENTS) for each in asked]
    assert any("humming" in practised(each) for offered in beside for each in offered)
    later = [replace(each, recent=(("body-scan",),)) for each in asked]
    assert any("humming" in practised(compose(each, INGREDIENTS)) for each in later)
