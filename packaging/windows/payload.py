"""What goes into the program for Windows: chosen, compiled and laid out as it is going to be installed."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import signatures
from fetch import HERE, PROJECT, PYTHON, fetch_packages, fetch_python

sys.path.append(str(PROJECT / "packaging"))
import licence_files
from make import in_package, shipped

SPEC = HERE / "payload.toml"
SHORT = PYTHON.replace(".", "")
LIBRARY = f"python{SHORT}.dll"
SEARCHED = (f"python{SHORT}.zip", ".", "lib")
"""Where the installed Python looks for modules; it heeds no variable and no other folder."""
BRACES = re.compile(r"\{([^{}]*)\}")


class PayloadError(Exception):
    """The program cannot be put together; the message is for who builds."""


@dataclass(frozen=True)
class Spec:
    """What payload.toml says."""

    python: list[str]
    take: list[str]
    leave: list[str]
    unloaded: dict[str, str]
    """What is never seen to be loaded, by pattern, and why it goes along all the same."""

    @classmethod
    def read(cls, text: str) -> Spec:
        """Read it."""
        return cls(**tomllib.loads(text))

    def unexplained(self, idle: Iterable[str]) -> tuple[list[str], list[str]]:
        """Give what is never loaded without a reason, and the reasons that belong to nothing."""
        names = list(idle)
        explained = matcher(self.unloaded)
        unused = [pattern for pattern in self.unloaded if not any(map(matcher([pattern]).match, names))]
        return [name for name in names if not explained.match(name)], unused


def matcher(patterns: Iterable[str]) -> re.Pattern[str]:
    """Give what matches a path that one of the patterns means; {a,b} is a or b, * stays within a folder."""
    return re.compile("|".join(_translated(plain) for pattern in patterns for plain in _spread(pattern)) or r"(?!)")


def _spread(pattern: str) -> list[str]:
    parts = BRACES.split(pattern)
    choices = [part.split(",") if number % 2 else [part] for number, part in enumerate(parts)]
    return ["".join(words) for words in product(*choices)]


def _translated(pattern: str) -> str:
    words = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*"}
    parts = re.split(r"(\*\*/|\*\*|\*)", pattern)
    return "(?:" + "".join(words.get(part, re.escape(part)) for part in parts) + r")\Z"


def chosen(site: Path, spec: Spec) -> list[str]:
    """Name the files of the packages that go along; raises PayloadError where a pattern means nothing any more."""
    names = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    idle = [p for p in (*spec.take, *spec.leave) for q in _spread(p) if not any(map(matcher([q]).match, names))]
    if idle:
        raise PayloadError(f"{SPEC.name} noemt wat er niet is: {', '.join(dict.fromkeys(idle))}")
    take, leave = matcher(spec.take), matcher(spec.leave)
    return [n for n in names if take.match(n) and not leave.match(n) and "__pycache__" not in n]


def lay_out(folder: Path, cache: Path, version: str) -> None:
    """Put all that the program consists of in an empty folder, as sources; raises FetchError and others."""
    spec = Spec.read(SPEC.read_text(encoding="utf-8"))
    python, site = fetch_python(cache), fetch_packages(cache)
    lib = folder / "lib"
    for name in spec.python:
        if signatures.can_check() and name.endswith((".dll", ".pyd")) and name not in signatures.PINNED_ONLY:
            signatures.check(python / name)
        _copy(python / name, folder / name)
    (folder / f"python{SHORT}._pth").write_bytes("\r\n".join([*SEARCHED, ""]).encode())
    for name in chosen(site, spec):
        _copy(site / name, lib / name)
    for module in (PROJECT / "herstel_app").rglob("*.py"):
        _copy(module, lib / module.relative_to(PROJECT))
    for file in shipped():
        if file.suffix != ".py":  # what draws the icon is not needed
            _copy(file, lib / in_package(file))
    _copy(PROJECT / "packaging" / "entry.py", lib / "entry.py")
    licence_files.lay_out(folder, [str(site)], python / "LICENSE.txt")
    licence_files.check(folder)
    package = lib / "herstel_app" / "__init__.py"
    text = re.sub(r'(?m)^__version__ = ".*"$', f'__version__ = "{version}"', package.read_text(encoding="utf-8"))
    package.write_text(text, encoding="utf-8", newline="\n")


def compile_modules(folder: Path, cache: Path) -> None:
    """Compile the modules with a Python of the right version; raises PayloadError where there is none."""
    script, lib = HERE / "compile_tree.py", folder / "lib"
    if os.name == "nt":
        _compile([str(cache / "python" / "python.exe"), str(script), str(lib)])
    elif sys.platform == "linux" and os.geteuid() == 0:
        _compile_in_wine(script, lib)
    elif other := _python():
        _compile([other, "-I", str(script), str(lib)])
    else:
        raise PayloadError(f"Het compileren vraagt Python {PYTHON}, of op Linux root (dan doet die voor Windows het).")


def _python() -> str | None:
    """Find a Python of the right version: the bytes of a later patch of it may differ a little."""
    for name in (sys.executable, shutil.which(f"python{PYTHON}")):
        if not name:
            continue
        words = [name, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
        if subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip() == PYTHON:
            return name
    return None


def _compile(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PayloadError(f"Het compileren lukte niet:\n{done.stdout}{done.stderr}")


def _compile_in_wine(script: Path, lib: Path) -> None:
    """Compile with Python for Windows in the rig, which this makes where it is not there yet."""
    from rig import Rig, check_computer
    from rig_setup import setup
    from session import Session, windows_path

    check_computer()
    rig = Rig()
    setup(rig)
    with Session(rig, f"compile-{os.getpid()}", PROJECT) as session:
        there = session.folder / "data" / "lib"
        shutil.copytree(lib, there)
        _copy(script, session.folder / "data" / script.name)
        words = [windows_path(session, path) for path in (session.folder / "data" / script.name, there)]
        code, told = session.run("wine", r"Z:\rig\python\python.exe", *words, seconds=900)
        if code:
            raise PayloadError(f"Het compileren lukte niet:\n{told}")
        shutil.rmtree(lib)
        shutil.copytree(there, lib)
    shutil.rmtree(session.folder)


def files_in(folder: Path) -> list[str]:
    """Name every file by its path in `folder`; alike ones together, so that they are packed well."""
    names = [file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()]
    return sorted(names, key=lambda name: (Path(name).suffix, name))


def digest(folder: Path) -> str:
    """Give a hash of all names and contents."""
    whole = hashlib.sha256()
    for name in sorted(files_in(folder)):
        whole.update(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n".encode())
    return whole.hexdigest()


def set_times(folder: Path, when: int) -> None:
    """Give every file the same time."""
    for name in files_in(folder):
        os.utime(folder / name, (when, when))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
