"""Short things to choose from, in a row that wraps."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QWidget

from herstel_app.ui.kit.basic import BEARING_PX, button, empty, label, note, radio_button
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.focus_chain import preceding
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.one_stop import OneStop
from herstel_app.ui.kit.tab_after import in_tab_order
from herstel_app.ui.kit.theme import Theme

T = TypeVar("T")


class ChipGroup(QWidget, Generic[T]):
    """Chips of which one is on; or, where there may be `several`, each on or off by itself.

    They are one stop for Tab, or `apart` a stop each, which is what check boxes are.
    """

    chosen = Signal(object)
    """The value of the chip that was clicked."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        options: Sequence[tuple[str, T]] = (),
        value: T | None = None,
        *,
        text: str = "",
        several: bool = False,
        apart: bool = False,
        title_shown: bool = True,
        spoken: str = "{title}: {chip}",
        role: str = "chip",
        gap: int = 8,
        centred: bool = False,
    ) -> None:
        """Make the chips, with `value` chosen; a screen reader says each as `spoken`, with the title, shown or not."""
        super().__init__()
        self._title, self._spoken, self._several, self._role = title, spoken, several, role
        self._group: QButtonGroup | None = None
        self.chips: dict[T, QAbstractButton] = {}
        self._stop = OneStop(self, apart)
        words = ([label(title, "label")] if title_shown else []) + ([note(theme, text)] if text else [])
        parts = [column(theme, *words, gap=3)] if words else []
        holder, space = QWidget(), theme.space(gap)
        inset = BEARING_PX if role in ("chip", "day") else 0
        self._row = FlowLayout(space, centred, inset)
        holder.setLayout(self._row)
        self.offer(options, value)
        column(theme, *parts, holder, gap=8, on=self)

    def offer(self, options: Sequence[tuple[str, T]], value: T | None = None) -> None:
        """Have these chips in place of those that there were, also where Tab goes."""
        before = next((preceding(chip) for chip in self.chips.values()), None)
        empty(self._row)
        self.chips.clear()
        self._group = None if self._several else QButtonGroup(self)
        for said, option in options:
            chip = self._chip(said)
            chip.clicked.connect(partial(self._tell, option))
            self.chips[option] = chip
            self._row.addWidget(chip)
            if before is not None:
                in_tab_order(before, chip)
                before = chip
        self.choose(value)
        self._stop.take(list(self.chips.values()))

    def put_between(self, shown: QWidget) -> None:
        """Have something to look at between the first chip and the second; other chips take it away."""
        self._row.addWidget(shown)
        self._row.items.insert(1, self._row.items.pop())

    def choose(self, value: T | None) -> None:
        """Show a value as the one that is chosen; Tab goes to its chip."""
        chip = self.chips.get(value)  # type: ignore[arg-type] # None may be a value, or no choice at all
        if isinstance(chip, QRadioButton):
            chip.setChecked(True)
        self._stop.refresh(anew=True)

    @property
    def on(self) -> tuple[T, ...]:
        """The values whose chips are on."""
        return tuple(value for value, chip in self.chips.items() if chip.isChecked())

    def show_on(self, values: Collection[T]) -> None:
        """Have the chips of these values on, and no others."""
        for value, chip in self.chips.items():
            chip.setChecked(value in values)
        self._stop.refresh(anew=True)

    def _chip(self, said: str) -> QAbstractButton:
        name = self._spoken.format(title=self._title, chip=said)
        if self._group is not None:
            radio = radio_button(said, self._role, name)
            self._group.addButton(radio)
            return radio
        chip = button(said, self._role, name)
        chip.setCheckable(True)
        return chip

    def _tell(self, value: T, _on: bool = False) -> None:
        self.chosen.emit(value)


class TabChips(ChipGroup[T]):
    """Chips of which one is on, below a title that stands elsewhere.

    They are in no group: there an arrow would choose at once, and what follows from the choice may change the form.
    """

    def __init__(self, theme: Theme, title: str, options: Sequence[tuple[str, T]] = (), value: T | None = None) -> None:
        """Make the chips, with `value` chosen."""
        super().__init__(theme, title, options, value, several=True, title_shown=False, spoken="{title} {chip}")
        self.chosen.connect(self.choose)

    def choose(self, value: T | None) -> None:
        """Show a value as the one that is chosen."""
        for option, chip in self.chips.items():
            chip.setChecked(option == value)
        self._stop.refresh(anew=True)
