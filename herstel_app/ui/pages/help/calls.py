"""Whom to call first, in a row below the title of *Hulp en veiligheid*."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from herstel_app.core.page_content import Contact
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.layout import STRETCH, column, row, wide
from herstel_app.ui.kit.theme import Theme

SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
SIDE, AROUND, BETWEEN = 20, 14, 12
"""Within a part and between the parts, in px at 100 %."""


def is_dialled(contact: Contact) -> bool:
    """Say whether its number is one that everybody dials."""
    return any(character.isdigit() for character in contact.number)


def number_label(contact: Contact, role: str, wrap: bool) -> QLabel:
    """Make a label from which the number can be copied."""
    number = label(contact.number, role, wrap=wrap)
    number.setTextInteractionFlags(SELECTABLE)
    number.setAccessibleName(f"{contact.name}: {contact.number}")
    return number


class Call(QFrame):
    """A number, and what it is for; a click anywhere in it selects the number, to be copied."""

    def __init__(self, contact: Contact, theme: Theme) -> None:
        """Show `contact`; one without a number of its own by its name."""
        super().__init__()
        self.setProperty("role", "card")
        self.dialled = is_dialled(contact)
        self.number = number_label(contact, "call", False) if self.dialled else label(contact.name, "call", wrap=False)
        what = label(contact.first or "", "small")
        column(theme, self.number, what, STRETCH, gap=2, margins=(SIDE, AROUND, SIDE, AROUND), on=self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the number."""
        if self.dialled and event.button() == Qt.MouseButton.LeftButton:
            self.number.setFocus(Qt.FocusReason.MouseFocusReason)
            self.number.setSelection(0, len(self.number.text()))


class FirstCalls(QWidget):
    """A part for each contact that stands at the top, side by side and equally wide."""

    def __init__(self, contacts: Iterable[Contact], theme: Theme) -> None:
        """Show those of `contacts` that stand at the top."""
        super().__init__()
        self.calls = [Call(each, theme) for each in contacts if each.first]
        row(theme, *map(wide, self.calls), gap=BETWEEN, on=self)
