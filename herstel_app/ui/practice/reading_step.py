"""A text of an evening, alone in the window: someone reads, and goes on when they want to."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from herstel_app.core.content import Explanation
from herstel_app.core.library import Library
from herstel_app.core.programme import Read
from herstel_app.engine.audio.director import AudioDirector
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.fade import EDGES, Fade
from herstel_app.ui.kit.layout import STRETCH, Margins, add, column, flow, row, wide
from herstel_app.ui.kit.spoken import AloudLink, SpokenMark
from herstel_app.ui.kit.text_column import GUTTER, TextColumn, text_paragraph, text_title
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.corners import Corners, room_above
from herstel_app.ui.practice.plan import LOW_BELOW_WHOLE, Plan, room_below

tr = QCoreApplication.translate
SIDES: Margins = (GUTTER, 0, GUTTER, 0)
FOOT, LARGE_FOOT, LOW_FOOT = (14, 36), (10, 20), (8, 16)
"""Above the buttons and above the plan, where an exercise has its own too; px at 100 %.

Also in large letters, and where there is little height.
"""
GOES_ON = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReadingStep(QWidget):
    """The text, above the buttons that lead on and out where those of an exercise are; nothing here counts.

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
        after = tr("ReadingStep", "Naar {following}").format(following=step.following)
        self._ways_on = tr("ReadingStep", "Verder lezen"), after if step.following else tr("ReadingStep", "Klaar")
        """What the button says before the end of the text, and there."""
        self.on_button = button("", "quiet")
        self.on_button.clicked.connect(self._go_on)
        self.stop_button = button(tr("ReadingStep", "Stop"), "quiet")
        self.stop_button.clicked.connect(self.stop_asked)
        self._buttons = flow(theme, self.on_button, self.stop_button, gap=12, centred=True)
        self._fill(explanation, len(library.explanations))
        self._column = column(theme, self.corners, wide(self.column), self._buttons, self.plan, gap=0, on=self)
        for earlier, later in pairwise((self.aloud_link, self.on_button, self.stop_button)):
            QWidget.setTabOrder(earlier, later)
        self.corners.come_last(self)
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
        add(body, theme, head, *self.spoken.texts.values())

    def restyle(self) -> None:
        """Take over the text size of the theme."""
        self._fit(self.height())
        self._hold_width()
        for fade in self.fades:
            fade.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text the room where there is little height."""
        super().resizeEvent(event)
        self._fit(event.size().height())

    def _fit(self, height: int) -> None:
        """Have the buttons and the plan where those of an exercise are, in a view so many px high."""
        theme, space = self._theme, self._theme.space
        is_low = height < theme.px(LOW_BELOW_WHOLE)
        above, above_plan = LOW_FOOT if is_low else LARGE_FOOT if theme.is_large else FOOT
        self._column.setContentsMargins(0, room_above(theme, height), 0, room_below(theme, is_low))
        for part, over in ((self.corners, 0), (self._buttons, above), (self.plan, above_plan)):
            part.setContentsMargins(space(20), space(over) if over else 0, space(20), 0)
        self.plan.fit(height)

    def show_grown(self, grown: bool) -> None:
        """Be alone in the window, or beside a page."""
        self.corners.show_whole(grown)
        self.plan.setVisible(grown)

    def show_aloud(self) -> None:
        """Show whether this is read aloud, what of it, and whether that can be asked."""
        reading = self._audio.reading
        self._aloud.show(self._audio)
        self.spoken.show(reading.sentence if reading.explanation_id == self._name else None)
        self._show_way_on()

    def scroll_text(self, action: QAbstractSlider.SliderAction) -> None:
        """Scroll the text."""
        self.column.scroll_text(action)

    def _hold_width(self) -> None:
        """Have the button as wide as the longer of its texts asks: nothing moves where it says the other."""
        widths = []
        for text in self._ways_on:
            self.on_button.setText(text)
            self.on_button.ensurePolished()
            widths.append(self.on_button.sizeHint().width())
        self.on_button.setMinimumWidth(max(widths))
        self._show_way_on()

    @property
    def _is_read(self) -> bool:
        """Whether the end of the text is in sight, or a voice reads it: who listens need not scroll."""
        bar, reading = self.column.verticalScrollBar(), self._audio.reading
        return bar.value() >= bar.maximum() or reading.explanation_id == self._name

    def _show_way_on(self) -> None:
        self.on_button.setText(self._ways_on[self._is_read])

    def _go_on(self) -> None:
        """Go on in the text, and from its end to what follows."""
        if self._is_read:
            self.read_on.emit()
        else:
            self.scroll_text(QAbstractSlider.SliderAction.SliderPageStepAdd)

    def _show_share(self) -> None:
        self._show_way_on()
        bar, page = self.column.verticalScrollBar(), max(1, self.column.viewport().height())
        self.plan.line.show_share((bar.value() + page) / (bar.maximum() + page))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on in the text, and from its end to what follows."""
        if event.key() not in GOES_ON:
            super().keyPressEvent(event)
        else:
            self._go_on()
