"""An exercise of one's own with two ways, each of which does not fit someone."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.content_files import GOOD, write

NAME = "twee-manieren"
TWO_WAYS = (
    GOOD.replace("Mijn oefening", "Twee manieren")
    + """
not_for: [epilepsy, panic]
variants:
  - id: zacht
    title: Zonder tellen
    when: Als tellen onrustig maakt.
    instructions: [Adem zoals je adem gaat.]
    not_for: [panic]
    steps:
      - {kind: breathe, pattern: [{phase: inhale, seconds: 3}, {phase: exhale, seconds: 5}]}
"""
)
"""As it stands not for epilepsy, in neither way for panic."""


def put_in(folder: Path) -> None:
    """Put it among the exercises of who has this data folder."""
    write(folder, f"{NAME}.yaml", TWO_WAYS)
