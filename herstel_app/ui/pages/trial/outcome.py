"""The end of a trial: the picture of one signal, the sentence that goes with it, and what it does not say."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_app.core.randomisation import Condition
from herstel_app.core.signals import SIGNALS, Signal
from herstel_app.core.trial import Trial
from herstel_app.engine.signal_words import SHORT_NAMES, signal_name
from herstel_app.engine.trial_words import NOT_SAID, outcome_words, pair_lines, rest_name
from herstel_app.ui.kit.basic import empty, label, prose
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.layout import STRETCH, block, column, left, wide
from herstel_app.ui.kit.responsive_row import ResponsiveRow
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.trial.chart import PairChart

tr = QCoreApplication.translate
FIRST: Signal = "head"


def trial_card(theme: Theme) -> Card:
    """Make an empty card, as all of a trial are."""
    return Card(theme, side=24, top=24, gap=8)


class OutcomeView(QWidget):
    """One trial that has ended, signal by signal; nothing is added up."""

    def __init__(self, trial: Trial, theme: Theme, signal: Signal = FIRST) -> None:
        """Show `trial`, whose results are open, with this signal first."""
        super().__init__()
        results = trial.results()
        assert results is not None
        self._results, self._theme = results, theme
        self.signal = signal
        self._rest = rest_name(trial.plan)
        self.chart = PairChart(theme)
        picture, said, limits = trial_card(theme), trial_card(theme), trial_card(theme)
        picture.add(wide(self.chart))
        self._kicker, self.heading = label("", "kicker"), label("", "heading")
        self._said = column(theme)
        said.add(self._kicker, self.heading, self._said)
        limits.add(prose(theme, NOT_SAID, "small", 150))
        names = [(SHORT_NAMES[each], each) for each in SIGNALS]
        self.chips = ChipGroup(theme, tr("Outcome", "Laat zien"), names, signal, title_shown=False)
        self.chips.chosen.connect(self.show_signal)
        unpleasant = self._unpleasant(trial)
        below = [label(unpleasant, "small")] if unpleasant else []
        side = block(theme, said, limits, self.chips, *below, STRETCH, gap=16)
        self._lines = label("", "small")
        fold = Fold(tr("Outcome", "De paren in woorden"), self._lines)
        column(theme, ResponsiveRow(picture, side, theme), left(fold), self._lines, gap=12, on=self)
        self.show_signal(signal)

    def show_signal(self, signal: Signal) -> None:
        """Show another signal."""
        result = self._results[signal]
        self.signal = signal
        self.chart.show_result(signal, result, self._rest)
        said = outcome_words(signal, result.outcome, self._rest)
        self._kicker.setText(signal_name(signal))
        self.heading.setText(said.heading)
        empty(self._said)
        self._said.addWidget(prose(self._theme, said.text, "secondary", 150))
        self._lines.setText("\n".join(pair_lines(signal, result, self._rest)))

    def _unpleasant(self, trial: Trial) -> str:
        marked = [evening.condition for evening in trial.done if evening.remarks.unpleasant]
        if not marked:
            return ""
        text = tr("Outcome", "Bij rust noteerde je {a} keer iets vervelends, bij de oefening {b} keer.")
        return text.format(a=marked.count(Condition.REST), b=marked.count(Condition.EXERCISE))
