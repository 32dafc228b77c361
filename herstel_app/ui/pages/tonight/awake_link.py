"""Vanavond, after midnight: one quiet line for someone who lies awake."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.engine import Engine
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button
from herstel_app.ui.kit.layout import column, left
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
AWAKE_LONG = "awake-long"
"""The exercise that it begins."""
UNTIL_H = 5


class AwakeLink(QWidget):
    """A link that begins the exercise, from midnight to five; hidden where no way of it fits."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Make the line; `refresh` shows it or hides it."""
        super().__init__()
        self._engine = engine
        self.link = button("", "link")
        self.link.setProperty("bare", True)  # as the links beside it
        self.link.clicked.connect(lambda: engine.begin(PracticeRequest(AWAKE_LONG)))
        column(theme, left(self.link), on=self)
        self.hide()
        bridge.settings_changed.connect(self._follow)
        bridge.library_changed.connect(self._follow)

    def _follow(self, _changed: object) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Be there, or not, as it is now."""
        shown = self._engine.clock.now().hour < UNTIL_H and self._engine.fit.can_offer(AWAKE_LONG)
        if shown:
            title = self._engine.content.exercises[AWAKE_LONG].title
            self.link.setText(tr("Tonight", "{title} Dit kun je doen.").format(title=title))
        self.setVisible(shown)
