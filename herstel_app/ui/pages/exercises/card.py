"""One exercise in the list: its rhythm as a drawing, and what it is. The row is a button that offers it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QEnterEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QWidget

from herstel_app.core.content import Exercise
from herstel_app.core.drawing import stroke_of
from herstel_app.core.told_length import whole_minutes
from herstel_app.ui.kit.basic import button, hairline, restyle
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.end_mark import OpensMark
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.in_place import InPlace
from herstel_app.ui.kit.layout import block, column
from herstel_app.ui.kit.short_line import short_line
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.exercises.own_links import OwnLinks
from herstel_app.ui.pages.exercises.title_line import TitleLine

tr = QCoreApplication.translate
DRAWING_WIDTH, DRAWING_HEIGHT = 104, 30
GAP, AROUND, LEAST_HIGH = 24, 14, 62
"""Between the parts; above and below them, and the least height between; px at 100 %."""
REACH = 22
"""Beyond its words and its drawing, left and right, in px at 100 %: the ring of the focus runs there."""
CLEAR_PX, LEAST_LEFT_PX = 16, 30
"""Between the edge of the page and where a row begins, and the words in it, at least, in px."""
HEARD_FROM, DRAWING_FROM = 620, 400
"""From this width on, in px at 100 %, each row has room for *hoor*, and for the drawing."""


class ExerciseCard(QWidget):
    """A button with a drawing and words, which reaches out beside its column.

    With an exercise of one’s own making stands also what can be done with that.
    """

    hear_asked = Signal()
    """To hear it for a few seconds, or no longer."""
    chosen = Signal()
    """To choose how it is done, to read about it, and to begin."""
    pointed = Signal(bool)
    """Whether the pointer is on it."""

    def __init__(self, exercise: Exercise, theme: Theme, own: bool = False, links: OwnLinks | None = None) -> None:
        """Show `exercise`; one that is the user's `own` says so, and perhaps has `links` to change it."""
        super().__init__()
        self._theme, self._own, self.links = theme, own, links
        self.is_marked = False
        """Whether it is the one that is offered or done."""
        self._can_hear = self._has_room = self._sounds = self._asks = False
        self.drawing = Drawing(theme, DRAWING_HEIGHT, DRAWING_WIDTH)
        self._title, self._summary = TitleLine(theme), short_line("secondary")
        self.hear_button = button("", "link")
        self.choose_button, self._mark = button("", "row"), OpensMark(theme)
        self.choose_button.setProperty("plain", True)
        InPlace(self.choose_button)
        self.choose_button.clicked.connect(self.chosen)
        self.hear_button.clicked.connect(self.hear_asked)
        for press in (self.hear_button, self.choose_button):
            press.installEventFilter(self)
        self._lay_out()
        self.show_exercise(exercise)
        self.show_sound(can=True, sounds=False)

    def _lay_out(self) -> None:
        theme = self._theme
        words = block(theme, self._title, self._summary, gap=5)
        self._grid = grid = QGridLayout(self.choose_button)
        grid.setHorizontalSpacing(theme.space(GAP))
        grid.setVerticalSpacing(theme.space(10))
        grid.setColumnStretch(1, 1)
        grid.setRowMinimumHeight(0, theme.px(LEAST_HIGH))
        grid.addWidget(self.drawing, 0, 0)
        grid.addWidget(words, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._mark, 0, 3, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.hear_button, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        self._is_beside = True
        if self.links is not None:
            grid.addWidget(self.links, 2, 1, 1, 3)
            self.links.hide()
            self.links.asks.connect(self._mind_question)
        for part in (self.drawing, words, self._mark):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.choose_button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._hair = hairline(soft=True)
        self._line = column(theme, self._hair)
        column(theme, self._line, self.choose_button, gap=0, on=self)
        self._take_reach(theme.space(REACH))
        self._show_room(theme.px(HEARD_FROM))

    def reach_in(self, margin_px: int) -> int:
        """Reach out as far as there is room beside the column; gives how far, in px."""
        reach = min(self._theme.space(REACH), max(0, margin_px - CLEAR_PX))
        if reach != self._reach:
            self._take_reach(reach)
        return reach

    def _take_reach(self, reach: int) -> None:
        self._reach, around = reach, self._theme.space(AROUND)
        self._grid.setContentsMargins(reach, around, reach, around)
        self._line.setContentsMargins(reach, 0, reach, 0)

    def _show_room(self, width: int) -> None:
        """Show what there is room for in `width` px; where there is little *hoor* stands below the words."""
        self._has_room, is_wide = width >= self._theme.px(HEARD_FROM), width >= self._theme.px(DRAWING_FROM)
        self.drawing.setVisible(is_wide)
        is_beside = self._has_room or (is_wide and not self._theme.is_large)
        if is_beside != self._is_beside:
            self._is_beside = is_beside
            self._grid.removeWidget(self.hear_button)
            at = (0, 2, Qt.AlignmentFlag.AlignVCenter) if is_beside else (1, 1, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(self.hear_button, *at)
        self._show_hearing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the words."""
        super().resizeEvent(event)
        self._show_room(event.size().width() - 2 * self._reach)

    def show_exercise(self, exercise: Exercise) -> None:
        """Show an exercise as it is done when it begins."""
        whose = tr("Exercises", " · van jezelf") if self._own else ""
        length = minutes_words(whole_minutes(exercise)) + whose
        self._title.show_words(exercise.title, length)
        self._summary.tell(exercise.summary)
        self.drawing.show_strokes([stroke_of(exercise, None, exercise.default_minutes)])
        self._name = f"{exercise.title}. {exercise.summary}{whose}"
        self._tell()
        self.choose_button.setAccessibleName(tr("Exercises", "Kies: {title}").format(title=exercise.title))
        self.choose_button.setAccessibleDescription(f"{exercise.summary} {length}")

    def show_sound(self, can: bool, sounds: bool) -> None:
        """Show whether it can be heard, and whether it sounds now."""
        self._can_hear, self._sounds = can, sounds
        self._show_hearing()
        self.hear_button.setText(tr("Exercises", "stop") if sounds else tr("Exercises", "hoor"))
        words = tr("Exercises", "Stop: {title}") if sounds else tr("Exercises", "Hoor tien seconden: {title}")
        self.hear_button.setAccessibleName(words.format(title=self._title.name.text()))
        _set(self.hear_button, "active", sounds)

    def follow_on(self, on: bool) -> None:
        """Have a line above it, which parts it from the row that it follows on."""
        self._hair.setVisible(on)

    def mark(self, on: bool) -> None:
        """Mark the exercise that is offered or done."""
        if on != self.is_marked:
            self.is_marked = on
            self._tell()
            self._show_hearing()
            if self.links is not None:
                self.links.setVisible(on)

    def _show_hearing(self) -> None:
        """Have *hoor* where there is room for it and in large letters; always where it is marked, or the keyboard is.

        There a finger finds it, and Tab. Not beside the question whether it is to be removed, unless it sounds: then it
        can be stopped.
        """
        asks = self._asks and self.is_marked and not self._sounds
        is_found = self._has_room or self._theme.is_large or self.is_marked or self._has_focus()
        self.hear_button.setVisible(self._can_hear and is_found and not asks)

    def _mind_question(self, asks: bool) -> None:
        self._asks = asks
        self._show_hearing()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer is here."""
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that it is gone."""
        super().leaveEvent(event)
        self.pointed.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show *hoor* while the keyboard is here."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and QApplication.focusWidget() is not None:
            self._show_hearing()
        return False

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _tell(self) -> None:
        """Say what it is, and whether it is chosen."""
        chosen = tr("Exercises", "Gekozen. ") if self.is_marked else ""
        self.setAccessibleName(chosen + self._name)


def _set(widget: QWidget, name: str, on: bool) -> None:
    if bool(widget.property(name)) is not on:
        widget.setProperty(name, on)
        restyle(widget)
