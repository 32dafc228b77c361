"""A rhythm of one's own, from the list to the list: made, seen, heard, kept, changed, removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.core.own_pattern import OwnPattern
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.rhythm_draft import RhythmDraft
from herstel_app.core.session import SessionState
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline
from herstel_app.ui.pages.exercises.pattern_page import PatternPage
from herstel_app.ui.practice.offer import Offer
from tests.helpers.forms import form_in
from tests.ui.conftest import UiStage
from tests.ui.stage_parts import notices

KEY = Qt.Key
LONG = OwnPattern(4, 7, 8, 0)


@pytest.fixture
def page(stage: UiStage) -> PatternPage:
    window = stage.herstel.window
    window.activateWindow()
    window.open_page("exercises")
    window.pages.exercises.make_link.click()
    stage.settle()
    assert window.page == "pattern"
    return window.pages.pattern


def draft(stage: UiStage) -> RhythmDraft:
    return stage.herstel.engine.rhythms.draft


def folder(stage: UiStage) -> Path:
    return stage.herstel.data.content


def keep(stage: UiStage, pattern: OwnPattern = OwnPattern(), name: str = "") -> None:  # noqa: B008 - frozen
    page = stage.herstel.window.pages.pattern
    stage.herstel.engine.rhythms.show(RhythmDraft(pattern))
    page.name.setText(name)
    page.keep_button.click()
    stage.settle()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget
    return widget


def played(stage: UiStage) -> list[object]:
    return [asked[1] for asked in stage.player.asked if asked[0] == "play"]


def test_made_kept_and_done_to_its_end(stage: UiStage, page: PatternPage) -> None:
    for _ in range(2):
        page.fields["exhale"].more.click()
    assert draft(stage).pattern == OwnPattern(4, 0, 7, 0)
    assert page.rate.text() == "Ongeveer 5,5 keer per minuut"
    assert page.note.text() == "Eén adem duurt 11 seconden."
    page.name.setText("Bij het raam")
    page.keep_button.click()
    stage.settle()
    window = stage.herstel.window
    assert (window.page, window.engine.programmes.marked) == ("exercises", PracticeRequest("bij-het-raam"))
    assert [file.name for file in folder(stage).iterdir()] == ["bij-het-raam.yaml"]
    assert "van jezelf" in window.pages.exercises.cards["bij-het-raam"].accessibleName()
    assert window.pages.exercises.cards["bij-het-raam"].is_marked
    assert window.pane.shown(Offer)
    form_in(window.pane, Offer).begin_button.click()
    stage.advance(10 + 5 * 60 + 25)
    assert stage.herstel.engine.practice.state is SessionState.ENDED
    (entry,) = stage.herstel.journal.entries(limit=5)
    assert (entry.exercise_title, entry.outcome) == ("Bij het raam", "completed")
    assert page.name.text() == ""


def test_in_a_usual_window_its_name_is_in_sight_with_all_that_is_chosen(page: PatternPage) -> None:
    assert page.name.visibleRegion().boundingRect().height() == page.name.height()
    _, fade = page.fades
    assert not fade.isVisible(), "there is no more below it"


@pytest.mark.parametrize("pattern", [OwnPattern(), LONG])
def test_in_large_letters_a_breath_can_be_set_while_it_is_seen(stage: UiStage, pattern: OwnPattern) -> None:
    """What goes on beyond the buttons fades out below what can be set."""
    stage.herstel.engine.settings.change(text_scale_percent=160)
    stage.herstel.window.resize(1024, 700)
    stage.settle()
    stage.herstel.engine.rhythms.show(RhythmDraft(pattern))
    stage.herstel.window.open_page("pattern")
    stage.settle()
    page = stage.herstel.window.pages.pattern
    _, fade = page.fades
    assert fade.isVisible()
    top = fade.mapTo(page, QPoint()).y()
    for phase in ("inhale", "hold"):
        field = page.fields[phase]
        assert field.mapTo(page, QPoint(0, field.height())).y() <= top, phase
    assert page.line.mapTo(page, QPoint()).y() > 0


def test_a_refused_rhythm_says_why_and_can_be_neither_heard_nor_kept(stage: UiStage, page: PatternPage) -> None:
    stage.herstel.engine.rhythms.show(RhythmDraft(OwnPattern(2, 0, 2, 0)))
    assert page.note.text() == "Sneller dan 12 keer per minuut kan duizelig maken."
    assert page.rate.text() == "15 keer per minuut"
    assert not page.keep_button.isEnabled()
    assert not page.hear_button.isEnabled()
    assert "12 keer" in page.keep_button.accessibleDescription()
    assert "12 keer" in page.fields["inhale"].box.accessibleDescription()
    page.name.setFocus()
    QTest.keyClick(page.name, KEY.Key_Return)
    assert not folder(stage).exists()
    page.fields["exhale"].box.setValue(4)
    assert page.keep_button.isEnabled()
    assert page.keep_button.accessibleDescription() == ""
    assert page.fields["inhale"].box.accessibleDescription() == ""


def test_the_reason_stands_at_the_phase_it_is_about(stage: UiStage, page: PatternPage) -> None:
    stage.herstel.engine.rhythms.show(RhythmDraft(OwnPattern(4, 8, 8, 0)))
    told = {phase: field.box.accessibleDescription() for phase, field in page.fields.items()}
    assert told == {
        "inhale": "",
        "hold": "Langer dan 7 seconden vasthouden kan benauwd maken.",
        "exhale": "",
        "hold_out": "",
    }


def test_hear_plays_three_breaths_and_stops(stage: UiStage, page: PatternPage) -> None:
    stage.herstel.engine.rhythms.show(RhythmDraft(LONG))
    assert page.hear_button.text() == "Luister"
    page.hear_button.click()
    timeline = played(stage)[-1]
    assert isinstance(timeline, Timeline)
    assert [s.phase for s in timeline.segments] == ["inhale", "hold", "exhale"] * 3
    assert timeline.segments[0].start_s == 0
    assert (page.hear_button.text(), page.hear_button.accessibleName()) == ("Stop", "Stop met luisteren")
    stage.clock.seconds += 5
    page.show_moment()
    assert page.line.phase == "hold"
    page.hear_button.click()
    assert stage.player.names()[-2:].count("halt") == 1
    assert page.hear_button.text() == "Luister"
    assert page.line.phase is None
    assert not any(timer.isActive() for timer in page.findChildren(QTimer)), "nothing is drawn any more"
    assert stage.herstel.journal.entries(limit=5) == []


def test_it_is_heard_as_chosen_and_as_the_harp_where_breaths_are_silent(stage: UiStage, page: PatternPage) -> None:
    model = stage.herstel.engine.settings
    for cue, heard in (("bowl", "bowl"), ("none", "harp")):
        model.change(cue=cue, bed="sea", voice=True)
        page.hear_button.click()
        choice = [asked[1] for asked in stage.player.asked if asked[0] == "choice"][-1]
        assert isinstance(choice, SoundChoice)
        assert (choice.cue, choice.bed, choice.voice) == (heard, "none", False)
        page.hear_button.click()
    choice = [asked[1] for asked in stage.player.asked if asked[0] == "choice"][-1]
    assert choice == model.settings.sound


def test_what_changes_or_is_left_falls_silent(stage: UiStage, page: PatternPage) -> None:
    window = stage.herstel.window
    page.hear_button.click()
    page.fields["inhale"].more.click()
    assert page.hear_button.text() == "Luister"
    page.hear_button.click()
    window.open_page("help")
    assert not stage.herstel.engine.audio.sample.is_breathing
    window.open_page("pattern")
    page.hear_button.click()
    QTest.keyClick(page, KEY.Key_Escape)
    assert page.hear_button.text() == "Luister"
    assert window.page == "pattern"
    QTest.keyClick(page, KEY.Key_Escape)
    assert window.page == "exercises"


def test_an_exercise_has_the_sound_to_itself(stage: UiStage, page: PatternPage) -> None:
    window = stage.herstel.window
    page.hear_button.click()
    window.engine.begin_exercise(PracticeRequest("slow-breathing", 3))
    stage.advance(12)
    assert page.hear_button.text() == "Luister"
    assert not page.hear_button.isEnabled()
    assert "geen oefening loopt" in page.note.text()
    assert stage.player.names()[-1] != "halt"
    page.fields["inhale"].more.click()
    page.keep_button.click()
    assert stage.herstel.engine.practice.state is SessionState.RUNNING
    assert window.engine.programmes.marked == PracticeRequest("slow-breathing", 3)
    assert "ritme-4-5-6" in window.pages.exercises.cards
    stage.herstel.engine.practice.stop()
    assert page.hear_button.isEnabled()
    assert "geen oefening loopt" not in page.note.text()


def test_without_sound_it_says_so(stage: UiStage, page: PatternPage) -> None:
    page.setFocus()
    QTest.keyClick(page, KEY.Key_M)
    assert not page.hear_button.isEnabled()
    assert "geluid aan" in page.note.text()
    QTest.keyClick(page, KEY.Key_M)
    assert page.hear_button.isEnabled()


def test_letters_are_typed_in_the_name_and_do_nothing_else(stage: UiStage, page: PatternPage) -> None:
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing", 3))
    stage.advance(12)
    page.name.setFocus()
    QTest.keyClicks(page.name, "m d t")
    assert page.name.text() == "m d t"
    assert stage.herstel.engine.practice.state is SessionState.RUNNING
    assert not stage.herstel.window.dark.is_down
    assert ("muted", True) not in stage.player.asked


def test_tab_reaches_everything_in_reading_order(stage: UiStage, page: PatternPage) -> None:
    page.fields["inhale"].box.setFocus()
    wanted: list[QWidget] = [
        *(field.box for field in page.fields.values()),
        next(chip for chip in page.lengths.chips.values() if chip.isChecked()),  # to the others by the arrows
        page.name,
        page.keep_button,
        page.leave_button,
    ]
    seen = []
    for _ in wanted:
        seen.append(focused())
        QTest.keyClick(focused(), KEY.Key_Tab)
    assert seen == wanted
    page.hear_button.setFocus()
    QTest.keyClick(page.hear_button, KEY.Key_Tab)
    assert page.fields["inhale"].box.hasFocus()
    page.fields["inhale"].box.setFocus()
    QTest.keyClick(page.fields["inhale"].box, KEY.Key_Backtab)
    assert page.hear_button.hasFocus()


def test_a_screen_reader_gets_names_and_values(page: PatternPage) -> None:
    names = [
        QAccessible.queryAccessibleInterface(field.box).text(QAccessible.Text.Name) for field in page.fields.values()
    ]
    assert names == [
        "Adem in, in seconden", "Vasthouden, in seconden", "Adem uit, in seconden",
        "Wachten na het uitademen, in seconden",
    ]  # fmt: skip
    box = QAccessible.queryAccessibleInterface(page.fields["exhale"].box)
    assert box.role() == QAccessible.Role.SpinBox
    assert box.valueInterface().currentValue() == 6.0
    assert page.fields["hold"].more.accessibleName() == "Vasthouden langer"
    assert page.lengths.chips[3.0].accessibleName() == "Hoe lang? 3 minuten"
    assert page.name.accessibleName() == "Naam van je ritme"
    assert page.line.accessibleName() == "6 keer per minuut. Eén adem duurt 10 seconden."


def test_lengths_follow_the_rhythm(stage: UiStage, page: PatternPage) -> None:
    lengths = page.lengths

    def shown() -> list[float]:
        return [minutes for minutes, chip in lengths.chips.items() if not chip.isHidden()]

    assert (shown(), draft(stage).minutes) == ([1, 2, 3, 5, 10, 15], (3, 5, 10))
    assert not page.caution.isVisible()
    lengths.chips[15.0].click()
    page.fields["hold"].show_seconds(4)
    assert (shown(), draft(stage).minutes) == ([1, 2, 3, 5], (3, 5))
    assert lengths.note.text() == "Met vasthouden is vijf minuten genoeg."
    assert page.caution.isVisible()
    page.fields["hold"].show_seconds(5)
    assert (shown(), draft(stage).minutes) == ([2, 3, 5], (3, 5))
    assert "vier keer" in lengths.note.text()
    lengths.chips[3.0].click()
    lengths.chips[5.0].click()
    assert draft(stage).minutes == (5,)
    assert lengths.chips[5.0].isChecked()
    page.fields["hold"].show_seconds(0)
    assert draft(stage).minutes == (5, 10, 15)
    assert lengths.note.isHidden()


def test_only_lengths_that_a_rhythm_may_not_have(stage: UiStage, page: PatternPage) -> None:
    stage.herstel.engine.rhythms.show(RhythmDraft(OwnPattern(), wanted=frozenset({15.0})))
    assert draft(stage).minutes == (15,)
    page.fields["hold"].show_seconds(2)
    assert draft(stage).minutes == (3, 5)


def test_changed_and_removed(stage: UiStage, page: PatternPage) -> None:
    window = stage.herstel.window
    keep(stage, LONG, "Vannacht")
    window.pages.exercises.links["vannacht"].edit_link.click()
    assert window.page == "pattern"
    assert (draft(stage).pattern, page.name.text(), draft(stage).minutes) == (LONG, "Vannacht", (3, 5))
    page.fields["hold"].show_seconds(4)
    page.name.setText("Vannacht, korter")
    page.keep_button.click()
    stage.settle()
    assert [file.name for file in folder(stage).iterdir()] == ["vannacht.yaml"]
    assert stage.herstel.library.exercises["vannacht"].title == "Vannacht, korter"
    assert window.engine.programmes.marked == PracticeRequest("vannacht")
    links = window.pages.exercises.links["vannacht"]
    links.remove_link.click()
    assert links.sure_link.isVisible()
    links.stay_link.click()
    assert "vannacht" in stage.herstel.library.exercises
    links.remove_link.click()
    links.sure_link.click()
    stage.settle()
    assert list(folder(stage).iterdir()) == []
    assert "vannacht" not in window.pages.exercises.cards
    assert window.pane.is_empty


def test_only_the_question_and_its_answers_stand_in_the_row_that_may_go(stage: UiStage, page: PatternPage) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=160)
    stage.herstel.window.resize(1024, 700)
    keep(stage, LONG, "Als ik wakker lig")
    stage.settle()
    exercises = stage.herstel.window.pages.exercises
    card, links = exercises.cards["als-ik-wakker-lig"], exercises.links["als-ik-wakker-lig"]
    assert card.hear_button.isVisible()
    links.remove_link.click()
    stage.settle()
    assert not card.hear_button.isVisible()
    tops = {link.mapTo(card, QPoint()).y() for link in (links.sure_link, links.stay_link)}
    assert len(tops) == 1, "the answers stand beside each other"
    links.stay_link.click()
    assert card.hear_button.isVisible()


def test_enter_twice_removes_nothing(stage: UiStage, page: PatternPage) -> None:
    keep(stage, name="Blijft")
    links = stage.herstel.window.pages.exercises.links["blijft"]
    links.remove_link.setFocus()
    for _ in range(2):
        QTest.keyClick(focused(), KEY.Key_Return)
    assert "blijft" in stage.herstel.library.exercises
    assert links.remove_link.hasFocus()


def test_what_someone_wrote_by_hand_is_shown_and_left_alone(stage: UiStage, page: PatternPage) -> None:
    window = stage.herstel.window
    keep(stage, name="Van Herstel")
    file = folder(stage) / "van-herstel.yaml"
    mine = file.read_text(encoding="utf-8").replace("Van Herstel", "Van mij").split("\n", 2)[2]
    (folder(stage) / "van-mij.yaml").write_text(mine, encoding="utf-8")
    (folder(stage) / "stuk.yaml").write_text("title: [", encoding="utf-8")
    window.open_page("exercises")
    assert "van jezelf" in window.pages.exercises.cards["van-mij"].accessibleName()
    assert set(window.pages.exercises.links) == {"van-herstel"}
    assert "stuk.yaml" in window.notices.text
    keep(stage, name="Stuk")
    assert (folder(stage) / "stuk.yaml").read_text(encoding="utf-8") == "title: ["
    assert (folder(stage) / "stuk-2.yaml").exists()
    (folder(stage) / "stuk.yaml").unlink()
    window.open_page("exercises")
    assert window.notices.text == ""


def test_a_file_that_was_changed_meanwhile_is_left_alone(stage: UiStage, page: PatternPage) -> None:
    window = stage.herstel.window
    keep(stage, name="Avond")
    file = folder(stage) / "avond.yaml"
    window.pages.exercises.links["avond"].edit_link.click()
    changed = file.read_text(encoding="utf-8").replace("Avond", "Mijn avond")
    file.write_text(changed, encoding="utf-8")
    page.keep_button.click()
    assert "avond.yaml" in page.fault.text()
    assert "veranderd" in page.fault.text()
    assert file.read_text(encoding="utf-8") == changed
    assert window.page == "pattern"
    page.leave_button.click()
    assert window.page == "exercises"
    assert window.pages.exercises.links == {}
    assert "avond" in window.pages.exercises.cards


def test_removing_what_was_changed_meanwhile_is_told(stage: UiStage, page: PatternPage) -> None:
    keep(stage, name="Avond")
    file = folder(stage) / "avond.yaml"
    file.write_text("title: [", encoding="utf-8")
    links = stage.herstel.window.pages.exercises.links["avond"]
    links.remove_link.click()
    links.sure_link.click()
    assert "intussen veranderd" in notices(stage)
    assert file.read_text(encoding="utf-8") == "title: ["
    assert "avond" not in stage.herstel.window.pages.exercises.cards


def test_a_folder_that_cannot_be_written_keeps_the_draft(stage: UiStage, page: PatternPage) -> None:
    folder(stage).write_text("geen map", encoding="utf-8")
    stage.herstel.engine.rhythms.show(RhythmDraft(LONG))
    page.name.setText("Vannacht")
    page.keep_button.click()
    assert "Vannacht" in page.fault.text()
    assert str(folder(stage)) in page.fault.text()
    assert page.fault.isVisible()
    assert (draft(stage).pattern, page.name.text()) == (LONG, "Vannacht")
    folder(stage).unlink()
    page.keep_button.click()
    assert page.fault.isHidden()
    assert "vannacht" in stage.herstel.library.exercises


def test_a_draft_waits_and_an_edit_does_not_come_back_as_new(stage: UiStage, page: PatternPage) -> None:
    window = stage.herstel.window
    keep(stage, LONG, "Vannacht")
    window.pages.exercises.make_link.click()
    page.name.setText("half")
    page.fields["inhale"].more.click()
    window.open_page("help")
    window.open_page("exercises")
    window.pages.exercises.make_link.click()
    assert (page.name.text(), draft(stage).pattern.inhale_s) == ("half", 4.5)
    page.leave_button.click()
    window.pages.exercises.links["vannacht"].edit_link.click()
    window.open_page("exercises")
    window.pages.exercises.make_link.click()
    assert draft(stage) == RhythmDraft()


def test_a_draft_survives_another_text_size(stage: UiStage, page: PatternPage) -> None:
    window = stage.herstel.window
    stage.herstel.engine.rhythms.show(RhythmDraft(LONG, "half", frozenset({5.0})))
    window.rebuild(lambda: None)
    stage.settle()
    assert window.page == "pattern"
    assert window.pages.pattern is not page
    assert draft(stage) == RhythmDraft(LONG, "half", frozenset({5.0}))
    window.pages.pattern.keep_button.click()
    assert "half" in stage.herstel.library.exercises


def test_cautions_are_shown_again_after_a_change(stage: UiStage, page: PatternPage) -> None:
    window = stage.herstel.window
    keep(stage, name="Avond")
    assert window.pane.shown(Offer)
    form_in(window.pane, Offer).begin_button.click()
    stage.herstel.engine.practice.stop()
    assert "avond" in window.engine.settings.settings.seen_cautions
    window.pane.close_form()
    window.pages.exercises.links["avond"].edit_link.click()
    page.fields["hold"].show_seconds(4)
    page.keep_button.click()
    assert "avond" not in window.engine.settings.settings.seen_cautions
    assert "slow-breathing" not in window.engine.settings.settings.seen_cautions


@pytest.mark.parametrize("size", [(1200, 780), (2560, 1440)], ids=["usual", "large"])
def test_the_buttons_stand_below_the_last_field(stage: UiStage, page: PatternPage, size: tuple[int, int]) -> None:
    window = stage.herstel.window
    window.resize(*size)
    stage.settle()
    below = page.name.mapTo(window, page.name.rect().bottomLeft()).y()
    above = page.keep_button.mapTo(window, QPoint()).y()
    assert 8 <= above - below <= 40
