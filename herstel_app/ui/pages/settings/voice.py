"""Instellingen, the voice: a Dutch one of this computer, heard when it is switched on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_app.core.ports.voice import VoiceInfo
from herstel_app.core.settings import Settings
from herstel_app.engine.engine import Engine
from herstel_app.engine.voice_advice import how_to_add, no_voice
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button, empty, label, note
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.chooser import Chooser
from herstel_app.ui.kit.fold import Folded
from herstel_app.ui.kit.layout import Part, block, column, left, row, wide
from herstel_app.ui.kit.rows import SliderRow, SwitchRow, percent_slider
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.settings.sound import why_not_heard

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
        self._follow(self._model.settings)
        self._show_possible()
        bridge.settings_changed.connect(self._follow)
        bridge.voices_found.connect(self._show_found)
        bridge.sound_possible_changed.connect(self._show_possible)

    def _make_there(self) -> Card:
        settings, theme, model = self._model.settings, self._theme, self._model
        card = Card(theme)
        self.on = SwitchRow(
            theme,
            tr("Voice", "Stem bij de oefeningen"),
            tr("Voice", "Zegt de regels voor, zodat je ogen dicht kunnen blijven."),
            settings.voice,
            self._turn,
            head=True,
        )
        title = tr("Voice", "Welke stem")
        self.box = Chooser[str](theme, title, fills=True)
        self.box.activated.connect(lambda _: model.change(voice_name=self.box.value))
        self.hear_link = button(tr("Rows", "hoor"), "link", tr("Voice", "Luister: stem"))
        self.hear_link.setProperty("flush", True)
        self.hear_link.clicked.connect(self._audio.sample_voice)
        self.rate = SliderRow(
            theme,
            tr("Voice", "Tempo van de stem"),
            percent_slider(theme, SLOWEST, FASTEST, origin=0),
            settings.voice_rate_percent,
            lambda percent: model.change(voice_rate_percent=percent),
            rate_words,
        )
        self._cannot_hear, name = said_line(), label(title, "label")
        # In large text the list has all the width.
        heard = row(theme, wide(name if theme.is_large else self.box), self.hear_link, gap=12)
        parts: tuple[Part, ...] = (heard, self.box) if theme.is_large else (name, heard)
        self._which = block(theme, *parts, self._cannot_hear, gap=8)
        self.more = Folded(theme, tr("Voice", "Meer over de stem"), self._make_more())
        card.add(self.on, self._which, self.rate, self.more)
        return card

    def _make_more(self) -> QWidget:
        """Make what is rarely changed."""
        settings, theme, model = self._model.settings, self._theme, self._model
        self.words = SwitchRow(
            theme,
            tr("Voice", "Zeg bij elke adem “in” en “uit”"),
            tr("Voice", "Anders alleen bij de eerste drie ademhalingen."),
            settings.words_throughout,
            lambda on: model.change(words_throughout=on),
        )
        self.aloud = SwitchRow(
            theme,
            tr("Voice", "Lees de uitleg voor in een avond"),
            tr("Voice", "Een tekst in je avond wordt dan voorgelezen."),
            settings.evening_aloud,
            self._turn_aloud,
        )
        self.volume = SliderRow(
            theme,
            tr("Voice", "Volume van de stem"),
            percent_slider(theme),
            settings.voice_percent,
            lambda percent: model.change(voice_percent=percent),
        )
        return block(theme, self.words, self.aloud, self.volume, gap=18)

    def _make_missing(self) -> Card:
        card = Card(self._theme, tr("Voice", "Stem"))
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

    def _turn(self, on: bool) -> None:
        self._model.change(voice=on)
        self._let_hear(on)

    def _turn_aloud(self, on: bool) -> None:
        self._model.change(evening_aloud=on)
        self._let_hear(on)

    def _let_hear(self, on: bool) -> None:
        """Let a voice that is switched on be heard at once, the first time: it is theirs to like it or not."""
        if on and self._audio.can_sample and not self._speaker.was_sampled:
            self._audio.sample_voice()

    def _follow(self, settings: Settings) -> None:
        self.on.show_on(settings.voice)
        self.aloud.show_on(settings.evening_aloud)
        self.words.setVisible(settings.voice)  # said by the voice of an exercise
        speaks = settings.voice or settings.evening_aloud
        self._which.setVisible(speaks)
        self.rate.setVisible(speaks)

    def _show_possible(self) -> None:
        """Let nothing be asked that cannot be heard, and say why."""
        possible = self._audio.can_sample
        self.hear_link.setVisible(possible)
        self._cannot_hear.say("" if possible else why_not_heard(self._model.settings))
