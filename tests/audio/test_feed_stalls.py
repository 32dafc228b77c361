"""That a device which was held up once is heard on the plan again."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from herstel_app.audio.feed import CHUNK_FRAMES, Feed
from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import RATE_HZ
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline_compiler import compile_timeline
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library
from tests.audio.rendered_timelines import SLOW

HELD_S = 0.060
"""What the server has in store: a chunk is taken so long before it is heard, the first ones at once."""
STALL_AT_S, BACK_S, UNTIL_S = 20.0, 8.0, 40.0

CHUNK_S = CHUNK_FRAMES / RATE_HZ


def stalled(asked_after: int, ask: Callable[[Feed], None]) -> Feed:
    """Give a feed that stood still for 0.4 s, and to which `ask` came so many chunks later; 3 s after that."""
    now_s = 0.0
    feed = Feed(lambda: now_s)
    feed.play(Renderer(SLOW), 0.0)
    for number in range(200 + asked_after + 70):
        now_s = number * CHUNK_S + (0.4 if number >= 200 else 0.0)
        if number == 200 + asked_after:
            ask(feed)
        feed.measure(0)
        feed.next_chunk()
    return feed


@pytest.mark.parametrize("asked_after", range(30))
def test_what_is_asked_while_it_catches_up_is_done(asked_after: int) -> None:
    other = Renderer(SLOW, SoundChoice(cue="hum"))
    feed = stalled(asked_after, lambda feed: feed.swap(other, 0.1))
    at = round(feed.position_s * RATE_HZ)
    wanted = other.render(at, CHUNK_FRAMES)
    assert wanted.any()
    heard = feed.next_chunk()
    assert heard is not None
    assert np.array_equal(heard, wanted)
    assert stalled(asked_after, Feed.halt).is_idle


@pytest.mark.parametrize("stall_s", [0.061, 0.120, 0.300])
def test_after_a_stall_it_is_heard_where_it_was_heard_before(stall_s: float) -> None:
    timeline = compile_timeline(load_library(content_dir()).exercises["slow-breathing"], 3)
    now_s = heard_s = 0.0
    feed = Feed(lambda: now_s)
    feed.set_level(1.0)
    feed.aim(round(HELD_S * RATE_HZ))
    feed.play(Renderer(timeline), 0.0)
    before: list[float] = []
    after: list[float] = []
    has_stalled = False
    while heard_s < UNTIL_S:
        now_s = max(0.0, heard_s - HELD_S)
        feed.measure(0)
        feed.next_chunk()
        heard_s += CHUNK_FRAMES / RATE_HZ
        off_s = feed.position_s - heard_s
        if not has_stalled:
            before.append(off_s)
        elif heard_s > STALL_AT_S + BACK_S:
            after.append(off_s)
        if not has_stalled and heard_s > STALL_AT_S:
            heard_s, has_stalled = heard_s + stall_s, True
    assert after == pytest.approx([before[-1]] * len(after), abs=0.005)
