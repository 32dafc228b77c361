"""Terugblik, one note closely: its words, and behind a link its numbers; changed, put back, or deleted for good."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from herstel_app.core.records import Entry, Note, evening_of_note
from herstel_app.core.signals import Moment, Readings
from herstel_app.engine.lookback.note_words import NoteWords
from herstel_app.ui.kit.autosave_field import AutosaveField
from herstel_app.ui.kit.basic import button, label, prose
from herstel_app.ui.kit.confirmation import Erase
from herstel_app.ui.kit.dates import evening_words
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.layout import STRETCH, block, column, left, row
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.signals import SignalForm
from herstel_app.ui.kit.tab_after import in_tab_order
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
SIDE_BY_SIDE = 660
"""From this width on, in px at 100 %, before and after stand beside each other; it grows as margins do."""


class NoteEditor(QWidget):
    """What was noted once; what is changed is handed over at once."""

    readings_changed = Signal(str, object)
    """The moment ("before" or "after") and the readings."""
    text_changed = Signal(str)
    delete_asked = Signal()
    done = Signal()

    def __init__(self, note: Note, words: NoteWords, theme: Theme, changeable: bool) -> None:
        """Show a note; where it is not `changeable` it can only be read and deleted."""
        super().__init__()
        self._theme, self._changeable = theme, changeable
        self._was_text, self._was_readings = words.text, dict[Moment, Readings]()
        self.forms: dict[Moment, SignalForm] = {}
        self._numbers = QWidget()
        self._grid = QGridLayout(self._numbers)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(40))
        self._grid.setVerticalSpacing(theme.space(20))
        self._boxes: list[QWidget] = []
        self.numbers = Fold(tr("LookbackEdit", "bekijk je meting"), self._numbers, signed=False)
        self.numbers.hide()
        self.has_changed = False
        """Whether anything was changed since the note was opened."""
        self.back = button(tr("LookbackEdit", "← Terug naar de avonden"), "link")
        self.back.clicked.connect(self._finish)
        self.text = AutosaveField(tr("LookbackEdit", "In je eigen woorden"), theme.px(104), words.text)
        self.restore = button(tr("LookbackEdit", "Zet terug zoals het was"), "link")
        self.restore.clicked.connect(self._restore)
        self.restore.hide()
        self.done_button = button(tr("LookbackEdit", "Klaar"), "primary")
        self.done_button.clicked.connect(self._finish)
        self.erase = Erase(tr("LookbackEdit", "Verwijder deze notitie"), theme, words.title)
        self.erase.confirmed.connect(self.delete_asked)
        self.text.typed.connect(self.text_changed)
        self.text.textChanged.connect(self._show_changed)
        self._unkept = said_line()
        self._lay_out(evening_of_note(note), words)
        self.show_kept(changeable, "")
        if isinstance(note, Entry) and (note.before or note.after):
            self._add_signals(note.before, note.after)

    def _add_signals(self, before: Readings, after: Readings) -> None:
        """Show the four signals before and after."""
        for moment, name, readings in (
            ("before", tr("LookbackEdit", "Vooraf"), before),
            ("after", tr("LookbackEdit", "Achteraf"), after),
        ):
            form = SignalForm(self._theme, f"{name}: {{name}}")
            form.show_readings(readings)
            form.setEnabled(self._changeable)  # as `show_kept` has it
            form.changed.connect(lambda moment=moment: self._change_readings(moment))
            self.forms[moment], self._was_readings[moment] = form, dict(readings)  # type: ignore[index]
            self._boxes.append(block(self._theme, label(name, "heading"), form, gap=12))
        self.numbers.show()
        self._arrange()

    def show_kept(self, changeable: bool, said: str) -> None:
        """Let the note be changed or not; `said` is what does not last of a change."""
        self._changeable = changeable
        self.text.setReadOnly(not changeable)
        for form in self.forms.values():
            form.setEnabled(changeable)
        self.restore.setEnabled(changeable)
        off = tr("LookbackEdit", "Er wordt nu niets bewaard, dus veranderen gaat niet. Verwijderen wel.")
        self._unkept.say(said if changeable else off)

    def take_focus(self) -> None:
        """Begin at the top; Tab goes on as one reads, where Qt would put last what was made last."""
        dots = (dot for form in self.forms.values() for scale in form.scales.values() for dot in scale.dots)
        in_tab_order(self.back, self.text, self.restore, self.numbers, *dots, self.done_button)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Hand over what has been typed so far."""
        self.text.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew for the width."""
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed when another page is opened."""
        self.flush()
        super().hideEvent(event)

    def _lay_out(self, evening: date, words: NoteWords) -> None:
        theme = self._theme
        head = (
            label(evening_words(evening), "kicker"),
            label(words.title, "title"),
            prose(theme, words.about.replace("*", "∗"), "secondary", 145),
        )
        field = label(tr("LookbackEdit", "In je eigen woorden"), "label"), self.text, left(self.restore)
        numbers = left(self.numbers), self._numbers
        foot = row(theme, self.done_button, self.erase.ask, self.erase, STRETCH, gap=20)
        column(theme, left(self.back), 10, *head, self._unkept, 14, *field, 8, *numbers, 14, foot, gap=6, on=self)

    def _arrange(self) -> None:
        """Put before and after beside each other where there is room."""
        beside = self.width() >= self._theme.space(SIDE_BY_SIDE)
        for number, box in enumerate(self._boxes):
            self._grid.removeWidget(box)
            self._grid.addWidget(box, *((0, number) if beside else (number, 0)))
            self._grid.setColumnStretch(number, int(beside or number == 0))

    def _change_readings(self, moment: Moment) -> None:
        self._show_changed()
        self.readings_changed.emit(moment, self.forms[moment].readings)

    def _show_changed(self) -> None:
        self.has_changed = True
        self.restore.show()

    def _restore(self) -> None:
        """Put back what stood there when the note was opened."""
        for moment, form in self.forms.items():
            form.show_readings(self._was_readings[moment])
            self.readings_changed.emit(moment, form.readings)
        self.text.setPlainText(self._was_text)
        self.flush()
        self.restore.hide()
        self.done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        self.flush()
        self.done.emit()
