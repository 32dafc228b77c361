"""The tag at the head of an MP3 file: title, album and chapters (ID3v2.3, with the chapter frames of id3.org)."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from herstel_app.core.chapters import Chapter

ALBUM = "Herstel"
LANGUAGE = "dut"
UTF16 = b"\x01"
NO_OFFSET = 0xFFFFFFFF
"""A chapter is found by its time, not by a place in the file."""
TOP_LEVEL_ORDERED = 0x03
MOST_CHAPTERS = 255


def id3_tag(title: str, chapters: Sequence[Chapter], length_s: float) -> bytes:
    """Give the whole tag. Chapters after the 255th, the most that a table of contents holds, are left out."""
    kept = chapters[:MOST_CHAPTERS]
    names = [f"chp{number}".encode("ascii") + b"\0" for number in range(1, len(kept) + 1)]
    frames = _text(b"TIT2", title) + _text(b"TALB", ALBUM)
    frames += _text(b"TLAN", LANGUAGE) + _text(b"TLEN", str(_ms(length_s)))
    if kept:
        contents = b"toc\0" + bytes([TOP_LEVEL_ORDERED, len(kept)]) + b"".join(names)
        frames += _frame(b"CTOC", contents)
    for name, chapter in zip(names, kept, strict=True):
        times = struct.pack(">4I", _ms(chapter.start_s), _ms(chapter.end_s), NO_OFFSET, NO_OFFSET)
        frames += _frame(b"CHAP", name + times + _text(b"TIT2", chapter.title))
    return b"ID3\x03\x00\x00" + _seven_bits(len(frames)) + frames


def _ms(seconds: float) -> int:
    return round(1000 * seconds)


def _frame(name: bytes, body: bytes) -> bytes:
    return name + struct.pack(">IH", len(body), 0) + body


def _text(name: bytes, text: str) -> bytes:
    return _frame(name, UTF16 + b"\xff\xfe" + text.encode("utf-16-le") + b"\0\0")


def _seven_bits(size: int) -> bytes:
    """Give a size in four bytes of seven bits, so that it never looks like the start of a block of sound."""
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
