"""The proeven in the window: one button begins, one tap after each part, and a picture; what was done is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QSlider, QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Practise
from herstel_app.core.programme_content import DIFFERENCE
from herstel_app.core.session import SessionState
from herstel_app.ui.kit.dot_kinds import PROEF
from herstel_app.ui.kit.dots import DotEnds, DotPicture
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.focus_ring import shows_ring
from herstel_app.ui.practice.difference import DifferencePicture, DifferenceView
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.practice.tap_view import TapView
from tests.helpers.forms import form_in
from tests.helpers.trial_page_states import begun, between, do_part, tap, told
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage

PROEVEN = (DIFFERENCE, "effort", "head", "body")


def texts(part: QWidget) -> str:
    return "\n".join(label.accessibleName() or label.text() for label in part.findChildren(QLabel) if label.isVisible())


def press(stage: UiStage, key: Qt.Key) -> None:
    window = stage.herstel.window
    window.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or window, key)
    stage.settle()


def practised(stage: UiStage) -> str:
    step = stage.herstel.engine.programmes.step
    assert isinstance(step, Practise)
    return step.request.exercise_id


@pytest.mark.parametrize("name", PROEVEN)
def test_one_click_begins_without_a_form_or_a_warning(name: str, stage: UiStage) -> None:
    begun(stage, name)
    stage.advance(2)
    assert practised(stage)
    pane = stage.herstel.window.pane
    assert not pane.findChildren(QSlider)
    assert not pane.findChildren(QPlainTextEdit)
    assert "Wanneer ben je" not in texts(pane)


def test_it_plays_through_with_two_taps(stage: UiStage) -> None:
    told(stage)
    view = form_in(stage.herstel.window.pane, DifferenceView)
    said = texts(view)
    assert "Na uitademen was er meer ruimte." in said
    assert "eerst: stilzitten, anderhalve minuut" in said
    assert "daarna: lang uitademen, 2 minuten" in said
    second, first = stage.herstel.journal.entries(limit=5)
    assert (first.exercise_id, second.exercise_id) == ("stillness", "longer-exhale")
    assert (first.outcome, second.outcome) == ("completed", "completed")
    assert (first.after, second.before, second.after) == ({"head": 3}, {"head": 3}, {"head": 8})


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ((2, 5), "Na uitademen was er meer ruimte."),
        ((5, 2), "Na stilzitten was er meer ruimte."),
        ((3, 3), "Vanavond scheelde"),
    ],
)
def test_whatever_was_tapped_is_told_with_the_same_weight(places: tuple[int, int], said: str, stage: UiStage) -> None:
    told(stage, places=places)
    view = form_in(stage.herstel.window.pane, DifferenceView)
    title = next(label for label in view.findChildren(QLabel) if label.property("role") == "title")
    assert title.text().startswith(said)


@pytest.mark.parametrize(
    ("places", "first", "last"),
    [
        ((2, 5), "Nog vijf minuten, in het donker", "genoeg voor vandaag"),
        ((5, 2), "Genoeg voor vandaag", "nog vijf minuten, in het donker"),
        ((3, 3), "Genoeg voor vandaag", "nog vijf minuten, in het donker"),
    ],
)
def test_more_is_filled_only_where_it_did_more(places: tuple[int, int], first: str, last: str, stage: UiStage) -> None:
    told(stage, places=places)
    stage.herstel.window.activateWindow()
    view = form_in(stage.herstel.window.pane, DifferenceView)
    ways = {str(each.property("role")): each for each in (view.more_button, view.enough_button)}
    assert (ways["primary"].text(), ways["link"].text()) == (first, last)
    assert ways["primary"].mapTo(view, QPoint()).x() < ways["link"].mapTo(view, QPoint()).x()
    assert comes(ways["primary"].hasFocus), "Enter does what is filled"


@pytest.mark.parametrize("passed", [(0,), (1,), (0, 1)])
def test_a_tap_may_be_passed_over_and_only_what_is_there_is_drawn(passed: tuple[int, ...], stage: UiStage) -> None:
    begun(stage)
    for place in range(2):
        do_part(stage)
        view = form_in(stage.herstel.window.pane, TapView)
        assert view.skip_link.isVisible()
        (view.skip_link if place in passed else view.scale.dots[2]).click()
        stage.settle()
    difference = form_in(stage.herstel.window.pane, DifferenceView)
    assert len(difference.findChildren(DotPicture)) == 2 - len(passed)
    assert len(difference.findChildren(DotEnds)) == (len(passed) < 2)
    assert len(difference.findChildren(Drawing)) == 2
    assert "Dat is ook goed." in texts(difference)


@pytest.mark.parametrize("reach", [between, told])
def test_help_stands_where_it_stood_in_the_exercise(reach: Callable[[UiStage], None], stage: UiStage) -> None:
    window = stage.herstel.window
    begun(stage)
    stage.advance(5)
    stage.settle()
    in_exercise = window.pane.running.help_button.mapTo(window, QPoint())
    stage.herstel.engine.programmes.leave()
    stage.settle()
    reach(stage)
    link = window.pane.corners.help_button
    assert link.isVisible()
    assert link.mapTo(window, QPoint()) == in_exercise
    link.click()
    assert window.page == "help"


def test_a_screen_reader_hears_all_of_the_picture(stage: UiStage) -> None:
    told(stage)
    said = form_in(stage.herstel.window.pane, DifferenceView).accessibleName()
    assert "Eerst: stilzitten, anderhalve minuut. 3 van 7, van vol naar veel ruimte." in said
    assert "Daarna: lang uitademen, 2 minuten. 6 van 7, van vol naar veel ruimte." in said


@pytest.mark.parametrize("name", PROEVEN)
@pytest.mark.parametrize(
    ("percent", "size", "fits"),
    [
        (100, (1200, 780), True),
        (100, (960, 540), True),
        (160, (1200, 780), True),
        (160, (960, 540), False),
    ],
)
def test_the_words_stand_above_the_way_on(
    name: str, percent: int, size: tuple[int, int], fits: bool, stage: UiStage
) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    stage.herstel.window.resize(*size)
    told(stage, name)
    stage.herstel.window.grow(True)
    stage.settle()
    view = form_in(stage.herstel.window.pane, DifferenceView)
    if fits and name == DIFFERENCE:
        assert view.column.verticalScrollBar().maximum() == 0
    top = view.words.mapTo(view, QPoint()).y()
    line = view.words.fontMetrics().height()
    buttons = view.more_button.mapTo(view, QPoint()).y()
    foot = view.column.geometry().bottom()
    assert top + 2 * line <= foot < buttons
    assert buttons + view.more_button.height() <= view.height()
    captions = [each for each in view.findChildren(QLabel) if each.text().startswith(("eerst", "daarna"))]
    assert len(captions) == 2
    assert all(each.height() < 2 * each.fontMetrics().height() for each in captions), "on one line"


@pytest.mark.parametrize("places", [(2, 5), (5, 2), (3, 3)])
@pytest.mark.parametrize("name", PROEVEN)
@pytest.mark.parametrize(("percent", "size"), [(100, (960, 540)), (130, (1024, 700)), (160, (1024, 700))])
def test_all_of_it_is_in_sight_in_large_letters_too(
    percent: int, size: tuple[int, int], name: str, places: tuple[int, int], stage: UiStage
) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    stage.herstel.window.resize(*size)
    told(stage, name, places)
    stage.herstel.window.grow(True)
    stage.settle()
    view = form_in(stage.herstel.window.pane, DifferenceView)
    assert view.column.verticalScrollBar().maximum() == 0
    for each in view.findChildren(QLabel):
        assert each.visibleRegion().boundingRect().size() == each.size(), each.text()
    (ends,) = view.findChildren(DotEnds)
    captions = [each for each in view.findChildren(QLabel) if each.text().startswith(("eerst", "daarna"))]
    below = max(each.mapTo(view, QPoint()).y() + each.height() for each in captions)
    assert below <= ends.mapTo(view, QPoint()).y(), "no sentence with what is said of the line"


@pytest.mark.parametrize(("percent", "size"), [(100, (1200, 780)), (160, (1024, 700))])
def test_the_dots_are_as_far_apart_to_tap_as_to_look_at(percent: int, size: tuple[int, int], stage: UiStage) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    window, theme = stage.herstel.window, stage.herstel.theme
    window.resize(*size)
    between(stage)
    window.grow(True)
    stage.settle()
    dots = form_in(window.pane, TapView).scale.dots
    first, last = (dot.mapTo(window, dot.rect().center()).x() for dot in (dots[0], dots[-1]))
    tap(stage, 2)
    do_part(stage)
    tap(stage, 5)
    picture = form_in(window.pane, DifferenceView).findChildren(DotPicture)[0]
    seen = [PROEF.x(theme, picture.width(), place) for place in (0, len(dots) - 1)]
    assert seen[1] - seen[0] == pytest.approx(last - first, abs=2)


@pytest.mark.parametrize("places", [(2, 5), (5, 2)])
def test_what_was_first_stands_first(places: tuple[int, int], stage: UiStage) -> None:
    for _ in range(2):  # the order of a proef turns round each time
        told(stage, PROEVEN[0], places)
        view = form_in(stage.herstel.window.pane, DifferenceView)
        captions = [each for each in view.findChildren(QLabel) if each.text().startswith(("eerst", "daarna"))]
        captions.sort(key=lambda each: each.mapTo(view, QPoint()).y())
        assert [each.text().partition(":")[0] for each in captions] == ["eerst", "daarna"]
        said = view.accessibleName()
        assert said.index("Eerst: ") < said.index("Daarna: ")
        view.enough_button.click()
        stage.settle()


@pytest.mark.parametrize("name", PROEVEN)
def test_the_lines_have_room_around_them_where_there_is_room(name: str, stage: UiStage) -> None:
    told(stage, name)
    stage.herstel.window.grow(True)
    stage.settle()
    view = form_in(stage.herstel.window.pane, DifferenceView)
    theme, labels = stage.herstel.theme, view.findChildren(QLabel)
    title = next(each for each in labels if each.property("role") == "title")
    picture, dots = view.findChildren(DifferencePicture)[0], view.findChildren(DotPicture)[0]

    def top(part: QWidget) -> int:
        return part.mapTo(view, QPoint()).y()

    assert top(dots) + dots.height() / 2 - top(title) - title.height() == pytest.approx(theme.px(72), abs=1)
    assert top(view.words) - top(picture) - picture.height() == theme.space(48)
    (ends,) = view.findChildren(DotEnds)
    captions = [each for each in labels if each.text().startswith(("eerst", "daarna"))]
    assert max(top(each) + each.height() for each in captions) < top(ends), "a row of their own"


def test_what_was_done_stands_above_the_dots_and_is_not_told(stage: UiStage) -> None:
    """At the end those lines are seen again, beside what was tapped."""
    between(stage)
    for count in (1, 2):
        view = form_in(stage.herstel.window.pane, TapView)
        drawings = view.lines.findChildren(Drawing)
        assert len(drawings) == count
        assert not any(each.accessibleName() for each in drawings)
        dots = view.scale.dots
        for line in drawings:
            left = line.mapTo(view, QPoint()).x()
            first, last = (dot.mapTo(view, dot.rect().center()) for dot in (dots[0], dots[-1]))
            assert line.width() <= 0.6 * (last.x() - first.x()), "it is not the axis of the dots"
            assert left + line.width() / 2 == pytest.approx((first.x() + last.x()) / 2, abs=2)
            assert line.mapTo(view, QPoint()).y() + line.height() < first.y()
        if count == 1:
            tap(stage, 3)
            do_part(stage)


def test_keys_are_told_only_to_who_uses_them(stage: UiStage) -> None:
    between(stage)
    view = form_in(stage.herstel.window.pane, TapView)
    assert "pijltjes" not in texts(view)
    assert QApplication.focusWidget() is view, "no dot stands out"
    press(stage, Qt.Key.Key_Right)
    assert "pijltjes" in texts(view)


def test_who_used_the_keys_before_is_told_of_them_at_once(stage: UiStage) -> None:
    between(stage)
    press(stage, Qt.Key.Key_Right)
    press(stage, Qt.Key.Key_Return)
    stage.settle()
    do_part(stage)
    view = form_in(stage.herstel.window.pane, TapView)
    assert "pijltjes" in texts(view)
    dots = view.scale.dots
    tapped: list[int] = []
    view.tapped.connect(tapped.append)
    assert shows_ring(dots[3]), "and where they go from"
    press(stage, Qt.Key.Key_Left)
    assert shows_ring(dots[2])
    assert (tapped, any(dot.isChecked() for dot in dots)) == ([], False)
    press(stage, Qt.Key.Key_Return)
    assert tapped == [2]


@pytest.mark.parametrize("name", PROEVEN)
def test_the_tap_is_there_within_three_seconds_of_the_end_tone(name: str, stage: UiStage) -> None:
    begun(stage, name)
    for _ in range(2):
        practice = stage.herstel.engine.practice
        timeline = practice.timeline
        assert timeline is not None
        stage.advance(timeline.practice_end_s - practice.at_s + 3)
        stage.settle()
        assert form_in(stage.herstel.window.pane, TapView).scale.dots[0].isVisible()
        assert stage.player.names()[-1] != "halt", "the tone goes on"
        tap(stage, 3)


@pytest.mark.parametrize("key", [Qt.Key.Key_3, None])
def test_a_tap_by_keys_alone(key: Qt.Key | None, stage: UiStage) -> None:
    between(stage)
    if key is None:
        for each in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Space):
            press(stage, each)
    else:
        press(stage, key)
    assert practised(stage) == "longer-exhale"
    (_, entry) = stage.herstel.journal.entries(limit=5)
    assert entry.after == {"head": 3}


@pytest.mark.parametrize("part", [0, 1])
def test_escape_in_a_part_ends_it_without_a_question(part: int, stage: UiStage) -> None:
    if part:
        between(stage)
        tap(stage, 4)
    else:
        begun(stage)
    stage.advance(40)
    press(stage, Qt.Key.Key_Escape)
    assert stage.herstel.engine.practice.state is SessionState.ENDED
    assert stage.herstel.window.pane.is_empty
    assert stage.herstel.window.page == "trial", "back where someone was"
    newest = stage.herstel.journal.entries(limit=5)[0]
    assert (newest.outcome, newest.after) == ("stopped", {})


def test_on_the_dark_screen_it_is_not_over_halfway(stage: UiStage) -> None:
    window = stage.herstel.window
    begun(stage)
    window.dark.cover()
    do_part(stage)
    assert window.dark.is_down
    assert texts(window.dark).strip() == ""
    words = window.dark.words
    assert [part.text() for part in (words.pause, words.stop, words.light) if part.isVisible()] == [
        "een toets maakt licht"
    ]


def test_escape_at_a_tap_leaves(stage: UiStage) -> None:
    between(stage)
    press(stage, Qt.Key.Key_Escape)
    assert stage.herstel.window.pane.is_empty
    (entry,) = stage.herstel.journal.entries(limit=5)
    assert (entry.exercise_id, entry.outcome, entry.after) == ("stillness", "completed", {})


def test_enough_for_today_leads_home(stage: UiStage) -> None:
    told(stage)
    form_in(stage.herstel.window.pane, DifferenceView).enough_button.click()
    stage.settle()
    assert stage.herstel.window.pane.is_empty
    assert stage.herstel.window.page == "tonight"
    assert stage.herstel.window.pages.tonight.night is not None, "it says good night there"


def test_by_day_it_says_that_it_is_over_and_leads_back(stage: UiStage) -> None:
    stage.clock.wall = stage.clock.wall.replace(hour=14)
    told(stage)
    window = stage.herstel.window
    form_in(window.pane, DifferenceView).enough_button.click()
    stage.settle()
    ending = form_in(window.pane, Ending)
    assert ending.accessibleName() == "Klaar."
    assert not ending.back_link.isHidden()
    ending.back_link.click()
    stage.settle()
    assert window.pane.is_empty
    assert window.page == "trial"


def test_five_minutes_more_are_in_the_dark(stage: UiStage) -> None:
    told(stage)
    form_in(stage.herstel.window.pane, DifferenceView).more_button.click()
    stage.advance(1)
    stage.settle()
    assert practised(stage) == "longer-exhale"
    assert stage.herstel.window.dark.is_down


def test_there_is_one_filled_button_and_the_first_proef_is_difference(stage: UiStage) -> None:
    window = stage.herstel.window
    window.open_page("trial")
    stage.settle()
    page = window.pages.trial
    filled = [
        each for each in page.findChildren(QAbstractButton) if each.property("role") == "primary" and each.isVisible()
    ]
    assert page.difference is not None
    assert filled == [page.difference.begin_button]
    assert list(page.cards) == ["effort", "head", "body"]


def test_while_something_is_practised_nothing_begins_here(stage: UiStage) -> None:
    window = stage.herstel.window
    window.open_page("trial")
    page = window.pages.trial
    assert page.difference is not None
    buttons = [page.difference.begin_button, *(card.begin_button for card in page.cards.values())]
    assert all(each.isEnabled() for each in buttons)
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert not any(each.isEnabled() for each in buttons)
    window.open_page("trial")
    assert not any(each.isEnabled() for each in (page.difference.begin_button, page.cards["head"].begin_button))
    stage.herstel.engine.practice.stop()
    stage.herstel.engine.programmes.leave()
    assert page.difference.begin_button.isEnabled()


@pytest.mark.parametrize("answer", [None, ()])
def test_the_line_of_safety_stands_there_until_someone_answered(answer: tuple[str, ...] | None, stage: UiStage) -> None:
    window = stage.herstel.window
    stage.herstel.engine.settings.change(health_facts=answer)
    window.open_page("trial")
    stage.settle()
    card = window.pages.trial.difference
    assert card is not None
    assert card.safety.link.isVisible() is (answer is None)
    assert "Druk Esc of klik Stop." in [each.text() for each in card.safety.findChildren(QLabel) if each.isVisible()]
    if answer is None:
        card.safety.link.click()
        stage.settle()
        assert window.page == "settings"
        assert window.pages.settings.health.asked.question.isVisible()


def test_a_tap_of_the_other_proeven_is_theirs(stage: UiStage) -> None:
    between(stage, "effort")
    view = form_in(stage.herstel.window.pane, TapView)
    assert "Hoe voelt je lijf nu?" in texts(view)
    tap(stage, 5)
    do_part(stage)
    tap(stage, 1)
    assert "Na niets doen was het zachter." in texts(form_in(stage.herstel.window.pane, DifferenceView))
