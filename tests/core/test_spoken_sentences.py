"""An explanation in sentences: nothing is lost, and a full stop is not always an end."""

# ruff: noqa: RUF001 - quotation marks as the texts have them

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstel_app.core.content import Explanation, Known, Paragraph
from herstel_app.core.spoken_sentences import read_aloud, sentences, shown
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library

EXPLANATIONS = load_library(content_dir()).explanations


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rust.", ["Rust."]),
        ("Rust gaat niet", ["Rust gaat niet"]),
        ("Je zit. Je staat op.", ["Je zit.", "Je staat op."]),
        ("Hoor je dat? De regen. Nog even …", ["Hoor je dat?", "De regen.", "Nog even …"]),
        ("Je hangt. ’s Avonds zit je.", ["Je hangt.", "’s Avonds zit je."]),
        ("Je hangt. ’t Huis is stil.", ["Je hangt.", "’t Huis is stil."]),
        ("Onder de douche. ‘Ik weet het.’ Dan niet.", ["Onder de douche.", "‘Ik weet het.’", "Dan niet."]),
        ("‘Gaat het?’ vroeg ze. Ja.", ["‘Gaat het?’ vroeg ze.", "Ja."]),
        ("Iets warms, bijv. Thee, of soep. Klaar.", ["Iets warms, bijv. Thee, of soep.", "Klaar."]),
        ("Een kop, d.w.z. Thee. Klaar.", ["Een kop, d.w.z. Thee.", "Klaar."]),
        ("Dat zag J. Jansen. Toch.", ["Dat zag J. Jansen.", "Toch."]),
        ("Het is 3.5 uur. 4 is ook goed.", ["Het is 3.5 uur.", "4 is ook goed."]),
        ("(Of niet.) Dan later.", ["(Of niet.)", "Dan later."]),
        ("Wat nu?! Niets.", ["Wat nu?!", "Niets."]),
    ],
)
def test_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@given(st.text(alphabet="aAbsS.?!…’‘*() \n1", max_size=80))
def test_sentences_joined_are_the_paragraph(text: str) -> None:
    plain = shown(text)
    ranges = sentences(plain)
    assert " ".join(plain[start:end] for start, end in ranges) == plain
    assert all(start < end for start, end in ranges)


@pytest.mark.parametrize("name", EXPLANATIONS)
def test_our_explanations_are_read_whole_and_in_order(name: str) -> None:
    explanation = EXPLANATIONS[name]
    title, *rest = read_aloud(explanation)
    assert (title.text, title.paragraph) == (explanation.title, None)
    for place, paragraph in enumerate(explanation.body):
        own = [item for item in rest if item.paragraph == place]
        plain = shown(paragraph.text)
        assert " ".join(item.text for item in own) == plain
        assert all(plain[item.start : item.end] == item.text for item in own)
        # None of our sentences has more words than this: what is longer has lost an end.
        assert all(len(item.text.split()) <= 24 for item in own)
        assert all(item.text[-1] in ".?:’" for item in own)
        assert plain.count(". ") + plain.count("? ") == len(own) - 1
    assert [item.paragraph for item in rest] == sorted(item.paragraph or 0 for item in rest)


def test_emphasis_is_not_said() -> None:
    known = Known(("Niets.", "Weinig."))
    body = (Paragraph("Dat is *herstel*. En *dit* ook."), Paragraph("Dag\n nacht."))
    explanation = Explanation(1, "Een *woord*", "Kort.", body, known, "Vraag?")
    assert [(item.text, item.paragraph, item.start) for item in read_aloud(explanation)] == [
        ("Een woord", None, 0),
        ("Dat is herstel.", 0, 0),
        ("En dit ook.", 0, 16),
        ("Dag nacht.", 1, 0),
    ]
