"""The cards of the proeven: what is laid side by side as a drawing, and what begins it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.core.drawing import Stroke, proef_strokes
from herstel_app.core.library import Library
from herstel_app.core.programme_content import Proef, ProefParts
from herstel_app.core.trial import TrialPlan
from herstel_app.engine.trial_words import plan_minutes, trial_strokes
from herstel_app.ui.kit.basic import BEARING_PX, button, label, round_pen
from herstel_app.ui.kit.card import SIDE, Card
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.end_mark import EndMark, OpensMark, StartMark
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.focus_ring import shows_ring
from herstel_app.ui.kit.layout import column, flow, row, wide
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.pressed import Button
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.safety_line import SafetyLine

tr = QCoreApplication.translate
RING, RADIUS, INSET = 2, 12, 5
"""Of the ring of a row and its ground: its width, its corners, and how far in it stands; px."""
NARROW_BELOW = 560
"""Width, in px at 100 %, of a row that has no room for its drawing beside its words."""
DRAWING, DRAWING_GAP = (30, 104), 24
"""Height and width of a drawing beside words, and the room between them, in px at 100 %: as in *Oefenen*."""


def about(proef: Proef) -> str:
    """Say how long a proef takes, about."""
    return tr("RestPage", "ongeveer {length}").format(length=minutes_words(proef.takes_minutes))


def parts_words(parts: ProefParts) -> str:
    """Say what is laid side by side, as it is drawn, and as *Vanavond* promises it: "Stilzitten en uitademen."."""
    return tr("RestPage", "{rest} en {other}.").format(rest=parts[0].short.capitalize(), other=parts[1].short)


class DifferenceCard(Card):
    """*Voel het verschil*, as the first thing there is."""

    begun = Signal()

    def __init__(self, theme: Theme, proef: Proef, parts: ProefParts, library: Library, safety: SafetyLine) -> None:
        """Show it; `safety` stands below its button."""
        super().__init__(theme, top=30, gap=0)
        self.safety = safety
        drawing = Drawing(theme, 56)
        drawing.is_few = True
        drawing.show_strokes(proef_strokes(parts, library))
        self.begin_button = button(tr("RestPage", "Laat voelen"), "primary")
        self.begin_button.clicked.connect(self.begun)
        words = label(proef.title, "heading"), label(parts_words(parts), "secondary")
        self.add(drawing, 22, column(theme, *words, gap=4), 20)
        self.add(flow(theme, self.begin_button, label(about(proef), "kicker", wrap=False), gap=24), 16, safety)


class RowDrawing(Drawing):
    """What is laid side by side, at the left of its words; it is left out where there is no room for it."""

    def __init__(self, theme: Theme, strokes: Sequence[Stroke]) -> None:
        """Draw it; a title beside it tells what it is."""
        super().__init__(theme, *DRAWING)
        self.is_few = True
        self.show_strokes(strokes)

    def fit(self, width: int) -> None:
        """Be there in a row of `width` px that has room for it."""
        self.setVisible(width >= self._theme.px(NARROW_BELOW))


class Rows(Card):
    """A list: the drawings and words of its rows stand below each other, in line with the other cards."""

    def __init__(self, theme: Theme) -> None:
        """Make it without any."""
        super().__init__(theme, side=0, top=4, gap=0)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return self.body.count() == 0

    def add_row(self, proef: Proef, parts: ProefParts, library: Library) -> ProefRow:
        """Add a proef at the end."""
        row = ProefRow(self._theme, proef, parts, library, is_first=self.is_empty)
        self.add(row)
        return row

    def add_trial(self, plan: TrialPlan, state: str, library: Library) -> TrialRow:
        """Add an avondproef at the end; `state` says how it stands."""
        row = TrialRow(self._theme, plan, state, library, is_first=self.is_empty)
        self.add(row)
        return row


class PressedRow(Button):
    """One line of a list, pressed as a whole."""

    def __init__(
        self,
        theme: Theme,
        strokes: Sequence[Stroke],
        words: tuple[str, str, str],
        mark: EndMark,
        *,
        is_first: bool = True,
    ) -> None:
        """Show a title, what it is about and how long it takes; what `is_first` has no line above it."""
        super().__init__()
        self._theme, self._is_first = theme, is_first
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(True)
        # A button would take no less than what its words need on one line.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        title, told, takes = words
        said = column(theme, label(title, "line"), label(told, "small"), gap=3)
        length = label(takes, "kicker", wrap=False)
        self._drawing = RowDrawing(theme, strokes)
        beside = row(theme, self._drawing, wide(said), gap=DRAWING_GAP)
        row(theme, wide(beside), 8, length, mark, gap=16, margins=(SIDE, 16, SIDE, 16), on=self)
        for each in self.findChildren(QWidget):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Ask for what its words need, not the text of a button."""
        layout = self.layout()
        return layout.totalSizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Ask for what its words need at least."""
        layout = self.layout()
        return layout.totalMinimumSize() if layout else super().minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the drawing out where there is no room for it."""
        self._drawing.fit(event.size().width())
        super().resizeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a hairline above it, its ground under the mouse, and the ring of the focus."""
        theme = self._theme
        with painting(self) as painter:
            if not self._is_first:
                side = theme.space(SIDE)
                painter.setPen(round_pen(theme.color("row_line"), 1))
                # From where what is drawn begins.
                painter.drawLine(QPointF(side + BEARING_PX + 0.5, 0.5), QPointF(self.width() - side - 0.5, 0.5))
            box = QRectF(self.rect()).adjusted(INSET, INSET + 1, -INSET, -INSET)
            lit = self.isEnabled() and (self.underMouse() or self.isDown())
            painter.setBrush(theme.color("raised") if lit else Qt.BrushStyle.NoBrush)
            painter.setPen(round_pen(theme.color("accent"), RING) if shows_ring(self) else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, RADIUS, RADIUS)


class ProefRow(PressedRow):
    """A proef, which begins."""

    begun = Signal()

    def __init__(self, theme: Theme, proef: Proef, parts: ProefParts, library: Library, is_first: bool = True) -> None:
        """Show it."""
        words = proef.title, proef.summary, minutes_words(proef.takes_minutes)
        super().__init__(theme, proef_strokes(parts, library), words, StartMark(theme), is_first=is_first)
        self.begin_button = self
        self.setAccessibleName(tr("RestPage", "Laat voelen: {title}").format(title=proef.title))
        self.setAccessibleDescription(f"{proef.summary} {about(proef).capitalize()}.")
        self.clicked.connect(self.begun)


class TrialRow(PressedRow):
    """An avondproef that is not shown, which opens."""

    def __init__(self, theme: Theme, plan: TrialPlan, state: str, library: Library, is_first: bool = True) -> None:
        """Show it; `state` says how it stands."""
        told, minutes = f"{plan.place.capitalize()}, {state}.", minutes_words(plan_minutes(plan, library))
        words = plan.exercise_title, told, minutes
        super().__init__(theme, trial_strokes(plan, library), words, OpensMark(theme), is_first=is_first)
        said = tr("RestPage", "“{title}”, {minutes}, {place} ({state})")
        name = said.format(title=plan.exercise_title, minutes=minutes, place=plan.place, state=state)
        self.setAccessibleName(name)
