"""The timeline of *Terugblik*: evenings below each other on one thin line; evenings without are not there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from herstel_app.core.content import Explanation
from herstel_app.core.evenings import evening_of
from herstel_app.storage.journal import Entry, Words
from herstel_app.ui.dates import evening_words
from herstel_app.ui.pages.lookback_card import NoteCard
from herstel_app.ui.theme import Theme
from herstel_app.ui.widgets import empty, label, round_pen

Note = Entry | Words
GUTTER, DOT = 24, 4
"""Where the line runs, left of the cards, and the radius of its dots; px at 100 %."""


def key_of(note: Note) -> str:
    """Give what a note is known by."""
    return note.id if isinstance(note, Entry) else f"words:{note.explanation_id}"


def evening_of_note(note: Note) -> date:
    """Give the evening on which a note was written."""
    return evening_of(note.started_at if isinstance(note, Entry) else note.written_at)


class Timeline(QWidget):
    """Cards in the order in which they are added, with the evening above the first one of each."""

    opened = Signal(object)
    """Entry or Words: a note to be looked at closely."""

    def __init__(self, explanations: Mapping[str, Explanation], theme: Theme) -> None:
        """Make an empty timeline."""
        super().__init__()
        self._explanations, self._theme = explanations, theme
        self.cards: dict[str, NoteCard] = {}
        self._notes: dict[str, Note] = {}
        self._evenings: dict[str, QLabel] = {}
        self._last: date | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.space(GUTTER), 0, 0, 0)
        self._column.setSpacing(theme.space(10))

    def clear(self) -> None:
        """Take everything away."""
        empty(self._column)
        for gone in (self.cards, self._notes, self._evenings):
            gone.clear()
        self._last = None

    def add(self, notes: Iterable[Note]) -> None:
        """Add notes at the end."""
        for note in notes:
            name, evening = key_of(note), evening_of_note(note)
            if evening != self._last:
                self._last = evening
                said = label(evening_words(evening), "kicker")
                said.setContentsMargins(0, self._theme.space(12) if self._evenings else 0, 0, 0)
                self._evenings[name] = said
                self._column.addWidget(said)
            card = NoteCard(self._theme)
            card.clicked.connect(partial(self._open, name))
            self.cards[name] = card
            self._column.addWidget(card)
            self.show_note(note)

    def show_note(self, note: Note) -> None:
        """Show what has become of a note."""
        name = key_of(note)
        self._notes[name] = note
        if isinstance(note, Entry):
            self.cards[name].show_entry(note)
        else:
            self.cards[name].show_words(note, self._explanations.get(note.explanation_id))

    def remove(self, name: str) -> None:
        """Take a note away, and its evening where it was the only one of it; the next card takes the keyboard."""
        names = list(self.cards)
        place = names.index(name)
        following = names[place + 1] if place + 1 < len(names) else None
        card, said = self.cards.pop(name), self._evenings.pop(name, None)
        gone = self._notes.pop(name)
        if said is not None:
            if (
                following
                and following not in self._evenings
                and evening_of_note(self._notes[following]) == evening_of_note(gone)
            ):
                self._evenings[following] = said
            else:
                self._drop(said)
        self._drop(card)
        self.update()

    def _drop(self, widget: QWidget) -> None:
        self._column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _open(self, name: str) -> None:
        self.opened.emit(self._notes[name])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, and a dot beside each evening."""
        if not self._evenings:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = self._theme.px(DOT) + 1.5
        heights = [self._middle(said) for said in self._evenings.values()]
        painter.setPen(round_pen(self._theme.color("hairline"), 1.5))
        painter.drawLine(QPointF(x, heights[0]), QPointF(x, self.height() - 2))
        painter.setBrush(self._theme.color("background"))
        painter.setPen(round_pen(self._theme.color("tertiary"), 1.5))
        for y in heights:
            painter.drawEllipse(QPointF(x, y), self._theme.px(DOT), self._theme.px(DOT))
        painter.end()

    @staticmethod
    def _middle(said: QLabel) -> float:
        """Give the height of the middle of a label's first line."""
        return said.y() + said.contentsMargins().top() + said.fontMetrics().height() / 2
