"""The words and pictures of the shuffle: enough of them, and none that keeps one awake."""

from __future__ import annotations

import pytest

from herstel_app.core.shuffle_words import ShuffleWords
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library
from tests.content.wording import FORBIDDEN

LETTERS = [*"abcdefghi", "ij", *"jklmnoprstuvwz"]
"""The letters that have pictures: q, x and y begin too few Dutch things that one can see."""
LEAST_TARGETS = 60
LEAST_PICTURES = 25
"""Five are named for each letter, so that a letter can come five times before a picture returns."""
NOT_AT_NIGHT = ("wekker", "rekening", "factuur", "laptop", "telefoon", "agenda", "spinnen", "wesp", "mug", "slang",
    "ziek", "graf", "mes", "pistool", "zwaard", "bom", "spuit", "bloed")  # fmt: skip
"""Whole words, or the first or last part of a longer one, that belong to work, harm, illness or fright."""

NOT_SEEN_AT_ONCE = {
    "joert", "jonk", "jol", "prieel", "ereprijs", "maretak", "luit", "cappuccino", "espressokopje", "das", "golf",
    "meer", "varen", "veer", "vlot", "lam",
}  # fmt: skip
"""What few can picture, what keeps one awake, and what is heard as something else."""


@pytest.fixture(scope="module")
def words() -> ShuffleWords:
    return load_library(content_dir()).words


def test_there_are_enough_words(words: ShuffleWords) -> None:
    assert len(set(words.targets)) == len(words.targets) >= LEAST_TARGETS


def test_what_is_heard_as_one_letter_is_one(words: ShuffleWords) -> None:
    assert [picture for picture in words.pictures["i"] if picture.startswith("ij")] == []
    assert [picture for picture in words.pictures["ij"] if not picture.startswith("ij")] == []
    assert [picture for picture in words.pictures["e"] if picture.startswith(("ei", "eu"))] == []


def test_a_picture_is_seen_as_soon_as_it_is_heard(words: ShuffleWords) -> None:
    every = {picture for pictures in words.pictures.values() for picture in pictures}
    assert every & NOT_SEEN_AT_ONCE == set()


def test_each_letter_has_enough_pictures_and_none_is_named_twice(words: ShuffleWords) -> None:
    assert sorted(words.pictures) == LETTERS
    assert {
        letter: len(pictures) for letter, pictures in words.pictures.items() if len(pictures) < LEAST_PICTURES
    } == {}
    every = [picture for pictures in words.pictures.values() for picture in pictures]
    assert len(set(every)) == len(every)
    assert [picture for picture in every if len(picture.split()) > 3] == []


def test_nothing_that_keeps_one_awake(words: ShuffleWords) -> None:
    every = [*words.targets, *(picture for pictures in words.pictures.values() for picture in pictures)]
    parts = [part for picture in every for part in picture.split()]
    assert [part for part in parts if part.startswith(NOT_AT_NIGHT) or part.endswith(NOT_AT_NIGHT)] == []
    assert "spin" not in parts  # by itself: spinach may stay
    assert [picture for picture in every if FORBIDDEN.search(picture)] == []
