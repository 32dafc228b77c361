"""What is said of a proef, a trial and its outcome. Rest and exercise are worded with the same warmth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from herstel_app.core.randomisation import Condition
from herstel_app.core.signals import SIGNALS, Readings, Signal
from herstel_app.core.statistics import LEAST_RESTS_FOR_NOISE, Finding, Pair, PairsOutcome
from herstel_app.core.trial import Result, TrialPlan
from herstel_app.ui.kit.dates import counted
from herstel_app.ui.kit.signals import signal_name

tr = QCoreApplication.translate
NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
LYING = ("in bed", "op de grond")
"""Places where one lies."""


@dataclass(frozen=True, slots=True)
class Said:
    """An outcome in words: the sentence that stands out, and what goes with it."""

    heading: str
    text: str


def places() -> tuple[str, ...]:
    """Give the places that can be chosen, as they are said."""
    return (
        tr("Trial", "op de bank"),
        tr("Trial", "op een stoel"),
        tr("Trial", "in bed"),
        tr("Trial", "op de grond"),
    )


def rest_name(plan: TrialPlan) -> str:
    """Give what rest is called in a place: sitting or lying still."""
    return tr("Trial", "stil liggen") if plan.place in LYING else tr("Trial", "stil zitten")


def number_word(number: int) -> str:
    """Give a small number in letters."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def chip_name(signal: Signal) -> str:
    """Give the short name of a signal."""
    return {
        "softness": tr("Trial", "Zachter"),
        "head": tr("Trial", "Hoofd"),
        "breath": tr("Trial", "Adem"),
        "body": tr("Trial", "Lijf"),
    }[signal]


def axis_words(signal: Signal) -> tuple[str, str, str]:
    """Give the words at the top, the middle and the bottom of a signal's picture."""
    same = tr("Trial", "gelijk")
    return {
        "softness": (tr("Trial", "zachter"), same, tr("Trial", "strakker")),
        "head": (tr("Trial", "ruimer"), same, tr("Trial", "drukker")),
        "breath": (tr("Trial", "vrijer"), same, tr("Trial", "stroever")),
        "body": (tr("Trial", "losser"), same, tr("Trial", "vaster")),
    }[signal]


def _gain(signal: Signal) -> str:
    return {
        "softness": tr("Trial", "maakte {who} je zachter"),
        "head": tr("Trial", "gaf {who} je meer ruimte"),
        "breath": tr("Trial", "liet {who} je adem vrijer gaan"),
        "body": tr("Trial", "maakte {who} je lijf losser"),
    }[signal]


def points(value: float) -> str:
    """Give a number of points as it is said."""
    return counted(abs(value), tr("Trial", "punt"), tr("Trial", "punten"))


def _counted(signal: Signal, outcome: PairsOutcome, rest: str) -> str:
    """Tell in how many pairs which evening did more."""
    more, less = outcome.exercise_more, outcome.rest_more
    if more == less == 0:
        return tr("Trial", "In alle paren was het gelijk.")
    if more == less:
        text = tr("Trial", "In {n} {gain}, en in {n} {rest}.")
        return text.format(n=_pairs(more), gain=_gain(signal).format(who=tr("Trial", "de oefening")), rest=rest)
    who, count = (tr("Trial", "de oefening"), more) if more > less else (rest, less)
    text = tr("Trial", "In {n} van de {total} paren {gain}.")
    return text.format(n=count, total=outcome.pairs, gain=_gain(signal).format(who=who))


def _balance(signal: Signal, outcome: PairsOutcome, rest: str) -> str:
    """Tell all three, with the same weight: where the exercise did more, where rest did, where it was equal."""
    text = tr("Trial", "In {a} {gain}, in {b} {rest}. In {c} was het gelijk.")
    gain = _gain(signal).format(who=tr("Trial", "de oefening"))
    more, less, equal = (_pairs(n) for n in (outcome.exercise_more, outcome.rest_more, outcome.equal))
    return text.format(a=more, gain=gain, b=less, rest=rest, c=equal)


def _pairs(number: int) -> str:
    return counted(number, tr("Trial", "paar"), tr("Trial", "paren"))


def outcome_words(signal: Signal, outcome: PairsOutcome, rest: str) -> Said:
    """Say what the pairs say about one signal; `rest` is what rest was called in this trial."""
    if outcome.finding is Finding.TOO_LITTLE:
        return Said(
            tr("Trial", "Te weinig om iets te zeggen."),
            tr("Trial", "Voor een zin zijn vier hele paren nodig. Wat je noteerde, blijft van jou."),
        )
    middle = tr("Trial", "Typisch verschil: {points}.").format(points=points(outcome.median or 0.0))
    if outcome.finding is Finding.AS_MUCH:
        text = tr("Trial", "Allebei mag blijven. Kies wat je bevalt.")
        counted = _balance(signal, outcome, rest)
        return Said(tr("Trial", "Rust deed evenveel."), f"{counted} {middle} {text}")
    if outcome.finding is Finding.MAY_BE_CHANCE:
        text = tr("Trial", "Zo’n uitkomst kan bij {n} paren nog toeval zijn. Ook dat is een antwoord.")
        return Said(_counted(signal, outcome, rest), f"{middle} {text.format(n=number_word(outcome.pairs))}")
    kept = tr("Trial", "De oefening mag blijven, als ze je bevalt.")
    if outcome.favours is Condition.REST:
        kept = tr("Trial", "{rest} mag blijven, als het je bevalt.").format(rest=rest.capitalize())
    text = tr("Trial", "Dat lijkt bij jou te verschillen. Het lot alleen geeft dit hooguit 1 op de 20 keer.")
    return Said(_counted(signal, outcome, rest), f"{middle} {text} {kept}")


def not_said() -> str:
    """Say what an outcome does not say."""
    return tr(
        "Trial",
        "Wat dit niet zegt: je wist welke avond het was, en je verwachtte misschien iets. "
        "Een drukke avond zakt vaak vanzelf. Het gaat alleen over jou, in deze weken.",
    )


def band_name(pairs: Sequence[Pair]) -> str:
    """Name the grey band: one's own ups and downs, once they are known."""
    rests = sum(pair.rest is not None for pair in pairs)
    if rests >= LEAST_RESTS_FOR_NOISE:
        return tr("Trial", "jouw gewone schommeling")
    return tr("Trial", "speling van 2 punten")


def pair_lines(signal: Signal, result: Result, rest: str) -> list[str]:
    """Tell the picture in words, a line for each pair: for screen readers, and for who reads rather than looks."""
    better, same, worse = axis_words(signal)

    def change(value: float | None) -> str:
        if value is None:
            return tr("Trial", "niet ingevuld")
        return same if value == 0 else f"{points(value)} {better if value > 0 else worse}"

    line = tr("Trial", "Paar {n}: {rest} {a}, oefening {b}.")
    return [
        line.format(n=number, rest=rest, a=change(pair.rest), b=change(pair.exercise))
        for number, pair in enumerate(result.pairs, start=1)
    ]


def noted_words(noted: Sequence[tuple[str, Readings]], first: Sequence[Signal]) -> list[str]:
    """Tell what was noted at each moment, a sentence for each signal that was answered; `first` come first."""
    order = (*first, *(signal for signal in SIGNALS if signal not in first))
    lines = []
    for signal in order:
        said = [f"{moment} {readings[signal]}" for moment, readings in noted if signal in readings]
        if said:
            lines.append(f"{signal_name(signal)}: {', '.join(said)}.")
    return lines
