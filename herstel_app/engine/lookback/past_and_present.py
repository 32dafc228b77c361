"""*Toen en nu*: one's own past beside one's own present, question by question, in words: nothing is added up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from herstel_app.core.ports.wording import DateWords
from herstel_app.core.yardstick import AnswersByWeek, WeekSpan, pasts, present

PAST_NAMES = {"half": "een half jaar terug", "year": "een jaar terug", "begin": "in het begin"}
PAST, PRESENT = "Toen", "Nu"
ANSWERS: dict[bool | None, str] = {True: "ja", False: "nee", None: "open"}
OPEN, IN_TURN = "open gelaten", "wisselend"
MOSTLY = 2
"""So many times as often as the other answer is "meestal"."""


@dataclass(frozen=True, slots=True)
class Era:
    """Some weeks beside each other."""

    name: str
    when: str
    """Which months these are."""
    answers: Mapping[str, tuple[bool | None, ...]]
    """By question, from the oldest week to the newest; None is skipped."""

    def went(self, question_id: str) -> str:
        """Say how a question was mostly answered: "meestal ja"."""
        given = [answer for answer in self.answers[question_id] if answer is not None]
        if not given:
            return OPEN
        if len(given) == 1:
            return ANSWERS[given[0]]
        yes, no = given.count(True), given.count(False)
        if min(yes, no) == 0:
            return f"steeds {ANSWERS[yes > 0]}"
        return f"meestal {ANSWERS[yes > no]}" if max(yes, no) >= MOSTLY * min(yes, no) else IN_TURN

    def week_by_week(self, question_id: str) -> str:
        """Give each answer, from the oldest week on: "Toen: nee, nee, open"."""
        return f"{self.name}: {', '.join(ANSWERS[answer] for answer in self.answers[question_id])}"


@dataclass(frozen=True, slots=True)
class PastAndPresent:
    """What stands beside each other."""

    choices: tuple[str, ...]
    """The pasts that can be chosen, by name."""
    chosen: str
    """The past that is shown, where there is one."""
    text: str
    """Which months these are."""
    eras: tuple[Era, ...]
    """The past, where there is one, and the present."""

    def sentence(self, question_id: str) -> str:
        """Say how a question was answered: "Toen meestal nee, nu meestal ja."."""
        went = [era.went(question_id) for era in self.eras]
        if len(went) == 1:
            return f"Nu {went[0]}."
        then, now = went
        return f"Toen en nu {now}." if then == now else f"Toen {then}, nu {now}."


def past_and_present(
    book: AnswersByWeek, questions: Iterable[str], chosen: str, dates: DateWords
) -> PastAndPresent | None:
    """Lay the present beside the past that was `chosen`, or another one where it is not there; None without answers."""
    now = present(book)
    if now is None:
        return None
    found = pasts(book)
    if found and chosen not in found:
        chosen = "year" if "year" in found else next(iter(found))
    then = found.get(chosen)
    shown = [(PRESENT, now)] if then is None else [(PAST, then), (PRESENT, now)]
    asked = tuple(questions)
    eras = tuple(
        Era(name, era_words(era, dates), {each: tuple(book[week].get(each) for week in era.weeks) for each in asked})
        for name, era in shown
    )
    text = f"Nu is {eras[-1].when}. Later komt toen erbij."
    if then is not None:
        text = f"Toen is {eras[0].when}, nu {eras[-1].when}. Wat daartussen gebeurde, weet alleen jij."
    return PastAndPresent(tuple(found), chosen, text, eras)


def era_words(era: WeekSpan, dates: DateWords) -> str:
    """Say when some weeks were: "september tot oktober 2026"."""
    first, last = era.first, era.last
    if (first.year, first.month) == (last.year, last.month):
        return dates.month_words(last)
    start = dates.month_name(first) if first.year == last.year else dates.month_words(first)
    return f"{start} tot {dates.month_words(last)}"
