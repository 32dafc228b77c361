"""The typed content that the cognitive shuffle draws from (`words.yaml`)."""

from __future__ import annotations

from typing import Annotated

import msgspec

from herstel_app.core.content import Content, Text
from herstel_app.core.content_problems import PATTERN_REASON

ShuffleLetter = Annotated[
    str, msgspec.Meta(pattern=r"^([a-z]|ij)$", extra={PATTERN_REASON: "hier hoort één kleine letter (a tot z, of ij)"})
]
ShuffleWord = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[a-z]{5,12}$",
        extra={PATTERN_REASON: "hier hoort een woord van 5 tot 12 kleine letters (a tot z)"},
    ),
]


class ShuffleWords(Content, frozen=True):
    """What the cognitive shuffle draws from: words to spell, and pictures for each letter."""

    targets: Annotated[tuple[ShuffleWord, ...], msgspec.Meta(min_length=1)]
    pictures: dict[ShuffleLetter, tuple[Text, ...]]
