"""The colours of night and day, by the roles that they play, and when each is shown."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

from herstel_app.core.settings import PaletteChoice

ON_BALLOON = "#1b1410"
"""On the pale yellow that Qt gives the message at an icon, where the desktop does not show it itself."""
DAY_FROM_H, DAY_UNTIL_H = 8, 19
"""Hours of the day palette where the clock chooses."""


class Palette(msgspec.Struct, frozen=True):
    """The roles that colours play, with those of the night; every text pair is at least 4.5:1."""

    background: str = "#14100e"
    pane: str = "#100c0a"
    still: str = "#0b0807"
    """Of the whole window at rest: by day it is as light as the pane."""
    surface: str = "#1c1714"
    raised: str = "#26201b"
    quiet: str = "#181311"
    """A card that keeps in the background."""
    claim: str = "#2c2019"
    hairline: str = "#3a302a"
    row_line: str = "#27201c"
    """Between the rows of a list."""
    text: str = "#ead8bd"
    secondary: str = "#b39c80"
    tertiary: str = "#9c866e"
    accent: str = "#e0a15a"
    accent_hover: str = "#e8b06f"
    accent_pressed: str = "#cf9350"
    accent_deep: str = "#c9824a"
    on_accent: str = "#1a120b"
    rest: str = "#a592a0"
    selection: str = "#5a3f24"
    """Behind text that is selected."""
    glow: str = "#956233"
    """The middle of the glow while something is guided; from there it goes over into what is behind it."""
    glow_rest: str = "#3d2c20"
    """The same at rest and in stillness."""
    glow_word: str = "#fdeed8"
    """The word in the glow."""
    trace: str = "#7d582f"
    """The wave of the breaths just passed."""
    rest_line: str = "#7e6f79"
    """The flat line of rest, and its arc of time."""
    dark: str = "#070504"
    dark_glow: str = "#6a4529"
    dark_line: str = "#957757"
    dark_hint: str = "#92755a"
    dark_faint: str = "#8a7763"
    """Of the dark screen, which is as dark by day; what is faint is brighter under a hand or with the focus."""


NIGHT = Palette()
DAY = Palette(
    background="#f5ecde",
    pane="#efe4d3",
    still="#efe4d3",
    surface="#fbf5ea",
    raised="#e9dcc7",
    quiet="#f8f0e4",
    claim="#f3dfc2",
    hairline="#d3c1a6",
    row_line="#e4d7c2",
    text="#33261a",
    secondary="#624f3b",
    tertiary="#6d5843",
    accent="#8a4a10",
    accent_hover="#7a400b",
    accent_pressed="#6a3609",
    accent_deep="#b46a2a",
    on_accent="#fff8ec",
    rest="#6f5a69",
    selection="#ecc998",
    glow="#e0994e",
    glow_rest="#dcc5a6",
    glow_word="#2b1d10",
    trace="#b98046",
    rest_line="#766770",
)  # fmt: skip
"""Warm paper with brown ink, and a glow like light on wood."""


CLEAR_NIGHT = replace(
    NIGHT,
    background="#000000", pane="#000000", still="#000000",
    surface="#0d0a08", raised="#1c1612", quiet="#060504", claim="#261a10",
    hairline="#8f7d6c", row_line="#8f7d6c", text="#fff3df", secondary="#f0dcc0", tertiary="#e6cfae", accent="#ffc47a",
    accent_hover="#ffd093", accent_pressed="#f0b468", accent_deep="#f0a860", on_accent="#000000", rest="#e3cfdd",
    rest_line="#b6a4b0",
    dark_line="#e6cfae", dark_hint="#e6cfae", dark_faint="#e6cfae",
)  # fmt: skip
"""For who has told the operating system to want more contrast: every text pair is at least 7:1."""
CLEAR_DAY = replace(
    DAY,
    background="#fffaf2", pane="#fff6e8", still="#fff6e8",
    surface="#ffffff", raised="#f2e6d2", quiet="#fffcf8", claim="#f9e8cd",
    hairline="#7d6a52", row_line="#7d6a52", text="#000000", secondary="#21170d", tertiary="#2c2014", accent="#5c2c00",
    accent_hover="#4a2300", accent_pressed="#3a1b00", accent_deep="#7a3c05", on_accent="#ffffff", rest="#3c2a37",
    rest_line="#5f4c59",
    dark_line="#e6cfae", dark_hint="#e6cfae", dark_faint="#e6cfae",
)  # fmt: skip


def palette_at(choice: PaletteChoice, now: datetime, clear: bool = False) -> Palette:
    """Give the colours for what someone chose, at a local time; `clear` is with more contrast."""
    by_day = DAY_FROM_H <= now.hour < DAY_UNTIL_H if choice == "clock" else choice == "day"
    if clear:
        return CLEAR_DAY if by_day else CLEAR_NIGHT
    return DAY if by_day else NIGHT


def next_change(now: datetime) -> datetime:
    """Give the wall time (without its offset from UTC) at which the clock chooses other colours."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    hour = DAY_FROM_H if now.hour < DAY_FROM_H else DAY_UNTIL_H if now.hour < DAY_UNTIL_H else 24 + DAY_FROM_H
    return midnight + timedelta(hours=hour)
