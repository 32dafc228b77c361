"""A timeline as an audio file, to take to bed without the computer."""

from __future__ import annotations

import os
import wave
from pathlib import Path

from herstel_app.audio.curves import RATE_HZ, quantise
from herstel_app.audio.gain import gain
from herstel_app.audio.renderer import Renderer
from herstel_app.core.timeline import Timeline

CHUNK_FRAMES = RATE_HZ


def write_wav(timeline: Timeline, path: str | os.PathLike[str], percent: int = 100) -> None:
    """Write the whole timeline as 16-bit stereo at `percent` volume (0–100).

    The file comes into being beside `path` and takes its place only when it is whole; raises OSError.
    """
    renderer, level = Renderer(timeline), gain(percent)
    target = Path(path)
    partial = target.with_name(target.name + ".part")
    try:
        with wave.open(str(partial), "wb") as file:
            file.setnchannels(2)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            for start in range(0, renderer.n_frames, CHUNK_FRAMES):
                count = min(CHUNK_FRAMES, renderer.n_frames - start)
                file.writeframes(quantise(level * renderer.render_float(start, count), start).astype("<i2").tobytes())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
