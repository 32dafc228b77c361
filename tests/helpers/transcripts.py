"""Writes what is heard of every exercise, to be read by someone who knows none of them.

    python -m tests.helpers.transcripts FOLDER [CUE]

Each exercise in its shortest and a middle length, and each of its variants.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast, get_args

from herstel_app.audio.transcript import transcript
from herstel_app.core.pacing import Pace
from herstel_app.core.sound import Cue, SoundChoice
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from herstel_app.core.way_steps import lengths_of
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library

TAPPED = Pace(2.0, 2.5)
"""A pace of one's own, as someone awake has tapped it."""


def write(folder: Path, cue: Cue = "harp") -> list[Path]:
    """Write the transcripts into `folder`; gives the files."""
    folder.mkdir(parents=True, exist_ok=True)
    library = load_library(content_dir())
    options = CompileOptions(cue=cue, pace=TAPPED, words=library.words, seed=7)
    written = []
    for name, exercise in library.exercises.items():
        for variant in (None, *(v.id for v in exercise.variants)):
            lengths = lengths_of(exercise, variant)
            for minutes in {lengths[0], lengths[len(lengths) // 2]}:
                timeline = compile_timeline(exercise, minutes, variant, options)
                file = folder / f"{'-'.join(filter(None, (name, variant)))}-{minutes:g}.txt"
                lines = transcript(timeline, SoundChoice(cue=cue, voice=True))
                file.write_text("\n".join(lines) + "\n", encoding="utf-8")
                written.append(file)
    return written


if __name__ == "__main__":
    chosen = sys.argv[2] if len(sys.argv) > 2 else "harp"
    if chosen not in get_args(Cue):
        sys.exit(f"no such cue: {chosen}")
    sys.stdout.write(f"{len(write(Path(sys.argv[1]), cast(Cue, chosen)))} transcripts in {sys.argv[1]}\n")
