"""What is heard and asked on the last screens of the first start: a breath, and the voice."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from herstel_app.core.settings import Settings
from herstel_app.engine.engine import Engine
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button, empty, label, note
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.layout import column, flow
from herstel_app.ui.kit.rows import SliderRow, percent_slider
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate


class HearAndAnswer(QWidget):
    """A sentence, and below it what lets something be heard, with answers as long as one is waited for."""

    def __init__(self, theme: Theme, hear: QPushButton, *answers: QPushButton) -> None:
        """Ask nothing yet."""
        super().__init__()
        self._said, self._answers = said_line("label"), answers
        column(theme, self._said, flow(theme, hear, *answers, gap=12), gap=12, on=self)

    def show_said(self, said: str, asks: bool) -> None:
        """Say `said`, and have it answered where it asks."""
        self._said.say(said)
        for each in self._answers:
            each.setVisible(asks)


class HearCard(Card):
    """How loud, with a breath to hear it by."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Show how loud it is now."""
        super().__init__(theme)
        self._first = first = engine.first_sound
        settings = engine.settings.settings
        self.slider = SliderRow(
            theme, tr("FirstStart", "Volume"), percent_slider(theme), settings.volume, engine.volume.set_percent
        )
        self.hear = button("")
        self.hear.clicked.connect(first.hear)
        self.yes = button(tr("FirstStart", "Ja"), None, tr("FirstStart", "Ja, ik hoor het nog net"))
        self.louder = button("")
        self.yes.clicked.connect(first.answer_heard)
        self.louder.clicked.connect(first.louder)
        self.question = HearAndAnswer(theme, self.hear, self.yes, self.louder)
        self._lack = said_line()
        self.add(self.slider, self._lack, self.question)
        self._show_sample("")
        self._show()
        bridge.sample_changed.connect(self._show_sample)
        bridge.settings_changed.connect(self._follow)
        bridge.first_sound_changed.connect(self._show)

    def _show_sample(self, sounding: str) -> None:
        self.hear.setText(tr("FirstStart", "Stop") if sounding else tr("FirstStart", "Luister naar een adem"))

    def _show(self) -> None:
        self._lack.say(self._first.lack)
        full = self._first.state == "at_full"
        self.louder.setText(tr("FirstStart", "Nog eens") if full else tr("FirstStart", "Harder"))
        self.question.show_said(self._first.said, self._first.asks)

    def _follow(self, settings: Settings) -> None:
        self.slider.show_value(settings.volume)


class VoiceCard(Card):
    """The voice, to be heard and then chosen or not; or how to get one."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Show what is known of it."""
        super().__init__(theme)
        self._theme = theme
        self._offer = offer = engine.voice_offer
        self.hear = button(tr("FirstStart", "Luister naar de stem"))
        self.hear.clicked.connect(offer.hear)
        self.yes = button(tr("FirstStart", "Ja, graag"), None, tr("FirstStart", "Ja, graag een stem erbij"))
        self.no = button(tr("FirstStart", "Nee"), None, tr("FirstStart", "Nee, geen stem erbij"))
        self.yes.clicked.connect(lambda: offer.answer(True))
        self.no.clicked.connect(lambda: offer.answer(False))
        self.question = HearAndAnswer(theme, self.hear, self.yes, self.no)
        self._advice = column(theme, gap=6)
        self.add(self.question, self._advice)
        self._show()
        bridge.voice_offer_changed.connect(self._show)

    def _show(self) -> None:
        offer = self._offer
        self.hear.setVisible(offer.state not in ("looking", "none"))
        self.question.show_said(offer.said, offer.state == "asked")
        self.question.setVisible(offer.state != "none")
        empty(self._advice)
        for number, text in enumerate(offer.advice):
            self._advice.addWidget(note(self._theme, text) if number else label(text, "label"))
        if self.isVisible():
            offer.show_advice()
