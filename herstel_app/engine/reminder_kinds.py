"""The kinds of reminder there are: of the evening, and of the *piekermoment*; neither touches the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec

from herstel_app.core.reminder import WORRY_TIME, ReminderPlan
from herstel_app.core.settings import Settings


class ReminderKind(msgspec.Struct, frozen=True):
    """One kind: what someone chose for it, what was last told, and which exercises it is about."""

    name: str
    plan: Callable[[Settings], ReminderPlan]
    told_field: str
    """The field of the settings with the evening of the last one."""
    counts: Callable[[str], bool]
    """Whether an exercise, by its id, is what it reminds of."""
    offers: str = ""
    """The exercise that it offers; empty is tonight's evening."""

    def told(self, settings: Settings) -> date | None:
        """Give the evening of the last one."""
        kept: str = getattr(settings, self.told_field)
        try:
            return date.fromisoformat(kept) if kept else None
        except ValueError:
            return None


EVENING = ReminderKind("evening", lambda settings: settings.plan, "reminded", lambda name: name != WORRY_TIME)
WORRY = ReminderKind(
    "worry", lambda settings: settings.worry_plan, "worry_reminded", lambda name: name == WORRY_TIME, WORRY_TIME
)
KINDS = (EVENING, WORRY)
