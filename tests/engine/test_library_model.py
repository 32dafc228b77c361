"""The library in use: read again where a file changed, and what is made here kept in it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from herstel_app.core.errors import StorageError
from herstel_app.core.library import Library
from tests.core.test_timeline_compiler import SLOW, exercise
from tests.engine.conftest import Stand
from tests.engine.programmes.test_evening import own_exercise

MADE = msgspec.structs.replace(exercise(SLOW), title="Mijn maat")


def changes(stand: Stand) -> list[Library]:
    found: list[Library] = []
    stand.engine.library.changed.connect(found.append)
    return found


def test_nothing_is_read_where_nothing_changed(stand: Stand) -> None:
    told = changes(stand)
    stand.engine.library.refresh()
    assert told == []


def test_a_file_that_came_or_went_is_seen(stand: Stand) -> None:
    told = changes(stand)
    file = own_exercise(stand.folder)
    stand.engine.library.refresh()
    assert "mijn-oefening" in stand.engine.content.exercises
    file.unlink()
    stand.engine.library.refresh()
    assert "mijn-oefening" not in stand.engine.content.exercises
    assert told[-1] is stand.engine.content
    assert len(told) == 2


def test_what_is_wrong_with_a_file_is_told_once_and_withdrawn(stand: Stand) -> None:
    file = own_exercise(stand.folder)
    good = file.read_text(encoding="utf-8")
    for extra in ("", "\n"):
        file.write_text(good.replace("group: ", "group: buik-", 1) + extra, encoding="utf-8")
        stand.engine.library.refresh()
    (told,) = stand.notices
    assert "veld 'group'" in told
    file.write_text(good, encoding="utf-8")
    stand.engine.library.refresh()
    assert stand.withdrawn == [told]


def test_an_exercise_is_kept_changed_and_removed(stand: Stand) -> None:
    model, told = stand.engine.library, changes(stand)
    name = model.keep(MADE)
    assert stand.engine.content.exercises[name].title == "Mijn maat"
    assert model.changeable == {name}
    assert model.keep(msgspec.structs.replace(MADE, title="Anders"), name) == name
    assert stand.engine.content.exercises[name].title == "Anders"
    model.remove(name)
    assert name not in stand.engine.content.exercises
    assert len(told) == 3


def test_its_cautions_are_shown_again(stand: Stand) -> None:
    name = stand.engine.library.keep(MADE)
    stand.engine.settings.change(seen_cautions=(name, "humming"))
    stand.engine.library.keep(MADE, name)
    assert stand.engine.settings.settings.seen_cautions == ("humming",)


def test_a_file_that_was_changed_by_hand_is_not_changed_here(stand: Stand) -> None:
    name = stand.engine.library.keep(MADE)
    file = Path(stand.engine.content.own[name])
    file.write_text(file.read_text(encoding="utf-8") + "# van mij\n", encoding="utf-8")
    stand.engine.library.refresh()
    assert not stand.engine.library.can_change(name)
    assert not stand.engine.library.can_change("slow-breathing")
    with pytest.raises(StorageError):
        stand.engine.library.keep(MADE, name)


def test_what_is_not_there_any_more_is_said(stand: Stand) -> None:
    with pytest.raises(StorageError, match="“weg” is er niet meer"):
        stand.engine.library.remove("weg")
