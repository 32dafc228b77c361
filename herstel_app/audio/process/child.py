"""The sound's process: it reads what it is told from one pipe, plays it, and says through another how it is.

It ends when it is told to, when the pipe ends (the window's process is gone), and when its device is lost: whoever
started it starts another one. Nothing in it is closed on the way out, as a sound driver may hang in that.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn

import numpy as np

from herstel_app.audio.decoding import Speech, read_wave
from herstel_app.audio.devices import DeviceLostError, SdlDevice
from herstel_app.audio.export import export
from herstel_app.audio.player import FaultyRunError, MixerPlayer
from herstel_app.audio.process import messages as m
from herstel_app.core.wave_format import WaveError

logger = logging.getLogger("herstel_app.audio")

REPORT_S = 0.5
QUIT_S = 0.36
HELD_S = 0.15
"""What SDL (21 ms) and server (100 ms) hold: until then what was taken is not all heard."""
NICE = -10
ENDED, LOST, BROKEN = 0, 3, 4
"""Exit codes: as asked, the device is lost, what came through the pipe made no sense."""


class LogToParent(logging.Handler):
    """Sends the log to the process that has a file for it."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__()
        self._out, self._send_lock = out, threading.Lock()

    def send(self, message: m.ToParent) -> None:
        """Send a message; without anyone who reads it this process has no reason to go on."""
        with self._send_lock:
            try:
                m.write(self._out, message)
            except (OSError, ValueError):
                os._exit(ENDED)

    def emit(self, record: logging.LogRecord) -> None:
        """Send a line of the log."""
        self.send(m.LogLine(record.levelno, self.format(record)))


def pipes() -> tuple[BinaryIO, BinaryIO]:
    """Take the standard input and output for messages; what a library prints goes elsewhere."""
    inward, outward = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(inward.fileno(), os.O_BINARY)
        msvcrt.setmode(outward.fileno(), os.O_BINARY)
    return inward, outward


def ignore_interrupts() -> None:
    """Leave Ctrl+C to the process that was started with it, which tells this one what to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@dataclass(frozen=True, slots=True, eq=False)
class DecodedLine:
    """A line of text with its samples (mono, RATE_HZ)."""

    text: str
    sound: Speech


class SoundProcess:
    """Does what it is told, one message after another, and feeds the device in between."""

    def __init__(self, player: MixerPlayer, parent: LogToParent, now_s: Callable[[], float]) -> None:
        """Keep the player, whom to report to, and the system-wide clock."""
        self._player, self._parent, self._now_s = player, parent, now_s
        self._inbox: queue.SimpleQueue[m.ToChild | DecodedLine | None] = queue.SimpleQueue()
        self._lines: dict[str, Speech] = {}
        self._answered = 0
        self._run = self._ended_run = 0
        self._reported: tuple[str, bool] | None = None
        self._report_at_s = 0.0

    def read(self, inward: BinaryIO) -> None:
        """Read messages for as long as they come; for a thread of its own, in which lines are decoded too."""
        while True:
            try:
                message = m.read_to_child(inward)
            except m.BrokenChannelError:
                logger.exception("reading what the sound is told")
                os._exit(BROKEN)
            if isinstance(message, m.SpeechLine):
                try:
                    self._inbox.put(DecodedLine(message.text, read_wave(message.line.wave)))
                except WaveError as error:
                    logger.warning("a line could not be read: %s", error)
                    self._inbox.put(DecodedLine(message.text, np.zeros(0, np.float32)))
                continue
            self._inbox.put(message)
            if message is None:
                return

    def run(self) -> int:
        """Go on until it is told to quit, or the device is lost; gives the exit code."""
        self._report()
        while True:
            message = self._next()
            if isinstance(message, m.Quit) or message is _GONE:
                return self._fade_out()
            try:
                if message is not None:
                    self._answered += 1
                    self._do(message)
                self._player.step()
            except DeviceLostError as error:
                logger.warning("the sound device is lost: %s", error)
                return LOST
            except FaultyRunError as error:
                logger.exception("making sound")
                self._parent.send(m.Fault(self._run, str(error)))
            if not self._player.is_sounding:
                self._ended_run = self._run
            self._report_where_due(message is not None)

    def _next(self) -> object:
        """Wait for a message as long as there is nothing to do; None where there is none."""
        try:
            message = self._inbox.get(timeout=self._player.wait_s)
        except queue.Empty:
            return None
        return _GONE if message is None else message

    def _do(self, message: object) -> None:
        player = self._player
        match message:
            case m.Play():
                self._run = message.run
                player.play(message.timeline, self._now_s() - message.began_s)
            case m.Replace():
                player.replace(message.timeline)
            case m.Halt():
                player.halt()
            case m.Choose():
                player.set_choice(message.choice)
            case m.SetVolume():
                player.set_volume(message.percent, message.muted)
            case m.Speak():
                self._lines = {text: self._lines[text] for text in message.texts if text in self._lines}
                player.set_speech(self._lines)
            case DecodedLine():
                self._lines[message.text] = message.sound
            case _:
                logger.error("a message that is not for this process: %s", type(message).__name__)

    def _report_where_due(self, answered: bool) -> None:
        now_s = self._now_s()
        state = (self._player.device_state, self._player.is_sounding)
        if answered or state != self._reported or (self._player.is_sounding and now_s >= self._report_at_s):
            self._report()

    def _report(self) -> None:
        player = self._player
        self._reported = (player.device_state, player.is_sounding)
        self._report_at_s = self._now_s() + REPORT_S
        self._parent.send(
            m.DeviceReport(
                answered=self._answered,
                device=player.device_state,
                is_sounding=player.is_sounding,
                given_s=player.given_s,
                position_s=player.position_s,
                ended_run=self._ended_run,
            )
        )

    def _fade_out(self) -> int:
        """Let what sounds fade, as long as that takes, and be heard."""
        was_sounding = self._player.is_sounding
        self._player.halt()
        ends_s = self._now_s() + QUIT_S
        while self._player.is_sounding and self._player.device_state == "working":
            if self._now_s() > ends_s:
                break
            try:
                self._player.step()
            except (DeviceLostError, FaultyRunError):
                break
            time.sleep(self._player.wait_s or 0.0)
        if was_sounding and self._player.device_state == "working":
            time.sleep(min(HELD_S + self._player.waiting_s, QUIT_S + HELD_S))
        return ENDED


_GONE = object()
"""The pipe has come to its end."""


def play(now_s: Callable[[], float]) -> NoReturn:
    """Be the process of the sound until told otherwise; `now_s` is the clock that the window's process has too."""
    ignore_interrupts()
    inward, outward = pipes()
    parent = LogToParent(outward)
    logging.basicConfig(level=logging.INFO, handlers=[parent], format="%(message)s")
    _hurry()
    process = SoundProcess(MixerPlayer(SdlDevice(), now_s), parent, now_s)
    threading.Thread(target=process.read, args=(inward,), name="herstel-read", daemon=True).start()
    code = BROKEN
    try:
        code = process.run()
    except Exception:
        logger.exception("the sound's process")
    os._exit(code)  # a sound driver may hang in what Python does on its way out


def _hurry() -> None:
    """Have nothing in this process wait that need not; Windows was told at its start to put it before others."""
    gc.freeze()
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # most systems do not let a user
            os.setpriority(os.PRIO_PROCESS, 0, NICE)


def save() -> NoReturn:
    """Be the process that writes one audio file, and say how far it is."""
    ignore_interrupts()
    inward, outward = pipes()
    parent = LogToParent(outward)
    logging.basicConfig(level=logging.INFO, handlers=[parent], format="%(message)s")
    message = m.read_to_child(inward)
    if isinstance(message, m.Save):
        parent.send(_saved(message, parent))
    sys.exit(ENDED)


def _saved(order: m.Save, parent: LogToParent) -> m.Saved | m.SaveFailed:
    def progress(share: float) -> bool:
        parent.send(m.SaveProgress(share))
        return True

    try:
        speech = {text: read_wave(line.wave) for text, line in order.speech.items()}
        export(
            order.timeline,
            Path(order.path),
            order.choice,
            speech,
            order.title,
            order.chapters,
            progress,
            Path(order.part),
            order.master,
        )
    except OSError as error:
        return m.SaveFailed(error.errno, getattr(error, "winerror", None), error.strerror or str(error))
    except Exception as error:
        logger.exception("saving sound")
        return m.SaveFailed(None, None, f"{type(error).__name__}: {error}")
    return m.Saved()
