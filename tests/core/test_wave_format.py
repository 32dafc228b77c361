"""A WAV file is measured without numpy: its format, its samples, and how long it sounds."""

from __future__ import annotations

import math
import struct
from array import array

import pytest

from herstel_app.core.wave_format import (
    EXTENSIBLE,
    FLOAT,
    INTEGER,
    LEAD_S,
    TAIL_S,
    WaveError,
    parse_wave,
    sounding_s,
)

RATE_HZ = 22_050


def riff(
    body: bytes,
    *,
    kind: int = INTEGER,
    bits: int = 16,
    channels: int = 1,
    rate_hz: int = RATE_HZ,
    extra: bytes = b"",
    before: bytes = b"",
    size: int | None = None,
) -> bytes:
    frame = channels * bits // 8
    form = struct.pack("<HHIIHH", kind, channels, rate_hz, rate_hz * frame, frame, bits) + extra
    chunks = before + b"fmt " + struct.pack("<I", len(form)) + form
    chunks += b"data" + struct.pack("<I", len(body) if size is None else size) + body
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks


def tone(seconds: float, channels: int = 1, peak: int = 16_000) -> bytes:
    values = (round(peak * math.cos(0.2 * at)) for at in range(round(seconds * RATE_HZ)))
    return array("h", [value for value in values for _ in range(channels)]).tobytes()


@pytest.mark.parametrize(("kind", "bits"), [(INTEGER, 8), (INTEGER, 16), (INTEGER, 24), (INTEGER, 32), (FLOAT, 32)])
@pytest.mark.parametrize("channels", [1, 2])
def test_only_whole_frames_count(kind: int, bits: int, channels: int) -> None:
    frame = channels * bits // 8
    wave = parse_wave(riff(bytes(6 * frame - 1), kind=kind, bits=bits, channels=channels))
    assert (wave.kind, wave.bits, wave.channels, wave.rate_hz) == (kind, bits, channels, RATE_HZ)
    assert (wave.frames, len(wave.body)) == (5, 5 * frame)


def test_other_chunks_are_passed_over_also_of_an_odd_length() -> None:
    body = tone(0.1)
    wave = parse_wave(riff(body, before=b"LIST" + struct.pack("<I", 3) + b"abc\0"))
    assert wave.body == body


def test_the_extended_form_names_its_kind_further_on() -> None:
    extra = struct.pack("<HHI", 22, 32, 4) + struct.pack("<H", FLOAT) + bytes(14)
    assert parse_wave(riff(bytes(8), kind=EXTENSIBLE, bits=32, extra=extra)).kind == FLOAT


@pytest.mark.parametrize("size", [0x7FFFF000, 0xFFFFFFFF])
def test_a_size_that_was_not_known_means_to_the_end(size: int) -> None:
    assert parse_wave(riff(tone(0.5), size=size)).frames == 11_025


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no RIFF WAVE file"),
        (b"RIFF\0\0\0\0AVI " + bytes(40), "no RIFF WAVE file"),
        (riff(tone(0.1))[:36], "no format or no sound"),
        (riff(tone(0.1)).replace(b"fmt ", b"form"), "no format or no sound"),
        (riff(tone(0.1), channels=0), "0 channels"),
        (riff(tone(0.1), rate_hz=7), "1 channels at 7 Hz"),
        (riff(bytes(9), bits=12), "format 1 with 12 bits"),
        (riff(bytes(9), kind=85), "format 85 with 16 bits"),
        (riff(bytes(4), kind=EXTENSIBLE), "format 65534 with 16 bits"),
        (riff(bytes(2 * RATE_HZ * 61)), "longer than any line"),
    ],
)
def test_what_is_no_line_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(WaveError, match=reason):
        parse_wave(data)


@pytest.mark.parametrize("channels", [1, 2])
def test_silence_around_the_sound_does_not_count(channels: int) -> None:
    gap = bytes(2 * channels * RATE_HZ // 2)
    whole = parse_wave(riff(gap + tone(0.7, channels) + gap, channels=channels))
    assert sounding_s(whole) == pytest.approx(LEAD_S + 0.7 + TAIL_S, abs=0.002)
    bare = parse_wave(riff(tone(0.7, channels), channels=channels))
    assert sounding_s(bare) == pytest.approx(0.7, abs=0.002)


def test_silence_has_no_length_and_other_samples_count_whole() -> None:
    assert sounding_s(parse_wave(riff(bytes(1000)))) == 0.0
    assert sounding_s(parse_wave(riff(b""))) == 0.0
    assert sounding_s(parse_wave(riff(bytes(4 * 2205), kind=FLOAT, bits=32))) == pytest.approx(0.1)
