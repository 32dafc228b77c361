"""The end: one line, and what someone may still want; after the dark it stays as dark, until a key or a click."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QPushButton, QWidget

from herstel_app.core.drawing import RISING, Stroke
from herstel_app.ui.kit.autosave_field import AutosaveField
from herstel_app.ui.kit.basic import button, centred
from herstel_app.ui.kit.crossfade import SEEN_MS
from herstel_app.ui.kit.evened import evened
from herstel_app.ui.kit.fading_wave import EveningWave, FadingWave
from herstel_app.ui.kit.focus_ring import are_keys_used
from herstel_app.ui.kit.layout import STRETCH, Stretch, column, flow, row, wide
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.silent_keys import SILENT_KEYS
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.written_line import written_line

tr = QCoreApplication.translate
BREATHS = Stroke("wave", 1.0, "", RISING)
"""How the end of an evening is drawn."""
NOTE_PX = 104
NOTE_WIDTH = 520
SIDE = 28
"""On all sides, in px at 100 %."""
ABOVE_TOLD = 4
"""Above what else there is to know, more than between other parts; px at 100 %."""


def _drawn(theme: Theme, done: Stroke | Sequence[Stroke] | None, dim: bool, stopped: bool) -> FadingWave | None:
    """Draw what was done, or all of an evening in the dark; breaths where that is not known."""
    if done is None:
        return None
    if isinstance(done, Stroke):
        return FadingWave(theme, done, dim, stopped)
    return EveningWave(theme, done) if done and dim else FadingWave(theme, BREATHS, dim, stopped)


class Ending(QWidget):
    """Says that it is over; any key leads on, unless a note is being written.

    So does a click beside the links, but not in the dark: a hand that looks for the mouse would light up the room.
    """

    left = Signal()
    stay_asked = Signal()
    """Someone wants to sit still for a while."""

    def __init__(
        self,
        theme: Theme,
        line: str,
        dim: bool,
        stays: bool,
        back: str = "",
        written: str = "",
        leads_on: bool = True,
        felt: str = "",
        done: Stroke | Sequence[Stroke] | None = None,
        stopped: bool = False,
        told: str = "",
    ) -> None:
        """Say `line`, perhaps below the line of what was `done`; `dim` is in the colours of the dark screen.

        What was done is an exercise, or all of an evening.
        `stays` is whether one can sit on for a while, `back` the link that leads on where a key is not enough,
        `written` what was typed during the exercise, `leads_on` whether any key or click does, `felt` what is
        said below `line` to who felt a text, `stopped` whether that line goes flat, `told` what else
        there is to know.
        """
        super().__init__()
        self._theme, self._said, self._leads_on = theme, line, leads_on
        self.is_dim, self._is_kept, self._unkept_words = dim, True, ""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "dim" if dim else "ending")
        self.setAccessibleName(line)
        if leads_on:
            self.setAccessibleDescription(tr("Ending", "Met een toets ga je verder."))
        self._asked = tr("Ending", "Wat merkte je?")
        hint = tr("Ending", "In je eigen woorden.")
        self.note = AutosaveField(self._asked, theme.px(NOTE_PX), placeholder=hint)
        self.note.setMaximumWidth(theme.px(NOTE_WIDTH))
        self._unkept, self._written = said_line(), written_line(self.note, keeps_room=False)
        self.note_link = button(tr("Ending", "iets noteren"), "link")
        self.note_link.clicked.connect(self.open_note)
        self.stay_link = button(tr("Ending", "nog vijf minuten stil"), "link")
        self.stay_link.clicked.connect(self.stay_asked)
        self.back_link = button(back or tr("Ending", "klaar"), "link")
        self.back_link.clicked.connect(self.left)
        self.close_link = button(tr("Ending", "Herstel sluiten"), "link")
        """Where it is alone in the window."""
        self.close_link.clicked.connect(lambda: self.window().close())
        self.felt = centred(felt, "subtitle")
        self.told = centred(told, "small")
        self.leads_where: Callable[[], str] = self.back_link.text
        """Gives what the link that leads on says."""
        self._lay_out(stays, _drawn(theme, done, dim, stopped))
        self.felt.setVisible(bool(felt))
        self.told.setVisible(bool(told))
        # Not before: what is shown without a place becomes a window of its own.
        self.stay_link.setVisible(stays)
        self.back_link.setVisible(bool(back))
        self.close_link.hide()
        self.note.hide()
        if written:
            self.note.setPlainText(written)
            self.open_note()

    def _lay_out(self, is_alone: bool, drawn: FadingWave | None) -> None:
        theme = self._theme
        wave = (drawn, 32) if drawn else ()
        self._line = centred(self._said, "end" if is_alone else "heading" if self.felt.text() else "line")
        self._written.setMaximumWidth(theme.px(NOTE_WIDTH))
        lines = (
            row(theme, STRETCH, wide(each, 1000), STRETCH) for each in (self.note, self._written)
        )  # up to its maximum
        field = column(theme, *lines, gap=6, margins=(0, 0, 0, 8))
        links: tuple[QPushButton, ...] = (self.note_link, self.stay_link, self.back_link, self.close_link)
        for link in links:
            link.setProperty("bare", self.is_dim)
        words = self._line, self.felt, self.told
        parts = *wave, *words, 16, self._unkept, field, flow(theme, *links, gap=20, centred=True)
        column(theme, Stretch(13), *parts, Stretch(10), gap=8, margins=(SIDE, SIDE, SIDE, SIDE), on=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave no word alone on a line."""
        super().resizeEvent(event)
        self.restyle()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure in the letters in which it is shown."""
        super().showEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Break what is said in lines that are about as long."""
        most = self.width() - 2 * self._theme.space(SIDE)
        for each, above in ((self._line, 0), (self.felt, 0), (self.told, self._theme.space(ABOVE_TOLD))):
            each.ensurePolished()
            side = max(0, (most - evened(each, most)) // 2)
            each.setContentsMargins(side, above, side, 0)

    def open_note(self) -> None:
        """Show the field for a note, below what it asks: what was said here may be that the screen can be closed."""
        self.note_link.hide()
        self.told.hide()  # with a note it is kept
        self._line.setText(self._asked)
        self.restyle()
        self.note.show()
        self._written.keep_room()
        self._unkept.say(self._unkept_words)
        self.back_link.show()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_where(self) -> None:
        """Have the link say where it leads now: that tonight is done may be known only after this is shown."""
        self.back_link.setText(self.leads_where())

    @property
    def is_noting(self) -> bool:
        """Whether the field for a note is open."""
        return self.note.isVisibleTo(self)

    def take_focus(self) -> None:
        """Have the keyboard, and have a screen reader say that it is over."""
        focus = self.note if self.is_noting else self
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{self._said} {self.told.text()}".strip()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show who uses the keyboard where Enter goes, once all is seen; in the dark nothing here has the keyboard."""
        super().focusInEvent(event)
        self.show_lit()

    def show_lit(self) -> None:
        """Be seen from now; where Enter goes is shown once the press that brought light is over."""
        QTimer.singleShot(SEEN_MS, self, self._show_next)

    def _show_next(self) -> None:
        """Give the keyboard to what leads on, or else to what is nearest; where nobody went elsewhere."""
        links = (self.back_link,) if self._leads_on else (self.note_link, self.stay_link, self.back_link)
        first = next((link for link in links if link.isVisible()), None)
        if first is not None and self.hasFocus() and are_keys_used():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_kept(self, kept: bool, said: str) -> None:
        """Say beside the field what does not last of it, and hand it over once it is kept again."""
        self._unkept_words = said
        if self.is_noting:
            self._unkept.say(said)
        again, self._is_kept = kept and not self._is_kept, kept
        if again:
            self.note.hand_over()

    def show_written(self, is_written: bool) -> None:
        """Say below the field whether what stands there is written, where it lasts."""
        self._written.show_written(is_written and not self._unkept_words)

    def clear(self) -> None:
        """Take the note back: it was deleted."""
        self.note.forget()

    def flush(self) -> None:
        """Hand over what has been typed so far."""
        self.note.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead on with any key."""
        if not self._leads_on:
            super().keyPressEvent(event)
        elif not (self.is_noting or event.key() in SILENT_KEYS or event.isAutoRepeat()):
            self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Lead on with a click beside the links, except in the dark."""
        if self._leads_on and not (self.is_noting or self.is_dim):
            self.left.emit()
