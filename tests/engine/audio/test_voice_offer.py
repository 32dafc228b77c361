"""The voice is offered: heard first, on only after a yes; where there is none, how to get one is told once."""

from __future__ import annotations

from herstel_app.core.ports.voice import VoiceLack
from herstel_app.engine.voice_advice import how_to_add, no_voice
from herstel_app.engine.words import VOICE_SAMPLE
from tests.engine.conftest import Make, Stand


def looked(stand: Stand) -> Stand:
    stand.engine.voice_offer.look()
    stand.settle()
    return stand


def test_it_is_heard_and_then_asked_and_a_yes_switches_it_on(stand: Stand) -> None:
    offer = stand.engine.voice_offer
    assert offer.state == "looking"
    looked(stand)
    assert offer.state == "offered"
    offer.hear()
    assert stand.voice.said() == [VOICE_SAMPLE]
    assert offer.state == "asked"
    assert not stand.engine.settings.settings.voice
    offer.answer(True)
    assert offer.state == "yes"
    assert stand.engine.settings.settings.voice
    assert stand.voice.asked[-1] != ("say", VOICE_SAMPLE)


def test_a_no_leaves_it_off_and_silences_it(stand: Stand) -> None:
    offer = looked(stand).engine.voice_offer
    offer.hear()
    offer.answer(False)
    assert (offer.state, stand.engine.settings.settings.voice) == ("no", False)
    assert not stand.engine.audio.is_sampling_voice


def test_every_step_is_told(stand: Stand) -> None:
    offer = stand.engine.voice_offer
    states: list[str] = []
    offer.changed.connect(lambda: states.append(offer.state))
    looked(stand)
    offer.hear()
    offer.answer(True)
    assert states == ["offered", "asked", "yes"]
    assert all((offer.said, not offer.advice))


def test_what_it_says_can_be_broken_off_and_heard_again(make: Make) -> None:
    stand = looked(make(muted=True))
    offer = stand.engine.voice_offer
    offer.hear()
    assert not stand.engine.settings.settings.muted
    offer.hear()
    assert not stand.engine.audio.is_sampling_voice
    offer.hear()
    assert stand.voice.said() == [VOICE_SAMPLE, VOICE_SAMPLE]


def test_without_a_voice_it_says_how_to_get_one_once(stand: Stand) -> None:
    stand.voice.there, stand.voice.lacks = (), VoiceLack.DUTCH
    offer = looked(stand).engine.voice_offer
    assert (offer.state, offer.said) == ("none", "")
    assert offer.advice == (no_voice(VoiceLack.DUTCH), *how_to_add(lack=VoiceLack.DUTCH))
    assert not stand.engine.settings.settings.no_voice_told
    offer.show_advice()
    assert stand.engine.settings.settings.no_voice_told
    stand.engine.settings.change(voice=True)
    stand.engine.audio.start()
    stand.settle()
    assert stand.notices == []


def test_what_is_known_is_not_looked_for_again(stand: Stand) -> None:
    looked(stand)
    stand.voice.there = ()
    looked(stand)
    assert stand.engine.voice_offer.state == "offered"
    stand.engine.voice_offer.show_advice()
    assert not stand.engine.settings.settings.no_voice_told
