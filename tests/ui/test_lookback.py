"""Terugblik: what was noted is found back, changed and deleted; by mouse, by keyboard, and after twenty years."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.records import Entry
from herstel_app.core.signals import Readings
from herstel_app.engine.lookback.month import CAUTION, EACH_DOT
from herstel_app.engine.lookback.note_list import CHUNK
from herstel_app.storage.erasing import delete_everything
from herstel_app.ui.kit.basic import BEARING_PX
from herstel_app.ui.kit.card import SIDE as CARD_SIDE
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.column import PAGE_WIDTH
from herstel_app.ui.kit.dates import length_words, near_evening_words, near_period_words, period_words
from herstel_app.ui.kit.dots import DotPicture
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.pages.lookback.card import TappedRows
from herstel_app.ui.pages.lookback.evening_row import SIDE, EveningRow
from herstel_app.ui.pages.lookback.evenings import MOST_NOTES
from herstel_app.ui.pages.lookback.line_to_come import FLAT_SHARE, LineToCome
from herstel_app.ui.pages.lookback.month_exercises import ChangeStrip, MonthRow
from herstel_app.ui.pages.lookback.page import LookbackPage
from herstel_app.ui.practice.ending import Ending
from tests.helpers import lookback_states
from tests.helpers.begun import begin_with
from tests.helpers.forms import open_note
from tests.helpers.notes import many_evenings
from tests.helpers.screen_states import STATES
from tests.helpers.screens import come_to_rest, fill_journal
from tests.helpers.tabbing import show_focus
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage, make_stage
from tests.ui.stage_parts import notices

MANY = 30_000
MOST_S = 0.2


def opened(stage: UiStage) -> LookbackPage:
    fill_journal(stage.herstel)
    page = lookback_states.page_of(stage)
    stage.settle()
    return page


def rows(page: LookbackPage) -> list[EveningRow]:
    return list(page.evenings.timeline.rows.values())


def spoken(page: LookbackPage) -> list[str]:
    return [row.accessibleName() for row in rows(page)]


def said(widget: QWidget) -> str:
    """Give all text of labels that is visible."""
    return "\n".join(item.text() for item in widget.findChildren(QLabel) if item.isVisible())


def to_the_end(page: LookbackPage) -> None:
    bar = page.column.verticalScrollBar()
    bar.setValue(bar.maximum())


def newest(stage: UiStage) -> Entry:
    return stage.herstel.journal.entries(limit=1)[0]


def press(stage: UiStage, key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget() or stage.herstel.window, key)
    stage.settle()


def test_an_empty_journal_asks_for_nothing(stage: UiStage) -> None:
    page = lookback_states.page_of(stage)
    assert said(page).splitlines() == ["Terugblik", "Je eerste avond komt hier vanzelf te staan. Er hoeft niets."]
    assert [each for each in page.findChildren(QAbstractButton) if each.isVisible()] == []
    assert rows(page) == []
    (drawing,) = page.findChildren(LineToCome)
    assert drawing.isVisible(), "the flat line that becomes a wave"
    title = next(each for each in page.findChildren(QLabel) if each.text() == "Terugblik")
    assert drawing.mapTo(page, QPoint()).x() == title.mapTo(page, QPoint()).x()
    assert drawing.width() == stage.herstel.theme.px(PAGE_WIDTH), "across the whole column"
    assert drawing.accessibleName() == ""
    picture, flat = drawing.grab().toImage(), round(FLAT_SHARE * drawing.width())
    rest = stage.herstel.theme.color("rest_line")
    assert all(picture.pixelColor(x, drawing.height() - 2) == rest for x in (20, flat // 2, flat - 4)), (
        "mauve to its end"
    )
    lookback_states.first(stage)
    page.refresh()
    assert not drawing.isVisible()


def test_each_evening_is_one_line_with_all_that_was_noted(stage: UiStage) -> None:
    page = opened(stage)
    assert spoken(page) == [
        "vanavond. langzaam ademen 5,5 minuten. Mijn schouders zakten pas na een paar minuten.",
        (
            "zaterdag. stilzitten anderhalve minuut. bij het lezen: Rust is nog geen herstel. "
            "In de auto, als ik thuis ben en nog niet uitstap."
        ),
        "vrijdag. je eigen adem 5,5 minuten. De regen hoorde ik meer dan mijn adem. Dat was fijn.",
    ]


def test_an_evening_unfolds_into_its_words_and_links_and_folds_again(stage: UiStage) -> None:
    page = lookback_states.week(stage)
    timeline = page.evenings.timeline
    stage.settle()
    height = timeline.height()
    rows(page)[0].click()
    stage.settle()
    inside = next(iter(timeline.open.values()))
    assert "Na afloop: meer ruimte in je hoofd." in said(inside)
    assert "Om 21:40. Lang uitademen 5 minuten, stilzitten 3 minuten." in said(inside)
    beside = stage.herstel.theme.space(12) + stage.herstel.theme.px(160) + stage.herstel.theme.space(40)
    assert inside.x() == beside, "below the words"
    assert inside.numbers.text() == "bekijk je meting"
    assert inside.change.text() == "verander"
    links = list(inside.changes.values())
    assert [link.isVisible() for link in links] == [False, False]
    inside.change.click()
    assert [link.text() for link in links] == ["lang uitademen", "stilzitten"]
    assert links[0].accessibleName() == "Verander of verwijder: Lang uitademen, 21:40 · 5 minuten"
    assert timeline.controls[:5] == [rows(page)[0], inside.numbers, inside.change, *links]
    assert timeline.height() > height
    assert rows(page)[1].y() > inside.geometry().bottom()
    links[1].click()
    assert page.editor is not None
    assert page.editor.text.toPlainText() == "Pas buiten merkte ik dat mijn kaak los was."
    page.editor.text.setPlainText("Anders.")
    page.editor.done_button.click()
    stage.settle()
    assert QApplication.focusWidget() is timeline.controls[4]
    rows(page)[0].click()
    stage.settle()
    assert timeline.open == {}
    come_to_rest(stage.herstel.window)
    assert timeline.height() == height
    assert spoken(page)[0].endswith("Anders.")


@pytest.mark.parametrize("place", [0, 1])
def test_an_evening_that_is_in_sight_when_opened_stays_where_it_is(stage: UiStage, place: int) -> None:
    page = lookback_states.week(stage)
    stage.herstel.window.resize(1200, 660)
    stage.settle()
    bar, row = page.column.verticalScrollBar(), rows(page)[place]
    bar.setValue(before := 10)
    row.click()
    stage.settle()
    come_to_rest(stage.herstel.window)
    assert bar.value() == before
    bar.setValue(before := 20)
    row.click()
    stage.settle()
    come_to_rest(stage.herstel.window)
    assert bar.value() == before


@pytest.mark.parametrize("place", [2, -1])
def test_an_evening_that_does_not_fit_comes_to_the_top_and_the_page_goes_back(stage: UiStage, place: int) -> None:
    show_focus()  # the hand is on the keyboard
    page = lookback_states.week(stage)
    stage.herstel.window.resize(1200, 540)
    stage.settle()
    bar, row = page.column.verticalScrollBar(), rows(page)[place]
    bar.setValue(before := min(40, bar.maximum()))
    row.click()
    stage.settle()
    come_to_rest(stage.herstel.window)
    assert row.mapTo(page.column.viewport(), QPoint()).y() == stage.herstel.theme.space(48)
    row.click()
    stage.settle()
    come_to_rest(stage.herstel.window)
    assert bar.value() == before
    assert page.evenings.timeline.room_below == 0


def test_a_list_that_is_made_anew_meanwhile_is_left_where_it_is(stage: UiStage) -> None:
    page = lookback_states.week(stage)
    stage.settle()
    rows(page)[2].click()
    page.evenings.timeline.setParent(None)  # as when all is deleted at that moment
    come_to_rest(stage.herstel.window)
    stage.settle()
    assert page.column.verticalScrollBar().value() == 0


def test_who_scrolls_meanwhile_is_not_pulled_back(stage: UiStage) -> None:
    show_focus()  # the hand is on the keyboard
    page = lookback_states.week(stage)
    stage.herstel.window.resize(1200, 540)
    stage.settle()
    bar = page.column.verticalScrollBar()
    rows(page)[2].click()
    assert comes(lambda: bar.value() > 0)
    bar.setValue(to := bar.value() + 7)  # never where it is already, which would be no scrolling
    come_to_rest(stage.herstel.window)
    assert bar.value() == to


@pytest.mark.parametrize("place", [0, 2])
def test_the_drawing_and_the_words_of_an_evening_stay_in_place_when_it_opens(stage: UiStage, place: int) -> None:
    page = lookback_states.week(stage)
    stage.settle()
    row = rows(page)[place]
    before = row.grab().toImage(), row.geometry()
    row.click()
    stage.settle()
    assert (row.grab().toImage(), row.geometry()) == before
    assert not page.evenings.timeline.findChildren(Drawing), "nowhere else"


def test_drawings_begin_where_the_title_does_and_times_end_where_the_column_does(stage: UiStage) -> None:
    page = lookback_states.week(stage)
    stage.settle()
    row, side = rows(page)[0], stage.herstel.theme.space(12)
    left = row.mapTo(page, QPoint()).x() + side
    about = next(each for each in page.findChildren(QLabel) if each.text().startswith("Wat je deed"))
    assert left == about.mapTo(page, QPoint()).x()
    assert row.width() - 2 * side == min(page.width(), stage.herstel.theme.px(760))


def test_a_line_that_is_lit_has_its_drawing_and_its_time_within_it(stage: UiStage) -> None:
    page = lookback_states.week(stage)
    stage.settle()
    row, theme = rows(page)[0], stage.herstel.theme
    picture, ground = row.grab().toImage(), theme.color("background").name()
    inked = {x for x in range(row.width()) for y in range(4, row.height()) if picture.pixelColor(x, y).name() != ground}
    assert min(inked) >= theme.space(10)
    assert row.width() - 1 - max(inked) >= theme.space(10)


def test_links_say_what_they_do_also_where_there_is_one_note(stage: UiStage) -> None:
    page = lookback_states.week(stage)
    rows(page)[3].click()
    inside = next(iter(page.evenings.timeline.open.values()))
    assert [link.text() for link in inside.changes.values()] == ["verander langzaam ademen"]


def test_numbers_stand_behind_a_link_and_stay_when_a_note_is_changed(stage: UiStage) -> None:
    page = lookback_states.unfolded(stage)
    stage.settle()
    timeline = page.evenings.timeline
    inside = next(iter(timeline.open.values()))
    height = timeline.height()
    assert not inside.card.isVisible()
    inside.numbers.click()
    stage.settle()
    assert [picture.accessibleName() for picture in inside.card.pictures if picture.isVisible()] == [
        "Ruimte in je hoofd: vooraf 3, achteraf 5",
        "Adem gaat vanzelf: vooraf 6, achteraf 6",
        "Lijf laat los: vooraf 4, achteraf niet ingevuld",
    ]
    assert timeline.height() > height
    assert rows(page)[1].y() > inside.geometry().bottom()
    next(iter(inside.changes.values())).click()
    assert page.editor is not None
    assert not page.editor.form.isVisible()
    page.editor.numbers.click()
    assert page.editor.form.isVisible()
    page.editor.text.setPlainText("Meer.")
    page.editor.done_button.click()
    stage.settle()
    assert next(iter(timeline.open.values())).numbers.isChecked()
    assert timeline.height() > height


def test_a_proef_is_a_line_of_its_own(stage: UiStage) -> None:
    page = lookback_states.week(stage)
    title = next(iter(stage.herstel.library.proeven.values())).title
    assert spoken(page)[2].startswith(f"vrijdag · {title[:1].lower()}{title[1:]}. stilzitten 3 minuten, lang uitademen")


def test_an_opened_proef_shows_its_rows_with_what_was_tapped(stage: UiStage) -> None:
    page = lookback_states.proef(stage)
    stage.settle()
    inside = next(iter(page.evenings.timeline.open.values()))
    picture = inside.findChild(TappedRows)
    assert picture is not None
    assert (picture.isVisible(), len(picture.findChildren(DotPicture))) == (True, 2)
    assert "Om 21:40." in said(inside)
    assert "Na uitademen was er meer ruimte" not in said(inside), "it stands in the line above"
    assert "eerst: stilzitten, 1,5 min" in said(inside)
    assert "stilzitten, anderhalve minuut. 2 van 7" in picture.accessibleName()


def test_a_line_that_gets_the_focus_is_not_faded_out(stage: UiStage) -> None:
    many_evenings(stage.herstel.journal.store, 100, stage.clock.now())
    page = lookback_states.page_of(stage)
    stage.herstel.window.activateWindow()
    stage.settle()
    _, fade = page.fades
    assert fade.isVisible()
    end = page.column.viewport().height() - fade.height()
    bar = page.column.verticalScrollBar()
    line = rows(page)[6]

    def ends_at() -> int:
        return line.mapTo(page.column.viewport(), QPoint(0, line.height())).y()

    bar.setValue(ends_at() - end - 20)
    before = ends_at()
    assert end < before <= page.column.viewport().height(), "wholly in sight, but faded at its lower edge"
    line.setFocus(Qt.FocusReason.TabFocusReason)
    stage.settle()
    assert ends_at() <= end


def test_a_link_to_search_comes_with_many_evenings(stage: UiStage) -> None:
    page = lookback_states.week(stage)
    evenings = page.evenings
    assert not evenings.search_link.isVisible()
    many_evenings(stage.herstel.journal.store, 15, stage.clock.now() - timedelta(days=40))
    page.refresh()
    assert evenings.search_link.isVisible()
    assert not evenings.search.isVisible()
    stage.herstel.window.activateWindow()
    evenings.search_link.click()
    assert evenings.search.isVisible()
    assert QApplication.focusWidget() is evenings.search
    page.refresh()
    assert evenings.search.isVisible()
    assert page.back()
    assert not evenings.search.isVisible()
    assert QApplication.focusWidget() is evenings.search_link


@pytest.mark.parametrize("percent", [100, 160])
def test_the_link_to_search_stands_on_the_line_of_what_is_said_and_ends_with_the_column(
    percent: int, stage: UiStage
) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    stage.settle()
    many_evenings(stage.herstel.journal.store, 15, stage.clock.now() - timedelta(days=40))
    page = lookback_states.week(stage)
    stage.settle()
    link, timeline = page.evenings.search_link, page.evenings.timeline
    said = next(each for each in page.findChildren(QLabel) if each.text().startswith("Wat je deed"))
    letters = link.fontMetrics()
    link_foot = link.mapTo(page, QPoint()).y() + (link.height() - letters.lineSpacing()) // 2 + letters.ascent()
    said_foot = said.mapTo(page, QPoint()).y() + said.contentsRect().y() + said.fontMetrics().ascent()
    assert link_foot == said_foot
    ends = link.mapTo(page, QPoint(BEARING_PX + letters.horizontalAdvance(link.text()), 0)).x()
    column = timeline.mapTo(page, QPoint(timeline.width(), 0)).x() - stage.herstel.theme.space(SIDE)
    assert abs(ends - column) <= 1


def test_a_note_is_changed_and_put_back_as_it_was(stage: UiStage) -> None:
    page = opened(stage)
    was = newest(stage)
    editor = lookback_states.open_note(page)
    assert not editor.restore.isVisible()
    editor.text.setPlainText("Eerst de regen.")
    editor.form.scales["after"]["head"].dots[8].click()
    QTest.keyClick(editor.form.scales["before"]["body"].dots[3], Qt.Key.Key_Delete)
    editor.done_button.click()
    stage.settle()
    changed = newest(stage)
    assert (changed.note, changed.after["head"]) == ("Eerst de regen.", 8)
    assert "body" not in changed.before
    assert "Eerst de regen." in spoken(page)[0]
    assert page.editor is None
    editor = lookback_states.open_note(page)
    editor.text.setPlainText("weg")
    editor.flush()
    assert newest(stage).note == "weg"
    editor.restore.click()
    assert newest(stage) == changed
    assert was != changed


def test_what_is_typed_is_kept_when_another_page_opens(stage: UiStage) -> None:
    page = opened(stage)
    editor = lookback_states.open_note(page)
    editor.text.setPlainText("half")
    stage.herstel.window.open_page("help")
    assert newest(stage).note == "half"
    stage.herstel.window.open_page("lookback")
    assert editor.isVisible()


def test_what_is_typed_is_kept_when_the_window_closes(stage: UiStage) -> None:
    page = opened(stage)
    editor = lookback_states.open_note(page)
    editor.text.setPlainText("half")
    stage.herstel.window.close()
    assert newest(stage).note == "half"


@pytest.mark.parametrize("text", ["w" * 5000, "regel\nregel\r\n\nregel", "🌙 שלום <b>*vet*</b>", "\u2028\x00\t", " "])
def test_any_words_fit_their_card(stage: UiStage, text: str) -> None:
    page = opened(stage)
    stage.herstel.journal.set_note(newest(stage).id, "kort")
    page.refresh()
    stage.settle()
    short = rows(page)[0].height()
    stage.herstel.journal.set_note(newest(stage).id, text)
    page.refresh()
    stage.settle()
    row = rows(page)[0]
    assert not row.grab().isNull()
    assert row.height() == row.heightForWidth(row.width())
    assert row.height() >= short or not text.strip()
    assert len(text) < 1000 or row.height() > 5 * short
    assert row.geometry().right() < page.evenings.timeline.width()
    assert rows(page)[1].y() > row.geometry().bottom()


def test_one_note_is_deleted_for_good_and_asked_twice(stage: UiStage) -> None:
    page = opened(stage)
    editor = lookback_states.open_note(page)
    editor.erase.ask.click()
    assert len(stage.herstel.journal.entries(limit=9)) == 3
    editor.erase.no.click()
    editor.erase.ask.click()
    editor.erase.sure.click()
    stage.settle()
    assert len(stage.herstel.journal.entries(limit=9)) == 2
    assert spoken(page)[0].startswith("zaterdag.")
    assert QApplication.focusWidget() is rows(page)[0]
    files = stage.herstel.journal.store.path.parent.iterdir()  # type: ignore[union-attr]
    assert all(b"pas na een paar minuten" not in file.read_bytes() for file in files if file.is_file())


def test_the_evening_stays_with_what_is_left_of_it(stage: UiStage) -> None:
    page = opened(stage)
    editor = lookback_states.open_note(page, 1, 1)
    editor.erase.ask.click()
    editor.erase.sure.click()
    stage.settle()
    assert spoken(page)[1] == "zaterdag. stilzitten anderhalve minuut."
    assert len(page.evenings.timeline.open) == 1
    assert stage.herstel.journal.all_words() == []
    for _ in range(3):
        editor = lookback_states.open_note(page)
        editor.erase.sure.click()
    stage.settle()
    assert "Je eerste avond komt hier vanzelf te staan. Er hoeft niets." in said(page)


def test_own_words_change_here_and_beside_the_text(stage: UiStage) -> None:
    window, page = stage.herstel.window, opened(stage)
    window.open_section("rest-and-recovery")
    window.open_page("lookback")
    stage.settle()
    editor = lookback_states.open_note(page, 1, 1)
    editor.text.setPlainText("Onder de douche.")
    editor.done_button.click()
    words = stage.herstel.journal.words("rest-and-recovery")
    assert words is not None
    assert words.text == "Onder de douche."
    assert window.pages.reading.reader is not None
    assert window.pages.reading.reader.words.toPlainText() == "Onder de douche."
    window.open_section("the-chain")
    assert stage.herstel.journal.words("rest-and-recovery") == words


def test_escape_goes_back_one_step_at_a_time(stage: UiStage) -> None:
    window, page = stage.herstel.window, opened(stage)
    page.evenings.search.setText("schouders")
    page.evenings.flush()
    lookback_states.open_note(page)
    press(stage, Qt.Key.Key_Escape)
    assert (page.editor, page.evenings.search.text(), window.page) == (None, "schouders", "lookback")
    assert page.evenings.timeline.open
    press(stage, Qt.Key.Key_Escape)
    assert (page.evenings.timeline.open, page.evenings.search.text()) == ({}, "schouders")
    press(stage, Qt.Key.Key_Escape)
    assert (page.evenings.search.text(), window.page) == ("", "lookback")
    press(stage, Qt.Key.Key_Escape)
    assert window.page != "lookback"


def test_by_keyboard_alone(stage: UiStage) -> None:
    page = opened(stage)
    timeline = page.evenings.timeline
    rows(page)[0].setFocus()
    show_focus()
    seen = []
    for _ in range(5):
        press(stage, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [*rows(page)[1:], *page.links.values()]
    rows(page)[1].setFocus()
    press(stage, Qt.Key.Key_Space)
    press(stage, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is timeline.controls[2] is next(iter(timeline.open.values())).numbers
    for _ in range(2):  # the notes of the evening, and then the first of them
        press(stage, Qt.Key.Key_Tab)
        press(stage, Qt.Key.Key_Return)
    editor = page.editor
    assert editor is not None
    assert QApplication.focusWidget() is editor.back
    press(stage, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is editor.numbers
    press(stage, Qt.Key.Key_Space)
    press(stage, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is editor.form.group.chips["after"]
    press(stage, Qt.Key.Key_Tab)
    scale = editor.form.scales["after"]["softness"]
    assert scale.place is not None
    assert QApplication.focusWidget() is scale.dots[scale.place]
    press(stage, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is timeline.controls[4]
    page.links["month"].setFocus()
    press(stage, Qt.Key.Key_Return)
    assert (page.shown, QApplication.focusWidget()) == ("month", page.list_link)
    press(stage, Qt.Key.Key_Escape)
    assert (page.shown, QApplication.focusWidget()) == ("evenings", page.links["month"])


def test_searching_finds_words_titles_and_own_words(stage: UiStage) -> None:
    page = opened(stage)

    def found(text: str) -> list[str]:
        page.evenings.search.setText(text)
        page.evenings.flush()
        return [name.split(". ")[1].rstrip(".") for name in spoken(page)]

    assert found("SCHOUDERS zakten") == ["langzaam ademen 5,5 minuten"]
    assert found("stil") == ["stilzitten anderhalve minuut"]
    assert found("auto") == ["bij het lezen: Rust is nog geen herstel"]
    assert found("olifant") == []
    assert "Er is niets gevonden." in said(page)
    page.evenings.reset.click()
    assert len(rows(page)) == 3


def test_an_exercise_and_a_month_can_be_chosen(stage: UiStage) -> None:
    page = lookback_states.fill(stage)
    evenings = page.evenings
    evenings.search_link.click()
    evenings.exercise.choose("stillness")
    evenings.exercise.activated.emit(0)
    assert all(". stilzitten " in name for name in spoken(page))
    evenings.month.choose(date(2015, 3, 1))
    evenings.month.activated.emit(0)
    stage.settle()
    assert spoken(page)[0].partition(".")[0].endswith("maart 2015")
    assert evenings.later.isVisible()
    evenings.later.click()
    assert evenings.wanted.is_all
    assert spoken(page)[0].startswith("vanavond.")


def test_one_comes_to_the_very_first(stage: UiStage) -> None:
    evenings, found = lookback_states.fill(stage).evenings, 0
    while True:
        for _ in range(MOST_NOTES // CHUNK + 1):
            stage.settle()
            to_the_end(stage.herstel.window.pages.lookback)
        found += evenings.timeline.count
        if not evenings.earlier.isVisible():
            break
        evenings.earlier.click()
    assert found == lookback_states.EVENINGS + len(lookback_states.WORDS)


def test_a_list_that_grows_too_long_begins_anew(stage: UiStage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("herstel_app.ui.pages.lookback.evenings.MOST_NOTES", 2 * CHUNK)
    page = lookback_states.fill(stage)
    for _ in range(9):
        stage.settle()
        to_the_end(page)
    shown = list(page.evenings.timeline.rows)
    assert page.evenings.earlier.isVisible()
    page.evenings.earlier.click()
    stage.settle()
    assert not set(shown) & set(page.evenings.timeline.rows)
    assert page.column.verticalScrollBar().value() == 0
    page.evenings.later.click()
    assert list(page.evenings.timeline.rows)[:5] == shown[:5]


def test_what_is_noted_beside_the_page_appears_at_once(stage: UiStage) -> None:
    page = opened(stage)
    window = stage.herstel.window
    stage.clock.wall += timedelta(minutes=5)
    begin_with(window.engine, PracticeRequest("slow-breathing", 3), {"head": 3})
    stage.advance(20)
    stage.herstel.engine.practice.stop()
    stage.settle()
    assert spoken(page)[0].startswith("vanavond. langzaam ademen 5,5 minuten, langzaam ademen 1 minuut.")
    assert page.evenings.timeline.count == 5


def test_without_history_nothing_is_written_and_it_is_said(stage: UiStage) -> None:
    page = opened(stage)
    window, journal = stage.herstel.window, stage.herstel.journal
    stage.herstel.engine.settings.change(history=False)
    assert not journal.store.keeps
    assert "Er wordt nu niets bewaard." in said(page)
    before = journal.entries(limit=9)
    begin_with(window.engine, PracticeRequest("slow-breathing", 3), {"head": 3})
    stage.advance(20)
    stage.herstel.engine.practice.stop()
    assert window.pane.shown(Ending) is not None
    ending = open_note(window.pane)
    assert "Er wordt nu niets bewaard." in said(ending)
    ending.note.setPlainText("geheim")
    window.pane.close_form()
    window.open_section("the-chain")
    assert window.pages.reading.reader is not None
    window.pages.reading.reader.question_link.setChecked(True)
    assert "Er wordt nu niets bewaard." in said(window.pages.reading.reader)
    window.pages.reading.reader.words.setPlainText("geheim")
    window.pages.reading.flush()
    page.show_view("yardstick")
    assert not page.yardstick.questions.isVisible()
    assert journal.entries(limit=9) == before
    assert journal.words("the-chain") is None
    window.open_page("lookback")
    page.show_view("evenings")
    editor = lookback_states.open_note(page)
    assert editor.text.isReadOnly()
    assert not editor.form.isEnabled()
    editor.erase.sure.click()
    assert len(journal.entries(limit=9)) == len(before) - 1
    page.off_link.click()
    assert journal.store.keeps
    assert not page.off.isVisible()


def test_history_stays_off_tomorrow(stage: UiStage, tmp_path: Path) -> None:
    stage.herstel.engine.settings.change(history=False)
    stage.herstel.engine.settings.write()
    again = make_stage(stage.app, tmp_path / "data")
    assert not again.herstel.journal.store.keeps
    again.close()


def test_a_journal_that_fails_is_told_and_stops_nothing(stage: UiStage) -> None:
    page = opened(stage)
    stage.herstel.journal.close()
    page.evenings.search.setText("x")
    page.show_view("month")
    assert "niet geopend" in notices(stage)


@pytest.mark.parametrize("part", ["search", "all", "month"])
def test_a_list_that_cannot_be_read_is_told(stage: UiStage, part: str) -> None:
    many_evenings(stage.herstel.journal.store, 40, stage.clock.now(), seed=1)
    page = opened(stage)
    page.show_view("month" if part == "month" else "evenings")
    assert notices(stage) == ""
    stage.herstel.journal.close()
    if part == "search":
        page.evenings.search.setText("x")
        page.evenings.flush()
    elif part == "all":
        page.evenings.show_all()
    else:
        page.month.earlier.click()
    assert "niet geopend" in notices(stage)


@pytest.mark.parametrize(("seconds", "words"), [(12, "minder dan een minuut"), (61, "1 minuut"), (290, "5 minuten")])
def test_lengths_are_said_as_people_do(seconds: float, words: str) -> None:
    assert length_words(seconds) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 27), "vanavond"), (date(2026, 11, 26), "donderdag"), (date(2026, 11, 23), "maandag"),
        (date(2026, 11, 22), "vorige week zondag"), (date(2026, 11, 16), "vorige week maandag"),
        (date(2026, 11, 15), "zondag 15 november"), (date(2025, 11, 27), "donderdag 27 november 2025"),
        (date(2026, 11, 28), "zaterdag 28 november"),
    ],
)  # fmt: skip
def test_an_evening_is_named_as_one_says_it(day: date, words: str) -> None:
    assert near_evening_words(day, date(2026, 11, 27)) == words


def test_the_last_week_of_a_year_is_last_week_in_the_new_one() -> None:
    assert near_evening_words(date(2026, 12, 31), date(2027, 1, 5)) == "vorige week donderdag"


def test_periods_say_once_what_both_share() -> None:
    assert period_words(date(2026, 11, 3), date(2026, 11, 9)) == "3 tot en met 9 november 2026"
    assert period_words(date(2026, 10, 3), date(2026, 11, 9)) == "3 oktober tot en met 9 november 2026"
    assert period_words(date(2025, 12, 3), date(2026, 1, 9)) == "3 december 2025 tot en met 9 januari 2026"
    assert period_words(date(2026, 1, 9), date(2026, 1, 9)) == "9 januari 2026"
    assert near_period_words(date(2026, 11, 16), date(2026, 11, 22)) == "16 tot en met 22 november"
    assert near_period_words(date(2026, 12, 28), date(2027, 1, 3)) == "28 december tot en met 3 januari"


def test_the_way_to_another_month_stands_on_the_line_that_its_name_is_written_on(stage: UiStage) -> None:
    lookback_states.month(stage)
    stage.settle()
    page = stage.herstel.window.pages.lookback
    name, link = page.month.name, page.month.earlier
    assert link.isVisible()
    letters, title = link.fontMetrics(), name.fontMetrics()
    link_foot = link.mapTo(page, QPoint()).y() + (link.height() - letters.lineSpacing()) // 2 + letters.ascent()
    name_foot = name.mapTo(page, QPoint()).y() + name.contentsRect().y() + title.ascent()
    assert abs(link_foot - name_foot) <= 1


def test_the_month_says_what_went_together_and_that_it_may_be_chance(stage: UiStage) -> None:
    journal = stage.herstel.journal
    for day, (before, after) in enumerate([(3, 5), (2, 3), (4, 6), (3, 4)]):
        name = journal.begin(
            started_at=stage.clock.now() - timedelta(days=day), exercise_id="release-only",
            exercise_title="Laat los", minutes=5, planned_s=300,
        )  # fmt: skip
        journal.set_signals(name, "before", {"head": before, "body": 5})
        journal.set_signals(name, "after", {"head": after, "body": 5} if day else {"head": after})
    page = lookback_states.page_of(stage)
    page.show_view("month")
    stage.settle()
    text = said(page)
    assert page.month.name.text() == "November 2026"
    titles = [each for each in page.findChildren(QLabel) if each.property("role") == "title" and each.isVisible()]
    assert titles == [page.month.name], "one title, and nothing counted"
    assert "Per maand" not in text
    assert "avonden" not in text
    assert "Meestal meer ruimte. De rest bleef meestal gelijk." in text
    assert [item.text() for item in page.findChildren(QLabel) if item.isVisible()].count(CAUTION) == 1
    assert text.index(CAUTION) > text.index("Meestal meer ruimte"), "once there is something to see"
    assert [each for each in page.month.findChildren(ChangeStrip) if each.isVisible()] == []
    assert EACH_DOT not in text
    (opener,) = page.month.findChildren(MonthRow)
    assert opener.accessibleName() == "Bekijk je metingen: Laat los"
    assert opener.accessibleDescription() == "Meestal meer ruimte. De rest bleef meestal gelijk."
    opener.click()
    assert len([each for each in page.month.findChildren(ChangeStrip) if each.isVisible()]) == 2
    assert EACH_DOT in said(page)
    assert not page.month.later.isVisible()


def test_in_every_month_card_the_lines_stand_in_one_column(stage: UiStage) -> None:
    noted: tuple[tuple[str, Readings, Readings], ...] = (
        ("release-only", {"head": 3}, {"head": 5}),
        ("stillness", {"body": 3}, {"body": 5}),
    )
    for name, before, after in noted:
        entry = stage.herstel.journal.begin(
            started_at=stage.clock.now(), exercise_id=name, exercise_title=name, minutes=5, planned_s=300
        )
        stage.herstel.journal.set_signals(entry, "before", before)
        stage.herstel.journal.set_signals(entry, "after", after)
    page = lookback_states.page_of(stage)
    page.show_view("month")
    stage.settle()
    for opener in page.month.findChildren(MonthRow):
        opener.click()
    stage.settle()
    strips = page.month.findChildren(ChangeStrip)
    assert len(strips) == 2
    assert len({(strip.mapTo(page, QPoint()).x(), strip.width()) for strip in strips}) == 1


def test_exercises_of_a_month_stand_in_two_columns_and_what_unfolds_below_both(stage: UiStage) -> None:
    lookback_states.month(stage)
    stage.settle()
    month = stage.herstel.window.pages.lookback.month
    openers = month.findChildren(MonthRow)
    first, second, third = (each.mapTo(month, QPoint()) for each in openers[:3])
    assert first.y() == second.y() < third.y()
    assert first.x() == third.x() < second.x()
    drawn = [each for each in month.findChildren(Drawing) if each.isVisible()]
    assert len(drawn) == len(openers) + 2 + 1, "what was not measured is drawn too, and the month above them"
    for opener in openers:
        (drawing,) = opener.findChildren(Drawing)
        title = next(each for each in opener.findChildren(QLabel) if each.property("role") == "line")
        base = title.mapTo(opener, QPoint(0, title.fontMetrics().ascent())).y()
        assert abs(drawing.mapTo(opener, QPoint(0, drawing.height())).y() - base) <= 2, "on the line of its title"
    show_focus()
    openers[1].setFocus()
    QTest.keyClick(openers[1], Qt.Key.Key_Return)
    stage.settle()
    assert openers[1].isChecked()
    (card,) = (each for each in month.findChildren(Card) if each.isVisible())
    top = card.mapTo(month, QPoint())
    assert (top.x(), card.width()) == (0, month.width())
    assert {each.text() for each in card.findChildren(QLabel)} >= {"Langzaam ademen"}, "it says whose dots these are"
    lines = card.findChildren(ChangeStrip)
    assert {card.width() - each.mapTo(card, QPoint(each.width(), 0)).x() for each in lines} == {
        stage.herstel.theme.space(CARD_SIDE)
    }, "as far as the words of the card"
    assert second.y() < top.y() < openers[2].mapTo(month, QPoint()).y()
    QTest.mouseClick(openers[1], Qt.MouseButton.LeftButton, pos=QPoint(8, 30))
    stage.settle()
    assert not any(each.isVisible() for each in month.findChildren(Card)), "pressed anywhere in its row"


def test_months_without_notes_are_passed_over(stage: UiStage) -> None:
    for days in (0, 400):
        stage.herstel.journal.begin(
            started_at=stage.clock.now() - timedelta(days=days), exercise_id="a", exercise_title="Adem", minutes=5,
            planned_s=300,
        )  # fmt: skip
    page = lookback_states.page_of(stage)
    page.show_view("month")
    assert page.month.earlier.text() == "‹ oktober 2025"
    page.month.earlier.setFocus()
    page.month.earlier.click()
    assert page.month.later.text() == "november 2026 ›"
    assert not page.month.earlier.isVisible()
    assert QApplication.focusWidget() is page.month.later, "where the focus was, there is no link any more"
    delete_everything(stage.herstel.journal.store)
    page.month.refresh()
    assert "Hier zie je een hele maand" in said(page)


@pytest.fixture
def twenty_years(stage: UiStage) -> UiStage:
    many_evenings(stage.herstel.journal.store, MANY, stage.clock.now())
    stage.herstel.window.open_page("lookback")
    stage.settle()
    return stage


def work_s(stage: UiStage, act: Callable[[], object], times: int = 1) -> float:
    """Give the time that the program works on something until it is drawn, the shortest of so many times.

    It is time of the processor: others may use the computer meanwhile.
    """
    spent = []
    for _ in range(times):
        start = time.process_time()
        act()
        for _ in range(3):
            stage.app.processEvents()
        spent.append(time.process_time() - start)
    return min(spent)


def test_twenty_years_open_scroll_and_search_in_a_blink(twenty_years: UiStage) -> None:
    stage, page = twenty_years, twenty_years.herstel.window.pages.lookback
    window = stage.herstel.window

    def search(text: str) -> None:
        page.evenings.search.setText(text)
        page.evenings.flush()

    def away() -> None:
        window.open_page("help")
        stage.settle()

    away()
    spent = {"open": work_s(stage, lambda: window.open_page("lookback"))}
    while page.evenings.timeline.count < MOST_NOTES:
        spent["scroll"] = work_s(stage, partial(to_the_end, page))
    for text in ("schouders", "nergens", "regen fijn"):
        spent[f"search {text}"] = work_s(stage, partial(search, text), 2)
    search("")
    spent["month"] = work_s(stage, lambda: page.show_view("month"), 3)
    spent["yardstick"] = work_s(stage, lambda: page.show_view("yardstick"), 3)
    assert {name: seconds for name, seconds in spent.items() if seconds > MOST_S} == {}


def test_escape_folds_an_evening_and_stays(stage: UiStage) -> None:
    page = lookback_states.week(stage)
    stage.settle()
    rows(page)[0].click()
    stage.settle()
    assert page.evenings.timeline.open
    stage.herstel.window.activateWindow()
    QTest.keyClick(stage.herstel.window, Qt.Key.Key_Escape)
    stage.settle()
    assert not page.evenings.timeline.open
    assert stage.herstel.window.page == "lookback"
    assert QApplication.focusWidget() is rows(page)[0]


def test_the_words_that_were_found_are_marked_in_their_lines(stage: UiStage) -> None:
    STATES["terugblik-zoeken"](stage)
    stage.settle()
    evenings = stage.herstel.window.pages.lookback.evenings
    rows = list(evenings.timeline.rows.values())
    assert rows
    assert all("schouders" in row.marked for row in rows)
    evenings.search.setText("SCHOUDERS minuten")
    evenings.flush()
    assert {mark for row in evenings.timeline.rows.values() for mark in row.marked} == {"schouders", "minuten"}
    evenings.show_all()
    assert not any(row.marked for row in evenings.timeline.rows.values())


def test_a_note_shows_its_line_at_the_right_and_the_words_of_its_scales_below_the_outer_dots(stage: UiStage) -> None:
    STATES["terugblik-wijzigen-cijfers"](stage)
    stage.settle()
    editor = stage.herstel.window.pages.lookback.editor
    assert editor is not None
    image, ground = editor.drawing.grab().toImage(), editor.drawing.palette().window().color()
    last = image.width() - 1
    ends = [x for x in range(last - 6, last + 1) for y in range(image.height()) if image.pixelColor(x, y) != ground]
    assert ends, "what was stopped ends where the column does"
    for scale in editor.form.scales["after"].values():
        first, final = (dot.mapTo(scale, dot.rect().center()).x() for dot in (scale.dots[0], scale.dots[-1]))
        low, high = (each.geometry() for each in scale.ends.labels)
        assert 0 <= first - low.left() <= 8
        assert 0 <= high.right() - final <= 8


def test_a_month_begins_with_its_lines_one_after_another_and_names_no_day(stage: UiStage) -> None:
    STATES["terugblik-maand"](stage)
    stage.settle()
    page = stage.herstel.window.pages.lookback
    drawings = [each for each in page.month.findChildren(Drawing) if each.isVisible()]
    band = min(drawings, key=lambda each: each.mapTo(page, QPoint()).y())
    assert band.width() >= page.month.width() - 2
    assert band.accessibleName() == "De lijnen van deze maand, naast elkaar."
    seen = band.grab().toImage()
    ground = seen.pixel(0, 0)
    columns = {x: [seen.pixel(x, y) for y in range(seen.height())] for x in range(8, seen.width() - 8, 4)}
    gaps = [x for x, colors in columns.items() if set(colors) == {ground}]
    assert len(gaps) <= len(columns) // 20, "no evening is missed in it"
