"""The cautions of exercises that are done for the first time, open on the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from herstel_app.core.content import Exercise
from herstel_app.ui.kit.basic import label, prose
from herstel_app.ui.practice.offer import CAUTIONS
from herstel_app.ui.theme import Theme


def cautions_card(exercises: Sequence[Exercise], theme: Theme) -> QFrame:
    """Make a card with the cautions of `exercises`, each exercise by name where there are more."""
    card = QFrame()
    card.setProperty("role", "card")
    inside = QVBoxLayout(card)
    margin = theme.space(18)
    inside.setContentsMargins(margin, margin, margin, margin)
    inside.setSpacing(theme.space(6))
    inside.addWidget(label(CAUTIONS, "label"))
    for exercise in exercises:
        if len(exercises) > 1:
            inside.addWidget(label(exercise.title, "kicker"))
        for text in exercise.cautions:
            inside.addWidget(prose(theme, text, "small", 140))
    return card
