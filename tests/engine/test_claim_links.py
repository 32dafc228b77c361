"""The links beside a claim."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from herstel_app.core.content import ClaimPractice, Paragraph
from herstel_app.engine.claim_links import ClaimLink, claim_links
from tests.engine.conftest import Stand

HUMMING = ClaimPractice("humming", 2, "Je hoort je adem.")
SIGHS = ClaimPractice("three-sighs", 1.5, "Dat is kort.", proef="body")


def links(stand: Stand, *practices: ClaimPractice) -> list[ClaimLink]:
    return list(
        claim_links("the-chain", Paragraph("Tekst.", ("a-claim",), practices), stand.engine.content, stand.engine.fit)
    )


def test_one_exercise_is_not_named(stand: Stand) -> None:
    (link,) = links(stand, HUMMING)
    assert link.text == "voel het nu, 2 min"
    request = link.request
    assert (request.exercise_id, request.minutes, request.why) == ("humming", 2, "Je hoort je adem.")
    assert (request.explanation_id, request.claim_id) == ("the-chain", "a-claim")


def test_of_several_each_is_named_and_a_proef_has_its_own_link(stand: Stand) -> None:
    made = links(stand, HUMMING, SIGHS)
    minutes = stand.engine.content.proeven["body"].takes_minutes
    assert [link.text for link in made] == [
        "voel het nu: zacht zoemen, 2 min",
        "voel het nu: drie zuchten, 1,5 min",
        f"voel het verschil, {minutes:g} min",
    ]
    assert [link.request.proef for link in made] == [None, None, "body"]


@pytest.mark.parametrize("changed", [{"minutes": None}, {"variant_id": "sitting"}])
def test_what_was_chosen_is_known_whatever_was_changed_since(stand: Stand, changed: dict[str, Any]) -> None:
    first, second, third = links(stand, HUMMING, SIGHS)
    choice = replace(second.request, **changed)
    assert [link.is_of(choice) for link in (first, second, third)] == [False, True, False]


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
