"""Putting away: beside each thought room for a next step, then the moment at which it comes back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from herstel_app.core.parked_thoughts import Thought, beginning_of
from herstel_app.core.ports.system import Clock
from herstel_app.ui.kit.basic import BEARING_PX, button, empty, label
from herstel_app.ui.kit.caret import WrittenField
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.confirmation import Erase
from herstel_app.ui.kit.fade import EDGES, Fade
from herstel_app.ui.kit.focus_chain import preceding
from herstel_app.ui.kit.fold import Unfolding
from herstel_app.ui.kit.layout import STRETCH, add, block, column, flow, left, wide
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.tab_after import in_tab_order
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.form_top import FormTop
from herstel_app.ui.practice.moment_picker import MomentPicker

tr = QCoreApplication.translate
LAY_OUT_MS = 30
BELOW_FORM, ABOVE_BUTTONS = 12, 32
"""The margin above and below the form, and what lies between its end and the buttons, in px at 100 %."""
IN_PAIR, APART, BELOW_HEAD, BELOW_PAIRS, ABOVE_MOMENT = 1, 22, 12, 6, 12
"""Between a thought and its line; between pairs; and, more than between other parts, above and below the pairs and
above the moment; in px at 100 %.
"""
FORM_PX, STEP_PX = 410, 65
"""Height of the window that the form takes without its top, and of each thought in it, in px at 100 %."""
LONG_WORD = re.compile(r"(\S{16})(?=\S{8})")


class PutAwayView(QWidget):
    """The second half of the page for parking. It asks one thing at a time: a step beside each thought, or when."""

    changed = Signal()
    """A next step was typed."""
    back = Signal()
    """On to the sheet again."""
    put_away = Signal(object)
    """Put away until this moment (local time with its offset)."""
    withheld_dropped = Signal()
    """What was put away before is to be deleted, unread."""

    def __init__(self, clock: Clock, theme: Theme, has_withheld: bool) -> None:
        """Make it without thoughts; `has_withheld` is whether something lies put away already."""
        super().__init__()
        self._theme, self._window_height, self._asks_moment = theme, 0, False
        self._texts: list[str] = []
        self.fields: list[QLineEdit] = []
        self._column = Column(theme, width=688, margins=(12, BELOW_FORM), gap=10)
        self.unkept, pairs = said_line(), QWidget()
        self._pairs = column(theme, gap=APART, margins=(0, BELOW_HEAD, 0, BELOW_PAIRS), on=pairs)
        self.picker, self.top = MomentPicker(clock, theme), FormTop(theme)
        self.picker.unfolded.connect(self._show_picker)
        steps = label(tr("Away", "Wil je er een volgende stap bij zetten?"), "heading")
        hint = label(tr("Away", "Klein mag. Leeg mag ook."), "small")
        when = label(tr("Away", "Wanneer kijk je er weer naar?"), "heading")
        self.thoughts_link = Unfolding("")
        """In the place of the thoughts while a moment is chosen."""
        self.thoughts_link.clicked.connect(self._leave_moment)
        self.other_link = Unfolding(tr("Away", "ander moment"))
        """The usual moment is chosen: at bedtime the others are not asked about."""
        self.other_link.clicked.connect(self._ask_moment)
        self._of_steps: list[QWidget] = [steps, hint, pairs, self.other_link]
        self._of_moment: list[QWidget] = [when, self.thoughts_link]
        body = self._column.body
        add(body, theme, self.top, steps, hint, when, left(self.thoughts_link), self.unkept, pairs)
        add(body, theme, ABOVE_MOMENT, self.picker, left(self.other_link))
        if has_withheld:
            # Last of all, and without a word of what it is.
            self.erase = Erase(tr("Away", "Verwijder het ongelezen"), theme)
            self.erase.confirmed.connect(self._drop_withheld)
            self._lies = label(tr("Away", "Je legde eerder al iets weg."), "small")
            add(body, theme, 10, self._lies, left(self.erase.ask), self.erase)
            self._of_moment += [self._lies, self.erase.ask]
        self.away_button = button(tr("Away", "Leg weg"), "primary")
        self.away_button.clicked.connect(lambda: self.put_away.emit(self.picker.moment))
        self.back_button = button(tr("Away", "terug"), "link")
        self.back_button.clicked.connect(self._go_back)
        self._ask_steps()
        self._buttons = flow(theme, self.away_button, self.back_button, gap=20)
        self.fades = tuple(Fade(self._column, edge, theme, "pane") for edge in EDGES)
        # Up to the height that the form needs: what is left of the window is below it.
        column(theme, wide(self._column, 1000), self._buttons, STRETCH, gap=ABOVE_BUTTONS - BELOW_FORM, on=self)
        inside = self._column.widget()
        assert inside is not None
        inside.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons below the left edge of the form, and that no higher than it needs to be."""
        super().resizeEvent(event)
        self._buttons.setContentsMargins(self._column.left_in(event.size().width()), 0, 0, 0)
        self._fit_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the form as high as what is in it, once that is laid out."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            QTimer.singleShot(0, self, self._fit_height)
        return False

    def fit(self, height: int) -> None:
        """Take the shape for a window so high, in px."""
        self._window_height = height
        self._fit_top()

    def _fit_top(self) -> None:
        """Have the line above what is short."""
        rows = len(self._of_moment) - 1 if self._asks_moment else len(self._texts)
        needed = FORM_PX + STEP_PX * rows
        self.top.fit(self._window_height, self._window_height - self._theme.px(needed))

    def _fit_height(self) -> None:
        self._column.setMaximumHeight(self._column.height_needed)

    @property
    def thoughts(self) -> list[Thought]:
        """The thoughts that are shown or folded away, with the steps as they are typed now."""
        return [Thought(text, field.text().strip()) for text, field in zip(self._texts, self.fields, strict=True)]

    def show_thoughts(self, thoughts: Sequence[Thought]) -> None:
        """Show these thoughts, each with its step."""
        empty(self._pairs)
        self._texts = [thought.text for thought in thoughts]
        self.fields = []
        for thought in thoughts:
            short = beginning_of(thought.text)
            field = WrittenField(thought.next_step)
            field.setCursorPosition(0)
            field.setPlaceholderText(tr("Away", "volgende stap"))
            field.setAccessibleName(tr("Away", "Volgende stap bij: {thought}").format(thought=short))
            field.textChanged.connect(self.changed)
            field.returnPressed.connect(self.focusNextChild)
            words = foldable(short, "line")
            words.setContentsMargins(BEARING_PX, 0, 0, 0)
            self._pairs.addWidget(block(self._theme, words, field, gap=IN_PAIR))
            self.fields.append(field)
        count = len(thoughts)
        said = tr("Away", "één gedachte") if count == 1 else tr("Away", "{count} gedachten").format(count=count)
        self.thoughts_link.call(said, tr("Away", "{said}. Terug naar de volgende stap.").format(said=said))
        self._ask_steps()
        self._order_tabs()

    def take_focus(self) -> None:
        """Put the cursor in the first step, at the top."""
        self._column.verticalScrollBar().setValue(0)
        if self.fields:
            self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_tabs(self) -> None:
        """Let Tab go through the steps before the moments, which were made first."""
        before: QWidget = preceding(self.picker.chips[0]) or self
        for field in self.fields:
            in_tab_order(before, field)
            before = field

    def _show_asked(self, is_moment: bool, focus: QWidget | None = None) -> None:
        """Ask for the moment, with the thoughts folded away, or for the steps; `focus` has the keyboard then."""
        self._asks_moment = is_moment
        for link in self.thoughts_link, self.other_link:
            link.setChecked(False)
        shown, hidden = (self._of_moment, self._of_steps) if is_moment else (self._of_steps, self._of_moment)
        for part in shown:
            part.show()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)  # before what has it goes
        for part in hidden:
            part.hide()
        to = tr("Away", "Terug naar de volgende stap") if is_moment else tr("Away", "Terug naar het schrijven")
        self.back_button.setAccessibleName(to)
        self._fit_top()

    def _ask_moment(self) -> None:
        """Show the other moments, and what may be done with what lies there already."""
        self.picker.unfold(True)
        self._show_asked(True, next(chip for chip in self.picker.chips if chip.isChecked()))
        self._show_picker()

    def _leave_moment(self) -> None:
        """Show the thoughts again; the moment that was chosen stays."""
        if hasattr(self, "erase"):
            self.erase.hide()
        self._ask_steps(self.other_link)

    def _ask_steps(self, focus: QWidget | None = None) -> None:
        self._show_asked(False, focus)
        self.picker.unfold(False)

    def _go_back(self) -> None:
        if self._asks_moment:
            self._leave_moment()
        else:
            self.back.emit()

    def _show_picker(self) -> None:
        """Bring the whole picker into view; where it is higher than the view, its end."""

        def show() -> None:
            for widget in (self.picker, self.picker.words):
                self._column.ensureWidgetVisible(widget, 0, self._theme.space(12))

        # How high it is, is known only once it and what surrounds it have been laid out.
        QTimer.singleShot(LAY_OUT_MS, self, show)

    def _drop_withheld(self) -> None:
        self.picker.chips[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._of_moment = [part for part in self._of_moment if part not in (self._lies, self.erase.ask)]
        self.erase.hide()
        self._lies.hide()
        self.withheld_dropped.emit()


def foldable(text: str, role: str) -> QLabel:
    """Make a label in which a very long word, such as an address on the web, goes on in the next line."""
    words = label(LONG_WORD.sub("\\1\u200b", text), role)
    words.setAccessibleName(text)  # a screen reader need not stumble over where a line can break
    return words
