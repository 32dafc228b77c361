"""Evenings, months, lengths and numbers as they are said in Dutch."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from herstel_app.core.told_length import told_minutes, told_words

tr = QCoreApplication.translate
DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
DUTCH.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)


def in_words(day: date, form: str) -> str:
    """Write a date in a form of Qt, such as "d MMMM"."""
    return DUTCH.toString(QDate(day.year, day.month, day.day), form)


def evening_words(evening: date) -> str:
    """Give a date with its day of the week: "dinsdag 24 november 2026"."""
    return in_words(evening, "dddd d MMMM yyyy")


def near_evening_words(evening: date, tonight: date) -> str:
    """Give an evening as one says it on another one: "donderdag", "vorige week zaterdag", "zaterdag 3 oktober"."""
    if evening == tonight:
        return tr("Dates", "vanavond")
    day, weeks = in_words(evening, "dddd"), (_monday(tonight) - _monday(evening)).days // 7
    if evening > tonight or weeks > 1:
        return in_words(evening, "dddd d MMMM") if evening.year == tonight.year else evening_words(evening)
    return day if weeks == 0 else tr("Dates", "vorige week {day}").format(day=day)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def date_words(day: date) -> str:
    """Give a date: "24 november 2026"."""
    return in_words(day, "d MMMM yyyy")


def month_words(month: date) -> str:
    """Give a month: "november 2026"."""
    return in_words(month, "MMMM yyyy")


def month_name(month: date) -> str:
    """Give a month without its year: "november"."""
    return in_words(month, "MMMM")


def period_words(first: date, last: date) -> str:
    """Give a period, with what both dates share said once: "3 tot en met 9 november 2026"."""
    if first == last:
        return date_words(first)
    start = date_words(first)
    if first.year == last.year:
        start = in_words(first, "d" if first.month == last.month else "d MMMM")
    return tr("Dates", "{first} tot en met {last}").format(first=start, last=date_words(last))


def near_period_words(first: date, last: date) -> str:
    """Give days of now, without the year: "28 december tot en met 3 januari"."""
    start = in_words(first, "d" if first.month == last.month else "d MMMM")
    return tr("Dates", "{first} tot en met {last}").format(first=start, last=in_words(last, "d MMMM"))


def day_names() -> list[str]:
    """Give the days of the week, Monday first."""
    return [DUTCH.dayName(number) for number in range(1, 8)]


def length_words(seconds: float) -> str:
    """Give a length, as a link to an exercise tells it before."""
    return told_words(seconds) if told_minutes(seconds) >= 1 else tr("Dates", "minder dan een minuut")


def decimal(value: float, places: int | None = None) -> str:
    """Write a number as in Dutch: "4,5"; with so many `places`, or as many as it needs."""
    if places is None:
        return DUTCH.toString(float(value), "g", 6)
    return DUTCH.toString(round(value, places), "f", places)


def counted(number: float, one: str, more: str) -> str:
    """Say how many there are: "1 punt", "2,5 punten"."""
    return f"{decimal(number)} {one if number == 1 else more}"
