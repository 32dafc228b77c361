"""What may hold for someone that an exercise has to fit: the answers to the one question about oneself.

Nothing is diagnosed. Exercises say in their data for whom a way does not fit (`not_for`); what fits is chosen from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

Circumstance = Literal[
    "lungs-heart", "pregnant", "injury", "epilepsy", "panic", "eyes", "legs-pain", "exhaustion", "sound"
]
CIRCUMSTANCES: tuple[Circumstance, ...] = get_args(Circumstance)
"""In the order in which they are asked."""
EVERYTHING: frozenset[str] = frozenset(CIRCUMSTANCES)
"""What is reckoned with for someone who gave no answer: they get what fits everyone."""


def reckoned_with(answer: Iterable[str] | None) -> frozenset[str]:
    """Give the circumstances that have to be reckoned with; `answer` is None where none was given."""
    return EVERYTHING if answer is None else EVERYTHING & frozenset(answer)
