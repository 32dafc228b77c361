"""Terugblik: what is drawn beside an evening and in its measure, and what leads on from a single one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from herstel_app.core.signals import Readings
from herstel_app.ui.kit.book import BOOK_PX
from herstel_app.ui.pages.lookback.card import MeasureCard
from herstel_app.ui.pages.lookback.change_picture import ChangePicture, ChangeSample
from herstel_app.ui.pages.lookback.evening_row import ABOVE_FIRST, AROUND, FIRST_SCALE, HAIRLINE, SIDE, EveningRow
from herstel_app.ui.pages.lookback.line_drawing import DRAWING_HEIGHT, DRAWING_WIDTH
from herstel_app.ui.pages.lookback.page import LookbackPage
from tests.helpers import lookback_states
from tests.helpers.screens import come_to_rest
from tests.helpers.tabbing import show_focus
from tests.ui.conftest import UiStage

HALF = DRAWING_WIDTH // 2
NEAR = 4
"""Of an edge nothing is asked, in px: a line there has round ends."""
NEAR_FOOT = 16


def newest(page: LookbackPage) -> EveningRow:
    return next(iter(page.evenings.timeline.rows.values()))


def heights(row: EveningRow) -> list[int]:
    """Give for each px of the width of the drawing how many px from top to bottom are not the ground."""
    picture = row.grab().toImage()
    ground, top = picture.pixelColor(row.width() // 2, 4), 3  # below the hairline
    return [
        sum(picture.pixelColor(SIDE + x, y) != ground for y in range(top, picture.height() - 1))
        for x in range(DRAWING_WIDTH)
    ]


def done_in_proef(stage: UiStage, *done: tuple[str, float]) -> EveningRow:
    """Do parts of a proef, each so many minutes, an evening after another one; gives their line."""
    journal, at = stage.herstel.journal, stage.clock.now()
    lookback_states.first(stage)
    stage.clock.wall = at = at + timedelta(days=1)
    for name, minutes in done:
        entry = journal.begin(
            started_at=at, exercise_id=name, exercise_title=name, minutes=minutes, planned_s=60 * minutes,
            proef=next(iter(stage.herstel.library.proeven)),
        )  # fmt: skip
        journal.finish(entry, "completed", 60 * minutes)
        at += timedelta(minutes=minutes)
    page = lookback_states.page_of(stage)
    stage.settle()
    return newest(page)


def test_what_was_only_read_has_a_small_book_beside_its_words(stage: UiStage) -> None:
    stage.herstel.journal.set_words("the-chain", "Onder de douche.", stage.clock.now())
    page = lookback_states.page_of(stage)
    stage.settle()
    row, theme = newest(page), stage.herstel.theme
    drawn = [y for x, y in ink(row, 4, row.height()) if SIDE <= x < SIDE + DRAWING_WIDTH]
    assert (min(drawn) + max(drawn)) / 2 == pytest.approx(row.height() / 2, abs=1)
    high = heights(row)
    book = [x for x, each in enumerate(high) if each > 1]
    assert (book[0] + book[-1]) / 2 == pytest.approx(DRAWING_WIDTH / 2, abs=2), "in the middle"
    assert book[-1] - book[0] <= BOOK_PX
    assert high[NEAR] == high[DRAWING_WIDTH - 2 * NEAR] == 1, "of a hairline"
    assert high[book[0] - NEAR] == high[book[-1] + NEAR] == 0, "that keeps clear of it"
    picture = row.grab().toImage()
    rest = theme.color("rest").name()
    seen = {picture.pixelColor(SIDE + x, y).name() for x in range(DRAWING_WIDTH) for y in range(picture.height())}
    assert rest not in seen, "the flat line would say that one sat still"


def ink(row: EveningRow, top: int, bottom: int) -> list[tuple[int, int]]:
    """Give each px between two heights, left of the words, that is not the ground."""
    picture = row.grab().toImage()
    ground = picture.pixelColor(row.width() - 2, 4)
    return [(x, y) for x in range(row.width() - 2) for y in range(top, bottom) if picture.pixelColor(x, y) != ground]


def test_the_first_evening_is_drawn_larger_from_side_to_side_until_there_is_a_second(stage: UiStage) -> None:
    page = lookback_states.first(stage)
    stage.settle()
    row = newest(page)
    drawn = ink(row, 20, ABOVE_FIRST + FIRST_SCALE * DRAWING_HEIGHT + 4)
    wide, high = (max(part) - min(part) + 1 for part in zip(*drawn, strict=True))
    assert abs(wide - row.width() + 2 * SIDE) <= NEAR, "as a hairline"
    assert abs(high - FIRST_SCALE * DRAWING_HEIGHT) <= NEAR
    assert row.words_x(row.width()) == SIDE, "the words are below"
    assert page.evenings.first.isVisible()
    assert page.evenings.first.y() > row.geometry().bottom()
    row.click()
    stage.settle()
    assert next(iter(page.evenings.timeline.open.values())).x() == SIDE
    row.click()
    high, width = row.height(), row.width()
    stage.clock.wall += timedelta(days=1)
    lookback_states.first(stage)
    page.refresh()
    stage.settle()
    assert newest(page).height() < high
    assert newest(page).words_x(width) > SIDE + DRAWING_WIDTH
    assert not page.evenings.first.isVisible()
    page.evenings.search.setText("langzaam")
    page.evenings.flush()
    assert all(each.words_x(width) > SIDE for each in page.evenings.timeline.rows.values())
    page.evenings.show_all()
    editor = lookback_states.open_note(page)
    editor.delete_asked.emit()
    assert page.evenings.first.isVisible(), "it is the only one again"


@pytest.mark.parametrize("percent", [100, 160])
def test_what_is_drawn_and_what_is_said_have_one_middle_in_each_line(percent: int, stage: UiStage) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    stage.settle()
    journal, now = stage.herstel.journal, stage.clock.now()
    journal.set_words("the-chain", "Onder de douche.", now - timedelta(days=5))
    journal.set_words("rest-and-recovery", 12 * "Hier staan hoge en lage letters. ", now - timedelta(days=6))
    page = lookback_states.week(stage)
    stage.settle()
    rows, theme, counts = page.evenings.timeline.rows.values(), stage.herstel.theme, set()
    for row in rows:
        seen, words_x = ink(row, 4, row.height()), row.words_x(row.width())
        middle = (row.height() - 1 + HAIRLINE) / 2
        drawn = [y for x, y in seen if x < words_x - NEAR]
        assert (min(drawn) + max(drawn)) / 2 == pytest.approx(middle, abs=1), row.accessibleName()
        said = [y for x, y in seen if x >= words_x]
        assert (min(said) + max(said)) / 2 == pytest.approx(middle, abs=3), row.accessibleName()
        counts.add(round((max(said) - min(said)) / theme.px(20)))
    assert len(counts) >= 3, "of one line, of two, and of more"
    assert min(row.height() for row in rows) > 2 * theme.space(AROUND)


@pytest.mark.parametrize("done", [(("stillness", 0.1), ("longer-exhale", 3)), (("stillness", 3), ("longer-exhale", 1))])
def test_a_proef_is_drawn_in_two_halves_in_the_order_in_which_it_was_done(
    stage: UiStage, done: tuple[tuple[str, float], ...]
) -> None:
    drawn = heights(done_in_proef(stage, *done))
    flat, wave = drawn[NEAR : HALF - NEAR], drawn[HALF + NEAR : -NEAR]
    assert 0 < max(flat) <= NEAR < max(wave)


def test_a_proef_that_began_with_the_wave_is_drawn_so(stage: UiStage) -> None:
    drawn = heights(done_in_proef(stage, ("longer-exhale", 2), ("stillness", 1.5)))
    assert max(drawn[HALF + NEAR : -NEAR]) <= NEAR < max(drawn[NEAR : HALF - NEAR])


def test_a_proef_that_was_stopped_halfway_has_one_half(stage: UiStage) -> None:
    drawn = heights(done_in_proef(stage, ("longer-exhale", 2)))
    assert all(drawn[NEAR : HALF - NEAR])
    assert not any(drawn[HALF + NEAR :])


@pytest.mark.parametrize(
    ("before", "after", "legend", "said"),
    [
        ({"head": 3}, {"head": 5}, ["vooraf", "achteraf"], ""),
        ({"head": 3}, {"head": 3}, ["vooraf", "achteraf"], "hetzelfde"),
        ({"head": 3, "body": 2}, {"body": 4}, ["vooraf", "achteraf"], "alleen vooraf"),
        ({"body": 2}, {"body": 4, "head": 3}, ["vooraf", "achteraf"], "alleen achteraf"),
        ({"head": 3}, {}, ["vooraf"], None),
        ({}, {"head": 3}, ["achteraf"], None),
    ],
)
def test_a_mark_that_says_too_little_by_itself_is_said_in_words(
    stage: UiStage, before: Readings, after: Readings, legend: list[str], said: str | None
) -> None:
    card = MeasureCard(stage.herstel.theme, before, after)
    texts = [each.text() for each in card.findChildren(QLabel)]
    assert texts[: len(legend)] == legend
    assert len(card.findChildren(ChangeSample)) == 1
    words = {"hetzelfde", "alleen vooraf", "alleen achteraf"}
    assert words.intersection(texts) == ({said} if said else set())
    card.deleteLater()


@pytest.mark.parametrize(("before", "after"), [(2, 7), (7, 2), (4, 4), (4, None), (None, 4)])
def test_before_and_after_have_no_mark_of_a_proef(stage: UiStage, before: int | None, after: int | None) -> None:
    theme, picture = stage.herstel.theme, ChangePicture(stage.herstel.theme, before, after)
    picture.setStyleSheet(f"background: {theme.color('surface').name()}")
    picture.resize(440, picture.height())
    image = picture.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert seen.isdisjoint(theme.color(role).name() for role in ("accent", "rest"))
    assert (theme.color("text").name() in seen) == (after is not None)
    marked = {place for place in (before, after) if place is not None}
    for place in marked:
        above = [image.pixelColor(20 + 40 * place + x, image.height() // 2 - 4).name() for x in range(-6, 7)]
        assert set(above) != {theme.color("surface").name()}, "a mark rises above a dot"
    has_line = before is not None and after is not None and before != after
    between = image.pixelColor(20 + 4 * 40 + 20, image.height() // 2).name()
    assert (between == theme.color("secondary").name()) == has_line
    is_seen = before is not None and before != after
    assert (theme.color("secondary").name() in seen) == is_seen, "where both are the same one large dot is all"
    picture.deleteLater()


def test_a_measure_that_is_unfolded_comes_into_sight(stage: UiStage) -> None:
    show_focus()  # the hand is on the keyboard
    page = lookback_states.week(stage)
    stage.herstel.window.resize(1200, 540)
    stage.settle()
    row = newest(page)
    row.click()
    stage.settle()
    come_to_rest(stage.herstel.window)
    inside = next(iter(page.evenings.timeline.open.values()))
    inside.numbers.click()
    stage.settle()
    come_to_rest(stage.herstel.window)
    seen = page.column.viewport()
    assert inside.card.mapTo(seen, QPoint(0, inside.card.height())).y() <= seen.height()
    assert row.mapTo(seen, QPoint()).y() >= 0
    place = page.column.verticalScrollBar().value()
    inside.numbers.click()
    stage.settle()
    come_to_rest(stage.herstel.window)
    assert page.column.verticalScrollBar().value() == place, "nothing jumps where it is folded again"


@pytest.mark.parametrize("percent", [100, 160])
def test_the_links_follow_the_last_line_until_there_is_no_room_for_all(percent: int, stage: UiStage) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    stage.settle()
    stage.herstel.window.resize(1200, 780)
    lookback_states.first(stage)
    stage.clock.wall += timedelta(days=1)
    page = lookback_states.first(stage)
    page.refresh()
    stage.settle()
    bar, timeline, theme = page.column.verticalScrollBar(), page.evenings.timeline, stage.herstel.theme

    def below() -> int:
        """Give how far below the list the links are."""
        return page.foot.mapTo(page, QPoint()).y() - timeline.mapTo(page, QPoint(0, timeline.height())).y()

    assert page.foot.isVisible()
    assert bar.maximum() == 0
    assert 0 <= below() <= theme.px(NEAR_FOOT)
    lookback_states.fill(stage)
    page.refresh()
    stage.settle()
    assert bar.maximum() > 0
    assert page.foot.mapTo(page, QPoint(0, page.foot.height())).y() == page.height(), "in sight"
    assert page.column.geometry().bottom() + 1 == page.foot.y()


def test_one_evening_leads_nowhere_else_but_to_questions_that_were_answered(stage: UiStage) -> None:
    page = lookback_states.first(stage)
    stage.settle()
    assert not page.foot.isVisible()
    assert [name for name, link in page.links.items() if link.isVisible()] == []
    lookback_states.answer_weeks(stage, range(1))
    page.show_view("yardstick")
    page.show_view("evenings")
    assert [name for name, link in page.links.items() if link.isVisible()] == ["yardstick"]
    lookback_states.week(stage)
    stage.settle()
    assert all(link.isVisible() for link in page.links.values())
