"""Finds words in what someone wrote, without minding capitals and accents."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def _without_accents() -> dict[int, str]:
    """Give for each accented Latin letter the plain one, and nothing for an accent that stands by itself."""
    letters = {code: unicodedata.normalize("NFKD", chr(code)) for code in range(0xC0, 0x250)}
    plain = {code: "".join(char for char in text if not unicodedata.combining(char)) for code, text in letters.items()}
    return plain | dict.fromkeys(range(0x300, 0x370), "")


WITHOUT_ACCENTS = _without_accents()


def folded(text: str) -> str:
    """Give a text without capitals and accents, so that "cafe" finds "Café"."""
    return text.lower() if text.isascii() else text.casefold().translate(WITHOUT_ACCENTS)


@lru_cache(maxsize=8)
def terms_of(text: str) -> tuple[str, ...]:
    """Give the words to look for."""
    return tuple(folded(text).split())


def passages(text: str, where: str) -> tuple[tuple[int, int], ...]:
    """Give where the words of `text` stand in `where`: from which character to which, up to but without the last."""
    plain = [(letter, at) for at, character in enumerate(where) for letter in folded(character)]
    searched = "".join(letter for letter, _ in plain)
    found = []
    for term in terms_of(text):
        at = searched.find(term)
        while at >= 0:
            end = at + len(term)
            found.append((plain[at][1], plain[end - 1][1] + 1))
            at = searched.find(term, end)
    return tuple(sorted(found))


def finds(text: str, *places: str) -> bool:
    """Whether all words of `text` occur somewhere in `places`."""
    terms = terms_of(text)
    if not terms:
        return True
    where = folded("\n".join(places))
    return all(term in where for term in terms)
