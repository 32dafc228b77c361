"""The cognitive shuffle: a word spelled letter by letter, with pictures that have nothing to do with each other.

After Beaudoin's serial diverse imagining (evidence E14): neutral words of 5 to 12 letters, pictures of 5 to 10 seconds.
The draw follows from a seed, so that each night is different and any night can be drawn again.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence

from herstel_app.core.content import ShuffleWords

LETTER_S = 5.0
PICTURES_A_LETTER = 5


def shuffled(words: ShuffleWords, length_s: float, picture_s: float, seed: int) -> list[tuple[str, float]]:
    """Give lines and their seconds that together last `length_s`; the last picture takes what is left.

    Raises ValueError where `words` has a letter without pictures.
    """
    result: list[tuple[str, float]] = []
    left_s = length_s
    used: set[str] = set()
    for target in itertools.cycle(_drawn(words.targets, seed, "word")):
        if any(used.issuperset(_of(words, letter)) for letter in target):
            used.clear()  # a very long night: from here on pictures come back
        queue = [(f"Het woord is {target}.", LETTER_S)]
        for letter in target:
            pictures = [picture for picture in _drawn(_of(words, letter), seed, letter) if picture not in used]
            chosen = pictures[:PICTURES_A_LETTER]
            used.update(chosen)
            queue.append((f"De {letter.upper()}.", LETTER_S))
            queue += [(_sentence(picture), picture_s) for picture in chosen]
        for text, seconds in queue:
            if left_s - seconds < picture_s:
                result.append((text, left_s))
                return result
            result.append((text, seconds))
            left_s -= seconds
    raise ValueError("no words")


def _of(words: ShuffleWords, letter: str) -> Sequence[str]:
    pictures = words.pictures.get(letter, ())
    if not pictures:
        raise ValueError(f"no pictures for the letter {letter}")
    return pictures


def _sentence(picture: str) -> str:
    # The Dutch ij is one letter: it takes its capital as a whole.
    first = 2 if picture.startswith("ij") else 1
    return f"{picture[:first].upper()}{picture[first:]}."


def _drawn(items: Sequence[str], seed: int, purpose: str) -> list[str]:
    """Give `items` in an order that follows from the seed, the same on every computer and in every version."""
    return sorted(items, key=lambda item: hashlib.sha256(f"{seed}/{purpose}/{item}".encode()).digest())
