"""Makes what an evening of listening needs: `python -m tests.helpers.listening FOLDER`, or dev.py listening.

Single phases for "in of uit?", blind pairs that are equally loud, a sheet for each listener with an order of their own,
and one key. docs/luisteren.md says how such an evening goes. No name of a file, and no sheet, tells which voice it is.
"""

from __future__ import annotations

import csv
import random
import sys
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from herstel_app.audio.cues.voices import VOICES
from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import FULL_SCALE, RATE_HZ, linear
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Phase, Segment, Timeline
from herstel_app.engine.sound_words import CUES
from tests.helpers.sound import Sound, heard_db

LISTENERS = 12
EACH = 3
"""So often each phase of each voice is heard."""
PHASES: dict[Phase, str] = {"inhale": "in", "exhale": "uit"}
SINGLE_S = (5.0, 5.0)
"""Of a single phase: alike, or its length would tell which it is."""
PAIR_S = (4.5, 5.5)
LASTS_S = 60.0
FIRST_BREATHS = 4
"""A single phase is the next one after some, each another one."""
PADDING_S = 0.5
LOUD_ON = "350 Hz"
"""What makes two of a pair equally loud: dB(A) behind this high-pass, as a small speaker gives."""
SEED = 12


@dataclass(frozen=True)
class Made:
    """A file of the evening, and what is in it."""

    file: str
    voice: str
    heard: str
    level_db: float


def breathing(lasts_s: float, rhythm_s: tuple[float, float]) -> Timeline:
    """Give breaths of so many seconds in and out."""
    segments: list[Segment] = []
    at_s = 0.0
    while at_s < lasts_s:
        for phase, seconds in zip(PHASES, rhythm_s, strict=True):
            segments.append(Segment(at_s, at_s + seconds, "breathe", phase, None))
            at_s += seconds
    return Timeline(tuple(segments))


def write_wav(path: Path, sound: Sound) -> None:
    """Write a sound, with a little silence around it."""
    silence = np.zeros((round(PADDING_S * RATE_HZ), 2))
    pcm = np.rint(np.concatenate([silence, sound, silence]) * FULL_SCALE).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(pcm.tobytes())


def breaths(voice: str, lasts_s: float, rhythm_s: tuple[float, float] = PAIR_S) -> tuple[Timeline, Sound]:
    """Render breaths of a voice."""
    timeline = breathing(lasts_s, rhythm_s)
    renderer = Renderer(timeline, SoundChoice(cue=voice))  # type: ignore[arg-type] # one of VOICES
    return timeline, renderer.render(0, renderer.frames) / FULL_SCALE


def make_phases(folder: Path, chance: random.Random) -> list[Made]:
    """Write single phases in an order by chance: `klank-01.wav` and so on."""
    wanted = [(voice, phase, turn) for voice in VOICES for phase in PHASES for turn in range(EACH)]
    chance.shuffle(wanted)
    made: list[Made] = []
    sounds = {voice: breaths(voice, sum(SINGLE_S) * (FIRST_BREATHS + EACH), SINGLE_S) for voice in VOICES}
    for number, (voice, phase, turn) in enumerate(wanted, start=1):
        timeline, sound = sounds[voice]
        segment = [s for s in timeline.segments if s.phase == phase][FIRST_BREATHS + turn]
        part = sound[round(segment.start_s * RATE_HZ) : round(segment.end_s * RATE_HZ)]
        path = folder / f"klank-{number:02}.wav"
        write_wav(path, part)
        made.append(Made(path.name, CUES[voice], PHASES[phase], heard_db(part, RATE_HZ, LOUD_ON)))
    return made


def make_pairs(folder: Path, chance: random.Random) -> list[Made]:
    """Write each two voices as a pair, `paar-1-a.wav` and `paar-1-b.wav`, as loud as the softest of all."""
    sounds = {voice: breaths(voice, LASTS_S)[1] for voice in VOICES}
    levels = {voice: heard_db(sound, RATE_HZ, LOUD_ON) for voice, sound in sounds.items()}
    softest = min(levels.values())
    pairs = [list(pair) for pair in combinations(VOICES, 2)]
    chance.shuffle(pairs)
    made: list[Made] = []
    for number, pair in enumerate(pairs, start=1):
        chance.shuffle(pair)
        for letter, voice in zip("ab", pair, strict=True):
            sound = sounds[voice] * linear(softest - levels[voice])
            path = folder / f"paar-{number}-{letter}.wav"
            write_wav(path, sound)
            made.append(Made(path.name, CUES[voice], "een minuut", heard_db(sound, RATE_HZ, LOUD_ON)))
    return made


def sheet(number: int, phases: Sequence[Made], pairs: Sequence[Made]) -> str:
    """Give the sheet of one listener, in an order of their own."""
    chance = random.Random(f"{SEED}-{number}")
    order = chance.sample([made.file for made in phases], len(phases))
    couples = [(pairs[at].file, pairs[at + 1].file) for at in range(0, len(pairs), 2)]
    lines = [
        f"# Luisterformulier {number}",
        "",
        "Leeftijd: ____  Laptop: ______________  Luister je met een hoortoestel? ja / nee",
        "",
        "Draai `volume.wav`. Zet het geluid zo dat je het net goed hoort. Kom er daarna niet meer aan.",
        "",
        "## 1. In of uit?",
        "",
        "Draai elke klank één keer. Hoort hij bij inademen of bij uitademen? Weet je het niet, kies dan toch.",
        "",
        "| klank | in | uit |",
        "|---|---|---|",
        *(f"| {file} | ☐ | ☐ |" for file in order),
        "",
        "## 2. Welke wil je liever horen?",
        "",
        "Elke klank van een paar duurt een minuut. Adem mee als je wilt. Welke van de twee wil je liever horen in bed?",
        "",
        "| eerst | dan | liever de eerste | liever de tweede | maakt niet uit |",
        "|---|---|---|---|---|",
    ]
    for couple in chance.sample(couples, len(couples)):
        first, second = chance.sample(couple, 2)
        lines.append(f"| {first} | {second} | ☐ | ☐ | ☐ |")
    lines += [
        "",
        "## 3. Een kwartier",
        "",
        "Wat draaide er? ______________  Na 5 en na 15 minuten, van 0 (helemaal niet) tot 10 (heel erg):",
        "",
        "| | na 5 minuten | na 15 minuten |",
        "|---|---|---|",
        *(f"| {asked} | | |" for asked in ("Hoe prettig is dit?", "Hoe vermoeiend is dit?", "Hoe suf ben je?")),
        "",
        "Wat viel je op? ______________________________________________",
        "",
        "## 4. De ander, op een meter",
        "",
        "| | ja | nee |",
        "|---|---|---|",
        *(f"| {asked} | ☐ | ☐ |" for asked in ("Hoorde je het?", "Kon je zeggen wanneer het in en uit was?",
                                              "Zou je erbij kunnen slapen?")),
        "",
    ]  # fmt: skip
    return "\n".join(lines)


def make(folder: Path) -> list[Made]:
    """Make it all in `folder`; gives what is in each file, as the key says."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(SEED)
    phases, pairs = make_phases(folder, chance), make_pairs(folder, chance)
    write_wav(folder / "volume.wav", breaths(SoundChoice().cue, 30.0)[1])
    for number in range(1, LISTENERS + 1):
        (folder / f"formulier-{number:02}.md").write_text(sheet(number, phases, pairs), encoding="utf-8")
    with (folder / "sleutel.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["bestand", "klank", "wat", "dB(A) achter 350 Hz"])
        rows.writerows([made.file, made.voice, made.heard, f"{made.level_db:.1f}"] for made in (*phases, *pairs))
    return [*phases, *pairs]


def main() -> int:
    """Make it in the folder that is named."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "listening")
    made = make(folder)
    sys.stdout.write(f"{len(made) + 1} klanken, {LISTENERS} formulieren en sleutel.csv staan in {folder}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
