"""Any valid exercise, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from herstel_app.core.content import (
    BreatheStep,
    Evidence,
    Exercise,
    GuideLine,
    GuideStep,
    Opening,
    PhaseLength,
    QuietStep,
    Step,
)

lengths = st.integers(2, 20).map(lambda halves: halves / 2)


@st.composite
def patterns(draw: st.DrawFn) -> tuple[PhaseLength, ...]:
    """Give a breathing pattern that begins with an inhale and ends breathed out."""
    phases = [PhaseLength("inhale", draw(lengths))]
    if draw(st.booleans()):
        phases.append(PhaseLength("top_up", draw(lengths)))
    if draw(st.booleans()):
        phases.append(PhaseLength("hold", draw(lengths)))
    phases.append(PhaseLength("exhale", draw(lengths)))
    if draw(st.booleans()):
        phases.append(PhaseLength("hold_out", draw(lengths)))
    return tuple(phases)


guide_steps = st.builds(
    GuideStep,
    st.lists(
        st.builds(GuideLine, st.just("-"), lengths, st.sampled_from([None, "tense", "release", "notice"])),
        min_size=1,
        max_size=4,
    ).map(tuple),
    st.integers(1, 3),
)


@st.composite
def exercises(draw: st.DrawFn, breathing_only: bool = False) -> Exercise:
    """Give a valid exercise of one filling step, perhaps after a fixed one."""
    first: list[Step] = []
    if not breathing_only and draw(st.booleans()):
        first.append(draw(st.one_of(guide_steps, st.builds(BreatheStep, patterns(), st.integers(1, 3)))))
    breathe = st.builds(BreatheStep, patterns())
    filling = breathe if breathing_only else st.one_of(breathe, st.just(QuietStep()))
    return Exercise(
        title="Proef",
        group="breathing",
        summary="-",
        instructions=("-",),
        posture="-",
        minutes=(3,),
        default_minutes=3,
        opening=Opening("-", draw(st.integers(6, 20))),
        closing="-",
        steps=(*first, draw(filling)),
        cautions=("-",),
        evidence=Evidence("D", "-"),
    )
