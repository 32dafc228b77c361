"""What the program is measured beside: the least that does one such thing. `python -m tests.bench.reference KIND`.

window    a bare PySide6 window with a line of text that changes when a key is pressed
frames    one that paints a light of 420 px thirty times a second, from pictures made before
sound     a process that plays a tone by pygame
wave      half a minute of a plain tone made with numpy and written as WAV or MP3, N times: `wave FILE N`
yaml      reading the files of a folder with the parser that is written in C: `yaml FOLDER`
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

SIZE = 1200, 780
GLOW_PX, LEAST_PX, FRAMES_PER_S, BREATH_S = 420, 230, 30, 10
RATE_HZ, CHUNK_FRAMES, PIECE_S = 48_000, 2048, 30


def window() -> int:
    """Open a window in which a key changes a line of text."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QLabel

    class Bare(QLabel):
        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
            self.setText("pressed" if self.text() == "bare" else "bare")

    app = QApplication(sys.argv[:1])
    shown = Bare("bare")
    shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
    shown.resize(*SIZE)
    shown.show()
    return app.exec()


def frames() -> int:
    """Open a window in which a light breathes, painted from prepared pictures and only where it changes."""
    from PySide6.QtCore import QPointF, QRect, Qt, QTimer
    from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QRadialGradient
    from PySide6.QtWidgets import QApplication, QWidget

    def picture(side: int) -> QPixmap:
        made = QPixmap(side, side)
        light = QRadialGradient(QPointF(side / 2, side / 2), side / 2)
        light.setColorAt(0, QColor("#c8a46e"))
        light.setColorAt(1, QColor("#15110d"))
        with QPainter(made) as painter:
            painter.fillRect(made.rect(), light)
        return made

    class Light(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
            self.pictures = [picture(side) for side in range(LEAST_PX, GLOW_PX + 1, 2)]
            self.frame = 0

        def turn(self) -> None:
            self.frame += 1
            corner = self.rect().center().x() - GLOW_PX // 2, self.rect().center().y() - GLOW_PX // 2
            self.update(QRect(*corner, GLOW_PX, GLOW_PX))

        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
            half = FRAMES_PER_S * BREATH_S // 2
            share = abs(self.frame % (2 * half) - half) / half
            shown = self.pictures[round(share * (len(self.pictures) - 1))]
            with QPainter(self) as painter:
                painter.fillRect(event.rect(), QColor("#15110d"))
                painter.drawPixmap((self.width() - shown.width()) // 2, (self.height() - shown.height()) // 2, shown)

    app = QApplication(sys.argv[:1])
    light = Light()
    light.resize(*SIZE)
    light.show()
    timer = QTimer(light)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(light.turn)
    timer.start(1000 // FRAMES_PER_S)
    return app.exec()


def sound() -> int:
    """Play a tone that is made beforehand, a chunk at a time."""
    import numpy as np
    import pygame

    pygame.mixer.init(RATE_HZ, -16, 2, CHUNK_FRAMES)
    turns = np.arange(CHUNK_FRAMES) * 10 / CHUNK_FRAMES
    one = (3000 * np.sin(2 * np.pi * turns)).astype(np.int16)
    chunk = pygame.sndarray.make_sound(np.repeat(one[:, np.newaxis], 2, axis=1))
    channel = pygame.mixer.Channel(0)
    while True:
        if channel.get_queue() is None:
            channel.queue(chunk) if channel.get_busy() else channel.play(chunk)
        time.sleep(CHUNK_FRAMES / RATE_HZ / 2)


def wave(file: Path, pieces: int) -> int:
    """Make a tone and write it."""
    import numpy as np
    import soundfile  # type: ignore[import-untyped] # it has no types of its own

    t = np.arange(PIECE_S * RATE_HZ, dtype=np.float32) / RATE_HZ
    with soundfile.SoundFile(file, "w", RATE_HZ, 2) as out:
        for _ in range(pieces):
            tone = 0.1 * np.sin(2 * np.pi * 220 * t) * (0.5 - 0.5 * np.cos(2 * np.pi * 0.1 * t))
            out.write(np.stack([tone, tone], axis=1))
    return 0


def parse(folder: Path) -> int:
    """Read files of YAML."""
    import yaml

    for file in sorted(folder.iterdir()):
        yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return 0


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["window"]:
            sys.exit(window())
        case ["frames"]:
            sys.exit(frames())
        case ["sound"]:
            sys.exit(sound())
        case ["wave", file, pieces]:
            sys.exit(wave(Path(file), int(pieces)))
        case ["yaml", folder]:
            sys.exit(parse(Path(folder)))
        case _:
            sys.exit(2)
