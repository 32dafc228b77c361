"""What a page stands in: a column in the middle that scrolls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_app.ui.kit.focus_scroll import LINE_PX, FocusScroll
from herstel_app.ui.kit.theme import Theme

PAGE_WIDTH, PAGE_SIDE, PAGE_TOP = 760, 48, 44
"""Of what a page shows, and the least margins beside and above it, in px at 100 %."""
LOW = 14
"""The margin above a column is at most this part of its height."""
HIGH = 900
"""Height of a column, in px at 100 %, above which it begins lower: a fifth of what there is more."""
TIGHT_BELOW = 420
"""Width of a column, in px at 100 %, below which its margins make room for its text."""


def least_side(theme: Theme, side_px: int) -> int:
    """Give the least margin beside a column, in px; in large text it does not grow, as text needs it."""
    return side_px if theme.is_large else theme.space(side_px)


def margin_beside(across: int, width: int, side: int) -> int:
    """Give the margin, in px, on the left of what stands in the middle, `width` wide; it is at least `side`."""
    return max(side, (across - width) // 2)


def top_of(theme: Theme, height: int, top_px: int = PAGE_TOP) -> int:
    """Give how far down in a page of `height` px what stands there begins, in px; `top_px` is the margin at 100 %."""
    return min(theme.space(top_px), height // LOW) + max(0, height - theme.px(HIGH)) // 5


class Aligned(QWidget):
    """What stands above or below a `Column`, in line with its text."""

    def __init__(self, theme: Theme, width: int, side: int) -> None:
        """Take the width and margin of that column, in px at 100 %."""
        super().__init__()
        self._width, self._side = theme.px(width), least_side(theme, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in line."""
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None:
            inside = layout.contentsMargins()
            left = margin_beside(event.size().width(), self._width, self._side)
            layout.setContentsMargins(left, inside.top(), left, inside.bottom())


class Column(FocusScroll):
    """A page-high column that scrolls, in the middle, with margins, and at most a reading width."""

    def __init__(
        self,
        theme: Theme,
        width: int = PAGE_WIDTH,
        margins: tuple[int, int] = (PAGE_SIDE, PAGE_TOP),
        gap: int | None = None,
        fills: bool = False,
    ) -> None:
        """Make an empty column; `width`, `margins` (sides, top) and `gap` (between parts) are in px at 100 %.

        The usual gap grows with the text. Where it `fills`, what stretches in it takes the height that is left.
        """
        super().__init__()
        self.tight_below = TIGHT_BELOW
        self.end = 0 if fills else margins[1]
        """The margin below what is in it, in px at 100 %; as that above, unless something stands below the column."""
        self.least_left = 0
        """Its left margin is no less, in px: what reaches out of it keeps clear of the rail, however narrow it is."""
        self.has_foot = False
        """Whether something of the page stays in sight below it: it begins where it does without that."""
        self.kept_part: Callable[[], QWidget | None] = lambda: None
        """Gives the part that stays where it is on the screen when the width changes."""
        self._theme, self._designed, self._gap, self._fills = theme, (width, *margins), gap, fills
        inner = QWidget()
        self._frame = QVBoxLayout(inner)
        self._frame.setSpacing(0)
        self.body = QVBoxLayout()
        self._frame.addLayout(self.body, 1 if fills else 0)
        if not fills:
            self._frame.addStretch(1)
        self.setWidget(inner)

    def restyle(self) -> None:
        """Take over the text size of the theme; keep the reading width by a wider margin.

        A maximum width would be forgotten where heights are computed.
        """
        theme, designed = self._theme, self._designed[0]
        self.line_px = theme.px(LINE_PX)
        room, most = self.viewport().size(), theme.px(designed)
        side, left = self._sides(self.width())
        page = self.parentWidget()
        top = self.top_in(page.height() if self.has_foot and page is not None else room.height())
        gap = theme.px(12) if self._gap is None else theme.space(self._gap)
        self.body.setSpacing(0 if self._gap == 0 else gap)  # the least of a space is 1 px
        below = theme.space(self.end) if self.end or not self._fills else 0
        self._frame.setContentsMargins(left, top, max(side, room.width() - left - most), below)

    @property
    def empty_below(self) -> int:
        """How high its lower margin is, in px."""
        return self._frame.contentsMargins().bottom()

    @property
    def right_end(self) -> int:
        """Where what is in it ends at the right, in px."""
        return self.viewport().width() - self._frame.contentsMargins().right()

    @property
    def height_needed(self) -> int:
        """How high it has to be, in px, to show all that is in it: beside the scroll bar, as long as that is there."""
        frame = self._frame
        return frame.heightForWidth(self.viewport().width()) if frame.hasHeightForWidth() else frame.sizeHint().height()

    def top_in(self, height: int) -> int:
        """Give how far down it begins, in px, where it is so high."""
        return top_of(self._theme, height, self._designed[2])

    def left_in(self, width: int) -> int:
        """Give where its words begin, in px, where it is so wide."""
        return self._sides(width)[1]

    def _sides(self, width: int) -> tuple[int, int]:
        """Give the least margin at its sides, and the left one."""
        theme, (designed, side_px, _) = self._theme, self._designed
        side = least_side(theme, side_px)
        # Of the whole width, so that nothing moves where a scroll bar appears.
        if width < theme.px(self.tight_below):
            side = min(side, (width - self.verticalScrollBar().sizeHint().width()) // 32)
        return side, max(self.least_left, margin_beside(width, theme.px(designed), side))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the reading width, and the place on the page."""
        part = self.kept_part() if event.oldSize().width() > 0 else None
        was = (self._top_of(part), part.height()) if part else (0, 1)
        before = self._frame.contentsMargins()
        self.restyle()
        super().resizeEvent(event)
        if self.isVisible() and self._frame.contentsMargins() != before:
            self._frame.activate()  # what is inside was given its width before the margins, and would keep it a while
        if part is not None and event.size().width() != event.oldSize().width():
            self._put_back(part, *was)
            # Some heights are known only once all of it was laid out.
            QTimer.singleShot(0, part, lambda: self._put_back(part, *was))

    def _top_of(self, part: QWidget) -> int:
        """Give how far a part begins below the upper edge of what is seen, in px."""
        return part.mapTo(self.viewport(), QPoint()).y()

    def _put_back(self, part: QWidget, top: int, height: int) -> None:
        """Scroll to where a part begins as far below the edge as it did; of one that is cut, to the same line."""
        wanted = top if top >= 0 else round(top * part.height() / max(1, height))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._top_of(part) - wanted)
