"""What someone finds in a window: by its words, its accessible name or its kind."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from herstel_app.ui.kit.signals import SignalForm


def button_in(widget: QWidget, text: str) -> QAbstractButton:
    """Give the only button with this text."""
    (found,) = (button for button in widget.findChildren(QAbstractButton) if button.text() == text)
    return found


def named_in(widget: QWidget, name: str) -> QAbstractButton:
    """Give the only button that a screen reader calls by this name."""
    (found,) = (button for button in widget.findChildren(QAbstractButton) if button.accessibleName() == name)
    return found


def texts_in(widget: QWidget) -> str:
    """Give all that its labels say, one below the other."""
    return "\n".join(label.accessibleName() or label.text() for label in widget.findChildren(QLabel))


def signals_in(widget: QWidget) -> SignalForm:
    """Give the four signals."""
    (found,) = widget.findChildren(SignalForm)
    return found
