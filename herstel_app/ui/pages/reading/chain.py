"""The chain as a living loop: five links around a ring along which a soft light goes round."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
    QTransform,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from herstel_app.ui.kit.basic import button, round_pen
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import BEARING_PX, Theme

ROUND_S = 40.0
"""How long the light takes to go round: slower than any breath."""
FRAME_MS = 66
GLOW_SHARE = 0.11
STEPS = 60
HEAD_PX = 6.0
"""Length of the arrowhead on the way from one link to the next, in px at 100 %."""


class ChainLoop(QWidget):
    """Shows the links in their order; a link that is chosen stays marked.

    The links are buttons, so keyboard and screen reader go round as well; the ring between them is only painted.
    Where the column is too narrow for a ring the links stand below each other, with the way back beside them.
    """

    chosen = Signal(int)
    """The place of the link in the chain, 0 = the first."""

    def __init__(self, titles: Sequence[str], theme: Theme) -> None:
        """Make a loop of links with these `titles`."""
        super().__init__()
        self._theme = theme
        self.links = [self._link(number, title, len(titles)) for number, title in enumerate(titles)]
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.update)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(QCoreApplication.translate("Chain", "De keten, vijf schakels in een kring"))

    def _link(self, number: int, title: str, count: int) -> QPushButton:
        after = (number + 1) % count + 1
        words = QCoreApplication.translate("Chain", "Schakel {n}: {title}. Daarna komt schakel {after}.")
        link = button(title, "chip", name=words.format(n=number + 1, title=title, after=after))
        link.setParent(self)
        link.setCheckable(True)
        link.clicked.connect(partial(self._choose, number))
        return link

    def _choose(self, number: int) -> None:
        """Mark the link; the links are in no group: of a group Qt lets Tab reach only the one that is on."""
        for place, link in enumerate(self.links):
            link.setChecked(place == number)
        self.chosen.emit(number)

    def _sizes(self) -> list[QSize]:
        return [link.sizeHint() for link in self.links]

    def _is_round(self, width: int) -> bool:
        """Whether the ring fits: two links beside each other at its foot, with some air between them."""
        widest = max(size.width() for size in self._sizes())
        return 2 * math.sin(math.pi / len(self.links)) * self._across(width) >= widest + self._theme.space(16)

    def _across(self, width: int) -> float:
        """Give half the width of the ring."""
        widest = max(size.width() for size in self._sizes())
        return min((width - widest) / 2 - 4, float(self._theme.px(190)))

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the ring, or of the links below each other."""
        tall = max(size.height() for size in self._sizes())
        if self._is_round(width):
            return min(self._theme.px(330), width * 3 // 4) + tall
        return len(self.links) * (tall + self._theme.space(22))

    def sizeHint(self) -> QSize:
        """Give the size in a reader of usual width."""
        return QSize(420, self.heightForWidth(420))

    def minimumSizeHint(self) -> QSize:
        """Ask for the widest link."""
        return QSize(max(size.width() for size in self._sizes()) + self._theme.space(36), 120)

    def _places(self) -> list[QPointF]:
        """Give the middle of each link."""
        sizes = self._sizes()
        tall = max(size.height() for size in sizes)
        if not self._is_round(self.width()):
            gap = self.height() / len(sizes)
            return [QPointF((size.width() + BEARING_PX) / 2, gap * (n + 0.5)) for n, size in enumerate(sizes)]
        across = self._across(self.width())
        down = (self.height() - tall) / 2 - 4
        middle = QPointF(self.width() / 2, self.height() / 2)
        turn = 2 * math.pi / len(sizes)
        return [
            middle + QPointF(across * math.sin(turn * n), -down * math.cos(turn * n)) for n in range(len(self.links))
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the links in their places."""
        super().resizeEvent(event)
        for link, place, size in zip(self.links, self._places(), self._sizes(), strict=True):
            link.setGeometry(
                round(place.x() - (size.width() + BEARING_PX) / 2),
                round(place.y() - size.height() / 2),
                size.width(),
                size.height(),
            )

    def showEvent(self, event: QShowEvent) -> None:
        """Let the light go round, but not for who wants less motion."""
        super().showEvent(event)
        self._clock.start()
        if not self._theme.reduced_motion:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Cost nothing where nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    @property
    def _spine_x(self) -> float:
        """Where the way back is beside links that stand below each other."""
        return max(link.geometry().right() for link in self.links) + self._theme.space(14)

    def _ring(self) -> QPainterPath:
        places = self._places()
        path = QPainterPath()
        if self._is_round(self.width()):
            middle = QPointF(self.width() / 2, self.height() / 2)
            across, down = self._across(self.width()), middle.y() - places[0].y()
            path.moveTo(places[0])
            path.arcTo(QRectF(middle.x() - across, middle.y() - down, 2 * across, 2 * down), 90, -360)
            return path
        spine_x = self._spine_x
        path.moveTo(places[0])
        path.lineTo(QPointF(places[0].x(), places[-1].y()))
        path.lineTo(QPointF(spine_x, places[-1].y()))
        path.lineTo(QPointF(spine_x, places[0].y()))
        path.lineTo(places[0])
        return path

    @property
    def light_role(self) -> str:
        """The colour of the light: of what is chosen, once something is."""
        return "accent_deep" if any(link.isChecked() for link in self.links) else "tertiary"

    def arrowheads(self) -> list[QPolygonF]:
        """Give an arrowhead halfway from each link to the next, pointing there."""
        half = self._theme.px(HEAD_PX) / 2
        head = QPolygonF([QPointF(half, 0), QPointF(-half, -half), QPointF(-half, half)])
        return [QTransform().translate(at.x(), at.y()).rotate(turned).map(head) for at, turned in self._ways()]

    def _ways(self) -> Iterator[tuple[QPointF, float]]:
        """Give the middle of the way from each link to the next, and where it goes, in degrees from the right down."""
        places = self._places()
        if not self._is_round(self.width()):
            for one, following in pairwise(places):
                yield QPointF(places[0].x(), (one.y() + following.y()) / 2), 90
            yield QPointF(self._spine_x, (places[0].y() + places[-1].y()) / 2), -90
            return
        middle = QPointF(self.width() / 2, self.height() / 2)
        across, down = self._across(self.width()), middle.y() - places[0].y()
        for number in range(len(places)):
            turn = 2 * math.pi / len(places) * (number + 0.5)
            way = math.atan2(down * math.sin(turn), across * math.cos(turn))
            yield middle + QPointF(across * math.sin(turn), -down * math.cos(turn)), math.degrees(way)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring, and the light on it."""
        with painting(self) as painter:
            ring = self._ring()
            painter.setPen(round_pen(self._theme.color("hairline"), 1.5))
            painter.drawPath(ring)
            self._paint_light(painter, ring)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("secondary"))
            for head in self.arrowheads():
                painter.drawPolygon(head)
            # The ring runs behind the links, not through their words.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("background"))
            for link in self.links:
                half = link.height() / 2
                painter.drawRoundedRect(QRectF(link.geometry()), half, half)

    def _paint_light(self, painter: QPainter, ring: QPainterPath) -> None:
        """Draw a stretch of the ring that is brightest in its middle."""
        head = 0.0 if self._theme.reduced_motion else (self._clock.elapsed() / 1000 / ROUND_S) % 1.0
        color = QColor(self._theme.color(self.light_role))
        for step in range(STEPS):
            share = step / STEPS
            color.setAlphaF(math.sin(math.pi * share) ** 2)
            start, end = ((head + GLOW_SHARE * (share + extra / STEPS)) % 1.0 for extra in (0, 1))
            if start < end:
                painter.setPen(round_pen(color, 2.2))
                painter.drawLine(ring.pointAtPercent(start), ring.pointAtPercent(end))
