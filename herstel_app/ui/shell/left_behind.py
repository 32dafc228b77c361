"""What in the practice pane goes when someone goes elsewhere: what asks nothing, and what was offered and not begun."""

from __future__ import annotations

from herstel_app.core.programme import Ask, EveningStopped, HowIsItNow, OfferExercise, Saving, ShowDifference
from herstel_app.ui.practice.pane import PracticePane


def leave_behind(pane: PracticePane) -> None:
    """Close what nobody needs on another page; what runs, is written, saved or still asked stays."""
    if _can_go(pane):
        pane.engine.programmes.leave()


def _can_go(pane: PracticePane) -> bool:
    step = pane.engine.programmes.step
    match step.question if isinstance(step, Ask) else None:
        case OfferExercise() | ShowDifference() | EveningStopped():
            return True
        case HowIsItNow():
            from herstel_app.ui.practice.ending import Ending

            ending = pane.shown(Ending)
            return ending is None or not ending.is_noting
        case Saving():
            from herstel_app.ui.practice.saving import SavingView

            saving = pane.shown(SavingView)
            return saving is None or saving.is_over
        case _:
            return False
