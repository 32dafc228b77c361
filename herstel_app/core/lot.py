"""Draws a lot from a text, the same on every computer and in every version."""

from __future__ import annotations

from random import Random


def lot(text: str) -> float:
    """Give a number from 0 up to 1 that follows from `text`.

    Python keeps what its generator makes of a seed the same. hashlib would do too, but it brings OpenSSL: 2 MiB at
    every start.
    """
    return Random(text).random()
