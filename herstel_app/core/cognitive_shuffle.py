"""The cognitive shuffle: a word spelled letter by letter, with pictures that have nothing to do with each other.

After Beaudoin's serial diverse imagining (evidence E14): neutral words of 5 to 12 letters, pictures of 5 to 10 seconds.
The draw follows from a seed, so that each night is different and any night can be drawn again.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from herstel_app.core.shuffle_words import ShuffleWords

LETTER_S = 5.0
PICTURES_A_LETTER = 5
SLACK_S = 1e-9
"""What adding up seconds may be off."""


def letters_of(word: str) -> list[str]:
    """Give the letters of a word as they are spelled: the Dutch ij is one of them."""
    return re.findall("ij|.", word)


def letter_name(letter: str) -> str:
    """Give a letter as it is named aloud: the ij as one spells it, as some voices read a capital IJ as two letters."""
    return "lange ij" if letter == "ij" else letter.upper()


def shuffled(words: ShuffleWords, length_s: float, picture_s: float, seed: int) -> list[tuple[str, float]]:
    """Give lines and their seconds that together last `length_s`; the last picture takes what is left.

    It ends with a word that is whole: the last one has as many pictures as there is time for. Only what is too short
    for one word breaks off in it. Raises ValueError where `words` has a letter without pictures.
    """
    result: list[tuple[str, float]] = []
    left_s = length_s
    used: set[str] = set()
    least_s = min((_word_s(target, 1, picture_s) for target in words.targets), default=0.0)

    def leaves_a_word(target: str) -> bool:
        return left_s - _word_s(target, PICTURES_A_LETTER, picture_s) >= least_s

    order = itertools.cycle(_drawn(words.targets, seed, "word"))
    for drawn in order:
        target, counts = drawn, _whole(drawn)
        if not leaves_a_word(drawn):
            shorter = next(filter(leaves_a_word, _drawn(words.targets, seed, "end")), drawn)
            target, counts = _ending(words.targets, left_s, picture_s, seed) or (shorter, _whole(shorter))
        queue = [(f"Het woord is {target}.", LETTER_S)]
        for letter, count in zip(letters_of(target), counts, strict=True):
            every = _drawn(_of(words, letter), seed, letter)
            pictures = [picture for picture in every if picture not in used]
            if len(pictures) < count:  # a very long night: from here on the pictures of this letter come back
                used.difference_update(every)
                pictures += [picture for picture in every if picture not in pictures]
            chosen = pictures[:count]
            used.update(chosen)
            queue.append((f"De {letter_name(letter)}.", LETTER_S))
            queue += [(_sentence(picture), picture_s) for picture in chosen]
        for text, seconds in queue:
            if left_s - seconds < picture_s - SLACK_S:
                result.append((text, left_s))
                return result
            result.append((text, seconds))
            left_s -= seconds
    raise ValueError("no words")


def _whole(target: str) -> list[int]:
    """Give how many pictures each letter has where there is time for all."""
    return [PICTURES_A_LETTER] * len(letters_of(target))


def _word_s(target: str, pictures: int, picture_s: float) -> float:
    """Seconds that a word takes with so many pictures for each of its letters."""
    return LETTER_S + len(letters_of(target)) * (LETTER_S + pictures * picture_s)


def _ending(targets: Sequence[str], left_s: float, picture_s: float, seed: int) -> tuple[str, list[int]] | None:
    """Give the word that fills what is left, with how many pictures each letter has; None where none fits."""
    for target in _drawn(targets, seed, "end"):
        letters = len(letters_of(target))
        pictures = int((left_s - LETTER_S - letters * LETTER_S) / picture_s + SLACK_S)
        if letters <= pictures <= PICTURES_A_LETTER * letters:
            each, more = divmod(pictures, letters)
            return target, [each + (number < more) for number in range(letters)]
    return None


def _of(words: ShuffleWords, letter: str) -> Sequence[str]:
    pictures = words.pictures.get(letter, ())
    if not pictures:
        raise ValueError(f"no pictures for the letter {letter}")
    return pictures


def _sentence(picture: str) -> str:
    first = letters_of(picture)[0]  # the ij takes its capital as a whole
    return f"{first.upper()}{picture.removeprefix(first)}."


def _drawn(items: Sequence[str], seed: int, purpose: str) -> list[str]:
    """Give `items` in an order that follows from the seed, the same on every computer and in every version."""
    from hashlib import sha256  # OpenSSL comes with it; only words that are drawn need it

    return sorted(items, key=lambda item: sha256(f"{seed}/{purpose}/{item}".encode()).digest())
