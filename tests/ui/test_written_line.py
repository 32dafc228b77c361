"""Wherever a note keeps itself, one quiet word says that it is written, and only once it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from herstel_app.core.errors import StorageError
from herstel_app.storage.store import Store
from herstel_app.ui.kit.autosave_field import AutosaveField
from herstel_app.ui.kit.written_line import WrittenLine
from herstel_app.ui.pages.tonight.good_night_view import GoodNightView
from tests.helpers import lookback_states
from tests.helpers.forms import open_note
from tests.helpers.screens import SECTION
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage


def refuse(_store: Store) -> NoReturn:
    raise StorageError("de schijf is vol")


Place = Callable[[UiStage], tuple[AutosaveField, QWidget]]


def at_the_end(stage: UiStage) -> tuple[AutosaveField, QWidget]:
    stage.herstel.engine.still_a_while()
    stage.advance(400)
    ending = open_note(stage.herstel.window.pane)
    return ending.note, ending


def at_good_night(stage: UiStage) -> tuple[AutosaveField, QWidget]:
    stage.herstel.engine.still_a_while()
    stage.advance(400)
    stage.herstel.engine.programmes.leave()
    stage.herstel.window.open_page("tonight")
    stage.settle()
    tonight = stage.herstel.window.pages.tonight
    view = tonight.findChild(GoodNightView)
    assert view is not None
    ending = view.ending
    ending.note_link.click()
    return ending.note, ending


def in_a_text(stage: UiStage) -> tuple[AutosaveField, QWidget]:
    stage.herstel.window.open_section(SECTION)
    stage.settle()
    reader = stage.herstel.window.pages.reading.reader
    assert reader
    reader.question_link.setChecked(True)
    return reader.words, reader


def in_lookback(stage: UiStage) -> tuple[AutosaveField, QWidget]:
    editor = lookback_states.open_note(lookback_states.fill(stage))
    return editor.text, editor


PLACES: list[Place] = [at_the_end, at_good_night, in_a_text, in_lookback]


def shown(stage: UiStage, place: Place) -> tuple[AutosaveField, WrittenLine]:
    field, around = place(stage)
    stage.settle()
    (line,) = around.findChildren(WrittenLine)
    assert line.text() == "bewaard"
    return field, line


@pytest.mark.parametrize("place", PLACES)
def test_it_is_said_once_it_is_written_until_more_is_typed(place: Place, stage: UiStage) -> None:
    field, line = shown(stage, place)
    assert not line.isVisible()
    QTest.keyClicks(field, "rust")
    assert not line.isVisible(), "not yet"
    before = field.mapToGlobal(QPoint())
    assert comes(line.isVisible)
    stage.settle()
    assert field.mapToGlobal(QPoint()) == before, "nothing moves"
    assert line.mapToGlobal(QPoint()).y() >= field.mapToGlobal(QPoint(0, field.height())).y()
    QTest.keyClicks(field, "iger")
    assert not line.isVisible()
    field.clear()
    field.flush()
    assert not line.isVisible(), "of nothing there is nothing to say"


@pytest.mark.parametrize("place", PLACES)
def test_where_it_cannot_be_written_it_is_not_said(
    place: Place, stage: UiStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    field, line = shown(stage, place)
    with monkeypatch.context() as patch:
        patch.setattr(Store, "change", refuse)
        QTest.keyClicks(field, "rust")
        field.flush()
        assert not line.isVisible()


@pytest.mark.parametrize("place", [at_the_end, in_a_text])
def test_where_nothing_is_kept_it_is_not_said(place: Place, stage: UiStage) -> None:
    stage.herstel.engine.settings.change(history=False)
    field, line = shown(stage, place)
    QTest.keyClicks(field, "rust")
    field.flush()
    assert not line.isVisible()
