"""Dates and lengths as they are said in Dutch."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class DateWords(Protocol):
    """Says dates, periods and lengths."""

    def evening_words(self, evening: date) -> str:
        """Give a date with its day of the week: "dinsdag 24 november 2026"."""

    def near_evening_words(self, evening: date, tonight: date) -> str:
        """Give an evening as one says it on another one: "donderdag", "vorige week zaterdag", "zaterdag 3 oktober"."""

    def date_words(self, day: date) -> str:
        """Give a date: "24 november 2026"."""

    def month_words(self, month: date) -> str:
        """Give a month: "november 2026"."""

    def month_name(self, month: date) -> str:
        """Give a month without its year: "november"."""

    def period_words(self, first: date, last: date) -> str:
        """Give a period: "3 tot en met 9 november 2026"."""

    def length_words(self, seconds: float) -> str:
        """Give a length: "5 minuten"."""
