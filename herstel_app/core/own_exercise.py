"""Makes an exercise, in the same format as ours, from a breathing rhythm that someone chose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from herstel_app.core.added_lines import cue_word
from herstel_app.core.content import (
    BreatheStep,
    CycleLine,
    Evidence,
    Exercise,
    OffsetLine,
    Opening,
    QuietStep,
    Step,
    Variant,
)
from herstel_app.core.fading import fitting
from herstel_app.core.own_pattern import LONG_HOLD_BREATHS, OwnPattern, name_of, rate_words, refusals, seconds_words
from herstel_app.core.speech_timing import speech_s
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline

LONGEST_TITLE = 40
ORDER = 90
"""After our own breathing exercises."""
USUAL_MINUTES, USUAL_HOLD_MINUTES = 5.0, 3.0
BREATHS_TO_HEAR = 3

POSTURE = "Ga zitten met steun in je rug, of ga half rechtop liggen. Je ogen mogen dicht."
OPENING = Opening(
    "Klank omhoog: adem in. Omlaag: adem uit.",
    bowl="Hoge slag: adem in. Lage slag: adem uit.",
    none="Bij “in” adem in. Bij “uit” adem uit.",
    seconds=8,
)
HOLD_OPENING = Opening(
    "Klank omhoog: adem in. Stil: wacht. Omlaag: adem uit.",
    bowl="Hoge slag: adem in. Stil: wacht. Lage slag: adem uit.",
    none="Bij “in” adem in. Bij “wacht” wacht. Bij “uit” adem uit.",
    seconds=9.5,
)
"""What the sound means, said before the first breath."""
CLOSING = "Klaar. Dat was je eigen ritme. Adem weer zoals jij wilt."
STILL = "Adem nu zoals het komt. Het is nu {stilte} stil. {daarna}"
FIRST_LINES = ("Rustig en licht.", "Klein mag.")
OUT_LINES = (
    "Past het niet? Adem dan zoals jij wilt.",
    "Past het niet? Adem zelf.",
    "Niet fijn? Adem zelf.",
    "Adem zelf.",
)
HOLD_LINES: tuple[tuple[Literal["hold", "hold_out"], str], ...] = (
    ("hold", "Te lang? Adem dan uit."), ("hold_out", "Te lang? Adem dan in."),
)  # fmt: skip
"""What is said in the waiting, of which it is about."""
LATER_LINES = ("Je schouders hoeven niets te doen.", "Je schouders zakken.", "Laat je kaak los.")
RETURNING_LINES = (
    ("Afgedwaald? Doe maar weer mee.", "Kwijt? Adem weer mee.", "Klein mag."),
    ("Zacht en klein is genoeg.", "Zacht is genoeg.", "Klein mag."),
)
LAST_LINES = ("Dit is de vierde en de laatste.", "De laatste.")
"""Lines from long to short: the first that fits in the exhale is spoken."""

HOLD_CAUTIONS = (
    "Ben je zwanger, heb je een hoge bloeddruk of word je snel bang? Houd je adem niet vast. Kies “Zonder vasthouden”.",
    "Heb je een ziekte aan longen of hart? Houd je adem niet vast, en overleg eerst met je arts.",
)
SLOW_CAUTION = "Ben je zwanger? Kies liever een ritme van minder dan tien seconden per adem."
SLOW_S = 10.0
"""A breath that takes as long as this is slow."""
LONG_HOLD_CAUTION = "Doe het hooguit vier keer achter elkaar, zeker de eerste maand."
STOP_CAUTION = "Word je duizelig, tintelt er iets of krijg je het benauwd? Stop, en adem zoals je gewend bent."
ILLNESS_CAUTION = "Heb je een ziekte aan longen of hart? Overleg eerst met je arts."
OTHERWISE_CAUTIONS = (
    "Heb je epilepsie, of een infectie aan je luchtwegen? Kies “Je eigen adem”.",
    "Maakt ademen volgen je onrustig? Kies bij “Je eigen adem” de manier “Met je voeten” of “Met geluid”.",
)
EVIDENCE = (
    "Dit is een eigen ritme. Naar precies dit ritme vonden we geen onderzoek. "
    "Wat het met jou doet, merk je alleen zelf. Niets gemerkt? Ook dat is een antwoord."
)


def clean_title(text: str, pattern: OwnPattern) -> str:
    """Give a name that fits on one line; an empty one becomes the standard name of the rhythm."""
    plain = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(plain.split())[:LONGEST_TITLE].rstrip() or name_of(pattern)


def own_exercise(pattern: OwnPattern, title: str, minutes: Sequence[float]) -> Exercise:
    """Make the exercise that `pattern` is done as, in the lengths `minutes`.

    Raises ValueError where the rhythm is refused, or has no such lengths.
    """
    if refusals(pattern):
        raise ValueError(refusals(pattern)[0].reason)
    lengths = tuple(sorted(set(minutes)))
    if not lengths or not set(lengths) <= set(pattern.lengths_minutes):
        raise ValueError(f"no such lengths: {minutes}")
    usual = USUAL_HOLD_MINUTES if pattern.has_hold else USUAL_MINUTES
    return Exercise(
        title=clean_title(title, pattern),
        group="breathing",
        order=ORDER,
        summary=_summary(pattern),
        instructions=_instructions(pattern),
        posture=POSTURE,
        minutes=lengths,
        default_minutes=min(lengths, key=lambda length: (abs(length - usual), length)),
        opening=HOLD_OPENING if pattern.has_hold else OPENING,
        steps=_steps(pattern, lengths[0]),
        closing=CLOSING,
        cautions=_cautions(pattern),
        evidence=Evidence("D", EVIDENCE),
        variants=_variants(pattern, lengths[0]),
    )


def pattern_of(exercise: Exercise) -> OwnPattern | None:
    """Give the rhythm that `exercise` was made of, or None where it begins with something else."""
    first = exercise.steps[0]
    return OwnPattern.of(first.pattern) if isinstance(first, BreatheStep) else None


def to_hear(pattern: OwnPattern) -> Timeline:
    """Give a few breaths without settling, lines or closing, to hear what a rhythm is like."""
    exercise = own_exercise(pattern, "", pattern.lengths_minutes[-1:])
    phases = len(pattern.phases)
    breaths = [
        s for s in compile_timeline(exercise, options=CompileOptions(fade=False)).segments if s.kind == "breathe"
    ]
    first_s = breaths[0].start_s
    return Timeline(
        tuple(replace(s.shifted(-first_s), line=None, cue_word=None) for s in breaths[: BREATHS_TO_HEAR * phases])
    )


def _summary(pattern: OwnPattern) -> str:
    parts = [f"{seconds_words(pattern.inhale_s)} seconden in"]
    if pattern.hold_s:
        parts.append(f"{seconds_words(pattern.hold_s)} vasthouden")
    parts.append(f"{seconds_words(pattern.exhale_s)} uit")
    if pattern.hold_out_s:
        parts.append(f"{seconds_words(pattern.hold_out_s)} wachten")
    return f"{', '.join(parts)}. Dat is {rate_words(pattern)}."


def _instructions(pattern: OwnPattern) -> tuple[str, ...]:
    waiting = ["Wacht met een losse keel, zonder te persen.", "Krijg je het benauwd? Sla het wachten over."]
    ending = "Tegen het eind wordt de begeleiding stiller. Dan ga je zelf verder."
    if pattern.has_long_hold:
        ending = "Na vier keer is het genoeg. Daarna adem je zoals het komt."
    return (
        "Adem in door je neus, zo licht als je wilt.",
        *(waiting if pattern.has_hold else ()),
        "Laat de lucht gaan door je neus of door losse lippen.",
        "Dieper hoeft het niet te worden.",
        ending,
    )


def _cautions(pattern: OwnPattern) -> tuple[str, ...]:
    return (
        *(HOLD_CAUTIONS if pattern.has_hold else ()),
        STOP_CAUTION,
        *((LONG_HOLD_CAUTION,) if pattern.has_long_hold else ()),
        *(() if pattern.has_hold else (ILLNESS_CAUTION,)),
        *((SLOW_CAUTION,) if pattern.without_holds().cycle_s >= SLOW_S else ()),
        *OTHERWISE_CAUTIONS,
    )


def _steps(pattern: OwnPattern, shortest_minutes: float) -> tuple[Step, ...]:
    if pattern.has_long_hold:
        lines = _lines(pattern, (2, OUT_LINES), (3, LATER_LINES), (LONG_HOLD_BREATHS, LAST_LINES))
        still = QuietStep(lines=(OffsetLine(0.0, STILL),))
        return BreatheStep(pattern.phases, cycles=LONG_HOLD_BREATHS, lines=lines), still
    breaths = max(1, round(60 * shortest_minutes / pattern.cycle_s))
    wanted = [(4, OUT_LINES), (6, FIRST_LINES), (9, LATER_LINES)]
    in_time = [(cycle, texts) for cycle, texts in wanted if cycle <= breaths]
    later = tuple(text for texts in RETURNING_LINES if (text := fitting(texts, pattern.exhale_s)))
    return (BreatheStep(pattern.phases, lines=_lines(pattern, *in_time), later=later),)


def _variants(pattern: OwnPattern, shortest_minutes: float) -> tuple[Variant, ...]:
    if not pattern.has_hold:
        return ()
    plain = pattern.without_holds()
    return (
        Variant(
            id="no-holds",
            title="Zonder vasthouden",
            when="Bij zwangerschap, hoge bloeddruk, paniek, of een ziekte aan longen of hart.",
            instructions=_instructions(plain),
            steps=_steps(plain, shortest_minutes),
            opening=OPENING,
        ),
    )


def _lines(pattern: OwnPattern, *wanted: tuple[int, Sequence[str]]) -> tuple[CycleLine, ...]:
    """Give the lines that fit, and the way out of the first waiting, with a line of its own."""
    chosen = ((cycle, fitting(texts, pattern.exhale_s)) for cycle, texts in wanted)
    lines = {cycle: CycleLine(cycle, text) for cycle, text in chosen if text}
    waits = {phase.phase: phase for phase in pattern.phases}
    for phase, text in HOLD_LINES:
        if phase in waits and speech_s(f"{cue_word(waits[phase])} {text}") <= waits[phase].seconds:
            return (CycleLine(1, text, phase), *lines.values())
    return tuple(lines.values())
