"""*Geldt iets hiervan voor jou?*: the one question about oneself, folded away below a line that says what follows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from herstel_app.core.page_content import HelpEntry
from herstel_app.engine.engine import Engine
from herstel_app.engine.fit_words import (
    ABOUT,
    FACTS,
    NO_GLASSES,
    NOTHING,
    QUESTION,
    RATHER_NOT,
    TONES,
    TONES_IN_SHORT,
)
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button, label, note
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.focus_scroll import page_around
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.layout import Part, block, column, flow, left
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.tab_after import tab_after
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
LINE_PX, BESIDE = 24, 10
"""Height of the advice there, on one line, and what is between its parts; in px at 100 %."""


class HealthQuestion(QWidget):
    """What may hold, of which several can be chosen, or nothing; the answer counts when it is handed over.

    The button that hands it over says what is handed over.
    """

    answered = Signal()
    help_asked = Signal(str)
    """The id of an entry of *Hulp en veiligheid*."""
    sound_asked = Signal()
    """To where the tones are made softer, or left out."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme, apart: bool = False) -> None:
        """Show the answer of now; `apart`, the foot and the advice stand elsewhere, the advice on one line."""
        super().__init__()
        self._fit, self._help = engine.fit, engine.content.help
        options = [(text, str(fact)) for fact, text in FACTS.items()]
        self.chips = ChipGroup(
            theme,
            QUESTION,
            options,
            several=True,
            apart=True,
            title_shown=False,
            spoken="{title} {chip}",
        )
        self._apart, self._last = apart, ""
        self._links: QWidget | None = None
        self.chips.chosen.connect(self._follow_chips)
        self.help_links = {
            entry.id: self._help_link(entry) for fact in FACTS for entry in self._help.entries_about(fact)
        }
        self.sound_link = button(tr("Health", "Naar Geluid"), "link")
        self.sound_link.clicked.connect(self.sound_asked)
        self.glasses, self.tones = label(NO_GLASSES, "small", wrap=not apart), self._make_tones(theme)
        self.advice = self._make_line(theme) if apart else self._make_advice(theme)
        """What is advised about what is chosen."""
        self.done_button = button(tr("Health", "Klaar"), "primary" if apart else None)
        self.done_button.clicked.connect(self._take)
        self.rather_not = button(RATHER_NOT, "link")
        self.rather_not.clicked.connect(self._decline)
        self.foot = flow(theme, self.done_button, self.rather_not, gap=16)
        """The buttons."""
        about = note(theme, ABOUT)
        # Among other things it stands where the answer is handed over: above the chips there is a line already.
        parts: tuple[Part, ...] = (about, 6, self.chips) if apart else (4, self.chips, self.advice, about, self.foot)
        column(theme, *parts, gap=14, on=self)
        bridge.fit_changed.connect(self.show_answer)
        self.show_answer()

    def _make_tones(self, theme: Theme) -> QWidget:
        if self._apart:
            return label(TONES_IN_SHORT, "small", wrap=False)
        return block(theme, label(TONES, "small"), left(self.sound_link), gap=6)

    def _make_advice(self, theme: Theme) -> QWidget:
        folded = flow(theme, *self.help_links.values(), gap=12)
        self._links = block(theme, left(Fold(tr("Health", "Lees wat bij jou past"), folded)), folded, gap=4)
        return block(theme, self.glasses, self._links, self.tones, gap=14)

    def _make_line(self, theme: Theme) -> QWidget:
        """Keep room for a link with a sentence beside it: nothing moves where they come later."""
        for link in self.help_links.values():
            link.setProperty("small", True)
            link.setText(tr("Health", "Lees bij Hulp wat hierbij past"))
        line = flow(theme, *self.help_links.values(), self.glasses, self.tones, gap=BESIDE)
        line.setMinimumHeight(theme.px(LINE_PX))
        return line

    def show_answer(self) -> None:
        """Show the answer that was given, in place of what is chosen here."""
        answer = self._fit.answer
        self.chips.show_on(answer or ())
        self._follow_chips()

    def _help_link(self, entry: HelpEntry) -> QPushButton:
        link = button(entry.title, "link", tr("Health", "Hulp: {title}").format(title=entry.title))
        link.clicked.connect(partial(self.help_asked.emit, entry.id))
        return link

    def _follow_chips(self, chosen: str = "") -> None:
        """Show the links to advice for what is chosen, and say on the button what it hands over."""
        on = self.chips.on
        if self._apart:  # what was chosen last: there is one line
            self._last = chosen if chosen in on else self._last if self._last in on else "".join(on[-1:])
        about = (self._last,) if self._apart else on
        entries = [entry.id for fact in FACTS if fact in about for entry in self._help.entries_about(fact)]
        if self._apart:  # one link; what else is about it comes after that entry
            del entries[1:]
        for name, link in self.help_links.items():
            link.setVisible(name in entries)
        if self._links is not None:
            self._links.setVisible(bool(entries))
        self.glasses.setVisible("eyes" in about)
        self.tones.setVisible("sound" in about)
        self.advice.setVisible(self._apart or bool(on))
        hands_over = tr("Health", "Klaar") if on else NOTHING
        self.done_button.setText(hands_over)
        self.done_button.setAccessibleName(tr("Health", "{button}: bewaar mijn antwoord").format(button=hands_over))

    def changeEvent(self, event: QEvent) -> None:
        """Keep room on the button for either word, in whichever letters: what stands beside it stays in its place."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._mind_width()

    def showEvent(self, event: QShowEvent) -> None:
        """Keep that room from the first time on."""
        super().showEvent(event)
        self._mind_width()

    def _mind_width(self) -> None:
        press = self.done_button
        press.ensurePolished()
        said, widest = press.fontMetrics().horizontalAdvance, max(press.text(), NOTHING, key=len)
        press.setMinimumWidth(press.sizeHint().width() + said(widest) - said(press.text()))

    def _take(self) -> None:
        self._fit.take(self.chips.on)
        self.answered.emit()

    def _decline(self) -> None:
        self._fit.take(None)
        self.show_answer()
        self.answered.emit()


class HealthFold(QWidget):
    """A line that says what follows from the answer, and a link that folds the question out below it.

    Once it is answered the question folds away.
    """

    left_by_focus = Signal()
    """It is not there any more, and had the keyboard."""
    help_asked = Signal(str)
    """The id of an entry of *Hulp en veiligheid*."""
    sound_asked = Signal()
    """To where the tones are made softer, or left out."""

    def __init__(
        self,
        engine: Engine,
        bridge: Bridge,
        theme: Theme,
        said: Callable[[], str],
        is_wanted: Callable[[], bool],
        title: str,
        role: str = "small",
        aside: QWidget | None = None,
    ) -> None:
        """Say what `said` gives; it is there where it `is_wanted`. A link `aside` stands beside that which folds."""
        super().__init__()
        self._engine, self._bridge, self._theme = engine, bridge, theme
        self._said, self._is_wanted = said, is_wanted
        self.line = said_line(role)
        inside = QWidget()
        self._inside = column(theme, on=inside)
        self.fold = Fold(title, inside)
        self.fold.toggled.connect(lambda is_open: is_open and self.question)
        self.fold.clicked.connect(self._show_question)
        links = left(self.fold) if aside is None else flow(theme, self.fold, aside, gap=18)
        column(theme, self.line, links, inside, gap=8, on=self)
        bridge.settings_changed.connect(self.refresh)
        self.refresh()

    @cached_property
    def question(self) -> HealthQuestion:
        """The question; it is made when it is first folded out, and Tab reaches it after the link that did."""
        question = HealthQuestion(self._engine, self._bridge, self._theme)
        question.answered.connect(self._close)
        question.help_asked.connect(self.help_asked)
        question.sound_asked.connect(self.sound_asked)
        self._inside.addWidget(question)
        question.show()  # with what it is in
        tab_after(self.fold, question)
        return question

    def refresh(self) -> None:
        """Show what is so now."""
        self.line.say(self._said())
        had_focus = self._has_focus()
        wanted = self._is_wanted()
        if self.parent() is not None or not wanted:  # without a parent it would be a window of its own
            self.setVisible(wanted)
        if had_focus and not wanted:
            self.left_by_focus.emit()

    def _show_question(self) -> None:
        """Bring what was folded out by key into sight, where it is on a page that scrolls."""
        page = page_around(self)
        if page is not None and self.fold.isChecked():
            page.after_key(self, lambda: page.show_part(self))

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _close(self) -> None:
        if self._has_focus():
            self.fold.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fold.setChecked(False)
