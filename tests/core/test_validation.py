"""What an author is told where a value does not have the pattern of its type."""

from __future__ import annotations

from typing import Annotated

import msgspec
import pytest

from herstel_app.core.content import Explanation, Identifier, ShuffleWords, Source
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
