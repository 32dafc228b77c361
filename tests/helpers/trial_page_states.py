"""The states of *Verschil*, with made-up evenings from a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from herstel_app.core.programme_content import DIFFERENCE
from herstel_app.core.randomisation import Condition
from herstel_app.core.records import StoredTrial
from herstel_app.core.signals import SIGNALS, Readings, Signal
from herstel_app.core.trial import TrialPlan
from herstel_app.core.trial_setup import FIRST_SIGNAL
from herstel_app.engine.difference_words import QUESTIONS
from herstel_app.storage.trials import SqliteTrials
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.practice.pane_form import PaneForm
from herstel_app.ui.practice.remarks_view import RemarksView
from herstel_app.ui.practice.tap_view import TapView
from tests.helpers.forms import form_in

if TYPE_CHECKING:
    from tests.helpers.screens import Stage

SEED = "een-vast-zaad"
FIRST = datetime(2026, 9, 1, 21, 40, tzinfo=UTC)
Changes = Mapping[Condition, tuple[int, ...]]
KINDS: Mapping[str, tuple[int, Changes]] = {
    "lijkt": (6, {Condition.REST: (0, 1, -1, 0, 1, 0), Condition.EXERCISE: (3, 2, 1, 3, 3, 2)}),
    "toeval": (6, {Condition.REST: (0, 1, -1, 1, -1, 0), Condition.EXERCISE: (3, 2, 0, 0, 3, 2)}),
    "evenveel": (8, {Condition.REST: (1, 2, 0, 1, 2, 1, 0, 1), Condition.EXERCISE: (1, 1, 1, 1, 2, 2, 0, 1)}),
    "weinig": (6, {Condition.REST: (1, 0, 2), Condition.EXERCISE: (2, 1, 2)}),
    "rust": (6, {Condition.REST: (3, 2, 2, 3, 4, 2), Condition.EXERCISE: (1, 0, 1, 1, 2, 0)}),
}
"""Pairs planned, and how "head" changed in each pair that was done; the last one has rest doing more."""


def trials_of(stage: Stage) -> SqliteTrials:
    return SqliteTrials(stage.herstel.journal.store)


def readings(rng: random.Random, change: int) -> tuple[Readings, Readings]:
    """Make up what was noted before and after: "head" changes by `change`, the other signals as they happen to."""
    before = {signal: rng.randint(3, 5) for signal in SIGNALS}
    after = {signal: value + rng.choice((-1, 0, 0, 1, 2)) for signal, value in before.items()}
    return before, after | {"head": before["head"] + change}


def do_evenings(stage: Stage, pairs: int, changes: Changes, evenings: int, signal: Signal | None = None) -> StoredTrial:
    """Do the first `evenings` of a trial, two days apart; without a `signal` all four are tapped."""
    trials, journal, rng = trials_of(stage), stage.herstel.journal, random.Random(20261122)
    kept = trials.start(TrialPlan("slow-breathing", "Langzaam ademen", 10, "op de bank", pairs, signal=signal), SEED)
    for number in range(evenings):
        now = FIRST + timedelta(days=2 * number)
        kept = trials.begin(kept.id, now)
        evening = kept.trial.open_evening
        assert evening is not None
        entry = journal.begin(
            started_at=now, exercise_id="stillness", exercise_title="Stilzitten", minutes=10, planned_s=622
        )
        before, after = readings(rng, changes[evening.condition][number // 2])
        journal.set_signals(entry, "before", before)
        journal.set_signals(entry, "after", after)
        journal.finish(entry, "completed", 622)
        trials.attach(kept.id, entry)
        kept = trials.finish(kept.id)
    return kept


def after_evenings(evenings: int, signal: Signal | None = None) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        pairs, changes = KINDS["lijkt"]
        do_evenings(stage, pairs, changes, evenings, signal)
        stage.herstel.window.open_page("trial")

    return show


def full(kind: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        pairs, changes = KINDS[kind]
        done = len(changes[Condition.REST])
        kept = do_evenings(stage, pairs, changes, 2 * done)
        if done < pairs:
            trials_of(stage).conclude(kept.id)
        stage.herstel.window.open_page("trial")

    return show


def empty_page(stage: Stage) -> None:
    stage.herstel.window.open_page("trial")


def choosing(stage: Stage) -> None:
    stage.herstel.window.open_page("trial")
    stage.herstel.window.pages.trial.choose()


def begun(stage: Stage, name: str = DIFFERENCE) -> None:
    """Begin a proef, with rest first."""
    window = stage.herstel.window
    stage.herstel.engine.settings.change(proeven_drawn=(name,), proeven_turned=())
    window.open_page("trial")
    page = window.pages.trial
    card = page.cards.get(name) or page.difference
    assert card is not None
    card.begin_button.click()
    stage.settle()


def running(stage: Stage) -> None:
    """Sit still in it."""
    begun(stage)
    stage.advance(40)


def between(stage: Stage, name: str = DIFFERENCE) -> None:
    """Come to the tap after the first part of a proef."""
    begun(stage, name)
    do_part(stage)


def do_part(stage: Stage) -> None:
    """Do the part that goes on, to its end."""
    timeline = stage.herstel.engine.practice.timeline
    assert timeline is not None
    stage.clock.wall += timedelta(minutes=3)  # entries that begin at one moment have no order
    stage.advance(timeline.duration_s - stage.herstel.engine.practice.at_s + 1)
    stage.settle()


def tap(stage: Stage, place: int) -> None:
    form_in(stage.herstel.window.pane, TapView).scale.dots[place].click()
    stage.settle()


def between_again(stage: Stage) -> None:
    """Come to the tap after the second part."""
    between(stage)
    tap(stage, 2)
    do_part(stage)


def told(stage: Stage, name: str = DIFFERENCE, places: tuple[int, int] = (2, 5)) -> None:
    """Go to the end of a proef, with these taps."""
    between(stage, name)
    tap(stage, places[0])
    do_part(stage)
    tap(stage, places[1])


def begin_evening(stage: Stage, evenings: int, signal: Signal | None = None) -> None:
    """Begin an evening of a trial of which so many are done; without a `signal` all four are tapped."""
    after_evenings(evenings, signal)(stage)
    progress = stage.herstel.window.pages.trial.progress
    assert progress is not None
    assert progress.begin_button is not None
    progress.begin_button.click()
    stage.settle()


def tonight(stage: Stage, signal: Signal | None = None) -> None:
    """Begin an evening, up to where it is told what it is."""
    begin_evening(stage, 2, signal)
    rate(stage, 3)


def evening_after(stage: Stage, signal: Signal | None = None) -> None:
    """Do an evening of the trial, to the first signal after it."""
    tonight(stage, signal)
    act(stage)
    stage.advance(11 * 60)
    stage.settle()


def evening_different(stage: Stage, signal: Signal | None = None) -> None:
    """Go on to what was different, and tap two of it."""
    evening_after(stage, signal)
    rate(stage, 7)
    view = form_in(stage.herstel.window.pane, RemarksView)
    view.chips.chips["late_coffee"].click()
    view.chips.chips["unpleasant"].click()
    stage.settle()


def evening_over(stage: Stage, signal: Signal | None = None) -> None:
    """Go on to the dark end."""
    evening_different(stage, signal)
    act(stage)


def act(stage: Stage) -> None:
    """Press the button of what is shown."""
    pane = stage.herstel.window.pane
    form = pane.shown(PaneForm) or pane.shown(RemarksView)
    assert form is not None
    stage.clock.wall += timedelta(minutes=1)  # entries that begin at one moment have no order
    form.act_button.click()
    stage.settle()


def rate(stage: Stage, value: int | None) -> None:
    """Tap "head" and "breath", and pass over the others; without a value pass over all."""
    while (view := stage.herstel.window.pane.shown(TapView)) is not None:
        is_tapped = value is not None and view.accessibleName().startswith((QUESTIONS["head"], QUESTIONS["breath"]))
        (view.scale.dots[value or 0] if is_tapped else view.skip_link).click()
        stage.settle()


def leave_end(stage: Stage) -> None:
    """Go on from the dark end."""
    form_in(stage.herstel.window.pane, Ending).back_link.click()
    stage.settle()


def older(stage: Stage) -> None:
    """Go on with a new trial; the one before it, which came to its end, can be seen again from the foot of the page."""
    full("lijkt")(stage)
    page = stage.herstel.window.pages.trial
    page.choose(True)
    assert page.setup is not None
    page.setup.begin_button.click()
    stage.settle()
    bar = page.column.verticalScrollBar()
    bar.setValue(bar.maximum())


STATES: tuple[tuple[str, Callable[[Stage], None]], ...] = (
    ("proef", empty_page),
    ("proef-loopt", running),
    ("proef-tik", between),
    ("proef-tik-tweede", between_again),
    ("proef-klaar", told),
    ("proef-klaar-gelijk", lambda stage: told(stage, places=(3, 3))),
    ("proef-klaar-rust", lambda stage: told(stage, "effort", (5, 1))),
    ("proef-eerste", after_evenings(2)),
    ("proef-midden", after_evenings(7)),
    *((f"proef-vol-{kind}", full(kind)) for kind in KINDS),
    ("proef-eerdere", older),
    ("avondproef-kiezen", choosing),
    ("avondproef-vooraf", lambda stage: begin_evening(stage, 2, FIRST_SIGNAL)),
    ("avondproef-vanavond", lambda stage: tonight(stage, FIRST_SIGNAL)),
    ("avondproef-achteraf", lambda stage: evening_after(stage, FIRST_SIGNAL)),
    ("avondproef-anders", lambda stage: evening_different(stage, FIRST_SIGNAL)),
    ("avondproef-einde", lambda stage: evening_over(stage, FIRST_SIGNAL)),
)
