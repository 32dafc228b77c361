"""What an evening of listening needs: blind, equally loud, and for each listener in an order of their own."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile  # type: ignore[import-untyped] # it has no stubs

from herstel_app.audio.cues.voices import VOICES
from herstel_app.audio.sample_grid import RATE_HZ
from herstel_app.command_line import make_parser
from herstel_app.engine.sound_words import CUES
from herstel_app.terminal.words import CUES as WORDS
from herstel_app.terminal.words import MASTERS
from tests.helpers import listening
from tests.helpers.listening import EACH, LISTENERS, LOUD_ON, PHASES, Made
from tests.helpers.sound import db, heard_db

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[Made]]]:
    """Make an evening whose pairs are shorter than they are for listeners."""
    folder = tmp_path_factory.mktemp("luisteren") / "avond"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listening, "LASTS_S", 20.0)
        yield folder, listening.make(folder)


def test_each_phase_and_each_pair_is_there_and_in_the_key(evening: tuple[Path, list[Made]]) -> None:
    folder, made = evening
    singles = [(each.voice, each.heard) for each in made if each.file.startswith("klank")]
    assert sorted(singles) == sorted((CUES[voice], said) for voice in VOICES for said in PHASES.values()
                                     for _ in range(EACH))  # fmt: skip
    pairs = [{a.voice, b.voice} for a, b in zip(made[len(singles) :: 2], made[len(singles) + 1 :: 2], strict=True)]
    assert len({frozenset(pair) for pair in pairs}) == len(VOICES) * (len(VOICES) - 1) // 2
    assert all(len(pair) == 2 for pair in pairs)
    with (folder / "sleutel.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[0] for row in rows[1:]] == [each.file for each in made]
    assert {path.name for path in folder.glob("*.wav")} == {each.file for each in made} | {"volume.wav"}


def test_two_of_a_pair_are_equally_loud_and_no_length_tells_in_from_out(evening: tuple[Path, list[Made]]) -> None:
    folder, made = evening
    sounds = {each.file: soundfile.read(folder / each.file)[0] for each in made}
    lengths = {len(sound) for file, sound in sounds.items() if file.startswith("klank")}
    assert lengths == {6 * RATE_HZ}
    levels = [heard_db(sound, RATE_HZ, LOUD_ON) for file, sound in sounds.items() if file.startswith("paar")]
    assert max(levels) - min(levels) < 0.1
    for sound in sounds.values():
        assert -40 < db(float(np.abs(sound).max())) <= -12


def test_a_sheet_is_blind_and_in_an_order_of_its_own(evening: tuple[Path, list[Made]]) -> None:
    folder, made = evening
    sheets = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("formulier-*.md"))]
    assert len(sheets) == LISTENERS
    orders = [tuple(re.findall(r"(?:klank|paar)-[\w-]+\.wav", sheet)) for sheet in sheets]
    assert len(set(orders)) == LISTENERS
    assert all(sorted(order) == sorted(each.file for each in made) for order in orders)
    for words in (*sheets, *(each.file for each in made)):
        assert not any(said.lower() in words.lower() for said in (*(CUES[voice] for voice in VOICES), *VOICES))


def test_the_commands_of_the_plan_can_be_typed() -> None:
    told = (Path(listening.__file__).parents[2] / "docs" / "luisteren.md").read_text(encoding="utf-8")
    commands = re.findall(r"^python3 dev\.py run (render .+)$", told, re.MULTILINE)
    assert len(commands) == 2
    for command in commands:
        args = make_parser().parse_args(command.split())
        assert args.cue in WORDS
        assert args.master in MASTERS
    assert "python3 dev.py listening avond" in told
    numbers = [int(number) for number in re.findall(r"(?:klank|paar|formulier)-(\d+)", told)]
    assert max(numbers) == len(VOICES) * len(PHASES) * EACH


def test_it_is_the_same_each_time(evening: tuple[Path, list[Made]], tmp_path: Path) -> None:
    folder, made = evening
    assert listening.make(tmp_path) == made
    for name in ("klank-01.wav", "paar-1-a.wav", "formulier-07.md"):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()
