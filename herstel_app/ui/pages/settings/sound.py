"""Instellingen, the sound: how loud, how a breath sounds, and what lies under it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_app.core.settings import Settings
from herstel_app.core.sound import Bed, Cue
from herstel_app.engine.audio.samples import bed_sample, cue_sample
from herstel_app.engine.audio.volume import Volume
from herstel_app.engine.engine import Engine
from herstel_app.engine.sound_words import BEDS, CUES
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.fold import Folded
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.reaching import Reaching
from herstel_app.ui.kit.rows import REACH, ChoiceList, Option, SliderRow, SwitchRow, percent_slider
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
AFTER_MINUTES = (0, 10, 20, 30)


def cues() -> tuple[Option, ...]:
    """Give the ways a breath can sound."""
    return (
        Option("harp", CUES["harp"], tr("Sound", "Snaren: hoger in, lager uit.")),
        Option("hum", CUES["hum"], tr("Sound", "Zacht koor: omhoog in, omlaag uit.")),
        Option("wave", CUES["wave"], tr("Sound", "Zachte ruis: hoger in, lager uit.")),
        Option("bowl", CUES["bowl"], tr("Sound", "Een slag in, een lagere slag uit.")),
        Option("none", CUES["none"], tr("Sound", "Alleen een toon bij begin en einde.")),
    )


def beds() -> tuple[Option, ...]:
    """Give what can sound under an exercise."""
    return (
        Option("none", BEDS["none"], hearable=False),
        Option("sea", BEDS["sea"], tr("Sound", "Golven die traag aankomen en weer gaan.")),
        Option("rain", BEDS["rain"], tr("Sound", "Regen die buiten valt terwijl jij binnen bent.")),
        Option("brown", BEDS["brown"], tr("Sound", "Een lage, gelijkmatige ruis.")),
    )


def after_words(minutes: int) -> str:
    """Say how long something goes on."""
    return tr("Sound", "{n} minuten").format(n=minutes) if minutes else tr("Sound", "niet")


def why_not_heard(settings: Settings) -> str:
    """Say why nothing can be heard just to choose by."""
    if settings.muted:
        return tr("Sound", "Het geluid staat uit. Zet het aan om te horen hoe iets klinkt.")
    return tr("Sound", "Loopt er een oefening? Dan hoor je je keuze meteen.")


class SoundSection(QWidget):
    """The cards about sound."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Show what was chosen."""
        super().__init__()
        self._model, self._audio, self._theme = engine.settings, engine.audio, theme
        settings = engine.settings.settings
        self.cue_card = self._cue_card(settings)
        self.background = self._bed_card(settings)
        """For below the voice."""
        column(theme, self._volume_card(settings, engine.volume), self.cue_card, gap=12, on=self)
        self._follow(settings)
        self._show_possible()
        bridge.settings_changed.connect(self._follow)
        bridge.sample_changed.connect(self._show_heard)
        bridge.sound_possible_changed.connect(self._show_possible)

    def _volume_card(self, settings: Settings, volume: Volume) -> Card:
        card = Card(self._theme)
        self.volume = SliderRow(
            self._theme,
            tr("Sound", "Volume van alles"),
            percent_slider(self._theme),
            settings.volume,
            volume.set_percent,
            text=tr("Sound", "Net hoorbaar is hard genoeg. In een oefening ook met ↑ en ↓."),
        )
        self.mute = SwitchRow(
            self._theme,
            tr("Sound", "Geluid"),
            tr("Sound", "Gaat ook met de toets M."),
            not settings.muted,
            lambda on: volume.toggle_mute() if on == self._model.settings.muted else None,
            head=True,
        )
        card.add(self.mute, self.volume)
        return card

    def _cue_card(self, settings: Settings) -> Card:
        title = tr("Sound", "Klank bij het ademen")
        card = Card(self._theme, title)
        self._cannot_hear = said_line()
        self.cues = ChoiceList(self._theme, title, cues(), settings.cue, hear=True)
        self.cues.chosen.connect(lambda cue: self._model.change(cue=cue))
        self.cues.hear_asked.connect(lambda cue: self._audio.hear(cue_sample(cast(Cue, cue))))
        self.cue_volume = SliderRow(
            self._theme,
            tr("Sound", "Volume van deze klank"),
            percent_slider(self._theme),
            settings.cue_percent,
            lambda percent: self._model.change(cue_percent=percent),
        )
        self.apart = Folded(self._theme, tr("Sound", "Apart volume"), self.cue_volume)
        card.add(self._cannot_hear, self._reaching(self.cues), self.apart)
        return card

    def _bed_card(self, settings: Settings) -> Card:
        title = tr("Sound", "Achtergrondgeluid")
        card = Card(self._theme, title)
        self.beds = ChoiceList(self._theme, title, beds(), settings.bed, hear=True)
        self.beds.chosen.connect(lambda bed: self._model.change(bed=bed))
        self.beds.hear_asked.connect(lambda bed: self._audio.hear(bed_sample(cast(Bed, bed))))
        self.bed_volume = SliderRow(
            self._theme,
            tr("Sound", "Volume van het achtergrondgeluid"),
            percent_slider(self._theme),
            settings.bed_percent,
            lambda percent: self._model.change(bed_percent=percent),
        )
        self.after = ChipGroup(
            self._theme,
            tr("Sound", "Speelt na de oefening door"),
            [(after_words(minutes), minutes) for minutes in AFTER_MINUTES],
            settings.bed_after_minutes,
            text=tr("Sound", "Daarna wordt het vanzelf stil."),
        )
        self.after.chosen.connect(lambda minutes: self._model.change(bed_after_minutes=minutes))
        card.add(self._reaching(self.beds), self.bed_volume, self.after)
        return card

    def _reaching(self, choices: ChoiceList) -> Reaching:
        """Have the words of a list in line with the title of its card."""
        return Reaching(choices, self._theme.space(REACH))

    def _follow(self, settings: Settings) -> None:
        self.volume.show_value(settings.volume)
        self.mute.show_on(not settings.muted)
        for row in (self.bed_volume, self.after):
            row.setVisible(settings.bed != "none")

    def _show_heard(self, name: str) -> None:
        self.cues.show_heard(name)
        self.beds.show_heard(name)

    def _show_possible(self) -> None:
        """Let nothing be asked that cannot be heard, and say why."""
        possible = self._audio.can_sample
        self._cannot_hear.say("" if possible else why_not_heard(self._model.settings))
        for link in (*self.cues.links.values(), *self.beds.links.values()):
            link.setVisible(possible)
