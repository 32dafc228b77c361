"""That the place of a cue in what was heard is found for every voice, also where each begins softly."""

from __future__ import annotations

import numpy as np
import pytest

from herstel_app.audio.sample_grid import RATE_HZ
from herstel_app.core.sound import Cue, SoundChoice
from tests.audio.rendered_timelines import CUES, SLOW, whole
from tests.helpers.placing import deviations_s, late_s
from tests.helpers.sound import Sound

LATE_S = [0.0, 0.003, -0.012, 0.061, 0.0, 0.0, 0.004, -0.040]
BEGINS_S = 3.217


def moved(plan: Sound, cues_s: list[float], late_s: list[float]) -> Sound:
    """Give what is heard where each breath comes so much later than planned, softer and with noise."""
    heard = np.random.default_rng(3).normal(0.0, 1e-4, len(plan) + round(6 * RATE_HZ))
    for cue_s, end_s, off_s in zip(cues_s, [*cues_s[1:], cues_s[-1] + 4.0], late_s, strict=True):
        breath = plan[round(cue_s * RATE_HZ) : round((end_s - 0.2) * RATE_HZ)]
        at = round((BEGINS_S + cue_s + off_s) * RATE_HZ)
        heard[at : at + len(breath)] += 0.3 * breath
    return heard


@pytest.mark.parametrize("cue", CUES)
def test_each_breath_is_found_within_a_millisecond(cue: Cue) -> None:
    plan = whole(SLOW, SoundChoice(cue=cue)).mean(axis=1)
    cues_s = [s.start_s for s in SLOW.segments if s.phase in ("inhale", "exhale")][: len(LATE_S)]
    wanted = LATE_S[: len(cues_s)]
    heard = moved(plan, cues_s, wanted)
    assert late_s(heard, plan, cues_s, BEGINS_S, RATE_HZ) == pytest.approx(wanted, abs=0.001)
    assert deviations_s(heard, plan, cues_s, RATE_HZ) == pytest.approx(np.array(wanted) - np.median(wanted), abs=0.001)


def test_what_is_not_heard_has_no_place() -> None:
    plan = whole(SLOW).mean(axis=1)
    cues_s = [s.start_s for s in SLOW.segments if s.phase in ("inhale", "exhale")]
    heard = plan.copy()
    heard[round(cues_s[2] * RATE_HZ) : round((cues_s[2] + 1.0) * RATE_HZ)] = 0.0
    assert np.flatnonzero(np.isnan(late_s(heard, plan, cues_s, 0.0, RATE_HZ))).tolist() == [2]


@pytest.mark.parametrize("cue", CUES)
@pytest.mark.parametrize("hole_s", [0.02, 0.3, 0.62])
def test_a_breath_with_a_hole_is_placed_by_what_is_whole(cue: Cue, hole_s: float) -> None:
    plan = whole(SLOW, SoundChoice(cue=cue)).mean(axis=1)
    cues_s = [s.start_s for s in SLOW.segments if s.phase in ("inhale", "exhale")][: len(LATE_S)]
    wanted = LATE_S[: len(cues_s)]
    heard = moved(plan, cues_s, wanted)
    begins = round((BEGINS_S + cues_s[3] + wanted[3] + hole_s) * RATE_HZ)
    heard[begins : begins + round(0.140 * RATE_HZ)] = 0.0
    assert late_s(heard, plan, cues_s, BEGINS_S, RATE_HZ, in_part=True) == pytest.approx(wanted, abs=0.001)


@pytest.mark.parametrize("cue", CUES)
def test_a_breath_that_goes_on_elsewhere_is_placed_by_a_whole_piece(cue: Cue) -> None:
    plan = whole(SLOW, SoundChoice(cue=cue)).mean(axis=1)
    cues_s = [s.start_s for s in SLOW.segments if s.phase in ("inhale", "exhale")][: len(LATE_S)]
    wanted = LATE_S[: len(cues_s)]
    heard = moved(plan, cues_s, wanted)
    begins = round((BEGINS_S + cues_s[3] + wanted[3]) * RATE_HZ)
    hole, gone_on, ends = (begins + round(after_s * RATE_HZ) for after_s in (0.62, 0.70, 4.0))
    heard[gone_on:ends] = heard[gone_on - round(0.045 * RATE_HZ) : ends - round(0.045 * RATE_HZ)].copy()
    heard[hole:gone_on] = 0.0
    assert late_s(heard, plan, cues_s, BEGINS_S, RATE_HZ, in_part=True)[3] == pytest.approx(wanted[3], abs=0.001)
