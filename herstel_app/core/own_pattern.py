"""A breathing rhythm of one's own: four phases in half seconds, and what they may be.

The limits (E = evidence, section 1):
- 5 to 20 s a breath, 12 to 3 a minute: the quickest paced breathing that was studied (Fincham 2023), and the slowest
  that is done here at all (4-7-8, E5); also without the holds never quicker, as a hold may always be left out;
- in 2 to 8 s, out 2 to 12 s, out at most 1 s shorter than in: a long inhale becomes a deep one (section 5), and the
  evening has no use for a stressed inhale (E6);
- hold at most 7 s (E5), empty at most 4 s (E6): more gives air hunger;
- a hold of more than 4 s is done four times, then it is still (E5: four at most in the first month); a shorter one for
  at most five minutes, as in the trial that had one (E6, Balban 2023).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from herstel_app.core.content import BreathPhase, PhaseLength

STEP_S = 0.5
SHORTEST_INHALE_S, LONGEST_INHALE_S = 2.0, 8.0
SHORTEST_EXHALE_S, LONGEST_EXHALE_S = 2.0, 12.0
LONGEST_HOLD_S, LONGEST_HOLD_OUT_S = 7.0, 4.0
SHORTEST_CYCLE_S, LONGEST_CYCLE_S = 5.0, 20.0
INHALE_OVER_EXHALE_S = 1.0
LONG_HOLD_S = 4.0
"""A hold of more is done `LONG_HOLD_BREATHS` times."""
LONG_HOLD_BREATHS = 4

LENGTHS_MINUTES = (1.0, 2.0, 3.0, 5.0, 10.0, 15.0)
HOLD_MINUTES = (1.0, 2.0, 3.0, 5.0)
LONG_HOLD_MINUTES = (2.0, 3.0, 5.0)
FIRST_MINUTES = (3.0, 5.0, 10.0)
"""What is chosen at first, as far as the rhythm allows it."""


@dataclass(frozen=True, slots=True)
class OwnPattern:
    """Seconds in, full, out and empty; a hold of 0 is none."""

    inhale_s: float = 4.0
    hold_s: float = 0.0
    exhale_s: float = 6.0
    hold_out_s: float = 0.0

    @classmethod
    def of(cls, phases: Iterable[PhaseLength]) -> OwnPattern | None:
        """Give the rhythm of `phases`; None where it has a repeated phase, another phase or a word of its own."""
        lengths: dict[BreathPhase, float] = {"inhale": 0.0, "hold": 0.0, "exhale": 0.0, "hold_out": 0.0}
        for phase in phases:
            if lengths.get(phase.phase) != 0.0 or phase.word is not None:
                return None
            lengths[phase.phase] = phase.seconds
        return cls(*lengths.values())

    @property
    def cycle_s(self) -> float:
        """Length of one breath."""
        return self.inhale_s + self.hold_s + self.exhale_s + self.hold_out_s

    @property
    def has_hold(self) -> bool:
        """Whether the breath is held, full or empty."""
        return self.hold_s > 0 or self.hold_out_s > 0

    @property
    def has_long_hold(self) -> bool:
        """Whether it is held so long that four breaths are enough."""
        return max(self.hold_s, self.hold_out_s) > LONG_HOLD_S

    @property
    def phases(self) -> tuple[PhaseLength, ...]:
        """The phases that have a length, as an exercise has them."""
        every: tuple[tuple[BreathPhase, float], ...] = (
            ("inhale", self.inhale_s),
            ("hold", self.hold_s),
            ("exhale", self.exhale_s),
            ("hold_out", self.hold_out_s),
        )
        return tuple(PhaseLength(phase, seconds) for phase, seconds in every if seconds > 0)

    @property
    def lengths_minutes(self) -> tuple[float, ...]:
        """The lengths, in minutes, that an exercise of this rhythm may have."""
        if self.has_long_hold:
            return LONG_HOLD_MINUTES
        return HOLD_MINUTES if self.has_hold else LENGTHS_MINUTES

    def phase_at(self, at_s: float) -> BreathPhase | None:
        """Give the phase `at_s` seconds after the first breath began; None in a rhythm without length."""
        left_s = at_s % self.cycle_s if self.cycle_s else 0.0
        for phase in self.phases:
            left_s -= phase.seconds
            if left_s < 0:
                return phase.phase
        return None

    def level_at(self, at_s: float) -> float:
        """Give how full the breath is, 0–1, `at_s` seconds after it began: a raised cosine up, and one down."""
        if at_s < self.inhale_s:
            return 0.5 - 0.5 * math.cos(math.pi * max(0.0, at_s) / self.inhale_s)
        falling_s = at_s - self.inhale_s - self.hold_s
        if falling_s < 0:
            return 1.0
        return 0.5 + 0.5 * math.cos(math.pi * min(1.0, falling_s / self.exhale_s)) if self.exhale_s else 0.0

    def without_holds(self) -> OwnPattern:
        """Give the same breath, never held."""
        return replace(self, hold_s=0.0, hold_out_s=0.0)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a rhythm cannot be heard or kept (Dutch), and the phase it is about; None is the whole breath."""

    phase: BreathPhase | None
    reason: str


def halves(seconds: float) -> float:
    """Give the nearest half second."""
    return round(seconds / STEP_S) * STEP_S


def refusals(pattern: OwnPattern) -> tuple[Refusal, ...]:
    """Give every reason to refuse `pattern`, the most important first; empty where it is allowed."""
    return tuple(_refusals(pattern))


def _refusals(pattern: OwnPattern) -> Iterator[Refusal]:
    if pattern.cycle_s < SHORTEST_CYCLE_S:
        yield Refusal(None, "Sneller dan 12 keer per minuut kan duizelig maken.")
    elif pattern.inhale_s + pattern.exhale_s < SHORTEST_CYCLE_S:
        yield Refusal(None, "Zonder vasthouden gaat dit te snel. Maak inademen of uitademen langer.")
    if pattern.inhale_s < SHORTEST_INHALE_S:
        yield Refusal("inhale", "Korter dan 2 seconden inademen wordt happen naar lucht.")
    if pattern.inhale_s > LONGEST_INHALE_S:
        yield Refusal("inhale", "Langer dan 8 seconden inademen wordt al snel te diep.")
    if pattern.exhale_s < SHORTEST_EXHALE_S:
        yield Refusal("exhale", "Korter dan 2 seconden uitademen is niet rustig meer.")
    if pattern.exhale_s > LONGEST_EXHALE_S:
        yield Refusal("exhale", "Langer dan 12 seconden uitademen kan benauwd maken.")
    if pattern.hold_s > LONGEST_HOLD_S:
        yield Refusal("hold", "Langer dan 7 seconden vasthouden kan benauwd maken.")
    if pattern.hold_out_s > LONGEST_HOLD_OUT_S:
        yield Refusal("hold_out", "Langer dan 4 seconden wachten na het uitademen kan benauwd maken.")
    if pattern.exhale_s < pattern.inhale_s - INHALE_OVER_EXHALE_S:
        yield Refusal("exhale", "Je ademt korter uit dan in. Maak uitademen langer, of inademen korter.")
    if pattern.cycle_s > LONGEST_CYCLE_S:
        yield Refusal(None, "Langer dan 20 seconden per adem kan benauwd maken.")


def seconds_words(seconds: float) -> str:
    """Give a number of seconds as it is written in Dutch: "4,5"."""
    return f"{seconds:g}".replace(".", ",")


def rate_words(pattern: OwnPattern) -> str:
    """Say how often one breathes in a minute: "6 keer per minuut", "ongeveer 5,5 keer per minuut"."""
    rate = 60.0 / pattern.cycle_s
    rounded = round(rate, 1)
    about = "" if abs(rate - rounded) < 1e-9 else "ongeveer "
    return f"{about}{seconds_words(rounded)} keer per minuut"


def name_of(pattern: OwnPattern) -> str:
    """Give the name that a rhythm has by itself: "Ritme 4–6", "Ritme 4–7–8"."""
    lengths = [phase.seconds for phase in pattern.phases]
    return f"Ritme {'–'.join(map(seconds_words, lengths))}"
