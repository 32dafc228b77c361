"""Oefeningen: all exercises in their groups; the practice pane shows the one that is chosen."""

from __future__ import annotations

from functools import partial
from typing import get_args

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel

from herstel_app.core.content import Exercise, Group
from herstel_app.core.exercise_places import listed
from herstel_app.core.fit import in_way
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.engine import Engine
from herstel_app.engine.fit_words import left_out_words
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import Column, button, empty, label, round_pen
from herstel_app.ui.kit.card import CardButton
from herstel_app.ui.kit.exercise_words import group_name
from herstel_app.ui.kit.layout import column, left
from herstel_app.ui.kit.page import Page
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.exercises.own_links import OwnLinks
from herstel_app.ui.practice.health_question import HealthFold

tr = QCoreApplication.translate
RING_RADIUS = 13


class ExerciseCard(CardButton):
    """One exercise in the list: what it is called, what it is, how long."""

    def __init__(self, exercise: Exercise, theme: Theme, own: bool = False) -> None:
        """Show `exercise`; one that is the user's `own` says so."""
        super().__init__(theme, "", "", "")
        self._theme, self._own = theme, own
        self.setCheckable(True)
        self.show_exercise(exercise)

    def show_exercise(self, exercise: Exercise) -> None:
        """Show an exercise as it stands."""
        lengths = ", ".join(f"{length:g}" for length in exercise.minutes)
        unit = tr("Exercises", "minuut") if exercise.minutes == (1,) else tr("Exercises", "minuten")
        whose = tr("Exercises", " · van jezelf") if self._own else ""
        self.say(exercise.title, exercise.summary, f"{lengths} {unit}{whose}")
        self.setAccessibleName(f"{exercise.title}. {exercise.summary}{whose}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a second ring where a card that is chosen has the focus: its edge has about that colour already."""
        super().paintEvent(event)
        if self.isChecked() and self.hasFocus():
            with painting(self) as painter:
                painter.setPen(round_pen(self._theme.color("text"), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), RING_RADIUS, RING_RADIUS)


class ExercisesPage(Page):
    """The list; its cards are in no group: of a group Qt lets Tab reach only the one that is on."""

    rhythm_asked = Signal()
    """Someone makes or changes a rhythm."""
    help_asked = Signal(str)
    """The id of an entry of *Hulp en veiligheid*."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """List all exercises; those that were made here can be changed and removed."""
        super().__init__(theme, Column(theme, width=640))
        self._engine, self._bridge = engine, bridge
        self._show_library()
        bridge.library_changed.connect(self._show_library)
        bridge.settings_changed.connect(self._hide_left_out)

    def _show_library(self) -> None:
        focus = QApplication.focusWidget()
        focused = focus is not None and self.isAncestorOf(focus)
        library, changeable = self._engine.content, self._engine.library.changeable
        self.cards: dict[str, ExerciseCard] = {}
        self.links: dict[str, OwnLinks] = {}
        self._kickers: list[tuple[QLabel, tuple[str, ...]]] = []
        empty(self.body)
        about = label(tr("Exercises", "Kies wat je aanspreekt. Je hoeft niets af te maken."), "secondary")
        self.fits = HealthFold(
            self._engine, self._bridge, self._theme, self._left_out, lambda: bool(self._engine.fit.left_out())
        )
        self.fits.help_asked.connect(self.help_asked)
        self.fits.left_by_focus.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.add(label(tr("Exercises", "Oefeningen"), "title"), about, 4, self.fits)
        for group in get_args(Group):
            members = {name: item for name, item in library.exercises.items() if item.group == group}
            if members:
                kicker = label(group_name(group), "kicker")
                self._kickers.append((kicker, tuple(members)))
                self.add(14, kicker)
            for name, exercise in members.items():
                self._add_card(name, exercise, name in changeable)
            if group == "breathing":
                self.make_link = button(tr("Exercises", "+  Maak een eigen ritme"), "link")
                self.make_link.setAccessibleName(tr("Exercises", "Maak een eigen ritme"))
                self.make_link.clicked.connect(self._make)
                self.add(left(self.make_link))
        self._hide_left_out()
        self.mark(self._engine.programmes.marked)
        if focused:
            self.make_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _left_out(self) -> str:
        fit = self._engine.fit
        return left_out_words(len(fit.left_out()), fit.answer is not None)

    def _add_card(self, name: str, exercise: Exercise, changeable: bool) -> None:
        card = ExerciseCard(exercise, self._theme, own=name in self._engine.content.own)
        card.clicked.connect(partial(self._choose, name))
        self.cards[name] = card
        if not changeable:
            self.add(card)
        else:
            links = self.links[name] = OwnLinks(exercise.title, self._theme)
            links.edit_asked.connect(partial(self._edit, name))
            links.remove_asked.connect(partial(self._engine.rhythms.remove, name))
            self.add(column(self._theme, card, links, gap=4))

    def _choose(self, name: str) -> None:
        """Mark the card, also when it was on already: a click would switch it off."""
        choice = PracticeRequest(name)
        self.mark(choice)
        self._engine.offer(choice)

    def _make(self) -> None:
        self._engine.rhythms.begin()
        self.rhythm_asked.emit()

    def _edit(self, name: str) -> None:
        self._engine.rhythms.edit(name)
        self.rhythm_asked.emit()

    def reveal(self, name: str) -> None:
        """Bring an exercise into view."""
        QTimer.singleShot(0, self, lambda: self._show_card(name))  # once the layout knows where it is

    def _show_card(self, name: str) -> None:
        if name in self.cards:
            self.column.ensureWidgetVisible(self.cards[name], 0, self._theme.px(80))

    def _hide_left_out(self) -> None:
        """Hide what does not fit, what only its proef offers, and what is off by itself, except what is switched on.

        What is there is shown in the way that it is offered in.
        """
        exercises, fit = self._engine.content.exercises, self._engine.fit
        known = listed(exercises, self._engine.settings.settings.allowed)
        hidden = {name for name, item in exercises.items() if name not in known or not fit.ways(item)}
        for name, card in self.cards.items():
            card.setVisible(name not in hidden)
            if name not in hidden:
                card.show_exercise(in_way(exercises[name], fit.ways(exercises[name])[0]))
        for kicker, members in self._kickers:
            kicker.setVisible(not hidden.issuperset(members))

    def mark(self, choice: PracticeRequest | None) -> None:
        """Mark the exercise that is chosen, or none."""
        for name, card in self.cards.items():
            card.setChecked(choice is not None and choice.exercise_id == name)
