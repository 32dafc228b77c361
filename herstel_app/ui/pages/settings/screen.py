"""Instellingen, *Scherm*: colours, the size of the text, movement, and the dark screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtWidgets import QWidget

from herstel_app.core.settings import Settings
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.rows import StepperRow, SwitchRow, percent_words
from herstel_app.ui.kit.stepper import STEP_GAP, Stepper
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.value_box import PercentBox

tr = QCoreApplication.translate
SMALLEST, USUAL, LARGEST, STEP = 90, 100, 160, 10
"""Text size in per cent."""
BOX_WIDTH, LARGE_BOX_WIDTH, LARGE_TITLE_WIDTH = 90, 120, 256
"""In px at every text size, or at every large one, so that a button stays under the mouse that clicks it again."""
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
    """The size of the text, in steps, and back to what it was at first."""

    def __init__(self, model: SettingsModel, bridge: Bridge, theme: Theme) -> None:
        """Show the present size."""
        super().__init__()
        self._model = model
        title = tr("Screen", "Grootte van de tekst")
        self.box = PercentBox(theme, title, SMALLEST, LARGEST, STEP)
        smaller, larger = tr("Screen", "Tekst kleiner"), tr("Screen", "Tekst groter")
        self.steps = Stepper(self.box, smaller, larger, theme.px(STEP_GAP))
        self.smaller, self.larger = self.steps.less, self.steps.more
        self.usual = button(tr("Screen", "weer {size}").format(size=percent_words(USUAL)), "link")
        self.usual.setAccessibleName(tr("Screen", "Tekst weer {size}").format(size=percent_words(USUAL)))
        self.usual.clicked.connect(self._take_usual)
        line = StepperRow(theme, title, self.steps, self.usual)
        self.box.setFixedWidth(LARGE_BOX_WIDTH if theme.is_large else BOX_WIDTH)
        if theme.is_large:
            line.title.setMinimumWidth(LARGE_TITLE_WIDTH)
        column(theme, line, on=self)
        self.box.valueChanged.connect(lambda size: model.change(text_scale_percent=round(size)))
        self._show(model.settings)
        bridge.settings_changed.connect(self._show)

    def _take_usual(self) -> None:
        if self.usual.hasFocus():
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._model.change(text_scale_percent=USUAL)

    def _show(self, settings: Settings) -> None:
        size = settings.text_scale_percent
        with QSignalBlocker(self.box):
            self.box.setRange(min(SMALLEST, size), max(LARGEST, size))
            self.box.setValue(size)
        self.steps.mind_ends()
        self.usual.setVisible(size != USUAL)


class ScreenSection(QWidget):
    """The cards about the screen."""

    def __init__(self, model: SettingsModel, bridge: Bridge, theme: Theme) -> None:
        """Show what was chosen."""
        super().__init__()
        settings = model.settings
        look = Card(theme, tr("Screen", "Hoe het eruitziet"))
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
            text=tr(
                "Screen",
                "Volgens de klok is het dag van 8:00 tot 19:00. Na je avond blijft het nacht.",
            ),
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
