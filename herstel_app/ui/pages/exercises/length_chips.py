"""Which lengths an exercise of one's own has: as many as one likes of those that its rhythm may have."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_app.core.own_pattern import LENGTHS_MINUTES
from herstel_app.core.rhythm_draft import RhythmDraft
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.layout import column, flow
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate


class LengthChips(QWidget):
    """A chip for each length. What a rhythm may not have is hidden, and comes back as it was with one that may."""

    def __init__(self, theme: Theme) -> None:
        """Make the chips; `show_draft` says which of them there are."""
        super().__init__()
        title = tr("Lengths", "Hoe lang?")
        lengths = [(minutes_words(minutes), minutes) for minutes in LENGTHS_MINUTES]
        self.group = ChipGroup(theme, title, lengths, several=True, title_shown=False, spoken="{title} {chip}")
        self.chips = self.group.chips
        self.note = said_line()
        several = label(tr("Lengths", "Kies er een of meer. Begin en eind komen erbij."), "small", wrap=False)
        head = flow(theme, label(title, "label", wrap=False), several, gap=10)
        column(theme, head, self.group, self.note, on=self).setSpacing(theme.px(12))

    def show_draft(self, draft: RhythmDraft) -> None:
        """Show the lengths that a rhythm may have, and those that were chosen."""
        for minutes, chip in self.chips.items():
            chip.setVisible(minutes in draft.pattern.lengths_minutes)
        self.group.show_on(draft.minutes)
        self.note.say(draft.about_lengths)
