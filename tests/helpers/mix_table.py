"""The tables of ADR 6 and 12, measured: `python -m tests.helpers.mix_table` prints them as Markdown.

The first is of slow breathing for three minutes, at full volume, with a Dutch voice of espeak-ng where there is one.
The second says how well a line is understood over a cue, and how much softer the cue is made for it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import get_args

import numpy as np

from herstel_app.audio.cues.voices import VOICES
from herstel_app.audio.decoding import read_wave
from herstel_app.audio.limiter import KNEE
from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import FULL_SCALE, RATE_HZ
from herstel_app.audio.spoken_lines import LevelledLines, levelled
from herstel_app.core.sound import Bed, Cue, SoundChoice
from herstel_app.core.speech_timing import utterances
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import compile_timeline
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library
from herstel_app.voice.run_program import run
from tests.audio.cue_sounds import all_of, breaths
from tests.helpers.sound import (
    Sound,
    crest_db,
    db,
    heard_power,
    largest_step,
    loudness_lufs,
    share_above,
)

WORDS_PER_MINUTE = "149"
BEFORE_TURN_S, TURN_S = 0.1, 0.2
THIRDS_HZ = 1000.0 * 2.0 ** (np.arange(-3, 7) / 3)
"""The thirds of an octave in which speech is understood, from 500 Hz to 4 kHz."""
AUDIBLE_DB = 15.0
"""How far speech lies over what else sounds where all of it is understood, and under it where none is."""


def speech_of(timeline: Timeline) -> dict[str, Sound]:
    """Give each line of a timeline as espeak-ng says it; empty where it is not on this computer."""
    said: dict[str, Sound] = {}
    for text in {line.text for line in utterances(timeline)}:
        wave = run(["espeak-ng", "-v", "nl", "-s", WORDS_PER_MINUTE, "--stdin", "--stdout"], text)
        if wave:
            said[text] = read_wave(wave).astype(np.float64)
    return said


def turns_db(timeline: Timeline, sound: Sound) -> float:
    """Give the level in the silence before the turns of the breath."""
    turns = [s.end_s for s in timeline.segments if s.kind == "breathe" and s.guidance > 0]
    parts = [sound[round((at - TURN_S + BEFORE_TURN_S / 2) * RATE_HZ) : round(at * RATE_HZ)] for at in turns]
    return db(float(np.sqrt((np.concatenate(parts) ** 2).mean())))


def mixes(timeline: Timeline, bed_percent: int) -> Iterator[str]:
    """Give a row for each cue, bed and voice."""
    lines = LevelledLines(speech_of(timeline))
    for cue in get_args(Cue):
        for bed in get_args(Bed):
            for voice in (False, True):
                choice = SoundChoice(cue=cue, bed=bed, bed_percent=bed_percent, voice=voice)
                renderer = Renderer(timeline, choice, lines)
                sound = renderer.render(0, renderer.frames) / FULL_SCALE
                touched = 1e6 * (np.abs(sound) > KNEE).mean()
                # Silence is no level: where only the cue sounds there is nothing at all before a turn.
                turn_db = turns_db(timeline, sound)
                yield " | ".join(
                    [
                        f"| {cue}", bed, "yes" if voice else "no", f"{loudness_lufs(sound, RATE_HZ):.1f}",
                        f"{db(float(np.abs(sound).max())):.1f}", f"{crest_db(sound):.1f}", f"{largest_step(sound):.3f}",
                        f"{share_above(sound.mean(axis=1), RATE_HZ, 3000):.0f}",
                        "silent" if turn_db < -200 else f"{turn_db:.0f}", f"{touched:.0f} |",
                    ]
                )  # fmt: skip


def thirds(sound: Sound) -> Sound:
    """Give the power in each third of an octave."""
    hz, power = heard_power(sound, RATE_HZ)
    edge = 2.0 ** (1 / 6)
    return np.array([power[(hz >= at / edge) & (hz < at * edge)].sum() for at in THIRDS_HZ])


def understood(timeline: Timeline) -> Iterator[str]:
    """Give for each cue how speech stands over the first four seconds of an exhale, at some depths of ducking."""
    said = np.concatenate([levelled(line) for text, line in speech_of(timeline).items() if len(text) > 8])
    speech = thirds(np.stack([said, said], axis=1))
    for cue in VOICES:
        under = thirds(all_of([part[: 4 * RATE_HZ] for part in breaths(cue, "4.5/5.5").second]))
        cells = []
        for duck_db in (0, -6, -9, -12):
            over_db = 10 * np.log10(speech / under) - duck_db
            audible = np.clip((over_db + AUDIBLE_DB) / (2 * AUDIBLE_DB), 0, 1).mean()
            cells.append(f"{10 * np.log10(speech.sum() / under.sum()) - duck_db:.0f} dB, {audible:.2f}")
        yield f"| {cue} | {' | '.join(cells)} |"


def write(row: str) -> None:
    sys.stdout.write(f"{row}\n")
    sys.stdout.flush()


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bed-percent", type=int, default=SoundChoice().bed_percent)
    timeline = compile_timeline(load_library(content_dir()).exercises["slow-breathing"], 3)
    write("| cue | bed | voice | LUFS | peak | crest | step | > 3 kHz | before a turn | limited (per million) |")
    write("|---|---|---|---|---|---|---|---|---|---|")
    for row in mixes(timeline, parser.parse_args().bed_percent):
        write(row)
    write("\n| speech over | cue whole | -6 dB | -9 dB | -12 dB |\n|---|---|---|---|---|")
    for row in understood(timeline):
        write(row)


if __name__ == "__main__":
    main()
