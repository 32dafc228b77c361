"""A proef: two parts one after the other in the practice pane, with the same sliders before, between and after.

It lets someone feel, and concludes nothing. Which part comes first alternates from one time to the next. Each part is
an entry of the journal of its own; what was noted between them closes the first and opens the second.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from herstel_app.core.breath_attention import Reading
from herstel_app.core.content import Proef, ProefChoice
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import Ended
from herstel_app.core.signals import Readings
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.rows import ChipRow, SwitchRow
from herstel_app.ui.parts import Parts
from herstel_app.ui.practice.guest import GuestForm
from herstel_app.ui.practice.offer import minutes_words
from herstel_app.ui.practice.pane import PracticePane
from herstel_app.ui.practice.turn import Turn
from herstel_app.ui.trial.attention import AttentionTapping, breath_words
from herstel_app.ui.trial.cautions import cautions_card
from herstel_app.ui.trial.words import noted_words

tr = QCoreApplication.translate


class Feeling(QObject):
    """Leads through at most one proef at a time."""

    def __init__(self, pane: PracticePane, parts: Parts) -> None:
        """Keep what it needs; nothing is shown before `start`."""
        super().__init__()
        self._shelf, self._pane, self._recorder = parts.shelf, pane, parts.recorder
        self._keeper, self._clock, self._theme = parts.keeper, parts.clock, parts.theme
        self._proef: Proef
        self._asked = PracticeRequest("")
        self._turn = Turn()
        self._parts: list[ProefChoice] = []
        self._noted: list[tuple[str, Readings]] = []
        self._attends = False
        self._breath: Reading | None = None

    def start(self, proef_id: str, asked: PracticeRequest | None = None) -> None:
        """Show a proef, ready to begin; `asked` is the claim in an explanation that it starts from.

        An exercise that runs is left alone, and with it the proef that it may be part of.
        """
        if self._pane.is_practising:
            return
        self._proef = proef = self._shelf.library.proeven[proef_id]
        self._asked = asked or PracticeRequest(proef.parts[0].choices[0].exercise, proef=proef_id)
        turned = proef_id in self._keeper.settings.proeven_turned
        self._parts = [part.choices[0] for part in (reversed(proef.parts) if turned else proef.parts)]
        self._noted, self._attends, self._breath = [], False, None
        form = self._form(tr("Feeling", "Proef"), proef.title, tr("Feeling", "Begin"))
        form.say(proef.summary, role="secondary")
        self._add_choices(form)
        self._order = label("", "line")
        form.body.addWidget(self._order)
        self._show_order()
        form.say(proef.posture)
        seen = self._keeper.settings.seen_cautions
        exercises = self._shelf.library.exercises
        new = {c.exercise: exercises[c.exercise] for c in self._parts if c.exercise not in seen}
        if new:
            form.body.addWidget(cautions_card(list(new.values()), self._theme))
        form.body.addSpacing(self._theme.space(6))
        form.body.addWidget(label(tr("Feeling", "Hoe is het nu?"), "heading"))
        form.ask_signals()
        self._add_attention(form)
        form.done.connect(lambda: self._begin(form.readings))
        self._turn = self._pane.take_turn()
        self._show(form)

    def _form(self, kicker: str, title: str, act: str) -> GuestForm:
        return GuestForm(self._theme, kicker, title, act)

    def _show(self, form: GuestForm) -> None:
        self._pane.show_guest(form, self._asked, self._turn)

    def _add_choices(self, form: GuestForm) -> None:
        for part in self._proef.parts:
            if len(part.choices) < 2:
                continue
            title = tr("Feeling", "Naast de rust kies je")
            options = [(choice.label, choice) for choice in part.choices]
            chosen = next(choice for choice in part.choices if choice in self._parts)
            row = ChipRow(self._theme, title, options, chosen)
            row.chosen.connect(partial(self._choose, of=part.choices))
            form.body.addWidget(row)

    def _add_attention(self, form: GuestForm) -> None:
        self.attention = SwitchRow(
            self._theme,
            tr("Feeling", "Adem met aandacht"),
            tr("Feeling", "Tik vooraf en achteraf ook tien ademhalingen."),
            False,
            self._set_attends,
        )
        form.body.addSpacing(self._theme.space(6))
        form.body.addWidget(self.attention)

    def _set_attends(self, on: bool) -> None:
        self._attends = on

    def _choose(self, choice: ProefChoice, of: tuple[ProefChoice, ...]) -> None:
        self._parts = [choice if part in of else part for part in self._parts]
        self._show_order()

    def _show_order(self) -> None:
        first, second = self._parts
        text = tr("Feeling", "Eerst {first}, {minutes}. Daarna {second}, {later}.")
        self._order.setText(
            text.format(
                first=_inline(first.label),
                minutes=minutes_words(first.minutes),
                second=_inline(second.label),
                later=minutes_words(second.minutes),
            )
        )

    def _begin(self, before: Readings) -> None:
        seen = self._keeper.settings.seen_cautions
        new = tuple(dict.fromkeys(part.exercise for part in self._parts if part.exercise not in seen))
        self._keeper.change(seen_cautions=(*seen, *new))
        self._noted = [(tr("Feeling", "vooraf"), before)]
        if self._attends:
            self._tap(lambda reading: self._play_first(before, reading))
        else:
            self._play_first(before, None)

    def _tap(self, then: Callable[[Reading | None], None]) -> None:
        tapping = AttentionTapping(self._theme, self._clock.monotonic_s)
        tapping.measured.connect(then)
        self._show(tapping)

    def _play_first(self, before: Readings, breath: Reading | None) -> None:
        self._breath = breath
        self._play(0, before, self._between)

    def _play(self, number: int, before: Readings, then: Callable[[Ended], None]) -> None:
        part = self._parts[number]
        choice = PracticeRequest(
            part.exercise,
            part.minutes,
            part.variant,
            self._asked.explanation_id,
            self._asked.claim_id,
            self._asked.why,
            proef=self._proef.id,
        )
        self._pane.begin(choice, before, then=then, turn=self._turn)
        if self._asked.claim_id:
            # The claim stays marked, whichever exercise the part is.
            self._pane.choice = self._asked
            self._pane.choice_changed.emit(self._asked)

    def _between(self, event: Ended) -> None:
        if event.outcome == "stopped":
            self._ask_last(0, stopped=True)
            return
        after, following = self._parts[0], self._parts[1]
        form = self._form(self._proef.title, tr("Feeling", "Hoe is het nu?"), tr("Feeling", "Verder"))
        text = tr("Feeling", "Hierna: {label}, {minutes}.")
        form.say(
            text.format(label=_inline(following.label), minutes=minutes_words(following.minutes)), role="secondary"
        )
        signals = form.ask_signals()
        signals.changed.connect(lambda: self._recorder.after(form.readings))
        form.done.connect(lambda: self._go_on(after.after, form.readings))
        self._show(form)

    def _go_on(self, moment: str, readings: Readings) -> None:
        self._noted.append((moment, readings))
        turned = set(self._keeper.settings.proeven_turned) ^ {self._proef.id}
        self._keeper.change(proeven_turned=tuple(sorted(turned)))
        self._play(1, readings, lambda event: self._ask_last(1, event.outcome == "stopped"))

    def _ask_last(self, number: int, stopped: bool) -> None:
        kicker = tr("Feeling", "Je bent gestopt waar je wilde.") if stopped else self._proef.title
        form = self._form(kicker, tr("Feeling", "Hoe is het nu?"), tr("Feeling", "Verder"))
        signals = form.ask_signals()
        signals.changed.connect(lambda: self._recorder.after(form.readings))
        form.done.connect(lambda: self._finish(number, form.readings, stopped))
        self._show(form)

    def _finish(self, number: int, readings: Readings, stopped: bool) -> None:
        self._noted.append((self._parts[number].after, readings))
        if self._attends and self._breath is not None and not stopped:
            self._tap(self._tell)
        else:
            self._tell(None)

    def _tell(self, breath: Reading | None) -> None:
        form = self._form(self._proef.title, tr("Feeling", "Dit noteerde je"), tr("Feeling", "Klaar"))
        lines = noted_words(self._noted, self._proef.signals)
        form.say(*(lines or [tr("Feeling", "Je liet de schuiven leeg. Wat je voelde, weet je zelf.")]))
        if self._breath is not None and breath is not None:
            form.say(*breath_words(self._breath, breath))
        form.say(
            tr("Feeling", "Dit is wat je merkte, op deze avond. Meer of minder of hetzelfde: alles is een antwoord."),
            tr("Feeling", "Wat later komt, heeft het makkelijker. Daarom begint het de volgende keer andersom."),
            role="secondary",
        )
        form.done.connect(self._pane.close_form)
        self._show(form)


def _inline(text: str) -> str:
    return text[:1].lower() + text[1:]
