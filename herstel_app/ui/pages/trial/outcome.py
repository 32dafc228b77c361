"""The end of a trial: what was found, the picture of one signal below it, and what it does not say."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_app.core.randomisation import Condition
from herstel_app.core.signals import Signal
from herstel_app.core.trial import Trial
from herstel_app.engine.signal_words import SHORT_NAMES, signal_name
from herstel_app.engine.trial_words import NOT_SAID, about_words, outcome_words, pair_lines, rest_name
from herstel_app.ui.kit.basic import empty, label, prose, set_prose
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.layout import block, column, left
from herstel_app.ui.kit.page import line_above
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.trial.chart import PairChart

tr = QCoreApplication.translate
FIRST: Signal = "head"
CHART_PX, MOST_CHART = 284, 300
"""Height of the picture, in px at 100 %, and at most in px at every text size: it is seen whole."""


def trial_card(theme: Theme) -> Card:
    """Make an empty card, as all of a trial are."""
    return Card(theme, top=24, gap=8)


class OutcomeView(QWidget):
    """One trial that has ended, signal by signal; nothing is added up."""

    def __init__(self, trial: Trial, theme: Theme, signal: Signal = FIRST) -> None:
        """Show `trial`, whose results are open, with this signal first."""
        super().__init__()
        results = trial.results()
        assert results is not None
        self._results, self._theme = results, theme
        self._plan, self._rest = trial.plan, rest_name(trial.plan)
        self._kicker, self.heading = label("", "secondary"), label("", "title")
        self._said = column(theme, gap=0)
        finding = column(theme, line_above(theme, self._kicker), self.heading, 8, self._said, gap=0)
        self.chart = PairChart(theme)
        self.about = prose(theme, "", "small", 150)
        self._more, self._lines = column(theme), label("", "small")
        words = block(theme, self.about, self._more, self._lines, gap=8)
        self.fold = Fold(tr("Outcome", "De paren in woorden"), words)
        self.picture = trial_card(theme)
        self.picture.add(self.chart)
        signal = signal if signal in results else trial.plan.signals[0]
        self.signal = signal
        names = [(SHORT_NAMES[each], each) for each in trial.plan.signals]
        self.chips = ChipGroup(theme, tr("Outcome", "Laat zien"), names, signal, title_shown=False)
        self.chips.chosen.connect(self.show_signal)
        self.limits = prose(theme, NOT_SAID, "small", 150)
        unpleasant = self._unpleasant(trial)
        below = [label(unpleasant, "small")] if unpleasant else []
        picture = column(theme, self.picture, left(self.fold), words, gap=12)
        column(theme, finding, 12, self.chips, 4, picture, self.limits, *below, gap=12, on=self)
        self.restyle()
        self.chips.setVisible(len(names) > 1)
        self.show_signal(signal)

    def restyle(self) -> None:
        """Draw the picture as high as the text size of the theme asks."""
        self.chart.setFixedHeight(min(self._theme.px(CHART_PX), MOST_CHART))

    def show_signal(self, signal: Signal) -> None:
        """Show another signal."""
        result = self._results[signal]
        self.signal = signal
        self.chart.show_result(signal, result, self._rest)
        said = outcome_words(signal, result.outcome, self._rest)
        self._kicker.setText(tr("Outcome", "Avondproef · {signal}").format(signal=signal_name(signal)))
        self.heading.setText(said.heading)
        set_prose(self.about, self._theme, about_words(self._plan, result.outcome.pairs), 150)
        empty(self._said)
        self._said.addWidget(prose(self._theme, said.text, "secondary", 150))
        empty(self._more)
        self._more.addWidget(prose(self._theme, said.more, "small", 150))
        self._lines.setText("\n".join(pair_lines(signal, result, self._rest)))

    def _unpleasant(self, trial: Trial) -> str:
        marked = [evening.condition for evening in trial.done if evening.remarks.unpleasant]
        if not marked:
            return ""
        text = tr("Outcome", "Bij rust noteerde je {a} keer iets vervelends, bij de oefening {b} keer.")
        return text.format(a=marked.count(Condition.REST), b=marked.count(Condition.EXERCISE))
