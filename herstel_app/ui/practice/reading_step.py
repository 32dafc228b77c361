"""A text of an evening, alone in the window: someone reads, and goes on when they want to."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QGridLayout, QPushButton, QWidget

from herstel_app.core.content import Explanation
from herstel_app.core.library import Library
from herstel_app.core.programme import Read
from herstel_app.engine.audio.director import AudioDirector
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.fade import EDGES, Fade
from herstel_app.ui.kit.layout import STRETCH, Margins, add, column, row, wide
from herstel_app.ui.kit.spoken import AloudLink, SpokenMark
from herstel_app.ui.kit.text_column import GUTTER, TextColumn, text_paragraph, text_title
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.corners import Corners, room_above
from herstel_app.ui.practice.plan import Plan

tr = QCoreApplication.translate
SIDES: Margins = (GUTTER, 0, GUTTER, 0)
BESIDE_PLAN = 28
"""Between the plan and the ways on and out beside it, in px at 100 %."""
GOES_ON = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReadingStep(QWidget):
    """The text from its title to the button that leads on; nothing here counts.

    Until that button comes in sight two quiet links beside the plan lead on and out, in its place for the keys too.

    Space and Enter go a page on in the text, and from its end to what follows.
    """

    read_on = Signal()
    stop_asked = Signal()

    def __init__(self, step: Read, library: Library, audio: AudioDirector, theme: Theme) -> None:
        """Show the text of a step; `audio` reads it aloud where someone asks."""
        super().__init__()
        self._theme, self._name, self._audio = theme, step.explanation_id, audio
        explanation = library.explanations[step.explanation_id]
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(explanation.title)
        self.setAccessibleDescription(tr("ReadingStep", "Spatie gaat verder in de tekst, Esc stopt."))
        self.corners, self.plan = Corners(theme), Plan(theme)
        self.column = TextColumn(theme)
        self.fades = tuple(Fade(self.column, edge, theme, "pane") for edge in EDGES)
        self.spoken = SpokenMark(self.column, theme)
        self.column.kept_part = lambda: self.column.part_in_sight(self.spoken.texts.values())
        self._aloud = AloudLink(self._name, explanation.title)
        self.aloud_link = self._aloud.link
        self.aloud_link.clicked.connect(lambda: audio.reading.toggle(self._name, explanation))
        self.on_button = button(tr("ReadingStep", "Klaar") if step.is_last else tr("ReadingStep", "Verder"), "primary")
        self.on_button.clicked.connect(self.read_on)
        self.stop_link = button(tr("ReadingStep", "Stop"), "link")
        self.stop_link.clicked.connect(self.stop_asked)
        self._is_at_end: bool | None = None
        self._fill(explanation, len(library.explanations))
        self.on_link = self._quiet_link(self.on_button.text().lower(), tr("ReadingStep", "{way}. Lees de rest niet."))
        self.on_link.clicked.connect(self.read_on)
        self.out_link = self._quiet_link(tr("ReadingStep", "stop"), tr("ReadingStep", "{way}. Stop met je avond."))
        self.out_link.clicked.connect(self.stop_asked)
        self._foot = self._plan_row()
        self._column = column(theme, self.corners, wide(self.column), self._foot, gap=0, on=self)
        ways = self.on_button, self.stop_link, self.out_link, self.on_link
        for earlier, later in pairwise((self.aloud_link, *ways)):
            QWidget.setTabOrder(earlier, later)
        for way in ways:
            kept = way.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            way.setSizePolicy(kept)
        self.restyle()
        self.show_aloud()
        self.column.verticalScrollBar().valueChanged.connect(self._show_share)
        self.column.verticalScrollBar().rangeChanged.connect(self._show_share)

    def _fill(self, explanation: Explanation, count: int) -> None:
        theme, body = self._theme, self.column.body
        of_all = label(tr("Reading", "{n} van {total}").format(n=explanation.number, total=count), "kicker", wrap=False)
        head = row(theme, of_all, self._aloud.dot, self.aloud_link, STRETCH, gap=8, margins=SIDES)
        self.spoken.texts[None] = text_title(theme, explanation.title)
        for place, paragraph in enumerate(explanation.body):
            self.spoken.texts[place] = text_paragraph(theme, paragraph.text)
        foot = row(theme, self.on_button, self.stop_link, STRETCH, gap=20, margins=SIDES)
        add(body, theme, head, *self.spoken.texts.values(), 24, foot)

    def _quiet_link(self, text: str, name: str) -> QPushButton:
        link = button(text, "link", name.format(way=text.capitalize()))
        link.setProperty("small", True)
        return link

    def _plan_row(self) -> QWidget:
        """Put the plan in the middle, with the way out before it and the way on behind it."""
        holder = QWidget()
        self._grid = grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        middle, left, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        grid.addWidget(self.out_link, 0, 0, middle | right)
        grid.addWidget(self.plan, 0, 1, middle)
        grid.addWidget(self.on_link, 0, 2, middle | left)
        for place in 0, 2:
            grid.setColumnStretch(place, 1)
        return holder

    def restyle(self) -> None:
        """Take over the text size of the theme."""
        space = self._theme.space
        self._column.setContentsMargins(0, room_above(self._theme, self.height()), 0, space(16))
        self.corners.setContentsMargins(space(20), 0, space(20), 0)
        self._foot.setContentsMargins(space(20), space(10), space(20), 0)
        self._grid.setHorizontalSpacing(space(BESIDE_PLAN))
        widest = max(link.sizeHint().width() for link in (self.out_link, self.on_link))
        for place in 0, 2:  # as wide as each other, so that the plan is in the middle
            self._grid.setColumnMinimumWidth(place, widest)
        self.plan.fit(self.height())
        for fade in self.fades:
            fade.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text the room where there is little height."""
        super().resizeEvent(event)
        self.plan.fit(event.size().height())
        above, inside = room_above(self._theme, event.size().height()), self._column.contentsMargins()
        self._column.setContentsMargins(0, above, 0, inside.bottom())

    def show_grown(self, grown: bool) -> None:
        """Be alone in the window, or beside a page."""
        self.corners.show_whole(grown)
        self._foot.setVisible(grown)

    def show_aloud(self) -> None:
        """Show whether this is read aloud, what of it, and whether that can be asked."""
        reading = self._audio.reading
        self._aloud.show(self._audio)
        self.spoken.show(reading.sentence if reading.explanation_id == self._name else None)

    def scroll_text(self, action: QAbstractSlider.SliderAction) -> None:
        """Scroll the text."""
        self.column.scroll_text(action)

    def _show_share(self) -> None:
        bar, page = self.column.verticalScrollBar(), max(1, self.column.viewport().height())
        self.plan.line.show_share((bar.value() + page) / (bar.maximum() + page))
        to_come = bar.maximum() - bar.value() - self.column.empty_below
        self._show_ways(to_come < self.on_button.height())

    def _show_ways(self, is_at_end: bool) -> None:
        """Have the ways on and out below the text, or beside the plan; the keyboard goes along."""
        if is_at_end == self._is_at_end:
            return
        self._is_at_end = is_at_end
        ending, beside = (self.on_button, self.stop_link), (self.on_link, self.out_link)
        come, go = (ending, beside) if is_at_end else (beside, ending)
        for now, before in zip(come, go, strict=True):
            now.show()
            if before.hasFocus():
                self.column.focus_in_place(now)
            before.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on in the text, and from its end to what follows."""
        if event.key() not in GOES_ON:
            super().keyPressEvent(event)
        elif self.column.verticalScrollBar().value() < self.column.verticalScrollBar().maximum():
            self.scroll_text(QAbstractSlider.SliderAction.SliderPageStepAdd)
        else:
            self.read_on.emit()
