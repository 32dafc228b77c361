"""Where a page rests once a key scrolled it: a control is seen with what is said of it, and no line is cut in two."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

WITH_WORDS = 0.25
"""What a control stands in is shown with it where that is at most this share of what is seen of the page."""
READ_FROM = 0.7
"""From this share of what fades on, letters are read as usual."""
Span = tuple[float, float]


def with_words(control: QWidget, inside: QWidget, room: int) -> QRect:
    """Give the place on the page of a control with the name, the heading and the others that it stands among."""
    part, around = control, control.parentWidget()
    while around is not None and around is not inside and around.height() <= WITH_WORDS * room:
        part, around = around, around.parentWidget()
    return QRect(part.mapTo(inside, QPoint()), part.size())


def lines_of(inside: QWidget, top: float, bottom: float) -> Iterator[Span]:
    """Give where each line of text between two heights of a page begins and ends, in px."""
    for part in inside.findChildren(QWidget):
        if isinstance(part, QLabel | QAbstractButton) and part.isVisible():
            y = part.mapTo(inside, QPoint()).y()
            if y < bottom and y + part.height() > top:
                yield from _lines_in(part, y)


def _lines_in(part: QLabel | QAbstractButton, y: int) -> Iterator[Span]:
    if not part.text():
        if isinstance(part, QAbstractButton) and part.layout() is None:  # it is painted, words and all
            yield y, y + part.height()
        return
    room, metrics = part.contentsRect(), part.fontMetrics()
    wraps = isinstance(part, QLabel) and part.wordWrap()
    # A label may be given more height than its words take; they are in the middle of it then.
    words = min(room.height(), part.heightForWidth(part.width())) if wraps else room.height()
    count = max(1, round(words / metrics.lineSpacing())) if wraps else 1
    high = words / count
    ink, first = min(high, metrics.height()) / 2, y + room.y() + (room.height() - words) / 2
    for line in range(count):
        middle = first + (line + 0.5) * high
        yield middle - ink, middle + ink


def page_on(at: int, clear: Span, lines: list[Span]) -> float:
    """Give where a page on from `at` begins: what was cut at the lower edge is whole then, below one line more.

    `clear` is from where to where nothing of what is seen is faded.
    """
    low = at + clear[1]
    cut = min((top for top, bottom in lines if top < low < bottom), default=low)
    whole = max((top for top, bottom in lines if bottom <= cut), default=cut)
    return max(whole - clear[0], at + (clear[1] - clear[0]) / 2)


def page_back(at: int, clear: Span, lines: list[Span]) -> float:
    """Give where a page back from `at` begins: what was cut at the upper edge is whole then, above one line more."""
    high = at + clear[0]
    cut = max((bottom for top, bottom in lines if top < high < bottom), default=high)
    whole = min((bottom for top, bottom in lines if top >= cut), default=cut)
    return min(whole - clear[1], at - (clear[1] - clear[0]) / 2)


def rest_near(wanted: int, least: int, most: int, lines: list[Span], edge: Span) -> int:
    """Give where to scroll to, at most `most` and nearest to `wanted`, with no line over the `edge` of what is seen.

    The edge is from where all is hidden to where letters are read. Where it is too wide for that, no line lies over
    where it begins; where that cannot be either, the page rests as near as it can.
    """
    begins, ends = edge
    for until in (ends, begins):
        barred = [(top - until, bottom - begins) for top, bottom in lines]
        free = [at for at in range(least, most + 1) if at == 0 or not any(low < at < high for low, high in barred)]
        if free:
            return min(free, key=lambda at: abs(at - wanted))
    return max(least, min(wanted, most))
