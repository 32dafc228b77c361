"""A small exercise as a file, for tests of what can be wrong with one."""

from __future__ import annotations

from pathlib import Path

GOOD = """
title: Mijn oefening
group: breathing
summary: Rustig in en uit.
instructions: [Adem zoals het komt.]
posture: Zit zoals je wilt.
minutes: [2, 4]
default_minutes: 2
opening: {text: Ga zitten., seconds: 6}
closing: Dit was het.
steps:
  - kind: breathe
    pattern: [{phase: inhale, seconds: 4}, {phase: exhale, seconds: 6}]
cautions: [Stop wanneer je wilt.]
evidence: {grade: D, text: Geen onderzoek gevonden.}
"""


def write(folder: Path, name: str, text: str) -> Path:
    """Write a file of this text in a folder, which is made where it is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file
