"""The links beside a claim."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest
from msgspec.structs import replace

from herstel_app.core.content import ClaimPractice, Paragraph
from herstel_app.core.exercise_choice import ExerciseChoice
from herstel_app.core.health_facts import HEALTH_FACTS, HealthFact
from herstel_app.core.programme_content import ProefChoice, ProefPart
from herstel_app.engine.claim_links import ClaimLink, claim_links, left_out_of, proef_of
from tests.engine.conftest import Stand

HUMMING = ClaimPractice("humming", 2, "Je hoort je adem.")
SIGHS = ClaimPractice("three-sighs", 1.5, "Dat is kort.")


def links(stand: Stand, *practices: ClaimPractice) -> list[ClaimLink]:
    return list(
        claim_links("the-chain", Paragraph("Tekst.", ("a-claim",), practices), stand.engine.content, stand.engine.fit)
    )


def test_a_link_says_what_one_does_and_to_a_screen_reader_the_rest(stand: Stand) -> None:
    (link,) = links(stand, HUMMING)
    assert link.text == "zacht zoemen · 2,5 min"
    assert link.name == "Voel het: zacht zoemen, 2,5 min. Oefening: Zacht zoemen."
    request = link.request
    assert (request.exercise_id, request.minutes, request.why) == ("humming", 2, "Je hoort je adem.")
    assert (request.explanation_id, request.claim_id) == ("the-chain", "a-claim")


def test_each_way_says_what_one_does_in_it(stand: Stand) -> None:
    feet = ClaimPractice("natural-breath", 3, "Daarom.", "feet")
    lying = ClaimPractice("stillness", 3, "Daarom.", doing="stilliggen")
    hands = ClaimPractice("natural-breath", 3, "Daarom.", "hands", doing="stilliggen")
    stand.engine.fit.take([])
    assert [link.text for link in links(stand, SIGHS, feet, lying, hands)] == [
        "drie zuchten · 2 min",
        "je voeten voelen · 3,5 min",
        "stilliggen · 3,5 min",
        "je handen voelen · 3,5 min",
    ]


@pytest.mark.parametrize("facts", [None, [], *[[fact] for fact in HEALTH_FACTS]])
def test_what_a_text_offers_is_short_and_says_what_one_does(facts: list[str] | None, stand: Stand) -> None:
    library, fit = stand.engine.content, stand.engine.fit
    fit.take(facts)
    for name, explanation in library.explanations.items():
        made = [link for each in explanation.body for link in claim_links(name, each, library, fit)]
        for link in made:
            doing = link.text.partition(" · ")[0]
            assert len(doing) <= 22, doing
            assert any(word.endswith("en") or word == "doen" for word in doing.split()), doing
        if not any(each.link for each in explanation.body):
            assert len({link.text for link in made}) == len(made), name


def test_a_text_ends_with_its_proef_in_a_way_that_fits(stand: Stand) -> None:
    library, fit = stand.engine.content, stand.engine.fit
    of = {name: proef_of(each, library, fit) for name, each in library.explanations.items()}
    assert {name: found[0].id for name, found in of.items() if found} == {
        "rest-and-recovery": "difference",
        "trying-harder": "effort",
    }
    rest, breath = (ProefPart((ProefChoice(name, 3.0, name, name),)) for name in ("stillness", "slow-breathing"))
    breathing = msgspec.structs.replace(library.proeven["effort"], parts=(rest, breath))
    other = replace(library, proeven={"effort": breathing})
    assert left_out_of(library.explanations["trying-harder"], other, fit)[1] == 0
    fit.take(["epilepsy"])
    assert proef_of(library.explanations["trying-harder"], other, fit) is None
    assert left_out_of(library.explanations["trying-harder"], other, fit)[1] == 1


def test_a_section_has_at_most_three_links_but_for_the_chain(stand: Stand) -> None:
    library = stand.engine.content
    for name, explanation in library.explanations.items():
        of_claims = [p for p in explanation.body if p.practices and not p.link]
        assert sum(len(list(claim_links(name, p, library, stand.engine.fit))) for p in of_claims) <= 3, name


@pytest.mark.parametrize("changed", [{"minutes": None}, {"variant_id": "sitting"}])
def test_what_was_chosen_is_known_whatever_was_changed_since(stand: Stand, changed: dict[str, Any]) -> None:
    first, second = links(stand, HUMMING, SIGHS)
    choice = replace(second.request, **changed)
    assert [link.is_of(choice) for link in (first, second)] == [False, True]


def test_nothing_chosen_is_of_no_link(stand: Stand) -> None:
    assert not links(stand, HUMMING)[0].is_of(None)


def test_the_same_exercise_for_another_reason_is_another_link(stand: Stand) -> None:
    other = msgspec.structs.replace(HUMMING, why="Om nog iets.")
    first, second = links(stand, HUMMING, other)
    assert not first.is_of(second.request)


def test_why_is_said_only_of_the_way_that_was_asked_for(stand: Stand) -> None:
    practice = ClaimPractice("natural-breath", 3.0, "Je adem gaat vanzelf.")
    assert [link.request.why for link in links(stand, practice)] == ["Je adem gaat vanzelf."]
    stand.engine.fit.take(["panic"])
    told = links(stand, practice)[0].request
    assert told.variant_id is not None
    assert told.why == ""


@pytest.mark.parametrize("facts", [None, (), *((fact,) for fact in get_args(HealthFact))])
def test_a_link_says_the_length_that_is_chosen_behind_it(stand: Stand, facts: tuple[HealthFact, ...] | None) -> None:
    if facts is not None:
        stand.engine.fit.take(facts)
    library = stand.engine.content
    for name, explanation in library.explanations.items():
        for paragraph in explanation.body:
            for link in claim_links(name, paragraph, library, stand.engine.fit):
                choice = ExerciseChoice(link.request, library.exercises[link.request.exercise_id])
                assert float(link.length.removesuffix(" min").replace(",", ".")) == choice.told_minutes, link
                assert choice.minutes in choice.offered_lengths, link
                assert not choice.has_parts, link
