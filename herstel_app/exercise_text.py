"""An exercise as text: `herstel timeline` tells what is planned, `herstel transcript` what is heard of it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator

from herstel_app.command_line import named
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import DEFAULTS, CompileOptions
from herstel_app.terminal.words import CUES, CUES_TOLD


def told(args: argparse.Namespace, compiled: Callable[[CompileOptions], Timeline]) -> Iterator[str]:
    """Give the lines that the command asks for; `compiled` lays the exercise out."""
    if args.command == "timeline":
        return _segments(compiled(DEFAULTS))
    from herstel_app.audio.transcript import transcript

    cue = named(args.cue, CUES, "--cue", CUES_TOLD)
    options = CompileOptions(cue=cue, words_throughout=args.words_throughout)
    return transcript(compiled(options), SoundChoice(cue=cue, voice=not args.no_voice))


def _segments(timeline: Timeline) -> Iterator[str]:
    """Give each segment as one line of JSON."""
    for segment in timeline.segments:
        row = {
            "start_s": round(segment.start_s, 6),
            "end_s": round(segment.end_s, 6),
            "kind": segment.kind,
            "phase": segment.phase,
            "text": segment.text,
        }
        yield json.dumps(row, ensure_ascii=False)
