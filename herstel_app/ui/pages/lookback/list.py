"""The list of *Terugblik*: a line for each evening and each proef, that unfolds into what was noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.core.records import Note, key_of
from herstel_app.engine.lookback.evening_line import EveningLine, LineKey, line_key
from herstel_app.engine.lookback.note_words import NoteWords
from herstel_app.ui.kit.in_place import InPlace
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.evening_row import SIDE, EveningRow
from herstel_app.ui.pages.lookback.open_evening import OpenEvening


class NoteTimeline(QWidget):
    """Lines in the order in which their notes are added.

    It places them itself: a layout would ask every line for its height again whenever one is added.
    """

    opened = Signal(object)
    """Entry or WrittenAnswer."""
    unfolded = Signal()
    """There are other controls than before."""
    pressed = Signal(object)
    """The line that was opened, an EveningRow, or in which something was unfolded, or None: one was closed."""

    def __init__(
        self,
        words_of: Callable[[Note], NoteWords],
        line_of: Callable[[Sequence[Note]], EveningLine],
        theme: Theme,
    ) -> None:
        """Make an empty list; `words_of` gives what is said of a note, `line_of` what of those of one line."""
        super().__init__()
        self._words_of, self._line_of, self._theme = words_of, line_of, theme
        self._is_all = False
        self.looked_for = ""
        """The words that are marked in the lines that are added."""
        self.room_below = 0
        """What is kept free below the last line, in px."""
        self.rows: dict[LineKey, EveningRow] = {}
        self.open: dict[LineKey, OpenEvening] = {}
        """What stands below the lines that are unfolded."""
        self._notes: dict[LineKey, dict[str, Note]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(0)

    @property
    def count(self) -> int:
        """How many notes are shown."""
        return sum(map(len, self._notes.values()))

    @property
    def controls(self) -> list[QWidget]:
        """What Tab comes to, from top to bottom."""
        return [each for key, row in self.rows.items() for each in (row, *self._inside(key))]

    @property
    def has_one(self) -> bool:
        """Whether there is one line, and nothing else to be seen."""
        return self._is_all and len(self.rows) == 1

    def tell_all(self, is_all: bool) -> None:
        """Say whether there are no other lines than those that are shown: a single one is then drawn large."""
        self._is_all = is_all
        self._place()

    def keep_room(self, room: int) -> None:
        """Keep so many px free below the last line."""
        self.room_below = room
        self._place()

    def clear(self) -> None:
        """Take everything away."""
        self.room_below = 0
        for widget in (*self.rows.values(), *self.open.values()):
            _drop(widget)
        for gone in (self.rows, self.open, self._notes):
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

    def remove(self, name: str) -> int:
        """Take a note away, and its line where it was the only one of it; gives the place among the controls there."""
        key = next(key for key, notes in self._notes.items() if name in notes)
        place = self.controls.index(self.rows[key])
        del self._notes[key][name]
        if self._notes[key]:
            self._fill(key)
        else:
            del self._notes[key]
            self._close(key)
            _drop(self.rows.pop(key))
        self._place()
        return place

    def focus_near(self, place: int) -> None:
        """Give the keyboard to the control in this place, or to the last one."""
        controls = self.controls
        if controls:
            controls[min(place, len(controls) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def place_of(self, name: str) -> int:
        """Give the place, among the controls, of the link to a note, or of its line where that is folded."""
        key = next(key for key, notes in self._notes.items() if name in notes)
        controls = self.controls
        link = self.open[key].changes[name] if key in self.open else self.rows[key]
        return controls.index(link if link in controls else self.open[key].change)

    def height_of(self, line: QWidget) -> int:
        """Give how high a line is with what stands below it, in px."""
        key = next(key for key, row in self.rows.items() if row is line)
        return line.height() + (self.open[key].height() if key in self.open else 0)

    def _inside(self, key: LineKey) -> list[QWidget]:
        return self.open[key].controls if key in self.open else []

    def _fill(self, key: LineKey) -> None:
        """Show a line as it is now, with what stands below it where it is unfolded."""
        if key not in self.rows:
            self.rows[key] = row = EveningRow(self._theme)
            row.setParent(self)
            InPlace(row)
            row.clicked.connect(partial(self._press, key))
        line = self._line_of(list(self._notes[key].values()))
        self._show(key, line)
        if key in self.open:
            unfolded = self.open[key].unfolded
            self._close(key)
            self._unfold(key, line, unfolded)

    def _show(self, key: LineKey, line: EveningLine) -> None:
        self.rows[key].show_line(line, key in self.open, self.looked_for)

    def _unfold(self, key: LineKey, line: EveningLine, unfolded: tuple[bool, bool] = (False, False)) -> None:
        notes = self._notes[key]
        in_order = {name: self._words_of(notes[name]) for name in reversed(notes)}
        self.open[key] = inside = OpenEvening(line, in_order, self._theme, is_proef=key.proef is not None)
        inside.unfold(*unfolded)
        inside.setParent(self)
        inside.opened.connect(lambda name: self.opened.emit(self._notes[key][name]))
        inside.resized.connect(partial(self._follow, key))

    def _close(self, key: LineKey) -> None:
        if key in self.open:
            _drop(self.open.pop(key))

    def _press(self, key: LineKey) -> None:
        """Unfold or fold a line."""
        line = self._line_of(list(self._notes[key].values()))
        if key in self.open:
            self._close(key)
        else:
            self._unfold(key, line)
        self._show(key, line)
        self._grow()
        self.pressed.emit(self.rows[key] if key in self.open else None)

    def _follow(self, key: LineKey) -> None:
        """Make room for what was unfolded in an evening, and have all of that seen."""
        self._grow()
        if any(self.open[key].unfolded):
            self.pressed.emit(self.rows[key])

    def _grow(self) -> None:
        self._place()
        self.unfolded.emit()

    def fold(self) -> bool:
        """Fold every line that is unfolded, and give the last of them the keyboard; False where none was."""
        unfolded, focus = list(self.open), None
        for key in unfolded:
            self._press(key)
            focus = self.rows[key]
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(unfolded)

    def _place(self) -> None:
        """Put everything in its place, from top to bottom; what stays as it was costs next to nothing."""
        width, y = self.width(), 0
        right = width - self._theme.space(SIDE)
        for key, row in self.rows.items():
            row.set_first(self.has_one)
            y = _put(row, QRect(0, y, width, row.heightForWidth(width)))
            if key in self.open:
                inside, left = self.open[key], row.words_x(width)
                if self._theme.is_large:  # dots have no room beside the drawings
                    inside.indent(left - self._theme.space(SIDE))
                    left = self._theme.space(SIDE)
                y = _put(inside, QRect(left, y, right - left, inside.height_at(right - left)))
        self.setFixedHeight(y + self.room_below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()


def _put(part: QWidget, box: QRect) -> int:
    """Put a part in its place, and give where it ends."""
    part.setGeometry(box)
    part.show()
    return box.y() + box.height()


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
