"""Draws a spectrogram of each voice into docs/klank: `python -m tests.helpers.voice_pictures`.

Each picture has in it, as text, the levels that it was drawn from. So a test can say that it is still what sounds.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from scipy import signal  # type: ignore[import-untyped] # it has no types of its own

from herstel_app.app import make_application
from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import FULL_SCALE, RATE_HZ
from herstel_app.core.sound import Cue, SoundChoice
from herstel_app.core.timeline import Kind, Phase, Segment, Timeline
from herstel_app.ui.kit.palettes import NIGHT
from tests.helpers.manual_pictures import quantised
from tests.helpers.sound import Sound

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "klank"
WIDTH, HEIGHT = 760, 250
"""Of the spectrogram, in px."""
LEFT, TOP, RIGHT, BOTTOM = 62, 30, 16, 44
LOWEST_HZ, HIGHEST_HZ = 90.0, 3600.0
TICKS_HZ = (100, 200, 400, 800, 1600, 3200)
SOFTEST_DB, LOUDEST_DB = -88.0, -30.0
"""Of one line of the spectrum, in dB of full scale: what is darkest and what is brightest."""
WINDOW = 8192
COLOURS = 48
MOST_BYTES = 80_000
SAID: dict[Phase, str] = {"inhale": "in", "exhale": "uit", "tense": "span aan", "release": "laat los"}
BANDS_HZ = (100, 200, 300, 450, 650, 900, 1300, 2000, 3000)
SLOTS = 16
FLOOR_DB = -100
"""Below this a level is of no account."""


@dataclass(frozen=True)
class Part:
    """A stretch of a picture: how long, what it is, and what stands above it."""

    seconds: float
    kind: Kind
    phase: Phase | None
    title: str


def _breaths() -> tuple[Part, ...]:
    return (Part(4.5, "breathe", "inhale", SAID["inhale"]), Part(5.5, "breathe", "exhale", SAID["exhale"])) * 2


def _muscles() -> tuple[Part, ...]:
    return (Part(6.0, "guide", "tense", SAID["tense"]), Part(10.0, "guide", "release", SAID["release"]))


PICTURES: dict[str, tuple[Cue, tuple[Part, ...]]] = {
    "windharp": ("harp", _breaths()),
    "zoem": ("hum", _breaths()),
    "golf": ("wave", _breaths()),
    "klankschaal": ("bowl", _breaths()),
    "spieren": ("harp", _muscles()),
    "begin": ("harp", (Part(8.0, "settle", None, "begin"),)),
    "einde": ("harp", (Part(12.0, "closing", None, "einde"),)),
}
"""The file in docs/klank, without its ending: the voice, and what sounds."""


def sound_of(name: str) -> Sound:
    """Render what is on a picture."""
    cue, parts = PICTURES[name]
    ends = np.cumsum([part.seconds for part in parts])
    segments = [
        Segment(float(end - part.seconds), float(end), part.kind, part.phase, None)
        for part, end in zip(parts, ends, strict=True)
    ]
    renderer = Renderer(Timeline(tuple(segments)), SoundChoice(cue=cue))
    return renderer.render(0, renderer.frames) / FULL_SCALE


def levels_of(sound: Sound) -> list[int]:
    """Give the level in each band in each sixteenth of a sound, in whole decibels."""
    found: list[int] = []
    for slot in np.array_split(sound, SLOTS):
        hz, power = signal.welch(slot, RATE_HZ, nperseg=WINDOW, axis=0, scaling="spectrum")
        for low, high in pairwise(BANDS_HZ):
            inside = power[(hz >= low) & (hz < high)].mean(axis=1).sum()
            found.append(max(FLOOR_DB, round(float(10 * np.log10(inside + 1e-12)))))
    return found


def spectrogram(sound: Sound) -> Sound:
    """Give the levels in dB, shape (HEIGHT, WIDTH), high notes above; a row is as high as an ear counts: by octaves."""
    padded = np.concatenate([np.zeros((WINDOW // 2, 2)), sound, np.zeros((WINDOW, 2))])
    window = np.hanning(WINDOW)
    starts = (np.arange(WIDTH) / WIDTH * len(sound)).astype(int)
    rows_hz = np.geomspace(HIGHEST_HZ, LOWEST_HZ, HEIGHT)
    hz = np.fft.rfftfreq(WINDOW, 1 / RATE_HZ)
    picture = np.empty((HEIGHT, WIDTH))
    for column, start in enumerate(starts):
        spectrum = np.abs(np.fft.rfft(padded[start : start + WINDOW] * window[:, np.newaxis], axis=0))
        power = (spectrum**2).mean(axis=1) * (2 / window.sum()) ** 2 / 2
        picture[:, column] = np.interp(np.log(rows_hz), np.log(np.maximum(hz, 1)), 10 * np.log10(power + 1e-12))
    return picture


def shades() -> Sound:
    """Give the colours from silence to the loudest, shape (256, 3): those of the glow of a breath at night."""
    stops = (NIGHT.pane, "#2a1a10", "#66401f", NIGHT.accent_deep, NIGHT.accent, NIGHT.text)
    colours = np.array([QColor(stop).getRgb()[:3] for stop in stops], dtype=np.float64)  # type: ignore[index] # a tuple
    at, places = np.linspace(0, 1, 256), np.linspace(0, 1, len(stops))
    return np.stack([np.interp(at, places, colours[:, channel]) for channel in range(3)], axis=1)


def _heat(levels: Sound) -> QImage:
    share = np.clip((levels - SOFTEST_DB) / (LOUDEST_DB - SOFTEST_DB), 0, 1)
    pixels = np.ascontiguousarray(np.rint(shades()[np.rint(255 * share).astype(int)]).astype(np.uint8))
    return QImage(pixels.tobytes(), WIDTH, HEIGHT, 3 * WIDTH, QImage.Format.Format_RGB888).copy()


def _axes(painter: QPainter, parts: Sequence[Part]) -> None:
    """Write how high and how late, and what each part is."""
    total_s = sum(part.seconds for part in parts)
    small = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    painter.setPen(QColor(NIGHT.secondary))
    octaves = np.log2(HIGHEST_HZ / LOWEST_HZ)
    for tick in TICKS_HZ:
        y = TOP + HEIGHT * float(np.log2(HIGHEST_HZ / tick) / octaves)
        painter.drawLine(LEFT - 5, round(y), LEFT - 1, round(y))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, y - 9, LEFT - 9, 18), right, f"{tick} Hz")
    for second in range(0, int(total_s) + 1, 2):
        x = LEFT + WIDTH * second / total_s
        painter.drawLine(round(x), TOP + HEIGHT, round(x), TOP + HEIGHT + 4)
        said = f"{second} s"
        painter.drawText(QRectF(x - 30, TOP + HEIGHT + 7, 60, 18), small, said)
    at_s = 0.0
    for part in parts:
        x = LEFT + WIDTH * at_s / total_s
        painter.setPen(QColor(NIGHT.text))
        painter.drawText(QRectF(x + 6, 6, 200, 20), Qt.AlignmentFlag.AlignLeft, part.title)
        if at_s:
            painter.setPen(QColor(NIGHT.hairline))
            painter.drawLine(round(x), 8, round(x), TOP + HEIGHT)
        at_s += part.seconds


def draw(name: str) -> QImage:
    """Draw one picture, with its levels as text in it. There has to be an application, for its fonts."""
    sound = sound_of(name)
    image = QImage(LEFT + WIDTH + RIGHT, TOP + HEIGHT + BOTTOM - 14, QImage.Format.Format_RGB32)
    image.fill(QColor(NIGHT.background))
    painter = QPainter(image)
    font = QFont(painter.font())
    font.setPixelSize(13)
    painter.setFont(font)
    painter.drawImage(LEFT, TOP, _heat(spectrogram(sound)))
    _axes(painter, PICTURES[name][1])
    painter.end()
    small = quantised(image, COLOURS)
    small.setText("klank", " ".join(map(str, levels_of(sound))))
    return small


def main() -> int:
    """Draw all; 1 where one became too large."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    app = make_application(["herstel"])
    sizes = {}
    for name in PICTURES:
        file = FOLDER / f"{name}.png"
        draw(name).save(str(file), "PNG", 0)  # type: ignore[call-overload] # 0 is as small as PNG can be
        sizes[name] = file.stat().st_size
        sys.stdout.write(f"{file.name} {sizes[name] / 1000:.0f} kB\n")
    app.processEvents()
    return int(max(sizes.values()) > MOST_BYTES)


if __name__ == "__main__":
    sys.exit(main())
