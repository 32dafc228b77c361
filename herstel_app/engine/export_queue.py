"""Saves exercises as audio files, one after another in a thread: exactly what would be heard.

Invariants:
- one file is written at a time; what is asked meanwhile waits its turn;
- each file that was asked for ends in one of: saved, failed, cancelled; told in the thread of the engine.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from functools import partial

import msgspec
from msgspec.structs import replace

from herstel_app.core.file_error_reasons import system_reason
from herstel_app.core.file_sound import FileSound, Master, as_heard
from herstel_app.core.narration import spoken_lines
from herstel_app.core.ports.export import Export
from herstel_app.core.ports.scheduling import Scheduler
from herstel_app.core.ports.sound import SpokenLine
from herstel_app.core.ports.voice import Synthesiser
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline
from herstel_app.engine.audio.speaker import Speaker
from herstel_app.engine.event import Event
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.engine.sound_words import file_title
from herstel_app.engine.words import export_fails, export_not_made

logger = logging.getLogger(__name__)
SPEECH_SHARE = 0.3
"""How much of the progress is for making the lines into sound, where they are spoken."""
CLOSE_S = 5.0


class ExportJob(msgspec.Struct, frozen=True, eq=False):
    """One file that was asked for, with the sound as it was chosen then."""

    title: str
    path: str
    timeline: Timeline
    choice: SoundChoice
    master: Master
    voice: str
    rate_percent: int
    going: threading.Event = msgspec.field(default_factory=threading.Event)
    """Set for as long as the file is wanted."""


class ExportQueue:
    """Writes one file at a time. Each event names its job."""

    def __init__(
        self,
        export: Export,
        synthesiser: Synthesiser,
        speaker: Speaker,
        settings: SettingsModel,
        scheduler: Scheduler,
    ) -> None:
        """Keep what it needs; nothing starts before `save`."""
        self.progressed: Event[ExportJob, float] = Event()
        """How much is done, 0–1."""
        self.saved: Event[ExportJob] = Event()
        """The file is there now."""
        self.failed: Event[ExportJob, str] = Event()
        """With a Dutch sentence."""
        self.cancelled: Event[ExportJob] = Event()
        self._export, self._synthesiser, self._speaker, self._settings = export, synthesiser, speaker, settings
        self._scheduler = scheduler
        self._waiting: list[ExportJob] = []
        self._job: ExportJob | None = None
        self._thread: threading.Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._job is not None or bool(self._waiting)

    def save(self, timeline: Timeline, path: str, title: str, sound: FileSound | None = None) -> ExportJob:
        """Write `timeline` to `path`, after what was asked before; one of the events tells how it ended.

        Without a `sound` the file is what would be heard here.
        """
        settings = self._settings.settings
        sound = sound or as_heard(settings.sound)
        names = [voice.name for voice in self._speaker.voices or ()]
        voice = settings.voice_name if settings.voice_name in names else next(iter(names), settings.voice_name)
        job = ExportJob(
            file_title(title, sound.master),
            path,
            timeline,
            sound.applied(settings.sound),
            sound.master,
            voice,
            settings.voice_rate_percent,
        )
        job.going.set()
        self._waiting.append(job)
        # Soon, so that who asks can listen before the first event comes.
        self._scheduler.soon(self._go_on)
        return job

    def cancel(self, job: ExportJob) -> None:
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

    def _go_on(self) -> None:
        """Begin with the next file, if one waits and none is being written."""
        if self._job is None and self._waiting:
            self._job = self._waiting.pop(0)
            self._thread = threading.Thread(target=self._work, args=(self._job,), name="herstel-save", daemon=True)
            self._thread.start()

    def _end(self) -> None:
        self._job = None
        self._go_on()

    def _work(self, job: ExportJob) -> None:
        try:
            done = self._write(job)
        except OSError as error:
            logger.warning("saving: %s", error)
            self._scheduler.soon(partial(self.failed.emit, job, export_fails(job.path, system_reason(error))))
        except Exception:
            logger.exception("saving")
            self._scheduler.soon(partial(self.failed.emit, job, export_not_made(job.path)))
        else:
            self._scheduler.soon(partial((self.saved if done else self.cancelled).emit, job))
        self._scheduler.soon(self._end)

    def _write(self, job: ExportJob) -> bool:
        speech: Mapping[str, SpokenLine] = {}
        if job.choice.voice:
            self._scheduler.soon(partial(self.progressed.emit, job, 0.0))
            lines = spoken_lines(job.timeline)
            speech = self._synthesiser.read(lines, job.voice, job.rate_percent, job.going.is_set)
        before = SPEECH_SHARE if speech else 0.0

        def progress(share: float) -> bool:
            self._scheduler.soon(partial(self.progressed.emit, job, before + (1 - before) * share))
            return job.going.is_set()

        # Without lines made into sound the cues keep no room for them.
        choice = replace(job.choice, voice=bool(speech))
        return job.going.is_set() and self._export(
            job.timeline, job.path, choice, speech, job.title, master=job.master, progress=progress
        )
