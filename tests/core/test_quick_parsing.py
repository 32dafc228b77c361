"""What is right is taken at once: never anything that a closer look would refuse."""

from __future__ import annotations

from typing import Annotated

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec import inspect

from herstel_app.core.content import Exercise, Explanation
from herstel_app.core.page_content import HelpPage, Yardstick
from herstel_app.core.parsing import parse
from herstel_app.core.programme_content import Proeven, Recipe
from herstel_app.core.shuffle_words import ShuffleWords
from herstel_app.core.validation import HIDDEN, faults, has_unseen
from herstel_app.core.yaml_reading import meaning_of, read_yaml

WORDS = ("yes", "No", "ON", "off", "y", "N", "true", "False", "null", "Null", "~", "", "nul", "falsetto", "=", "<<")
NUMBERS = (
    "1",
    "-1",
    "+1",
    "010",
    "1_000",
    "0x1F",
    "0o7",
    "1:00",
    "1e3",
    ".5",
    "1.",
    ".inf",
    "-.INF",
    ".nan",
    "2026-11-27",
)


OTHER = ("bool", "int", "float", "null", "timestamp")


class Told(msgspec.Struct, forbid_unknown_fields=True):
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=9)]
    named: dict[str, int] = {}


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("text: rust", []),
        ('text: " "', ["hier hoort tekst te staan"]),
        ('text: "a\\ab"', [HIDDEN]),
        ('text: rust\nnamed: {"a\\ab": 1}', [HIDDEN]),
        ("text: rust\ntext: slaap", ["dit veld staat er twee keer"]),
        ("text: veel te lang", ["te lang: 12 tekens, hooguit 9"]),
    ],
)
def test_only_what_is_right_is_taken(text: str, reasons: list[str]) -> None:
    parsed = parse(text, Told, "a.yaml")
    assert [problem.reason for problem in parsed.problems] == reasons
    assert (parsed.value == Told("rust")) is not bool(reasons)


def test_a_text_that_may_be_blank_is_taken_after_a_closer_look() -> None:
    class Blank(msgspec.Struct):
        text: str

    assert parse('text: " "', Blank, "a.yaml").value == Blank(" ")


def _least_lengths(kind: inspect.Type, seen: set[type]) -> set[int]:
    """Give the least lengths of all texts in a type."""
    found: set[int] = set()
    if isinstance(kind, inspect.StructType):
        if kind.cls in seen:
            return found
        seen.add(kind.cls)
        for field in kind.fields:
            found |= _least_lengths(field.type, seen)
    elif isinstance(kind, inspect.StrType) and kind.min_length is not None:
        found.add(kind.min_length)
    for name in ("type", "item_type", "key_type", "value_type"):
        inner = getattr(kind, name, None)
        if isinstance(inner, inspect.Type):
            found |= _least_lengths(inner, seen)
    for inner in getattr(kind, "types", ()):
        found |= _least_lengths(inner, seen)
    return found


@pytest.mark.parametrize("kind", [Exercise, Explanation, Recipe, ShuffleWords, Yardstick, Proeven, HelpPage])
def test_no_text_has_to_be_longer_than_one_character(kind: type) -> None:
    assert _least_lengths(inspect.type_info(kind), set()) <= {1}, "has_unseen looks for blank texts only"


@given(st.lists(st.text(st.characters(codec=None, max_codepoint=0x2100), max_size=4)))
def test_what_is_not_seen_is_found_in_every_text(texts: list[str]) -> None:
    one_by_one = any([*faults({"text": text}, Told)] for text in texts)
    assert has_unseen(texts) == one_by_one


@given(
    st.one_of(
        st.sampled_from((*WORDS, *NUMBERS)), st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=7)
    )
)
def test_a_word_is_text_only_where_yaml_reads_it_so_too(plain: str) -> None:
    value, reason = meaning_of(plain)
    tag = yaml.SafeLoader("").resolve(yaml.ScalarNode, plain, (True, False))  # type: ignore[no-untyped-call]
    if isinstance(value, str) and reason is None:
        assert tag.rpartition(":")[2] not in OTHER


def test_a_place_in_what_has_nothing_in_it_is_its_own() -> None:
    root = read_yaml("a: 1\nb:\n  - 2\n").root
    assert root is not None
    assert root.line_of(("a", "x")) == 1
    assert root.line_of(("b", 0, "x")) == 3


def test_a_document_may_be_a_single_value() -> None:
    assert read_yaml("rust").data == "rust"
    tagged = read_yaml("!x rust")
    assert [path for path, _ in tagged.faults] == [()]
    assert tagged.root is not None
    assert tagged.root.line_of(("a",)) == 1
