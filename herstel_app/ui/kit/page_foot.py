"""What ends a page: right below what is in its column, or, where that is longer, in sight at the foot of the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstel_app.ui.kit.basic import hairline
from herstel_app.ui.kit.column import PAGE_SIDE, PAGE_WIDTH, Aligned, Column
from herstel_app.ui.kit.layout import Part, column
from herstel_app.ui.kit.theme import Theme

UNBOUNDED = 16777215
"""The maximum height of a widget that has none, in px."""


class PageFoot(QWidget):
    """In line with the column of a page; a `FootPlace` shows it."""

    def __init__(self, end: int = 0, has_line: bool = False) -> None:
        """Make it empty; it stands `end` px, at 100 %, below what is in the column.

        One that `has_line` has a hairline above it where it stands at the foot of the page.
        """
        super().__init__()
        self.end = end
        self._line = hairline(bleeds=True)
        self._line.hide()
        self._has_line = has_line

    def lay_out(self, theme: Theme, inside: Part, above: int, below: int) -> None:
        """Have `inside` in it, with so much above and below that, in px at 100 %."""
        aligned, around = Aligned(theme, PAGE_WIDTH, PAGE_SIDE), QWidget()
        self._around = column(theme, inside, margins=(0, above, 0, below), on=around)
        column(theme, around, on=aligned)
        column(theme, self._line, aligned, gap=0, on=self)

    def end_earlier(self, by: int) -> None:
        """End so many px before the margin at its right: beside a scroll bar a narrow column does."""
        room = self._around.contentsMargins()
        self._around.setContentsMargins(room.left(), room.top(), by, room.bottom())

    def show_apart(self, apart: bool) -> None:
        """Stand `apart` from what scrolls, or right below all of it."""
        self._line.setVisible(apart and self._has_line)

    def height_at(self, width: int) -> int:
        """Give the height, in px, at `width` px."""
        layout = self.layout()
        if layout is None:
            return 0
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()


class FootPlace(QObject):
    """Shows one foot at a time below the column of a page."""

    def __init__(self, page: QWidget, inside: Column, outer: QVBoxLayout, theme: Theme) -> None:
        """Place feet in `outer`, the layout of a `page`, below the column `inside` it."""
        super().__init__(page)
        self._page, self._column, self._outer, self._theme = page, inside, outer, theme
        self._foot: PageFoot | None = None
        self._usual_end = inside.end
        outer.addStretch(0)
        scrolled = inside.widget()
        assert scrolled is not None
        for watched in (page, scrolled):
            watched.installEventFilter(self)

    def show(self, foot: PageFoot | None) -> None:
        """Show this one in place of what was there, or none."""
        if foot is not self._foot:
            if self._foot is not None:
                self._foot.hide()
                self._foot.removeEventFilter(self)
            if foot is not None:
                foot.installEventFilter(self)
                if self._outer.indexOf(foot) < 0:
                    self._outer.insertWidget(self._outer.count() - 1, foot)
            self._foot, self._column.has_foot = foot, foot is not None
            self._column.restyle()
        if foot is not None:
            foot.show()
        self.fit()

    def fit(self) -> None:
        """Have the column no higher than what is in it, where the foot then has room below that."""
        foot, inside = self._foot, self._column
        follows, needed = False, UNBOUNDED
        if foot is not None:
            needed = inside.height_needed - inside.empty_below + self._theme.space(foot.end)
            follows = needed + foot.height_at(self._page.width()) <= self._page.height()
            foot.show_apart(not follows)
            wide = self._page.width()
            foot.end_earlier(max(0, wide - inside.left_in(wide) - inside.right_end))
        end = foot.end if foot is not None and follows else self._usual_end
        if end != inside.end:  # each time that it is set anew everything is laid out anew
            inside.end = end
            inside.restyle()
        inside.setMaximumHeight(needed if follows else UNBOUNDED)
        self._outer.activate()  # at once, so that no scroll bar is there for a moment

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page as it gets another size, and what is shown as it grows."""
        wanted = QEvent.Type.Resize if watched is self._page else QEvent.Type.LayoutRequest
        if event.type() == wanted:
            self.fit()
        return False
