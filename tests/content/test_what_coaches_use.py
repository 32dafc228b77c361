"""The nine exercises that coaches use: their protocols, followed by ear, and whom each way fits."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from herstel_app.core.content import BreatheStep, GuideStep, PaceStep, PicturesStep, QuietStep, WriteStep
from herstel_app.core.exercise_choice import instructions_of
from herstel_app.core.fit import ways_for
from herstel_app.core.health_facts import EVERY_FACT
from herstel_app.core.timeline_compiler import CompileOptions
from herstel_app.core.way_steps import lengths_of, steps_of
from tests.content.ear import LIBRARY, RUNS, Run, heard, lines_of, said_in

GET_UP = "Lig je daarna lang wakker? Kies dan “Lig je lang wakker?”."
NEW = {
    "worry-time", "awake-long", "safe-place", "belly-breathing", "five-senses", "breathing-space",
    "jacobson-in-bed", "name-a-feeling", "wind-down",
}  # fmt: skip
WAYS = [(name, way) for name in sorted(NEW) for way in (None, *(v.id for v in LIBRARY.exercises[name].variants))]


def runs_of(name: str, *ways: str | None) -> list[Run]:
    found = [run for run in RUNS if run[0] == name and (not ways or run[1] in ways)]
    assert found
    return found


def said_of(run: Run) -> list[str]:
    return [line.text for line in lines_of(heard(run, CompileOptions()))]


@pytest.mark.parametrize("name", sorted(NEW))
def test_each_fits_everyone_in_some_way(name: str) -> None:
    exercise = LIBRARY.exercises[name]
    assert ways_for(exercise, EVERY_FACT)
    assert ways_for(exercise, ())[0] is None


@pytest.mark.parametrize(("name", "way"), WAYS)
def test_nobody_is_given_a_pace(name: str, way: str | None) -> None:
    steps, _ = steps_of(LIBRARY.exercises[name], way)
    assert not any(isinstance(step, BreatheStep | PaceStep) for step in steps)


EYES_OPEN = {
    way for way in WAYS if way[1] in ("object", "cushion", "feet", "short", "touch", "around", "small", "chair")
}
"""The ways that someone with panic, or who went through something terrible, comes to."""


@pytest.mark.parametrize(("name", "way"), [way for way in WAYS if way not in EYES_OPEN], ids=str)
def test_attention_inside_oneself_is_not_for_panic(name: str, way: str | None) -> None:
    said = " ".join(text for run in runs_of(name, way) for text in said_of(run))
    exercise = LIBRARY.exercises[name]
    not_for = next((v.not_for for v in exercise.variants if v.id == way), exercise.not_for)
    inside = r"\b(je|jouw) (hele )?(lijf|adem|kaak|buik)\b|in gedachten|Welk gevoel|ogen mogen dicht"
    if re.search(inside, said) and name not in ("five-senses",):
        assert "panic" in not_for


@pytest.mark.parametrize(("name", "way"), sorted(EYES_OPEN, key=str), ids=str)
def test_what_fits_with_panic_stays_with_what_is_around(name: str, way: str) -> None:
    said = " ".join(text for run in runs_of(name, way) for text in said_of(run))
    assert not re.search(
        r"\bogen (mogen )?dicht\b|\b(voel|volg|ga naar) je (hele )?(adem|lijf|buik|borst)\b", said, re.I
    )
    assert ways_for(LIBRARY.exercises[name], EVERY_FACT)[0] == way


@pytest.mark.parametrize("name", sorted(LIBRARY.exercises))
def test_what_needs_no_voice_needs_none_in_any_way(name: str) -> None:
    exercise = LIBRARY.exercises[name]
    steps = [*exercise.steps, *(step for variant in exercise.variants for step in variant.steps)]
    assert not (exercise.without_voice and any(isinstance(step, GuideStep | PicturesStep) for step in steps))


TO_FETCH: dict[tuple[str, str | None], str] = {
    ("safe-place", "object"): r"Open je ogen.*lamp.*\bmok\b",
    ("belly-breathing", "cushion"): r"Open je ogen.*lamp.*\bkussen\b",
    ("five-senses", None): r"[Oo]pen je ogen.*lamp", ("five-senses", "no-hearing"): r"[Oo]pen je ogen.*lamp",
    ("breathing-space", "feet"): r"[Oo]pen je ogen.*lamp", ("name-a-feeling", "short"): r"[Oo]pen je ogen.*lamp",
    ("jacobson-in-bed", "around"): r"lampje", ("wind-down", None): r"ogen open.*Hoor je de stem niet",
}  # fmt: skip
"""What needs light, open eyes, or a thing at hand, and what its first line asks."""


@pytest.mark.parametrize("run", [run for run in RUNS if run[:2] in TO_FETCH], ids=str)
def test_what_is_needed_is_asked_first_with_time_to_do_it(run: Run) -> None:
    first, second = lines_of(heard(run))[:2]
    assert re.search(TO_FETCH[run[:2]], first.text)
    assert second.start_s - first.end_s >= 10


@pytest.mark.parametrize("run", [run for run in RUNS if run[0] in ("worry-time", "name-a-feeling")], ids=str)
def test_a_page_to_write_on_asks_for_light_and_paper_or_screen(run: Run) -> None:
    steps, _ = steps_of(LIBRARY.exercises[run[0]], run[1])
    if any(isinstance(step, WriteStep) for step in steps):
        assert re.search(
            r"([Oo]pen je ogen|ogen open).*Pak papier en een pen, of schrijf op je scherm\.", said_of(run)[0]
        )


def test_worry_time_is_constructive_and_long_enough() -> None:
    exercise = LIBRARY.exercises["worry-time"]
    assert (min(exercise.minutes), max(exercise.minutes)) == (15, 30)
    assert lengths_of(exercise, "one") == (5, 10)
    (step,) = exercise.steps
    assert isinstance(step, WriteStep)
    assert re.search(r"zorg.*als eerste kunt doen", step.prompt)
    assert any("niet in bed" in text for text in exercise.instructions)


@pytest.mark.parametrize(
    ("run", "where"), list(zip(runs_of("awake-long"), ("andere kamer", "stoel", "stoel"), strict=True)), ids=str
)
def test_awake_long_ends_in_getting_up(run: Run, where: str) -> None:
    said = said_of(run)
    assert re.match(rf"Klaar\. Sta rustig op, en ga .*{where}.*\. Slaperig\? Kom terug\.", said[-1])
    assert [bool(re.search(part, " ".join(said))) for part in (
        r"niet op de klok", r"Kom terug naar bed als je slaperig bent", r"Sta morgen op je gewone tijd op", r"lampje",
        r"Duizelig\? Wacht dan langer",
    )] == [True] * 5  # fmt: skip
    sitting = next(number for number, text in enumerate(said) if "ga zitten" in text)
    assert not any(re.search("liggen|slapen", text) for text in said[sitting:])
    evening = lines_of(heard(run, CompileOptions(ends_evening=True)))[-1].text
    assert "Sta rustig op" in evening


def test_who_loses_no_sleep_is_back_in_bed_after_a_quarter_of_an_hour() -> None:
    far, close_by, near = (" ".join(said_of(run)) for run in runs_of("awake-long"))
    assert ("Sta dan weer op" in far, "Sta dan weer op" in near) == (True, False)
    assert ("Slaap niet bij" in far, "Slaap niet bij" in near) == (True, False)
    assert [("na ongeveer een kwartier ook terug" in said) for said in (far, close_by, near)] == [False, False, True]
    assert "Nog niet slaperig? Blijf dan nog zitten" in close_by
    not_for = LIBRARY.exercises["awake-long"].not_for
    assert not_for == ("injury", "epilepsy", "panic", "eyes", "exhaustion")


@pytest.mark.parametrize(
    ("facts", "way"),
    [(["injury"], "close-by"), (["eyes"], "close-by"), (["epilepsy"], "chair"), (["eyes", "exhaustion"], "chair")],
)
def test_who_may_fall_stays_up_close_to_bed_as_long_as_sleep_takes(facts: list[str], way: str) -> None:
    assert ways_for(LIBRARY.exercises["awake-long"], facts)[0] == way


@pytest.mark.parametrize("run", runs_of("jacobson-in-bed"), ids=str)
def test_in_bed_one_stays_in_bed(run: Run) -> None:
    last = said_of(run)[-1]
    assert last == "Er komt niets meer. Blijf liggen als je slaperig bent."
    assert not any(re.search("sta op|overeind|wakker maak", text.lower()) for text in said_of(run))
    evening = lines_of(heard(run, CompileOptions(ends_evening=True)))[-1].text
    assert evening == f"Dit was het. {last}"


@pytest.mark.parametrize("run", runs_of("jacobson-in-bed", None), ids=str)
def test_in_bed_one_tenses_lightly_and_lets_go_for_long(run: Run) -> None:
    timeline = heard(run, CompileOptions(fade=False))
    lines, segments = lines_of(timeline), timeline.segments
    tensed = [number for number, one in enumerate(segments) if one.phase == "tense"]
    assert len(tensed) == 4
    for number in tensed:
        assert 5 <= segments[number].duration_s <= 7
        assert segments[number - 1].text.startswith("Straks ")
        assert re.match(r"span licht aan: (handen|schouders|lippen|tenen) \w+", said_in(segments[number], lines))
        assert "laat los" in said_in(segments[number + 1], lines)
        let_go = segments[number + 1 : number + 3]
        assert 30 <= sum(one.duration_s for one in let_go) <= 40
    first_s = segments[tensed[0]].start_s
    told = [line for line in lines if "klein beetje aan" in line.text]
    assert [line.end_s <= first_s for line in told] == [True]
    assert any("Adem door" in line.text for line in lines if line.start_s < segments[tensed[0]].end_s)
    assert not any(re.search(r"knijp|ogen dicht|tenen omlaag", line.text) for line in lines)


@pytest.mark.parametrize("run", runs_of("jacobson-in-bed", "no-tension", "around"), ids=str)
def test_the_other_ways_in_bed_tense_nothing(run: Run) -> None:
    assert "tense" not in {segment.phase for segment in heard(run).segments}


@pytest.mark.parametrize(("name", "way"), [
    ("jacobson-in-bed", None), ("jacobson-in-bed", "no-tension"), ("jacobson-in-bed", "around"),
    ("yoga-nidra", "in-bed"),
])  # fmt: skip
def test_in_bed_it_is_read_what_to_do_when_one_stays_awake(name: str, way: str | None) -> None:
    assert any(GET_UP in text for text in instructions_of(LIBRARY.exercises[name], way))


def test_in_bed_a_mask_stays_on_and_the_mouth_is_left_out() -> None:
    assert "Draag je een masker? Sla je mond over." in instructions_of(LIBRARY.exercises["jacobson-in-bed"])


def test_what_one_touches_in_bed_is_not_stretched() -> None:
    assert lengths_of(LIBRARY.exercises["jacobson-in-bed"], "around") == (4, 5)


NUMBERS = r"\b(vijf|vier|drie|twee|één) ding(en)?\b|\b(vijf|vier|drie|twee) (plekken|geluiden)\b"
COUNT = {"één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5}


@pytest.mark.parametrize("run", runs_of("five-senses"), ids=str)
def test_the_senses_count_down(run: Run) -> None:
    asked = [COUNT[match[1] or match[3]] for text in said_of(run) if "weer" not in text
        and (match := re.search(NUMBERS, text))]  # fmt: skip
    assert asked[0] == 5
    assert asked[-1] == 1
    assert all(before > after for before, after in pairwise(asked))
    said = " ".join(said_of(run))
    assert ("Luister" in said) == (run[1] in (None, "no-seeing"))
    assert ("zie" in said) == (run[1] in (None, "no-hearing"))


@pytest.mark.parametrize("run", runs_of("breathing-space"), ids=str)
def test_the_breathing_space_has_three_steps_of_a_minute(run: Run) -> None:
    timeline = heard(run)
    starts = [line.start_s - timeline.practice_start_s for line in lines_of(timeline) if line.text.startswith("Stap ")]
    assert starts == [0, 60, 120]


@pytest.mark.parametrize("run", runs_of("wind-down"), ids=str)
def test_the_wind_down_has_four_steps_and_tells_how_long_each_is(run: Run) -> None:
    steps = [text for text in said_of(run) if text.startswith("Stap ")]
    assert [text.split(".")[0] for text in steps] == ["Stap één", "Stap twee", "Stap drie", "Stap vier"]
    assert all(re.search(r"stil\. Dan (hoor je|gaat het)", text) for text in steps)


@pytest.mark.parametrize("run", runs_of("belly-breathing", "feel", "cushion"), ids=str)
def test_where_the_breath_is_left_alone_no_line_asks_to_breathe_otherwise(run: Run) -> None:
    assert not any(re.search(r"\bAdem (in|uit|klein|dieper|langzamer)\b", text) for text in said_of(run))


def test_belly_breathing_asks_for_less_and_never_for_more() -> None:
    said = " ".join(text for run in runs_of("belly-breathing", None) for text in said_of(run))
    assert "Adem klein" in said
    assert not re.search(r"\b(diep|dieper|langzaam|langzamer|groter)\b", said)


def test_belly_breathing_tells_in_and_out_in_one_line_and_leaves_the_pace() -> None:
    told = [said_of(run) for run in runs_of("belly-breathing", None)]
    assert all(any(re.search(r"Adem in .*\bAdem uit\.", text) for text in said) for said in told)
    assert all(any("in je eigen tempo" in text for text in said) for said in told)


def test_the_wind_down_leaves_time_to_get_ready_for_bed() -> None:
    steps = LIBRARY.exercises["wind-down"].steps
    assert [step.seconds for step in steps if isinstance(step, QuietStep)] == [150, 90, 360, None]
