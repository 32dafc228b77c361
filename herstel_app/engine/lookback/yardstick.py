"""*Je maatstaf*: the questions of this week, and the card about seeing a doctor, which is offered once."""

from __future__ import annotations

from datetime import timedelta

from herstel_app.core.evening_dates import Period
from herstel_app.core.page_content import Yardstick
from herstel_app.core.ports.records import YardstickBook
from herstel_app.core.ports.system import Clock
from herstel_app.core.yardstick import WEEK, Answers, AnswersByWeek, Week, shows_pattern, until, week_of

FACTS = "facts"
"""What is told once: the card about seeing a doctor."""
ENDED = "week"
"""What stands, before its Monday, for a week of which the questions were asked to the last."""


class YardstickModel:
    """The weeks that were answered; every method raises StorageError."""

    def __init__(self, book: YardstickBook, content: Yardstick, clock: Clock) -> None:
        """Keep the book."""
        self.content = content
        self._book, self._clock = book, clock

    @property
    def week(self) -> Week:
        """The week of now."""
        return week_of(self._clock.now())

    @property
    def days(self) -> Period:
        """The days of this week."""
        return self.week, self.week + WEEK - timedelta(days=1)

    def answers(self) -> Answers:
        """Give what was answered this week."""
        return self._book.answers().get(self.week, {})

    def answer(self, question: str, answer: bool | None) -> None:
        """Keep an answer of this week; None leaves the question open."""
        self._book.answer(question, answer, self._clock.now())

    @property
    def unanswered(self) -> int:
        """How many questions of this week have no answer."""
        return len(self.content.questions) - len(self.answers())

    def is_open(self) -> bool:
        """Whether the questions of this week are still to be asked: not all were answered or left open."""
        return len(self.answers()) < len(self.content.questions) and not self._book.has_told(self._ended)

    def end_week(self) -> None:
        """Ask no more this week."""
        if self.is_open():
            self._book.tell(self._ended, self._clock.now())

    @property
    def _ended(self) -> str:
        return f"{ENDED} {self.week.isoformat()}"

    def book(self) -> AnswersByWeek:
        """Give all answers up to this week."""
        return until(self._book.answers(), self.week)

    def has_answers(self) -> bool:
        """Whether any question was ever answered."""
        return bool(self._book.answers())

    def offers_facts(self) -> bool:
        """Whether the card about seeing a doctor is to be offered: the weeks say so, and it was never read."""
        further = [question.id for question in self.content.questions if question.further]
        return shows_pattern(self._book.answers(), further, self.week) and not self._book.has_told(FACTS)

    def facts_were_read(self) -> None:
        """Offer the card no more."""
        self._book.tell(FACTS, self._clock.now())
