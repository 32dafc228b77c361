"""The voice is offered once, where there is one, and on only after a yes."""

from __future__ import annotations

import pytest

from tests.engine.conftest import Stand


def looked(stand: Stand) -> Stand:
    stand.engine.voice_offer.look()
    stand.settle()
    return stand


@pytest.mark.parametrize("yes", [True, False])
def test_it_is_asked_and_an_answer_is_the_end_of_it(stand: Stand, yes: bool) -> None:
    offer = stand.engine.voice_offer
    assert not offer.asks
    looked(stand)
    assert offer.asks
    assert not stand.engine.settings.settings.voice
    offer.answer(yes)
    assert not offer.asks
    assert stand.engine.settings.settings.voice is yes


def test_without_a_voice_nothing_is_asked(stand: Stand) -> None:
    stand.voice.there = ()
    assert not looked(stand).engine.voice_offer.asks


def test_that_there_is_a_voice_is_told(stand: Stand) -> None:
    told: list[bool] = []
    offer = stand.engine.voice_offer
    offer.changed.connect(lambda: told.append(offer.asks))
    looked(stand)
    assert told == [True]
