"""An evening of *Terugblik* that is opened: what was felt, its drawing with names, and links to its notes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from herstel_app.core.way_names import within_sentence
from herstel_app.engine.lookback.evening_line import EveningLine
from herstel_app.engine.lookback.note_words import NoteWords
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.drawing import PlanDrawing
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.layout import block, column, flow
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.card import NumbersCard

tr = QCoreApplication.translate
HEIGHT, GAP, BELOW = 48, 14, 26
"""Of the drawing, between the parts, and below the last; px at 100 %."""


class OpenEvening(QWidget):
    """Stands below the line of an evening, as wide as its words."""

    opened = Signal(str)
    """The key of a note that is to be changed."""
    resized = Signal()
    """The numbers were shown or hidden."""

    def __init__(self, line: EveningLine, notes: Mapping[str, NoteWords], theme: Theme) -> None:
        """Show an evening; `notes` gives what is said of its notes, by key, in the order in which it was lived."""
        super().__init__()
        felt, drawing = label(line.felt, "secondary"), PlanDrawing(theme, HEIGHT)
        drawing.show_strokes(line.strokes)
        self.cards = {key: NumbersCard(theme) for key, words in notes.items() if words.signals}
        for key, card in self.cards.items():
            card.show_note(notes[key])
            card.clicked.connect(lambda _=False, key=key: self.opened.emit(key))
        self._numbers = block(theme, *self.cards.values(), gap=8)
        self.numbers = Fold(tr("Lookback", "bekijk de cijfers"), self._numbers, signed=False)
        self.numbers.toggled.connect(self.resized)
        self.changes = {key: self._change_link(key, words) for key, words in notes.items()}
        links = flow(theme, self.numbers, *self.changes.values(), gap=18)
        column(theme, felt, drawing, links, self._numbers, gap=GAP, margins=(0, 0, 0, BELOW), on=self)
        for part, is_there in ((felt, line.felt), (drawing, line.strokes), (self.numbers, self.cards)):
            if not is_there:
                part.hide()

    @property
    def controls(self) -> list[QWidget]:
        """What Tab comes to, from top to bottom."""
        shown = [self.numbers] if self.cards else []
        return [*shown, *self.changes.values(), *(self.cards.values() if self.numbers.isChecked() else ())]

    def height_at(self, width: int) -> int:
        """Give the height in px at `width` px."""
        layout = self.layout()
        assert layout is not None
        return layout.totalHeightForWidth(width)

    def _change_link(self, key: str, words: NoteWords) -> QPushButton:
        title = within_sentence(words.title)
        text = tr("Lookback", "verander {title}").format(title=title)
        name = tr("Lookback", "Verander of verwijder: {title}, {meta}").format(title=words.title, meta=words.meta)
        link = button(text, "link", name)
        link.clicked.connect(lambda: self.opened.emit(key))
        return link
