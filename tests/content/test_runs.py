"""Every exercise, in every variant, from its start to its end with a clock that is told."""

from __future__ import annotations

from itertools import pairwise

import pytest

from herstel_app.core.content import BreatheStep, PaceStep, Step, WriteStep
from herstel_app.core.pacing import Pace
from herstel_app.core.session import Ended, Session
from herstel_app.core.speech_timing import speech_s, utterances
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from herstel_app.core.way_steps import default_length, lengths_of, steps_of
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library
from tests.helpers.clock import FakeClock

LIBRARY = load_library(content_dir())
RUNS = [
    (name, variant)
    for name, exercise in LIBRARY.exercises.items()
    for variant in (None, *(v.id for v in exercise.variants))
]
THE_SET = {
    "slow-breathing", "coherent-breathing", "longer-exhale", "three-sighs", "own-pace", "natural-breath", "humming",
    "four-seven-eight", "box-breathing", "muscle-release-4", "muscle-release-7", "muscle-release-16", "release-only",
    "body-scan", "autogenic", "yoga-nidra", "thought-parking", "image-shuffle", "nothing-needed", "kind-touch",
    "soft-gaze", "three-good-things", "stillness", "notice-now",
}  # fmt: skip
OFF_AT_FIRST = {"four-seven-eight", "box-breathing"}


def compiled(name: str, variant: str | None, minutes: float | None = None) -> Timeline:
    options = CompileOptions(pace=Pace(2.0, 2.5), words=LIBRARY.words, seed=7)
    return compile_timeline(LIBRARY.exercises[name], minutes, variant, options)


def test_the_whole_set_is_there() -> None:
    assert set(LIBRARY.exercises) >= THE_SET


def test_only_the_two_with_long_holds_are_off_at_first() -> None:
    assert {name for name, exercise in LIBRARY.exercises.items() if exercise.opt_in} == OFF_AT_FIRST


@pytest.mark.parametrize("name", sorted(LIBRARY.exercises))
def test_each_has_cautions_and_says_what_is_known(name: str) -> None:
    exercise = LIBRARY.exercises[name]
    assert exercise.cautions
    assert exercise.evidence.text
    assert exercise.evidence.sources or exercise.evidence.grade == "D"
    assert exercise.explanations


@pytest.mark.parametrize(("name", "variant"), RUNS)
def test_a_way_that_is_something_else_says_what_is_known_of_it(name: str, variant: str | None) -> None:
    way = next((each for each in LIBRARY.exercises[name].variants if each.id == variant), None)
    if way is not None and (way.name or way.evidence):
        assert way.evidence is not None
        assert way.evidence.sources or way.evidence.grade == "D"


def test_letting_go_in_bed_is_known_as_letting_go_is() -> None:
    way = next(each for each in LIBRARY.exercises["jacobson-in-bed"].variants if each.id == "no-tension")
    assert way.evidence == LIBRARY.exercises["release-only"].evidence


def breathed(steps: tuple[Step, ...]) -> list[object]:
    """Give what steps do with the breath: the pattern of each, and whether it gets longer."""
    return [
        (step.pattern, getattr(step, "lengthens", None)) for step in steps if isinstance(step, BreatheStep | PaceStep)
    ]


def test_a_way_with_another_breath_says_what_is_known_of_it() -> None:
    """In its own evidence, or by its name in that of the exercise."""
    untold = [
        (name, way.id)
        for name, exercise in LIBRARY.exercises.items()
        for way in exercise.variants
        if breathed(way.steps) != breathed(exercise.steps)
        and not way.evidence
        and f"“{way.title}”" not in exercise.evidence.text
    ]
    assert untold == []


UNTOLD = {
    "autogenic": "hands",
    "image-shuffle": "only-words",
    "five-senses": "touch",
    "relax-hard": "in-thought",
    "release-only": "word",
}


@pytest.mark.parametrize(("name", "way"), UNTOLD.items())
def test_what_was_studied_otherwise_is_not_known_as_the_exercise_is(name: str, way: str) -> None:
    own = next(each.evidence for each in LIBRARY.exercises[name].variants if each.id == way)
    assert own is not None
    assert own != LIBRARY.exercises[name].evidence


@pytest.mark.parametrize(("name", "variant"), RUNS)
def test_it_runs_to_its_end(name: str, variant: str | None) -> None:
    timeline = compiled(name, variant)
    session, clock = Session(timeline), FakeClock()
    events = session.start(clock.monotonic_s())
    for _ in range(round(timeline.duration_s / 0.5) + 2):
        clock.tick(0.5)
        events += session.advance(clock.monotonic_s())
    assert events[-1] == Ended(timeline.duration_s, "completed")
    began = list(events[:-1])
    assert len(began) == len(timeline.segments)
    assert timeline.segments[-1].kind == "closing"


@pytest.mark.parametrize(("name", "variant"), RUNS)
def test_every_line_can_be_said_in_its_time(name: str, variant: str | None) -> None:
    for minutes in lengths_of(LIBRARY.exercises[name], variant):
        timeline = compiled(name, variant, minutes)
        spoken = utterances(timeline)
        assert all(a.end_s <= b.start_s + 1e-9 for a, b in pairwise(spoken))
        cut = [line.text for line in spoken if line.end_s - line.start_s < speech_s(line.text) - 1e-6]
        assert cut == []


@pytest.mark.parametrize(("name", "variant"), RUNS)
def test_it_lasts_as_long_as_it_says(name: str, variant: str | None) -> None:
    exercise = LIBRARY.exercises[name]
    minutes = default_length(exercise, variant)
    timeline = compiled(name, variant, minutes)
    practice_s = timeline.practice_end_s - timeline.practice_start_s
    assert practice_s == pytest.approx(60 * minutes, abs=10)


def test_what_is_written_is_never_a_timed_line() -> None:
    for name, variant in RUNS:
        steps, _ = steps_of(LIBRARY.exercises[name], variant)
        for step in steps:
            if isinstance(step, WriteStep):
                assert any(s.kind == "write" for s in compiled(name, variant).segments)
