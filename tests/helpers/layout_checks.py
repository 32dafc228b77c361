"""Whether all that is shown has its room: nothing lies over something else, or behind an edge."""

from __future__ import annotations

import re
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QLabel, QScrollArea, QTextBrowser, QWidget

from herstel_app.ui.kit.fold import Unfolding
from herstel_app.ui.kit.glow import Glow
from herstel_app.ui.kit.link import Link
from tests.helpers.accessibility import MOST_TABS, controls, named
from tests.helpers.tabbing import show_focus

SLACK_PX = 2
SIGNS = ("+", "–", "\N{MINUS SIGN}")
"""What counts more or less, and unfolds nothing."""
BREAKS = r"[\s\u200b/-]"
"""Where a line may end."""


def shown_parts(window: QWidget) -> list[QWidget]:
    """Give what is read or worked, and is shown: controls, labels with text, and the glow."""
    labels = [label for label in window.findChildren(QLabel) if label.isVisible() and label.text()]
    glows = [glow for glow in window.findChildren(Glow) if glow.isVisible()]
    return [*controls(window), *labels, *glows]


def badly_signed(window: QWidget) -> list[str]:
    """Name links with the sign of something else: an angle unfolds in place, a line goes or does."""
    wrong = []
    for link in window.findChildren(Link):
        unfolds = isinstance(link, Unfolding)
        is_right = link.isCheckable() is unfolds and not (unfolds and link.is_underlined)
        if link.isVisible() and not (is_right and link.text()[:1] not in SIGNS):
            wrong.append(link.text())
    return wrong


def scroll_area(widget: QWidget) -> QScrollArea | None:
    """Give what a widget scrolls in, if anything."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def place_in(window: QWidget, widget: QWidget) -> QRect:
    """Give where a widget is in the window, whether or not that is in sight."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def squeezed(window: QWidget) -> list[str]:
    """Name what lies over something else, and what goes on behind an edge without a way to scroll there."""
    parts = shown_parts(window)
    places = {part: place_in(window, part) for part in parts}
    in_area: dict[QScrollArea | None, list[QWidget]] = {}
    found = []
    for part, place in places.items():
        area = scroll_area(part)
        in_area.setdefault(area, []).append(part)
        inside = area.widget() if area is not None else window
        assert inside is not None
        room = place_in(window, inside)
        if area is None and part.parentWidget() is not None:
            above = part.parentWidget()
            while above is not None and above is not window:
                room = room.intersected(place_in(window, above))
                above = above.parentWidget()
        if not room.adjusted(-SLACK_PX, -SLACK_PX, SLACK_PX, SLACK_PX).contains(place):
            found.append(f"{named(part)} goes on behind an edge: {place} in {room}")
    for label in parts:
        if isinstance(label, QLabel) and label.wordWrap() and label.textFormat() == Qt.TextFormat.PlainText:
            widest = max(label.fontMetrics().horizontalAdvance(word) for word in re.split(BREAKS, label.text()))
            if widest > label.contentsRect().width() + SLACK_PX:
                found.append(f"{named(label)} has a word of {widest} px in {label.contentsRect().width()} px")
    for group in in_area.values():
        found += _over_each_other({part: places[part] for part in group})
    return found


def _over_each_other(places: dict[QWidget, QRect]) -> list[str]:
    """Name what lies over something else; most lie apart, and that is seen without asking Qt."""
    edges = [(part, at.x(), at.y(), at.x() + at.width(), at.y() + at.height()) for part, at in places.items()]
    found = []
    for (first, left, top, right, bottom), (second, left_2, top_2, right_2, bottom_2) in combinations(edges, 2):
        if min(right, right_2) - max(left, left_2) <= SLACK_PX or min(bottom, bottom_2) - max(top, top_2) <= SLACK_PX:
            continue
        if not (first.isAncestorOf(second) or second.isAncestorOf(first)):
            over = places[first].intersected(places[second])
            found.append(f"{named(first)} lies over {named(second)}: {over}")
    return found


def tab_out_of_sight(window: QWidget) -> list[str]:
    """Press Tab until it comes round; name what then has the focus and is not in sight, as far as it fits."""
    found, met = [], set()
    show_focus()
    for _ in range(MOST_TABS):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        QApplication.processEvents()  # a list that was made longer has its new height
        focus = QApplication.focusWidget()
        if focus is None or (focus in met and not isinstance(focus, QDateTimeEdit | QTextBrowser)):
            break
        met.add(focus)
        seen, area = focus.visibleRegion().boundingRect(), scroll_area(focus)
        room = area.viewport().height() if area is not None else focus.height()
        if seen.height() < min(focus.height(), room) - SLACK_PX:
            found.append(f"{named(focus)}: {seen.height()} of {focus.height()} px are in sight")
    return found
