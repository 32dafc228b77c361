"""Instellingen, *Herinneringen*: one kind of reminder, with its time and its days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSignalBlocker

from herstel_app.core.evening_dates import EVENING_ENDS_H
from herstel_app.core.reminder import ReminderPlan
from herstel_app.core.settings import Settings
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.ui.kit.basic import note
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.dates import day_names
from herstel_app.ui.kit.rows import SliderRow, SwitchRow
from herstel_app.ui.kit.slider import LineSlider
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
QUARTER_MIN, DAY_MIN = 15, 24 * 60


def time_words(minutes: int) -> str:
    """Say a time of day: "22.15 uur"."""
    hour, minute = divmod(minutes % DAY_MIN, 60)
    return tr("Evening", "{hour}.{minute:02d} uur").format(hour=hour, minute=minute)


@dataclass(frozen=True)
class ReminderRows:
    """What is particular to one kind: its fields, its words, and the times that can be chosen."""

    field: str
    """The field of the settings with whether it is on; those of its time and its days begin with that name."""
    plan: Callable[[Settings], ReminderPlan]
    title: str
    time_name: str
    days_title: str
    earliest_min: int
    latest_min: int
    late_min: int | None = None
    """After this time `late` is said."""
    late: str = ""

    def place_of(self, at_min: int) -> int:
        """Give a time as minutes after the midnight before; what is after midnight comes last, where that is meant."""
        tomorrow = at_min + DAY_MIN
        return tomorrow if at_min < self.earliest_min and tomorrow <= self.latest_min else at_min

    def is_late(self, at_min: int) -> bool:
        """Whether it is later than is meant."""
        return self.late_min is not None and (at_min > self.late_min or at_min < EVENING_ENDS_H * 60)


class ReminderCard(Card):
    """A switch, a time and days; who makes it sets what the switch says of itself."""

    def __init__(self, rows: ReminderRows, model: SettingsModel, theme: Theme, turn: Callable[[bool], None]) -> None:
        """Show what was chosen; `turn` is called with whether someone wants it."""
        super().__init__(theme)
        self._rows, self._model = rows, model
        self._said = ""
        plan = rows.plan(model.settings)
        self.switch_row = SwitchRow(theme, rows.title, "", plan.on, turn)
        slider = LineSlider(theme, rows.earliest_min // QUARTER_MIN, rows.latest_min // QUARTER_MIN)
        slider.setPageStep(60 // QUARTER_MIN)
        self.time = SliderRow(
            theme,
            tr("Evening", "Tijd"),
            slider,
            slider.minimum(),
            lambda quarter: model.change(**{f"{rows.field}_at_min": quarter * QUARTER_MIN % DAY_MIN}),
            lambda quarter: time_words(quarter * QUARTER_MIN),
            name=rows.time_name,
        )
        self.late = note(theme, rows.late)
        days = [(name[:2], day) for day, name in enumerate(day_names())]
        self.days = ChipGroup(theme, rows.days_title, days, several=True)
        for day, name in enumerate(day_names()):
            self.days.chips[day].setAccessibleName(f"{rows.days_title}: {name}")
        self.days.chosen.connect(lambda _: model.change(**{f"{rows.field}_days": tuple(sorted(self.days.on))}))
        self.add(self.switch_row, self.time, self.late, self.days)

    def show_plan(self, said: str, possible: bool = True) -> None:
        """Show what is chosen, and what the switch does; one that is not `possible` can only be switched off."""
        plan = self._rows.plan(self._model.settings)
        self.switch_row.show_on(plan.on)
        self.switch_row.setEnabled(possible or plan.on)
        self._show_time(plan)
        self.days.show_on(plan.days)
        for row in (self.time, self.days):
            row.setVisible(plan.on and possible)
        self.late.setVisible(plan.on and self._rows.is_late(plan.at_min))
        if said != self._said:
            self._said = said
            self.switch_row.set_note(said)

    def _show_time(self, plan: ReminderPlan) -> None:
        at, slider = self._rows.place_of(plan.at_min) // QUARTER_MIN, self.time.slider
        if not slider.minimum() <= at <= slider.maximum():
            # It was kept by hand, and is shown as it is.
            with QSignalBlocker(slider):
                slider.setRange(min(slider.minimum(), at), max(slider.maximum(), at))
        self.time.show_value(at)
