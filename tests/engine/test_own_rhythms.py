"""Rhythms of one's own: made, heard, kept, changed and removed."""

from __future__ import annotations

import pytest

from herstel_app.core.own_pattern import OwnPattern
from herstel_app.core.rhythm_draft import RhythmDraft
from herstel_app.engine.own_rhythms import OwnRhythms
from tests.engine.conftest import Stand

LONG = OwnPattern(4, 7, 8, 0)


@pytest.fixture
def rhythms(stand: Stand) -> OwnRhythms:
    return stand.engine.rhythms


def keep(rhythms: OwnRhythms, title: str = "Vannacht") -> str:
    rhythms.show(RhythmDraft(LONG, title))
    name = rhythms.keep()
    assert name is not None
    return name


def test_what_is_made_is_told_and_kept_as_an_exercise(stand: Stand, rhythms: OwnRhythms) -> None:
    told: list[RhythmDraft] = []
    rhythms.changed.connect(lambda: told.append(rhythms.draft))
    rhythms.set_pattern(LONG)
    rhythms.set_title("Vannacht")
    rhythms.toggle_length(3.0)
    assert told[-1] == RhythmDraft(LONG, "Vannacht", frozenset({5.0, 10.0}))
    assert rhythms.keep() == "vannacht"
    assert stand.engine.content.exercises["vannacht"].minutes == (5.0,)
    assert told[-1] == RhythmDraft()


def test_what_was_begun_waits_and_what_is_changed_does_not_become_a_new_one(rhythms: OwnRhythms) -> None:
    name = keep(rhythms)
    rhythms.set_title("half")
    rhythms.begin()
    assert rhythms.draft.title == "half"
    rhythms.edit(name)
    assert rhythms.draft == RhythmDraft(LONG, "Vannacht", frozenset({3.0, 5.0}), name)
    rhythms.begin()
    assert rhythms.draft == RhythmDraft()


def test_an_exercise_that_has_no_rhythm_leaves_the_draft(rhythms: OwnRhythms) -> None:
    rhythms.set_title("half")
    rhythms.edit("stillness")
    assert rhythms.draft.title == "half"


def test_a_change_is_kept_under_the_same_id(stand: Stand, rhythms: OwnRhythms) -> None:
    name = keep(rhythms)
    rhythms.edit(name)
    rhythms.set_title("Vannacht, korter")
    assert rhythms.keep() == name
    assert stand.engine.content.exercises[name].title == "Vannacht, korter"


def test_a_rhythm_that_may_not_be_is_not_kept(stand: Stand, rhythms: OwnRhythms) -> None:
    rhythms.set_pattern(OwnPattern(2, 0, 2, 0))
    assert rhythms.keep() is None
    assert stand.engine.content.own == {}


def test_what_cannot_be_kept_says_why_and_stays(stand: Stand, rhythms: OwnRhythms) -> None:
    (stand.folder / "content").write_text("geen map", encoding="utf-8")
    rhythms.show(RhythmDraft(LONG, "Vannacht"))
    assert rhythms.keep() is None
    assert "Vannacht" in rhythms.fault
    assert rhythms.draft.title == "Vannacht"
    (stand.folder / "content").unlink()
    assert rhythms.keep() == "vannacht"
    assert rhythms.fault == ""


def test_what_is_removed_is_gone_and_what_cannot_be_is_told(stand: Stand, rhythms: OwnRhythms) -> None:
    name, other = keep(rhythms), keep(rhythms, "Anders")
    rhythms.remove(name)
    assert list(stand.engine.content.own) == [other]
    (stand.folder / "content" / f"{other}.yaml").write_text("title: [", encoding="utf-8")
    rhythms.remove(other)
    assert "intussen veranderd" in "".join(stand.notices)
    assert stand.engine.content.own == {}


def test_a_rhythm_is_heard_until_it_changes(stand: Stand, rhythms: OwnRhythms) -> None:
    for silence in (rhythms.hear, lambda: rhythms.set_pattern(LONG), rhythms.keep):
        rhythms.hear()
        assert stand.engine.audio.sample.is_breathing
        rhythms.set_title("een naam")  # is no other rhythm
        assert stand.engine.audio.sample.is_breathing
        silence()
        assert not stand.engine.audio.sample.is_breathing
