"""A question with chips below it, of which one is on, or none: an answer is taken back by pressing it again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.theme import Theme


class QuestionChips(QWidget):
    """The chips of one question."""

    chosen = Signal(object)
    """The value of the chip that was pressed, or None where that took the answer back."""

    def __init__(self, theme: Theme, title: str, options: Sequence[tuple[str, object]], *, gap: int) -> None:
        """Make the chips, with `gap` px at 100 % between question and chips."""
        super().__init__()
        self._flow = FlowLayout(theme.space(10))
        self.chips: dict[object, QPushButton] = {}
        for text, value in options:
            chip = self.add_chip(text, f"{title} {text}")
            chip.clicked.connect(lambda on, value=value: self.chosen.emit(value if on else None))
            self.chips[value] = chip
        holder = QWidget()
        holder.setLayout(self._flow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(6))
        column.addWidget(label(title, "question"))
        column.addSpacing(theme.space(gap))
        column.addWidget(holder)

    def add_chip(self, text: str, name: str = "") -> QPushButton:
        """Add a chip that belongs to the question in another way."""
        chip = button(text, "chip", name=name or text)
        chip.setCheckable(True)
        self._flow.addWidget(chip)
        return chip

    def show_chosen(self, value: object) -> None:
        """Have the chip of this value on, and no other."""
        for each, chip in self.chips.items():
            chip.setChecked(each == value)
