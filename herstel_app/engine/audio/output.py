"""Who has the sound: one user at a time, as a table.

The rules:
- an exercise that begins takes the sound from whoever has it, and keeps it until its end;
- a sample, a voice that is tried and a text that is read aloud begin only where no exercise goes on; each ends the
  other;
- ending what has already made way has no effect.
"""

from __future__ import annotations

from enum import Enum


class User(Enum):
    """Who can have the sound."""

    NOBODY = "nobody"
    EXERCISE = "exercise"
    SAMPLE = "sample"
    VOICE_SAMPLE = "voice sample"
    READING = "reading"


SHORT = (User.SAMPLE, User.VOICE_SAMPLE, User.READING)
"""Users that make way for any other."""

MOVES: dict[tuple[User, User], User] = {
    **{(now, User.EXERCISE): User.EXERCISE for now in User},
    **{(now, wanted): wanted for now in (User.NOBODY, *SHORT) for wanted in SHORT},
}
"""Who has the sound after `(who has it, who wants it)`; what is not here is refused."""


def granted(now: User, wanted: User) -> bool:
    """Whether `wanted` gets the sound that `now` has."""
    return (now, wanted) in MOVES
