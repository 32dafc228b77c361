"""The glow that breathes, with the trace of the breaths just passed: a wave for herstel, a flat line for rest.

It is painted from pictures made before, and only where something has changed.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.core.timeline import Frame, Phase, Timeline
from herstel_app.core.trace import Look, Trace, begins_s, look_at
from herstel_app.ui.kit.glow_circle import SMALLEST, STEPS, Ahead, GlowCircle, Light
from herstel_app.ui.kit.glow_lines import SideLine, Tone, TraceLine, Wave
from herstel_app.ui.kit.painting import mixed
from herstel_app.ui.kit.theme import Theme

MOST_PX, LEAST_PX, USUAL_PX = 420, 64, 150
"""Its largest, smallest and usual width, in px; the last two at 100 %."""
NARROW = 0.74
"""So much of the width it has at most: the lines need some too."""
STILL_RADIUS = 0.75
"""The radius at rest, and where less movement is wanted; this and what follows are shares of that breathed in."""
RADIUS_STEP = 2
"""In px: of a light without an edge no smaller change is seen."""
BESIDE = 1.0
"""From the middle to the lines: there is no light there."""
INTO = 0.5
"""Where the trace is lost in the light, as a share of the radius that it has now."""
LOST = 0.4
"""Over so much before that, in stillness over nothing."""
WAVE = 0.36
"""Half the height of the trace."""
SPEED = 0.105
"""How far the trace moves in a second."""
AHEAD, AHEAD_PX = 0.14, 4
"""How strong the flat line is that the trace has yet to come to, and half the height that is painted for it, in px."""
SPAN = 2.3
"""How long the trace is, before it is lost."""
CLOSE_BELOW = 0.8
"""Where less than this lies beside the glow the lines come out of its light."""
CLOSE_WAVE, CLOSE_SPEED, CLOSE_SPAN = 0.25, 0.067, 4.0
"""The trace there: a breath is shorter and lower, so that more than one is seen."""
COMES_OUT, COMES_OVER = (0.35, 0.85), 0.25
"""Where nothing of it is seen there, for the word and its light, and where all is; from the middle. Beside a wide word
that is further out, over so much at least."""
BESIDE_WORD, LEAST_BESIDE_WORD = 24, 6
"""Between the word and where the trace is seen there, and where it is lost elsewhere, in px at 100 %."""
STILL_BRIGHTNESS_RANGE = 0.10
"""With reduced motion the size stands still and the brightness changes by at most this share."""


def phase_word(phase: Phase | None) -> str:
    """Give the word in the middle of the glow; empty where nothing is to be done."""
    tr = QCoreApplication.translate
    match phase:
        case "inhale":
            return tr("Glow", "adem in")
        case "top_up":
            return tr("Glow", "nog iets in")
        case "exhale":
            return tr("Glow", "adem uit")
        case "hold" | "hold_out":
            return tr("Glow", "wacht")
        case "tense":
            return tr("Glow", "span aan")
        case "release":
            return tr("Glow", "laat los")
        case "notice":
            return tr("Glow", "merk op")
        case None:
            return ""


class Glow(QWidget):
    """Draws one moment; knows nothing of time."""

    def __init__(self, theme: Theme, dim: bool = False, has_lines: bool = True, breathed_out: float = SMALLEST) -> None:
        """Make a glow at rest; `dim` is the one for the dark screen, without lines and word.

        Without lines it is as wide as it can be; `breathed_out` is its radius then, as a share of that breathed in.
        """
        super().__init__()
        self._theme, self._dim = theme, dim
        self._breathed_out, self._width_share = breathed_out, NARROW if has_lines else 1.0
        self._circle = GlowCircle(self, theme, dim, breathed_out)
        self._left, self._right = TraceLine(self, theme), SideLine(self, theme)
        self._trace, self._wave, self._is_close = Trace(), Wave(), False
        self._passed: tuple[tuple[float, float], ...] | None = None
        """What the wave was made of."""
        self._shown: tuple[Frame | None, bool, Timeline | None] = (None, False, None)
        self.is_alone = False
        """Whether it has the whole window: what it lies on is darker at rest."""
        self.ground = ""
        """The colour of that, where it is not that of the pane."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for line in (self._left, self._right):
            line.setVisible(has_lines and not dim)
        self.restyle()

    def restyle(self) -> None:
        """Take over the text size of the theme."""
        self.setMinimumSize(self._theme.space(LEAST_PX), self._theme.space(LEAST_PX))

    def pass_for_opaque(self, opaque: bool) -> None:
        """Let Qt leave out what is under it, or not: not while it is blended with that."""
        for part in (self, self._circle):
            part.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, opaque)
            part.update()

    def sizeHint(self) -> QSize:
        """Ask for little: where there is more, the glow gets it, and where there is less, text goes before it."""
        return QSize(self._theme.space(USUAL_PX), self._theme.space(USUAL_PX))

    def height_in(self, width: int) -> int:
        """Give the height that it can use in so much width, in px."""
        return min(round(width * self._width_share), MOST_PX)

    def show_frame(self, frame: Frame | None, paused: bool = False, timeline: Timeline | None = None) -> None:
        """Draw `frame` from now on, with the trace in `timeline`; None is the glow at rest."""
        self._shown = frame, paused, timeline
        if frame is None:
            self._lie_on(0.0)
            self._circle.show_light(Light(round(self._reach * STILL_RADIUS)))
            self._circle.show_ahead(None)
            self._show_lines(Tone(), Wave(), QPointF())
            return
        look = look_at(timeline, frame.at_s) if timeline is not None else Look(frame.level * frame.guidance)
        strength = frame.presence * (0.5 if paused else 1.0)
        self._lie_on(look.rest)
        radius = self._show_circle(frame, paused, look, strength)
        if not self._dim:
            tone = Tone(
                warmth=round(STEPS * frame.glow),
                strength=round(STEPS * strength),
                rest=round(STEPS * look.rest),
                ahead=round(STEPS * AHEAD),
                ground=self.ground,
            )
            self._place_lines(radius, look, tone, timeline is not None)
            self._show_trace(tone, frame.at_s, look, timeline)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each part its place: the glow in the middle, the lines beside it."""
        super().resizeEvent(event)
        x, y, reach = self.width() // 2, self.height() // 2, self._reach
        self._passed = None
        close = self._is_close = x < (1 + CLOSE_BELOW) * reach
        half, beside = round((CLOSE_WAVE if close else WAVE) * reach) + 4, 0 if close else round(BESIDE * reach)
        self._circle.setGeometry(x - reach, y - reach, 2 * reach, 2 * reach)
        self._left.setGeometry(-beside, y - half, x, 2 * half)
        self._left.raise_()  # it comes nearer where the glow is small
        self._right.setGeometry(x + beside, y - AHEAD_PX, self.width() - x - beside, 2 * AHEAD_PX)
        if close:
            self._right.raise_()
        self._come_out(0.0)
        self.show_frame(*self._shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is behind its parts."""
        with QPainter(self) as painter:
            ground = QColor(self.ground) if self.ground else self._theme.color("dark" if self._dim else "pane")
            painter.fillRect(event.rect(), ground)

    @property
    def _reach(self) -> int:
        """The radius of the glow breathed in, in px."""
        return min(self.height_in(self.width()), self.height()) // 2

    @property
    def _up(self) -> int:
        """Half the height of the trace in whole px: a flat line between two of them is smeared out, and dull."""
        return round((CLOSE_WAVE if self._is_close else WAVE) * self._reach)

    def _lie_on(self, rest: float) -> None:
        """Take the ground of so much rest."""
        pane, still = self._theme.color("pane"), self._theme.color("still")
        ground = mixed(pane, still, rest).name() if self.is_alone and rest else ""
        if ground != self.ground:
            self.ground = ground
            self.update()

    def _place_lines(self, radius: int, look: Look, tone: Tone, has_trace: bool) -> None:
        """Have the lines end in the light as it is now; in stillness, which has a ring around it, beside that."""
        stillness, middle = look.stillness, self.width() // 2
        low = -round(look.low * self._up) if has_trace and not self._theme.reduced_motion else 0
        self._right.move(self._right.x(), self.height() // 2 - AHEAD_PX + low)
        if self._is_close:
            self._circle.show_ahead(None)
            self._come_out(stillness)
            return
        near = max(INTO * radius, self._circle.word_half + self._theme.space(LEAST_BESIDE_WORD))
        lost = round(LOST * self._reach * (1 - stillness))
        beside = near + max(0.0, BESIDE * self._reach - near) * stillness
        self._left.move(middle - round(beside) - self._left.width(), self._left.y())
        self._left.come_out((0, lost) if lost else None)
        strength = tone.ahead / STEPS * tone.strength / STEPS * (1 - tone.rest / STEPS)
        self._circle.show_ahead(Ahead(low, round(beside), lost, strength) if lost and strength else None)

    def _come_out(self, stillness: float) -> None:
        """Have the lines come out of the light where there is little room; from the ring around it in stillness."""
        word = (self._circle.word_half + self._theme.space(BESIDE_WORD)) / max(1, self._reach)
        shares = [max(least, word + more) for least, more in zip(COMES_OUT, (0.0, COMES_OVER), strict=True)]
        none, whole = (round((share + max(0.0, 1 - share) * stillness) * self._reach) for share in shares)
        for line in (self._left, self._right):
            line.come_out((none, whole) if self._is_close else None)

    def _show_circle(self, frame: Frame, paused: bool, look: Look, strength: float) -> int:
        """Show the light, and give its radius in px."""
        still = self._theme.reduced_motion
        if still:
            strength *= 1 - STILL_BRIGHTNESS_RANGE * (1 - look.size)
        share = STILL_RADIUS if still else self._breathed_out + (1 - self._breathed_out) * look.size
        word = phase_word(frame.phase) if frame.word is None else frame.word
        radius = RADIUS_STEP * round(self._reach * share / RADIUS_STEP)
        self._circle.show_light(
            Light(
                radius=radius,
                warmth=0 if self._dim else round(STEPS * frame.glow),
                strength=round(STEPS * strength),
                stillness=0 if self._dim else round(STEPS * look.stillness),
                rest=0 if self._dim else round(STEPS * look.rest),
                arc=0 if still or self._dim else round(360 * look.still_share),
                word=QCoreApplication.translate("Glow", "pauze") if paused else word,
                ground=self.ground,
            )
        )
        return radius

    def _show_trace(self, tone: Tone, at_s: float, look: Look, timeline: Timeline | None) -> None:
        if timeline is None or self._theme.reduced_motion or not self._reach:
            self._show_lines(tone, Wave(), QPointF())
            return
        shares = (CLOSE_SPEED, CLOSE_SPAN) if self._is_close else (SPEED, SPAN)
        across, length, up = shares[0] * self._reach, shares[1] * self._reach, self._up
        passed = self._trace.before(timeline, at_s, min(length, self._left.width()) / across)
        if passed is not self._passed:
            self._passed = passed
            self._wave = Wave(passed, across, up, length, begins_s(timeline))
        self._show_lines(tone, self._wave, QPointF(at_s * across, -look.height * up))

    def _show_lines(self, tone: Tone, wave: Wave, head: QPointF) -> None:
        self._left.show_wave(wave, head, tone)
        self._right.show_tone(tone)
