"""Dates and lengths in words, without Qt: short ones, that show what was asked."""

from __future__ import annotations

from datetime import date


class PlainDates:
    """Says what it is asked, and the date as numbers."""

    def evening_words(self, evening: date) -> str:
        return f"avond {evening}"

    def near_evening_words(self, evening: date, tonight: date) -> str:
        return f"{(tonight - evening).days} terug"

    def date_words(self, day: date) -> str:
        return f"{day}"

    def month_words(self, month: date) -> str:
        return f"{month:%m-%Y}"

    def month_name(self, month: date) -> str:
        return f"{month:%m}"

    def period_words(self, first: date, last: date) -> str:
        return f"{first} tot en met {last}"

    def length_words(self, seconds: float) -> str:
        return f"{round(seconds / 60)} minuten"


DATES = PlainDates()
