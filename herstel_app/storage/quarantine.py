"""Puts a file that cannot be read aside, so that nothing is lost."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from herstel_app.storage.atomic_write import PATIENCE_S, move


def put_in_quarantine(path: Path, also: tuple[str, ...] = (), patience_s: float = PATIENCE_S) -> Path:
    """Rename `path` (and what belongs to it: `path` + each of `also`); gives the new name.

    Raises OSError where the folder cannot be written.
    """
    stamp = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    kept = path.with_name(f"{path.name}.onleesbaar-{stamp}")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.onleesbaar-{stamp}-{number}")
    move(path, kept, patience_s)
    for ending in also:
        extra = path.with_name(path.name + ending)
        if extra.exists():
            move(extra, kept.with_name(kept.name + ending))
    return kept


def quarantined_files(path: Path) -> list[Path]:
    """Give what was put aside of `path`, with what belonged to it."""
    return sorted(path.parent.glob(f"{path.name}.onleesbaar-*"))
