"""After an evening of the avondproef: the same sliders, whether anything unpleasant happened, what was different."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from herstel_app.core.programme import RemarkEvening
from herstel_app.core.trial import Remarks
from herstel_app.engine.trial_words import CIRCUMSTANCES
from herstel_app.ui.kit.autosave_field import WordsField
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.pane_form import PaneForm

tr = QCoreApplication.translate
T = TypeVar("T")


class RemarksForm(PaneForm):
    """Everything may stay empty."""

    def __init__(self, theme: Theme, question: RemarkEvening) -> None:
        """Make an empty form; what is filled in is `flush`ed into the draft of the question."""
        super().__init__(theme, tr("Remarks", "Dit was het."), tr("Remarks", "Hoe is het nu?"), tr("Remarks", "Klaar"))
        self._question, self._gone = question, False
        self._said_of_trial, self._unkept = said_line(), said_line()
        self.add(self._said_of_trial)
        self.ask_signals()
        self.add(10)
        answers = [(tr("Remarks", "nee"), False), (tr("Remarks", "ja"), True)]
        # Each by itself: an answer can be taken back by pressing it again.
        self.unpleasant = self._chips(tr("Remarks", "Gebeurde er iets vervelends?"), answers)
        self.unpleasant.chosen.connect(self._answer)
        self.unpleasant_words = self._field(tr("Remarks", "Wat was er vervelend? Alleen als je wilt."), 68)
        self.unpleasant_words.hide()
        names = [(text, name) for name, text in CIRCUMSTANCES.items()]
        self.circumstances = self._chips(tr("Remarks", "Was er iets anders dan anders?"), names)
        self.add(self._unkept)
        self.words = self._field(tr("Remarks", "In je eigen woorden. Niets gemerkt? Ook dat is een antwoord."), 88)

    def show_kept(self, kept: bool, said: str) -> None:
        """Say what becomes of this evening, too."""
        super().show_kept(kept, said)
        counts_not = tr(
            "Remarks",
            "Bewaren staat uit. Deze avond telt dan niet mee. Je kunt die opnieuw doen, als je bewaren weer aanzet.",
        )
        if not self._gone:
            self._said_of_trial.say("" if kept else counts_not)
        self._unkept.say(said)

    def show_gone(self) -> None:
        """Say that there is no trial any more, and where the words go."""
        self._gone = True
        self._said_of_trial.say(tr("Remarks", "De avondproef is verwijderd. Wat je hier schrijft, komt bij Terugblik."))

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
            self.unpleasant_words.words if unpleasant else "",
            frozenset(self.circumstances.on),
            self.words.words,
        )

    def _answer(self, answer: bool) -> None:
        if answer in self.unpleasant.on:
            self.unpleasant.show_on((answer,))
        self.unpleasant_words.setVisible(True in self.unpleasant.on)

    def _chips(self, title: str, options: Sequence[tuple[str, T]]) -> ChipGroup[T]:
        chips = ChipGroup(self._theme, title, options, several=True, title_shown=False, spoken="{title} {chip}")
        self.add(label(title, "label"), chips)
        return chips

    def _field(self, text: str, height: int) -> WordsField:
        field = WordsField(text, self._theme.px(height), placeholder=text)
        self.add(field)
        return field
