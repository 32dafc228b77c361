"""The notice bar: one quiet sentence at the foot of the window, until it is closed or solved."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.layout import row, wide
from herstel_app.ui.kit.theme import Theme


class Action(msgspec.Struct, frozen=True):
    """What can be done about a notice, besides closing it."""

    text: str
    act: Callable[[], object]


class NoticeBar(QFrame):
    """Shows the oldest notice that has not been closed."""

    seen = Signal()
    """It comes or goes."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty, hidden bar."""
        super().__init__()
        self.setProperty("role", "notice")
        self._notices: dict[str, tuple[str, Action | None]] = {}
        self._held = False
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

    def height_in(self, width: int) -> int:
        """Give how high it is where it is so wide, in px."""
        return self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()

    def hold(self, held: bool) -> None:
        """Keep out of sight while the window is dark; what is told meanwhile is shown after it."""
        if held != self._held:
            self._held = held
            self._show()

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
        self.setVisible(bool(self._notices) and not self._held)
        self.seen.emit()


class NoticeFoot(QObject):
    """Where the bar stands: below all else, or over the foot of it, so that nothing moves when it comes and goes."""

    covers = Signal(bool)
    """Whether it lies over the foot of something now."""

    def __init__(self, centre: QWidget, rest: QWidget, bar: NoticeBar) -> None:
        """Lay out `centre`, with the bar below the `rest`."""
        super().__init__(centre)
        self._rest, self._bar, self._is_over = rest, bar, False
        bar.seen.connect(self._tell)
        self._grid = QGridLayout(centre)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setRowStretch(0, 1)
        self._grid.addWidget(rest, 0, 0)
        self._grid.addWidget(bar, 1, 0)

    def lie_over(self, over: bool) -> None:
        """Have the bar over the foot of the rest, or below it."""
        if over != self._is_over:
            self._is_over = over
            self._grid.removeWidget(self._rest)
            self._grid.addWidget(self._rest, 0, 0, 2 if over else 1, 1)
            self._rest.lower()
            self._tell()

    def _tell(self) -> None:
        self.covers.emit(self._is_over and not self._bar.isHidden())
