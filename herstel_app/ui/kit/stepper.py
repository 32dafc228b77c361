"""A field with a button on either side, for the mouse: – and +."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QPushButton, QSpinBox, QWidget

from herstel_app.ui.kit.basic import BEARING_PX, button

STEP_GAP = 5
"""Between a value without a frame and its buttons, in px at 100 %."""
Box = QSpinBox | QDoubleSpinBox


class Stepper(QWidget):
    """A box between – and +, at the left; a button goes on as long as it is held, and rests at the end."""

    def __init__(self, box: Box, less: str, more: str, gap_px: int) -> None:
        """Put `box` between its buttons; `less` and `more` are what a screen reader says of these."""
        super().__init__()
        self.box = box
        self.less, self.more = self._button(-1, less), self._button(1, more)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part, beyond in ((self.less, gap_px), (box, gap_px - BEARING_PX), (self.more, 0)):
            row.addWidget(part)
            row.addSpacing(beyond)
        row.addStretch(1)
        box.valueChanged.connect(self.mind_ends)
        self.mind_ends()

    def _button(self, step: int, name: str) -> QPushButton:
        turn = button("–" if step < 0 else "+", "step", name)
        turn.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the box itself has keys for it
        turn.setAutoRepeat(True)
        turn.clicked.connect(lambda: self.box.stepBy(step))
        return turn

    def mind_ends(self) -> None:
        """Let no button do what cannot be done; ask this where the range or the value changed without a signal."""
        self.less.setEnabled(self.box.value() > self.box.minimum())
        self.more.setEnabled(self.box.value() < self.box.maximum())
