"""What may hold for someone that an exercise has to fit: the answers to the one question about oneself.

Nothing is diagnosed. Exercises say in their data for whom a way does not fit (`not_for`); what fits follows from that.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

HealthFact = Literal[
    "lungs-heart", "pregnant", "injury", "epilepsy", "panic", "eyes", "legs-pain", "exhaustion", "sound"
]
HEALTH_FACTS: tuple[HealthFact, ...] = get_args(HealthFact)
"""In the order in which they are asked."""
EVERY_FACT: frozenset[str] = frozenset(HEALTH_FACTS)

TOLD_BEFORE: frozenset[str] = frozenset({"lungs-heart", "epilepsy", "panic"})
"""What the line of safety beside *Voel het verschil* names: who goes on past it told that none of it holds.

It names being pregnant too; that is reckoned with all the same, as someone may not know it yet.
"""


def reckoned_with(answer: Iterable[str] | None) -> frozenset[str]:
    """Give the facts that have to be reckoned with: where no `answer` was given (None) all, so that it fits everyone.

    A fact that this version does not know has no effect.
    """
    return EVERY_FACT if answer is None else EVERY_FACT.intersection(answer)
