"""Saves exercises as audio files, one after another in a thread: exactly what would be heard."""

from __future__ import annotations

import errno
import logging
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal

from herstel_app.core.narration import spoken_lines
from herstel_app.core.ports.sound import SpokenLine
from herstel_app.core.ports.voice import Synthesiser
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline
from herstel_app.storage.database import reason
from herstel_app.ui.keeper import SettingsKeeper
from herstel_app.ui.sound.voices import Voices

logger = logging.getLogger(__name__)
ENDINGS = (".mp3", ".wav")
SPEECH_SHARE = 0.3
"""How much of the progress is for making the lines into sound, where they are spoken."""
CLOSE_S = 5.0


class Export(Protocol):
    """Writes a timeline as an audio file."""

    def __call__(
        self,
        timeline: Timeline,
        path: Path,
        choice: SoundChoice,
        speech: Mapping[str, SpokenLine] | None,
        title: str,
        *,
        progress: Callable[[float], bool],
    ) -> bool:
        """Give False where `progress` said to stop. Raises OSError where the file cannot be written."""


def no_export(*_: object, **__: object) -> bool:
    """Refuse, on a computer that cannot make sound into a file."""
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))


@dataclass(frozen=True, eq=False)
class SaveJob:
    """One file that was asked for, with the sound as it was chosen then."""

    title: str
    path: Path
    timeline: Timeline
    choice: SoundChoice
    voice: str
    rate_percent: int
    going: threading.Event = field(default_factory=threading.Event)
    """Set for as long as the file is wanted."""


class Saver(QObject):
    """Writes one file at a time; what is asked meanwhile waits its turn. Each signal names its job (SaveJob)."""

    progressed = Signal(object, float)
    """How much is done, 0-1."""
    saved = Signal(object)
    """The file is there now."""
    failed = Signal(object, str)
    """With a Dutch sentence."""
    cancelled = Signal(object)
    _asked = Signal()
    _over = Signal()

    def __init__(self, export: Export, synthesiser: Synthesiser, voices: Voices, keeper: SettingsKeeper) -> None:
        """Keep what it needs; nothing starts before `save`."""
        super().__init__()
        self._export, self._synthesiser, self._voices, self._keeper = export, synthesiser, voices, keeper
        self._waiting: list[SaveJob] = []
        self._job: SaveJob | None = None
        self._thread: threading.Thread | None = None
        # Queued, so that who asks can listen before the first of these signals comes.
        self._asked.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        self._over.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._job is not None or bool(self._waiting)

    def save(self, timeline: Timeline, path: Path, title: str) -> SaveJob:
        """Write `timeline` to `path`, after what was asked before; one of the signals tells how it ended."""
        settings = self._keeper.settings
        names = [voice.name for voice in self._voices.known or ()]
        voice = settings.voice_name if settings.voice_name in names else next(iter(names), settings.voice_name)
        job = SaveJob(title, path, timeline, settings.sound, voice, settings.voice_rate_percent)
        job.going.set()
        self._waiting.append(job)
        self._asked.emit()
        return job

    def _go_on(self) -> None:
        """Begin with the next file, if one waits and none is being written."""
        if self._job is None and self._waiting:
            self._job = self._waiting.pop(0)
            self._thread = threading.Thread(target=self._work, args=(self._job,), name="herstel-save", daemon=True)
            self._thread.start()

    def _end(self) -> None:
        self._job = None
        self._go_on()

    def _work(self, job: SaveJob) -> None:
        try:
            self._write(job)
        except OSError as error:
            logger.warning("saving %s: %s", job.path.name, error)
            self.failed.emit(job, f"{job.path} is niet te schrijven: {reason(error)}.")
        except Exception:
            logger.exception("saving")
            self.failed.emit(job, f"{job.path} is niet gemaakt. In het logboek staat waarom.")
        self._over.emit()

    def _write(self, job: SaveJob) -> None:
        speech: Mapping[str, SpokenLine] = {}
        if job.choice.voice:
            self.progressed.emit(job, 0.0)
            lines = spoken_lines(job.timeline)
            speech = self._synthesiser.read(lines, job.voice, job.rate_percent, job.going.is_set)
        before = SPEECH_SHARE if speech else 0.0

        def progress(share: float) -> bool:
            self.progressed.emit(job, before + (1 - before) * share)
            return job.going.is_set()

        # Without lines made into sound the cues keep no room for them.
        choice = replace(job.choice, voice=bool(speech))
        done = job.going.is_set() and self._export(job.timeline, job.path, choice, speech, job.title, progress=progress)
        (self.saved if done else self.cancelled).emit(job)

    def cancel(self, job: SaveJob) -> None:
        """Stop with a file, and leave nothing of it behind; one that waits is not begun."""
        job.going.clear()
        if job in self._waiting:
            self._waiting.remove(job)
            self.cancelled.emit(job)

    def close(self) -> None:
        """Stop with everything, and wait until nothing is left behind."""
        for job in (*self._waiting, self._job):
            if job is not None:
                self.cancel(job)
        if self._thread is not None:
            self._thread.join(CLOSE_S)
