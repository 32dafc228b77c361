"""Exports: exact both ways for any journal, and what is damaged or foreign changes nothing."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herstel_app.core.errors import ImportRefused
from herstel_app.core.parked_thoughts import Thought
from herstel_app.core.records import Imported
from herstel_app.core.trial import TrialEveningState, TrialState
from herstel_app.storage.export import as_csv, as_json
from herstel_app.storage.importing import import_into
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.migrations import latest, tables_of
from herstel_app.storage.store import Store
from herstel_app.storage.thoughts import WITHHELD_TEXT, Thoughts
from herstel_app.storage.trials import SqliteTrials
from tests.helpers.notes import everything, journals, write
from tests.helpers.trials import PLAN
from tests.storage.test_migrations import old_journal

NOW = datetime(2026, 11, 22, 21, 40, tzinfo=UTC)
SECRET = "zeldzaam-woord"
WAYS: dict[str, Callable[[Store, datetime], bytes]] = {"notities.json": as_json, "notities.zip": as_csv}
way = pytest.mark.parametrize("name", WAYS)


def opened(path: Path | None = None) -> SqliteJournal:
    journal = SqliteJournal(path)
    journal.open()
    return journal


def filled() -> SqliteJournal:
    """Give a journal with a bit of everything."""
    journal = opened()
    entry = journal.begin(
        started_at=NOW, exercise_id="a", exercise_title="=Café; “stil”", minutes=5, planned_s=322.25, variant_id=""
    )
    journal.set_signals(entry, "before", {"head": 3})
    journal.set_signals(entry, "after", {"head": 0, "body": 10})
    journal.set_note(entry, 'kaak\n- "los"; adem\r\n')
    journal.finish(entry, "completed", 321.123456789)
    journal.set_words("the-chain", "in de auto", NOW)
    write(journal.store, [
        ("yardstick", {"week": "2026-11-16", "question": "sleep", "answer": 1,
                       "answered_at": "2026-11-22T20:40:00.000000+00:00", "utc_offset_min": 60}),
        ("told", {"what": "facts", "told_at": "2026-11-22T20:40:00.000000+00:00", "utc_offset_min": 60}),
    ])  # fmt: skip
    thoughts = Thoughts(journal.store)
    thoughts.park("one", [Thought("terug", "stap")], NOW + timedelta(hours=12), NOW)
    thoughts.release_due(NOW + timedelta(hours=13))
    thoughts.write("two", [Thought("begonnen")], NOW)
    return journal


@pytest.mark.slow
@way
@given(rows=journals())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_journal_comes_back_exactly(name: str, rows: list[tuple[str, dict[str, Any]]]) -> None:
    source, target = opened(), opened()
    write(source.store, rows)
    data = WAYS[name](source.store, NOW)
    import_into(target.store, name, data)
    assert everything(target.store) == everything(source.store)
    # Once more changes nothing: all of it is there.
    assert import_into(target.store, name, data).added == 0
    assert everything(target.store) == everything(source.store)
    source.close()
    target.close()


@way
def test_an_empty_folder_gets_the_same_journal(tmp_path: Path, name: str) -> None:
    source, target = filled(), opened(tmp_path / "nieuw" / "journal.db")
    assert import_into(target.store, name, WAYS[name](source.store, NOW)) == Imported(added=6, present=0)
    target.close()
    again = opened(tmp_path / "nieuw" / "journal.db")
    assert everything(again.store) == everything(source.store)
    assert again.entries(limit=9) == source.entries(limit=9)
    again.close()


@way
def test_what_is_withheld_does_not_leave_and_is_told_of(name: str) -> None:
    source, target = filled(), opened()
    Thoughts(source.store).park("three", [Thought(SECRET, SECRET)], NOW + timedelta(days=3, hours=12), NOW)
    data = WAYS[name](source.store, NOW)
    readable = data
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as bundle:
            readable = b"".join(bundle.read(item) for item in bundle.namelist())
    assert SECRET.encode() not in readable
    assert WITHHELD_TEXT.encode() in readable
    import_into(target.store, name, data)
    assert Thoughts(target.store).next_due() is None
    assert everything(target.store) == everything(source.store)


@way
def test_without_anything_withheld_nothing_is_said_of_it(name: str) -> None:
    assert WITHHELD_TEXT.encode() not in WAYS[name](filled().store, NOW)


@way
def test_what_is_there_already_stays_as_it_is(name: str) -> None:
    source, target = filled(), opened()
    data = WAYS[name](source.store, NOW)
    import_into(target.store, name, data)
    (entry,) = target.entries(limit=9)
    target.set_note(entry.id, "later veranderd")
    target.set_signals(entry.id, "before", {})
    target.begin(started_at=NOW, exercise_id="b", exercise_title="Nieuw", minutes=5, planned_s=300)
    before = everything(target.store)
    assert import_into(target.store, name, data) == Imported(added=0, present=6)
    assert everything(target.store) == before


@way
def test_a_running_trial_beside_a_running_one_comes_in_set_aside(name: str) -> None:
    source, target = opened(), opened()
    came = SqliteTrials(source.store).start(PLAN, "een")
    SqliteTrials(source.store).begin(came.id, NOW)
    here = SqliteTrials(target.store).start(PLAN, "twee")
    import_into(target.store, name, WAYS[name](source.store, NOW))
    found = {kept.id: kept.trial for kept in SqliteTrials(target.store).all()}
    assert found[here.id].state is TrialState.RUNNING
    assert found[came.id].state is TrialState.STOPPED
    assert found[came.id].evenings[0].progress is TrialEveningState.INTERRUPTED


@pytest.mark.parametrize("version", range(1, latest()))
def test_an_export_of_an_older_version_is_brought_up(tmp_path: Path, version: int) -> None:
    old_journal(tmp_path / "journal.db", version)
    journal = opened(tmp_path / "journal.db")
    whole = json.loads(as_json(journal.store, NOW))
    whole["version"] = version
    whole["tables"] = {name: rows for name, rows in whole["tables"].items() if name in tables_of(version)}
    for row in whole["tables"]["entries"]:
        if version < 5:
            del row["place"], row["proef"]
    for row in whole["tables"].get("trials", ()):
        del row["signal"]
    target = opened()
    import_into(target.store, "oud.json", json.dumps(whole).encode())
    assert everything(target.store) == everything(journal.store)
    journal.close()


def test_nothing_comes_in_while_nothing_is_kept() -> None:
    data = as_json(filled().store, NOW)
    target = opened()
    target.store.keeps = False
    with pytest.raises(ImportRefused, match="niets bewaard"):
        import_into(target.store, "a.json", data)
    assert target.entries(limit=9) == []


Change = Callable[[dict[str, Any]], object]


def first(table: str, **fields: object) -> Change:
    """Give a change of fields in the first row of a table."""
    return lambda whole: whole["tables"][table][0].update(fields)


WRONG: list[tuple[str, Change, str]] = [
    ("foreign", lambda whole: whole.update(format="iets anders"), "komt niet uit Herstel"),
    ("newer", lambda whole: whole.update(version=latest() + 1), "nieuwere versie"),
    ("no version", lambda whole: whole.update(version="1"), "versienummer"),
    ("a version that is a truth", lambda whole: whole.update(version=True), "versienummer"),
    ("no tables", lambda whole: whole.pop("tables"), "'tables'"),
    ("no table", lambda whole: whole["tables"].pop("signals"), "'signals': deze ontbreekt"),
    ("a strange table", lambda whole: whole["tables"].update(vreemd=[]), "'vreemd': deze hoort hier niet"),
    ("a table that is no list", lambda whole: whole["tables"].update(words={}), "'tables.words': dit is geen lijst"),
    ("a row that is no row", lambda whole: whole["tables"]["words"].append(3), "'tables.words', rij 2"),
    ("no field", lambda whole: whole["tables"]["words"][0].pop("text"), "'text' ontbreekt"),
    ("a strange field", first("words", meer=1), "'meer' hoort hier niet"),
    ("empty", first("words", text=None), "rij 1, veld 'text': dit is leeg"),
    ("no text", first("words", text=3), "veld 'text': dit is geen tekst"),
    ("half a character", first("words", text="\ud83d"), "half teken"),
    ("no number", first("entries", minutes="vijf"), "veld 'minutes': dit is geen getal"),
    ("a truth for a number", first("entries", minutes=True), "dit is geen getal"),
    ("without end", first("entries", minutes=float("inf")), "dit is geen getal"),
    ("more than a computer counts", first("entries", minutes=10**400), "dit is geen getal"),
    ("no whole number", first("signals", value=3.0), "veld 'value': dit is geen heel getal"),
    ("too large", first("thoughts", position=2**70), "dit is geen heel getal"),
    ("a value that cannot be", first("signals", value=11), "'tables.signals', rij 1: een waarde in deze rij kan niet"),
    ("an unknown signal", first("signals", signal="vreugde"), "“vreugde” is niet bekend"),
    ("an unknown place", first("entries", place="maag"), "“maag” is niet bekend"),
    ("a signal of nothing", first("signals", entry_id="weg"), "niet in het bestand staat"),
    (
        "twice",
        lambda whole: whole["tables"]["words"].append(whole["tables"]["words"][0]),
        "rij 2: deze rij staat er twee",
    ),
    ("no time zone", first("entries", started_at="2026-11-22T21:40:00"), "geen tijd met datum en tijdzone"),
    ("no time", first("entries", started_at="gisteren"), "“gisteren” is geen tijd"),
    ("too long ago", first("entries", started_at="0001-01-01T00:00:00+14:00"), "geen tijd"),
    ("half a minute", first("entries", started_at="2026-11-22T21:40:00+00:00:30"), "geen tijd"),
    ("no instant", first("thoughts", parked_at="2026-11-22"), "geen tijdstip"),
    ("no date", first("yardstick", week="16 november"), "geen datum"),
    ("not a date", first("yardstick", week="2026-02-30"), "geen datum"),
    ("an outcome that cannot be", first("entries", outcome="winst"), "een waarde in deze rij kan niet"),
]


@pytest.mark.parametrize(("change", "told"), [item[1:] for item in WRONG], ids=[item[0] for item in WRONG])
def test_what_cannot_be_is_refused_with_its_place_and_changes_nothing(change: Change, told: str) -> None:
    whole = json.loads(as_json(filled().store, NOW))
    change(whole)
    target = opened()
    target.set_words("the-chain", "eigen", NOW)
    before = everything(target.store)
    with pytest.raises(ImportRefused, match=r"^kopie\.json[:,] ") as refused:
        import_into(target.store, "kopie.json", json.dumps(whole).encode())
    assert told in str(refused.value)
    assert str(refused.value).endswith(".")
    assert everything(target.store) == before


@cache
def exported(name: str) -> bytes:
    return WAYS[name](filled().store, NOW)


@way
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_of_a_damaged_file_nothing_comes_in_or_every_row(name: str, data: st.DataObject) -> None:
    target, whole = opened(), exported(name)
    kind = data.draw(st.sampled_from(["cut", "byte"]))
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:place] if kind == "cut" else whole[:place] + bytes([whole[place] ^ 0x80]) + whole[place + 1 :]
    try:
        import_into(target.store, name, damaged)
    except ImportRefused:
        assert all(rows == [] for rows in everything(target.store).values())
    else:
        assert {table: len(rows) for table, rows in everything(target.store).items()} == {
            table: len(rows) for table, rows in everything(filled().store).items()
        }


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "regel 1, teken 1"),
        (b"[]", "komt niet uit Herstel"),
        (b"\xff\xfe", "UTF-8"),
        (b'{\n"format": "herstel-notities",\n"version": }', "regel 3, teken 12"),
        (b"[" * 100_000, "komt niet uit Herstel"),
        (b"PK geen zip", "beschadigd"),
        (b"id;started_at\r\n", "regel 1, teken 1"),
    ],
)
def test_what_is_not_ours_is_refused(data: bytes, told: str) -> None:
    target = opened()
    with pytest.raises(ImportRefused, match=r"^vreemd\.txt[:,] ") as refused:
        import_into(target.store, "vreemd.txt", data)
    assert told in str(refused.value)


def rezipped(data: bytes, name: str, text: str | bytes | None) -> bytes:
    """Give a zip in which one file holds something else, or is not there."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.namelist():
            if item != name:
                new.writestr(item, old.read(item))
        if text is not None:
            new.writestr(name, text)
    return target.getvalue()


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("herstel.json", None, "komt niet uit Herstel"),
        ("herstel.json", "{", "herstel.json: dit is geen goede JSON"),
        ("words.csv", None, "tabel 'words': deze ontbreekt"),
        ("vreemd.csv", "a", "tabel 'vreemd': deze hoort hier niet"),
        ("words.csv", b"\xff", "words.csv: dit is geen tekst in UTF-8"),
        ("words.csv", "explanation_id;text\r\n", "words.csv, regel 1: het veld 'written_at' ontbreekt"),
        ("words.csv", "explanation_id;text;written_at;text\r\n", "words.csv, regel 1: een kolom staat er twee keer"),
        ("words.csv", "explanation_id;text;written_at\r\na;b\r\n", "words.csv, regel 2: hier staan 2 velden"),
        ("words.csv", 'explanation_id;text;written_at\r\na;"b', "words.csv, regel 2: deze regel is niet te lezen"),
        ("told.csv", "what;told_at\r\na;nu\r\n", "told.csv, regel 2, veld 'told_at': “nu” is geen tijd"),
        ("signals.csv", "entry_id;moment;signal;value\r\na;before;head;drie\r\n", "veld 'value': “drie” is geen heel"),
    ],
)
def test_a_wrong_zip_is_refused_with_its_place(file: str, text: str | bytes | None, told: str) -> None:
    data = rezipped(as_csv(filled().store, NOW), file, text)
    target = opened()
    with pytest.raises(ImportRefused) as refused:
        import_into(target.store, "kopie.zip", data)
    assert told in str(refused.value)
    assert all(rows == [] for rows in everything(target.store).values())


def test_a_spreadsheet_runs_nothing_and_reads_dutch() -> None:
    with zipfile.ZipFile(io.BytesIO(as_csv(filled().store, NOW))) as bundle:
        entries = bundle.read("entries.csv").decode("utf-8-sig")
        overview = bundle.read("overzicht.csv").decode("utf-8-sig")
        assert bundle.read("entries.csv").startswith("\ufeff".encode())
    assert ";\"'=Café; “stil”\";'" in entries
    assert ";322,25;321,123456789;" in entries
    assert '2026-11-22;21:40;"\'=Café; “stil”";5,4;;;3;0;;;;10;' in overview
