"""What the engine tells in the notice bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from herstel_app.core.ports.sound import SoundState
from herstel_app.core.session import Paused
from herstel_app.engine.engine import Engine
from herstel_app.engine.words import SOUND_LOST
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.shell.notices import Action, NoticeBar

tr = QCoreApplication.translate


class EngineNotices(QObject):
    """Tells what someone should know, and takes it back when it is no longer so."""

    def __init__(self, engine: Engine, bridge: Bridge, notices: NoticeBar) -> None:
        """Tell from now on."""
        super().__init__(notices)
        self._engine, self._notices = engine, notices
        bridge.notice.connect(notices.tell)
        bridge.withdrawn.connect(notices.withdraw)
        bridge.returned_waiting.connect(self._tell_returned)
        bridge.sound_state_changed.connect(self._tell_sound)
        bridge.paused.connect(self._tell_pause)
        bridge.ended.connect(lambda: notices.withdraw("gap"))

    def _tell_pause(self, event: Paused) -> None:
        if event.reason == "gap" and self._engine.practice.writing.page is None:  # a page waits by itself
            text = tr("Window", "De oefening wachtte terwijl de computer sliep. Met spatie ga je verder.")
            self._notices.tell(text, "gap")

    def _tell_returned(self, waiting: bool) -> None:
        if waiting:
            look = Action(tr("Window", "Bekijk"), self._engine.show_returned)
            self._notices.tell(tr("Window", "Dit is het moment voor wat je weglegde."), "returned", look)
        else:
            self._notices.withdraw("returned")

    def _tell_sound(self, state: SoundState) -> None:
        if state in SOUND_LOST:
            self._notices.tell(SOUND_LOST[state], "sound")
        else:
            self._notices.withdraw("sound")
