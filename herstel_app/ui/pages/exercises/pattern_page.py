"""Een eigen ritme: set four lengths, see and hear the breath they make, and keep it as an exercise."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QWidget

from herstel_app.core.content import BreathPhase, Exercise
from herstel_app.core.own_exercise import LONGEST_TITLE, own_exercise, pattern_of, to_hear
from herstel_app.core.own_pattern import (
    FIRST_MINUTES,
    OwnPattern,
    name_of,
    rate_words,
    refusals,
    seconds_words,
)
from herstel_app.core.ports.system import Clock
from herstel_app.engine.audio.director import AudioDirector
from herstel_app.engine.audio.samples import breaths_sample
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import PAGE_SIDE, PAGE_WIDTH, Aligned, Column, button, label
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.layout import STRETCH, at_top, column, row, wide
from herstel_app.ui.kit.page import Page
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.exercises.breath_line import BreathLine
from herstel_app.ui.pages.exercises.length_chips import LengthChips
from herstel_app.ui.pages.exercises.phase_field import PhaseField, PhaseRow, phase_title, short_title

tr = QCoreApplication.translate
FRAME_MS = 33
SMALL_SIZE = 14
LARGE = 1.2
"""From this text size on a reason takes two lines."""
FIELDS: tuple[tuple[BreathPhase, float, float], ...] = (
    ("inhale", 1.0, 12.0),
    ("hold", 0.0, 12.0),
    ("exhale", 1.0, 16.0),
    ("hold_out", 0.0, 8.0),
)
"""The phases with the shortest and longest that can be set: a little more than may be, so that the reason is seen."""


@dataclass(frozen=True)
class Draft:
    """What someone has made so far; `exercise_id` is the exercise that it changes, None is a new one."""

    pattern: OwnPattern = OwnPattern()  # noqa: RUF009 - it is frozen
    title: str = ""
    minutes: frozenset[float] = frozenset(FIRST_MINUTES)
    exercise_id: str | None = None


class PatternPage(Page):
    """The maker. What is made stays on the page until it is kept or left."""

    changed = Signal()
    """There is another draft."""
    kept = Signal(object, object)
    """Exercise, and the id of the one that it changes or None."""
    left = Signal()

    def __init__(
        self, audio: AudioDirector, bridge: Bridge, clock: Clock, theme: Theme, draft: Draft | None = None
    ) -> None:
        """Make the page with a rhythm to begin from."""
        super().__init__(theme, Column(theme, margins=(PAGE_SIDE, 36)))
        self._audio, self._clock = audio, clock
        self._exercise_id: str | None = None
        self._began_s = 0.0
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self.show_moment)
        words = {phase: (phase_title(phase).lower(), short_title(phase)) for phase, _, _ in FIELDS}
        self.line = BreathLine(theme, words)
        self.fields = {phase: PhaseField(theme, phase_title(phase), low, high) for phase, low, high in FIELDS}
        self.lengths = LengthChips(theme)
        self.lengths.changed.connect(self.changed)
        self._fill()
        self.outer.addWidget(self._foot())
        for field in self.fields.values():
            field.changed.connect(self._change)
        bridge.sample_changed.connect(self._show_sounding)
        bridge.sound_possible_changed.connect(self.refresh)
        self.show_draft(draft or Draft())

    def _fill(self) -> None:
        self._title = label("", "title")
        about = tr("Pattern", "Kies hoe lang je in- en uitademt. Luister, en bewaar wat prettig is.")
        self.caution = label(
            tr(
                "Pattern",
                "Vasthouden past niet bij iedereen. Ben je zwanger, word je snel bang, of heb je iets aan longen of "
                "hart? Laat het op 0. Wat je bewaart, heeft ook een manier zonder vasthouden.",
            ),
            "small",
        )
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_TITLE)
        self.name.setAccessibleName(tr("Pattern", "Naam van je ritme"))
        self.name.setMaximumWidth(self._theme.px(380))
        self.name.returnPressed.connect(self.keep)
        self.name.textChanged.connect(lambda _: self.changed.emit())
        phases = PhaseRow(list(self.fields.values()), self._theme)
        self.add(self._title, label(about, "secondary"), 8, self._card(), 8, phases, self.caution)
        self.add(12, self.lengths, 12, label(tr("Pattern", "Hoe heet het?"), "label"), self.name)

    def _card(self) -> Card:
        """Make the drawn breath, what it amounts to, and the button to hear it."""
        theme, card = self._theme, Card(self._theme, top=18, gap=10)
        self.rate, self.note = label("", "heading"), label("", "small")
        line = QFontMetrics(theme.font(SMALL_SIZE)).lineSpacing()
        self.note.setMinimumHeight(line if theme.scale < LARGE else 2 * line)  # a reason moves nothing
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hear_button = button(tr("Pattern", "Hoor"))
        self.hear_button.setMinimumWidth(self.hear_button.sizeHint().width())
        self.hear_button.clicked.connect(self._hear)
        words = column(theme, self.rate, self.note, gap=2)
        card.add(self.line, row(theme, wide(words), at_top(self.hear_button), gap=20))
        return card

    def _foot(self) -> QWidget:
        """Make what is always in view: the buttons, and above them why it could not be kept."""
        foot = Aligned(self._theme, PAGE_WIDTH, PAGE_SIDE)
        self.fault = said_line("label")
        self.keep_button = button(tr("Pattern", "Bewaar"), "primary")
        self.keep_button.clicked.connect(self.keep)
        self.leave_button = button(tr("Pattern", "Laat maar"), "link")
        self.leave_button.clicked.connect(self._leave)
        buttons = row(self._theme, self.keep_button, self.leave_button, STRETCH, gap=20)
        column(self._theme, self.fault, buttons, gap=10, margins=(0, 12, 0, 24), on=foot)
        return foot

    @property
    def pattern(self) -> OwnPattern:
        """The rhythm as it is set now."""
        return OwnPattern(*(self.fields[phase].seconds for phase, _, _ in FIELDS))

    @property
    def draft(self) -> Draft:
        """What has been made so far."""
        return Draft(self.pattern, self.name.text(), self.lengths.wanted, self._exercise_id)

    def begin(self) -> None:
        """Make a new rhythm, or go on with one that was begun."""
        if self._exercise_id is not None:
            self.show_draft(Draft())

    def edit(self, exercise_id: str, exercise: Exercise) -> None:
        """Change a rhythm that was kept."""
        pattern = pattern_of(exercise)
        if pattern is not None:
            self.show_draft(Draft(pattern, exercise.title, frozenset(exercise.minutes), exercise_id))

    def show_draft(self, draft: Draft) -> None:
        """Show what was made so far."""
        self._exercise_id = draft.exercise_id
        self.lengths.choose(draft.minutes)
        lengths = (draft.pattern.inhale_s, draft.pattern.hold_s, draft.pattern.exhale_s, draft.pattern.hold_out_s)
        for (phase, _, _), seconds in zip(FIELDS, lengths, strict=True):
            self.fields[phase].show_seconds(seconds)
        self.name.setText(draft.title)
        new = draft.exercise_id is None
        self._title.setText(tr("Pattern", "Een eigen ritme") if new else tr("Pattern", "Je ritme aanpassen"))
        self.tell("")
        self._change()

    def tell(self, text: str) -> None:
        """Say, above the buttons, why it could not be kept; an empty text takes that back."""
        self.fault.say(text)

    def _change(self) -> None:
        """Show what the lengths make together."""
        self._audio.stop_breaths()
        pattern, refused = self.pattern, refusals(self.pattern)
        self.line.show_pattern(pattern, bool(refused))
        self.rate.setText(rate_words(pattern)[:1].upper() + rate_words(pattern)[1:])
        for phase, field in self.fields.items():
            field.box.setAccessibleDescription(next((r.reason for r in refused if r.phase in (phase, None)), ""))
        self.caution.setVisible(pattern.has_hold)
        self.name.setPlaceholderText(name_of(pattern))
        self.keep_button.setEnabled(not refused)
        self.keep_button.setAccessibleDescription(refused[0].reason if refused else "")
        self.lengths.show_pattern(pattern)
        self.refresh()
        self.changed.emit()

    def refresh(self) -> None:
        """Show what stands in the way, and whether it can be heard now."""
        refused = refusals(self.pattern)
        sounding, possible = self._audio.is_breathing, self._audio.can_sample
        told = tr("Pattern", "Eén adem duurt {seconds} seconden.").format(seconds=seconds_words(self.pattern.cycle_s))
        if refused:
            told = refused[0].reason
        elif not possible:
            told += " " + tr("Pattern", "Luisteren kan als er geen oefening loopt, en met het geluid aan.")
        self.note.setText(told)
        self.line.setAccessibleName(f"{self.rate.text()}. {told}")
        self.hear_button.setText(tr("Pattern", "Stil") if sounding else tr("Pattern", "Hoor"))
        self.hear_button.setAccessibleName(
            tr("Pattern", "Stop met luisteren") if sounding else tr("Pattern", "Hoor drie ademhalingen")
        )
        self.hear_button.setEnabled(sounding or (possible and not refused))

    def _hear(self) -> None:
        if self._audio.is_breathing:
            self._audio.stop_breaths()
        else:
            self._audio.hear(breaths_sample(to_hear(self.pattern)))

    def _show_sounding(self) -> None:
        """Follow what is heard: the dot moves while it is this rhythm."""
        if self._audio.is_breathing and not self._frames.isActive():
            self._began_s = self._clock.monotonic_s()
            self._frames.start()
        elif not self._audio.is_breathing:
            self._frames.stop()
            self.line.show_moment(None)
        self.refresh()

    def show_moment(self) -> None:
        """Show where in the breath one is now; the timer calls this while it is heard."""
        self.line.show_moment(self._clock.monotonic_s() - self._began_s)

    def keep(self) -> None:
        """Hand on what was made, where it may be."""
        if refusals(self.pattern):
            return
        self._audio.stop_breaths()
        self.tell("")
        self.kept.emit(own_exercise(self.pattern, self.name.text(), self.lengths.minutes), self._exercise_id)

    def _leave(self) -> None:
        self._audio.stop_breaths()
        self.show_draft(Draft())
        self.left.emit()
