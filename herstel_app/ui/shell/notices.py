"""The notice bar: one quiet sentence at the foot of the window, until it is closed or solved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout

from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.theme import Theme


@dataclass(frozen=True)
class Action:
    """What can be done about a notice, besides closing it."""

    text: str
    act: Callable[[], object]


class NoticeBar(QFrame):
    """Shows the oldest notice that has not been closed."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty, hidden bar."""
        super().__init__()
        self.setProperty("role", "notice")
        self._notices: dict[str, str] = {}
        self._actions: dict[str, Action] = {}
        self._text = label("", "small")
        self.act_button = button("", "link")
        self.act_button.setProperty("active", True)
        self.act_button.clicked.connect(self._act)
        self.close_button = button(QCoreApplication.translate("Notice", "Sluit"), "link")
        self.close_button.clicked.connect(self._drop_first)
        self._theme = theme
        row = QHBoxLayout(self)
        row.addWidget(self._text, 1)
        row.addWidget(self.act_button)
        row.addWidget(self.close_button)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        """Take over the text size of the theme."""
        space = self._theme.space
        self.layout().setContentsMargins(space(20), space(6), space(16), space(6))  # type: ignore[union-attr]

    @property
    def text(self) -> str:
        """The sentence that is shown, or an empty string."""
        return next(iter(self._notices.values()), "")

    def tell(self, text: str, key: str | None = None, action: Action | None = None) -> None:
        """Add a notice; one with the same key is replaced."""
        self._notices[key or text] = text
        self._actions.pop(key or text, None)
        if action:
            self._actions[key or text] = action
        self._show()

    def withdraw(self, key: str) -> None:
        """Take a notice back, as what it told is solved."""
        self._notices.pop(key, None)
        self._show()

    def _act(self) -> None:
        action = self._actions.get(next(iter(self._notices), ""))
        if action:
            action.act()

    def _drop_first(self) -> None:
        self._notices.pop(next(iter(self._notices), ""), None)
        self._show()

    def _show(self) -> None:
        self._text.setText(self.text)
        action = self._actions.get(next(iter(self._notices), ""))
        self.act_button.setText(action.text if action else "")
        self.act_button.setVisible(action is not None)
        self.setVisible(bool(self._notices))
