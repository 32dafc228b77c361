"""Parts of a view that fade away where no hand is on mouse or keyboard, and come back with any movement or key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEasingCurve, QObject, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from herstel_app.ui.kit.hands import Hands
from herstel_app.ui.kit.theme import Theme

REST_MS = 5000
FADE_MS, COME_MS = 400, 280
"""How long they take to go, and to come back: who looks for them has them at once."""


class FadingParts(QObject):
    """Lets them fade; for Tab and for screen readers they stay where they are.

    A click on what cannot be seen at all only brings it back; once it is coming, it takes a click.
    """

    changes = Signal(float)
    """They begin to go to this opacity: 0 or 1."""
    shown = Signal(float)
    """They have this opacity now."""

    def __init__(self, view: QWidget, parts: Sequence[QWidget], theme: Theme) -> None:
        """Show them until `set_on`."""
        super().__init__(view)
        self.rest_ms = REST_MS
        """How long without a hand until they go."""
        self._theme, self._parts = theme, parts
        self._effects = [QGraphicsOpacityEffect(part) for part in parts]
        for part, effect in zip(parts, self._effects, strict=True):
            effect.setEnabled(False)
            part.setGraphicsEffect(effect)
        self._hands = Hands(self)
        self._hands.touched.connect(self.show_again)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.go)
        self.is_on, self._opacity, self._seen = False, 1.0, 1.0
        """Whether they fade where there is no hand, the opacity that they go to, and that which they have."""
        self._fade = QVariantAnimation(self)
        self._fade.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._fade.valueChanged.connect(lambda value: self._show(float(value)))
        # After the press, perhaps, that brings them back.
        self.changes.connect(lambda _opacity: QTimer.singleShot(0, self, self._mind_clicks))
        self.shown.connect(lambda _opacity: self._mind_clicks() if self.are_gone else None)

    @property
    def are_seen(self) -> bool:
        """Whether they are there to be seen, or are coming."""
        return self._opacity == 1.0

    @property
    def are_seen_whole(self) -> bool:
        """Whether they are there, and have come whole."""
        return self._opacity == 1.0 == self._seen

    @property
    def are_gone(self) -> bool:
        """Whether nothing of them is seen, and they are not coming."""
        return self._opacity == 0.0 and self._seen == 0.0

    def set_on(self, on: bool) -> None:
        """Let them fade from now on, or stay."""
        if on != self.is_on:
            self.is_on = on
            (self._hands.watch if on else self._hands.rest)()
            self.show_again()

    def show_again(self) -> None:
        """Bring them back, until there is no hand for a while."""
        self._fade_to(1.0)
        if self.is_on:
            self._rest.start(self.rest_ms)
        else:
            self._rest.stop()

    def go(self) -> None:
        """Fade away now."""
        self._fade_to(0.0)

    def go_at_once(self) -> None:
        """Be gone, without a fade, until there is a hand."""
        self._rest.stop()
        self._fade.stop()
        self._opacity = 0.0
        self.changes.emit(0.0)
        self._show(0.0)

    def _fade_to(self, opacity: float) -> None:
        if opacity == self._opacity:
            return
        begun, self._opacity = self._opacity, opacity
        self.changes.emit(opacity)
        if self._fade.state() == QVariantAnimation.State.Running:
            begun = float(self._fade.currentValue())
        self._fade.stop()
        if self._theme.reduced_motion:
            # After the press, perhaps, that brings them back.
            QTimer.singleShot(0, self, lambda: self._show(self._opacity))
            return
        self._fade.setDuration(COME_MS if opacity else FADE_MS)
        self._fade.setStartValue(begun)
        self._fade.setEndValue(opacity)
        self._fade.start()

    def _mind_clicks(self) -> None:
        for part in self._parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, self.are_gone)

    def _show(self, opacity: float) -> None:
        self._seen = opacity
        for effect in self._effects:
            effect.setEnabled(opacity < 1.0)
            effect.setOpacity(opacity)
        self.shown.emit(opacity)
