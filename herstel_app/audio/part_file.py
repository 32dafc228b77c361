"""The name under which a sound file is made, beside the one that it gets when it is whole."""

from __future__ import annotations

import uuid
from pathlib import Path


def part_of(path: Path) -> Path:
    """Give a name beside `path` for a file that is being made."""
    return path.with_name(f".herstel-{uuid.uuid4().hex}.part")
