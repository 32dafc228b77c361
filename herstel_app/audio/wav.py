"""A timeline as an audio file."""

from __future__ import annotations

import wave
from pathlib import Path

from herstel_app.audio.grid import RATE_HZ
from herstel_app.audio.renderer import Renderer
from herstel_app.core.timeline import Timeline

BLOCK_FRAMES = RATE_HZ


def write_wav(timeline: Timeline, path: Path) -> None:
    """Write the whole as 16-bit stereo WAV, at the full level. Raises OSError where it cannot be written."""
    renderer = Renderer(timeline)
    with path.open("wb") as raw, wave.open(raw, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        for start in range(0, renderer.frames, BLOCK_FRAMES):
            block = renderer.render(start, min(BLOCK_FRAMES, renderer.frames - start))
            file.writeframes(block.astype("<i2").tobytes())
