"""Instellingen, *Avond*: the reminder, staying in the tray, and starting at login."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from herstel_app.core.ports.system import Autostart, AutostartError, NoAutostart
from herstel_app.core.settings import Settings
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.rows import Card, SliderRow, SwitchRow
from herstel_app.ui.kit.slider import LineSlider
from herstel_app.ui.theme import Theme

tr = QCoreApplication.translate
QUARTER_MIN, DAY_MIN = 15, 24 * 60
EARLIEST_MIN, LATEST_MIN = 18 * 60, 25 * 60
"""The reminder can be from six in the evening to one at night."""


class Desktop(NamedTuple):
    """What the operating system offers a program that stays in the background."""

    autostart: Autostart = NoAutostart()
    has_tray: Callable[[], bool] = bool


def time_words(minutes: int) -> str:
    """Say a time of day: "22.15 uur"."""
    hour, minute = divmod(minutes % DAY_MIN, 60)
    return tr("Evening", "{hour}.{minute:02d} uur").format(hour=hour, minute=minute)


def day_names() -> tuple[str, ...]:
    """Give the days, Monday first."""
    names = (
        tr("Evening", "maandag"),
        tr("Evening", "dinsdag"),
        tr("Evening", "woensdag"),
        tr("Evening", "donderdag"),
        tr("Evening", "vrijdag"),
        tr("Evening", "zaterdag"),
        tr("Evening", "zondag"),
    )
    return tuple(names)


class DayChips(QWidget):
    """The days of the week, each on or off."""

    def __init__(self, keeper: SettingsModel, theme: Theme) -> None:
        """Show the days that were chosen."""
        super().__init__()
        self._keeper = keeper
        title = tr("Evening", "Op deze avonden")
        self.chips: list[QPushButton] = []
        flow = FlowLayout(theme.space(8))
        for day, name in enumerate(day_names()):
            chip = button(name[:2], "chip", f"{title}: {name}")
            chip.setCheckable(True)
            chip.setChecked(day in keeper.settings.reminder_days)
            chip.clicked.connect(lambda on, day=day: self._choose(day, on))
            flow.addWidget(chip)
            self.chips.append(chip)
        holder = QWidget()
        holder.setLayout(flow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(8))
        column.addWidget(label(title, "label"))
        column.addWidget(holder)

    def _choose(self, day: int, on: bool) -> None:
        days = set(self._keeper.settings.reminder_days) - {day}
        self._keeper.change(reminder_days=tuple(sorted(days | {day} if on else days)))


class EveningSection(QWidget):
    """The cards about the evening and the background."""

    notice = Signal(str)
    """A Dutch sentence for the notice bar."""

    def __init__(self, keeper: SettingsModel, bridge: Bridge, desktop: Desktop, theme: Theme) -> None:
        """Show what was chosen, and what this computer can do."""
        super().__init__()
        self._keeper, self._desktop = keeper, desktop
        self._said = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(14))
        column.addWidget(self._make_reminder(theme))
        column.addWidget(self._make_background(theme))
        self._show(keeper.settings)
        bridge.settings_changed.connect(self._show)

    def _make_reminder(self, theme: Theme) -> Card:
        settings = self._keeper.settings
        card = Card(theme)
        self.reminder = SwitchRow(theme, tr("Evening", "Herinnering"), "", settings.reminder, self._remind)
        slider = LineSlider(theme, EARLIEST_MIN // QUARTER_MIN, LATEST_MIN // QUARTER_MIN)
        slider.setPageStep(60 // QUARTER_MIN)
        at_min = settings.reminder_at_min
        value = (at_min if at_min >= EARLIEST_MIN else at_min + DAY_MIN) // QUARTER_MIN
        self.time = SliderRow(
            theme,
            tr("Evening", "Hoe laat"),
            slider,
            value,
            lambda quarter: self._keeper.change(reminder_at_min=quarter * QUARTER_MIN % DAY_MIN),
            lambda quarter: time_words(quarter * QUARTER_MIN),
            name=tr("Evening", "Hoe laat de herinnering komt"),
        )
        self.days = DayChips(self._keeper, theme)
        for row in (self.reminder, self.time, self.days):
            card.body.addWidget(row)
        return card

    def _make_background(self, theme: Theme) -> Card:
        card = Card(theme, tr("Evening", "Op de achtergrond"))
        has_tray = self._desktop.has_tray()
        self.tray = SwitchRow(
            theme,
            tr("Evening", "Bij de klok blijven staan"),
            tr("Evening", "Sluit je het venster, dan blijft er een pictogram. Via het pictogram sluit je Herstel af.")
            if has_tray
            else tr("Evening", "Deze computer heeft geen plek voor zo’n pictogram."),
            self._keeper.settings.tray,
            lambda on: self._keeper.change(tray=on),
        )
        self.tray.setEnabled(has_tray or self._keeper.settings.tray)
        starts = self._desktop.autostart.is_on()
        self.autostart = SwitchRow(
            theme,
            tr("Evening", "Starten bij aanmelden"),
            tr("Evening", "Herstel begint dan stil, zonder venster. Zet je het uit, dan blijft er niets van achter.")
            if starts is not None
            else tr("Evening", "Dat kan op deze computer niet."),
            bool(starts),
            self._start_at_login,
        )
        self.autostart.setEnabled(starts is not None)
        card.body.addWidget(self.tray)
        card.body.addWidget(self.autostart)
        return card

    def _remind(self, on: bool) -> None:
        # A reminder wants a program that stays.
        stays = self._desktop.has_tray() or self._keeper.settings.tray
        self._keeper.change(reminder=on, **({"tray": True} if on and stays else {}))

    def _start_at_login(self, on: bool) -> None:
        try:
            self._desktop.autostart.switch(on)
        except AutostartError as error:
            self.notice.emit(str(error))
        starts = bool(self._desktop.autostart.is_on())
        self.autostart.show_on(starts)
        # Out of sight there has to be an icon to come back by.
        if on and starts and self._desktop.has_tray():
            self._keeper.change(tray=True)

    def _show(self, settings: Settings) -> None:
        self.tray.show_on(settings.tray)
        for row in (self.time, self.days):
            row.setEnabled(settings.reminder)
        said = (
            tr("Evening", "Eén stil bericht. Niet op een avond waarop je al iets deed.")
            if settings.tray or not settings.reminder
            else tr("Evening", "Eén stil bericht, zolang het venster van Herstel open is.")
        )
        if said != self._said:
            self._said = said
            self.reminder.set_note(said)
