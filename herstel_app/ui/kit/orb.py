"""The orb: a soft glow that breathes, inside a ring whose arc shows the phase."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRadialGradient
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.core.timeline import Frame, Phase
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.palettes import NIGHT, Palette
from herstel_app.ui.kit.theme import Theme

SMALLEST, LARGEST = 0.50, 0.80
"""Radius of the glow as a share of the ring's, breathed out and breathed in."""
LEAST_PX, USUAL_PX = 64, 150
"""Its smallest size, and the one below which other things give way too, in px at 100 %."""
STILL_RADIUS = 0.62
FAINTEST = 0.25
"""Guidance of less shows no word."""
DARK_WORD_FROM = 0.3
"""From this glow on a dark word reads better than a light one."""
STILL_BRIGHTNESS_RANGE = 0.10
"""With reduced motion the size stands still and the brightness changes by at most this share."""


def phase_word(phase: Phase | None) -> str:
    """Give the word in the middle of the orb; empty where nothing is to be done."""
    words = {
        "inhale": QCoreApplication.translate("Orb", "adem in"),
        "top_up": QCoreApplication.translate("Orb", "nog iets in"),
        "hold": QCoreApplication.translate("Orb", "wacht"),
        "exhale": QCoreApplication.translate("Orb", "adem uit"),
        "hold_out": QCoreApplication.translate("Orb", "wacht"),
        "tense": QCoreApplication.translate("Orb", "span aan"),
        "release": QCoreApplication.translate("Orb", "laat los"),
        "notice": QCoreApplication.translate("Orb", "merk op"),
    }
    return words[phase] if phase else ""


def _stops(palette: Palette, share: float) -> Iterator[tuple[float, QColor]]:
    """Give the stops of the glow between the dim one (0) and the bright one (1)."""
    for (at, dim, dim_alpha), (bright_at, bright, bright_alpha) in zip(
        palette.orb_dim, palette.orb_bright, strict=True
    ):
        a, b = QColor(dim), QColor(bright)
        red, green, blue = (
            x + (y - x) * share for x, y in ((a.redF(), b.redF()), (a.greenF(), b.greenF()), (a.blueF(), b.blueF()))
        )
        alpha = dim_alpha + (bright_alpha - dim_alpha) * share
        yield at + (bright_at - at) * share, QColor.fromRgbF(red, green, blue, alpha)


class Orb(QWidget):
    """Draws one frame; knows nothing of time."""

    def __init__(self, theme: Theme, dim: bool = False) -> None:
        """Make an orb at rest; `dim` is the one for the dark screen, without ring and word."""
        super().__init__()
        self._theme = theme
        self._dim = dim
        self._frame: Frame | None = None
        self._paused = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.restyle()

    def restyle(self) -> None:
        """Take over the text size of the theme."""
        self.setMinimumSize(self._theme.space(LEAST_PX), self._theme.space(LEAST_PX))

    def sizeHint(self) -> QSize:
        """Ask for little: where there is more, the orb gets it, and where there is less, text goes before it."""
        return QSize(self._theme.space(USUAL_PX), self._theme.space(USUAL_PX))

    def show_frame(self, frame: Frame | None, paused: bool = False) -> None:
        """Draw `frame` from now on; None is the orb at rest."""
        self._frame, self._paused = frame, paused
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw glow, ring, arc and word."""
        with painting(self) as painter:
            ring = min(self.width(), self.height(), 460) / 2 - 4
            centre = QPointF(self.width() / 2, self.height() / 2)
            self._paint_glow(painter, centre, ring)
            if not self._dim:
                self._paint_ring(painter, centre, ring)
                self._paint_word(painter, centre, ring)

    def _paint_glow(self, painter: QPainter, centre: QPointF, ring: float) -> None:
        frame = self._frame
        # Where the guidance is gone the orb lies still and small, as in stillness.
        level = frame.level * frame.guidance if frame else 0.0
        glow_share = frame.glow if frame and not self._dim else 0.0
        strength = 1.0
        if self._frame:
            strength *= self._frame.presence
        if self._paused:
            strength *= 0.5
        if self._theme.reduced_motion:
            share = STILL_RADIUS
            strength *= 1.0 - STILL_BRIGHTNESS_RANGE * (1.0 - level)
        else:
            share = SMALLEST + (LARGEST - SMALLEST) * level
        # The glow has no edge: it is half as strong at `share` and gone a little further out.
        radius = ring * share * 1.12
        glow = QRadialGradient(centre, radius)
        for at, stop in _stops(NIGHT if self._dim else self._theme.palette, glow_share):
            stop.setAlphaF(stop.alphaF() * strength)
            glow.setColorAt(at, stop)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(centre, radius, radius)

    def _paint_ring(self, painter: QPainter, centre: QPointF, ring: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("hairline"), 1.2))
        painter.drawEllipse(centre, ring, ring)
        frame = self._frame
        if frame is None or frame.phase is None or self._paused or frame.guidance == 0.0:
            return
        arc = self._theme.color("accent_deep")
        arc.setAlphaF(min(1.0, frame.guidance))
        pen = QPen(arc, 2.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        box = QRectF(centre.x() - ring, centre.y() - ring, 2 * ring, 2 * ring)
        painter.drawArc(box, 90 * 16, round(-360 * 16 * frame.progress))

    def _paint_word(self, painter: QPainter, centre: QPointF, ring: float) -> None:
        frame = self._frame
        guided = frame is not None and frame.guidance > FAINTEST
        word = (frame.word or phase_word(frame.phase)) if frame and guided else ""
        if self._paused:
            word = QCoreApplication.translate("Orb", "pauze")
        if not word:
            return
        font = self._theme.font(27, serif=True)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(word)
        room = 2 * ring * SMALLEST * 0.86
        if width > room:
            font.setPixelSize(max(13, int(font.pixelSize() * room / width)))
            painter.setFont(font)
        dark = frame is not None and frame.glow >= DARK_WORD_FROM and not self._paused
        painter.setPen(self._theme.color("orb_word" if dark else "text"))
        box = QRectF(centre.x() - ring, centre.y() - ring, 2 * ring, 2 * ring)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
