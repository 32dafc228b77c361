"""Instellingen, *Avond*: the reminder, staying in the tray, and starting at login."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.core.ports.system import AutostartError
from herstel_app.core.settings import Settings
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.dates import day_names
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.rows import SliderRow, SwitchRow
from herstel_app.ui.kit.slider import LineSlider
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.outside import Desktop

tr = QCoreApplication.translate
QUARTER_MIN, DAY_MIN = 15, 24 * 60
EARLIEST_MIN, LATEST_MIN = 18 * 60, 25 * 60
"""The reminder can be from six in the evening to one at night."""


def time_words(minutes: int) -> str:
    """Say a time of day: "22.15 uur"."""
    hour, minute = divmod(minutes % DAY_MIN, 60)
    return tr("Evening", "{hour}.{minute:02d} uur").format(hour=hour, minute=minute)


class EveningSection(QWidget):
    """The cards about the evening and the background."""

    notice = Signal(str)
    """A Dutch sentence for the notice bar."""

    def __init__(self, model: SettingsModel, bridge: Bridge, desktop: Desktop, theme: Theme) -> None:
        """Show what was chosen, and what this computer can do."""
        super().__init__()
        self._model, self._desktop = model, desktop
        self._said = ""
        column(theme, self._make_reminder(theme), self._make_background(theme), gap=14, on=self)
        self._show(model.settings)
        bridge.settings_changed.connect(self._show)

    def _make_reminder(self, theme: Theme) -> Card:
        settings = self._model.settings
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
            lambda quarter: self._model.change(reminder_at_min=quarter * QUARTER_MIN % DAY_MIN),
            lambda quarter: time_words(quarter * QUARTER_MIN),
            name=tr("Evening", "Hoe laat de herinnering komt"),
        )
        days = [(name[:2], day) for day, name in enumerate(day_names())]
        self.days = ChipGroup(theme, tr("Evening", "Op deze avonden"), days, several=True)
        for day, name in enumerate(day_names()):
            self.days.chips[day].setAccessibleName(f"{tr('Evening', 'Op deze avonden')}: {name}")
        self.days.show_on(settings.reminder_days)
        self.days.chosen.connect(lambda _: self._model.change(reminder_days=tuple(sorted(self.days.on))))
        card.add(self.reminder, self.time, self.days)
        return card

    def _make_background(self, theme: Theme) -> Card:
        card = Card(theme, tr("Evening", "Op de achtergrond"))
        has_tray = self._desktop.has_tray()
        self.tray = SwitchRow(
            theme,
            tr("Evening", "Op de achtergrond blijven"),
            tr("Evening", "Sluit je het venster, dan blijft er een pictogram bij de klok. Daarmee sluit je Herstel af.")
            if has_tray
            else tr("Evening", "Deze computer heeft geen plek voor zo’n pictogram."),
            self._model.settings.tray,
            lambda on: self._model.change(tray=on),
        )
        self.tray.setEnabled(has_tray or self._model.settings.tray)
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
        card.add(self.tray, self.autostart)
        return card

    def _remind(self, on: bool) -> None:
        # A reminder wants a program that stays.
        stays = self._desktop.has_tray() or self._model.settings.tray
        self._model.change(reminder=on, **({"tray": True} if on and stays else {}))

    def _start_at_login(self, on: bool) -> None:
        try:
            self._desktop.autostart.switch(on)
        except AutostartError as error:
            self.notice.emit(str(error))
        starts = bool(self._desktop.autostart.is_on())
        self.autostart.show_on(starts)
        # Out of sight there has to be an icon to come back by.
        if on and starts and self._desktop.has_tray():
            self._model.change(tray=True)

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
