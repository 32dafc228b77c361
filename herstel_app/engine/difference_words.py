"""What is asked and said of a proef, in Dutch: what one notices in one evening, without a conclusion."""

from __future__ import annotations

from herstel_app.core.programme import ShowDifference, TappedPart, TapSignal
from herstel_app.core.programme_content import ProefChoice
from herstel_app.core.signals import PROEF_DOTS, Signal
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
    "head": "was het ruimer",
    "breath": "ging het meer vanzelf",
    "body": "was het losser",
}
"""What there was after the part that had the higher tap."""
NO_DIFFERENCE = "Vanavond scheelde het niets."
REST_ENOUGH = "Dan was rust vanavond genoeg."
SECOND_IS_EASIER = "Wat als tweede komt, heeft het makkelijker."
SAYS_LITTLE, SAYS_LITTLE_THEN = "Eén avond zegt weinig.", "Eén avond zegt dus weinig."
RESTED_FIRST, RESTED_SECOND = "Vanavond kwam rust eerst.", "Vanavond kwam rust als tweede."
OTHER_ORDER = "De volgende keer gaat het andersom."
AS_COUNTED_S = 100
"""What is shorter is told in counts."""


def question(asked: TapSignal) -> str:
    """Give what is asked after a part."""
    return QUESTIONS[asked.signal]


def what_follows(asked: TapSignal) -> str:
    """Say what comes after the answer; nothing after the last part."""
    following = asked.following
    return f"Hierna: {following.label}, {length(following)}." if following else ""


def length(part: ProefChoice) -> str:
    """Give how long a part takes, as it is said: "90 tellen", "2 minuten"."""
    seconds = round(part.minutes * 60)
    if seconds < AS_COUNTED_S:
        return f"{seconds} tellen"
    return f"{part.minutes:g} minuten".replace(".", ",")


def kicker(shown: ShowDifference) -> str:
    """Say what was looked at."""
    return WHERE[shown.proef.signal]


def title(shown: ShowDifference) -> str:
    """Say after which part there was more, or that there was no difference; each with the same weight."""
    return outcome(shown.proef.signal, (shown.rest.choice, shown.rest.place), (shown.other.choice, shown.other.place))


def outcome(signal: Signal, first: tuple[ProefChoice, int], second: tuple[ProefChoice, int]) -> str:
    """Say after which of two parts there was more of a signal, each given with what was tapped or noted after it."""
    if first[1] == second[1]:
        return NO_DIFFERENCE
    after = max(first, second, key=lambda part: part[1])[0].after
    return f"{after[:1].upper()}{after[1:]} {MORE[signal]}."


def caveat(shown: ShowDifference) -> str:
    """Say what one evening does not say: each order has its own words, whichever part had the higher tap."""
    rest, other = shown.rest, shown.other
    if rest.place == other.place:
        return f"{RESTED_FIRST if shown.rest_came_first else RESTED_SECOND} {OTHER_ORDER}"
    first, second = (rest, other) if shown.rest_came_first else (other, rest)
    if second.place > first.place:
        return f"{SECOND_IS_EASIER} {SAYS_LITTLE_THEN} {OTHER_ORDER}"
    and_yet = f"En toch {MORE[shown.proef.signal]} {first.choice.after}."
    return f"{SECOND_IS_EASIER} {and_yet} {SAYS_LITTLE} {OTHER_ORDER}"


def told_of(shown: ShowDifference) -> str:
    """Name what was felt: where nothing differed, that rest is enough comes first."""
    told = shown.proef.told
    if shown.rest.place == shown.other.place:
        return f"{REST_ENOUGH} {told.same}"
    return told.more_after_rest if shown.rest.place > shown.other.place else told.more_after_other


def in_words(shown: ShowDifference, part: TappedPart) -> str:
    """Tell one row of the picture, for who does not see it."""
    low, high = signal_ends(shown.proef.signal)
    name = part.choice.label
    tapped = f"{part.place + 1} van {PROEF_DOTS}, van {low} naar {high}"
    return f"{name[:1].upper()}{name[1:]}, {length(part.choice)}: {tapped}."
