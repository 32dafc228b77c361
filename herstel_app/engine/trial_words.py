"""What is said of a trial and its outcome. Rest and exercise are worded with the same warmth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from herstel_app.core.drawing import Stroke, stroke_by_id
from herstel_app.core.library import Library
from herstel_app.core.randomisation import Condition
from herstel_app.core.signals import Signal
from herstel_app.core.spoken_sentences import sentences
from herstel_app.core.statistics import LEAST_RESTS_FOR_NOISE, Finding, Pair, PairsOutcome
from herstel_app.core.told_length import whole_minutes
from herstel_app.core.trial import Circumstance, Result, TrialPlan
from herstel_app.core.way_names import within_sentence

NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
PLACES = ("op de bank", "op een stoel", "in bed", "op de grond")
"""The places that can be chosen, as they are said."""
LYING = ("in bed", "op de grond")
"""Places where one lies."""
CIRCUMSTANCES: dict[Circumstance, str] = {
    "alcohol": "alcohol",
    "late_coffee": "koffie laat op de dag",
    "unusual_day": "een ongewone dag",
}
"""What can have been different about an evening."""
EXERCISE, AFTER_EXERCISE = "de oefening", "oefenen"
HALF = 0.5
AXES: dict[Signal, tuple[str, str, str]] = {
    "softness": ("zachter", "gelijk", "strakker"),
    "head": ("meer ruimte", "gelijk", "voller"),
    "breath": ("meer vanzelf", "gelijk", "meer moeite"),
    "body": ("losser", "gelijk", "vaster"),
}
"""The words at the top, the middle and the bottom of a signal's picture."""
GAINS: dict[Signal, str] = {
    "softness": "maakte {who} je minder strak",
    "head": "gaf {who} je meer ruimte in je hoofd",
    "breath": "liet {who} je adem meer vanzelf gaan",
    "body": "maakte {who} je lijf losser",
}
AS_IF_SAME, ALSO = "Als rust en oefening evenveel doen, zie je zoiets", "Ook dat is een antwoord."
NOT_SAID = (
    "Wat dit niet zegt: je wist welke avond het was, en je verwachtte misschien iets. "
    "Begin je een avond gespannen, dan word je later vaak vanzelf rustiger. Het gaat alleen over jou, in deze weken."
)
"""What an outcome does not say."""


@dataclass(frozen=True, slots=True)
class Said:
    """An outcome in words: two sentences, the first of which stands out, and what more there is to say."""

    heading: str
    text: str
    more: str


def rest_name(plan: TrialPlan) -> str:
    """Give what rest is called in a place: sitting or lying still."""
    return "stilliggen" if plan.place in LYING else "stilzitten"


def plan_minutes(plan: TrialPlan, library: Library) -> float:
    """Give how long an evening of a trial takes; of an exercise that is gone, what was chosen of it."""
    exercise = library.exercises.get(plan.exercise_id)
    if exercise is None or plan.variant_id not in (None, *(variant.id for variant in exercise.variants)):
        return plan.minutes
    return whole_minutes(exercise, plan.minutes, plan.variant_id, plan.parts)


def trial_strokes(plan: TrialPlan, library: Library) -> tuple[Stroke, Stroke]:
    """Give how rest and the exercise of a trial are drawn, each as long as it takes."""
    rest = stroke_by_id("stillness", library, minutes=plan.minutes)
    done = stroke_by_id(plan.exercise_id, library, plan.variant_id, plan.minutes)
    return replace(rest, label=rest_name(plan)), replace(done, label=within_sentence(plan.exercise_title))


def about_words(plan: TrialPlan, whole: int | None = None) -> str:
    """Say what a trial is; where it has ended, with how many of its pairs are `whole`."""
    pairs = f"{number_word(plan.pairs).capitalize()} paren avonden."
    if whole is not None and whole < plan.pairs:
        are = "is" if whole <= 1 else "zijn"
        count = ("Geen", "Eén")[whole] if whole <= 1 else number_word(whole).capitalize()
        pairs = f"{count} van de {number_word(plan.pairs)} paren {are} heel."
    still = "lig" if plan.place in LYING else "zit"
    what = f"De ene avond {still} je stil, de andere doe je dezelfde oefening."
    return f"{pairs} {what} Dit is jouw eigen meting, geen test van jou."


def evening_name(plan: TrialPlan, condition: Condition) -> str:
    """Give what an evening is: rest, or the exercise by its title."""
    return rest_name(plan) if condition is Condition.REST else f"“{plan.exercise_title}”"


def parted(texts: Sequence[str], count: int = 2) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part what is to be done after its first `count` sentences; each part is in paragraphs."""
    first: list[str] = []
    for place, text in enumerate(texts):
        spans = list(sentences(text))
        if len(spans) >= count:
            first.append(text[: spans[count - 1][1]].strip())
            rest = text[spans[count - 1][1] :].strip()
            return tuple(first), (*((rest,) if rest else ()), *texts[place + 1 :])
        first.append(text)
        count -= len(spans)
    return tuple(first), ()


def before_words(plan: TrialPlan, known: Condition | None) -> str:
    """Say, before an evening, that it is told later what it is; or what it is, where it was begun before."""
    if known is None:
        return "Rust of oefening? Dat zie je hierna. Het lot heeft gekozen."
    return f"Deze avond doe je opnieuw: {evening_name(plan, known)}."


def number_word(number: int) -> str:
    """Give a small number in letters."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def dots(value: float) -> str:
    """Give a difference as it is said: "1 stip", "anderhalve stip", "3 stippen"; a dot is a point of a reading."""
    whole, rest = divmod(abs(value), 1)
    if rest != HALF:
        return _many(abs(value), "stip", "stippen")
    if whole <= 1:
        return f"{'anderhalve' if whole else 'een halve'} stip"
    word = number_word(int(whole))
    return f"{word}{'ën' if word.endswith('e') else 'en'}halve stip"


def _pairs(number: int) -> str:
    return _many(number, "paar", "paren")


def _many(number: float, one: str, more: str) -> str:
    """Say how many there are: "1 paar", "3 paren"."""
    return f"{number:g} {one if number == 1 else more}".replace(".", ",")


def _told(signal: Signal, outcome: PairsOutcome, rest: str) -> str:
    """Tell in how many pairs which evening did more."""
    more, less, gain = outcome.exercise_more, outcome.rest_more, GAINS[signal]
    if more == less == 0:
        return "In alle paren was het gelijk."
    if more == less:
        return f"In {_pairs(more)} {gain.format(who=EXERCISE)}, en in {_pairs(more)} deed {rest} dat."
    who, count = (EXERCISE, more) if more > less else (rest, less)
    return f"In {count} van de {outcome.pairs} paren {gain.format(who=who)}."


def _balance(signal: Signal, outcome: PairsOutcome, rest: str) -> str:
    """Tell all three, with the same weight: where the exercise did more, where rest did, where it was equal."""
    more, less, equal = (_pairs(n) for n in (outcome.exercise_more, outcome.rest_more, outcome.equal))
    return f"In {more} {GAINS[signal].format(who=EXERCISE)}, in {less} deed {rest} dat. In {equal} was het gelijk."


def outcome_words(signal: Signal, outcome: PairsOutcome, rest: str) -> Said:
    """Say what the pairs say about one signal; `rest` is what rest was called in this trial."""
    if outcome.finding is Finding.TOO_LITTLE:
        return Said(
            "Te weinig om iets te zeggen.",
            "Daarvoor zijn vier hele paren nodig.",
            "Wat je noteerde, blijft bewaard.",
        )
    middle = f"Middelste verschil: {dots(outcome.median or 0.0)}."
    if outcome.finding is Finding.AS_MUCH:
        return Said("Rust deed evenveel.", "Kies wat je bevalt.", f"{_balance(signal, outcome, rest)} {middle}")
    told = _told(signal, outcome, rest)
    if outcome.finding is Finding.MAY_BE_CHANCE:
        return Said("Dat kan toeval zijn.", told, f"{middle} {AS_IF_SAME} vaker dan 1 op de 20 keer. {ALSO}")
    who = rest if outcome.favours is Condition.REST else EXERCISE
    after = rest if outcome.favours is Condition.REST else AFTER_EXERCISE
    most = number_word(max(outcome.exercise_more, outcome.rest_more)).capitalize()
    return Said(
        f"{most} van de {number_word(outcome.pairs)}: {AXES[signal][0]} na {after}.",
        "Losse avonden schommelen, maar door toeval alleen zie je dit zelden.",
        f"{told} {middle} {AS_IF_SAME} hooguit 1 op de 20 keer. Bevalt {who}? Ga ermee door.",
    )


def band_name(pairs: Sequence[Pair]) -> str:
    """Name the grey band: one's own ups and downs, once they are known."""
    rests = sum(pair.rest is not None for pair in pairs)
    return "jouw gewone schommeling" if rests >= LEAST_RESTS_FOR_NOISE else "speling van 2 stippen"


def pair_lines(signal: Signal, result: Result, rest: str) -> list[str]:
    """Tell the picture in words, a line for each pair: for screen readers, and for who reads rather than looks."""
    better, same, worse = AXES[signal]

    def change(value: float | None) -> str:
        if value is None:
            return "niet ingevuld"
        return same if value == 0 else f"{dots(value)} {better if value > 0 else worse}"

    return [
        f"Paar {number}: {rest} {change(pair.rest)}, oefening {change(pair.exercise)}."
        for number, pair in enumerate(result.pairs, start=1)
    ]
