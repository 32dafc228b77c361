"""Hulp en veiligheid: what one searches for is found as one types, and whom to call stays in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from herstel_app.core.health_facts import HEALTH_FACTS
from herstel_app.ui.kit.marked import Marked
from herstel_app.ui.pages.help.page import HelpView
from tests.ui.conftest import UiStage


@pytest.fixture
def page(stage: UiStage) -> HelpView:
    stage.herstel.window.activateWindow()
    stage.herstel.window.open_page("help")
    stage.settle()
    return stage.herstel.window.pages.help


def search(stage: UiStage, page: HelpView, words: str) -> None:
    """Reach the field with the keyboard, and type."""
    for _ in range(5):
        if QApplication.focusWidget() is not page.search:
            QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.search
    QTest.keyClicks(page.search, words)
    stage.settle()


def shown(page: HelpView) -> list[str]:
    """Give the entries that are shown, from top to bottom."""
    entries = [(entry.mapTo(page, QPoint()).y(), name) for name, entry in page.entries.items() if entry.isVisible()]
    return [name for _, name in sorted(entries)]


def in_sight(page: HelpView, widget: QWidget) -> bool:
    """Whether all of a widget can be seen without scrolling."""
    place = QRect(widget.mapTo(page, QPoint()), widget.size())
    return widget.isVisible() and page.rect().contains(place)


def first_of_stopping(stage: UiStage, page: HelpView) -> list[QLabel]:
    """Give what is said first of stopping: what to do, and when to call 112."""
    entry = stage.herstel.library.help.entries[0]
    labels = page.entries[entry.id].findChildren(QLabel)
    first = [each for each in labels if each.accessibleName() in (entry.first, *entry.emergency)]
    assert len(first) == 4
    return first


def number(page: HelpView, text: str) -> QLabel:
    return next(label for label in page.contacts.findChildren(QLabel) if label.text() == text)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("hyperventilatie", ["stop-now", "panic"]),
        ("Benauwd", ["stop-now", "panic", "lungs-heart"]),
        ("zwanger", ["pregnancy"]),
        ("angst", ["panic", "after-birth"]),
        ("kan niet slapen", ["lying-awake", "sleep"]),
        ("glaucoom", ["eyes"]),
        ("tinnitus", ["sound"]),
        ("ptss", ["trauma"]),
        ("lithium", ["bipolar"]),
        ("Kindertelefoon", ["adults"]),
        ("beroerte", ["stop-now"]),
        ("suicide", ["mood"]),
        ("huiselijk geweld", ["unsafe-home"]),
        ("oxazepam", ["alcohol"]),
        ("cpap", ["sleepy"]),
        ("bloeddruk", ["injury"]),
        ("restless legs", ["legs-pain"]),
    ],
)
def test_words_find_their_entry(stage: UiStage, page: HelpView, words: str, found: list[str]) -> None:
    search(stage, page, words)
    others = [name for name in shown(page) if name != "stop-now"]
    assert others == [name for name in found if name != "stop-now"]
    titles = {entry.id: entry.title for entry in stage.herstel.library.help.entries}
    assert [link.text() for link in page.found_links.values()] == [titles[name] for name in found]
    assert all(link.isVisible() and link.accessibleName().startswith("Naar: ") for link in page.found_links.values())
    assert not page.found_line.isVisible()


def test_what_is_named_as_found_leads_there(stage: UiStage, page: HelpView) -> None:
    search(stage, page, "psychose")
    last = list(page.found_links)[-1]
    assert not in_sight(page, page.entries[last])
    QTest.mouseClick(page.found_links[last], Qt.MouseButton.LeftButton)
    stage.settle()
    assert in_sight(page, page.entries[last])
    assert page.search.text() == "psychose"


def test_the_words_that_were_sought_are_marked(stage: UiStage, page: HelpView) -> None:
    search(stage, page, "hyperventilatie")
    marked = [each for each in page.findChildren(Marked) if not each.marked_rect().isEmpty()]
    assert [each.accessibleName() for each in marked if "hyperventilatie." in each.accessibleName()]
    assert all("hyperventilatie" in (each.accessibleName() or each.text()).lower() for each in marked)
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert all(each.marked_rect().isEmpty() for each in page.findChildren(Marked))


def test_who_is_dizzy_reads_first_what_to_do_and_in_larger_letters(stage: UiStage, page: HelpView) -> None:
    card = page.entries["stop-now"]
    labels = [each for each in card.findChildren(QLabel) if each.property("role") != "heading"]
    first, after, *rest = sorted(labels, key=lambda each: each.mapTo(card, QPoint()).y())
    assert first.accessibleName().startswith("Adem zoals je gewend bent")
    assert after.text() == "Bel 112 bij:"
    assert first.font().pixelSize() > max(each.font().pixelSize() for each in rest)
    assert len(rest[0].accessibleName()) < 70


def test_what_is_found_stands_right_below_the_field(stage: UiStage, page: HelpView) -> None:
    search(stage, page, "zwanger")
    assert shown(page) == ["pregnancy", "stop-now"]
    assert in_sight(page, page.entries["pregnancy"])


def test_where_to_stop_is_found_it_comes_before_the_rest(stage: UiStage, page: HelpView) -> None:
    search(stage, page, "hyperventilatie")
    assert shown(page) == ["stop-now", "panic"]
    assert all(in_sight(page, each) for each in first_of_stopping(stage, page))


@pytest.mark.parametrize("words", ["", "zwanger", "hyperventilatie"])
def test_a_screen_reader_goes_through_it_in_the_order_of_the_eye(stage: UiStage, page: HelpView, words: str) -> None:
    search(stage, page, "angst")
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    search(stage, page, words)
    inside = page.column.widget()
    assert inside
    parts = [each for each in inside.children() if isinstance(each, QWidget) and each.isVisible()]
    assert len(parts) > 5
    assert [each.y() for each in parts] == sorted(each.y() for each in parts)


def test_a_screen_reader_is_told_what_is_found(stage: UiStage, page: HelpView, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    search(stage, page, "zwanger")
    assert told[-1] == "Gevonden: Zwanger."
    assert page.search.accessibleDescription() == told[-1]
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.accessibleDescription() == ""


def test_nothing_found_is_told_with_112_in_sight(stage: UiStage, page: HelpView) -> None:
    search(stage, page, "fietsband")
    assert shown(page) == ["stop-now"]
    assert page.found_line.text() == "Hier is niets bij gevonden. Bij gevaar bel je 112. Vraag het anders je huisarts."
    for widget in (page.found_line, *first_of_stopping(stage, page), page.calls.calls[0].number):
        assert in_sight(page, widget)


@pytest.mark.parametrize("words", ["fietsband", "zwanger", "e", "   "])
def test_whom_to_call_is_never_filtered_away(stage: UiStage, page: HelpView, words: str) -> None:
    search(stage, page, words)
    for contact in stage.herstel.library.help.contacts:
        assert number(page, contact.number).isVisible()


def test_of_much_that_is_found_the_number_is_told(stage: UiStage, page: HelpView) -> None:
    search(stage, page, "e")
    assert page.found_line.text() == f"{len(shown(page))} stukken gevonden."


def test_escape_stops_searching_and_stays_here(stage: UiStage, page: HelpView) -> None:
    every = shown(page)
    search(stage, page, "zwanger")
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    stage.settle()
    assert page.search.text() == ""
    assert not page.found_line.isVisible()
    assert shown(page) == every == list(page.entries)
    assert stage.herstel.window.page == "help"
    assert QApplication.focusWidget() is page.search
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    stage.settle()
    assert stage.herstel.window.page != "help"


def test_who_comes_back_finds_all_of_it(stage: UiStage, page: HelpView) -> None:
    search(stage, page, "zwanger")
    stage.herstel.window.open_page("tonight")
    stage.herstel.window.open_page("help")
    stage.settle()
    assert page.search.text() == ""
    assert shown(page) == list(page.entries)


@pytest.mark.parametrize("fact", HEALTH_FACTS)
def test_the_entry_about_something_is_brought_in_sight(stage: UiStage, page: HelpView, fact: str) -> None:
    entry = next(entry for entry in stage.herstel.library.help.entries if fact in entry.about)
    search(stage, page, "fietsband")
    page.reveal(entry.id)
    stage.settle()
    assert page.search.text() == ""
    assert in_sight(page, page.entries[entry.id])


def test_whom_to_call_first_stands_right_below_the_title(stage: UiStage, page: HelpView) -> None:
    said = [[each.text() for each in call.findChildren(QLabel)] for call in page.calls.calls]
    assert [each[0] for each in said] == ["112", "113", "Je huisarts"]
    assert all(len(words.split()) <= 7 for _, words in said)
    assert "0800-0113" in said[1][1]
    title = next(each for each in page.findChildren(QLabel) if each.property("role") == "title")
    below = page.calls.mapTo(page, QPoint()).y() - title.mapTo(page, title.rect().bottomLeft()).y()
    assert 0 < below < 40
    for call in page.calls.calls:
        assert in_sight(page, call)
        assert min(call.width(), call.height()) >= 44
    for call in page.calls.calls[:2]:
        QTest.mouseClick(call, Qt.MouseButton.LeftButton, pos=call.rect().bottomRight() - QPoint(8, 8))
        assert call.number.selectedText() == call.number.text()
    QTest.mouseClick(page.calls.calls[2], Qt.MouseButton.LeftButton)
    assert not page.calls.calls[2].number.hasSelectedText()


def test_when_to_call_112_stands_by_itself_right_below_what_to_do(stage: UiStage) -> None:
    help_page = stage.herstel.library.help
    assert help_page.entries[0].urgent
    assert any("pijn op je borst" in when.lower() for when in help_page.entries[0].emergency)
    assert len(help_page.entries[0].emergency) >= 3
    assert help_page.contacts[0].number == "112"
