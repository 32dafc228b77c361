"""Check the code and run the tests, in the order and with the workers that suit them; dev.py calls this in .venv.

What is measured is in tests/bench.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from dev import ROOT, exit_code
from system_packages import say  # dev.py has just made it findable

PLAIN_PACKAGES = {"core": "tests.helpers.no_database", "engine": "tests.helpers.plain_python"}
"""The folders of the package that need no Qt, no sound and no database, and that are measured; with the plugin that
takes these away. The tests of the engine keep real files."""
NOT_QUICK = ("tests/ui", "tests/e2e", "tests/audio/process")
"""What draws screens or starts the program."""
WHOLE_PROGRAM = ("tests/e2e", "tests/test_linux_package.py")
"""Where all tests are that listen to the whole program or look at it from outside.

Each of their workers would collect all the rest."""
HANDED_OUT = ["-n", "auto", "--dist", "worksteal"]


def call(module: str, *arguments: str, examples: str = "calm") -> int:
    """Run a Python module in the root of the checkout and give its exit code; `examples` is a profile of hypothesis."""
    env = {"HYPOTHESIS_PROFILE": examples, **os.environ}
    # Every worker, and every program that a test starts, would compile all of the code anew.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return exit_code(subprocess.call([sys.executable, "-m", module, *arguments], cwd=ROOT, env=env))


def lint(paths: list[str]) -> int:
    """Run the three checks of the code, all of them even when one fails; without paths on everything."""
    # What did not change is known to ruff and mypy from the time before: they keep it in their caches.
    checks = (
        ("ruff", "check", "--quiet", *(paths or ["."])),
        ("ruff", "format", "--check", "--quiet", *(paths or ["."])),
        ("mypy", *(["--no-error-summary"] if paths else []), *paths),
    )
    failed = [check for check in checks if call(*check)]
    for check in failed:
        say("Niet in orde: " + " ".join(check))
    return 1 if failed else 0


def measured() -> int:
    """Run the tests of the plain packages without the libraries they may not need, and measure their branches."""
    sources = ",".join(f"herstel_app/{name}" for name in PLAIN_PACKAGES)
    call("coverage", "erase")
    codes = [
        call("coverage", "run", f"--source={sources}", "-m", "pytest", "-p", plugin, "-p", "no:pytest-qt",
             *HANDED_OUT, f"tests/{name}")
        for name, plugin in PLAIN_PACKAGES.items()
    ]  # fmt: skip
    tested = next((code for code in codes if code), 0)
    return tested or call("coverage", "combine", "--quiet") or call("coverage", "report")


def everything(arguments: list[str]) -> int:
    """Check the code, then run the tests also when that failed; with arguments those that pytest finds with them."""
    checked = lint([])
    if arguments:
        return call("pytest", *arguments) or checked
    elsewhere = [f"--ignore=tests/{name}" for name in PLAIN_PACKAGES]
    # What measures time in the running program comes last, four beside each other, handed out one at a time: they
    # mostly wait, and the sound they listen to is made in a process of its own.
    codes = (
        measured(),
        call("pytest", *HANDED_OUT, "-m", "not system", *elsewhere),
        call("pytest", "-n", "4", "--dist", "load", "--maxschedchunk", "1", "-m", "system", *WHOLE_PROGRAM),
    )
    return next((code for code in codes if code), checked)


def quick(paths: list[str]) -> int:
    """Check the code and run the tests that are soon done, or check some paths and run all the tests there."""
    files = [path.partition("::")[0] for path in paths]
    for path in files:
        if not (ROOT / path).exists():
            say(f"Dit pad is er niet: {path}")
            return 2
    checked = lint(list(dict.fromkeys(files)))
    if not paths:
        left_out = [f"--ignore={path}" for path in NOT_QUICK]
        tested = call("pytest", "-q", *HANDED_OUT, "-m", "not system and not slow", *left_out, examples="quick")
        return tested or checked
    tests = [path for path in paths if (ROOT / path).resolve().is_relative_to(ROOT / "tests")]
    # Starting workers takes longer than most files.
    workers = HANDED_OUT if any((ROOT / path).is_dir() for path in tests) else ["-n", "0"]
    return (call("pytest", "-q", *workers, *tests) if tests else 0) or checked


def bench(arguments: list[str]) -> int:
    """Measure."""
    return call("tests.bench", *arguments)


WORK: dict[str, Callable[[list[str]], int]] = {"lint": lint, "test": everything, "quick": quick, "bench": bench}


if __name__ == "__main__":
    try:
        sys.exit(WORK[sys.argv[1]](sys.argv[2:]))
    except KeyboardInterrupt:
        sys.exit(130)
