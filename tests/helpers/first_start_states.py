"""The first start in its states, and a computer that is silent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from herstel_app.core.ports.output_level import OutputLevel
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.audio.samples import GENTLE_BREATH_S
from herstel_app.ui.shell.first_start_view import FirstStartView
from tests.helpers.told_volume import ToldVolume
from tests.helpers.voices import has_no_voice
from tests.helpers.waiting import comes

if TYPE_CHECKING:
    from tests.helpers.screens import Stage

EXHALING_S = GENTLE_BREATH_S + 3.6
"""When a breath goes out, and whether it is heard was asked."""


def first(stage: Stage) -> FirstStartView:
    """Show it, to someone who has said nothing of themselves."""
    stage.herstel.engine.settings.change(health_facts=None)
    stage.herstel.first_start.begin()
    view = stage.herstel.first_start.view
    assert view
    stage.settle()
    stage.clock.seconds += EXHALING_S
    sound = stage.herstel.engine.first_sound
    assert comes(lambda: sound.state == "asked")
    stage.settle()
    return view


def show(stage: Stage) -> None:
    first(stage)


def who(stage: Stage) -> None:
    """Say first what holds."""
    first(stage).ask()


def who_chosen(stage: Stage) -> None:
    """Have chosen some of it."""
    view = first(stage)
    view.ask()
    for fact in ("epilepsy", "sound"):
        view.health.chips.chips[fact].click()


def silence(stage: Stage, level: OutputLevel) -> None:
    """Have the system say how loud it is."""
    volume = stage.herstel.services.system_volume
    assert isinstance(volume, ToldVolume)
    volume.level = level


def at_full(stage: Stage) -> None:
    """Make it as loud as it can be."""
    view = first(stage)
    while stage.herstel.engine.settings.settings.volume < 100:
        view.question.other.click()


def silent(stage: Stage) -> None:
    """See it on a computer that is muted."""
    silence(stage, OutputLevel(60, muted=True))
    first(stage)
    assert comes(lambda: bool(stage.herstel.engine.first_sound.lack))


def voice_asked(stage: Stage) -> None:
    """Hear it, and be asked about the voice."""
    first(stage).question.yes.click()


def answered(stage: Stage) -> None:
    """Have nothing more to answer, on a computer without a voice."""
    has_no_voice(stage)
    voice_asked(stage)


def nearly_silent(stage: Stage) -> None:
    """Begin an exercise on a computer that is hardly heard."""
    silence(stage, OutputLevel(4, muted=False))
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert comes(lambda: bool(stage.herstel.engine.output.lack))
    stage.advance(4)


def states() -> Iterator[tuple[str, Callable[[Stage], None]]]:
    """Give each state's name and how to get there."""
    yield "eerste-start", show
    yield "eerste-start-wie", who
    yield "eerste-start-wie-gekozen", who_chosen
    yield "eerste-start-hardst", at_full
    yield "eerste-start-stil", silent
    yield "eerste-start-stem", voice_asked
    yield "eerste-start-gehoord", answered
    yield "oefening-computer-stil", nearly_silent
