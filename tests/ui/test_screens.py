"""Every screen in every state, by night and by day, at both text sizes.

It is dark enough (or light enough), no text is cut off, all of it stands out, a screen reader can tell what there is,
a sign before a link says whether it unfolds,
the wheel changes nothing, and the keyboard alone comes everywhere, in the order in which things stand. By night all of
it is also shown in the smallest window that is promised: what has no room there can be scrolled to, and Tab does so.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from herstel_app.app import make_application
from herstel_app.ui.kit.basic import restyle
from herstel_app.ui.practice.ending import Ending
from tests.helpers.accessibility import (
    badly_told,
    brightness,
    covered,
    cut_off,
    deaf_to_return,
    faint,
    out_of_order,
    tab_round,
    unreached,
)
from tests.helpers.layout_checks import badly_signed, squeezed, tab_out_of_sight
from tests.helpers.screen_states import STATES, ScreenStates
from tests.helpers.screens import PALETTES, SIZES, come_to_rest
from tests.helpers.wheel import moved_by_wheel
from tests.ui.one_window import closed_stores, dropped_widgets  # noqa: F401 - fixtures

BRIGHTEST_NIGHT = 0.06
BRIGHTEST_DARK = 0.01
DARKEST_DAY = 0.45
SMALLEST = (960, 540)


LOOKS = tuple(product(PALETTES, SIZES))


def show_unseen(window: QWidget) -> None:
    """Show what comes with a hand or the focus: it is looked at as it is then."""
    for link in window.findChildren(QPushButton):
        if link.property("unseen"):
            link.setProperty("unseen", False)
            restyle(link)


@pytest.fixture(scope="module")
def look(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, ScreenStates]]:
    palette, scale = request.param
    folder = tmp_path_factory.mktemp("screens")
    made = ScreenStates(make_application(["herstel"]), folder, scale, PALETTES[palette])
    yield palette, made
    made.stage.close()


# Apart from each other: where look and state are one parameter, pytest makes a window for each state.
@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look[0]}-{look[1]}", indirect=True, scope="module")
def test_screen(look: tuple[str, ScreenStates], name: str) -> None:
    palette, shown = look
    window = shown.show(name).herstel.window
    assert (window.width(), window.height()) in SIZES.values()
    light = brightness(window.grab().toImage())
    assert badly_told(window) == []
    assert cut_off(window) == []
    if window.dark.is_down:  # there every key but a few brings the window back
        assert light <= BRIGHTEST_DARK
        assert faint(window, window.dark) == []
        return
    ending = window.pane.shown(Ending)
    if ending is not None and ending.is_dim:  # as dark by day
        assert light <= BRIGHTEST_DARK
    elif window.page == "tonight" and window.pages.tonight.night is not None and not window.is_grown:
        assert light <= BRIGHTEST_NIGHT  # good night is as dark by day
    else:
        assert light <= BRIGHTEST_NIGHT if palette == "nacht" else light >= DARKEST_DAY
    if not window.pane.running.controls.are_seen:
        window.pane.running.controls.show_again()  # what has faded is looked at as it comes back
        come_to_rest(window)
    if not window.rail.is_in_sight:
        window.rail.show_again()
        come_to_rest(window)
    show_unseen(window)
    assert faint(window) == []
    assert deaf_to_return(window) == []
    assert covered(window) == []
    assert badly_signed(window) == []
    assert squeezed(window) == []
    assert moved_by_wheel(window) == []
    stops, unseen = tab_round(window)
    assert len(stops) > 1  # else nothing has been gone through
    assert unseen == []
    assert unreached(window, stops) == []
    assert out_of_order([window.rail, window.pages, window.pane, window.notices], stops) == []
    if palette == "nacht":  # the colours change no size
        with shown.resized(SMALLEST):
            assert (window.width(), window.height()) == SMALLEST
            assert cut_off(window) == []
            assert covered(window) == []
            assert squeezed(window) == []
            assert tab_out_of_sight(window) == []
