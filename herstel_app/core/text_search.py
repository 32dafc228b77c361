"""Finds words in what someone wrote, without minding capitals and accents."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import count


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


def places_of(text: str, place: str) -> tuple[tuple[int, int], ...]:
    """Give where words of `text` occur in `place`: where each begins, and of how many characters; none twice."""
    whole, at = "", list[int]()
    for number, char in enumerate(place):
        plain = folded(char)
        whole += plain
        at += [number] * len(plain)
    marked = set[int]()
    for term in terms_of(text):
        start = whole.find(term)
        while start >= 0:
            first, last = at[start], at[start + len(term) - 1]
            marked.update(range(first, last + 1))
            start = whole.find(term, start + len(term))
    begins = (number for number in sorted(marked) if number - 1 not in marked)
    return tuple((begin, next(n for n in count(begin) if n not in marked) - begin) for begin in begins)


def finds(text: str, *places: str) -> bool:
    """Whether all words of `text` occur somewhere in `places`."""
    terms = terms_of(text)
    if not terms:
        return True
    where = folded("\n".join(places))
    return all(term in where for term in terms)
