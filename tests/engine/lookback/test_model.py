"""Notes are read, changed, deleted and put on paper."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from herstel_app.core.errors import StorageError
from herstel_app.core.records import Entry, WrittenAnswer
from herstel_app.engine.lookback.model import MANY_EVENINGS
from herstel_app.engine.lookback.printed_pages import NotPrinted
from tests.engine.conftest import Stand
from tests.engine.lookback.notes import keep, keep_many
from tests.helpers.dates import DATES

PDF = b"%PDF-1.4\n...\n%%EOF\n"


def entry(stand: Stand) -> Entry:
    found = stand.journal.entry(keep(stand, stand.clock.now(), "De regen."))
    assert found is not None
    return found


def answer(stand: Stand) -> WrittenAnswer:
    stand.journal.set_words("the-chain", "Onder de douche.", stand.clock.now())
    (found,) = stand.journal.all_words()
    return found


def test_which_evening_it_is(stand: Stand) -> None:
    assert stand.engine.lookback.tonight == date(2026, 11, 22)


def test_what_can_be_chosen_and_what_a_month_holds(stand: Stand) -> None:
    model = stand.engine.lookback
    keep(stand, stand.clock.now() - timedelta(days=40), exercise_id="stillness")
    keep(stand, stand.clock.now())
    assert model.exercises() == {"slow-breathing": "Slow-Breathing", "stillness": "Stillness"}
    assert model.months() == [date(2026, 11, 1), date(2026, 10, 1)]
    october = model.month_of(date(2026, 10, 1))
    assert [item.exercise_id for item in october.exercises] == ["stillness"]
    keep(stand, stand.clock.now() - timedelta(days=3), exercise_id="stillness")
    assert [stroke.shape for stroke in model.strokes_of(date(2026, 11, 1))] == ["flat", "wave"], "the oldest first"


def test_one_evening_is_not_more(stand: Stand) -> None:
    model = stand.engine.lookback
    for days, has_more in ((0, False), (0, False), (1, True)):
        keep(stand, stand.clock.now() - timedelta(days=days))
        assert model.has_more_evenings() is has_more


def test_an_exercise_is_changed_and_deleted(stand: Stand) -> None:
    model, note = stand.engine.lookback, entry(stand)
    assert model.words_of(note, DATES).text == "De regen."
    model.set_text(note, "Eerst de regen.")
    model.set_signals(note, "after", {"head": 9})
    model.forget_replaced()
    changed = model.now(note)
    assert isinstance(changed, Entry)
    assert (changed.note, changed.after) == ("Eerst de regen.", {"head": 9})
    model.delete(note)
    assert model.now(note) is None


def test_an_exercise_is_drawn_also_where_it_is_not_there_any_more(stand: Stand) -> None:
    model = stand.engine.lookback
    assert (model.stroke_of("stillness").shape, model.stroke_of("gone").shape) == ("flat", "gentle")


def test_own_words_are_changed_and_deleted_and_told(stand: Stand) -> None:
    model, note, told = stand.engine.lookback, answer(stand), list[tuple[str, str]]()
    model.words_changed.connect(lambda name, text: told.append((name, text)))
    model.set_signals(note, "after", {"head": 9})
    model.set_text(note, "In de auto.")
    changed = model.now(note)
    assert isinstance(changed, WrittenAnswer)
    assert changed.text == "In de auto."
    model.delete(note)
    assert model.now(note) is None
    assert told == [("the-chain", "In de auto."), ("the-chain", "")]


def test_what_cannot_be_kept_is_not_told(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    model, note, told = stand.engine.lookback, answer(stand), list[str]()
    model.words_changed.connect(lambda name, _: told.append(name))
    stand.fail(monkeypatch)
    with pytest.raises(StorageError):
        model.delete(note)
    assert told == []


def test_a_period_goes_on_paper(stand: Stand) -> None:
    model = stand.engine.lookback
    entry(stand)
    answer(stand)
    model.yardstick.answer("sleep", True)
    pages = model.pages((date(2026, 11, 22), date(2026, 11, 22)), True, DATES)
    for expected in ("De regen.", "Onder de douche.", "Vragen over je week"):
        assert expected in pages
    with pytest.raises(NotPrinted):
        model.pages((date(2026, 11, 1), date(2026, 11, 2)), True, DATES)


def test_a_pdf_is_kept_whole_or_not_at_all(stand: Stand, tmp_path: Path) -> None:
    model, file = stand.engine.lookback, tmp_path / "terugblik.pdf"
    model.keep_pdf(str(file), PDF)
    assert file.read_bytes() == PDF
    for broken in (PDF[:-8], PDF[1:], b""):
        with pytest.raises(OSError, match="not whole"):
            model.keep_pdf(str(file), broken)
    assert file.read_bytes() == PDF


def test_one_looks_for_something_from_fifteen_evenings_on(stand: Stand) -> None:
    keep_many(stand, MANY_EVENINGS - 1)
    for _ in range(3):
        keep(stand, stand.clock.now())
    assert not stand.engine.lookback.has_many_evenings()
    keep(stand, stand.clock.now() - timedelta(days=MANY_EVENINGS))
    assert stand.engine.lookback.has_many_evenings()


def test_the_questions_of_a_week_are_offered_where_something_came_before_it(stand: Stand) -> None:
    model = stand.engine.lookback
    keep(stand, stand.clock.now())
    assert not model.offers_questions()
    keep(stand, stand.clock.now() - timedelta(days=7))
    assert model.offers_questions()
    model.yardstick.end_week()
    assert not model.offers_questions()
