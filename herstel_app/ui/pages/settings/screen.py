"""Instellingen, *Scherm*: colours, the size of the text, movement, and the dark screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_app.core.settings import Settings
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.layout import column, row, wide
from herstel_app.ui.kit.rows import INSET, SwitchRow, percent_words
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
SMALLEST, LARGEST, STEP = 90, 160, 10
"""Text size in per cent."""
BUTTON_WIDTH, BUTTON_GAP = 152, 8
"""In px at every text size, so that a button stays under the mouse that clicks it several times."""
DARK_AFTER_S = (0, 30, 60, 120)


def dark_words(seconds: int) -> str:
    """Say after which time the screen goes dark."""
    if not seconds:
        return tr("Screen", "niet")
    if seconds < 60:
        return tr("Screen", "na {n} seconden").format(n=seconds)
    minutes = seconds // 60
    return tr("Screen", "na 1 minuut") if minutes == 1 else tr("Screen", "na {n} minuten").format(n=minutes)


class SizeRow(QWidget):
    """The size of the text, in steps."""

    def __init__(self, model: SettingsModel, bridge: Bridge, theme: Theme) -> None:
        """Show the present size."""
        super().__init__()
        self._model = model
        self.smaller = button(tr("Screen", "Kleiner"), None, tr("Screen", "Tekst kleiner"))
        self.larger = button(tr("Screen", "Groter"), None, tr("Screen", "Tekst groter"))
        self.smaller.clicked.connect(lambda: self._step(-STEP))
        self.larger.clicked.connect(lambda: self._step(STEP))
        self._value = label("", "small", wrap=False)
        self._value.setContentsMargins(0, 0, INSET, 0)
        top = row(theme, wide(label(tr("Screen", "Grootte van de tekst"), "label")), self._value, gap=16)
        buttons, side_by_side = QWidget(), FlowLayout(BUTTON_GAP)
        buttons.setLayout(side_by_side)
        for each in (self.smaller, self.larger):
            each.setMinimumWidth(BUTTON_WIDTH)
            side_by_side.addWidget(each)
        column(theme, top, buttons, gap=10, on=self)
        self._show(model.settings)
        bridge.settings_changed.connect(self._show)

    def _step(self, by: int) -> None:
        size = self._model.settings.text_scale_percent + by
        self._model.change(text_scale_percent=min(LARGEST, max(SMALLEST, size)))

    def _show(self, settings: Settings) -> None:
        size = settings.text_scale_percent
        said = percent_words(size)
        self._value.setText(said)
        self.smaller.setEnabled(size > SMALLEST)
        self.larger.setEnabled(size < LARGEST)
        for each in (self.smaller, self.larger):
            each.setAccessibleDescription(tr("Screen", "nu {size}").format(size=said))


class ScreenSection(QWidget):
    """The cards about the screen."""

    def __init__(self, model: SettingsModel, bridge: Bridge, theme: Theme) -> None:
        """Show what was chosen."""
        super().__init__()
        settings = model.settings
        look = Card(theme)
        self.size_row = SizeRow(model, bridge, theme)
        self.motion = ChipGroup(
            theme,
            tr("Screen", "Minder beweging"),
            [
                (tr("Screen", "zoals je computer"), None),
                (tr("Screen", "aan"), True),
                (tr("Screen", "uit"), False),
            ],
            settings.reduced_motion,
            text=tr("Screen", "De gloed blijft dan even groot. Alleen het licht verandert een beetje."),
        )
        self.motion.chosen.connect(lambda value: model.change(reduced_motion=value))
        self.palette_row = ChipGroup(
            theme,
            tr("Screen", "Kleuren"),
            [
                (tr("Screen", "nacht"), "night"),
                (tr("Screen", "dag"), "day"),
                (tr("Screen", "volgens de klok"), "clock"),
            ],
            settings.palette,
            text=tr("Screen", "Volgens de klok is het dag van 8.00 tot 19.00 uur."),
        )
        self.palette_row.chosen.connect(lambda value: model.change(palette=value))
        look.add(self.palette_row, self.size_row, self.motion)
        self.dark = dark = Card(
            theme,
            tr("Screen", "Donker scherm"),
            tr("Screen", "Met D maak je het scherm donker, en weer licht."),
        )
        self.dark_after = ChipGroup(
            theme,
            tr("Screen", "Vanzelf donker"),
            [(dark_words(seconds), seconds) for seconds in DARK_AFTER_S],
            settings.dark_after_s,
            text=tr("Screen", "Als je zo lang geen muis of toets gebruikt."),
        )
        self.dark_after.chosen.connect(lambda seconds: model.change(dark_after_s=seconds))
        self.dark_orb = SwitchRow(
            theme,
            tr("Screen", "Een zwakke gloed ademt mee"),
            "",
            settings.dark_orb,
            lambda on: model.change(dark_orb=on),
        )
        dark.add(self.dark_after, self.dark_orb)
        column(theme, look, on=self)
