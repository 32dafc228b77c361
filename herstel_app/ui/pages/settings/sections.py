"""A list of sections with the one that is chosen beside it; in large text or a narrow window, a box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QBoxLayout, QWidget

from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.chooser import Chooser
from herstel_app.ui.kit.layout import column, left, row, wide
from herstel_app.ui.kit.style_sheet import SECTION_REACH
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.settings.in_sight import StayingList

LEAST_PX = 620
"""Width, at 100 % text, from which the list stands beside its section."""
LIST_WIDTH, GAP, PARTS_GAP, BESIDE_BOX = 169, 28, 12, 12
"""Of the words of the list, between it and the section, between the parts of one, and before the box; px at 100 %."""


class Sections(QWidget):
    """One section in view, a column of parts; the arrows go from one to the other, and Tab goes into it."""

    changed = Signal()
    """Another section is in view."""
    placed = Signal(bool)
    """Whether the list stands beside its section now."""

    def __init__(self, theme: Theme, title: str, sections: Mapping[str, Sequence[QWidget]]) -> None:
        """Show the first section; `title` is what is chosen, for a screen reader."""
        super().__init__()
        self._theme = theme
        self.sections = {name: _column(theme, parts) for name, parts in sections.items()}
        self.shown = next(iter(sections))
        names = [(name, name) for name in sections]
        self.list = ChipGroup(theme, title, names, self.shown, title_shown=False, role="section", gap=2)
        self.list.chosen.connect(self.show_section)
        what = QCoreApplication.translate("Settings", "Hoofdstuk")
        self.box = Chooser[str](theme, what)
        """Where there is no room for the list."""
        self.box.offer(names)
        self.box.activated.connect(lambda _: self.show_section(self.box.value or self.shown))
        held = column(theme, *self.sections.values(), gap=0)
        held.addStretch(1)
        self.staying = StayingList(self.list)
        """Around the list, which stays in sight."""
        self._boxed = QWidget()
        """The box, which would look like a title without the word before it."""
        row(theme, label(what, "secondary", wrap=False), self.box, gap=BESIDE_BOX, on=self._boxed)
        self._row = column(theme, self.staying, left(self._boxed), wide(held), gap=0, on=self)
        width = theme.px(LIST_WIDTH + SECTION_REACH)
        self.list.setFixedWidth(width)
        for tab in self.tabs.values():
            tab.setMinimumWidth(width)
        self._place(beside=not theme.is_large)
        self._show()

    @property
    def tabs(self) -> dict[str, QAbstractButton]:
        """What a section is chosen by."""
        return self.list.chips

    @property
    def is_beside(self) -> bool:
        """Whether the list stands beside its section, and not a box above it."""
        return not self.staying.isHidden()

    @property
    def section(self) -> QWidget:
        """The section in view."""
        return self.sections[self.shown]

    def show_section(self, name: str) -> None:
        """Have a section in view."""
        self.list.choose(name)
        self.box.choose(name)
        if name != self.shown:
            self.shown = name
            self._show()
            self.changed.emit()

    def show_section_of(self, part: QWidget) -> None:
        """Have the section in view in which `part` is."""
        self.show_section(next(name for name, section in self.sections.items() if section.isAncestorOf(part)))

    def _show(self) -> None:
        for name, section in self.sections.items():
            section.setVisible(name == self.shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list beside its section, or the box above it."""
        beside = not self._theme.is_large and event.size().width() >= self._theme.px(LEAST_PX)
        if beside != self.is_beside:
            self._place(beside)
            self.placed.emit(beside)
        super().resizeEvent(event)

    def _place(self, beside: bool) -> None:
        """Choose from the list or the box; the keyboard goes along."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and (focus is self.box or self.list.isAncestorOf(focus))
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        self._row.setSpacing(self._theme.space(GAP if beside else 20))
        self.staying.setVisible(beside)
        self.list.setVisible(beside)
        self._boxed.setVisible(not beside)
        if had_focus:
            (self.tabs[self.shown] if beside else self.box).setFocus(Qt.FocusReason.OtherFocusReason)


def _column(theme: Theme, parts: Sequence[QWidget]) -> QWidget:
    section = QWidget()
    column(theme, *parts, gap=PARTS_GAP, on=section)
    return section
