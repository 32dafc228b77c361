"""Which Dutch voices this computer has, and how one of them sounds."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal

from herstel_app.core.ports.voice import Voice, VoiceInfo, VoiceLack
from herstel_app.core.voice_level import live_percent
from herstel_app.ui.driver import Driver
from herstel_app.ui.keeper import SettingsKeeper

tr = QCoreApplication.translate


class Voices(QObject):
    """Knows the voices, and lets one speak a few words."""

    found = Signal(object)
    """tuple[VoiceInfo, ...]: the Dutch voices there are, perhaps none."""
    tried = Signal()
    """The voice has been asked to speak."""
    _told = Signal(object)

    def __init__(self, voice: Voice, driver: Driver, keeper: SettingsKeeper) -> None:
        """Keep what it needs; nothing is asked before `look`."""
        super().__init__()
        self._voice, self._driver, self._keeper = voice, driver, keeper
        self.known: tuple[VoiceInfo, ...] | None = None
        """None until it is known which voices there are."""
        self.is_trying = False
        """Whether the few words are being spoken."""
        self.was_tried = keeper.settings.voice or keeper.settings.evening_aloud
        # The voice calls from its own thread; a signal carries it over to the window's.
        self._told.connect(self._keep)
        voice.on_voices(self._told.emit)
        voice.on_said(self._end)
        driver.began.connect(self.hush)

    @property
    def lack(self) -> VoiceLack:
        """Why there are none, where there are none."""
        return self._voice.lack()

    def look(self) -> None:
        """Look, or look again, which voices there are."""
        self._voice.start()

    def try_out(self) -> None:
        """Speak a few words as an exercise would; an exercise that runs is left alone."""
        settings = self._keeper.settings
        if not self.known or self._driver.is_active or settings.muted:
            return
        self._voice.choose(settings.voice_name)
        self._voice.set_rate(settings.voice_rate_percent)
        self._voice.set_volume(live_percent(settings))
        self._voice.stop()
        self._voice.say(tr("Voices", "Zo klinkt het. Je adem komt. En je adem gaat. Meer hoeft er niet."))
        self.was_tried = self.is_trying = True
        self.tried.emit()

    def hush(self) -> None:
        """Fall silent."""
        self.is_trying = False
        if not self._driver.is_active:
            self._voice.stop()

    def _end(self, _text: str) -> None:
        self.is_trying = False

    def _keep(self, voices: tuple[VoiceInfo, ...]) -> None:
        self.known = voices
        self.found.emit(voices)
