"""What can be wrong with a content file, told so that its author can mend it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

Path = tuple[str | int, ...]
"""Where a value stands in a file: field names and list positions (0 = the first)."""
PATTERN_REASON = "pattern_reason"
"""Under this name a field keeps what its author is told where its text has not the right form."""

LONGEST_NAME, LONGEST_REASON = 60, 400


def _printable(text: str) -> str:
    """Replace what must not be in a message: control characters, and halves of characters."""
    return "".join(character if character.isprintable() else "�" for character in text)


def _short(text: str, longest: int) -> str:
    plain = _printable(text)
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"


class Problem(msgspec.Struct, frozen=True):
    """One fault: the file, the line (1 = the first), the field and the reason, in Dutch."""

    file: str
    line: int
    path: Path
    reason: str

    @property
    def field(self) -> str:
        """The field as an author would point at it, counted from 1: `steps[2].lines[1].text`."""
        parts = (f"[{part + 1}]" if isinstance(part, int) else f".{_short(part, LONGEST_NAME)}" for part in self.path)
        return "".join(parts).removeprefix(".")

    def __str__(self) -> str:
        where = f", veld '{self.field}'" if self.path else ""
        return f"{_printable(self.file)}, regel {self.line}{where}: {_short(self.reason, LONGEST_REASON)}"


class ContentError(Exception):
    """The content that came with the program is not whole; `problems` says where."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, and show them as the message."""
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
