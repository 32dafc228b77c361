"""The program as it is installed: set up, started as Windows starts it, replaced by a newer one, and taken away."""

from __future__ import annotations

import getpass
import re
import shutil
import time
from pathlib import Path

from session import Session, wait_for, windows_path
from stand_ins import numpy_math
from tryout import Data, Tryout

PLACE = r"C:\Mijn map\één plek\Herstel"
"""With spaces, and letters that are not in ASCII."""
INSTALLED = rf"{PLACE}\Herstel.exe"
REMOVER = rf"{PLACE}\Verwijderen.exe"
PROFILE = f"users/{getpass.getuser()}/AppData"
LINK = f"{PROFILE}/Roaming/Microsoft/Windows/Start Menu/Programs/Herstel.lnk"
USERS_DATA = f"{PROFILE}/Local/Herstel"
RUN_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
UNINSTALL_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Herstel"
FIT = ("Z:\\rig\\inside", "import site")
"""What the Python of the rig does otherwise than that of a user: it takes Wine for Windows."""
SETUP_S = 300.0
PAGE_S, WORK_S = 1.5, 10.0
DUTCH = 1043


def place(session: Session) -> Path:
    """Give the folder of the program as it is seen from here."""
    return session.drive_c / Path(*PLACE.split("\\")[1:])


def app_folder(session: Session) -> Path:
    """Give the folder of the version that is in use."""
    return place(session) / (place(session) / "current.txt").read_text(encoding="ascii").split("\\")[0]


def set_up(session: Session, installer: Path, *, first: bool = False, seconds: float = SETUP_S) -> int:
    """Run an installer without questions, the first time with where it has to go; gives its exit code."""
    copied = session.folder / "data" / installer.name
    if not copied.exists():
        shutil.copy(installer, copied)
    words = [f'"{windows_path(session, copied)}"', "/S"] + ([f"/D={PLACE}"] if first else [])
    # The folder stands without quotes, which Wine puts around words with a space: a batch file has none.
    batch = session.folder / "data" / "set-up.bat"
    batch.write_bytes(f"@{' '.join(words)}\r\n@exit %ERRORLEVEL%\r\n".encode("cp850"))
    code, _ = session.run("wine", "cmd", "/c", windows_path(session, batch), seconds=seconds)
    return code


def make_fit(session: Session) -> None:
    """Have what was installed run under Wine, as the rest of the rig does."""
    app = app_folder(session)
    numpy_math.divert(app / "lib")
    for file in app.glob("lib/PySide6/plugins/texttospeech/*.dll"):
        file.unlink()
    searched = app / "python313._pth"
    searched.write_bytes(searched.read_bytes() + "\r\n".join([*FIT, ""]).encode())


def registry(session: Session) -> set[str]:
    """Give every value of the user in the registry, with its key."""
    session.end_windows()
    seen, key, value = set(), "", ""
    for line in (session.prefix / "user.reg").read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("["):
            key = line.rpartition("]")[0]
            seen.add(f"{key}]")
        elif line and not line.startswith("#"):
            value += line.rstrip("\\").strip()
            if not line.endswith("\\"):
                seen.add(f"{key}] {value}")
                value = ""
    return {line for line in seen if not line.startswith(OF_WINE)}


OF_WINE = (r"[Software\\Wine", r"[Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Accent")
"""What Wine itself keeps there, from the first window and the first sound of any program on."""


def disk(session: Session) -> dict[str, tuple[int, int]]:
    """Give the size and the time of every file and folder on C:, but for the user's data in Herstel."""
    found = {}
    for path in session.drive_c.rglob("*"):
        name = path.relative_to(session.drive_c).as_posix()
        # The remover runs from a copy, which Windows removes when it starts again; a killed installer leaves its own.
        if not name.startswith((USERS_DATA, f"{PROFILE}/Local/Temp/~nsu", f"{PROFILE}/Local/Temp/ns")):
            status = path.lstat()
            found[name] = (0, 0) if path.is_dir() else (status.st_size, status.st_mtime_ns)
    return found


def install(tryout: Tryout) -> None:
    """Install it; what was there before is remembered for the end."""
    session = tryout.session
    tryout.memory["registry"], tryout.memory["disk"] = registry(session), disk(session)
    began = time.monotonic()
    code = set_up(session, tryout.program.setups[0], first=True)
    tryout.check(code == 0, f"geïnstalleerd in {PLACE}: code {code}, {time.monotonic() - began:.1f} s")
    names = sorted(path.name for path in place(session).iterdir())
    tryout.check({"Herstel.exe", "Verwijderen.exe", "current.txt"} <= set(names), f"daar staat: {', '.join(names)}")
    size = sum(file.stat().st_size for file in place(session).rglob("*") if file.is_file())
    tryout.say(f"geïnstalleerd: {size / 1e6:.1f} MB; installer {tryout.program.setups[0].stat().st_size / 1e6:.1f} MB")
    tryout.check((session.drive_c / LINK).is_file(), "Herstel staat in het startmenu")
    _, told = session.run("wine", "reg", "query", UNINSTALL_KEY)
    tryout.check("DisplayVersion" in told, "Windows weet hoe het te verwijderen is")
    sources = [file.name for file in app_folder(session).rglob("*.py")]
    tryout.check(not sources, f"modules die niet gecompileerd zijn: {', '.join(sources) or 'geen'}")
    make_fit(session)
    tryout.memory["installed"] = disk(session)


def pages(tryout: Tryout) -> None:
    """Go through the pages of the installer and of the remover with the keyboard, and have the data removed too."""
    session, setup = tryout.session, tryout.program.setups[0]
    copied = session.folder / "data" / setup.name
    shutil.copy(setup, copied)
    usual = session.drive_c / PROFILE / "Local" / "Programs" / "Herstel"
    kept = session.drive_c / USERS_DATA / "settings.json"
    _turn(tryout, windows_path(session, copied), ("Return", "Return", "Return", ""), "space")
    tryout.check((usual / "Herstel.exe").exists(), "geïnstalleerd met het toetsenbord")
    kept.parent.mkdir()
    kept.write_text("{}", encoding="utf-8")
    _turn(tryout, windows_path(session, usual / "Verwijderen.exe"), ("Return", "Tab Tab space Return", ""))
    wait_for(lambda: not usual.exists(), 20, "het einde van het verwijderen")
    tryout.check(not kept.parent.exists(), "met een kruisje gaan ook de gegevens weg")


def _turn(tryout: Tryout, program: str, keys: tuple[str, ...], last: str = "") -> None:
    """Start a program with pages, in Dutch, and turn them with keys: "" waits for it to finish its work."""
    session = tryout.session
    session.popen("wine", program, f"/LANG={DUTCH}")
    find = ("xdotool", "search", "--onlyvisible", "--name", "Herstel")
    wait_for(lambda: session.run(*find)[0] == 0, 30, program)
    time.sleep(PAGE_S)
    session.hands("windowfocus", "--sync", session.run(*find)[1].split()[0])
    for names in keys:
        tryout.picture("page")
        for name in names.split():
            session.hands("key", name)
        time.sleep(PAGE_S if names else WORK_S)
    tryout.picture("page")
    for name in (last, "Return"):
        if name:
            session.hands("key", name)
    wait_for(lambda: session.run(*find)[0] != 0, 20, "het einde van de installer")


def users_data(tryout: Tryout) -> Data:
    """Give the data folder that a user has who chooses none."""
    folder = tryout.session.drive_c / USERS_DATA
    folder.mkdir(parents=True, exist_ok=True)
    data = Data(folder, windows_path(tryout.session, folder))
    if not data.settings.exists():
        data.write_settings({"welcomed": True, "bed": "rain"})
    return data


def run_line(session: Session) -> str:
    """Give the command that Windows starts at login for Herstel; empty where there is none."""
    file = session.folder / "data" / "run.reg"
    session.run("wine", "reg", "export", RUN_KEY, windows_path(session, file), "/y")
    values = file.read_text(encoding="utf-16") if file.exists() else ""
    found = re.search(r'(?m)^"Herstel"="(.*)"$', values)
    return re.sub(r"\\(.)", r"\1", found[1]) if found else ""


def as_windows_does(tryout: Tryout) -> None:
    """Start it from the start menu, a second time, and at login."""
    from herstel_app.app import make_application
    from steps.evening import TwinWindow
    from tests.e2e.keyboard_and_mouse import Keyboard
    from tests.helpers.screens import stage_at

    session, data = tryout.session, users_data(tryout)
    # As Windows Explorer starts it; only by this option does Wine take a path with spaces.
    link = ("wine", "start", "/wait", "/unix", f"/session/prefix/drive_c/{LINK}")
    # Who has not answered the one question has a link more on the way of Tab.
    answer = data.read_settings().get("health_facts")
    folder = session.folder / "data" / "login-twin"
    twin = stage_at(make_application(["herstel"]), folder, 100, health_facts=answer)
    with tryout.running(data, command=link, apart=True) as app:
        tryout.picture("from-the-start-menu")
        code, _ = session.run("wine", INSTALLED, seconds=60)
        others = set(session.processes("Herstel.exe")) - set(session.processes("--audio-process"))
        tryout.say(f"een tweede start eindigt met code {code}; processen met een venster: {len(others)}")
        tryout.check(code == 0, "de tweede start geeft het door aan de eerste")
        top = twin.herstel.window
        hands, settings = Keyboard(TwinWindow(app), twin), top.pages.settings
        app.focus()
        hands.press(top.rail.pages["settings"])
        hands.choose(settings.sections.list, "Herinneringen")
        hands.press(settings.evening.autostart.switch)
        time.sleep(1)
        tryout.picture("starts-at-login")
        app.close()
    twin.close()
    line = run_line(session)
    tryout.check(line == f'"{INSTALLED}" --tray', f"bij het aanmelden: {line}")
    # Windows starts the line as it stands there.
    batch = session.folder / "data" / "login.bat"
    batch.write_bytes(f"@{line}\r\n".encode("cp850"))
    at_login = session.popen("wine", "cmd", "/c", windows_path(session, batch))
    wait_for(lambda: session.processes("--tray"), 30, "de start bij het aanmelden")
    time.sleep(6)
    tryout.check(at_login.code is None, "gestart bij het aanmelden, en het blijft")
    with tryout.running(data, command=("wine", INSTALLED), apart=True):
        tryout.picture("brought-forward")
        tryout.say("een gewone start haalt het te voorschijn")


def uninstall(tryout: Tryout) -> None:
    """Take it away: nothing is left but what the user kept."""
    session, data = tryout.session, users_data(tryout)
    session.end_windows()
    outside = set(disk(session)) - set(tryout.memory["installed"])
    strange = sorted(name for name in outside if not (session.drive_c / name).is_relative_to(place(session)))
    tryout.check(not strange, f"geschreven buiten de gegevens van de gebruiker: {', '.join(strange) or 'niets'}")
    inside = [name for name in outside if "/app-" not in name and (session.drive_c / name).is_file()]
    tryout.check(not inside, f"geschreven in de map van het programma: {', '.join(inside) or 'niets'}")
    code, _ = session.run("wine", REMOVER, "/S", seconds=120)
    tryout.say(f"verwijderd: code {code}")
    wait_for(lambda: not place(session).exists(), 60, "het einde van het verwijderen")
    time.sleep(2)
    tryout.check(data.settings.exists(), "wat de gebruiker bewaarde, staat er nog")
    for name, now in (("registry", registry(session)), ("disk", set(disk(session)))):
        before = set(tryout.memory[name])
        left, gone = sorted(now - before), sorted(before - now)
        # What was made around it by whoever chose the folder is not ours to take away.
        left = [line for line in left if line not in ("Mijn map", "Mijn map/één plek")]
        tryout.check(not left and not gone, f"{name}: bijgekomen {left or 'niets'}, verdwenen {gone or 'niets'}")
