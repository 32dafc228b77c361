"""The player with a made-up device and a made-up clock."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace

from herstel_app.audio import feed
from herstel_app.audio.devices import DeviceError, DeviceLostError
from herstel_app.audio.feed import CHUNK_FRAMES, RAMP_S
from herstel_app.audio.player import MARGINS_FRAMES, RETRY_S, FaultyRunError, MixerPlayer
from herstel_app.audio.renderer import MASTER, Renderer
from herstel_app.audio.sample_grid import FULL_SCALE, RATE_HZ, Pcm
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline
from herstel_app.engine.audio.samples import GENTLE
from tests.audio.rendered_timelines import SLOW, STILL, TOO_LONG, spoken, whole, with_lines
from tests.helpers.sound import largest_step

CHUNK_S = CHUNK_FRAMES / RATE_HZ


def natural_step() -> float:
    """Give as large a step as the sound has by itself, between two samples, with a little room."""
    return 1.02 * largest_step(whole(SLOW))


class FakeDevice:
    """Plays in the time of a clock that is told; keeps what was heard. The first chunk comes half-way its time."""

    held_frames = 0

    def __init__(self) -> None:
        self.now_s = 100.0
        self.present = True
        self.rate = 1.0
        self.heard: list[Pcm] = []
        self.queue: Pcm = np.zeros((0, 2), np.int16)
        self.left_s = 0.0
        self.opened = 0
        self.refuses = 0
        """So often it takes on while something is made anew."""

    def clock(self) -> float:
        return self.now_s

    def open(self) -> None:
        if not self.present:
            raise DeviceError("no device")
        self.opened += 1
        self.queue, self.left_s = self.queue[:0], 0.0

    def is_alive(self) -> bool:
        return self.present

    def waiting_frames(self) -> int:
        return len(self.queue)

    def put(self, pcm: Pcm) -> None:
        if not len(self.queue):
            self.left_s = CHUNK_S / 2
        self.queue = np.concatenate([self.queue, pcm])

    def put_anew(self, make: Callable[[int], Pcm | None]) -> bool:
        if self.refuses:
            self.refuses -= 1
            self.let_pass(2 * CHUNK_S)
        pcm = make(len(self.queue))
        if pcm is not None:
            self.queue = pcm
        return pcm is not None

    def let_pass(self, seconds: float) -> None:
        self.now_s += seconds
        self.left_s -= seconds * self.rate
        while len(self.queue) and self.left_s <= 0:
            self.heard.append(self.queue[:CHUNK_FRAMES])
            self.queue = self.queue[CHUNK_FRAMES:]
            self.left_s += CHUNK_S

    def sound(self) -> np.ndarray:
        return np.concatenate(self.heard) / 32767.0


def place_s(expected: Pcm, chunk: Pcm) -> float:
    """Give where in `expected` a chunk lies nearest, in seconds."""
    starts = np.lib.stride_tricks.sliding_window_view(expected[:, 0].astype(np.int32), CHUNK_FRAMES)[:, ::64]
    errors = np.abs(starts - chunk[::64, 0].astype(np.int32)).max(axis=1)
    return int(np.argmin(errors)) / RATE_HZ


class Setup:
    def __init__(self) -> None:
        self.device = FakeDevice()
        self.player = MixerPlayer(self.device, self.device.clock)
        self.player.set_volume(100)

    def run(self, seconds: float, stall: bool = False) -> None:
        for _ in range(round(seconds / 0.01)):
            if not stall:
                self.player.step()
            self.device.let_pass(0.01)


@pytest.fixture
def setup() -> Setup:
    return Setup()


def test_plays_the_programme_to_the_sample(setup: Setup) -> None:
    setup.player.step()
    setup.player.play(SLOW, 0.0)
    setup.run(30)
    heard = np.concatenate(setup.device.heard)
    expected = Renderer(SLOW).render(0, len(heard))
    assert np.array_equal(heard[RATE_HZ:], expected[RATE_HZ:])


def test_it_wakes_for_a_chunk_and_hardly_ever_in_between(setup: Setup) -> None:
    setup.player.step()
    assert setup.player.wait_s is None
    setup.player.play(SLOW, 8.0)
    setup.player.step()
    wakes, until_s = 0, setup.device.now_s + 10.0
    while setup.device.now_s < until_s:
        assert setup.player.wait_s is not None
        setup.device.let_pass(setup.player.wait_s)
        setup.player.step()
        assert setup.device.waiting_frames() > 3 * CHUNK_FRAMES
        wakes += 1
    assert wakes < 0.7 * 10.0 / CHUNK_S


def test_halt_is_silent_soon_and_without_a_click(setup: Setup) -> None:
    setup.player.step()
    setup.player.play(SLOW, 8.0)
    setup.run(1.5)
    before = len(setup.device.heard)
    setup.player.halt()
    setup.run(1.0)
    after = np.concatenate(setup.device.heard[before:]) / 32767.0
    loud = np.flatnonzero(np.abs(after).max(axis=1) > 1e-4)
    # What SDL and the server hold, some 100 ms, comes on top of it.
    assert loud[-1] / RATE_HZ <= 2 * CHUNK_S + RAMP_S <= 0.150
    assert largest_step(setup.device.sound()) < natural_step()


@pytest.mark.parametrize("change", [(10, False), (100, True)])
def test_volume_and_mute_glide(setup: Setup, change: tuple[int, bool]) -> None:
    setup.player.step()
    setup.player.play(SLOW, 8.0)
    setup.run(1.0)
    loud = np.abs(setup.device.heard[-1]).max()
    setup.player.set_volume(*change)
    setup.run(0.4)
    assert np.abs(setup.device.heard[-1]).max() < 0.1 * loud
    assert largest_step(setup.device.sound()) < natural_step()


def test_resume_fades_the_old_and_enters_the_new(setup: Setup) -> None:
    setup.player.step()
    setup.player.play(SLOW, 8.0)
    setup.run(1.0)
    setup.player.play(SLOW, 13.0)
    setup.run(2.0)
    assert largest_step(setup.device.sound()) < natural_step()
    expected = Renderer(SLOW).render(round(13.0 * RATE_HZ), 3 * RATE_HZ)
    last = setup.device.heard[-1]
    best = min(
        np.abs(expected[at : at + CHUNK_FRAMES].astype(int) - last).max()
        for at in range(len(expected) - CHUNK_FRAMES)
        if expected[at, 0] == last[0, 0] and expected[at + 100, 0] == last[100, 0]
    )
    assert best == 0


def test_after_a_stall_it_goes_on_where_time_is(setup: Setup) -> None:
    setup.player.step()
    setup.player.play(SLOW, 8.0)
    setup.run(1.0)
    setup.run(1.3, stall=True)
    setup.run(0.5)
    expected = Renderer(SLOW).render(round(8.0 * RATE_HZ), 4 * RATE_HZ)
    played_s = 1.0 + 1.3 + 0.5 - CHUNK_S
    assert place_s(expected, setup.device.heard[-1]) == pytest.approx(played_s, abs=2 * CHUNK_S)


def test_a_stall_that_ends_in_a_turn_leaves_the_next_tone_whole(setup: Setup) -> None:
    exhale_s = 10.5
    setup.player.step()
    setup.player.play(SLOW, 8.0)
    setup.run(1.0)
    setup.run(1.45, stall=True)  # until 10.45 s, in the silence before the exhale
    before = len(setup.device.heard)
    setup.run(1.0)
    heard = np.concatenate(setup.device.heard[before:])
    expected = Renderer(SLOW).render(round(exhale_s * RATE_HZ), RATE_HZ // 2)
    began, begins = (int(np.flatnonzero(sound[:, 0])[0]) for sound in (heard, expected))
    length = len(expected) - begins
    assert np.array_equal(heard[began : began + length], expected[begins:])


def test_no_device_then_a_device(setup: Setup) -> None:
    setup.device.present = False
    setup.player.step()
    setup.player.play(SLOW, 0.0)
    setup.run(5)
    assert setup.player.device_state == "missing"
    assert not setup.device.heard
    setup.device.present = True
    setup.run(RETRY_S + 8)
    assert setup.player.device_state == "working"
    assert np.abs(setup.device.sound()).max() > 0.01


def test_a_device_that_has_gone_ends_it(setup: Setup) -> None:
    setup.player.step()
    setup.player.play(SLOW, 0.0)
    setup.run(3)
    setup.device.present = False
    with pytest.raises(DeviceLostError):
        setup.player.step()


def test_what_the_device_has_taken_is_counted_without_what_waits(setup: Setup) -> None:
    setup.player.step()
    setup.device.rate = 0.0
    setup.player.play(SLOW, 0.0)
    setup.run(1)
    assert (setup.player.is_sounding, setup.player.given_s) == (True, 0.0)
    setup.device.rate = 1.0
    setup.run(2)
    assert setup.player.given_s == pytest.approx(2.0, abs=2 * CHUNK_S)


def test_a_run_that_cannot_be_made_ends_once_and_the_next_one_sounds(setup: Setup) -> None:
    setup.player.step()
    setup.player.play(TOO_LONG, 0.0)
    with pytest.raises(FaultyRunError):
        setup.player.step()
    assert not setup.player.is_sounding
    setup.run(1)
    setup.player.play(SLOW, 8.0)
    setup.run(1)
    assert setup.player.is_sounding
    assert np.abs(setup.device.heard[-1]).max() > 100


def test_a_device_that_a_busy_computer_starves_is_kept_and_brought_back_to_session_time(setup: Setup) -> None:
    setup.player.step()
    setup.player.play(SLOW, 0.0)
    setup.run(7)
    setup.device.rate = 0.9
    setup.run(6)
    setup.device.rate = 1.0
    setup.run(4)
    assert setup.device.opened == 1
    assert largest_step(setup.device.sound()) < natural_step()
    expected = Renderer(SLOW).render(round(15.0 * RATE_HZ), 3 * RATE_HZ)
    played_s = 15.0 + place_s(expected, setup.device.heard[-1])
    assert played_s == pytest.approx(7 + 6 + 4 - CHUNK_S, abs=0.170)


def test_slow_drift_is_taken_out_in_silence(setup: Setup) -> None:
    setup.player.step()
    setup.player.play(SLOW, 0.0)
    setup.device.rate = 1.003
    setup.run(32)
    assert setup.device.opened == 1
    assert largest_step(setup.device.sound()) < natural_step()
    played_s = len(setup.device.sound()) / RATE_HZ
    assert played_s == pytest.approx(32 * 1.003, abs=0.3)


SLOWER = Timeline(
    (
        *(segment for segment in SLOW.segments if segment.start_s < 16.0),
        *(
            replace(segment.shifted(1.0), start_s=segment.start_s)
            for segment in SLOW.segments
            if segment.start_s == 16.0
        ),
        *(segment.shifted(1.0) for segment in SLOW.segments if segment.start_s > 16.0),
    )
)
"""The same up to 16 s, where an inhale begins; that inhale lasts a second longer."""
SEA = SoundChoice(bed="sea", bed_percent=100)


@pytest.mark.slow
@pytest.mark.parametrize("choice", [SoundChoice(), SEA])
def test_a_plan_that_differs_later_comes_in_without_a_dip(setup: Setup, choice: SoundChoice) -> None:
    assert SLOWER.duration_s == SLOW.duration_s + 1
    setup.player.set_choice(choice)
    setup.player.step()
    setup.player.play(SLOW, 0.0)
    setup.run(13)  # in the middle of an exhale
    setup.player.replace(SLOWER)
    setup.run(9)
    heard = np.concatenate(setup.device.heard)
    old, new = (Renderer(timeline, choice).render(0, len(heard)) for timeline in (SLOW, SLOWER))
    same = round(16.0 * RATE_HZ)
    ramp = round(RAMP_S * RATE_HZ)
    assert np.array_equal(heard[ramp:same], old[ramp:same])
    assert np.array_equal(heard[ramp:], new[ramp:])
    assert not np.array_equal(old[same:], new[same:])


def test_a_plan_that_comes_before_the_first_sound_is_the_one_that_plays(setup: Setup) -> None:
    setup.player.play(SLOW, 15.0)
    setup.player.replace(SLOWER)
    setup.run(6)
    expected = Renderer(SLOWER).render(19 * RATE_HZ, 2 * RATE_HZ)
    at_s = place_s(expected, setup.device.heard[-1])
    at = round(at_s * RATE_HZ)
    assert np.array_equal(setup.device.heard[-1], expected[at : at + CHUNK_FRAMES])
    assert 19.0 + at_s == pytest.approx(21.0 - CHUNK_S, abs=2 * CHUNK_S)


@pytest.mark.parametrize("change", ["replace", "set_choice", "set_speech"])
def test_nothing_new_sounds_after_a_halt(setup: Setup, change: str) -> None:
    setup.player.set_choice(SoundChoice(voice=True))
    setup.player.step()
    setup.player.play(SLOW, 8.0)
    setup.run(1)
    setup.player.halt()
    news = {"replace": SLOWER, "set_choice": SEA, "set_speech": {"-": spoken(0.5).astype(np.float32)}}
    getattr(setup.player, change)(news[change])
    setup.run(0.5)
    chunks = len(setup.device.heard)
    setup.run(1)
    assert len(setup.device.heard) <= chunks + 1
    setup.player.play(SLOW, 8.0)
    setup.run(2)
    assert len(setup.device.heard) > chunks + 5


def test_another_choice_comes_in_softly_while_it_plays(setup: Setup) -> None:
    setup.player.step()
    setup.player.play(SLOW, 8.0)
    setup.run(2)
    for percent in (20, 60, 100):  # as a slider does, faster than the sound can follow
        setup.player.set_choice(replace(SEA, cue="bowl", bed_percent=percent))
    setup.run(4.5)
    heard = setup.device.sound()
    assert largest_step(heard) < 0.015 * MASTER
    chosen = Renderer(SLOW, replace(SEA, cue="bowl"), None, 10.0).render(8 * RATE_HZ, 8 * RATE_HZ)
    last = setup.device.heard[-1]
    assert place_s(chosen, last) == pytest.approx(6.4, abs=0.2)
    peaks = np.abs(heard[: len(heard) // 4800 * 4800, 0]).reshape(-1, 4800).max(axis=1)
    first_bowl = np.abs(chosen[round(2.4 * RATE_HZ) : round(3.2 * RATE_HZ)]).max() / FULL_SCALE
    assert peaks[24:30].max() < 1.05 * first_bowl  # neither has a jump where it came in


def test_a_choice_made_before_is_the_one_that_plays(setup: Setup) -> None:
    setup.player.set_choice(SoundChoice(cue="bowl"))
    setup.player.step()
    setup.player.play(SLOW, 0.0)
    setup.run(12)
    heard = np.concatenate(setup.device.heard)
    assert np.array_equal(heard[RATE_HZ:], Renderer(SLOW, SoundChoice(cue="bowl")).render(0, len(heard))[RATE_HZ:])


def test_the_bed_goes_on_after_the_end_and_stops_when_it_is_asked(setup: Setup) -> None:
    setup.player.set_choice(replace(SEA, bed_after_minutes=1))
    setup.player.step()
    setup.player.play(SLOW, SLOW.duration_s - 2)
    setup.run(5)
    assert np.abs(setup.device.heard[-1]).max() > 100
    setup.player.halt()
    setup.run(1)
    chunks = len(setup.device.heard)
    setup.run(1)
    assert len(setup.device.heard) == chunks
    assert not setup.device.heard[-1][-CHUNK_FRAMES // 8 :].any()
    assert largest_step(setup.device.sound()) < 0.015 * MASTER


def test_it_comes_to_its_own_end(setup: Setup) -> None:
    setup.player.step()
    setup.player.play(STILL, STILL.duration_s - 3)
    setup.run(4)
    chunks = len(setup.device.heard)
    setup.run(1)
    assert len(setup.device.heard) == chunks


def test_taken_up_again_the_bed_comes_in_slowly(setup: Setup) -> None:
    setup.player.set_choice(replace(SEA, cue="none"))
    setup.player.step()
    setup.player.play(SLOW, 20.0)
    setup.run(4)
    heard = setup.device.sound()
    levels = [float(np.sqrt((heard[at : at + 24_000] ** 2).mean())) for at in range(0, 3 * RATE_HZ, 24_000)]
    assert levels[0] < 0.3 * levels[-1]
    assert all(later > earlier for earlier, later in pairwise(levels[:4]))


def test_lines_that_come_while_it_plays_are_heard(setup: Setup) -> None:
    talk = with_lines(SLOW, "Laat je handen zwaar worden.")
    setup.player.set_choice(SoundChoice(voice=True, cue="none"))
    setup.player.step()
    setup.player.play(talk, 7.0)
    setup.run(2)
    assert not np.concatenate(setup.device.heard)[RATE_HZ:].any()
    setup.player.set_speech({"Laat je handen zwaar worden.": spoken(1.5).astype(np.float32)})
    setup.run(4)
    assert np.abs(setup.device.sound()).max() > 0.05


@pytest.mark.slow
@pytest.mark.parametrize("rate", [1.003, 0.997])
def test_slow_drift_is_taken_out_under_a_bed_too(setup: Setup, rate: float) -> None:
    brown = SoundChoice(bed="brown", bed_percent=100)
    setup.player.set_choice(brown)
    setup.player.step()
    setup.player.play(SLOW, 0.0)
    setup.device.rate = rate
    setup.run(32)  # left alone it would be 96 ms off at the end
    assert setup.device.opened == 1
    assert largest_step(setup.device.sound()) < 0.010 * MASTER
    expected = Renderer(SLOW, brown).render(29 * RATE_HZ, 4 * RATE_HZ)
    off_s = 29.0 + place_s(expected, setup.device.heard[-1]) - (32.0 - 1.5 * CHUNK_S)
    assert abs(off_s) < 0.045 + CHUNK_S / 2


def test_a_jump_in_time_never_falls_in_a_cue(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    jumps: list[tuple[Pcm, Pcm]] = []

    def crossed(old: Pcm, new: Pcm, *_: int) -> Pcm:
        jumps.append((old, new))
        return new

    monkeypatch.setattr(feed, "_crossed", crossed)
    setup.player.step()
    setup.player.play(SLOW, 0.0)
    setup.device.rate = 1.004
    setup.run(30)
    assert jumps
    assert not any(old.any() or new.any() for old, new in jumps)


def test_what_begins_later_is_heard_from_its_start(setup: Setup) -> None:
    setup.player.step()
    setup.player.play(GENTLE, -0.6)
    setup.run(9)
    heard = np.concatenate(setup.device.heard)
    first = int(np.flatnonzero(heard.any(axis=1))[0])
    expected = Renderer(GENTLE).render(0, 5 * RATE_HZ)
    from_start = heard[first - int(np.flatnonzero(expected.any(axis=1))[0]) :]
    assert np.array_equal(from_start[: 4 * RATE_HZ], expected[: 4 * RATE_HZ])
    assert first / RATE_HZ == pytest.approx(0.6, abs=0.1)


def test_it_is_silent_as_soon_as_its_ramp_is_over_whatever_waits(setup: Setup) -> None:
    setup.player.step()
    setup.player.play(SLOW, 8.0)
    setup.run(1.5)
    assert setup.player.waiting_s > 3 * RAMP_S
    before = len(setup.device.heard)
    setup.player.halt()
    setup.run(0.5)
    after = np.concatenate(setup.device.heard[before:])
    loud = np.flatnonzero(after.any(axis=1))
    assert not after[-99:].any()
    assert loud[-1] / RATE_HZ < MARGINS_FRAMES[0] / RATE_HZ + RAMP_S + 0.001
    assert largest_step(setup.device.sound()) < natural_step()


@pytest.mark.parametrize("choice", [SoundChoice(), SEA])
def test_made_anew_it_is_the_same_to_the_sample(setup: Setup, choice: SoundChoice) -> None:
    setup.player.set_choice(choice)
    setup.player.step()
    setup.player.play(SLOW, 8.0)
    setup.run(3)
    for _ in range(300):
        setup.player.set_volume(100)
        setup.run(0.01)
    heard = np.concatenate(setup.device.heard[-60:])
    expected = Renderer(SLOW, choice, None, 8.0).render(8 * RATE_HZ, 7 * RATE_HZ)
    at = next(at for at in range(len(expected) - len(heard)) if np.array_equal(expected[at : at + 99], heard[:99]))
    assert np.array_equal(heard, expected[at : at + len(heard)])


@pytest.mark.parametrize("refuses", [1, 2, 3])
def test_where_making_anew_takes_too_long_it_is_done_later_and_without_a_click(setup: Setup, refuses: int) -> None:
    setup.player.step()
    setup.player.play(SLOW, 8.0)
    setup.run(1.5)
    setup.device.refuses = refuses
    setup.player.halt()
    setup.device.refuses = 0
    setup.run(0.6)
    assert not setup.player.is_sounding
    assert not setup.device.heard[-1][-9:].any()
    assert largest_step(setup.device.sound()) < natural_step()


def test_a_volume_while_another_one_comes_in_does_not_click(setup: Setup) -> None:
    setup.player.step()
    setup.player.play(SLOW, 8.0)
    setup.run(1.5)
    for percent in (10, 90, 20, 100, 0, 60, 100):
        setup.player.set_volume(percent)
        setup.run(0.03)
    setup.run(0.5)
    assert largest_step(setup.device.sound()) < 1.5 * natural_step()
