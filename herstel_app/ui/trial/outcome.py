"""The end of a trial: the picture of one signal, the sentence that goes with it, and what it does not say."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from herstel_app.core.randomisation import Condition
from herstel_app.core.signals import SIGNALS, Signal
from herstel_app.core.trial import Trial
from herstel_app.ui.kit.basic import button, empty, label, prose
from herstel_app.ui.kit.rows import ChipRow
from herstel_app.ui.kit.signals import signal_name
from herstel_app.ui.theme import Theme
from herstel_app.ui.trial.beside import Beside
from herstel_app.ui.trial.chart import PairChart
from herstel_app.ui.trial.words import chip_name, not_said, outcome_words, pair_lines, rest_name

tr = QCoreApplication.translate
FIRST: Signal = "head"


def card(theme: Theme) -> tuple[QFrame, QVBoxLayout]:
    """Make an empty card, and the layout inside it."""
    frame = QFrame()
    frame.setProperty("role", "card")
    inside = QVBoxLayout(frame)
    margin = theme.space(24)
    inside.setContentsMargins(margin, margin, margin, margin)
    inside.setSpacing(theme.space(8))
    return frame, inside


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
        picture, inside = card(theme)
        inside.addWidget(self.chart, 1)
        names = [(chip_name(each), each) for each in SIGNALS]
        self.chips = ChipRow(theme, tr("Outcome", "Laat zien"), names, signal, title_shown=False)
        self.chips.chosen.connect(self.show_signal)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(16))
        said, inner = card(theme)
        self._kicker, self.heading = label("", "kicker"), label("", "heading")
        self._said = QVBoxLayout()
        inner.addWidget(self._kicker)
        inner.addWidget(self.heading)
        inner.addLayout(self._said)
        limits, limited = card(theme)
        limited.addWidget(prose(theme, not_said(), "small", 150))
        for widget in (said, limits, self.chips):
            column.addWidget(widget)
        unpleasant = self._unpleasant(trial)
        if unpleasant:
            column.addWidget(label(unpleasant, "small"))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.space(12))
        outer.addWidget(Beside(picture, side, theme))
        self._add_lines(outer)
        self.show_signal(signal)

    def _add_lines(self, outer: QVBoxLayout) -> None:
        title = tr("Outcome", "De paren in woorden")
        link = button(f"+  {title}", "link", title)
        link.setCheckable(True)
        self._lines = label("", "small")
        self._lines.hide()

        def unfold(open_: bool) -> None:
            self._lines.setVisible(open_)
            link.setText(f"{'–' if open_ else '+'}  {title}")

        link.toggled.connect(unfold)
        outer.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self._lines)

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
        text = tr("Outcome", "Iets vervelends noteerde je bij rust {a} keer, en bij de oefening {b} keer.")
        return text.format(a=marked.count(Condition.REST), b=marked.count(Condition.EXERCISE))
