"""Begins an exercise as who chose it in its form, with how it is."""

from __future__ import annotations

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Begin
from herstel_app.core.signals import Readings
from herstel_app.engine.engine import Engine
from herstel_app.engine.programmes.exercise import ExerciseProgramme


def begin_with(engine: Engine, request: PracticeRequest, before: Readings) -> None:
    """Begin an exercise at once, with what was filled in before it."""
    engine.programmes.begin(ExerciseProgramme(request, engine.tools, Begin(request, before)))
