"""The models together: what is told, what follows from a change, and what is given back at the end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import OfferExercise, Practise
from herstel_app.core.programme_content import DIFFERENCE
from herstel_app.core.trial import TrialPlan
from herstel_app.engine.audio.samples import cue_sample
from herstel_app.engine.fit_words import does_not_fit
from herstel_app.engine.words import EXERCISE_GOES_ON, no_exercise
from tests.engine.conftest import Make, Stand
from tests.engine.programmes.test_evening import own_exercise
from tests.engine.test_what_fits import does_fit


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


def test_begin_begins_at_once_in_a_way_that_fits_and_at_the_length_asked_for(stand: Stand) -> None:
    stand.engine.fit.take(["pregnant"])
    stand.engine.begin(PracticeRequest("longer-exhale", 3))
    step = stand.engine.programmes.step
    assert isinstance(step, Practise)
    assert does_fit(step.request, frozenset(["pregnant"]))
    assert step.request.minutes == 3
    timeline = stand.engine.practice.timeline
    assert timeline is not None
    assert timeline.practice_end_s - timeline.practice_start_s == pytest.approx(180, abs=10)
    assert next(s.start_s for s in timeline.segments if s.text) <= 2


def test_begin_tells_in_one_line_why_not(stand: Stand) -> None:
    stand.engine.fit.take(["lungs-heart"])
    stand.engine.settings.change(allowed=("box-breathing",))
    for name in ("box-breathing", "no-such-exercise"):
        stand.engine.begin(PracticeRequest(name))
        assert stand.engine.is_empty
    stand.engine.begin(PracticeRequest("stillness"))
    step = stand.engine.programmes.step
    stand.engine.begin(PracticeRequest("humming"))
    assert stand.engine.programmes.step is step
    title = stand.engine.content.exercises["box-breathing"].title
    assert stand.notices == [does_not_fit(title, answered=True), no_exercise("no-such-exercise"), EXERCISE_GOES_ON]


@pytest.mark.parametrize("asked", ["begin", "offer", "compare", "evening", "returned"])
def test_whatever_is_asked_while_an_exercise_runs_is_answered(stand: Stand, asked: str) -> None:
    engine = stand.engine
    plan = TrialPlan("slow-breathing", "Langzaam ademen", 10, "op de bank", 6)
    kept = stand.trials.start(plan, "zaad")
    engine.begin_exercise(PracticeRequest("slow-breathing"))
    step = engine.programmes.step
    ask: dict[str, Callable[[], object]] = {
        "begin": lambda: engine.begin(PracticeRequest("stillness")),
        "offer": lambda: engine.offer(PracticeRequest("stillness")),
        "compare": lambda: engine.compare(DIFFERENCE),
        "evening": lambda: engine.begin_trial_evening(kept),
        "returned": engine.show_returned,
    }
    ask[asked]()
    assert stand.notices == [EXERCISE_GOES_ON]
    assert engine.programmes.step is step


def test_begin_takes_the_parts_of_the_last_time(stand: Stand) -> None:
    parts = [part.id for part in stand.engine.content.exercises["autogenic"].parts[:2]]
    stand.engine.settings.change(parts={"autogenic": tuple(parts)})
    stand.engine.begin(PracticeRequest("autogenic"))
    step = stand.engine.programmes.step
    assert isinstance(step, Practise)
    assert step.request.parts == frozenset(parts)


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
