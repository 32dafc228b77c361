"""An exercise takes the minutes that it says, in every length and variant, or is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.content import Exercise
from herstel_app.core.content_checks import exercise_faults
from herstel_app.core.length_checks import PRACTICE_TOLERANCE_S
from herstel_app.core.parsing import parse
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from herstel_app.core.told_length import ANY_WORDS
from herstel_app.core.way_steps import default_length, lengths_of
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library
from tests.helpers.content_files import GOOD, write

PATTERN = "pattern: [{phase: inhale, seconds: 4}, {phase: exhale, seconds: 6}]"
PARTS = "parts: [{id: a, title: A}, {id: b, title: B, included: false}]\n"
STEP = f"  - kind: breathe\n    {PATTERN}\n"
FIXED = "  - {kind: quiet, part: a, seconds: 120}\n"
VARIANT = "variants:\n  - id: los\n    title: Los\n    when: Soms.\n"


def changed(changes: dict[str, str]) -> str:
    text = GOOD
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return text


def with_pattern(inhale_s: float, exhale_s: float) -> str:
    pattern = f"pattern: [{{phase: inhale, seconds: {inhale_s}}}, {{phase: exhale, seconds: {exhale_s}}}]"
    return changed({PATTERN: pattern})


PARTED = {"minutes: [2, 4]": "minutes: [2]"}
SLOW = PATTERN.replace("4}", "114}")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (with_pattern(3600, 3600), "minutes[1]"),
        (with_pattern(80, 80), "minutes[1]"),
        (with_pattern(20, 20).replace("[2, 4]", "[2, 4, 4.3]"), "minutes[3]"),
        (GOOD + f"{VARIANT}    steps: [{{kind: breathe, {SLOW}}}]\n".replace("114", "400"), "variants[1].steps"),
        (GOOD + f"{VARIANT}    minutes: [2, 7]\n    steps: [{{kind: breathe, {SLOW}}}]\n", "variants[1].minutes[2]"),
        (changed({STEP: f"  - {{kind: own_pace, {SLOW}}}\n".replace("114", "900")}), "minutes[1]"),
        (changed({"minutes: [2, 4]": "minutes: [0.01, 2]"}), "minutes[1]"),
        (changed({STEP: FIXED + "  - {kind: quiet, part: b, seconds: 3600}\n"} | PARTED) + PARTS, "steps"),
        (
            changed({STEP: f"{FIXED}  - {{kind: breathe, part: b, cycles: 999999999999, {PATTERN}}}\n"} | PARTED)
            + PARTS,
            "steps[2].cycles",
        ),
    ],
)
def test_a_length_that_is_not_what_it_says_is_refused(tmp_path: Path, text: str, field: str) -> None:
    write(tmp_path, "a.yaml", text)
    library = load_library(content_dir(), tmp_path)
    assert field in {problem.field for problem in library.problems}, library.problems
    assert "a" not in library.exercises


def test_the_reason_names_both_lengths(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", with_pattern(80, 80))
    first, _ = load_library(content_dir(), tmp_path).problems
    assert "2 minuten" in first.reason
    assert "160 s" in first.reason


def off_s(exercise: Exercise) -> list[float]:
    """Give by how much each length in each variant is not what it says."""
    found = []
    for variant in (None, *(item.id for item in exercise.variants)):
        for minutes in (*lengths_of(exercise, variant), default_length(exercise, variant)):
            timeline = compile_timeline(exercise, minutes, variant, CompileOptions(words=ANY_WORDS))
            found.append(abs(timeline.practice_end_s - timeline.practice_start_s - 60 * minutes))
    return found


@pytest.mark.parametrize(
    "exercise", load_library(content_dir()).exercises.values(), ids=lambda exercise: exercise.title
)
def test_our_own_take_what_they_say(exercise: Exercise) -> None:
    assert max(off_s(exercise)) <= PRACTICE_TOLERANCE_S


@given(
    st.floats(0.1, 3600),
    st.floats(0.1, 3600),
    st.lists(st.integers(1, 120).map(lambda halves: halves / 2), min_size=1, max_size=4, unique=True).map(sorted),
)
def test_what_is_accepted_takes_what_it_says(inhale_s: float, exhale_s: float, minutes: list[float]) -> None:
    text = with_pattern(round(inhale_s, 2), round(exhale_s, 2)).replace("[2, 4]", str(minutes))
    text = text.replace("default_minutes: 2", f"default_minutes: {minutes[0]}").replace(
        "evidence", "unaided: Zo.\nevidence"
    )
    parsed = parse(text, Exercise, "a.yaml")
    assert parsed.value is not None
    faults = list(exercise_faults(parsed.value))
    if not faults:
        assert max(off_s(parsed.value)) <= PRACTICE_TOLERANCE_S + 1e-6
    elif all(path[0] == "minutes" for path, _ in faults):
        assert max(off_s(parsed.value)) > PRACTICE_TOLERANCE_S
