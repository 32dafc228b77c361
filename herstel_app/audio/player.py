"""The player: keeps a sound device fed with what should be heard now. It has no thread: its owner calls `step`.

Invariants:
- a device is opened once; when it is lost, `step` raises DeviceLostError and the process ends, for a new one to begin;
- a run that cannot be made into sound ends with `FaultyRunError`, and what comes after it is played as ever.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import Literal

from herstel_app.audio.decoding import Speech
from herstel_app.audio.devices import Device, DeviceError, DeviceLostError
from herstel_app.audio.feed import CHUNK_FRAMES, RAMP_S, Feed
from herstel_app.audio.renderer import Renderer, gain_of
from herstel_app.audio.sample_grid import RATE_HZ
from herstel_app.audio.spoken_lines import LevelledLines
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline

logger = logging.getLogger(__name__)

WAKE_S = 0.010
"""How often it is looked whether there is room, once there may be."""
CHUNK_S = CHUNK_FRAMES / RATE_HZ
EARLY_S = 0.003
"""A chunk is taken each CHUNK_S: before that, less this, there is no room and nothing to look for."""
DRY_S = 0.020
"""Silence this long is no longer the moment at which pygame goes over to the chunk that waits: at the end of a chunk
SDL's thread asks Python for its lock, and until it has it nothing plays and nothing waits."""
RETRY_S, IDLE_RETRY_S = 1.0, 5.0
"""How often a device is looked for: while something should be heard, and while nothing should."""
QUEUED_CHUNKS = 2
"""What waits in the mixer has not been taken by the device."""
CHOICE_S = 0.6
"""How long it takes to go over to what was newly chosen."""

DeviceState = Literal["opening", "working", "missing"]


class FaultyRunError(Exception):
    """What plays cannot be made into sound."""


class MixerPlayer:
    """Plays timelines on one device."""

    def __init__(self, device: Device, now_s: Callable[[], float] = time.perf_counter) -> None:
        """Keep device and clock; nothing is opened before `step`."""
        self._device, self._now_s = device, now_s
        self._feed = Feed(now_s)
        self.device_state: DeviceState = "opening"
        self._try_at_s = 0.0
        self._given_chunks = 0
        self._given_at_s = 0.0
        self._has_given = False
        self._quiet_since_s: float | None = None
        self._choice = SoundChoice()
        self._speech = LevelledLines({})
        self._timeline: Timeline | None = None
        self._began_s = self._bed_from_s = 0.0

    @property
    def is_sounding(self) -> bool:
        """Whether something should be heard now."""
        return not self._feed.is_idle

    @property
    def position_s(self) -> float:
        """Session time of what is given next; 0 where nothing sounds."""
        return self._feed.position_s

    @property
    def given_s(self) -> float:
        """How much sound the device has taken."""
        return max(0, self._given_chunks - QUEUED_CHUNKS) * CHUNK_FRAMES / RATE_HZ

    @property
    def wait_s(self) -> float | None:
        """Give how long `step` has nothing to do; None is until something is asked."""
        if self.device_state == "working":
            if not self.is_sounding:
                return None
            if self._quiet_since_s is not None:
                return WAKE_S
            return max(WAKE_S, self._given_at_s + CHUNK_S - EARLY_S - self._now_s())
        return max(0.0, self._try_at_s - self._now_s())

    def play(self, timeline: Timeline, at_s: float) -> None:
        """Let `timeline` sound from `at_s` (session seconds) as from now; below 0 it begins later.

        Raises FaultyRunError.
        """
        self._timeline = timeline
        self._began_s, self._bed_from_s = self._now_s() - at_s, max(0.0, at_s)
        try:
            renderer = self._renderer(timeline)
        except Exception as error:
            raise self._give_up(error) from error
        self._feed.play(renderer, at_s)
        self._try_at_s = min(self._try_at_s, self._now_s() + RETRY_S)

    def replace(self, timeline: Timeline) -> None:
        """Let the rest of what sounds follow `timeline`, which is the same up to the next breath: nothing dips."""
        if self._timeline is not None:
            self._timeline = timeline
            self._swap(RAMP_S)

    def halt(self) -> None:
        """Fall silent softly."""
        self._timeline = None
        self._feed.halt()

    def set_choice(self, choice: SoundChoice) -> None:
        """Let it sound as chosen, from now on; what sounds already goes over to it softly."""
        before, self._choice = self._choice, choice
        if choice == before:
            return
        if choice.bed != before.bed or not before.bed_percent:
            self._bed_from_s = max(0.0, self._now_s() - self._began_s)  # a new bed comes in as slowly as ever
        self._swap(CHOICE_S)

    def set_speech(self, speech: Mapping[str, Speech]) -> None:
        """Have lines of text sound as these samples (mono, RATE_HZ), from now on."""
        self._speech = lines = LevelledLines(speech, self._speech)
        # Done now, as it takes too long for `step`, which must not be late.
        wanted: Callable[[], bool] = lambda: self._speech is lines  # noqa: E731
        threading.Thread(target=lines.prepare, args=(wanted,), name="herstel-levels", daemon=True).start()
        if self._choice.voice:
            self._swap(CHOICE_S)

    def _renderer(self, timeline: Timeline) -> Renderer:
        return Renderer(timeline, self._choice, self._speech, self._bed_from_s)

    def _swap(self, over_s: float) -> None:
        if self._timeline is not None:
            self._feed.swap(self._renderer(self._timeline), over_s)

    def set_volume(self, percent: int, muted: bool = False) -> None:
        """Set the volume, 0–100, or silence the sound without stopping it."""
        self._feed.set_level(0.0 if muted else gain_of(percent))

    def step(self) -> None:
        """Do what is due now: look for a device, or feed it. Raises DeviceLostError or FaultyRunError."""
        now_s = self._now_s()
        if self.device_state != "working":
            if now_s >= self._try_at_s:
                self._find(now_s)
            return
        if not self._device.is_alive():
            raise DeviceLostError("SDL has no device any more")
        quiet_s = self._quiet_for_s(now_s)
        if quiet_s is not None:
            if quiet_s < DRY_S:
                return
            self._has_given, self._quiet_since_s = False, None
            self._feed.restart()
        self._give()
        if self._feed.is_idle:
            self._has_given = False

    def _give(self) -> None:
        while self._device.has_room():
            try:
                chunk = self._feed.next_chunk()
            except Exception as error:
                raise self._give_up(error) from error
            if chunk is None:
                return
            self._device.put(chunk)
            self._given_chunks += 1
            self._given_at_s = self._now_s()
            self._has_given = True

    def _give_up(self, error: Exception) -> FaultyRunError:
        """Play nothing more of this run."""
        self._timeline, self._feed = None, self._feed.silenced()
        return FaultyRunError(f"{type(error).__name__}: {error}")

    def _quiet_for_s(self, now_s: float) -> float | None:
        """Say how long nothing has sounded of what the device was given; None while something does."""
        if not self._has_given or self._device.is_playing():
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
            self._try_at_s = now_s + (RETRY_S if self.is_sounding else IDLE_RETRY_S)
            self.device_state = "missing"
            return
        self.device_state = "working"
        self._feed.restart()
