"""Saving an exercise as an audio file: from the offer, in the background, and never half."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from herstel_app.app import make_application
from herstel_app.audio.export import export
from herstel_app.core.file_sound import Master
from herstel_app.core.ports.voice import VoiceInfo
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.form import Form
from herstel_app.ui.practice.file_form import FileForm
from herstel_app.ui.practice.lined_form import LinedForm
from herstel_app.ui.practice.offer import Offer
from herstel_app.ui.practice.saving import SavingView
from herstel_app.voice.fitting import FittingSynthesiser
from herstel_app.voice.speech_programs import Espeak
from tests.helpers.forms import fold_called, form_in
from tests.ui.conftest import UiStage, make_stage


class FakeExport:
    """Waits half-way until it is told to go on."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.asked: list[tuple[Timeline, Path, SoundChoice, str]] = []
        self.masters: list[Master] = []

    def __call__(
        self,
        timeline: Timeline,
        path: str,
        choice: SoundChoice,
        speech: object,
        title: str,
        *,
        master: Master,
        progress: Callable[[float], bool],
    ) -> bool:
        self.asked.append((timeline, Path(path), choice, title))
        self.masters.append(master)
        progress(0.5)
        self.go_on.wait(10)
        return progress(1.0)


@pytest.fixture
def fake() -> Iterator[FakeExport]:
    made = FakeExport()
    yield made
    made.go_on.set()


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[UiStage]:
    """Save files as the program itself does."""
    made = make_stage(make_application(["herstel"]), tmp_path / "data", export=export)
    yield made
    made.close()


@pytest.fixture
def faked(qapp: QApplication, tmp_path: Path, fake: FakeExport) -> Iterator[UiStage]:
    made = make_stage(make_application(["herstel"]), tmp_path / "data", export=fake)
    yield made
    made.close()


def ask_for_file(stage: UiStage, name: str = "humming") -> FileForm:
    """Go from the offer to how a file is to sound."""
    pane = stage.herstel.window.pane
    pane.engine.offer(PracticeRequest(name))
    assert pane.shown(Offer)
    buttons = form_in(pane, Offer).findChildren(QAbstractButton)
    next(b for b in buttons if b.text() == "Bewaar als geluidsbestand").click()
    return form_in(pane, FileForm)


def ask_how_it_sounds(stage: UiStage) -> FileForm:
    """Fold out what can be chosen of it."""
    form = ask_for_file(stage)
    fold_called(form, "Anders laten klinken").click()
    stage.settle()
    return form


def save(stage: UiStage, path: Path | None, name: str = "humming") -> None:
    stage.herstel.window.pane.ask_path = lambda _title: path
    ask_for_file(stage, name).act_button.click()


def test_how_a_file_sounds_has_margins_beside_a_text_in_large_letters(stage: UiStage) -> None:
    window = stage.herstel.window
    stage.herstel.engine.settings.change(text_scale_percent=160)
    window.resize(1024, 700)
    window.open_section("rest-and-recovery")
    stage.settle()
    form = ask_how_it_sounds(stage)
    lefts = [each.mapTo(form, QPoint()).x() for each in form.masters.chips.values()]
    rights = [each.mapTo(form, QPoint(each.width(), 0)).x() for each in form.masters.chips.values()]
    assert min(lefts) >= 28
    assert form.width() - max(rights) >= 28


def words_in(form: FileForm) -> str:
    return " ".join(label.text() for label in form.findChildren(QLabel) if label.isVisible())


def shown(stage: UiStage) -> SavingView:
    saving = stage.herstel.window.pane.shown(SavingView)
    assert saving
    return saving


def test_it_is_made_beside_the_text_and_says_where_it_is(
    faked: UiStage, fake: FakeExport, qtbot: QtBot, tmp_path: Path
) -> None:
    fake.go_on.set()
    with qtbot.waitSignal(faked.herstel.bridge.export_saved, timeout=5000):
        save(faked, tmp_path / "zoemen.mp3")
    timeline, path, choice, title = fake.asked[0]
    assert (path, title, choice.voice) == (tmp_path / "zoemen.mp3", "Zacht zoemen", False)
    assert timeline.practice_end_s > 60
    assert "zoemen.mp3" in shown(faked).text.text()
    assert shown(faked).folder_button.isVisible()
    shown(faked).stop_button.click()
    assert faked.herstel.window.pane.shown(Offer)


def test_escape_cancels_and_comes_back_to_the_exercise(
    faked: UiStage, fake: FakeExport, qtbot: QtBot, tmp_path: Path
) -> None:
    save(faked, tmp_path / "zoemen.mp3")
    qtbot.waitUntil(lambda: bool(fake.asked), timeout=5000)
    QTest.keyClick(faked.herstel.window, Qt.Key.Key_Escape)
    with qtbot.waitSignal(faked.herstel.bridge.export_cancelled, timeout=5000):
        fake.go_on.set()
    assert faked.herstel.window.pane.shown(Offer)
    assert faked.herstel.window.pane.shown(SavingView) is None


def test_no_place_chosen_changes_nothing(stage: UiStage) -> None:
    save(stage, None)
    assert stage.herstel.window.pane.shown(SavingView) is None
    assert stage.herstel.window.pane.shown(FileForm)


def test_a_file_sounds_as_chosen_for_it_alone(faked: UiStage, fake: FakeExport, qtbot: QtBot, tmp_path: Path) -> None:
    faked.herstel.engine.settings.change(cue="bowl", bed="sea")
    titles: list[str] = []

    def ask_path(title: str) -> Path:
        titles.append(title)
        return tmp_path / "zoemen.mp3"

    faked.herstel.window.pane.ask_path = ask_path
    form = ask_for_file(faked)
    assert (form.masters.on, form.cues.on, form.beds.on) == (("headphones",), ("bowl",), ("sea",))
    assert not form.voices.isVisible()
    form.masters.chips["phone"].click()
    form.cues.chips["hum"].click()
    form.beds.chips["none"].click()
    fake.go_on.set()
    with qtbot.waitSignal(faked.herstel.bridge.export_saved, timeout=5000):
        form.act_button.click()
    (_, _, choice, title) = fake.asked[0]
    assert (choice.cue, choice.bed, title) == ("hum", "none", "Zacht zoemen (telefoon)")
    assert fake.masters == ["phone"]
    assert titles == ["Zacht zoemen (telefoon)"]
    assert faked.herstel.engine.settings.settings.cue == "bowl"


def test_one_line_says_how_it_will_sound(faked: UiStage) -> None:
    faked.herstel.engine.settings.change(cue="bowl", bed="none")
    form = ask_for_file(faked)
    assert not any(each.isVisible() for each in (form.masters, form.cues, form.beds, form.voices))
    assert "5 minuten, MP3 of WAV" in words_in(form)
    assert "Voor koptelefoon of oortjes, met klankschaal." in words_in(form)
    form.cues.chips["none"].click()
    assert "Voor koptelefoon of oortjes, zonder ademgeluid en achtergrond." in words_in(form)
    form.masters.chips["phone"].click()
    form.cues.chips["harp"].click()
    form.beds.chips["brown"].click()
    form.voices.chips[True].click()
    assert "Voor de speaker van je telefoon, met windharp en bruine ruis." in words_in(form), "no voice is here"
    faked.herstel.bridge.voices_found.emit((VoiceInfo("nl", "Nederlands", "nl-NL"),))
    assert "met windharp, bruine ruis en een stem." in words_in(form)


def test_the_ways_on_and_out_keep_their_edge_right_below_what_is_asked(faked: UiStage) -> None:
    window = faked.herstel.window
    window.open_section("rest-and-recovery")
    for percent in 100, 160:
        faked.herstel.engine.settings.change(text_scale_percent=percent)
        faked.settle()
        lefts: set[int] = set()
        for how in ask_for_file, ask_how_it_sounds:
            window.pane.engine.offer(PracticeRequest("humming"))
            faked.settle()
            lefts.add(foot_of(form_in(window.pane, Offer))[0])
            form = how(faked)
            faked.settle()
            left, top = foot_of(form)
            lefts.add(left)
            if how is ask_for_file and form.column.verticalScrollBar().maximum() == 0:
                (fold,) = (each for each in form.findChildren(Fold) if each.isVisible())
                assert 20 <= top - fold.mapTo(form, QPoint(0, fold.height())).y() <= 40
        assert len(lefts) == 1


def test_the_line_stays_where_it_was_before_the_exercise(faked: UiStage) -> None:
    pane = faked.herstel.window.pane
    faked.herstel.window.resize(1200, 780)
    pane.engine.offer(PracticeRequest("humming"))
    faked.settle()
    before = line_of(form_in(pane, Offer))
    form = ask_for_file(faked)
    faked.settle()
    assert line_of(form) == before > 0


def line_of(form: LinedForm) -> int:
    """Give how far down the line stands, in px."""
    return form.line.line.mapTo(form, QPoint(0, form.line.middle)).y()


def foot_of(form: Form) -> tuple[int, int]:
    """Give where the button stands that leads on; the way out is beside it."""
    assert form.out_link is not None
    middles = {each.mapTo(form, each.rect().center()).y() for each in (form.act_button, form.out_link)}
    assert max(middles) - min(middles) <= 1
    at = form.act_button.mapTo(form, QPoint())
    return at.x(), at.y()


def test_what_a_phone_needs_is_told(faked: UiStage) -> None:
    form = ask_how_it_sounds(faked)
    assert "precies zoals hier" in words_in(form)
    form.masters.chips["phone"].click()
    assert "Het klinkt harder" in words_in(form)
    assert "precies zoals hier" not in words_in(form)


def test_a_voice_is_asked_about_where_there_is_one(faked: UiStage) -> None:
    form = ask_how_it_sounds(faked)
    faked.herstel.bridge.voices_found.emit((VoiceInfo("nl", "Nederlands", "nl-NL"),))
    assert form.voices.isVisible()
    form.voices.chips[True].click()
    assert form.sound.voice
    faked.herstel.bridge.voices_found.emit(())
    assert not form.voices.isVisible()


@pytest.mark.parametrize("way", ["escape", "back"])
def test_before_a_place_is_chosen_one_can_go_back_to_the_exercise(faked: UiStage, way: str) -> None:
    form = ask_for_file(faked)
    if way == "escape":
        QTest.keyClick(faked.herstel.window, Qt.Key.Key_Escape)
    else:
        next(b for b in form.findChildren(QAbstractButton) if b.text() == "Terug").click()
    assert faked.herstel.window.pane.shown(Offer)


def test_what_cannot_be_written_is_said_with_the_reason(stage: UiStage, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(stage.herstel.bridge.export_failed, timeout=5000):
        save(stage, tmp_path / "nergens" / "zoemen.wav")
    assert "zoemen.wav" in shown(stage).text.text()
    assert "niet te schrijven" in shown(stage).text.text()


def test_a_real_file_is_made(stage: UiStage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "merken.wav"
    with qtbot.waitSignal(stage.herstel.bridge.export_saved, timeout=60_000):
        save(stage, path, "notice-now")
    assert path.stat().st_size > 60 * 48_000 * 4
    assert [file.name for file in tmp_path.glob("*.wav")] == ["merken.wav"]


def test_what_is_asked_meanwhile_waits_and_both_outcomes_are_told(
    faked: UiStage, fake: FakeExport, qtbot: QtBot, tmp_path: Path
) -> None:
    save(faked, tmp_path / "eerst.mp3")
    save(faked, tmp_path / "dan.wav", "notice-now")
    with qtbot.waitSignals([faked.herstel.bridge.export_saved, faked.herstel.bridge.export_saved], timeout=5000):
        fake.go_on.set()
    assert [path.name for _, path, _, _ in fake.asked] == ["eerst.mp3", "dan.wav"]
    assert "eerst.mp3" in faked.herstel.window.notices.text
    assert "dan.wav" in shown(faked).text.text()


def test_what_fails_out_of_sight_is_told_too(stage: UiStage, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(stage.herstel.bridge.export_failed, timeout=5000):
        save(stage, tmp_path / "nergens" / "zoemen.wav")
        stage.herstel.engine.offer(PracticeRequest("notice-now"))
    assert "zoemen.wav" in stage.herstel.window.notices.text


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not on this computer")
def test_stop_ends_a_reader_program_that_hangs(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "espeak-ng"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\ncase "$*" in *--voices*) exec {shutil.which("espeak-ng")} "$@" ;; esac\nsleep 600\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    stage = make_stage(
        make_application(["herstel"]), tmp_path / "data", export=export, synthesiser=FittingSynthesiser(Espeak())
    )
    herstel = stage.herstel
    herstel.engine.settings.change(voice=True, voice_name="espeak-ng:Dutch")
    begun = threading.Event()
    herstel.bridge.export_progressed.connect(lambda *_: begun.set(), Qt.ConnectionType.DirectConnection)
    save(stage, tmp_path / "merken.mp3", "notice-now")
    qtbot.waitUntil(begun.is_set, timeout=5000)
    with qtbot.waitSignal(herstel.bridge.export_cancelled, timeout=3000):
        shown(stage).stop_button.click()
    assert [file.name for file in tmp_path.glob("*.mp3")] == []
    stage.close()


@pytest.mark.parametrize("name", ["thought-parking"])
def test_a_page_to_write_on_has_no_sound_to_save(stage: UiStage, name: str) -> None:
    pane = stage.herstel.window.pane
    pane.engine.offer(PracticeRequest(name))
    assert pane.shown(Offer)
    assert all(b.text() != "Bewaar als geluidsbestand" for b in form_in(pane, Offer).findChildren(QAbstractButton))
