"""Instellingen, *Oefenen*: how much is said to the end, and what is off until someone switches it on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_app.core.content import Exercise
from herstel_app.core.library import Library
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.ui.kit.basic import label, note
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.fold import Folded
from herstel_app.ui.kit.layout import block, column
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
        off = tr("Practice", "Deze staan uit tot jij ze aanzet.")
        self._optional = Card(theme, tr("Practice", "Extra oefeningen"), off)
        self._why: QWidget | None = None
        column(theme, guidance, self._optional, gap=12, on=self)
        self.show_library(library)

    def show_library(self, library: Library) -> None:
        """Show a switch for each exercise of another library that is off by itself."""
        for row in self.allowed.values():
            row.hide()
            row.deleteLater()
        self.allowed = {}
        asked = {name: exercise for name, exercise in library.exercises.items() if exercise.opt_in}
        for name, exercise in asked.items():
            on = name in self._model.settings.allowed
            row = SwitchRow(self._theme, exercise.title, exercise.opt_in or "", on, partial(self._allow, name))
            self.allowed[name] = row
            self._optional.add(row)
        self._show_why([exercise for exercise in asked.values() if exercise.opt_in_why])
        self._optional.setVisible(bool(self.allowed))

    def _show_why(self, exercises: Sequence[Exercise]) -> None:
        """Have the reasons below the switches, folded away."""
        if self._why is not None:
            self._why.hide()
            self._why.deleteLater()
            self._why = None
        if exercises:
            theme = self._theme
            reasons = [
                column(theme, label(each.title, "label"), note(theme, each.opt_in_why or ""), gap=3)
                for each in exercises
            ]
            self._why = Folded(theme, tr("Practice", "Waarom deze uit staan"), block(theme, *reasons, gap=16))
            self._optional.add(self._why)

    def _allow(self, name: str, on: bool) -> None:
        others = tuple(item for item in self._model.settings.allowed if item != name)
        self._model.change(allowed=(*others, name) if on else others)
