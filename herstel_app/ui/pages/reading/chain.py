"""The chain as a living loop: links on a ring, along which a soft light goes round from the one that is chosen."""

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
from herstel_app.ui.kit.painting import mixed, painting
from herstel_app.ui.kit.theme import BEARING_PX, Theme

ROUND_S = 40.0
"""How long the light takes to go round: slower than any breath."""
FRAME_MS = 66
GLOW_SHARE = 0.11
STEPS = 60
HIGH = 300
"""Height of the ring at most, in px at 100 %: it is seen whole above the link that was chosen."""
SPREAD = 0.14
"""How much further the two links at the foot are from its middle than the others are, as a share of their way."""
DIP = 8
"""How deep the bow between those two hangs, in px at 100 %: deeper it would run under them."""
CORNER = 16
"""Radius of the corners of the way back beside links that stand below each other, in px at 100 %."""
AWAY = 24
"""How far that way back is from the links, in px at 100 %."""
HEAD_PX = 9.0
"""Length of the arrowhead on the way from one link to the next, in px at 100 %."""
RING_PX, RING_SEEN = 1.5, 0.55
"""Of the ring: how thick it is, and how far its colour is from the ground to that of words."""


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
        self._clock.start()
        self._go_round()
        self.update()
        self.chosen.emit(number)

    def _go_round(self) -> None:
        """Have the light move, where there is one and someone does not want less motion."""
        if self.isVisible() and self.lit is not None and not self._theme.reduced_motion:
            self._timer.start()

    def _sizes(self) -> list[QSize]:
        """Give the size of each link: all are as wide as the widest, so that what joins them runs straight."""
        hints = [link.sizeHint() for link in self.links]
        widest = max(hint.width() for hint in hints)
        return [QSize(widest, hint.height()) for hint in hints]

    def _is_round(self, width: int) -> bool:
        """Whether the ring fits: two links beside each other at its foot, with some air between them."""
        widest = self._sizes()[0].width()
        return 2 * math.sin(math.pi / len(self.links)) * self._across(width) >= widest + self._theme.space(16)

    def _across(self, width: int) -> float:
        """Give half the width of the ring."""
        widest = self._sizes()[0].width()
        return min((width - widest) / 2 - 4, float(self._theme.px(190)))

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the ring, or of the links below each other."""
        tall = max(size.height() for size in self._sizes())
        if self._is_round(width):
            return min(self._theme.px(HIGH), width * 3 // 4) + tall
        return len(self.links) * (tall + self._theme.space(22))

    def sizeHint(self) -> QSize:
        """Give the size in a reader of usual width."""
        return QSize(420, self.heightForWidth(420))

    def minimumSizeHint(self) -> QSize:
        """Ask for the widest link."""
        return QSize(self._sizes()[0].width() + self._theme.space(AWAY + 14), 120)

    def _places(self) -> list[QPointF]:
        """Give the middle of each link."""
        sizes = self._sizes()
        if not self._is_round(self.width()):
            gap = self.height() / len(sizes)
            return [QPointF((size.width() + BEARING_PX) / 2, gap * (n + 0.5)) for n, size in enumerate(sizes)]
        middle, across, down = self._oval()
        return [middle + QPointF(across * math.sin(turn), -down * math.cos(turn)) for turn in self._turns()]

    def _turns(self) -> list[float]:
        """Give where on the ring each link is, in radians from the top; two at its foot leave room for their bow."""
        count = len(self.links)
        turns = [2 * math.pi * n / count for n in range(count)]
        if self._foot is not None:
            apart = SPREAD * 2 * math.pi / count
            turns[self._foot] -= apart
            turns[self._foot + 1] += apart
        return turns

    @property
    def _foot(self) -> int | None:
        """The link at the foot of the ring that has the next one beside it; of an even number none has."""
        half, is_odd = divmod(len(self.links), 2)
        return half if half and is_odd else None

    def _oval(self) -> tuple[QPointF, float, float]:
        """Give the middle of the oval that the links are on, and half its width and height."""
        tall = max(size.height() for size in self._sizes())
        lowest = -min(math.cos(turn) for turn in self._turns())
        down = (self.height() - tall - 8) / (1 + lowest)
        return QPointF(self.width() / 2, tall / 2 + 4 + down), self._across(self.width()), down

    def _bows(self) -> list[tuple[QPointF, QPointF, QPointF, QPointF]]:
        """Give the ring as a bow from each link to the next: its ends, and between them what bends it."""
        places, turns, (_, across, down) = self._places(), self._turns(), self._oval()
        bows = []
        for n, start in enumerate(places):
            to = (n + 1) % len(places)
            end = places[to]
            if n == self._foot:
                bows.append(self._foot_bow(start, end))
                continue
            bend = 4 / 3 * math.tan((turns[to] - turns[n]) % (2 * math.pi) / 4)
            ways = (QPointF(across * math.cos(turns[at]), down * math.sin(turns[at])) * bend for at in (n, to))
            bows.append((start, start + next(ways), end - next(ways), end))
        return bows

    def _foot_bow(self, start: QPointF, end: QPointF) -> tuple[QPointF, QPointF, QPointF, QPointF]:
        """Give the bow between the two at the foot, from edge to edge: from their middles it would be a short stub."""
        aside = QPointF((self._sizes()[0].width() - BEARING_PX) / 2, 0)
        start, end = start - aside, end + aside
        hangs, third = QPointF(0, self._theme.px(DIP) * 4 / 3), (end - start) / 3
        return start, start + third + hangs, end - third + hangs, end

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
        """Let the light go round."""
        super().showEvent(event)
        self._go_round()

    def hideEvent(self, event: QHideEvent) -> None:
        """Cost nothing where nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    @property
    def _spine_x(self) -> float:
        """Where the way back is beside links that stand below each other."""
        return self.links[0].geometry().right() + self._theme.space(AWAY)

    def _ring(self) -> QPainterPath:
        places = self._places()
        if self._is_round(self.width()):
            return self._round(len(places))
        path = QPainterPath()
        first, last, spine_x, corner = places[0], places[-1], self._spine_x, self._theme.px(CORNER)
        path.moveTo(first)
        path.lineTo(QPointF(first.x(), last.y()))
        path.lineTo(QPointF(spine_x - corner, last.y()))
        path.quadTo(QPointF(spine_x, last.y()), QPointF(spine_x, last.y() - corner))
        path.lineTo(QPointF(spine_x, first.y() + corner))
        path.quadTo(QPointF(spine_x, first.y()), QPointF(spine_x - corner, first.y()))
        path.lineTo(first)
        return path

    def _round(self, count: int) -> QPainterPath:
        """Give the ring from the first link along so many bows, to the middle of the link there."""
        places = self._places()
        path = QPainterPath(places[0])
        for start, one, other, to in self._bows()[:count]:
            path.lineTo(start)
            path.cubicTo(one, other, to)
        path.lineTo(places[count % len(places)])
        return path

    @property
    def lit(self) -> int | None:
        """The link from which the light goes round: the one that is chosen; until then the ring is of one colour."""
        return next((place for place, link in enumerate(self.links) if link.isChecked()), None)

    def _share_before(self, number: int, whole: float) -> float:
        """Give how far along the ring, which is `whole` px long, a link is, as a share of it."""
        places = self._places()
        if not self._is_round(self.width()):
            return (places[number].y() - places[0].y()) / whole
        return self._round(number).length() / whole

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
        for start, one, other, end in self._bows():
            way = end + other - one - start
            yield (start + (one + other) * 3 + end) / 8, math.degrees(math.atan2(way.y(), way.x()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring, and the light on it."""
        with painting(self) as painter:
            ring, color = self._ring(), self._theme.color
            painter.setPen(round_pen(mixed(color("background"), color("secondary"), RING_SEEN), RING_PX))
            painter.drawPath(ring)
            self._paint_light(painter, ring)
            painter.setPen(Qt.PenStyle.NoPen)
            for place, head in enumerate(self.arrowheads()):
                painter.setBrush(color("accent" if place == self.lit else "secondary"))
                painter.drawPolygon(head)
            # The ring runs behind the links, not through their words.
            painter.setBrush(color("background"))
            for link in self.links:
                half = link.height() / 2
                drawn = QRectF(link.geometry()).adjusted(BEARING_PX, 0, 0, 0)  # before that the ring is seen
                painter.drawRoundedRect(drawn, half, half)

    def _paint_light(self, painter: QPainter, ring: QPainterPath) -> None:
        """Draw a stretch of the ring that is brightest in its middle: it begins where the link is that is chosen."""
        if self.lit is None:
            return
        head = self._share_before(self.lit, ring.length())
        head += 0.0 if self._theme.reduced_motion else self._clock.elapsed() / 1000 / ROUND_S
        color = QColor(self._theme.color("accent_deep"))
        for step in range(STEPS):
            share = step / STEPS
            color.setAlphaF(math.sin(math.pi * share) ** 2)
            start, end = ((head + GLOW_SHARE * (share + extra / STEPS)) % 1.0 for extra in (0, 1))
            if start < end:
                painter.setPen(round_pen(color, 2.2))
                painter.drawLine(ring.pointAtPercent(start), ring.pointAtPercent(end))
