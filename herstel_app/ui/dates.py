"""Evenings, months and lengths as they are said in Dutch."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

tr = QCoreApplication.translate

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def evening_words(evening: date) -> str:
    """Give a date with its day of the week: "dinsdag 24 november 2026"."""
    return f"{DAYS[evening.weekday()]} {date_words(evening)}"


def date_words(day: date) -> str:
    """Give a date: "24 november 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_words(month: date) -> str:
    """Give a month: "november 2026"."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def period_words(first: date, last: date) -> str:
    """Give a period, with what both dates share said once: "3 tot en met 9 november 2026"."""
    if first == last:
        return date_words(first)
    start = date_words(first)
    if first.year == last.year:
        start = f"{first.day}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
    return tr("Dates", "{first} tot en met {last}").format(first=start, last=date_words(last))


def length_words(seconds: float) -> str:
    """Give a length, rounded as people do."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return tr("Dates", "minder dan een minuut")
    return tr("Dates", "1 minuut") if minutes == 1 else tr("Dates", "{n} minuten").format(n=minutes)
