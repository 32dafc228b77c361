"""In the tray and back: closing hides, quitting ends, and at rest nothing ticks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from herstel_app.app import answer
from herstel_app.core.instance import StartRequest
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.reminder import WORRY_TIME
from tests.helpers.added_exercises import add_exercise, drop_exercise
from tests.helpers.tray import TrayStage, end, tray_stage
from tests.helpers.waiting import comes


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[TrayStage]:
    made = tray_stage(tmp_path)
    yield made
    end(made)


def test_closing_leaves_the_icon_and_says_so_once(stage: TrayStage) -> None:
    ended: list[int] = []
    stage.herstel.window.closed.connect(lambda: ended.append(1))
    for _ in range(2):
        stage.window.close()
        stage.settle()
        assert not stage.window.isVisible()
        assert stage.tray.icon.isVisible()
        stage.tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
        stage.settle()
        assert stage.window.isVisible()
    assert ended == []
    assert stage.messages == ["Herstel blijft open op de achtergrond. Met het pictogram bij de klok sluit je het af."]


@pytest.mark.parametrize("way", ["menu", "keys", "system"])
@pytest.mark.parametrize("hidden", [False, True])
def test_quitting_ends_the_program(stage: TrayStage, way: str, hidden: bool) -> None:
    ended: list[int] = []
    stage.herstel.window.closed.connect(lambda: ended.append(1))
    if hidden and way != "keys":
        stage.window.close()
    if way == "menu":
        stage.item("Herstel afsluiten")
    elif way == "keys":
        stage.herstel.window.quit()
    else:
        stage.app.sendEvent(stage.app, QEvent(QEvent.Type.Quit))
        stage.window.close()
        # Qt is quitting now, and every dialog of a later test would close at once; a loop that ran ends that.
        QTimer.singleShot(0, stage.app.exit)
        stage.app.exec()
    assert ended == [1]
    assert not stage.tray.icon.isVisible()
    assert stage.computer.alarm.moment is None


def test_without_a_tray_closing_ends_the_program(qapp: QApplication, tmp_path: Path) -> None:
    stage = tray_stage(tmp_path, has_tray=False)
    ended: list[int] = []
    stage.herstel.window.closed.connect(lambda: ended.append(1))
    stage.window.close()
    assert ended == [1]
    end(stage)


def test_with_the_tray_off_closing_ends_the_program(stage: TrayStage) -> None:
    ended: list[int] = []
    stage.herstel.window.closed.connect(lambda: ended.append(1))
    stage.herstel.window.pages.settings.evening.tray.switch.click()
    assert not stage.tray.icon.isVisible()
    stage.window.close()
    assert ended == [1]


def ticking(stage: TrayStage) -> list[str]:
    """Name every timer that is on, wherever it is."""
    roots = [stage.app, *stage.app.topLevelWidgets(), *vars(stage.herstel).values()]
    roots += [
        stage.background,
        stage.background.time,
        stage.tray,
        stage.herstel.scheduler,
    ]
    timers = {timer for root in roots if hasattr(root, "findChildren") for timer in root.findChildren(QTimer)}
    return [f"{type(timer.parent()).__name__} {timer.interval()} ms" for timer in timers if timer.isActive()]


def test_at_rest_nothing_ticks(stage: TrayStage) -> None:
    window = stage.herstel.window
    assert "QtScheduler 20000 ms" in ticking(stage), "a timer that is on has to be found"
    for page in ("exercises", "settings", "pattern", "reading", "lookback", "tonight"):
        window.open_page(page)
        stage.settle()
    window.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stage.settle()
    assert "QtScheduler 33 ms" in ticking(stage)
    window.close()
    # What stays is only whether the tray is still there.
    assert comes(lambda: ticking(stage) == ["Background 60000 ms"]), ticking(stage)
    assert stage.player.names()[-1] == "close"
    assert not stage.herstel.engine.practice.is_active


def test_back_from_the_tray_there_is_sound_again(stage: TrayStage) -> None:
    stage.window.close()
    stage.item("Herstel openen")
    assert stage.player.names()[-1] == "start"
    stage.item("Herstel openen")
    assert stage.player.names().count("start") == 2


def test_menu_tonight(stage: TrayStage) -> None:
    stage.herstel.window.open_page("settings")
    stage.window.close()
    stage.item("Je avond van vandaag")
    assert stage.window.isVisible()
    assert stage.herstel.window.page == "tonight"


def test_menu_one_exercise(stage: TrayStage) -> None:
    stage.window.close()
    titles = [action.text() for action in stage.tray.exercises.actions()]
    library = stage.herstel.library.exercises
    assert titles == [item.title for item in library.values() if not item.opt_in and item.place != "proef"]
    assert library["relax-hard"].title not in titles
    stage.tray.exercises.actions()[titles.index(library["slow-breathing"].title)].trigger()
    stage.settle()
    assert stage.window.isVisible()
    assert stage.herstel.engine.programmes.marked == PracticeRequest("slow-breathing")


def test_menu_lists_what_was_switched_on(stage: TrayStage) -> None:
    name, exercise = next((name, item) for name, item in stage.herstel.library.exercises.items() if item.opt_in)
    stage.herstel.window.pages.settings.practice.allowed[name].switch.click()
    assert exercise.title in [action.text() for action in stage.tray.exercises.actions()]


def test_menu_mute(stage: TrayStage) -> None:
    stage.item("Geluid uit")
    assert stage.player.asked[-1] == ("muted", True)
    assert stage.tray.mute.isChecked()
    stage.item("Geluid uit")
    assert stage.player.asked[-1] == ("muted", False)
    assert not stage.tray.mute.isChecked()


def test_reminder_from_the_tray_and_a_click_on_it(qapp: QApplication, tmp_path: Path) -> None:
    stage = tray_stage(tmp_path, reminder=True, tray_told=True)
    stage.herstel.window.open_page("settings")
    stage.window.close()
    stage.computer.live(stage.computer.day(1, 12))
    assert stage.messages == ["Je avond staat klaar. Begin als je wilt."]
    assert not stage.window.isVisible()
    stage.tray.icon.messageClicked.emit()
    stage.settle()
    assert stage.window.isVisible()
    assert stage.herstel.window.page == "tonight"
    end(stage)


def test_reminder_without_a_tray_is_a_line_in_the_window(qapp: QApplication, tmp_path: Path) -> None:
    stage = tray_stage(tmp_path, has_tray=False, reminder=True)
    other = QWidget()
    other.show()
    other.activateWindow()
    stage.settle()
    stage.computer.live(stage.computer.day(0, 23))
    notices = stage.herstel.window.notices
    assert notices.text == "Je avond staat klaar. Begin als je wilt."
    stage.herstel.window.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert notices.text == ""
    other.close()
    end(stage)


def test_the_piekermoment_from_the_tray_and_a_click_on_it(qapp: QApplication, tmp_path: Path) -> None:
    stage = tray_stage(tmp_path, worry_reminder=True, tray_told=True)
    add_exercise(stage.herstel.engine, WORRY_TIME, like="thought-parking", place="alone")
    stage.window.close()
    stage.computer.live(stage.computer.day(1, 17, 31))
    assert stage.messages == ["Je piekermoment staat klaar. Begin als je wilt."]
    assert not stage.window.isVisible()
    stage.tray.icon.messageClicked.emit()
    stage.settle()
    assert stage.window.isVisible()
    assert stage.herstel.window.page == "exercises"
    assert stage.herstel.engine.programmes.marked == PracticeRequest(WORRY_TIME)
    assert not stage.herstel.engine.practice.is_active
    stage.herstel.engine.begin_exercise(PracticeRequest(WORRY_TIME))
    stage.window.close()
    stage.computer.live(stage.computer.day(0, 23))
    assert len(stage.messages) == 1
    end(stage)


def test_a_click_belongs_to_what_was_said_last(qapp: QApplication, tmp_path: Path) -> None:
    stage = tray_stage(tmp_path, reminder=True, worry_reminder=True, tray_told=True)
    add_exercise(stage.herstel.engine, WORRY_TIME, like="thought-parking", place="alone")
    stage.herstel.window.open_page("settings")
    stage.window.close()
    stage.computer.live(stage.computer.day(1, 23))
    assert stage.messages == [
        "Je avond staat klaar. Begin als je wilt.",
        "Je piekermoment staat klaar. Begin als je wilt.",
        "Je avond staat klaar. Begin als je wilt.",
    ]
    stage.tray.icon.messageClicked.emit()
    stage.settle()
    assert stage.herstel.window.page == "tonight"
    assert stage.herstel.engine.is_empty
    end(stage)


def test_no_piekermoment_where_it_does_not_fit_or_is_not_there(qapp: QApplication, tmp_path: Path) -> None:
    stage = tray_stage(tmp_path, worry_reminder=True, tray_told=True, health_facts=["panic"])
    engine = stage.herstel.engine
    stage.window.close()
    drop_exercise(engine, WORRY_TIME)
    assert stage.computer.alarm.moment is None
    add_exercise(engine, WORRY_TIME, like="thought-parking", not_for=("panic",))
    assert stage.computer.alarm.moment is None
    engine.fit.take([])
    assert stage.computer.alarm.moment == stage.computer.local(stage.computer.day(1, 17, 30))
    engine.fit.take(None)
    assert stage.computer.alarm.moment is None, "without an answer only what fits everyone"
    end(stage)


def test_the_piekermoment_without_a_tray_is_a_line_in_the_window(qapp: QApplication, tmp_path: Path) -> None:
    stage = tray_stage(tmp_path, has_tray=False, worry_reminder=True)
    add_exercise(stage.herstel.engine, WORRY_TIME, like="thought-parking", place="alone")
    other = QWidget()
    other.show()
    other.activateWindow()
    stage.settle()
    stage.computer.live(stage.computer.day(1, 17, 31))
    notices = stage.herstel.window.notices
    assert notices.text == "Je piekermoment staat klaar. Begin als je wilt."
    notices.act_button.click()
    stage.settle()
    assert stage.herstel.engine.programmes.marked == PracticeRequest(WORRY_TIME)
    stage.herstel.engine.begin_exercise(PracticeRequest(WORRY_TIME))
    assert notices.text == ""
    other.close()
    end(stage)


def test_start_at_login_shows_only_the_icon(qapp: QApplication, tmp_path: Path) -> None:
    stage = tray_stage(tmp_path, out_of_sight=True)
    assert not stage.window.isVisible()
    assert stage.tray.icon.isVisible()
    assert "start" not in stage.player.names()
    end(stage)


def test_start_at_login_without_a_tray_shows_a_small_window(qapp: QApplication, tmp_path: Path) -> None:
    stage = tray_stage(tmp_path, has_tray=False, out_of_sight=True)
    assert not stage.window.isVisible()
    stage.let_timers_ring()
    assert stage.window.isMinimized()
    stage.background.bring_forward()
    assert not stage.window.isMinimized()
    end(stage)


def test_start_at_login_waits_for_a_tray_that_comes_later(qapp: QApplication, tmp_path: Path) -> None:
    stage = tray_stage(tmp_path, has_tray=False, out_of_sight=True)
    stage.has_tray = True
    stage.let_timers_ring()
    assert not stage.window.isVisible()
    end(stage)


def test_a_second_start_brings_the_window_forward_and_begins(stage: TrayStage) -> None:
    stage.window.close()
    answer(stage.herstel, StartRequest(show=False))
    assert not stage.window.isVisible()
    answer(stage.herstel, StartRequest())
    assert stage.window.isVisible()
    assert not stage.herstel.engine.practice.is_active
    answer(stage.herstel, StartRequest("slow-breathing", 3.0))
    assert stage.herstel.engine.practice.is_active
    assert stage.herstel.engine.programmes.marked == PracticeRequest("slow-breathing", 3.0)
    answer(stage.herstel, StartRequest("stillness"))
    assert stage.herstel.engine.programmes.marked == PracticeRequest("slow-breathing", 3.0)
    assert stage.herstel.window.notices.text == "Er loopt al een oefening. Die gaat door."
    stage.herstel.engine.practice.stop()
    assert stage.herstel.window.notices.text == "", "it is no longer so"


def test_a_second_start_with_an_exercise_that_is_not_there(stage: TrayStage) -> None:
    answer(stage.herstel, StartRequest("bestaat-niet"))
    assert not stage.herstel.engine.practice.is_active
    assert stage.herstel.window.notices.text == "Er is geen oefening bestaat-niet."
