"""Every shipped text: whole, complete, and worded as we word things."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from herstel_app.core.fit import ways_for
from herstel_app.core.health_facts import HEALTH_FACTS
from herstel_app.core.library import Library
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from herstel_app.core.way_steps import lengths_of
from herstel_app.paths import content_dir
from herstel_app.storage.content_check import check_path
from herstel_app.storage.library import load_library
from tests.content.claims import CLAIMS, IDEAS, MOST_PRACTICES, PRACTISED, Idea
from tests.content.wording import (
    EASIEST_FLESCH_DOUMA,
    FORBIDDEN,
    LONGEST_SENTENCE_WORDS,
    flesch_douma,
    sentences,
    texts,
    words,
)

FILES = sorted(content_dir().rglob("*.yaml"))
DISCIPLINE_SECTION = "trying-harder"
TRIED_HARD = {("trying-harder", "ontspan"), ("relax-hard", "ontspan"), ("effort", "ontspan")}
"""The one place where the command is the subject: relax as hard as you can, and feel what that does."""


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(content_dir())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_file_is_whole(file: Path) -> None:
    assert check_path(file, content_dir()) == []


def test_eleven_explanations_in_order(library: Library) -> None:
    assert [item.number for item in library.explanations.values()] == list(range(1, 12))


def test_every_claim_stands_in_its_own_section(library: Library) -> None:
    carried = {
        item.number: {claim for paragraph in item.body for claim in paragraph.claims}
        for item in library.explanations.values()
    }
    assert carried == {number: set(claims) for number, claims in CLAIMS.items()}
    assert sum(len(claims) for claims in CLAIMS.values()) == 36


@pytest.mark.parametrize("claim", PRACTISED)
def test_claims_that_can_be_felt_are_practised(library: Library, claim: str) -> None:
    paragraphs = [p for item in library.explanations.values() for p in item.body if claim in p.claims]
    assert any(paragraph.practices for paragraph in paragraphs)


@pytest.mark.parametrize("idea", IDEAS, ids=lambda idea: idea.name)
def test_each_idea_is_said_in_so_many_words(library: Library, idea: Idea) -> None:
    paragraphs = [p.text.lower() for item in library.explanations.values() for p in item.body if idea.claim in p.claims]
    assert any(all(words in text for words in idea.said) for text in paragraphs)


def test_every_claim_carries_ideas_of_a_name_of_their_own() -> None:
    assert {idea.claim for idea in IDEAS} == {claim for claims in CLAIMS.values() for claim in claims}
    assert len({idea.name for idea in IDEAS}) == len(IDEAS)


def test_no_section_has_more_to_feel_than_one_takes_in(library: Library) -> None:
    for name, item in library.explanations.items():
        links = [len(paragraph.practices) for paragraph in item.body if paragraph.link]
        beside = sum(len(paragraph.practices) for paragraph in item.body if not paragraph.link)
        assert beside <= (0 if links else MOST_PRACTICES), name
        assert set(links) <= {1}, name


def test_each_link_of_the_chain_says_that_the_one_before_leads_to_it(library: Library) -> None:
    links = [paragraph.text for paragraph in library.explanations["the-chain"].body if paragraph.link]
    assert [text.startswith("Daardoor ") for text in links] == [False, True, True, True, True]


def test_explanations_have_a_fitting_length(library: Library) -> None:
    lengths = {
        name: sum(len(words(paragraph.text)) for paragraph in item.body) for name, item in library.explanations.items()
    }
    assert {name: length for name, length in lengths.items() if not 140 <= length <= 310} == {}


def all_texts(library: Library) -> list[tuple[str, str]]:
    found = [(name, text) for name, item in library.explanations.items() for text in texts(item)]
    found += [(name, text) for name, item in library.exercises.items() for text in texts(item)]
    found += [(name, text) for name, item in library.proeven.items() for text in texts(item)]
    found += [("yardstick", text) for text in texts(library.yardstick)]
    return found + [("safety", text) for text in texts(library.help)]


def test_no_avoided_words(library: Library) -> None:
    hits = [(name, match[0].lower(), text) for name, text in all_texts(library) if (match := FORBIDDEN.search(text))]
    assert [hit for hit in hits if (hit[0], hit[1]) not in TRIED_HARD] == []


def test_no_exclamation_marks(library: Library) -> None:
    assert [text for _, text in all_texts(library) if "!" in text] == []


def test_what_is_read_aloud_cannot_be_taken_for_the_article(library: Library) -> None:
    """A number stands as *één*: without a word after it, *een* is read as the article."""
    found = [(name, text) for name, item in library.exercises.items() for text in texts(item)]
    assert [hit for hit in found if re.search(r"\been(?=[.,?]|$)", hit[1])] == []


def test_a_thing_is_not_spoken_of_as_a_woman(library: Library) -> None:
    found = [(name, text) for name, item in library.exercises.items() for text in texts(item)]
    assert [hit for hit in found if re.search(r"\bhaar\b", hit[1])] == []


def test_a_proef_names_its_parts_within_a_sentence(library: Library) -> None:
    choices = [choice for proef in library.proeven.values() for part in proef.parts for choice in part.choices]
    assert [choice.label for choice in choices if not choice.label[0].islower()] == []
    assert [choice.after for choice in choices if not choice.after.startswith("na ")] == []


def test_a_proef_is_summed_up_for_whatever_fits(library: Library) -> None:
    for proef in library.proeven.values():
        assert not re.search(r"minu|\d", proef.summary), proef.id
        for part in proef.parts:
            labels = {choice.label for choice in part.choices}
            assert len(labels) == 1 or not any(label in proef.summary for label in labels), proef.id


@pytest.mark.parametrize("size", range(len(HEALTH_FACTS) + 1))
def test_whatever_holds_for_someone_a_proef_has_parts_that_fit(size: int, library: Library) -> None:
    for facts in combinations(HEALTH_FACTS, size):
        for part in (part for proef in library.proeven.values() for part in proef.parts):
            ways = [choice.variant in ways_for(library.exercises[choice.exercise], facts) for choice in part.choices]
            assert any(ways), (facts, part)


def test_discipline_is_named_only_where_it_is_the_subject(library: Library) -> None:
    assert {name for name, text in all_texts(library) if "discipline" in text.lower()} <= {DISCIPLINE_SECTION}


def test_no_sentence_is_too_long(library: Library) -> None:
    long = [
        (name, sentence)
        for name, text in all_texts(library)
        for sentence in sentences(text)
        if len(words(sentence)) > LONGEST_SENTENCE_WORDS
    ]
    assert long == []


@pytest.mark.parametrize("number", range(1, 12))
def test_explanations_read_easily(library: Library, number: int) -> None:
    item = list(library.explanations.values())[number - 1]
    text = " ".join(paragraph.text for paragraph in item.body)
    assert flesch_douma(text) >= EASIEST_FLESCH_DOUMA


def test_each_exercise_runs_in_every_length_and_variant(library: Library) -> None:
    for exercise in library.exercises.values():
        for variant in (None, *(v.id for v in exercise.variants)):
            for minutes in lengths_of(exercise, variant):
                timeline = compile_timeline(exercise, minutes, variant, CompileOptions(words=library.words))
                practice_s = timeline.practice_end_s - timeline.practice_start_s
                longest_cycle_s = 20.0
                assert abs(practice_s - 60 * minutes) <= longest_cycle_s / 2, (exercise.title, minutes)


@pytest.mark.parametrize(
    ("name", "pattern", "minutes", "cycles"),
    [
        ("slow-breathing", (4.5, 5.5), 5, 30),
        ("coherent-breathing", (5.5, 5.5), 10, 55),
        ("longer-exhale", (4.0, 6.0), 5, 30),
        ("humming", (3.0, 5.0), 4, 30),
    ],
)
def test_protocols(library: Library, name: str, pattern: tuple[float, ...], minutes: float, cycles: int) -> None:
    timeline = compile_timeline(library.exercises[name], minutes)
    breaths = [segment for segment in timeline.segments if segment.kind == "breathe"]
    assert {round(s.duration_s, 6) for s in breaths if s.phase == "inhale"} == {pattern[0]}
    assert {round(s.duration_s, 6) for s in breaths if s.phase == "exhale"} == {pattern[1]}
    assert len(breaths) == 2 * cycles
    assert breaths[-1].phase == "exhale"


def test_three_sighs_then_own_breath(library: Library) -> None:
    timeline = compile_timeline(library.exercises["three-sighs"])
    phases = [segment.phase for segment in timeline.segments if segment.kind == "breathe"]
    assert phases == ["inhale", "top_up", "exhale"] * 3
    assert timeline.segments[-2].kind == "quiet"


def test_help_has_the_numbers(library: Library) -> None:
    numbers = {contact.number.replace(" ", "") for contact in library.help.contacts}
    assert {"112", "113", "0880767000"} <= numbers
