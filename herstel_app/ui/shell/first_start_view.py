"""The screen of the first start, which breathes; on it *Voel het verschil* begins."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from herstel_app.engine.engine import Engine
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button, centred, tab_stops
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.layout import Stretch, add, block, column, flow, wide
from herstel_app.ui.kit.page import Ground
from herstel_app.ui.kit.tab_after import in_tab_order
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.health_screen import HealthScreen
from herstel_app.ui.practice.safety_line import SafetyLine
from herstel_app.ui.shell.first_question import FirstQuestion
from herstel_app.ui.shell.first_scene import FirstScene

if TYPE_CHECKING:
    from herstel_app.ui.practice.corners import Corners

tr = QCoreApplication.translate
WIDEST = 10_000
"""The lines go on to the sides of any window, in px at 100 %."""


class FirstStartView(Ground):
    """The glow between its two lines, one button, and one line of safety; behind that line the one question."""

    felt = Signal()
    """Someone wants to feel the difference."""
    left = Signal()
    """Someone wants to look around first."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Lay it out."""
        super().__init__("pane")
        self._theme = theme
        self.scene = FirstScene(theme)
        self.question = FirstQuestion(engine, bridge, theme)
        self.feel_button = button(tr("FirstStart", "Laat voelen"), "primary")
        self.look_button = button(tr("FirstStart", "eerst rondkijken"), "link")
        self.safety = SafetyLine(engine.fit, bridge, theme, centred=True)
        self._asked = HealthScreen(engine, bridge, theme, ground="pane")
        self.health = self._asked.health
        self._stack = QStackedWidget()
        self._stack.addWidget(self._first(theme))
        self._stack.addWidget(self._asked)
        column(theme, wide(self._stack), gap=0, on=self)
        self.feel_button.clicked.connect(self.felt)
        self.look_button.clicked.connect(self.left)
        self.question.left_by_focus.connect(lambda: self.feel_button.setFocus(Qt.FocusReason.OtherFocusReason))
        self.safety.asked.connect(self.ask)
        self.health.answered.connect(self.go_back)
        bridge.first_frame_changed.connect(self.scene.show_frame)

    def _first(self, theme: Theme) -> QWidget:
        large = theme.is_large
        title = centred(tr("FirstStart", "Rust is nog geen herstel."), "display")
        text = centred(tr("FirstStart", "Voel het verschil, in vijf minuten."), "subtitle")
        begin = flow(theme, self.feel_button, self.look_button, gap=30, centred=True)
        gap, under, below = (18, 18, 12) if large else (38, 26, 30)
        words = block(theme, title, 4, text, gap, begin, under, self.question, gap=0, margins=(48, 0, 48, 0))
        safety = block(theme, self.safety, margins=(28, 12 if large else 0, 28, below))
        screen = Column(theme, WIDEST, (0, 0), gap=0, fills=True)
        add(screen.body, theme, Stretch(3), wide(self.scene, 25), Stretch(1), words, Stretch(1), safety)
        return screen

    @property
    def is_asking(self) -> bool:
        """Whether the one question about oneself is shown."""
        return self._stack.currentIndex() == 1

    @cached_property
    def corners(self) -> Corners:
        """Help above the question, where it stands in an exercise."""
        from herstel_app.ui.practice.corners import Corners

        corners = Corners(self._theme)
        corners.show_whole(True)
        corners.help_asked.connect(lambda: self.health.help_asked.emit(""))
        corners.setParent(self)
        in_tab_order(tab_stops(self._asked)[-1], corners.help_button)
        return corners

    def _place_corners(self) -> None:
        from herstel_app.ui.practice.corners import room_above

        self.corners.setContentsMargins(self._theme.space(20), 0, 0, 0)
        above = room_above(self._theme, self.height())
        self.corners.setGeometry(QRect(QPoint(0, above), self.corners.sizeHint()))
        self.corners.raise_()
        # In large text it has no room beside the question; help is a key away, and linked with what is advised.
        self.corners.setVisible(not self._theme.is_large)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep help in its corner."""
        super().resizeEvent(event)
        if self.is_asking:
            self._place_corners()

    def ask(self) -> None:
        """Show the one question about oneself."""
        self._stack.setCurrentIndex(1)
        self._place_corners()
        self._asked.ask()

    def go_back(self) -> None:
        """Show the first screen again."""
        self.corners.hide()
        self._stack.setCurrentIndex(0)
        self.feel_button.setFocus(Qt.FocusReason.OtherFocusReason)
