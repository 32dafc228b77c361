"""Every source can be looked up, is used, and its finding is worded as all our texts are."""

from __future__ import annotations

import re
from datetime import date

import pytest

from herstel_app.core.library import Library
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library
from tests.content.wording import FORBIDDEN, LONGEST_SENTENCE_WORDS, sentences, words

WITHOUT_DOI = {"versluis-2016", "beaudoin-2016", "vlemincx-2010"}
"""Of these no text was found that has the DOI with the title or the authors; a talk may have none."""
NULL_RESULTS = {"versluis-2016", "mobach-2019", "combertaldi-2020", "moszeik-2025"}
"""Trials that found nothing, or the opposite, and are told."""


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(content_dir())


def test_all_but_a_few_have_a_doi_of_their_own(library: Library) -> None:
    dois = [source.doi.lower() for source in library.sources.values() if source.doi]
    assert len(set(dois)) == len(dois)
    assert {name for name, source in library.sources.items() if not source.doi} <= WITHOUT_DOI


def test_each_was_checked_and_not_in_the_future(library: Library) -> None:
    first = date(2026, 11, 25)
    assert {name for name, source in library.sources.items() if not source.checked or source.checked < first} == set()


def test_a_source_is_named_after_its_first_author_and_year(library: Library) -> None:
    for name, source in library.sources.items():
        assert name.rstrip("bc").endswith(str(source.year)), name


def cited(library: Library) -> set[str]:
    """Give the sources that an exercise or an explanation names."""
    exercises = library.exercises.values()
    told = [each.evidence for each in exercises] + [way.evidence for each in exercises for way in each.variants]
    by_exercises = {name for evidence in told if evidence for name in evidence.sources}
    return by_exercises | {name for each in library.explanations.values() for name in each.known.sources}


def test_every_source_is_cited(library: Library) -> None:
    assert set(library.sources) - cited(library) == set()


def test_a_letter_told_in_the_text_is_the_grade(library: Library) -> None:
    found = {
        name: (letter, exercise.evidence.grade)
        for name, exercise in library.exercises.items()
        for letter in re.findall(r"staat hier een ([A-D])", exercise.evidence.text)
    }
    assert found
    assert {name: pair for name, pair in found.items() if pair[0] != pair[1][0]} == {}


def test_what_did_not_work_is_told_too(library: Library) -> None:
    assert set(library.sources) >= NULL_RESULTS


def test_findings_are_worded_as_we_word_things(library: Library) -> None:
    told = {name: source.finding for name, source in library.sources.items()}
    assert {name: FORBIDDEN.findall(text) for name, text in told.items() if FORBIDDEN.search(text)} == {}
    long = [each for text in told.values() for each in sentences(text) if len(words(each)) > LONGEST_SENTENCE_WORDS]
    assert long == []
    assert [text for text in told.values() if "!" in text] == []
