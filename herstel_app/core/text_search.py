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


def finds(text: str, *places: str) -> bool:
    """Whether all words of `text` occur somewhere in `places`."""
    terms = terms_of(text)
    if not terms:
        return True
    where = folded("\n".join(places))
    return all(term in where for term in terms)
