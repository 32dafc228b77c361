"""The questions of *je maatstaf*, one at a time: an answer leads to the next, and any may be left open."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from herstel_app.engine.lookback.yardstick import YardstickModel
from herstel_app.engine.trial_words import number_word
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.guard import guard
from herstel_app.ui.kit.layout import block, column, flow, row, wide
from herstel_app.ui.kit.theme import Theme

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate
BELOW = 24
"""Below the questions, in px at 100 %."""
ROW_PX = 52
"""Height of the line that offers them, in px at 100 %."""


class WeekOffer(QWidget):
    """One quiet line above the evenings, that gives way to the questions once someone wants them."""

    resized = Signal()

    def __init__(self, theme: Theme, asking: WeekQuestions) -> None:
        """Offer what is asked by `asking`."""
        super().__init__()
        self._asking = asking
        self._said = label("", "secondary")
        self.begin = button(tr("Yardstick", "beantwoord"), "link", tr("Yardstick", "Beantwoord de vragen over je week"))
        self.begin.clicked.connect(self._open)
        self.put_off = button(
            tr("Yardstick", "niet deze week"), "link", tr("Yardstick", "Stel deze week geen vragen over je week")
        )
        self.put_off.clicked.connect(asking.put_off.click)
        self._line = QWidget()
        self._line.setMinimumHeight(theme.px(ROW_PX))
        if theme.is_large:
            links = flow(theme, self.begin, self.put_off, gap=18)
            column(theme, self._said, links, gap=4, margins=(0, 0, 0, BELOW), on=self._line)
        else:
            row(theme, wide(self._said), self.begin, self.put_off, gap=18, on=self._line)
        self._open_part = block(theme, asking, margins=(0, 8, 0, BELOW))
        column(theme, self._line, self._open_part, gap=0, on=self)
        self._open_part.hide()

    def mind(self, offers: bool) -> None:
        """Say how many questions there are; where it `offers` none, begin with one line again. Raises StorageError."""
        if not offers:
            self._line.show()
            self._open_part.hide()
            return
        self._asking.refresh()
        rest, every = self._asking.rest, len(self._asking.questions)
        said = tr("Yardstick", "nog {n} korte vragen over je week, als je wilt.")
        if rest == 1:
            said = tr("Yardstick", "nog één korte vraag over je week, als je wilt.")
        elif rest == every:
            said = tr("Yardstick", "{n} korte vragen over je week, als je wilt.")
        said = said.format(n=number_word(rest))
        self._said.setText(said[:1].upper() + said[1:])

    def _open(self) -> None:
        self._line.hide()
        self._open_part.show()
        self.resized.emit()
        self._asking.buttons[True].setFocus(Qt.FocusReason.OtherFocusReason)


class WeekQuestions(QWidget):
    """The questions of this week, from the first that is open."""

    answered = Signal()
    ended = Signal()
    """The last question was answered or left open, or someone would rather not this week."""
    notice = Signal(str)

    def __init__(self, model: YardstickModel, theme: Theme, *, is_alone: bool = False) -> None:
        """Ask nothing yet: `refresh` does. Where a question `is_alone` on the page, it is large."""
        super().__init__()
        self._model, self.questions = model, model.content.questions
        self._week = model.week
        self.place = 0
        """Of the question that is asked."""
        self.number, self.question = label("", "kicker"), label("", "call" if is_alone else "line")
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
        answers = flow(theme, *self.buttons.values(), self.back, self.put_off, gap=10)
        column(theme, self.number, self.question, 10 if is_alone else 0, answers, gap=8, on=self)

    @property
    def rest(self) -> int:
        """How many questions there are from the one that is asked on."""
        return len(self.questions) - self.place

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
        number = tr("Yardstick", "Deze week · vraag {n} van {all}")
        if not self._model.is_open():
            number = tr("Yardstick", "Klaar voor deze week · vraag {n} van {all}")
        self.number.setText(number.format(n=self.place + 1, all=count))
        self.question.setText(question.text)
        answers = self._model.answers()
        for answer, press in self.buttons.items():
            press.setChecked(answer is not None and answers.get(question.id) is answer)
            press.setAccessibleName(f"{question.text} {press.text()}")
        self.back.setVisible(self.place > 0)

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
