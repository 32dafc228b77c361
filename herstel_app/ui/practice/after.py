"""After, for who filled in the four sliders before: the same sliders, and room for own words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from herstel_app.ui.kit.autosave_field import AutosaveField
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.pane_form import PaneForm

tr = QCoreApplication.translate


class After(PaneForm):
    """How it is now, and what was noticed; both may stay empty. What is typed is kept at once."""

    def __init__(self, theme: Theme, written: str = "") -> None:
        """Make a form; `written` is what was typed during the exercise."""
        name = tr("After", "Na de oefening")
        super().__init__(theme, tr("After", "Klaar."), tr("After", "Hoe is het nu?"), tr("After", "Klaar"), name)
        asked = tr("After", "Wat merkte je?")
        hint = tr("After", "In je eigen woorden. Niets gemerkt? Ook dat is een antwoord.")
        self.note = AutosaveField(asked, theme.px(104), placeholder=hint)
        self._unkept = said_line()
        self.ask_signals()
        self.add(10, label(asked, "label"), self._unkept, self.note)
        if written:
            self.note.setPlainText(written)

    def show_kept(self, kept: bool, said: str) -> None:
        """Say beside the note, too, what does not last of it."""
        super().show_kept(kept, said)
        self._unkept.say(said)

    def clear(self) -> None:
        """Begin anew: what was noted was deleted."""
        super().clear()
        self.note.forget()

    def flush(self) -> None:
        """Hand over what has been typed so far."""
        self.note.hand_over()
