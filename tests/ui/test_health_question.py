"""*Geldt iets hiervan voor jou?*: asked once, answered where someone looks for it, and followed at once."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel, QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.told_length import whole_minutes
from herstel_app.core.way_names import summary_in
from herstel_app.engine.fit_words import CHANGED_WAY, FACTS, FOR_EVERYONE, FOR_YOU, QUESTION
from herstel_app.ui.kit.caution_list import cautions_title
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.focus_ring import shows_ring
from herstel_app.ui.kit.focus_scroll import page_around
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.pages.tonight.page import TonightPage
from herstel_app.ui.practice.health_question import HealthQuestion
from herstel_app.ui.practice.offer import Offer
from herstel_app.ui.shell.first_start_view import FirstStartView
from tests.helpers import own_ways
from tests.helpers.forms import form_in
from tests.helpers.health_states import section_with_less
from tests.helpers.tabbing import show_focus
from tests.helpers.widgets import texts_in
from tests.ui.conftest import UiStage
from tests.ui.stage_parts import kept, page_of


def unanswered(stage: UiStage) -> TonightPage:
    """Show *Vanavond* to someone who was never asked."""
    stage.herstel.engine.settings.change(health_facts=None, health_declined=False)
    stage.herstel.window.open_page("tonight")
    stage.settle()
    return stage.herstel.window.pages.tonight


def answer(stage: UiStage, *facts: str | None) -> None:
    """Answer as in *Instellingen*; None is no answer."""
    stage.herstel.engine.fit.take(None if facts == (None,) else [fact for fact in facts if fact])
    stage.settle()


def question(stage: UiStage) -> HealthQuestion:
    """Have it asked on *Vanavond*."""
    page = stage.herstel.window.pages.tonight
    page.safety.link.click()
    assert page.asked is not None
    return page.asked.health


def test_it_is_asked_in_one_place(stage: UiStage) -> None:
    tonight, window = unanswered(stage), stage.herstel.window
    assert tonight.safety.isVisible()
    for name in ("exercises", "settings", "reading"):
        window.open_page(name)
        stage.settle()
        page = window.pages.currentWidget()
        assert page is not None
        pressed = [each.text() for each in page.findChildren(QAbstractButton) if each.isVisible()]
        told = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
        assert [text for text in (*pressed, *told) if text == QUESTION or "gezondheid?" in text] == [], name


def folded_out(stage: UiStage) -> HealthQuestion:
    """Have it asked on *Oefenen*, of someone who did not answer it."""
    unanswered(stage)
    stage.herstel.window.open_page("exercises")
    fits = stage.herstel.window.pages.exercises.fits
    fits.fold.click()
    stage.settle()
    return fits.question


def test_a_quiet_line_leads_to_it_and_begin_begins_whatever(stage: UiStage) -> None:
    page = unanswered(stage)
    assert page.asked is None, "it opens where someone asks for it"
    assert QApplication.focusWidget() is page.begin_button
    assert FOR_EVERYONE in texts_in(page.card.other)
    page.begin_button.click()
    stage.settle()
    assert stage.herstel.engine.programmes.is_evening
    stage.herstel.engine.practice.stop()
    stage.herstel.engine.programmes.leave()
    stage.herstel.window.open_page("tonight")
    stage.settle()
    stage.settle()
    assert question(stage).isVisible()


def test_one_button_says_what_it_hands_over_and_keeps_its_width(stage: UiStage, tmp_path: Path) -> None:
    unanswered(stage)
    asked = question(stage)
    stage.settle()
    assert set(asked.chips.chips) == set(FACTS), "no chip says what the button says"
    assert (asked.done_button.text(), asked.done_button.isEnabled()) == ("Niets hiervan", True)
    assert asked.done_button.accessibleName() == "Niets hiervan: bewaar mijn antwoord"
    width = asked.done_button.width()
    asked.chips.chips["eyes"].click()
    stage.settle()
    assert (asked.done_button.text(), asked.done_button.width()) == ("Klaar", width)
    asked.chips.chips["eyes"].click()
    assert asked.done_button.text() == "Niets hiervan"
    asked.done_button.click()
    assert kept(stage, tmp_path)["health_facts"] == []


def test_an_answer_is_kept_in_the_settings_and_the_question_is_gone(stage: UiStage, tmp_path: Path) -> None:
    page = unanswered(stage)
    asked = question(stage)
    for fact in ("injury", "pregnant"):
        asked.chips.chips[fact].click()
    assert kept(stage, tmp_path)["health_facts"] is None, "it counts when it is handed over"
    QTest.keyClick(asked.done_button, Qt.Key.Key_Return)
    stage.settle()
    assert kept(stage, tmp_path)["health_facts"] == ["pregnant", "injury"]
    assert not page.is_asking
    assert FOR_YOU in texts_in(page.card.other)


def test_who_cannot_bear_sound_is_led_to_softer_tones(stage: UiStage) -> None:
    asked = folded_out(stage)
    assert not asked.tones.isVisible()
    asked.chips.chips["sound"].click()
    assert asked.tones.isVisible()
    asked.chips.chips["eyes"].click()
    stage.herstel.window.activateWindow()
    asked.sound_link.click()
    stage.settle()
    settings = stage.herstel.window.pages.settings
    assert settings.isVisible()
    cues = settings.sound.cues
    assert 0 <= cues.mapTo(settings, cues.rect().topLeft()).y() < settings.height()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert settings.sound.isAncestorOf(focus)
    assert set(asked.chips.on) == {"sound", "eyes"}, "what was not handed over yet waits"


def test_who_has_the_keyboard_in_it_goes_on_to_begin(stage: UiStage) -> None:
    page = unanswered(stage)
    stage.herstel.window.activateWindow()
    rather_not = question(stage).rather_not
    rather_not.setFocus()
    QTest.keyClick(rather_not, Qt.Key.Key_Return)
    stage.settle()
    assert QApplication.focusWidget() is page.begin_button


def test_who_would_rather_not_say_is_left_alone(stage: UiStage, tmp_path: Path) -> None:
    page = unanswered(stage)
    asked = question(stage)
    asked.chips.chips["eyes"].click()
    asked.rather_not.click()
    stage.settle()
    fields = kept(stage, tmp_path)
    assert (fields["health_facts"], fields["health_declined"]) == (None, True)
    assert asked.chips.on == ()
    assert not page.is_asking
    assert FOR_EVERYONE in texts_in(page.card.other)


def test_each_answer_leads_to_its_part_of_help(stage: UiStage) -> None:
    asked, about = folded_out(stage), stage.herstel.library.help
    fold = next(each for each in asked.findChildren(Fold) if each.accessibleName() == "Lees wat bij jou past")
    assert not fold.isVisible()
    asked.chips.chips["eyes"].click()
    assert fold.isVisible()
    assert not any(link.isVisible() for link in asked.help_links.values()), "one link stands for all"
    fold.click()
    asked.chips.chips["eyes"].click()
    assert not any(link.isVisible() for link in asked.help_links.values())
    for fact in FACTS:
        asked.chips.chips[fact].click()
        assert about.entries_about(fact)
        assert all(asked.help_links[entry.id].isVisible() for entry in about.entries_about(fact))
    (entry,) = about.entries_about("epilepsy")
    asked.help_links[entry.id].click()
    stage.settle()
    view = stage.herstel.window.pages.help
    assert view.isVisible()
    heading = view.entries[entry.id]
    assert 0 <= heading.mapTo(view, heading.rect().topLeft()).y() < view.height()


def test_exercises_that_do_not_fit_are_counted_and_the_answer_is_changed_in_place(stage: UiStage) -> None:
    own_ways.put_in(stage.herstel.data.content)
    stage.herstel.window.open_page("exercises")
    stage.settle()
    page = stage.herstel.window.pages.exercises
    assert not page.fits.isVisible()
    assert page.cards[own_ways.NAME].isVisible()
    answer(stage, "panic")
    assert not page.cards[own_ways.NAME].isVisible()
    assert f"{len(stage.herstel.engine.fit.left_out())} oefeningen staan er niet bij" in page.fits.line.text()
    page.fits.fold.click()
    page.fits.question.chips.chips["panic"].click()
    page.fits.question.done_button.click()
    stage.settle()
    assert page.cards[own_ways.NAME].isVisible()
    assert not page.fits.isVisible()


def test_what_someone_made_shows_whatever_holds(stage: UiStage) -> None:
    text = own_ways.TWO_WAYS.partition("not_for")[0]
    (stage.herstel.data.content).mkdir(parents=True, exist_ok=True)
    (stage.herstel.data.content / "van-mij.yaml").write_text(text, encoding="utf-8")
    answer(stage, None)
    stage.herstel.window.open_page("exercises")
    stage.settle()
    assert stage.herstel.window.pages.exercises.cards["van-mij"].isVisible()


@pytest.mark.parametrize(("fact", "is_changed"), [("epilepsy", True), ("eyes", False)])
def test_an_offer_says_why_it_is_this_way(stage: UiStage, fact: str, is_changed: bool) -> None:
    own_ways.put_in(stage.herstel.data.content)
    stage.herstel.engine.library.refresh()
    answer(stage, fact)
    stage.herstel.engine.offer(PracticeRequest(own_ways.NAME))
    stage.settle()
    told = texts_in(form_in(stage.herstel.window.pane, Offer))
    assert (CHANGED_WAY in told) == is_changed
    assert ("Zo doe je het: zonder tellen" in told) == is_changed
    answer(stage, "panic")
    assert stage.herstel.engine.is_empty


def test_links_beside_a_text_follow_another_answer_at_once(stage: UiStage) -> None:
    answer(stage, *FACTS)
    name = section_with_less(stage)
    answer(stage, "")
    stage.herstel.window.open_section(name)
    stage.settle()
    pages = stage.herstel.window.pages
    before = pages.reading.reader
    assert before is not None
    assert not before.left_out.text()
    before.words.setPlainText("Ik schrijf nog.")
    bar = before.column.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    at = bar.value()
    stage.herstel.window.activateWindow()
    answer(stage, *FACTS)
    assert stage.herstel.window.isActiveWindow(), "a part that is shown before it has a place is a window"
    after = pages.reading.reader
    assert after is not None
    assert after is not before
    assert "past bij wat je over jezelf zei" in after.left_out.text()
    assert after.words.toPlainText() == "Ik schrijf nog."
    assert abs(after.column.verticalScrollBar().value() - at) < 40
    answer(stage, "")
    assert pages.reading.reader is not None
    assert not pages.reading.reader.left_out.text()


def test_proeven_that_do_not_fit_are_not_there(stage: UiStage, monkeypatch: pytest.MonkeyPatch) -> None:
    fit, window = stage.herstel.engine.fit, stage.herstel.window
    usual = fit.fitted_parts
    monkeypatch.setattr(fit, "fitted_parts", lambda proef: None if proef.id == "effort" else usual(proef))
    window.open_page("trial")
    stage.settle()
    assert window.isActiveWindow()
    assert "effort" not in window.pages.trial.cards
    assert "body" in window.pages.trial.cards
    assert window.pages.trial.left_out.text().startswith("Eén proef staat er niet bij")


def test_the_answer_is_changed_and_taken_back_in_the_settings(stage: UiStage, tmp_path: Path) -> None:
    page = page_of(stage)
    section = page.health
    assert section.asked.line.text() == "Niets hiervan."
    section.asked.fold.click()
    section.asked.question.chips.chips["eyes"].click()
    section.asked.question.done_button.click()
    stage.settle()
    assert section.asked.line.text() == "Oogziekte of oogoperatie."
    assert not section.asked.question.isVisible()
    section.forget_button.click()
    stage.settle()
    fields = kept(stage, tmp_path)
    assert (fields["health_facts"], fields["health_declined"]) == (None, False)
    assert "Geen antwoord" in section.asked.line.text()
    assert not section.forget_button.isVisible()
    assert not section.asked.question.chips.on


def test_deleting_everything_takes_the_answer_too(stage: UiStage, tmp_path: Path) -> None:
    answer(stage, "eyes")
    page_of(stage)
    data = stage.herstel.window.pages.settings.data
    assert data.keep is not None
    erase = data.keep.erase
    assert "wat je over jezelf zei" in texts_in(erase)
    erase.all.ask.click()
    erase.all.sure.click()
    stage.settle()
    assert '"eyes"' not in (tmp_path / "data" / "settings.json").read_text(encoding="utf-8")
    assert stage.herstel.engine.fit.answer is None


def asked_at_first_start(stage: UiStage) -> FirstStartView:
    """Have the question asked in the first start, of someone who did not answer it."""
    unanswered(stage)
    start = stage.herstel.first_start
    start.begin()
    assert start.view is not None
    start.view.ask()
    stage.settle()
    return start.view


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Right])
def test_no_answer_looks_chosen_until_a_key_comes_to_the_first(stage: UiStage, key: Qt.Key) -> None:
    view = asked_at_first_start(stage)
    stage.herstel.window.activateWindow()
    show_focus()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == QUESTION, "a screen reader reads it"
    assert not any(shows_ring(each) for each in view.findChildren(QAbstractButton))
    QTest.keyClick(focus, key)
    first = view.health.chips.chips["lungs-heart"]
    assert shows_ring(first)
    assert not first.isChecked()


@pytest.mark.parametrize("percent", [100, 160])
def test_what_is_advised_stands_above_the_line_and_the_button_well_below_it(stage: UiStage, percent: int) -> None:
    stage.herstel.window.resize(*((1200, 780) if percent == 100 else (1024, 700)))
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    stage.settle()
    view = asked_at_first_start(stage)
    for fact in ("epilepsy", "sound"):
        view.health.chips.chips[fact].click()
    stage.settle()
    (line,) = [each for each in view.findChildren(QFrame) if each.property("role") == "hairline" and each.isVisible()]
    said, at = view.health.tones, line.mapTo(view, QPoint()).y()
    assert said.isVisible()
    assert at - said.mapTo(view, QPoint(0, said.height())).y() >= 8
    assert 20 <= view.health.done_button.mapTo(view, QPoint()).y() - at <= 26
    page = page_around(view.health)
    assert page is not None
    assert page.verticalScrollBar().maximum() == 0


def test_it_can_be_answered_in_the_first_start_and_leads_to_help(stage: UiStage) -> None:
    view, start = asked_at_first_start(stage), stage.herstel.first_start
    health = view.health
    health.chips.chips["sound"].click()
    assert health.tones.isVisible()
    assert not health.sound_link.isVisible(), "the sound is asked about there"
    health.chips.chips["sound"].click()
    health.chips.chips["epilepsy"].click()
    health.done_button.click()
    stage.settle()
    assert stage.herstel.engine.fit.answer == ("epilepsy",)
    view.ask()
    (entry,) = stage.herstel.library.help.entries_about("epilepsy")
    health.help_links[entry.id].click()
    stage.settle()
    assert start.view is None
    assert stage.herstel.window.pages.help.isVisible()


def test_in_large_letters_the_line_above_the_button_begins_where_all_else_does(stage: UiStage) -> None:
    stage.herstel.window.resize(1024, 700)
    stage.herstel.engine.settings.change(text_scale_percent=160)
    stage.settle()
    view = asked_at_first_start(stage)
    (line,) = [each for each in view.findChildren(QFrame) if each.property("role") == "hairline"]
    assert line.mapTo(view, QPoint()).x() == view.health.foot.mapTo(view, QPoint()).x()


def test_in_the_first_start_its_chips_flow_and_advice_moves_nothing(stage: UiStage) -> None:
    view = asked_at_first_start(stage)
    health = view.health

    def place(part: QWidget) -> QRect:
        return QRect(part.mapTo(view, QPoint()), part.size())

    def shown() -> list[QRect]:
        return [place(part) for part in (title, *health.chips.chips.values(), health.done_button, health.rather_not)]

    (title,) = (each for each in view.findChildren(QLabel) if each.isVisible() and each.property("role") == "title")
    before = shown()
    (line,) = (each for each in view.findChildren(Drawing) if each.isVisible())
    assert place(line).bottom() < before[0].top()
    assert abs(place(line).top() - (view.height() - before[-2].bottom())) < 12
    lefts = [each.left() for each in before[1:-2]]
    rows = sorted({each.top() for each in before[1:-2]})
    assert len(rows) == 4
    for row in rows:
        chips = [each for each in before[1:-2] if each.top() == row]
        between = [after.left() - each.right() for each, after in pairwise(chips)]
        assert max(between, default=0) <= 12, "no hole between two"
    assert min(lefts) == before[0].left() == before[-2].left() == (view.width() - 640) // 2
    for fact in FACTS:
        health.chips.chips[fact].click()
        stage.settle()
        said = [each for each in health.advice.findChildren(QWidget) if each.isVisible()]
        assert len({place(each).center().y() // 4 for each in said}) <= 2, "one link, and a sentence beside it"
        assert max(place(each).bottom() for each in said) < before[-2].top()
        assert min(place(each).top() for each in said) - before[-3].bottom() >= 20 if said else True
        assert health.glasses.isVisible() == (fact == "eyes")
        assert health.tones.isVisible() == (fact == "sound")
    moved = [(now.topLeft() - then.topLeft()).manhattanLength() for now, then in zip(shown(), before, strict=True)]
    assert max(moved) <= 1, "a pixel by rounding"


def test_in_the_first_start_it_fits_in_the_smallest_window_with_what_is_advised(stage: UiStage) -> None:
    stage.herstel.window.resize(960, 540)
    view = asked_at_first_start(stage)
    for fact in ("epilepsy", "sound"):
        view.health.chips.chips[fact].click()
    stage.settle()
    page = page_around(view.health)
    assert page is not None
    assert page.verticalScrollBar().maximum() == 0
    below = view.health.tones.mapTo(view, view.health.tones.rect().bottomLeft()).y()
    lines = [
        each.mapTo(view, QPoint()).y() for each in view.findChildren(QFrame) if each.property("role") == "hairline"
    ]
    assert min(y - below for y in lines if y > below) >= 12


def test_a_rhythm_of_ones_own_is_made_after_asking_a_doctor(stage: UiStage) -> None:
    stage.herstel.engine.rhythms.begin()
    stage.herstel.window.open_page("pattern")
    page = stage.herstel.window.pages.pattern
    assert not page.consult.isVisible()
    answer(stage, "pregnant")
    assert not page.consult.isVisible()
    page.fields["hold"].more.click()
    stage.settle()
    assert page.consult.text() == "Je zei: “Zwanger”. Houd je adem niet vast, en zet het wachten op nul."
    answer(stage, "epilepsy", "eyes")
    assert page.consult.text() == "Je zei: “Epilepsie”. Overleg eerst met je arts."


def test_how_the_evening_goes_is_told_step_by_step(stage: UiStage) -> None:
    stage.herstel.window.open_page("tonight")
    stage.settle()
    page = stage.herstel.window.pages.tonight
    page.other_button.click()
    page.card.other.more_link.click()
    other = page.card.other
    other.how_link.click()
    stage.settle()
    assert page.evening is not None
    for step, minutes in zip(page.evening.steps, page.evening.step_minutes, strict=True):
        if step.kind == "practise":
            exercise = stage.herstel.library.exercises[step.id]
            told = texts_in(other.steps)
            assert f"{exercise.title}, {minutes} min" in told
            assert exercise.posture in told
            assert summary_in(exercise, step.variant_id) in told
            assert not any(text in told for text in exercise.instructions), "that is told where it is chosen"
    careful = [each for each in other.steps.findChildren(Fold) if each.isVisible()]
    assert [each.accessibleName() for each in careful] == [cautions_title()], "once for the whole evening"
    careful[0].click()
    stage.settle()
    told = texts_in(other.steps)
    practised = [step.id for step in page.evening.steps if step.kind == "practise"]
    assert all(text in told for each in practised for text in stage.herstel.library.exercises[each].cautions)
    page.where_chips.chips["feeling"].click()
    stage.settle()
    assert page.evening is not None
    assert f", {page.evening.step_minutes[-1]} min" in texts_in(other.steps)


def test_the_time_by_hand_goes_to_35_and_further_where_someone_asks(stage: UiStage) -> None:
    stage.herstel.window.open_page("tonight")
    page = stage.herstel.window.pages.tonight
    page.other_button.click()
    page.card.other.more_link.click()
    stage.settle()
    other = page.card.other
    assert (other.own_minutes.minimum(), other.own_minutes.maximum()) == (3, 35)
    other.longer_link.click()
    stage.settle()
    assert other.own_minutes.maximum() == 60
    assert not other.longer_link.isVisible()
    assert other.own_minutes.hasFocus()
    other.own_minutes.setValue(50)
    assert page.evening is not None
    assert page.evening.seconds == pytest.approx(3000, abs=30)
    stage.herstel.window.rebuild(lambda: None)
    stage.settle()
    again = stage.herstel.window.pages.tonight.card.other
    assert (again.own_minutes.value(), again.own_minutes.maximum()) == (50, 60)


def test_the_list_shows_each_exercise_in_the_way_that_fits(stage: UiStage) -> None:
    window, library = stage.herstel.window, stage.herstel.library
    window.open_page("exercises")
    card = window.pages.exercises.cards["natural-breath"]
    exercise = library.exercises["natural-breath"]
    answer(stage, "")
    assert exercise.title in card.accessibleName()
    answer(stage, "panic")
    feet = next(variant for variant in exercise.variants if variant.id == "feet")
    assert feet.name
    assert card.accessibleName().startswith(f"{feet.name}. {feet.summary}")
    assert {feet.name, minutes_words(whole_minutes(exercise, None, "feet"))} <= set(texts_in(card).splitlines())
    assert exercise.title not in texts_in(card)
