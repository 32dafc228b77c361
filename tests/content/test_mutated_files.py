"""Files with something wrong in them, thousands of them: told with their place, quickly, and nothing else.

The usual run takes a share; `HERSTEL_MUTATIONS=20000` takes so many, `HERSTEL_FIRST_MUTATION` says where it begins.
"""

from __future__ import annotations

import gc
import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from herstel_app.core.chapters import chapters_of
from herstel_app.core.content import Exercise
from herstel_app.core.content_problems import Problem
from herstel_app.core.length_checks import PRACTICE_TOLERANCE_S
from herstel_app.core.narration import spoken_lines
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from herstel_app.core.way_steps import lengths_of
from herstel_app.paths import content_dir
from herstel_app.storage.content_reading import FAILED, judge_own, judge_whole, read_whole
from tests.helpers.mutations import mutated, put

pytestmark = pytest.mark.slow

MOST_S = 1.0
NUMBER = int(os.environ.get("HERSTEL_MUTATIONS", "400"))
FIRST = int(os.environ.get("HERSTEL_FIRST_MUTATION", "0"))
PARTS = 8
ENGLISH = re.compile(r"\b(found|expected|while|could|not|the|error|invalid|unknown)\b", re.I)
BASE = read_whole(content_dir())


@contextmanager
def quick() -> Iterator[None]:
    """See that something takes less than a second of the processor's time, without what other tests left to collect."""
    gc.disable()
    try:
        begun_s = time.process_time()
        yield
        taken_s = time.process_time() - begun_s
    finally:
        gc.enable()
    assert taken_s < MOST_S, taken_s


def assert_told(file: Path, problems: list[Problem]) -> None:
    for problem in problems:
        assert problem.file == str(file)
        assert problem.line >= 1
        assert FAILED not in problem.reason
        assert not ENGLISH.search(re.sub(r"'[^']*'|: [\w, /-]+$", "", problem.reason)), problem.reason
        assert str(problem).isprintable()
        assert len(str(problem)) < 1000


def shown(timeline: Timeline) -> None:
    """Do with a timeline what the screen, the voice and the command line do."""
    assert all(segment.duration_s >= 0 for segment in timeline.segments)
    assert chapters_of(timeline)[-1].end_s == timeline.duration_s
    assert all(line.end_s > line.start_s for line in spoken_lines(timeline))
    for segment in timeline.segments:
        frame = timeline.frame_at(segment.start_s)
        assert 0 <= frame.level <= 1
        json.dumps([segment.start_s, segment.end_s, segment.kind, segment.phase, segment.text], ensure_ascii=False)


def assert_plays(exercise: Exercise) -> None:
    """Every length of every variant can be laid out, and takes the minutes it says."""
    every = frozenset(part.id for part in exercise.parts)
    for variant in (None, *(item.id for item in exercise.variants)):
        for minutes in lengths_of(exercise, variant):
            for parts in (None, every, frozenset[str]()) if every else (None,):
                options = CompileOptions(parts=parts, words=BASE.words)
                with quick():
                    timeline = compile_timeline(exercise, minutes, variant, options)
                if parts is None:
                    taken_s = timeline.practice_end_s - timeline.practice_start_s
                    assert abs(taken_s - 60 * minutes) <= PRACTICE_TOLERANCE_S + 1e-6
        with quick():
            shown(timeline)


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("part", range(PARTS))
def test_none_stops_it_or_takes_long(tmp_path: Path, part: int) -> None:
    accepted = 0
    for number in range(FIRST + part, FIRST + NUMBER, PARTS):
        place, data = mutated(number)
        try:
            own = put(tmp_path / "own", "eigen.yaml", data)
            with quick():
                good, problems = judge_own([own], BASE)
            assert_told(own, problems)
            assert bool(problems) == (not good)
            for parsed in good.values():
                accepted += 1
                assert parsed.value
                msgspec.json.encode(parsed.value)
                assert_plays(parsed.value)
            file = put(tmp_path / "whole", place, data)
            with quick():
                _, problems = judge_whole(tmp_path / "whole")
            assert_told(file, [problem for problem in problems if "ontbreekt" not in problem.reason])
            file.unlink()
        except Exception as error:
            raise AssertionError(f"mutation {number} of {place}") from error
    assert accepted > 0  # it is no test of the reading alone
