"""Vanavond: a question, an evening that plays itself, by keyboard alone and by mouse alone; and good night."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QLabel, QSlider, QWidget
from pytestqt.qtbot import QtBot

from herstel_app.app import make_application
from herstel_app.core.evening_filling import TOLERANCE_S
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme_content import DIFFERENCE, Where
from herstel_app.core.session import SessionState
from herstel_app.engine.evening_words import CAREFUL_LONG, KEPT, LONG, NEEDS_VOICE, step_name
from herstel_app.engine.fit_words import ANSWER_KEPT, NOTHING
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.fold import Unfolding
from herstel_app.ui.kit.length_choice import BY_HAND
from herstel_app.ui.kit.marked import Marked
from herstel_app.ui.kit.palettes import DAY, NIGHT
from herstel_app.ui.kit.pressed import PrimaryButton
from herstel_app.ui.pages.tonight.open_book import OpenBook
from herstel_app.ui.pages.tonight.other_evening import OtherEvening
from herstel_app.ui.pages.tonight.page import TonightPage
from herstel_app.ui.practice.difference import DifferenceView
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.practice.reading_step import ReadingStep
from herstel_app.ui.practice.tap_view import TapView
from tests.helpers.evenings import TEXT, choose_evening_with_text
from tests.helpers.forms import form_in
from tests.helpers.luminance import linear, mean_luminance
from tests.helpers.screen_states import STATES
from tests.helpers.tabbing import go_to, press, show_focus
from tests.helpers.trial_page_states import do_part, tap
from tests.ui.conftest import UiStage, make_stage

DARKEST = 0.01


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def tab_to(stage: UiStage, widget: QWidget) -> None:
    go_to(widget, stage.herstel.window)
    stage.settle()


def named(root: QWidget, text: str) -> QAbstractButton:
    return next(b for b in root.findChildren(QAbstractButton) if b.text() == text and b.isVisibleTo(root))


def page(stage: UiStage) -> TonightPage:
    stage.herstel.window.open_page("tonight")
    stage.settle()
    return stage.herstel.window.pages.tonight


def play_to_the_end(stage: UiStage) -> list[str]:
    """Let the clock run, and read on where a text waits; gives the exercises that were done."""
    window, driver = stage.herstel.window, stage.herstel.engine.practice
    for _ in range(400):
        stage.settle()
        if window.pane.shown(ReadingStep):
            assert not driver.is_active
            press(stage, Qt.Key.Key_Return)
        elif driver.state is SessionState.PAUSED:  # a page to write on that waits for its writer
            assert window.pane.page
            named(window.pane.page, "Leg weg").click()
        elif driver.is_active:
            stage.advance(10)
        elif window.pane.shown(Ending):
            break
    return sorted(entry.exercise_id for entry in stage.herstel.journal.entries(limit=20))


@pytest.mark.parametrize("how", ["keyboard", "mouse"])
def test_a_quarter_of_an_hour_from_two_answers_to_the_last_form(stage: UiStage, how: str) -> None:
    tonight = page(stage)
    choices = [tonight.where_chips.chips["body"], tonight.card.lengths.chips[15.0]]
    for chip in choices:
        if how == "mouse":
            click(chip)
        else:
            tab_to(stage, chip)
            press(stage, Qt.Key.Key_Space)
    evening = tonight.evening
    assert evening is not None
    assert abs(evening.seconds - 900) <= TOLERANCE_S
    if how == "mouse":
        click(tonight.begin_button)
    else:
        tab_to(stage, tonight.begin_button)
        press(stage, Qt.Key.Key_Return)
    assert stage.herstel.engine.programmes.is_evening
    began = stage.clock.seconds
    done = play_to_the_end(stage)
    assert done == sorted(step.id for step in evening.steps if step.kind == "practise")
    assert stage.player.names().count("play") == len(done)
    practised_s = sum(step.seconds for step in evening.steps if step.kind == "practise")
    assert stage.clock.seconds - began == pytest.approx(practised_s, abs=60)
    assert not stage.herstel.engine.programmes.is_evening
    assert all(entry.outcome == "completed" for entry in stage.herstel.journal.entries(limit=20))


def test_escape_leaves_and_what_was_done_is_kept(stage: UiStage) -> None:
    tonight = page(stage)
    tonight.card.lengths.chips[5.0].click()
    tonight.begin_button.click()
    window = stage.herstel.window
    if window.pane.shown(ReadingStep):
        stage.herstel.engine.programmes.go_on()
    stage.advance(40)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not stage.herstel.engine.programmes.is_evening
    assert window.pane.shown(Ending)
    assert stage.herstel.journal.entries(limit=1)[0].outcome == "stopped"


def test_escape_while_reading_ends_the_evening(stage: UiStage) -> None:
    tonight = page(stage)
    choose_evening_with_text(stage.herstel.engine)
    tonight.begin_button.click()
    window = stage.herstel.window
    assert window.pane.shown(ReadingStep)
    assert window.pages.reading.explanation_id == TEXT
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not stage.herstel.engine.programmes.is_evening
    assert window.pane.is_empty


def test_a_step_can_be_swapped_left_out_and_kept_as_mijn_avond(tmp_path: Path) -> None:
    app = make_application(["herstel"])
    stage = make_stage(app, tmp_path / "data")
    tonight = page(stage)
    assert not tonight.own_button.isVisible()
    named(tonight, "In mijn gevoel").click()
    before = tonight.evening
    assert before is not None
    click(tonight.other_button)
    stage.settle()
    click(tonight.card.other.more_link)
    stage.settle()
    click(tonight.card.other.rows.rows[0].acts["out"])
    stage.settle()
    assert tonight.evening is not None
    assert tonight.evening.steps == before.steps[1:]
    click(named(tonight, "bewaar als mijn avond"))
    assert tonight.card.purpose.text() == KEPT
    assert tonight.own_button.isVisible()
    kept = tonight.evening
    stage.close()
    tomorrow = make_stage(app, tmp_path / "data")
    again = page(tomorrow)
    assert again.own_button.isChecked(), "it was chosen last"
    assert again.evening is not None
    assert [step.id for step in again.evening.steps] == [step.id for step in kept.steps]
    assert again.evening.seconds == pytest.approx(kept.seconds, abs=40)
    tomorrow.close()


def shown_times(tonight: TonightPage) -> list[str]:
    return [chip.text() for chip in tonight.card.lengths.chips.values() if chip.isVisibleTo(tonight)]


def change(stage: UiStage, tonight: TonightPage) -> OtherEvening:
    """Fold out all that can be changed."""
    tonight.other_button.click()
    tonight.card.other.more_link.click()
    stage.settle()
    return tonight.card.other


@pytest.mark.parametrize(
    ("facts", "times"), [(("panic",), (5, 15, 20)), (("exhaustion",), (5, 10, 15)), (None, (5, 15, 20))]
)
def test_the_times_and_what_is_said_of_them_fit_the_person(
    stage: UiStage, facts: tuple[str, ...] | None, times: tuple[int, ...]
) -> None:
    tonight, fit = page(stage), stage.herstel.engine.fit
    tonight.card.lengths.chips[30.0].click()
    fit.take(facts)
    stage.settle()
    assert shown_times(tonight) == [str(minutes) for minutes in times]
    assert tonight.card.lengths.on == float(times[-1])
    assert LONG not in card_text(tonight)
    assert CAREFUL_LONG not in card_text(tonight)
    other = change(stage, tonight)
    assert other.own_minutes.maximum() == 20
    assert other.longer_link.accessibleName() == "Meer tijd, tot 30 minuten"
    other.longer_link.click()
    other.own_minutes.setValue(25)
    assert CAREFUL_LONG in card_text(tonight)
    fit.take(())
    stage.settle()
    assert (other.own_minutes.value(), other.own_minutes.maximum()) == (25, 60)
    other.more_link.click()
    assert shown_times(tonight) == ["5", "15", "30", "25"]
    assert tonight.card.lengths.on == BY_HAND
    other.more_link.click()
    assert CAREFUL_LONG not in card_text(tonight)
    other.own_minutes.setValue(45)
    assert LONG in card_text(tonight)


def test_the_time_is_set_in_one_place(stage: UiStage) -> None:
    tonight = page(stage)
    head = tonight.card.drawing.mapTo(tonight.card, QPoint())
    assert shown_times(tonight) == ["5", "15", "30"]
    other = change(stage, tonight)
    assert shown_times(tonight) == []
    assert other.own_minutes.isVisible()
    assert not other.longer_link.isVisible(), "there is room for more than this"
    assert tonight.card.drawing.mapTo(tonight.card, QPoint()) == head, "nothing moves"
    other.own_minutes.setValue(35)
    stage.settle()
    assert other.longer_link.isVisible()
    other.longer_link.click()
    stage.settle()
    assert not other.longer_link.isVisible()
    other.more_link.click()
    stage.settle()
    assert shown_times(tonight) == ["5", "15", "30", "35"]


def card_text(tonight: TonightPage) -> str:
    return " ".join(each.text() for each in tonight.card.findChildren(QLabel) if each.isVisibleTo(tonight))


def test_without_a_voice_the_card_says_what_needs_one(stage: UiStage) -> None:
    tonight, engine = page(stage), stage.herstel.engine
    engine.settings.change(voice=False)
    change(stage, tonight)
    tonight.where_chips.chips["head"].click()
    assert NEEDS_VOICE not in card_text(tonight)
    tonight.where_chips.chips["head"].click()
    tonight.where_chips.chips["body"].click()
    assert NEEDS_VOICE in card_text(tonight)


def test_a_time_that_does_not_fit_any_more_leaves_the_other_times_alone(stage: UiStage) -> None:
    tonight = page(stage)
    change(stage, tonight).own_minutes.setValue(33)
    tonight.card.lengths.chips[5.0].click()
    stage.herstel.engine.fit.take(["panic"])
    stage.settle()
    assert tonight.card.lengths.on == 5.0
    assert stage.herstel.engine.evening_choice.own_minutes == 20


def test_the_text_that_was_open_is_there_to_read_on_in(stage: UiStage) -> None:
    tonight = page(stage)
    evening, texts = tonight.evening, stage.herstel.library.explanations
    assert evening is not None
    card = tonight.quiet.reading
    assert card.accessibleName().startswith(f"Eerst iets lezen? {texts[evening.read].title}, ")
    minutes = evening.seconds
    click(card)
    window = stage.herstel.window
    assert (window.page, window.pages.reading.explanation_id) == ("reading", evening.read)
    press(stage, Qt.Key.Key_Escape)
    assert window.page == "tonight"
    assert (tonight.evening, minutes) == (evening, evening.seconds)
    stage.herstel.window.open_section("creeping-loss")
    card = page(stage).quiet.reading
    assert card.accessibleName() == "Verder lezen: Stukje bij beetje, 1\N{NO-BREAK SPACE}min"
    click(card)
    assert stage.herstel.window.page == "reading"
    assert stage.herstel.window.pages.reading.explanation_id == "creeping-loss"


def test_the_difference_can_be_felt_from_here_with_one_click(stage: UiStage) -> None:
    tonight, engine = page(stage), stage.herstel.engine
    card = tonight.quiet.difference
    assert card.accessibleName() == "Voel het verschil: stilzitten en lang uitademen, 5\N{NO-BREAK SPACE}min"
    assert "stilzitten en uitademen, 5\N{NO-BREAK SPACE}min" in [each.text() for each in card.findChildren(QLabel)], (
        "on one line"
    )
    click(card)
    assert engine.practice.is_active
    marked = engine.programmes.marked
    assert marked is not None
    assert marked.proef == DIFFERENCE


WHAT_IT_IS = "Helpt je best doen, of juist niets doen?"


def test_after_the_difference_the_next_proef_is_offered(stage: UiStage) -> None:
    tonight, engine = page(stage), stage.herstel.engine
    engine.fit.take(())
    said = []
    for _ in range(5):
        tonight.refresh()
        card = tonight.quiet.difference
        said.append(card.accessibleName())
        engine.compare(tonight.quiet.proef_id)
        for _ in range(2):
            stage.advance(400)
            form_in(stage.herstel.window.pane, TapView).tapped.emit(3)
        form_in(stage.herstel.window.pane, DifferenceView).enough.emit()
        stage.settle()
    assert said == [
        "Voel het verschil: stilzitten en lang uitademen, 5\N{NO-BREAK SPACE}min",
        f"Een proefje: zo hard mogelijk ontspannen: {WHAT_IT_IS} 5\N{NO-BREAK SPACE}min",
        "Stilzitten en je hoofd: stilzitten en gedachten parkeren, 10\N{NO-BREAK SPACE}min",
        "Liggen en je lijf: stilliggen en spieren los, 8\N{NO-BREAK SPACE}min",
        "Voel het verschil: stilzitten en lang uitademen, 5\N{NO-BREAK SPACE}min",
    ]


def test_a_proef_that_was_stopped_is_offered_again(stage: UiStage) -> None:
    tonight, engine = page(stage), stage.herstel.engine
    engine.compare(DIFFERENCE)
    stage.advance(400)
    form_in(stage.herstel.window.pane, TapView).tapped.emit(3)
    stage.advance(5)
    engine.practice.stop()
    tonight.refresh()
    assert tonight.quiet.proef_id == DIFFERENCE


@pytest.mark.parametrize(
    ("facts", "said"),
    [(None, "iets langer uitademen"), (("lungs-heart",), "je adem voelen"), (("panic",), "je handen voelen")],
)
def test_the_difference_is_told_as_it_fits(stage: UiStage, facts: tuple[str, ...] | None, said: str) -> None:
    tonight = page(stage)
    stage.herstel.engine.fit.take(facts)
    assert (
        tonight.quiet.difference.accessibleName() == f"Voel het verschil: stilzitten en {said}, 5\N{NO-BREAK SPACE}min"
    )


@pytest.mark.parametrize("facts", [None, (), ("lungs-heart",), ("panic",), ("legs-pain",), ("pregnant", "injury")])
def test_what_tonight_promises_of_the_difference_is_what_its_page_says_and_draws(
    stage: UiStage, facts: tuple[str, ...] | None
) -> None:
    tonight = page(stage)
    stage.herstel.engine.settings.change(health_facts=facts)
    stage.settle()
    promised = next(each.text() for each in tonight.quiet.difference.findChildren(QLabel) if " en " in each.text())
    spoken = tonight.quiet.difference.accessibleName().removeprefix("Voel het verschil: ").partition(",")[0]
    stage.herstel.window.open_page("trial")
    stage.settle()
    card = stage.herstel.window.pages.trial.difference
    assert card is not None
    said = [each.text() for each in card.findChildren(QLabel)]
    assert f"{promised.partition(',')[0]}.".capitalize() in said
    (drawing,) = card.findChildren(Drawing)
    assert all(part in drawing.accessibleName() for part in spoken.split(" en "))


def test_who_gave_no_answer_reads_beside_the_difference_when_to_stop(stage: UiStage) -> None:
    tonight, fit = page(stage), stage.herstel.engine.fit
    assert not tonight.safety.isVisible()
    stage.herstel.engine.settings.change(health_facts=None, health_declined=False)
    stage.settle()
    assert tonight.safety.isVisible()
    tonight.safety.link.click()
    stage.settle()
    assert tonight.is_asking
    fit.take(())
    assert not tonight.safety.isVisible()


def test_who_would_rather_not_say_keeps_the_line_of_safety_and_can_still_say_it(stage: UiStage) -> None:
    tonight, fit = page(stage), stage.herstel.engine.fit
    stage.herstel.engine.settings.change(health_facts=None, health_declined=False)
    for _ in range(2):
        tonight.safety.link.click()
        stage.settle()
        assert tonight.asked is not None
        assert tonight.is_asking
        click(tonight.asked.health.rather_not)
        stage.settle()
        assert tonight.safety.isVisible()
        assert not tonight.is_asking
    tonight.safety.link.click()
    assert tonight.asked is not None
    tonight.asked.health.chips.chips["epilepsy"].click()
    click(tonight.asked.health.done_button)
    stage.settle()
    assert fit.answer == ("epilepsy",)
    assert not tonight.safety.isVisible()
    assert not tonight.is_asking


def test_where_the_difference_does_not_fit_the_text_stands_alone(
    stage: UiStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage.herstel.engine.fit, "fitted_parts", lambda _: None)
    tonight = page(stage)
    assert not tonight.quiet.difference.isVisible()
    assert tonight.quiet.reading.isVisible()


def first_line(stage: UiStage) -> str:
    """Give what stands there to be read or done."""
    window = stage.herstel.window
    if window.pane.shown(ReadingStep):
        reader = form_in(window.pane, ReadingStep)
        return next(each.text() for each in reader.findChildren(Marked) if each.isVisible())
    shown = [each.text() for each in window.pane.running.findChildren(QLabel) if each.isVisible()]
    frame = stage.herstel.engine.practice.frame
    assert frame is not None
    return frame.text if frame.text in shown else ""


def test_something_else_is_another_evening_in_one_click(stage: UiStage) -> None:
    tonight = page(stage)
    tonight.card.lengths.chips[5.0].click()
    before = tonight.evening
    assert before is not None
    tonight.other_button.click()
    stage.settle()
    other = tonight.card.other
    links = [each for each in other.findChildren(QAbstractButton) if each.isVisible()]
    assert set(links) == {*other.other_links, other.more_link}
    assert 2 <= len(links) <= 5
    titles = [link.title for link in other.other_links]
    minutes = [round(each.seconds / 60) for each in stage.herstel.engine.evening_choice.others]
    assert [link.accessibleName() for link in other.other_links] == [
        f"{title}, {n} minuten" for title, n in zip(titles, minutes, strict=True)
    ]
    drawn = [link.drawing for link in other.other_links]
    assert {(each.width(), each.height()) for each in drawn} == {(160, 24)}
    assert not any(each.accessibleName() for each in drawn)
    card = tonight.card
    assert {each.mapTo(card, QPoint()).x() for each in drawn} == {card.drawing.mapTo(card, QPoint()).x()}
    lengths = [each for row in other.other_links for each in row.findChildren(QLabel) if each.text().endswith(" min")]
    ends = {each.mapTo(card, QPoint(each.width(), 0)).x() for each in lengths}
    assert ends == {card.drawing.mapTo(card, QPoint(card.drawing.width(), 0)).x()}
    assert before.title not in titles
    click(other.other_links[1])
    stage.settle()
    assert tonight.evening is not None
    assert tonight.evening.title == titles[1]
    assert abs(tonight.evening.seconds - 300) <= TOLERANCE_S
    assert not other.isVisible()
    assert tonight.begin_button.hasFocus()
    tonight.other_button.click()
    stage.settle()
    assert before.title in [link.title for link in other.other_links]
    assert not other.own_minutes.isVisible()


def test_composing_stands_below_the_other_evenings_which_stay(stage: UiStage) -> None:
    tonight = page(stage)
    tonight.other_button.click()
    stage.settle()
    other = tonight.card.other
    links = other.other_links
    places = [link.mapTo(other, QPoint()).y() for link in links]
    fold = other.more_link.mapTo(other, QPoint()).y()
    assert places[-1] < fold, "what is ready comes first"
    other.more_link.click()
    stage.settle()
    other.own_minutes.setValue(11)
    other.rows.rows[0].acts["out"].click()
    stage.settle()
    assert other.other_links == links
    assert [link.mapTo(other, QPoint()).y() for link in links if link.isVisible()] == places
    assert other.more_link.mapTo(other, QPoint()).y() == fold
    assert other.own_minutes.mapTo(other, QPoint()).y() > fold
    other.how_link.click()
    stage.settle()
    assert other.steps.isVisible()
    other.how_link.click()
    other.more_link.click()
    stage.settle()
    assert not other.own_minutes.isVisible()
    assert other.other_links[0].isVisible()


def test_other_evenings_are_made_anew_where_something_holds_now_that_did_not(stage: UiStage) -> None:
    tonight = page(stage)
    other = change(stage, tonight)
    before = other.other_links
    stage.herstel.engine.fit.take(("lungs-heart",))
    stage.settle()
    assert other.other_links != before
    offered = [each.title for each in stage.herstel.engine.evening_choice.others]
    assert [link.title for link in other.other_links] == offered


def is_amber(image: QImage) -> bool:
    """Say whether something in a picture is in the bright colour, and not in that of words in the background."""
    seen = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return any(color.red() - color.blue() > 90 for color in seen)


def test_what_is_told_of_an_evening_is_seen_below_its_link_and_one_fold_is_lit(stage: UiStage) -> None:
    show_focus()  # the hand is on the keyboard
    window = stage.herstel.window
    window.resize(1200, 780)
    tonight = page(stage)
    tonight.other_button.click()
    other = tonight.card.other
    other.more_link.click()
    stage.settle()
    folds: list[Unfolding] = [tonight.other_button, other.more_link, other.how_link]

    def lit() -> list[Unfolding]:
        return [each for each in folds if each.isVisible() and is_amber(each.grab().toImage())]

    assert lit() == [other.more_link]
    other.how_link.click()
    stage.settle()
    assert lit() == [other.how_link]
    assert other.how_link.visibleRegion().boundingRect() == other.how_link.rect()
    told = next(each for each in other.steps.findChildren(QLabel) if each.isVisible())
    assert told.visibleRegion().boundingRect() == told.rect()
    careful = other.steps.fold
    assert careful is not None
    folds.append(careful)
    careful.click()
    assert lit() == [careful]
    careful.click()
    assert lit() == [other.how_link]
    other.how_link.click()
    other.more_link.click()
    assert lit() == [tonight.other_button]


def test_the_two_cards_below_the_evening_have_a_drawing_in_the_same_place(stage: UiStage) -> None:
    stage.herstel.window.resize(1200, 780)
    tonight = page(stage)
    places = []
    for card, kind in ((tonight.quiet.difference, Drawing), (tonight.quiet.reading, OpenBook)):
        (drawn,) = card.findChildren(kind)
        (text,) = (each for each in card.findChildren(QLabel) if each.property("role") == "kicker")
        assert text.height() < 2 * text.fontMetrics().height(), "on one line"
        places.append(drawn.geometry())
    assert places[0] == places[1]


@pytest.mark.parametrize("steps", ["reads first", "practises first"])
@pytest.mark.parametrize("how", ["mouse", "keyboard"])
@pytest.mark.parametrize("facts", [(), None])
def test_begin_begins(stage: UiStage, how: str, steps: str, facts: tuple[str, ...] | None) -> None:
    stage.herstel.engine.settings.change(health_facts=facts)
    tonight = page(stage)
    if steps == "reads first":
        choose_evening_with_text(stage.herstel.engine)
    if how == "mouse":
        click(tonight.begin_button)
    else:
        press(stage, Qt.Key.Key_Return)
    stage.advance(2)
    stage.settle()
    assert first_line(stage)
    assert stage.herstel.window.notices.text == ""


def test_nothing_stands_open_or_has_to_be_answered_before_begin(stage: UiStage) -> None:
    stage.herstel.engine.settings.change(health_facts=None)
    tonight = page(stage)
    assert not tonight.is_asking
    assert not tonight.card.other.isVisible()
    assert tonight.begin_button.hasFocus()
    fields = [*tonight.findChildren(QAbstractSpinBox), *tonight.findChildren(QSlider)]
    assert not any(each.isVisible() for each in fields)
    filled = [each for each in tonight.findChildren(PrimaryButton) if each.isVisible()]
    assert filled == [tonight.begin_button]


def have_had_an_evening(stage: UiStage) -> TonightPage:
    stage.herstel.engine.begin_exercise(PracticeRequest("stillness", 3))
    stage.advance(400)
    stage.herstel.engine.programmes.leave()
    return page(stage)


def seen(tonight: TonightPage) -> list[str]:
    return [each.text() for each in tonight.findChildren(QLabel) if each.isVisible() and each.text()]


def test_after_an_evening_it_says_good_night_and_has_nothing_to_begin(stage: UiStage) -> None:
    tonight = have_had_an_evening(stage)
    assert seen(tonight) == ["Goedenacht."]
    links = [each.text() for each in tonight.findChildren(QAbstractButton) if each.isVisible()]
    assert links == ["iets noteren", "nog vijf minuten stil", "toch nog iets doen", "Herstel sluiten"]
    press(stage, Qt.Key.Key_Return)
    assert stage.herstel.engine.is_empty
    assert tonight.night is not None
    press(stage, Qt.Key.Key_Tab)
    assert tonight.night.ending.note_link.hasFocus()


def test_good_night_is_dark_and_nothing_beside_it_is_lit(stage: UiStage) -> None:
    have_had_an_evening(stage)
    assert mean_luminance(stage.herstel.window.grab().toImage()) <= DARKEST
    stage.herstel.window.open_page("reading")
    assert not stage.herstel.window.rail.property("dim")


def test_a_notice_waits_until_the_dark_is_over(stage: UiStage) -> None:
    window = stage.herstel.window
    have_had_an_evening(stage)
    window.notices.tell("Een zin.")
    assert not window.notices.isVisible()
    window.open_page("reading")
    assert window.notices.isVisible()
    window.open_page("tonight")
    assert not window.notices.isVisible()
    window.notices.withdraw("Een zin.")
    window.open_page("reading")
    assert not window.notices.isVisible()


def test_a_notice_does_not_light_up_over_a_dark_ending(stage: UiStage) -> None:
    window = stage.herstel.window
    stage.herstel.engine.begin_exercise(PracticeRequest("stillness", 3))
    window.notices.tell("Een zin.")
    assert window.notices.isVisible()
    stage.advance(400)
    stage.settle()
    assert window.pane.is_dim
    assert not window.notices.isVisible()


def bright(image: QImage) -> float:
    """Give the brightest pixel of a picture."""
    return float(linear(image).max())


@pytest.mark.parametrize("palette", ["night", "day"])
def test_beside_good_night_all_is_faint_until_a_hand_comes(stage: UiStage, palette: str, qtbot: QtBot) -> None:
    stage.herstel.engine.settings.change(palette=palette)
    qtbot.waitUntil(lambda: stage.herstel.theme.palette == (NIGHT if palette == "night" else DAY))
    tonight = have_had_an_evening(stage)
    window = stage.herstel.window
    assert tonight.night is not None
    link, entry = tonight.night.ending.note_link, window.rail.pages["reading"]
    palette_now = NIGHT if palette == "night" else DAY
    ground = QColor(palette_now.dark)

    def seen_of(part: QWidget) -> QImage:
        return window.grab(QRect(part.mapTo(window, QPoint()), part.size())).toImage()

    # The rail is not there at all before there is a hand.
    assert not window.rail.is_in_sight
    assert bright(seen_of(entry)) == pytest.approx(relative(ground), abs=1e-4)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=entry.mapTo(window, entry.rect().center()))
    assert window.page == "tonight", "a click on what is not seen only brings it back"
    qtbot.waitUntil(lambda: window.rail.is_in_sight)
    for part in (link, entry):
        assert bright(seen_of(part)) < relative(QColor(NIGHT.secondary)) * 0.7, "less than it usually is by night"
    for part in (link, entry):
        part.setFocus(Qt.FocusReason.TabFocusReason)
        stage.settle()
        assert (bright(seen_of(part)) + 0.05) / (relative(ground) + 0.05) >= 3


def relative(color: QColor) -> float:
    """Give the relative luminance of a colour."""
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(color)
    return bright(image)


def test_a_note_at_good_night_is_kept(stage: UiStage) -> None:
    tonight = have_had_an_evening(stage)
    assert tonight.night is not None
    tonight.night.ending.note_link.click()
    tonight.night.ending.note.setPlainText("stil")
    stage.herstel.window.open_page("lookback")
    assert stage.herstel.journal.entries(limit=1)[0].note == "stil"


def test_five_minutes_more_follow_on_good_night(stage: UiStage) -> None:
    tonight = have_had_an_evening(stage)
    assert tonight.night is not None
    click(tonight.night.ending.stay_link)
    stage.settle()
    assert stage.herstel.engine.practice.begins_dark


def test_from_good_night_the_program_can_be_closed_without_light(stage: UiStage) -> None:
    tonight, closed = have_had_an_evening(stage), []
    assert tonight.night is not None
    stage.herstel.window.closed.connect(lambda: closed.append(mean_luminance(stage.herstel.window.grab().toImage())))
    link = tonight.night.close_link
    tab_to(stage, link)
    press(stage, Qt.Key.Key_Return)
    assert len(closed) == 1
    assert closed[0] <= DARKEST


def test_who_wants_something_more_gets_the_usual_page(stage: UiStage) -> None:
    tonight = have_had_an_evening(stage)
    assert tonight.night is not None
    click(tonight.night.ending.back_link)
    stage.settle()
    assert "Waar zit de spanning vanavond?" in seen(tonight)
    assert tonight.begin_button.isVisible()
    assert tonight.begin_button.hasFocus()
    assert tonight.night is None


def test_tonight_in_the_rail_is_marked_at_good_night_and_leads_on(stage: UiStage, qtbot: QtBot) -> None:
    tonight = have_had_an_evening(stage)
    window = stage.herstel.window
    entries = window.rail.pages
    window.rail.show_again()
    qtbot.waitUntil(lambda: window.rail.is_in_sight)
    assert [name for name, entry in entries.items() if entry.isChecked()] == ["tonight"]

    def ground(name: str) -> str:
        entry = entries[name]
        return window.grab(QRect(entry.mapTo(window, QPoint()), entry.size())).toImage().pixelColor(20, 6).name()

    assert ground("tonight") != ground("reading") == ground("lookback")
    click(entries["tonight"])
    stage.settle()
    assert tonight.night is None
    assert tonight.begin_button.hasFocus()
    assert [name for name, entry in entries.items() if entry.isChecked()] == ["tonight"]


@pytest.mark.parametrize("by_key", [True, False])
def test_who_asks_for_tonight_by_name_comes_past_good_night(stage: UiStage, by_key: bool) -> None:
    tonight = have_had_an_evening(stage)
    window = stage.herstel.window
    window.open_page("lookback")
    stage.settle()
    if by_key:
        QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    else:
        window.rail.pages["tonight"].click()
    stage.settle()
    assert window.page == "tonight"
    assert tonight.night is None
    assert tonight.begin_button.isVisible()


@pytest.mark.parametrize("name", ["tonight", "reading", "settings"])
def test_the_rail_marks_where_one_is_however_often_it_is_pressed(stage: UiStage, name: str) -> None:
    window = stage.herstel.window
    window.open_section("the-chain")
    for _ in range(3):
        window.rail.pages[name].click()
        stage.settle()
        assert [page for page, entry in window.rail.pages.items() if entry.isChecked()] == [name]


def test_the_next_evening_has_the_usual_page(stage: UiStage) -> None:
    tonight = have_had_an_evening(stage)
    stage.clock.wall += timedelta(hours=20)
    stage.herstel.window.pages.show_time(anew=True)
    stage.settle()
    assert "Maandagmiddag" in seen(tonight)
    assert tonight.begin_button.isVisible()


def test_below_the_title_stands_what_the_evening_is_for(stage: UiStage) -> None:
    shown = page(stage)
    assert shown.card.purpose.text() == "Voor een gewone avond."
    told: list[tuple[Where, str]] = [("head", "Voor een vol hoofd."), ("body", "Voor een gespannen lijf.")]
    for where, said in told:
        click(shown.where_chips.chips[where])
        stage.settle()
        assert shown.card.purpose.text() == said


def test_a_short_end_of_a_title_stays_together(stage: UiStage) -> None:
    shown = page(stage)
    for title, ends in (("Zacht zoemen, dan lang uitademen", True), ("Stil, dan een naam die veel langer is", False)):
        evening = stage.herstel.engine.evening_choice.evening
        assert evening is not None
        stage.herstel.engine.evening_choice.evening = replace(evening, title=title)
        shown.card.refresh()
        (told,) = (text for text in seen(shown) if text.replace("\xa0", " ") == title)
        assert (told.endswith(", dan\xa0lang\xa0uitademen")) is ends
        assert " " in told.split(",")[1], "it may begin a line"


def test_a_long_evening_does_not_always_fit_and_is_told_once_when_it_does(stage: UiStage) -> None:
    tonight = page(stage)
    other = change(stage, tonight)
    other.longer_link.click()
    other.own_minutes.setValue(50)
    stage.settle()
    assert tonight.card.purpose.text() == LONG
    tonight.where_chips.chips["head"].click()
    stage.settle()
    assert tonight.card.purpose.text() == f"Voor een vol hoofd. {LONG}"
    assert card_text(tonight).count(LONG) == 1
    assert "altijd" not in card_text(tonight)


@pytest.mark.parametrize("minutes", [5.0, 15.0, 30.0])
def test_the_title_is_one_line_and_no_part_is_told_in_words_beside_its_row(stage: UiStage, minutes: float) -> None:
    tonight = page(stage)
    change(stage, tonight)
    tonight.card.lengths.chips[minutes].click()
    for where in ("head", "body", "feeling", "unknown"):
        tonight.where_chips.chips[where].click()
        stage.settle()
        evening = tonight.evening
        assert evening is not None
        title = next(each for each in tonight.card.findChildren(QLabel) if each.property("role") == "heading")
        assert title.text().replace("\N{NO-BREAK SPACE}", " ") == evening.title
        assert title.height() < 2 * title.fontMetrics().lineSpacing()
        names = [step_name(step, stage.herstel.engine.content) for step in evening.steps]
        more = tonight.card.other.more_part
        told = [each.text() for each in more.findChildren(QLabel) if each.isVisible()]
        assert [each for each in told if each in names] == names
        assert not any(name in text for name in names for text in told if text not in names)


@pytest.mark.parametrize("scale", [1.0, 0.9])
def test_the_question_is_one_line(stage: UiStage, scale: float) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=round(100 * scale))
    tonight = page(stage)
    title = next(each for each in tonight.findChildren(QLabel) if each.text() == "Waar zit de spanning vanavond?")
    assert title.height() < 2 * title.fontMetrics().lineSpacing()


def test_there_is_one_link_to_say_what_holds(stage: UiStage) -> None:
    tonight = page(stage)
    stage.herstel.engine.settings.change(health_facts=None, health_declined=False)
    stage.settle()
    assert tonight.safety.link.isVisible()
    assert not tonight.ask_link.isVisible()
    stage.herstel.engine.fit.take(())
    stage.settle()
    assert not any(each.isVisible() for each in (tonight.safety, tonight.ask_link, tonight.kept))


def test_who_says_that_it_is_nothing_first_reads_of_what(stage: UiStage) -> None:
    tonight, fit, window = page(stage), stage.herstel.engine.fit, stage.herstel.window
    stage.herstel.engine.settings.change(health_facts=None, health_declined=False)
    stage.settle()
    tonight.safety.link.click()
    assert tonight.asked is not None
    health = tonight.asked.health
    health.chips.chips["eyes"].click()
    press(stage, Qt.Key.Key_Escape)
    tab_to(stage, tonight.safety.none_link)
    press(stage, Qt.Key.Key_Return)
    assert fit.answer is None, "the line names only some of it"
    assert all(chip.isVisible() and not chip.isChecked() for chip in health.chips.chips.values())
    assert health.done_button.hasFocus()
    assert health.done_button.text() == NOTHING
    press(stage, Qt.Key.Key_Return)
    assert fit.answer == ()
    assert not tonight.safety.isVisible()
    assert tonight.kept.text() == ANSWER_KEPT
    assert tonight.kept.isVisible()
    window.open_page("reading")
    window.open_page("tonight")
    assert not tonight.kept.isVisible(), "it is said once"


@pytest.mark.parametrize("by", ["Esc", "the rail"])
def test_the_question_about_oneself_has_the_page_to_itself(stage: UiStage, by: str) -> None:
    tonight, window = page(stage), stage.herstel.window
    stage.herstel.engine.settings.change(health_facts=None, health_declined=False)
    stage.settle()
    tab_to(stage, tonight.safety.link)
    press(stage, Qt.Key.Key_Return)
    assert tonight.asked is not None
    assert not tonight.begin_button.isVisible()
    first = tonight.asked.health.chips.chips["lungs-heart"]
    assert tonight.asked.hasFocus(), "the question is read, and no answer looks chosen"
    press(stage, Qt.Key.Key_Tab)
    assert first.hasFocus()
    window.open_page("reading")
    window.open_page("tonight")
    assert tonight.begin_button.isVisible(), "who comes back from elsewhere finds the evening"
    tonight.safety.link.click()
    first.click()
    if by == "Esc":
        press(stage, Qt.Key.Key_Escape)
    else:
        window.open_page("tonight")
    assert tonight.begin_button.hasFocus()
    assert not tonight.is_asking
    assert stage.herstel.engine.fit.answer is None
    tonight.safety.link.click()
    assert first.isChecked(), "what was not handed over yet waits"


def test_good_night_stands_in_the_middle_of_the_window(stage: UiStage) -> None:
    STATES["goedenacht-vanavond"](stage)
    stage.settle()
    window, night = stage.herstel.window, stage.herstel.window.pages.tonight.night
    assert night is not None
    ending = night.ending
    middle = ending.mapTo(window, QPoint(ending.width() // 2, 0)).x()
    assert abs(middle - window.width() // 2) <= 1


def test_after_the_first_proef_in_large_text_the_question_is_seen_above_what_can_begin(stage: UiStage) -> None:
    window = stage.herstel.window
    window.resize(1024, 700)
    stage.herstel.engine.settings.change(text_scale_percent=160)
    stage.clock.wall = stage.clock.wall.replace(hour=9)  # late nothing could begin any more
    stage.herstel.engine.settings.change(proeven_drawn=(DIFFERENCE,), health_facts=None)
    stage.herstel.first_start.begin()
    stage.settle()
    assert stage.herstel.first_start.view is not None
    stage.herstel.first_start.view.feel_button.click()
    stage.settle()
    for place in (3, 4):
        do_part(stage)
        tap(stage, place)
    form_in(window.pane, DifferenceView).enough_button.click()
    stage.settle()
    form_in(window.pane, Ending).back_link.click()
    stage.settle()
    tonight = window.pages.tonight
    assert tonight.begin_button.hasFocus()
    assert tonight.begin_button.visibleRegion().boundingRect().height() == tonight.begin_button.height()
    assert tonight.column.verticalScrollBar().value() == 0


@pytest.mark.parametrize("minutes", [5.0, 15.0, 30.0])
@pytest.mark.parametrize("where", [None, "head", "body", "feeling", "unknown"])
def test_in_large_text_the_button_is_in_sight_below_every_evening(
    stage: UiStage, where: Where | None, minutes: float
) -> None:
    window, choice = stage.herstel.window, stage.herstel.engine.evening_choice
    window.resize(1024, 700)
    stage.herstel.engine.settings.change(text_scale_percent=160)
    window.open_page("tonight")
    choice.answer_where(where)
    choice.answer_minutes(minutes)
    stage.settle()
    tonight = window.pages.tonight
    begin, seen = tonight.begin_button, tonight.column.viewport()
    end = begin.mapTo(seen, QPoint(0, begin.height())).y()
    assert end <= seen.height() - tonight.column.faded, f"{choice.evening}"


def test_the_links_of_good_night_look_the_same(stage: UiStage) -> None:
    STATES["vanavond-wakker"](stage)
    stage.settle()
    tonight = stage.herstel.window.pages.tonight
    assert tonight.night is not None
    links = (tonight.night.close_link, tonight.night.ending.note_link, tonight.night.ending.back_link)
    assert [link.property("bare") for link in links] == [True] * 3


def test_in_large_text_the_two_links_below_who_lies_awake_stand_beside_each_other(stage: UiStage) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=160)
    stage.herstel.window.resize(1024, 700)
    STATES["vanavond-wakker"](stage)
    stage.settle()
    tonight = stage.herstel.window.pages.tonight
    assert tonight.night is not None
    shown = (tonight.awake.link, tonight.night.ending.back_link, tonight.night.close_link)
    pill, back, close = (each.mapTo(tonight, each.rect().center()).y() for each in shown)
    assert pill < back == close
