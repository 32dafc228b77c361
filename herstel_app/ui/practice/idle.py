"""The practice pane while nothing is to be done for a moment: the glow at rest."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.glow import Glow
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.theme import Theme


class Idle(QWidget):
    """Shows no exercise."""

    def __init__(self, theme: Theme) -> None:
        """Lay it out."""
        super().__init__()
        column(theme, Glow(theme), on=self)
