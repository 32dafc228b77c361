"""What was put away is offered back at its moment: quietly, once, and never during an exercise."""

from __future__ import annotations

from datetime import timedelta

import pytest

from herstel_app.core.parked_thoughts import Thought
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.returned_thoughts import LOOK_S
from herstel_app.storage.thoughts import Thoughts
from tests.engine.conftest import Make, Stand


def park(stand: Stand, *texts: str) -> None:
    """Put thoughts away from now until nine tomorrow."""
    now = stand.clock.now()
    stand.thoughts.park(
        "gisteren", [Thought(text) for text in texts], now.replace(hour=9, minute=0) + timedelta(days=1), now
    )


def tomorrow(stand: Stand) -> None:
    stand.clock.wall += timedelta(days=1)


def told(stand: Stand) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    stand.engine.returned.waiting_changed.connect(lambda waiting: found.append(("waiting", waiting)))
    stand.engine.returned.kept_changed.connect(lambda kept: found.append(("kept", kept)))
    return found


def look(stand: Stand) -> list[tuple[str, bool]]:
    found = told(stand)
    stand.engine.returned.look()
    return found


NOTHING, WAITING, KEPT = (
    [("waiting", waiting), ("kept", kept)] for waiting, kept in ((False, False), (True, False), (False, True))
)


def test_nothing_is_told_before_the_moment_and_it_is_told_after_it(stand: Stand) -> None:
    park(stand, "auto")
    stand.clock.wall = stand.clock.wall.replace(hour=8, minute=59, second=59) + timedelta(days=1)
    assert look(stand) == NOTHING
    stand.clock.wall += timedelta(seconds=1)
    assert look(stand)[:2] == WAITING


def test_it_looks_by_itself_until_it_is_to_stop(stand: Stand) -> None:
    park(stand, "auto")
    stand.engine.returned.start()
    tomorrow(stand)
    found = told(stand)
    stand.advance(LOOK_S)
    assert found == WAITING
    stand.engine.returned.stop()
    stand.advance(LOOK_S)
    assert found == WAITING


def test_it_is_told_when_the_program_begins(make: Make) -> None:
    park(make(), "auto")
    stand = make()
    tomorrow(stand)
    found = told(stand)
    stand.engine.returned.start()
    assert found == WAITING


def test_an_exercise_is_not_interrupted(stand: Stand) -> None:
    park(stand, "auto")
    tomorrow(stand)
    found = told(stand)
    stand.engine.begin_exercise(PracticeRequest("humming"))
    stand.engine.returned.look()
    assert found == [("waiting", False)]
    stand.engine.practice.stop()
    assert found[1:] == WAITING


def test_while_someone_looks_nothing_new_joins(stand: Stand) -> None:
    park(stand, "auto")
    tomorrow(stand)
    items = stand.engine.returned.open()
    assert [item.text for item in items] == ["auto"]
    assert look(stand) == []
    stand.engine.returned.close()
    assert look(stand) == KEPT
    assert stand.engine.returned.has_kept()


def test_where_nothing_is_back_there_is_nothing_to_look_at(stand: Stand) -> None:
    found = told(stand)
    assert stand.engine.returned.open() == ()
    assert found == [("waiting", False), ("kept", False)]
    stand.engine.returned.close()
    assert not stand.engine.returned.is_open
    assert not stand.engine.returned.has_kept()


def test_each_thought_can_be_deleted_put_away_again_or_left(stand: Stand) -> None:
    park(stand, "auto", "Ria", "oppas")
    tomorrow(stand)
    returned, settled = stand.engine.returned, list[tuple[object, ...]]()
    returned.settled.connect(lambda *what: settled.append(what))
    auto, ria, _ = (item.id for item in returned.open())
    moment = stand.clock.now().replace(hour=12) + timedelta(days=2)
    returned.delete(auto)
    returned.put_away(ria, moment)
    assert settled == [(auto, "deleted", None), (ria, "put away", moment)]
    returned.close()
    assert [item.text for item in stand.thoughts.release_due(stand.clock.now())] == ["oppas"]
    assert stand.thoughts.next_due() == moment


def test_a_file_that_fails_is_told_and_nothing_is_settled(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    park(stand, "auto")
    tomorrow(stand)
    settled: list[object] = []
    stand.engine.returned.settled.connect(lambda *what: settled.append(what))
    (item,) = stand.engine.returned.open()
    with monkeypatch.context() as patch:
        stand.fail(patch)
        stand.engine.returned.delete(item.id)
        stand.engine.returned.put_away(item.id, stand.clock.now() + timedelta(days=1))
        stand.engine.returned.close()
    assert stand.notices == ["Dat is nu niet te bewaren (journal.db: de schijf is vol)."] * 3
    assert settled == []
    assert [item.text for item in stand.thoughts.release_due(stand.clock.now())] == ["auto"]


def test_a_file_that_cannot_be_read_is_looked_in_later(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    park(stand, "auto")
    tomorrow(stand)
    with monkeypatch.context() as patch:
        stand.fail_reading(patch, Thoughts, "release_due")
        assert look(stand) == NOTHING
    assert look(stand)[:2] == WAITING
    assert stand.notices == []


def test_a_clock_set_back_takes_nothing_away(stand: Stand) -> None:
    park(stand, "auto")
    tomorrow(stand)
    stand.engine.returned.look()
    stand.clock.wall -= timedelta(days=400)
    assert [item.text for item in stand.engine.returned.open()] == ["auto"]
