"""The models together: what is told, what follows from a change, and what is given back at the end."""

from __future__ import annotations

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import OfferComparison, OfferExercise
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
    assert isinstance(stand.question, OfferComparison)


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
