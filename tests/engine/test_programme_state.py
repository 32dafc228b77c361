"""Where a programme can be: each move that is allowed, and each other one refused."""

from __future__ import annotations

from itertools import product

import pytest

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Ask, Practise, Read, Step, TapPace, Wait
from herstel_app.core.session import IllegalMove
from herstel_app.engine.programme_state import MOVES, ProgrammeState, move_to, moved

S = ProgrammeState
ALLOWED = {
    (S.NONE, "begin"): S.DECIDING,
    (S.DECIDING, "ask"): S.ASKING,
    (S.DECIDING, "practise"): S.PRACTISING,
    (S.DECIDING, "read"): S.READING,
    (S.DECIDING, "wait"): S.WAITING,
    (S.ASKING, "answer"): S.DECIDING,
    (S.PRACTISING, "end"): S.DECIDING,
    (S.READING, "go on"): S.DECIDING,
    (S.WAITING, "go on"): S.DECIDING,
    (S.NONE, "leave"): S.NONE,
    (S.DECIDING, "leave"): S.NONE,
    (S.ASKING, "leave"): S.NONE,
    (S.PRACTISING, "leave"): S.NONE,
    (S.READING, "leave"): S.NONE,
    (S.WAITING, "leave"): S.NONE,
}
ALL_MOVES = sorted({move for _, move in ALLOWED})


@pytest.mark.parametrize(("state", "move"), list(product(S, ALL_MOVES)))
def test_each_move_leads_where_it_should_or_is_refused(state: ProgrammeState, move: str) -> None:
    if (state, move) in ALLOWED:
        assert moved(state, move) is ALLOWED[state, move]
    else:
        with pytest.raises(IllegalMove, match=f"{move} while {state.value}"):
            moved(state, move)


def test_the_table_has_no_other_moves() -> None:
    assert MOVES == ALLOWED


@pytest.mark.parametrize(
    ("step", "state"),
    [
        (Ask(TapPace()), S.ASKING),
        (Practise(PracticeRequest("stillness"), {}), S.PRACTISING),
        (Read("the-chain", 60.0), S.READING),
        (Wait(5.0), S.WAITING),
    ],
)
def test_each_kind_of_step_has_a_state(step: Step, state: ProgrammeState) -> None:
    assert moved(S.DECIDING, move_to(step)) is state
