"""Asking once more, before something is done that cannot be undone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.layout import column, flow, row
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate


class Confirmation(QWidget):
    """The second question, hidden until `ask` is clicked; `ask` is for whoever shows this to place."""

    confirmed = Signal()
    other_chosen = Signal()
    """The other way to go on, where there is one."""

    def __init__(
        self,
        theme: Theme,
        ask: QPushButton,
        sure: QPushButton,
        no: QPushButton,
        *,
        question: str = "",
        other: QPushButton | None = None,
        below: bool = False,
        wraps: bool = True,
        gap: int = 14,
    ) -> None:
        """Ask with these buttons; the question stands before them, or `below` each other above them.

        What goes on in a next row where there is no room `wraps`; the other keeps its width, beside other buttons.
        """
        super().__init__()
        self.ask, self.sure, self.other, self.no = ask, sure, other, no
        self._hides: tuple[QWidget, ...] = () if below else (ask,)
        answers = [sure, no] if other is None else [sure, other, no]
        if below:
            column(theme, label(question, "small"), flow(theme, *answers, gap=gap), margins=(0, 4, 0, 0), on=self)
        else:
            words = [label(question, "small", wrap=False)] if question else []
            parts = (*words, *answers)
            if wraps and words:  # the answers stay beside each other
                together = QWidget()
                row(theme, *answers, gap=gap, on=together)
                parts = *words, together
            column(theme, flow(theme, *parts, gap=gap) if wraps else row(theme, *parts, gap=gap), on=self)
        ask.clicked.connect(lambda: self._turn(asked=True))
        no.clicked.connect(lambda: self._turn(asked=False))
        sure.clicked.connect(self.confirmed)
        if other is not None:
            other.clicked.connect(self.other_chosen)
        self.hide()

    def stand_in_for(self, *parts: QWidget) -> None:
        """Take the place of these parts, among which `ask` is."""
        self._hides = parts

    def _turn(self, asked: bool) -> None:
        had_focus = self.ask.hasFocus() or self.no.hasFocus()
        self.setVisible(asked)
        for part in self._hides:
            part.setVisible(not asked)
        if had_focus:
            # What keeps everything as it is comes first: Enter twice removes nothing.
            (self.no if asked else self.ask).setFocus(Qt.FocusReason.OtherFocusReason)


class Erase(Confirmation):
    """Deleting for good."""

    def __init__(
        self, text: str, theme: Theme, about: str = "", *, wraps: bool = True, role: str | None = "link"
    ) -> None:
        """Make what asks say `text`; `about` tells a screen reader what would be gone. `wraps` as above.

        It is a link, or a button that plays another `role`, where much would be gone.
        """
        sure = tr("Erase", "Verwijder voorgoed")
        sure_link = button(sure, "link", f"{sure} {about}".strip())
        sure_link.setProperty("active", True)
        no_link = button(tr("Erase", "Toch niet"), "link")
        super().__init__(theme, button(text, role, f"{text} {about}".strip()), sure_link, no_link, wraps=wraps)
