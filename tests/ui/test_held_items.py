"""PySide holds no item of a layout: Qt deletes it with its widget, and what is made in that place is taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers.held_items import held_items
from tests.helpers.screen_states import STATES
from tests.helpers.screens import stage_at

SHOWN = (
    "eerste-start-wie",
    "vanavond-zelf",
    "vanavond-lezen",
    "oefeningen",
    "lezen-vooraf",
    "proef",
    "proef-vol-lijkt",
    "proef-klaar",
    "terugblik-avond-open",
    "terugblik-cijfers",
    "instellingen-avond-aan",
    "hulp",
)


@pytest.mark.parametrize("name", SHOWN)
def test_no_item_is_held(name: str, qapp: QApplication, tmp_path: Path) -> None:
    stage = stage_at(qapp, tmp_path / "data", 100)
    STATES[name](stage)
    stage.settle()
    assert held_items() == []
    stage.close()
