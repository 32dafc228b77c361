"""A therapist's own file: from the document to the page *Oefeningen*, and done to its end."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from herstel_app.app import make_application
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionState
from herstel_app.ui.practice.offer import Offer
from tests.helpers.disks import hold
from tests.helpers.document import EXAMPLE, example
from tests.helpers.forms import form_in
from tests.helpers.widgets import texts_in
from tests.ui.conftest import UiStage, make_stage


def put(stage_folder: Path, old: str = "", new: str = "") -> None:
    """Do what the document says, perhaps with something else in it: make the folder and the file."""
    own = stage_folder / "inhoud"
    own.mkdir(parents=True, exist_ok=True)
    (own / f"{EXAMPLE}.yaml").write_text(example().replace(old, new) if old else example(), encoding="utf-8")


def is_seen(stage: UiStage) -> bool:
    window = stage.herstel.window
    window.open_page("exercises")
    stage.settle()
    card = window.pages.exercises.cards.get(EXAMPLE)
    return card is not None and card.isVisible() and "Handen laten liggen" in card.accessibleName()


def test_an_exercise_that_is_off_gets_its_switch(stage: UiStage, tmp_path: Path) -> None:
    window = stage.herstel.window
    put(tmp_path / "data", "closing:", "opt_in: Alleen na overleg met mij.\nclosing:")
    assert not is_seen(stage)
    window.open_page("settings")
    switch = window.pages.settings.practice.allowed[EXAMPLE].switch
    assert switch.accessibleDescription() == "Alleen na overleg met mij."
    switch.click()
    assert is_seen(stage)
    (tmp_path / "data" / "inhoud" / f"{EXAMPLE}.yaml").unlink()
    window.open_page("settings")
    assert EXAMPLE not in window.pages.settings.practice.allowed


@pytest.mark.parametrize(("variant", "minutes"), [(None, 3), ("no-fist", 5)])
def test_the_example_is_seen_and_done_to_its_end(
    qapp: QApplication, tmp_path: Path, variant: str | None, minutes: float
) -> None:
    put(tmp_path)
    stage = make_stage(make_application(["herstel"]), tmp_path)
    window = stage.herstel.window
    assert is_seen(stage)
    assert window.notices.text == ""
    window.pages.exercises.cards[EXAMPLE].choose_button.click()
    assert window.pane.shown(Offer)
    window.engine.offer(PracticeRequest(EXAMPLE, minutes, variant))
    form_in(window.pane, Offer).begin_button.click()
    seen = set()
    for _ in range(round(60 * minutes) + 30):
        stage.advance(1)
        if frame := stage.herstel.engine.practice.frame:
            seen.add(frame.text)
    assert stage.herstel.engine.practice.state is SessionState.ENDED
    seen |= set(texts_in(window.pane.running).splitlines())
    assert "Klaar. Je handen mogen nog blijven liggen." in seen
    assert ("Maak links een losse vuist." in seen) == (variant is None)
    (entry,) = stage.herstel.journal.entries(limit=5)
    assert (entry.exercise_title, entry.outcome) == ("Handen laten liggen", "completed")
    stage.close()


def test_a_file_that_is_made_while_the_program_is_open_is_seen(stage: UiStage, tmp_path: Path) -> None:
    assert not is_seen(stage)
    put(tmp_path / "data")
    assert is_seen(stage)
    window = stage.herstel.window
    window.engine.offer(PracticeRequest(EXAMPLE))
    put(tmp_path / "data", "group: body", "group: buik")
    assert not is_seen(stage)
    assert "regel 3, veld 'group'" in window.notices.text
    assert window.pane.is_empty
    put(tmp_path / "data")
    assert is_seen(stage)
    assert window.notices.text == ""


def test_a_file_that_another_program_holds_is_read_when_it_is_let_go(
    stage: UiStage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "data")
    held = True
    hold(monkeypatch, ("open",), lambda file: file.suffix == ".yaml" and file.stem == EXAMPLE and held)
    assert not is_seen(stage)
    assert "niet te lezen (een ander programma houdt dit bestand vast)" in stage.herstel.window.notices.text
    held = False
    assert is_seen(stage)
    assert stage.herstel.window.notices.text == ""
