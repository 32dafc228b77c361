"""An exercise as a file: the same sound, with its name and chapters, and nothing left behind where it fails."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile  # type: ignore[import-untyped] # it has no stubs
from scipy import signal  # type: ignore[import-untyped] # it has no types of its own

from herstel_app.audio.export import BLOCK_FRAMES, WRITERS, _reason, export
from herstel_app.audio.half_rate import HALF_RATE_HZ, halved
from herstel_app.audio.id3 import id3_tag
from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import FULL_SCALE, RATE_HZ, Pcm
from herstel_app.audio.wav_header import wav_head
from herstel_app.core.chapters import Chapter, chapters_of
from herstel_app.core.sound import SoundChoice
from tests.audio.rendered_timelines import SIGH, STILL, spoken, with_lines
from tests.helpers.sound import db, loudness_lufs

pytestmark = pytest.mark.slow

LINE = "Laat je handen zwaar worden."
TALK = with_lines(SIGH, LINE)
CHOICE = SoundChoice(cue="wave", bed="sea", voice=True)
SPEECH = {LINE: spoken(1.5)}
TITLE = "Drie zuchten – één voor jou"
CHAPTERS = (Chapter("Aankomen", 0.0, 6.0), Chapter("Zucht rustig uit", 6.0, 30.25))


def expected() -> Pcm:
    renderer = Renderer(TALK, CHOICE, SPEECH)
    return renderer.render(0, renderer.frames)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the same exercise as WAV and as MP3."""
    made = tmp_path_factory.mktemp("saved")
    for suffix in WRITERS:
        assert export(TALK, made / f"zucht{suffix}", CHOICE, SPEECH, TITLE) is True
    return made


def test_nothing_but_the_files_is_there(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == ["zucht.mp3", "zucht.wav"]


def test_wav_has_exactly_what_is_heard(folder: Path) -> None:
    with wave.open(str(folder / "zucht.wav")) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE_HZ, 2, 2)
        pcm = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").reshape(-1, 2)
    assert np.array_equal(pcm, expected())
    assert (folder / "zucht.wav").stat().st_size == 8 + struct.unpack("<I", (folder / "zucht.wav").read_bytes()[4:8])[0]


def test_mp3_sounds_the_same(folder: Path) -> None:
    sound, rate_hz = soundfile.read(folder / "zucht.mp3")
    whole = expected()
    # What lies above 11 kHz is left out: the made-up voice hisses up to there and beyond, no sound of ours does.
    assert rate_hz == HALF_RATE_HZ
    original = signal.resample_poly(whole / (FULL_SCALE + 1), 1, 2)
    assert sound.shape == original.shape
    noise = np.sqrt(((sound - original) ** 2).mean()) / np.sqrt((original**2).mean())
    assert db(float(noise)) < -24  # speech is rich in what cannot be heard and is left out
    assert loudness_lufs(sound, rate_hz) == pytest.approx(loudness_lufs(original, rate_hz), abs=0.1)
    assert db(float(np.abs(sound).max())) < -11.5
    assert not whole[-RATE_HZ // 2 :].any()
    assert db(float(np.abs(sound[-rate_hz // 2 :]).max())) < -80


@pytest.mark.parametrize("sizes", [(4096,), (1, 30_000, 7)])
def test_half_the_rate_is_the_same_below_11_khz(sizes: tuple[int, ...]) -> None:
    pcm = Renderer(SIGH, SoundChoice(bed="rain")).render(0, 20 * RATE_HZ + 1)
    edges = np.cumsum(np.resize(sizes, len(pcm) // min(sizes)))
    blocks = [block for block in np.split(pcm, edges[edges < len(pcm)]) if len(block)]
    half = np.concatenate(list(halved(blocks, len(pcm))))
    assert len(half) == 10 * RATE_HZ + 1
    original = pcm / (FULL_SCALE + 1)
    back = signal.resample(half[:-1], 20 * RATE_HZ)
    off = (back - original[:-1])[RATE_HZ // 10 : -RATE_HZ // 10]
    assert db(float(np.sqrt((off**2).mean()))) < -100
    assert db(float(np.abs(off).max())) < -90


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="ffprobe is not on this computer")
@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_another_program_reads_title_and_chapters(folder: Path, suffix: str) -> None:
    command = ["ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_chapters", f"{folder}/zucht{suffix}"]
    read = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert read["format"]["tags"]["title"] == TITLE
    assert read["format"]["tags"]["album"] == "Herstel"
    found = [(chapter["tags"]["title"], float(chapter["start_time"])) for chapter in read["chapters"]]
    assert found == [(chapter.title, pytest.approx(chapter.start_s, abs=0.001)) for chapter in chapters_of(TALK)]
    assert float(read["format"]["duration"]) == pytest.approx(TALK.duration_s, abs=0.06)


def test_the_bytes_of_a_tag() -> None:
    tag = id3_tag("Één", CHAPTERS[1:], 30.25)

    def utf16(text: str) -> bytes:
        return b"\x01\xff\xfe" + text.encode("utf-16-le") + b"\0\0"

    def frame(name: bytes, body: bytes) -> bytes:
        return name + len(body).to_bytes(4, "big") + b"\0\0" + body

    times = b"\x00\x00\x17\x70" + b"\x00\x00\x76\x2a" + b"\xff" * 8
    frames = (
        frame(b"TIT2", utf16("Één"))
        + frame(b"TALB", utf16("Herstel"))
        + frame(b"TLAN", utf16("dut"))
        + frame(b"TLEN", utf16("30250"))
        + frame(b"CTOC", b"toc\0\x03\x01chp1\0")
        + frame(b"CHAP", b"chp1\0" + times + frame(b"TIT2", utf16("Zucht rustig uit")))
    )
    size = len(frames)
    assert tag == b"ID3\x03\x00\x00" + bytes([0, 0, size >> 7, size & 127]) + frames


def test_a_tag_holds_no_more_chapters_than_its_contents_can() -> None:
    many = [Chapter(f"Deel {number}", number, number + 1) for number in range(400)]
    tag = id3_tag("Lang", many, 400.0)
    assert tag.count(b"CHAP") == 255
    assert b"CTOC" not in id3_tag("Kort", (), 3.0)


def test_the_bytes_of_a_wav_head() -> None:
    head = wav_head("Één", CHAPTERS[1:], 3)
    labl = b"labl" + struct.pack("<II", 21, 1) + b"Zucht rustig uit\0" + b"\0"
    info = b"INFOINAM" + struct.pack("<I", 6) + "Één\0".encode() + b"IPRD" + struct.pack("<I", 8) + b"Herstel\0"
    expected_head = (
        b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 2, 48_000, 192_000, 4, 16)
        + b"LIST" + struct.pack("<I", len(info)) + info
        + b"cue " + struct.pack("<IIII4sIII", 28, 1, 1, 288_000, b"data", 0, 0, 288_000)
        + b"LIST" + struct.pack("<I", 4 + len(labl)) + b"adtl" + labl
        + b"data" + struct.pack("<I", 12)
    )  # fmt: skip
    assert head == b"RIFF" + struct.pack("<I", len(expected_head) + 12) + expected_head


def test_more_than_a_wav_can_hold_is_an_error_and_not_a_broken_file() -> None:
    with pytest.raises(OSError, match="large"):
        wav_head("Lang", (), 1 << 30)


def test_progress_grows_to_one(tmp_path: Path) -> None:
    told: list[float] = []

    def progress(share: float) -> bool:
        told.append(share)
        return True

    assert export(STILL, tmp_path / "stil.wav", progress=progress)
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert told == sorted(told)
    assert len(told) == -(-Renderer(STILL).frames // BLOCK_FRAMES) + 1


@pytest.mark.parametrize("suffix", sorted(WRITERS))
@pytest.mark.parametrize("after", [0, 5, "the last"])
def test_cancelling_leaves_everything_as_it_was(tmp_path: Path, suffix: str, after: int | str) -> None:
    target = tmp_path / f"stil{suffix}"
    target.write_bytes(b"eerder")
    told: list[float] = []

    def progress(share: float) -> bool:
        told.append(share)
        return share < 1.0 if after == "the last" else len(told) <= int(after)

    assert export(STILL, target, progress=progress) is False
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    assert target.read_bytes() == b"eerder"


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_what_stands_there_is_replaced(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"Stil{suffix.upper()}"
    target.write_bytes(b"eerder")
    assert export(STILL, target)
    assert target.read_bytes()[:3] in (b"RIF", b"ID3")
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize("suffix", sorted(WRITERS))
@pytest.mark.parametrize(
    "place",
    [lambda folder: folder / "weg" / "stil", lambda folder: folder / "bestand" / "stil", lambda folder: folder / "map"],
    ids=["no such folder", "a file for a folder", "a folder for a file"],
)
def test_errors_of_the_disk_pass_on(tmp_path: Path, suffix: str, place: Callable[[Path], Path]) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    target = place(tmp_path)
    if target.name == "map":
        target.with_suffix(suffix).mkdir()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(OSError, match=r"\w"):
        export(STILL, target.with_suffix(suffix))
    assert sorted(tmp_path.rglob("*")) == before


def test_an_encoder_that_cannot_write_is_an_error_of_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise soundfile.LibsndfileError(2)

    monkeypatch.setattr(soundfile.SoundFile, "write", full)
    with pytest.raises(OSError, match=r"\w") as told:
        export(STILL, tmp_path / "stil.mp3")
    assert told.value.strerror
    assert not list(tmp_path.iterdir())


def test_the_reason_is_found_by_writing(tmp_path: Path) -> None:
    assert isinstance(_reason(tmp_path / "weg" / "x"), FileNotFoundError)
    assert isinstance(_reason(tmp_path), OSError)
    assert _reason(tmp_path / "kan").strerror


def test_another_ending_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ogg"):
        export(STILL, tmp_path / "stil.ogg")
    assert not list(tmp_path.iterdir())


def test_the_bed_that_goes_on_is_in_the_file_with_a_chapter_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "stil.wav"
    assert export(STILL, path, SoundChoice(bed="brown", bed_after_minutes=1))
    with wave.open(str(path)) as file:
        assert file.getnframes() == round((STILL.duration_s + 60) * RATE_HZ)
    assert b"Daarna\0" in path.read_bytes()[:2000]
