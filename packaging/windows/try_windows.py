"""A Windows to try Herstel in, and a try of Herstel in it; see packaging/README.md.

usage: try_windows.py try FOLDER [--checkout FOLDER] [--steps NAME...]
                          [--installer FILE [--newer FILE | --installed PATH]]
       try_windows.py setup | remove | run [--checkout FOLDER] COMMAND...
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # for the twin, which says where the keyboard is

from rig import PROJECT, VARIABLE, Rig, RigError, check_computer, remove, say, usual_folder
from rig_setup import setup
from session import Session, windows_path
from steps import evening, files, installed, replaced, sound, starting
from tryout import Fault, NotThereError, Program, Tryout

SHORT = 160


@dataclass(frozen=True)
class Step:
    """One thing to try."""

    name: str
    title: str
    do: Callable[[Tryout], None]
    with_sound: bool = True
    """Whether there is a sound device, or the step gives and takes it itself."""


STEPS = (
    Step("smoke", "--smoke, met en zonder geluidsapparaat", starting.smoke, with_sound=False),
    Step("standstills", "het venster staat nooit stil, zonder geluidsapparaat", starting.standstills, with_sound=False),
    Step("evening", "de eerste avond met het toetsenbord", evening.first_evening),
    Step("reminder", "de herinnering over twee minuten", evening.reminder),
    Step("files", "bestanden die een ander programma vasthoudt", files.held_files),
    Step("kill", "afgebroken tijdens een oefening, en opnieuw", evening.killed),
    Step("everything", "alle instellingen aan", starting.everything_on),
    Step("sound", "het geluidsproces, en wat er te horen is", sound.sound_process),
)

OF_INSTALLED = ("smoke", "evening", "reminder", "everything", "sound")
"""Those of the steps that an installed program goes through as well."""
FIRST = (
    Step("pages", "de bladzijden van de installer, met het toetsenbord", installed.pages),
    Step("install", "de installer, in een map met spaties en een é", installed.install),
    Step("windows", "uit het startmenu, een tweede keer, bij het aanmelden", installed.as_windows_does),
)
LAST = (
    Step("loaded", "wat er geladen wordt is wat er staat", replaced.loaded),
    Step("upgrade", "een nieuwere versie over een open Herstel", replaced.upgrade),
    Step("start", "hoe lang het starten duurt", replaced.cold_start),
    Step("uninstall", "het verwijderen", installed.uninstall),
)


def steps_of(names: list[str], *, with_setups: bool) -> list[Step]:
    """Give the steps with these names in their order, all where there are none."""
    if with_setups:
        return [*FIRST, *(step for step in STEPS if step.name in (names or OF_INSTALLED)), *LAST]
    return [step for step in STEPS if not names or step.name in names]


def install(session: Session, installer: Path) -> None:
    """Run an installer to its end; raises RigError where it does not succeed."""
    copied = session.folder / "data" / installer.name
    shutil.copy(installer, copied)
    code, told = session.run("wine", windows_path(session, copied), "/S", seconds=300)
    if code:
        raise RigError(f"{installer.name} eindigde met code {code}: {told}")


def attempt(tryout: Tryout, step: Step) -> str:
    """Try one step, whatever comes of it, and leave nothing running; says how it went."""
    session = tryout.session
    try:
        if step.with_sound:
            session.start_sound()
        step.do(tryout)
        result = "goed"
    except NotThereError as error:
        result = f"is er niet: {error}"
    except (Fault, TimeoutError, RigError, AssertionError) as error:
        result = f"FOUT: {error}"
    except Exception:  # noqa: BLE001 - the other steps still have something to say
        result = f"FOUT: {traceback.format_exc()}"
    session.end_windows()
    session.stop_sound()
    return result


def try_all(session: Session, program: Program, out: Path, names: list[str]) -> int:
    """Try the steps with these names, all where there are none; gives 1 where one of them failed."""
    results = []
    memory: dict[str, Any] = {}
    for step in steps_of(names, with_setups=bool(program.setups)):
        say(f"{step.name}: {step.title}")
        tryout = Tryout(session, program, out, step.name, memory=memory)
        began = time.monotonic()
        result = attempt(tryout, step)
        took = time.monotonic() - began
        say(f"  {result}   ({took:.0f} s)")
        results.append((step, result, took, tryout.lines))
    lines = []
    for step, result, took, seen in results:
        lines += [f"{step.name} ({took:.0f} s): {result}", *(f"    {line}" for line in seen)]
    (out / "try.txt").write_text("\n".join([*lines, ""]), encoding="utf-8")
    say("")
    for step, result, took, _ in results:
        say(f"{step.name:12} {took:4.0f} s  {result.splitlines()[0][:SHORT]}")
    return 1 if any(result.startswith("FOUT") for _, result, _, _ in results) else 0


def arguments_of(words: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=f"De map van de proefopstelling: {VARIABLE}, nu {usual_folder()}.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("setup", help="maak de proefopstelling, of wat er nog niet is")
    commands.add_parser("remove", help="haal de proefopstelling weg")
    run = commands.add_parser("run", help="voer een opdracht uit in een sessie van de proefopstelling")
    run.add_argument("words", nargs=argparse.REMAINDER, metavar="OPDRACHT")
    trying = commands.add_parser("try", help="probeer Herstel")
    trying.add_argument("out", type=Path, metavar="MAP", help="voor de beelden en het verslag")
    trying.add_argument("--installer", type=Path, metavar="BESTAND", help="installeer dit eerst, zonder vragen (/S)")
    trying.add_argument("--newer", type=Path, metavar="BESTAND", help="en later dit: probeer ook de installer zelf")
    trying.add_argument("--installed", metavar="PAD", help="een programma op C: in plaats van de checkout")
    trying.add_argument("--steps", nargs="+", default=[], choices=[step.name for step in STEPS], metavar="STAP")
    for command in (run, trying):
        command.add_argument("--checkout", type=Path, default=PROJECT, metavar="MAP")
        command.add_argument("--session", default="", metavar="NAAM", help="om meer tegelijk te proberen")
    return parser.parse_args(words)


def main(words: list[str]) -> int:
    """Do what the command line asks; gives the exit code."""
    arguments = arguments_of(words)
    rig = Rig()
    try:
        check_computer()
        if arguments.command == "remove":
            remove(rig)
            return 0
        setup(rig)
        if arguments.command == "setup":
            say(f"De proefopstelling staat in {rig.folder}.")
            return 0
        name = arguments.session or arguments.checkout.resolve().name
        if arguments.command == "run":
            with Session(rig, name, arguments.checkout) as session:
                session.start_sound()
                code, told = session.run(*arguments.words, seconds=3600)
                print(told, end="")
                return code
        # The twin is made of the same code as what is tried.
        sys.path.insert(0, str(arguments.checkout.resolve()))
        out = arguments.out.absolute()
        out.mkdir(parents=True, exist_ok=True)
        with Session(rig, name, arguments.checkout) as session:
            if arguments.newer:
                session.variables["HERSTEL_LOADED"] = r"Z:\session\loaded"
                program = Program(installed.INSTALLED, (arguments.installer, arguments.newer))
                return try_all(session, program, out, arguments.steps)
            if arguments.installer:
                install(session, arguments.installer)
            return try_all(session, Program(arguments.installed), out, arguments.steps)
    except RigError as error:
        print(f"proefopstelling: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
