"""What the device should play next: the decisions of the player, without a device or a thread.

Invariants:
- a change of gain while something sounds is a raised-cosine ramp of `RAMP_S`, never a step, so nothing clicks;
- the programme follows session time: after a hole it goes on where time is now, and slow drift between
  the device's clock and ours is taken out where the programme is silent.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from herstel_app.audio.grid import RATE_HZ, Pcm
from herstel_app.audio.renderer import Renderer

CHUNK_FRAMES = 4096
RAMP_S = 0.12
RAMP_FRAMES = round(RAMP_S * RATE_HZ)
DRIFT_FRAMES = round(0.040 * RATE_HZ)
RUNAWAY_FRAMES = round(0.150 * RATE_HZ)
ENTRY_FRAMES = 480
LATE_FRAMES = round(0.100 * RATE_HZ)
SETTLE_CHUNKS = 12
SMOOTHING = 0.08


class Gain:
    """A gain that glides to where it is aimed."""

    def __init__(self) -> None:
        """Start silent."""
        self._from = self._to = self._now = 0.0
        self._done = RAMP_FRAMES

    @property
    def now(self) -> float:
        """The gain at this moment, linear."""
        return self._now

    @property
    def target(self) -> float:
        """Where it is going."""
        return self._to

    def aim(self, target: float) -> None:
        """Glide to `target` from where it is now."""
        if target != self._to:
            self._from, self._to, self._done = self._now, target, 0

    def jump(self, gain: float) -> None:
        """Be there at once; only right where nothing sounds."""
        self._from = self._to = self._now = gain
        self._done = RAMP_FRAMES

    def take(self, n_frames: int) -> NDArray[np.float64]:
        """Give the gain of the next `n_frames` frames."""
        x = np.clip((self._done + 1 + np.arange(n_frames)) / RAMP_FRAMES, 0.0, 1.0)
        gains: NDArray[np.float64] = self._from + (self._to - self._from) * (0.5 - 0.5 * np.cos(np.pi * x))
        self._done = min(RAMP_FRAMES, self._done + n_frames)
        self._now = float(gains[-1]) if n_frames else self._now
        return gains


class Feed:
    """Makes one chunk after another. Not thread-safe: its owner holds a lock."""

    def __init__(self, now_s: Callable[[], float]) -> None:
        """Stand silent; `now_s` is the clock by which the session runs."""
        self._now_s = now_s
        self._gain = Gain()
        self._level = 1.0
        self._current: tuple[Renderer, float] | None = None
        self._pending: tuple[Renderer, float] | None = None
        self._halting = False
        self._frame = 0
        self._chunks = 0
        self._base: float | None = None
        self._drift = 0.0

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to play."""
        return self._current is None and self._pending is None

    def play(self, renderer: Renderer, at_s: float) -> None:
        """Let `renderer` sound, at `at_s` now; what sounds already fades first."""
        self._pending = (renderer, self._now_s() - at_s)
        self._halting = False

    def halt(self) -> None:
        """Fade, and stop."""
        self._pending = None
        self._halting = True

    def set_level(self, level: float) -> None:
        """Set the volume, linear."""
        self._level = level

    def restart(self) -> None:
        """Take the programme up again where time is now, from silence: the device missed a part."""
        if self._current is not None:
            self._enter(self._current)

    @property
    def has_run_away(self) -> bool:
        """Whether the device takes sound much faster or slower than time goes by, as a dead one does."""
        return abs(self._drift) > RUNAWAY_FRAMES

    def next_chunk(self) -> Pcm | None:
        """Give the next chunk (CHUNK_FRAMES frames), or None where there is nothing to play."""
        leaving = self._pending is not None or self._halting
        if leaving and (self._current is None or self._gain.now == 0.0 == self._gain.target):
            self._current = None
            self._halting = False
            self._gain.jump(0.0)
            if self._pending is not None:
                self._enter(self._pending)
                self._pending = None
            leaving = False
        if self._current is None:
            return None
        self._gain.aim(0.0 if leaving else self._level)
        renderer, began_s = self._current
        self._follow(renderer, began_s)
        gains = self._gain.take(CHUNK_FRAMES)
        pcm = renderer.render(self._frame, CHUNK_FRAMES)
        self._frame += CHUNK_FRAMES
        if self._frame >= renderer.frames and not pcm.any():
            self._current = None
        if gains.min() == gains.max() == 1.0:
            return pcm
        return np.rint(pcm * gains[:, np.newaxis]).astype(np.int16)

    def _enter(self, programme: tuple[Renderer, float]) -> None:
        self._current = programme
        renderer, began_s = programme
        self._frame = max(0, round((self._now_s() - began_s) * RATE_HZ))
        # Where the programme is silent by itself it needs no ramp, which would make the next tone come late.
        silent_here = not renderer.render(self._frame, ENTRY_FRAMES).any()
        self._gain.jump(self._level if silent_here else 0.0)
        self._chunks, self._base, self._drift = 0, None, 0.0

    def _follow(self, renderer: Renderer, began_s: float) -> None:
        """Measure how far the device is from session time, and mend it where that cannot be heard."""
        ahead = self._frame - (self._now_s() - began_s) * RATE_HZ
        self._chunks += 1
        if self._chunks <= SETTLE_CHUNKS:
            self._base = ahead if self._base is None else 0.7 * self._base + 0.3 * ahead
            if self._chunks == SETTLE_CHUNKS and self._base < -LATE_FRAMES:
                self._pending = self._current  # the device was slow to begin: go to where time is now
            return
        self._drift += SMOOTHING * (ahead - (self._base or 0.0) - self._drift)
        if DRIFT_FRAMES < abs(self._drift) < RUNAWAY_FRAMES:
            there = self._frame - round(self._drift)
            silent_here = not renderer.render(self._frame, CHUNK_FRAMES).any()
            if silent_here and not renderer.render(there, CHUNK_FRAMES).any():
                self._frame, self._drift = there, 0.0
