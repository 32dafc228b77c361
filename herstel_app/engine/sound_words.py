"""What the parts of the sound are called, in Dutch."""

from __future__ import annotations

from herstel_app.core.file_sound import Master
from herstel_app.core.sound import Bed, Cue

CUES: dict[Cue, str] = {
    "harp": "Windharp",
    "hum": "Zoem",
    "wave": "Golf",
    "bowl": "Klankschaal",
    "none": "Geen",
}
BEDS: dict[Bed, str] = {"none": "Niets", "sea": "Zee", "rain": "Regen", "brown": "Bruine ruis"}
PHONE = "telefoon"


def file_title(title: str, master: Master) -> str:
    """Give the title of a file: it says so where it is levelled for the speaker of a phone."""
    return f"{title} ({PHONE})" if master == "phone" else title
