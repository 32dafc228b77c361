"""The end of a trial: the picture of one signal, the sentence that goes with it, and what it does not say."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from herstel_app.core.randomisation import Condition
from herstel_app.core.signals import Signal
from herstel_app.core.trial import Trial
from herstel_app.engine.signal_words import SHORT_NAMES, signal_name
from herstel_app.engine.trial_words import NOT_SAID, outcome_words, pair_lines, rest_name
from herstel_app.ui.kit.basic import empty, label, prose
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.layout import STRETCH, block, column, left, wide
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.trial.chart import PairChart

tr = QCoreApplication.translate
FIRST: Signal = "head"
BESIDE_FROM = 640
"""Width, in px at 100 %, from which the picture stands beside what is said of it."""
SHARES = (62, 38)
"""Of the width, for the picture and for the words beside it."""
CHART_PX, LEAST_CHART_PX, LOW_CHART_PX = 340, 260, 300
"""Height of the picture, at most and at least, in px at 100 %; and below what is said of it, at every text size."""


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
        self._rest = rest_name(trial.plan)
        self.chart = PairChart(theme)
        self.picture, said, limits = trial_card(theme), trial_card(theme), trial_card(theme)
        self._kicker, self.heading = label("", "kicker"), label("", "heading")
        self._said = column(theme)
        self.verdict = said
        said.add(self._said, STRETCH)
        answer = column(theme, self._kicker, self.heading, gap=4)
        limits.add(prose(theme, NOT_SAID, "small", 150))
        self._more, self._lines = column(theme), label("", "small")
        words = block(theme, self._more, self._lines, gap=8)
        self.fold = fold = Fold(tr("Outcome", "De paren in woorden"), words)
        fold.toggled.connect(self._align)
        self.picture.add(wide(self.chart), 4, left(fold), words)
        signal = signal if signal in results else trial.plan.signals[0]
        self.signal = signal
        names = [(SHORT_NAMES[each], each) for each in trial.plan.signals]
        self.chips = ChipGroup(theme, tr("Outcome", "Laat zien"), names, signal, title_shown=False)
        self.chips.chosen.connect(self.show_signal)
        self.chips.setVisible(len(names) > 1)
        unpleasant = self._unpleasant(trial)
        below = [label(unpleasant, "small")] if unpleasant else []
        self.limits = block(theme, limits, *below, gap=16)
        self._cards = QWidget()
        self._grid = QGridLayout(self._cards)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(28))
        self._grid.setVerticalSpacing(theme.space(16))
        column(theme, self.chips, 8, answer, 8, self._cards, gap=12, on=self)
        self._is_wide: bool | None = None
        self._place(is_wide=True)
        self.setTabOrder(self.chart, fold)  # the chart was placed later
        self.show_signal(signal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the picture beside what is said of it, or below that where there is no room."""
        self._place(event.size().width() >= self._theme.px(BESIDE_FROM))
        super().resizeEvent(event)

    def restyle(self) -> None:
        """Place them in the text size of the theme."""
        self._is_wide = None
        self._place(self.width() >= self._theme.px(BESIDE_FROM))

    def _place(self, is_wide: bool) -> None:
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        grid, parts = self._grid, (self.verdict, self.picture, self.limits)
        for part in parts:
            grid.removeWidget(part)
        # Beside what is said it is as high as that is.
        self.chart.setMinimumHeight(self._theme.px(LEAST_CHART_PX) if is_wide else LOW_CHART_PX)
        self.chart.setMaximumHeight(self._theme.px(CHART_PX) if is_wide else LOW_CHART_PX)
        for place, share in enumerate(SHARES if is_wide else (1, 0)):
            grid.setColumnStretch(place, share)
        if is_wide:
            grid.addWidget(self.picture, 0, 0, 2, 1)
            grid.addWidget(self.verdict, 0, 1)
            grid.addWidget(self.limits, 1, 1)
        else:
            for at, part in enumerate(parts):
                grid.addWidget(part, at, 0)
        self._align(self.fold.isChecked())

    def _align(self, is_open: bool) -> None:
        """Have both sides end at one height; where the pairs are told, only the left goes on."""
        fills = bool(self._is_wide) and not is_open
        self._grid.setRowStretch(0, int(fills))
        self._grid.setRowStretch(1, int(not fills))
        top = Qt.AlignmentFlag.AlignTop
        self._grid.setAlignment(self.limits, Qt.AlignmentFlag(0) if fills else top)

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
        empty(self._more)
        self._more.addWidget(prose(self._theme, said.more, "small", 150))
        self._lines.setText("\n".join(pair_lines(signal, result, self._rest)))

    def _unpleasant(self, trial: Trial) -> str:
        marked = [evening.condition for evening in trial.done if evening.remarks.unpleasant]
        if not marked:
            return ""
        text = tr("Outcome", "Bij rust noteerde je {a} keer iets vervelends, bij de oefening {b} keer.")
        return text.format(a=marked.count(Condition.REST), b=marked.count(Condition.EXERCISE))
