"""What is said in a terminal, in Dutch."""

from __future__ import annotations

from herstel_app.core.programme_content import Where
from herstel_app.core.timeline import Phase

PHASES: dict[Phase, str] = {
    "inhale": "adem in",
    "top_up": "nog iets in",
    "hold": "wacht",
    "exhale": "adem uit",
    "hold_out": "wacht",
    "tense": "span aan",
    "release": "laat los",
    "notice": "merk op",
}
WHERES: dict[str, Where] = {
    "hoofd": "head",
    "lijf": "body",
    "gevoel": "feeling",
    "weet-ik-niet": "unknown",
    "head": "head",
    "body": "body",
    "feeling": "feeling",
    "unknown": "unknown",
}
"""What can be typed for where it sits tonight: as the window says it, or as the recipes do."""
OWN = "mijn-avond"
"""The evening that was kept, in place of one that is composed."""
WHERES_TOLD = f"hoofd, lijf, gevoel, weet-ik-niet en {OWN}"
STILL = "stil"
PAUSED = "pauze. Spatie: verder."
STOOD_STILL = "pauze: je computer stond even stil."
GO_ON_KEY = "Spatie: verder."
RESUMED = "verder"
STOPPED = "Je bent gestopt waar je wilde."
DONE = "Klaar."
KEYS = "spatie: pauze, en weer verder · q: stoppen"
READ_KEYS = "Spatie of Enter: verder · q: stoppen"
PAGE_KEYS = "Schrijf het op papier, of alleen in gedachten. Enter: verder."
PAGE = "Schrijf het op papier, of alleen in gedachten."
CAUTIONS = "Wie doet er voorzichtig mee?"
READING = "lezen"


def length_words(seconds: float) -> str:
    """Give a length in whole minutes, as it is said."""
    minutes = max(1, round(seconds / 60))
    return "1 minuut" if minutes == 1 else f"{minutes} minuten"


def time_words(seconds: float) -> str:
    """Give a moment of an exercise, as in 2:05."""
    minutes, rest = divmod(int(seconds + 1e-6), 60)
    return f"{minutes}:{rest:02d}"


def bed_goes_on(minutes: int) -> str:
    """Say that what lies under an exercise goes on after it."""
    return f"De klank gaat nog {length_words(60 * minutes)} door."
