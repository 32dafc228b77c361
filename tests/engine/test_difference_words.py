"""What is said after a proef: rest, recovery and no difference with the same weight, and nothing is concluded."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from herstel_app.core.programme import ShowDifference, TappedPart, TapSignal
from herstel_app.core.programme_content import Proef
from herstel_app.core.signals import PROEF_DOTS, Signal
from herstel_app.engine.difference_words import (
    MORE,
    NO_DIFFERENCE,
    QUESTIONS,
    REST_ENOUGH,
    STAYED_LOW,
    WHERE,
    caveat,
    in_words,
    kicker,
    length,
    more_helps,
    question,
    row,
    short_row,
    title,
    told_of,
    what_follows,
)
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library
from tests.content.wording import FORBIDDEN, LONGEST_SENTENCE_WORDS, sentences, words

PROEVEN = load_library(content_dir()).proeven
PROEF = PROEVEN["difference"]
REST, OTHER = (part.choices[0] for part in PROEF.parts)


def told(rest: int | None, other: int | None, rest_came_first: bool = True) -> ShowDifference:
    return ShowDifference(PROEF, TappedPart(REST, rest), TappedPart(OTHER, other), rest_came_first)


@pytest.mark.parametrize(
    ("rest", "other", "said"),
    [(2, 5, "Na uitademen was er meer ruimte."), (5, 2, "Na stilzitten was er meer ruimte."), (3, 3, NO_DIFFERENCE)],
)
def test_the_title_says_what_was_tapped(rest: int, other: int, said: str) -> None:
    assert title(told(rest, other)) == said
    assert kicker(told(rest, other)) == "Vanavond, in je hoofd"


@pytest.mark.parametrize(
    ("rest", "other", "said"),
    [(None, 5, "Je tikte één keer."), (2, None, "Je tikte één keer."), (None, None, "Je tikte niets aan.")],
)
@pytest.mark.parametrize("rest_came_first", [True, False])
def test_a_tap_that_was_passed_over_is_fine(
    rest: int | None, other: int | None, said: str, rest_came_first: bool
) -> None:
    shown = told(rest, other, rest_came_first)
    assert title(shown) == said
    assert told_of(shown).startswith("Dat is ook goed.")
    assert caveat(shown) == SWAPPED
    assert "Niets aangetikt." in in_words(shown, shown.rest if rest is None else shown.other)
    assert not more_helps(shown)


@pytest.mark.parametrize(("rest", "other", "more"), [(2, 5, True), (5, 2, False), (3, 3, False), (0, 0, False)])
def test_more_is_what_lies_nearest_only_where_the_other_did_more(rest: int, other: int, more: bool) -> None:
    assert more_helps(told(rest, other)) is more


LATER = "Het tweede voelt soms vanzelf beter."
ANOTHER = "Op een andere avond kan dat anders zijn."
SWAPPED = "De volgende keer is de volgorde andersom."


@pytest.mark.parametrize(
    ("rest", "other", "rest_came_first", "said"),
    [
        (2, 5, True, f"{LATER} Eén avond zegt dus weinig. {SWAPPED}"),
        (5, 2, False, f"{LATER} Eén avond zegt dus weinig. {SWAPPED}"),
        (2, 5, False, f"Eén avond zegt weinig. {ANOTHER} {SWAPPED}"),
        (5, 2, True, f"Eén avond zegt weinig. {ANOTHER} {SWAPPED}"),
        (3, 3, True, f"Eén avond zegt weinig. {SWAPPED}"),
        (3, 3, False, f"Eén avond zegt weinig. {SWAPPED}"),
    ],
)
def test_what_one_evening_does_not_say_follows_the_order(
    rest: int, other: int, rest_came_first: bool, said: str
) -> None:
    assert caveat(told(rest, other, rest_came_first)) == said


@pytest.mark.parametrize("rest_came_first", [True, False])
@pytest.mark.parametrize("rest", range(PROEF_DOTS))
@pytest.mark.parametrize("other", range(PROEF_DOTS))
def test_only_what_was_better_second_may_be_so_by_its_place(rest: int, other: int, rest_came_first: bool) -> None:
    """Where the first was better, or both were alike, this would argue against what someone has just felt."""
    second_won = other > rest if rest_came_first else rest > other
    said = caveat(told(rest, other, rest_came_first))
    assert (LATER in said) is second_won
    assert "weinig" in said
    assert said.endswith(SWAPPED)


def test_what_was_felt_is_named() -> None:
    assert told_of(told(4, 4)) == f"{REST_ENOUGH} {PROEF.told.same}"
    assert told_of(told(4, 5)) == PROEF.told.more_after_other
    assert told_of(told(5, 4)) == PROEF.told.more_after_rest


@pytest.mark.parametrize("proef", PROEVEN.values(), ids=list(PROEVEN))
@pytest.mark.parametrize("rest_came_first", [True, False])
@pytest.mark.parametrize("rest", range(PROEF_DOTS))
@pytest.mark.parametrize("other", range(PROEF_DOTS))
def test_rest_is_enough_only_where_it_did_not_stay_at_the_low_end(
    rest: int, other: int, rest_came_first: bool, proef: Proef
) -> None:
    parts = [TappedPart(part.choices[0], place) for part, place in zip(proef.parts, (rest, other), strict=True)]
    said = told_of(ShowDifference(proef, parts[0], parts[1], rest_came_first))
    assert (REST_ENOUGH in said) is (rest == other and rest >= 2)
    assert (STAYED_LOW in said) is (rest == other and rest < 2)


@pytest.mark.parametrize("proef", PROEVEN.values(), ids=list(PROEVEN))
def test_about_forty_words_are_said(proef: Proef) -> None:
    rest, other = (part.choices[0] for part in proef.parts)
    for places in ((2, 5), (5, 2), (3, 3), (0, 0)):
        for first in (True, False):
            shown = ShowDifference(proef, TappedPart(rest, places[0]), TappedPart(other, places[1]), first)
            said = f"{told_of(shown)} {caveat(shown)}"
            assert 33 <= len(words(said)) <= 47, said
            assert all(len(words(sentence)) <= LONGEST_SENTENCE_WORDS for sentence in sentences(said)), said


@pytest.mark.parametrize("proef", PROEVEN.values(), ids=list(PROEVEN))
def test_the_title_is_not_said_again(proef: Proef) -> None:
    told = proef.told
    for said in (told.more_after_rest, told.more_after_other, told.same):
        assert not re.search(r"meer ruimte|ruimte in je|zachter|losser|liet .* los|hetzelfde|scheelde|^Na ", said), said


@pytest.mark.parametrize(("rest_came_first", "rest", "other"), [(True, "eerst", "daarna"), (False, "daarna", "eerst")])
def test_a_row_says_whether_it_was_done_first(rest_came_first: bool, rest: str, other: str) -> None:
    shown = told(2, 5, rest_came_first)
    assert row(shown, shown.rest) == f"{rest}: stilzitten, anderhalve minuut"
    assert row(shown, shown.other) == f"{other}: lang uitademen, 2 minuten"
    assert short_row(shown, shown.rest) == f"{rest}: stilzitten, 1,5 min"
    assert short_row(shown, shown.other) == f"{other}: lang uitademen, 2 min"


@pytest.mark.parametrize("proef", PROEVEN.values(), ids=list(PROEVEN))
def test_both_rows_have_one_form(proef: Proef) -> None:
    parts = [TappedPart(part.choices[0], 3) for part in proef.parts]
    shown = ShowDifference(proef, parts[0], parts[1], True)
    for part, when in zip(parts, ("eerst", "daarna"), strict=True):
        assert re.fullmatch(rf"{when}: {part.choice.label}, \d(,5)? min", short_row(shown, part))


PLACES = {"softness": "lijf", "head": "hoofd", "breath": "adem", "body": "lijf"}
"""What each signal is about."""


@pytest.mark.parametrize("signal", get_args(Signal))
def test_what_is_asked_and_what_is_shown_are_about_the_same_place(signal: Signal) -> None:
    for said in (QUESTIONS[signal], WHERE[signal]):
        assert re.search(rf"\b{PLACES[signal]}\b", said)


@pytest.mark.parametrize("proef", PROEVEN.values(), ids=list(PROEVEN))
def test_what_is_told_is_about_the_place_that_was_asked_for(proef: Proef) -> None:
    place = PLACES[proef.signal]
    for said in (proef.told.more_after_rest, proef.told.more_after_other, proef.told.same):
        assert set(re.findall(r"\b(lijf|hoofd|adem)\b", said)) == {place}, said


def test_a_row_is_told_in_words() -> None:
    shown = told(2, 5)
    assert in_words(shown, shown.rest) == "Eerst: stilzitten, anderhalve minuut. 3 van 7, van vol naar veel ruimte."
    assert in_words(shown, shown.other) == "Daarna: lang uitademen, 2 minuten. 6 van 7, van vol naar veel ruimte."


def test_lengths_are_as_they_are_said() -> None:
    assert [length(part) for part in (REST, OTHER)] == ["anderhalve minuut", "2 minuten"]


def test_what_is_asked_and_what_follows() -> None:
    asked = TapSignal("head", REST, OTHER)
    assert question(asked) == "Hoe is het nu in je hoofd?"
    assert what_follows(asked) == "Hierna: lang uitademen, 2 minuten."
    assert what_follows(TapSignal("head", OTHER, None)) == "Hierna zie je het verschil."


def test_every_signal_has_its_words() -> None:
    for texts in (QUESTIONS, WHERE, MORE):
        assert set(texts) == set(get_args(Signal))


def test_the_language_is_that_of_the_rest() -> None:
    said = [caveat(told(rest, other, first)) for rest, other in ((2, 5), (5, 2), (3, 3)) for first in (True, False)]
    for text in (*QUESTIONS.values(), *said, REST_ENOUGH, STAYED_LOW):
        assert not FORBIDDEN.search(text), text
        assert all(len(words(sentence)) <= LONGEST_SENTENCE_WORDS for sentence in sentences(text)), text
