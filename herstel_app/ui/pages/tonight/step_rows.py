"""The parts of an evening below each other, each with what can be done with it.

Invariants:
- each action has its own place; in the row of the mouse or the keyboard they are brighter, and only there the arrows
  are seen;
- what cannot be done leaves its place empty: the arrows come first, so that the first row begins with what can be done;
- the last mark ends where all else in the card does: only its square reaches out over that;
- the keyboard goes along with the part that it moves, and stays in the rows after any action.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QWidget

from herstel_app.engine.evening_choice import EveningChoice
from herstel_app.ui.kit.basic import hairline, label
from herstel_app.ui.kit.layout import STRETCH, Part, Placed, column, row, wide
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.tonight.step_action import HANG_PX, StepAction, StepMark, StepWord

tr = QCoreApplication.translate
Act = Literal["swap", "up", "down", "out"]
HIGH = 44
"""Of a row, in px at 100 %."""


class Told(NamedTuple):
    """What is told of a part."""

    name: str
    length: str


def within_edge(theme: Theme, *parts: Part) -> QWidget:
    """Make a widget with a column in it that ends where the marks of the rows do."""
    holder = QWidget()
    column(theme, *parts, gap=0, on=holder).setContentsMargins(0, 0, theme.px(HANG_PX), 0)
    return holder


class StepRow(QWidget):
    """One part."""

    pressed = Signal(str)
    """What is to be done with it."""

    def __init__(self, theme: Theme, is_first: bool) -> None:
        """Make it without a part; above all but the first is a fine line."""
        super().__init__()
        self._name, self._length = label("", "plain", wrap=theme.is_large), label("", "kicker", wrap=False)
        self._words = {
            "swap": tr("Tonight", "wissel"),
            "up": tr("Tonight", "eerder"),
            "down": tr("Tonight", "later"),
            "out": tr("Tonight", "laat weg"),
        }
        self.acts: dict[str, StepAction] = {
            "up": StepMark(theme, "up", self._words["up"], waits=True),
            "down": StepMark(theme, "down", self._words["down"], waits=True),
            "swap": StepWord(self._words["swap"]),
            "out": StepMark(theme, "cross", self._words["out"]),
        }
        for act, action in self.acts.items():
            action.clicked.connect(lambda _=False, act=act: self.pressed.emit(act))
            action.installEventFilter(self)
        middle = Qt.AlignmentFlag.AlignVCenter
        buttons = row(theme, *(Placed(each, middle) for each in self.acts.values()), gap=4)
        inside = QWidget()
        inside.setMinimumHeight(theme.px(HIGH))
        if theme.is_large:  # a long name goes on on a next line
            told = column(theme, STRETCH, self._name, self._length, STRETCH, gap=0)
            row(theme, wide(told), buttons, gap=10, margins=(0, 6, 0, 6), on=inside)
        else:
            parts = Placed(self._name, middle), Placed(self._length, middle)
            row(theme, *parts, STRETCH, buttons, gap=10, on=inside)
        column(theme, *([] if is_first else [within_edge(theme, hairline(soft=True))]), inside, gap=0, on=self)

    def tell(self, told: Told, can: Sequence[str]) -> None:
        """Show a part, and what can be done with it."""
        self._name.setText(told.name)
        self._length.setText(told.length)
        for act, action in self.acts.items():
            action.setAccessibleName(f"{told.name}: {self._words[act]}")
            action.setVisible(act in can)

    def focus(self, act: str) -> None:
        """Give the keyboard to an action, or where that cannot be done to the one that always can."""
        wanted = act if not self.acts[act].isHidden() else "swap"
        self.acts[wanted].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in it."""
        return any(action.hasFocus() for action in self.acts.values())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Notice the mouse."""
        super().enterEvent(event)
        self._show_hand()

    def leaveEvent(self, event: QEvent) -> None:
        """Notice that the mouse is gone."""
        super().leaveEvent(event)
        self._show_hand()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the keyboard."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_hand()
        return False

    def _show_hand(self) -> None:
        for action in self.acts.values():
            action.stand_out(self.underMouse() or self.has_focus)


class StepRows(QWidget):
    """All parts; a row stays where it is, and tells another part."""

    def __init__(self, choice: EveningChoice, theme: Theme) -> None:
        """Make it without parts."""
        super().__init__()
        self._choice, self._theme = choice, theme
        self.rows: list[StepRow] = []
        """Those of the parts, and after them those that are not needed now."""
        self._count = 0
        self._column = column(theme, gap=0, on=self)

    @property
    def links(self) -> list[StepAction]:
        """What can be done, in the order of Tab."""
        return [action for each in self.rows[: self._count] for action in each.acts.values()]

    def show_steps(self, steps: Sequence[Told]) -> None:
        """Show these parts."""
        while len(self.rows) < len(steps):
            self._add_row(len(self.rows))
        self._count = len(steps)
        for place, each in enumerate(self.rows):
            each.setVisible(place < self._count)
        for place, (each, told) in enumerate(zip(self.rows, steps, strict=False)):
            each.tell(told, self._acts_at(place))

    def _add_row(self, place: int) -> None:
        made = StepRow(self._theme, is_first=place == 0)
        made.pressed.connect(lambda act, place=place: self._act(place, act))
        self.rows.append(made)
        self._column.addWidget(made)

    def _acts_at(self, place: int) -> list[str]:
        acts = {"swap": True, "up": place > 0, "down": place < self._count - 1, "out": self._count > 1}
        return [act for act, can in acts.items() if can]

    def _act(self, place: int, act: str) -> None:
        had_focus = self.rows[place].has_focus
        choice = self._choice
        does = {"swap": choice.swap, "up": choice.move_up, "down": choice.move_down, "out": choice.leave_out}
        does[act](place)
        if had_focus:
            to = place + {"up": -1, "down": 1}.get(act, 0)
            self.rows[min(to, self._count - 1)].focus(act)
