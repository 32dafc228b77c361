"""The views of *Terugblik*: the evenings, and what the links below them lead to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_app.engine.trial_words import number_word
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.layout import flow, row
from herstel_app.ui.kit.page_foot import PageFoot
from herstel_app.ui.kit.theme import Theme

if TYPE_CHECKING:  # what is behind a link is read from the disk when that is followed
    from herstel_app.ui.pages.lookback.evenings import EveningsView
    from herstel_app.ui.pages.lookback.month import MonthView
    from herstel_app.ui.pages.lookback.paper import PaperView
    from herstel_app.ui.pages.lookback.yardstick import YardstickView

    View = EveningsView | MonthView | YardstickView | PaperView

tr = QCoreApplication.translate
Made = TypeVar("Made", bound=QWidget)
VIEWS = ("evenings", "month", "paper", "yardstick")


def view_titles() -> dict[str, str]:
    """Give the name of each view: above it, and of the link to it."""
    return {
        "evenings": tr("Lookback", "Terugblik"),
        "month": tr("Lookback", "Per maand"),
        "paper": tr("Lookback", "Op papier"),
        "yardstick": tr("Lookback", "Vragen over je week"),
    }


class Foot(PageFoot):
    """The links to what is not the list: below its last line, and in sight however long it is."""

    def __init__(self, theme: Theme, show: Callable[[str], None]) -> None:
        """Make them; each asks to `show` a view."""
        super().__init__(has_line=True)
        self._titles = view_titles()
        self.links = {name: button(self._titles[name], "link") for name in VIEWS[1:]}
        for name, link in self.links.items():
            link.clicked.connect(partial(show, name))
        self.offered = label("", "kicker", wrap=False)
        """What there is to answer this week, beside the link to it."""
        *others, asked = self.links.values()
        asking = QWidget()
        row(theme, asked, self.offered, gap=8, on=asking)
        above, below = (2, 4) if theme.is_large else (10, 12)  # the list needs the room
        self.lay_out(theme, flow(theme, *others, asking, gap=22), above, below)

    def offer(self, unanswered: int, every: int) -> None:
        """Say how many questions of this week are `unanswered`, or nothing where there are none to offer."""
        said = (
            tr("Yardstick", "nog {n}, als je wilt") if unanswered < every else tr("Yardstick", "{n} korte, als je wilt")
        )
        self.offered.setText(said.format(n=number_word(unanswered)))
        self.offered.setVisible(unanswered > 0)
        title = self._titles["yardstick"]
        self.links["yardstick"].setAccessibleName(f"{title}: {self.offered.text()}" if unanswered else title)

    def show_links(self, has_more: bool, has_answers: bool) -> bool:
        """Show those that lead to something, and give whether any does.

        One evening, not `has_more`, says all in its own line.
        """
        shown = {
            "month": has_more,
            "paper": has_more,
            "yardstick": has_more or has_answers or not self.offered.isHidden(),
        }
        for name, link in self.links.items():
            link.setVisible(shown[name])
        return any(shown.values())
