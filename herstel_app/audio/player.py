"""The player: keeps a sound device fed with what should be heard now. It has no thread: its owner calls `step`.

Invariants:
- what is asked is heard at once, also by what waits in the device already: that is made anew;
- a device is opened once; when it is lost, `step` raises DeviceLostError and the process ends, for a new one to begin;
- a run that cannot be made into sound ends with `FaultyRunError`, and what comes after it is played as ever.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from herstel_app.audio.decoding import Speech
from herstel_app.audio.devices import Device, DeviceError, DeviceLostError
from herstel_app.audio.feed import CHUNK_FRAMES, RAMP_S, Feed, Mark
from herstel_app.audio.renderer import Renderer, gain_of
from herstel_app.audio.sample_grid import RATE_HZ, Pcm
from herstel_app.audio.spoken_lines import LevelledLines
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline

logger = logging.getLogger(__name__)

WAITING_FRAMES = 6 * CHUNK_FRAMES
"""So much waits in the device, 256 ms: for so long a busy computer may keep this process from a processor."""
LOW_FRAMES = WAITING_FRAMES - 2 * CHUNK_FRAMES
"""From here on more is put."""
EARLY_FRAMES = 256
"""A quarter of what SDL takes at a time: looked at always at the same moment between two of these, what waits would
seem to be up to 21 ms more or less for a long time."""
SHORTEST_WAIT_S = 0.010
MARGINS_FRAMES = (720, 2400, 6000)
"""So far on (15 ms) what waits is made anew for what is asked, which takes a few milliseconds. Where that took too long
it is made once more, from further on."""
SEEN_FRAMES = round(0.027 * RATE_HZ)
"""So much after its moment a thing is seen, measured: half of a frame of 33 ms, and 10 ms until a window shows it. What
is heard is as late."""
RETRY_S, IDLE_RETRY_S = 1.0, 5.0
"""How often a device is looked for: while something should be heard, and while nothing should."""
CHOICE_S = 0.6
"""How long it takes to go over to what was newly chosen."""

DeviceState = Literal["opening", "working", "missing"]


class FaultyRunError(Exception):
    """What plays cannot be made into sound."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Sound that waits in the device, and where the feed was before it was made."""

    before: Mark
    pcm: Pcm


class MixerPlayer:
    """Plays timelines on one device."""

    def __init__(self, device: Device, now_s: Callable[[], float] = time.perf_counter) -> None:
        """Keep device and clock; nothing is opened before `step`."""
        self._device, self._now_s = device, now_s
        self._feed = Feed(now_s)
        self.device_state: DeviceState = "opening"
        self._try_at_s = 0.0
        self._pieces: deque[Piece] = deque()
        """What waits in the device, of which the first may be taken in part."""
        self._put_frames = 0
        self._low_at_s = 0.0
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
        return (self._put_frames - self._waiting_frames) / RATE_HZ

    @property
    def waiting_s(self) -> float:
        """How much the device has yet to take."""
        return self._waiting_frames / RATE_HZ

    @property
    def _waiting_frames(self) -> int:
        return self._device.waiting_frames() if self.device_state == "working" else 0

    @property
    def wait_s(self) -> float | None:
        """Give how long `step` has nothing to do; None is until something is asked."""
        if self.device_state == "working":
            if not self.is_sounding:
                return None
            return max(SHORTEST_WAIT_S, self._low_at_s - self._now_s())
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
        self._change(lambda feed: feed.play(renderer, at_s))
        self._try_at_s = min(self._try_at_s, self._now_s() + RETRY_S)

    def replace(self, timeline: Timeline) -> None:
        """Let the rest of what sounds follow `timeline`, which is the same up to the next breath: nothing dips."""
        if self._timeline is not None:
            self._timeline = timeline
            self._swap(RAMP_S)

    def halt(self) -> None:
        """Fall silent softly."""
        self._timeline = None
        self._change(Feed.halt)

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
            renderer = self._renderer(self._timeline)
            self._change(lambda feed: feed.swap(renderer, over_s))

    def set_volume(self, percent: int, muted: bool = False) -> None:
        """Set the volume, 0–100, or silence the sound without stopping it."""
        level = 0.0 if muted else gain_of(percent)
        self._change(lambda feed: feed.set_level(level))

    def step(self) -> None:
        """Do what is due now: look for a device, or feed it. Raises DeviceLostError or FaultyRunError."""
        now_s = self._now_s()
        if self.device_state != "working":
            if now_s >= self._try_at_s:
                self._find(now_s)
            return
        if not self._device.is_alive():
            raise DeviceLostError("SDL has no device any more")
        waiting = self._device.waiting_frames()
        self._forget_taken(waiting)
        if not waiting and self.is_sounding and self._put_frames:
            self._pieces.clear()
            self._feed.restart()
        self._give(waiting)

    def _give(self, waiting: int) -> None:
        """Fill the device up, in which so much waits."""
        self._feed.measure(waiting)
        for piece in self._made(waiting):
            self._device.put(piece.pcm)
            self._pieces.append(piece)
            self._put_frames += len(piece.pcm)
        left = self._device.waiting_frames() - LOW_FRAMES - EARLY_FRAMES
        self._low_at_s = self._now_s() + max(0, left) / RATE_HZ

    def _made(self, waiting: int) -> Iterator[Piece]:
        """Make what comes after so many frames, until enough of them wait; raises FaultyRunError."""
        while waiting <= WAITING_FRAMES - CHUNK_FRAMES:
            try:
                chunk = self._feed.next_chunk(waiting)
            except Exception as error:
                raise self._give_up(error) from error
            if chunk is None:
                return
            waiting += len(chunk)
            yield Piece(self._feed.mark, chunk)

    def _change(self, act: Callable[[Feed], None]) -> None:
        """Have the feed do something, from what is taken next on."""
        for margin in MARGINS_FRAMES:
            if self._make_anew(act, margin):
                return
        act(self._feed)

    def _make_anew(self, act: Callable[[Feed], None], margin: int) -> bool:
        """Make what waits anew, but for the next `margin` frames; gives whether that was done in time."""
        waiting = self._waiting_frames
        self._forget_taken(waiting)
        pieces = list(self._pieces)
        total = sum(len(piece.pcm) for piece in pieces)
        kept, number = total - waiting + margin, 0
        while number < len(pieces) and len(pieces[number].pcm) <= kept:
            kept -= len(pieces[number].pcm)
            number += 1
        if number == len(pieces):
            return False  # so little waits that it may be heard after that
        if pieces[number].before.jumps and kept:
            return False
        before = self._feed.here()
        anew, cut = pieces[:number], pieces[number]
        if kept:
            anew.append(Piece(cut.before, cut.pcm[:kept]))
        self._feed.go_back(cut.before, kept)
        act(self._feed)
        frames = sum(len(piece.pcm) for piece in anew)
        latest = total - frames  # what may wait at the least, for what is made anew to come in time
        anew += self._made(waiting - latest)
        pcm = np.concatenate([piece.pcm for piece in anew])
        if not self._device.put_anew(lambda now: pcm[total - now :] if now >= latest else None):
            self._feed.go_back(before)
            return False
        self._pieces = deque(anew)
        self._put_frames += len(pcm) - total
        return True

    def _forget_taken(self, waiting: int) -> None:
        total = sum(len(piece.pcm) for piece in self._pieces)
        while self._pieces and total - len(self._pieces[0].pcm) >= waiting:
            total -= len(self._pieces.popleft().pcm)

    def _give_up(self, error: Exception) -> FaultyRunError:
        """Play nothing more of this run."""
        self._timeline, self._feed = None, self._feed.silenced()
        return FaultyRunError(f"{type(error).__name__}: {error}")

    def _find(self, now_s: float) -> None:
        try:
            self._device.open()
        except DeviceError as error:
            logger.info("no sound device: %s", error)
            self._try_at_s = now_s + (RETRY_S if self.is_sounding else IDLE_RETRY_S)
            self.device_state = "missing"
            return
        self.device_state = "working"
        self._feed.aim(max(0, self._device.held_frames - SEEN_FRAMES))
        self._feed.restart()
