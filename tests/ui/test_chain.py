"""The chain: five links that can be walked with keys and mouse, each shown with the exercise that loosens it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from herstel_app.ui.kit.palettes import NIGHT
from herstel_app.ui.kit.theme import BEARING_PX, Theme
from herstel_app.ui.pages.reading.chain import ChainLoop
from herstel_app.ui.pages.reading.claim import ClaimBlock
from tests.ui.conftest import UiStage
from tests.ui.test_palettes import contrast

TITLES = ["een", "twee", "drie", "vier", "vijf"]


def chain(stage: UiStage) -> tuple[ChainLoop, list[ClaimBlock]]:
    window = stage.herstel.window
    window.open_section("the-chain")
    stage.settle()
    reader = window.pages.reading.reader
    assert reader
    loop = reader.findChild(ChainLoop)
    assert loop
    return loop, [block for block in reader.findChildren(ClaimBlock) if block.link]


def moves(loop: ChainLoop) -> bool:
    """Say whether it is drawn again and again."""
    return any(timer.isActive() for timer in loop.findChildren(QTimer))


def test_a_link_shows_its_own_paragraph_with_an_exercise(stage: UiStage) -> None:
    loop, blocks = chain(stage)
    assert len(loop.links) == len(blocks) == 5
    for number, link in enumerate(loop.links):
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
        assert [block.property("active") for block in blocks] == [place == number for place in range(5)]
        assert all(block.findChildren(QAbstractButton) for block in blocks)


def test_the_links_can_be_walked_by_keyboard_and_are_told_in_words(stage: UiStage) -> None:
    loop, blocks = chain(stage)
    first, second = loop.links[:2]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert blocks[0].property("active")
    assert loop.links[-1].accessibleName().endswith("Daarna komt schakel 1.")
    assert "Schakel 2" in second.accessibleName()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert blocks[1].property("active")
    assert not blocks[0].property("active")


def test_links_keep_apart_at_any_width_and_text_size(qapp: object) -> None:
    for scale in (0.9, 1.0, 1.6):
        for width in range(280, 900, 40):
            loop = ChainLoop(TITLES, Theme(scale))
            loop.resize(width, loop.heightForWidth(width))
            loop.show()
            places = [link.geometry() for link in loop.links]
            assert not any(a.intersects(b) for n, a in enumerate(places) for b in places[n + 1 :])
            assert all(loop.rect().contains(place) for place in places)
            loop.close()


def test_with_less_motion_the_light_stands_still(qapp: object) -> None:
    loop = ChainLoop(TITLES, Theme(reduced_motion=True))
    loop.show()
    loop.links[1].click()
    assert not moves(loop)
    loop.close()
    moving = ChainLoop(TITLES, Theme())
    moving.show()
    assert not moves(moving), "nothing is chosen yet"
    moving.links[1].click()
    assert moves(moving)
    moving.hide()
    assert not moves(moving)
    moving.show()
    assert moves(moving)
    moving.close()


def test_an_arrowhead_on_each_way_points_to_the_next_link(qapp: object) -> None:
    for width in (280, 800):
        loop = ChainLoop(TITLES, Theme())
        loop.resize(width, loop.heightForWidth(width))
        loop.show()
        places = [QPointF(link.geometry().center()) for link in loop.links]
        heads = loop.arrowheads()
        assert len(heads) == len(places)
        for number, head in enumerate(heads):
            one, following = places[number], places[(number + 1) % len(places)]
            points = [head.at(place) for place in range(3)]
            back = (points[1] + points[2]) / 2
            assert QPointF.dotProduct(points[0] - back, following - one) > 0
            assert QLineF(back, points[0]).length() == pytest.approx(9)
            assert not any(QRectF(link.geometry()).intersects(head.boundingRect()) for link in loop.links)
        loop.close()


def test_the_ring_has_one_colour_until_a_link_is_chosen(qapp: object) -> None:
    theme = Theme(reduced_motion=True)
    loop = ChainLoop(TITLES, theme)
    loop.resize(800, loop.heightForWidth(800))
    loop.show()

    def light() -> list[int]:
        """Give how strong the light is on the way from each link to the next."""
        image = loop.grab().toImage()
        ways = (head.boundingRect().center() for head in loop.arrowheads())
        places = [QPointF(link.geometry().center()) for link in loop.links]
        beside = [(at * 2 + places[n]) / 3 for n, at in enumerate(ways)]
        near = [[(at.x() + x, at.y() + y) for x in range(-9, 10) for y in range(-9, 10)] for at in beside]
        return [max(image.pixelColor(round(x), round(y)).red() for x, y in each) for each in near]

    before = light()
    loop.links[1].click()
    after = light()
    loop.close()
    assert [n for n in range(5) if after[n] > before[n]] == [1], (before, after)


@pytest.mark.parametrize("width", [500, 800])
def test_the_ring_runs_through_the_middle_of_each_link(qapp: object, width: int) -> None:
    loop = ChainLoop(TITLES, Theme())
    loop.resize(width, loop.heightForWidth(width))
    loop.show()
    places = [link.geometry() for link in loop.links]
    foot = loop.arrowheads()[2].boundingRect().center()
    loop.close()
    for below in places[2], places[3]:
        assert below.top() < foot.y() < below.bottom(), "at the foot it does not run under them"
    assert max(place.bottom() for place in places) > loop.height() - 12, "and it leaves no room below them"


REAL = ["te lang te veel", "lijf blijft alert", "spanning blijft hangen", "minder herstel", "alles kost meer"]


@pytest.mark.parametrize("width", [300, 800])
def test_all_links_are_as_wide_and_below_each_other_in_one_line_with_their_arrows(qapp: object, width: int) -> None:
    loop = ChainLoop(REAL, Theme())
    loop.resize(width, loop.heightForWidth(width))
    loop.show()
    places = [link.geometry() for link in loop.links]
    heads = [head.boundingRect().center().x() for head in loop.arrowheads()]
    loop.close()
    assert {place.width() for place in places} == {max(link.sizeHint().width() for link in loop.links)}
    if width == 300:
        assert len({place.left() for place in places}) == 1
        begin = places[0].left() + BEARING_PX  # a chip keeps that free at its left
        assert heads[:-1] == pytest.approx([(begin + places[0].right() + 1) / 2] * 4, abs=1)
        assert places[0].right() + 12 <= heads[-1] <= loop.width() - 3


def test_the_bow_at_the_foot_is_seen_and_hangs_between_the_two_links(qapp: object) -> None:
    loop = ChainLoop(REAL, Theme())
    loop.resize(608, loop.heightForWidth(608))
    loop.show()
    right, left = (loop.links[place].geometry() for place in (2, 3))
    head = loop.arrowheads()[2].boundingRect().center()
    loop.close()
    assert right.left() - left.right() >= 70
    assert 4 <= head.y() - QRectF(right).center().y() <= 12
    assert head.x() == pytest.approx((left.right() + right.left() + BEARING_PX) / 2, abs=1)


def test_the_ring_is_seen_and_comes_up_to_the_links_at_its_foot(stage: UiStage) -> None:
    loop, _ = chain(stage)
    image, ground = loop.grab().toImage(), NIGHT.background
    right, left = (loop.links[place].geometry() for place in (2, 3))

    def is_seen(x: int) -> bool:
        near = range(right.center().y() - 3, right.center().y() + 6)
        return max(contrast(image.pixelColor(x, y).name(), ground) for y in near) >= 2

    drawn = range(left.right() + 1, right.left() + BEARING_PX)
    assert [x for x in (*drawn[:6], *drawn[-6:]) if not is_seen(x)] == []


@pytest.mark.parametrize("width", [300, 800])
def test_the_arrow_onward_from_the_chosen_link_is_lit(qapp: object, width: int) -> None:
    theme = Theme(reduced_motion=True)
    loop = ChainLoop(REAL, theme)
    loop.resize(width, loop.heightForWidth(width))
    loop.show()
    loop.links[3].click()
    image = loop.grab().toImage()
    ats = [head.boundingRect().center() for head in loop.arrowheads()]
    colors = [image.pixelColor(round(at.x()), round(at.y())).name() for at in ats]
    loop.close()
    lit = theme.color("accent").name()
    assert [n for n, color in enumerate(colors) if color == lit] == [3], colors
