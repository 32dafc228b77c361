"""Instellingen, *Herinneringen*: the reminders, and what they want: staying in the tray, starting at login."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.core.library import Library
from herstel_app.core.ports.system import AutostartError
from herstel_app.core.reminder import WORRY_TIME
from herstel_app.core.settings import Settings
from herstel_app.engine.engine import Engine
from herstel_app.engine.fit_words import does_not_fit
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.rows import SwitchRow
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.outside import Desktop
from herstel_app.ui.pages.settings.reminder_card import ReminderCard, ReminderRows

tr = QCoreApplication.translate
EARLIEST_MIN, LATEST_MIN = 18 * 60, 25 * 60
"""The evening's reminder can be from six in the evening to one at night."""
WORRY_EARLIEST_MIN, WORRY_LATE_MIN, WORRY_LATEST_MIN = 12 * 60, 20 * 60, 22 * 60
"""That of the *piekermoment* from noon to ten; it is not for bedtime, and late is said."""


class EveningSection(QWidget):
    """The cards about the evening and the background."""

    notice = Signal(str)
    """A Dutch sentence for the notice bar."""

    def __init__(self, engine: Engine, bridge: Bridge, desktop: Desktop, theme: Theme) -> None:
        """Show what was chosen, and what this computer can do."""
        super().__init__()
        self._model, self._desktop = engine.settings, desktop
        self._library, self._fit = engine.library, engine.fit
        self.reminder = self._make_reminder(theme)
        self.worry = self._make_worry(theme)
        self.background = self._make_background(theme)
        """For below the reminders."""
        column(theme, self.reminder, self.worry, gap=12, on=self)
        self._show(self._model.settings)
        bridge.settings_changed.connect(self._show)
        bridge.library_changed.connect(self._use_library)

    def _make_reminder(self, theme: Theme) -> ReminderCard:
        rows = ReminderRows(
            "reminder",
            lambda settings: settings.plan,
            tr("Evening", "Herinnering"),
            tr("Evening", "Hoe laat de herinnering komt"),
            tr("Evening", "Op deze avonden"),
            EARLIEST_MIN,
            LATEST_MIN,
        )
        return ReminderCard(rows, self._model, theme, lambda on: self._remind("reminder", on))

    def _make_worry(self, theme: Theme) -> ReminderCard:
        rows = ReminderRows(
            "worry_reminder",
            lambda settings: settings.worry_plan,
            tr("Evening", "Piekermoment"),
            tr("Evening", "Hoe laat het piekermoment komt"),
            tr("Evening", "Op deze dagen"),
            WORRY_EARLIEST_MIN,
            WORRY_LATEST_MIN,
            WORRY_LATE_MIN,
            tr("Evening", "Dit is laat. Kies liever een tijd vóór 20:00, ruim voordat je gaat slapen."),
        )
        return ReminderCard(rows, self._model, theme, lambda on: self._remind("worry_reminder", on))

    def _make_background(self, theme: Theme) -> Card:
        card = Card(theme, tr("Evening", "Als het venster dicht is"))
        has_tray = self._desktop.has_tray()
        self.tray = SwitchRow(
            theme,
            tr("Evening", "Op de achtergrond blijven"),
            tr("Evening", "Sluit je het venster, dan blijft er een pictogram bij de klok.")
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
            tr("Evening", "Herstel begint dan stil, zonder venster.")
            if starts is not None
            else tr("Evening", "Dat kan op deze computer niet."),
            bool(starts),
            self._start_at_login,
        )
        self.autostart.setEnabled(starts is not None)
        card.add(self.tray, self.autostart)
        return card

    def _remind(self, field: str, on: bool) -> None:
        # A reminder wants a program that stays.
        stays = self._desktop.has_tray() or self._model.settings.tray
        self._model.change(**{field: on}, **({"tray": True} if on and stays else {}))

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

    def _use_library(self, _library: Library) -> None:
        self._show(self._model.settings)

    def _show(self, settings: Settings) -> None:
        self.tray.show_on(settings.tray)
        short_lived = tr("Evening", "Eén stil bericht, zolang het venster van Herstel open is.")
        self.reminder.show_plan(
            tr("Evening", "Eén stil bericht. Niet op een avond waarop je al iets deed.")
            if settings.tray or not settings.reminder
            else short_lived
        )
        exercise = self._library.library.exercises.get(WORRY_TIME)
        self.worry.setVisible(exercise is not None)
        if exercise is None:
            return
        if not self._fit.can_offer(WORRY_TIME):
            self.worry.show_plan(does_not_fit(exercise.title, self._fit.answer is not None), possible=False)
        else:
            self.worry.show_plan(
                tr("Evening", "Eén stil bericht, voor een vast moment om te piekeren.")
                if settings.tray or not settings.worry_reminder
                else short_lived
            )
