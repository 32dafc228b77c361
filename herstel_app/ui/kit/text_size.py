"""Gives what stands open the sizes of another text size, without making it anew: what was answered and typed stays.

It counts on what the whole program does: margins and gaps in a layout come from `Theme.space`, sizes of a widget from
`Theme.px`, both from whole numbers at 100 %. A part that chooses more by the text size has a method `restyle`.
"""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QLayout, QWidget

from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.layout import resize_gaps
from herstel_app.ui.kit.theme import Theme, growth_of_space

UNLIMITED = 16_777_215
"""What Qt has for no largest size."""


class Resizing:
    """From one text size to the one that the theme has now."""

    def __init__(self, before: float, theme: Theme) -> None:
        """Begin from the text size `before`, where 1.0 is 100 %."""
        self._before, self._theme = before, theme

    def apply(self, root: QWidget) -> None:
        """Resize all that is in `root`; each `restyle` comes last, as it knows better."""
        parts = root.findChildren(QWidget)
        for layout in root.findChildren(QLayout):
            self._resize_layout(layout)
        for part in parts:
            self._resize_widget(part)
        for part in parts:
            act = getattr(part, "restyle", None)
            if act is not None:
                act()
            part.updateGeometry()
            part.update()

    def _px(self, length: int) -> int:
        return self._theme.px(round(length / self._before)) if length > 0 else length

    def _space(self, length: int) -> int:
        return self._theme.space(round(length / growth_of_space(self._before))) if length > 0 else length

    def _resize_layout(self, layout: QLayout) -> None:
        inside = layout.contentsMargins()
        sides = (inside.left(), inside.top(), inside.right(), inside.bottom())
        layout.setContentsMargins(*(self._space(side) for side in sides))
        if isinstance(layout, FlowLayout):
            layout.gap = self._space(layout.gap)
        elif isinstance(layout, QGridLayout):
            layout.setHorizontalSpacing(self._space(layout.horizontalSpacing()))
            layout.setVerticalSpacing(self._space(layout.verticalSpacing()))
        elif isinstance(layout, QBoxLayout):
            layout.setSpacing(self._space(layout.spacing()))
        resize_gaps(layout, self._space)
        layout.invalidate()

    def _resize_widget(self, widget: QWidget) -> None:
        if isinstance(widget, QLabel):
            inside = widget.contentsMargins()
            sides = (inside.left(), inside.top(), inside.right(), inside.bottom())
            widget.setContentsMargins(*(self._space(side) for side in sides))
        # What the style sheet set, it has set anew by now; Qt notes that by these names.
        of_style = {bytes(name.data()).decode() for name in widget.dynamicPropertyNames()}
        largest = widget.maximumSize()
        # First the largest size: the least one may not be above it.
        if largest.width() < UNLIMITED and "_q_stylesheet_maxw" not in of_style:
            widget.setMaximumWidth(self._px(largest.width()))
        if largest.height() < UNLIMITED and "_q_stylesheet_maxh" not in of_style:
            widget.setMaximumHeight(self._px(largest.height()))
        if widget.minimumWidth() and "_q_stylesheet_minw" not in of_style:
            widget.setMinimumWidth(self._px(widget.minimumWidth()))
        if widget.minimumHeight() and "_q_stylesheet_minh" not in of_style:
            widget.setMinimumHeight(self._px(widget.minimumHeight()))
