"""What is heard of every exercise, in every length and variant: its lines and its cues."""

from __future__ import annotations

from herstel_app.core.pacing import Pace
from herstel_app.core.speech_timing import Utterance, utterances
from herstel_app.core.timeline import Segment, Timeline
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from herstel_app.core.way_steps import find_variant, lengths_of
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library

LIBRARY = load_library(content_dir())
Run = tuple[str, str | None, float]
RUNS: list[Run] = [
    (name, variant, minutes)
    for name, exercise in LIBRARY.exercises.items()
    for variant in (None, *(v.id for v in exercise.variants))
    for minutes in lengths_of(exercise, variant)
]
PACED: list[Run] = [
    (name, variant, minutes)
    for name, variant, minutes in RUNS
    for steps in [find_variant(LIBRARY.exercises[name], variant).steps if variant else LIBRARY.exercises[name].steps]
    if any(step.__struct_config__.tag in ("breathe", "own_pace") for step in steps)
]
"""Those with a breathing pattern that sound gives."""
MUSCLES = [run for run in RUNS if run[0].startswith("muscle-release")]


def heard(run: Run, options: CompileOptions | None = None) -> Timeline:
    """Give the plan of one run."""
    name, variant, minutes = run
    options = options or CompileOptions(pace=Pace(2.0, 2.5), words=LIBRARY.words, seed=7)
    return compile_timeline(LIBRARY.exercises[name], minutes, variant, options)


def said_in(segment: Segment, lines: tuple[Utterance, ...]) -> str:
    """Give what begins to be said in `segment`, in small letters."""
    return " ".join(line.text for line in lines if segment.start_s <= line.start_s < segment.end_s).lower()


def lines_of(timeline: Timeline) -> tuple[Utterance, ...]:
    """Give all that is said, in order."""
    return utterances(timeline)
