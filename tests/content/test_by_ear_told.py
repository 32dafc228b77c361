"""With eyes shut and nothing read before: what a line rests on has been said."""

from __future__ import annotations

import re

import pytest

from tests.content.ear import RUNS, heard, lines_of


@pytest.mark.parametrize("run", [run for run in RUNS if run[:2] == ("release-only", None)], ids=str)
def test_a_word_of_ones_own_is_chosen_before_it_is_thought(run: tuple[str, str | None, float]) -> None:
    said = [line.text for line in lines_of(heard(run))]
    first = next(number for number, text in enumerate(said) if "je woord" in text)
    assert any("Kies" in text and "woord" in text for text in said[:first])


@pytest.mark.parametrize("run", [run for run in RUNS if run[:2] == ("image-shuffle", None)], ids=str)
def test_what_to_do_with_a_picture_is_said_before_the_first(run: tuple[str, str | None, float]) -> None:
    assert re.search("Stel je dat alleen voor.*letters hoef je niets", lines_of(heard(run))[0].text)


@pytest.mark.parametrize("run", [run for run in RUNS if run[:2] == ("stillness", None)], ids=str)
def test_a_bare_silence_says_how_to_be_in_it(run: tuple[str, str | None, float]) -> None:
    assert re.match(
        r"Zit of lig zoals je wilt\. Ik ben nu .* stil\. Dan hoor je drie tonen\.", lines_of(heard(run))[0].text
    )
