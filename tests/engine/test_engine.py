"""The models together: what is told, what follows from a change, and what is given back at the end."""

from __future__ import annotations

import pytest

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import OfferExercise, Practise
from herstel_app.engine.audio.samples import cue_sample
from tests.engine.conftest import Make, Stand
from tests.engine.programmes.test_evening import own_exercise


def test_history_is_off_from_the_start_where_it_is_not_wanted(make: Make) -> None:
    stand = make(history=False)
    assert not stand.engine.keeping.keeps
    stand.engine.settings.change(history=True)
    assert stand.engine.keeping.keeps


def test_who_listens_to_a_change_finds_it_in_force(stand: Stand) -> None:
    found: list[tuple[bool, tuple[object, ...]]] = []
    stand.engine.settings.changed.connect(
        lambda _: found.append((stand.engine.keeping.keeps, stand.player.last("volume")))
    )
    stand.engine.settings.change(history=False, volume=20)
    assert found == [(False, (20,))]


def test_what_is_chosen_is_an_exercise_or_a_proef(stand: Stand) -> None:
    stand.engine.choose(PracticeRequest("humming"))
    assert isinstance(stand.question, OfferExercise)
    stand.engine.choose(PracticeRequest("humming", proef="effort"))
    step = stand.engine.programmes.step
    assert isinstance(step, Practise)
    assert step.request.proef == "effort"


def test_a_change_of_the_library_at_rest_changes_nothing_else(stand: Stand) -> None:
    own_exercise(stand.folder)
    stand.engine.library.refresh()
    assert stand.engine.is_empty


def test_closing_ends_what_goes_on_and_gives_everything_back(make: Make) -> None:
    stand = make(voice=True)
    stand.engine.returned.start()
    stand.engine.begin_exercise(PracticeRequest("three-good-things"))
    stand.advance(12)
    stand.engine.practice.writing.write("half geschreven", ())
    stand.engine.settings.change(volume=20)
    stand.engine.close()
    (entry,) = stand.journal.entries(limit=5)
    assert (entry.outcome, entry.note) == ("stopped", "half geschreven")
    assert stand.engine.is_empty
    assert not stand.keep_awake.held
    assert stand.scheduler.running == []
    assert stand.player.asked[-1] == ("close",)


def test_closing_falls_silent(stand: Stand) -> None:
    stand.engine.audio.reading.start("the-chain", stand.engine.content.explanations["the-chain"])
    stand.settle()
    stand.engine.close()
    assert stand.voice.asked[-1] == ("stop",)
    assert stand.scheduler.running == []


def test_a_second_start_begins_an_exercise_where_nothing_is_done(stand: Stand) -> None:
    assert stand.engine.begin_on_request(PracticeRequest("nothing-like-it")) == "Er is geen oefening nothing-like-it."
    assert stand.engine.is_empty
    assert stand.engine.begin_on_request(PracticeRequest("humming")) == ""
    assert stand.engine.practice.is_active
    assert stand.engine.begin_on_request(PracticeRequest("slow-breathing")) == (
        "Er loopt al een oefening. Die gaat door."
    )
    assert stand.engine.practice.title == stand.engine.content.exercises["humming"].title


def test_a_second_start_finds_what_was_added_to_the_folder(stand: Stand) -> None:
    own_exercise(stand.folder)
    assert stand.engine.begin_on_request(PracticeRequest("mijn-oefening")) == ""
    assert stand.engine.practice.is_active


def test_an_exercise_is_stopped_first(stand: Stand) -> None:
    assert not stand.engine.stop_first()
    stand.engine.begin_exercise(PracticeRequest("humming"))
    assert stand.engine.stop_first()
    assert not stand.engine.practice.is_active
    assert not stand.engine.stop_first()


@pytest.mark.parametrize("kind", ["sample", "voice", "reading"])
def test_what_sounds_by_itself_is_stopped_before_a_form_closes(make: Make, kind: str) -> None:
    stand = make(voice=True)
    engine, audio = stand.engine, stand.engine.audio
    audio.look_for_voices()
    stand.settle()
    engine.offer(PracticeRequest("humming"))
    match kind:
        case "sample":
            audio.hear(cue_sample("harp"))
        case "voice":
            audio.sample_voice()
        case _:
            audio.reading.start("the-chain", engine.content.explanations["the-chain"])
    assert audio.sounding or audio.is_sampling_voice or audio.reading.explanation_id
    assert engine.stop_first()
    assert (audio.sounding, audio.is_sampling_voice, audio.reading.explanation_id) == ("", False, "")
    assert not engine.stop_first()
    assert isinstance(stand.question, OfferExercise)
