"""What someone answered on Vanavond."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from herstel_app.core.evening_composer import Evening
from herstel_app.core.programme_content import Where


@dataclass(frozen=True)
class Answers:
    """What someone answered and changed: what stays when the page is made anew."""

    where: Where | None
    minutes: float | None
    own_minutes: int
    chooses_minutes: bool
    is_own: bool
    is_changing: bool
    evening: Evening | None
    at: int | None
    of: date
    """The evening that was asked about."""
    is_behind: bool
    """Whether something else was asked for than the evening that is going on."""
