"""What someone said of themselves decides what is offered; without an answer it fits everyone."""

from __future__ import annotations

import logging
import zipfile

import pytest
from msgspec.structs import replace

from herstel_app.core.errors import StorageError
from herstel_app.core.fit import ways_for
from herstel_app.core.health_facts import EVERY_FACT, HEALTH_FACTS, TOLD_BEFORE
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Begin, OfferExercise
from herstel_app.core.settings import Settings
from herstel_app.engine.fit_words import (
    CHANGED_WAY,
    FACTS,
    FOR_EVERYONE,
    FOR_YOU,
    WAY_FELT,
    WAY_FOR_EVERYONE,
    WHO,
    answer_words,
    consult_first,
    how_it_fits,
    left_out_here,
    left_out_words,
    why_this_way,
)
from herstel_app.engine.lookback.all_notes import ALL_ERASED
from herstel_app.storage.settings import SettingsFile
from tests.engine.conftest import Make, Stand
from tests.engine.lookback.notes import keep
from tests.helpers.dates import DATES

BOX = PracticeRequest("box-breathing", 3.0)


def test_it_is_answered_once_and_kept(make: Make) -> None:
    stand = make(health_facts=None)
    assert stand.engine.fit.is_open
    stand.engine.fit.take(["epilepsy", "pregnant"])
    assert (stand.engine.fit.answer, stand.engine.fit.is_open) == (("pregnant", "epilepsy"), False)
    stand.engine.close()
    assert SettingsFile(stand.folder / "settings.json").load()[0].health_facts == ("pregnant", "epilepsy")


def test_who_would_rather_not_say_gets_what_fits_everyone_and_is_not_asked_again(make: Make) -> None:
    fit = make(health_facts=None).engine.fit
    fit.take(None)
    assert (fit.answer, fit.facts, fit.is_open) == (None, EVERY_FACT, False)


def test_who_was_shown_it_is_not_asked_elsewhere_that_evening(make: Make) -> None:
    stand = make(health_facts=None)
    fit = stand.engine.fit
    assert not fit.was_shown_tonight
    fit.note_shown()
    assert fit.was_shown_tonight
    stand.advance(24 * 3600)
    assert not fit.was_shown_tonight


def test_an_answer_taken_back_stands_in_no_file(make: Make) -> None:
    put_aside = make(health_facts=("eyes",)).folder / "settings.json.onleesbaar-20261122-214000"
    stand = make(health_facts=("eyes",))
    put_aside.write_text('{"health_facts": ["eyes"]', encoding="utf-8")
    stand.engine.fit.forget()
    assert (stand.engine.fit.answer, stand.engine.fit.is_open) == (None, True)
    assert not [file for file in stand.folder.glob("settings*") if b"eyes" in file.read_bytes()]


def test_deleting_everything_takes_the_answer_back(make: Make) -> None:
    stand = make(health_facts=("legs-pain",))
    stand.engine.settings.change(fading=False)
    assert stand.engine.lookback.all_notes.erase_all() == ALL_ERASED
    assert SettingsFile(stand.folder / "settings.json").load()[0].health_facts is None
    assert not stand.engine.settings.settings.fading, "other settings stay"


DONE = {
    "seen_cautions": ("box-breathing",),
    "parts": {"muscle-release-4": ("hands",)},
    "proeven_drawn": ("difference",),
    "proeven_turned": ("difference",),
}


def test_deleting_everything_leaves_no_word_of_what_was_done(make: Make) -> None:
    stand = make(**DONE)
    stand.engine.settings.change(fading=False)
    assert stand.engine.lookback.all_notes.erase_all() == ALL_ERASED
    kept, nothing = SettingsFile(stand.folder / "settings.json").load()[0], Settings()
    assert [name for name in DONE if getattr(kept, name) != getattr(nothing, name)] == []


def test_where_nothing_is_kept_no_setting_tells_what_is_done(make: Make) -> None:
    stand = make(history=False)
    before = stand.engine.settings.settings
    for request in (BOX, PracticeRequest("muscle-release-4", parts=frozenset({"hands"}))):
        stand.engine.begin_exercise(request)
        stand.engine.practice.stop()
        stand.engine.offer(request)
        stand.answer(Begin(request, {}))
        stand.engine.practice.stop()
    assert stand.engine.settings.settings == before


def test_what_cannot_be_removed_is_told(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    stand = make(health_facts=("eyes",))

    def refuse(_file: SettingsFile) -> None:
        raise StorageError("de schijf is vol")

    monkeypatch.setattr(SettingsFile, "clear_old", refuse)
    stand.engine.fit.forget()
    assert stand.notices == ["de schijf is vol"]


def test_the_answer_goes_with_no_copy_no_paper_and_no_log(make: Make, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    answer = ("lungs-heart", "legs-pain", "exhaustion")
    stand = make(health_facts=())
    stand.engine.fit.take(answer)
    for where in ("head", "body"):
        stand.engine.evening_choice.answer_where(where)
    stand.engine.evening_choice.begin()
    keep(stand, stand.clock.now(), "De regen.")
    notes, day = stand.engine.lookback.all_notes, stand.clock.now().date()
    notes.save("json", str(stand.folder / "kopie.json"))
    notes.save("csv", str(stand.folder / "kopie.zip"))
    paper = stand.engine.lookback.pages((day, day), with_words=True, dates=DATES)
    with zipfile.ZipFile(stand.folder / "kopie.zip") as archive:
        csv = b"".join(archive.read(name) for name in archive.namelist()).decode()
    copies = (stand.folder / "kopie.json").read_text(encoding="utf-8"), csv, paper, caplog.text
    assert all("regen" in each for each in copies[:3])
    told = [*answer, "health", *(FACTS[fact] for fact in FACTS if fact in answer)]
    assert [(word, each[:40]) for word in told for each in copies if word.lower() in each.lower()] == []


def test_for_who_nothing_holds_all_fits(stand: Stand) -> None:
    assert stand.engine.fit.facts == frozenset()
    assert stand.engine.fit.left_out() == {}


def test_what_does_not_fit_is_not_offered_and_that_is_told(make: Make) -> None:
    stand = make(health_facts=("lungs-heart", "pregnant"), allowed=("box-breathing",))
    assert "box-breathing" in stand.engine.fit.left_out()
    stand.engine.offer(BOX)
    assert stand.engine.is_empty
    assert "past niet bij wat je over jezelf zei" in stand.notices[-1]
    assert stand.engine.begin_on_request(BOX) == stand.notices[-1]
    assert stand.engine.is_empty


def test_who_names_an_exercise_without_having_answered_gets_it(make: Make) -> None:
    stand = make(health_facts=None)
    assert stand.engine.begin_on_request(BOX) == ""
    assert stand.engine.practice.is_active


def test_what_was_begun_past_the_line_of_safety_can_be_found_back(make: Make) -> None:
    stand = make(health_facts=None, proeven_drawn=())
    fit, told = stand.engine.fit, list[str]()
    fit.changed.connect(lambda: told.append("changed"))
    assert fit.ways("longer-exhale") == ()
    stand.engine.settings.change(proeven_drawn=("difference",))
    assert fit.ways("longer-exhale") == ("a-little-longer",), "the way of before, and no other"
    assert fit.ways("slow-breathing") == (), "nothing else for which the same is so"
    assert "longer-exhale" not in fit.left_out()
    assert fit.fitted(PracticeRequest("longer-exhale")) == PracticeRequest("longer-exhale", None, "a-little-longer")
    assert (fit.was_felt("longer-exhale"), fit.was_felt("stillness")) == (True, False), "that one fits anyhow"
    fit.take(["epilepsy"])
    assert fit.ways("longer-exhale") == (), "an answer counts for more"
    assert told == ["changed", "changed"]


def test_an_evening_can_be_made_of_what_was_felt_and_of_what_fits_everyone(make: Make) -> None:
    stand = make(health_facts=None, proeven_drawn=())
    fit, planner, exercises = stand.engine.fit, stand.engine.planner, stand.engine.content.exercises

    def done() -> set[tuple[str, str | None]]:
        made = [planner.evening(where, minutes) for where in ("head", "body", "feeling") for minutes in (5, 15, 30)]
        return {(step.id, step.variant_id) for each in made if each for step in each.steps if step.kind == "practise"}

    felt = ("longer-exhale", "a-little-longer")
    assert felt not in done()
    stand.engine.settings.change(proeven_drawn=("difference",))
    assert felt in done()
    for name, way in done() - {felt}:
        assert way in ways_for(exercises[name], EVERY_FACT), name
    fit.take(["epilepsy"])
    assert felt not in done()


def test_without_the_proef_nothing_was_felt(make: Make) -> None:
    stand = make(health_facts=None, proeven_drawn=("difference",))
    model = stand.engine.library
    model.library = replace(model.library, proeven={})
    assert stand.engine.fit.ways("longer-exhale") == ()


def test_only_ways_that_fit_can_be_chosen(make: Make) -> None:
    stand = make(health_facts=("pregnant",))
    stand.engine.offer(PracticeRequest("four-seven-eight", 3.0))
    question = stand.question
    assert isinstance(question, OfferExercise)
    assert question.request.variant_id == question.ways[0] is not None
    assert question.ways == ways_for(question.exercise, ["pregnant"])


def test_what_is_offered_follows_another_answer(stand: Stand) -> None:
    stand.engine.offer(PracticeRequest("four-seven-eight", 3.0))
    stand.engine.fit.take(["pregnant"])
    question = stand.question
    assert isinstance(question, OfferExercise)
    assert None not in question.ways
    stand.engine.fit.take(None)
    assert stand.engine.is_empty


def test_an_evening_is_done_in_ways_that_fit(make: Make) -> None:
    stand = make(health_facts=("pregnant", "injury", "lungs-heart"))
    for where in ("head", "body", "feeling", "unknown"):
        for minutes in (5.0, 15.0, 30.0):
            made = stand.engine.planner.evening(where, minutes)
            assert made is not None
            for step in made.steps:
                if step.kind == "practise":
                    ways = stand.engine.fit.ways(step.id)
                    assert step.variant_id == ways[0]


def test_ones_own_evening_leaves_out_what_does_not_fit(stand: Stand) -> None:
    stand.engine.settings.change(my_evening=(("adem", "slow-breathing", 3.0), ("stil", "stillness", 3.0)))
    own = stand.engine.planner.own()
    assert own is not None
    assert [step.id for step in own.steps] == ["slow-breathing", "stillness"]
    stand.engine.fit.take(["epilepsy"])
    own = stand.engine.planner.own()
    assert own is not None
    assert [step.id for step in own.steps] == ["stillness"]


def test_an_evening_runs_the_way_that_was_chosen(stand: Stand) -> None:
    made = stand.engine.planner.evening("body", 5)
    assert made is not None
    first = replace(made.steps[0], id="natural-breath", variant_id="feet", minutes=3.0)
    stand.engine.begin_evening(replace(made, steps=(first,)))
    running = stand.engine.programmes.marked
    assert running is not None
    assert running.variant_id == "feet"


def test_every_fact_has_its_words() -> None:
    assert tuple(FACTS) == HEALTH_FACTS


@pytest.mark.parametrize(
    ("count", "answered", "part"),
    [(0, True, ""), (1, True, "Eén oefening staat"), (3, True, "passen"), (3, False, FOR_EVERYONE)],
)
def test_what_is_left_out_is_said(count: int, answered: bool, part: str) -> None:
    told = left_out_words(count, answered)
    assert part in told
    assert bool(told) == bool(count)


def test_an_answer_is_told_in_one_line() -> None:
    assert answer_words(()) == "Niets hiervan."
    assert answer_words(("pregnant", "eyes")) == "Zwanger. Oogziekte of oogoperatie."
    assert "iedereen" in answer_words(None)


@pytest.mark.parametrize(
    ("counts", "answered", "told"),
    [
        ((0, 0), True, ""),
        ((0, 2), True, "2 proeven staan er niet bij, omdat die niet passen bij wat je over jezelf zei."),
        ((0, 0), False, ""),
        ((0, 1), False, "Hier staat wat bij bijna iedereen past. Bij Instellingen zeg je of er iets"),
        ((1, 1), False, "Hier staat wat bij bijna iedereen past. Bij Instellingen zeg je of er iets"),
    ],
)
def test_what_is_left_out_here_is_said_with_where_to_change_it(
    counts: tuple[int, int], answered: bool, told: str
) -> None:
    said = left_out_here(*counts, answered)
    assert said.startswith(told)
    assert ("bij instellingen" in said.lower()) == bool(told)


@pytest.mark.parametrize(
    ("way", "ways", "answered", "told"),
    [
        (None, (None, "short"), True, ""),
        ("short", (None, "short"), True, ""),
        ("short", ("short",), True, CHANGED_WAY),
        ("short", ("short",), False, WAY_FOR_EVERYONE),
    ],
)
def test_why_it_is_done_this_way_is_said(
    way: str | None, ways: tuple[str | None, ...], answered: bool, told: str
) -> None:
    assert why_this_way(way, ways, answered) == told
    assert why_this_way(way, ways, answered, felt=True) == (WAY_FELT if told else "")


def test_how_an_evening_fits_is_said() -> None:
    assert [how_it_fits(answer) for answer in (None, (), ("eyes",))] == [FOR_EVERYONE, "", FOR_YOU]


def test_who_asks_a_doctor_before_a_rhythm_is_told(make: Make) -> None:
    assert [consult_first(answer, True) for answer in (None, (), ("eyes",))] == ["", "", ""]
    assert [consult_first((fact,), holds=False) for fact in ("pregnant", "injury")] == ["", ""]
    assert "hoge bloeddruk" in consult_first(("injury",), holds=True)
    assert "op nul" in consult_first(("pregnant",), holds=True)
    assert consult_first(("pregnant", "panic"), holds=True).startswith("Je zei: “Paniek, trauma, psychose")


def test_each_fact_that_is_told_before_is_named_in_the_line_of_safety() -> None:
    words = {"lungs-heart": ("hart", "longen"), "epilepsy": ("epilepsie",), "panic": ("paniek",)}
    assert set(words) == TOLD_BEFORE
    line = " ".join(WHO)
    assert [word for told in words.values() for word in told if word not in line] == []
