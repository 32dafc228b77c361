"""What can be heard for a few seconds to choose by: a cue, a bed, breaths of someone's own, part of an exercise."""

from __future__ import annotations

import math
from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from herstel_app.core.ports.scheduling import Timer
from herstel_app.core.sound import Bed, Cue, SoundChoice
from herstel_app.core.timeline import Segment, Timeline
from herstel_app.engine.event import Event

INHALE_S, EXHALE_S = 4.0, 5.0
START_S = 7.0
BED_S = 14.0
EXERCISE_S = 10.0
EXERCISE = "exercise "
"""What stands before the id of an exercise in the name of its sample."""
BREATHS = "breaths"
FULL = 100


def _breaths(inhale_s: float, exhale_s: float, times: int = 1) -> Timeline:
    cycle_s = inhale_s + exhale_s
    return Timeline(
        tuple(
            segment
            for begin_s in (number * cycle_s for number in range(times))
            for segment in (
                Segment(begin_s, begin_s + inhale_s, "breathe", "inhale", None, 0.0, 1.0),
                Segment(begin_s + inhale_s, begin_s + cycle_s, "breathe", "exhale", None, 1.0, 0.0),
            )
        )
    )


BREATH = _breaths(INHALE_S, EXHALE_S)
GENTLE_TONE_S, GENTLE_BREATH_S = 3.0, 7.5
"""How long the first tone of a gentle breath sounds, and a whole one."""
GENTLE = _breaths(GENTLE_TONE_S, GENTLE_BREATH_S - GENTLE_TONE_S, times=16)
"""Breaths that ask little of anyone: two minutes of them."""
START = Timeline((Segment(0.0, START_S, "settle", None, None),))
"""Only the tone at the start, which sounds whatever is chosen."""
BED = Timeline((Segment(0.0, BED_S, "quiet", None, None),))


class Sample(msgspec.Struct, frozen=True):
    """A few seconds of sound, by a name such as "harp" or "sea"."""

    name: str
    timeline: Timeline
    sounds: Callable[[SoundChoice], SoundChoice]
    """Gives how it sounds, from how everything is to sound."""
    at_s: float = 0.0
    """Where in the timeline it begins."""
    longest_s: float = math.inf

    @property
    def seconds(self) -> float:
        """How long it sounds."""
        return min(self.longest_s, self.timeline.duration_s - self.at_s)

    def choice(self, sound: SoundChoice) -> SoundChoice:
        """Give how this is to sound: without voice, and with nothing after it."""
        return self.sounds(replace(sound, voice=False, bed_after_minutes=0))


class SoundingSample:
    """Which sample sounds now, if any, and until when."""

    def __init__(self, over: Timer) -> None:
        """Have none; `over` rings when one has come to its end."""
        self.changed: Event[str] = Event()
        """The name of the sample that sounds now; empty where none does."""
        self.now: Sample | None = None
        self.in_s = 0.0
        """In how many seconds the last one began, from the moment at which it was asked."""
        self._over = over

    @property
    def name(self) -> str:
        """The name of what sounds; empty where nothing does."""
        return self.now.name if self.now else ""

    @property
    def is_breathing(self) -> bool:
        """Whether breaths of someone's own sound."""
        return self.name == BREATHS

    def begin(self, sample: Sample, in_s: float) -> None:
        """Have `sample` sound that begins in `in_s`."""
        self.now, self.in_s = sample, in_s
        self._over.start(in_s + sample.seconds)

    def end(self) -> None:
        """Have none."""
        self._over.stop()
        self.now = None


def cue_sample(cue: Cue) -> Sample:
    """Give one breath, or the start tone where breaths are silent."""
    timeline = START if cue == "none" else BREATH
    return Sample(cue, timeline, lambda sound: replace(sound, cue=cue, bed="none"))


def bed_sample(bed: Bed) -> Sample:
    """Give what lies under an exercise."""
    return Sample(bed, BED, lambda sound: replace(sound, cue="none", bed=bed))


GENTLE_BREATHS = Sample(
    "gentle breaths", GENTLE, lambda sound: replace(sound, cue="harp" if sound.cue == "none" else sound.cue, bed="none")
)
"""What sounds before anything is chosen."""


def breaths_sample(timeline: Timeline) -> Sample:
    """Give breaths of someone's own as chosen, with the harp or at full volume where they would be silent."""
    return Sample(BREATHS, timeline, lambda sound: replace(_with_cue(sound), bed="none"))


def exercise_sample(exercise_id: str, timeline: Timeline, at_s: float) -> Sample:
    """Give ten seconds of an exercise from `at_s`, as it sounds without a voice, and never silent."""
    return Sample(EXERCISE + exercise_id, timeline, _with_cue, at_s, EXERCISE_S)


def _with_cue(sound: SoundChoice) -> SoundChoice:
    cue: Cue = "harp" if sound.cue == "none" else sound.cue
    return replace(sound, cue=cue, cue_percent=sound.cue_percent or FULL)
