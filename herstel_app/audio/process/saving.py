"""Saving an exercise as an audio file, in a process of its own, which can be ended at any moment."""

from __future__ import annotations

import contextlib
import errno
import os
import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from herstel_app.audio.part_file import part_of
from herstel_app.audio.process import messages as m
from herstel_app.audio.process.launch import child_command, launch
from herstel_app.audio.process.link import ProcessLink
from herstel_app.core.file_sound import Master
from herstel_app.core.ports.sound import SpokenLine
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline

ASK_S = 0.1
"""How often it is asked whether the file is still wanted, also while nothing is heard of the process."""
GONE_S = 2.0


class SavingFailedError(Exception):
    """The sound could not be made; the message is for the log."""


def save_in_process(
    timeline: Timeline,
    path: str | Path,
    choice: SoundChoice,
    speech: Mapping[str, SpokenLine] | None,
    title: str,
    *,
    master: Master = "headphones",
    progress: Callable[[float], bool],
    command: Sequence[str] | None = None,
) -> bool:
    """Save a timeline as an audio file, as `audio.export.export` does; False where `progress` said to stop.

    It waits for the file and is for a thread of its own. Raises OSError where the file cannot be written, and
    SavingFailedError where it cannot be made.
    """
    heard: queue.SimpleQueue[m.ToParent | None] = queue.SimpleQueue()
    gone = threading.Event()
    part = part_of(Path(path))

    def end(*_: object) -> None:
        gone.set()
        heard.put(None)

    link = ProcessLink(
        launch(command or child_command("save")),
        lambda _, message: heard.put(message),
        end,
    )
    link.open()
    link.send(m.Save(timeline, str(path), str(part), choice, dict(speech or {}), title, master))
    done = False
    try:
        done = _follow(heard, progress)
    finally:
        link.kill()
        if not done:
            gone.wait(GONE_S)  # until then it has the file open
            _clear(part)
    return done


def _follow(heard: queue.SimpleQueue[m.ToParent | None], progress: Callable[[float], bool]) -> bool:
    share = 0.0
    while True:
        try:
            message = heard.get(timeout=ASK_S)
        except queue.Empty:
            if not progress(share):
                return False
            continue
        match message:
            case m.SaveProgress():
                share = message.share
                if not progress(share):
                    return False
            case m.Saved():
                return True
            case m.SaveFailed():
                if message.errno is None:
                    raise SavingFailedError(message.text)
                raise _error(message)
            case None:
                raise SavingFailedError("the process ended without a word")
            case _:
                pass


def _error(failed: m.SaveFailed) -> OSError:
    if failed.winerror is not None and os.name == "nt":
        return OSError(failed.errno or errno.EIO, failed.text, None, failed.winerror)
    return OSError(failed.errno or errno.EIO, failed.text)


def _clear(part: Path) -> None:
    """Take away what a process that was ended has left."""
    for file in (part, part.with_suffix(".sound")):
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
