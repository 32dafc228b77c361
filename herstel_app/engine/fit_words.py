"""The question of what holds for someone, and what is said of what fits, in Dutch."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from herstel_app.core.fit import Way
from herstel_app.core.health_facts import HealthFact

QUESTION = "Geldt iets hiervan voor jou?"
ABOUT = "Dan kiest Herstel oefeningen die passen. Je antwoord blijft op deze computer."
NO_GLASSES = "Een bril is geen oogziekte."
"""Said to who says that their eyes are ill."""
NOTHING = "Niets hiervan"
RATHER_NOT = "Liever niet zeggen"
FACTS: dict[HealthFact, str] = {
    "lungs-heart": "Ziekte aan longen of hart",
    "pregnant": "Zwanger",
    "injury": "Blessure, operatie of hoge bloeddruk",
    "epilepsy": "Epilepsie",
    "panic": "Paniek, trauma, psychose of bipolaire stoornis",
    "eyes": "Oogziekte of oogoperatie",
    "legs-pain": "Onrustige benen, of veel pijn",
    "exhaustion": "Snel uitgeput na inspanning",
    "sound": "Oorsuizen, of gevoelig voor geluid",
}
"""The answers, in the order in which they are shown."""
TONES = (
    "Storen de tonen? Bij Instellingen, onder Geluid en stem, zet je ze zachter of uit. "
    "Een zacht achtergrondgeluid is soms fijner dan stilte."
)
"""Said to who cannot bear sound well. How soft is theirs to choose: without tones and a voice all is silent."""
TONES_IN_SHORT = "Tonen zet je zachter of uit bij Instellingen."
STOP = ("Duizelig of benauwd?", "Druk Esc of klik Stop.")
WHO = ("Iets met hart of longen,", "zwanger, epilepsie of paniek?")
"""A line may end between the two, here and above."""
SAY_FIRST = "Zeg het eerst."
STAYS_HERE = "Alles blijft op deze computer."
FOR_EVERYONE = "Hier staat wat bij bijna iedereen past."
SAY_IT = "Zeg wat voor jou geldt"
"""The quiet way to the question, where it is not asked."""
MORE_MAY_FIT = "Er past misschien meer."
FOR_YOU = "Gekozen omdat het past bij wat je over jezelf zei."
CHANGED_WAY = "Deze manier past bij wat je over jezelf zei."
WAY_FOR_EVERYONE = "Iedereen mag het zo doen."
WAY_FELT = "Zo deed je het bij “Voel het verschil”."
CHANGE_IT = "Bij Instellingen pas je dat aan."
ANSWER_KEPT = f"Herstel onthoudt je antwoord. {CHANGE_IT}"
TELL_IT = "Bij Instellingen zeg je of er iets voor jou geldt."
CONSULT_FIRST: tuple[HealthFact, ...] = ("lungs-heart", "epilepsy", "panic")
"""With these someone asks a doctor before breathing in a rhythm of their own."""
HOLDS_NOT: tuple[HealthFact, ...] = ("pregnant", "injury")
"""With these someone does not hold their breath."""


def answer_words(answer: Collection[str] | None) -> str:
    """Tell what someone answered, in one line."""
    if answer is None:
        return "Geen antwoord. Je krijgt wat bij bijna iedereen past."
    told = [text for fact, text in FACTS.items() if fact in answer]
    return ". ".join(told) + "." if told else f"{NOTHING}."


def left_out_words(count: int, answered: bool, one: str = "oefening", more: str = "oefeningen") -> str:
    """Say that exercises (or `one` and `more` of something else) are not there, and why; nothing where all are.

    Who did not answer is not asked here again, and how many would come depends on the answer.
    """
    if not count:
        return ""
    if answered:
        are = f"Eén {one} staat" if count == 1 else f"{count} {more} staan"
        return f"{are} er niet bij, omdat die niet {'past' if count == 1 else 'passen'} bij wat je over jezelf zei."
    return FOR_EVERYONE


def does_not_fit(title: str, answered: bool) -> str:
    """Say that an exercise or a proef is not done, and what can be done about that."""
    if answered:
        return f"“{title}” past niet bij wat je over jezelf zei. {CHANGE_IT}"
    return f"“{title}” past niet bij iedereen. {TELL_IT}"


def left_out_here(exercises: int, proeven: int, answered: bool) -> str:
    """Say what is not there beside a text or on a page, and where that can be changed; nothing where all is there."""
    if not answered:
        return f"{FOR_EVERYONE} {TELL_IT}" if exercises or proeven else ""
    told = left_out_words(exercises, answered) or left_out_words(proeven, answered, "proef", "proeven")
    return f"{told} {CHANGE_IT}" if told else ""


def why_this_way(way: Way, ways: Sequence[Way], answered: bool, felt: bool = False) -> str:
    """Say why an exercise is offered in a `way`, where it is not done as it stands because that does not fit.

    `felt`, it is offered because it was done so before.
    """
    if way is None or None in ways:
        return ""
    if felt:
        return WAY_FELT
    return CHANGED_WAY if answered else WAY_FOR_EVERYONE


def how_it_fits(answer: Collection[str] | None) -> str:
    """Say how what is offered came to fit; nothing where nothing holds for someone."""
    if answer is None:
        return FOR_EVERYONE
    return FOR_YOU if answer else ""


def consult_first(answer: Collection[str] | None, holds: bool) -> str:
    """Say what someone does before a rhythm of their own, by what they said: ask a doctor, or not hold their breath."""
    told = _said(answer, CONSULT_FIRST)
    if told:
        return f"{told} Overleg eerst met je arts."
    told = _said(answer, HOLDS_NOT) if holds else ""
    return f"{told} Houd je adem niet vast, en zet het wachten op nul." if told else ""


def _said(answer: Collection[str] | None, facts: Collection[str]) -> str:
    """Repeat what someone said of these facts; nothing where they said nothing of them."""
    told = [f"“{text}”" for fact, text in FACTS.items() if fact in facts and fact in (answer or ())]
    return f"Je zei: {', '.join(told)}." if told else ""
