"""What the device should play next: the decisions of the player, without a device or a thread.

Invariants:
- a change of gain while something sounds is a raised-cosine ramp of `RAMP_S`, never a step, so nothing clicks;
- another renderer of the same run comes in by a crossfade: where the two are the same nothing changes, to the sample;
- a chunk may be made anew, from any frame of it, with what was asked since: until then it is the same, to the sample;
- the programme follows session time: after a hole it goes on where time is now, and what the device fell behind or
  drifted is taken out where no cue sounds (`lead.py`).
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from herstel_app.audio.lead import Lead
from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import RATE_HZ, Pcm, raised_cosine

CHUNK_FRAMES = 2048
RAMP_S = 0.06
RAMP_FRAMES = round(RAMP_S * RATE_HZ)
DRIFT_FRAMES = round(0.008 * RATE_HZ)
AHEAD_FRAMES = round(0.150 * RATE_HZ)
ENTRY_FRAMES = 480
LATE_FRAMES = round(0.100 * RATE_HZ)


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

    def take(self, n_frames: int) -> NDArray[np.float64] | float:
        """Give the gain of the next `n_frames` frames, one for each or the same for all."""
        if self._done >= RAMP_FRAMES:
            return self._now
        x = np.clip((self._done + 1 + np.arange(n_frames)) / RAMP_FRAMES, 0.0, 1.0)
        gains: NDArray[np.float64] = self._from + (self._to - self._from) * (0.5 - 0.5 * np.cos(np.pi * x))
        self._done = min(RAMP_FRAMES, self._done + n_frames)
        self._now = float(gains[-1]) if n_frames else self._now
        return gains


@dataclass(frozen=True, slots=True)
class Playback:
    """What sounds, and the time of the clock at which its session began."""

    renderer: Renderer
    began_s: float


STATE = ("_gain", "_level", "_current", "_pending", "_halting", "_coming", "_coming_frames", "_came_frames", "_waiting",
         "_frame", "_there")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a feed was just before it made a chunk."""

    state: dict[str, Any]

    @property
    def jumps(self) -> bool:
        """Whether that chunk goes to another place in the programme, and has to be heard whole."""
        return self.state["_there"] is not None


class Feed:
    """Makes one chunk after another. Not thread-safe."""

    def __init__(self, now_s: Callable[[], float]) -> None:
        """Stand silent; `now_s` is the clock by which the session runs."""
        self._now_s = now_s
        self._gain = Gain()
        self._level = 1.0
        self._current: Playback | None = None
        self._pending: Playback | None = None
        self._halting = False
        self._coming: Renderer | None = None
        self._coming_frames, self._came_frames = 1, 0
        self._waiting: tuple[Renderer, int] | None = None
        self._frame = 0
        self._there: int | None = None
        """Where the next chunk is to go on instead."""
        self._lead = Lead()
        self.mark = Mark({})
        """Where it was before the last chunk."""

    def silenced(self) -> Feed:
        """Give a feed in its place that has nothing to play, at the same volume."""
        feed = Feed(self._now_s)
        feed.set_level(self._level)
        feed.aim(self._lead.aim_frames)
        return feed

    def aim(self, held_frames: int) -> None:
        """Be heard on time: the device holds so much of what it has taken."""
        self._lead.aim_frames = held_frames
        self._lead.forget()

    def measure(self, waiting_frames: int) -> None:
        """Note how far the device is, in which so much waits."""
        if self._current is not None:
            due = (self._now_s() - self._current.began_s) * RATE_HZ
            self._lead.add(self._frame - waiting_frames - due)

    def here(self) -> Mark:
        """Give where it is."""
        return Mark({name: getattr(self, name) for name in STATE} | {"_gain": copy.copy(self._gain)})

    def go_back(self, mark: Mark, frames: int = 0) -> None:
        """Be where it was when it had made so many frames after `mark`; its volume is the newest."""
        level = self._level
        for name, value in mark.state.items():
            setattr(self, name, value)
        self._gain = copy.copy(self._gain)
        if frames:
            self._make(frames)
        self._level = level

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to play."""
        return self._current is None and self._pending is None

    def play(self, renderer: Renderer, at_s: float) -> None:
        """Let `renderer` sound, at `at_s` now; what sounds already fades first."""
        self._pending = Playback(renderer, self._now_s() - at_s)
        self._halting = False

    def swap(self, renderer: Renderer, over_s: float) -> None:
        """Let `renderer` take over the run that sounds now; of two in quick succession only the last is used."""
        if self._pending is not None:
            self._pending = Playback(renderer, self._pending.began_s)
        elif self._current is not None and not self._halting:
            self._waiting = (renderer, round(over_s * RATE_HZ))

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
            self._enter(self._newest(self._current), waiting_frames=0)

    @property
    def position_s(self) -> float:
        """Session time of what comes next; 0 where there is nothing to play."""
        return self._frame / RATE_HZ if self._current is not None else 0.0

    def next_chunk(self, waiting_frames: int = 0) -> Pcm | None:
        """Give the next chunk (CHUNK_FRAMES frames), or None where there is nothing to play.

        `waiting_frames` is what waits before it.
        """
        leaving = self._pending is not None or self._halting
        if leaving and (self._current is None or self._gain.now == 0.0 == self._gain.target):
            self._current = self._waiting = self._coming = None
            self._halting = False
            self._gain.jump(0.0)
            if self._pending is not None:
                self._enter(self._pending, waiting_frames)
                self._pending = None
        if self._current is None:
            return None
        self._there = self._follow(self._current)
        self.mark = self.here()
        return self._make(CHUNK_FRAMES)

    def _make(self, n_frames: int) -> Pcm:
        assert self._current is not None
        leaving = self._pending is not None or self._halting
        self._gain.aim(0.0 if leaving else self._level)
        gains = self._gain.take(n_frames)
        pcm = self._sound(self._current.renderer, n_frames)
        if self._coming is None and self._frame >= self._current.renderer.frames and not pcm.any():
            self._current = None
        if isinstance(gains, float):
            return pcm if gains == 1.0 else np.rint(pcm * gains).astype(np.int16)
        return np.rint(pcm * gains[:, np.newaxis]).astype(np.int16)

    def _enter(self, programme: Playback, waiting_frames: int) -> None:
        """Go on where time will be when what comes next is heard."""
        self._current = programme
        self._waiting = self._coming = None
        # Below 0 it has yet to begin.
        ahead_frames = waiting_frames + self._lead.aim_frames
        self._frame = round((self._now_s() - programme.began_s) * RATE_HZ) + ahead_frames
        # Where the programme is silent by itself it needs no ramp, which would make the next tone come late.
        silent_here = not programme.renderer.render(self._frame, ENTRY_FRAMES).any()
        self._gain.jump(self._level if silent_here else 0.0)
        self._lead.forget()

    def _newest(self, programme: Playback) -> Playback:
        """Give the programme with the renderer that is to go on with it."""
        renderer = self._waiting[0] if self._waiting else self._coming or programme.renderer
        return Playback(renderer, programme.began_s)

    def _sound(self, renderer: Renderer, n_frames: int) -> Pcm:
        """Give what is due, with whatever crosses over in it, and move on."""
        pcm = renderer.render(self._frame, n_frames)
        if self._there is not None:
            pcm = _crossed(pcm, renderer.render(self._there, n_frames), 0, n_frames)
            self._frame, self._there = self._there, None
        elif self._coming is None and self._waiting is not None:
            self._coming, self._coming_frames = self._waiting
            self._waiting, self._came_frames = None, 0
        if self._coming is not None:
            coming = self._coming.render(self._frame, n_frames)
            pcm = _crossed(pcm, coming, self._came_frames, self._coming_frames)
            self._came_frames += n_frames
            if self._came_frames >= self._coming_frames and self._current is not None:
                self._current = Playback(self._coming, self._current.began_s)
                self._coming = None
        self._frame += n_frames
        return pcm

    def _follow(self, programme: Playback) -> int | None:
        """Give where to go on instead, if that cannot be heard and what is heard is not where time is."""
        drift = self._lead.drift_frames
        if self._pending is not None or self._halting:
            return None  # it leaves already, perhaps for what was asked meanwhile
        if drift < -LATE_FRAMES or drift > AHEAD_FRAMES:
            # A busy computer starved the device, or a server began to hold more: go to where time is.
            self._pending = self._newest(programme)
            self._lead.forget()
        elif abs(drift) > DRIFT_FRAMES and self._coming is None:
            there = self._frame - round(drift)
            still_here = programme.renderer.is_still(self._frame, CHUNK_FRAMES)
            if still_here and programme.renderer.is_still(there, CHUNK_FRAMES):
                self._lead.forget()
                return there
        return None


def _crossed(old: Pcm, new: Pcm, done_frames: int, length_frames: int) -> Pcm:
    """Go from `old` to `new` in `length_frames`, of which `done_frames` have been."""
    share = raised_cosine((done_frames + 1 + np.arange(len(old))) / length_frames)[:, np.newaxis]
    return np.rint(old * (1.0 - share) + new * share).astype(np.int16)
