"""At night in bed, heard for the first time: no lamp is asked for, a choice is made in thought, the voice is known."""

from __future__ import annotations

import re

import pytest

from herstel_app.core.exercise_choice import instructions_of
from herstel_app.core.timeline_compiler import CompileOptions
from tests.content.ear import LIBRARY, RUNS, Run, heard, lines_of
from tests.content.wording import texts

LAMP_ON = re.compile(
    r"\b(doe|laat|houd|zet)\b[^.?]*\b(lamp|lampje|licht)\b[^.?]*\baan\b|\blampje aan\b(?! blijven)|"
    r"\ben er is een lamp\b|\bmet (een lamp|een lampje|wat licht)\b",
    re.IGNORECASE,
)
"""A lamp or light that someone is told to switch on, or to have on; "een lampje mag aan" only offers it."""
COLOR = re.compile(r"\bkleur|waar het licht valt", re.IGNORECASE)
"""What is not seen in the dark."""
CHOOSE = re.compile(r"\bKies\b(?! (de rustigste|in gedachten|er in gedachten|“))")
UNKNOWN_SPEAKER = re.compile(r"\b(ik ben (nu|weer|even) .*stil|ik wacht|mij\b)", re.IGNORECASE)
"""Of whom a first-time listener asks who that is."""
ALONE = "Nu zonder woorden."
MOST_CHARACTERS = 90


def said(run: Run) -> list[str]:
    return [line.text for line in lines_of(heard(run, CompileOptions(words=LIBRARY.words, follows=True)))]


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_no_line_asks_for_a_lamp_or_for_what_is_not_seen_in_the_dark(run: Run) -> None:
    lines = said(run)
    assert [text for text in lines if LAMP_ON.search(text)] == []
    if run[:2] != ("safe-place", None):  # what is seen there is in thought
        assert [text for text in lines if COLOR.search(text)] == []


def test_no_page_asks_for_a_lamp() -> None:
    pages = [text for each in (*LIBRARY.exercises.values(), LIBRARY.help) for text in texts(each)]
    # What is made ready by day stands there for the night.
    assert [text for text in pages if LAMP_ON.search(text) and "overdag" not in text] == []


@pytest.mark.parametrize("text", ["Open je ogen, en doe een lamp aan.", "Ga liggen, lampje aan.", "Laat een lamp aan."])
def test_a_command_to_switch_on_is_found(text: str) -> None:
    assert LAMP_ON.search(text)


@pytest.mark.parametrize("text", ["Is het te donker? Een lampje mag.", "Een lampje mag aan.", "Span licht aan."])
def test_an_offer_is_none(text: str) -> None:
    assert not LAMP_ON.search(text)


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_a_choice_is_made_in_thought(run: Run) -> None:
    assert [text for text in said(run) if CHOOSE.search(text)] == []


@pytest.mark.parametrize("name", ["name-a-feeling", "release-only", "safe-place"])
def test_instructions_say_so_too(name: str) -> None:
    exercise = LIBRARY.exercises[name]
    ways = (None, *(each.id for each in exercise.variants))
    told = [text for way in ways for text in instructions_of(exercise, way)]
    assert [text for text in told if CHOOSE.search(text)] == []


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_who_speaks_is_no_question(run: Run) -> None:
    lines = said(run)
    assert [text for text in lines if UNKNOWN_SPEAKER.search(text)] == []
    ending = [re.sub(r"^(Uit|Zoem|Zoem zacht)\. ", "", text) for text in lines if "zonder woorden" in text]
    told = [text.partition(" Het is ")[0] for text in ending]
    assert [text for text in told if not text.startswith(ALONE) or len(text) > MOST_CHARACTERS] == []
