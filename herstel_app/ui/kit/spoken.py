"""Reading aloud as it is seen on a page: the link that asks for it, and the mark of what is said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtWidgets import QFrame

from herstel_app.core.spoken_sentences import Sentence
from herstel_app.engine.audio.director import AudioDirector
from herstel_app.ui.kit.basic import button
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.glide import Glide
from herstel_app.ui.kit.marked import Marked
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
DOT_PX = 3
MARGIN_PX = 48
"""So much of the page above and below it, at 100 %, belongs to what is in sight."""


class AloudLink:
    """Asks to read one explanation aloud, or to stop."""

    def __init__(self, explanation_id: str, title: str) -> None:
        """Make the link; `show` gives it its words."""
        self._id, self._title = explanation_id, title
        self.link = button("", "link")
        self.link.setProperty("small", True)
        self.dot = QFrame()
        self.dot.setProperty("role", "dot")
        self.dot.setFixedSize(DOT_PX, DOT_PX)
        """Between it and what stands before it."""
        self._was_asked = False

    def show(self, audio: AudioDirector) -> None:
        """Say what a press does now, where it does something."""
        reads = audio.reading.explanation_id == self._id
        act = tr("Reading", "Stop met voorlezen") if reads else tr("Reading", "Lees voor")
        self.link.setText(act[:1].lower() + act[1:])
        self.link.setAccessibleName(f"{act}: {self._title}")
        self.link.setEnabled(audio.is_free)
        # Where it was pressed it stays: someone may add a voice, and press again.
        self._was_asked |= reads
        for part in (self.dot, self.link):
            part.setVisible(audio.voices != () or self._was_asked)


class SpokenMark:
    """Marks what is said, and keeps it in sight without pulling at who scrolls."""

    def __init__(self, column: Column, theme: Theme) -> None:
        """Mark in the texts of `column`, once they are in `texts`."""
        self._column, self._theme = column, theme
        self.texts: dict[int | None, Marked] = {}
        """By the place of the paragraph; None is the title."""
        self._marked: Marked | None = None
        self.glide = Glide(column, theme)

    def show(self, sentence: Sentence | None) -> None:
        """Mark a sentence, and nothing else."""
        before, self._marked = self._marked, self.texts[sentence.paragraph] if sentence else None
        # Someone who has scrolled away from what was read is not taken back to it.
        follows = before is None or self._is_in_sight(before)
        if before is not None and before is not self._marked:
            before.mark(None)
        if self._marked is not None and sentence is not None:
            self._marked.mark((sentence.start, sentence.end))
            if follows:
                self._bring_in_sight(self._marked)

    def place(self, text: Marked) -> QRect:
        """Give where what is marked in a text is on the whole page, in px."""
        rect, page = text.marked_rect(), self._column.widget()
        return rect.translated(text.mapTo(page, QPoint())) if page else rect

    def _is_in_sight(self, text: Marked) -> bool:
        place, top = self.place(text), self._column.verticalScrollBar().value()
        return place.bottom() > top and place.top() < top + self._column.viewport().height()

    def _bring_in_sight(self, text: Marked) -> None:
        place = self.place(text)
        margin = min(self._theme.px(MARGIN_PX), self._column.viewport().height() // 4)
        self.glide.bring(place.top(), place.bottom(), margin)
