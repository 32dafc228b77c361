"""Oefenen: each exercise is drawn, heard and chosen, at any width."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from herstel_app.core.content import Group
from herstel_app.core.fit import Way, in_way
from herstel_app.core.session import SessionState
from herstel_app.engine.personal_fit import PersonalFit
from herstel_app.ui.kit.exercise_words import group_name
from herstel_app.ui.kit.short_line import ShortLine, short_line
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.exercises.page import ExercisesPage
from herstel_app.ui.pages.exercises.row_mark import RowMark
from herstel_app.ui.pages.exercises.title_line import TitleLine
from herstel_app.ui.practice.offer import Offer
from tests.helpers.forms import form_in
from tests.helpers.screens import stage_at
from tests.helpers.tabbing import show_focus
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage
from tests.ui.stage_parts import exercises_of, plays, shown_cards

NAME = "slow-breathing"
ROW_PX = 96
"""What a row takes at most at 100 %."""
TOLD = "Plek voor plek span je kort aan, en laat je lang los. Het is de lange vorm. Om het te leren."


@pytest.fixture
def page(stage: UiStage) -> ExercisesPage:
    return exercises_of(stage)


def test_what_is_chosen_begins_at_the_length_that_was_told(stage: UiStage, page: ExercisesPage) -> None:
    exercise = stage.herstel.library.exercises[NAME]
    page.cards[NAME].choose_button.click()
    stage.settle()
    form_in(stage.herstel.window.pane, Offer).begin_button.click()
    practice = stage.herstel.engine.practice
    assert practice.state is SessionState.RUNNING
    assert practice.timeline is not None
    assert practice.timeline.practice_end_s == pytest.approx(60 * exercise.default_minutes, abs=20)


def test_what_fits_is_looked_up_a_few_times_for_each_row(stage: UiStage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not for every row once for each row: with a thousand of one's own the page would take seconds."""
    asked: list[str] = []
    ways = PersonalFit.ways

    def counted(fit: PersonalFit, exercise_id: str) -> tuple[Way, ...]:
        asked.append(exercise_id)
        return ways(fit, exercise_id)

    monkeypatch.setattr(PersonalFit, "ways", counted)
    assert len(exercises_of(stage).cards) == len(stage.herstel.library.exercises)
    assert len(asked) <= 5 * len(stage.herstel.library.exercises)


@pytest.mark.parametrize("pixels", [40, 14])
def test_a_line_is_measured_anew_in_other_letters(qapp: QApplication, pixels: int) -> None:
    line = short_line("secondary")
    line.tell(TOLD)
    line.resize(330, 20)
    line.show()
    line.heightForWidth(330)
    line.setStyleSheet(f"font-size: {pixels}px")
    line.ensurePolished()
    fresh = short_line("secondary")
    fresh.setStyleSheet(f"font-size: {pixels}px")
    fresh.tell(TOLD)
    fresh.resize(330, 20)
    fresh.show()
    assert line.heightForWidth(330) == fresh.heightForWidth(330)


def test_nothing_is_offered_before_someone_asks(stage: UiStage, page: ExercisesPage) -> None:
    pane = stage.herstel.window.pane
    assert not pane.isVisible()
    page.cards[NAME].choose_button.click()
    stage.settle()
    assert pane.isVisible()
    assert pane.shown(Offer)
    assert [name for name, card in page.cards.items() if card.is_marked] == [NAME]
    card = page.cards[NAME]
    (mark,) = [mark for mark in page.findChildren(RowMark) if mark.property("role") == "claim"]
    assert card.accessibleName().startswith("Gekozen. Langzaam ademen.")
    assert mark.isVisible()
    assert card.geometry().contains(mark.geometry()), "the ring of the focus goes around it"
    assert mark.mapTo(page, QPoint()).x() < card.drawing.mapTo(page, QPoint()).x()
    stage.herstel.window.resize(1600, 900)
    stage.settle()
    assert mark.y() == card.y(), "it goes where its row goes"
    assert card.geometry().contains(mark.geometry())
    pane.close_form()
    stage.settle()
    assert not pane.isVisible()
    assert not card.is_marked
    assert not mark.isVisible()
    assert card.accessibleName().startswith("Langzaam ademen.")


def test_it_is_heard_and_falls_silent(stage: UiStage, page: ExercisesPage) -> None:
    first, other = page.cards[NAME], page.cards["coherent-breathing"]
    first.hear_button.click()
    assert len(plays(stage)) == 1
    assert (first.hear_button.text(), first.hear_button.accessibleName()) == ("stop", "Stop: Langzaam ademen")
    other.hear_button.click()
    assert (first.hear_button.text(), other.hear_button.text()) == ("hoor", "stop")
    other.hear_button.click()
    assert stage.player.names()[-1] != "play"
    first.hear_button.click()
    stage.herstel.window.open_page("help")
    assert not stage.herstel.engine.audio.sounding
    assert first.hear_button.text() == "hoor"


def test_in_other_colours_it_is_heard_by_the_page_that_is_there(stage: UiStage, page: ExercisesPage) -> None:
    theme, before = stage.herstel.theme, stage.herstel.theme.palette
    stage.herstel.engine.settings.change(palette="day")
    assert comes(lambda: theme.palette is not before)
    stage.settle()
    made_anew = stage.herstel.window.pages.exercises
    assert made_anew is not page
    made_anew.cards[NAME].hear_button.click()  # an error in a page that is gone would end the test
    assert made_anew.cards[NAME].hear_button.text() == "stop"


def test_escape_silences_it(stage: UiStage, page: ExercisesPage) -> None:
    page.cards[NAME].hear_button.click()
    QTest.keyClick(stage.herstel.window, Qt.Key.Key_Escape)
    assert not stage.herstel.engine.audio.sounding
    assert stage.herstel.window.page == "exercises"


def test_what_is_silent_or_muted_cannot_be_heard(stage: UiStage, page: ExercisesPage) -> None:
    assert page.cards[NAME].hear_button.isVisible()
    assert not page.cards["stillness"].hear_button.isVisible()
    stage.herstel.engine.settings.change(muted=True)
    assert not page.cards[NAME].hear_button.isVisible()
    stage.herstel.engine.settings.change(muted=False)
    assert page.cards[NAME].hear_button.isVisible()


def test_an_exercise_is_drawn_by_its_rhythm_and_that_is_said(page: ExercisesPage) -> None:
    said = {name: card.drawing.accessibleName() for name, card in shown_cards(page).items()}
    assert said[NAME] == "langzaam ademen 5 minuten"
    assert all(said.values())


def test_there_is_no_filled_button_and_every_button_says_whose_it_is(page: ExercisesPage) -> None:
    presses = [
        each for card in shown_cards(page).values() for each in card.findChildren(QPushButton) if each.isVisible()
    ]
    assert presses
    assert not [each.text() for each in presses if each.property("role") == "primary"]
    assert len({each.accessibleName() for each in presses}) == len(presses)


def test_tab_goes_from_a_row_to_hearing_it_and_to_the_next_row(stage: UiStage, page: ExercisesPage) -> None:
    names = list(shown_cards(page))
    card, following = page.cards[NAME], page.cards[names[names.index(NAME) + 1]]
    card.choose_button.setFocus()
    show_focus()
    seen = []
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [card.hear_button, following.choose_button]
    QTest.keyClick(card.hear_button, Qt.Key.Key_Space)
    assert len(plays(stage)) == 1
    assert not card.is_marked, "who listens chooses nothing yet"


def test_a_row_tells_what_it_is_in_two_lines_in_each_way(stage: UiStage, page: ExercisesPage) -> None:
    stage.herstel.window.resize(1200, 780)
    exercises, long = stage.herstel.library.exercises, []
    for name, card in shown_cards(page).items():
        for way in (None, *(variant.id for variant in exercises[name].variants)):
            exercise = in_way(exercises[name], way)
            card.show_exercise(exercise)
            stage.settle()
            (told,) = card.findChildren(ShortLine)
            assert told.accessibleName() == exercise.summary
            assert exercise.summary.startswith(told.text())
            assert told.text()[-1:] == "."
            if told.height() > 1.5 * told.fontMetrics().height() or card.height() > ROW_PX:
                long.append((name, way, told.text(), card.height()))
    assert long == []


def test_a_name_and_its_length_stand_on_one_line_of_writing(stage: UiStage, page: ExercisesPage) -> None:
    for percent in (100, 160):
        stage.herstel.engine.settings.change(text_scale_percent=percent)
        stage.settle()
        (line,) = stage.herstel.window.pages.exercises.cards[NAME].findChildren(TitleLine)
        feet = [
            each.mapTo(line, QPoint(0, each.contentsRect().top())).y() + each.fontMetrics().ascent()
            for each in (line.name, line.length)
        ]
        assert abs(feet[0] - feet[1]) <= 1
        assert line.length.mapTo(line, QPoint()).x() > line.name.geometry().right()


def test_a_long_name_goes_on_on_a_next_line(qapp: QApplication) -> None:
    line = TitleLine(Theme())
    line.show_words("Een ritme dat ik heb bedacht toen ik niet slapen kon", "5 minuten")
    line.resize(260, line.heightForWidth(260))
    line.show()
    assert line.name.height() >= 2 * line.name.fontMetrics().height()
    assert line.length.geometry().right() <= line.width()
    assert line.length.width() >= line.length.sizeHint().width()


def test_hearing_is_seen_on_every_row_and_says_what_it_does(stage: UiStage, page: ExercisesPage) -> None:
    def ink(link: QPushButton) -> int:
        """Give how many colours a link has."""
        image = link.grab().toImage()
        return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())})

    shown = [card for card in page.cards.values() if card.isVisible() and not card.hear_button.isHidden()]
    assert len(shown) > 10
    for card in shown:
        assert ink(card.hear_button) > 5
        assert card.hear_button.accessibleName().startswith("Hoor tien seconden: ")


def test_hearing_is_seen_in_large_letters_too(qapp: QApplication, tmp_path: Path) -> None:
    stage = stage_at(qapp, tmp_path / "data", 160, "night")
    stage.herstel.window.open_page("exercises")
    stage.settle()
    page = stage.herstel.window.pages.exercises
    card = page.cards[NAME]
    assert card.hear_button.isVisible()
    assert card.hear_button.mapTo(card, QPoint()).y() > card.height() / 2, "below the words, where there is no room"
    stage.close()


def test_links_lead_to_the_groups_by_hand_and_by_key(stage: UiStage, page: ExercisesPage) -> None:
    assert [link.text() for link in page.group_links.values()] == ["Adem", "Lijf", "Hoofd", "Gevoel", "Stilte"]
    assert len({link.mapTo(page, QPoint()).y() for link in page.group_links.values()}) == 1
    first = page.cards["notice-now"].choose_button
    for by_key in (False, True):
        page.column.verticalScrollBar().setValue(0)
        stage.settle()
        assert first.visibleRegion().isEmpty()
        link = page.group_links["head"]
        if by_key:
            link.setFocus()
            QTest.keyClick(link, Qt.Key.Key_Return)
        else:
            QTest.mouseClick(link, Qt.MouseButton.LeftButton)
        stage.settle()
        stage.settle()
        heading = next(each for each in page.findChildren(QLabel) if each.text() == "Hoofd")
        assert 0 <= heading.mapTo(page, QPoint()).y() < 60
        focus = QApplication.focusWidget()
        assert (isinstance(focus, QPushButton) and focus.accessibleName().startswith("Kies: ")) is by_key


@pytest.mark.parametrize(
    ("name", "usual", "careful"),
    [
        ("belly-breathing", "breathing", "body"),
        ("natural-breath", "breathing", "body"),
        ("breathing-space", "breathing", "body"),
        ("notice-now", "feeling", "head"),
        ("safe-place", "feeling", "body"),
    ],
)
def test_an_exercise_stands_where_the_way_it_is_done_in_belongs(
    stage: UiStage, page: ExercisesPage, name: str, usual: Group, careful: Group
) -> None:
    def group() -> str:
        """Give the heading that is the last above the row."""
        y = page.cards[name].mapTo(page, QPoint()).y()
        above = [each for each in page.findChildren(QLabel) if each.property("role") == "heading" and each.isVisible()]
        tops = sorted((each.mapTo(page, QPoint()).y(), each.text()) for each in above)
        return [text for top, text in tops if top < y][-1]

    engine = stage.herstel.engine
    engine.fit.take([])
    stage.settle()
    assert page.cards[name].isVisible()
    assert group() == group_name(usual)
    engine.fit.take(["lungs-heart", "panic"])
    stage.settle()
    stage.herstel.window.open_page("tonight")
    stage.herstel.window.open_page("exercises")
    stage.settle()
    assert group() == group_name(careful)


def test_beside_the_pane_what_is_chosen_can_be_heard_without_a_pointer(stage: UiStage, page: ExercisesPage) -> None:
    stage.herstel.window.resize(1200, 780)
    card = page.cards[NAME]
    card.choose_button.click()
    stage.settle()
    heard = [name for name, each in shown_cards(page).items() if each.hear_button.isVisible()]
    assert heard == [NAME]
    QTest.mouseClick(card.hear_button, Qt.MouseButton.LeftButton)
    assert len(plays(stage)) == 1


@pytest.mark.parametrize("width", [200, 330, 400, 700, 1400])
def test_what_fits_is_told_in_whole_sentences(qapp: QApplication, width: int) -> None:
    line = short_line("secondary")
    line.tell(TOLD)
    line.resize(width, 20)
    line.show()
    ends = [place + 1 for place, sign in enumerate(TOLD) if sign == "."]
    assert len(line.text()) in ends
    assert line.accessibleName() == TOLD
    asked = line.heightForWidth(width)
    line.resize(width, asked)
    assert width < 1400 or line.text() == TOLD
    assert QLabel.heightForWidth(line, width) <= asked + 1, "nothing is cut off"


@pytest.mark.parametrize("size", [(960, 540), (1200, 780), (2560, 1440)])
@pytest.mark.parametrize("percent", [90, 160])
def test_at_any_size_a_card_is_whole_and_in_the_middle(
    stage: UiStage, page: ExercisesPage, size: tuple[int, int], percent: int
) -> None:
    window = stage.herstel.window
    window.resize(*size)
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    stage.settle()
    page = window.pages.exercises
    for card in shown_cards(page).values():
        for part in card.findChildren(QWidget):
            if part.isVisible():
                corner = part.mapTo(card, QPoint(part.width(), part.height()))
                assert corner.x() <= card.width() + 1
                assert corner.y() <= card.height() + 1
        assert card.width() <= page.column.viewport().width()
    first = next(iter(shown_cards(page).values()))
    beside = first.mapTo(page, QPoint(0, 0)).x()
    assert abs(page.width() - first.width() - 2 * beside) <= 12
