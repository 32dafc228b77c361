"""The rail: where one can go, and the sections of the reading page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from herstel_app.core.library import Library
from herstel_app.ui.kit.basic import FocusScroll, button, hairline, label, restyle
from herstel_app.ui.kit.layout import STRETCH, Placed, column, row
from herstel_app.ui.kit.mark import Mark
from herstel_app.ui.kit.page import Ground
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
MADE_IN = {"pattern": "exercises"}
"""PageStack that are reached from another one, whose place in the rail they share."""
LOW_BELOW = 780
"""Height, in px at 100 %, below which the entries stand closer together."""


class Rail(Ground):
    """Navigation; emits where someone wants to go.

    The buttons are in no group: of a group Qt lets Tab reach only the one that is on.
    """

    page_asked = Signal(str)
    section_asked = Signal(str)

    def __init__(self, library: Library, theme: Theme) -> None:
        """Make the rail with all pages and sections."""
        super().__init__("rail")
        self.pages: dict[str, QPushButton] = {}
        self.sections: dict[str, QPushButton] = {}
        self._theme, self._is_low = theme, False
        self._brand = row(theme, Mark(theme), label("Herstel", "brand", wrap=False), STRETCH)
        self._brand.setSpacing(10)
        self._outer = outer = column(theme, self._brand, gap=3, on=self)
        scroll = FocusScroll()
        holder = QWidget()
        inner = column(theme, gap=3, on=holder)
        self._add_page(inner, "tonight", tr("Rail", "Vanavond"))
        self._add_page(inner, "reading", tr("Rail", "Lezen en oefenen"))
        self._sublist = QWidget()
        sub = column(theme, gap=0, on=self._sublist)
        sub.setContentsMargins(12, 2, 0, 8)
        for name, explanation in library.explanations.items():
            item = button(explanation.title, "subnav", f"{explanation.number}. {explanation.title}")
            item.setCheckable(True)
            item.clicked.connect(partial(self.section_asked.emit, name))
            self.sections[name] = item
            sub.addWidget(item)
        inner.addWidget(self._sublist)
        self._add_page(inner, "exercises", tr("Rail", "Oefeningen"))
        self._add_page(inner, "trial", tr("Rail", "Verschil"))
        self._add_page(inner, "lookback", tr("Rail", "Terugblik"))
        inner.addStretch(1)
        scroll.setWidget(holder)
        self._scroll = scroll
        widest = max(item.sizeHint().width() for item in (*self.pages.values(), *self.sections.values()))
        self.setFixedWidth(max(theme.px(196), widest + 14 + 12 + 14 + 12))
        outer.addWidget(scroll, 1)
        # Only where the list goes on below: without it, its last entry in sight would run into the two that stay.
        self._line = hairline()
        self._line.hide()
        scroll.verticalScrollBar().rangeChanged.connect(lambda _, most: self._line.setVisible(most > 0))
        outer.addWidget(self._line)
        self._add_page(outer, "settings", tr("Rail", "Instellingen"))
        self._add_page(outer, "help", tr("Rail", "Hulp en veiligheid"))
        self._set_margins()

    def _set_margins(self) -> None:
        space, low = self._theme.space, self._is_low
        self._outer.setContentsMargins(14, space(16 if low else 28), 14, space(10 if low else 20))
        self._brand.setContentsMargins(12, 0, 0, space(8 if low else 22))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the entries closer together in a low window."""
        super().resizeEvent(event)
        low = event.size().height() < self._theme.px(LOW_BELOW)
        if low != self._is_low:
            self._is_low = low
            self._set_margins()
            for item in self.pages.values():
                item.setProperty("low", low)
                restyle(item)

    def _add_page(self, layout: QBoxLayout, name: str, text: str) -> None:
        item = button(text, "nav")
        item.setCheckable(True)
        item.clicked.connect(partial(self.page_asked.emit, name))
        self.pages[name] = item
        layout.addWidget(item)

    def show_page(self, name: str) -> None:
        """Mark the page that is open; the sections show with the reading page."""
        for page, item in self.pages.items():
            item.setChecked(page == MADE_IN.get(name, name))
        self._sublist.setVisible(name == "reading")

    def show_section(self, name: str) -> None:
        """Mark the section that is open."""
        for section, item in self.sections.items():
            item.setChecked(section == name)
        self._scroll.ensureWidgetVisible(self.sections[name], 0, 24)


class SlimRail(Ground):
    """The thin rail of a narrow window: a button that opens the real one, the mark, and help."""

    menu_asked = Signal()
    help_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Make the rail."""
        super().__init__("rail")
        self.menu_button = self._button("≡", tr("Rail", "Menu"), theme)
        self.menu_button.clicked.connect(self.menu_asked)
        self.help_button = self._button("?", tr("Rail", "Hulp en veiligheid"), theme)
        self.help_button.clicked.connect(self.help_asked)
        middle = Qt.AlignmentFlag.AlignHCenter
        menu, mark, aid = (Placed(each, middle) for each in (self.menu_button, Mark(theme, 26), self.help_button))
        column(theme, menu, mark, STRETCH, aid, gap=12, on=self).setContentsMargins(8, theme.space(20), 8, 8)

    @staticmethod
    def _button(text: str, name: str, theme: Theme) -> QPushButton:
        made = button(text, "nav", name)
        made.setFixedWidth(theme.px(40))
        return made
