"""Handleiding: read by the keys, in any size, and back to where one came from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextBlock, QTextCharFormat
from PySide6.QtWidgets import QApplication

from herstel_app.paths import shipped
from herstel_app.ui.kit.basic import BEARING_PX
from herstel_app.ui.kit.document_view import DocumentView, anchor_of
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.manual import ManualPage
from tests.helpers.tabbing import press
from tests.helpers.waiting import comes
from tests.ui.conftest import UiStage

KEY = Qt.Key


def opened(stage: UiStage) -> ManualPage:
    stage.herstel.window.open_page("manual")
    stage.settle()
    return stage.herstel.window.pages.manual


def blocks(view: DocumentView) -> list[QTextBlock]:
    found, block = [], view.document().begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def unseen(view: DocumentView) -> list[str]:
    """Give the paragraphs that have text and no room."""
    layout = view.document().documentLayout()
    return [block.text() for block in blocks(view) if block.text() and layout.blockBoundingRect(block).height() < 10]


def pieces(view: DocumentView) -> list[tuple[str, QTextCharFormat]]:
    found = []
    for block in blocks(view):
        at = block.begin()
        while not at.atEnd():
            found.append((at.fragment().text(), at.fragment().charFormat()))
            at += 1
    return found


def links(view: DocumentView) -> list[str]:
    return [form.anchorHref() for _, form in pieces(view) if form.anchorHref()]


@pytest.mark.parametrize("page", ["settings", "help"])
def test_a_link_leads_to_it_and_escape_back(stage: UiStage, page: str) -> None:
    window = stage.herstel.window
    window.open_page(page)
    stage.settle()
    (window.pages.settings.about.manual_button if page == "settings" else window.pages.help.manual_link).click()
    stage.settle()
    assert window.pages.manual.isVisible()
    assert [name for name, entry in window.rail.pages.items() if entry.isChecked()] == ["help"]
    assert window.pages.manual.view.hasFocus()
    press(stage, KEY.Key_Escape)
    assert window.page == page
    window.open_page("manual")
    window.pages.manual.back_link.click()
    assert window.page == page


@pytest.mark.parametrize("percent", [100, 160])
def test_the_document_begins_where_the_words_of_the_link_above_it_do(stage: UiStage, percent: int) -> None:
    stage.herstel.engine.settings.change(text_scale_percent=percent)
    manual = opened(stage)
    view, link = manual.view, manual.back_link
    written = view.viewport().mapTo(manual, QPoint(round(view.document().rootFrame().frameFormat().leftMargin()), 0))
    assert written.x() == link.mapTo(manual, QPoint(BEARING_PX, 0)).x()


def test_it_scrolls_by_the_keys_wherever_the_focus_is(stage: UiStage) -> None:
    manual = opened(stage)
    bar = manual.view.verticalScrollBar()
    press(stage, KEY.Key_PageDown)
    after_page = bar.value()
    assert after_page > 0.7 * manual.view.viewport().height()
    press(stage, KEY.Key_Down)
    assert bar.value() > after_page
    press(stage, KEY.Key_Up)
    press(stage, KEY.Key_PageUp)
    assert bar.value() == 0
    press(stage, KEY.Key_End)
    assert bar.value() == bar.maximum()
    press(stage, KEY.Key_Home)
    assert bar.value() == 0
    stage.herstel.window.rail.pages["help"].setFocus()
    press(stage, KEY.Key_PageDown)
    assert bar.value() == after_page


def test_all_of_every_document_is_laid_out_at_every_width(stage: UiStage) -> None:
    view, window = opened(stage).view, stage.herstel.window
    for file in sorted(shipped("docs").glob("*.md")):
        view.show_text(file.read_text(encoding="utf-8"), file.parent)
        for width in (1200, 760, 1000):
            window.resize(width, 700)
            stage.settle()
            assert unseen(view) == []
            assert view.document().idealWidth() <= view.viewport().width() + 1  # else a line goes on out of sight


def test_pictures_are_as_wide_as_the_column_and_no_wider(stage: UiStage) -> None:
    view, window = opened(stage).view, stage.herstel.window
    for width in (1200, 720):
        window.resize(width, 700)
        stage.settle()
        images = [form.toImageFormat() for _, form in pieces(view) if form.isImageFormat()]
        assert len(images) >= 5
        root = view.document().rootFrame().frameFormat()
        column = view.viewport().width() - root.leftMargin() - root.rightMargin()
        assert {round(image.width()) for image in images} == {round(column)}
        assert all(image.height() / image.width() == pytest.approx(780 / 1200, abs=0.01) for image in images)
    assert column < 640


def test_a_link_to_another_document_opens_it_and_escape_comes_back_to_the_place(stage: UiStage) -> None:
    manual = opened(stage)
    manual.view.scrollToAnchor("terugblik")
    stage.settle()
    at = manual.view.verticalScrollBar().value()
    assert at > 1000
    manual.view.anchorClicked.emit(QUrl("gegevens.md#tabellen"))
    stage.settle()
    assert blocks(manual.view)[0].text() == "Je gegevens"
    assert manual.view.verticalScrollBar().value() > 500
    press(stage, KEY.Key_Escape)
    assert stage.herstel.window.page == "manual"
    assert blocks(manual.view)[0].text() == "Handleiding"
    assert manual.view.verticalScrollBar().value() == pytest.approx(at, abs=2)
    press(stage, KEY.Key_Escape)
    assert stage.herstel.window.page == "tonight"


def test_tab_and_enter_follow_a_link(stage: UiStage) -> None:
    manual = opened(stage)
    seen: list[str] = []
    while "Zo schrijf je zelf een oefening" not in seen:
        press(stage, KEY.Key_Tab)
        assert manual.view.hasFocus()
        seen.append(manual.view.textCursor().selectedText())
        if seen[-1] == "Toetsen":
            press(stage, KEY.Key_Return)
            assert manual.view.verticalScrollBar().value() > 1000, "a link of the contents leads to its heading"
    assert seen[0] == "Vanavond"
    assert 10 <= len(seen) <= 13
    press(stage, KEY.Key_Return)
    assert blocks(manual.view)[0].text() == "Het formaat van de inhoud"


def test_addresses_on_the_web_go_to_the_browser_and_the_code_is_no_link(stage: UiStage, tmp_path: Path) -> None:
    manual = opened(stage)
    asked: list[QUrl] = []

    def remember(url: QUrl | str) -> bool:
        asked.append(QUrl(url))
        return True

    manual.open_url = remember
    text = "# Een kop\n[web](https://example.org/) [code](../herstel_app/app.py) [weg](niet.md) [x](javascript:1)\n"
    manual.view.show_text(text, tmp_path)
    assert links(manual.view) == ["https://example.org/"]
    manual.view.anchorClicked.emit(QUrl("https://example.org/"))
    assert asked == [QUrl("https://example.org/")]
    assert stage.herstel.window.page == "manual"


def test_a_manual_that_is_not_there_is_told(stage: UiStage, tmp_path: Path) -> None:
    page = ManualPage(Theme(), tmp_path)
    page.refresh()
    assert blocks(page.view)[0].text().startswith(f"{tmp_path / 'handleiding.md'} is niet te lezen.")
    (tmp_path / "handleiding.md").write_bytes(b"\xff\xfe\xff")
    page.take_place(page.place())
    assert "is niet te lezen." in blocks(page.view)[0].text()


def test_the_place_stays_when_the_colours_change(stage: UiStage) -> None:
    manual = opened(stage)
    manual.view.scrollToAnchor("toetsen")
    stage.settle()
    bar = manual.view.verticalScrollBar()
    share = bar.value() / bar.maximum()
    assert share > 0.5
    stage.herstel.engine.settings.change(palette="day")
    assert comes(lambda: stage.herstel.window.pages.manual is not manual)
    stage.settle()
    after = stage.herstel.window.pages.manual
    assert after is not manual
    bar = after.view.verticalScrollBar()
    assert bar.value() / bar.maximum() == pytest.approx(share, abs=0.02)


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.6])
def test_the_type_is_that_of_the_program(qapp: QApplication, scale: float) -> None:
    theme = Theme(scale)
    view = DocumentView(theme)
    text = "# Kop\n\nEen *woord* en [nog een](https://example.org/), `code`.\n\n| a | b |\n|---|---|\n| c | d |\n"
    view.show_text(text, Path())
    found = dict(pieces(view))
    assert found["Kop"].font().pixelSize() == theme.px(36)
    assert found["Een "].font().pixelSize() == theme.px(18)
    assert found["woord"].fontItalic()
    assert found["Een "].font().families() == [theme.serif]
    assert found["c"].font().families() == [theme.sans]
    assert found["nog een"].foreground().color() == theme.color("accent")
    assert {form.foreground().color().name() for form in found.values()} <= {
        theme.palette.text,
        theme.palette.accent,
        theme.palette.secondary,
    }


@pytest.mark.parametrize("heading", ["Verschil", "Als er iets misgaat", "Toetsen"])
def test_headings_have_the_names_that_links_in_markdown_use(stage: UiStage, heading: str) -> None:
    assert re.fullmatch(r"[a-z-]+", anchor_of(heading))
    assert heading in [text for text, form in pieces(opened(stage).view) if anchor_of(heading) in form.anchorNames()]
