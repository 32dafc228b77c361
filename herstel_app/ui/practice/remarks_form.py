"""After an evening of the avondproef: the same sliders, whether anything unpleasant happened, what was different."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPlainTextEdit

from herstel_app.core.programme import RemarkEvening
from herstel_app.core.trial import Circumstance, Remarks
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.pane_form import PaneForm

tr = QCoreApplication.translate
T = TypeVar("T")


def circumstance_names() -> Mapping[Circumstance, str]:
    """Give what can have been different about an evening."""
    return {
        "alcohol": tr("Remarks", "alcohol"),
        "late_coffee": tr("Remarks", "koffie laat op de dag"),
        "unusual_day": tr("Remarks", "andere dag dan anders"),
    }


class RemarksForm(PaneForm):
    """Everything may stay empty."""

    readings_changed = Signal(object)

    def __init__(self, theme: Theme, question: RemarkEvening) -> None:
        """Make an empty form; what is filled in is `flush`ed into the draft of the question."""
        super().__init__(theme, tr("Remarks", "Dit was het."), tr("Remarks", "Hoe is het nu?"), tr("Remarks", "Klaar"))
        self._question = question
        self._kept, self._gone = True, False
        self._standing, self._unkept = said_line(), said_line()
        self.body.addWidget(self._standing)
        form = self.ask_signals()
        form.changed.connect(lambda: self.readings_changed.emit(self.readings))
        self.body.addSpacing(theme.space(10))
        answers = [(tr("Remarks", "nee"), False), (tr("Remarks", "ja"), True)]
        # Each by itself: an answer can be taken back by pressing it again.
        self.unpleasant = self._chips(tr("Remarks", "Gebeurde er iets vervelends?"), answers)
        self.unpleasant.chosen.connect(self._answer)
        self.unpleasant_words = self._field(tr("Remarks", "Wat was er vervelend? Alleen als je wilt."), 68)
        self.unpleasant_words.hide()
        names = [(text, name) for name, text in circumstance_names().items()]
        self.circumstances = self._chips(tr("Remarks", "Was er iets anders dan anders?"), names)
        self.body.addWidget(self._unkept)
        self.words = self._field(tr("Remarks", "In je eigen woorden. Niets gemerkt? Ook dat is een antwoord."), 88)

    def show_kept(self, kept: bool, said: str) -> None:
        """Say what becomes of this evening; once things are `kept` again, hand over what was filled in."""
        super().show_kept(kept, said)
        counts_not = tr(
            "Remarks",
            "Bewaren staat uit. Deze avond telt dan niet mee. Hij staat er later nog, als je bewaren weer aanzet.",
        )
        if not self._gone:
            self._standing.say("" if kept else counts_not)
        self._unkept.say(said)
        if kept and not self._kept and self.readings:
            self.readings_changed.emit(self.readings)
        self._kept = kept

    def show_gone(self) -> None:
        """Say that there is no trial any more, and where the words go."""
        self._gone = True
        self._standing.say(tr("Remarks", "De avondproef is weg. Wat je hier schrijft, komt bij Terugblik."))

    def clear(self) -> None:
        """Take everything back: what was noted was deleted."""
        super().clear()
        self.unpleasant.show_on(())
        self.circumstances.show_on(())
        for field in (self.words, self.unpleasant_words):
            field.clear()
        self.unpleasant_words.hide()

    def flush(self) -> None:
        """Hand over what was filled in so far."""
        self._question.draft = self.remarks

    @property
    def remarks(self) -> Remarks:
        """What was noted."""
        unpleasant = next(iter(self.unpleasant.on), None)
        return Remarks(
            unpleasant,
            self.unpleasant_words.toPlainText().strip() if unpleasant else "",
            frozenset(self.circumstances.on),
            self.words.toPlainText().strip(),
        )

    def _answer(self, answer: bool) -> None:
        if answer in self.unpleasant.on:
            self.unpleasant.show_on((answer,))
        self.unpleasant_words.setVisible(True in self.unpleasant.on)

    def _chips(self, title: str, options: Sequence[tuple[str, T]]) -> ChipGroup[T]:
        chips = ChipGroup(self._theme, title, options, several=True, title_shown=False, spoken="{title} {chip}")
        for part in (label(title, "label"), chips):
            self.body.addWidget(part)
        return chips

    def _field(self, text: str, height: int) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setPlaceholderText(text)
        field.setAccessibleName(text)
        field.setTabChangesFocus(True)
        field.setFixedHeight(self._theme.px(height))
        self.body.addWidget(field)
        return field
