"""Where things are: what comes with the program, and what it writes."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs


def shipped(name: str) -> Path:
    """Give the folder `content`, `assets` or `docs` that belongs to this program.

    In a wheel or a frozen program it lies inside the package, in a checkout beside it.
    """
    package = Path(__file__).resolve().parent
    frozen = Path(getattr(sys, "_MEIPASS", package.parent)) / "herstel_app"
    for folder in (package / "_data" / name, frozen / "_data" / name):
        if folder.is_dir():
            return folder
    return package.parent / name


def content_dir() -> Path:
    """Give the Dutch content."""
    return shipped("content") / "nl"


def content_snapshot() -> Path | None:
    """Give the snapshot of the content that an installed program has; a checkout has none."""
    file = shipped("assets") / "content.snapshot"
    return file if "_data" in file.parts else None


@dataclass(frozen=True)
class DataDir:
    """Every file the program writes, below one folder."""

    root: Path

    @classmethod
    def default(cls) -> DataDir:
        """Give the place where this operating system wants a program's data."""
        return cls(Path(platformdirs.user_data_dir("Herstel", appauthor=False)))

    @property
    def journal(self) -> Path:
        """The database with what was done and noted."""
        return self.root / "journal.db"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.root / "settings.json"

    @property
    def content(self) -> Path:
        """The user's own exercises."""
        return self.root / "inhoud"

    @property
    def cache(self) -> Path:
        """The folder with what may be thrown away: it saves time, and is made anew."""
        return self.root / "cache"

    @property
    def logs(self) -> Path:
        """The folder with log files."""
        return self.root / "log"
