"""WAV in all the shapes that speech programs write → samples at 48 kHz."""

from __future__ import annotations

import io
import struct
import wave

import numpy as np
import pytest

from herstel_app.voice.wave import LEAD_S, RATE_HZ, TAIL_S, WaveError, decode, read_wave, resampled, trimmed

TONE_HZ = 440.0


def tone(seconds: float, rate_hz: int = 22_050) -> np.ndarray:
    return 0.5 * np.sin(2 * np.pi * TONE_HZ * np.arange(round(seconds * rate_hz)) / rate_hz)


def pcm16(sound: np.ndarray, rate_hz: int = 22_050, channels: int = 1) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(2)
        out.setframerate(rate_hz)
        out.writeframes(np.repeat(np.rint(sound * 32767).astype("<i2"), channels).tobytes())
    return file.getvalue()


def riff(kind: int, bits: int, body: bytes, extra: bytes = b"", before: bytes = b"") -> bytes:
    form = struct.pack("<HHIIHH", kind, 1, 22_050, 22_050 * bits // 8, bits // 8, bits) + extra
    chunks = before + b"fmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 24_000, 44_100, 48_000])
def test_a_tone_keeps_its_pitch_its_level_and_its_length(rate_hz: int) -> None:
    sound = resampled(tone(1.0, rate_hz).astype(np.float32), rate_hz)
    assert abs(len(sound) - RATE_HZ) <= 1
    middle = sound[4800:-4800]
    power = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
    assert np.argmax(power) * RATE_HZ / len(middle) == pytest.approx(TONE_HZ, abs=2)
    assert np.sqrt((middle**2).mean()) == pytest.approx(0.5 / np.sqrt(2), rel=0.01)
    wanted = tone(1.0, RATE_HZ)[4800:-4800]
    assert np.abs(middle - wanted[: len(middle)]).max() < 0.01


def test_channels_are_mixed_and_other_chunks_are_passed_over() -> None:
    stereo, rate_hz = decode(pcm16(tone(0.2), channels=2))
    assert (len(stereo), rate_hz) == (4410, 22_050)
    assert np.abs(stereo - tone(0.2)).max() < 1e-4
    odd = b"LIST" + struct.pack("<I", 3) + b"abc\0"
    body = np.rint(tone(0.1) * 32767).astype("<i2").tobytes()
    assert len(decode(riff(1, 16, body, before=odd))[0]) == 2205


@pytest.mark.parametrize(
    ("kind", "bits", "body"),
    [
        (1, 8, np.rint(tone(0.1) * 127 + 128).astype(np.uint8).tobytes()),
        (1, 24, b"".join(int(v * 8388607).to_bytes(3, "little", signed=True) for v in tone(0.1))),
        (1, 32, (tone(0.1) * 2147483647).astype("<i4").tobytes()),
        (3, 32, tone(0.1).astype("<f4").tobytes()),
    ],
)
def test_every_kind_of_sample(kind: int, bits: int, body: bytes) -> None:
    assert np.abs(decode(riff(kind, bits, body))[0] - tone(0.1)).max() < 0.01


def test_the_extended_form_names_its_kind_further_on() -> None:
    extra = struct.pack("<HHI", 22, 32, 4) + struct.pack("<H", 3) + b"\x00" * 14
    body = tone(0.1).astype("<f4").tobytes()
    assert np.abs(decode(riff(0xFFFE, 32, body, extra))[0] - tone(0.1)).max() < 1e-6


@pytest.mark.parametrize("size", [0x7FFFF000, 0xFFFFFFFF])
def test_a_size_that_was_not_known_means_to_the_end(size: int) -> None:
    """espeak-ng writes 0x7ffff000 where it writes to a pipe."""
    whole = bytearray(pcm16(tone(0.5)))
    whole[40:44] = struct.pack("<I", size)
    assert len(decode(bytes(whole))[0]) == 11_025
    assert len(decode(bytes(whole[:-1]))[0]) == 11_024


def test_silence_around_it_is_taken_off() -> None:
    gap = np.zeros(11_025)
    sound = read_wave(pcm16(np.concatenate([gap, tone(1.0), gap])))
    assert len(sound) / RATE_HZ == pytest.approx(1.0 + LEAD_S + TAIL_S, abs=0.01)
    assert len(trimmed(np.zeros(100, dtype=np.float32))) == 0


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"RIFF",
        b"ID3\x04" + b"\x00" * 60,
        pcm16(tone(0.1))[:30],
        riff(1, 12, b"abc"),
        riff(85, 16, b"abcd"),
        pcm16(tone(0.1)).replace(struct.pack("<I", 22_050), struct.pack("<I", 7), 1),
        pcm16(np.zeros(22_050 * 61)),
    ],
)
def test_what_is_no_line_is_refused(data: bytes) -> None:
    with pytest.raises(WaveError):
        read_wave(data)
