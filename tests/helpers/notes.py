"""Journals full of made-up notes: any at all (hypothesis), or many from a fixed seed."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, get_args

from hypothesis import strategies as st

from herstel_app.core.programme_content import Where
from herstel_app.core.signals import SIGNALS
from herstel_app.storage.store import Store, stored
from herstel_app.storage.tables import TABLES

DEFAULT_SEED = 20
TITLES = {
    "slow-breathing": "Langzaam ademen",
    "release-only": "Laat los, van boven naar beneden",
    "thought-parking": "Gedachten parkeren",
    "stillness": "Stilzitten",
}
NOTES = (
    "Mijn schouders zakten pas na een paar minuten.",
    "De regen hoorde ik meer dan mijn adem. Dat was fijn.",
    "Niets gemerkt.",
    "Kaak los, hoofd nog vol van de vergadering. Morgen bel ik Ria over de oppas en de garage.",
    "Café dicht, toch buiten gezeten.",
)

offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1901, 1, 1), datetime(2990, 1, 1), timezones=offsets)  # noqa: DTZ001 - offsets come with it
texts = st.text(max_size=40) | st.sampled_from(
    ["", "'", "=1+1", "-5", "@", "\t", 'a;"b"\r\nc', "\r", "\x00", "’s avonds"]
)
reals = st.floats(allow_nan=False, allow_infinity=False)
answers = st.dictionaries(st.sampled_from(SIGNALS), st.integers(0, 10))


@st.composite
def journals(draw: st.DrawFn) -> list[tuple[str, dict[str, Any]]]:
    """Give rows for every table, in an order in which they can be written."""
    rows: list[tuple[str, dict[str, Any]]] = []
    for name in draw(st.lists(texts, max_size=4, unique=True)):
        utc, offset = stored(draw(moments))
        rows.append(
            ("entries", {
                "id": name, "started_at": utc, "utc_offset_min": offset, "exercise_id": draw(texts),
                "exercise_title": draw(texts), "variant_id": draw(st.none() | texts), "minutes": draw(reals),
                "planned_s": draw(reals), "elapsed_s": draw(reals),
                "outcome": draw(st.sampled_from(["running", "completed", "stopped"])),
                "explanation_id": draw(st.none() | texts), "claim_id": draw(st.none() | texts), "note": draw(texts),
                "place": draw(st.sampled_from([None, *get_args(Where)])), "proef": draw(st.none() | texts),
            })
        )  # fmt: skip
        for moment in ("before", "after"):
            for signal, value in draw(answers).items():
                rows.append(("signals", {"entry_id": name, "moment": moment, "signal": signal, "value": value}))
    for name in draw(st.lists(texts, max_size=3, unique=True)):
        utc, offset = stored(draw(moments))
        rows.append(
            ("words", {"explanation_id": name, "text": draw(texts), "written_at": utc, "utc_offset_min": offset})
        )
    for number, kind in enumerate(draw(st.lists(st.sampled_from(["begun", "withheld", "returned"]), max_size=3))):
        rows.append(("thoughts", draw(thoughts(f"thought {number}", kind))))
    for week in draw(st.lists(st.dates(date(1901, 1, 1), date(2990, 1, 1)), max_size=3, unique=True)):
        utc, offset = stored(draw(moments))
        for question, answer in draw(st.dictionaries(texts, st.integers(0, 1), max_size=4)).items():
            rows.append(
                ("yardstick", {
                    "week": week.isoformat(), "question": question, "answer": answer,
                    "answered_at": utc, "utc_offset_min": offset,
                })
            )  # fmt: skip
    for what in draw(st.lists(texts, max_size=2, unique=True)):
        utc, offset = stored(draw(moments))
        rows.append(("told", {"what": what, "told_at": utc, "utc_offset_min": offset}))
    entry_ids = [row["id"] for table, row in rows if table == "entries"]
    for name in draw(st.lists(texts, max_size=2, unique=True)):
        rows += draw(trials(name, entry_ids))
    return rows


@st.composite
def trials(draw: st.DrawFn, name: str, entry_ids: list[str]) -> list[tuple[str, dict[str, Any]]]:
    """Give a trial and its evenings, some with an entry in the journal."""
    trial = {
        "id": name, "exercise_id": draw(texts), "exercise_title": draw(texts), "variant_id": draw(st.none() | texts),
        "parts": draw(st.none() | texts), "minutes": draw(st.floats(0.5, 60)), "place": draw(texts),
        "pairs": draw(st.integers(6, 10)), "seed": draw(texts),
        "state": draw(st.sampled_from(["running", "stopped", "ended"])),
    }  # fmt: skip
    rows: list[tuple[str, dict[str, Any]]] = [("trials", trial)]
    for number in range(draw(st.integers(0, 3))):
        utc, offset = stored(draw(moments))
        rows.append(
            ("trial_evenings", {
                "trial_id": name, "position": number, "number": number,
                "condition": draw(st.sampled_from(["rest", "exercise"])),
                "progress": draw(st.sampled_from(["running", "interrupted", "done"])), "started_at": utc,
                "utc_offset_min": offset, "entry_id": draw(st.none() | st.sampled_from([*entry_ids, None])),
                "unpleasant": draw(st.sampled_from([None, 0, 1])), "unpleasant_words": draw(texts),
                "alcohol": draw(st.integers(0, 1)), "words": draw(texts),
            })
        )  # fmt: skip
    return rows


@st.composite
def thoughts(draw: st.DrawFn, name: str, kind: str) -> dict[str, Any]:
    """Give a thought that was begun, is withheld, or has come back."""
    utc, offset = stored(draw(moments))
    row: dict[str, Any] = {
        "id": name, "sheet_id": draw(texts), "position": draw(st.integers(0, 2**62)), "text": draw(texts),
        "next_step": draw(texts), "written_at": utc, "utc_offset_min": offset,
    }  # fmt: skip
    if kind != "begun":
        due, due_offset = stored(draw(moments))
        row |= {
            "parked_at": utc,
            "due_at": due,
            "due_offset_min": due_offset,
            "early_at": draw(st.none() | st.just(utc)),
        }
    if kind == "returned":
        row |= {"released_at": stored(draw(moments))[0], "kept_at": draw(st.none() | st.just(utc))}
    return row


def write(store: Store, rows: list[tuple[str, dict[str, Any]]]) -> None:
    """Write rows as they are."""
    with store.change() as db:
        for table, row in rows:
            insert(db, table, row)


def insert(db: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> None:
    """Write one row."""
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)})", row)


def everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Give all rows of all tables that may leave, in an order of their own."""
    with store.reading() as db:
        return {
            table.name: sorted(db.execute(f"SELECT * FROM {table.name} WHERE {table.only}").fetchall(), key=repr)
            for table in TABLES
        }


def many_evenings(store: Store, count: int, last: datetime, seed: int = DEFAULT_SEED) -> None:
    """Write `count` entries over twenty years before `last`, most with signals, some with own words."""
    chance = random.Random(seed)
    step = timedelta(days=365.25 * 20) / count
    entries, signals = [], []
    for number in range(count):
        at = last - timedelta(days=(step * number).days, minutes=chance.randint(0, 90))
        name = f"{chance.getrandbits(128):032x}"
        exercise = chance.choice(list(TITLES))
        note = chance.choice(NOTES) if chance.random() < 0.6 else ""
        seconds = chance.randint(30, 900)
        outcome = "completed" if seconds > 300 else "stopped"
        entries.append((name, *stored(at), exercise, TITLES[exercise], 5, 322, seconds, outcome, note))
        if chance.random() < 0.7:
            for signal in SIGNALS:
                before = chance.randint(1, 6)
                signals.append((name, "before", signal, before))
                signals.append((name, "after", signal, min(10, max(0, before + chance.randint(-1, 3)))))
    with store.change() as db:
        columns = (
            "id, started_at, utc_offset_min, exercise_id, exercise_title, minutes, planned_s, elapsed_s, outcome, note"
        )
        db.executemany(f"INSERT INTO entries ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entries)
        db.executemany("INSERT INTO signals VALUES (?, ?, ?, ?)", signals)


NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
