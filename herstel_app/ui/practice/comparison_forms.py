"""The forms of a proef: what it is, how it is after a part, and what was noted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from herstel_app.core.programme import BeginComparison, ComparisonResult, HowAfterPart, OfferComparison
from herstel_app.core.programme_content import ProefChoice
from herstel_app.engine.trial_words import breath_words, noted_words
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.caution_list import CautionList
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.rows import SwitchRow
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.pane_form import PaneForm

tr = QCoreApplication.translate
Answer = Callable[[object], None]


class OfferForm(PaneForm):
    """A proef, ready to begin: its parts in their order, and the signals as they are now."""

    def __init__(
        self, question: OfferComparison, theme: Theme, answer: Answer, told: Callable[[Sequence[ProefChoice]], str]
    ) -> None:
        """Show it; `answer` gets BeginComparison, and `told` says in which way parts are done, where that matters."""
        super().__init__(theme, tr("Feeling", "Proef"), question.proef.title, tr("Feeling", "Begin"))
        self._parts, self._told = list(question.parts), told
        self.say(question.proef.summary, role="secondary")
        for part in question.proef.parts:
            if len(part.choices) > 1:
                self._add_choice(part.choices)
        self._order = label("", "line")
        self._ways = said_line()
        self.add(self._order, self._ways)
        self._show_order()
        self.say(question.proef.posture)
        if question.new:
            self.add(CautionList(list(question.new.values()), theme))
        self.add(6, label(tr("Feeling", "Hoe is het nu?"), "heading"))
        self.ask_signals()
        title = tr("Feeling", "Adem met aandacht")
        text = tr("Feeling", "Tik vooraf en achteraf ook tien ademhalingen mee.")
        self.attention = SwitchRow(theme, title, text, False, lambda _: None)
        self.add(6, self.attention)
        self.done.connect(
            lambda: answer(BeginComparison(tuple(self._parts), self.attention.switch.isChecked(), self.readings))
        )

    def _add_choice(self, choices: tuple[ProefChoice, ...]) -> None:
        options = [(choice.label, choice) for choice in choices]
        chosen = next(choice for choice in choices if choice in self._parts)
        row = ChipGroup(self._theme, tr("Feeling", "Welke oefening vergelijk je met rust?"), options, chosen)
        row.chosen.connect(partial(self._choose, of=choices))
        self.add(row)

    def _choose(self, choice: ProefChoice, of: tuple[ProefChoice, ...]) -> None:
        self._parts = [choice if part in of else part for part in self._parts]
        self._show_order()

    def _show_order(self) -> None:
        first, second = (f"{_inline(part.label)}, {minutes_words(part.minutes)}" for part in self._parts)
        self._order.setText(tr("Feeling", "Eerst {first}. Daarna {second}.").format(first=first, second=second))
        self._ways.say(self._told(self._parts))


def after_part(question: HowAfterPart, theme: Theme, answer: Answer) -> PaneForm:
    """Ask how it is after a part."""
    kicker = tr("Feeling", "Je bent gestopt waar je wilde.") if question.stopped else question.proef.title
    form = PaneForm(theme, kicker, tr("Feeling", "Hoe is het nu?"), tr("Feeling", "Verder"))
    following = question.following
    if following is not None:
        label, minutes = _inline(following.label), minutes_words(following.minutes)
        form.say(tr("Feeling", "Hierna: {label}, {minutes}.").format(label=label, minutes=minutes), role="secondary")
    form.ask_signals()
    form.done.connect(lambda: answer(form.readings))
    return form


def result(question: ComparisonResult, theme: Theme, answer: Answer) -> PaneForm:
    """Show what was noted, and conclude nothing."""
    form = PaneForm(theme, question.proef.title, tr("Feeling", "Dit noteerde je"), tr("Feeling", "Klaar"))
    noted = [(tr("Feeling", "vooraf"), question.before), *question.after]
    lines = noted_words(noted, question.proef.signals)
    form.say(*(lines or [tr("Feeling", "Je liet de schuifjes leeg. Wat je voelde, weet je zelf.")]))
    if question.breaths:
        form.say(*breath_words(*question.breaths))
    form.say(
        tr("Feeling", "Dit is wat je merkte, op deze avond. Meer of minder of hetzelfde: alles is een antwoord."),
        tr("Feeling", "Wat je als tweede doet, lijkt al snel beter. Daarom begint het de volgende keer andersom."),
        role="secondary",
    )
    form.done.connect(lambda: answer(None))
    return form


def _inline(text: str) -> str:
    return text[:1].lower() + text[1:]
