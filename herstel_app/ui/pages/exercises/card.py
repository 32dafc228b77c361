"""One exercise in the list: its rhythm as a drawing, what it is, and three things to do with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Signal
from PySide6.QtGui import QEnterEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from herstel_app.core.content import Exercise
from herstel_app.core.drawing import stroke_of
from herstel_app.ui.kit.basic import button, hairline, restyle
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.layout import STRETCH, block, column, row
from herstel_app.ui.kit.short_line import short_line
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.exercises.own_links import OwnLinks
from herstel_app.ui.pages.exercises.title_line import TitleLine

tr = QCoreApplication.translate
DRAWING_WIDTH, DRAWING_HEIGHT = 104, 30
GAP, AROUND = 24, 20
BESIDE_FROM, DRAWING_BESIDE_FROM = 620, 400
"""From this width on, in px at 100 %, the buttons, and the drawing, stand beside the words."""

Places = tuple[tuple[int, int, int], ...]
"""Of the drawing, the words, the buttons and the links: row, first column and number of columns."""
PLACES: tuple[Places, Places, Places] = (
    ((0, 0, 2), (1, 0, 2), (2, 0, 2), (3, 0, 2)),
    ((0, 0, 1), (0, 1, 1), (1, 1, 1), (2, 1, 1)),
    ((0, 0, 1), (0, 1, 1), (0, 2, 1), (1, 1, 2)),
)
"""All below each other, the buttons below the words, and all beside each other."""


class ExerciseCard(QWidget):
    """A drawing, words and buttons; of an exercise of one's own making also what can be done with that."""

    hear_asked = Signal()
    """To hear it for a few seconds, or no longer."""
    begin_asked = Signal()
    other_asked = Signal()
    """To choose how it is done, and to read about it."""

    def __init__(self, exercise: Exercise, theme: Theme, own: bool = False, links: OwnLinks | None = None) -> None:
        """Show `exercise`; one that is the user's `own` says so, and perhaps has `links` to change it."""
        super().__init__()
        self._theme, self._own, self.links = theme, own, links
        self.is_marked = False
        self.drawing = Drawing(theme, DRAWING_HEIGHT, DRAWING_WIDTH)
        self._title, self._summary = TitleLine(theme), short_line("secondary")
        self.hear_button = button("", "link")
        self.other_button = button(tr("Exercises", "anders"), "link")
        self.begin_button = button(tr("Exercises", "Begin"))
        for press, asked in (
            (self.hear_button, self.hear_asked),
            (self.other_button, self.other_asked),
            (self.begin_button, self.begin_asked),
        ):
            press.clicked.connect(asked)
            press.installEventFilter(self)
        for link in (self.hear_button, self.other_button):
            link.setProperty("aside", True)
        self._lay_out()
        self.show_exercise(exercise)
        self.show_sound(can=True, sounds=False)
        self._show_links(False)

    def _lay_out(self) -> None:
        theme = self._theme
        self._words = block(theme, self._title, self._summary, gap=5)
        self._buttons = QWidget()
        row(theme, STRETCH, self.hear_button, self.other_button, self.begin_button, gap=14, on=self._buttons)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, theme.space(AROUND), 0, theme.space(AROUND))
        self._grid.setHorizontalSpacing(theme.space(GAP))
        self._grid.setVerticalSpacing(theme.space(10))
        self._grid.setColumnStretch(1, 1)
        self._parts = [self.drawing, self._words, self._buttons, *([self.links] if self.links else [])]
        self._places: Places = ()
        self._arrange(theme.px(BESIDE_FROM))
        column(theme, hairline(), self._grid, gap=0, on=self)
        if self.links is not None:
            self.links.hide()

    def _arrange(self, width: int) -> None:
        """Put the parts where there is room for them in `width` px."""
        places = PLACES[sum(width >= self._theme.px(least) for least in (DRAWING_BESIDE_FROM, BESIDE_FROM))]
        if places == self._places:
            return
        self._places = places
        for part, (row_place, column_place, columns) in zip(self._parts, places, strict=False):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, row_place, column_place, 1, columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the words."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the buttons alone: all else can stand above them."""
        return QSize(self._buttons.minimumSizeHint().width(), super().minimumSizeHint().height())

    def show_exercise(self, exercise: Exercise) -> None:
        """Show an exercise as it is done when it begins."""
        whose = tr("Exercises", " · van jezelf") if self._own else ""
        length = minutes_words(exercise.default_minutes) + whose
        self._title.show_words(exercise.title, length)
        self._summary.tell(exercise.summary)
        self.drawing.show_strokes([stroke_of(exercise, None, exercise.default_minutes)])
        self._name = f"{exercise.title}. {exercise.summary}{whose}"
        self._tell()
        self.begin_button.setAccessibleName(tr("Exercises", "Begin: {title}").format(title=exercise.title))
        self.begin_button.setAccessibleDescription(f"{exercise.summary} {length}")
        self.other_button.setAccessibleName(tr("Exercises", "Anders: {title}").format(title=exercise.title))
        about = tr("Exercises", "Kies de lengte en de manier, en lees hoe het gaat.")
        self.other_button.setAccessibleDescription(about)

    def show_sound(self, can: bool, sounds: bool) -> None:
        """Show whether it can be heard, and whether it sounds now."""
        self.hear_button.setVisible(can)
        self.hear_button.setText(tr("Exercises", "stop") if sounds else tr("Exercises", "hoor"))
        words = tr("Exercises", "Stop: {title}") if sounds else tr("Exercises", "Luister: {title}")
        self.hear_button.setAccessibleName(words.format(title=self._title.name.text()))
        _set(self.hear_button, "active", sounds)

    def mark(self, on: bool) -> None:
        """Mark the exercise that is offered or done."""
        if on != self.is_marked:
            self.is_marked = on
            self._tell()
            if self.links is not None:
                self.links.setVisible(on)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the links."""
        super().enterEvent(event)
        self._show_links(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Have them unseen again, unless the keyboard is here; they keep their room, and Tab still comes to them."""
        super().leaveEvent(event)
        self._show_links(self._has_focus())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the links while the keyboard is at one of the buttons."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_links(self._has_focus() or self.underMouse())
        return False

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _show_links(self, shown: bool) -> None:
        for link in (self.hear_button, self.other_button):
            _set(link, "unseen", not shown)

    def _tell(self) -> None:
        """Say what it is, and whether it is chosen."""
        chosen = tr("Exercises", "Gekozen. ") if self.is_marked else ""
        self.setAccessibleName(chosen + self._name)


def _set(widget: QWidget, name: str, on: bool) -> None:
    if widget.property(name) is not on:
        widget.setProperty(name, on)
        restyle(widget)
