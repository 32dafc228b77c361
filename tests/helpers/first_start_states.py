"""The first start in its states, and a computer that is silent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from herstel_app.core.ports.output_level import OutputLevel
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.ui.shell.first_start import SOUND, VOICE, FirstStartView
from tests.helpers.told_volume import ToldVolume
from tests.helpers.voices import has_no_voice
from tests.helpers.waiting import comes

if TYPE_CHECKING:
    from tests.helpers.screens import Stage


def view_at(stage: Stage, number: int) -> FirstStartView:
    """Show one of its screens."""
    stage.herstel.first_start.begin()
    view = stage.herstel.first_start.view
    assert view
    view.show_screen(number)
    stage.settle()
    return view


def welcome(number: int) -> Callable[[Stage], None]:
    """Give what shows one of its screens."""

    def show(stage: Stage) -> None:
        stage.herstel.engine.settings.change(health_facts=None)
        view_at(stage, number)

    return show


def silence(stage: Stage, level: OutputLevel) -> None:
    """Have the system say how loud it is."""
    volume = stage.herstel.services.system_volume
    assert isinstance(volume, ToldVolume)
    volume.level = level


def asked(stage: Stage) -> None:
    """Ask whether a breath is heard."""
    view_at(stage, SOUND).sound.hear.click()


def at_full(stage: Stage) -> None:
    """Make it as loud as it can be, on a computer that is muted."""
    silence(stage, OutputLevel(60, muted=True))
    asked(stage)
    view = stage.herstel.first_start.view
    assert view
    while stage.herstel.engine.settings.settings.volume < 100:
        view.sound.louder.click()
    assert comes(lambda: bool(stage.herstel.engine.first_sound.lack))


def heard(stage: Stage) -> None:
    """Hear it."""
    asked(stage)
    view = stage.herstel.first_start.view
    assert view
    view.sound.yes.click()


def voice_asked(stage: Stage) -> None:
    """Have heard the voice."""
    view_at(stage, VOICE).voice.hear.click()


def voice_taken(stage: Stage) -> None:
    """Want it."""
    voice_asked(stage)
    view = stage.herstel.first_start.view
    assert view
    view.voice.yes.click()


def no_voice(stage: Stage) -> None:
    """Have none."""
    has_no_voice(stage)
    view_at(stage, VOICE)


def nearly_silent(stage: Stage) -> None:
    """Begin an exercise on a computer that is hardly heard."""
    silence(stage, OutputLevel(4, muted=False))
    stage.herstel.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert comes(lambda: bool(stage.herstel.engine.output.lack))
    stage.advance(4)


def states() -> Iterator[tuple[str, Callable[[Stage], None]]]:
    """Give each state's name and how to get there."""
    yield "eerste-start", welcome(0)
    yield "eerste-start-veilig", welcome(1)
    yield "eerste-start-geluid", welcome(SOUND)
    yield "eerste-start-hoor", asked
    yield "eerste-start-hardst", at_full
    yield "eerste-start-gehoord", heard
    yield "eerste-start-stem", welcome(VOICE)
    yield "eerste-start-stem-vraag", voice_asked
    yield "eerste-start-stem-aan", voice_taken
    yield "eerste-start-stem-geen", no_voice
    yield "oefening-computer-stil", nearly_silent
