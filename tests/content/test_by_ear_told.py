"""With eyes shut and nothing read before: what a line rests on has been said."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from herstel_app.core.silences import END_FOLLOWS
from herstel_app.core.timeline_compiler import CompileOptions
from tests.content.ear import MUSCLES, PACED, RUNS, Run, heard, lines_of
from tests.content.test_by_ear_silence import TOLD, silences


@pytest.mark.parametrize("run", [run for run in RUNS if run[:2] == ("release-only", "word")], ids=str)
def test_a_word_of_ones_own_is_chosen_before_it_is_thought(run: tuple[str, str | None, float]) -> None:
    said = [line.text for line in lines_of(heard(run))]
    first = next(number for number, text in enumerate(said) if "je woord" in text)
    assert any("Kies" in text and "woord" in text for text in said[:first])


@pytest.mark.parametrize("run", [run for run in RUNS if run[:2] == ("image-shuffle", None)], ids=str)
def test_what_to_do_with_a_picture_is_said_before_the_first(run: tuple[str, str | None, float]) -> None:
    assert re.search("Zie ze voor je.*letter, dan hoef je niets", lines_of(heard(run))[0].text)


@pytest.mark.parametrize("run", [run for run in RUNS if run[:2] == ("nothing-needed", None)], ids=str)
def test_staying_awake_is_asked_and_not_just_allowed(run: tuple[str, str | None, float]) -> None:
    assert any(line.text.startswith("Blijf zachtjes wakker") for line in lines_of(heard(run)))


@pytest.mark.parametrize("run", [run for run in RUNS if run[:2] == ("stillness", None)], ids=str)
def test_a_bare_silence_says_how_to_be_in_it(run: tuple[str, str | None, float]) -> None:
    said = lines_of(heard(run))[0].text
    assert re.match(r"Ga zitten of liggen\. Het is nu .* stil\. Dan hoor je drie tonen\.", said)


@pytest.mark.parametrize("run", PACED, ids=str)
def test_who_goes_on_alone_is_told_how_the_end_is_heard(run: Run) -> None:
    timeline = heard(run)
    alone = [line for line in lines_of(timeline) if "Nu zonder woorden" in line.text]
    assert [line.text for line in alone if not re.search(r"\b(adem zelf|ga|zoem) door tot .*\btonen\b", line.text, re.I)
        ] == []  # fmt: skip


LONG_S = 30.0
"""A silence after which one who was told nothing wonders whether the sound is still on."""
STILL_TOLD = "Tussendoor is het steeds stil."


@pytest.mark.parametrize("run", [run for run in RUNS if run not in PACED and run[0] != "thought-parking"], ids=str)
def test_silences_are_told_by_their_length_or_at_the_start(run: Run) -> None:
    timeline = heard(run)
    first = lines_of(timeline)[0].text
    found = [(round(s), said) for s, said, _ in silences(timeline) if s > LONG_S and not TOLD.search(said)
        and END_FOLLOWS not in said]  # fmt: skip
    assert STILL_TOLD in first or found == []


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_nothing_is_laid_down_that_was_not_lifted(run: Run) -> None:
    said = [line.text for line in lines_of(heard(run))]
    laid = [text for text in said if re.search(r"(?<!op en) \bneer\b", text)]
    assert [text for text in laid if "hand" not in text and "hoofd" not in text] == []


PARTS = re.compile(r"hoofd|nek|buik|schouder|mondhoeken|benen|tenen|elleboog|ellebogen|vuist", re.IGNORECASE)


@pytest.mark.parametrize("run", MUSCLES, ids=str)
def test_what_is_tensed_was_named_before(run: Run) -> None:
    """A place that is first named with "span aan" comes too late; a second time may lean on the first."""
    told, late = "", []
    for before, tensed in pairwise(heard(run, CompileOptions()).segments):
        if tensed.phase == "tense":
            told = f"{told[-50:]} {before.text}".lower()
            late += [tensed.text for part in PARTS.findall(tensed.text) if part.lower()[:5] not in told]
    assert late == []


VAGUE = re.compile(
    r"^(Uit\. )?(Licht is genoeg|Doe maar weer mee)|\bAdem vrij\b|mogen los\.|\ber geen\?|Laat er niets los|"
    r"\bop wat (er )?nog rondgaat|\bVoel je (zwaar|licht)\b",
    re.IGNORECASE,
)
"""What a listener who knew nothing took for something else."""


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_no_line_can_be_taken_for_something_else(run: Run) -> None:
    assert [line.text for line in lines_of(heard(run)) if VAGUE.search(line.text)] == []
