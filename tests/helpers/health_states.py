"""The question about oneself, and what is shown of what fits, in their states."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from herstel_app.engine.claim_links import left_out_of
from herstel_app.engine.fit_words import FACTS
from herstel_app.ui.practice.health_question import HealthFold, HealthQuestion
from tests.helpers import tonight_states

if TYPE_CHECKING:
    from tests.helpers.screens import Stage

SEVERAL = ("lungs-heart", "pregnant", "injury")


def is_someone(stage: Stage, facts: tuple[str, ...] | None) -> None:
    """Have someone have answered, or not."""
    stage.herstel.engine.settings.change(health_facts=facts, health_declined=False)


def section_with_less(stage: Stage) -> str:
    """Give a section of which some link does not fit whoever the program is of now."""
    library, fit = stage.herstel.library, stage.herstel.engine.fit
    return next(name for name, each in library.explanations.items() if left_out_of(each, library, fit)[0])


def opened(stage: Stage, asked: HealthFold) -> HealthQuestion:
    """Fold the question out."""
    asked.fold.setChecked(True)
    stage.settle()
    return asked.question


def tonight_unanswered(stage: Stage) -> None:
    """Have a line below the evening that leads to it."""
    is_someone(stage, None)
    tonight_states.answered(stage)


def tonight_chosen(stage: Stage) -> None:
    """Choose something, and not hand it over yet."""
    tonight_unanswered(stage)
    page = stage.herstel.window.pages.tonight
    page.safety.link.click()
    assert page.asked is not None
    for fact in (*SEVERAL, "panic", "sound"):
        page.asked.health.chips.chips[fact].click()


def tonight_of_someone(stage: Stage) -> None:
    """Tell the evening of someone for whom several hold."""
    is_someone(stage, SEVERAL)
    tonight_states.how(stage)
    bar = stage.herstel.window.pages.tonight.column.verticalScrollBar()
    bar.setValue(0)


def exercises_of_someone(stage: Stage) -> None:
    """Show the list, and say what is left out."""
    is_someone(stage, SEVERAL)
    stage.herstel.window.open_page("exercises")


def exercises_asked(stage: Stage) -> None:
    """Show the list of someone who did not answer, with the question open."""
    is_someone(stage, None)
    stage.herstel.window.open_page("exercises")
    opened(stage, stage.herstel.window.pages.exercises.fits)


def reading_of_someone(stage: Stage) -> None:
    """Show the foot of a section, which says what is left out."""
    is_someone(stage, tuple(FACTS))
    stage.herstel.window.open_section(section_with_less(stage))
    stage.settle()
    reader = stage.herstel.window.pages.reading.reader
    assert reader
    bar = reader.column.verticalScrollBar()
    bar.setValue(bar.maximum())


def trial_of_someone(stage: Stage) -> None:
    """Show the proeven that fit."""
    is_someone(stage, SEVERAL)
    stage.herstel.window.open_page("trial")


def trial_of_anyone(stage: Stage) -> None:
    """Show the proeven to who did not answer, with the line of safety."""
    is_someone(stage, None)
    stage.herstel.window.open_page("trial")


def rhythm_of_someone(stage: Stage) -> None:
    """Make a rhythm, as someone who asks a doctor first."""
    is_someone(stage, SEVERAL)
    stage.herstel.engine.rhythms.begin()
    stage.herstel.window.open_page("pattern")


def settings(facts: tuple[str, ...] | None, is_open: bool = False) -> Callable[[Stage], None]:
    """Give what shows the section in *Instellingen*."""

    def show(stage: Stage) -> None:
        is_someone(stage, facts)
        stage.herstel.window.open_page("settings")
        stage.settle()
        page = stage.herstel.window.pages.settings
        if is_open:
            opened(stage, page.health.asked)
        page.show_section("Bij het oefenen")

    return show


def states() -> Iterator[tuple[str, Callable[[Stage], None]]]:
    """Give each state's name and how to get there."""
    yield "past-vanavond", tonight_unanswered
    yield "past-vanavond-gekozen", tonight_chosen
    yield "past-vanavond-iemand", tonight_of_someone
    yield "past-oefeningen", exercises_of_someone
    yield "past-oefeningen-vraag", exercises_asked
    yield "past-lezen", reading_of_someone
    yield "past-verschil", trial_of_someone
    yield "past-verschil-leeg", trial_of_anyone
    yield "past-ritme", rhythm_of_someone
    yield "past-instellingen", settings(SEVERAL)
    yield "past-instellingen-vraag", settings(SEVERAL, is_open=True)
    yield "past-instellingen-leeg", settings(None)
