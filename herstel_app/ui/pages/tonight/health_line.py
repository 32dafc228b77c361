"""Below the cards, as long as someone did not answer: what they are not for, with the two answers to that."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from herstel_app.engine.fit_words import NOTHING, QUESTION, WHO
from herstel_app.ui.kit.basic import BEARING_PX, button, label
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.layout import row
from herstel_app.ui.kit.link import BEHIND_PX
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.safety_line import LETTERS_PX

tr = QCoreApplication.translate
APART = 14
"""Between the question and its answers, and between those, in px at 100 %."""


class HealthLine(QWidget):
    """One quiet line; both answers lead to the nine, as it names only some of them."""

    asked = Signal()
    """Someone wants to say what holds for them."""
    denied = Signal()
    """Nothing of it holds."""

    def __init__(self, theme: Theme) -> None:
        """Ask it."""
        super().__init__()
        words = [label(text, "kicker", wrap=False) for text in WHO]
        nothing = f"{NOTHING}: {' '.join(WHO)}"
        self.none_link = button(tr("Tonight", "niets hiervan"), "link", nothing)
        self.none_link.clicked.connect(self.denied)
        self.link = button(tr("Tonight", "zeg het"), "link", f"Zeg het: {QUESTION}")
        self.link.clicked.connect(self.asked)
        flow = FlowLayout(0, inset=BEARING_PX)
        self.setLayout(flow)
        for word in words:
            flow.addWidget(word)
        # From one part of the question to the next is a space, as within a part.
        flow.gap = round(QFontMetricsF(theme.font(LETTERS_PX)).horizontalAdvance(" "))
        words[-1].setContentsMargins(BEARING_PX, 0, theme.space(APART) - flow.gap, 0)
        for link in (self.none_link, self.link):
            link.setProperty("small", True)
        answers = QWidget()
        row(theme, self.none_link, self.link, gap=APART - BEHIND_PX, on=answers)
        flow.addWidget(answers)
