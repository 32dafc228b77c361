"""The questions of *je maatstaf*, one at a time: an answer leads to the next, and any may be left open."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from herstel_app.engine.lookback.yardstick import YardstickModel
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.dates import near_period_words
from herstel_app.ui.kit.guard import guard
from herstel_app.ui.kit.layout import column, flow
from herstel_app.ui.kit.theme import Theme

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate


class WeekQuestions(QWidget):
    """The questions of this week, from the first that is open."""

    answered = Signal()
    ended = Signal()
    """The last question was answered or left open, or someone would rather not this week."""
    notice = Signal(str)

    def __init__(self, model: YardstickModel, theme: Theme) -> None:
        """Ask nothing yet: `refresh` does."""
        super().__init__()
        self._model, self.questions = model, model.content.questions
        self._week = model.week
        self.place = 0
        """Of the question that is asked."""
        self.number, self.question = label("", "kicker"), label("", "call")
        self.buttons: dict[bool | None, QPushButton] = {}
        for text, answer in (
            (tr("Yardstick", "ja"), True),
            (tr("Yardstick", "nee"), False),
            (tr("Yardstick", "laat open"), None),
        ):
            self.buttons[answer] = press = button(text, "chip")
            press.setCheckable(True)
            press.clicked.connect(partial(self._answer, answer))
        self.back = button(tr("Yardstick", "← vorige vraag"), "link")
        self.back.clicked.connect(lambda: self._ask(self.place - 1))
        self.put_off = button(tr("Yardstick", "niet deze week"), "link")
        self.put_off.clicked.connect(self._end)
        answers = flow(theme, *self.buttons.values(), gap=10)
        others = flow(theme, self.back, self.put_off, gap=18)
        column(theme, self.number, self.question, 10, answers, 4, others, gap=8, on=self)

    def refresh(self) -> None:
        """Ask the first question that is open, unless one of this week is being asked. Raises StorageError."""
        answers = self._model.answers()
        if self._model.week != self._week or self.place == 0:
            self._week = self._model.week
            open_ones = (place for place, each in enumerate(self.questions) if each.id not in answers)
            self.place = next(open_ones, 0)
        self._show()

    def _show(self) -> None:
        question, count = self.questions[self.place], len(self.questions)
        number = tr("Yardstick", "Deze week, {days} · vraag {n} van {all}")
        if not self._model.is_open():
            number = tr("Yardstick", "Je antwoorden van deze week, {days} · vraag {n} van {all}")
        days = near_period_words(*self._model.days)
        self.number.setText(number.format(days=days, n=self.place + 1, all=count))
        self.question.setText(question.text)
        answers = self._model.answers()
        for answer, press in self.buttons.items():
            press.setChecked(answer is not None and answers.get(question.id) is answer)
            press.setAccessibleName(f"{question.text} {press.text()}")
        self.back.setVisible(self.place > 0)
        self.put_off.setVisible(self._model.is_open())

    def _answer(self, answer: bool | None) -> None:
        """Keep the answer, and go on; one to a week that is over is an answer to the same question of this week."""
        question, self._week = self.questions[self.place], self._model.week
        if not self._try(lambda: self._model.answer(question.id, answer)):
            return
        self.answered.emit()
        if self.place + 1 < len(self.questions):
            self._ask(self.place + 1)
        else:
            self._end()

    def _ask(self, place: int) -> None:
        self.place = place
        self._try(self._show)
        if any(press.hasFocus() for press in (*self.buttons.values(), self.back)):
            self.buttons[True].setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self.place = 0
        self._try(self._model.end_week)
        self._try(self._show)
        self.ended.emit()

    def _try(self, act: Callable[[], object]) -> bool:
        return guard(act, tr("Yardstick", "Dat is nu niet te bewaren. {reason}"), self.notice.emit, logger)
