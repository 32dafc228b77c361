"""Draws the pictures of the manual and the README into docs/beeld: `python -m tests.helpers.manual_pictures`.

They are screens of tests/helpers/screens.py, by night at 100 %, in so few colours that a picture stays small.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from herstel_app.app import make_application
from tests.helpers.screens import stage_at, states

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "beeld"
PICTURES = {
    "vanavond": "vanavond-hoofd",
    "lezen": "lezen-inademen",
    "oefeningen": "oefeningen",
    "instellingen": "instellingen",
    "proef": "proef-midden",
    "terugblik": "terugblik-avonden",
}
"""The file in docs/beeld, without its ending, and the screen that is on it."""
COLOURS = 256
MOST_BYTES = 80_000
ROUNDS = 4
"""So often each colour is moved to the middle of what it stands for."""


def quantised(image: QImage, colours: int = COLOURS) -> QImage:
    """Give the same picture in at most `colours` colours.

    Those there are get split by their widest channel; each part is then one colour, moved to the middle of it.
    """
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    width, height = rgb.width(), rgb.height()
    rows = np.frombuffer(rgb.constBits(), dtype=np.uint8).reshape(height, rgb.bytesPerLine())
    pixels = rows[:, : 3 * width].reshape(-1, 3)
    kinds, each, counts = np.unique(pixels, axis=0, return_inverse=True, return_counts=True)
    points, weights = kinds.astype(np.float64), np.sqrt(counts.astype(np.float64))
    palette = _middles(points, weights, colours)
    for _ in range(ROUNDS):
        nearest = _nearest(points, palette)
        for number in range(len(palette)):
            here = nearest == number
            if here.any():
                palette[number] = np.average(points[here], axis=0, weights=weights[here])
    palette = np.rint(palette)
    numbers = _nearest(points, palette).astype(np.uint8)[each.reshape(-1)].reshape(height, width)
    padded = np.zeros((height, (width + 3) // 4 * 4), dtype=np.uint8)
    padded[:, :width] = numbers
    result = QImage(padded.tobytes(), width, height, padded.shape[1], QImage.Format.Format_Indexed8).copy()
    result.setColorTable([0xFF000000 | int(r) << 16 | int(g) << 8 | int(b) for r, g, b in palette])
    return result


def _middles(points: np.ndarray, weights: np.ndarray, colours: int) -> np.ndarray:
    """Split the box with the widest spread until there are `colours` boxes; give the middle of each."""
    boxes = [np.arange(len(points))]
    while len(boxes) < colours:
        spreads = [float((np.ptp(points[box], axis=0) * weights[box].sum() ** 0.25).max()) for box in boxes]
        widest = int(np.argmax(spreads))
        if spreads[widest] <= 0:
            break
        box = boxes.pop(widest)
        channel = int(np.ptp(points[box], axis=0).argmax())
        box = box[np.argsort(points[box, channel], kind="stable")]
        at = int(np.searchsorted(np.cumsum(weights[box]), weights[box].sum() / 2))
        at = min(max(1, at), len(box) - 1)
        boxes += [box[:at], box[at:]]
    return np.array([np.average(points[box], axis=0, weights=weights[box]) for box in boxes])


def _nearest(points: np.ndarray, palette: np.ndarray) -> np.ndarray:
    distances = (points**2).sum(1)[:, None] - 2 * points @ palette.T + (palette**2).sum(1)[None, :]
    return distances.argmin(axis=1)


def draw(app: QApplication, name: str, target: Path) -> Path:
    """Draw one picture into the folder `target`, and give its file."""
    file = target / f"{name}.png"
    with tempfile.TemporaryDirectory(prefix="herstel-", ignore_cleanup_errors=True) as temporary:
        stage = stage_at(app, Path(temporary) / name, 100)
        dict(states())[PICTURES[name]](stage)
        stage.settle()
        image = stage.herstel.window.grab().toImage()
        stage.close()
    quantised(image).save(str(file), "PNG", 0)  # type: ignore[call-overload] # 0 is as small as PNG can be
    return file


def main() -> int:
    """Draw all; 1 where one became too large."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    app = make_application(["herstel"])
    sizes = {name: draw(app, name, FOLDER).stat().st_size for name in PICTURES}
    for name, size in sizes.items():
        sys.stdout.write(f"{name}.png {size / 1000:.0f} kB\n")
    return int(max(sizes.values()) > MOST_BYTES)


if __name__ == "__main__":
    sys.exit(main())
