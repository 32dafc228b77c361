"""What the four signals are called, in Dutch."""

from __future__ import annotations

from herstel_app.core.signals import Signal

NAMES: dict[Signal, str] = {
    "softness": "Strak of zacht",
    "head": "Ruimte in je hoofd",
    "breath": "Adem gaat vanzelf",
    "body": "Lijf laat los",
}
SHORT_NAMES: dict[Signal, str] = {"softness": "Strak of zacht", "head": "Hoofd", "breath": "Adem", "body": "Lijf"}
ENDS: dict[Signal, tuple[str, str]] = {
    "softness": ("strak", "zacht"),
    "head": ("vol", "veel ruimte"),
    "breath": ("met moeite", "vanzelf"),
    "body": ("houdt vast", "laat los"),
}
"""The words at the low and the high end of a signal's scale."""


def signal_name(signal: Signal) -> str:
    """Give the signal's name on screen."""
    return NAMES[signal]


def signal_ends(signal: Signal) -> tuple[str, str]:
    """Give the words at the low and the high end of a signal's scale."""
    return ENDS[signal]
