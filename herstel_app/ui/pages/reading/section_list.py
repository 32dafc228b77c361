"""The list of all sections, opened from the text itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.core.content import Explanation
from herstel_app.core.drawing import RISING, Stroke
from herstel_app.core.evening_filling import reading_minutes
from herstel_app.core.library import Library
from herstel_app.ui.kit.basic import BEARING_PX, hairline, label
from herstel_app.ui.kit.column import PAGE_TOP, PAGE_WIDTH
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.fade import fade_edges
from herstel_app.ui.kit.layout import Part, add, block, column, row, wide
from herstel_app.ui.kit.page import HEAD_BELOW, HEAD_GAP
from herstel_app.ui.kit.pressed import Button
from herstel_app.ui.kit.text_column import GUTTER, TextColumn
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
NUMBER, AROUND = 30, 9
"""Width of a number, and the room above and below a line; px at 100 %."""
MARK, LARGE_MARK = (20, 102), (16, 64)
"""Height and width of the line beside the section that was read last, and in large letters; in px at 100 %."""
LINE = 1
"""Height of a hairline, in px at 100 %."""
HERE = (Stroke("flat", 1, ""), Stroke("wave", 1, "", RISING))


class SectionRow(Button):
    """One section: its number, its title, how long it takes to read, and whether it was read last."""

    def __init__(self, explanation: Explanation, is_last_read: bool, theme: Theme) -> None:
        """Make it."""
        super().__init__()
        self.setProperty("role", "row")
        self.setProperty("active", is_last_read)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        minutes = minutes_words(reading_minutes(explanation))
        here = tr("Reading", "hier was je")
        said = f"{here}  ·  {minutes}" if is_last_read else minutes
        number, title = label(f"{explanation.number}", "line", wrap=False), label(explanation.title, "line")
        number.setFixedWidth(theme.px(NUMBER))
        about = label(said, "kicker", wrap=False)
        for each in (number, title, about):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        mark = (_mark(theme),) if is_last_read else ()
        around = GUTTER, AROUND, GUTTER, AROUND
        row(theme, number, wide(title), *mark, about, gap=8, margins=around, on=self)
        self.setAccessibleName(f"{explanation.number}. {explanation.title}, {said.replace('  ·  ', ', ')}")
        self.setAccessibleDescription(explanation.summary)


def _mark(theme: Theme) -> Drawing:
    """Make the line that shows where someone was: rest that becomes a wave, as everywhere."""
    mark = Drawing(theme, *(LARGE_MARK if theme.is_large else MARK))
    mark.is_few = True
    mark.show_strokes(HERE)
    mark.setAccessibleName("")
    mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return mark


class SectionList(QWidget):
    """All sections below each other; one of them can be opened."""

    chosen = Signal(str)
    """The id of an explanation."""

    def __init__(self, library: Library, last_read: str, theme: Theme) -> None:
        """List the sections; `last_read` is the id of the one that was read last."""
        super().__init__()
        self.column = TextColumn(theme, PAGE_TOP, PAGE_WIDTH)
        self.fades = fade_edges(self.column, theme)
        column(theme, self.column, on=self)
        title = label(tr("Reading", "Lezen"), "title")
        about = label(tr("Reading", "Lees wat je wilt. Je kunt overal beginnen."), "secondary")
        for each in title, about:
            each.setContentsMargins(theme.space(GUTTER) + BEARING_PX, 0, theme.space(GUTTER), 0)
        add(self.column.body, theme, block(theme, title, about, gap=HEAD_GAP, margins=(0, 0, 0, HEAD_BELOW - AROUND)))
        self.rows: dict[str, SectionRow] = {}
        before = ""
        for name, explanation in library.explanations.items():
            made = SectionRow(explanation, name == last_read, theme)
            made.clicked.connect(partial(self.chosen.emit, name))
            if before:
                # Above and below the ground of the one that was read last no line is seen, only its room.
                beside_ground = last_read in (name, before)
                line: Part = LINE if beside_ground else row(theme, hairline(soft=True), margins=(GUTTER, 0, GUTTER, 0))
                add(self.column.body, theme, line)
            self.rows[name] = made
            self.column.body.addWidget(made)
            before = name
