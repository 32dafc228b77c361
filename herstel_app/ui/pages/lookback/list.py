"""The timeline of *Terugblik*: evenings below each other on one thin line; evenings without are not there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from herstel_app.core.records import Note, evening_of_note, key_of
from herstel_app.engine.lookback.note_words import NoteWords
from herstel_app.ui.kit.basic import label, round_pen
from herstel_app.ui.kit.dates import evening_words
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.card import NoteCard

GUTTER, DOT = 24, 4
"""The room for the line, left of the cards, and the radius of its dots; px at 100 %."""
GAP, EVENING_GAP = 10, 22
"""Between two cards, and above an evening; px at 100 %."""


class NoteTimeline(QWidget):
    """Cards in the order in which they are added, with the evening above the first one of each.

    It places them itself: a layout would ask every card for its height again whenever one is added.
    """

    opened = Signal(object)
    """Entry or WrittenAnswer: a note to be looked at closely."""

    def __init__(self, words_of: Callable[[Note], NoteWords], theme: Theme) -> None:
        """Make an empty timeline; `words_of` gives what is said of a note."""
        super().__init__()
        self._words_of, self._theme = words_of, theme
        self.cards: dict[str, NoteCard] = {}
        self._notes: dict[str, Note] = {}
        self._evenings: dict[str, QLabel] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(0)

    def clear(self) -> None:
        """Take everything away."""
        for widget in (*self.cards.values(), *self._evenings.values()):
            widget.hide()
            widget.deleteLater()
        for gone in (self.cards, self._notes, self._evenings):
            gone.clear()
        self.setFixedHeight(0)

    def add(self, notes: Iterable[Note]) -> None:
        """Add notes at the end."""
        first = len(self.cards)
        last = evening_of_note(next(reversed(self._notes.values()))) if self._notes else None
        for note in notes:
            name, evening = key_of(note), evening_of_note(note)
            if evening != last:
                last = evening
                self._evenings[name] = said = label(evening_words(evening), "kicker", wrap=False)
                said.setParent(self)
            self.cards[name] = card = NoteCard(self._theme)
            card.setParent(self)
            card.clicked.connect(partial(self._open, name))
            self._fill(card, note)
        self._place(first)

    def show_note(self, note: Note) -> None:
        """Show what has become of a note."""
        name = key_of(note)
        self._fill(self.cards[name], note)
        self._place(list(self.cards).index(name))

    def remove(self, name: str) -> None:
        """Take a note away, and its evening where it was the only one of it."""
        names = list(self.cards)
        place = names.index(name)
        gone, card, said = self._notes.pop(name), self.cards.pop(name), self._evenings.pop(name, None)
        following = names[place + 1] if place + 1 < len(names) else ""
        left: list[QWidget] = [card]
        if said is not None:
            same = following and evening_of_note(self._notes[following]) == evening_of_note(gone)
            if same and following not in self._evenings:
                self._evenings[following] = said
            else:
                left.append(said)
        for widget in left:
            widget.hide()
            widget.deleteLater()
        self._place(place)

    def _fill(self, card: NoteCard, note: Note) -> None:
        self._notes[key_of(note)] = note
        card.show_note(self._words_of(note))

    def _place(self, first: int) -> None:
        """Put the cards from number `first` on in their places, below the one before."""
        theme = self._theme
        left, width = theme.space(GUTTER), self.width() - theme.space(GUTTER)
        names = list(self.cards)
        y = self.cards[names[first - 1]].geometry().bottom() + 1 if first else 0
        for name in names[first:]:
            said = self._evenings.get(name)
            if said is not None:
                y += theme.space(EVENING_GAP) if y else 0
                said.setGeometry(left, y, width, said.sizeHint().height())
                said.show()
                y += said.height()
            y += theme.space(GAP)
            card = self.cards[name]
            card.setGeometry(left, y, width, card.heightForWidth(width))
            card.show()
            y += card.height()
        self.setFixedHeight(y)
        self.update()

    def _open(self, name: str) -> None:
        self.opened.emit(self._notes[name])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, and a dot beside each evening."""
        if not self._evenings:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = self._theme.px(DOT) + 1.5
        heights = [said.geometry().center().y() + 0.5 for said in self._evenings.values()]
        painter.setPen(round_pen(self._theme.color("hairline"), 1.5))
        painter.drawLine(QPointF(x, min(heights)), QPointF(x, self.height() - 2))
        painter.setBrush(self._theme.color("background"))
        painter.setPen(round_pen(self._theme.color("tertiary"), 1.5))
        for y in heights:
            if event.rect().top() - 10 <= y <= event.rect().bottom() + 10:
                painter.drawEllipse(QPointF(x, y), self._theme.px(DOT), self._theme.px(DOT))
        painter.end()
