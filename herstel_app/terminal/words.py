"""What is said in a terminal, in Dutch."""

from __future__ import annotations

from herstel_app.core.file_sound import Master
from herstel_app.core.programme_content import Where
from herstel_app.core.sound import Bed, Cue
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
CUES: dict[str, Cue] = {
    "windharp": "harp",
    "zoem": "hum",
    "golf": "wave",
    "klankschaal": "bowl",
    "geen": "none",
    "harp": "harp",
    "hum": "hum",
    "wave": "wave",
    "bowl": "bowl",
    "none": "none",
}
BEDS: dict[str, Bed] = {
    "niets": "none",
    "zee": "sea",
    "regen": "rain",
    "ruis": "brown",
    "none": "none",
    "sea": "sea",
    "rain": "rain",
    "brown": "brown",
}
MASTERS: dict[str, Master] = {
    "koptelefoon": "headphones",
    "telefoon": "phone",
    "headphones": "headphones",
    "phone": "phone",
}
"""What can be typed for a sound and for what it is played on: as the window says it, or by its name in the code."""
CUES_TOLD = "windharp, zoem, golf, klankschaal en geen"
BEDS_TOLD = "niets, zee, regen en ruis"
MASTERS_TOLD = "koptelefoon en telefoon"
VOICE_ON, VOICE_OFF = "ja", "nee"
STILL = "stil"
PAUSED = "pauze. Spatie: verder."
STOOD_STILL = "pauze: je computer sliep."
GO_ON_KEY = "Spatie: verder."
RESUMED = "verder"
STOPPED = "Je bent gestopt waar je wilde."
DONE = "Klaar."
KEYS = "spatie: pauze, en weer verder · q: stoppen"
READ_KEYS = "Spatie of Enter: verder · q: stoppen"
PAGE_KEYS = "Schrijf het op papier, of alleen in gedachten. Enter: verder."
PAGE = "Schrijf het op papier, of alleen in gedachten."
CAUTIONS = "Wanneer ben je hier voorzichtig mee?"
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
    return f"Het achtergrondgeluid gaat nog {length_words(60 * minutes)} door."
