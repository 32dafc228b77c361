"""Whatever someone does at whatever moment, what the modules promise holds."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from herstel_app.core.errors import StorageError
from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.pacing import Pace
from herstel_app.core.parked_thoughts import Thought
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import (
    Ask,
    Begin,
    ChooseFileSound,
    FileChoice,
    OfferExercise,
    Practise,
    RateSignal,
    RemarkEvening,
    RevealEvening,
    SaveAs,
    ShowDifference,
    Step,
    TapPace,
    TapSignal,
)
from herstel_app.core.session import SessionState
from herstel_app.core.trial import Remarks, TrialEveningState, TrialPlan
from herstel_app.engine.audio.samples import bed_sample
from herstel_app.engine.programme_state import ProgrammeState, move_to, moved
from herstel_app.engine.writing import WritingController
from herstel_app.paths import content_dir
from tests.engine.conftest import LineMaker, Stand, make_stand

FEW, STEPS = 150, 40
EXAMPLES = int(os.environ.get("HERSTEL_EXAMPLES", "0"))
"""How many to try; without it a few, and the same ones every time."""
OWN = "mijn-oefening"
TEXT, BREATH = EveningStep("lezen", "read", "the-chain", 60.0), EveningStep("adem", "practise", "humming", 100.0, 2)
WORDS, MINE = (
    EveningStep("woorden", "practise", "three-good-things", 120.0, 2),
    EveningStep("mijn", "practise", OWN, 90),
)
EVENINGS = (
    Evening("een", "head", (TEXT, BREATH, WORDS)), Evening("twee", "head", (BREATH, BREATH)),
    Evening("drie", "head", (BREATH, MINE, TEXT)), Evening("vier", "head", (MINE, TEXT)),
)  # fmt: skip
EXERCISES = ("humming", "thought-parking", "three-good-things", "own-pace", OWN, "no-such-exercise")

Act = Callable[["AnyMoment"], object]


def practice(act: str) -> Act:
    return lambda machine: getattr(machine.stand.engine.practice, act)()


PRACTICE: dict[str, Act] = {name: practice(name) for name in ("pause", "resume", "toggle", "stop", "advance")}
WRITE: dict[str, Act] = {
    "type": lambda machine: machine.writing.write("woorden", [Thought("auto")]),
    "type nothing": lambda machine: machine.writing.write("", []),
    "save": lambda machine: machine.writing.save(),
    "leave the page": lambda machine: machine.writing.leave(),
    "put away": lambda machine: machine.writing.put_away(machine.stand.clock.now() + timedelta(hours=13)),
    "take what was begun": lambda machine: machine.writing.take_begun(),
    "drop what was begun": lambda machine: machine.writing.drop_begun(),
    "drop what is away": lambda machine: machine.writing.drop_withheld(),
}
HEAR: dict[str, Act] = {
    "a sample": lambda machine: machine.stand.engine.audio.hear(bed_sample("sea")),
    "the voice": lambda machine: machine.stand.engine.audio.sample_voice(),
    "a text": lambda machine: machine.read("the-chain"),
    "another text": lambda machine: machine.read("rest-and-recovery"),
    "no text": lambda machine: machine.stand.engine.audio.reading.stop(),
    "no sample": lambda machine: machine.stand.engine.audio.stop_sample(),
    "nothing": lambda machine: machine.stand.engine.audio.hush(),
    "a sentence to its end": lambda machine: machine.end_sentence(),
    "which voices there are": lambda machine: machine.find_voices(True),
    "that there is no voice": lambda machine: machine.find_voices(False),
    "lines that are made": lambda machine: machine.stand.do_work(),
}
CHANGES: tuple[dict[str, object], ...] = (
    {"muted": True}, {"muted": False}, {"volume": 0}, {"volume": 60}, {"voice": True}, {"voice": False},
    {"history": False}, {"history": True}, {"evening_aloud": True}, {"cue": "bowl"}, {"voice_rate_percent": 5},
)  # fmt: skip


class AnyMoment(RuleBasedStateMachine):
    """Someone who does not do what was thought of, and a computer that does not either."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="herstel-"))
        self.stand: Stand = make_stand(self.folder, synthesiser=LineMaker())
        self.patch = pytest.MonkeyPatch()
        self.fails = False
        self.told: list[str] = []
        self.stale: list[Step] = []
        """Steps that are over."""
        self.keeps_all = True
        """Whether everything could be written down so far."""
        engine = self.stand.engine
        engine.practice.began.connect(lambda _: self.told.append("began"))
        engine.practice.ended.connect(lambda _: self.told.append("ended"))
        engine.programmes.step_changed.connect(self.hear_step)
        plan = TrialPlan("slow-breathing", "Langzaam ademen", 2, "op de bank", 6)
        self.trial_id = self.stand.trials.start(plan, "zaad").id
        now = self.stand.clock.now()
        self.stand.thoughts.park("eerder", [Thought("kelder"), Thought("Ria")], now + timedelta(hours=13), now)
        self.stand.clock.wall += timedelta(days=1)
        self.find_voices(there=True)
        self.stand.settle()
        self.shown: Step | None = None

    def hear_step(self, step: Step | None) -> None:
        if self.shown is not None and self.shown is not step:
            self.stale.append(self.shown)
        self.shown = step

    @property
    def writing(self) -> WritingController:
        return self.stand.engine.practice.writing

    def read(self, name: str) -> None:
        self.stand.engine.audio.reading.start(name, self.stand.engine.content.explanations[name])

    def end_sentence(self) -> None:
        if self.stand.voice.said():
            self.stand.voice.finish()

    def find_voices(self, there: bool) -> None:
        self.stand.voice.there = self.stand.voice.there[:1] if there else ()
        self.stand.engine.audio.look_for_voices()

    def teardown(self) -> None:
        self.mend()
        self.stand.engine.close()
        self.stand.settle()
        assert not self.stand.keep_awake.held
        self.entries_are_finished()
        assert self.told.count("began") == self.told.count("ended")
        self.stand.journal.close()
        shutil.rmtree(self.folder)

    @rule(evening=st.sampled_from(EVENINGS))
    def begin_evening(self, evening: Evening) -> None:
        self.stand.engine.begin_evening(evening)

    @rule(name=st.sampled_from(EXERCISES))
    def offer(self, name: str) -> None:
        self.stand.engine.offer(PracticeRequest(name))

    @rule(name=st.sampled_from(EXERCISES))
    def begin(self, name: str) -> None:
        self.stand.engine.begin(PracticeRequest(name))

    @rule(name=st.sampled_from(EXERCISES))
    def begin_at_once(self, name: str) -> None:
        self.stand.engine.begin_exercise(PracticeRequest(name))

    @rule(name=st.sampled_from(("difference", "effort", "head", "body")))
    def compare(self, name: str) -> None:
        self.stand.engine.compare(name)

    @rule(another=st.booleans())
    def begin_trial_evening(self, another: bool) -> None:
        kept = self.stand.trials.kept(self.trial_id)
        if kept is not None:
            self.stand.engine.begin_trial_evening(kept, another)

    @rule()
    def show_returned(self) -> None:
        self.stand.engine.show_returned()

    @rule(choices=st.lists(st.integers(0, 2), min_size=1, max_size=4))
    def answer(self, choices: list[int]) -> None:
        """Answer what is asked, and what is asked after that."""
        for choice in choices:
            step = self.stand.engine.programmes.step
            if isinstance(step, Ask):
                self.stand.engine.programmes.answer(step, self.value_for(step, choice))

    def value_for(self, step: Ask, choice: int) -> object:
        match step.question:
            case OfferExercise(request=request):
                return SaveAs(request) if choice == 2 else Begin(request, {"head": choice})
            case ChooseFileSound(sound=sound):
                return FileChoice("een.mp3", sound) if choice else None
            case TapSignal() | RateSignal():
                return choice
            case ShowDifference():
                return choice == 1
            case TapPace():
                return Pace(5.0, 2.0) if choice else None
            case RemarkEvening() as question:
                question.draft = Remarks(True, "rustig")
        return None

    @rule(data=st.data())
    def answer_too_late(self, data: st.DataObject) -> None:
        """Answer what is not asked any more."""
        if self.stale:
            before = self.stand.engine.programmes.step
            self.stand.engine.programmes.answer(data.draw(st.sampled_from(self.stale)), {})
            assert self.stand.engine.programmes.step is before

    @rule()
    def go_on(self) -> None:
        self.stand.engine.programmes.go_on()

    @rule()
    def leave(self) -> None:
        self.stand.engine.programmes.leave()

    @rule(act=st.sampled_from(sorted(PRACTICE)))
    def act_in_practice(self, act: str) -> None:
        PRACTICE[act](self)

    @rule(name=st.sampled_from(("thought-parking", "three-good-things")), typed=st.booleans())
    def come_to_page(self, name: str, typed: bool) -> None:
        self.begin_at_once(name)
        self.stand.advance(12.0)
        if typed:
            WRITE["type"](self)

    @rule(act=st.sampled_from(sorted(WRITE)))
    def write(self, act: str) -> None:
        WRITE[act](self)

    @rule(act=st.sampled_from(("a sample", "the voice", "a text")))
    def begin_to_hear(self, act: str) -> None:
        HEAR[act](self)

    @rule(act=st.sampled_from(sorted(HEAR)))
    def hear(self, act: str) -> None:
        HEAR[act](self)

    @rule(fields=st.sampled_from(CHANGES))
    def change(self, fields: dict[str, object]) -> None:
        self.keeps_all = self.keeps_all and "history" not in fields
        self.stand.engine.settings.change(**fields)

    @rule(seconds=st.sampled_from((0.1, 5.0, 30.0, 400.0)))
    def time_passes(self, seconds: float) -> None:
        self.stand.advance(seconds)

    @rule()
    def step_ends(self) -> None:
        """Let the exercise run to its end, and nothing after that: what was asked for soon waits."""
        engine = self.stand.engine
        while engine.practice.state is SessionState.RUNNING:
            self.stand.clock.tick(1.0)
            engine.practice.advance()

    @rule(evening=st.sampled_from(EVENINGS[1:3]), leaves=st.booleans())
    def another_between_two_steps(self, evening: Evening, leaves: bool) -> None:
        """Have something else begin in the moment in which the next exercise was to."""
        self.begin_evening(evening)
        self.step_ends()
        if leaves:
            self.leave()
        else:
            self.compare("effort")
        self.stand.settle()

    @rule()
    def settle(self) -> None:
        self.stand.settle()

    @rule(seconds=st.sampled_from((3.0, 3600.0, 24 * 3600.0, -1.0)))
    def computer_sleeps(self, seconds: float) -> None:
        self.stand.miss(seconds)

    @rule()
    def library_changes(self) -> None:
        """Let an exercise of the user's own come, or go."""
        file = self.folder / "content" / f"{OWN}.yaml"
        if file.exists():
            file.unlink()
        else:
            file.parent.mkdir(exist_ok=True)
            shipped = content_dir() / "exercises" / "stillness.yaml"
            file.write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
        self.stand.engine.library.refresh()

    @rule()
    def journal_fails(self) -> None:
        self.fails = True
        self.keeps_all = False
        self.stand.fail(self.patch)

    @rule()
    def mend(self) -> None:
        self.fails = False
        self.patch.undo()

    @rule()
    def delete_an_entry(self) -> None:
        for entry in self.stand.journal.entries(limit=1):
            try:
                self.stand.journal.delete(entry.id)
            except StorageError:
                assert self.fails

    # What holds after each of these

    @invariant()
    def one_user_has_the_sound(self) -> None:
        audio = self.stand.engine.audio
        users = [not audio.is_free, bool(audio.sounding), audio.is_sampling_voice, bool(audio.reading.explanation_id)]
        assert sum(users) <= 1, users
        assert audio.is_free is not self.stand.engine.practice.is_active
        if audio.sounding:
            assert self.stand.player.is_sounding

    @invariant()
    def what_is_not_running_holds_nothing(self) -> None:
        state = self.stand.engine.practice.state
        runs = state is SessionState.RUNNING
        assert self.stand.keep_awake.held is runs
        if runs:
            assert self.stand.player.is_sounding
            assert self.stand.scheduler.running
        if state is SessionState.PAUSED:
            assert not self.stand.player.is_sounding
        page = self.writing.page
        assert page is None or self.stand.engine.practice.is_active

    @invariant()
    def the_programme_is_where_its_table_says(self) -> None:
        runner = self.stand.engine.programmes
        if runner.step is None:
            assert runner.state is ProgrammeState.NONE
            assert not self.stand.engine.practice.is_active
            assert runner.evening is None
        else:
            assert runner.state is moved(ProgrammeState.DECIDING, move_to(runner.step))
        if self.stand.engine.practice.is_active:
            assert isinstance(runner.step, Practise)

    @invariant()
    def what_was_told_last_is_what_is(self) -> None:
        step = self.stand.engine.programmes.step
        waits = isinstance(step, Practise) and not self.stand.engine.practice.is_active
        assert self.shown is step or waits

    @invariant()
    def each_exercise_has_one_end(self) -> None:
        open_ = self.told.count("began") - self.told.count("ended")
        assert open_ == self.stand.engine.practice.is_active
        assert all(told != following for told, following in zip(self.told, self.told[1:], strict=False))

    @invariant()
    def entries_are_finished(self) -> None:
        if self.keeps_all:
            running = [entry for entry in self.stand.journal.entries(limit=99) if entry.outcome == "running"]
            assert len(running) <= self.stand.engine.practice.is_active

    @invariant()
    def an_evening_of_the_trial_is_not_left_alone(self) -> None:
        kept = self.stand.trials.kept(self.trial_id)
        assert kept is not None
        running = [each for each in kept.trial.evenings if each.progress is TrialEveningState.RUNNING]
        step = self.stand.engine.programmes.step
        goes_on = isinstance(step, Practise) or (
            isinstance(step, Ask) and isinstance(step.question, RevealEvening | RateSignal | RemarkEvening)
        )
        assert not running or goes_on or not self.keeps_all

    @invariant()
    def what_is_looked_at_is_shown(self) -> None:
        runner = self.stand.engine.programmes
        looks = isinstance(runner.step, Ask) and type(runner.step.question).__name__ == "LookAtReturned"
        assert self.stand.engine.returned.is_open is looks


@pytest.mark.timeout(3600 if EXAMPLES else 300)
def test_whatever_happens_at_any_moment() -> None:
    run_state_machine_as_test(
        AnyMoment,
        settings=settings(
            max_examples=EXAMPLES or FEW,
            stateful_step_count=STEPS,
            derandomize=not EXAMPLES,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
