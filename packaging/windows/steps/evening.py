"""An evening: the first start and what it begins by keyboard, the reminder, and what a kill leaves behind."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from session import wait_for
from tryout import App, Fault, Tryout

HURRIED = "tests.e2e.fast_clock"
MINUTE_S = 60.0
REST_S = 0.3
ON_TIME_S = 5.0
CHILDREN_S = 5.0
EXERCISE = ("start", "slow-breathing", "--minutes", "3")


class TwinWindow:
    """What the hands of the tests want of a window."""

    def __init__(self, app: App) -> None:
        """Pass on to the window of `app`."""
        self._app = app

    def hands(self, *words: str) -> None:
        """Have xdotool do something."""
        self._app.hands(*words)

    def key(self, *names: str) -> None:
        """Press keys."""
        self._app.key(*names)

    def rest(self) -> None:
        """Give the program a moment: what its main thread does cannot be read through Wine."""
        time.sleep(REST_S)


def first_evening(tryout: Tryout) -> None:
    """Begin *Voel het verschil* from the first start, do its first part for a minute, and leave it with Esc."""
    from herstel_app.app import make_application
    from tests.e2e.keyboard_and_mouse import Keyboard
    from tests.helpers.screens import stage_at
    from tests.helpers.voices import has_no_voice

    data = tryout.data("first")
    twin = stage_at(make_application(["herstel"]), tryout.session.folder / "data" / "twin", 100)
    has_no_voice(twin)  # as under Wine
    twin.herstel.first_start.begin()
    twin.settle()
    module = HURRIED if tryout.program.installed is None else "herstel_app"
    with tryout.running(data, module=module) as app:
        hands = Keyboard(TwinWindow(app), twin)
        view = twin.herstel.first_start.view
        assert view is not None
        tryout.picture("first-start")
        hands.press(view.feel_button)
        wait_for(lambda: data.read_settings().get("welcomed"), 10, "het einde van de eerste start")
        wait_for(data.entries, 30, "het eerste deel")
        began = data.entries()[0]
        tryout.say(f"het verschil begon met {began[0]}")
        # A minute of the exercise; with a hurried clock that is over at once.
        time.sleep(1.5 if module == HURRIED else MINUTE_S)
        tryout.picture("exercise")
        app.key("Escape")
        wait_for(lambda: data.entries()[0][1] != "running", 10, "het einde van de oefening")
        time.sleep(1)
        tryout.picture("after")
        tryout.say(f"in het journaal: {data.entries()}")
        app.close()
    twin.close()
    tryout.check(data.entries()[0][2] > 10, f"er is geoefend: {data.entries()[0][2]:.0f} s")


def reminder(tryout: Tryout) -> None:
    """Set the reminder two minutes ahead, look away from the window, and wait for it."""
    now = datetime.now(UTC)
    # The moment is a whole minute of the wall clock; the rig knows no time zone but UTC.
    at = (now + timedelta(minutes=2, seconds=30 if now.second > 30 else 0)).replace(second=0, microsecond=0)
    data = tryout.data("set", reminder=True, reminder_at_min=60 * at.hour + at.minute)
    with tryout.running(data) as app:
        tryout.say(f"herinnering om {at:%H:%M}, over {(at - datetime.now(UTC)).total_seconds():.0f} s")
        other = tryout.session.popen("wine", "winver")
        wait_for(lambda: tryout.session.run("xdotool", "search", "--onlyvisible", "--name", "Wine")[0] == 0, 30)
        name = app.hands("search", "--onlyvisible", "--name", "Wine").split()[0]
        app.hands("windowfocus", "--sync", name)
        before = tryout.picture("before")
        left_s = (at - datetime.now(UTC)).total_seconds()
        if left_s <= 0:
            raise Fault("het programma startte te langzaam voor deze stap")
        time.sleep(max(0.0, left_s - 1))
        tryout.check(not data.read_settings().get("reminded"), "een seconde van tevoren nog niets")
        wait_for(lambda: data.read_settings().get("reminded"), 1 + ON_TIME_S, "de herinnering")
        late_s = (datetime.now(UTC) - at).total_seconds()
        tryout.check(late_s > -0.5, f"de herinnering kwam {late_s:.1f} s na haar tijd")
        time.sleep(1)
        seen = tryout.picture("due")
        tryout.check(_differ(before, seen), "er kwam iets in beeld")
        app.key("Return")  # its button
        other.wait(20)
        app.focus()
        time.sleep(0.7)
        app.close()


def killed(tryout: Tryout) -> None:
    """Kill the program during an exercise and start it again: nothing is lost, nothing is locked."""
    data = tryout.data("kill", seen_cautions=["slow-breathing"], bed="rain")
    with tryout.running(data, *EXERCISE) as app:
        wait_for(data.entries, 20, "de oefening in het journaal")
        time.sleep(10)
        app.process.kill()
        tryout.say("gedood (kill -9) tijdens de oefening")
        wait_for(lambda: not tryout.session.processes("herstel_app"), CHILDREN_S, "het einde van wat erbij hoorde")
    with tryout.running(data) as app:
        tryout.picture("again")
        ((exercise, outcome, seconds),) = data.entries()
        tryout.check((exercise, outcome) == (EXERCISE[1], "stopped"), f"journaal: {exercise}, {outcome}")
        tryout.say(f"bewaard: {seconds:.0f} s van de oefening")
        tryout.check(data.read_settings().get("bed") == "rain", "de instellingen zijn er nog")
        tryout.check(not list(data.here.glob("*onleesbaar*")), "er is niets opzij gezet")
        app.close()


def _differ(one: Path, other: Path) -> bool:
    """Whether two pictures differ in more than a corner."""
    from PySide6.QtGui import QImage

    a, b = (QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32) for file in (one, other))
    differing = sum(a.pixel(x, y) != b.pixel(x, y) for x in range(0, a.width(), 4) for y in range(0, a.height(), 4))
    return differing > 200
