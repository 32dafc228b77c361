"""WAV in all the shapes that speech programs write → samples at 48 kHz."""

from __future__ import annotations

import io
import struct
import wave

import numpy as np
import pytest

from herstel_app.audio.decoding import decode, read_wave, resampled, trimmed
from herstel_app.audio.sample_grid import RATE_HZ
from herstel_app.core.wave_format import LEAD_S, TAIL_S, WaveError, parse_wave, sounding_s

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
    wave_file = parse_wave(pcm16(tone(0.2), channels=2))
    stereo = decode(wave_file)
    assert (len(stereo), wave_file.rate_hz) == (4410, 22_050)
    assert np.abs(stereo - tone(0.2)).max() < 1e-4
    odd = b"LIST" + struct.pack("<I", 3) + b"abc\0"
    body = np.rint(tone(0.1) * 32767).astype("<i2").tobytes()
    assert len(decode(parse_wave(riff(1, 16, body, before=odd)))) == 2205


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
    assert np.abs(decode(parse_wave(riff(kind, bits, body))) - tone(0.1)).max() < 0.01


def test_the_extended_form_names_its_kind_further_on() -> None:
    extra = struct.pack("<HHI", 22, 32, 4) + struct.pack("<H", 3) + b"\x00" * 14
    body = tone(0.1).astype("<f4").tobytes()
    assert np.abs(decode(parse_wave(riff(0xFFFE, 32, body, extra))) - tone(0.1)).max() < 1e-6


@pytest.mark.parametrize("size", [0x7FFFF000, 0xFFFFFFFF])
def test_a_size_that_was_not_known_means_to_the_end(size: int) -> None:
    """espeak-ng writes 0x7ffff000 where it writes to a pipe."""
    whole = bytearray(pcm16(tone(0.5)))
    whole[40:44] = struct.pack("<I", size)
    assert len(decode(parse_wave(bytes(whole)))) == 11_025
    assert len(decode(parse_wave(bytes(whole[:-1])))) == 11_024


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


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 44_100])
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize(("before_s", "after_s"), [(0.0, 0.0), (0.3, 0.5), (0.005, 0.02)])
def test_the_length_without_numpy_is_that_of_what_sounds(
    rate_hz: int, channels: int, before_s: float, after_s: float
) -> None:
    silent = [np.zeros(round(seconds * rate_hz)) for seconds in (before_s, after_s)]
    data = pcm16(np.concatenate([silent[0], tone(0.7, rate_hz), silent[1]]), rate_hz, channels)
    assert sounding_s(parse_wave(data)) == pytest.approx(len(read_wave(data)) / RATE_HZ, abs=0.003)


def test_silence_has_no_length_and_other_samples_count_whole() -> None:
    assert sounding_s(parse_wave(pcm16(np.zeros(500)))) == 0.0
    assert sounding_s(parse_wave(pcm16(np.zeros(0)))) == 0.0
    body = np.zeros(2205, "<f4").tobytes()
    assert sounding_s(parse_wave(riff(3, 32, body))) == pytest.approx(0.1)
