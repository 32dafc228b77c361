"""The days of a week: seven round marks, each on or off by itself."""

from __future__ import annotations

from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.dates import day_names
from herstel_app.ui.kit.theme import Theme


class DayStrip(ChipGroup[int]):
    """Seven days, 0 for Monday; one that is on has a ground, one that is not only its letters."""

    def __init__(self, theme: Theme, title: str) -> None:
        """Make it with no day on; `title` stands above it, and a screen reader says it with each day."""
        names = day_names()
        super().__init__(theme, title, [(name[:2], day) for day, name in enumerate(names)], several=True, role="day")
        for day, name in enumerate(names):
            self.chips[day].setAccessibleName(f"{title}: {name}")
