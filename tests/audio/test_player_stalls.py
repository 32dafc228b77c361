"""That breaths are heard where they were, whatever stood still: the player before a made-up mixer and server."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Literal

import numpy as np
import pytest

from herstel_app.audio.devices import BUFFER_FRAMES
from herstel_app.audio.player import MixerPlayer
from herstel_app.audio.sample_grid import RATE_HZ, Pcm
from tests.audio.rendered_timelines import SLOW, whole
from tests.helpers.placing import late_s
from tests.helpers.sound import Sound

STEP_S = 0.001
WAKE_STEPS = 10
HOLDS_FRAMES = round(0.100 * RATE_HZ)
"""What a server holds; after it fell dry it plays nothing until it has that much again."""
BACK_S = 6.0
"""A stall is mended at the next turn."""
ON_PLAN_S = 0.012
SILENCE: Pcm = np.zeros((BUFFER_FRAMES, 2), dtype=np.int16)

Who = Literal["process", "player", "server"]
"""What stands still: the process of the sound, only the thread that feeds the mixer, or the server."""


class Chain:
    """The queue, the server behind it, and what is heard in the end."""

    held_frames = HOLDS_FRAMES

    def __init__(self) -> None:
        self.now_s = 100.0
        self.queue: Pcm = SILENCE[:0]
        self.held: Pcm = SILENCE[:0]
        self.heard: list[Pcm] = []
        self.is_filling = True

    def clock(self) -> float:
        return self.now_s

    def open(self) -> None:
        pass

    def is_alive(self) -> bool:
        return True

    def waiting_frames(self) -> int:
        return len(self.queue)

    def put(self, pcm: Pcm) -> None:
        self.queue = np.concatenate([self.queue, pcm])

    def put_anew(self, make: Callable[[int], Pcm | None]) -> bool:
        pcm = make(len(self.queue))
        if pcm is not None:
            self.queue = pcm
        return pcm is not None

    def let_pass(self, stalled: Who | None) -> None:
        frames = round(STEP_S * RATE_HZ)
        self.now_s += STEP_S
        while stalled != "process" and len(self.held) + BUFFER_FRAMES <= HOLDS_FRAMES:
            taken, self.queue = self.queue[:BUFFER_FRAMES], self.queue[BUFFER_FRAMES:]
            self.held = np.concatenate([self.held, taken, SILENCE[len(taken) :]])
        if len(self.held) + BUFFER_FRAMES > HOLDS_FRAMES:
            self.is_filling = False
        if stalled == "server" or self.is_filling or len(self.held) < frames:
            self.is_filling = self.is_filling or stalled != "server"
            self.heard.append(SILENCE[:frames])
        else:
            self.heard.append(self.held[:frames])
            self.held = self.held[frames:]


CUES_S = [s.start_s for s in SLOW.segments if s.phase in ("inhale", "exhale")]


def heard_with(stalled: Who, from_s: float, stall_s: float) -> Sound:
    """Give how late each breath is heard where something stands still for a while; nan for one that is broken."""
    chain = Chain()
    player = MixerPlayer(chain, chain.clock)
    player.set_volume(100)
    player.step()
    for step in range(round((SLOW.duration_s + 1.0) / STEP_S)):
        if step == round(0.5 / STEP_S):
            player.play(SLOW, 0.0)
        is_still = from_s <= step * STEP_S - 0.5 < from_s + stall_s
        if step % WAKE_STEPS == 0 and not (is_still and stalled != "server"):
            player.step()
        chain.let_pass(stalled if is_still else None)
    heard = np.concatenate(chain.heard).mean(axis=1)
    return late_s(heard, whole(SLOW).mean(axis=1) * 32767, CUES_S, 0.5, RATE_HZ)


@lru_cache(maxsize=1)
def usual_s() -> float:
    late = heard_with("server", 0.0, 0.0)
    assert np.ptp(late) < ON_PLAN_S
    return float(np.median(late))


@pytest.mark.slow
@pytest.mark.parametrize("stalled", ["process", "player", "server"])
@pytest.mark.parametrize("from_s", [0.3, 13.0])
@pytest.mark.parametrize("stall_s", [0.020, 0.060, 0.120, 0.250])
def test_after_a_stall_breaths_are_heard_where_they_were(stalled: Who, from_s: float, stall_s: float) -> None:
    late = heard_with(stalled, from_s, stall_s)
    after = [off for at, off in zip(CUES_S, late, strict=True) if at > from_s + BACK_S]
    assert len(after) >= 3
    assert np.abs(np.array(after) - usual_s()).max() < ON_PLAN_S, np.round(late, 3)
