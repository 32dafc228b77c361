"""The views of *Terugblik*: the evenings, and what the links below them lead to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from herstel_app.ui.kit.basic import button, hairline
from herstel_app.ui.kit.column import PAGE_SIDE, PAGE_WIDTH, Aligned
from herstel_app.ui.kit.layout import block, column, flow
from herstel_app.ui.kit.theme import Theme

if TYPE_CHECKING:  # what is behind a link is read from the disk when that is followed
    from herstel_app.ui.pages.lookback.evenings import EveningsView
    from herstel_app.ui.pages.lookback.month import MonthView
    from herstel_app.ui.pages.lookback.paper import PaperView
    from herstel_app.ui.pages.lookback.yardstick import YardstickView

    View = EveningsView | MonthView | YardstickView | PaperView

tr = QCoreApplication.translate
Made = TypeVar("Made", bound=QWidget)
VIEWS = ("evenings", "month", "yardstick", "paper")


def view_titles() -> dict[str, str]:
    """Give the name of each view: above it, and of the link to it."""
    return {
        "evenings": tr("Lookback", "Terugblik"),
        "month": tr("Lookback", "Per maand"),
        "yardstick": tr("Lookback", "Vragen over je week"),
        "paper": tr("Lookback", "Op papier"),
    }


def make_foot(theme: Theme, show: Callable[[str], None]) -> tuple[QWidget, dict[str, QPushButton]]:
    """Make the links to what is not the list, by their view: they stay in sight, however long that is."""
    titles = view_titles()
    links = {name: button(titles[name], "link") for name in VIEWS[1:]}
    for name, link in links.items():
        link.clicked.connect(partial(show, name))
    foot = Aligned(theme, PAGE_WIDTH, PAGE_SIDE)
    column(theme, flow(theme, *links.values(), gap=22), margins=(0, 10, 0, 12), on=foot)
    return block(theme, hairline(bleeds=True), foot, gap=0), links


def show_links(links: Mapping[str, QPushButton], has_more: bool, has_answers: bool, offers: bool) -> None:
    """Show those that lead to something: one evening, not `has_more`, says all in its own line.

    Questions that the list `offers` have no second way to them.
    """
    links["month"].setVisible(has_more)
    links["yardstick"].setVisible((has_more or has_answers) and not offers)
