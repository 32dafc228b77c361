"""What was put away and is back: each thought with its next step, to be deleted, put away again or left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from herstel_app.core.evening_dates import evening_of
from herstel_app.core.ports.system import Clock
from herstel_app.core.records import ReturnedThought
from herstel_app.engine.returned_thoughts import Fate
from herstel_app.ui.kit.basic import Column, button, label
from herstel_app.ui.kit.confirmation import Erase
from herstel_app.ui.kit.dates import in_words
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.moment_picker import MomentPicker, moment_words
from herstel_app.ui.practice.put_away_view import foldable, shortened

tr = QCoreApplication.translate


class ReturnedCard(QFrame):
    """One thought. After something has been done with it the card says so, and asks nothing more."""

    delete_asked = Signal(str)
    away_asked = Signal(str, object)
    """The id and the moment until which it is put away again."""
    keep_asked = Signal(str)

    def __init__(self, item: ReturnedThought, clock: Clock, theme: Theme) -> None:
        """Show `item`."""
        super().__init__()
        self.setProperty("role", "card")
        self._item, self._clock, self._theme = item, clock, theme
        short = shortened(item.text)
        self.text = foldable(item.text, "line")
        self.step = foldable(tr("Returned", "Volgende stap: {step}").format(step=item.next_step), "secondary")
        self.said = label("", "small")
        self.said.hide()
        self.erase = Erase(tr("Returned", "Verwijder"), theme, short)
        self.erase.confirmed.connect(lambda: self.delete_asked.emit(item.id))
        again, stay = tr("Returned", "Leg opnieuw weg"), tr("Returned", "Laat staan")
        self.again_button = button(again, "link", f"{again}: {short}")
        self.again_button.setCheckable(True)
        self.again_button.toggled.connect(self._unfold)
        self.keep_button = button(stay, "link", f"{stay}: {short}")
        self.keep_button.clicked.connect(lambda: self.keep_asked.emit(item.id))
        self._actions = QWidget()
        self.erase.stand_in_for(self._actions)
        row = FlowLayout(theme.space(16))
        self._actions.setLayout(row)
        for each in (self.erase.ask, self.again_button, self.keep_button):
            row.addWidget(each)
        self._body = QVBoxLayout(self)
        side, top = theme.space(20), theme.space(14)
        self._body.setContentsMargins(side, top, side, top)
        self._body.setSpacing(theme.space(6))
        for widget in (self.text, self.step, self._actions, self.erase, self.said):
            self._body.addWidget(widget)
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
        self.said.setText(said)
        self.said.show()

    def _unfold(self, open_: bool) -> None:
        if self._fold is None:
            self._fold = QWidget()
            column = QVBoxLayout(self._fold)
            column.setContentsMargins(0, self._theme.space(6), 0, 0)
            column.setSpacing(self._theme.space(10))
            self.picker = MomentPicker(self._clock, self._theme)
            self.away_button = button(tr("Returned", "Leg weg"))
            self.away_button.clicked.connect(lambda: self.away_asked.emit(self._item.id, self.picker.moment))
            column.addWidget(self.picker)
            column.addWidget(self.away_button, alignment=Qt.AlignmentFlag.AlignLeft)
            self._body.addWidget(self._fold)
            before: QWidget = self.keep_button
            for each in (*self.picker.chips, self.picker.day, self.picker.time, self.away_button):
                QWidget.setTabOrder(before, each)
                before = each
        self._fold.setVisible(open_)


class ReturnedView(QWidget):
    """The list; closing it lets everything stay."""

    delete_asked = Signal(str)
    away_asked = Signal(str, object)
    keep_asked = Signal(str)
    done = Signal()

    def __init__(self, items: Sequence[ReturnedThought], clock: Clock, theme: Theme) -> None:
        """Show `items`: first what has just come back, then what was let stay before."""
        super().__init__()
        self.cards: dict[str, ReturnedCard] = {}
        self._clock, self._theme = clock, theme
        fresh, kept = [item for item in items if not item.kept], [item for item in items if item.kept]
        column = Column(theme, width=520, margins=(32, 40), gap=10)
        body = column.body
        title = tr("Returned", "Dit lag klaar voor nu") if fresh else tr("Returned", "Dit liet je staan")
        body.addWidget(label(title, "heading"))
        body.addWidget(label(tr("Returned", "Kijk maar wat er nog speelt. Je hoeft er niets mee."), "small"))
        self._add(body, fresh)
        if fresh and kept:
            body.addSpacing(theme.space(10))
            body.addWidget(label(tr("Returned", "Dit liet je eerder staan"), "label"))
        self._add(body, kept)
        self.done_button = button(tr("Returned", "Klaar"), "primary")
        self.done_button.clicked.connect(self.done)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, theme.space(14), 0, theme.space(28))
        foot.addWidget(self.done_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(column, 1)
        outer.addLayout(foot)

    def _add(self, body: QVBoxLayout, items: Sequence[ReturnedThought]) -> None:
        evening = None
        for item in items:
            if evening_of(item.written_at) != evening:
                evening = evening_of(item.written_at)
                day = in_words(evening, "dddd d MMMM")
                body.addSpacing(self._theme.space(4))
                body.addWidget(label(tr("Returned", "weggelegd op {day}").format(day=day), "kicker"))
            card = ReturnedCard(item, self._clock, self._theme)
            card.delete_asked.connect(self.delete_asked)
            card.away_asked.connect(self.away_asked)
            card.keep_asked.connect(self.keep_asked)
            self.cards[item.id] = card
            body.addWidget(card)

    def take_focus(self) -> None:
        """Go to the first thing that can be done."""
        first = next(iter(self.cards.values()), None)
        (first.erase.ask if first else self.done_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self, thought_id: str, fate: Fate, moment: datetime | None) -> None:
        """Say what became of a thought; `moment` is until when it was put away again."""
        match fate:
            case "deleted":
                said = tr("Returned", "Dit is weg.")
            case "put away":
                assert moment is not None
                said = tr("Returned", "Weggelegd tot {moment}.").format(moment=moment_words(moment))
            case "kept":
                said = tr("Returned", "Blijft staan.")
        self._settle(thought_id, said, gone=fate != "kept")

    def _settle(self, thought_id: str, said: str, gone: bool) -> None:
        names = list(self.cards)
        card = self.cards[thought_id]
        had_focus = any(each.hasFocus() for each in card.findChildren(QWidget))
        card.settle(said, gone)
        if had_focus:
            later = [name for name in names[names.index(thought_id) + 1 :] if not self.cards[name].said.isVisible()]
            target = self.cards[later[0]].erase.ask if later else self.done_button
            target.setFocus(Qt.FocusReason.OtherFocusReason)
