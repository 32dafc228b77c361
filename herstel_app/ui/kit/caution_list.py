"""The cautions of exercises that are done for the first time, open on the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from herstel_app.core.content import Exercise
from herstel_app.ui.kit.basic import label, prose
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.theme import Theme


def cautions_title() -> str:
    """Give what stands above cautions."""
    return QCoreApplication.translate("CautionList", "Wanneer ben je hier voorzichtig mee?")


class CautionList(Card):
    """What to be careful with, each exercise by name where there are more."""

    def __init__(self, exercises: Sequence[Exercise], theme: Theme) -> None:
        """Show the cautions of `exercises`."""
        super().__init__(theme, cautions_title(), side=18, top=18, gap=6)
        for exercise in exercises:
            if len(exercises) > 1:
                self.add(label(exercise.title, "kicker"))
            self.add(*(prose(theme, text, "small", 140) for text in exercise.cautions))
