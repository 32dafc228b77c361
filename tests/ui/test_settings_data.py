"""Instellingen, *Gegevens* and *Over*."""

from __future__ import annotations

import importlib.metadata
import json
import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

import herstel_app
from herstel_app.app import make_application
from herstel_app.paths import DataDir
from herstel_app.ui.kit.path_line import PathLine
from herstel_app.ui.pages.settings.about import AboutSection, Part, parts
from herstel_app.ui.pages.settings.data import DataSection
from herstel_app.ui.pages.settings.keep_cards import KeepCards
from tests.content.wording import FORBIDDEN, LONGEST_SENTENCE_WORDS, sentences, words
from tests.helpers.screens import fill_journal
from tests.ui.conftest import UiStage, make_stage

ROOT = Path(herstel_app.__file__).parents[1]


def opened(stage: UiStage) -> tuple[DataSection, KeepCards]:
    stage.herstel.window.open_page("settings")
    stage.settle()
    data = stage.herstel.window.pages.settings.data
    assert data.keep is not None
    return data, data.keep


def texts(part: QWidget) -> list[str]:
    return [item.accessibleName() or item.text() for item in part.findChildren(QLabel)]


class Desktop:
    """Opens what it is asked, or not."""

    def __init__(self, works: bool = True) -> None:
        self.works, self.asked = works, list[str]()

    def open_url(self, url: QUrl | str) -> bool:
        self.asked.append(QUrl(url).toLocalFile())
        return self.works


def test_nothing_of_it_is_made_before_someone_comes(stage: UiStage) -> None:
    settings = stage.herstel.window.pages.settings
    assert settings.data.keep is None
    assert settings.about.findChildren(QLabel) == []
    opened(stage)
    assert settings.data.keep is not None
    kept = settings.data.keep
    stage.herstel.window.open_page("tonight")
    assert opened(stage)[1] is kept


def test_it_says_where_everything_is_and_opens_that_folder(stage: UiStage, tmp_path: Path) -> None:
    data, _ = opened(stage)
    assert data.folder_line.toPlainText() == str(tmp_path / "data")
    desktop = Desktop()
    data.opener.open_url = desktop.open_url
    data.folder_button.click()
    assert [Path(name) for name in desktop.asked] == [tmp_path / "data"]
    assert (tmp_path / "data" / "journal.db").is_file()


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_that_does_not_open_is_told(stage: UiStage, tmp_path: Path, there: bool) -> None:
    opened(stage)
    about = stage.herstel.window.pages.settings.about
    desktop = Desktop(works=False)
    about.opener.open_url = desktop.open_url
    folder = DataDir(tmp_path / "data").logs
    if not there:
        about.opener.open(tmp_path / "nergens")
        folder = tmp_path / "nergens"
    else:
        about.log_button.click()
    assert desktop.asked == ([str(folder)] if there else [])
    assert stage.herstel.window.notices.text == f"De map {folder} gaat hier niet open."


def test_the_switch_is_in_step_with_the_link_in_terugblik(stage: UiStage) -> None:
    _, cards = opened(stage)
    cards.history.switch.click()
    assert not stage.herstel.engine.settings.settings.history
    assert not cards.copies.import_button.isEnabled()
    stage.herstel.window.pages.lookback.off_link.click()
    assert cards.history.switch.isChecked()
    assert cards.copies.import_button.isEnabled()


def test_a_switch_that_was_turned_before_the_cards_were_made_shows_so(stage: UiStage) -> None:
    stage.herstel.engine.settings.change(history=False)
    _, cards = opened(stage)
    assert not cards.history.switch.isChecked()
    assert not cards.copies.import_button.isEnabled()


def test_a_copy_is_made_and_everything_deleted_and_read_back(stage: UiStage, tmp_path: Path) -> None:
    fill_journal(stage.herstel)
    window, journal = stage.herstel.window, stage.herstel.journal
    window.open_page("lookback")
    note = next(iter(journal.entries(limit=1)))
    window.pages.lookback.open_note(note)
    _, cards = opened(stage)
    file = tmp_path / "kopie.json"
    cards.copies.ask_save = lambda *_: file
    cards.copies.json_button.click()
    assert len(json.loads(file.read_text(encoding="utf-8"))["tables"]["entries"]) == 3
    cards.erase.all.ask.click()
    cards.erase.all.sure.click()
    assert journal.entries(limit=9) == []
    # The note that was open in Terugblik is gone, and so is the page about it.
    assert window.pages.lookback.editor is None
    assert window.pages.reading.reader is not None
    cards.copies.ask_open = lambda *_: file
    cards.copies.import_button.click()
    assert cards.copies.said == "kopie.json is teruggehaald."
    window.open_page("lookback")
    stage.settle()
    assert window.pages.lookback.evenings.timeline.count == 4


def test_the_period_to_delete_begins_from_the_evening_of_now(stage: UiStage) -> None:
    _, cards = opened(stage)
    before = cards.erase.picker.period
    stage.clock.wall = stage.clock.wall.replace(month=12)
    _, cards = opened(stage)
    assert cards.erase.picker.period > before


@pytest.mark.parametrize("width", [300, 700])
def test_a_long_path_folds_and_is_copied_as_it_is(qapp: QApplication, width: int) -> None:
    path = "/home/iemand" + "/een-map-met-een-lange-naam" * 5 + r"\x\y"
    holder = QWidget()
    column = QVBoxLayout(holder)
    line = PathLine(path)
    column.addWidget(line)
    holder.resize(width, 300)
    holder.show()
    qapp.processEvents()
    lines = line.document().firstBlock().layout().lineCount()
    assert lines >= 2
    assert line.height() >= lines * line.fontMetrics().height()
    assert line.document().idealWidth() <= line.viewport().width()
    line.selectAll()
    line.copy()
    assert qapp.clipboard().text() == path
    assert line.accessibleName() == path
    holder.close()


def test_without_a_file_it_says_that_notes_are_lost(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "kapot" / "journal.db").mkdir(parents=True)
    stage = make_stage(make_application(["herstel"]), tmp_path / "kapot")
    data, _ = opened(stage)
    assert any("weg als je afsluit" in text for text in texts(data))
    stage.close()


def test_it_says_what_this_is_and_where_it_comes_from(stage: UiStage) -> None:
    opened(stage)
    about = stage.herstel.window.pages.settings.about
    said = " ".join(texts(about))
    for expected in (herstel_app.__version__, "SlaapBalans", "niet namens hen", "MIT-licentie", "LGPL-2.1"):
        assert expected in said


def test_it_tells_about_qt(stage: UiStage) -> None:
    opened(stage)
    about, told = stage.herstel.window.pages.settings.about, list[bool]()
    about.about_qt = lambda: told.append(True)
    about.qt_button.click()
    assert told == [True]


def test_what_it_is_built_on_is_what_pyproject_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[<>=]", item)[0] for item in project["dependencies"]}
    assert {part.name for part in parts()} == names
    assert len(parts()) == len(names)


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.name)
def test_its_licence_is_the_one_that_the_package_itself_names(part: Part) -> None:
    data = importlib.metadata.metadata(part.name).json
    named = str(data.get("license_expression") or data["license"])
    first = named.splitlines()[0].split(" OR ")[0].split(" AND ")[0]
    family, *numbers = re.findall(r"[A-Z]{3,}|\d(?:\.\d)?", first)
    wanted, *wanted_numbers = re.findall(r"[A-Z]{3,}|\d(?:\.\d)?", part.licence)
    assert (family, numbers) == (wanted, wanted_numbers)


@pytest.mark.parametrize("page", ["data", "about"])
def test_its_words_are_ours(stage: UiStage, page: str) -> None:
    opened(stage)
    section: DataSection | AboutSection = getattr(stage.herstel.window.pages.settings, page)
    for text in texts(section):
        assert FORBIDDEN.findall(text) == []
        assert "!" not in text
        assert [part for part in sentences(text) if len(words(part)) > LONGEST_SENTENCE_WORDS] == []


def test_the_button_copies_it_and_says_so(stage: UiStage) -> None:
    about = stage.herstel.window.pages.settings.about
    stage.herstel.window.open_page("settings")
    stage.settle()
    about.report_button.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith(f"Herstel {herstel_app.__version__}")
    assert any(line.startswith("geluid: ") for line in copied)
    assert stage.herstel.window.notices.text == "De gegevens zijn gekopieerd. Plak ze in je melding."


def test_what_is_done_most_is_the_button_and_what_belongs_together_stands_in_one_row(stage: UiStage) -> None:
    data, cards = opened(stage)
    stage.herstel.window.pages.settings.show_section("Gegevens")
    data.deleting.fold.setChecked(True)
    cards.copies.more.fold.setChecked(True)
    stage.settle()
    copies, about = cards.copies, stage.herstel.window.pages.settings.about
    assert [each.property("role") for each in (copies.json_button, copies.import_button, copies.csv_button)] == [
        None, "link", "link",
    ]  # fmt: skip
    assert not [each for each in data.findChildren(QPushButton) if each.property("role") == "primary"]
    rows = (copies.json_button, copies.import_button), tuple(cards.erase.picker.chips.values())
    stage.herstel.window.pages.settings.show_section("Over")
    stage.settle()
    assert [each.property("role") for each in (about.report_button, about.log_button)] == [None, "link"]
    for row in rows:
        middles = [each.geometry().center().y() for each in row]
        assert max(middles) - min(middles) <= 1
        assert len({each.height() for each in row if not each.property("role")}) <= 1
