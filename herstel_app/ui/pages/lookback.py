"""Terugblik: what was done and noted, in a quiet list. Days without are not there."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from herstel_app.core.evenings import evening_of
from herstel_app.storage.journal import Entry, Journal, Words
from herstel_app.storage.library import Library
from herstel_app.ui.signals import SignalCompare
from herstel_app.ui.theme import Theme
from herstel_app.ui.widgets import Column, button, empty, label, prose

tr = QCoreApplication.translate
PAGE_LENGTH = 40

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def evening_words(evening: date) -> str:
    """Give a date as it is said: "dinsdag 24 november"."""
    return f"{DAYS[evening.weekday()]} {evening.day} {MONTHS[evening.month - 1]} {evening.year}"


def length_words(seconds: float) -> str:
    """Give a length in words, rounded as people do."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return tr("Lookback", "minder dan een minuut")
    return tr("Lookback", "1 minuut") if minutes == 1 else tr("Lookback", "{n} minuten").format(n=minutes)


class LookbackPage(QWidget):
    """The list of entries, newest first, and the own words by explanation."""

    def __init__(self, journal: Journal, library: Library, theme: Theme) -> None:
        """Make an empty page; `refresh` fills it."""
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._journal, self._library, self._theme = journal, library, theme
        self._shown = PAGE_LENGTH
        self._column = Column(theme, width=720)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)

    def refresh(self) -> None:
        """Read the journal and show it."""
        body, theme = self._column.body, self._theme
        empty(body)
        body.addWidget(label(tr("Lookback", "Terugblik"), "title"))
        entries = self._journal.entries(limit=self._shown + 1)
        words = [item for item in self._journal.all_words() if item.text]
        if not entries and not words:
            text = tr("Lookback", "Hier komt wat je doet en noteert. Er hoeft niets te staan.")
            body.addWidget(label(text, "secondary"))
            return
        body.addWidget(
            label(
                tr(
                    "Lookback",
                    "Wat je deed, en wat je erbij noteerde. Alleen op deze computer.",
                ),
                "secondary",
            )
        )
        if entries and any(entry.before or entry.after for entry in entries):
            body.addWidget(label(tr("Lookback", "○ vooraf   ● achteraf"), "kicker"))
        evening: date | None = None
        for entry in entries[: self._shown]:
            if evening_of(entry.started_at) != evening:
                evening = evening_of(entry.started_at)
                body.addSpacing(theme.space(12))
                body.addWidget(label(evening_words(evening), "kicker"))
            body.addWidget(self._card(entry))
        if len(entries) > self._shown:
            more = button(tr("Lookback", "Verder terug"), "link")
            more.clicked.connect(self._show_more)
            body.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)
        if words:
            body.addSpacing(theme.space(20))
            body.addWidget(label(tr("Lookback", "Je eigen woorden bij het lezen"), "heading"))
            for item in words:
                body.addWidget(self._words_card(item))

    def _show_more(self) -> None:
        self._shown += PAGE_LENGTH
        self.refresh()

    def _card(self, entry: Entry) -> QFrame:
        card, inside = self._empty_card()
        inside.addWidget(label(entry.exercise_title, "line"))
        # The journal's planned length includes settling and closing; what counts is what was done.
        at = f"{entry.started_at:%H:%M}"
        early = tr("Lookback", ", eerder gestopt") if entry.outcome == "stopped" else ""
        inside.addWidget(label(f"{at} · {length_words(entry.elapsed_s)}{early}", "small"))
        if entry.before or entry.after:
            inside.addWidget(SignalCompare(entry.before, entry.after, self._theme))
        if entry.note:
            inside.addWidget(prose(self._theme, entry.note.replace("*", "∗"), "line", 140))
        return card

    def _words_card(self, words: Words) -> QFrame:
        card, inside = self._empty_card()
        explanation = self._library.explanations.get(words.explanation_id)
        if explanation:
            inside.addWidget(label(explanation.title, "small"))
            inside.addWidget(label(explanation.question, "secondary"))
        inside.addWidget(prose(self._theme, words.text.replace("*", "∗"), "line", 140))
        return card

    def _empty_card(self) -> tuple[QFrame, QVBoxLayout]:
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        side, top = self._theme.space(22), self._theme.space(16)
        inside.setContentsMargins(side, top, side, top)
        inside.setSpacing(self._theme.space(8))
        return card, inside
