"""Instellingen, *Oefenen*: what someone said of themselves, changing it, and taking it back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from herstel_app.engine.engine import Engine
from herstel_app.engine.fit_words import answer_words
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.health_question import HealthFold

tr = QCoreApplication.translate


class HealthSection(QWidget):
    """The card with the answer."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Show the answer of now."""
        super().__init__()
        self._fit = fit = engine.fit
        text = tr("Health", "Herstel kiest oefeningen die passen bij wat je hier zegt.")
        card = Card(theme, tr("Health", "Wat past bij jou"), text)
        title = tr("Health", "Pas je antwoord aan")
        self.forget_button = forget = button(tr("Health", "Wis mijn antwoord"), "link")
        forget.clicked.connect(self._forget)
        self.asked = HealthFold(
            engine, bridge, theme, lambda: answer_words(fit.answer), lambda: True, title, "secondary", forget
        )
        card.add(self.asked)
        column(theme, card, on=self)
        bridge.fit_changed.connect(self._follow)
        self.asked.fold.toggled.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        """Say what was answered where the question is not open: there the same is chosen."""
        is_closed = not self.asked.fold.isChecked()
        line, says = self.asked.line, bool(self.asked.line.text())
        keeps = line.sizePolicy()
        keeps.setRetainSizeWhenHidden(says)  # what folds out the question stays where it was pressed
        line.setSizePolicy(keeps)
        line.setVisible(is_closed and says)
        self.forget_button.setVisible(is_closed and self._fit.answer is not None)

    def _forget(self) -> None:
        """Take the answer back; the keyboard goes to where another one is given."""
        if self.forget_button.hasFocus():
            self.asked.fold.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit.forget()
