"""What the engine tells in the notice bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from herstel_app.core.ports.sound import SoundState
from herstel_app.core.programme import Ask, Saving
from herstel_app.core.session import Paused
from herstel_app.engine.engine import Engine
from herstel_app.engine.words import EXERCISE_GOES_ON, SOUND_LOST
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.shell.notices import Action, NoticeBar

if TYPE_CHECKING:
    from herstel_app.engine.export_queue import ExportJob

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
        bridge.ended.connect(self._take_back)
        bridge.export_saved.connect(self._tell_saved)
        bridge.export_failed.connect(self._tell_failed)

    def _tell_pause(self, event: Paused) -> None:
        if event.reason == "gap" and self._engine.practice.writing.page is None:  # a page waits by itself
            text = tr("Window", "De oefening wachtte terwijl de computer sliep. Met spatie ga je verder.")
            self._notices.tell(text, "gap")

    def _take_back(self) -> None:
        """Tell no more what was so while an exercise went on."""
        for told in "gap", EXERCISE_GOES_ON:
            self._notices.withdraw(told)

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

    def _tell_saved(self, job: ExportJob) -> None:
        """Say that a file is there where nobody looks at how far it is."""
        if not self._is_seen(job):
            from herstel_app.ui.practice.saving import saved_words

            self._notices.tell(f"{job.title}. {saved_words(job)}")

    def _tell_failed(self, job: ExportJob, text: str) -> None:
        if not self._is_seen(job):
            self._notices.tell(text)

    def _is_seen(self, job: ExportJob) -> bool:
        """Whether the practice pane shows how far a file is."""
        step = self._engine.programmes.step
        return isinstance(step, Ask) and isinstance(step.question, Saving) and step.question.job is job
