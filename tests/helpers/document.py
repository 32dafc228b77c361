"""The examples in docs/content-format.md."""

from __future__ import annotations

import re
from pathlib import Path

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "content-format.md").read_text(encoding="utf-8")
BLOCKS: list[str] = re.findall(r"```yaml\n(.*?)```", DOCUMENT, re.DOTALL)
EXAMPLE = "handen-laten-liggen"


def block(first_word: str) -> str:
    """Give the example that begins with this word."""
    (found,) = (text for text in BLOCKS if text.startswith(first_word))
    return found


def example() -> str:
    """Give the exercise that is worked out from nothing to the screen."""
    return block(f"# {EXAMPLE}.yaml\n")
