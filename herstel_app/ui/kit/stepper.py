"""A field with a button on either side, for the mouse: – and +."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QPushButton

from herstel_app.ui.kit.basic import button


def step_button(box: QAbstractSpinBox, step: int, name: str) -> QPushButton:
    """Make a button that goes a step on or back, for as long as it is held; the box itself has keys for it."""
    turn = button("–" if step < 0 else "+", "step", name)
    turn.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    turn.setAutoRepeat(True)
    turn.clicked.connect(lambda: box.stepBy(step))
    return turn


def stepper(less: QPushButton, box: QAbstractSpinBox, more: QPushButton, gap_px: int) -> QHBoxLayout:
    """Put a box between its buttons, at the left."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap_px)
    for part in (less, box, more):
        row.addWidget(part)
    row.addStretch(1)
    return row
