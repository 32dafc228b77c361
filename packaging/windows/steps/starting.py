"""That it starts: the smoke test with and without a sound device, every setting on, and a window that never hangs."""

from __future__ import annotations

import os
import re
import time

from session import wait_for
from tryout import App, Fault, Tryout

from steps.evening import TwinWindow

SMOKE_S = 15.0
STILL_S = 0.3
STOOD_STILL = re.compile(r"stood still ([\d.]+) until ([\d.]+)")
EVERYTHING: dict[str, object] = {
    "text_scale_percent": 160, "reduced_motion": True, "palette": "clock", "fading": True,
    "cue": "wave", "bed": "rain", "bed_after_minutes": 5, "dark_after_s": 60, "history": True, "dark_orb": True,
    "reminder": True, "tray": True, "evening_aloud": False, "voice": False, "health_facts": [],
}  # fmt: skip
RUN_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"


def smoke(tryout: Tryout) -> None:
    """Run `--smoke` with a sound device, and without one."""
    faults = []
    # A computer that is busy takes longer than that for either: then the one with sound is the measure.
    limit_s = SMOKE_S
    for name, with_sound in (("met geluid", True), ("zonder geluidsapparaat", False)):
        if with_sound:
            tryout.session.start_sound()
        try:
            began = time.monotonic()
            code, told = tryout.session.run(*tryout.program.words(), "--smoke", seconds=120)
            took = time.monotonic() - began
        finally:
            tryout.session.stop_sound()
        last = told.strip().splitlines()[-1] if told.strip() else ""
        seen = f"--smoke {name}: code {code} na {took:.1f} s, {last!r}"
        tryout.say(f"{seen} (belasting van de computer {os.getloadavg()[0]:.1f})")
        # A program without a console prints nowhere: then the code is all there is.
        if code or (tryout.program.installed is None and last != "klaar") or (took > limit_s and not with_sound):
            faults.append(seen)
        if with_sound:
            limit_s = max(SMOKE_S, took)
    if faults:
        raise Fault(f"{'; '.join(faults)} (zonder geluidsapparaat mag het {limit_s:.0f} s duren)")


def standstills(tryout: Tryout) -> None:
    """Use the program for a while without a sound device: the window answers throughout."""
    cautions = ["slow-breathing"]
    spans: list[tuple[str, float, float]] = []
    told = ""

    def during(app: App, name: str, seconds: float, *keys: str) -> None:
        began = time.time()
        app.key(*keys)
        time.sleep(seconds)
        spans.append((name, began, time.time()))

    with tryout.running(tryout.data("pages", seen_cautions=cautions), module="watched") as app:
        during(app, "in rust", 10)
        during(app, "bladeren", 2, *(f"ctrl+{number}" for number in range(1, 6)), "F1", "ctrl+1")
    told += app.process.output()
    exercise = ("start", "slow-breathing", "--minutes", "3")
    with tryout.running(tryout.data("exercise", seen_cautions=cautions), *exercise, module="watched") as app:
        during(app, "in een oefening", 20)
        during(app, "na Esc", 3, "Escape")
    told += app.process.output()
    stood = [(float(seconds), float(until)) for seconds, until in STOOD_STILL.findall(told)]
    for name, began, ended in spans:
        longest = max((seconds for seconds, until in stood if began <= until <= ended + seconds), default=0.0)
        tryout.say(f"{name}: het venster stond hoogstens {longest:.2f} s stil" if longest else f"{name}: nooit 0,1 s")
    used = [seconds for seconds, until in stood if any(began <= until <= ended + seconds for _, began, ended in spans)]
    tryout.check("watching" in told, "er is gekeken")
    if max(used, default=0.0) > STILL_S:
        raise Fault(f"het venster stond {max(used):.2f} s stil, en mag niet langer dan {STILL_S:g} s")


def everything_on(tryout: Tryout) -> None:
    """Start with every setting on, and starting at login too."""
    value = '"' + '" "'.join(tryout.program.words()[1:]) + '"'
    code, _ = tryout.session.run("wine", "reg", "add", RUN_KEY, "/v", "Herstel", "/d", value, "/f")
    tryout.check(code == 0, f"start bij het aanmelden staat aan (code {code})")
    data = tryout.data("all", **EVERYTHING)
    with tryout.running(data) as app:
        time.sleep(3)
        tryout.picture("tonight")
        _use_settings(tryout, app)
        settings = data.read_settings()
        lost = {name for name, value in EVERYTHING.items() if settings.get(name, value) != value}
        tryout.check(not lost, f"instellingen anders dan gezet: {', '.join(sorted(lost)) or 'geen'}")
        tryout.check(not list(data.here.glob("settings.json.onleesbaar*")), "de instellingen zijn gelezen")
        tryout.check("Traceback" not in data.log_text() + app.process.output(), "geen fout in het logboek")
        app.close()


def _use_settings(tryout: Tryout, app: App) -> None:
    """Come to the settings with the keyboard, and switch one off and on."""
    from herstel_app.app import make_application
    from tests.e2e.keyboard_and_mouse import Keyboard
    from tests.helpers.screens import stage_at

    size = dict(line.split("=") for line in app.hands("getwindowgeometry", "--shell", app.id).splitlines())
    others = {name: value for name, value in EVERYTHING.items() if name not in ("text_scale_percent", "palette")}
    folder = tryout.session.folder / "data" / "settings-twin"
    twin = stage_at(make_application(["herstel"]), folder, 160, str(EVERYTHING["palette"]), **others)
    top = twin.herstel.window
    top.resize(int(size["WIDTH"]), int(size["HEIGHT"]))
    twin.settle()
    hands = Keyboard(TwinWindow(app), twin)
    hands.press(top.rail.pages["settings"])
    time.sleep(2)
    tryout.picture("settings")
    hands.choose_in(top.pages.settings.sections.box, "Herinneringen")
    switch = top.pages.settings.evening.reminder.switch_row.switch
    hands.press(switch)
    wait_for(lambda: app.data.read_settings().get("reminder") is False, 10, "de herinnering die uitgaat")
    hands.press(switch)
    wait_for(lambda: app.data.read_settings().get("reminder") is True, 10, "de herinnering die weer aangaat")
    tryout.say("Instellingen, met het toetsenbord: de herinnering gaat uit en weer aan")
    tryout.picture("evening")
    twin.close()
