"""Oefenen: all exercises in their groups, each to be heard, or offered in the practice pane."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import get_args

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from herstel_app.core.content import Exercise, Group
from herstel_app.core.exercise_places import listed
from herstel_app.core.fit import in_way
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.engine import Engine
from herstel_app.engine.exercise_sound import ExerciseSound
from herstel_app.engine.fit_words import SAY_IT, left_out_words
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button, empty, hairline, label
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.exercise_words import group_name
from herstel_app.ui.kit.in_pieces import InPieces
from herstel_app.ui.kit.layout import block, flow, left
from herstel_app.ui.kit.page import Page, head
from herstel_app.ui.kit.reaching import Reaching
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.exercises.card import LEAST_LEFT_PX, ExerciseCard
from herstel_app.ui.pages.exercises.own_links import OwnLinks
from herstel_app.ui.pages.exercises.row_mark import RowMark
from herstel_app.ui.practice.health_question import HealthFold

tr = QCoreApplication.translate
AT_ONCE, CARD_HIGH = 8, 92
"""So many rows fill the page when it opens; about their height, in px at 100 %."""
GROUPS_APART, BELOW_HEADING = 40, 4
"""Above the heading of a group that follows on another, and below each, in px at 100 %."""


class ExercisesPage(Page):
    """The list. What sounds falls silent when the page is left."""

    rhythm_asked = Signal()
    """Someone makes or changes a rhythm."""
    laid_out = Signal()
    """There are other controls than before."""
    help_asked = Signal(str)
    """The id of an entry of *Hulp en veiligheid*."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """List all exercises; those that were made here can be changed and removed."""
        super().__init__(theme, Column(theme, gap=0))
        self.column.least_left = LEAST_LEFT_PX
        self.column.kept_part = self._kept_part
        self._engine, self._bridge = engine, bridge
        self._sound = ExerciseSound(engine.tools)
        self._mark, self._pointed = RowMark(), RowMark("pointed")
        self._pieces: InPieces | None = None
        self._began = ""
        """The exercise whose row was chosen last."""
        self._show_library()
        bridge.library_changed.connect(self._show_library)
        bridge.settings_changed.connect(self._hide_left_out)
        bridge.returned_kept.connect(self._show_kept)
        bridge.sample_changed.connect(self._show_sound)
        bridge.sound_possible_changed.connect(self._show_sound)

    def _show_library(self) -> None:
        focus = QApplication.focusWidget()
        focused = focus is not None and self.isAncestorOf(focus)
        library, self._is_stale = self._engine.content, False
        self._look_up()
        if self._pieces is not None:
            self._pieces.drop()
        self._cards: dict[str, ExerciseCard] = {}
        self.links: dict[str, OwnLinks] = {}
        self._headings: list[tuple[QWidget, tuple[str, ...]]] = []
        for mark in (self._mark, self._pointed):
            mark.follow(None)
        empty(self.body)
        about = label(tr("Exercises", "Kies wat je aanspreekt. Je hoeft niets af te maken."), "secondary")
        self.fits = HealthFold(
            self._engine, self._bridge, self._theme, self._left_out, lambda: bool(self._engine.fit.left_out()), SAY_IT
        )
        self.fits.help_asked.connect(self.help_asked)
        self.fits.left_by_focus.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.kept_link = button(tr("Exercises", "Bekijk wat je liet staan"), "link")
        self.kept_link.clicked.connect(self._engine.show_returned)
        title, fits = label(tr("Exercises", "Oefenen"), "title"), (self.fits, left(self.kept_link))
        self.group_links: dict[Group, QPushButton] = {}
        """To each group that is there."""
        for group in get_args(Group):
            link = self.group_links[group] = button(group_name(group), "link")
            link.setAccessibleName(tr("Exercises", "Naar: {group}").format(group=group_name(group)))
            link.clicked.connect(partial(self._go_to, group))
        to_groups = flow(self._theme, *self.group_links.values(), gap=20)
        self.add(head(self._theme, title, about, to_groups, *fits, gap=0))
        self._show_groups()
        self._show_kept(self._engine.returned.has_kept())
        self.make_link = button(tr("Exercises", "Maak een eigen ritme"), "link")
        self.make_link.clicked.connect(self._make)
        makers: list[Callable[[], None]] = []
        for group in get_args(Group):
            there = [(name, item) for name, item in library.exercises.items() if self._groups[name] == group]
            # What stands here in this way alone comes after what always does.
            members = dict(sorted(there, key=lambda each: each[1].group != group))
            if members:
                makers.append(partial(self._add_heading, group, tuple(members)))
            makers += [partial(self._add_card, name, exercise) for name, exercise in members.items()]
            if group == "breathing":
                makers.append(self._add_make_link)
        at_once, high = 0 if focused else AT_ONCE, self._theme.px(CARD_HIGH)
        self._pieces = pieces = InPieces(makers, at_once, high, self.column)
        pieces.done.connect(self.laid_out)
        if focused:
            pieces.finish()
        pieces.wait_in(self.body)
        self.mark(self._engine.programmes.marked)
        if focused:
            self.make_link.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def cards(self) -> dict[str, ExerciseCard]:
        """All exercises by their id, shown or not."""
        if self._pieces is not None:
            self._pieces.finish()
        return self._cards

    def _add_heading(self, group: Group, members: tuple[str, ...]) -> None:
        around = 0, GROUPS_APART if self._headings else 0, 0, BELOW_HEADING
        heading = block(self._theme, label(group_name(group), "heading"), margins=around)
        self._headings.append((heading, members))
        self.add(heading)
        heading.setHidden(self._hidden.issuperset(members))

    def _show_groups(self) -> None:
        there = {group for name, group in self._groups.items() if name not in self._hidden}
        for group, link in self.group_links.items():
            link.setVisible(group in there)

    def _go_to(self, group: Group) -> None:
        """Show a group from its heading on; who came with the keyboard goes on at its first exercise."""
        cards = [card for name, card in self.cards.items() if self._groups[name] == group and name not in self._hidden]
        heading = next(each for each, members in self._headings if self._groups[members[0]] == group)
        inside, bar = self.column.widget(), self.column.verticalScrollBar()
        by_key = self.group_links[group].hasFocus()
        assert inside is not None

        def show() -> None:
            if by_key:
                cards[0].choose_button.setFocus(Qt.FocusReason.OtherFocusReason)
            bar.setValue(heading.mapTo(inside, QPoint()).y())

        self.column.once_laid_out(heading, show)

    def _firsts(self) -> set[str]:
        """Give the exercises that stand right below the heading of their group."""
        shown = ([name for name in members if name not in self._hidden] for _, members in self._headings)
        return {names[0] for names in shown if names}

    def _add_make_link(self) -> None:
        self.add(hairline(soft=True), 12, left(self.make_link))

    def _show_kept(self, kept: bool) -> None:
        self.kept_link.setVisible(kept)

    def _left_out(self) -> str:
        fit = self._engine.fit
        return left_out_words(len(fit.left_out()), fit.answer is not None)

    def _add_card(self, name: str, exercise: Exercise) -> None:
        if name in self._engine.library.changeable:
            self.links[name] = links = OwnLinks(exercise.title, self._theme)
            links.edit_asked.connect(partial(self._edit, name))
            links.remove_asked.connect(partial(self._engine.rhythms.remove, name))
        ways = self._ways[name]
        shown = in_way(exercise, ways[0]) if ways else exercise
        card = ExerciseCard(shown, self._theme, name in self._engine.content.own, self.links.get(name))
        self._show_card_sound(name, card)
        marked = self._engine.programmes.marked
        card.mark(marked is not None and marked.exercise_id == name)
        card.follow_on(name not in self._firsts())
        if name in self._hidden:
            card.hide()
        card.hear_asked.connect(partial(self._sound.hear, name))
        card.chosen.connect(partial(self._offer, name))
        card.pointed.connect(lambda on: self._point_at(card if on else None))
        self._cards[name] = card
        self.add(Reaching(card, reach_in=card.reach_in))

    def _offer(self, name: str) -> None:
        self._began = name
        self._engine.offer(PracticeRequest(name))

    def _kept_part(self) -> QWidget | None:
        """Give what stays where it is when the width changes: the row that was chosen, or the first."""
        seen = (card for card in self._cards.values() if not card.visibleRegion().isEmpty())
        chosen = self._cards.get(self._began)
        return chosen if chosen is not None and not chosen.visibleRegion().isEmpty() else next(seen, None)

    def _point_at(self, card: ExerciseCard | None) -> None:
        """Show what a click would choose."""
        self._pointed.follow(None if card is None or card.is_marked else card)

    def _show_sound(self) -> None:
        """Show what can be heard, and what sounds now."""
        for name, card in self._cards.items():
            self._show_card_sound(name, card)

    def _show_card_sound(self, name: str, card: ExerciseCard) -> None:
        can = self._engine.audio.can_sample and self._sound.can_be_heard(name)
        card.show_sound(can, name == self._sound.sounding)

    def showEvent(self, event: QShowEvent) -> None:
        """Have each row in the group where it belongs by now."""
        super().showEvent(event)
        if self._is_stale:
            self._show_library()

    def hideEvent(self, event: QHideEvent) -> None:
        """Fall silent."""
        super().hideEvent(event)
        self._sound.stop()

    def _make(self) -> None:
        self._engine.rhythms.begin()
        self.rhythm_asked.emit()

    def _edit(self, name: str) -> None:
        self._engine.rhythms.edit(name)
        self.rhythm_asked.emit()

    def reveal(self, name: str) -> None:
        """Bring an exercise into view."""
        card = self.cards.get(name)
        if card is not None:
            self.column.once_laid_out(card, lambda: self._show_card(card))

    def _show_card(self, card: ExerciseCard) -> None:
        self.column.ensureWidgetVisible(card, 0, self._theme.px(80))

    def _look_up(self) -> None:
        """Find the ways in which each exercise is done, and so what is not shown, and in which group the rest stands.

        Not shown is what does not fit, what only its proef offers, and what is off by itself unless it is switched on.
        """
        exercises, fit = self._engine.content.exercises, self._engine.fit
        known = listed(exercises, self._engine.settings.settings.allowed)
        self._ways = {name: fit.ways(name) for name in exercises}
        self._hidden = {name for name in exercises if name not in known or not self._ways[name]}
        shown = {name: in_way(each, self._ways[name][0]) for name, each in exercises.items() if self._ways[name]}
        self._groups = {name: shown.get(name, each).group for name, each in exercises.items()}

    def _hide_left_out(self) -> None:
        """Hide what is not offered; what is there is shown in the way, and so in the group, that it is offered in."""
        groups = self._groups
        self._look_up()
        if self._groups != groups:  # who answers here keeps the rows as they stand, until they come back
            self._is_stale, self._groups = True, groups
        exercises, hidden = self._engine.content.exercises, self._hidden
        firsts = self._firsts()
        for name, card in self.cards.items():
            card.setVisible(name not in hidden)
            card.follow_on(name not in firsts)
            if name not in hidden:
                card.show_exercise(in_way(exercises[name], self._ways[name][0]))
        for heading, members in self._headings:
            heading.setVisible(not hidden.issuperset(members))
        self._show_groups()
        self._show_sound()

    def focus_began(self) -> bool:
        """Give the keyboard back to the row that was chosen last; False where none was, or it is gone."""
        card = self._cards.get(self._began)
        if card is None or card.isHidden():
            return False
        row = card.choose_button
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.column.once_laid_out(row, lambda: self.column.show_whole(row))  # the page becomes wider now
        return True

    def mark(self, choice: PracticeRequest | None) -> None:
        """Mark the exercise that is chosen, or none."""
        if choice is not None and choice.exercise_id != self._began:
            self._began = ""  # it was begun elsewhere
        for name, card in (self.cards if choice else self._cards).items():
            card.mark(choice is not None and choice.exercise_id == name)
        self._mark.follow(next((card for card in self._cards.values() if card.is_marked), None))
        self._point_at(None)
