"""Where an exercise is begun to give an idea of how it sounds; every exercise that sounds has such a place."""

from __future__ import annotations

import pytest

from herstel_app.core.content import Exercise
from herstel_app.core.fit import in_way
from herstel_app.core.heard_part import has_sound, heard_from_s
from herstel_app.core.timeline import Segment, Timeline
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library

LIBRARY = load_library(content_dir())
WAYS = [(name, way) for name, each in LIBRARY.exercises.items() for way in (None, *(one.id for one in each.variants))]


def timeline_of(exercise: Exercise) -> Timeline:
    return compile_timeline(exercise, options=CompileOptions(words=LIBRARY.words, fade=False))


@pytest.mark.parametrize(("name", "way"), WAYS)
def test_what_sounds_has_a_place_to_begin_and_what_is_silent_has_none(name: str, way: str | None) -> None:
    exercise = in_way(LIBRARY.exercises[name], way)
    at_s = heard_from_s(timeline_of(exercise))
    assert (at_s is not None) == has_sound(exercise)


def test_it_begins_with_a_breath_in_the_middle_of_the_first_part() -> None:
    timeline = timeline_of(LIBRARY.exercises["slow-breathing"])
    at_s = heard_from_s(timeline)
    assert at_s is not None
    segment = timeline.segment_at(at_s)
    assert (segment.phase, segment.start_s) == ("inhale", at_s)
    assert at_s == pytest.approx((timeline.practice_start_s + timeline.practice_end_s) / 2, abs=10)


def test_muscles_are_heard_from_a_tension_on() -> None:
    timeline = timeline_of(LIBRARY.exercises["muscle-release-4"])
    at_s = heard_from_s(timeline)
    assert at_s is not None
    assert timeline.segment_at(at_s).phase == "tense"


def test_a_second_part_is_not_counted() -> None:
    breath = [Segment(10.0 * n, 10.0 * n + 10, "breathe", "inhale", None) for n in range(3)]
    quiet = Segment(30.0, 40.0, "quiet", None, None)
    later = [Segment(40.0 + 10 * n, 50.0 + 10 * n, "breathe", "inhale", None) for n in range(9)]
    assert heard_from_s(Timeline((*breath, quiet, *later))) == 10.0
