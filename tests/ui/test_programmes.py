"""At most one programme goes on at any moment, whatever someone does: an evening, a proef, an exercise."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from herstel_app.app import make_application
from herstel_app.core.programme_content import DIFFERENCE
from herstel_app.ui.shell.page_stack import PAGES
from tests.helpers.random_user import User, programme_stage, short_waits

EXAMPLES = int(os.environ.get("HERSTEL_EXAMPLES", "0"))
"""How many to try, and to make small where one fails; without it a few, and the same ones every time."""
FEW, STEPS = 25, 20
MINUTES, HEAD, FEELING = " 5", "hoofd", "gevoel"
"""Chips on Vanavond: an evening that begins with an exercise, and two that begin with a text."""
EXERCISE, WRITTEN, TAPPED = "slow-breathing", "thought-parking", "own-pace"

Act = Callable[[User], object]
BEGIN: dict[str, Act] = {
    "an evening that begins with an exercise": lambda user: user.begin_evening(MINUTES),
    "an evening that begins with a text": lambda user: user.begin_evening(HEAD),
    "another evening": lambda user: user.begin_evening(FEELING),
    "the difference": lambda user: user.begin_proef(DIFFERENCE),
    "a proef": lambda user: user.begin_proef("effort"),
    "another proef": lambda user: user.begin_proef("head"),
    "an evening of the avondproef": User.begin_trial_evening,
    "a second start": lambda user: user.start_again(""),
    "a second start with an exercise": lambda user: user.start_again(EXERCISE),
    "a second start with a page to write on": lambda user: user.start_again(WRITTEN),
    "a second start with nothing that there is": lambda user: user.start_again("no-such-thing"),
    "an exercise from the tray": lambda user: user.choose_from_tray(EXERCISE),
    "an exercise that is tapped, from the tray": lambda user: user.choose_from_tray(TAPPED),
    "the reminder": User.look_at_reminder,
    "what came back": User.look_at_what_came_back,
}
PASS: dict[str, Act] = {
    "half a second": lambda user: user.pass_time(0.5),
    "just no gap": lambda user: user.pass_time(1.9),
    "a gap": lambda user: user.pass_time(2.5),
    "an hour": lambda user: user.pass_time(3600.0),
    "the clock goes back": lambda user: user.pass_time(-1.0),
    "a night": User.sleep,
    "a sentence of the voice": User.hear_sentence,
    "the voice to its end": User.hear_out,
}
CHANGE: dict[str, Act] = {
    "larger": lambda user: user.change(text_scale_percent=160),
    "smaller": lambda user: user.change(text_scale_percent=90),
    "day": lambda user: user.change(palette="day"),
    "night": lambda user: user.change(palette="night"),
    "read aloud": lambda user: user.change(evening_aloud=True),
    "not read aloud": lambda user: user.change(evening_aloud=False),
    "pregnant": lambda user: user.change(health_facts=("pregnant", "injury", "lungs-heart")),
    "no answer": lambda user: user.change(health_facts=None),
    "muted": lambda user: user.change(muted=True),
    "nothing kept": lambda user: user.change(history=False),
    "the window grown": lambda user: user.window.grow(not user.window.pane.is_empty),
    "the pane away": lambda user: user.window.grow(False),
    "the signals": lambda user: user.tap(5),
    "the words": lambda user: user.write("de auto\nRia bellen"),
    "no words": lambda user: user.write(""),
    "closed and back": User.put_away,
}
KEYS = {key.name: key for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_D, Qt.Key.Key_T)}
WHICH = st.integers(0, 59)
"""Of the buttons that are there. What hypothesis chooses from, and which rules it may choose, hangs on nothing that a
busy computer shows later: it would find its choices inconsistent."""
WITH_BUTTONS = ("tonight", "trial", "reading", "exercises")


class AnyMoment(RuleBasedStateMachine):
    """Someone who does not do what was thought of, and a computer that does not either.

    After each rule Qt gets back to work, but not after a step has ended: what comes next comes before Qt goes on.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="herstel-", ignore_cleanup_errors=True)
        app = make_application(["herstel"])
        self.user = User(programme_stage(app, Path(self.folder.name) / "data"))
        self.user.let_qt_work()

    def teardown(self) -> None:
        self.user.close()
        self.folder.cleanup()

    @rule(what=st.sampled_from(sorted(BEGIN)))
    def begin(self, what: str) -> None:
        BEGIN[what](self.user)
        self.user.let_qt_work()

    @rule(what=st.sampled_from(sorted(BEGIN)))
    def begin_in_between(self, what: str) -> None:
        """Begin something else while one thing goes on: where most goes wrong."""
        if not self.user.window.pane.is_empty:
            self.begin(what)

    @rule(which=WHICH)
    def press(self, which: int) -> None:
        self._press_one(self.user.buttons(self.user.window.pane), which)

    @rule()
    def leave(self) -> None:
        self.user.press(Qt.Key.Key_Escape)
        self.user.let_qt_work()

    @rule()
    def step_ends(self) -> None:
        self.user.finish_step()

    @rule(what=st.sampled_from(sorted(PASS)))
    def time_passes(self, what: str) -> None:
        PASS[what](self.user)
        self.user.let_qt_work()

    @rule(what=st.sampled_from(sorted(CHANGE)))
    def change(self, what: str) -> None:
        CHANGE[what](self.user)
        self.user.let_qt_work()

    @rule(key=st.sampled_from(sorted(KEYS)))
    def press_key(self, key: str) -> None:
        self.user.press(KEYS[key])
        self.user.let_qt_work()

    @rule(name=st.sampled_from(PAGES), which=WHICH)
    def go_to(self, name: str, which: int) -> None:
        """Go to a page, and do something there."""
        self.user.window.open_page(name)
        self.user.let_qt_work()
        self.user.check()
        if name in WITH_BUTTONS:
            self._press_one(self.user.buttons(self.user.page), which)

    def _press_one(self, buttons: dict[str, QAbstractButton], which: int) -> None:
        if buttons:
            buttons[sorted(buttons)[which % len(buttons)]].click()
            self.user.let_qt_work()

    @invariant()
    def one_programme(self) -> None:
        self.user.check()


@pytest.mark.timeout(7200 if EXAMPLES else 300)
def test_at_any_moment_at_most_one_programme_goes_on(qapp: QApplication) -> None:
    restore = short_waits()
    try:
        run_state_machine_as_test(
            AnyMoment,
            settings=settings(
                max_examples=EXAMPLES or FEW,
                stateful_step_count=STEPS,
                derandomize=not EXAMPLES,
                database=None,
                deadline=None,
                suppress_health_check=list(HealthCheck),
                phases=(Phase.generate, Phase.shrink) if EXAMPLES else (Phase.generate,),
                report_multiple_bugs=False,
                print_blob=False,
            ),
        )
    finally:
        restore()
