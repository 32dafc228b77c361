"""One exercise in the list: its rhythm as a drawing, what it is, and what can be done with it.

Alone on the page that is three buttons. Beside the practice pane the row itself is the button: it is shown there.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QWidget

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
GAP, AROUND, AROUND_CHOICE, LEAST_CHOICE = 24, 20, 14, 62
"""Between the parts; above and below them, where the row is a button too, and the least height between; px at 100 %."""
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
    pointed = Signal(bool)
    """Whether the pointer is on it."""

    def __init__(self, exercise: Exercise, theme: Theme, own: bool = False, links: OwnLinks | None = None) -> None:
        """Show `exercise`; one that is the user's `own` says so, and perhaps has `links` to change it."""
        super().__init__()
        self._theme, self._own, self.links = theme, own, links
        self.is_marked = self.is_choice = False
        """Whether it is the one that is offered or done, and whether it is one button, beside the pane."""
        self._can_hear = False
        self.drawing = Drawing(theme, DRAWING_HEIGHT, DRAWING_WIDTH)
        self._title, self._summary = TitleLine(theme), short_line("secondary")
        self.hear_button = button("", "link")
        self.other_button = button(tr("Exercises", "anders"), "link")
        self.begin_button = button(tr("Exercises", "Begin"))
        self.choose_button, self._holder = button("", "row"), QWidget()
        """What the parts stand in: the first beside the pane, the other elsewhere."""
        self.choose_button.setProperty("plain", True)
        self.choose_button.clicked.connect(self.other_asked)
        for press, asked in (
            (self.hear_button, self.hear_asked),
            (self.other_button, self.other_asked),
            (self.begin_button, self.begin_asked),
        ):
            press.clicked.connect(asked)
            press.installEventFilter(self)
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
        self._arranged: tuple[Places, bool] = (), False
        for part in (self.drawing, self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._holder.setLayout(self._grid)
        self._holder.setCursor(Qt.CursorShape.PointingHandCursor)
        self.choose_button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column(theme, hairline(), self._holder, self.choose_button, gap=0, on=self)
        self.choose_button.hide()
        self._arrange(theme.px(BESIDE_FROM))
        if self.links is not None:
            self.links.hide()

    def _arrange(self, width: int) -> None:
        """Put the parts where there is room for them in `width` px; a row that is a button stays low."""
        beside = [width >= self._theme.px(least) for least in (DRAWING_BESIDE_FROM, BESIDE_FROM)]
        places = PLACES[-beside[0] if self.is_choice else sum(beside)]
        if (places, self.is_choice) == self._arranged:
            return
        self._arranged = places, self.is_choice
        place = Qt.AlignmentFlag.AlignVCenter if self.is_choice else Qt.AlignmentFlag(0)
        for part, (row_place, column_place, columns) in zip(self._parts, places, strict=False):
            self._grid.removeWidget(part)
            is_centred = part in (self._words, self._buttons)
            self._grid.addWidget(part, row_place, column_place, 1, columns, *([place] if is_centred else []))
        for row_place in (0, 1):
            is_low = not self.is_choice or row_place != places[1][0]
            self._grid.setRowMinimumHeight(row_place, 0 if is_low else self._theme.px(LEAST_CHOICE))
        self.drawing.setVisible(beside[0] or not self.is_choice)

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
        about = tr("Exercises", "Kies de lengte en de manier, en lees hoe het gaat.")
        for press, said in (
            (self.other_button, tr("Exercises", "Anders: {title}")),
            (self.choose_button, tr("Exercises", "Kies: {title}")),
        ):
            press.setAccessibleName(said.format(title=exercise.title))
            press.setAccessibleDescription(about)

    def show_sound(self, can: bool, sounds: bool) -> None:
        """Show whether it can be heard, and whether it sounds now."""
        self._can_hear = can
        self._show_buttons()
        self.hear_button.setText(tr("Exercises", "stop") if sounds else tr("Exercises", "hoor"))
        words = tr("Exercises", "Stop: {title}") if sounds else tr("Exercises", "Luister: {title}")
        self.hear_button.setAccessibleName(words.format(title=self._title.name.text()))
        _set(self.hear_button, "active", sounds)

    def mark(self, on: bool) -> None:
        """Mark the exercise that is offered or done."""
        if on != self.is_marked:
            self.is_marked = on
            self._tell()
            self._show_buttons()
            self._show_links(self._is_looked_at)
            if self.links is not None:
                self.links.setVisible(on)

    def be_choice(self, on: bool) -> None:
        """Be one button that is chosen, where the pane is beside it, or have buttons."""
        if on == self.is_choice:
            return
        self.is_choice = on
        is_there = not self.isHidden()  # of one that is not, Qt does not decide for itself once it was hidden by hand
        if is_there:
            self.hide()  # so that it is laid out once
        around = self._theme.space(AROUND_CHOICE if on else AROUND)
        self._grid.setContentsMargins(0, around, 0, around)
        (self.choose_button if on else self._holder).setLayout(self._grid)
        self.choose_button.setVisible(on)
        self._holder.setVisible(not on)
        self._show_buttons()
        self._arrange(self.width())
        if is_there:
            self.show()

    def _show_buttons(self) -> None:
        """Show what is there to press: beside the pane only *hoor*, of the one that is chosen."""
        self.hear_button.setVisible(self._can_hear)
        for press in (self.other_button, self.begin_button):
            press.setVisible(not self.is_choice)
        self._buttons.setVisible(not self.is_choice or (self.is_marked and self._can_hear))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the release."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Offer it where it is clicked: a finger never points at it, and so finds no links."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.other_asked.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the links."""
        super().enterEvent(event)
        self._show_links(True)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Have them unseen again, unless the keyboard is here; they keep their room, and Tab still comes to them."""
        super().leaveEvent(event)
        self._show_links(self.is_marked or self._has_focus())
        self.pointed.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the links while the keyboard is at one of the buttons."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_links(self._is_looked_at)
        return False

    @property
    def _is_looked_at(self) -> bool:
        return self.is_marked or self._has_focus() or self.underMouse()

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
