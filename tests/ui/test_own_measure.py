"""One's own measure: a dot for each point from 0 to 10, and room for all of them, also beside a text."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from herstel_app.app import make_application
from herstel_app.core.programme import RateSignal, TapSignal
from herstel_app.core.programme_content import DIFFERENCE, ProefChoice
from herstel_app.core.signals import SIGNALS
from herstel_app.engine.signal_words import ENDS
from herstel_app.ui.kit.dots import DotScale
from herstel_app.ui.kit.signals import SignalForm
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.tap_view import TapView
from tests.content.ear import LIBRARY
from tests.helpers.layout_checks import squeezed
from tests.helpers.screen_states import STATES
from tests.helpers.screens import stage_at
from tests.helpers.widgets import texts_in

SMALLEST, LEAST_PX = (960, 540), 24
PART: ProefChoice = LIBRARY.proeven[DIFFERENCE].parts[0].choices[0]
ASKED = (
    "lezen-vooraf-ingevuld",
    "lezen-achteraf",
    "avondproef-vooraf",
    "avondproef-achteraf",
    "terugblik-wijzigen-cijfers",
)


@pytest.mark.parametrize("reading", range(11))
def test_a_reading_is_shown_at_its_own_dot(reading: int, qapp: QApplication) -> None:
    form = SignalForm(Theme())
    form.show_readings(dict.fromkeys(SIGNALS, reading))
    assert {scale.place for scale in form.scales.values()} == {reading}
    assert form.readings == dict.fromkeys(SIGNALS, reading)
    form.scales["head"].dots[reading - 1].click()
    assert form.readings["head"] == range(11)[reading - 1]


def test_ones_own_measure_has_eleven_dots_and_a_proef_seven(qapp: QApplication) -> None:
    for asked, dots in (
        (RateSignal("head", 1, 1), 11),
        (TapSignal("head", PART, None), 7),
    ):
        view = TapView(Theme(), asked)
        assert len(view.scale.dots) == dots
        assert "Klik op een stip. Elk antwoord is goed." in texts_in(view), "both ask it in the same words"


@pytest.mark.parametrize(("state", "percent"), list(product(ASKED, [100, 160])))
def test_all_dots_have_room_in_the_smallest_window(
    state: str, percent: int, qapp: QApplication, tmp_path: Path
) -> None:
    stage = stage_at(make_application(["herstel"]), tmp_path / "data", percent)
    window = stage.herstel.window
    window.resize(*SMALLEST)
    STATES[state](stage)
    stage.settle()
    scales = [scale for scale in window.findChildren(DotScale) if scale.isVisible()]
    assert scales
    assert window.size().toTuple() == SMALLEST
    assert squeezed(window) == []
    for scale in scales:
        assert len(scale.dots) == 11
        assert min(min(dot.width(), dot.height()) for dot in scale.dots) >= LEAST_PX
        assert [word.text() for word in scale.ends.labels] in [list(ends) for ends in ENDS.values()]
    stage.close()
