"""The page to write on, in place of the glow: first the words, then, for thoughts to be parked, when they come back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedLayout, QWidget

from herstel_app.core.parked_thoughts import Thought, thoughts_in, with_steps
from herstel_app.core.ports.system import Clock
from herstel_app.engine.writing import OpenPage
from herstel_app.ui.kit.basic import Column, button, centred, label, prose, restyle
from herstel_app.ui.kit.confirmation import Erase
from herstel_app.ui.kit.layout import STRETCH, add, at_top, block, column, flow, row, wide
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.put_away_view import PutAwayView
from herstel_app.ui.practice.running import grow_link, grow_words, help_link

tr = QCoreApplication.translate
LEAST_SHEET_PX = 96
WIDEST_PX = 680
SIDE = 12


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
    grow_asked = Signal()
    help_asked = Signal()

    def __init__(self, page: OpenPage, clock: Clock, theme: Theme) -> None:
        """Make an empty page; what was begun before may be taken onto it."""
        super().__init__()
        self._theme = theme
        self.parks = page.parks
        """Whether what is written here is put away."""
        self._known: list[Thought] = []
        self._begun = list(page.begun)
        self._unkept = said_line()
        self.put_away_view = PutAwayView(clock, theme, page.has_withheld)
        self.put_away_view.changed.connect(self.changed)
        self.put_away_view.back.connect(self.show_sheet)
        self.put_away_view.put_away.connect(self.put_away)
        self.put_away_view.withheld_dropped.connect(self.withheld_dropped)
        self.sheet = QPlainTextEdit()
        self.sheet.setAccessibleName(page.step.prompt)
        self.sheet.setProperty("role", "sheet")
        self.sheet.setTabChangesFocus(True)
        self.sheet.setMinimumHeight(theme.px(LEAST_SHEET_PX))
        self.sheet.textChanged.connect(self.changed)
        self.next_button = button(tr("Writing", "Verder") if self.parks else tr("Writing", "Klaar"), "primary")
        self.next_button.clicked.connect(self._go_on)
        self.stop_button = button(tr("Writing", "Stop"))
        self.stop_button.clicked.connect(self.stop_asked)
        halves = QWidget()
        halves.setMaximumWidth(theme.px(WIDEST_PX))
        self._stack = QStackedLayout(halves)
        self._stack.addWidget(self._make_sheet(page.step.prompt))
        self._stack.addWidget(self.put_away_view)
        middle = row(theme, STRETCH, wide(halves, 1000), STRETCH)  # up to its maximum
        # Its margins are those of `restyle`.
        self._page = column(theme, self._make_top(page.title), wide(middle), gap=8, on=self)
        self.restyle()

    def restyle(self) -> None:
        """Take over the text size of the theme: in large text the field gets the room."""
        theme = self._theme
        side, large = theme.space(20), theme.is_large
        self._page.setContentsMargins(side, theme.space(20 if large else 36), side, theme.space(12 if large else 28))
        self._prompt.setProperty("role", "line" if large else "heading")
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

    def show_grown(self, grown: bool) -> None:
        """Say what the grow button does now."""
        self.grow_button.setText(grow_words(grown))

    def show_sheet(self) -> None:
        """Go back from putting away to writing."""
        self._known = self.put_away_view.thoughts
        self._stack.setCurrentIndex(0)
        self.take_focus()

    def _make_top(self, title: str) -> QHBoxLayout:
        """Make the same line as above the glow, so that nothing jumps."""
        self.help_button, self.grow_button = help_link(), grow_link()
        self.help_button.clicked.connect(self.help_asked)
        self.grow_button.clicked.connect(self.grow_asked)
        return row(self._theme, at_top(self.help_button), wide(centred(title, "secondary")), at_top(self.grow_button))

    def _make_sheet(self, prompt: str) -> QWidget:
        theme = self._theme
        # What does not fit scrolls: in large text in a low window the sheet alone takes half of the height.
        self._column = Column(theme, WIDEST_PX - 2 * SIDE, (SIDE, SIDE), gap=10, fills=True)
        self._prompt = prose(theme, prompt, "heading", 130)
        if self.parks:
            hint = tr("Writing", "Schrijf vrij, of maak een lijst. Elke regel is een gedachte.")
        else:
            hint = tr("Writing", "Schrijf zo veel of zo weinig als je wilt. Alleen jij leest het.")
        offer = [self._make_offer()] if self._begun else []
        add(self._column.body, theme, self._prompt, label(hint, "small"), self._unkept, *offer, wide(self.sheet))
        buttons = flow(theme, self.next_button, self.stop_button, gap=8, centred=True)
        return block(theme, wide(self._column), buttons, gap=12)

    def _make_offer(self) -> QWidget:
        """Offer what was begun before."""
        self.take_button = button(tr("Writing", "Neem het erbij"), "link")
        self.take_button.setProperty("active", True)
        self.take_button.clicked.connect(self._take_begun)
        self.drop = Erase(tr("Writing", "Verwijder het"), self._theme)
        self.drop.confirmed.connect(self._drop_begun)
        links = flow(self._theme, self.take_button, self.drop.ask, gap=14)
        self.drop.stand_in_for(links)
        found = label(tr("Writing", "Je begon eerder al iets."), "label")
        self.offer = block(self._theme, found, links, self.drop, gap=2)
        return self.offer

    def _take_begun(self) -> None:
        self._known = [*self._begun, *self.thoughts]
        lines = [thought.text for thought in self._begun]
        own = self.text.strip("\n")
        self.sheet.setPlainText("\n".join([*lines, own] if own else [*lines, ""]))
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
