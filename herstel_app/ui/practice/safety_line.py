"""The line of safety beside *Voel het verschil*, with the way to say first what holds for someone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from herstel_app.engine.fit_words import SAY_FIRST, STAYS_HERE, STOP, WHO
from herstel_app.engine.personal_fit import PersonalFit
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import BEARING_PX, button, label
from herstel_app.ui.kit.basic import centred as middle
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
LETTERS_PX = 14
"""Of its words, as the style sheet has it, in px at 100 %."""


class SafetyLine(QWidget):
    """When to stop, who says something first, and where everything stays; after an answer nothing is asked any more."""

    asked = Signal()
    """Someone wants to say first what holds for them."""

    def __init__(self, fit: PersonalFit, bridge: Bridge, theme: Theme, centred: bool = False) -> None:
        """Say it; `centred` as the last line of a screen."""
        super().__init__()
        self._fit, self._theme = fit, theme
        self._asks: tuple[QWidget, ...] = ()
        self.link = button(SAY_FIRST, "link", tr("Safety", "Zeg eerst wat voor jou geldt"))
        self.link.setProperty("small", True)
        self.link.clicked.connect(self.asked)
        self.link.setProperty("aside", True)  # as faint as what stands before it
        if centred:
            # Two lines, so that a question stands beside its answer.
            said = middle(" ".join((*STOP, STAYS_HERE)), "kicker")
            heart = label(" ".join(WHO), "kicker", wrap=False)
            self._asks = heart, self.link
            self._flow = FlowLayout(0, centred=True, inset=BEARING_PX)
            asked = QWidget()
            asked.setLayout(self._flow)
            column(theme, said, asked, gap=2, on=self)
        else:
            dizzy, stop, stays, heart, more = (label(text, "kicker", wrap=False) for text in (*STOP, STAYS_HERE, *WHO))
            self._asks = heart, more, self.link
            self._flow = FlowLayout(0, inset=BEARING_PX)
            self.setLayout(self._flow)
            for said in (dizzy, stop, stays):
                self._flow.addWidget(said)
        for part in self._asks:
            self._flow.addWidget(part)
        self.restyle()
        bridge.settings_changed.connect(self.refresh)
        self.refresh()

    def restyle(self) -> None:
        """Take over the text size of the theme: from one part to the next is a space, as within a part."""
        letters = QFontMetricsF(self._theme.font(LETTERS_PX))
        self._flow.gap = round(letters.horizontalAdvance(" "))
        self._flow.invalidate()

    def refresh(self) -> None:
        """Ask only who did not answer."""
        for part in self._asks:
            part.setVisible(self._fit.answer is None)
