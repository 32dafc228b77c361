"""Een eigen ritme: set four lengths, see and hear the breath they make, and keep it as an exercise."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics

from herstel_app.core.own_exercise import LONGEST_TITLE
from herstel_app.core.own_pattern import OwnPattern, name_of, rate_words, refusals, seconds_words
from herstel_app.core.rhythm_draft import SETTABLE
from herstel_app.engine.engine import Engine
from herstel_app.engine.fit_words import consult_first
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.caret import LineField
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.layout import STRETCH, at_top, column, row, wide
from herstel_app.ui.kit.page import USUAL_GAP, Page, head
from herstel_app.ui.kit.page_foot import FootPlace, PageFoot
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
LARGE_GAP, LEAST_BELOW = 28, 4
"""Counted as the gap below the head, and below what is kept free in the card, where text is large; px at 100 %."""
FOOT, FOOT_LARGE = (12, 24), (4, 12)
"""Above and below the buttons, in px at 100 %: as it is, and where text is large."""
END = 28
"""Between the last field and the buttons where all of it is in view, in px at 100 %."""


class PatternPage(Page):
    """The maker. What is made stays on the page until it is kept or left."""

    kept = Signal(str)
    """The id of the exercise that was made, or changed."""
    left = Signal()

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Make the page, with what was made so far."""
        super().__init__(theme, Column(theme, fills=True))
        self._rhythms, self._audio, self._clock, self._fit = engine.rhythms, engine.audio, engine.clock, engine.fit
        self._began_s = 0.0
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self.show_moment)
        self.line = BreathLine(theme, {phase: (phase_title(phase).lower(), short_title(phase)) for phase in SETTABLE})
        self.fields = {phase: PhaseField(theme, phase_title(phase), *ends) for phase, ends in SETTABLE.items()}
        self.lengths = LengthChips(theme)
        self._fill()
        FootPlace(self, self.column, self.outer, theme).show(self._foot())
        self._show_draft()
        for field in self.fields.values():
            field.changed.connect(self._set_pattern)
        self.lengths.group.chosen.connect(self._rhythms.toggle_length)
        self.name.textChanged.connect(self._rhythms.set_title)
        bridge.rhythm_changed.connect(self._show_draft)
        bridge.fit_changed.connect(self._show_draft)
        bridge.sample_changed.connect(self._show_sounding)
        bridge.sound_possible_changed.connect(self.refresh)

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
        self.consult = said_line()
        self.name = LineField()
        self.name.setMaxLength(LONGEST_TITLE)
        self.name.setAccessibleName(tr("Pattern", "Naam van je ritme"))
        self.name.setMaximumWidth(self._theme.px(380))
        self.name.returnPressed.connect(self.keep)
        is_large = self._theme.is_large  # what is set has to be in sight below the drawn breath
        phases = PhaseRow(list(self.fields.values()), self._theme)
        self.add(
            head(self._theme, self._title, label(about, "secondary"), gap=LARGE_GAP if is_large else USUAL_GAP),
            self._card(),
            *(() if is_large else (8,)),
            phases,
            self.caution,
            self.consult,
        )
        self.add(12, self.lengths, 12, label(tr("Pattern", "Hoe heet het?"), "label"), self.name, STRETCH)

    def _card(self) -> Card:
        """Make the drawn breath, what it amounts to, and the button to hear it."""
        theme, card = self._theme, Card(self._theme, top=18, gap=10)
        self.rate, self.note = label("", "heading"), label("", "small")
        line = QFontMetrics(theme.font(SMALL_SIZE)).lineSpacing()
        self.note.setMinimumHeight(line if theme.scale < LARGE else 2 * line)  # a reason moves nothing
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hear_button = button(tr("Pattern", "Luister"))
        self.hear_button.setMinimumWidth(self.hear_button.sizeHint().width())
        self.hear_button.clicked.connect(self._rhythms.hear)
        if theme.is_large:  # the line that is kept free is room enough
            sides = card.body.contentsMargins()
            sides.setBottom(theme.space(LEAST_BELOW))
            card.body.setContentsMargins(sides)
        words = column(theme, self.rate, self.note, gap=2)
        card.add(self.line, row(theme, wide(words), at_top(self.hear_button), gap=20))
        return card

    def _foot(self) -> PageFoot:
        """Make what is always in view: the buttons, and above them why it could not be kept."""
        self.fault = said_line("label")
        self.keep_button = button(tr("Pattern", "Bewaar"), "primary")
        self.keep_button.clicked.connect(self.keep)
        self.leave_button = button(tr("Pattern", "Toch niet"), "link")
        self.leave_button.clicked.connect(self._leave)
        buttons = row(self._theme, self.keep_button, self.leave_button, STRETCH, gap=20)
        above, below = FOOT_LARGE if self._theme.is_large else FOOT
        foot = PageFoot(END - above)
        foot.lay_out(self._theme, column(self._theme, self.fault, buttons, gap=10), above, below)
        return foot

    def _set_pattern(self) -> None:
        self._rhythms.set_pattern(OwnPattern(*(field.seconds for field in self.fields.values())))

    def _show_draft(self) -> None:
        """Show what was made so far, and what its lengths make together."""
        draft = self._rhythms.draft
        pattern, refused = draft.pattern, refusals(draft.pattern)
        self._title.setText(
            tr("Pattern", "Een eigen ritme") if draft.exercise_id is None else tr("Pattern", "Je ritme aanpassen")
        )
        lengths = (pattern.inhale_s, pattern.hold_s, pattern.exhale_s, pattern.hold_out_s)
        for (phase, field), seconds in zip(self.fields.items(), lengths, strict=True):
            with QSignalBlocker(field):
                field.show_seconds(seconds)
            field.box.setAccessibleDescription(next((r.reason for r in refused if r.phase in (phase, None)), ""))
        self.line.show_pattern(pattern, bool(refused))
        self.rate.setText(rate_words(pattern)[:1].upper() + rate_words(pattern)[1:])
        self.caution.setVisible(pattern.has_hold)
        self.consult.say(consult_first(self._fit.answer, pattern.has_hold))
        self.lengths.show_draft(draft)
        if self.name.text() != draft.title:  # else the cursor would go to its end
            self.name.setText(draft.title)
        self.name.setPlaceholderText(name_of(pattern))
        self.keep_button.setEnabled(not refused)
        self.keep_button.setAccessibleDescription(refused[0].reason if refused else "")
        self.fault.say(self._rhythms.fault)
        self.refresh()

    def refresh(self) -> None:
        """Show what stands in the way, and whether it can be heard now."""
        pattern = self._rhythms.draft.pattern
        refused = refusals(pattern)
        sounding, possible = self._audio.sample.is_breathing, self._audio.can_sample
        told = tr("Pattern", "Eén adem duurt {seconds} seconden.").format(seconds=seconds_words(pattern.cycle_s))
        if refused:
            told = refused[0].reason
        elif not possible:
            told += " " + tr("Pattern", "Luisteren kan als er geen oefening loopt, en met het geluid aan.")
        self.note.setText(told)
        self.line.setAccessibleName(f"{self.rate.text()}. {told}")
        self.hear_button.setText(tr("Pattern", "Stop") if sounding else tr("Pattern", "Luister"))
        self.hear_button.setAccessibleName(
            tr("Pattern", "Stop met luisteren") if sounding else tr("Pattern", "Luister naar drie ademhalingen")
        )
        self.hear_button.setEnabled(sounding or (possible and not refused))

    def _show_sounding(self) -> None:
        """Follow what is heard: the dot moves while it is this rhythm."""
        if self._audio.sample.is_breathing and not self._frames.isActive():
            self._began_s = self._clock.monotonic_s()
            self._frames.start()
        elif not self._audio.sample.is_breathing:
            self._frames.stop()
            self.line.show_moment(None)
        self.refresh()

    def show_moment(self) -> None:
        """Show where in the breath one is now; the timer calls this while it is heard."""
        self.line.show_moment(self._clock.monotonic_s() - self._began_s)

    def keep(self) -> None:
        """Keep what was made, where that may be."""
        name = self._rhythms.keep()
        if name is not None:
            self.kept.emit(name)

    def _leave(self) -> None:
        self._rhythms.leave()
        self.left.emit()
