"""The licences that go along with the program, the same on every system: one folder, and a list that names each part.

`licences/ONDERDELEN.txt` is for who reads it and for the packagers: a library in the program that it does not name
breaks off the build.
"""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]
OURS = ROOT / "packaging" / "licences"
"""The texts that no package brings: verbatim those of GNU, Apache and Mozilla, and what Debian gathered (`delen`)."""
FOLDER = "licenties"
"""Its name in the program."""
PARTS = "ONDERDELEN.txt"
PACKAGES = "pakketten"
PINS = ROOT / "packaging" / "requirements" / "app.txt"
STARTER = "pyinstaller"
"""Not one of the pins: it is in the program where that is frozen."""
OF_A_PACKAGE = re.compile(
    r"[^/]+\.dist-info/(?:licenses/)?(?P<own>(?<=licenses/).+|(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*)"
    r"|(?:licensing|_soundfile_data)/(?P<other>COPYING|license_notes\.md)"
)
"""The files of a package that are its licence; soundfile has two beside its own, about what is in its library."""
LIBRARY = re.compile(r"\.(dll|pyd|dylib|so)(\.\d+)*$|\.framework/Versions/[^/]+/[^/.]+$", re.IGNORECASE)
FIELD = re.compile(r"    (waarvoor|licentie|van|broncode|pakketten|bestanden): (.+)")
NEEDED = {"waarvoor", "licentie", "van", "broncode"}


class LicenceError(Exception):
    """A licence is lacking, or a part has none; the message is for who builds."""


@dataclass(frozen=True)
class Part:
    """A part of the program as the list has it."""

    name: str
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def packages(self) -> list[str]:
        """The Python packages that it is."""
        return _words(self.fields.get("pakketten", ""))

    @property
    def files(self) -> list[str]:
        """The libraries that it is: names or the ends of paths, where * stands for anything."""
        return _words(self.fields.get("bestanden", ""))

    def has(self, path: str) -> bool:
        """Whether a library, by its path in the program, is of this part."""
        return any(fnmatchcase(f"/{path}", f"*/{pattern}") for pattern in self.files)


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def parts(text: str | None = None) -> list[Part]:
    """Read the list; raises LicenceError where a part does not have all that is asked."""
    text = (OURS / PARTS).read_text(encoding="utf-8") if text is None else text
    found = []
    # A line that begins deeper goes on with the one before.
    for block in re.split(r"\n{2,}", re.sub(r"\n {8,}", " ", text)):
        name, *lines = block.strip("\n").splitlines()
        fields = {match[1]: match[2] for match in map(FIELD.fullmatch, lines) if match}
        if not fields:
            continue
        if len(fields) != len(lines) or not set(fields) >= NEEDED:
            raise LicenceError(f"{PARTS}: bij {name} ontbreekt iets, of er staat iets te veel")
        found.append(Part(name, fields))
    return found


def pinned(text: str | None = None) -> list[str]:
    """Name the packages that the program needs on any system."""
    text = PINS.read_text(encoding="utf-8") if text is None else text
    return sorted({_plain(name) for name in re.findall(r"(?m)^([A-Za-z0-9][\w.-]*)==", text)})


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def unnamed(program: Path) -> list[str]:
    """Name every library in the program that no part of the list has."""
    paths = (path.relative_to(program).as_posix() for path in program.rglob("*") if path.is_file())
    return of_no_part(path for path in paths if LIBRARY.search(path))


def of_no_part(paths: Iterable[str]) -> list[str]:
    """Keep of the paths of libraries those that no part of the list has."""
    listed = parts()
    return sorted(path for path in paths if not any(part.has(path) for part in listed))


def check(program: Path) -> None:
    """Raise LicenceError where the list lacks a library of the program, or the program the licences."""
    if lacking := unnamed(program):
        raise LicenceError(f"{PARTS} noemt niet: {', '.join(lacking)}")
    if not list(program.rglob(f"{FOLDER}/{PARTS}")):
        raise LicenceError(f"{program.name} heeft geen map {FOLDER}")


def of_package(package: Distribution) -> Iterator[tuple[str, Path]]:
    """Give the licences that a package brings, by the names that they get."""
    for file in package.files or ():
        if match := OF_A_PACKAGE.fullmatch(file.as_posix()):
            yield match["own"] or match["other"], Path(str(package.locate_file(file)))


def of_python() -> Path:
    """Give the licence of the Python that runs this; raises LicenceError."""
    library = Path(sysconfig.get_path("stdlib"))
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    debian = [Path("/usr/share/doc") / name / "copyright" for name in (f"lib{version}-minimal", version)]
    for place in (library / "LICENSE.txt", library / "LICENSE", library.parent / "LICENSE.txt", *debian):
        if place.is_file():
            return place
    raise LicenceError(f"De licentie van {version} staat niet bij {library}")


def gathered(search: Sequence[str], python: Path) -> dict[str, Path]:
    """Give every file of the folder by its path there, with the packages that `search` has, as sys.path.

    Raises LicenceError where a package has no licence and the list does not say that it is under one of ours.
    """
    found = {path.relative_to(OURS).as_posix(): path for path in OURS.rglob("*") if path.is_file()}
    found |= {"Herstel.txt": ROOT / "LICENSE", "Python.txt": python}
    wanted = {*pinned(), STARTER}
    for package in distributions(path=list(search)):
        name = _plain(package.metadata["Name"])
        if name not in wanted:
            continue
        wanted.remove(name)  # the first on the path is the one that is imported
        own = {f"{PACKAGES}/{name}/{file}": path for file, path in of_package(package)}
        if not own and not _has_text(name):
            raise LicenceError(f"{name} brengt geen licentie mee, en {PARTS} noemt er geen")
        found |= own
    return found


def _has_text(name: str) -> bool:
    texts = " ".join(part.fields["licentie"] for part in parts() if name in part.packages)
    return any((OURS / word).is_file() for word in re.findall(r"[\w.-]+\.txt", texts))


def lay_out(program: Path, search: Iterable[str], python: Path) -> Path:
    """Put the folder in the program; gives it."""
    folder = program / FOLDER
    for name, source in sorted(gathered(list(search), python).items()):
        target = folder / PurePosixPath(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    return folder
