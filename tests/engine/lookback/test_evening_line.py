"""What one line of Terugblik shows: an evening or a proef, drawn and told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from herstel_app.core.drawing import LEAST_SHARE
from herstel_app.core.programme_content import Where
from herstel_app.core.records import Note
from herstel_app.core.signals import Readings, place_of
from herstel_app.engine.lookback.evening_line import A_PROEF, EveningLine, LineKey, evening_line, line_key
from tests.engine.conftest import Stand
from tests.engine.lookback.notes import ANSWER, ENTRY
from tests.helpers.clock import EVENING
from tests.helpers.dates import DATES

TONIGHT = date(EVENING.year, EVENING.month, EVENING.day)
STILL = replace(
    ENTRY, id="drie", started_at=EVENING + timedelta(minutes=6), exercise_id="stillness", exercise_title="Stilzitten",
    elapsed_s=180, note="Stil genoeg.",
)  # fmt: skip


def small(title: str) -> str:
    return title[:1].lower() + title[1:]


def line_of(stand: Stand, *notes: Note) -> EveningLine:
    return evening_line(notes, stand.engine.content, DATES, TONIGHT)


def test_an_evening_is_one_line_with_where_it_sat_what_was_done_and_the_own_words(stand: Stand) -> None:
    line = line_of(stand, replace(STILL, place="head"), replace(ENTRY, place="head"))
    assert (line.evening, line.about) == ("0 terug", "hoofd · langzaam ademen, stilzitten")
    assert line.text == "Mijn schouders zakten.\nStil genoeg."
    assert [(stroke.shape, round(stroke.minutes)) for stroke in line.strokes] == [("wave", 5), ("flat", 3)]
    assert [stroke.waves for stroke in line.drawn] == [2, 1]
    assert [replace(stroke, waves=None) for stroke in line.drawn] == list(line.strokes)
    assert not line.is_proef
    assert line.spoken == (
        "0 terug · hoofd. langzaam ademen 5 minuten, stilzitten 3 minuten. Mijn schouders zakten.\nStil genoeg."
    )


@pytest.mark.parametrize(
    ("before", "after", "felt"),
    [
        (
            {"head": 3, "body": 5},
            {"head": 5, "body": 2, "breath": 4},
            "Na afloop: meer ruimte in je hoofd, lijf vaster.",
        ),
        ({"head": 3, "body": 5}, {"head": 3, "body": 6}, "Na afloop: lijf losser."),
        ({"head": 3}, {"head": 3}, "Na afloop voelde het hetzelfde."),
        ({"head": 3}, {}, ""),
    ],
)
def test_an_evening_says_how_it_was_at_the_end_beside_the_beginning(
    before: Readings, after: Readings, felt: str, stand: Stand
) -> None:
    line = line_of(stand, replace(STILL, before={"head": 9}, after=after), replace(ENTRY, before=before, after={}))
    assert (line.felt, line.time) == (felt, f"{ENTRY.started_at:%H:%M}")


@pytest.mark.parametrize(
    ("place", "said"), [("body", "lijf · "), ("feeling", "gevoel · "), ("unknown", ""), (None, "")]
)
def test_where_it_sat_is_said_in_a_word(stand: Stand, place: Where | None, said: str) -> None:
    assert line_of(stand, replace(ENTRY, place=place)).about == f"{said}langzaam ademen"


def test_the_same_twice_is_said_once_and_drawn_twice(stand: Stand) -> None:
    line = line_of(stand, replace(ENTRY, id="later"), ENTRY)
    assert (line.about, len(line.strokes)) == ("langzaam ademen", 2)


def test_a_proef_is_a_line_of_its_own_with_its_own_names(stand: Stand) -> None:
    proef = next(iter(stand.engine.content.proeven.values()))
    first, second = (part.choices[0] for part in proef.parts)
    one = replace(ENTRY, exercise_id=first.exercise, variant_id=first.variant, proef=proef.id, after={})
    two = replace(STILL, exercise_id=second.exercise, variant_id=second.variant, proef=proef.id)
    assert line_key(one) == line_key(two) == LineKey(TONIGHT, proef.id) != line_key(ENTRY)
    assert line_of(stand, two, one).about == (
        f"{small(proef.title)} · {small(first.label)}, daarna {small(second.label)}"
    )
    line = line_of(stand, two, replace(one, elapsed_s=8))
    assert [(stroke.shape, stroke.minutes) for stroke in line.drawn] == [("flat", 1.0), ("wave", 1.0)]
    assert [stroke.waves for stroke in line.drawn] == [None, None], "as a proef is drawn everywhere"
    assert line.is_proef
    assert line_of(stand, replace(one, exercise_id="weg")).about == f"{small(proef.title)} · langzaam ademen"
    assert line_of(stand, replace(ENTRY, proef="weg")).about == f"{A_PROEF} · langzaam ademen"


@pytest.mark.parametrize(
    ("tapped", "felt"),
    [
        ((3, 8), "na uitademen was er meer ruimte"),
        ((8, 3), "na stilzitten was er meer ruimte"),
        ((5, 5), "het scheelde niets"),
        ((5, None), ""),
    ],
)
def test_a_proef_says_what_was_felt_where_both_were_tapped(
    tapped: tuple[int, int | None], felt: str, stand: Stand
) -> None:
    proef = stand.engine.content.proeven["difference"]
    parts = [part.choices[0] for part in proef.parts]
    done = [
        replace(
            ENTRY, id=part.label, exercise_id=part.exercise, variant_id=part.variant, proef=proef.id,
            after={} if value is None else {proef.signal: value},
        )
        for part, value in zip(parts, tapped, strict=True)
    ]  # fmt: skip
    line = line_of(stand, *reversed(done))
    assert line.about == "voel het verschil · stilzitten, daarna lang uitademen"
    assert felt in line.spoken
    assert (line.felt, line.outcome) == ("", f"{felt[:1].upper()}{felt[1:]}." if felt else "")
    shown = line.difference
    if not felt:
        assert shown is None
        return
    assert shown is not None
    assert [part.choice for part in (shown.rest, shown.other)] == parts
    assert (shown.rest.place, shown.other.place) == tuple(place_of(value or 0) for value in tapped)
    assert shown.rest_came_first


def test_a_proef_that_began_with_its_second_part_shows_rest_first_all_the_same(stand: Stand) -> None:
    proef = stand.engine.content.proeven["difference"]
    rest, other = (part.choices[0] for part in proef.parts)
    newest_first = [
        replace(ENTRY, id=part.label, exercise_id=part.exercise, variant_id=part.variant, proef=proef.id,
                after={proef.signal: value})
        for part, value in ((rest, 3), (other, 8))
    ]  # fmt: skip
    shown = line_of(stand, *newest_first).difference
    assert shown is not None
    assert (shown.rest.choice, shown.rest_came_first) == (rest, False)


def test_what_was_stopped_is_drawn_and_told_as_long_as_it_took(stand: Stand) -> None:
    stopped = replace(STILL, outcome="stopped", planned_s=322, elapsed_s=61)
    line = line_of(stand, stopped, ENTRY)
    assert line.share == pytest.approx((305 + 61) / (305 + 322))
    assert line.about == "langzaam ademen, stilzitten 1 minuut"
    assert line_of(stand, STILL, ENTRY).share == 1.0
    alone = line_of(stand, replace(stopped, elapsed_s=1))
    assert alone.share == LEAST_SHARE, "it is seen"
    assert line_of(stand, replace(stopped, planned_s=0, elapsed_s=0)).share == 1.0, "of a copy that does not say it"
    assert line_of(stand, ANSWER).share == 1.0


def test_a_proef_that_was_stopped_has_what_was_done_of_it(stand: Stand) -> None:
    proef = stand.engine.content.proeven["difference"]
    first, second = (part.choices[0] for part in proef.parts)
    one = replace(ENTRY, exercise_id=first.exercise, variant_id=first.variant, proef=proef.id, after={})
    two = replace(STILL, exercise_id=second.exercise, variant_id=second.variant, proef=proef.id, planned_s=200,
                  elapsed_s=100, outcome="stopped")  # fmt: skip
    line = line_of(stand, two, one)
    assert [stroke.minutes for stroke in line.drawn] == [1.0, 0.5]
    assert line.share == 0.75
    assert line_of(stand, one).share == 0.5


def test_what_is_not_there_any_more_is_drawn_and_called_as_it_was(stand: Stand) -> None:
    line = line_of(stand, replace(ENTRY, exercise_id="weg", exercise_title="Mijn ritme", elapsed_s=0.0))
    assert (line.about, [stroke.shape for stroke in line.strokes]) == ("mijn ritme", ["gentle"])
    assert line.strokes[0].minutes > 0
    assert [s.shape for s in line_of(stand, replace(ENTRY, variant_id="weg")).strokes] == ["wave"]


def test_words_at_the_reading_stand_with_their_evening(stand: Stand) -> None:
    title = stand.engine.content.explanations[ANSWER.explanation_id].title
    assert line_key(ANSWER) == LineKey(TONIGHT - timedelta(days=2))
    line = line_of(stand, ANSWER)
    assert (line.about, line.text, line.strokes) == (f"bij het lezen: {title}", "In de auto.", ())
    assert line_of(stand, replace(ANSWER, explanation_id="weg")).about == "bij het lezen: weg"
