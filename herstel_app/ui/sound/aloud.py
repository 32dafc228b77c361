"""Reads an explanation aloud, sentence by sentence, with the voice that the exercises have too.

Invariants:
- at most one explanation is read; an exercise that begins ends it, and none begins while an exercise is active;
- the next sentence waits until the voice has told that the one before was said;
- it works whether or not the voice is on for exercises: voices are looked for when it is first asked.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from herstel_app.core.aloud import Sentence, read_aloud
from herstel_app.core.content import Explanation
from herstel_app.core.ports.voice import Voice, VoiceInfo
from herstel_app.core.settings import Settings
from herstel_app.core.voice_level import live_percent
from herstel_app.engine.voice_advice import how_to_add, no_voice
from herstel_app.ui.driver import Driver
from herstel_app.ui.keeper import SettingsKeeper

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate
SENTENCE_MS, PARAGRAPH_MS = 150, 700
"""Rest after a sentence, on top of the silence that a voice ends with; and after the title or a paragraph."""
LOOK_MS = 30_000
"""Looking for voices may start a program."""
SLOWEST_CHARACTERS_PER_S = 4.0
PATIENCE_MS = 8_000
"""A sentence that takes longer than the slowest voice would, and this, will not be told to be said."""


class ReadAloud(QObject):
    """Reads at most one explanation at a time."""

    began = Signal(str)
    """The id of the explanation that is read from now."""
    spoken = Signal(object)
    """Sentence: what is said from now."""
    ended = Signal(str, bool)
    """The id of the explanation, and whether it was read to its end."""
    possible_changed = Signal()
    """Whether it can be asked, or whether there is a voice, has perhaps changed."""
    notice = Signal(str)
    """A Dutch sentence or two for the notice bar."""
    _found = Signal(object)
    _told = Signal(str)

    def __init__(self, voice: Voice, driver: Driver, keeper: SettingsKeeper) -> None:
        """Keep what it needs; nothing is looked for before `start`."""
        super().__init__()
        self._voice, self._driver, self._keeper = voice, driver, keeper
        self.known: tuple[VoiceInfo, ...] | None = None
        """None until it is known which voices there are."""
        self.explanation_id = ""
        """What is read now; empty where nothing is."""
        self._sentences: tuple[Sentence, ...] = ()
        self._at = -1
        self._is_saying = False
        self._busy = driver.is_active
        self._rest, self._watch = QTimer(self), QTimer(self)
        for timer, act in ((self._rest, self.go_on), (self._watch, self._give_up)):
            timer.setSingleShot(True)
            timer.timeout.connect(act)
        self._found.connect(self._find)
        self._told.connect(self._follow)
        # The voice calls from its own thread; a signal carries it over to the window's.
        voice.on_voices(self._found.emit)
        voice.on_said(self._told.emit)
        driver.began.connect(self._make_way)
        driver.ended.connect(self._come_back)
        keeper.changed.connect(self._change)

    @property
    def is_possible(self) -> bool:
        """Whether reading can begin: an exercise that runs has the voice to itself."""
        return not self._busy

    @property
    def sentence(self) -> Sentence | None:
        """What is said now, or was said last before a rest; None where nothing is read."""
        return self._sentences[self._at] if self._at >= 0 else None

    def start(self, explanation_id: str, explanation: Explanation) -> None:
        """Read from the title on; what was being read is left."""
        self.stop()
        if not self.is_possible:
            return
        settings = self._keeper.settings
        if live_percent(settings) == 0.0:
            self.notice.emit(_silent_words(settings))
            return
        self.explanation_id, self._sentences = explanation_id, read_aloud(explanation)
        self.began.emit(explanation_id)
        if self.known:
            self.go_on()
        else:
            self._watch.start(LOOK_MS)
            self._voice.start()

    def stop(self) -> None:
        """Fall silent at once."""
        if self.explanation_id:
            if self._is_saying:
                self._voice.stop()
            self._end(read_out=False)

    def keep_to(self, explanation_id: str) -> None:
        """Fall silent, unless it is this explanation that is read."""
        if explanation_id != self.explanation_id:
            self.stop()

    def go_on(self) -> None:
        """Say the next sentence; after the last one it has been read."""
        if self._at + 1 == len(self._sentences):
            self._end(read_out=True)
            return
        self._rest.stop()
        self._at += 1
        sentence, settings = self._sentences[self._at], self._keeper.settings
        self._voice.choose(settings.voice_name)
        self._voice.set_rate(settings.voice_rate_percent)
        self._voice.set_volume(live_percent(settings))
        self._is_saying = True
        self._watch.start(PATIENCE_MS + round(1000 * len(sentence.text) / SLOWEST_CHARACTERS_PER_S))
        self.spoken.emit(sentence)
        self._voice.say(sentence.text)

    def _follow(self, text: str) -> None:
        """Go on after a sentence of ours; the lines of exercises are told too."""
        sentence = self.sentence
        if sentence is None or not self._is_saying or text != sentence.text:
            return
        self._is_saying = False
        self._watch.stop()
        following = self._sentences[self._at + 1 : self._at + 2]
        same = bool(following) and following[0].paragraph == sentence.paragraph
        self._rest.start(SENTENCE_MS if same else PARAGRAPH_MS)

    def _end(self, read_out: bool) -> None:
        self._rest.stop()
        self._watch.stop()
        ended, self.explanation_id = self.explanation_id, ""
        self._sentences, self._at, self._is_saying = (), -1, False
        self.ended.emit(ended, read_out)

    def _give_up(self) -> None:
        logger.info("the voice does not answer")
        self.stop()
        self.notice.emit(tr("ReadAloud", "De stem van deze computer antwoordt niet. De tekst blijft staan."))

    def _find(self, voices: tuple[VoiceInfo, ...]) -> None:
        self.known = voices
        if self.explanation_id and not voices:
            self.stop()
            lack = self._voice.lack()
            self.notice.emit(" ".join((no_voice(lack), *how_to_add(lack=lack))))
        elif self.explanation_id and self._at < 0:
            self.go_on()
        self.possible_changed.emit()

    def _make_way(self, _event: object = None) -> None:
        self._busy = True
        self.stop()
        self.possible_changed.emit()

    def _come_back(self, _event: object = None) -> None:
        self._busy = False
        self.possible_changed.emit()

    def _change(self, settings: Settings) -> None:
        """Stop where nothing can be heard any more; another voice or rate is for the next sentence."""
        if live_percent(settings) == 0.0:
            self.stop()


def _silent_words(settings: Settings) -> str:
    if settings.muted:
        return tr("ReadAloud", "Het geluid staat uit. Met M zet je het weer aan.")
    return tr("ReadAloud", "Het geluid staat op nul. Bij Instellingen zet je het harder.")
