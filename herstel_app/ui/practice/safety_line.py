"""The line of safety beside *Voel het verschil*, with the way to say first what holds for someone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.engine.fit_words import SAY_FIRST, STAYS_HERE, STOP, WHO
from herstel_app.engine.personal_fit import PersonalFit
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.layout import column, flow
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
SPACE_PX = 2
"""Between two sentences, in px at 100 %."""


class SafetyLine(QWidget):
    """When to stop, who says something first, and where everything stays; after an answer nothing is asked any more."""

    asked = Signal()
    """Someone wants to say first what holds for them."""

    def __init__(self, fit: PersonalFit, bridge: Bridge, theme: Theme, centred: bool = False) -> None:
        """Say it; `centred` as the last line of a screen."""
        super().__init__()
        self._fit = fit
        self.link = button(SAY_FIRST, "link", tr("Safety", "Zeg eerst wat voor jou geldt"))
        self.link.setProperty("small", True)
        self.link.clicked.connect(self.asked)
        texts = (*STOP, *WHO, STAYS_HERE)
        dizzy, stop, heart, more, stays = (label(text, "kicker", wrap=False) for text in texts)
        self._asks = heart, more, self.link
        if centred:
            # Two lines, so that a question stands beside its answer.
            self._ask_line = flow(theme, *self._asks, gap=SPACE_PX, centred=True)
            column(theme, flow(theme, dizzy, stop, stays, gap=SPACE_PX, centred=True), self._ask_line, gap=2, on=self)
        else:
            line = FlowLayout(theme.space(SPACE_PX))
            for part in (dizzy, stop, *self._asks, stays):
                line.addWidget(part)
            self.setLayout(line)
        bridge.settings_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask only who did not answer."""
        for part in self._asks:
            part.setVisible(self._fit.answer is None)
