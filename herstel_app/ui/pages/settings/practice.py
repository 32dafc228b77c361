"""Instellingen, *Oefenen*: how much is said to the end, and what is off until someone switches it on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_app.core.library import Library
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.rows import SwitchRow
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate


class PracticeSection(QWidget):
    """The cards about exercises."""

    def __init__(self, library: Library, model: SettingsModel, theme: Theme) -> None:
        """Show what was chosen."""
        super().__init__()
        self._model, self._theme = model, theme
        guidance = Card(theme)
        self.fading = SwitchRow(
            theme,
            tr("Practice", "Begeleiding wordt stiller"),
            tr("Practice", "In het laatste deel zie en hoor je steeds minder."),
            model.settings.fading,
            lambda on: model.change(fading=on),
            head=True,
        )
        guidance.add(self.fading)
        self.allowed: dict[str, SwitchRow] = {}
        self._optional = Card(theme, tr("Practice", "Extra oefeningen"))
        column(theme, guidance, self._optional, gap=12, on=self)
        self.show_library(library)

    def show_library(self, library: Library) -> None:
        """Show a switch for each exercise of another library that is off by itself."""
        for row in self.allowed.values():
            row.hide()
            row.deleteLater()
        self.allowed = {}
        for name, exercise in library.exercises.items():
            if exercise.opt_in:
                on = name in self._model.settings.allowed
                row = SwitchRow(self._theme, exercise.title, exercise.opt_in, on, partial(self._allow, name))
                self.allowed[name] = row
                self._optional.add(row)
        self._optional.setVisible(bool(self.allowed))

    def _allow(self, name: str, on: bool) -> None:
        others = tuple(item for item in self._model.settings.allowed if item != name)
        self._model.change(allowed=(*others, name) if on else others)
