"""What was put away and is back: each thought with its next step, to be deleted, put away again or left."""

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
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.confirmation import Erase
from herstel_app.ui.kit.dates import in_words
from herstel_app.ui.kit.fold import Unfolding
from herstel_app.ui.kit.layout import block, flow, left
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.tab_after import in_tab_order
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.moment_picker import MomentPicker, moment_words
from herstel_app.ui.practice.pane_form import PaneForm
from herstel_app.ui.practice.put_away_view import foldable

tr = QCoreApplication.translate
WIDTH = 728
"""Of the list, in px at 100 %: all moments stand in one row of a card."""
GAP = 8
"""Between the cards, in px at 100 %."""


class ReturnedCard(Card):
    """One thought. After something has been done with it the card says so, and asks nothing more."""

    delete_asked = Signal()
    away_asked = Signal(object)
    """The moment until which it is put away again."""
    keep_asked = Signal()

    def __init__(self, item: ReturnedThought, clock: Clock, theme: Theme) -> None:
        """Show `item`."""
        super().__init__(theme, side=16, top=12, gap=4)
        self._clock = clock
        short = beginning_of(item.text)
        self.text = foldable(item.text, "line")
        self.step = foldable(tr("Returned", "Volgende stap: {step}").format(step=item.next_step), "secondary")
        self.said = said_line()
        self.erase = Erase(tr("Returned", "Verwijder"), theme, short)
        self.erase.confirmed.connect(self.delete_asked)
        again, stay = tr("Returned", "Leg opnieuw weg"), tr("Returned", "Laat staan")
        self.again_button = Unfolding(again, f"{again}: {short}")
        self.again_button.toggled.connect(self._unfold)
        self.keep_button = button(stay, "link", f"{stay}: {short}")
        self.keep_button.clicked.connect(self.keep_asked)
        self._actions = flow(theme, self.erase.ask, self.again_button, self.keep_button, gap=16)
        self.erase.stand_in_for(self._actions)
        self.add(self.text, self.step, self._actions, self.erase, self.said)
        # Only now: what has no place yet and is made visible would be a window of its own.
        self.step.setVisible(bool(item.next_step))
        self.keep_button.setVisible(not item.kept)
        self._fold: QWidget | None = None

    def settle(self, said: str, gone: bool) -> None:
        """Say what became of the thought; `gone` takes its words from the screen."""
        if self._fold:
            self._fold.hide()
        self._actions.hide()
        self.erase.hide()
        if gone:
            for words in (self.text, self.step):
                words.clear()
                words.setAccessibleName("")
                words.hide()
        self.said.say(said)

    def _unfold(self, open_: bool) -> None:
        if self._fold is None:
            self.picker = MomentPicker(self._clock, self._theme)
            self.away_button = button(tr("Returned", "Leg weg"))
            self.away_button.clicked.connect(lambda: self.away_asked.emit(self.picker.moment))
            self._fold = block(self._theme, self.picker, left(self.away_button), gap=10, margins=(0, 6, 0, 0))
            self.add(self._fold)
            before: QWidget = self.keep_button
            for each in (*self.picker.chips, self.picker.day, self.picker.time, self.away_button):
                in_tab_order(before, each)
                before = each
        self._fold.setVisible(open_)


class ReturnedView(PaneForm):
    """The list, in the middle of the window; closing it lets everything stay."""

    delete_asked = Signal(str)
    """The id of a thought, here and below."""
    away_asked = Signal(str, object)
    """And the moment until which it is put away again."""
    keep_asked = Signal(str)

    def __init__(self, items: Sequence[ReturnedThought], clock: Clock, theme: Theme) -> None:
        """Show `items`: first what has just come back, then what was let stay before."""
        fresh, kept = [item for item in items if not item.kept], [item for item in items if item.kept]
        title = tr("Returned", "Dit legde je weg tot nu") if fresh else tr("Returned", "Dit liet je staan")
        super().__init__(theme, "", title, tr("Returned", "Klaar"), width=WIDTH, gap=GAP)
        self.cards: dict[str, ReturnedCard] = {}
        self._clock = clock
        self.done_button = self.act_button
        self.add(label(tr("Returned", "Kijk maar wat er nog speelt. Je hoeft er niets mee."), "small"))
        self._add_cards(fresh)
        if fresh and kept:
            self.add(10, label(tr("Returned", "Dit liet je eerder staan"), "label"))
        self._add_cards(kept)

    def _add_cards(self, items: Sequence[ReturnedThought]) -> None:
        evening = None
        for item in items:
            if evening_of(item.written_at) != evening:
                evening = evening_of(item.written_at)
                day = in_words(evening, "dddd d MMMM")
                self.add(4, label(tr("Returned", "weggelegd op {day}").format(day=day), "kicker"))
            self.cards[item.id] = card = ReturnedCard(item, self._clock, self._theme)
            card.delete_asked.connect(partial(self.delete_asked.emit, item.id))
            card.away_asked.connect(partial(self.away_asked.emit, item.id))
            card.keep_asked.connect(partial(self.keep_asked.emit, item.id))
            self.add(card)

    def take_focus(self) -> None:
        """Go to the first thing that can be done."""
        first = next(iter(self.cards.values()), None)
        (first.erase.ask if first else self.done_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self, thought_id: str, fate: Fate, moment: datetime | None) -> None:
        """Say what became of a thought; `moment` is until when it was put away again."""
        match fate:
            case "deleted":
                said = tr("Returned", "Dit is verwijderd.")
            case "put away":
                assert moment is not None
                said = tr("Returned", "Weggelegd tot {moment}.").format(moment=moment_words(moment))
            case "kept":
                said = tr("Returned", "Blijft staan.")
        card = self.cards[thought_id]
        had_focus = any(each.hasFocus() for each in card.findChildren(QWidget))
        card.settle(said, gone=fate != "kept")
        if had_focus:
            names = list(self.cards)
            later = (self.cards[name] for name in names[names.index(thought_id) + 1 :])
            following = next((each for each in later if not each.said.isVisible()), None)
            (following.erase.ask if following else self.done_button).setFocus(Qt.FocusReason.OtherFocusReason)
