"""A thin plan: a line for each step, as long as the step takes, with how much of it is done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.engine.running_plan import RunningPlan
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

WIDTH, HEIGHT, THIN, GAP = 326, 3, 2, 8
"""In px at 100 %."""
OVER, TO_DO = 0.5, 0.25
"""How strong the colour is of a step that is over, and of what is left of the present one."""
COLORS = {"flat": "rest", "read": "tertiary"}
"""Of the shapes that are not guided."""
STRENGTH_STEP = 0.02
"""What changes less is not seen."""
LEAST_SHARE = 0.08
"""A short step has at least this share of the width."""


class PlanLine(QWidget):
    """Draws the plan; amber for what is guided, mauve for rest."""

    def __init__(self, theme: Theme) -> None:
        """Draw nothing yet."""
        super().__init__()
        self._theme = theme
        self._plan: RunningPlan | None = None
        self._share, self._strength, self._is_thin = 0.0, 1.0, False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for a short line."""
        return QSize(self._theme.space(WIDTH), self._theme.px(THIN if self._is_thin else HEIGHT))

    def show_thin(self, thin: bool) -> None:
        """Be thinner, where there is little height."""
        if thin != self._is_thin:
            self._is_thin = thin
            self.updateGeometry()

    def show_plan(self, plan: RunningPlan | None) -> None:
        """Draw this plan from now on."""
        self._plan = plan
        self.update()

    def show_share(self, share: float) -> None:
        """Draw so much of the present step as done."""
        if round(share * WIDTH) != round(self._share * WIDTH):
            self._share = share
            self.update()

    def show_strength(self, strength: float) -> None:
        """Draw all of it so strong: 1 is whole, 0 nothing."""
        change = abs(strength - self._strength)
        if change >= STRENGTH_STEP or (change and strength in (0.0, 1.0)):
            self._strength = strength
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
                box = QRectF(left, 0.0, share * unit, self.height())
                role = COLORS.get(part.shape, "accent")
                if place == plan.at:
                    self._paint_present(painter, box, role)
                else:
                    self._paint_bar(painter, box, "hairline", 1.0)
                    self._paint_bar(painter, box, role, OVER if place < plan.at else 0.0)
                left += box.width() + gap

    def _paint_present(self, painter: QPainter, box: QRectF, role: str) -> None:
        done = QRectF(box.x(), box.y(), self._share * box.width(), box.height())
        self._paint_bar(painter, box, role, TO_DO)
        self._paint_bar(painter, done, role, 1.0)

    def _paint_bar(self, painter: QPainter, box: QRectF, role: str, strength: float) -> None:
        strength *= self._strength
        if not strength or not box.width():
            return
        color = QColor(self._theme.color(role))
        color.setAlphaF(strength)
        painter.setBrush(color)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
