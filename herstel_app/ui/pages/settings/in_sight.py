"""What stays in sight in *Instellingen* while a section scrolls: the title above it, and the list beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import BEARING_PX
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.fade import FADE_PX, FIRM_PX, Fade
from herstel_app.ui.kit.focus_scroll import STAYS, page_around
from herstel_app.ui.kit.style_sheet import SECTION_REACH
from herstel_app.ui.kit.theme import Theme

BELOW = 20
"""Of the room below the title, this much scrolls, in px at 100 %: there what scrolls away fades out.

So much is left below a section, too.
"""


FIRM, FAINT, FADE = 22, 26, 32
"""Of what scrolls, so much at its upper edge is not seen, so much hardly, and so much in all is faded; px at 100 %."""


class PinnedColumn(Column):
    """A column of which the head can stay where it is, with a list below it that begins left of the head."""

    def __init__(self, theme: Theme, head: QWidget) -> None:
        """Put the head in it; it scrolls along until `pin`."""
        super().__init__(theme)
        self._head, self._is_pinned = head, False
        self.body.addWidget(head)
        self._fade = Fade(self, "top", theme, "background")
        self.faded_above, self.hidden_above = theme.px(FADE_PX), theme.px(FIRM_PX["top"])

    def pin(self, on: bool) -> None:
        """Have the head above what scrolls, or in it."""
        if on == self._is_pinned:
            return
        self._is_pinned = on
        inside = self._head.layout()
        assert inside is not None
        inside.setContentsMargins(0, 0, 0, 0 if on else self._theme.space(BELOW))
        self._fade.deleteLater()
        height, firm = (FADE, FIRM) if on else (FADE_PX, None)
        self._fade = Fade(self, "top", self._theme, "background", height, firm)
        self.faded_above = self._theme.px(FAINT if on else FADE_PX)
        self.hidden_above = self._theme.px(FIRM if on else FIRM_PX["top"])
        if on:
            self.body.removeWidget(self._head)
            self._head.setParent(self.parentWidget())  # beside this column, over the room that it leaves
            self._head.show()
        else:
            self.body.insertWidget(0, self._head)
        self.restyle()

    @property
    def _around(self) -> int:
        """As far below the head as the first part, so that what stands above is faded out."""
        return self._frame.contentsMargins().top() if self._is_pinned else super()._around

    def show_part(self, part: QWidget) -> None:
        """Bring a part that grew into sight, with its card from the top where that is all seen."""
        bar = self.verticalScrollBar()
        before, inside = bar.value(), self.widget()
        super().show_part(part)
        card: QWidget | None = part
        while card is not None and not isinstance(card, Card):
            card = card.parentWidget()
        if inside is None or card is None or bar.value() == before:
            return
        if card.height() + self._around + self.faded <= self.viewport().height():
            bar.setValue(card.mapTo(inside, QPoint()).y() - self._around)

    def restyle(self) -> None:
        """Place the head, and let what scrolls begin below it."""
        super().restyle()
        if not self._is_pinned:
            self.setViewportMargins(0, 0, 0, 0)
            return
        around, below = self._frame.contentsMargins(), self._theme.space(BELOW)
        width = self.viewport().width() - around.left() - around.right()
        height = self._head.heightForWidth(width)
        top = self.top_in(self.height())
        self._head.setGeometry(around.left(), top, width, height)
        self.setViewportMargins(0, top + height, 0, 0)
        around.setLeft(around.left() - self._theme.px(SECTION_REACH) + BEARING_PX)
        around.setTop(below + self.body.spacing())
        around.setBottom(below)
        self._frame.setContentsMargins(around)


class StayingList(QWidget):
    """Room beside a section for a list that stays where it is while the section scrolls."""

    def __init__(self, inside: QWidget) -> None:
        """Hold the list."""
        super().__init__()
        self._inside = inside
        inside.setParent(self)
        inside.setProperty(STAYS, True)
        self._scrolled = 0
        self._place()

    def follow(self, scrolled: int) -> None:
        """Stay in sight where the page was scrolled by so many px, unless it would not fit there."""
        self._scrolled = scrolled
        self._place()

    def event(self, event: QEvent) -> bool:
        """Make room for the list, as it is now."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay in the section."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        size, page = self._inside.sizeHint(), page_around(self)
        self.setFixedWidth(self._inside.minimumWidth())
        self.setMinimumHeight(size.height())
        fits = page is not None and size.height() <= page.viewport().height() - 2 * BELOW
        down = max(0, min(self._scrolled, self.height() - size.height())) if fits else 0
        self._inside.setGeometry(0, down, self.width(), size.height())
