#!/usr/bin/env python3
"""Make the environment of Herstel, and run, test, check or package the program in it."""

# The file is compiled whole before its first line runs: it keeps to the syntax of Python 3.6, without
# `from __future__ import annotations`, so that an older Python still gets the line that explains itself.
import contextlib
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 14)


def version_fault(version: "Sequence[object]") -> str:
    """Say in Dutch why this Python will not do, or give an empty string when it will."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return ""
    return "Herstel heeft Python 3.11 tot en met 3.14 nodig; dit is Python {}.".format(".".join(map(str, version[:3])))


if version_fault(sys.version_info):
    print(version_fault(sys.version_info), file=sys.stderr)
    sys.exit(2)

ROOT = Path(__file__).resolve().parent
# Not as packaging.system_packages: there is a library of that name, which the tools in .venv need.
sys.path.insert(0, str(ROOT / "packaging"))
from system_packages import prepare_system, say  # noqa: E402 - found only by now, and too new for an old Python

VENV = ROOT / ".venv"
STAMP = VENV / "herstel.json"
LOCK = ROOT / ".venv.lock"
USAGE = """\
Gebruik: python3 dev.py OPDRACHT

  run [ARGUMENTEN…]    start Herstel (de argumenten zijn die van het programma)
  test [ARGUMENTEN…]   controleer de code en voer alle tests uit (de argumenten zijn die van pytest)
  quick [PAD…]         controleer de code en voer de tests uit die snel klaar zijn, binnen een minuut;
                       met paden: controleer wat daar staat en voer alle tests daar uit
  lint                 controleer alleen de code: ruff en mypy
  bench [--quick] [WAT…]
                       meet tijd, geheugen en processor, en schrijf dat in docs/benchmarks.md (alleen op Linux)
  screenshots [MAP]    maak een beeld van elk scherm, standaard in de map screenshots
  listening [MAP]      maak klanken en formulieren om mensen te laten luisteren, standaard in de map listening
  package              bouw het wheel en het losse programma in dist, en probeer dat uit
  package windows [--try]
                       bouw de installer voor Windows in dist; met --try: probeer hem uit onder Wine (als root)
  package macos [--check]
                       bouw op een Mac de app en de schijfkopie in dist; met --check, overal: lees de wheels ervoor na

De eerste keer maakt dit de omgeving .venv en haalt de pakketten op."""


class Failure(Exception):
    """A step that cannot go on: a Dutch line and the exit code."""

    def __init__(self, line: str, code: int = 1) -> None:
        super().__init__(line)
        self.code = code


def exit_code(returncode: int) -> int:
    """Turn the return code of a child into one a shell understands: death by signal N is 128 + N."""
    return returncode if returncode >= 0 else 128 - returncode


# --- The environment


def wanted_stamp() -> dict[str, str]:
    """Describe the environment as it should be: which Python, and which requirements."""
    stamp = {"python": f"{sys.implementation.cache_tag} {sys.platform} {platform.machine()}"}
    for kind in ("app", "dev"):
        # Line endings do not count: a Windows checkout describes the same packages.
        text = requirements(kind).read_bytes().replace(b"\r\n", b"\n")
        stamp[kind] = hashlib.sha256(text).hexdigest()
    return stamp


def requirements(kind: str) -> Path:
    """Give the hash-checked requirements of an environment of this kind, app or dev."""
    return ROOT / "packaging" / "requirements" / f"{kind}.txt"


def read_stamp() -> dict[str, str]:
    """Read what was installed to the end; empty when nothing was."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def plan(stamp: dict[str, str], wanted: dict[str, str], kind: str, python_there: bool) -> str:
    """Decide from the stamp what an environment of this kind needs: ready, add or rebuild.

    The dev requirements hold all app requirements with the same pins, so app may stay when dev is asked for.
    Whatever else differs is rebuilt, because pip never removes what a newer list no longer names.
    """
    if not python_there or stamp.get("python") != wanted["python"]:
        return "rebuild"
    if stamp.get(kind) == wanted[kind] and stamp.get("app") == wanted["app"]:
        return "ready"
    return "add" if "dev" not in stamp and stamp.get("app") == wanted["app"] else "rebuild"


def venv_python() -> Path:
    """Give the interpreter of the environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Let a second dev.py wait here until the first has finished installing."""
    with LOCK.open("a+b") as lock:
        if sys.platform == "win32":
            import msvcrt

            while True:  # LK_LOCK gives up after ten seconds, an install takes longer
                with contextlib.suppress(OSError):
                    lock.seek(0)
                    msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        # A pip that outlives a killed dev.py keeps the lock until it is done with .venv; else dying lets go of it.
        os.set_inheritable(lock.fileno(), True)
        yield


def prepare_environment(kind: str) -> None:
    """Make .venv what this kind of work needs; an install that was cut short left no stamp and starts over."""
    if plan(read_stamp(), wanted_stamp(), kind, venv_python().exists()) == "ready":
        return
    with only_one():
        stamp, wanted = read_stamp(), wanted_stamp()
        step = plan(stamp, wanted, kind, venv_python().exists())
        if step == "ready":
            return
        say(f"Ik maak de omgeving {VENV.name} klaar. Dat gebeurt één keer en kan enkele minuten duren.")
        STAMP.unlink(missing_ok=True)
        if step == "rebuild":
            make_venv()
        install(kind)
        # All at once: a stamp cut off halfway must not pass for one.
        made = {"python": wanted["python"], "app": wanted["app"]} | ({"dev": wanted["dev"]} if kind == "dev" else {})
        draft = STAMP.with_suffix(".tmp")
        draft.write_text(json.dumps(made, indent=2), encoding="utf-8")
        draft.replace(STAMP)


def make_venv() -> None:
    """Make an empty .venv in place of whatever is there."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        raise Failure("De omgeving .venv moet opnieuw. Verlaat haar eerst (deactivate) en probeer het dan weer.", 2)
    importlib.invalidate_caches()  # it may have been installed a moment ago
    if importlib.util.find_spec("ensurepip") is None:
        raise Failure("Deze Python mist ensurepip; installeer het pakket dat venv en pip bij deze Python brengt.")
    try:
        if VENV.exists():
            shutil.rmtree(VENV)
    except OSError as error:
        raise Failure(f"De oude omgeving {VENV.name} kan niet weg; draait Herstel nog? ({error})") from error
    if subprocess.call([sys.executable, "-m", "venv", str(VENV)]):
        raise Failure(f"De omgeving {VENV.name} kon niet worden gemaakt.")


def install(kind: str) -> None:
    """Install the pinned packages, each of them checked against its hash."""
    # -I and no PIP_ settings about the place: a developer's own habits must not lead the packages elsewhere.
    command = [str(venv_python()), "-I", "-m", "pip", "install", "--require-hashes", "--only-binary=:all:"]
    command += ["--disable-pip-version-check", "--no-input", "-r", str(requirements(kind))]
    env = {name: value for name, value in os.environ.items() if name not in ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")}
    if not sys.stderr.isatty():
        command.append("-q")
    code = subprocess.call(command, env={**env, "PIP_USER": "0"}, close_fds=False)
    if code:
        raise Failure("Het installeren lukte niet. Is er internet? Een volgende keer begint het opnieuw.", code)


# --- The commands


def child_env(**extra: str) -> dict[str, str]:
    """Give the environment variables of a program that runs in .venv from this checkout."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    return {**env, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "VIRTUAL_ENV": str(VENV), **extra}


def quiet_env() -> dict[str, str]:
    """Give the same for work that opens no window on the developer's screen, unless asked to."""
    return child_env(QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen"))


def in_venv(arguments: list[str], env: dict[str, str]) -> int:
    """Run the Python of .venv in the root of the checkout and pass on its exit code."""
    return exit_code(subprocess.call([str(venv_python()), *arguments], cwd=ROOT, env=env))


def run(arguments: list[str]) -> int:
    """Start the program from the folder where the developer is, so that paths mean what they say."""
    prepare("run")
    # -P: a file that happens to lie in that folder must not be imported instead of a module.
    command = [str(venv_python()), "-P", "-m", "herstel_app", *arguments]
    if os.name != "nt":
        # The program takes the place of dev.py, so that a signal sent to dev.py reaches it.
        os.execve(command[0], command, child_env())
    return subprocess.call(command, env=child_env())


def checking(work: str, arguments: list[str]) -> int:
    """Make ready, and let tests/run.py check the code, run tests, or measure."""
    prepare(work)
    return in_venv(["-m", "tests.run", work, *arguments], quiet_env())


def lint(arguments: list[str]) -> int:
    """Check the code."""
    refuse(arguments)
    return checking("lint", [])


def quick(arguments: list[str]) -> int:
    """Check the code and run the tests that are soon done; of the paths that are named, all tests."""
    refuse([argument for argument in arguments if argument.startswith("-")])
    return checking("quick", arguments)


def into_folder(work: str, module: str, arguments: list[str]) -> int:
    """Let a module make what it makes in a folder, by itself one of the same name as the command."""
    refuse(arguments[1:])
    prepare(work)
    folder = Path(arguments[0] if arguments else ROOT / work).absolute()
    return in_venv(["-m", module, str(folder)], quiet_env())


def package(arguments: list[str]) -> int:
    """Build what one installs, and try it out; for Windows that is apart, and may be done on Linux."""
    words = " ".join(arguments)
    if words not in ("", "macos", "macos --check", "windows", "windows --try"):
        raise Failure(f"Onbekend: package {words}\n\n{USAGE}", 2)
    prepare(f"package {words}" if arguments[:1] == ["windows"] else "package")
    return in_venv([str(ROOT / "packaging" / "make.py"), *arguments], quiet_env())


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": lambda arguments: checking("test", arguments),
    "quick": quick,
    "lint": lint,
    "bench": lambda arguments: checking("bench", arguments),
    "screenshots": lambda arguments: into_folder("screenshots", "tests.helpers.screens", arguments),
    "listening": lambda arguments: into_folder("listening", "tests.helpers.listening", arguments),
    "package": package,
}


def prepare(work: str) -> None:
    """Make the system and .venv ready for this command."""
    if not prepare_system(work):
        raise Failure("Zonder deze systeempakketten gaat dit niet.")
    prepare_environment("app" if work == "run" else "dev")


def refuse(arguments: list[str]) -> None:
    """Refuse arguments that a command has no use for."""
    if arguments:
        raise Failure(f"Onbekend argument: {arguments[0]}\n\n{USAGE}", 2)


def main(arguments: list[str]) -> int:
    """Carry out one command and give its exit code."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(USAGE)
        return 0 if arguments else 2
    try:
        if arguments[0] not in COMMANDS:
            raise Failure(f"Onbekende opdracht: {arguments[0]}\n\n{USAGE}", 2)
        return COMMANDS[arguments[0]](arguments[1:])
    except Failure as failure:
        say(str(failure))
        return failure.code
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
