"""The list of *Terugblik*: a line for each evening and each proef; one of several notes unfolds into their cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.core.records import Note, key_of
from herstel_app.engine.lookback.evening_line import EveningLine, LineKey, line_key
from herstel_app.engine.lookback.note_words import NoteWords
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.card import NoteCard
from herstel_app.ui.pages.lookback.evening_row import EveningRow, words_x
from herstel_app.ui.pages.lookback.painted_button import PaintedButton

GAP = 8
"""Below a card, in px at 100 %."""


class NoteTimeline(QWidget):
    """Lines in the order in which their notes are added.

    It places them itself: a layout would ask every line for its height again whenever one is added.
    """

    opened = Signal(object)
    """Entry or WrittenAnswer."""
    unfolded = Signal()
    """There are other controls than before."""

    def __init__(
        self, words_of: Callable[[Note], NoteWords], line_of: Callable[[Sequence[Note]], EveningLine], theme: Theme
    ) -> None:
        """Make an empty list; `words_of` gives what is said of a note, `line_of` what of those of one line."""
        super().__init__()
        self._words_of, self._line_of, self._theme = words_of, line_of, theme
        self.rows: dict[LineKey, EveningRow] = {}
        self.cards: dict[str, NoteCard] = {}
        """The cards of the lines that are unfolded, by the key of their note."""
        self._notes: dict[LineKey, dict[str, Note]] = {}
        self._open: set[LineKey] = set()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(0)

    @property
    def count(self) -> int:
        """How many notes are shown."""
        return sum(map(len, self._notes.values()))

    @property
    def controls(self) -> list[PaintedButton]:
        """All lines and cards, from top to bottom."""
        return [control for key, row in self.rows.items() for control in (row, *self._cards_of(key))]

    def clear(self) -> None:
        """Take everything away."""
        for widget in self.controls:
            _drop(widget)
        for gone in (self.rows, self.cards, self._notes, self._open):
            gone.clear()
        self.setFixedHeight(0)

    def add(self, notes: Iterable[Note]) -> None:
        """Add notes at the end; one of an evening that is there already goes in its line."""
        touched: dict[LineKey, None] = {}
        for note in notes:
            key = line_key(note)
            self._notes.setdefault(key, {})[key_of(note)] = note
            touched[key] = None
        for key in touched:
            self._fill(key)
        self._place()

    def show_note(self, note: Note) -> None:
        """Show what has become of a note."""
        key = line_key(note)
        self._notes[key][key_of(note)] = note
        self._fill(key)
        self._place()

    def remove(self, name: str) -> None:
        """Take a note away, and its line where it was the only one of it."""
        key = next(key for key, notes in self._notes.items() if name in notes)
        del self._notes[key][name]
        if name in self.cards:
            _drop(self.cards.pop(name))
        if self._notes[key]:
            self._fill(key)
        else:
            del self._notes[key]
            _drop(self.rows.pop(key))
        self._place()

    def focus_near(self, place: int) -> None:
        """Give the keyboard to the control in this place, or to the last one."""
        controls = self.controls
        if controls:
            controls[min(place, len(controls) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def place_of(self, name: str) -> int:
        """Give the place, among the controls, of the card of a note, or of its line where that is folded."""
        key = next(key for key, notes in self._notes.items() if name in notes)
        return self.controls.index(self.cards.get(name) or self.rows[key])

    def _cards_of(self, key: LineKey) -> list[NoteCard]:
        """Give the cards of a line, in the order in which it was lived."""
        return [self.cards[name] for name in reversed(self._notes[key]) if name in self.cards]

    def _fill(self, key: LineKey) -> None:
        """Show a line as it is now, with its cards where it is unfolded."""
        notes = self._notes[key]
        if key not in self.rows:
            self.rows[key] = row = EveningRow(self._theme)
            row.setParent(self)
            row.clicked.connect(partial(self._press, key))
        if len(notes) == 1:
            self._open.discard(key)
        self.rows[key].show_line(self._line_of(list(notes.values())), len(notes), key in self._open)
        for name, note in notes.items():
            if key not in self._open:
                if name in self.cards:
                    _drop(self.cards.pop(name))
                continue
            if name not in self.cards:
                self.cards[name] = card = NoteCard(self._theme)
                card.setParent(self)
                card.clicked.connect(partial(self._open_note, key, name))
            self.cards[name].show_note(self._words_of(note))

    def _press(self, key: LineKey) -> None:
        """Open the only note of a line, or unfold or fold its cards."""
        notes = self._notes[key]
        if len(notes) == 1:
            self.opened.emit(next(iter(notes.values())))
            return
        self._open ^= {key}
        self._fill(key)
        self._place()
        self.unfolded.emit()

    def fold(self) -> bool:
        """Fold every line that is unfolded, and give the last of them the keyboard; False where none was."""
        unfolded, focus = list(self._open), None
        for key in unfolded:
            self._press(key)
            focus = self.rows[key]
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(unfolded)

    def _open_note(self, key: LineKey, name: str) -> None:
        self.opened.emit(self._notes[key][name])

    def _place(self) -> None:
        """Put everything in its place, from top to bottom; what stays as it was costs next to nothing."""
        theme, width, y = self._theme, self.width(), 0
        left = words_x(theme, width)
        for key, row in self.rows.items():
            y = _put(row, 0, y, width)
            for card in self._cards_of(key):
                y = _put(card, left, y, width - left) + theme.space(GAP)
            if key in self._open:
                y += theme.space(GAP)
        self.setFixedHeight(y)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()


def _put(control: PaintedButton, x: int, y: int, width: int) -> int:
    """Put a control in its place, and give where it ends."""
    height = control.heightForWidth(width)
    control.setGeometry(x, y, width, height)
    control.show()
    return y + height


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
