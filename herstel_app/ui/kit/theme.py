"""Colours, type and space: one place, resolved once, scaled by one factor."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QFontDatabase

from herstel_app.ui.kit.palettes import NIGHT, Palette

LARGE = 1.2
"""The text size from above which parts stand below each other."""

SERIF = ("New York", "Charter", "Sitka Text", "Georgia", "Noto Serif", "DejaVu Serif")
SANS = (
    "SF Pro Text",
    ".AppleSystemUIFont",
    "Segoe UI Variable Text",
    "Segoe UI",
    "Inter",
    "Noto Sans",
    "DejaVu Sans",
)


def growth_of_space(scale: float) -> float:
    """Give how much larger margins are at a text size than at 100 %: they grow by a quarter of what text does."""
    return 1 + (scale - 1) * 0.25


BEARING_PX = 3
"""How far right of its own left side everything begins to be drawn, so that all stands on one edge.

A J reaches out to the left of where its line begins, and the ring of the focus goes around the words of a link.
"""
QUIET_PADDING = 24
"""Left and right in a quiet button, in px at 100 %."""


class Theme(QObject):
    """The look at one text size. `scale` 1.0 is 100 %."""

    def __init__(self, scale: float = 1.0, palette: Palette = NIGHT, reduced_motion: bool = False) -> None:
        """Resolve the fonts this computer has; needs a running QGuiApplication."""
        super().__init__()
        self.scale = scale
        self.palette = palette
        self._reduced_motion: bool | None = reduced_motion
        self._wants_less_motion: Callable[[], bool] = bool
        families = set(QFontDatabase.families())
        self.serif = next((name for name in SERIF if name in families), QFont().defaultFamily())
        self.sans = next((name for name in SANS if name in families), QFont().defaultFamily())

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing moves; where the operating system has to say it, it is asked when first something would."""
        if self._reduced_motion is None:
            self._reduced_motion = self._wants_less_motion()
        return self._reduced_motion

    @reduced_motion.setter
    def reduced_motion(self, reduced: bool) -> None:
        self._reduced_motion = reduced

    def ask_motion(self, wants_less: Callable[[], bool]) -> None:
        """Have `wants_less` say whether nothing moves."""
        self._wants_less_motion, self._reduced_motion = wants_less, None

    def ask_ahead(self) -> None:
        """Have the operating system asked in a thread of its own, where that is still to be done: it takes a while."""
        if self._reduced_motion is None:
            asked = self._wants_less_motion
            threading.Thread(target=self._hear, args=(asked,), name="herstel-motion", daemon=True).start()

    def _hear(self, asked: Callable[[], bool]) -> None:
        told = asked()
        if self._reduced_motion is None and asked == self._wants_less_motion:
            self._reduced_motion = told

    @property
    def is_large(self) -> bool:
        """Whether the text is so large that there is no room for much beside each other."""
        return self.scale > LARGE

    def px(self, size: float) -> int:
        """Give a length, designed at 100 %, in px at this text size."""
        return max(1, round(size * self.scale))

    def space(self, size: float) -> int:
        """Give a margin in px: margins grow much slower than text, so that text gets the room."""
        return max(1, round(size * growth_of_space(self.scale)))

    def font(
        self,
        size: float,
        serif: bool = False,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> QFont:
        """Give a font of `size` px at 100 %."""
        font = QFont(self.serif if serif else self.sans)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        return font

    def color(self, role: str) -> QColor:
        """Give the colour that plays `role`."""
        return QColor(getattr(self.palette, role))
