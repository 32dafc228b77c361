"""An evening of *Terugblik* that is opened: what was felt, how long it took, and links to its notes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from herstel_app.core.drawing import done_in_words
from herstel_app.core.way_names import within_sentence
from herstel_app.engine.lookback.evening_line import EveningLine
from herstel_app.engine.lookback.note_words import NoteWords, first_and_last
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.layout import STRETCH, block, column, flow
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.card import MeasureCard, TappedRows

tr = QCoreApplication.translate
GAP, BELOW = 14, 26
"""Between the parts, and below the last; px at 100 %."""


def _done(line: EveningLine, theme: Theme) -> QWidget:
    """Tell when it was and what was done, which the line draws: with its minutes, and of a proef what was tapped."""
    when = tr("Lookback", "Om {time}.").format(time=line.time)
    if line.difference is not None:
        return block(theme, label(when, "small"), TappedRows(theme, line.difference), gap=4)
    told = done_in_words(line.strokes)
    return label(f"{when} {told[:1].upper()}{told[1:]}." if told else when, "small")


class OpenEvening(QWidget):
    """Stands below the line of an evening."""

    opened = Signal(str)
    """The key of a note that is to be changed."""
    resized = Signal()
    """Something was shown or hidden."""

    def __init__(self, line: EveningLine, notes: Mapping[str, NoteWords], theme: Theme, is_proef: bool = False) -> None:
        """Show an evening; `notes` gives what is said of its notes, by key, in the order in which it was lived.

        What was tapped in a proef is two answers after one another, not a before and an after.
        """
        super().__init__()
        felt, done = label(line.felt, "secondary"), _done(line, theme)
        before, after = first_and_last(notes.values())
        self._is_tapped = line.difference is not None
        self.card = MeasureCard(theme, before, after)
        self.numbers = Fold(tr("Lookback", "bekijk je meting"), self.card)
        self.numbers.toggled.connect(self.resized)
        self._has_numbers, self._is_listed = bool(before or after) and not is_proef, len(notes) > 1
        self.changes = {key: self._change_link(key, words) for key, words in notes.items()}
        listed = flow(theme, *self.changes.values(), gap=18)
        self.change = Fold(tr("Lookback", "verander"), listed)
        self.change.setAccessibleName(tr("Lookback", "Verander of verwijder wat je noteerde"))
        self.change.toggled.connect(self.resized)
        links = flow(theme, self.numbers, self.change if self._is_listed else listed, gap=18)
        below = (listed,) if self._is_listed else ()
        told = column(theme, felt, done, gap=4)
        self._words = column(theme, told, links, *below, gap=GAP)
        column(theme, self._words, self.card, STRETCH, gap=GAP, margins=(0, 0, 0, BELOW), on=self)
        listed.setVisible(not self._is_listed)
        for part, is_there in ((felt, line.felt), (self.numbers, self._has_numbers)):
            if not is_there:
                part.hide()

    def indent(self, room: int) -> None:
        """Have its words begin so many px from its left; where dots stand beside words these need all the room."""
        self._words.setContentsMargins(0 if self._is_tapped else room, 0, 0, 0)

    @property
    def unfolded(self) -> tuple[bool, bool]:
        """Whether the dots are shown, and the notes that can be changed."""
        return self.numbers.isChecked(), self.change.isChecked()

    def unfold(self, numbers: bool, changes: bool) -> None:
        """Show the dots or not, and the notes that can be changed."""
        self.numbers.setChecked(numbers and self._has_numbers)
        self.change.setChecked(changes and self._is_listed)

    @property
    def controls(self) -> list[QWidget]:
        """What Tab comes to, from top to bottom."""
        folds: list[QWidget] = [self.numbers] if self._has_numbers else []
        folds += [self.change] if self._is_listed else []
        return [*folds, *(self.changes.values() if self.change.isChecked() or not self._is_listed else ())]

    def height_at(self, width: int) -> int:
        """Give the height in px at `width` px."""
        layout = self.layout()
        assert layout is not None
        return layout.totalHeightForWidth(width)

    def _change_link(self, key: str, words: NoteWords) -> QPushButton:
        title = within_sentence(words.title)
        text = title if self._is_listed else tr("Lookback", "verander {title}").format(title=title)
        name = tr("Lookback", "Verander of verwijder: {title}, {meta}").format(title=words.title, meta=words.meta)
        link = button(text, "link", name)
        link.clicked.connect(lambda: self.opened.emit(key))
        return link
