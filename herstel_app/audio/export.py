"""An exercise as an audio file: exactly what would be heard, as WAV or MP3, with its title and chapters.

Invariant: the file is made beside its place under another name and moved when it is whole. So a cancelled or failed
export leaves nothing behind, and a file that was there before stays whole until there is a better one.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from herstel_app.audio.half_rate import HALF_RATE_HZ, halved
from herstel_app.audio.id3 import id3_tag
from herstel_app.audio.part_file import part_of
from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import GRID_FRAMES, RATE_HZ, Pcm
from herstel_app.audio.small_speaker import mastered
from herstel_app.audio.wav_header import CHANNELS, wav_head
from herstel_app.core.chapters import Chapter, chapters_of
from herstel_app.core.file_sound import Master
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline

BLOCK_FRAMES = 12 * GRID_FRAMES
MP3_QUALITY = 0.15
"""LAME's variable bit rate, 0 (best) to 1: about 50 kbit/s, with what it adds some 49 dB below the sound."""
PROBE_BYTES = 1 << 16

Made = TypeVar("Made")
OnProgress = Callable[[float], bool]
"""Told how much is done, 0–1; says whether to go on."""


class _Cancelled(Exception):
    """Whoever follows the progress said no."""


def export(
    timeline: Timeline,
    path: str | Path,
    choice: SoundChoice = SoundChoice(),  # noqa: B008 - it is frozen
    speech: Mapping[str, Any] | None = None,
    title: str = "",
    chapters: Sequence[Chapter] | None = None,
    progress: OnProgress = lambda _: True,
    part: Path | None = None,
    master: Master = "headphones",
) -> bool:
    """Save the whole, at its full level, as what the name ends with (a key of WRITERS); False where it was cancelled.

    `speech` has mono samples (RATE_HZ) of lines; `part` is the name beside `path` under which it is made.
    The `master` for a phone is levelled for its speaker.
    Raises OSError where the file cannot be written, ValueError where the name has another ending.
    """
    path = Path(path)
    if path.suffix.lower() not in WRITERS:
        raise ValueError(f"not a format for sound: {path.suffix}")
    renderer = Renderer(timeline, choice, speech)
    if chapters is None:
        chapters = chapters_of(timeline, renderer.frames / RATE_HZ)
    part = part or part_of(path)
    try:
        blocks = _blocks(renderer, progress)
        if master == "phone":
            blocks = mastered(blocks, renderer.frames)
        WRITERS[path.suffix.lower()](part, blocks, renderer.frames, title or path.stem, chapters)
        part.replace(path)
    except _Cancelled:
        return False
    finally:
        part.unlink(missing_ok=True)
    return True


def _blocks(renderer: Renderer, progress: OnProgress) -> Iterator[Pcm]:
    for start in range(0, renderer.frames, BLOCK_FRAMES):
        if not progress(start / renderer.frames):
            raise _Cancelled
        yield renderer.render(start, min(BLOCK_FRAMES, renderer.frames - start))
    if not progress(1.0):
        raise _Cancelled


def _write_wav(part: Path, blocks: Iterator[Pcm], frames: int, title: str, chapters: Sequence[Chapter]) -> None:
    with part.open("xb") as file:
        file.write(wav_head(title, chapters, frames))
        for block in blocks:
            file.write(block.astype("<i2").tobytes())


def _write_mp3(part: Path, blocks: Iterator[Pcm], frames: int, title: str, chapters: Sequence[Chapter]) -> None:
    import soundfile  # type: ignore[import-untyped] # it has no stubs; only now, as it loads a library of its own

    sound = part.with_suffix(".sound")
    try:
        # Opened by us first: where this folder cannot be written the error says why, which the library's does not.
        sound.open("xb").close()
        try:
            with soundfile.SoundFile(
                sound,
                "w",
                HALF_RATE_HZ,
                CHANNELS,
                format="MP3",
                subtype="MPEG_LAYER_III",
                compression_level=MP3_QUALITY,
                bitrate_mode="VARIABLE",
            ) as file:
                # As float: what libsndfile 1.2 makes of 16-bit samples in MP3 is noise.
                for block in _ahead(halved(blocks, frames)):
                    file.write(block)
        except soundfile.SoundFileRuntimeError as error:
            raise _reason(sound) from error
        with part.open("xb") as whole, sound.open("rb") as made:
            whole.write(id3_tag(title, chapters, frames / RATE_HZ))
            shutil.copyfileobj(made, whole)
    finally:
        sound.unlink(missing_ok=True)


def _ahead(blocks: Iterator[Made]) -> Iterator[Made]:
    """Have the next block made while one is encoded, which needs nothing of Python."""
    with ThreadPoolExecutor(1, "herstel-blocks") as thread:
        coming = thread.submit(next, blocks, None)
        while (block := coming.result()) is not None:
            coming = thread.submit(next, blocks, None)
            yield block


def _reason(file: Path) -> OSError:
    """Find out why the library could not write, by writing a little ourselves."""
    try:
        with file.open("ab") as probe:
            probe.write(bytes(PROBE_BYTES))
    except OSError as error:
        return error
    return OSError(errno.EIO, os.strerror(errno.EIO))


WRITERS = {".wav": _write_wav, ".mp3": _write_mp3}
