"""What *Verschil* says: the four kinds, rest as warm as the exercise, no praise, no counting of days."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

import herstel_app
from herstel_app.core.signals import SIGNALS, Signal
from herstel_app.core.statistics import Finding, Pair, judge
from herstel_app.core.trial import Result, TrialPlan
from herstel_app.engine.trial_words import (
    AXES,
    CIRCUMSTANCES,
    GAINS,
    NOT_SAID,
    PLACES,
    about_words,
    band_name,
    dots,
    number_word,
    outcome_words,
    pair_lines,
    parted,
    rest_name,
    trial_strokes,
)
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library
from tests.content.wording import FORBIDDEN, LONGEST_SENTENCE_WORDS, sentences, words

PACKAGE = Path(herstel_app.__file__).parent
FILES = [*sorted((PACKAGE / "ui/pages/trial").glob("*.py")), *sorted((PACKAGE / "ui/practice").glob("*.py"))]
COUNTS_DAYS = re.compile(r"\b(dag(en)? op rij|\w+ dagen|gemist|vergeten|beter dan|goed zo|knap|winnaar|helaas)\b", re.I)
PAIRS = {
    "exercise": [Pair(0, 3), Pair(1, 2), Pair(-1, 1), Pair(0, 3), Pair(1, 3), Pair(0, 2)],
    "rest": [Pair(3, 0), Pair(2, 1), Pair(1, -1), Pair(3, 0), Pair(3, 1), Pair(2, 0)],
    "chance": [Pair(0, 3), Pair(1, 2), Pair(-1, 0), Pair(1, 0), Pair(-1, 3), Pair(0, 2)],
    "as_much": [Pair(1, 1), Pair(2, 1), Pair(0, 1), Pair(1, 1), Pair(2, 2), Pair(1, 1)],
    "too_little": [Pair(1, 2), Pair(0, 3), Pair(1, None), Pair(0, 4)],
}


def said_in(file: Path) -> list[str]:
    """Give every text in a file that goes through `tr`."""
    calls = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    return [
        ast.literal_eval(call.args[1])
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "tr" and len(call.args) == 2
    ]


def all_said() -> list[str]:
    found = [text for file in FILES for text in said_in(file)]
    found += [*PLACES, *CIRCUMSTANCES.values(), *GAINS.values(), NOT_SAID]
    found += [word for words in AXES.values() for word in words]
    for pairs in PAIRS.values():
        for signal in SIGNALS:
            said = outcome_words(signal, judge(pairs), "stilzitten")
            found += [said.heading, said.text, said.more]
    return found


def test_texts_are_found() -> None:
    assert len(all_said()) > 100
    assert "Rust deed evenveel." in all_said()


def test_no_word_praises_blames_ranks_or_counts_days() -> None:
    hits = [text for text in all_said() if FORBIDDEN.search(text) or COUNTS_DAYS.search(text) or "!" in text]
    assert hits == []


def test_sentences_are_short_enough() -> None:
    long = [s for text in all_said() for s in sentences(text) if len(words(s)) > LONGEST_SENTENCE_WORDS]
    assert long == []


@pytest.mark.parametrize(
    ("kind", "finding", "heading"),
    [
        ("exercise", Finding.SEEMS_TO_DIFFER, "Zes van de zes: meer ruimte na oefenen."),
        ("rest", Finding.SEEMS_TO_DIFFER, "Zes van de zes: meer ruimte na stilzitten."),
        ("chance", Finding.MAY_BE_CHANCE, "Dat kan toeval zijn."),
        ("as_much", Finding.AS_MUCH, "Rust deed evenveel."),
        ("too_little", Finding.TOO_LITTLE, "Te weinig om iets te zeggen."),
    ],
)
def test_each_kind_has_its_sentence(kind: str, finding: Finding, heading: str) -> None:
    outcome = judge(PAIRS[kind])
    assert outcome.finding is finding
    said = outcome_words("head", outcome, "stilzitten")
    assert said.heading == heading
    assert ("Middelste verschil" in said.more) is (kind != "too_little")
    assert ("toeval" in said.heading) is (kind == "chance")
    assert ("van de 6 paren" in f"{said.text} {said.more}") is (kind in ("exercise", "rest", "chance"))


@pytest.mark.parametrize("signal", SIGNALS)
@pytest.mark.parametrize("kind", list(PAIRS))
def test_what_stands_in_sight_is_two_sentences_and_says_how_sure_it_is(kind: str, signal: Signal) -> None:
    said = outcome_words(signal, judge(PAIRS[kind]), "stilzitten")
    in_sight = sentences(f"{said.heading} {said.text}")
    assert len(in_sight) == 2
    assert "Middelste verschil" not in f"{said.heading} {said.text}"
    assert "1 op de 20" not in f"{said.heading} {said.text}", "no statistics at bedtime"
    limits = {"exercise": "door toeval alleen zie je dit zelden", "chance": "toeval", "too_little": "Te weinig"}
    limits |= {"rest": limits["exercise"], "as_much": "evenveel"}
    assert any(limits[kind] in sentence for sentence in in_sight)


@pytest.mark.parametrize("signal", SIGNALS)
def test_rest_is_told_as_warmly_as_the_exercise(signal: Signal) -> None:
    exercise = outcome_words(signal, judge(PAIRS["exercise"]), "stilzitten")
    rest = outcome_words(signal, judge(PAIRS["rest"]), "stilzitten")
    assert rest.heading.replace("stilzitten", "oefenen") == exercise.heading
    assert rest.text == exercise.text
    assert rest.more.replace("stilzitten", "de oefening") == exercise.more


def test_how_often_chance_does_it_is_told_of_both_below_the_pairs() -> None:
    exercise, rest, chance = (outcome_words("head", judge(PAIRS[kind]), "stilzitten").more for kind in list(PAIRS)[:3])
    same = "Als rust en oefening evenveel doen, zie je zoiets"
    assert f"{same} hooguit 1 op de 20 keer." in exercise
    assert f"{same} hooguit 1 op de 20 keer." in rest
    assert f"{same} vaker dan 1 op de 20 keer." in chance


@pytest.mark.parametrize(
    ("whole", "begins"),
    [
        (None, "Zes paren avonden. De ene avond zit je stil,"),
        (6, "Zes paren avonden. "),
        (3, "Drie van de zes paren zijn heel. "),
        (1, "Eén van de zes paren is heel. "),
        (0, "Geen van de zes paren is heel. "),
    ],
)
def test_a_trial_that_has_ended_tells_how_many_pairs_it_has(whole: int | None, begins: str) -> None:
    plan = TrialPlan("slow-breathing", "Langzaam ademen", 5, "op de bank", 6)
    assert about_words(plan, whole).startswith(begins)
    assert about_words(replace(plan, place="in bed"), whole).count("lig je stil") == 1


def test_as_much_tells_all_three() -> None:
    said = outcome_words("head", judge(PAIRS["as_much"]), "stilzitten")
    assert said.more.startswith(
        "In 1 paar gaf de oefening je meer ruimte in je hoofd, in 1 paar deed stilzitten dat."
        " In 4 paren was het gelijk."
    )


def test_as_many_each_way_names_both() -> None:
    pairs = [Pair(0, 3), Pair(0, 4), Pair(0, -3), Pair(0, -4), Pair(0, 0)]
    said = outcome_words("body", judge(pairs), "stilliggen")
    assert said.heading == "Dat kan toeval zijn."
    assert said.text == ("In 2 paren maakte de oefening je lijf losser, en in 2 paren deed stilliggen dat.")


def test_the_picture_is_told_in_words() -> None:
    pairs = (Pair(0, 3), Pair(-1, None))
    assert pair_lines("head", Result(pairs, judge(pairs)), "stilzitten") == [
        "Paar 1: stilzitten gelijk, oefening 3 stippen meer ruimte.",
        "Paar 2: stilzitten 1 stip voller, oefening niet ingevuld.",
    ]


def test_the_band_is_ones_own_only_after_five_rest_evenings() -> None:
    assert band_name(PAIRS["too_little"]) == "speling van 2 stippen"
    assert band_name(PAIRS["exercise"]) == "jouw gewone schommeling"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1, "1 stip"),
        (-1, "1 stip"),
        (2.0, "2 stippen"),
        (0, "0 stippen"),
        (0.5, "een halve stip"),
        (-1.5, "anderhalve stip"),
        (2.5, "tweeënhalve stip"),
        (4.5, "vierenhalve stip"),
    ],
)
def test_a_difference_is_told_in_the_dots_that_were_tapped(value: float, said: str) -> None:
    assert dots(value) == said


def test_small_numbers_are_words() -> None:
    assert [number_word(number) for number in (0, 10, 11)] == ["nul", "tien", "11"]


@pytest.mark.parametrize("place", PLACES)
def test_one_lies_still_where_one_lies(place: str) -> None:
    lies = place in ("in bed", "op de grond")
    assert rest_name(TrialPlan("humming", "Neuriën", 10, place, 6)) == ("stilliggen" if lies else "stilzitten")


@pytest.mark.parametrize(
    ("texts", "first", "rest"),
    [
        (("Ga zitten. Ogen dicht.", "Adem in."), ("Ga zitten. Ogen dicht.",), ("Adem in.",)),
        (("Ga zitten.", "Adem in. Adem uit.", "Stop."), ("Ga zitten.", "Adem in."), ("Adem uit.", "Stop.")),
        (("Ga zitten.",), ("Ga zitten.",), ()),
    ],
)
def test_what_to_do_is_parted_after_two_sentences(
    texts: tuple[str, ...], first: tuple[str, ...], rest: tuple[str, ...]
) -> None:
    assert parted(texts) == (first, rest)


@pytest.mark.parametrize(("name", "shape"), [("slow-breathing", "wave"), ("not-there-any-more", "gentle")])
def test_a_trial_is_drawn_as_rest_beside_its_exercise(name: str, shape: str) -> None:
    plan = TrialPlan(name, "Langzaam ademen", 10, "in bed", 6)
    rest, done = trial_strokes(plan, load_library(content_dir()))
    assert (rest.shape, rest.label, rest.minutes) == ("flat", "stilliggen", 10)
    assert (done.shape, done.label, done.minutes) == (shape, "langzaam ademen", 10)
