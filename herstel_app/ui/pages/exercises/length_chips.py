"""Which lengths an exercise of one's own has: as many as one likes of those that its rhythm may have."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.core.own_pattern import FIRST_MINUTES, LENGTHS_MINUTES, OwnPattern
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate


class LengthChips(QWidget):
    """A chip for each length. What a rhythm may not have is hidden, and comes back as it was with one that may."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Make the chips; `show_pattern` says which of them there are."""
        super().__init__()
        self._pattern = OwnPattern()
        self.wanted = frozenset(FIRST_MINUTES)
        """What was chosen, whether this rhythm may have it or not."""
        title = tr("Lengths", "Hoe lang?")
        lengths = [(minutes_words(minutes), minutes) for minutes in LENGTHS_MINUTES]
        group = ChipGroup(theme, title, lengths, several=True, title_shown=False, spoken="{title} {chip}")
        group.chosen.connect(self._toggle)
        self.chips = group.chips
        self.note = said_line()
        column(theme, label(title, "label"), group, self.note, on=self).setSpacing(theme.px(12))

    @property
    def minutes(self) -> tuple[float, ...]:
        """The chosen lengths that the rhythm may have; never none."""
        allowed = self._pattern.lengths_minutes
        chosen = tuple(length for length in allowed if length in self.wanted)
        return chosen or tuple(length for length in allowed if length in FIRST_MINUTES)

    def show_pattern(self, pattern: OwnPattern) -> None:
        """Show the lengths that `pattern` may have."""
        self._pattern = pattern
        self._show()

    def choose(self, minutes: frozenset[float]) -> None:
        """Choose these, as far as the rhythm may have them."""
        self.wanted = minutes
        self._show()

    def _toggle(self, minutes: float) -> None:
        """Choose a length, or no longer; the last one stays."""
        chosen = frozenset(self.minutes) ^ {minutes}
        if chosen:
            self.wanted = (self.wanted - frozenset(self._pattern.lengths_minutes)) | chosen
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for minutes, chip in self.chips.items():
            chip.setVisible(minutes in self._pattern.lengths_minutes)
            chip.setChecked(minutes in self.minutes)
        text = ""
        if self._pattern.has_long_hold:
            text = tr("Lengths", "Zo lang vasthouden doe je vier keer. Daarna is het stil tot de tijd om is.")
        elif self._pattern.has_hold:
            text = tr("Lengths", "Met vasthouden is vijf minuten genoeg.")
        self.note.say(text)
