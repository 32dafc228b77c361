"""What an author is told where a value does not have the pattern of its type."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
import pytest

from herstel_app.core.content import Explanation, Identifier
from herstel_app.core.shuffle_words import ShuffleWords
from herstel_app.core.sources import Source
from herstel_app.core.validation import faults

IDENTIFIER = "gebruik hier alleen kleine letters, cijfers en streepjes"
WORD = "hier hoort een woord van 5 tot 12 kleine letters (a tot z)"
LETTER = "hier hoort één kleine letter (a tot z, of ij)"


@pytest.mark.parametrize("word", ["boot", "Water", "wa-ter", "waterlelietjes", "zee 5"])
def test_a_word_to_spell(word: str) -> None:
    assert list(faults({"targets": ["water", word], "pictures": {}}, ShuffleWords)) == [(("targets", 1), WORD)]


@pytest.mark.parametrize("letter", ["A", "ab", "é", "1", "-"])
def test_a_letter_with_pictures(letter: str) -> None:
    found = list(faults({"targets": ["water"], "pictures": {"w": ["web"], letter: ["x"]}}, ShuffleWords))
    assert found == [(("pictures", letter), LETTER)]


def test_an_identifier_in_a_list_and_as_a_key() -> None:
    source = {"authors": "-", "year": 2001, "title": "-", "publication": "-", "finding": "-"}
    assert ((("Bron A",), IDENTIFIER)) in list(faults({"Bron A": source}, dict[Identifier, Source]))
    found = list(faults({"known": {"text": "-", "sources": ["bron-a", "Bron A"]}}, Explanation))
    assert (("known", "sources", 1), IDENTIFIER) in found


def test_a_pattern_without_words_of_its_own() -> None:
    kind = Annotated[str, msgspec.Meta(pattern="^x$")]
    assert [reason for _, reason in faults("y", kind)] == ["deze tekst heeft niet de vorm die hier hoort"]


DOI = "schrijf een DOI als 10.1234/abc, zonder https://doi.org/ ervoor"
SOURCE = {"authors": "-", "year": 2001, "publication": "-", "finding": "-"}


@pytest.mark.parametrize("doi", ["10.1016/0005-7967(87)90017-9", "10.1023/A:1014576505223", "10.14814/phy2.15389"])
def test_a_doi(doi: str) -> None:
    assert list(faults({**SOURCE, "doi": doi}, Source)) == []
    assert msgspec.convert({**SOURCE, "doi": doi}, Source).address == f"https://doi.org/{doi}"


@pytest.mark.parametrize(
    "doi", ["https://doi.org/10.1111/a", "doi:10.1111/a", "10.11/a", "10.1111", "10.1111/a b", "10.1111/é", ""]
)
def test_what_is_no_doi(doi: str) -> None:
    assert list(faults({**SOURCE, "doi": doi}, Source)) == [(("doi",), DOI)]


def test_a_date() -> None:
    assert list(faults({**SOURCE, "checked": "2024-02-29"}, Source)) == []
    assert msgspec.convert({**SOURCE, "checked": "2024-02-29"}, Source).checked == date(2024, 2, 29)
    assert msgspec.convert(SOURCE, Source).checked is None
    assert msgspec.convert(SOURCE, Source).address == ""


@pytest.mark.parametrize(
    "value", ["27 november 2026", "20261127", "2026-W48-5", "2026-11", "2026-11-27T10:00", 2026, None, True]
)
def test_what_is_no_date(value: object) -> None:
    told = [] if value is None else [(("checked",), 'hier hoort een datum met aanhalingstekens, als "2026-11-27"')]
    assert list(faults({**SOURCE, "checked": value}, Source)) == told


@pytest.mark.parametrize("day", ["2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01"])
def test_a_day_that_does_not_exist(day: str) -> None:
    assert list(faults({**SOURCE, "checked": day}, Source)) == [(("checked",), f"{day} is geen dag die bestaat")]
