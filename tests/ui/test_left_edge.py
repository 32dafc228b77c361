"""All of a page stands on one left edge: titles, text, cards, buttons, chips, fields, links, lines and drawings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from herstel_app.app import make_application
from herstel_app.ui.kit.column import Column
from tests.helpers.left_edge import below_lines, beside_title
from tests.helpers.screen_states import ScreenStates
from tests.ui.one_window import closed_stores, dropped_widgets  # noqa: F401 - fixtures

PAGES = {
    "vanavond": 4,
    "oefeningen": 4,
    "proef": 3,
    "hulp": 4,
    "instellingen": 2,
    "ritme": 5,
    "lezen": 3,
    "lezen-keten": 4,
    "terugblik-maand": 4,
    "avondproef-kiezen": 4,
    "oefening-wegleggen": 4,
    "eerste-start-wie": 4,
}
"""And how many parts begin at the edge, at least."""
LISTS = {"terugblik": (3, 2), "oefeningen": (5, 2), "proef": (2, 0)}
"""And how many hairlines have the drawing of a row below them, at least, at each size."""
WITHIN_PX = 1.5
"""The edge of a letter is soft: its first column may be the one before or after."""
LOOKS = (("night", 100), ("day", 160))


@pytest.fixture(scope="module")
def look(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ScreenStates]:
    palette, scale = request.param
    made = ScreenStates(make_application(["herstel"]), tmp_path_factory.mktemp("edges"), scale, palette)
    yield made
    made.stage.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look[0]}-{look[1]}", indirect=True, scope="module")
def test_all_begins_at_one_edge(look: ScreenStates, name: str) -> None:
    found, off = beside_title(look.show(name).herstel.window, WITHIN_PX)
    assert off == []
    assert found >= PAGES[name]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look[0]}-{look[1]}", indirect=True, scope="module")
def test_hairlines_begin_where_the_drawings_below_them_do(look: ScreenStates, name: str) -> None:
    stage = look.show(name)
    window, theme = stage.herstel.window, stage.herstel.theme
    found, off = below_lines(window, theme, WITHIN_PX)
    (column,) = (each for each in window.pages.findChildren(Column) if each.isVisible())
    column.verticalScrollBar().setValue(column.viewport().height() // 2)
    stage.settle()
    more, off_below = below_lines(window, theme, WITHIN_PX)
    assert off + off_below == []
    assert max(found, more) >= LISTS[name][theme.is_large]
