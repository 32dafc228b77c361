"""Vanavond, after midnight: one quiet pill for someone who lies awake."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.told_length import short_words, whole_minutes
from herstel_app.engine.engine import Engine
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.layout import column, left
from herstel_app.ui.kit.pill import StartPill
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
AWAKE_LONG = "awake-long"
"""The exercise that it begins."""
UNTIL_H = 5


class AwakeLink(QWidget):
    """A pill that begins the exercise, from midnight to five; hidden where no way of it fits."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Make the line; `refresh` shows it or hides it."""
        super().__init__()
        self._engine = engine
        self.link = StartPill()
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
            self._tell()
        self.setVisible(shown)

    def _tell(self) -> None:
        """Say what it begins and how long that takes, as a pill in a text does."""
        request = self._engine.fit.fitted(PracticeRequest(AWAKE_LONG)) or PracticeRequest(AWAKE_LONG)
        exercise = self._engine.content.exercises[AWAKE_LONG]
        length = short_words(whole_minutes(exercise, request.minutes, request.variant_id))
        said = tr("Tonight", "{title} Rustig uit bed · {length}").format(title=exercise.title, length=length)
        self.link.say(said, tr("Tonight", "{said}. Het scherm wordt donker.").format(said=said))
