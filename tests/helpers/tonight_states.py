"""Vanavond in its states."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.ui.practice.reading_step import ReadingStep
from tests.helpers.evenings import choose_evening_with_text
from tests.helpers.forms import form_in
from tests.helpers.widgets import button_in

if TYPE_CHECKING:
    from tests.helpers.screens import Stage

BREATHING = (
    EveningStep("merk op", "practise", "natural-breath", 200.0, 3),
    EveningStep("lang uitademen", "practise", "longer-exhale", 320.0, 5),
    EveningStep("stilzitten", "practise", "stillness", 200.0, 3),
)
WRITING = (EveningStep("goede dingen", "practise", "three-good-things", 200.0, 3), BREATHING[-1])


def empty(stage: Stage) -> None:
    """Nothing is answered yet."""
    stage.herstel.window.open_page("tonight")
    choice = stage.herstel.engine.evening_choice
    choice.answer_where(None)
    choice.answer_minutes(None)
    choice.change(False)
    stage.herstel.window.pages.tonight.card.other.how_link.setChecked(False)


def answered(stage: Stage) -> None:
    """In the head, a quarter of an hour: as in the mock."""
    empty(stage)
    button_in(stage.herstel.window.pages.tonight, "In mijn hoofd").click()
    stage.herstel.engine.evening_choice.answer_minutes(15.0)


def changing(stage: Stage) -> None:
    """Something else is being chosen."""
    answered(stage)
    stage.herstel.window.pages.tonight.other_button.click()


def more(stage: Stage) -> None:
    """All that can be changed stands open."""
    changing(stage)
    stage.herstel.window.pages.tonight.card.other.more_link.click()


def how(stage: Stage) -> None:
    """Tell how the evening goes."""
    more(stage)
    page = stage.herstel.window.pages.tonight
    page.card.other.how_link.click()


def longer(stage: Stage) -> None:
    """Set the time by hand."""
    empty(stage)
    stage.herstel.window.pages.tonight.other_button.click()
    stage.herstel.window.pages.tonight.card.other.more_link.click()
    stage.herstel.engine.evening_choice.allow_longer()
    stage.herstel.engine.evening_choice.set_own_minutes(50)


def reading(stage: Stage) -> None:
    """Read, in an evening that was kept with a text."""
    empty(stage)
    choose_evening_with_text(stage.herstel.engine)
    stage.herstel.window.pages.tonight.begin_button.click()


def read_out(stage: Stage) -> None:
    """Have read the text of the evening to its end."""
    reading(stage)
    stage.settle()
    bar = form_in(stage.herstel.window.pane, ReadingStep).column.verticalScrollBar()
    bar.setValue(bar.maximum())


def writing(stage: Stage) -> None:
    """Write, as the first step of two."""
    stage.herstel.engine.begin_evening(Evening("Schrijven, dan stil", "head", WRITING))
    stage.advance(14)
    assert stage.herstel.window.pane.page is not None


def breathing(stage: Stage) -> None:
    """Breathe, as the second step of three."""
    stage.herstel.engine.begin_evening(Evening("Uitademen, dan stil", "head", BREATHING))
    stage.advance(230)
    stage.settle()
    stage.advance(80)


def done(stage: Stage) -> None:
    """Have had an evening tonight."""
    empty(stage)
    stage.herstel.engine.begin_exercise(PracticeRequest("stillness", 3))
    stage.advance(400)
    stage.herstel.window.pane.close_form()
    stage.herstel.window.open_page("tonight")


def awake(stage: Stage) -> None:
    """Lie awake at twenty past one, after an evening."""
    stage.herstel.engine.fit.take([])
    stage.clock.wall = stage.clock.wall.replace(hour=1, minute=20)
    done(stage)


def states() -> Iterator[tuple[str, Callable[[Stage], None]]]:
    """Give each state's name and how to get there."""
    yield "vanavond", empty
    yield "vanavond-klaar", done
    yield "vanavond-wakker", awake
    yield "vanavond-hoofd", answered
    yield "vanavond-kiezen", changing
    yield "vanavond-meer", more
    yield "vanavond-zo", how
    yield "vanavond-zelf", longer
    yield "vanavond-lezen", reading
    yield "vanavond-lezen-einde", read_out
    yield "vanavond-schrijven", writing
    yield "vanavond-oefening", breathing
