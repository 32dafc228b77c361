"""What every keyboard of a terminal has."""

from __future__ import annotations

from herstel_app.terminal.loop import Keyboard

ESCAPE = "\x1b"


class SystemKeyboard(Keyboard):
    """What waits for keys on this computer, to be given back."""

    def take(self) -> None:
        """Take the terminal, also after the program was stopped and goes on."""

    def close(self) -> None:
        """Give the terminal back."""


def plain_keys(typed: str) -> str:
    """Give what was typed in small letters, Enter as one line break, without arrow keys and their like."""
    if typed.startswith(ESCAPE) and len(typed) > 1:
        return ""
    return typed.replace("\r\n", "\n").replace("\r", "\n").lower()
