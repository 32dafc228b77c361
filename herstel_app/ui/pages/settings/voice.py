"""Instellingen, *Stem*: a Dutch voice of this computer, heard before it can be switched on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QBoxLayout, QWidget

from herstel_app.core.ports.voice import VoiceInfo
from herstel_app.engine.engine import Engine
from herstel_app.engine.voice_advice import how_to_add, no_voice
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button, empty, label, note
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.chooser import Chooser
from herstel_app.ui.kit.layout import add, column, left, wide
from herstel_app.ui.kit.rows import SliderRow, SwitchRow, percent_slider
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
SLOWEST, FASTEST = -50, 50


def rate_words(percent: int) -> str:
    """Say a rate: "15 % langzamer"."""
    if percent == 0:
        return tr("Voice", "zoals de stem zelf")
    text = tr("Voice", "{n} % langzamer") if percent < 0 else tr("Voice", "{n} % sneller")
    return text.format(n=abs(percent))


class VoiceSection(QWidget):
    """The card about the voice: which one and how, or how to get one."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Show what was chosen, and which voices there are as far as that is known."""
        super().__init__()
        self._model, self._audio, self._theme = engine.settings, engine.audio, theme
        self._speaker = engine.audio.speaker
        self._there, self._missing = self._make_there(), self._make_missing()
        column(theme, self._there, self._missing, on=self)
        self._show_found(self._speaker.voices)
        self._show_possible()
        bridge.voices_found.connect(self._show_found)
        bridge.voice_sampled.connect(self._show_possible)
        bridge.sound_possible_changed.connect(self._show_possible)

    def _make_there(self) -> Card:
        settings, theme, model = self._model.settings, self._theme, self._model
        card = Card(theme)
        name = tr("Voice", "Stem bij de oefeningen")
        self.on = SwitchRow(theme, name, "", settings.voice, lambda on: model.change(voice=on))
        words = tr("Voice", "Zeg bij elke adem “in” en “uit”")
        self.words = SwitchRow(
            theme, words, "", settings.words_throughout, lambda on: model.change(words_throughout=on)
        )
        aloud = tr("Voice", "Lees de uitleg voor in een avond")
        self.aloud = SwitchRow(theme, aloud, "", settings.evening_aloud, lambda on: model.change(evening_aloud=on))
        title = tr("Voice", "Welke stem")
        self.box = Chooser[str](theme, title, fills=True)
        self.box.activated.connect(lambda _: model.change(voice_name=self.box.value))
        self.try_button = button(tr("Voice", "Probeer"), None, tr("Voice", "Probeer hoe de stem klinkt"))
        self.try_button.clicked.connect(self._audio.sample_voice)
        self.rate = SliderRow(
            theme,
            tr("Voice", "Tempo van de stem"),
            percent_slider(theme, SLOWEST, FASTEST, origin=0),
            settings.voice_rate_percent,
            lambda percent: model.change(voice_rate_percent=percent),
            rate_words,
        )
        self.volume = SliderRow(
            theme,
            tr("Voice", "Volume van de stem"),
            percent_slider(theme),
            settings.voice_percent,
            lambda percent: model.change(voice_percent=percent),
        )
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if theme.is_large else QBoxLayout.Direction.LeftToRight)
        row.setSpacing(theme.space(12))
        add(row, theme, wide(self.box), left(self.try_button))
        which = column(theme, label(title, "label"), row, gap=8)
        card.add(self.on, self.words, self.aloud, which, self.rate, self.volume)
        return card

    def _make_missing(self) -> Card:
        card = Card(self._theme)
        self._missing_title = label("", "label")
        self._steps = column(self._theme, gap=6)
        self.again = button(tr("Voice", "Kijk opnieuw"))
        self.again.clicked.connect(self._speaker.look_for_voices)
        card.add(column(self._theme, self._missing_title, self._steps, gap=6), left(self.again))
        return card

    def _show_found(self, found: tuple[VoiceInfo, ...] | None) -> None:
        self._there.setVisible(bool(found))
        self._missing.setVisible(not found)
        looking = found is None
        self._missing_title.setText(
            tr("Voice", "Herstel kijkt welke stemmen deze computer heeft.") if looking else no_voice(self._speaker.lack)
        )
        empty(self._steps)
        if not looking:
            for text in how_to_add(lack=self._speaker.lack):
                self._steps.addWidget(note(self._theme, text))
        self.again.setVisible(not looking)
        self.box.offer([(voice.title, voice.name) for voice in found or ()])
        self.box.choose(self._model.settings.voice_name)

    def _show_possible(self) -> None:
        possible = self._audio.can_sample
        self.try_button.setEnabled(possible)
        if not self._speaker.was_sampled:
            text = tr("Voice", "Luister eerst met Probeer. Daarna kun je de stem aanzetten.")
        else:
            text = tr("Voice", "Zegt de regels voor, zodat je ogen dicht kunnen blijven.")
        self.on.set_note(text)
        self.aloud.set_note(tr("Voice", "Een tekst in je avond wordt dan voorgelezen."))
        self.words.set_note(tr("Voice", "Uit: alleen bij de eerste drie ademhalingen."))
        for row in (self.on, self.words, self.aloud):
            row.switch.setEnabled(self._speaker.was_sampled)
