"""A rhythm of one's own: what it may be, and the exercise that is made of it."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.content import BreatheStep, PhaseLength, QuietStep
from herstel_app.core.content_checks import exercise_faults
from herstel_app.core.own_exercise import LONGEST_TITLE, clean_title, own_exercise, pattern_of, to_hear
from herstel_app.core.own_pattern import OwnPattern, halves, name_of, rate_words, refusals, seconds_words
from herstel_app.core.speech_timing import utterances
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from tests.content.wording import FORBIDDEN, LONGEST_SENTENCE_WORDS, sentences, texts, words
from tests.helpers.patterns import accepted, patterns

SLOW = OwnPattern(4.5, 0, 5.5, 0)
BOX = OwnPattern(4, 4, 4, 4)
LONG = OwnPattern(4, 7, 8, 0)


@pytest.mark.parametrize(
    ("pattern", "phase", "word"),
    [
        (OwnPattern(2, 0, 2.5, 0), None, "12 keer per minuut"),
        (OwnPattern(2, 4, 2, 0), None, "Zonder vasthouden"),
        (OwnPattern(1.5, 0, 6, 0), "inhale", "Korter dan 2 seconden inademen"),
        (OwnPattern(8.5, 0, 9, 0), "inhale", "te diep"),
        (OwnPattern(2, 3, 1.5, 0), "exhale", "Korter dan 2 seconden uitademen"),
        (OwnPattern(4, 0, 12.5, 0), "exhale", "12 seconden uitademen"),
        (OwnPattern(4, 7.5, 8, 0), "hold", "7 seconden vasthouden"),
        (OwnPattern(4, 0, 6, 4.5), "hold_out", "wachten na het uitademen"),
        (OwnPattern(6, 0, 4.5, 0), "exhale", "Maak uitademen langer"),
        (OwnPattern(5, 6, 8, 1.5), None, "20 seconden per adem"),
    ],
)
def test_each_limit_has_its_reason(pattern: OwnPattern, phase: str | None, word: str) -> None:
    assert any(refusal.phase == phase and word in refusal.reason for refusal in refusals(pattern))


@pytest.mark.parametrize(
    "pattern",
    [
        SLOW, BOX, LONG, OwnPattern(), OwnPattern(2, 0, 3, 0), OwnPattern(8, 0, 12, 0), OwnPattern(8, 0, 7, 0),
        OwnPattern(2, 7, 7, 4), OwnPattern(5, 0, 4, 0), OwnPattern(2.5, 0.5, 2.5, 0.5),
    ],
)  # fmt: skip
def test_what_lies_on_a_limit_may_be(pattern: OwnPattern) -> None:
    assert refusals(pattern) == ()


def test_every_pattern_is_within_the_limits_or_told_why_not() -> None:
    grid = [n / 2 for n in range(1, 31)]
    holds = [n / 2 for n in range(0, 17, 3)]
    for inhale_s, hold_s, exhale_s, hold_out_s in product(grid, holds, grid, holds):
        inside = (
            2 <= inhale_s <= 8
            and 2 <= exhale_s <= 12
            and hold_s <= 7
            and hold_out_s <= 4
            and exhale_s >= inhale_s - 1
            and inhale_s + exhale_s >= 5
            and inhale_s + hold_s + exhale_s + hold_out_s <= 20
        )
        assert inside == (refusals(OwnPattern(inhale_s, hold_s, exhale_s, hold_out_s)) == ())


@given(patterns)
def test_reasons_are_short_plain_dutch(pattern: OwnPattern) -> None:
    for refusal in refusals(pattern):
        assert not FORBIDDEN.search(refusal.reason)
        assert all(len(words(sentence)) <= LONGEST_SENTENCE_WORDS for sentence in sentences(refusal.reason))
        assert "!" not in refusal.reason


@given(accepted, st.data())
def test_an_accepted_rhythm_is_a_whole_exercise(pattern: OwnPattern, data: st.DataObject) -> None:
    lengths = data.draw(st.lists(st.sampled_from(pattern.lengths_minutes), min_size=1, unique=True))
    exercise = own_exercise(pattern, "Proef", lengths)
    assert list(exercise_faults(exercise)) == []
    assert exercise.minutes == tuple(sorted(lengths))
    assert exercise.default_minutes in lengths
    assert pattern_of(exercise) == pattern
    assert exercise.evidence.grade == "D"
    for text in texts(exercise):
        assert not FORBIDDEN.search(text), text
        assert all(len(words(sentence)) <= LONGEST_SENTENCE_WORDS for sentence in sentences(text)), text
        assert "!" not in text


@given(accepted, st.data())
def test_it_breathes_as_it_was_made(pattern: OwnPattern, data: st.DataObject) -> None:
    minutes = data.draw(st.sampled_from(pattern.lengths_minutes))
    exercise = own_exercise(pattern, "Proef", [minutes])
    for variant, made in ((None, pattern), *((v.id, pattern.without_holds()) for v in exercise.variants)):
        breaths = [s for s in compile_timeline(exercise, minutes, variant).segments if s.kind == "breathe"]
        phases = [(p.phase, p.seconds) for p in made.phases]
        assert [(s.phase, round(s.duration_s, 6)) for s in breaths[: len(phases)]] == phases
        assert len(breaths) % len(phases) == 0


@given(accepted)
def test_holds_have_their_cautions_and_a_way_without(pattern: OwnPattern) -> None:
    exercise = own_exercise(pattern, "Proef", pattern.lengths_minutes)
    held = [text for text in exercise.cautions if "Houd je adem niet vast" in text]
    assert bool(held) == pattern.has_hold
    assert bool(exercise.variants) == pattern.has_hold
    assert any("Stop" in text for text in exercise.cautions)
    if pattern.has_hold:
        assert refusals(pattern.without_holds()) == ()
        assert max(exercise.minutes) <= 5


def test_a_long_hold_is_done_four_times_and_then_it_is_still() -> None:
    exercise = own_exercise(LONG, "4-7-8", LONG.lengths_minutes)
    breathe, quiet = exercise.steps
    assert isinstance(breathe, BreatheStep)
    assert isinstance(quiet, QuietStep)
    for minutes in exercise.minutes:
        segments = compile_timeline(exercise, minutes).segments
        assert sum(s.phase == "hold" for s in segments) == 4
        assert segments[-2].kind == "quiet"


@pytest.mark.parametrize(
    ("pattern", "slow"), [(SLOW, True), (OwnPattern(4, 0, 5, 0), False), (OwnPattern(4, 4, 6, 4), True), (BOX, False)]
)
def test_who_is_pregnant_is_told_to_take_a_shorter_breath_where_it_is_slow(pattern: OwnPattern, slow: bool) -> None:
    cautions = own_exercise(pattern, "", pattern.lengths_minutes[:1]).cautions
    assert any("minder dan tien seconden" in text for text in cautions) == slow


@given(accepted)
def test_lines_are_heard_whole(pattern: OwnPattern) -> None:
    timeline = compile_timeline(own_exercise(pattern, "Proef", pattern.lengths_minutes))
    spoken = {line.text.removeprefix("Uit. ").removeprefix("Wacht. ") for line in utterances(timeline)}
    assert {s.text for s in timeline.segments if s.text} <= spoken


@given(accepted)
def test_three_breaths_to_hear(pattern: OwnPattern) -> None:
    timeline = to_hear(pattern)
    assert timeline.segments[0].start_s == 0
    assert timeline.segments[0].phase == "inhale"
    assert abs(timeline.duration_s - 3 * pattern.cycle_s) < 1e-6
    assert {s.kind for s in timeline.segments} == {"breathe"}
    assert all(s.line is None and s.guidance == 1 for s in timeline.segments)


@pytest.mark.parametrize("pattern", [OwnPattern(1, 0, 1, 0), OwnPattern(9, 9, 9, 9)])
def test_a_refused_rhythm_makes_no_exercise(pattern: OwnPattern) -> None:
    with pytest.raises(ValueError, match=refusals(pattern)[0].reason):
        own_exercise(pattern, "Proef", [3])


@pytest.mark.parametrize("minutes", [[], [4], [20], [3, 60]])
def test_lengths_that_it_may_not_have_make_no_exercise(minutes: list[float]) -> None:
    with pytest.raises(ValueError, match="no such lengths"):
        own_exercise(BOX, "Proef", minutes)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("  Voor  het\tslapen ", "Voor het slapen"),
        ("\n\x00\u202e", "Ritme 4,5–5,5"),
        ("", "Ritme 4,5–5,5"),
        ("é" * 80, "é" * LONGEST_TITLE),
    ],
)
def test_names(typed: str, title: str) -> None:
    assert clean_title(typed, SLOW) == title


def test_words() -> None:
    assert rate_words(OwnPattern(4, 0, 6, 0)) == "6 keer per minuut"
    assert rate_words(OwnPattern(5.5, 0, 5.5, 0)) == "ongeveer 5,5 keer per minuut"
    assert rate_words(BOX) == "ongeveer 3,8 keer per minuut"
    assert name_of(LONG) == "Ritme 4–7–8"
    assert seconds_words(4.5) == "4,5"
    assert (halves(4.3), halves(4.2), halves(6)) == (4.5, 4.0, 6.0)
    assert own_exercise(BOX, "", [3]).summary == (
        "4 seconden in, 4 vasthouden, 4 uit, 4 wachten. Dat is ongeveer 3,8 keer per minuut."
    )


def test_a_pattern_that_the_maker_has_no_place_for() -> None:
    assert OwnPattern.of([PhaseLength("inhale", 2), PhaseLength("top_up", 1), PhaseLength("exhale", 6)]) is None
    assert OwnPattern.of([PhaseLength("inhale", 2), PhaseLength("exhale", 6, "zoem")]) is None
    assert OwnPattern.of([PhaseLength("inhale", 4), PhaseLength("exhale", 6)]) == OwnPattern(4, 0, 6, 0)


def test_what_is_heard_is_the_rhythm_without_thinning() -> None:
    exercise = own_exercise(SLOW, "", [3])
    faded = compile_timeline(exercise, options=CompileOptions(fade=True))
    assert any(s.guidance == 0 for s in faded.segments)
    assert all(s.guidance == 1 for s in to_hear(SLOW).segments)


@given(accepted)
def test_the_drawn_breath_is_the_one_that_is_breathed(pattern: OwnPattern) -> None:
    timeline = to_hear(pattern)
    for step in range(51):
        at_s = step / 50 * (pattern.cycle_s - 1e-9)
        assert abs(pattern.level_at(at_s) - timeline.frame_at(at_s).level) < 1e-6


def test_the_phase_of_any_moment_is_known() -> None:
    assert [LONG.phase_at(at) for at in (0, 3.9, 4, 10.9, 11, 18.9, 19)] == [
        "inhale", "inhale", "hold", "hold", "exhale", "exhale", "inhale"
    ]  # fmt: skip
    assert OwnPattern(0, 0, 0, 0).phase_at(1) is None
