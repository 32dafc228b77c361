"""The notice bar: one quiet sentence at the foot of the window, until it is closed or solved."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.layout import row, wide
from herstel_app.ui.kit.theme import Theme


class Action(msgspec.Struct, frozen=True):
    """What can be done about a notice, besides closing it."""

    text: str
    act: Callable[[], object]


class NoticeBar(QFrame):
    """Shows the oldest notice that has not been closed."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty, hidden bar."""
        super().__init__()
        self.setProperty("role", "notice")
        self._notices: dict[str, tuple[str, Action | None]] = {}
        self._text = label("", "small")
        self.act_button = button("", "link")
        self.act_button.setProperty("active", True)
        self.act_button.clicked.connect(self._act)
        self.close_button = button(QCoreApplication.translate("Notice", "Sluit"), "link")
        self.close_button.clicked.connect(self._drop_first)
        self._theme = theme
        self._row = row(theme, wide(self._text), self.act_button, self.close_button, on=self)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        """Take over the text size of the theme."""
        space = self._theme.space
        self._row.setContentsMargins(space(20), space(6), space(16), space(6))

    @property
    def texts(self) -> list[str]:
        """The sentences that were not closed, the one that is shown first."""
        return [text for text, _ in self._notices.values()]

    @property
    def text(self) -> str:
        """The sentence that is shown, or an empty string."""
        return next(iter(self.texts), "")

    @property
    def _action(self) -> Action | None:
        return next((action for _, action in self._notices.values()), None)

    def tell(self, text: str, key: str | None = None, action: Action | None = None) -> None:
        """Add a notice; one with the same key is replaced."""
        self._notices[key or text] = text, action
        self._show()

    def withdraw(self, key: str) -> None:
        """Take a notice back, as what it told is solved."""
        self._notices.pop(key, None)
        self._show()

    def _act(self) -> None:
        if self._action:
            self._action.act()

    def _drop_first(self) -> None:
        self._notices.pop(next(iter(self._notices), ""), None)
        self._show()

    def _show(self) -> None:
        self._text.setText(self.text)
        action = self._action
        self.act_button.setText(action.text if action else "")
        self.act_button.setVisible(action is not None)
        self.setVisible(bool(self._notices))
