"""Words are found without minding capitals and accents, and told where they are."""

from __future__ import annotations

import pytest

from herstel_app.core.text_search import finds, places_of


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("cafe", "Café dicht, toch naar het café.", ["Café", "café"]),
        ("dicht", "Cafe\N{COMBINING ACUTE ACCENT} dicht", ["dicht"]),
        ("los kaak", "Mijn kaak liet los, heel los.", ["kaak", "los", "los"]),
        ("aan aandacht", "aandacht", ["aandacht"]),
        ("strasse", "In de Straße.", ["Straße"]),
        ("", "Niets gezocht.", []),
        ("regen", "Droog.", []),
    ],
)
def test_what_is_found_is_told_by_its_place(text: str, place: str, found: list[str]) -> None:
    marked = [place[start : start + length] for start, length in places_of(text, place)]
    assert marked == found
    assert finds(text, place) is (bool(found) or not text)
