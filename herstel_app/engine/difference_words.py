"""What is asked and said of a proef, in Dutch: what one notices in one evening, without a conclusion."""

from __future__ import annotations

from herstel_app.core.programme import ShowDifference, TappedPart, TapSignal
from herstel_app.core.programme_content import ProefChoice
from herstel_app.core.signals import PROEF_DOTS, Signal
from herstel_app.core.told_length import told_words
from herstel_app.engine.signal_words import signal_ends

QUESTIONS: dict[Signal, str] = {
    "softness": "Hoe voelt je lijf nu?",
    "head": "Hoe is het nu in je hoofd?",
    "breath": "Hoe gaat je adem nu?",
    "body": "Hoe is je lijf nu?",
}
WHERE: dict[Signal, str] = {
    "softness": "Vanavond, in je lijf",
    "head": "Vanavond, in je hoofd",
    "breath": "Vanavond, in je adem",
    "body": "Vanavond, in je lijf",
}
MORE: dict[Signal, str] = {
    "softness": "was het zachter",
    "head": "was er meer ruimte",
    "breath": "ging het meer vanzelf",
    "body": "was het losser",
}
"""What there was after the part that had the higher tap."""
NO_DIFFERENCE = "Vanavond scheelde het niets."
REST_ENOUGH = "Dan was rust vanavond genoeg."
STAYED_LOW = "Het bleef beide keren lastig, en dat ligt niet aan jou."
LOW_DOTS = 2
"""At so many dots of the low end two equal taps do not say that rest was enough."""
TAPPED_ONCE, TAPPED_NOTHING = "Je tikte één keer.", "Je tikte niets aan."
TAPPED_LESS = "Dat is ook goed. Wat je merkte, hoef je niet aan te wijzen."
"""Where a tap was passed over."""
LATER_FEELS_BETTER = "Het tweede voelt soms vanzelf beter."
SAYS_LITTLE, SAYS_LITTLE_THEN = "Eén avond zegt weinig.", "Eén avond zegt dus weinig."
MAY_DIFFER = "Op een andere avond kan dat anders zijn."
SWAPPED = "De volgende keer is de volgorde andersom."
FIRST, SECOND = "eerst", "daarna"


def question(asked: TapSignal) -> str:
    """Give what is asked after a part."""
    return QUESTIONS[asked.signal]


def what_follows(asked: TapSignal) -> str:
    """Say what comes after the answer."""
    following = asked.following
    return f"Hierna: {following.label}, {length(following)}." if following else "Hierna zie je het verschil."


def length(part: ProefChoice) -> str:
    """Give how long a part takes, as it is said everywhere: "anderhalve minuut", "2 minuten"."""
    return told_words(part.minutes * 60)


def kicker(shown: ShowDifference) -> str:
    """Say what was looked at."""
    return WHERE[shown.proef.signal]


def title(shown: ShowDifference) -> str:
    """Say after which part there was more, or that there was no difference; each with the same weight."""
    if shown.places is None:
        return TAPPED_NOTHING if shown.rest.place is shown.other.place else TAPPED_ONCE
    rest, other = shown.places
    return outcome(shown.proef.signal, (shown.rest.choice, rest), (shown.other.choice, other))


def outcome(signal: Signal, first: tuple[ProefChoice, int], second: tuple[ProefChoice, int]) -> str:
    """Say after which of two parts there was more of a signal, each given with what was tapped or noted after it."""
    if first[1] == second[1]:
        return NO_DIFFERENCE
    after = max(first, second, key=lambda part: part[1])[0].after
    return f"{after[:1].upper()}{after[1:]} {MORE[signal]}."


def caveat(shown: ShowDifference) -> str:
    """Say what one evening does not say; of the order only where what came second had the higher tap."""
    if shown.places is None:
        return SWAPPED
    rest, other = shown.places
    if rest == other:
        return f"{SAYS_LITTLE} {SWAPPED}"
    first, second = (rest, other) if shown.rest_came_first else (other, rest)
    if second > first:
        return f"{LATER_FEELS_BETTER} {SAYS_LITTLE_THEN} {SWAPPED}"
    return f"{SAYS_LITTLE} {MAY_DIFFER} {SWAPPED}"


def told_of(shown: ShowDifference) -> str:
    """Name what was felt: where nothing differed, that rest is enough comes first, unless it stayed at the low end."""
    told = shown.proef.told
    if shown.places is None:
        return TAPPED_LESS
    rest, other = shown.places
    if rest == other:
        return f"{STAYED_LOW if rest < LOW_DOTS else REST_ENOUGH} {told.same}"
    return told.more_after_rest if rest > other else told.more_after_other


def more_helps(shown: ShowDifference) -> bool:
    """Whether more of what was laid beside rest is what lies nearest: not where rest did as much."""
    return shown.places is not None and shown.places[1] > shown.places[0]


def row(shown: ShowDifference, part: TappedPart) -> str:
    """Name one row of the picture: when it was done, what it is, and how long it took."""
    when = FIRST if (part is shown.rest) is shown.rest_came_first else SECOND
    return f"{when}: {part.choice.label}, {length(part.choice)}"


def short_row(shown: ShowDifference, part: TappedPart) -> str:
    """Name one row as it stands below its line, where there is room for little."""
    return row(shown, part).replace("anderhalve minuut", "1,5 min").replace("minuten", "min")


def in_words(shown: ShowDifference, part: TappedPart) -> str:
    """Tell one row of the picture, for who does not see it."""
    low, high = signal_ends(shown.proef.signal)
    name = row(shown, part)
    if part.place is None:
        return f"{name[:1].upper()}{name[1:]}. Niets aangetikt."
    return f"{name[:1].upper()}{name[1:]}. {part.place + 1} van {PROEF_DOTS}, van {low} naar {high}."
