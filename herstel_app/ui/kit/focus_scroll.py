"""What scrolls up and down: it shows whole what gets the focus, and leaves in place what the mouse is on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QScrollArea, QWidget

from herstel_app.ui.kit.focus_ring import are_keys_used
from herstel_app.ui.kit.resting import READ_FROM, lines_of, page_back, page_on, rest_near, with_words

AROUND_PX = 16
"""Between the edge and a control that is scrolled into sight."""
LINE_PX = 31
"""About the height of a line of a text: so far an arrow scrolls, in px at 100 %."""
STAYS = "staysInSight"
"""The property of a part of a page that stays where it is while the rest scrolls."""


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
        self.hidden_above = 0
        """How much of that is not seen at all, in px."""
        self.line_px = LINE_PX
        """How far an arrow scrolls."""
        self._has_room = False
        """Whether there is more to scroll than is on it."""
        self.verticalScrollBar().valueChanged.connect(self._mind_room)
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
        bar = self.verticalScrollBar()
        before, moved = bar.value(), super().focusNextPrevChild(forward)
        now = QApplication.focusWidget()
        if moved and now is not None and self.isAncestorOf(now):
            bar.setValue(before)  # Qt has scrolled already, without minding what it cuts
            self.show_whole(now)
        return moved

    def scroll_text(self, action: QAbstractSlider.SliderAction) -> None:
        """Scroll as a key asks: an arrow a line, a page so far that no line is passed by unread."""
        bar, actions = self.verticalScrollBar(), QAbstractSlider.SliderAction
        steps = {actions.SliderSingleStepAdd: self.line_px, actions.SliderSingleStepSub: -self.line_px}
        if action in steps:
            bar.setValue(bar.value() + steps[action])
        elif action in (actions.SliderPageStepAdd, actions.SliderPageStepSub):
            bar.setValue(self._page_from(bar.value(), on=action == actions.SliderPageStepAdd))
        else:
            bar.triggerAction(action)

    def _page_from(self, at: int, on: bool) -> int:
        """Give where to scroll to for a page on or back, with no line cut at the upper edge."""
        inside, high = self.widget(), self.viewport().height()
        assert inside is not None
        lines = list(lines_of(inside, at - high, at + 2 * high))
        clear = self.faded_above, max(self.faded_above + 1, high - self.faded)
        wanted = round((page_on if on else page_back)(at, clear, lines))
        least, most = (max(at + 1, wanted - self.line_px), wanted) if on else (wanted, wanted + self.line_px)
        return rest_near(wanted, least, most, lines, self._edge)

    @property
    def _edge(self) -> tuple[float, float]:
        """From where all is hidden at the upper edge to where letters are read, in px."""
        return self.hidden_above, self.hidden_above + READ_FROM * (self.faded_above - self.hidden_above)

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
        """Bring a control in sight with what is said of it, unless it is; then no line is cut at the upper edge."""
        inside, bar, room = self.widget(), self.verticalScrollBar(), self.viewport().height()
        if inside is None or not inside.isAncestorOf(widget):
            return
        alone = QRect(widget.mapTo(inside, QPoint()), widget.size())
        for place in (with_words(widget, inside, room), alone):
            least, most = self._scrolled_for(place)
            if least <= most:
                break
        else:
            self.ensureWidgetVisible(widget)
            return
        if least <= bar.value() <= most:
            return
        lines = list(lines_of(inside, least, most + self.faded_above))
        rests = rest_near(bar.value(), least, most, lines, self._edge)
        # So near the beginning what the page begins with would only be faded.
        bar.setValue(0 if least == 0 and rests <= self.faded_above else rests)

    def _scrolled_for(self, place: QRect) -> tuple[int, int]:
        """Give the least and the most that the page is scrolled while all of a place on it is clear of the edges."""
        bar, below = self.verticalScrollBar(), max(AROUND_PX, self.faded + 1)
        least = place.y() + place.height() + below - self.viewport().height()
        return max(0, min(least, bar.maximum())), min(bar.maximum(), max(0, place.y() - self._around))

    def after_key(self, context: QObject, act: Callable[[], object]) -> None:
        """Call `act` once what was opened by key has its place; under the mouse nothing moves."""
        if are_keys_used():
            self.once_laid_out(context, act)

    def keep_height(self) -> None:
        """Keep as much to scroll as there is, until `scroll_on`: what becomes shorter would draw the page along."""
        inside = self.widget()
        if inside is not None and self.verticalScrollBar().value() > 0:
            inside.setMinimumHeight(inside.height())

    def scroll_on(self, by: int) -> None:
        """Scroll by so many px, also past the end: there is room then for as long as someone is there."""
        inside, bar = self.widget(), self.verticalScrollBar()
        if inside is None:
            return
        wanted = max(0, bar.value() + by)
        if wanted > 0:
            # Also where there is enough to scroll now: what was just made may yet become lower.
            inside.setMinimumHeight(self.viewport().height() + wanted)
            inside.resize(inside.width(), max(inside.height(), inside.minimumHeight()))
            self._has_room = True
        else:
            self.forget_room()
        bar.setValue(wanted)

    def forget_room(self) -> None:
        """Have no more to scroll than there is."""
        inside = self.widget()
        if inside is not None and inside.minimumHeight():
            inside.setMinimumHeight(0)
        self._has_room = False

    def _mind_room(self, scrolled: int) -> None:
        """Give back the room at the end that is out of sight."""
        inside, room = self.widget(), self.viewport().height() + scrolled
        if self._has_room and inside is not None and room < inside.minimumHeight():
            inside.setMinimumHeight(room)


def page_around(part: QWidget) -> FocusScroll | None:
    """Give what `part` scrolls in, if it is in such a page."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, FocusScroll):
        around = around.parentWidget()
    return around
