"""What is kept: put on paper in Terugblik, and copied and deleted at *Gegevens*, without a dialog in between."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from herstel_app.core.parked_thoughts import Thought
from herstel_app.engine.lookback.printed_pages import MOST_PRINTED
from herstel_app.storage.store import Store
from herstel_app.storage.thoughts import WITHHELD_TEXT, Thoughts
from herstel_app.ui.kit.card import Card
from herstel_app.ui.pages.lookback.paper import PaperView
from herstel_app.ui.pages.settings.copies import CopiesCard
from herstel_app.ui.pages.settings.erase import ErasePart
from herstel_app.ui.pages.settings.keep_cards import KeepCards
from tests.helpers import lookback_states
from tests.helpers.disks import fill, hold, small_disk
from tests.helpers.notes import everything, many_evenings
from tests.helpers.screens import SECTION, fill_journal
from tests.helpers.widgets import texts_in
from tests.ui.conftest import UiStage, make_stage


@dataclass(frozen=True)
class Keeping:
    """What someone finds in both places."""

    paper: PaperView
    cards: KeepCards
    copies: CopiesCard
    erase: ErasePart


def opened(stage: UiStage) -> Keeping:
    """Go by way of the paper in Terugblik to *Gegevens*, and unfold what can be deleted."""
    fill_journal(stage.herstel)
    page, settings = lookback_states.page_of(stage), stage.herstel.window.pages.settings
    page.show_view("paper")
    page.paper.data_link.click()
    stage.settle()
    settings.data.deleting.fold.click()
    stage.settle()
    cards = settings.data.keep
    assert cards is not None
    return Keeping(page.paper, cards, cards.copies, cards.erase)


def test_the_paper_stands_alone_in_terugblik_and_a_link_leads_to_all_else(stage: UiStage) -> None:
    lookback_states.view("paper")(stage)
    window = stage.herstel.window
    page = window.pages.lookback
    assert (page.findChildren(KeepCards), page.findChildren(Card)) == ([], [])
    assert str(store_of(stage).path) not in texts_in(page)
    window.activateWindow()
    page.paper.data_link.setFocus()
    page.paper.data_link.click()
    stage.settle()
    assert window.page == "settings"
    assert window.pages.settings.data.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.pages.settings.isAncestorOf(focus) or focus is window.pages.settings


def own_words(stage: UiStage) -> str:
    """Give what stands beside the text itself."""
    reading = stage.herstel.window.pages.reading
    reading.open(SECTION)
    assert reading.reader is not None
    return reading.reader.words.toPlainText()


def store_of(stage: UiStage) -> Store:
    return stage.herstel.journal.store


def pdf_text(file: Path) -> str:
    document = QPdfDocument()
    assert document.load(str(file)) == QPdfDocument.Error.None_
    text = "\n".join(document.getAllText(page).text() for page in range(document.pageCount()))
    document.close()
    return text


def test_a_pdf_of_a_period_in_dutch_on_a4(stage: UiStage, tmp_path: Path) -> None:
    keep, file = opened(stage), tmp_path / "terugblik.pdf"
    lookback_states.answer_weeks(stage, range(3))
    keep.paper.ask_save = lambda *_: file
    keep.paper.pdf_button.click()
    assert keep.paper.said == f"Bewaard in {file}"
    document = QPdfDocument()
    document.load(str(file))
    size = document.pagePointSize(0).toSize()
    document.close()
    assert size in (QSize(595, 842), QSize(595, 841))
    text = " ".join(pdf_text(file).split())
    for expected in (
        "23 augustus tot en met 22 november 2026",
        "zondag 22 november 2026",
        "21:40 · Langzaam ademen · 5,5 minuten",
        "strak of zacht 3 → 6; ruimte in je hoofd 2 → 5",
        "Mijn schouders zakten pas na een paar minuten.",
        "In de auto, als ik thuis ben en nog niet uitstap.",
        "Vragen over je week",
        "niet getoetst",
    ):
        assert expected in text, expected
    urls: list[object] = []

    def remember(url: QUrl | str) -> bool:
        urls.append(url)
        return True

    keep.paper.open_url = remember
    keep.paper.open_link.click()
    assert urls == [QUrl.fromLocalFile(str(file))]


def test_own_words_can_stay_at_home(stage: UiStage, tmp_path: Path) -> None:
    keep, file = opened(stage), tmp_path / "terugblik.pdf"
    keep.paper.ask_save = lambda *_: file
    keep.paper.words.switch.click()
    keep.paper.pdf_button.click()
    text = pdf_text(file)
    assert "Langzaam ademen" in text
    assert "schouders" not in text
    assert "In de auto" not in text


def test_a_period_is_only_that_period(stage: UiStage, tmp_path: Path) -> None:
    keep, file = opened(stage), tmp_path / "terugblik.pdf"
    keep.paper.ask_save = lambda *_: file
    keep.paper.picker.choose_own(date(2026, 11, 20), date(2026, 11, 20))
    keep.paper.pdf_button.click()
    assert "De regen" in pdf_text(file)
    assert "Langzaam ademen" not in pdf_text(file)
    file.unlink()
    keep.paper.picker.choose_own(date(2020, 1, 2), date(2020, 1, 1))
    keep.paper.pdf_button.click()
    assert keep.paper.said == "In deze periode staat er niets."
    assert not file.exists()


def test_two_dates_of_ones_own_are_not_said_once_more(stage: UiStage) -> None:
    picker = opened(stage).paper.picker

    def said() -> list[str]:
        labels = [each for each in picker.findChildren(QLabel) if each.isVisibleTo(picker)]
        return [each.text() for each in labels if "2026" in each.text()]

    assert said() == ["23 augustus tot en met 22 november 2026"]
    picker.choose_own(date(2026, 11, 1), date(2026, 11, 15))
    assert said() == []
    picker.choose_own(date(2026, 11, 15), date(2026, 11, 1))
    assert said() == ["1 tot en met 15 november 2026"], "they stand the wrong way round"


def test_markup_in_notes_is_only_text(stage: UiStage, tmp_path: Path) -> None:
    keep, file = opened(stage), tmp_path / "terugblik.pdf"
    name = stage.herstel.journal.entries(limit=1)[0].id
    stage.herstel.journal.set_note(name, "<b>vet</b> & <img src='x'>")
    keep.paper.ask_save = lambda *_: file
    keep.paper.pdf_button.click()
    assert "<b>vet</b> & <img src='x'>" in pdf_text(file)


def test_too_much_to_print_is_said(stage: UiStage) -> None:
    many_evenings(store_of(stage), MOST_PRINTED + 1, stage.clock.now())
    keep = opened(stage)
    keep.paper.picker.choose_own(date(2000, 1, 1), date(2026, 12, 1))
    keep.paper.pdf_button.click()
    assert keep.paper.said == "Die periode is te lang. Kies een kortere periode."


def test_a_file_that_cannot_be_written_is_said(stage: UiStage, tmp_path: Path) -> None:
    keep, file = opened(stage), tmp_path / "map"
    file.mkdir()
    keep.paper.ask_save = lambda *_: file
    keep.paper.pdf_button.click()
    assert keep.paper.said == f"{file} is niet te schrijven: dit is een map, geen bestand."
    keep.copies.ask_save = lambda *_: file
    keep.copies.json_button.click()
    assert "is niet te schrijven" in keep.copies.said


@pytest.mark.parametrize("button", ["pdf_button", "json_button", "csv_button"])
def test_a_full_disk_is_told_and_keeps_the_file_that_was_there(stage: UiStage, tmp_path: Path, button: str) -> None:
    keep = opened(stage)
    card = keep.paper if button == "pdf_button" else keep.copies
    with small_disk(tmp_path / "klein") as disk:
        file = disk / "terugblik.deel"
        file.write_bytes(b"de goede")
        fill(disk)
        card.ask_save = lambda *_: file
        getattr(card, button).click()
        assert card.said == f"{file} is niet te schrijven: de schijf is vol."
        assert file.read_bytes() == b"de goede"
        assert sorted(item.name for item in disk.iterdir()) == ["terugblik.deel", "vol"]


def test_a_disk_that_is_nearly_full_holds_no_half_pdf(stage: UiStage, tmp_path: Path) -> None:
    keep = opened(stage)
    with small_disk(tmp_path / "klein") as disk:
        file = disk / "terugblik.pdf"
        fill(disk, but=8192)  # the first pages fit, the last do not
        keep.paper.ask_save = lambda *_: file
        keep.paper.pdf_button.click()
        assert keep.paper.said == f"{file} is niet te schrijven: de schijf is vol."
        assert [item.name for item in disk.iterdir()] == ["vol"]


@pytest.mark.parametrize("full", [True, False])
def test_printing_to_a_file_is_saving_one(
    stage: UiStage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: bool
) -> None:
    keep = opened(stage)
    with small_disk(tmp_path / "klein", kilobytes=400) as disk:
        file = disk / "print.pdf"
        file.write_bytes(b"de goede")

        def choose(dialog: QPrintDialog) -> int:
            dialog.printer().setOutputFileName(str(file))
            return QDialog.DialogCode.Accepted

        monkeypatch.setattr(QPrintDialog, "exec", choose)
        if full:
            fill(disk)
        keep.paper.print_button.click()
        if full:
            assert keep.paper.said == "Afdrukken lukt nu niet: de schijf is vol."
            assert file.read_bytes() == b"de goede"
        else:
            assert keep.paper.said == f"Bewaard in {file}"
            assert "Terugblik" in pdf_text(file)


def test_printing_asks_for_a_printer_first(stage: UiStage) -> None:
    keep = opened(stage)
    printed: list[str] = []

    def refuse(parent: QWidget, document: QTextDocument) -> bool:
        return False

    def accept(parent: QWidget, document: QTextDocument) -> bool:
        printed.append(document.toPlainText())
        return True

    keep.paper.print_document = refuse
    keep.paper.print_button.click()
    assert (printed, keep.paper.said) == ([], "")
    keep.paper.print_document = accept
    keep.paper.print_button.click()
    assert "Langzaam ademen" in printed[0]
    assert keep.paper.said == "Naar de printer gestuurd."


@pytest.mark.parametrize("ending", ["json", "zip"])
def test_a_copy_goes_out_and_comes_back_exactly(stage: UiStage, tmp_path: Path, ending: str) -> None:
    keep, file = opened(stage), tmp_path / f"kopie.{ending}"
    asked: list[str] = []

    def choose(parent: QWidget, title: str, suggested: str, kind: str) -> Path:
        asked.append(suggested)
        return file

    keep.copies.ask_save = choose
    (keep.copies.json_button if ending == "json" else keep.copies.csv_button).click()
    assert asked == [f"herstel-2026-11-22.{ending}"]
    assert keep.copies.said == f"Bewaard in {file}"
    before = everything(store_of(stage))
    keep.erase.all.ask.click()
    keep.erase.all.sure.click()
    assert keep.erase.said == "Alles is verwijderd. Je mag hier opnieuw beginnen, of niet."
    assert all(rows == [] for rows in everything(store_of(stage)).values())
    assert own_words(stage) == ""
    keep.copies.ask_open = lambda *_: file
    keep.copies.import_button.click()
    assert keep.copies.said == f"kopie.{ending} is teruggehaald."
    assert everything(store_of(stage)) == before
    assert own_words(stage).startswith("In de auto")
    keep.copies.import_button.click()
    assert keep.copies.said == f"Alles uit kopie.{ending} stond er al."
    name = stage.herstel.journal.entries(limit=1)[0].id
    stage.herstel.journal.delete(name)
    keep.copies.import_button.click()
    assert "Wat er al stond, bleef zoals het was." in keep.copies.said
    assert everything(store_of(stage)) == before


def test_a_copy_is_private_and_says_what_it_leaves_out(stage: UiStage, tmp_path: Path) -> None:
    keep, file = opened(stage), tmp_path / "kopie.zip"
    now = stage.clock.now()
    morning = now.replace(hour=9) + timedelta(days=1)
    Thoughts(store_of(stage)).park("a", [Thought("zeldzaam-woord")], morning, now)
    keep.cards.refresh()
    assert WITHHELD_TEXT in texts_in(keep.copies)
    keep.copies.ask_save = lambda *_: file
    keep.copies.csv_button.click()
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as bundle:
        assert json.loads(bundle.read("herstel.json"))["withheld"] == WITHHELD_TEXT
        assert not any(b"zeldzaam-woord" in bundle.read(name) for name in bundle.namelist())


def test_a_foreign_file_changes_nothing_and_says_why(stage: UiStage, tmp_path: Path) -> None:
    keep, file = opened(stage), tmp_path / "foto.json"
    before = everything(store_of(stage))
    keep.copies.ask_open = lambda *_: file
    keep.copies.import_button.click()
    assert keep.copies.said.startswith(f"{file} is niet te lezen")
    file.write_bytes(b"\x89PNG")
    keep.copies.import_button.click()
    assert keep.copies.said == "Er is niets veranderd. foto.json, regel 1: dit is geen tekst in UTF-8."
    assert everything(store_of(stage)) == before


def test_nothing_chosen_is_nothing_done(stage: UiStage) -> None:
    keep = opened(stage)
    keep.copies.ask_save = keep.paper.ask_save = lambda *_: None
    keep.copies.ask_open = lambda *_: None
    for each in (keep.copies.json_button, keep.copies.csv_button, keep.copies.import_button, keep.paper.pdf_button):
        each.click()
    assert (keep.copies.said, keep.paper.said) == ("", "")


def test_a_period_is_deleted_and_asked_twice(stage: UiStage) -> None:
    keep = opened(stage)
    keep.erase.picker.choose_own(date(2026, 11, 21), date(2026, 11, 22))
    keep.erase.period.ask.click()
    keep.erase.period.no.click()
    assert len(stage.herstel.journal.entries(limit=9)) == 3
    keep.erase.period.ask.click()
    keep.erase.period.sure.click()
    assert keep.erase.said == "Verwijderd: 21 tot en met 22 november 2026."
    assert [entry.exercise_id for entry in stage.herstel.journal.entries(limit=9)] == ["natural-breath"]
    keep.erase.period.ask.click()
    keep.erase.period.sure.click()
    assert keep.erase.said == "In deze periode stond er niets."


def test_periods_end_with_this_evening(stage: UiStage) -> None:
    keep = opened(stage)
    assert keep.erase.picker.period == (date(2026, 10, 23), date(2026, 11, 22))
    keep.erase.picker.chips["year"].click()
    assert keep.erase.picker.period == (date(2025, 11, 22), date(2026, 11, 22))
    keep.erase.picker.chips["own"].click()
    assert keep.erase.picker.first.isVisible()
    keep.erase.picker.first.show_day(date(2026, 12, 24))
    assert keep.erase.picker.period == (date(2026, 11, 22), date(2026, 12, 24))
    stage.clock.wall += timedelta(days=1)
    keep.erase.picker.chips["month"].click()
    assert keep.erase.picker.period[1] == date(2026, 11, 23)


def test_without_a_folder_it_is_said_that_notes_are_nowhere(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map", encoding="utf-8")
    stage = make_stage(qapp, tmp_path / "bestand" / "data")
    opened(stage)
    assert "Je notities worden niet bewaard" in texts_in(stage.herstel.window.pages.settings.data)
    stage.close()


def test_nothing_comes_back_while_nothing_is_kept(stage: UiStage) -> None:
    keep = opened(stage)
    stage.herstel.engine.settings.change(history=False)
    assert not keep.copies.import_button.isEnabled()
    assert not keep.cards.history.switch.isChecked()


def test_a_copy_that_another_program_holds_is_told(
    stage: UiStage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, file = opened(stage), tmp_path / "kopie.json"
    keep.copies.ask_save = lambda *_: file
    keep.copies.json_button.click()
    keep.copies.ask_open = lambda *_: file
    held = True
    hold(monkeypatch, ("open",), lambda path: path == file and held)
    keep.copies.import_button.click()
    assert keep.copies.said == f"{file} is niet te lezen: een ander programma houdt dit bestand vast."
    held = False
    keep.copies.import_button.click()
    assert keep.copies.said == "Alles uit kopie.json stond er al."
