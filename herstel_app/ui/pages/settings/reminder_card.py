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
from herstel_app.ui.kit.day_strip import DayStrip
from herstel_app.ui.kit.rows import StepperRow, SwitchRow
from herstel_app.ui.kit.stepper import STEP_GAP, Stepper
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.value_box import DAY_MIN, TimeBox

tr = QCoreApplication.translate


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
        self.switch_row = SwitchRow(theme, rows.title, "", plan.on, turn, head=True)
        box = self.time = TimeBox(theme, rows.time_name, rows.earliest_min, rows.latest_min)
        box.valueChanged.connect(lambda at_min: model.change(**{f"{rows.field}_at_min": round(at_min) % DAY_MIN}))
        earlier, later = tr("Evening", "{name}, eerder"), tr("Evening", "{name}, later")
        self.steps = Stepper(
            box, earlier.format(name=rows.time_name), later.format(name=rows.time_name), theme.px(STEP_GAP)
        )
        self.time_row = StepperRow(theme, tr("Evening", "Tijd"), self.steps, at_end=True)
        self.late = note(theme, rows.late)
        self.days = DayStrip(theme, rows.days_title)
        self.days.chosen.connect(lambda _: model.change(**{f"{rows.field}_days": tuple(sorted(self.days.on))}))
        self.add(self.switch_row, self.time_row, self.late, self.days)

    def show_plan(self, said: str, possible: bool = True) -> None:
        """Show what is chosen, and what the switch does; one that is not `possible` can only be switched off."""
        plan = self._rows.plan(self._model.settings)
        self.switch_row.show_on(plan.on)
        self.switch_row.setEnabled(possible or plan.on)
        self._show_time(plan)
        self.days.show_on(plan.days)
        for row in (self.time_row, self.days):
            row.setVisible(plan.on and possible)
        self.late.setVisible(plan.on and self._rows.is_late(plan.at_min))
        if said != self._said:
            self._said = said
            self.switch_row.set_note(said)

    def _show_time(self, plan: ReminderPlan) -> None:
        at, box = self._rows.place_of(plan.at_min), self.time
        with QSignalBlocker(box):
            # One that was kept by hand is shown as it is.
            box.setRange(min(box.minimum(), at), max(box.maximum(), at))
            box.setValue(at)
        self.steps.mind_ends()
