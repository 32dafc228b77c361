"""Behind *iets anders*: other evenings, and below them all that can be changed of this one, and how it goes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.core.evening import Evening
from herstel_app.core.evening_lengths import LEAST_MINUTES
from herstel_app.engine.engine import Engine
from herstel_app.engine.evening_words import NEEDS_VOICE, step_lengths, step_name
from herstel_app.engine.fit_words import how_it_fits
from herstel_app.ui.kit.basic import button, empty, hairline, label
from herstel_app.ui.kit.focus_chain import preceding
from herstel_app.ui.kit.fold import Fold, bring_into_sight
from herstel_app.ui.kit.layout import STRETCH, Placed, add, block, column, left, row, wide
from herstel_app.ui.kit.stepper import STEP_GAP, Stepper
from herstel_app.ui.kit.tab_after import in_tab_order
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.value_box import MinutesBox
from herstel_app.ui.pages.tonight.evening_row import EveningRow
from herstel_app.ui.pages.tonight.evening_steps import EveningSteps
from herstel_app.ui.pages.tonight.step_action import HANG_PX
from herstel_app.ui.pages.tonight.step_rows import HIGH, StepRows, Told, within_edge

tr = QCoreApplication.translate


class OtherEvening(QWidget):
    """A few other evenings, and all that can be changed of the evening that is shown."""

    taken = Signal()
    """Another evening was chosen."""
    unfolded = Signal()
    """Something in it was folded out, or away."""

    def __init__(self, engine: Engine, theme: Theme) -> None:
        """Make it without an evening; `show_evening` fills it."""
        super().__init__()
        self._engine, self._choice, self._theme = engine, engine.evening_choice, theme
        self._other_column = column(theme, gap=2)
        self.other_links: list[EveningRow] = []
        """The other evenings, the best first."""
        self._others_for: object = None
        """What they were made for."""
        self._why = label("", "kicker")
        how_long = tr("Tonight", "Hoe lang? In minuten")
        self.own_minutes = MinutesBox(theme, how_long, LEAST_MINUTES, self._choice.most_minutes)
        self.own_minutes.valueChanged.connect(self._choice.set_own_minutes)
        shorter, longer = tr("Tonight", "Korter"), tr("Tonight", "Langer")
        self._stepper = Stepper(self.own_minutes, shorter, longer, theme.px(STEP_GAP))
        self.longer_link = button(tr("Tonight", "langer"), "link")
        self.longer_link.clicked.connect(self._allow_longer)
        self.steps = EveningSteps(theme)
        self.how_link = Fold(tr("Tonight", "zo gaat het"), self.steps)
        self.steps.unfolded.connect(self.how_link.stand_behind)
        self.how_link.toggled.connect(self._show_how)
        self.how_link.toggled.connect(self._mind_innermost)
        self.rows = StepRows(self._choice, theme)
        self.keep_link = button(tr("Tonight", "bewaar als mijn avond"), "link")
        self.keep_link.clicked.connect(self._choice.keep)
        self.keep_link.setProperty("flush", True)
        foot = row(theme, self.how_link, STRETCH, self.keep_link, gap=16)
        self.told = block(theme, 10, foot, self.steps, gap=4)
        """How it goes, below the link that folds it out."""
        top = within_edge(theme, 2, self._why, 8, self._time_row(), hairline(soft=True))
        inside = block(theme, top, self.rows, within_edge(theme, self.told), gap=0)
        self._others = QWidget()
        self._others.setLayout(self._other_column)
        self.more_link = Fold(tr("Tonight", "zelf samenstellen"), inside)
        self.more_link.toggled.connect(self._choice.show_more)
        self.more_link.clicked.connect(self._bring_more)
        self.more_link.toggled.connect(self._mind_innermost)
        line = within_edge(theme, hairline())
        beside = HANG_PX, 0, 0, 0
        above = column(theme, 8, line, margins=beside)
        self.more_part = QWidget()
        """All that can be changed, below the link that folds it out."""
        column(theme, left(self.more_link), inside, gap=4, margins=beside, on=self.more_part)
        column(theme, above, 6, self._others, self.more_part, STRETCH, gap=4, on=self)

    def _time_row(self) -> QWidget:
        """Make the row of how much time there is, above those of the parts and as high as they are."""
        middle = Qt.AlignmentFlag.AlignVCenter
        parts = Placed(self.longer_link, middle), Placed(self._stepper, middle)
        asked = label(tr("Tonight", "Hoe lang?"), "plain")
        made = QWidget()
        made.setMinimumHeight(self._theme.px(HIGH))
        row(self._theme, wide(asked), *parts, gap=16, on=made)
        return made

    def show_evening(self, evening: Evening) -> None:
        """Show this evening, and what can be done with it."""
        library, choice = self._engine.content, self._choice
        self._show_others()
        about_voice = NEEDS_VOICE if choice.lacks_voice else ""
        fits = how_it_fits(self._engine.fit.answer)
        self._why.setText(" ".join(text for text in (fits, about_voice) if text))
        self._why.setVisible(bool(fits or about_voice))
        with QSignalBlocker(self.own_minutes):
            self.own_minutes.setRange(LEAST_MINUTES, choice.most_minutes)
            self.own_minutes.setValue(choice.shown_minutes)
        self._stepper.mind_ends()
        # More than usual is asked for where + goes no further.
        self.longer_link.setVisible(not choice.is_longer and choice.shown_minutes >= choice.most_minutes)
        self.longer_link.setAccessibleName(
            tr("Tonight", "Meer tijd, tot {n} minuten").format(n=f"{choice.longest_minutes:g}")
        )
        names = (step_name(step, library) for step in evening.steps)
        self.rows.show_steps([Told(*each) for each in zip(names, step_lengths(evening), strict=True)])
        self._show_how()

    def _show_others(self) -> None:
        """Offer what else there is for the same answers, where someone wants something else."""
        choice = self._choice
        self.more_link.setChecked(choice.shows_more)
        asked = choice.where, self._engine.fit.facts, self._engine.content
        if choice.shows_more and self._others_for == asked:
            return  # what is changed of an evening moves nothing above that
        self._others_for = asked
        empty(self._other_column)
        self.other_links = []
        for evening in choice.others if choice.is_changing else ():
            link = EveningRow(evening, self._engine.content, self._theme)
            link.clicked.connect(lambda _=False, evening=evening: self._take(evening))
            self.other_links.append(link)
        add(self._other_column, self._theme, *self.other_links)
        self._others.setVisible(bool(self.other_links))

    def _bring_more(self, is_open: bool) -> None:
        if is_open:
            bring_into_sight(self.more_part)

    def _take(self, evening: Evening) -> None:
        self._choice.take_other(evening)
        self.taken.emit()

    def _allow_longer(self) -> None:
        """Let more time be set; the keyboard goes to where that is done, as the link goes away."""
        self._choice.allow_longer()
        self.own_minutes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mind_innermost(self) -> None:
        """Light only the fold in which nothing else stands open."""
        self.more_link.stand_behind(self.how_link.isChecked())
        self.unfolded.emit()

    def _show_how(self) -> None:
        """Tell how the evening goes, where someone asked for that."""
        evening = self._choice.evening
        if evening is not None and self.how_link.isChecked():
            self.steps.show_evening(evening, self._engine.content)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go from the time to what was made since, and on to what stands below that."""
        fixed = (self.longer_link, self.own_minutes)
        careful = (self.steps.fold,) if self.steps.fold is not None else ()
        order = (*self.other_links, self.more_link, *fixed, *self.rows.links, self.how_link, self.keep_link, *careful)
        before = preceding(self.more_link)
        while before is not None and self.isAncestorOf(before):  # what was made before, and goes away
            before = preceding(before)
        in_tab_order(*([before] if before is not None else []), *order)
