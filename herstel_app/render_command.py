"""`herstel render`: an exercise as an audio file, with the cue, the bed and the voice that are asked for."""

from __future__ import annotations

import argparse
import threading
from collections.abc import Callable, Mapping
from typing import Any

from herstel_app.command_line import CommandError, named
from herstel_app.core.file_sound import FileSound
from herstel_app.core.narration import spoken_lines
from herstel_app.core.settings import Settings
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import CompileOptions
from herstel_app.engine.sound_words import file_title
from herstel_app.paths import DataDir
from herstel_app.storage.database import reason
from herstel_app.storage.settings import SettingsFile
from herstel_app.terminal.words import (
    BEDS,
    BEDS_TOLD,
    CUES,
    CUES_TOLD,
    MASTERS,
    MASTERS_TOLD,
    VOICE_OFF,
    VOICE_ON,
)

VOICES_S = 10.0
"""So long it may take to find which voices there are."""


def render(args: argparse.Namespace, data: DataDir, compiled: Callable[[CompileOptions], Timeline], title: str) -> int:
    """Write the file of what `compiled` lays out.

    Raises CommandError; where what was typed cannot be, before anything is made.
    """
    from herstel_app.audio.export import WRITERS, export

    sound = FileSound(
        named(args.cue, CUES, "--cue", CUES_TOLD),
        named(args.bed, BEDS, "--bed", BEDS_TOLD),
        args.voice not in (None, VOICE_OFF),
        named(args.master, MASTERS, "--for", MASTERS_TOLD),
    )
    if args.out.suffix.lower() not in WRITERS:
        raise CommandError(f"het geluid wordt een WAV of een MP3; laat de naam op .wav of .mp3 eindigen: {args.out}")
    timeline = compiled(CompileOptions(cue=sound.cue))
    speech = _speech(args.voice, data, timeline) if sound.voice else {}
    try:
        choice = sound.applied(SoundChoice())
        export(timeline, args.out, choice, speech, file_title(title, sound.master), master=sound.master)
    except OSError as error:
        raise CommandError(f"{args.out} is niet te schrijven ({reason(error)})") from error
    except (ValueError, RuntimeError, MemoryError) as error:
        # Of a library, in its own language: its kind is enough to ask about.
        told = f"het geluid is niet te maken ({type(error).__name__})"
        raise CommandError(f"{args.out} is niet gemaakt: {told}") from error
    return 0


def _speech(asked: str, data: DataDir, timeline: Timeline) -> Mapping[str, Any]:
    """Give the samples of each line, by its text."""
    from herstel_app.audio.decoding import read_wave
    from herstel_app.voice.system_voice import system_synthesiser

    settings, _ = SettingsFile(data.settings).load() if data.settings.exists() else (Settings(), ())
    name = (settings.voice_name or _first_voice()) if asked == VOICE_ON else asked
    if not name:
        told = "Kies een stem bij Instellingen, of noem de naam van een stem bij --voice."
        raise CommandError(f"er is geen Nederlandse stem gevonden. {told}")
    lines = spoken_lines(timeline)
    made = system_synthesiser().read(lines, name, settings.voice_rate_percent, lambda: True)
    if lines and not made:
        raise CommandError(f"de stem '{name}' spreekt niet op deze computer.")
    return {text: read_wave(line.wave) for text, line in made.items()}


def _first_voice() -> str:
    """Find the first Dutch voice of this computer; empty where none is found without a window."""
    from herstel_app.voice.system_voice import voice_without_qt

    voice, found = voice_without_qt(), threading.Event()
    voice.on_voices(lambda _: found.set())
    voice.start()
    # Without speech-dispatcher, and where nothing can tell before there is a window, it stays unknown.
    found.wait(VOICES_S)
    names = [each.name for each in voice.voices()]
    voice.close()
    return next(iter(names), "")
