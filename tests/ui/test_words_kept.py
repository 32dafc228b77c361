"""Every field to write in, in every state of the file: what is written is kept, or it is said beside it first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit

from herstel_app.app import make_application
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.storage.erasing import delete_everything
from herstel_app.storage.trials import SqliteTrials
from herstel_app.ui.kit.said_line import SaidLine
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.practice.remarks_view import RemarksView
from tests.helpers import lookback_states
from tests.helpers.forms import form_in, open_note
from tests.helpers.parking_states import open_page, thoughts_of
from tests.helpers.trial_page_states import act, after_evenings, begin_evening, rate
from tests.ui.conftest import UiStage, make_stage

Typed = QPlainTextEdit | QLineEdit
OFF, AT_END = "Er wordt nu niets bewaard.", "Dit is weg als je Herstel afsluit."


def question(stage: UiStage) -> Typed:
    stage.herstel.window.open_section("the-chain")
    reader = stage.herstel.window.pages.reading.reader
    assert reader is not None
    reader.question_link.setChecked(True)
    return reader.words


def after(stage: UiStage) -> Typed:
    stage.herstel.window.engine.begin_exercise(PracticeRequest("slow-breathing", 3))
    stage.advance(20)
    return end(stage)


def end(stage: UiStage) -> Typed:
    stage.herstel.engine.practice.stop()
    return open_note(stage.herstel.window.pane).note


def sheet(stage: UiStage) -> Typed:
    return open_page(stage, "three-good-things").sheet


def thought(stage: UiStage) -> Typed:
    return open_page(stage).sheet


def step(stage: UiStage) -> Typed:
    page = open_page(stage)
    page.sheet.setPlainText("De garage bellen")
    page.next_button.click()
    return page.put_away_view.fields[0]


def remarks(stage: UiStage) -> Typed:
    first_evening(stage)
    return last_form(stage)


def first_evening(stage: UiStage) -> None:
    begin_evening(stage, 0)
    rate(stage, 3)


def last_form(stage: UiStage) -> Typed:
    act(stage)
    stage.advance(700)
    rate(stage, 7)
    view = form_in(stage.herstel.window.pane, RemarksView)
    view.chips.chips["unpleasant"].click()
    view.field_link.click()
    return view.field


def edit(stage: UiStage) -> Typed:
    journal, window = stage.herstel.journal, stage.herstel.window
    if not journal.entries(limit=1):
        keeps, journal.store.keeps = journal.store.keeps, True
        name = journal.begin(
            started_at=stage.clock.now(), exercise_id="stillness", exercise_title="Stil", minutes=3, planned_s=200
        )
        journal.finish(name, "completed", 200)
        journal.store.keeps = keeps
    window.open_page("lookback")
    lookback = window.pages.lookback
    return (lookback.editor or lookback_states.open_note(lookback)).text


FIELDS: dict[str, Callable[[UiStage], Typed]] = {
    "question": question,
    "after": after,
    "sheet": sheet,
    "thought": thought,
    "step": step,
    "remarks": remarks,
    "edit": edit,
}
"""What brings the program to a field."""
ALWAYS = ("thought", "step")
"""What is put away is kept without history too: it is to come back."""


def kept(stage: UiStage) -> str:
    """Give all words in the file, from the file."""
    store = stage.herstel.journal.store
    words = [entry.note for entry in stage.herstel.journal.entries(limit=9)]
    words += [item.text for item in stage.herstel.journal.all_words()]
    for thought in thoughts_of(stage).begun():
        words += [thought.text, thought.next_step]
    for trial in SqliteTrials(store).all():
        for evening in trial.trial.evenings:
            words += [evening.remarks.words, evening.remarks.unpleasant_words]
    return "\n".join(words)


def said(field: Typed) -> str:
    """Give what can be read around a field, as far as what is said of its being kept."""
    form = field.parentWidget()
    while form is not None and not form.findChildren(SaidLine):
        form = form.parentWidget()
    assert form is not None
    return "\n".join(label.text() for label in form.findChildren(QLabel) if label.isVisibleTo(form))


def type_into(stage: UiStage, field: Typed, text: str) -> None:
    """Type, as far as that can be done there."""
    QTest.keyClicks(field, text)
    stage.settle()


def hand_over(stage: UiStage) -> None:
    """Go on, as someone does who is ready with what was typed."""
    window, pane = stage.herstel.window, stage.herstel.window.pane
    window.pages.reading.flush()
    if window.pages.lookback.editor is not None:
        window.pages.lookback.back()
    if pane.page is not None:
        pane.engine.practice.writing.save()
    elif pane.shown(Ending) is not None:
        form_in(pane, Ending).back_link.click()
    elif pane.shown(RemarksView) is not None:
        act(stage)
    stage.settle()


def switch(stage: UiStage, on: bool) -> None:
    stage.herstel.engine.settings.change(history=on)
    stage.settle()


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[UiStage]:
    made = make_stage(make_application(["herstel"]), tmp_path / "data")
    yield made
    made.close()


@pytest.mark.parametrize("name", FIELDS)
def test_with_history_it_is_kept(stage: UiStage, name: str) -> None:
    field = FIELDS[name](stage)
    assert OFF not in said(field)
    assert AT_END not in said(field)
    type_into(stage, field, "later")
    hand_over(stage)
    assert "later" in kept(stage)


@pytest.mark.parametrize("name", [name for name in FIELDS if name != "remarks"])
def test_without_history_it_is_said(stage: UiStage, name: str) -> None:
    switch(stage, on=False)
    field = FIELDS[name](stage)
    assert ("niets bewaard" in said(field)) is (name not in ALWAYS)
    type_into(stage, field, "later")
    hand_over(stage)
    assert ("later" in kept(stage)) is (name in ALWAYS)


@pytest.mark.parametrize("name", FIELDS)
def test_switched_off_meanwhile_it_is_said(stage: UiStage, name: str) -> None:
    field = FIELDS[name](stage)
    switch(stage, on=False)
    assert ("niets bewaard" in said(field)) is (name not in ALWAYS)
    type_into(stage, field, "later")
    hand_over(stage)
    assert ("later" in kept(stage)) is (name in ALWAYS)


@pytest.mark.parametrize("name", FIELDS)
def test_switched_on_again_what_stands_there_is_kept(stage: UiStage, name: str) -> None:
    if name == "remarks":
        first_evening(stage)
        switch(stage, on=False)
        field = last_form(stage)
    else:
        switch(stage, on=False)
        field = FIELDS[name](stage)
    type_into(stage, field, "eerder ")
    switch(stage, on=True)
    assert "niets bewaard" not in said(field)
    if name in ALWAYS:
        flush(stage)
    if name not in ("edit", "remarks"):  # nothing could be typed there; remarks are kept at the end
        assert "eerder" in kept(stage)
    type_into(stage, field, "later")
    hand_over(stage)
    assert "later" in kept(stage)


@pytest.mark.parametrize("name", ["question", "after", "sheet"])
def test_what_was_begun_without_history_is_kept_once_that_is_on(stage: UiStage, name: str) -> None:
    switch(stage, on=False)
    if name == "question":
        field = question(stage)
        type_into(stage, field, "later")
        hand_over(stage)
        stage.herstel.window.open_section("rest-and-recovery")
        switch(stage, on=True)
    else:
        stage.herstel.window.engine.begin_exercise(
            PracticeRequest("slow-breathing" if name == "after" else "three-good-things")
        )
        stage.advance(2)
        switch(stage, on=True)
        if name == "after":
            field = end(stage)
        else:
            stage.advance(12)
            page = stage.herstel.window.pane.page
            assert page is not None
            field = page.sheet
        type_into(stage, field, "later")
        hand_over(stage)
    assert "later" in kept(stage)


def test_another_text_size_meanwhile_changes_nothing(stage: UiStage) -> None:
    switch(stage, on=False)
    type_into(stage, question(stage), "later")
    stage.herstel.window.rebuild(lambda: None)
    stage.settle()
    reader = stage.herstel.window.pages.reading.reader
    assert reader is not None
    assert "niets bewaard" in said(reader.words)
    switch(stage, on=True)
    assert "later" in kept(stage)


@pytest.mark.parametrize("where", ["all", "everything"])
@pytest.mark.parametrize("name", [name for name in FIELDS if name not in ("edit",)])
def test_after_deleting_all_what_is_typed_later_is_kept_and_nothing_else(stage: UiStage, name: str, where: str) -> None:
    field = FIELDS[name](stage)
    type_into(stage, field, "eerder")
    flush(stage)
    if where == "all":
        window = stage.herstel.window
        window.open_page("settings")
        keep = window.pages.settings.data.keep
        assert keep is not None
        keep.erase.all.sure.click()
        assert keep.erase.said == "Alles is verwijderd. Je mag hier opnieuw beginnen, of niet."
    else:
        delete_everything(stage.herstel.journal.store)
    stage.settle()
    assert kept(stage).strip() == ""
    if name == "step":
        page = stage.herstel.window.pane.page
        assert page is not None
        field = page.sheet
    if name == "remarks":
        view = form_in(stage.herstel.window.pane, RemarksView)
        assert not field.isVisible()
        view.chips.chips["unpleasant"].click()
        view.field_link.click()
    if name == "question":  # with the answer about oneself gone, the section is laid out anew
        reader = stage.herstel.window.pages.reading.reader
        assert reader is not None
        field = reader.words
    type_into(stage, field, "later")
    hand_over(stage)
    assert "later" in kept(stage)
    assert "eerder" not in kept(stage)


def flush(stage: UiStage) -> None:
    """Have kept what was typed so far; the form stays."""
    pane = stage.herstel.window.pane
    stage.herstel.window.pages.reading.flush()
    if pane.page is not None:
        pane.engine.practice.writing.save()
    if pane.shown(Ending) is not None:
        form_in(pane, Ending).flush()


@pytest.mark.parametrize("name", ["after", "sheet", "question", "thought"])
def test_what_was_deleted_does_not_come_back_with_the_last_button(stage: UiStage, name: str) -> None:
    field = FIELDS[name](stage)
    type_into(stage, field, "eerder")
    flush(stage)
    delete_everything(stage.herstel.journal.store)
    hand_over(stage)
    stage.herstel.engine.practice.stop()
    stage.herstel.window.pane.close_form()
    assert kept(stage).strip() == ""


def test_deleting_only_the_note_of_the_open_form(stage: UiStage) -> None:
    field = after(stage)
    type_into(stage, field, "eerder")
    flush(stage)
    (entry,) = stage.herstel.journal.entries(limit=9)
    stage.herstel.journal.delete(entry.id)
    assert form_in(stage.herstel.window.pane, Ending).note.toPlainText() == ""
    type_into(stage, field, "later")
    hand_over(stage)
    (again,) = stage.herstel.journal.entries(limit=9)
    assert (again.note, again.exercise_id, again.outcome) == ("later", entry.exercise_id, "stopped")
    assert again.started_at == entry.started_at


@pytest.mark.parametrize("name", FIELDS)
def test_where_the_file_cannot_be_had_it_is_said(qapp: QApplication, tmp_path: Path, name: str) -> None:
    (tmp_path / "data").write_text("no folder", encoding="utf-8")
    stage = make_stage(make_application(["herstel"]), tmp_path / "data")
    assert stage.herstel.journal.store.path is None
    field = FIELDS[name](stage)
    assert AT_END in said(field)
    type_into(stage, field, "later")
    hand_over(stage)
    assert "later" in kept(stage)
    stage.close()


def test_an_evening_of_the_trial_without_history_at_its_end_does_not_count(stage: UiStage) -> None:
    field = remarks(stage)
    switch(stage, on=False)
    assert "Deze avond telt dan niet mee" in said(field)
    act(stage)
    assert stage.herstel.window.notices.text == (
        "Deze avond telde niet mee, omdat er niets bewaard wordt. Je kunt die later opnieuw doen."
    )
    switch(stage, on=True)
    (trial,) = SqliteTrials(stage.herstel.journal.store).all()
    assert [evening.progress.value for evening in trial.trial.evenings] == ["interrupted"]


def test_an_evening_of_the_trial_that_cannot_begin_says_why(stage: UiStage) -> None:
    after_evenings(0)(stage)
    view = stage.herstel.window.pages.trial.progress
    assert view is not None
    assert view.begin_button is not None
    view.begin_button.click()
    switch(stage, on=False)
    rate(stage, None)
    assert "bewaart nu geen geschiedenis" in stage.herstel.window.notices.text


def test_after_deleting_all_the_form_of_the_trial_says_where_words_go(stage: UiStage) -> None:
    field = remarks(stage)
    delete_everything(stage.herstel.journal.store)
    assert "De avondproef is verwijderd. Wat je hier schrijft, komt bij Terugblik." in said(field)
    view = form_in(stage.herstel.window.pane, RemarksView)
    view.chips.chips["unpleasant"].click()
    view.field_link.click()
    type_into(stage, view.field, "vervelend")
    act(stage)
    assert stage.herstel.window.notices.text == ""
    assert "vervelend" in kept(stage)
