"""After: the same four sliders, and room for own words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from herstel_app.core.session import SessionOutcome
from herstel_app.ui.kit.basic import Column, button, label
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.signals import SignalForm
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
SAVE_AFTER_MS = 600


class After(QWidget):
    """How it is now, and what was noticed; both may stay empty. What is typed is kept at once."""

    readings_changed = Signal(object)
    note_changed = Signal(str)
    done = Signal()

    def __init__(self, theme: Theme, outcome: SessionOutcome) -> None:
        """Make an empty form, with a word that fits how the exercise ended."""
        super().__init__()
        # Tab leads from here to the first slider; no key has an effect before that.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(QCoreApplication.translate("After", "Na de oefening"))
        self._form = SignalForm(theme)
        self._form.changed.connect(lambda: self.readings_changed.emit(self._form.readings))
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText(tr("After", "In je eigen woorden. Niets gemerkt? Ook dat is een antwoord."))
        self.note.setAccessibleName(tr("After", "Wat merkte je?"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.px(104))
        self._save = QTimer(self)
        self._save.setSingleShot(True)
        self._save.setInterval(SAVE_AFTER_MS)
        self._save.timeout.connect(self.flush)
        self.note.textChanged.connect(self._save.start)
        self.done_button = button(tr("After", "Klaar"), "primary")
        self.done_button.clicked.connect(self._finish)
        column = Column(theme, width=460, margins=(32, 40))
        early = tr("After", "Je bent gestopt waar je wilde.")
        column.body.addWidget(
            label(
                tr("After", "Dit was het.") if outcome == "completed" else early,
                "kicker",
            )
        )
        column.body.addWidget(label(tr("After", "Hoe is het nu?"), "heading"))
        self._kept = True
        self._own, self._unkept = label("", "small"), said_line()
        column.body.addWidget(self._own)
        column.body.addWidget(self._form)
        column.body.addSpacing(theme.space(10))
        column.body.addWidget(label(tr("After", "Wat merkte je?"), "label"))
        column.body.addWidget(self._unkept)
        column.body.addWidget(self.note)
        self.show_kept(True, "")
        foot = QHBoxLayout()
        foot.setContentsMargins(0, theme.space(14), 0, theme.space(28))
        foot.addStretch(1)
        foot.addWidget(self.done_button)
        foot.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(column, 1)
        outer.addLayout(foot)

    def show_kept(self, kept: bool, said: str) -> None:
        """Say beside the note what does not last; once things are `kept` again, hand over what stands here."""
        text = tr("After", "Je eigen meting. Leeg laten mag.")
        self._own.setText(text if kept else tr("After", "Je eigen meting, voor nu. Er wordt niets bewaard."))
        self._unkept.say(said)
        again, self._kept = kept and not self._kept, kept
        if again and self._form.readings:
            self.readings_changed.emit(self._form.readings)
        if again:
            self.flush()

    def clear(self) -> None:
        """Begin anew: what was noted was deleted."""
        self._form.clear()
        self.note.clear()
        self._save.stop()

    def flush(self) -> None:
        """Hand over what has been typed so far."""
        self._save.stop()
        self.note_changed.emit(self.note.toPlainText().strip())

    def _finish(self) -> None:
        self.flush()
        self.done.emit()
