"""Instellingen, *Oefeningen*: how much is said to the end, and what is off until someone switches it on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_app.storage.library import Library
from herstel_app.ui.keeper import SettingsKeeper
from herstel_app.ui.rows import Card, SwitchRow
from herstel_app.ui.theme import Theme

tr = QCoreApplication.translate


class PracticeSection(QWidget):
    """The cards about exercises."""

    def __init__(self, library: Library, keeper: SettingsKeeper, theme: Theme) -> None:
        """Show what was chosen."""
        super().__init__()
        self._keeper = keeper
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(14))
        card = Card(theme)
        self.fading = SwitchRow(
            theme,
            tr("Practice", "Begeleiding dunt uit"),
            tr("Practice", "In het laatste deel worden tekst en toon minder, zodat je zelf verder kunt."),
            keeper.settings.fading,
            lambda on: keeper.change(fading=on),
        )
        card.body.addWidget(self.fading)
        column.addWidget(card)
        self.allowed: dict[str, SwitchRow] = {}
        card = Card(theme, tr("Practice", "Uit tot jij ze aanzet"))
        for name, exercise in library.exercises.items():
            if exercise.opt_in:
                on = name in keeper.settings.allowed
                row = SwitchRow(theme, exercise.title, exercise.opt_in, on, partial(self._allow, name))
                self.allowed[name] = row
                card.body.addWidget(row)
        column.addWidget(card)
        card.setVisible(bool(self.allowed))

    def _allow(self, name: str, on: bool) -> None:
        others = tuple(item for item in self._keeper.settings.allowed if item != name)
        self._keeper.change(allowed=(*others, name) if on else others)
