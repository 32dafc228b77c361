"""What is said of one note."""

from __future__ import annotations

from msgspec.structs import replace

from herstel_app.core.library import Library
from herstel_app.engine.lookback.note_words import note_words
from tests.engine.conftest import Stand
from tests.engine.lookback.notes import ANSWER, BEFORE, ENTRY
from tests.helpers.dates import DATES


def test_an_exercise_says_when_how_long_and_what_was_noted() -> None:
    said = note_words(ENTRY, {}, DATES)
    assert (said.title, said.meta, said.about) == ("Langzaam ademen", "21:40 · 5 minuten", "21:40 · 5 minuten")
    assert said.signals == ("head", "body")
    assert said.spoken == (
        "Langzaam ademen. 21:40 · 5 minuten. Ruimte in je hoofd: vooraf 3, achteraf 6. "
        "Lijf laat los: vooraf 5, achteraf niet ingevuld. Mijn schouders zakten."
    )


def test_one_that_was_stopped_early_says_so_on_its_card() -> None:
    said = note_words(BEFORE, {}, DATES)
    assert (said.meta, said.about) == ("21:40 · 5 minuten, eerder gestopt", "21:40 · 5 minuten")
    assert said.signals == ()
    assert said.spoken == "Stilzitten. 21:40 · 5 minuten, eerder gestopt."


def test_a_zero_is_an_answer() -> None:
    said = note_words(replace(ENTRY, before={"head": 0}, after={}), {}, DATES)
    assert "vooraf 0, achteraf niet ingevuld" in said.spoken


def test_words_at_the_reading_say_what_they_answer(stand: Stand) -> None:
    library: Library = stand.engine.content
    explanation = library.explanations[ANSWER.explanation_id]
    said = note_words(ANSWER, library.explanations, DATES)
    assert (said.title, said.meta) == (explanation.title, "21:40 · bij het lezen")
    assert said.question == said.about == explanation.question
    assert said.spoken == f"{explanation.title}. 21:40 · bij het lezen. {explanation.question} In de auto."


def test_words_to_an_explanation_that_is_gone_can_still_be_read() -> None:
    said = note_words(ANSWER, {}, DATES)
    assert (said.title, said.question, said.text) == ("rest-and-recovery", "", "In de auto.")
