"""An exercise with what a test asks of it, in the library of a program that runs."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from herstel_app.core.content import Exercise
from herstel_app.engine.engine import Engine


def add_exercise(engine: Engine, name: str, like: str = "slow-breathing", **changes: object) -> Exercise:
    """Put an exercise under a name, in place of one that has it; without `changes` it is as `like`, for everyone."""
    asked = {"not_for": (), "variants": (), "opt_in": None, **changes}
    made = msgspec.structs.replace(engine.content.exercises[like], **asked)
    model = engine.library
    model.library = replace(model.library, exercises={**model.library.exercises, name: made})
    model.changed.emit(model.library)
    return made


def drop_exercise(engine: Engine, name: str) -> None:
    """Take an exercise away, if it is there."""
    model = engine.library
    left = {key: exercise for key, exercise in model.library.exercises.items() if key != name}
    model.library = replace(model.library, exercises=left)
    model.changed.emit(model.library)
