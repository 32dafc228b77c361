"""Lezen: a pill begins its exercise beside the text, which stays in its place; the sections are listed on the page."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QLabel, QPushButton, QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme_content import DIFFERENCE
from herstel_app.core.session import SessionState
from herstel_app.ui.kit.basic import BEARING_PX
from herstel_app.ui.kit.column import PAGE_WIDTH
from herstel_app.ui.kit.drawing import Drawing
from herstel_app.ui.kit.fading_wave import FadingWave
from herstel_app.ui.kit.link import Link
from herstel_app.ui.kit.source_list import SourceList
from herstel_app.ui.pages.reading.claim import ClaimBlock
from herstel_app.ui.pages.reading.page import ReadingPage
from herstel_app.ui.pages.reading.reader import Reader
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.practice.offer import Offer
from tests.helpers.forms import form_in
from tests.helpers.screens import BREATHING_SECTION, SECTION, come_to_rest, practised
from tests.helpers.tabbing import press
from tests.ui.conftest import UiStage

KEY = Qt.Key


def page_of(stage: UiStage, section: str = SECTION) -> ReadingPage:
    stage.herstel.window.activateWindow()
    stage.herstel.window.open_section(section)
    stage.settle()
    return stage.herstel.window.pages.reading


def reader_of(stage: UiStage, section: str = SECTION) -> Reader:
    reader = page_of(stage, section).reader
    assert reader
    return reader


def claims(reader: Reader) -> list[ClaimBlock]:
    return reader.findChildren(ClaimBlock)


def height_on_screen(block: ClaimBlock) -> int:
    return block.mapToGlobal(QPoint()).y()


def first_ink(link: QPushButton) -> int:
    """Give where the line below the words of a link begins on its page."""
    picture = link.grab().toImage()
    low = range(picture.height() // 2, picture.height())
    page = link.parentWidget()
    while page is not None and not isinstance(page, Reader):
        page = page.parentWidget()
    assert page is not None
    ground = picture.pixel(0, 0)
    inked = next(x for x in range(picture.width()) if any(picture.pixel(x, y) != ground for y in low))
    return link.mapTo(page, QPoint(inked, 0)).x()


def test_a_pill_begins_at_once_beside_the_text_at_the_length_it_states(stage: UiStage) -> None:
    window, block = stage.herstel.window, claims(reader_of(stage))[0]
    pill = block.pills[0]
    assert pill.text() == "▸  stilzitten · 3,5 min"
    assert pill.accessibleName() == "Voel het: stilzitten, 3,5 min. Oefening: Stilzitten."
    QTest.mouseClick(pill, Qt.MouseButton.LeftButton)
    stage.settle()
    practice = stage.herstel.engine.practice
    assert practice.state is SessionState.RUNNING
    assert practice.timeline is not None
    assert practice.timeline.practice_end_s - practice.timeline.practice_start_s == pytest.approx(180, abs=10)
    stage.advance(2)
    assert [label.text() for label in window.pane.running.findChildren(QLabel) if label.text().endswith(".")]
    assert window.pages.reading.isVisible()
    assert block.is_active
    assert stage.keep_awake.held
    (entry,) = stage.herstel.journal.entries(limit=5)
    request = pill.link.request
    assert (entry.exercise_id, entry.claim_id) == (request.exercise_id, request.claim_id)
    assert entry.outcome == "running"


def test_all_pills_say_in_one_form_what_one_does_and_how_long(stage: UiStage) -> None:
    pills = [pill for block in claims(reader_of(stage)) for pill in block.pills]
    assert len(pills) == 3
    assert all(re.fullmatch(r"▸  [^:·]+ · [\d,]+ min", pill.text()) for pill in pills), [pill.text() for pill in pills]


def test_while_it_is_practised_all_but_the_claim_keeps_in_the_background(stage: UiStage) -> None:
    reader = reader_of(stage)
    block = claims(reader)[0]
    texts = [text for place, text in reader.spoken.texts.items() if place is not None]

    def color_of(text: QWidget) -> str:
        return text.palette().color(QPalette.ColorRole.WindowText).name()

    whole = color_of(block.text)
    assert {color_of(text) for text in texts} == {whole}
    block.pills[0].other.click()  # it is only offered
    stage.settle()
    assert {color_of(text) for text in texts} == {whole}
    stage.herstel.window.pane.close_form()
    block.pills[0].click()
    stage.settle()
    secondary = stage.herstel.theme.palette.secondary
    assert {text is block.text: color_of(text) for text in texts} == {True: whole, False: secondary}
    bar = reader.column.verticalScrollBar()
    ground = stage.herstel.theme.color("background").name()
    image = bar.grab().toImage()
    assert {image.pixelColor(4, y).name() for y in range(image.height())} <= {ground, "#000000"}
    reader.column.scroll_text(QAbstractSlider.SliderAction.SliderPageStepAdd)
    assert bar.value() > 0
    stage.herstel.window.pane.running.stop_asked.emit()
    stage.settle()
    assert {color_of(text) for text in texts} == {whole}


@pytest.mark.parametrize("scrolled", [0, 160])
def test_the_text_stays_where_it_is_when_an_exercise_comes_beside_it_and_goes(stage: UiStage, scrolled: int) -> None:
    reader = reader_of(stage)
    reader.column.verticalScrollBar().setValue(scrolled)
    block = claims(reader)[1]
    at = height_on_screen(block)
    block.pills[0].click()
    stage.settle()
    assert stage.herstel.window.pane.isVisible()
    assert height_on_screen(block) == pytest.approx(at, abs=2)
    press(stage, KEY.Key_Escape)
    assert height_on_screen(block) == pytest.approx(at, abs=2)
    assert block.is_active
    press(stage, KEY.Key_Escape)
    assert not stage.herstel.window.pane.isVisible()
    assert height_on_screen(block) == pytest.approx(at, abs=2)
    assert not block.is_active


@pytest.mark.parametrize(("number", "where"), [(2, 0.95), (1, 0.05)])
def test_what_is_practised_stays_where_it_was_clicked_also_near_an_edge(
    stage: UiStage, number: int, where: float
) -> None:
    reader = reader_of(stage)
    pill = claims(reader)[number].pills[0]
    bar, seen = reader.column.verticalScrollBar(), reader.column.viewport()
    bar.setValue(bar.value() + pill.mapTo(seen, QPoint()).y() - round(where * seen.height()))
    before = pill.mapTo(seen, QPoint()).y()
    pill.click()
    stage.settle()
    come_to_rest(stage.herstel.window)
    assert abs(pill.mapTo(seen, QPoint()).y() - before) <= 2


def test_a_text_that_is_read_stays_at_its_line_in_a_window_of_another_width(stage: UiStage) -> None:
    reader, window = reader_of(stage), stage.herstel.window
    bar = reader.column.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    first = reader.column.part_in_sight(reader.spoken.texts.values())
    assert first is not None
    window.resize(900, 780)
    stage.settle()
    assert reader.column.part_in_sight(reader.spoken.texts.values()) is first


def test_a_pill_begins_where_its_text_begins_with_air_above_it(stage: UiStage) -> None:
    reader = reader_of(stage)
    block = claims(reader)[0]
    text_left = block.text.mapTo(reader, QPoint(block.text.contentsRect().left() + BEARING_PX, 0)).x()
    pill = block.pills[0]
    assert pill.mapTo(reader, QPoint()).x() == text_left
    assert pill.mapTo(block, QPoint()).y() - block.text.geometry().bottom() >= 8


def test_what_the_text_asks_comes_before_what_we_know(stage: UiStage) -> None:
    reader = reader_of(stage)
    places = [each.mapTo(reader, QPoint()) for each in (reader.question_link, reader.known_link)]
    assert (places[0].y(), places[0].x()) < (places[1].y(), places[1].x())
    for link in (reader.known_link, reader.question_link, reader.sources.fold):
        link.setChecked(True)
    stage.settle()
    (sources,) = reader.findChildren(SourceList)
    heights = [part.mapTo(reader, QPoint()).y() for part in (reader.words, sources, reader.next_link)]
    assert heights == sorted(heights)
    assert reader.next_link.fontInfo().pixelSize() > reader.known_link.fontInfo().pixelSize()


def test_what_we_know_is_made_when_it_is_asked_and_tab_comes_to_it(stage: UiStage) -> None:
    reader = reader_of(stage)
    assert reader.findChildren(SourceList) == [], "the text opens sooner without it"
    reader.known_link.setFocus(Qt.FocusReason.TabFocusReason)
    press(stage, KEY.Key_Space)
    (sources,) = reader.findChildren(SourceList)
    known = [label.text() for label in reader.findChildren(QLabel) if label.isVisible()]
    assert any(stage.herstel.library.explanations[SECTION].known.text[0][:20] in text for text in known)
    press(stage, KEY.Key_Tab)
    assert reader.sources.fold.hasFocus()
    press(stage, KEY.Key_Space)
    assert sources.isVisible()
    stops = []
    for _ in range(1 + len(sources.links)):
        press(stage, KEY.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert stops == [*sources.links, reader.next_link]


def test_the_words_of_links_begin_where_those_of_the_text_do(stage: UiStage) -> None:
    reader = reader_of(stage)
    for link in reader.known_link, reader.sources.fold:
        link.setChecked(True)
    stage.settle()
    (sources,) = reader.findChildren(SourceList)
    cited = sources.findChildren(QLabel)[0]
    begins = cited.mapTo(reader, QPoint(BEARING_PX, 0)).x()
    every = [reader.list_link, reader.question_link, reader.known_link, reader.next_link, *sources.links]
    assert {link.text(): first_ink(link) for link in every} == {
        link.text(): pytest.approx(begins, abs=2) for link in every
    }


def test_another_length_stands_behind_a_quiet_link(stage: UiStage) -> None:
    window, block = stage.herstel.window, claims(reader_of(stage))[0]
    other = block.pills[0].other
    assert other.accessibleName() == "Anders: Voel het: stilzitten, 3,5 min. Oefening: Stilzitten."
    assert (other.text(), other.isVisible()) == ("anders", True)
    assert isinstance(other, Link)
    assert (other.is_underlined, other.property("aside")) == (True, None), "as other links"
    block.pills[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(stage, KEY.Key_Tab)
    assert other.hasFocus()
    press(stage, KEY.Key_Space)
    offer = form_in(window.pane, Offer)
    assert block.is_active
    offer.choice.take_minutes(1)
    offer.begin_button.click()
    timeline = stage.herstel.engine.practice.timeline
    assert timeline is not None
    assert timeline.practice_end_s - timeline.practice_start_s == pytest.approx(60, abs=10)


def seen_links(reader: Reader) -> list[bool]:
    return [not pill.other.property("unseen") for block in claims(reader) for pill in block.pills]


def test_the_quiet_link_is_seen_where_someone_is_and_where_something_is_chosen(stage: UiStage) -> None:
    reader = reader_of(stage)
    first, second, third = claims(reader)
    assert seen_links(reader) == [False] * 3
    assert [pill.other.isVisible() for block in claims(reader) for pill in block.pills] == [True] * 3, "for Tab"
    middle = QPointF(second.rect().center())
    QApplication.sendEvent(second, QEnterEvent(middle, middle, QPointF(second.mapToGlobal(middle))))
    assert seen_links(reader) == [False, True, False]
    QApplication.sendEvent(second, QEvent(QEvent.Type.Leave))
    assert seen_links(reader) == [False] * 3
    for part in (third.pills[0], third.pills[0].other):
        part.setFocus(Qt.FocusReason.TabFocusReason)
        assert seen_links(reader) == [False, False, True]
    reader.column.setFocus()
    stage.herstel.engine.offer(first.pills[0].link.request)
    stage.settle()
    reader.column.setFocus()
    assert seen_links(reader) == [True, False, False]


def test_the_pill_of_what_is_practised_says_so(stage: UiStage) -> None:
    reader = reader_of(stage)
    pill = claims(reader)[0].pills[0]
    stage.herstel.engine.begin(pill.link.request)
    stage.settle()
    reader.column.setFocus()
    assert pill.text() == "stilzitten · bezig"
    assert pill.accessibleName() == "Bezig. Voel het: stilzitten, 3,5 min. Oefening: Stilzitten."
    assert seen_links(reader) == [False] * 3
    stage.herstel.engine.practice.stop()
    stage.settle()
    assert pill.text() == "▸  stilzitten · 3,5 min"
    assert seen_links(reader)[0]


NEIGHBOUR_PX = 16


@pytest.mark.parametrize("place", [0, 1])
def test_a_marked_claim_keeps_clear_of_its_neighbours(place: int, stage: UiStage) -> None:
    reader = reader_of(stage)
    block, texts = claims(reader)[place], list(reader.spoken.texts.values())
    block.point_at(True)
    stage.settle()
    before, after = (texts[texts.index(block.text) + step] for step in (-1, 1))
    last: QWidget = claims(reader)[place - 1].pills[0] if place else before
    ends = last.mapTo(reader, last.contentsRect().bottomLeft()).y()
    begins = after.mapTo(reader, after.contentsRect().topLeft()).y()
    image, ground = reader.grab().toImage(), stage.herstel.theme.color("claim").name()
    across = block.text.mapTo(reader, block.text.rect().topRight()).x()
    marked = [y for y in range(image.height()) if image.pixelColor(across, y).name() == ground]
    assert min(marked[0] - ends, begins - marked[-1]) >= NEIGHBOUR_PX


def test_the_chain_shows_the_pill_of_the_link_that_was_chosen(stage: UiStage) -> None:
    reader = reader_of(stage, "the-chain")
    blocks = claims(reader)
    assert [pill.isVisible() for block in blocks for pill in block.pills] == [False] * 5
    reader.chain.links[2].click()
    stage.settle()
    assert [pill.isVisible() for block in blocks for pill in block.pills] == [place == 2 for place in range(5)]
    assert not blocks[2].pills[0].visibleRegion().isEmpty()


@pytest.mark.parametrize(("section", "name"), [(SECTION, DIFFERENCE), ("trying-harder", "effort")])
def test_the_proef_of_a_text_stands_at_its_end_and_begins_at_once(stage: UiStage, section: str, name: str) -> None:
    reader = reader_of(stage, section)
    proef = stage.herstel.library.proeven[name]
    assert reader.proef_card.begin_button.accessibleName() == f"Laat voelen: {proef.title}"
    reader.proef_card.begin_button.click()
    stage.advance(2)
    assert stage.herstel.engine.practice.is_active


def test_before_the_one_question_was_answered_the_line_of_safety_stands_below_voel_het_verschil(
    stage: UiStage,
) -> None:
    stage.herstel.engine.settings.change(health_facts=None)
    reader = reader_of(stage)
    assert reader.proef_card.safety is not None
    reader.proef_card.safety.link.click()
    assert stage.herstel.window.page == "settings"
    assert reader_of(stage, "trying-harder").proef_card.safety is None
    stage.herstel.engine.fit.take(["pregnant"])
    assert reader_of(stage).proef_card.safety is None


def test_lines_are_easy_to_read_and_begin_with_the_pages(stage: UiStage) -> None:
    window, reader = stage.herstel.window, reader_of(stage)
    text = reader.spoken.texts[0]
    inside = text.contentsRect().translated(text.mapTo(window.pages.reading, QPoint()))
    page = window.pages.reading
    assert inside.left() == (page.width() - PAGE_WIDTH) // 2
    words = " ".join(each.text for each in stage.herstel.library.explanations[SECTION].body)
    assert 60 <= inside.width() / (text.fontMetrics().horizontalAdvance(words) / len(words)) <= 70
    window.resize(2560, 1440)
    stage.settle()
    assert text.contentsRect().width() == inside.width()


def test_the_proef_of_a_text_tells_its_lengths_in_words(stage: UiStage) -> None:
    card = reader_of(stage).proef_card
    told = [each.text() for each in card.findChildren(QLabel) if each.property("role") == "small"]
    assert "anderhalve minuut stilzitten,\ntwee minuten lang uitademen" in told


def test_the_wave_of_the_list_stands_where_someone_was(stage: UiStage) -> None:
    page = page_of(stage)
    page.show_list()
    stage.settle()
    assert page.list
    (wave,) = page.list.findChildren(Drawing)
    assert wave.parentWidget() is page.list.rows[SECTION]
    assert wave.width() == 102
    image = wave.grab().toImage()
    rests = [image.pixelColor(10, y) for y in range(image.height())]
    assert stage.herstel.theme.color("rest") in rests, "it begins as rest, and becomes a wave"


def test_a_text_ends_with_a_quiet_wave_at_its_left_edge_above_what_follows(stage: UiStage) -> None:
    reader = reader_of(stage)
    (wave,) = reader.findChildren(FadingWave)
    text, following = reader.spoken.texts[0], reader.next_link
    left = text.mapTo(reader, text.contentsRect().topLeft()).x()
    assert wave.mapTo(reader, QPoint()).x() == left + BEARING_PX, "where the letters begin"
    assert wave.width() <= 200
    gap = following.mapTo(reader, QPoint()).y() - wave.mapTo(reader, QPoint(0, wave.height())).y()
    assert 16 <= gap <= 28


def test_the_ground_of_the_section_that_was_read_last_has_no_line_beside_it(stage: UiStage) -> None:
    page = page_of(stage)
    page.show_list()
    stage.settle()
    assert page.list
    lines = [each for each in page.list.findChildren(QFrame) if each.property("role") == "hairline"]
    rows = list(page.list.rows.values())
    assert len(lines) == len(rows) - 3, "one between two others"
    ground = page.list.rows[SECTION].mapTo(page, QPoint()).y()
    assert min(abs(each.mapTo(page, QPoint()).y() - ground) for each in lines) > stage.herstel.theme.px(20)


def test_nothing_stands_beside_a_text_or_the_exercises_at_rest(stage: UiStage) -> None:
    for name in ("reading", "exercises"):
        stage.herstel.window.open_page(name)
        assert not stage.herstel.window.pane.isVisible()


def test_the_list_of_sections_opens_on_the_page(stage: UiStage) -> None:
    page, explanations = page_of(stage), stage.herstel.library.explanations
    assert page.reader
    assert page.reader.list_link.text() == "4 van 11"
    QTest.mouseClick(page.reader.list_link, Qt.MouseButton.LeftButton)
    stage.settle()
    assert page.list
    assert not page.reader.isVisible()
    assert list(page.list.rows) == list(explanations)
    assert [name for name, row in page.list.rows.items() if row.property("active")] == [SECTION]
    assert page.list.rows[SECTION].accessibleName() == "4. Rust is nog geen herstel, hier was je, 2 minuten"
    page.list.rows["the-chain"].click()
    stage.settle()
    assert (page.explanation_id, page.list) == ("the-chain", None)
    assert page.reader.isVisible()
    assert stage.herstel.engine.settings.settings.last_explanation == "the-chain"


def test_keys_open_the_list_choose_and_leave_it(stage: UiStage) -> None:
    page = page_of(stage)
    assert page.reader
    page.reader.list_link.setFocus(Qt.FocusReason.TabFocusReason)
    press(stage, KEY.Key_Space)
    assert page.list
    assert page.list.rows[SECTION].hasFocus()
    press(stage, KEY.Key_Escape)
    assert page.list is None
    assert page.reader.list_link.hasFocus()
    press(stage, KEY.Key_Space)
    press(stage, KEY.Key_Tab)
    press(stage, KEY.Key_Space)
    assert (page.explanation_id, page.list) == ("creeping-loss", None)


@pytest.mark.parametrize("by", ["rail", "step"])
def test_what_leads_to_a_text_leads_out_of_the_list(stage: UiStage, by: str) -> None:
    page = page_of(stage)
    page.show_list()
    if by == "rail":
        stage.herstel.window.rail.pages["reading"].click()
    else:
        stage.herstel.window.open_section(SECTION)
    stage.settle()
    assert page.list is None
    assert page.reader
    assert page.reader.isVisible()


def test_the_list_ends_reading_aloud(stage: UiStage) -> None:
    page = page_of(stage)
    stage.herstel.engine.audio.reading.start(
        page.explanation_id, stage.herstel.library.explanations[page.explanation_id]
    )
    page.show_list()
    assert stage.herstel.engine.audio.reading.explanation_id == ""


def test_two_answers_at_once_lay_a_text_out_twice(stage: UiStage) -> None:
    """The second time before the place of the first was kept."""
    window = stage.herstel.window
    window.open_section(SECTION)
    stage.settle()
    for facts in ((), ("panic",), ()):
        stage.herstel.engine.settings.change(health_facts=facts)
    stage.settle()
    assert window.pages.reading.explanation_id == SECTION


def test_reading_on_leads_back_to_the_text_from_another_page(stage: UiStage) -> None:
    window = stage.herstel.window
    window.open_section(SECTION)
    stage.settle()
    stage.herstel.engine.begin(practised(stage.herstel))
    stage.settle()
    window.open_page("help")
    stage.advance(4 * 60)
    stage.settle()
    form_in(window.pane, Ending).back_link.click()
    stage.settle()
    assert window.page == "reading"
    assert window.pages.reading.explanation_id == SECTION
    assert window.pane.is_empty


@pytest.mark.parametrize("stops", [False, True])
def test_what_was_done_is_named_at_its_end_with_a_kind_word(stops: bool, stage: UiStage) -> None:
    stage.herstel.window.open_section(SECTION)
    stage.herstel.engine.begin(practised(stage.herstel))
    stage.advance(20 if stops else 4 * 60)
    if stops:
        stage.herstel.engine.practice.stop()
    stage.settle()
    ending = form_in(stage.herstel.window.pane, Ending)
    line, told = (
        ("Je bent gestopt waar je wilde.", "") if stops else ("Dat was stilzitten.", "Wat je voelde, mag er zijn.")
    )
    assert (ending.accessibleName(), ending.felt.text(), ending.felt.isVisible()) == (line, told, not stops)


@pytest.mark.parametrize(
    ("section", "claim", "shape"),
    [(SECTION, "still-but-grinding", "flat"), (BREATHING_SECTION, "no-pressure", "wave")],
)
def test_what_was_done_is_drawn_at_its_end(section: str, claim: str, shape: str, stage: UiStage) -> None:
    stage.herstel.window.open_section(section)
    stage.herstel.engine.begin(practised(stage.herstel, section, claim))
    stage.advance(6 * 60)
    stage.settle()
    (drawn,) = form_in(stage.herstel.window.pane, Ending).findChildren(FadingWave)
    assert drawn.isVisible()
    assert drawn.stroke.shape == shape


@pytest.mark.parametrize(
    ("name", "closes", "shape"),
    [("stillness", False, "flat"), ("stillness", True, "flat"), ("muscle-release-4", False, "release")],
)
def test_so_it_is_in_the_dark_and_at_the_end_of_an_evening(name: str, closes: bool, shape: str, stage: UiStage) -> None:
    engine, window = stage.herstel.engine, stage.herstel.window
    if closes:
        engine.still_a_while()
    else:
        engine.begin_exercise(PracticeRequest(name))
    stage.advance(20 if name != "stillness" else 6 * 60)
    if engine.practice.is_active:
        engine.practice.stop()
    stage.settle()
    (drawn,) = form_in(window.pane, Ending).findChildren(FadingWave)
    assert drawn.stroke.shape == shape


def test_at_the_end_no_word_is_left_alone_on_a_line(stage: UiStage) -> None:
    stage.herstel.window.resize(1024, 700)
    stage.herstel.engine.settings.change(text_scale_percent=160)
    stage.settle()
    stage.herstel.window.open_section(SECTION)
    stage.herstel.engine.begin(practised(stage.herstel))
    stage.advance(4 * 60)
    stage.settle()
    felt = form_in(stage.herstel.window.pane, Ending).felt
    room, width = felt.contentsRect().width(), felt.fontMetrics().horizontalAdvance
    assert width(felt.text()) > room, "it takes two lines"
    assert width("Wat je voelde, mag er") > room >= width("Wat je voelde,")


def test_who_reads_on_by_key_has_the_keyboard_in_the_next_text(stage: UiStage) -> None:
    reader, page = reader_of(stage), stage.herstel.window.pages.reading
    reader.next_link.setFocus(Qt.FocusReason.TabFocusReason)
    press(stage, KEY.Key_Return)
    stage.settle()
    assert page.explanation_id != SECTION
    assert QApplication.focusWidget() is page
    press(stage, KEY.Key_Space)
    assert stage.herstel.window.page == "reading", "Space scrolls, and presses nothing of the menu"
    assert page.reader is not None
    assert page.reader.column.verticalScrollBar().value() > 0
