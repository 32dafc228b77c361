"""A thin plan: a line for each step, as long as the step takes, with how much of it is done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.engine.running_plan import RunningPlan
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

WIDTH, HEIGHT, GAP = 326, 3, 8
"""In px at 100 %."""
LEAST_SHARE = 0.08
"""A short step has at least this share of the width."""


class PlanLine(QWidget):
    """Draws the plan; amber for what is guided, mauve for rest."""

    def __init__(self, theme: Theme) -> None:
        """Draw nothing yet."""
        super().__init__()
        self._theme = theme
        self._plan: RunningPlan | None = None
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for a short line."""
        return QSize(self._theme.space(WIDTH), self._theme.px(HEIGHT))

    def show_plan(self, plan: RunningPlan | None) -> None:
        """Draw this plan from now on."""
        self._plan = plan
        self.update()

    def show_share(self, share: float) -> None:
        """Draw so much of the present step as done."""
        if round(share * WIDTH) != round(self._share * WIDTH):
            self._share = share
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        plan = self._plan
        if plan is None:
            return
        whole = sum(part.minutes for part in plan.parts)
        shares = [max(LEAST_SHARE, part.minutes / whole) for part in plan.parts]
        gap = self._theme.space(GAP)
        unit = (self.width() - gap * (len(shares) - 1)) / sum(shares)
        left = 0.0
        with painting(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            for place, (part, share) in enumerate(zip(plan.parts, shares, strict=True)):
                done = 1.0 if place < plan.at else self._share if place == plan.at else 0.0
                box = QRectF(left, 0.0, share * unit, self.height())
                self._paint_part(painter, box, done, "rest" if part.shape == "flat" else "accent", place == plan.at)
                left += box.width() + gap

    def _paint_part(self, painter: QPainter, box: QRectF, done: float, role: str, is_now: bool) -> None:
        radius = box.height() / 2
        painter.setBrush(self._theme.color("hairline"))
        painter.drawRoundedRect(box, radius, radius)
        if done:
            color = QColor(self._theme.color(role))
            color.setAlphaF(1.0 if is_now else 0.5)
            painter.setBrush(color)
            painter.drawRoundedRect(QRectF(box.x(), box.y(), done * box.width(), box.height()), radius, radius)
