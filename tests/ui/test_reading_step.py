"""A text of an evening is asked of the window once: what else changes hears of it where it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.programme import Read
from herstel_app.ui.shell import window as window_module
from tests.ui.conftest import UiStage


@contextmanager
def entries() -> Iterator[list[str]]:
    """Write down what of the window is called from elsewhere; nothing here makes it smaller or asks for its keys."""
    called: list[str] = []

    def look(frame: FrameType, event: str, _: object) -> None:
        above = frame.f_back.f_code.co_filename if frame.f_back else ""
        if event == "call" and frame.f_code.co_filename == window_module.__file__ != above:
            called.append(frame.f_code.co_name)

    sys.setprofile(look)
    try:
        yield called
    finally:
        sys.setprofile(None)


def two_texts(stage: UiStage) -> Evening:
    _, first, second, *_ = stage.herstel.library.explanations
    return Evening("Mijn avond", "unknown", tuple(EveningStep("lezen", "read", name, 90.0) for name in (first, second)))


def test_a_reading_step_comes_into_the_window_once(stage: UiStage) -> None:
    window, engine, evening = stage.herstel.window, stage.herstel.engine, two_texts(stage)
    window.open_page("tonight")
    for number, step in enumerate(evening.steps):
        with entries() as called:
            if number == 0:
                engine.begin_evening(evening)
            else:
                engine.programmes.go_on()
            stage.settle()
        assert isinstance(engine.programmes.step, Read)
        assert called == ["_show_practice"]
        assert window.page == "reading"
        assert window.pages.reading.explanation_id == step.id
        assert window.pages.reading.reader
        assert window.pages.reading.reader.isVisible()
        assert engine.settings.settings.last_explanation == step.id
