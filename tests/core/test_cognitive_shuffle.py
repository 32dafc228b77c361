"""The shuffle: different every night, the same for a seed, and always as long as was asked."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from herstel_app.core.cognitive_shuffle import shuffled
from herstel_app.core.content import PicturesStep
from herstel_app.core.shuffle_words import ShuffleWords
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from tests.core.test_timeline_compiler import exercise

WORDS = ShuffleWords(
    ("lantaarn", "tafeltje"),
    {letter: tuple(f"{letter}{n}" for n in range(30)) for letter in "abcdefghijklmnopqrstuvwxyz"},
)


@given(st.floats(60, 500), st.floats(5, 10), st.integers(0, 10**6))
def test_it_lasts_as_long_as_was_asked_and_repeats_no_picture(length_s: float, picture_s: float, seed: int) -> None:
    lines = shuffled(WORDS, length_s, picture_s, seed)
    assert sum(seconds for _, seconds in lines) == pytest.approx(length_s)
    assert all(seconds >= min(5.0, picture_s) - 1e-9 for _, seconds in lines)
    pictures = [text for text, _ in lines if not text.startswith(("Het woord", "De "))]
    assert len(pictures) == len(set(pictures))


def test_a_word_is_spelled_and_each_picture_begins_with_its_letter() -> None:
    lines = [text for text, _ in shuffled(WORDS, 600, 8, 1)]
    word = lines[0].removeprefix("Het woord is ").removesuffix(".")
    assert word in WORDS.targets
    letter, spelled = "", ""
    for text in lines[1:]:
        if text.startswith("De "):
            letter = text[3].lower()
            spelled += letter
        elif not text.startswith("Het woord"):
            assert text[0].lower() == letter
    assert word.startswith(spelled[: len(word)])


def test_another_night_is_another_shuffle() -> None:
    assert shuffled(WORDS, 300, 8, 1) == shuffled(WORDS, 300, 8, 1)
    assert shuffled(WORDS, 300, 8, 1) != shuffled(WORDS, 300, 8, 2)


def test_it_compiles_and_needs_its_words() -> None:
    made = exercise(PicturesStep(), minutes=3)
    timeline = compile_timeline(made, 3, options=CompileOptions(words=WORDS, seed=5))
    assert timeline.practice_end_s - timeline.practice_start_s == pytest.approx(180)
    with pytest.raises(ValueError, match="words"):
        compile_timeline(made, 3)


def test_a_letter_without_pictures_is_said() -> None:
    with pytest.raises(ValueError, match="letter l"):
        shuffled(ShuffleWords(("lantaarn",), {"a": ("appel",)}), 60, 8, 1)


def test_a_very_long_night_begins_again_rather_than_stop() -> None:
    few = ShuffleWords(("aaaaa",), {"a": ("appel", "anker")})
    assert sum(seconds for _, seconds in shuffled(few, 3600, 8, 1)) == pytest.approx(3600)


@example(224.9999999999999, 5.0, 0)
@given(st.floats(120, 900), st.sampled_from([5.0, 6.0, 8.0, 10.0]), st.integers(0, 10**6))
def test_it_ends_with_a_whole_word(length_s: float, picture_s: float, seed: int) -> None:
    targets = ("appel", "gieter", "lantaarn", "dennenappel", "bessenstruik")
    words = ShuffleWords(targets, WORDS.pictures)
    lines = [text for text, _ in shuffled(words, length_s, picture_s, seed)]
    last = max(number for number, text in enumerate(lines) if text.startswith("Het woord is"))
    word = lines[last].removeprefix("Het woord is ").removesuffix(".")
    assert "".join(text[3:-1] for text in lines[last:] if text.startswith("De ")).lower() == word
    assert not lines[-1].startswith("De ")


def test_the_ij_is_spelled_as_one_letter() -> None:
    pictures = {letter: tuple(f"{letter}{n}" for n in range(9)) for letter in ("g", "l", "ij", "b", "a", "n")}
    lines = [text for text, _ in shuffled(ShuffleWords(("glijbaan",), pictures), 300, 8, 1)]
    assert "De lange ij." in lines
    assert {"De I.", "De J.", "De IJ."}.isdisjoint(lines)


def test_the_dutch_ij_takes_its_capital_as_a_whole() -> None:
    icy = ShuffleWords(("ijijijijij",), {"ij": ("ijsje",)})
    assert "IJsje." in [text for text, _ in shuffled(icy, 60, 8, 1)]
