"""Every fault of a file is told at once: with its line, its field and a Dutch reason."""

from __future__ import annotations

import pytest

from herstel_app.core.content import Exercise
from herstel_app.core.content_problems import LONGEST_NAME, LONGEST_REASON, Problem
from herstel_app.core.parsed import MORE, MOST_PROBLEMS, Parsed
from herstel_app.core.parsing import MAX_CHARACTERS, parse
from herstel_app.core.shuffle_words import ShuffleWords
from tests.helpers.content_files import GOOD


def told(text: str, kind: type = Exercise) -> list[tuple[int, str, str]]:
    """Give line, field and reason of each fault."""
    parsed: Parsed[object] = parse(text, kind, "a.yaml")
    assert (parsed.value is None) == bool(parsed.problems)
    return [(problem.line, problem.field, problem.reason) for problem in parsed.problems]


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


def test_a_good_file_has_no_faults() -> None:
    parsed = parse(GOOD, Exercise, "a.yaml")
    assert parsed.problems == ()
    assert parsed.value is not None
    assert parsed.value.minutes == (2, 4)


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "reason"),
    [
        ("title: Mijn oefening", "titel: x\ntitle: a", 2, "titel", "onbekend veld; bekend zijn: title, group"),
        ("title: Mijn oefening\n", "", 2, "", "het veld 'title' ontbreekt"),
        ("title: Mijn oefening", "title: 3", 2, "title", "hier hoort tekst, geen getal"),
        ("title: Mijn oefening", "title: '  '", 2, "title", "hier hoort tekst te staan"),
        ("title: Mijn oefening", 'title: "a\\x07b"', 2, "title", "onzichtbaar teken"),
        ("closing: Dit was het.", f"closing: {'a' * 91}", 10, "closing", "te lang: 91 tekens, hooguit 90"),
        ("group: breathing", "group: hardlopen", 3, "group", "kies een van: body, breathing"),
        (
            "instructions: [Adem zoals het komt.]",
            "instructions: Adem",
            5,
            "instructions",
            "een lijst te staan, geen tek",
        ),
        ("instructions: [Adem zoals het komt.]", "instructions: []", 5, "instructions", "te kort: minstens 1"),
        ("minutes: [2, 4]", f"minutes: [{', '.join(map(str, range(1, 12)))}]", 7, "minutes", "te lang: hooguit 10"),
        ("minutes: [2, 4]", "minutes: [2, ja]", 7, "minutes[2]", "hier hoort een getal, geen tekst"),
        ("minutes: [2, 4]", "minutes: [2, true]", 7, "minutes[2]", "hier hoort een getal, geen ja of nee"),
        ("minutes: [2, 4]", "minutes: [2, '3,5']", 7, "minutes[2]", "schrijf 3.5"),
        ("minutes: [2, 4]", "minutes: [0.2, 4]", 7, "minutes[1]", "minstens 0.5"),
        ("minutes: [2, 4]", "minutes: [2, 61]", 7, "minutes[2]", "hooguit 60"),
        ("cautions: [Stop wanneer", "order: 1.5\ncautions: [Stop wanneer", 14, "order", "een heel getal, geen getal"),
        ("opening: {text: Ga zitten., seconds: 6}", "opening: null", 9, "opening", "velden te staan (naam: waarde), g"),
        ("- kind: breathe", "- kind: dansen", 12, "steps[1].kind", "kies een van: breathe, guide"),
        ("- kind: breathe", "- kind: [breathe]", 12, "steps[1].kind", "kies een van: breathe, guide"),
        ("phase: inhale, seconds: 4", "phase: inhale, seconds: 4, word: 12", 13, "steps[1].pattern[1].word", "tekst"),
    ],
)
def test_a_fault_has_its_line_its_field_and_its_reason(old: str, new: str, line: int, field: str, reason: str) -> None:
    faults = told(changed(old, new))
    assert any((at, where) == (line, field) and reason in why for at, where, why in faults), faults


def test_a_step_and_an_optional_field_that_are_no_fields() -> None:
    text = (
        GOOD[: GOOD.index("  - kind")] + "  - slapen\nvariants: null\nopt_in: null\n" + GOOD[GOOD.index("cautions") :]
    )
    assert told(text) == [
        (12, "steps[1]", "hier horen velden te staan (naam: waarde), geen tekst"),
        (13, "variants", "hier hoort een lijst te staan, geen leeg veld"),
    ]


def test_a_switch_is_true_or_false() -> None:
    parts = "parts: [{id: armen, title: Armen, included: 1}]\ncautions: [Stop"
    assert told(changed("cautions: [Stop", parts))[0][1:] == (
        "parts[1].included",
        "hier hoort ja of nee (true of false), geen getal",
    )


def test_names_that_are_free_are_judged_too() -> None:
    assert told("targets: [lampen]\npictures: {ab: [abrikoos], c: citroen, 3: [drie]}", ShuffleWords) == [
        (2, "pictures.ab", "hier hoort één kleine letter (a tot z, of ij)"),
        (2, "pictures.c", "hier hoort een lijst te staan, geen tekst"),
        (2, "pictures.3", "hier hoort één kleine letter (a tot z, of ij)"),
    ]
    assert told("targets: [lampen]\npictures: [a]", ShuffleWords) == [
        (2, "pictures", "hier horen velden te staan (naam: waarde), geen lijst")
    ]
    assert told("- lampen", ShuffleWords) == [(1, "", "hier horen velden te staan (naam: waarde), geen lijst")]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "het bestand is leeg"),
        ("# alleen een opmerking", 1, "het bestand is leeg"),
        ("a" * (MAX_CHARACTERS + 1), 1, f"te groot: hooguit {MAX_CHARACTERS} tekens"),
        ("title: a\nsummary: b\0", 2, "hier staat een onzichtbaar teken"),
        ("title: a\n\tsummary: b", 2, "spring in met spaties"),
        ("title: [a\nsummary: b", 2, "ontbreekt een komma of het haakje ]"),
        ("title: 'a", 1, "ontbreekt een aanhalingsteken aan het eind"),
        ('title: "a\\q"', 1, "na een \\ tussen dubbele aanhalingstekens"),
        ("title: a: b", 1, "zet aanhalingstekens om tekst met een dubbele punt"),
        ("title: a\nsummary: *a", 2, "verwijzingen met * worden niet gelezen"),
        ("title: a\n---\ntitle: b", 2, "een tweede document"),
        ("? [a, b]\n: c", 1, "een veldnaam hoort tekst te zijn"),
        ("a: " + "[" * 21 + "]" * 21, 1, "te diep in elkaar: hooguit 20 lagen"),
    ],
)
def test_a_file_that_cannot_be_read_has_one_fault(text: str, line: int, reason: str) -> None:
    ((at, field, why),) = told(text)
    assert (at, field) == (line, "")
    assert reason in why


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("010", "geen gewoon getal (YAML leest het ook als 8)"),
        ("1_0", "geen gewoon getal (YAML leest het ook als 10)"),
        ("1:00", "geen gewoon getal (YAML leest het ook als 60)"),
        ("1e1", "'1e1' is geen gewoon getal"),
        (".inf", "'.inf' is geen gewoon getal;"),
        ("0x" + "f" * 40, f"'0x{'f' * 27}…' is geen gewoon getal;"),
        ("9" * 41, "dit getal is te lang: hooguit 40 cijfers"),
        ("no", "'no' kan tekst zijn, of ja of nee"),
        ("2026-01-01", "'2026-01-01' kan een datum zijn"),
        ("2026-02-31", "'2026-02-31' kan een datum zijn"),
        ("!kort a", "namen met ! ervoor worden niet gelezen"),
        ("!kort [a]", "namen met ! ervoor worden niet gelezen"),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(written: str, reason: str) -> None:
    ((line, field, why),) = told(changed("title: Mijn oefening", f"title: {written}"))
    assert (line, field) == (2, "title")
    assert reason in why


def test_what_is_wrong_with_a_name_is_told_at_that_name() -> None:
    text = GOOD + "title: b\n'': c\n!kort d: e\n"
    assert [(line, field, why.partition(";")[0]) for line, field, why in told(text)] == [
        (16, "title", "dit veld staat er twee keer"),
        (17, "", "hier ontbreekt de naam van een veld"),
        (18, "d", "namen met ! ervoor worden niet gelezen"),
    ]


def test_of_very_many_faults_the_first_are_told() -> None:
    faults = told(GOOD + "".join(f"veld{number}: 1\n" for number in range(MOST_PROBLEMS + 1)))
    assert len(faults) == MOST_PROBLEMS + 1
    assert faults[-1][2] == MORE


def test_a_message_is_one_short_line() -> None:
    problem = Problem("map/\x1b[2J.yaml", 3, ("veld" * 40, 0, "text"), "x" * 500)
    assert problem.field == f"{('veld' * 40)[: LONGEST_NAME - 1]}…[1].text"
    assert str(problem).startswith("map/�[2J.yaml, regel 3, veld 'veld")
    assert str(problem).endswith(f": {'x' * (LONGEST_REASON - 1)}…")
    assert str(Problem("a.yaml", 1, (), "leeg")) == "a.yaml, regel 1: leeg"
