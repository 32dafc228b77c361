"""One exercise: offered, perhaps tapped or saved, done, and asked about."""

from __future__ import annotations

import pytest

from herstel_app.core.file_sound import FileSound
from herstel_app.core.pacing import Pace
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import (
    Begin,
    ChooseFileSound,
    FileChoice,
    HowIsItNow,
    OfferExercise,
    Practise,
    RateSignal,
    SaveAs,
    Saving,
    TapPace,
)
from herstel_app.engine.export_queue import ExportJob
from herstel_app.paths import content_dir
from tests.engine.conftest import Stand
from tests.engine.programmes.test_evening import own_exercise
from tests.helpers.begun import begin_with

REQUEST = PracticeRequest("slow-breathing", 5)


def offered(stand: Stand) -> OfferExercise:
    question = stand.question
    assert isinstance(question, OfferExercise)
    return question


def test_an_exercise_is_offered_done_and_asked_about(stand: Stand) -> None:
    engine, runner = stand.engine, stand.engine.programmes
    engine.offer(REQUEST)
    assert offered(stand) == OfferExercise(
        REQUEST, engine.content.exercises["slow-breathing"], None, True, (None, "easier")
    )
    assert runner.marked == REQUEST
    stand.answer(Begin(REQUEST, {"breath": 3}))
    assert isinstance(runner.step, Practise)
    assert stand.keep_awake.held
    assert stand.player.names[-1] == "play"
    assert engine.practice.title == "Langzaam ademen"
    stand.advance(400)
    assert stand.question == RateSignal("breath", 1, 1)
    assert not stand.keep_awake.held
    stand.answer(4)
    assert stand.question == HowIsItNow("completed")
    stand.answer()
    assert runner.step is None
    (entry,) = stand.journal.entries(limit=5)
    assert (entry.exercise_id, entry.outcome) == ("slow-breathing", "completed")
    assert (entry.before, entry.after) == ({"breath": 3}, {"breath": 4})


def test_what_was_seen_and_chosen_is_remembered(stand: Stand) -> None:
    name = next(name for name, exercise in stand.engine.content.exercises.items() if exercise.parts)
    parts = frozenset(part.id for part in stand.engine.content.exercises[name].parts[:2])
    stand.engine.offer(PracticeRequest(name))
    assert (offered(stand).is_new, offered(stand).parts) == (True, None)
    stand.answer(Begin(PracticeRequest(name, parts=parts), {}))
    stand.engine.practice.stop()
    stand.engine.offer(PracticeRequest(name))
    assert (offered(stand).is_new, offered(stand).parts) == (False, parts)
    assert stand.engine.settings.settings.seen_cautions == (name,)


def test_at_once_nothing_is_offered_and_no_caution_counts_as_seen(stand: Stand) -> None:
    begin_with(stand.engine, REQUEST, {"head": 4})
    assert isinstance(stand.engine.programmes.step, Practise)
    assert stand.engine.settings.settings.seen_cautions == ()
    stand.advance(20)
    stand.engine.practice.stop()
    assert stand.question == HowIsItNow("stopped")
    (entry,) = stand.journal.entries(limit=5)
    assert (entry.outcome, entry.before) == ("stopped", {"head": 4})


@pytest.mark.parametrize("pace", [Pace(5.0, 2.0), None])
@pytest.mark.parametrize("at_once", [True, False])
def test_a_pace_is_tapped_first(stand: Stand, pace: Pace | None, at_once: bool) -> None:
    request = PracticeRequest("own-pace", 3)
    if at_once:
        stand.engine.begin(request)
    else:
        stand.engine.offer(request)
        stand.answer(Begin(request, {}))
    assert stand.question == TapPace()
    assert not stand.engine.practice.is_active
    stand.answer(pace)
    assert stand.engine.practice.is_active
    assert stand.engine.practice.can_ease is (pace is not None)


def test_own_words_are_in_the_form_that_asks(stand: Stand) -> None:
    stand.engine.begin_exercise(PracticeRequest("three-good-things"))
    stand.advance(12)
    stand.engine.practice.writing.write("de soep", ())
    stand.engine.practice.stop()
    assert stand.question == HowIsItNow("stopped", "de soep")


def test_a_file_is_saved_and_the_exercise_offered_again(stand: Stand) -> None:
    request = PracticeRequest("slow-breathing", 3)
    stand.engine.offer(REQUEST)
    stand.answer(SaveAs(request))
    assert stand.question == ChooseFileSound("Langzaam ademen", FileSound(voice=False))
    stand.answer(FileChoice("langzaam.mp3", FileSound("bowl", "rain", False, "headphones")))
    question = stand.question
    assert isinstance(question, Saving)
    assert isinstance(question.job, ExportJob)
    assert (question.job.choice.cue, question.job.choice.bed, question.job.master) == ("bowl", "rain", "headphones")
    assert (question.job.title, question.job.path) == ("Langzaam ademen", "langzaam.mp3")
    assert question.job.timeline.duration_s < 260
    opening = stand.engine.library.library.exercises["slow-breathing"].opening
    assert question.job.timeline.segments[0].text == opening.bowl  # it tells of the sound of the file
    assert stand.engine.programmes.marked == request
    stand.answer()
    assert offered(stand).request == request
    assert stand.engine.settings.settings.seen_cautions == ()


def test_a_file_begins_with_what_is_set_and_leaving_it_goes_back(stand: Stand) -> None:
    stand.engine.settings.change(cue="wave", bed="sea", voice=True)
    stand.engine.offer(REQUEST)
    stand.answer(SaveAs(REQUEST))
    assert stand.question == ChooseFileSound("Langzaam ademen", FileSound("wave", "sea", True, "headphones"))
    stand.answer()
    assert offered(stand).request == REQUEST
    assert not stand.engine.exports.is_busy


def test_an_exercise_that_runs_is_left_alone(stand: Stand) -> None:
    stand.engine.begin_exercise(REQUEST)
    step = stand.engine.programmes.step
    for ask in (stand.engine.offer, stand.engine.begin):
        ask(PracticeRequest("humming"))
    stand.engine.compare("effort")
    stand.engine.show_returned()
    assert stand.engine.programmes.step is step


def test_what_is_offered_is_offered_as_it_is_now_or_no_longer(stand: Stand) -> None:
    file = own_exercise(stand.folder)
    stand.engine.library.refresh()
    stand.engine.offer(PracticeRequest("mijn-oefening", 3))
    before = stand.engine.programmes.step
    own_exercise(stand.folder.parent / "elsewhere")
    stand.engine.library.refresh()
    assert stand.engine.programmes.step is before
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: ", "title: Anders dan ", 1), encoding="utf-8")
    stand.engine.library.refresh()
    assert offered(stand).exercise.title.startswith("Anders dan ")
    assert offered(stand).request == PracticeRequest("mijn-oefening")
    file.unlink()
    stand.engine.library.refresh()
    assert stand.engine.is_empty


def test_a_change_of_the_library_leaves_what_runs_alone(stand: Stand) -> None:
    file = own_exercise(stand.folder)
    stand.engine.library.refresh()
    stand.engine.begin_exercise(PracticeRequest("mijn-oefening"))
    file.unlink()
    stand.engine.library.refresh()
    assert stand.engine.practice.is_active
    stand.engine.practice.stop()
    assert stand.question == HowIsItNow("stopped", is_left_out=True)


@pytest.mark.parametrize("where", ["tapped", "saved"])
def test_one_that_is_removed_on_the_way_is_over(stand: Stand, where: str) -> None:
    file = own_exercise(stand.folder)
    if where == "tapped":
        shipped = content_dir() / "exercises" / "own-pace.yaml"
        file.write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    stand.engine.library.refresh()
    request = PracticeRequest("mijn-oefening")
    stand.engine.offer(request)
    stand.answer(Begin(request, {}) if where == "tapped" else SaveAs(request))
    file.unlink()
    stand.engine.library.refresh()
    stand.answer()
    assert stand.engine.is_empty
    assert not stand.engine.practice.is_active


def test_one_that_is_not_there_is_not_begun_or_offered(stand: Stand) -> None:
    stand.engine.begin_exercise(PracticeRequest("no-such-exercise"))
    assert stand.engine.is_empty
    stand.engine.offer(PracticeRequest("no-such-exercise"))
    assert stand.engine.is_empty


def test_the_title_names_the_variant(stand: Stand) -> None:
    stand.engine.begin_exercise(PracticeRequest("three-good-things", variant_id="thinking"))
    assert stand.engine.practice.title == "Drie goede dingen: alleen denken"


def test_in_and_out_are_said_in_every_breath_where_that_was_chosen(stand: Stand) -> None:
    stand.engine.settings.change(words_throughout=True)
    stand.engine.begin_exercise(REQUEST)
    timeline = stand.engine.practice.timeline
    assert timeline is not None
    assert {s.cue_word for s in timeline.segments if s.kind == "breathe"} == {"In.", "Uit."}


def test_the_start_tells_what_the_chosen_sound_means(stand: Stand) -> None:
    stand.engine.settings.change(cue="bowl")
    stand.engine.begin_exercise(REQUEST)
    timeline = stand.engine.practice.timeline
    assert timeline is not None
    assert timeline.segments[0].text == "Hoge slag: adem in. Lage slag: adem uit."
    stand.engine.settings.change(cue_percent=0)
    stand.engine.begin_exercise(REQUEST)
    timeline = stand.engine.practice.timeline
    assert timeline is not None
    assert timeline.segments[0].text == "Bij “in” adem in. Bij “uit” adem uit."
