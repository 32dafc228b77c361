"""Who gets the sound: each pair of users, and nothing else."""

from __future__ import annotations

from itertools import product

import pytest

from herstel_app.engine.audio.output import MOVES, SHORT, User, granted

GRANTED = {
    *((now, User.EXERCISE) for now in User),
    *((now, wanted) for now in (User.NOBODY, *SHORT) for wanted in SHORT),
}


@pytest.mark.parametrize(("now", "wanted"), list(product(User, User)), ids=lambda user: user.value)
def test_an_exercise_takes_the_sound_and_keeps_it_and_others_end_each_other(now: User, wanted: User) -> None:
    assert granted(now, wanted) is ((now, wanted) in GRANTED)


def test_who_gets_the_sound_has_it() -> None:
    assert all(after is wanted for (_, wanted), after in MOVES.items())
    assert set(SHORT) == set(User) - {User.NOBODY, User.EXERCISE}
