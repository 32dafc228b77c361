"""*Lig je lang wakker?* where one looks for it, at night and on the help page, and dark from its first line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionState
from herstel_app.core.timeline import Timeline
from herstel_app.core.told_length import short_words, whole_minutes
from herstel_app.ui.pages.help.page import HelpView
from herstel_app.ui.pages.tonight.awake_link import AWAKE_LONG
from tests.helpers.added_exercises import add_exercise, drop_exercise
from tests.helpers.screens import come_to_rest
from tests.helpers.tabbing import show_focus
from tests.ui.conftest import UiStage

KEY = Qt.Key
TITLE = "Lig je lang wakker?"


@pytest.fixture
def night(stage: UiStage) -> UiStage:
    """Have the exercise, at twenty past one, for someone whom all of it fits."""
    stage.herstel.engine.fit.take([])
    add_exercise(stage.herstel.engine, AWAKE_LONG, title=TITLE, place="alone", dark=True, not_for=("epilepsy",))
    at(stage, 1, 20)
    return stage


def at(stage: UiStage, hour: int, minute: int = 0) -> None:
    """Have it be this time, as the page sees it."""
    stage.clock.wall = datetime(2026, 11, 23, hour, minute, tzinfo=UTC)
    stage.herstel.window.open_page("tonight")
    stage.herstel.window.pages.show_time()
    stage.settle()


def is_shown(stage: UiStage) -> bool:
    return stage.herstel.window.pages.tonight.awake.isVisible()


def begin(stage: UiStage) -> None:
    """Begin what is offered, as someone does with the keyboard."""
    stage.herstel.engine.begin_exercise(PracticeRequest(AWAKE_LONG))
    stage.settle()


def test_vanavond_has_the_line_from_midnight_to_five(night: UiStage) -> None:
    for hour, minute, shown in ((23, 59, False), (0, 0, True), (4, 59, True), (5, 0, False), (12, 0, False)):
        at(night, hour, minute)
        assert is_shown(night) == shown, (hour, minute)


def test_the_line_is_one_pill_that_tells_what_it_begins_and_how_long(night: UiStage) -> None:
    link = night.herstel.window.pages.tonight.awake.link
    length = short_words(whole_minutes(night.herstel.library.exercises[AWAKE_LONG]))
    assert link.property("role") == "pill"
    assert link.text() == f"▸  {TITLE} Rustig uit bed · {length}"
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    night.settle()
    marked = night.herstel.engine.programmes.marked
    assert marked is not None
    assert marked.exercise_id == AWAKE_LONG
    assert night.herstel.engine.practice.is_active


def test_the_line_stays_after_an_evening(night: UiStage) -> None:
    engine, page = night.herstel.engine, night.herstel.window.pages.tonight
    engine.begin_exercise(PracticeRequest("stillness", 3))
    night.advance(400)
    engine.programmes.leave()
    night.herstel.window.open_page("tonight")
    night.settle()
    assert engine.good_night.is_done
    assert not page.begin_button.isVisible()
    assert is_shown(night)


def test_what_leads_on_from_good_night_stands_on_one_line_at_its_foot(night: UiStage) -> None:
    engine, window = night.herstel.engine, night.herstel.window
    page = window.pages.tonight
    engine.begin_exercise(PracticeRequest("stillness", 3))
    night.advance(400)
    engine.programmes.leave()
    window.open_page("tonight")
    night.settle()
    assert page.night is not None
    ending = page.night.ending
    above, foot = (ending.note_link, ending.stay_link), (page.awake.link, ending.back_link)

    def middle(link: QWidget) -> float:
        return link.mapTo(window, QPoint()).y() + link.height() / 2

    assert middle(above[0]) == middle(above[1])
    assert abs(middle(foot[0]) - middle(foot[1])) <= 1
    assert middle(foot[0]) > window.height() * 0.9
    show_focus()
    above[0].setFocus(Qt.FocusReason.TabFocusReason)
    for link in (*above[1:], *foot):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        assert link.hasFocus()
    ending.back_link.click()
    night.settle()
    page.awake.link.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.awake.link, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in page.where_chips.chips.values(), "it stands above the answers again"


def test_the_line_is_there_only_where_the_exercise_is_and_fits(night: UiStage) -> None:
    engine = night.herstel.engine
    engine.fit.take(["epilepsy"])
    assert not is_shown(night)
    engine.fit.take(["pregnant"])
    assert is_shown(night)
    drop_exercise(engine, AWAKE_LONG)
    assert not is_shown(night)


def test_the_help_page_offers_it_where_one_looks_for_lying_awake(night: UiStage) -> None:
    window = night.herstel.window
    window.open_page("help")
    shown = window.pages.help
    ((name, link),) = shown.exercise_links.items()
    length = short_words(whole_minutes(night.herstel.library.exercises[AWAKE_LONG]))
    assert (name, link.text(), link.property("role")) == ("lying-awake", f"▸  {TITLE} · {length}", "pill")
    QTest.keyClicks(shown.search, "lig wakker")
    link = shown.exercise_links["lying-awake"]
    assert link.isVisible()
    link.click()
    night.settle()
    assert night.herstel.engine.programmes.marked == PracticeRequest(AWAKE_LONG)
    assert window.pane.isVisible()
    assert window.page == "help"


def test_a_heading_whose_exercise_is_gone_has_no_link(night: UiStage) -> None:
    page = night.herstel.library.help
    entries = (replace(page.entries[0], exercise="bestaat-niet"), *page.entries[1:])
    shown = HelpView(replace(page, entries=entries), night.herstel.theme, {})
    assert shown.exercise_links == {}


@pytest.mark.parametrize("page", ["tonight", "exercises", "help", "settings"])
def test_it_is_dark_from_the_first_line(night: UiStage, page: str) -> None:
    window = night.herstel.window
    window.open_page(page)
    begin(night)
    assert window.dark.is_down
    assert night.herstel.engine.practice.at_s == 0
    come_to_rest(window)
    timeline = night.player.asked[-1][1]
    assert isinstance(timeline, Timeline)
    assert window.grab().toImage().pixelColor(20, 20).lightness() < 12
    night.advance(1)
    assert night.herstel.engine.practice.frame is not None
    assert window.dark.glow.isVisible()


def test_a_click_on_begin_makes_it_dark_and_a_hand_that_lets_go_does_not_lift_it(night: UiStage) -> None:
    window = night.herstel.window
    start = window.pages.tonight.awake.link
    place = start.mapTo(window, start.rect().center())
    QTest.mouseMove(window.windowHandle(), place)
    QTest.mouseClick(start, Qt.MouseButton.LeftButton)
    night.settle()
    assert window.dark.is_down
    QTest.mouseMove(window.windowHandle(), place + QPoint(3, 3))
    night.advance(5)
    assert window.dark.is_down


@pytest.mark.parametrize(("key", "is_light"), [(KEY.Key_D, True), (KEY.Key_A, True), (KEY.Key_Up, False)])
def test_keys_bring_the_light_back_as_in_every_exercise(night: UiStage, key: Qt.Key, is_light: bool) -> None:
    window = night.herstel.window
    begin(night)
    QTest.keyClick(QApplication.focusWidget() or window, key)
    assert window.dark.is_down != is_light
    assert night.herstel.engine.practice.is_active
    night.advance(60)
    assert window.dark.is_down != is_light, "who makes it light keeps it light"


def test_space_pauses_esc_stops_and_the_end_is_light(night: UiStage) -> None:
    window, practice = night.herstel.window, night.herstel.engine.practice
    begin(night)
    QTest.keyClick(QApplication.focusWidget() or window, KEY.Key_Space)
    assert practice.state is SessionState.PAUSED
    assert window.dark.is_down
    QTest.keyClick(QApplication.focusWidget() or window, KEY.Key_Escape)
    assert not practice.is_active
    assert not window.dark.is_down
    begin(night)
    assert window.dark.is_down
    night.advance(60 * 60)
    assert practice.state is SessionState.ENDED
    assert not window.dark.is_down


def test_the_next_exercise_is_light_again(night: UiStage) -> None:
    window = night.herstel.window
    begin(night)
    night.herstel.engine.begin_exercise(PracticeRequest("slow-breathing"))
    night.settle()
    assert not window.dark.is_down
    night.advance(5)
    assert not window.dark.is_down


def test_what_is_only_for_its_proef_has_no_card(stage: UiStage) -> None:
    window = stage.herstel.window
    window.open_page("exercises")
    cards = window.pages.exercises.cards
    assert cards["slow-breathing"].isVisible()
    assert not cards["relax-hard"].isVisible()
    assert "relax-hard" not in stage.herstel.engine.fit.left_out()
