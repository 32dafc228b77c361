"""Saves an exercise as an audio file, in a thread of its own: exactly what would be heard."""

from __future__ import annotations

import errno
import logging
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from herstel_app.core.narration import spoken_lines
from herstel_app.core.ports import Samples, Synthesiser
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
        speech: Mapping[str, Samples] | None,
        title: str,
        *,
        progress: Callable[[float], bool],
    ) -> bool:
        """Give False where `progress` said to stop. Raises OSError where the file cannot be written."""


def no_export(*_: object, **__: object) -> bool:
    """Refuse, on a computer that cannot make sound into a file."""
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))


class Saver(QObject):
    """Writes one file at a time."""

    progressed = Signal(float)
    """How much is done, 0-1."""
    saved = Signal(str)
    """The file that is there now."""
    failed = Signal(str)
    """A Dutch sentence."""
    cancelled = Signal()

    def __init__(self, export: Export, synthesiser: Synthesiser, voices: Voices, keeper: SettingsKeeper) -> None:
        """Keep what it needs; nothing starts before `save`."""
        super().__init__()
        self._export, self._synthesiser, self._voices, self._keeper = export, synthesiser, voices, keeper
        self._going = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._thread is not None and self._thread.is_alive()

    def save(self, timeline: Timeline, path: Path, title: str) -> None:
        """Write `timeline` to `path`; one of the signals tells how it ended."""
        if self.is_busy:
            return
        settings = self._keeper.settings
        known = self._voices.known or ()
        names = [voice.name for voice in known]
        voice = settings.voice_name if settings.voice_name in names else next(iter(names), settings.voice_name)
        choice, rate = settings.sound, settings.voice_rate_percent
        self._going.set()

        def work() -> None:
            try:
                self._write(timeline, path, title, choice, voice, rate)
            except OSError as error:
                logger.warning("saving %s: %s", path.name, error)
                self.failed.emit(f"{path} is niet te schrijven: {reason(error)}.")
            except Exception:
                logger.exception("saving")
                self.failed.emit(f"{path} is niet gemaakt. In het logboek staat waarom.")

        self._thread = threading.Thread(target=work, name="herstel-save", daemon=True)
        self._thread.start()

    def _write(self, timeline: Timeline, path: Path, title: str, choice: SoundChoice, voice: str, rate: int) -> None:
        speech: Mapping[str, Samples] = {}
        if choice.voice:
            self.progressed.emit(0.0)
            speech = self._synthesiser.read(spoken_lines(timeline), voice, rate, self._going.is_set)
        before = SPEECH_SHARE if speech else 0.0

        def progress(share: float) -> bool:
            self.progressed.emit(before + (1 - before) * share)
            return self._going.is_set()

        # Without lines made into sound the cues keep no room for them.
        done = self._export(timeline, path, replace(choice, voice=bool(speech)), speech, title, progress=progress)
        if done:
            self.saved.emit(str(path))
        else:
            self.cancelled.emit()

    def cancel(self) -> None:
        """Stop, and leave nothing behind."""
        self._going.clear()

    def close(self) -> None:
        """Stop, and wait until nothing is left behind."""
        self.cancel()
        if self._thread is not None:
            self._thread.join(CLOSE_S)
