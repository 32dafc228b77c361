"""What is told before an exercise or a proef is about what it takes, from the click to its end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from herstel_app.core.content import Exercise
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme_content import Proef
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from herstel_app.core.told_length import whole_minutes
from herstel_app.core.way_steps import lengths_of
from herstel_app.engine.claim_links import claim_links
from tests.content.ear import LIBRARY

BESIDE_S, BESIDE_SHARE = 15.0, 0.1
"""A length that is told may be so much beside what it takes: the more of both."""
TAP_S = 15.0
"""What someone needs for one tap in a proef."""


def taken_s(exercise: Exercise, minutes: float | None, way: str | None, *, tap_follows: bool = False) -> float:
    options = CompileOptions(words=LIBRARY.words, tap_follows=tap_follows)
    return compile_timeline(exercise, minutes, way, options).duration_s


def is_true(told_minutes: float, seconds: float) -> bool:
    return abs(60 * told_minutes - seconds) <= max(BESIDE_S, BESIDE_SHARE * seconds)


def runs() -> Iterator[tuple[str, str | None, float]]:
    for name, exercise in LIBRARY.exercises.items():
        for way in (None, *(variant.id for variant in exercise.variants)):
            for minutes in lengths_of(exercise, way):
                yield name, way, minutes


@pytest.mark.parametrize(("name", "way", "minutes"), list(runs()))
def test_every_length_of_every_way(name: str, way: str | None, minutes: float) -> None:
    exercise = LIBRARY.exercises[name]
    assert is_true(whole_minutes(exercise, minutes, way), taken_s(exercise, minutes, way))


class EverythingFits:
    def fitted(self, request: PracticeRequest) -> PracticeRequest:
        return request


@pytest.mark.parametrize("explanation", list(LIBRARY.explanations))
def test_every_pill_in_a_text(explanation: str) -> None:
    for paragraph in LIBRARY.explanations[explanation].body:
        for link in claim_links(explanation, paragraph, LIBRARY, EverythingFits()):  # type: ignore[arg-type]
            asked = link.request
            told = float(link.length.removesuffix(" min").replace(",", "."))
            exercise = LIBRARY.exercises[asked.exercise_id]
            assert is_true(told, taken_s(exercise, asked.minutes, asked.variant_id)), link.text


@pytest.mark.parametrize("proef", list(LIBRARY.proeven.values()), ids=lambda proef: proef.id)
def test_a_proef_and_its_parts_within_a_quarter(proef: Proef) -> None:
    whole_s = 0.0
    for part in proef.parts:
        for number, choice in enumerate(part.choices):
            seconds = taken_s(LIBRARY.exercises[choice.exercise], choice.minutes, choice.variant, tap_follows=True)
            assert 60 * choice.minutes == pytest.approx(seconds, rel=0.25)
            whole_s += seconds + TAP_S if number == 0 else 0.0
    assert 60 * proef.takes_minutes == pytest.approx(whole_s, rel=0.25)
