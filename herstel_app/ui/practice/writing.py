"""The page to write on, in place of the glow: first the words, then, for thoughts to be parked, when they come back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from herstel_app.core.parked_thoughts import Thought, thoughts_in, with_steps
from herstel_app.core.ports.system import Clock
from herstel_app.engine.running_plan import RunningPlan
from herstel_app.engine.writing import OpenPage
from herstel_app.ui.kit.basic import button, label, prose, restyle
from herstel_app.ui.kit.caret import PageField
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.confirmation import Erase
from herstel_app.ui.kit.layout import STRETCH, add, block, column, flow, resize_gaps, row, wide
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.corners import Corners, room_above
from herstel_app.ui.practice.form_top import FORM_PX, FormTop
from herstel_app.ui.practice.plan import LOW_BELOW_WHOLE, Plan, room_below
from herstel_app.ui.practice.put_away_view import PutAwayView

tr = QCoreApplication.translate
LEAST_SHEET_PX, FIRST_SHEET_PX, SHEET_PX = 64, 180, 320
"""Height of the field: at least, as long as little is written, and at most."""
WIDEST_PX = 712
TEXT_WIDTH, SIDE = 688, 12
OFFER_PX = 40
"""Room for what was begun before, in px at 100 %."""
APART, APART_LOW = 14, 4
"""Between question and field, and above the buttons, more than between other parts; px at 100 %."""
LOW_BELOW = 400
"""Height, in px at 100 %, below which the question is smaller."""


class Sheet(PageField):
    """The field to write in: it grows with the words into the room that there is, and asks for little."""

    def __init__(self, theme: Theme) -> None:
        """Make it empty."""
        super().__init__()
        self._theme = theme
        self.setMinimumHeight(theme.px(LEAST_SHEET_PX))
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        """Have room for the words and a line more."""
        lines = self.document().size().height() + 2
        needed = round(lines * self.fontMetrics().lineSpacing())
        least, most = self._theme.px(FIRST_SHEET_PX), self._theme.px(SHEET_PX)
        self.setMaximumHeight(min(most, max(least, needed)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Need less where rows got longer: Qt tells only of what got more."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def sizeHint(self) -> QSize:
        """Ask for its least height."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class Writing(QWidget):
    """One page. It knows what is written, keeps nothing, and never closes by itself."""

    changed = Signal()
    """Something was typed."""
    finished = Signal()
    """Done with writing, and there is nothing to put away."""
    put_away = Signal(object)
    """The thoughts are put away until this moment."""
    taken = Signal()
    """What was begun before has been taken onto this page."""
    begun_dropped = Signal()
    withheld_dropped = Signal()
    stop_asked = Signal()

    def __init__(self, page: OpenPage, clock: Clock, theme: Theme) -> None:
        """Make an empty page; what was begun before may be taken onto it."""
        super().__init__()
        self._theme = theme
        self.corners, self.plan = Corners(theme), Plan(theme)
        self.parks = page.parks
        """Whether what is written here is put away."""
        self._known: list[Thought] = []
        self._begun = list(page.begun)
        self._unkept, self._top = said_line(), FormTop(theme)
        self.put_away_view = PutAwayView(clock, theme, page.has_withheld)
        self.put_away_view.changed.connect(self.changed)
        self.put_away_view.back.connect(self.show_sheet)
        self.put_away_view.put_away.connect(self.put_away)
        self.put_away_view.withheld_dropped.connect(self.withheld_dropped)
        self.sheet = Sheet(theme)
        self.sheet.setAccessibleName(page.step.prompt)
        self.sheet.setProperty("role", "sheet")
        self.sheet.setTabChangesFocus(True)
        self.sheet.textChanged.connect(self.changed)
        self.sheet.textChanged.connect(self._mind_offer)
        self.next_button = button(tr("Writing", "Verder") if self.parks else tr("Writing", "Klaar"), "primary")
        self.next_button.clicked.connect(self._go_on)
        self.stop_link = button(tr("Writing", "Stop"), "link")
        self.stop_link.clicked.connect(self.stop_asked)
        halves = QWidget()
        halves.setMaximumWidth(theme.px(WIDEST_PX))
        self._stack = QStackedLayout(halves)
        self._stack.addWidget(self._make_sheet(page.step.prompt))
        self._stack.addWidget(self.put_away_view)
        middle = row(theme, STRETCH, wide(halves, 1000), STRETCH)  # up to its maximum
        # Its margins are those of `restyle`.
        self._page = column(theme, self.corners, wide(middle), self.plan, gap=8, on=self)
        self.corners.come_last(self)
        self.restyle()

    def restyle(self) -> None:
        """Take over the text size of the theme: in large text the field gets the room."""
        self.plan.setContentsMargins(0, self._theme.space(8), 0, 0)
        self._fit(self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the field the room where there is little height."""
        super().resizeEvent(event)
        self._fit(event.size().height())

    def _fit(self, height: int) -> None:
        space = self._theme.space
        below = room_below(self._theme, height < self._theme.px(LOW_BELOW_WHOLE))
        self._page.setContentsMargins(space(20), room_above(self._theme, height), space(20), below)
        self.plan.fit(height)
        self._top.fit(height)
        self.put_away_view.fit(height)
        apart = space(APART if height > self._theme.px(FORM_PX) else APART_LOW)
        for layout in self._apart:
            resize_gaps(layout, lambda length: apart if length else 0)
            layout.invalidate()
        role = "line" if height < self._theme.px(LOW_BELOW) else "heading"
        if role != self._prompt.property("role"):
            self._prompt.setProperty("role", role)
            restyle(self._prompt)

    def show_unkept(self, said: str) -> None:
        """Say beside the fields what does not last of what is written there."""
        for line in (self._unkept, self.put_away_view.unkept):
            line.say(said)

    def clear(self) -> None:
        """Take everything back: what was written was deleted."""
        self.put_away_view.show_thoughts(())
        self._known = []
        self.sheet.clear()
        self._stack.setCurrentIndex(0)

    @property
    def text(self) -> str:
        """What stands on the sheet."""
        return self.sheet.toPlainText()

    @property
    def thoughts(self) -> list[Thought]:
        """The thoughts on the sheet, with the steps that were written beside them."""
        known = self.put_away_view.thoughts if self._stack.currentWidget() is self.put_away_view else self._known
        return with_steps(thoughts_in(self.text), known)

    def take_focus(self) -> None:
        """Put the cursor on the sheet."""
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_step(self, title: str, is_beside_text: bool, plan: RunningPlan | None) -> None:
        """Name the exercise that this belongs to, and show where in the evening it is."""
        self.corners.show_title(title, is_beside_text)
        self.plan.show_plan(plan)

    def show_grown(self, grown: bool) -> None:
        """Be alone in the window, or beside a page."""
        self.corners.show_whole(grown)
        self.plan.setVisible(grown)

    def show_sheet(self) -> None:
        """Go back from putting away to writing."""
        self._known = self.put_away_view.thoughts
        self._stack.setCurrentIndex(0)
        self.take_focus()

    def _make_sheet(self, prompt: str) -> QWidget:
        theme = self._theme
        # What does not fit scrolls: in large text in a low window the sheet alone takes half of the height.
        self._column = Column(theme, TEXT_WIDTH, (SIDE, SIDE), gap=10, fills=True)
        self._prompt = prose(theme, prompt, "heading", 130)
        hint = tr("Writing", "Schrijf zo veel of zo weinig als je wilt. Alleen jij leest het.")
        hints = () if self.parks else (label(hint, "small"),)
        offer = (self._make_offer(),) if self._begun else ()
        texts = self._top, self._prompt, *hints, self._unkept
        acts = row(theme, self.next_button, self.stop_link, STRETCH, gap=20)
        # As high as the sheet can become: what stands above it keeps its place.
        room = QWidget()
        inside = column(theme, wide(self.sheet, 1000), *offer, APART, acts, STRETCH, gap=10, on=room)
        beside = theme.space(20 + APART + (OFFER_PX if offer else 0))
        room.setMaximumHeight(theme.px(SHEET_PX) + acts.sizeHint().height() + beside)
        add(self._column.body, theme, *texts, APART, wide(room, 1000), STRETCH)
        self._apart = self._column.body, inside
        return self._column

    def _make_offer(self) -> QWidget:
        """Offer what was begun before, in one line below the sheet: first comes the question."""
        self.take_button = button(tr("Writing", "Neem het erbij"), "link")
        self.take_button.clicked.connect(self._take_begun)
        self.drop = Erase(tr("Writing", "Verwijder het"), self._theme)
        self.drop.confirmed.connect(self._drop_begun)
        found = label(tr("Writing", "Je begon eerder al iets."), "kicker", wrap=False)
        line = flow(self._theme, found, self.take_button, self.drop.ask, gap=16)
        self.drop.stand_in_for(line)
        self.offer = block(self._theme, line, self.drop, gap=0, margins=(0, 0, 0, 0))
        keeps = self.offer.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # the buttons stay where they are
        self.offer.setSizePolicy(keeps)
        return self.offer

    def _mind_offer(self) -> None:
        """Offer what was begun before as long as nothing is written: who writes is not asked anything."""
        if self._begun:
            self.offer.setVisible(not self.text.strip())

    def _take_begun(self) -> None:
        self._known = list(self._begun)
        self.sheet.setPlainText("\n".join([*(thought.text for thought in self._begun), ""]))
        self.sheet.moveCursor(self.sheet.textCursor().MoveOperation.End)
        self._end_offer()
        self.taken.emit()

    def _drop_begun(self) -> None:
        self._end_offer()
        self.begun_dropped.emit()

    def _end_offer(self) -> None:
        self._begun = []
        self.take_focus()
        self.offer.hide()

    def _go_on(self) -> None:
        thoughts = self.thoughts
        if not self.parks or not thoughts:
            self.finished.emit()
            return
        self.put_away_view.show_thoughts(thoughts)
        self._stack.setCurrentWidget(self.put_away_view)
        self.put_away_view.take_focus()
