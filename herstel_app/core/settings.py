"""What the user chose, and what holds as long as nothing was chosen."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from herstel_app.core.programme_content import Where
from herstel_app.core.reminder import EVERY_DAY, ReminderPlan
from herstel_app.core.sound import LONGEST_AFTER_MINUTES, VOLUME_RANGE_DB, Bed, Cue, SoundChoice

Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
PaletteChoice = Literal["night", "day", "clock"]
EveningPlace = Where | Literal["", "own"]
"""Where it sits tonight, *mijn avond*, or no answer."""


Pixels = Annotated[int, msgspec.Meta(ge=-100_000, le=100_000)]


class WindowPlace(msgspec.Struct, frozen=True):
    """Where the window is, without its frame, when it is not maximised, in px of the desktop."""

    x: Pixels
    y: Pixels
    width: Pixels
    height: Pixels
    maximised: bool = False


class Settings(msgspec.Struct, frozen=True):
    """What the user chose; the defaults are those of the first start."""

    volume: Percent = 60
    volume_range_db: Annotated[int, msgspec.Meta(ge=1, le=200)] = VOLUME_RANGE_DB
    """The volume range of the version that wrote this; an older volume is converted so that it sounds the same."""
    muted: bool = False
    text_scale_percent: Annotated[int, msgspec.Meta(ge=90, le=160)] = 100
    reduced_motion: bool | None = None
    """None follows the operating system."""
    last_explanation: str | None = None
    last_page: str = ""
    """Empty is the first page."""
    seen_cautions: tuple[str, ...] = ()
    """Ids of the exercises whose cautions have been shown."""
    allowed: tuple[str, ...] = ()
    """Ids of the exercises that are off by themselves and have been switched on."""
    parts: dict[str, tuple[str, ...]] = {}
    """By exercise the parts that were done last."""
    my_evening: tuple[tuple[str, str, float], ...] = ()
    """*Mijn avond*: of each step its label, its exercise or explanation, and its minutes."""
    evening_place: EveningPlace = ""
    """What was answered last to where it sits tonight; empty is no answer."""
    evening_minutes: Annotated[float, msgspec.Meta(ge=0, le=60)] = 0.0
    """How much time there was the last time; 0 is no answer."""
    fading: bool = True
    """Whether guidance thins out in the last part of an exercise."""
    cue: Cue = "harp"
    cue_percent: Percent = 100
    bed: Bed = "none"
    bed_percent: Percent = 60
    bed_after_minutes: Annotated[int, msgspec.Meta(ge=0, le=LONGEST_AFTER_MINUTES)] = 0
    voice: bool = False
    voice_name: str = ""
    """Empty is the first Dutch voice there is."""
    voice_rate_percent: Annotated[int, msgspec.Meta(ge=-50, le=50)] = -15
    """Slower (less than 0) or faster than the voice speaks by itself."""
    voice_percent: Percent = 100
    words_throughout: bool = False
    """Whether the voice says "in" and "uit" in every breath, and not in the first three alone."""
    evening_aloud: bool = False
    """Whether the voice reads the explanations that are part of an evening."""
    no_voice_told: bool = False
    """Whether it has been said that this computer has no Dutch voice."""
    dark_after_s: Annotated[int, msgspec.Meta(ge=0, le=600)] = 0
    """When the screen goes dark by itself in an exercise; 0 is not at all."""
    history: bool = True
    """Whether what is done and noted is kept; off, nothing is written at all."""
    proeven_drawn: tuple[str, ...] = ()
    """Ids of the proeven whose first order was drawn by lot; after that it alternates."""
    proeven_turned: tuple[str, ...] = ()
    """Ids of the proeven that begin with their second part the next time."""
    dark_orb: bool = True
    """Whether the dark screen shows a dim glow."""
    reminder: bool = False
    """Whether there is one notice an evening, on the days and at the time below."""
    reminder_at_min: Annotated[int, msgspec.Meta(ge=0, lt=24 * 60)] = 22 * 60
    """Minutes after midnight."""
    reminder_days: tuple[Annotated[int, msgspec.Meta(ge=0, le=6)], ...] = EVERY_DAY
    reminded: str = ""
    """The evening of the last notice, as 2026-11-22."""
    worry_reminder: bool = False
    """Whether there is one notice a day for the *piekermoment*, on the days and at the time below."""
    worry_reminder_at_min: Annotated[int, msgspec.Meta(ge=0, lt=24 * 60)] = 17 * 60 + 30
    """Minutes after midnight."""
    worry_reminder_days: tuple[Annotated[int, msgspec.Meta(ge=0, le=6)], ...] = EVERY_DAY
    worry_reminded: str = ""
    """The day of the last such notice, as `reminded`."""
    tray: bool = False
    """Whether closing the window leaves the program in the tray."""
    tray_told: bool = False
    """Whether it has been said that the program stays there."""
    palette: PaletteChoice = "night"
    """The colours; those of "clock" are the day's from eight in the morning to seven in the evening."""
    window: WindowPlace | None = None
    """None leaves the place to the desktop."""
    welcomed: bool = False
    """Whether the screens of the first start have been shown."""
    health_facts: tuple[str, ...] | None = None
    """What holds for someone (see `health_facts.py`); None where they gave no answer."""
    health_declined: bool = False
    """Whether someone would rather not say."""

    @property
    def plan(self) -> ReminderPlan:
        """When someone wants to be reminded."""
        return ReminderPlan(self.reminder, self.reminder_at_min, self.reminder_days)

    @property
    def worry_plan(self) -> ReminderPlan:
        """When someone wants to be reminded of the *piekermoment*."""
        return ReminderPlan(self.worry_reminder, self.worry_reminder_at_min, self.worry_reminder_days)

    @property
    def sound(self) -> SoundChoice:
        """What someone wants to hear."""
        return SoundChoice(
            self.cue,
            self.cue_percent,
            self.bed,
            self.bed_percent,
            self.bed_after_minutes,
            self.voice,
            self.voice_percent,
        )
