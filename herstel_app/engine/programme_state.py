"""Where a programme is, as a table.

The rules:
- one programme at a time; whoever begins one ends the one before;
- a programme decides what its next step is whenever a step is over, and at no other moment;
- a step is over once: by the answer to what it asked, the end of its exercise, going on from a text, or its time;
- leaving ends the programme wherever it is; what was done by then is kept.
A move that the table does not allow raises IllegalMove.
"""

from __future__ import annotations

from enum import Enum

from herstel_app.core.programme import Ask, Practise, Read, Step, Wait
from herstel_app.core.session import IllegalMove


class ProgrammeState(Enum):
    """Where a programme can be."""

    NONE = "none"
    DECIDING = "deciding"
    ASKING = "asking"
    PRACTISING = "practising"
    READING = "reading"
    WAITING = "waiting"


_S = ProgrammeState
MOVES: dict[tuple[ProgrammeState, str], ProgrammeState] = {
    (_S.NONE, "begin"): _S.DECIDING,
    (_S.DECIDING, "ask"): _S.ASKING,
    (_S.DECIDING, "practise"): _S.PRACTISING,
    (_S.DECIDING, "read"): _S.READING,
    (_S.DECIDING, "wait"): _S.WAITING,
    (_S.ASKING, "answer"): _S.DECIDING,
    (_S.PRACTISING, "end"): _S.DECIDING,
    (_S.READING, "go on"): _S.DECIDING,
    (_S.WAITING, "go on"): _S.DECIDING,
    **{(state, "leave"): _S.NONE for state in _S},
}


def moved(state: ProgrammeState, move: str) -> ProgrammeState:
    """Give the state after a move; raises IllegalMove."""
    try:
        return MOVES[state, move]
    except KeyError:
        raise IllegalMove(f"{move} while {state.value}") from None


def move_to(step: Step) -> str:
    """Give the move by which a step begins."""
    match step:
        case Ask():
            return "ask"
        case Practise():
            return "practise"
        case Read():
            return "read"
        case Wait():
            return "wait"
