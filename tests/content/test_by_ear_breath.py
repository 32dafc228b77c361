"""With eyes shut: what the sound means, and when to breathe in and out."""

from __future__ import annotations

import re

import pytest

from herstel_app.core.own_exercise import own_exercise
from herstel_app.core.own_pattern import OwnPattern
from herstel_app.core.pacing import Pace
from herstel_app.core.sound import Cue
from herstel_app.core.speech_timing import cue_start_s
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from tests.content.ear import LIBRARY, PACED, RUNS, Run, heard, lines_of, said_in


@pytest.mark.parametrize("run", PACED, ids=str)
def test_what_the_sound_means_is_said_before_the_first_breath(run: Run) -> None:
    timeline = heard(run)
    first_s = next(s.start_s for s in timeline.segments if s.kind == "breathe")
    before = " ".join(line.text for line in lines_of(timeline) if line.end_s <= first_s).lower()
    rises, falls = r"klank omhoog: adem in\b", r"\bomlaag: (adem uit|zoem|(één )?zucht)\b"
    assert re.search(f"{rises}.*{falls}", before), before


@pytest.mark.parametrize(("pattern", "variant"), [
    (OwnPattern(4, 0, 6, 0), None), (OwnPattern(4, 4, 6, 0), None), (OwnPattern(4, 4, 6, 0), "no-holds"),
])  # fmt: skip
def test_a_rhythm_of_ones_own_tells_it_too(pattern: OwnPattern, variant: str | None) -> None:
    timeline = compile_timeline(own_exercise(pattern, "", pattern.lengths_minutes[:1]), None, variant)
    said = lines_of(timeline)[0].text
    assert re.search(r"Klank omhoog: adem in\..* Omlaag: adem uit\.", said)
    assert ("wacht" in said) == (pattern.has_hold and variant is None)


SAID = {"inhale": r"\bin\b", "top_up": r"\bnog\b", "exhale": r"\b(uit|zoem)\b", "hold": r"\bwacht\b",
    "hold_out": r"\bwacht\b"}  # fmt: skip
"""The word that belongs to each phase."""


def wordless(timeline: Timeline, breaths: int) -> list[tuple[float, str]]:
    """Give the phases of the first `breaths`, as far as they are guided, in which their word is not said."""
    lines = lines_of(timeline)
    guided = [s for s in timeline.segments if s.kind == "breathe" and s.guidance]
    units = sorted({s.unit_s for s in guided if s.unit_s is not None})[:breaths]
    return [
        (s.start_s, said_in(s, lines))
        for s in guided
        if s.unit_s in units and s.phase and not re.search(SAID[s.phase], said_in(s, lines))
    ]


@pytest.mark.parametrize("run", PACED, ids=str)
def test_in_and_out_are_said_for_three_breaths(run: Run) -> None:
    assert wordless(heard(run), 3) == []


@pytest.mark.parametrize("run", PACED, ids=str)
def test_in_and_out_are_said_throughout_for_who_wants_it(run: Run) -> None:
    # In a quick rhythm of one's own a line takes the whole exhale; it is then said without its word.
    pace = Pace(3.0, 3.5) if run[0] == "own-pace" else None
    options = CompileOptions(pace=pace, words_throughout=True)
    assert wordless(heard(run, options), 2000) == []


FEW = [run for run in PACED if len({s.unit_s for s in heard(run).segments if s.kind == "breathe"}) < 6]


@pytest.mark.parametrize("run", FEW, ids=str)
def test_where_breaths_are_few_all_of_them_say_it(run: Run) -> None:
    assert wordless(heard(run), 6) == []


@pytest.mark.parametrize("run", PACED, ids=str)
@pytest.mark.parametrize("share", [0.3, 0.55])
def test_in_and_out_are_said_again_after_a_pause(run: Run, share: float) -> None:
    timeline = heard(run)
    breathe = [s for s in timeline.segments if s.kind == "breathe"]
    at_s = breathe[0].start_s + share * (breathe[-1].end_s - breathe[0].start_s)
    resumed = timeline.resumed_at(at_s)
    lines = lines_of(resumed)
    after = [s for s in resumed.segments if s.kind == "breathe" and s.start_s >= at_s]
    taught = sorted({s.unit_s for s in after if s.unit_s is not None})[:3]
    # In a quick rhythm of one's own a line can take the whole exhale.
    lacking = [s.phase for s in after if s.unit_s in taught and s.guidance and not said_in(s, lines)]
    assert lacking == []


@pytest.mark.parametrize("run", PACED, ids=str)
def test_a_word_does_not_silence_its_sound(run: Run) -> None:
    """The sound of the breaths that teach it is whole: three, or the first where there are few."""
    timeline = heard(run)
    lines = lines_of(timeline)
    breathe = [s for s in timeline.segments if s.kind == "breathe"]
    units = sorted({s.unit_s for s in breathe if s.unit_s is not None})
    taught = units[: 3 if len(units) >= 6 else 1]
    silenced = [s.start_s for s in breathe if s.unit_s in taught and cue_start_s(s, lines) != s.start_s]
    assert silenced == []


def said_before_the_first_breath(timeline: Timeline) -> str:
    first_s = next(s.start_s for s in timeline.segments if s.kind == "breathe")
    return " ".join(line.text for line in lines_of(timeline) if line.end_s <= first_s).lower()


@pytest.mark.parametrize("run", PACED, ids=str)
def test_a_bowl_is_told_by_its_strokes(run: Run) -> None:
    before = said_before_the_first_breath(heard(run, CompileOptions(pace=Pace(2.0, 2.5), cue="bowl")))
    assert re.search(r"\bhoge slag: adem in\b.*\blage slag: (adem uit|zoem|(één )?zucht)", before), before
    assert not re.search("stijgt|daalt|klank", before)


@pytest.mark.parametrize("run", PACED, ids=str)
def test_without_a_sound_the_words_are_told_and_said_throughout(run: Run) -> None:
    pace = Pace(3.0, 3.5) if run[0] == "own-pace" else None
    timeline = heard(run, CompileOptions(pace=pace, cue="none"))
    before = said_before_the_first_breath(timeline)
    assert re.search(r"\bbij “in” adem in\b.*\bbij “(uit” adem uit|uit” (één )?zucht|zoem” zoem)", before), before
    assert wordless(timeline, 2000) == []


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_without_a_sound_no_line_speaks_of_one(run: Run) -> None:
    options = CompileOptions(pace=Pace(2.0, 2.5), words=LIBRARY.words, cue="none")
    said = [line.text for line in lines_of(heard(run, options))]
    assert [text for text in said if re.search(r"klank|stijgt|daalt|slag\b|trilt de", text.lower())] == []


@pytest.mark.parametrize("cue", ["bowl", "none"])
@pytest.mark.parametrize("pattern", [OwnPattern(4, 0, 6, 0), OwnPattern(4, 4, 6, 0), OwnPattern(2, 0, 3, 0)])
def test_a_rhythm_of_ones_own_fits_its_sound_too(pattern: OwnPattern, cue: Cue) -> None:
    made = own_exercise(pattern, "", pattern.lengths_minutes)
    timeline = compile_timeline(made, made.minutes[-1], options=CompileOptions(cue=cue))
    before = said_before_the_first_breath(timeline)
    assert ("hoge slag: adem in" if cue == "bowl" else "bij “in” adem in") in before
    assert ("wacht" in before) == pattern.has_hold
    assert not any(re.search("klank|stijgt|daalt", line.text.lower()) for line in lines_of(timeline))
