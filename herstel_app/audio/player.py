"""The player: keeps the sound device fed from its own thread, and finds the device again when it was lost."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
# Else SDL takes SIGTERM and SIGINT for itself, and the program cannot be ended by them.
os.environ.setdefault("SDL_NO_SIGNAL_HANDLERS", "1")
# SDL asks PulseAudio to hold one buffer, and so to run dry whenever this program is late; this asks it to hold more.
os.environ.setdefault("PULSE_LATENCY_MSEC", "150")

import pygame.mixer

from herstel_app.audio.feed import RAMP_S, Feed
from herstel_app.audio.grid import RATE_HZ, Pcm
from herstel_app.audio.lines import LevelledLines
from herstel_app.audio.renderer import Renderer, gain_of
from herstel_app.audio.server import answers, socket_path
from herstel_app.core.ports import Samples, SoundState
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline

logger = logging.getLogger(__name__)

BUFFER_FRAMES = 4096
"""What SDL hands over at a time, 85 ms: as much as a chunk of the feed. Measured with both cores taken: onsets within
5 ms of where they belong, with 2048 within 45 ms; with 512 a sound server on a busy computer ran dry all the time."""
WAKE_S = 0.010
DRY_S = 0.020
"""Silence this long is no longer the moment at which pygame goes over to the chunk that waits: at the end of a chunk
SDL's thread asks Python for its lock, and until it has it nothing plays and nothing waits."""
RETRY_S = 2.5
ASK_S = 1.0
STUCK_S = 3.0
"""A sound server that has just started may take its first sound only after two seconds."""
CLOSE_S = 2.0
CHOICE_S = 0.6
"""How long it takes to go over to what was newly chosen."""


class DeviceError(Exception):
    """There is no sound device, or it does not open."""


class Device(Protocol):
    """One sound device that plays chunks one after another without a gap."""

    def open(self) -> None:
        """Open it; raises DeviceError."""

    def close(self) -> None:
        """Give it back."""

    def has_room(self) -> bool:
        """Whether another chunk can be queued."""

    def is_playing(self) -> bool:
        """Whether a chunk sounds or waits."""

    def put(self, pcm: Pcm) -> None:
        """Play a chunk after what is queued."""

    def is_alive(self) -> bool:
        """Whether what takes the sound is still there."""


class MixerDevice:
    """pygame's mixer: one channel, one chunk sounding and one waiting."""

    def __init__(self) -> None:
        """Keep the channel for when it is open."""
        self._channel: pygame.mixer.Channel | None = None
        self._server: Path | None = None

    def open(self) -> None:
        """Open the default device; raises DeviceError."""
        try:
            pygame.mixer.init(frequency=RATE_HZ, size=-16, channels=2, buffer=BUFFER_FRAMES, allowedchanges=0)
            self._channel = pygame.mixer.Channel(0)
            self._server = socket_path()
        except pygame.error as error:
            raise DeviceError(str(error)) from error

    def close(self) -> None:
        """Give the device back; a driver that hangs is left to itself."""
        self._channel = None
        closing = threading.Thread(target=pygame.mixer.quit, name="herstel-sound-close", daemon=True)
        closing.start()
        closing.join(CLOSE_S)

    def has_room(self) -> bool:
        """Whether another chunk can be queued."""
        return self._channel is not None and self._channel.get_queue() is None

    def is_playing(self) -> bool:
        """Whether a chunk sounds, or waits for the moment that one ends."""
        return self._channel is not None and (self._channel.get_busy() or self._channel.get_queue() is not None)

    def put(self, pcm: Pcm) -> None:
        """Play a chunk after what is queued. SDL joins them within one buffer, so without a gap."""
        if self._channel is not None:
            sound = pygame.mixer.Sound(buffer=pcm.tobytes())
            if self._channel.get_busy():
                self._channel.queue(sound)
            else:
                self._channel.play(sound)

    def is_alive(self) -> bool:
        """Whether the sound server, where there is one, still answers."""
        return self._server is None or answers(self._server)


class MixerPlayer:
    """Plays timelines. Every method returns at once; the work is done in one thread."""

    def __init__(self, now_s: Callable[[], float] = time.perf_counter, device: Device | None = None) -> None:
        """Keep clock and device; nothing starts before `start`."""
        self._device: Device = device or MixerDevice()
        self._now_s = now_s
        self._feed = Feed(now_s)
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._closing = False
        self._thread: threading.Thread | None = None
        self._listeners: list[Callable[[SoundState], None]] = []
        self._state: SoundState | None = None
        self._open = False
        self._try_at_s = 0.0
        self._ask_at_s = 0.0
        self._fed_at_s: float | None = None
        self._quiet_since_s: float | None = None
        self._percent, self._muted = 40, False
        self._choice = SoundChoice()
        self._speech = LevelledLines({})
        self._timeline: Timeline | None = None
        self._began_s = self._bed_from_s = 0.0

    def start(self) -> None:
        """Start the thread, which opens the device; also again after `close`."""
        if self._thread is None:
            self._closing, self._try_at_s = False, 0.0
            self._thread = threading.Thread(target=self._run, name="herstel-sound", daemon=True)
            self._thread.start()

    def play(self, timeline: Timeline, at_s: float) -> None:
        """Let `timeline` sound from `at_s` (session seconds) as from now."""
        self._timeline = timeline
        self._began_s, self._bed_from_s = self._now_s() - at_s, at_s
        renderer = self._renderer(timeline)
        with self._lock:
            self._feed.play(renderer, at_s)
        self._wake.set()

    def replace(self, timeline: Timeline) -> None:
        """Let the rest of what sounds follow `timeline`, which is the same up to the next breath: nothing dips."""
        if self._timeline is not None:
            self._timeline = timeline
            self._swap(RAMP_S)

    def halt(self) -> None:
        """Fall silent softly."""
        self._timeline = None
        with self._lock:
            self._feed.halt()
        self._wake.set()

    def set_choice(self, choice: SoundChoice) -> None:
        """Let it sound as chosen, from now on; what sounds already goes over to it softly."""
        before, self._choice = self._choice, choice
        if choice == before:
            return
        if choice.bed != before.bed or not before.bed_percent:
            self._bed_from_s = max(0.0, self._now_s() - self._began_s)  # a new bed comes in as slowly as ever
        self._swap(CHOICE_S)

    def set_speech(self, speech: Mapping[str, Samples]) -> None:
        """Have lines of text sound as these samples (mono, RATE_HZ), from now on."""
        self._speech = lines = LevelledLines(speech, self._speech)
        # Ahead of time, as it takes too long for the thread that must not be late.
        wanted: Callable[[], bool] = lambda: self._speech is lines and not self._closing  # noqa: E731
        threading.Thread(target=lines.prepare, args=(wanted,), name="herstel-levels", daemon=True).start()
        if self._choice.voice:
            self._swap(CHOICE_S)

    def _renderer(self, timeline: Timeline) -> Renderer:
        return Renderer(timeline, self._choice, self._speech, self._bed_from_s)

    def _swap(self, over_s: float) -> None:
        if self._timeline is not None:
            renderer = self._renderer(self._timeline)
            with self._lock:
                self._feed.swap(renderer, over_s)

    def set_volume(self, percent: int) -> None:
        """Set the volume, 0–100."""
        self._percent = percent
        self._apply_level()

    def set_muted(self, muted: bool) -> None:
        """Silence or restore the sound, without stopping it."""
        self._muted = muted
        self._apply_level()

    def _apply_level(self) -> None:
        with self._lock:
            self._feed.set_level(0.0 if self._muted else gain_of(self._percent))

    def on_state(self, listener: Callable[[SoundState], None]) -> None:
        """Have `listener` called, from the sound thread, when the device is lost or found."""
        self._listeners.append(listener)

    def close(self) -> None:
        """End the thread and give the device back."""
        self._closing = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join(2 * CLOSE_S)
            self._thread = None

    def _run(self) -> None:
        while not self._closing:
            try:
                self.step()
            except Exception:
                logger.exception("sound")
                self._lose()
            self._wake.wait(WAKE_S if self._open and not self._feed.is_idle else 10 * WAKE_S)
            self._wake.clear()
        if self._open:
            self._lose()

    def step(self) -> None:
        """Do what is due now: open the device, or feed it."""
        now_s = self._now_s()
        if not self._open:
            if now_s >= self._try_at_s:
                self._find(now_s)
            return
        quiet_s = self._quiet_for_s(now_s)
        if quiet_s is not None and quiet_s < DRY_S:
            return
        with self._lock:
            if quiet_s is not None:
                self._fed_at_s = self._quiet_since_s = None
                self._feed.restart()
            while self._device.has_room() and (chunk := self._feed.next_chunk()) is not None:
                self._device.put(chunk)
                self._fed_at_s = now_s
            if self._feed.is_idle:
                self._fed_at_s = None
            if now_s >= self._ask_at_s:
                self._ask_at_s = now_s + ASK_S
                gone = not self._feed.is_idle and not self._device.is_alive()
            else:
                gone = False
            stuck = self._fed_at_s is not None and now_s - self._fed_at_s > STUCK_S
            lost = stuck or gone or self._feed.has_run_away
        if lost:
            logger.info("sound device stopped taking sound")
            self._lose()
            self._find(now_s)

    def _quiet_for_s(self, now_s: float) -> float | None:
        """Say how long nothing has sounded of what the device was given; None while something does."""
        if self._fed_at_s is None or self._device.is_playing():
            self._quiet_since_s = None
            return None
        if self._quiet_since_s is None:
            self._quiet_since_s = now_s
        return now_s - self._quiet_since_s

    def _find(self, now_s: float) -> None:
        try:
            self._device.open()
        except DeviceError as error:
            logger.info("no sound device: %s", error)
            self._try_at_s = now_s + RETRY_S
            self._tell("missing")
            return
        self._open = True
        self._fed_at_s = None
        with self._lock:
            self._feed.restart()
        self._tell("working")

    def _lose(self) -> None:
        self._open = False
        self._device.close()

    def _tell(self, state: SoundState) -> None:
        if state != self._state:
            self._state = state
            for listener in self._listeners:
                listener(state)
