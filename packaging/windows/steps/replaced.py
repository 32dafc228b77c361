"""An installed program that is replaced by a newer one; how fast it starts, and what of it is used."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path

from payload import Spec
from rig import HERE
from session import wait_for, windows_path
from tryout import CHECKOUT, Fault, Tryout

from steps.installed import INSTALLED, app_folder, make_fit, place, set_up, users_data

NEWER_THERE = 4
SLOWER = 2.5
BED_S = 10.0
PAGES = (*(f"ctrl+{number}" for number in range(1, 6)), "F1", "ctrl+1")


def loaded(tryout: Tryout) -> None:
    """Import all of the program and use it; then compare what was loaded in all steps with what is installed."""
    session = tryout.session
    spec = Spec.read((HERE / "payload.toml").read_text(encoding="utf-8"))
    failed = session.folder / "data" / "imports.txt"
    session.run("wine", INSTALLED, "--version", HERSTEL_IMPORT_ALL=windows_path(session, failed))
    errors = {
        f"lib/{name.replace('.', '/')}.pyc": error
        for name, _, error in (line.partition(": ") for line in failed.read_text(encoding="utf-8").splitlines())
    }
    wrong, _ = spec.unexplained(errors)
    told = ", ".join(f"{name} ({errors[name]})" for name in wrong)
    tryout.check(not wrong, f"elke module van Herstel kan geladen worden: {told or 'ja'}")
    with tryout.running(tryout.data("pages", seen_cautions=["slow-breathing"])) as app:
        for key in PAGES:
            app.key(key)
            time.sleep(1)
        app.close()
    cautions = ["slow-breathing"]
    with tryout.running(tryout.data("rain", seen_cautions=cautions, bed="rain"), "start", "slow-breathing") as app:
        time.sleep(BED_S)
        app.close()
    mp3 = session.folder / "data" / "geluid.mp3"
    words = ("render", "slow-breathing", windows_path(session, mp3), "--minutes", "3")
    code, told = session.run("wine", INSTALLED, *words, seconds=300)
    tryout.check(code == 0 and mp3.stat().st_size > 100_000, f"een MP3 bewaard: code {code} {told.strip()}")
    folder = app_folder(session)
    root = windows_path(session, folder).lower()
    used = set()
    for file in tryout.session.loaded.glob("*.txt"):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.lower().startswith(root):
                used.add(line[len(root) + 1 :].replace("\\", "/").lower())
    names = {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.suffix in (".pyc", ".pyd", ".dll")}
    idle = sorted(name for name in names if name.lower() not in used)
    (tryout.out / "not-loaded.txt").write_text("\n".join(idle), encoding="utf-8")
    unexplained, idle_reasons = spec.unexplained(idle)
    tryout.say(f"{len(names)} modules en bibliotheken, {len(names) - len(idle)} daarvan geladen")
    tryout.check(len(used) > 100, "er is gekeken wat er geladen wordt")
    tryout.check(not unexplained, f"nooit geladen, zonder reden in payload.toml: {', '.join(unexplained) or 'niets'}")
    tryout.check(not idle_reasons, f"redenen die nergens meer bij horen: {', '.join(idle_reasons) or 'geen'}")


def upgrade(tryout: Tryout) -> None:
    """Install a newer one while the older runs in an exercise; then try to go back, and to stop halfway."""
    session, data = tryout.session, users_data(tryout)
    older, newer = tryout.program.setups
    data.write_settings({"welcomed": True, "bed": "rain", "seen_cautions": ["slow-breathing"], "tray": True})
    with tryout.running(data, command=("wine", INSTALLED, "start", "slow-breathing")) as app:
        data.wait_until_kept()
        before = app_folder(session).name
        began = time.monotonic()
        code = set_up(session, newer)
        tryout.check(
            code == 0, f"de nieuwe versie over een open Herstel: code {code}, {time.monotonic() - began:.1f} s"
        )
        tryout.check(app.process.code == 0, f"het open Herstel is afgesloten, code {app.process.code}")
    folders = [path.name for path in place(session).glob("app-*")]
    tryout.check(folders == [app_folder(session).name] != [before], f"van {before} naar {', '.join(folders)}")
    make_fit(session)
    _, told = session.run("wine", INSTALLED, "--version")
    tryout.check(newer.name.split("-")[1] in told, f"de versie is nu: {told.strip()}")
    ((exercise, outcome, seconds),) = data.entries()
    tryout.check(outcome == "stopped", f"in het journaal: {exercise}, {outcome}, {seconds:.0f} s")
    with tryout.running(data, command=("wine", INSTALLED)) as app:
        tryout.picture("newer")
        tryout.check(data.read_settings().get("bed") == "rain", "de instellingen zijn er nog")
        tryout.check(len(data.entries()) == 1, "het journaal is er nog")
        app.hands("key", "ctrl+q")
        wait_for(lambda: app.process.code is not None, 20, "het einde")
    code = set_up(session, older)
    tryout.check(code == NEWER_THERE, f"een oudere versie zonder vragen wordt geweigerd: code {code}")
    halfway(tryout, newer)


def halfway(tryout: Tryout, newer: Path) -> None:
    """Kill an installer while it writes the files of a version."""
    session = tryout.session
    before = app_folder(session)
    process = session.popen("wine", windows_path(session, session.folder / "data" / newer.name), "/S")
    wait_for(lambda: len(list(place(session).glob("app-*"))) > 1, 60, "de nieuwe map")
    for pid in session.processes(newer.name):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.kill()
    session.end_windows()
    parts = [path.name for path in place(session).glob("app-*")]
    tryout.check(len(parts) == 2 and app_folder(session) == before, f"halverwege gedood; er staat: {', '.join(parts)}")
    code, told = session.run("wine", INSTALLED, "--smoke", seconds=120)
    tryout.check(code == 0, f"en Herstel werkt nog: {told.split()[-1:]}")
    code = set_up(session, newer)
    parts = [path.name for path in place(session).glob("app-*")]
    tryout.check(code == 0 and len(parts) == 1, f"nog eens geïnstalleerd: {', '.join(parts)}")
    make_fit(session)


def cold_start(tryout: Tryout) -> None:
    """Compare how long the window takes with the same of a checkout, each after Windows has just been started."""
    took: dict[str, list[float]] = {"checkout": [], "geïnstalleerd": []}
    for number in range(3):
        for name, command in (("checkout", CHECKOUT), ("geïnstalleerd", ("wine", INSTALLED))):
            tryout.session.end_windows()
            tryout.session.run("wine", "cmd", "/c", "ver")
            began = time.monotonic()
            data = tryout.data(f"{name[0]}{number}", seen_cautions=[])
            with tryout.running(data, command=(*command, "--data-dir", data.there)) as app:
                took[name].append(app.seen_at - began)
    checkout, installed = (sorted(seconds)[1] for seconds in took.values())
    seen = f"tot het venster: {installed:.2f} s geïnstalleerd, {checkout:.2f} s uit de checkout"
    if installed > SLOWER * checkout:
        raise Fault(seen)
    tryout.say(f"{seen} ({installed / checkout:.2f} keer; {took})")
