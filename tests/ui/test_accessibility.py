"""That each check of `tests.helpers.accessibility` finds the mistake it is for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from herstel_app.app import make_application
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.fade import FADE_PX, Fade
from herstel_app.ui.kit.focus_scroll import FocusScroll
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.slider import LineSlider
from herstel_app.ui.kit.style_sheet import style_sheet
from herstel_app.ui.kit.theme import Theme
from tests.helpers.accessibility import (
    badly_told,
    brightness,
    controls,
    covered,
    cut_off,
    faint,
    focus_shows,
    out_of_order,
    tab_round,
    unreached,
)


class Page:
    """A window of the program's look to put mistakes in."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.holder = QWidget()
        self.holder.setObjectName("page")
        self.holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self.holder)
        self.window.setCentralWidget(self.holder)
        self.first, self.last = button("Begin", "nav"), button("Klaar", "nav")
        self.column.addWidget(self.first)
        self.column.addWidget(label("Een regel om te lezen", "small"))
        self.column.addWidget(self.last)
        self.window.resize(480, 360)

    def show(self) -> QMainWindow:
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        return self.window

    def wrong(self) -> list[str]:
        window = self.show()
        stops, unseen = tab_round(window)
        return [
            *(f"told {x}" for x in badly_told(window)),
            *(f"covered {x}" for x in covered(window)),
            *(f"faint {x}" for x in faint(window)),
            *(f"cut off {x}" for x in cut_off(window)),
            *(f"unseen {x}" for x in unseen),
            *(f"unreached {x}" for x in unreached(window, stops)),
            *(f"order {x}" for x in out_of_order([self.holder], stops)),
        ]


@pytest.fixture
def page(qapp: QApplication) -> Iterator[Page]:
    app = make_application(["herstel"])
    before, theme = app.styleSheet(), Theme()
    app.setStyleSheet(style_sheet(theme))
    made = Page()
    yield made
    made.window.close()
    made.window.deleteLater()
    app.setStyleSheet(before)


def test_a_good_page_has_nothing_wrong(page: Page) -> None:
    assert page.wrong() == []
    assert controls(page.window) == [page.first, page.last]


def test_a_control_without_a_name_is_found(page: Page) -> None:
    page.column.addWidget(QPushButton("+"))
    assert [found.split(":")[0] for found in page.wrong()] == ["told no name"]


def test_a_slider_that_is_not_said_in_words_is_found(page: Page) -> None:
    slider = LineSlider(Theme(), 0, 10)
    slider.setAccessibleName("Hoe hard")
    page.column.addWidget(slider)
    assert [found.split(":")[0] for found in page.wrong()] == ["told a slider whose value is not said in words"]


def test_a_decoration_with_a_name_is_found(page: Page) -> None:
    line = QFrame()
    line.setProperty("role", "hairline")
    line.setAccessibleName("Een lijn")
    page.column.addWidget(line)
    assert [found.split(":")[0] for found in page.wrong()] == ["told decoration has a name"]


@pytest.mark.parametrize(("color", "is_found"), [("#6f5f4e", True), ("#927d66", False)])
def test_a_low_contrast_pair_is_found(page: Page, color: str, is_found: bool) -> None:
    low = QLabel("Nauwelijks te lezen")
    low.setStyleSheet(f"color: {color}")
    page.column.addWidget(low)
    assert [found.split(" ")[0] for found in page.wrong()] == ["faint"] * is_found


def test_large_text_may_be_fainter(page: Page) -> None:
    low = QLabel("Groot")
    low.setStyleSheet("color: #7a6855; font-size: 30px")
    page.column.addWidget(low)
    assert page.wrong() == []
    low.setStyleSheet("color: #7a6855; font-size: 20px")
    assert [found.split(" ")[0] for found in page.wrong()] == ["faint"]


@pytest.mark.parametrize("has_fade", [True, False])
def test_what_scrolls_away_under_a_fade_is_not_judged(page: Page, has_fade: bool) -> None:
    theme = Theme()
    area = FocusScroll()
    low = label("Nauwelijks te lezen", "small", wrap=False)
    low.setStyleSheet("color: #6f5f4e")
    inside = QWidget()
    around = column(theme, low, gap=0, on=inside)
    around.insertSpacing(0, 100)
    around.addSpacing(900)
    area.setWidget(inside)
    page.column.addWidget(area)
    page.show()
    if has_fade:
        Fade(area, "top", theme, "background")
    area.verticalScrollBar().setValue(low.mapTo(inside, low.rect().topLeft()).y() - 4)
    assert low.visibleRegion().boundingRect().height() == low.height() < FADE_PX - 4
    assert len(faint(page.window)) == (0 if has_fade else 1)


def test_a_clipped_label_is_found(page: Page) -> None:
    clipped = label("Een regel die er niet in past", "small", wrap=False)
    clipped.setFixedWidth(60)
    page.column.addWidget(clipped)
    assert [found.split(":")[0].split(" ")[:2] for found in page.wrong()] == [["cut", "off"]]


def test_a_control_behind_another_is_found(page: Page) -> None:
    page.show()
    cover = QFrame(page.holder)
    cover.setGeometry(page.last.geometry())
    cover.show()
    assert [found.split(" ")[0] for found in page.wrong()] == ["covered"]


def test_a_control_that_tab_does_not_reach_is_found(page: Page) -> None:
    group, chips = QButtonGroup(page.window), [button("3 minuten", "chip"), button("5 minuten", "chip")]
    for chip in chips:
        chip.setCheckable(True)
        group.addButton(chip)
        page.column.addWidget(chip)
    chips[0].setChecked(True)
    assert [found.split(" ")[0] for found in page.wrong()] == ["unreached"]


def test_an_order_that_goes_back_is_found(page: Page) -> None:
    QWidget.setTabOrder(page.last, page.first)
    row = QHBoxLayout()
    left, right = button("Links"), button("Rechts")
    row.addWidget(left)
    row.addWidget(right)
    page.column.addLayout(row)
    for before, after in ((page.first, page.last), (page.last, right), (right, left)):
        QWidget.setTabOrder(before, after)
    assert [found.split(": ")[-1] for found in page.wrong()] == ["to the left"]


def test_a_focus_that_cannot_be_seen_is_found(page: Page) -> None:
    page.last.setStyleSheet("border: none; background: transparent")
    page.show()
    assert focus_shows(page.first)
    assert not focus_shows(page.last)


def test_the_brightness_of_a_picture_is_measured(qapp: QApplication) -> None:
    picture = QImage(4, 2, QImage.Format.Format_RGB888)
    picture.fill(0)
    picture.setPixelColor(0, 0, QColor("white"))
    assert brightness(picture) == pytest.approx(1 / 8)
