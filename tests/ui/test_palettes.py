"""Night and day: what stands on what can be read, and each is shown when it was chosen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

import herstel_app.ui
from herstel_app.app import Services, build, make_application
from herstel_app.contrast import PlainContrast, SystemContrast
from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.ports.sound import SilentPlayer
from herstel_app.core.ports.system import NeverAwake
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.paths import DataDir
from herstel_app.ui.kit.palettes import CLEAR_DAY, CLEAR_NIGHT, DAY, NIGHT, Palette, next_change, palette_at
from herstel_app.ui.shell.appearance import Appearance
from tests.helpers.background import HOME, Computer
from tests.helpers.screens import Stage, StageClock
from tests.helpers.trial_page_states import told
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage, make_stage
from tests.ui.stage_parts import kept, page_of

LEAST = 4.5
GROUNDS = ("background", "pane", "quiet", "surface", "raised", "claim")
PAIRS = (
    *((ink, ground) for ink in ("text", "secondary", "tertiary", "accent", "rest") for ground in GROUNDS),
    ("text", "selection"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("dark_line", "dark"),
    ("dark_hint", "dark"),
)
"""Text, and what it stands on."""


class ToldContrast(PlainContrast):
    """An operating system that is told."""

    def __init__(self) -> None:
        self._wanted = True
        self._listeners: list[Callable[[], object]] = []

    def is_wanted(self) -> bool:
        return self._wanted

    def on_change(self, listener: Callable[[], object]) -> None:
        self._listeners.append(listener)

    def tell(self, wanted: bool) -> None:
        self._wanted = wanted
        for listener in self._listeners:
            listener()


def luminance(color: str) -> float:
    """Relative luminance (WCAG), 0–1."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def unreadable(palette: Palette, least: float = LEAST) -> list[str]:
    pairs = [(f"{ink} on {ground}", getattr(palette, ink), getattr(palette, ground)) for ink, ground in PAIRS]
    # The glow goes over from these colours into that of the pane.
    grounds = (palette.glow, palette.glow_rest, palette.pane)
    pairs += [(f"the word on {color}", palette.glow_word, color) for color in grounds]
    return [f"{name}: {contrast(a, b):.2f}" for name, a, b in pairs if contrast(a, b) < least]


@pytest.mark.parametrize("palette", [NIGHT, DAY])
def test_all_text_can_be_read(palette: Palette) -> None:
    assert unreadable(palette) == []


@pytest.mark.parametrize("palette", [CLEAR_NIGHT, CLEAR_DAY])
def test_with_more_contrast_it_is_seven_to_one_and_edges_can_be_seen(palette: Palette) -> None:
    # The word in the glow is large, where 4.5 is what WCAG asks at its highest level.
    assert [found for found in unreadable(palette, 7.0) if not found.startswith("the word")] == []
    assert unreadable(palette) == []
    lines, grounds = (palette.hairline, palette.row_line), ("background", "pane")
    assert min(contrast(line, getattr(palette, ground)) for line in lines for ground in grounds) >= 3.0


def test_the_contrast_that_the_system_wants_is_there_at_once(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    told = ToldContrast()
    services = Services(StageClock(), SilentPlayer(), NeverAwake(), contrast=told)
    app = make_application(["herstel"])
    herstel = build(app, DataDir(tmp_path / "data"), services)
    theme = herstel.theme
    assert theme.palette == CLEAR_NIGHT
    herstel.engine.settings.change(palette="day")
    qtbot.waitUntil(lambda: theme.palette == CLEAR_DAY)
    told.tell(False)
    qtbot.waitUntil(lambda: theme.palette == DAY)
    Stage(app, herstel, StageClock()).close()


def test_the_system_can_be_asked_again_and_again(qapp: QApplication) -> None:
    make_application(["herstel"])
    told = SystemContrast()
    told.on_change(lambda: None)
    assert [told.is_wanted(), told.is_wanted(), SystemContrast().is_wanted()] == [False] * 3


def test_text_that_cannot_be_read_is_found() -> None:
    assert unreadable(Palette(tertiary="#5a4a3a"))
    assert contrast("#ffffff", "#000000") == pytest.approx(21.0)


def test_only_the_palettes_know_colours() -> None:
    folder = Path(herstel_app.ui.__file__).parent
    allowed = {"palettes.py", "printing.py"}  # paper is always white
    found = [
        f"{file.relative_to(folder)}: {match}"
        for file in sorted(folder.rglob("*.py"))
        if file.name not in allowed
        for match in re.findall(r"#[0-9a-fA-F]{6}\b", file.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("hour", "minute", "palette", "change"),
    [(7, 59, NIGHT, 8), (8, 0, DAY, 19), (18, 59, DAY, 19), (19, 0, NIGHT, 32), (0, 0, NIGHT, 8)],
)
def test_the_clock_chooses(hour: int, minute: int, palette: Palette, change: int) -> None:
    now = datetime(2026, 11, 22, hour, minute, tzinfo=HOME)
    assert palette_at("clock", now) is palette
    assert next_change(now) == now.replace(hour=0, minute=0, tzinfo=None) + timedelta(hours=change)
    assert (palette_at("day", now), palette_at("night", now)) == (DAY, NIGHT)


def background(stage: Stage) -> str:
    return stage.herstel.window.grab().toImage().pixelColor(400, 8).name()


def test_another_palette_is_there_at_once_and_the_keyboard_stays(stage: UiStage, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(stage)
    page.show_section("Scherm")
    stage.settle()
    radio = page.screen_section.palette_row.chips["day"]
    radio.setFocus()
    radio.click()
    qtbot.waitUntil(lambda: stage.herstel.window.pages.settings is not page)
    stage.settle()
    assert stage.herstel.theme.palette is DAY
    assert background(stage) == DAY.background
    assert kept(stage, tmp_path)["palette"] == "day"
    focus = QApplication.focusWidget()
    assert isinstance(focus, QRadioButton)
    assert focus is stage.herstel.window.pages.settings.screen_section.palette_row.chips["day"]


@pytest.fixture
def by_day(qapp: QApplication, tmp_path: Path) -> Iterator[UiStage]:
    """Someone who chose the colours of the day, in the evening."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "settings.json").write_text('{"palette": "day", "health_facts": []}', encoding="utf-8")
    made = make_stage(make_application(["herstel"]), folder)
    yield made
    made.close()


def have_had_an_evening(stage: Stage) -> None:
    stage.herstel.engine.begin_exercise(PracticeRequest("stillness", 3))
    stage.advance(400)
    stage.herstel.engine.programmes.leave()


def test_after_an_evening_the_colours_are_those_of_the_night_until_morning(by_day: UiStage, qtbot: QtBot) -> None:
    engine, theme = by_day.herstel.engine, by_day.herstel.theme
    assert theme.palette is DAY
    have_had_an_evening(by_day)
    qtbot.waitUntil(lambda: theme.palette is NIGHT)
    by_day.herstel.window.pages.tonight.ask_more()
    by_day.settle()
    assert background(by_day) == NIGHT.background
    assert engine.settings.settings.palette == "day", "what was chosen stays chosen"
    by_day.clock.wall += timedelta(hours=12)
    (look,) = by_day.herstel.window.findChildren(Appearance)
    look.look()
    qtbot.waitUntil(lambda: theme.palette is DAY)


def test_colours_that_are_chosen_after_an_evening_are_there(by_day: UiStage, qtbot: QtBot) -> None:
    settings, theme = by_day.herstel.engine.settings, by_day.herstel.theme
    have_had_an_evening(by_day)
    qtbot.waitUntil(lambda: theme.palette is NIGHT)
    settings.change(palette="clock")
    settings.change(palette="day")
    qtbot.waitUntil(lambda: theme.palette is DAY)
    by_day.settle()
    assert theme.palette is DAY


def test_what_came_of_a_proef_is_looked_at_in_the_colours_in_which_it_was_done(by_day: UiStage) -> None:
    told(by_day)
    assert by_day.herstel.engine.good_night.has_been
    assert by_day.herstel.theme.palette is DAY, "settled, with the difference in sight"
    by_day.herstel.engine.programmes.leave()
    assert comes(lambda: by_day.herstel.theme.palette is NIGHT)


def test_colours_stay_as_long_as_an_evening_goes_on(by_day: UiStage) -> None:
    engine = by_day.herstel.engine
    steps = [EveningStep(name, "practise", name, 200.0, 3) for name in ("slow-breathing", "stillness")]
    engine.begin_evening(Evening("Vanavond", "head", tuple(steps)))
    by_day.advance(250)
    by_day.settle()
    assert engine.practice.exercise_id == "stillness"
    appearance = by_day.herstel.window.findChild(Appearance)
    assert appearance is not None
    (soon,) = appearance.findChildren(QTimer)
    assert comes(lambda: not soon.isActive())
    assert by_day.herstel.theme.palette is DAY
    by_day.advance(300)
    assert by_day.herstel.window.pane.is_dim, "the end of it stands there, and is as dark"
    assert comes(lambda: by_day.herstel.theme.palette is NIGHT)


def test_the_clock_changes_the_colours_but_not_in_an_exercise(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    computer = Computer(datetime(2026, 11, 22, 18, 50, tzinfo=HOME))
    clock = StageClock()
    clock.now, clock.local = computer.now, computer.local  # type: ignore[method-assign]
    services = Services(clock, SilentPlayer(), NeverAwake(), palette_alarm=computer.alarm)
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "settings.json").write_text('{"palette": "clock"}', encoding="utf-8")
    app = make_application(["herstel"])
    stage = Stage(app, build(app, DataDir(folder), services), clock)
    stage.herstel.window.show()
    stage.settle()
    theme = stage.herstel.theme
    assert background(stage) == DAY.background
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing"))
    computer.live(computer.day(0, 19, 5))
    (look,) = stage.herstel.window.findChildren(Appearance)
    (soon,) = look.findChildren(QTimer)
    assert comes(lambda: not soon.isActive())
    assert theme.palette is DAY
    stage.herstel.engine.practice.stop()
    qtbot.waitUntil(lambda: theme.palette is NIGHT)
    computer.live(computer.day(1, 9))
    qtbot.waitUntil(lambda: theme.palette is DAY)
    stage.herstel.window.pages.settings.screen_section.palette_row.chips["night"].click()
    qtbot.waitUntil(lambda: theme.palette is NIGHT)
    assert computer.alarm.moment is None
    stage.settle()
    stage.close()
