"""Content of which every field is right, and that yet makes no sense: each fault with its place and its reason."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from msgspec.structs import replace

from herstel_app.core.content import (
    BreatheStep,
    ClaimPractice,
    CycleLine,
    Evidence,
    Exercise,
    ExercisePart,
    Explanation,
    GuideLine,
    GuideStep,
    Known,
    OffsetLine,
    Opening,
    PaceStep,
    Paragraph,
    PhaseLength,
    QuietStep,
    Step,
    Variant,
    WriteStep,
)
from herstel_app.core.content_checks import (
    exercise_faults,
    help_faults,
    words_faults,
    yardstick_faults,
)
from herstel_app.core.page_content import Contact, FactsCard, HelpEntry, HelpPage, Yardstick, YardstickQuestion
from herstel_app.core.parsing import parse
from herstel_app.core.programme_content import Proef, ProefChoice, ProefPart, ProefTold, Proeven
from herstel_app.core.reference_checks import exercise_reference_faults, explanation_faults, proeven_faults
from herstel_app.core.shuffle_words import ShuffleWords
from herstel_app.core.signals import SIGNALS
from herstel_app.core.validation import Fault
from tests.helpers.content_files import GOOD

parsed = parse(GOOD, Exercise, "goed.yaml").value
assert parsed is not None
WHOLE: Exercise = parsed
LONG = "Dit is een regel die te lang is om langzaam uitgesproken te worden in zo weinig tijd."
SLOW = (PhaseLength("inhale", 4.0), PhaseLength("exhale", 6.0))


def places(found: Iterable[Fault]) -> list[tuple[str, str]]:
    """Give place and reason of each fault, the place as one text."""
    return [(".".join(map(str, path)), reason) for path, reason in found]


def with_steps(*steps: Step, **changes: object) -> Exercise:
    return replace(WHOLE, steps=steps, **changes)


def breathing(*phases: tuple[str, float], lines: tuple[CycleLine, ...] = ()) -> Exercise:
    pattern = tuple(PhaseLength(phase, seconds) for phase, seconds in phases)  # type: ignore[arg-type]
    return with_steps(BreatheStep(pattern, lines=lines))


def test_a_whole_exercise_has_no_faults() -> None:
    assert places(exercise_faults(WHOLE)) == []


@pytest.mark.parametrize(
    ("exercise", "place", "reason"),
    [
        (replace(WHOLE, default_minutes=3.0), "default_minutes", "geen van de lengtes in 'minutes'"),
        (
            replace(
                WHOLE,
                steps=(GuideStep((GuideLine("Voel.", 60.0),)),),
                minutes=(1.0,),
                default_minutes=1.0,
                without_voice=True,
            ),
            "without_voice",
            "zonder stem niet te volgen",
        ),
        (replace(WHOLE, opt_in_why="Daarom."), "opt_in_why", "alleen een oefening met 'opt_in' staat uit"),
        (replace(WHOLE, minutes=(4.0, 2.0)), "minutes", "van kort naar lang, elk één keer"),
        (replace(WHOLE, opening=Opening(LONG, 6.0)), "opening.text", "past niet: langzaam uitgesproken"),
        (replace(WHOLE, opening=Opening("-", 6.0, bowl=LONG)), "opening.bowl", "past niet"),
        (replace(WHOLE, opening=Opening("-", 6.0, none=LONG)), "opening.none", "past niet"),
        (
            replace(WHOLE, parts=(ExercisePart("a", "A"), ExercisePart("a", "B"))),
            "parts.1.id",
            "het onderdeel 'a' staat er twee keer",
        ),
        (
            replace(WHOLE, variants=2 * (Variant("v", "V", "Soms", WHOLE.steps),)),
            "variants.1.id",
            "de variant 'v' staat er twee keer",
        ),
        (
            replace(WHOLE, variants=(Variant("v", "V", "Soms", WHOLE.steps, opening=Opening(LONG, 6.0)),)),
            "variants.0.opening.text",
            "past niet",
        ),
        (
            replace(WHOLE, variants=(Variant("v", "V", "Soms", WHOLE.steps, minutes=(4.0, 2.0)),)),
            "variants.0.minutes",
            "van kort naar lang",
        ),
        (with_steps(QuietStep(part="weg")), "steps.0.part", "er is geen onderdeel 'weg'"),
        (with_steps(QuietStep(), QuietStep()), "steps.1", "er is al een stap die de gekozen lengte vult"),
        (
            with_steps(QuietStep(), parts=(ExercisePart("a", "A"),)),
            "steps.0",
            "een oefening met onderdelen ('parts') heeft geen stap die de lengte vult",
        ),
        (with_steps(QuietStep(150.0), QuietStep()), "steps", "de vaste stappen duren 150 s, langer dan de kortste"),
        (with_steps(QuietStep(120.0)), "steps", "geen stap vult de gekozen lengte"),
        (
            with_steps(QuietStep(100.0), minutes=(2.0,)),
            "steps",
            "de stappen duren samen 100 s, maar in 'minutes' staat 2 minuten",
        ),
        (with_steps(BreatheStep(SLOW), group="body"), "steps", "eindigt met minstens 20 s 'quiet'"),
        (breathing(("exhale", 4.0), ("inhale", 4.0)), "steps.0.pattern.0.phase", "begint met 'inhale'"),
        (breathing(("inhale", 4.0), ("hold", 4.0)), "steps.0.pattern.1.phase", "eindigt met 'exhale' of 'hold_out'"),
        (breathing(("inhale", 4.0), ("hold_out", 4.0)), "steps.0.pattern.1.phase", "'hold_out' kan niet na 'inhale'"),
        (breathing(("inhale", 0.5), ("exhale", 4.0)), "steps.0.pattern.0.seconds", "duurt minstens 1 seconde"),
        (with_steps(BreatheStep(SLOW), unaided=LONG), "unaided", "past niet"),
        (
            breathing(*((one.phase, one.seconds) for one in SLOW), lines=(CycleLine(99, "Zo."),)),
            "steps.0.lines.0.cycle",
            "bij de kortste lengte zijn er maar 12 ademhalingen",
        ),
        (
            breathing(*((one.phase, one.seconds) for one in SLOW), lines=(CycleLine(2, "Zo."), CycleLine(2, "Zo."))),
            "steps.0.lines.1.cycle",
            "deze regel begint niet later dan de vorige",
        ),
        (with_steps(BreatheStep(SLOW, lines=(CycleLine(1, LONG),))), "steps.0.lines.0.text", "past niet"),
        (with_steps(BreatheStep(SLOW, lines=(CycleLine(1, "Zo.", "hold"),))), "steps.0.lines.0.phase", "geen 'hold'"),
        (replace(WHOLE, closing="Nog {tijd} te gaan."), "closing", "'{tijd}' wordt nergens door vervangen"),
        (replace(WHOLE, closing="Een losse } hier."), "closing", "'}' wordt nergens door vervangen"),
        (replace(WHOLE, opening=Opening("Ik ben {stilte} stil. {daarna}", 8.0)), "opening.text", "past niet"),
        (with_steps(PaceStep(SLOW, lines=(CycleLine(1, LONG),))), "steps.0.lines.0.text", "past niet"),
        (
            with_steps(GuideStep((GuideLine("Span je vuisten aan.", 1.0, "tense"),)), QuietStep()),
            "steps.0.lines.0.text",
            "past niet",
        ),
        (with_steps(GuideStep((GuideLine(LONG, 2.0),)), QuietStep()), "steps.0.lines.0.text", "past niet"),
        (with_steps(WriteStep("note", LONG, 3.0), QuietStep()), "steps.0.prompt", "past niet"),
        (with_steps(QuietStep(lines=(OffsetLine(500.0, "Zo."),))), "steps.0.lines.0.at_s", "valt na het einde"),
        (
            with_steps(QuietStep(lines=(OffsetLine(1.0, LONG), OffsetLine(3.0, "Zo.")))),
            "steps.0.lines.0.text",
            "past niet",
        ),
        (
            with_steps(QuietStep(lines=(OffsetLine(9.0, "Zo."), OffsetLine(3.0, "Zo.")))),
            "steps.0.lines.1.at_s",
            "deze regel begint niet later",
        ),
        (
            with_steps(BreatheStep((PhaseLength("inhale", 30.0), PhaseLength("exhale", 45.0)))),
            "minutes.0",
            "hier staat 2 minuten, maar de stappen duren dan 150 s",
        ),
        (
            replace(
                WHOLE,
                variants=(Variant("v", "V", "Soms", (BreatheStep((SLOW[0], PhaseLength("exhale", 71.0))),)),),
            ),
            "variants.0.steps",
            "het verschil hoort hooguit 10 s te zijn",
        ),
        (
            with_steps(
                QuietStep(120.0),
                QuietStep(3500.0, part="a"),
                minutes=(2.0,),
                parts=(ExercisePart("a", "A", included=False),),
            ),
            "steps",
            "met alle onderdelen duurt dit 3620 s; het hoort hooguit een uur te zijn",
        ),
    ],
)
def test_what_makes_no_sense_is_told(exercise: Exercise, place: str, reason: str) -> None:
    found = places(exercise_faults(exercise))
    assert any(where == place and reason in why for where, why in found), found


def test_words_need_pictures_that_begin_with_the_letter() -> None:
    words = ShuffleWords(
        ("lampen", "regen"), {letter: (f"{letter}a",) for letter in "lampenr"} | {"g": ("appel", "Gans")}
    )
    assert places(words_faults(words)) == [("pictures.g.0", "'appel' begint niet met een g")]
    lacking = ShuffleWords(("lampen",), {letter: (letter,) for letter in "lamp"})
    assert places(words_faults(lacking)) == [("targets.0", "voor 'lampen' ontbreken beelden bij: e, n")]


def test_entries_of_the_help_page_have_ids_of_their_own() -> None:
    entry = HelpEntry("moe", "Moe", ("Rust uit.",))
    page = HelpPage("Hulp", "Lees dit.", (Contact("Gevaar", "112", "Nu."),), (entry, entry), "Vandaag.")
    assert places(help_faults(page)) == [("entries.1.id", "het stuk 'moe' staat er twee keer")]
    assert places(help_faults(replace(page, entries=(entry,)))) == []


def test_questions_and_proeven_have_ids_of_their_own() -> None:
    question = YardstickQuestion("moe", "Ben je moe?")
    yardstick = Yardstick("Vier vragen.", (question, question), FactsCard("Feiten", ("Een.",), "Elders."))
    assert places(yardstick_faults(yardstick)) == [("questions.1.id", "de vraag 'moe' staat er twee keer")]
    part = ProefPart((ProefChoice("adem", 2.0, "Ademen", "na ademen"), ProefChoice("weg", 2.0, "Weg", "na weg")))
    told = ProefTold("Rust gaf meer.", "Dit gaf meer.", "Het scheelde niets.")
    proef = Proef("een", "Een", "Eerst dit.", SIGNALS[0], 5.0, (part, ProefPart(part.choices[:1])), told)
    assert places(proeven_faults(Proeven((proef, proef)), {"adem": WHOLE})) == [
        ("proeven.1.id", "de proef 'een' staat er twee keer"),
        ("proeven.0.parts.0.choices.1.exercise", "er is geen oefening 'weg'"),
        ("proeven.1.parts.0.choices.1.exercise", "er is geen oefening 'weg'"),
    ]


def test_what_an_exercise_refers_to_is_there() -> None:
    known = Evidence("D", "Niets.", ("bron", "weg"))
    variant = Variant("licht", "Licht", "Soms.", WHOLE.steps, evidence=known)
    exercise = replace(WHOLE, evidence=known, variants=(variant,), explanations=("uitleg", "kwijt"))
    assert places(exercise_reference_faults(exercise, {"bron"}, {"uitleg"})) == [
        ("evidence.sources.1", "er is geen bron 'weg'"),
        ("variants.0.evidence.sources.1", "er is geen bron 'weg'"),
        ("explanations.1", "er is geen uitleg 'kwijt'"),
    ]


def test_what_an_explanation_refers_to_is_there() -> None:
    asked = (
        ClaimPractice("adem", 2.0, "Voel het."),
        ClaimPractice("stuk", 9.0, "Voel het."),
        ClaimPractice("adem", 3.0, "Voel het."),
        ClaimPractice("adem", 2.0, "Voel het.", variant="zacht"),
    )
    body = (Paragraph("Een.", ("bewering",), asked), Paragraph("Twee.", practices=asked[:1]))
    explanation = Explanation(1, "Titel", "Kort.", body, Known(("Een.", "Twee."), ("weg",)), "Hoe is dat?", proef="weg")
    assert places(explanation_faults(explanation, (), {"adem": WHOLE}, {"stuk"}, {})) == [
        ("known.sources.0", "er is geen bron 'weg'"),
        ("proef", "er is geen proef 'weg'"),
        ("body.0.practices.2.minutes", "'adem' heeft de lengtes 2, 4"),
        ("body.0.practices.3.variant", "'adem' heeft geen variant 'zacht'"),
        ("body.1", "een alinea met 'practices' draagt ook een bewering ('claims')"),
    ]
