"""A form in the practice pane that belongs to something larger than one exercise: a proef, an evening of the trial."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstel_app.core.signals import Readings
from herstel_app.ui.kit.basic import Column, button, label, prose
from herstel_app.ui.kit.signals import SignalForm
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate


class PaneForm(QWidget):
    """A scrolling column above one filled button; its button ends it once."""

    done = Signal()

    def __init__(self, theme: Theme, kicker: str, title: str, act: str) -> None:
        """Make a form with a heading; `act` is what the button says."""
        super().__init__()
        # Tab leads from here to the first control; no key has an effect before that.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(f"{kicker}. {title}")
        self._theme = theme
        self._ended = False
        self.form: SignalForm | None = None
        self._own = label("", "small")
        """Beside the sliders, where there are any."""
        self._column = Column(theme, width=460, margins=(32, 40))
        self.body = self._column.body
        self.body.addWidget(label(kicker, "kicker"))
        self.body.addWidget(label(title, "heading"))
        self.act_button = button(act, "primary")
        self.act_button.clicked.connect(self._finish)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, theme.space(14), 0, theme.space(28))
        foot.addStretch(1)
        foot.addWidget(self.act_button)
        foot.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._column, 1)
        outer.addLayout(foot)

    def say(self, *texts: str, role: str = "line") -> None:
        """Add paragraphs."""
        for text in texts:
            self.body.addWidget(prose(self._theme, text, role, 140))

    def ask_signals(self) -> SignalForm:
        """Add the four sliders, all unanswered."""
        self.form = SignalForm(self._theme)
        self.body.addWidget(self._own)
        self.show_kept(True, "")
        self.body.addWidget(self.form)
        return self.form

    def show_kept(self, kept: bool, said: str) -> None:
        """Say whether what is filled in is `kept`; `said` is what does not last of what is written."""
        text = tr("Guest", "Je eigen meting. Leeg laten mag.")
        self._own.setText(text if kept else tr("Guest", "Je eigen meting, voor nu. Er wordt niets bewaard."))

    def clear(self) -> None:
        """Take everything back: what was noted was deleted."""
        if self.form is not None:
            self.form.clear()

    @property
    def readings(self) -> Readings:
        """What was answered."""
        return self.form.readings if self.form else {}

    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab come to the button last: what is in the column was added after it."""
        stops = [each for each in self._column.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        if stops:
            QWidget.setTabOrder(stops[-1], self.act_button)
        super().showEvent(event)

    def _finish(self) -> None:
        if not self._ended:
            self._ended = True
            self.done.emit()
