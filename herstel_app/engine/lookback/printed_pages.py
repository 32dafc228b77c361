"""A few plain pages of notes to take along, in HTML.

A paragraph is of the class title, part (a heading), item (a smaller one), note (the user's own words) or small.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby

import msgspec

from herstel_app.core.content import Explanation
from herstel_app.core.evening_dates import Period
from herstel_app.core.page_content import Yardstick
from herstel_app.core.ports.wording import DateWords
from herstel_app.core.records import Entry, WrittenAnswer, evening_of_note
from herstel_app.core.signals import SIGNALS
from herstel_app.core.yardstick import WEEK, Answers, AnswersByWeek, Week
from herstel_app.engine.lookback.month import TOO_LITTLE, change_words, exercises_of, says_too_little, times_words
from herstel_app.engine.lookback.past_and_present import ANSWERS
from herstel_app.engine.signal_words import signal_ends, signal_name

MOST_PRINTED = 1500
"""More exercises than this are a book, and would keep the window waiting."""
A_BOOK = "Die periode is te lang. Kies een kortere periode."
NOTHING_THERE = "In deze periode staat er niets."
ABOUT = (
    "Dit zijn eigen notities en eigen metingen. Vooraf en achteraf staan er vier signalen, van 0 tot 10. {ends} "
    "De signalen zijn niet getoetst. Ze stellen niets vast over een ziekte of over slaap."
)
ORDER = (
    "De oefeningen staan op alfabet. Verschillen kunnen toeval zijn. Gaan twee dingen samen, dan is het ene nog niet "
    "de oorzaak van het andere."
)


class NotPrinted(Exception):
    """There is nothing to print, or too much; the message is in Dutch."""


class PrintedPeriod(msgspec.Struct, frozen=True):
    """What goes on paper."""

    period: Period
    made_at: datetime
    entries: Sequence[Entry]
    """From the oldest to the newest."""
    answers: Sequence[WrittenAnswer]
    """The own words at the reading; these and those with the exercises only where they come along."""
    weeks: AnswersByWeek
    with_words: bool = True

    def check(self) -> None:
        """Raise NotPrinted where it makes no pages."""
        if len(self.entries) > MOST_PRINTED:
            raise NotPrinted(A_BOOK)
        if not (self.entries or self.weeks or (self.answers and self.with_words)):
            raise NotPrinted(NOTHING_THERE)


def weeks_in(book: AnswersByWeek, period: Period) -> dict[Week, Answers]:
    """Give the weeks that have a day in a period."""
    first, last = period
    return {week: answers for week, answers in book.items() if first - WEEK < week <= last}


def pages_of(
    printed: PrintedPeriod, explanations: Mapping[str, Explanation], yardstick: Yardstick, dates: DateWords
) -> str:
    """Write the pages."""
    parts = [
        *_head(printed, dates),
        *_summary(printed),
        *_weeks(printed, yardstick, dates),
        *_evenings(printed, dates),
        *(_answers(printed, explanations, dates) if printed.with_words else ()),
    ]
    return "\n".join(parts)


def _p(text: str, kind: str = "") -> str:
    lines = "<br/>".join(html.escape(line) for line in text.splitlines())
    return f'<p class="{kind}">{lines}</p>' if kind else f"<p>{lines}</p>"


def _head(printed: PrintedPeriod, dates: DateWords) -> list[str]:
    names = ((signal_name(signal), *signal_ends(signal)) for signal in SIGNALS)
    ends = " ".join(f"{name}: 0 is {low}, 10 is {high}." for name, low, high in names)
    made = f"Gemaakt op {dates.date_words(printed.made_at.date())} met Herstel, een programma voor de avond."
    return [
        _p("Terugblik", "title"),
        _p(dates.period_words(*printed.period)),
        _p(made, "small"),
        _p(ABOUT.format(ends=ends), "small"),
    ]


def _summary(printed: PrintedPeriod) -> list[str]:
    found = exercises_of(printed.entries)
    if not found:
        return [_p("In deze periode staat er geen oefening.")]
    parts = [_p("Per oefening", "part")]
    for item in found:
        parts.append(_p(f"{item.title}, {times_words(item.times)}", "item"))
        if item.changes and says_too_little(item):
            parts.append(_p(TOO_LITTLE))
        else:
            parts += [_p(f"{signal_name(change.signal)}: {change_words(change)}") for change in item.changes]
    return [*parts, _p(ORDER, "small")]


def _weeks(printed: PrintedPeriod, yardstick: Yardstick, dates: DateWords) -> list[str]:
    if not printed.weeks:
        return []
    asked = [_p(f"{number}. {question.text}") for number, question in enumerate(yardstick.questions, start=1)]
    numbers = "".join(f"<th align='left' width='60'>{number}</th>" for number in range(1, len(asked) + 1))
    rows = [f"<tr><th align='left' width='170'>week van</th>{numbers}</tr>"]
    for week, answers in printed.weeks.items():
        cells = "".join(f"<td>{ANSWERS[answers.get(question.id)]}</td>" for question in yardstick.questions)
        rows.append(f"<tr><td>{dates.date_words(week)}</td>{cells}</tr>")
    table = f"<table cellspacing='0' cellpadding='3'>{''.join(rows)}</table>"
    return [_p("Vragen over je week", "part"), *asked, table]


def _evenings(printed: PrintedPeriod, dates: DateWords) -> list[str]:
    parts = [_p("Avond voor avond", "part")] if printed.entries else []
    for evening, entries in groupby(printed.entries, evening_of_note):
        parts.append(_p(dates.evening_words(evening), "item"))
        for entry in entries:
            parts += _entry(entry, printed.with_words, dates)
    return parts


def _entry(entry: Entry, with_words: bool, dates: DateWords) -> list[str]:
    early = ", eerder gestopt" if entry.outcome == "stopped" else ""
    length = dates.length_words(entry.elapsed_s)
    parts = [_p(f"{entry.started_at:%H:%M} · {entry.exercise_title} · {length}{early}")]
    changes = "; ".join(
        f"{signal_name(signal).lower()} {entry.before.get(signal, '–')} → {entry.after.get(signal, '–')}"
        for signal in SIGNALS
        if signal in entry.before or signal in entry.after
    )
    if changes:
        parts.append(_p(changes, "small"))
    if entry.note and with_words:
        parts.append(_p(entry.note, "note"))
    return parts


def _answers(printed: PrintedPeriod, explanations: Mapping[str, Explanation], dates: DateWords) -> list[str]:
    parts = [_p("Bij het lezen geschreven", "part")] if printed.answers else []
    for answer in printed.answers:
        explanation = explanations.get(answer.explanation_id)
        if explanation:
            parts.append(_p(explanation.question, "item"))
        parts += [_p(dates.date_words(evening_of_note(answer)), "small"), _p(answer.text, "note")]
    return parts
