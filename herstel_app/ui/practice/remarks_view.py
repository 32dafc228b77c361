"""After an evening of the avondproef: what was different about it, as chips that may all stay off."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.core.programme import RemarkEvening
from herstel_app.core.trial import Circumstance, Remarks
from herstel_app.engine.trial_words import CIRCUMSTANCES
from herstel_app.ui.kit.autosave_field import WordsField
from herstel_app.ui.kit.basic import button, centred
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.focus_scroll import FocusScroll
from herstel_app.ui.kit.layout import STRETCH, Stretch, column, flow, row, wide
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
Unpleasant = Literal["unpleasant"]
UNPLEASANT: Final = "unpleasant"
"""The value of the chip that is no circumstance."""
FIELD_PX, FIELD_WIDTH = 88, 520
"""Height and width of the field, in px at 100 %."""


class RemarksView(FocusScroll):
    """One question; one button answers it, and a link passes it over."""

    done = Signal()

    def __init__(self, theme: Theme, question: RemarkEvening) -> None:
        """Ask it; what is answered is `flush`ed into the draft of the question."""
        super().__init__()
        self._question, self._is_answered, self._is_gone = question, False, False
        asked = tr("Remarks", "Was er iets anders?")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(asked)
        options: list[tuple[str, Circumstance | Unpleasant]] = [(text, name) for name, text in CIRCUMSTANCES.items()]
        options.append((tr("Remarks", "iets vervelends"), UNPLEASANT))
        self.chips = ChipGroup(
            theme,
            asked,
            options,
            several=True,
            apart=True,
            title_shown=False,
            spoken="{title} {chip}",
            gap=10,
            centred=True,
        )
        self.chips.chosen.connect(self._show_chosen)
        which = tr("Remarks", "Wat was er vervelend?")
        self.field = WordsField(which, theme.px(FIELD_PX), placeholder=tr("Remarks", "In je eigen woorden."))
        self.field.setMaximumWidth(theme.px(FIELD_WIDTH))
        self.field.hide()
        said = tr("Remarks", "Iets noteren over wat er vervelend was")
        self.field_link = button(tr("Remarks", "iets noteren"), "link", said)
        self.field_link.clicked.connect(self._open_field)
        self.field_link.hide()
        self._of_trial, self._unkept = said_line(), said_line()
        for line in (self._of_trial, self._unkept):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.act_button = button("", "primary")
        self.act_button.clicked.connect(self._answer)
        self.skip_link = button(tr("Remarks", "overslaan"), "link", tr("Remarks", "Overslaan"))
        self.skip_link.clicked.connect(self._pass)
        self._lay_out(theme, asked)
        self._show_chosen()

    def _lay_out(self, theme: Theme, asked: str) -> None:
        hint = centred(tr("Remarks", "Tik aan wat er was. Leeg laten mag."), "secondary")
        field = row(theme, STRETCH, wide(self.field, 1000), STRETCH)
        noting = row(theme, STRETCH, self.field_link, STRETCH)
        foot = flow(theme, self.act_button, self.skip_link, gap=28, centred=True)
        said = self._of_trial, self._unkept
        inside = QWidget()
        head = centred(asked, "title"), 4, hint, 36, self.chips, 14, noting, field
        column(theme, Stretch(4), *head, *said, 34, foot, Stretch(5), gap=0, margins=(28, 28, 28, 28), on=inside)
        self.setWidget(inside)

    def show_kept(self, kept: bool, said: str) -> None:
        """Say what becomes of this evening, and what does not last of what is written."""
        counts_not = tr(
            "Remarks",
            "Bewaren staat uit. Deze avond telt dan niet mee. Je kunt die opnieuw doen, als je bewaren weer aanzet.",
        )
        if not self._is_gone:
            self._of_trial.say("" if kept else counts_not)
        self._unkept.say(said)

    def show_gone(self) -> None:
        """Say that there is no trial any more, and where the words go."""
        self._is_gone = True
        self._of_trial.say(tr("Remarks", "De avondproef is verwijderd. Wat je hier schrijft, komt bij Terugblik."))

    def clear(self) -> None:
        """Take everything back: what was noted was deleted."""
        self.chips.show_on(())
        self.field.clear()
        self._show_chosen()

    def flush(self) -> None:
        """Hand over what was answered so far."""
        self._question.draft = self.remarks

    @property
    def remarks(self) -> Remarks:
        """What was answered; that nothing was unpleasant only where someone went on from here without that chip."""
        circumstances = frozenset(name for name in self.chips.on if name != UNPLEASANT)
        if UNPLEASANT in self.chips.on:
            return Remarks(True, self.field.words, circumstances)
        return Remarks(False if self._is_answered else None, "", circumstances)

    def _show_chosen(self, _chosen: object = None) -> None:
        is_unpleasant = UNPLEASANT in self.chips.on
        self.field_link.setVisible(is_unpleasant and self.field.isHidden())
        if not is_unpleasant:
            self.field.hide()
        self.act_button.setText(tr("Remarks", "Klaar") if self.chips.on else tr("Remarks", "Nee"))

    def _open_field(self) -> None:
        self.field_link.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self) -> None:
        self._is_answered = True
        self.done.emit()

    def _pass(self) -> None:
        self.clear()
        self.done.emit()
