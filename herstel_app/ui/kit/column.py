"""What a page stands in: a column in the middle that scrolls, and shows whole what gets the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from herstel_app.ui.kit.theme import Theme

PAGE_WIDTH, PAGE_SIDE, PAGE_TOP = 760, 48, 44
"""Of what a page shows, and the least margins beside and above it, in px at 100 %."""
LOW = 14
"""The margin above a column is at most this part of its height."""
HIGH = 900
"""Height of a column, in px at 100 %, above which it begins lower: a fifth of what there is more."""
AROUND_PX = 12
"""Between the edge and a control that is scrolled into sight."""
KEPT_PX = 48
"""So much of a page stays in sight when one goes a page on: no line is cut in two."""
STAYS = "staysInSight"
"""The property of a part of a page that stays where it is while the rest scrolls."""
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


class FocusScroll(QScrollArea):
    """Scrolls up and down, without a frame, and brings in sight what gets the focus."""

    def __init__(self) -> None:
        """Make it, with nothing in it."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.faded = 0
        """How much at the lower edge is faded out, in px: what gets the focus stands above it."""
        self.faded_above = 0
        """How much at the upper edge is faded out once it is scrolled, in px."""
        self.in_place: QWidget | None = None
        self.before_tab: Callable[[], bool] = lambda: False
        """Makes what Tab would pass by, and says whether there was any."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._show_entered)

    def _show_entered(self, before: QWidget | None, now: QWidget | None) -> None:
        """Bring in sight what gets the focus from outside: Qt does so only within a scroll area."""
        came = now is not None and self.isAncestorOf(now) and not (before is not None and self.isAncestorOf(before))
        # Under the mouse nothing moves.
        if (
            now is not None
            and came
            and now is not self.in_place
            and QApplication.mouseButtons() == Qt.MouseButton.NoButton
        ):
            self.show_whole(now)
        self.in_place = self.in_place if now is self.in_place else None

    def focus_in_place(self, widget: QWidget) -> None:
        """Give a widget in it the focus, and stay where it is."""
        self.in_place = widget
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Bring all of a control in sight: of one with a cursor Qt shows only the line of the cursor."""
        if self.before_tab():
            self.once_laid_out(self, lambda: self.focusNextPrevChild(forward))
            return True
        moved = super().focusNextPrevChild(forward)
        now = QApplication.focusWidget()
        if moved and now is not None and self.isAncestorOf(now):
            self.show_whole(now)
        return moved

    def scroll_text(self, action: QAbstractSlider.SliderAction) -> None:
        """Scroll as a key asks."""
        bar, page = self.verticalScrollBar(), max(1, self.viewport().height() - KEPT_PX)
        if action == QAbstractSlider.SliderAction.SliderPageStepAdd:
            bar.setValue(bar.value() + page)
        elif action == QAbstractSlider.SliderAction.SliderPageStepSub:
            bar.setValue(bar.value() - page)
        else:
            bar.triggerAction(action)

    @property
    def _around(self) -> int:
        """The room that is kept above a part that is brought into sight, in px."""
        return max(AROUND_PX, self.faded_above)

    @property
    def empty_below(self) -> int:
        """How much at the very end is only room, in px."""
        return 0

    def show_part(self, part: QWidget) -> None:
        """Bring a part that grew into sight, to its end; of one that is higher than the page, its beginning."""
        self.ensureWidgetVisible(part, 0, max(self._around, self.faded + 1))
        inside = self.widget()
        if inside is not None and part.height() > self.viewport().height():
            self.verticalScrollBar().setValue(part.mapTo(inside, part.rect().topLeft()).y() - self.faded_above)

    def show_top(self, part: QWidget) -> None:
        """Have a part at the top, as far as there is enough below it; one that is wholly in sight stays there."""
        inside = self.widget()
        if inside is not None and part.visibleRegion().boundingRect().height() < part.height():
            self.verticalScrollBar().setValue(part.mapTo(inside, part.rect().topLeft()).y() - self._around)

    def once_laid_out(self, context: QObject, act: Callable[[], object]) -> None:
        """Call `act`, while `context` lives, once what was just added is shown, and then has its place."""
        QTimer.singleShot(0, context, lambda: QTimer.singleShot(0, context, act))

    def show_whole(self, widget: QWidget) -> None:
        """Bring a control in sight, unless all of it is."""
        inside, seen = self.widget(), widget.visibleRegion().boundingRect()
        if inside is None:
            return
        room, faded = self.viewport().height(), self.faded
        is_faded = False
        if inside.isAncestorOf(widget):
            top = widget.mapTo(self.viewport(), QPoint()).y()
            above = min(self.faded_above, self.verticalScrollBar().value())
            is_faded = 0 <= top < above or room - faded < top + widget.height() <= room
        if seen.height() >= min(widget.height(), room) and not is_faded:
            return
        if widget.height() > room:
            self.ensureWidgetVisible(widget)
            return
        centre = widget.mapTo(inside, widget.rect().center())
        above = min(widget.height() // 2 + max(self._around, faded + 1), room // 2)
        self.ensureVisible(centre.x(), centre.y(), 0, above)


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
        """Keep the reading width."""
        before = self._frame.contentsMargins()
        self.restyle()
        super().resizeEvent(event)
        if self.isVisible() and self._frame.contentsMargins() != before:
            self._frame.activate()  # what is inside was given its width before the margins, and would keep it a while


def page_around(part: QWidget) -> FocusScroll | None:
    """Give what `part` scrolls in, if it is in such a page."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, FocusScroll):
        around = around.parentWidget()
    return around
