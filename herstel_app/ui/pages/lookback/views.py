"""The views of *Terugblik*: the evenings, and what the links below them lead to."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from herstel_app.ui.pages.lookback.evenings import EveningsView
from herstel_app.ui.pages.lookback.keep import KeepView
from herstel_app.ui.pages.lookback.month import MonthView
from herstel_app.ui.pages.lookback.yardstick import YardstickView

tr = QCoreApplication.translate
View = EveningsView | MonthView | YardstickView | KeepView
Made = TypeVar("Made", MonthView, YardstickView, KeepView)
VIEWS = ("evenings", "month", "yardstick", "keep")


def view_titles() -> dict[str, str]:
    """Give the name of each view: above it, and of the link to it."""
    return {
        "evenings": tr("Lookback", "Terugblik"),
        "month": tr("Lookback", "Per maand"),
        "yardstick": tr("Lookback", "Vragen over je week"),
        "keep": tr("Lookback", "Bewaren"),
    }
