"""Hulp en veiligheid has advice for everything that someone may have said of themselves, and the right numbers."""

from __future__ import annotations

import re

import pytest

from herstel_app.core.health_facts import HEALTH_FACTS, HealthFact
from herstel_app.core.library import Library
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library
from tests.content.wording import texts


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(content_dir())


@pytest.mark.parametrize("fact", HEALTH_FACTS)
def test_there_is_advice_for_each_health_fact(library: Library, fact: HealthFact) -> None:
    entries = library.help.entries_about(fact)
    assert entries
    assert not any(entry.urgent for entry in entries)


def test_an_entry_about_nothing_is_not_found(library: Library) -> None:
    assert library.help.entries_about("iets anders") == ()  # type: ignore[arg-type]


def test_the_numbers_are_in_place(library: Library) -> None:
    numbers = [contact.number for contact in library.help.contacts]
    assert numbers == ["112", "113", "0800-2000", "088 0767 000", "eigen nummer", "eerst bellen"]
    told = " ".join(texts(library.help))
    assert set(re.findall(r"\b0[0-9]{2,3}[- ][0-9]{4}(?: [0-9]{3})?\b", told)) == {
        "0800-0113",
        "0800-0432",
        "0800-2000",
        "088 0767 000",
    }
    assert "bandje van je huisarts" in told


def test_it_says_when_the_numbers_were_checked(library: Library) -> None:
    assert re.search(r"\b[0-9]{1,2} [a-z]+ 20[0-9]{2}\b", library.help.checked)


def test_exercises_that_are_named_are_there(library: Library) -> None:
    titles = {exercise.title for exercise in library.exercises.values()}
    named = {name for text in texts(library.help) for name in re.findall("“([^”]+)”", text)}
    assert len(named) > 3
    assert named <= titles


def test_ver_weg_is_explained_once(library: Library) -> None:
    explained = [text for text in texts(library.help) if text.startswith("Misschien voelt het alsof")]
    assert len(explained) == 1


def test_what_cannot_wait_comes_first(library: Library) -> None:
    order = [entry.id for entry in library.help.entries]
    assert order[:6] == ["stop-now", "mood", "unsafe-home", "panic", "trauma", "bipolar"]
    first = {entry.id: entry.points[0] for entry in library.help.entries}
    stop = library.help.entries[0]
    for sign in ("druk op de borst", "mond", "spraak", "arm", "hartziekte"):
        assert sign in " ".join(stop.emergency)
    assert (stop.first or "").startswith("Adem zoals je gewend bent")
    assert "113" in first["mood"]
    assert first["panic"].startswith("Doe je ogen open.")


CANNOT_WAIT = {
    "mood": r"bang dat je jezelf nu iets aandoet\? Bel 112",
    "diabetes": r"lage bloedsuiker.*iets met suiker.*Geef niets te eten of te drinken, en bel 112",
    "sleepy": r"masker \(CPAP\)\? Houd het op",
}


@pytest.mark.parametrize("name", CANNOT_WAIT)
def test_an_entry_tells_what_to_do_at_once(library: Library, name: str) -> None:
    told = {entry.id: " ".join(entry.points) for entry in library.help.entries}
    assert re.search(CANNOT_WAIT[name], told[name])


def test_what_panic_stands_for_has_advice(library: Library) -> None:
    told = " ".join(word for entry in library.help.entries_about("panic") for word in (entry.title, *entry.words))
    for each in ("paniek", "trauma", "psychose", "bipolair"):
        assert each in told.lower()
