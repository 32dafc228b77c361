"""Instellingen: what is chosen is kept and in force at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from herstel_app.core.ports.voice import VoiceLack
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.sound import SoundChoice
from herstel_app.engine.audio.samples import cue_sample
from herstel_app.engine.words import VOICE_SAMPLE
from herstel_app.ui.kit.card import Card
from tests.helpers import settings_states
from tests.helpers.widgets import texts_in
from tests.ui.conftest import UiStage
from tests.ui.stage_parts import choices, kept, page_of, plays

KEY = Qt.Key


def test_rail_leads_to_it_above_help(stage: UiStage) -> None:
    rail = stage.herstel.window.rail
    rail.pages["settings"].click()
    stage.settle()
    assert stage.herstel.window.pages.settings.isVisible()
    assert rail.pages["settings"].y() < rail.pages["help"].y()


def test_every_card_is_as_wide_and_has_a_title(stage: UiStage) -> None:
    settings_states.reminded(stage)
    stage.settle()
    page, widths = stage.herstel.window.pages.settings, set()
    for name in ("Geluid en stem", "Gegevens", *page.sections.sections):
        page.show_section(name)
        for _ in range(8):  # also while a scroll bar comes or goes
            stage.app.processEvents()
            cards = [card for card in page.sections.section.findChildren(Card) if card.isVisible()]
            widths |= {(name, card.width()) for card in cards}
        for card in cards:
            first, *_ = (each for each in card.findChildren(QLabel) if each.text())
            assert first.property("role") == "group", texts_in(card)
    assert widths == {(name, 560) for name in page.sections.sections}


def test_sound_is_kept_and_heard_at_once(stage: UiStage, tmp_path: Path) -> None:
    sound = page_of(stage).sound
    sound.cues.radios["bowl"].click()
    sound.beds.radios["rain"].click()
    sound.after.chips[20].click()
    sound.cue_volume.slider.setValue(70)
    sound.bed_volume.slider.setValue(35)
    wanted = SoundChoice("bowl", 70, "rain", 35, 20)
    assert choices(stage)[-1] == wanted
    fields = kept(stage, tmp_path)
    assert (fields["cue"], fields["cue_percent"], fields["bed"]) == ("bowl", 70, "rain")
    assert (fields["bed_percent"], fields["bed_after_minutes"]) == (35, 20)


def test_volume_of_the_bed_is_there_once_there_is_a_bed(stage: UiStage) -> None:
    sound = page_of(stage).sound
    assert not sound.bed_volume.isVisible()
    assert not sound.after.isVisible()
    sound.beds.radios["sea"].click()
    assert sound.bed_volume.isVisible()
    assert sound.after.isVisible()


def test_a_change_that_is_not_of_sound_leaves_the_player_alone(stage: UiStage) -> None:
    page = page_of(stage)
    before = choices(stage)
    page.practice.fading.switch.click()
    assert choices(stage) == before


def test_volume_follows_the_keys_and_the_other_way_round(stage: UiStage) -> None:
    sound = page_of(stage).sound
    sound.volume.slider.setValue(25)
    assert stage.player.asked[-1] == ("volume", 25)
    QTest.keyClick(stage.herstel.window, KEY.Key_M)
    assert stage.player.asked[-1] == ("muted", True)
    assert not sound.mute.switch.isChecked()
    sound.mute.switch.click()
    assert stage.player.asked[-1] == ("muted", False)
    stage.herstel.engine.volume.step(1)
    assert sound.volume.slider.value() == 30
    assert sound.volume.slider.accessibleDescription() == "30 %"


def test_a_sample_sounds_and_stops(stage: UiStage) -> None:
    sound = page_of(stage).sound
    before = choices(stage)[-1]
    sound.cues.links["wave"].click()
    assert stage.player.names()[-2:] == ["choice", "play"]
    assert choices(stage)[-1] == SoundChoice("wave", 100, "none", 60)
    assert [segment.phase for segment in plays(stage)[-1].segments] == ["inhale", "exhale"]
    assert sound.cues.links["wave"].text() == "stop"
    sound.cues.links["wave"].click()
    assert stage.player.names()[-2:] == ["halt", "choice"]
    assert choices(stage)[-1] == before
    assert sound.cues.links["wave"].text() == "hoor"
    sound.beds.links["sea"].click()
    assert choices(stage)[-1] == SoundChoice("none", 100, "sea", 60)
    stage.herstel.engine.audio.stop_sample()
    assert stage.player.names()[-2:] == ["halt", "choice"]


def test_a_sample_follows_its_volume(stage: UiStage) -> None:
    sound = page_of(stage).sound
    sound.beds.radios["rain"].click()
    sound.beds.links["sea"].click()
    sound.bed_volume.slider.setValue(20)
    assert choices(stage)[-1] == SoundChoice("none", 100, "sea", 20)
    stage.herstel.engine.audio.stop_sample()
    assert choices(stage)[-1] == SoundChoice("harp", 100, "rain", 20)


def test_escape_stops_a_sample_and_stays_on_the_page(stage: UiStage) -> None:
    sound = page_of(stage).sound
    sound.cues.links["harp"].click()
    QTest.keyClick(stage.herstel.window, KEY.Key_Escape)
    assert stage.herstel.engine.audio.sounding == ""
    assert stage.herstel.window.page == "settings"


def test_an_exercise_takes_the_sound_from_a_sample(stage: UiStage) -> None:
    sound = page_of(stage).sound
    sound.cues.links["bowl"].click()
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert stage.player.names()[-2:] == ["choice", "play"]
    assert choices(stage)[-1].cue == "harp"
    stage.settle()
    assert not sound.cues.links["bowl"].isVisible()
    assert "Loopt er een oefening? Dan hoor je je keuze meteen." in texts_in(sound)
    stage.herstel.engine.audio.hear(cue_sample("bowl"))
    assert stage.player.names()[-1] == "play"
    stage.herstel.engine.practice.stop()
    assert sound.cues.links["bowl"].isVisibleTo(sound)


def test_nothing_can_be_heard_while_the_sound_is_off(stage: UiStage) -> None:
    sound = page_of(stage).sound
    sound.cues.links["harp"].click()
    sound.mute.switch.click()
    assert stage.herstel.engine.audio.sounding == ""
    assert not sound.cues.links["harp"].isVisible()
    assert "Het geluid staat uit." in texts_in(sound)


def test_a_voice_that_cannot_be_heard_now_says_why(stage: UiStage) -> None:
    page = page_of(stage)
    parts = (page.voice.box, page.voice.rate, page.voice.hear_link)
    assert [part.isVisible() for part in parts] == [False] * 3
    page.voice.on.switch.click()
    assert [part.isVisible() for part in parts] == [True] * 3
    assert "Het geluid staat uit." not in texts_in(page.voice)
    page.sound.mute.switch.click()
    assert not page.voice.hear_link.isVisible()
    assert "Het geluid staat uit." in texts_in(page.voice)


def test_a_voice_is_on_at_once_and_heard_the_first_time(stage: UiStage, tmp_path: Path) -> None:
    section = page_of(stage).voice
    voice = stage.herstel.services.voice
    assert isinstance(voice, settings_states.StageVoice)
    assert [section.box.itemText(index) for index in range(section.box.count())] == [
        v.title for v in settings_states.VOICES
    ]
    assert section.words.isHidden()
    section.on.switch.click()
    assert voice.asked[-1] == ("say", VOICE_SAMPLE)
    voice.asked.clear()
    for _ in range(2):
        section.on.switch.click()
    assert "say" not in {item[0] for item in voice.asked}  # known by now
    section.box.setCurrentIndex(1)
    section.box.activated.emit(1)
    section.rate.slider.setValue(-30)
    section.hear_link.click()
    assert [item for item in voice.asked if item[0] in ("choose", "rate")][-2:] == [("choose", "nl-2"), ("rate", -30)]
    assert voice.asked[-1][0] == "say"
    fields = kept(stage, tmp_path)
    assert (fields["voice"], fields["voice_name"], fields["voice_rate_percent"]) == (True, "nl-2", -30)
    assert not section.words.isHidden()
    section.words.switch.click()
    assert stage.herstel.engine.settings.settings.words_throughout
    assert choices(stage)[-1].voice


def test_what_lets_hear_ends_where_the_switches_and_sliders_do(stage: UiStage) -> None:
    page = page_of(stage)
    page.voice.on.switch.click()
    stage.settle()
    links = (page.voice.hear_link, page.sound.cues.links["harp"])
    assert {link.text() for link in links} == {"hoor"}

    def right(part: QWidget) -> int:
        return part.mapTo(page, QPoint(part.width(), 0)).x()

    ends = {right(link) for link in links}
    assert len(ends) == 1
    assert ends.pop() - right(page.voice.on.switch) == pytest.approx(0, abs=4), "its words end where the switch does"


def test_in_large_letters_a_voice_is_heard_beside_its_name(stage: UiStage) -> None:
    stage.herstel.window.resize(1024, 700)
    stage.herstel.engine.settings.change(text_scale_percent=160)
    stage.settle()
    section = page_of(stage).voice
    section.on.switch.click()
    stage.settle()
    heard, box = section.hear_link.mapTo(section, QPoint()), section.box.mapTo(section, QPoint())
    assert heard.y() + section.hear_link.height() <= box.y()
    assert heard.x() > section.width() / 2


def test_what_is_folded_out_by_key_stands_with_its_card_from_the_top(stage: UiStage) -> None:
    page = page_of(stage)
    stage.herstel.window.activateWindow()
    page.voice.on.switch.click()
    page.go_to_top()
    stage.settle()

    def top(part: QWidget) -> int:
        return part.mapTo(page, QPoint()).y()

    first, fold = top(page.sound), page.voice.more.fold
    page.column.show_whole(fold)
    fold.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(fold, Qt.Key.Key_Space)
    stage.settle()
    assert top(page.voice) == pytest.approx(first, abs=1)


def test_a_computer_without_a_dutch_voice_is_told_how_to_get_one(stage: UiStage) -> None:
    voice = stage.herstel.services.voice
    assert isinstance(voice, settings_states.StageVoice)
    voice.there = ()
    page = page_of(stage)
    page.show_section("Geluid en stem")
    section = page.voice
    assert not section.on.isVisible()
    shown = " ".join(label.text() for label in section.findChildren(QLabel) if label.isVisible())
    assert "geen Nederlandse stem" in shown
    assert "speech-dispatcher" in shown or "Nederlands." in shown
    voice.lacks = VoiceLack.ANSWER
    section.again.click()
    stage.settle()
    shown = " ".join(label.text() for label in section.findChildren(QLabel) if label.isVisible())
    assert "De stem van deze computer antwoordt niet." in shown
    assert "Installeer" not in shown
    assert "Kies" not in shown
    voice.there = settings_states.VOICES
    section.again.click()
    stage.settle()
    assert section.on.isVisible()


def test_fading_can_be_off(stage: UiStage) -> None:
    page = page_of(stage)
    pane = stage.herstel.window.pane
    pane.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert min(segment.guidance for segment in plays(stage)[-1].segments) < 1
    stage.herstel.engine.practice.stop()
    page.practice.fading.switch.click()
    pane.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert {segment.guidance for segment in plays(stage)[-1].segments} == {1.0}


def test_an_exercise_that_is_off_appears_when_it_is_switched_on(stage: UiStage, tmp_path: Path) -> None:
    window = stage.herstel.window
    page = page_of(stage)
    off = {name for name, exercise in stage.herstel.library.exercises.items() if exercise.opt_in}
    assert set(page.practice.allowed) == off >= {"box-breathing", "four-seven-eight"}
    window.open_page("exercises")
    stage.settle()
    cards = window.pages.exercises.cards
    only_in_proef = {name for name, exercise in stage.herstel.library.exercises.items() if exercise.place == "proef"}
    assert {name for name, card in cards.items() if not card.isVisible()} == off | only_in_proef
    page.practice.allowed["box-breathing"].switch.click()
    assert cards["box-breathing"].isVisible()
    assert kept(stage, tmp_path)["allowed"] == ["box-breathing"]
    page.practice.allowed["box-breathing"].switch.click()
    assert not cards["box-breathing"].isVisible()
    assert kept(stage, tmp_path)["allowed"] == []
    reason = stage.herstel.library.exercises["box-breathing"].opt_in
    assert page.practice.allowed["box-breathing"].switch.accessibleDescription() == reason
