"""The exercise that the command line names."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from herstel_app.command_line import CommandError
from herstel_app.core.library import Library
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import DEFAULTS, CompileOptions, compile_timeline
from herstel_app.core.way_steps import lengths_of
from herstel_app.paths import DataDir, content_dir
from herstel_app.storage.library import load_library


def chosen_library(data: DataDir) -> Library:
    """Read our own content, and what the user put in their own folder."""
    return load_library(content_dir(), data.content if data.content.is_dir() else None)


def chosen_timeline(args: argparse.Namespace, data: DataDir, options: CompileOptions = DEFAULTS) -> Timeline:
    """Lay out the exercise that was asked for; raises CommandError where it is not there or cannot be so."""
    library = chosen_library(data)
    exercises = library.exercises
    exercise = exercises.get(args.id)
    if exercise is None:
        raise CommandError(f"er is geen oefening '{args.id}'. Er zijn: {', '.join(exercises)}.")
    if args.variant and args.variant not in {variant.id for variant in exercise.variants}:
        names = ", ".join(variant.id for variant in exercise.variants) or "geen"
        raise CommandError(f"'{args.id}' heeft geen variant '{args.variant}'. Varianten: {names}.")
    _check_length(lengths_of(exercise, args.variant), args.minutes)
    return compile_timeline(exercise, args.minutes, args.variant, options.with_words(library.words))


def _check_length(lengths: Sequence[float], minutes: float | None) -> None:
    """Refuse a length that an exercise cannot have in the way that was asked for: outside its shortest and longest."""
    shortest, longest = min(lengths), max(lengths)
    if minutes is not None and not shortest <= minutes <= longest:
        raise CommandError(f"--minutes hoort van {shortest:g} tot {longest:g} te zijn bij deze oefening.")
