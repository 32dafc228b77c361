"""When the sound's process is started, told and replaced: with made-up processes, in made-up time."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from herstel_app.audio.process import messages as m
from herstel_app.audio.process.launch import READY_S
from herstel_app.audio.process.supervisor import IDLE_S, LONGEST_DELAY_S, QUIET_S, Supervisor
from herstel_app.audio.process.watch import ANSWER_S, FIRST_STALL_S, OPENING_S, QUIT_S, STALL_S, START_S
from herstel_app.core.ports.sound import SpokenLine
from herstel_app.core.sound import SoundChoice
from tests.audio.rendered_timelines import BOX, SLOW

TICK_S = 0.05


@dataclass(eq=False)
class FakeProcess:
    """Keeps what it is told; answers as long as it is not stuck, and its device takes sound as long as it moves."""

    sent: list[m.ToChild] = field(default_factory=list)
    is_killed = False
    is_stuck = False
    moves = True
    device: m.DeviceState = "working"
    given_s = 0.0
    run = 0
    ended_run = 0

    def send(self, message: m.ToChild) -> None:
        self.sent.append(message)
        if isinstance(message, m.Play):
            self.run = message.run
        elif isinstance(message, m.Halt):
            self.ended_run = self.run

    def kill(self) -> None:
        self.is_killed = True

    @property
    def sounds(self) -> bool:
        return self.run != self.ended_run

    def names(self) -> list[str]:
        return [type(message).__name__ for message in self.sent]

    def last(self, kind: type[m.ToChild]) -> m.ToChild | None:
        return next((message for message in reversed(self.sent) if isinstance(message, kind)), None)

    def report(self) -> m.DeviceReport:
        return m.DeviceReport(len(self.sent), self.device, self.sounds, self.given_s, 0.0, self.ended_run)


class World:
    """A supervisor, its processes, and time."""

    def __init__(self) -> None:
        self.now_s = 100.0
        self.processes: list[FakeProcess] = []
        self.states: list[str] = []
        self.can_start = True
        self.next_moves = True
        self.supervisor = Supervisor(self.spawn, self.states.append)

    def spawn(self) -> FakeProcess:
        if not self.can_start:
            raise OSError("no memory")
        process = FakeProcess()
        process.moves = self.next_moves
        self.processes.append(process)
        return process

    @property
    def process(self) -> FakeProcess:
        return self.processes[-1]

    @property
    def living(self) -> list[FakeProcess]:
        return [process for process in self.processes if not process.is_killed]

    def run(self, seconds: float) -> None:
        """Let time pass as the player's thread does: reports come, and what is due is done."""
        for _ in range(round(seconds / TICK_S)):
            self.now_s += TICK_S
            process = self.processes[-1] if self.processes else None
            if process is not None and not process.is_killed and not process.is_stuck:
                if process.sounds and process.moves and process.device == "working":
                    process.given_s += TICK_S
                self.supervisor.hear(process, process.report(), self.now_s)
            self.supervisor.check(self.now_s)

    def die(self, code: int = -9) -> None:
        self.process.is_killed = True
        self.supervisor.gone(self.process, code, self.now_s)

    def play(self) -> None:
        self.supervisor.play(SLOW, self.now_s, self.now_s)


@pytest.fixture
def world() -> World:
    made = World()
    made.supervisor.set_volume(made.now_s, percent=70)
    made.supervisor.start(made.now_s)
    made.supervisor.prepare(made.now_s)
    return made


def test_what_was_asked_before_the_start_is_told_at_the_start(world: World) -> None:
    assert world.process.names() == ["SetVolume", "Choose"]
    assert world.process.last(m.SetVolume) == m.SetVolume(70, False)
    world.run(0.1)
    assert world.states == ["working"]


def test_a_process_that_dies_is_started_again_at_once_and_told_everything(world: World) -> None:
    choice = SoundChoice(bed="sea")
    world.supervisor.choose(choice, world.now_s)
    world.supervisor.set_volume(world.now_s, muted=True)
    world.supervisor.speak({"a": SpokenLine(b"1", 1.0)}, world.now_s)
    began_s = world.now_s
    world.play()
    world.run(12)
    world.die()
    assert len(world.living) == 1
    told = world.process.sent
    assert told == [
        m.SetVolume(70, True),
        m.Choose(choice),
        m.Speak(()),
        m.SpeechLine("a", SpokenLine(b"1", 1.0)),
        m.Speak(("a",)),
        m.Play(1, SLOW, began_s),
    ]


def test_a_plan_that_was_replaced_is_the_one_that_is_told_again(world: World) -> None:
    world.play()
    world.supervisor.replace(BOX, world.now_s)
    world.run(12)
    world.die()
    assert world.process.last(m.Play) == m.Play(1, BOX, 100.0)


def test_killed_every_20_seconds_it_is_each_time_there_at_once(world: World) -> None:
    world.play()
    for _ in range(30):
        world.run(20 if world.now_s < 120 else 10.5)
        world.play()
        before = len(world.processes)
        world.die()
        assert len(world.processes) == before + 1


def test_one_that_dies_each_time_is_started_ever_later(world: World) -> None:
    world.play()
    starts = []
    for _ in range(12):
        before, since_s = len(world.processes), world.now_s
        world.die()
        while len(world.processes) == before:
            world.run(TICK_S)
            assert world.now_s < since_s + 5
        starts.append(world.now_s - since_s)
    assert starts == sorted(starts)
    assert starts[-1] == pytest.approx(LONGEST_DELAY_S, abs=2 * TICK_S)
    assert "missing" in world.states


def test_without_anything_to_hear_it_is_not_started_again_before_it_is_needed(world: World) -> None:
    world.run(1)
    world.die()
    world.run(60)
    assert len(world.processes) == 1
    assert world.supervisor.wait_s(world.now_s) is None
    world.play()
    assert len(world.processes) == 2
    assert world.process.last(m.Play)


def test_one_that_does_not_answer_is_replaced(world: World) -> None:
    world.run(1)
    world.process.is_stuck = True
    world.supervisor.set_volume(world.now_s, percent=10)
    world.run(ANSWER_S - 0.2)
    assert len(world.processes) == 1
    world.run(0.4)
    assert world.processes[0].is_killed


def test_one_that_falls_silent_in_the_middle_is_replaced_and_goes_on(world: World) -> None:
    world.play()
    world.run(5)
    world.process.is_stuck = True
    world.run(ANSWER_S + 0.2)
    assert [process.is_killed for process in world.processes] == [True, False]
    assert world.process.last(m.Play) == m.Play(1, SLOW, 100.0)


def test_a_device_that_takes_nothing_gets_twice_as_long_each_time(world: World) -> None:
    world.play()
    world.run(5)
    world.process.moves = world.next_moves = False
    killed_s, since_s = [], world.now_s
    for _ in range(3):
        before = len(world.processes)
        while len(world.processes) == before and world.now_s < since_s + 60:
            world.run(TICK_S)
        killed_s.append(world.now_s - since_s)
        since_s = world.now_s
    assert killed_s[0] == pytest.approx(STALL_S, abs=0.2)
    assert all(later > earlier - 2 * TICK_S for earlier, later in pairwise(killed_s))
    assert 10 <= killed_s[-1] < 14
    assert world.states[-1] == "missing"
    world.process.moves = True
    world.run(1)
    assert world.states[-1] == "working"


def test_a_device_that_is_found_late_has_its_time_from_then_on(world: World) -> None:
    world.process.device = "missing"
    world.play()
    world.run(FIRST_STALL_S - 1)
    world.process.device, world.process.moves = "working", False
    world.run(FIRST_STALL_S - 1)
    assert len(world.processes) == 1
    world.process.moves = True
    world.run(1)
    assert world.states == ["missing", "working"]


def test_while_a_device_opens_there_is_more_patience(world: World) -> None:
    world.run(1)
    world.play()
    world.process.device = "opening"
    world.run(0.1)
    world.process.is_stuck = True
    world.run(OPENING_S - 0.5)
    assert len(world.processes) == 1
    world.run(1)
    assert world.processes[0].is_killed


def test_a_slow_computer_has_time_to_start_it() -> None:
    world = World()
    world.supervisor.start(world.now_s)
    world.play()
    world.process.is_stuck = True
    world.run(START_S - 1)
    assert len(world.processes) == 1
    assert world.states == ["missing"]
    world.run(2)
    assert world.processes[0].is_killed


def test_no_device_is_told_at_once_and_nothing_is_killed(world: World) -> None:
    world.process.device = "missing"
    world.play()
    world.run(60)
    assert world.states == ["missing"]
    assert len(world.processes) == 1
    world.process.device = "working"
    world.run(1)
    assert world.states == ["missing", "working"]


def test_sound_that_stays_away_is_told_after_a_while(world: World) -> None:
    world.play()
    world.run(5)
    world.next_moves = False
    world.die()
    world.run(QUIET_S - 1)
    assert world.states == ["working"]
    world.run(2)
    assert world.states == ["working", "missing"]


def test_a_run_that_cannot_be_made_is_told_and_not_tried_again(world: World) -> None:
    world.play()
    world.run(1)
    world.supervisor.hear(world.process, m.Fault(1, "ValueError: x"), world.now_s)
    world.process.ended_run = 1
    world.run(1)
    world.die()
    world.run(10)
    assert world.states == ["working", "failed"]
    assert len(world.processes) == 1
    world.play()
    world.run(2)
    assert world.states[-1] == "working"


def test_what_has_come_to_its_end_is_not_played_again(world: World) -> None:
    world.play()
    world.run(3)
    world.process.ended_run = 1
    world.run(0.2)
    world.die()
    world.run(3)
    assert len(world.processes) == 1


def test_without_a_device_a_run_is_over_when_its_time_has_been(world: World) -> None:
    world.process.device = "missing"
    world.play()
    world.run(SLOW.duration_s + 10)
    assert world.process.names()[-1] == "Halt"


def test_lines_are_sent_once_for_as_long_as_they_are_wanted(world: World) -> None:
    first, second = SpokenLine(b"1", 1.0), SpokenLine(b"2", 1.0)
    world.supervisor.speak({"a": first}, world.now_s)
    world.supervisor.speak({"a": first, "b": second}, world.now_s)
    world.supervisor.speak({"b": second}, world.now_s)
    world.supervisor.speak({"a": first, "b": second}, world.now_s)
    lines = [message.text for message in world.process.sent if isinstance(message, m.SpeechLine)]
    assert lines == ["a", "b", "a"]
    spoken = [message.texts for message in world.process.sent if isinstance(message, m.Speak)]
    assert spoken == [(), ("a",), ("a",), ("a", "b"), ("b",), ("b",), ("a", "b")]


def test_it_ends_by_itself_or_is_ended(world: World) -> None:
    world.run(1)
    world.supervisor.stop(world.now_s)
    assert isinstance(world.process.sent[-1], m.Quit)
    world.process.is_stuck = True
    world.run(QUIT_S - 0.1)
    assert not world.process.is_killed
    world.run(0.3)
    assert world.process.is_killed
    assert not world.supervisor.has_process
    world.run(30)
    assert len(world.processes) == 1


def test_started_again_while_the_old_one_is_ending_there_is_one_that_sounds(world: World) -> None:
    world.run(1)
    world.supervisor.stop(world.now_s)
    world.supervisor.start(world.now_s)
    world.play()
    world.supervisor.gone(world.processes[0], 0, world.now_s)
    world.run(5)
    assert len(world.living) == 1
    assert world.living == [world.process]
    assert world.process.last(m.Play)


def test_a_process_that_cannot_be_started_is_tried_again_without_haste() -> None:
    world = World()
    world.can_start = False
    world.supervisor.start(world.now_s)
    world.play()
    assert world.states == ["missing"]
    world.run(3)
    world.can_start = True
    world.run(LONGEST_DELAY_S + 0.1)
    assert len(world.processes) == 1
    assert world.process.last(m.Play)


def test_one_that_was_replaced_is_not_listened_to(world: World) -> None:
    world.play()
    world.run(12)
    old = world.process
    world.die()
    world.supervisor.hear(old, m.Fault(1, "late"), world.now_s)
    assert "failed" not in world.states


def test_nothing_is_started_before_something_may_sound() -> None:
    world = World()
    world.supervisor.start(world.now_s)
    world.supervisor.set_volume(world.now_s, percent=30)
    world.run(10)
    assert world.processes == []
    assert world.supervisor.wait_s(world.now_s) is None
    world.play()
    assert world.process.names() == ["SetVolume", "Choose", "Play"]


def test_after_a_minute_without_sound_it_ends_by_itself_and_nothing_is_told(world: World) -> None:
    world.run(IDLE_S - 1)
    assert not isinstance(world.process.sent[-1], m.Quit)
    world.run(1.2)
    assert isinstance(world.process.sent[-1], m.Quit)
    world.supervisor.gone(world.process, 0, world.now_s)
    world.run(100)
    assert world.states == ["working"]
    assert len(world.processes) == 1
    assert not world.supervisor.has_process
    assert world.supervisor.wait_s(world.now_s) is None


def test_the_minute_begins_when_something_has_sounded(world: World) -> None:
    world.run(IDLE_S - 5)
    world.play()
    world.run(IDLE_S + 5)
    assert not isinstance(world.process.sent[-1], m.Quit)
    world.supervisor.halt(world.now_s)
    world.run(IDLE_S - 5)
    world.supervisor.prepare(world.now_s)
    world.run(IDLE_S - 5)
    assert not isinstance(world.process.sent[-1], m.Quit)
    world.run(6)
    assert isinstance(world.process.sent[-1], m.Quit)


def test_the_next_sound_starts_another_one_that_knows_what_was_set_meanwhile(world: World) -> None:
    world.run(IDLE_S + 0.1)
    world.supervisor.gone(world.process, 0, world.now_s)
    choice, line = SoundChoice(bed="rain"), SpokenLine(b"1", 1.0)
    world.supervisor.set_volume(world.now_s, percent=20)
    world.supervisor.choose(choice, world.now_s)
    world.supervisor.speak({"a": line}, world.now_s)
    world.play()
    assert len(world.processes) == 2
    told = [m.SetVolume(20, False), m.Choose(choice), m.Speak(()), m.SpeechLine("a", line), m.Speak(("a",))]
    assert world.process.sent == [*told, m.Play(1, SLOW, world.now_s)]


@pytest.mark.parametrize("is_stuck", [False, True])
def test_what_plays_while_it_ends_is_heard_from_a_new_one(world: World, is_stuck: bool) -> None:
    world.run(IDLE_S + 0.1)
    old = world.process
    old.is_stuck = is_stuck
    world.play()
    assert old.is_killed
    assert world.process.last(m.Play)
    world.supervisor.gone(old, 0, world.now_s)
    world.run(5)
    assert world.living == [world.process]
    assert world.states == ["working"]


def test_one_that_hangs_in_its_end_is_ended_and_not_missed(world: World) -> None:
    world.run(IDLE_S + 0.1)
    world.process.is_stuck = True
    world.run(QUIT_S + 0.2)
    assert world.process.is_killed
    assert not world.supervisor.has_process
    world.run(60)
    assert len(world.processes) == 1


def test_without_a_device_it_goes_on_looking_for_one(world: World) -> None:
    world.process.device = "missing"
    world.run(3 * IDLE_S)
    assert world.states == ["missing"]
    assert world.supervisor.has_process
    world.process.device = "working"
    world.run(IDLE_S)
    assert world.states == ["missing", "working"]
    world.run(1)
    assert isinstance(world.process.sent[-1], m.Quit)


def test_it_says_when_it_can_be_heard(world: World) -> None:
    assert world.supervisor.ready_at_s == world.now_s + READY_S
    world.run(0.1)
    assert world.supervisor.ready_at_s is not None
    assert world.supervisor.ready_at_s < world.now_s
    world.run(IDLE_S)
    assert world.supervisor.ready_at_s is None
    world.supervisor.prepare(world.now_s)
    assert world.supervisor.ready_at_s == world.now_s + READY_S
