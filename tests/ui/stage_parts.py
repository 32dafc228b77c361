"""Asks a stage what was kept, what the player was asked, and for its parts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline
from herstel_app.ui.pages.exercises.card import ExerciseCard
from herstel_app.ui.pages.exercises.page import ExercisesPage
from herstel_app.ui.pages.settings.page import SettingsPage
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.shell.first_start_view import FirstStartView
from tests.helpers.forms import form_in
from tests.helpers.screens import come_to_rest
from tests.ui.conftest import UiStage


def page_of(stage: UiStage) -> SettingsPage:
    _open(stage, "settings")
    return stage.herstel.window.pages.settings


def exercises_of(stage: UiStage) -> ExercisesPage:
    """Open Oefenen."""
    _open(stage, "exercises")
    return stage.herstel.window.pages.exercises


def shown_cards(page: ExercisesPage) -> dict[str, ExerciseCard]:
    """Give the cards that are there, by the id of their exercise."""
    return {name: card for name, card in page.cards.items() if card.isVisible()}


def _open(stage: UiStage, name: str) -> None:
    window = stage.herstel.window
    window.activateWindow()
    window.open_page(name)
    stage.settle()


def begun(stage: UiStage) -> FirstStartView:
    """Begin the first start, and give what is seen of it."""
    stage.herstel.window.activateWindow()
    stage.herstel.first_start.begin()
    stage.settle()
    view = stage.herstel.first_start.view
    assert view is not None
    return view


def kept(stage: UiStage, tmp_path: Path) -> dict[str, Any]:
    """Give what the settings file says once all is written."""
    stage.herstel.engine.settings.write()
    fields: dict[str, Any] = json.loads((tmp_path / "data" / "settings.json").read_text(encoding="utf-8"))
    return fields


def notices(stage: UiStage) -> str:
    """Read what the bar tells, one notice a line; each is closed once it is read."""
    bar, told = stage.herstel.window.notices, list[str]()
    while bar.text:
        told.append(bar.text)
        bar.close_button.click()
    return "\n".join(told)


def choices(stage: UiStage) -> list[SoundChoice]:
    return [item[1] for item in stage.player.asked if item[0] == "choice"]  # type: ignore[misc]


def plays(stage: UiStage) -> list[Timeline]:
    return [item[1] for item in stage.player.asked if item[0] == "play"]  # type: ignore[misc]


def end_evening(stage: UiStage, dark: bool) -> Ending:
    """Do five minutes of stillness as the last of the evening."""
    window = stage.herstel.window
    window.activateWindow()
    window.engine.still_a_while()
    stage.advance(30)
    if not dark:
        window.dark.lift()
    come_to_rest(window)
    stage.advance(400)
    come_to_rest(window)
    stage.settle()
    return form_in(window.pane, Ending)
