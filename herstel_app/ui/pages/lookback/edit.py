"""Terugblik, one note closely: its words, and behind a link its numbers; changed, put back, or deleted for good."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from herstel_app.core.records import Entry, Note, evening_of_note
from herstel_app.core.signals import Moment, Readings
from herstel_app.engine.lookback.evening_line import EveningLine
from herstel_app.engine.lookback.note_words import NoteWords
from herstel_app.ui.kit.autosave_field import AutosaveField
from herstel_app.ui.kit.basic import button, label, prose
from herstel_app.ui.kit.confirmation import Erase
from herstel_app.ui.kit.dates import evening_words
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.layout import STRETCH, block, column, flow, row, wide
from herstel_app.ui.kit.page import line_above
from herstel_app.ui.kit.page_foot import PageFoot
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.tab_after import in_tab_order
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.written_line import written_line
from herstel_app.ui.pages.lookback.line_drawing import LineDrawing, drawing_width, gap_beside
from herstel_app.ui.pages.lookback.measure_form import MeasureForm

tr = QCoreApplication.translate
BETWEEN = 22
"""Between the parts, in px at 100 %."""
AROUND_FOOT, LARGE_AROUND_FOOT = (10, 20), (2, 14)
"""Above and below its buttons, in px at 100 %; closer where text is large, which needs the room."""


class NoteEditor(QWidget):
    """What was noted once; what is changed is handed over at once."""

    readings_changed = Signal(str, object)
    """The moment ("before" or "after") and the readings."""
    text_changed = Signal(str)
    delete_asked = Signal()
    done = Signal()

    def __init__(self, note: Note, words: NoteWords, line: EveningLine, theme: Theme, changeable: bool) -> None:
        """Show a note, with the `line` that draws it; where it is not `changeable` it can only be read and deleted."""
        super().__init__()
        self._theme = theme
        self._was_text = words.text
        self._was: dict[Moment, Readings] = {"before": dict(words.before), "after": dict(words.after)}
        self.form = MeasureForm(theme, self._was)
        self.form.changed.connect(self._change_readings)
        self.numbers = Fold(tr("LookbackEdit", "bekijk je meting"), self.form)
        if not words.signals:
            self.numbers.hide()
        self.has_changed = False
        """Whether anything was changed since the note was opened."""
        self.back = button(tr("LookbackEdit", "← Terug naar de avonden"), "link")
        self.back.clicked.connect(self._finish)
        self.text = AutosaveField(tr("LookbackEdit", "In je eigen woorden"), theme.px(104), words.text)
        self.restore = button(tr("LookbackEdit", "Zoals het was"), None, tr("LookbackEdit", "Zet terug zoals het was"))
        self.restore.clicked.connect(self._restore)
        self.restore.hide()
        self.done_button = button(tr("LookbackEdit", "Klaar"), "primary")
        self.done_button.clicked.connect(self._finish)
        self.erase = Erase(tr("LookbackEdit", "Verwijder deze notitie"), theme, words.title, wraps=False)
        self.erase.ask.setProperty("aside", True)
        self.erase.ask.setProperty("flush", True)
        self.erase.confirmed.connect(self.delete_asked)
        self.text.typed.connect(self.text_changed)
        self.text.textChanged.connect(self._show_changed)
        self._unkept, self._written, self._lasts = said_line(), written_line(self.text), True
        self.drawing = LineDrawing(theme, line, at_right=True)
        self._around_foot = LARGE_AROUND_FOOT if theme.is_large else AROUND_FOOT
        self.foot = PageFoot(BETWEEN - self._around_foot[0])
        """What ends or deletes it, placed by the page."""
        self._lay_out(note, words)
        self.show_kept(changeable, "")

    def show_kept(self, changeable: bool, said: str) -> None:
        """Let the note be changed or not; `said` is what does not last of a change."""
        self.text.setReadOnly(not changeable)
        self.form.setEnabled(changeable)
        self.restore.setEnabled(changeable)
        off = tr("LookbackEdit", "Er wordt nu niets bewaard, dus veranderen gaat niet. Verwijderen wel.")
        self._unkept.say(said if changeable else off)
        self._lasts = changeable and not said

    def show_written(self, is_written: bool) -> None:
        """Say below the field whether what stands there is written, where it lasts."""
        self._written.show_written(is_written and self._lasts)

    def take_focus(self) -> None:
        """Begin at the top; Tab goes on as one reads, where Qt would put last what was made last."""
        last = self.done_button, self.restore, self.erase.ask, self.erase.sure, self.erase.no
        measured = [] if self.numbers.isHidden() else [self.numbers, *self.form.stops]
        in_tab_order(self.back, *measured, self.text, *last)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Hand over what has been typed so far."""
        self.text.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the drawing as wide as in the list."""
        super().resizeEvent(event)
        self.drawing.setFixedWidth(drawing_width(self._theme, self.width()))
        self._head.setSpacing(gap_beside(self._theme, self.width()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed when another page is opened."""
        self.flush()
        super().hideEvent(event)

    def _lay_out(self, note: Note, words: NoteWords) -> None:
        theme = self._theme
        about: QWidget = prose(theme, words.about.replace("*", "∗"), "secondary", 145)
        if isinstance(note, Entry):  # when it was, and beside that its numbers
            about = flow(theme, label(words.about, "secondary", wrap=False), self.numbers, gap=18)
        said = label(words.title, "title"), label(evening_words(evening_of_note(note)), "kicker"), about
        self._head = row(theme, wide(column(theme, *said, gap=4)), self.drawing)
        field = column(
            theme, label(tr("LookbackEdit", "In je eigen woorden"), "label"), self.text, self._written, gap=6
        )
        last = row(theme, self.done_button, self.restore, STRETCH, self.erase.ask, self.erase, gap=12)
        self.foot.lay_out(theme, last, *self._around_foot)
        head = block(theme, line_above(theme, row(theme, self.back, STRETCH)), self._head, gap=0)
        parts = head, self._unkept, self.form, field
        column(theme, *parts, gap=BETWEEN, on=self)

    def _change_readings(self, moment: Moment) -> None:
        self._show_changed()
        self.readings_changed.emit(moment, self.form.readings(moment))

    def _show_changed(self) -> None:
        self.has_changed = True
        self.restore.show()

    def _restore(self) -> None:
        """Put back what stood there when the note was opened."""
        for moment, readings in self._was.items():
            if readings != self.form.readings(moment):
                self.form.show_readings(moment, readings)
                self.readings_changed.emit(moment, readings)
        self.text.setPlainText(self._was_text)
        self.flush()
        self.restore.hide()
        self.done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        self.flush()
        self.done.emit()
