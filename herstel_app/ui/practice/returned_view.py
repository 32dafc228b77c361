"""What was put away and is back: each thought with its next step, to be deleted or put away again; the rest stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.core.evening_dates import evening_of
from herstel_app.core.parked_thoughts import beginning_of
from herstel_app.core.ports.system import Clock
from herstel_app.core.records import ReturnedThought
from herstel_app.engine.returned_thoughts import Fate
from herstel_app.ui.kit.basic import button, hairline, label
from herstel_app.ui.kit.confirmation import Erase
from herstel_app.ui.kit.dates import in_words
from herstel_app.ui.kit.layout import Placed, block, column, flow, row, wide
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.tab_after import in_tab_order
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.moment_picker import MomentPicker, moment_words
from herstel_app.ui.practice.pane_form import PaneForm
from herstel_app.ui.practice.put_away_view import foldable

tr = QCoreApplication.translate
WIDTH = 728
"""Of the list, in px at 100 %: all moments stand in one row."""
BELOW_TITLE, ABOVE_LIST, AROUND = 6, 28, 16
"""Before the line below the title, before the thoughts, and above and below each; in px at 100 %."""


class ReturnedRow(QWidget):
    """One thought, with what can be done at its right; once that was done it says so, and asks nothing more."""

    delete_asked = Signal()
    away_asked = Signal(object)
    """The moment until which it is put away again."""

    def __init__(self, item: ReturnedThought, clock: Clock, theme: Theme) -> None:
        """Show `item`."""
        super().__init__()
        self._clock, self._theme = clock, theme
        short = beginning_of(item.text)
        self.text = foldable(item.text, "line")
        self.step = foldable(tr("Returned", "Volgende stap: {step}").format(step=item.next_step), "small")
        self.said = said_line()
        self.erase = Erase(tr("Returned", "verwijder"), theme, short, wraps=False)
        self.erase.confirmed.connect(self.delete_asked)
        self.again_button = button(tr("Returned", "leg opnieuw weg"), "link", f"Leg opnieuw weg: {short}")
        self.again_button.clicked.connect(self._ask_moment)
        for last in (self.erase.ask, self.erase.no):
            last.setProperty("flush", True)
        self._actions = QWidget()
        row(theme, self.again_button, self.erase.ask, gap=16, on=self._actions)
        self.erase.stand_in_for(self._actions)
        words = column(theme, self.text, self.step, self.said, gap=4)
        at_top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        told = row(theme, wide(words), Placed(self._actions, at_top), Placed(self.erase, at_top), gap=24)
        self._column = column(theme, hairline(soft=True), AROUND, told, AROUND, gap=0, on=self)
        # Only now: what has no place yet and is made visible would be a window of its own.
        self.step.setVisible(bool(item.next_step))
        self._fold: QWidget | None = None

    def settle(self, said: str) -> None:
        """Say what became of the thought, and take its words from the screen."""
        if self._fold:
            self._fold.hide()
        self._actions.hide()
        self.erase.hide()
        for words in (self.text, self.step):
            words.clear()
            words.setAccessibleName("")
            words.hide()
        self.said.say(said)

    def _ask_moment(self) -> None:
        """Ask until when, in the place of what can be done."""
        if self._fold is None:
            self._fold = self._make_fold()
        had_focus = self.again_button.hasFocus()
        self._actions.hide()
        self._fold.show()
        if had_focus:
            next(chip for chip in self.picker.chips if chip.isChecked()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_moment(self) -> None:
        had_focus = self.no_button.hasFocus()
        self._actions.show()
        if self._fold:
            self._fold.hide()
        if had_focus:
            self.again_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_fold(self) -> QWidget:
        theme, self.picker = self._theme, MomentPicker(self._clock, self._theme)
        self.away_button = button(tr("Returned", "Leg weg"))
        self.away_button.clicked.connect(lambda: self.away_asked.emit(self.picker.moment))
        self.no_button = button(tr("Returned", "Toch niet"), "link")
        self.no_button.clicked.connect(self._leave_moment)
        buttons = flow(theme, self.away_button, self.no_button, gap=16)
        fold = block(theme, self.picker, buttons, gap=12, margins=(0, 0, 0, AROUND + 2))
        self._column.addWidget(fold)
        asked = (*self.picker.chips, self.picker.day, self.picker.time, self.away_button, self.no_button)
        in_tab_order(self.erase.no, *asked)
        return fold


class ReturnedView(PaneForm):
    """The list, in the middle of the window; closing it lets everything stay."""

    delete_asked = Signal(str)
    """The id of a thought, here and below."""
    away_asked = Signal(str, object)
    """And the moment until which it is put away again."""

    def __init__(self, items: Sequence[ReturnedThought], clock: Clock, theme: Theme) -> None:
        """Show `items`: first what has just come back, then what was let stay before."""
        fresh, kept = [item for item in items if not item.kept], [item for item in items if item.kept]
        title = tr("Returned", "Dit legde je weg tot nu") if fresh else tr("Returned", "Dit liet je staan")
        super().__init__(theme, "", title, tr("Returned", "Klaar"), "title", width=WIDTH, gap=0)
        self.rows: dict[str, ReturnedRow] = {}
        self._clock = clock
        self.done_button = self.act_button
        evenings = {evening_of(item.written_at) for item in items}
        self._is_one_evening = len(evenings) == 1
        told = tr("Returned", "Kijk maar wat er nog speelt. Je hoeft er niets mee.")
        if self._is_one_evening:
            day = in_words(evenings.pop(), "dddd d MMMM")
            told = tr("Returned", "Weggelegd op {day}. Je hoeft er niets mee.").format(day=day)
        self.add(BELOW_TITLE, label(told, "secondary"), ABOVE_LIST)
        self._add_rows(fresh)
        if fresh and kept:
            self.add(20, label(tr("Returned", "Dit liet je eerder staan"), "label"), 12)
        self._add_rows(kept)

    def _add_rows(self, items: Sequence[ReturnedThought]) -> None:
        evening = None
        for item in items:
            if evening_of(item.written_at) != evening and not self._is_one_evening:
                self.add(*([8] if evening is not None else []))
                evening = evening_of(item.written_at)
                day = in_words(evening, "dddd d MMMM")
                self.add(label(tr("Returned", "weggelegd op {day}").format(day=day), "kicker"), 10)
            self.rows[item.id] = made = ReturnedRow(item, self._clock, self._theme)
            made.delete_asked.connect(partial(self.delete_asked.emit, item.id))
            made.away_asked.connect(partial(self.away_asked.emit, item.id))
            self.add(made)

    def take_focus(self) -> None:
        """Go to the first thing that can be done."""
        first = next(iter(self.rows.values()), None)
        (first.again_button if first else self.done_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self, thought_id: str, fate: Fate, moment: datetime | None) -> None:
        """Say what became of a thought; `moment` is until when it was put away again."""
        match fate:
            case "deleted":
                said = tr("Returned", "Dit is verwijderd.")
            case "put away":
                assert moment is not None
                said = tr("Returned", "Weggelegd tot {moment}.").format(moment=moment_words(moment))
        settled = self.rows[thought_id]
        had_focus = any(each.hasFocus() for each in settled.findChildren(QWidget))
        settled.settle(said)
        if had_focus:
            names = list(self.rows)
            later = (self.rows[name] for name in names[names.index(thought_id) + 1 :])
            following = next((each for each in later if not each.said.isVisible()), None)
            (following.again_button if following else self.done_button).setFocus(Qt.FocusReason.OtherFocusReason)
