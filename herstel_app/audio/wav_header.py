"""The head of a WAV file: format, title, and chapters as cue points with labels.

What is known beforehand comes before the samples, so that a file can be written from begin to end.
"""

from __future__ import annotations

import errno
import os
import struct
from collections.abc import Sequence

from herstel_app.audio.sample_grid import RATE_HZ
from herstel_app.core.chapters import Chapter

CHANNELS, BYTES_A_SAMPLE = 2, 2
BYTES_A_FRAME = CHANNELS * BYTES_A_SAMPLE
PCM = 1
LARGEST = 0xFFFFFFFF
PRODUCT = "Herstel"


def wav_head(title: str, chapters: Sequence[Chapter], frames: int) -> bytes:
    """Give everything that comes before `frames` frames of samples; raises OSError where they are too many for WAV."""
    size = frames * BYTES_A_FRAME
    format_ = struct.pack("<HHIIHH", PCM, CHANNELS, RATE_HZ, RATE_HZ * BYTES_A_FRAME, BYTES_A_FRAME, 8 * BYTES_A_SAMPLE)
    before = b"WAVE" + _chunk(b"fmt ", format_)
    before += _chunk(b"LIST", b"INFO" + _chunk(b"INAM", _text(title)) + _chunk(b"IPRD", _text(PRODUCT)))
    if chapters:
        points, labels = b"", b""
        for number, chapter in enumerate(chapters, start=1):
            at = round(chapter.start_s * RATE_HZ)
            points += struct.pack("<II4sIII", number, at, b"data", 0, 0, at)
            labels += _chunk(b"labl", struct.pack("<I", number) + _text(chapter.title))
        before += _chunk(b"cue ", struct.pack("<I", len(chapters)) + points)
        before += _chunk(b"LIST", b"adtl" + labels)
    if len(before) + 8 + size > LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return b"RIFF" + struct.pack("<I", len(before) + 8 + size) + before + b"data" + struct.pack("<I", size)


def _text(text: str) -> bytes:
    return text.encode("utf-8") + b"\0"


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
