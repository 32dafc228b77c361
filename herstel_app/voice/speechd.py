"""The voice of Linux: speech-dispatcher, spoken to from one thread, so that nothing it does can hold up the program."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from herstel_app.core.ports.voice import VoiceInfo, VoiceLack
from herstel_app.voice.speech_rate import estimate_s, hurried_percent
from herstel_app.voice.ssip import LIST_TIMEOUT_S, Ssip, SsipError, SsipLost, SsipMissing, connect
from herstel_app.voice.voice_order import in_order, pick

logger = logging.getLogger(__name__)
STALE_S = 0.4
"""A line of an exercise that waited longer than this for the server is not said after all."""
POLL_S = 0.04
"""While something is said, this often is looked whether it is done."""
CLOSE_S = 1.0
NORMAL, SLOWEST, FASTEST = 170, 80, 449
"""Words a minute at rate 0, -100 and 100, as the espeak-ng module of speech-dispatcher has them."""

Work = Callable[[Ssip], object]


@dataclass(frozen=True, slots=True)
class Saying:
    """What is being said."""

    text: str
    place: int
    """The how-manieth asking it was said for."""
    message: str
    """Its number with the server; empty where the server will not tell when it is done."""
    until_s: float
    """About when it is done."""


def ssip_rate(percent: int) -> int:
    """Give the rate (-100…100) at which a voice speaks `percent` slower or faster."""
    reach = NORMAL - SLOWEST if percent < 0 else FASTEST - NORMAL
    return max(-100, min(100, round(NORMAL * percent / reach)))


def ssip_volume(percent: float) -> int:
    """Give the volume (-100…0) of an amplitude; above 0 the espeak-ng module makes it louder than the voice is."""
    return round(min(100.0, max(0.0, percent))) - 100


class SpeechdVoice:
    """Speaks through speech-dispatcher. Every method returns at once."""

    def __init__(self, connect: Callable[[], Ssip] = connect, now_s: Callable[[], float] = time.monotonic) -> None:
        """Keep what it needs; nothing is connected before `start`."""
        self._connect = connect
        self._now_s = now_s
        self._work: queue.SimpleQueue[Work | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._listeners: list[Callable[[tuple[VoiceInfo, ...]], None]] = []
        self._voices: tuple[VoiceInfo, ...] = ()
        self._lack = VoiceLack.DUTCH
        self._name = ""
        self._rate_percent = 0
        self._volume_percent = 100.0
        self._server: Ssip | None = None
        self._said_listeners: list[Callable[[str], None]] = []
        self._asked = 0
        """How often it was asked to speak or to be silent: who was asked before the last is not to speak any more."""
        self._saying: Saying | None = None
        self._tells_ends = False

    def start(self) -> None:
        """Look which voices there are."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="herstel-voice", daemon=True)
            self._thread.start()
        self._work.put(self._look)

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Give the Dutch voices found so far."""
        return self._voices

    def on_voices(self, listener: Callable[[tuple[VoiceInfo, ...]], None]) -> None:
        """Have `listener` called, from the voice's thread, when it is known which voices there are."""
        self._listeners.append(listener)

    def lack(self) -> VoiceLack:
        """Say why there are none, where the last look found none."""
        return self._lack

    def choose(self, name: str) -> None:
        """Speak with this voice from the next line on."""
        self._name = name

    def set_rate(self, percent: int) -> None:
        """Speak slower or faster from the next line on."""
        self._rate_percent = percent

    def set_volume(self, percent: float) -> None:
        """Set how loud the next line is."""
        self._volume_percent = percent

    def say(self, text: str, room_s: float | None = None) -> None:
        """Speak `text` now, in place of what is being said."""
        voice = pick(self._voices, self._name)
        if voice is None:
            return
        percent = hurried_percent(text, self._rate_percent, room_s)
        rate, busy_s = ssip_rate(percent), estimate_s(text, percent)
        volume, asked_s = ssip_volume(self._volume_percent), self._now_s()
        self._asked += 1
        place = self._asked

        def speak(server: Ssip) -> None:
            if place != self._asked:
                return
            self._saying, begun_s = None, self._now_s()
            if room_s is not None and begun_s - asked_s > STALE_S:
                logger.info("a line came too late to be said")
                return
            module, _, name = voice.name.partition(":")
            server.ask("CANCEL self")
            for setting in (f"OUTPUT_MODULE {module}", f"SYNTHESIS_VOICE {name}", f"RATE {rate}", f"VOLUME {volume}"):
                server.ask(f"SET self {setting}")
            message = server.speak(text)
            self._saying = Saying(text, place, message if self._tells_ends else "", begun_s + busy_s)

        self._work.put(speak)

    def on_said(self, listener: Callable[[str], None]) -> None:
        """Have `listener` called, from the voice's thread, with each text that was said to its end."""
        self._said_listeners.append(listener)

    def stop(self) -> None:
        """Be silent; what others say through the same server, such as a screen reader, goes on."""
        self._asked += 1
        if self._voices:
            self._work.put(self._cancel)

    def close(self) -> None:
        """Give the connection back."""
        self._work.put(None)
        if self._thread is not None:
            self._thread.join(CLOSE_S)
            self._thread = None

    def _run(self) -> None:
        while True:
            try:
                work = self._work.get(timeout=POLL_S if self._saying else None)
            except queue.Empty:
                self._listen()
                continue
            if work is None:
                break
            # A server that was restarted meanwhile is met anew, once.
            if not (self._done(work) or self._done(work)) and work == self._look:
                self._tell(())
        self._drop()

    def _listen(self) -> None:
        """Tell of what is being said that it was said, once it is."""
        saying = self._saying
        if saying is None:
            return
        try:
            ended = self._server.ended() if self._server and saying.message else set()
        except SsipError as error:
            logger.info("speech-dispatcher: %s", error)
            self._drop()
            ended = set()
        if saying.message in ended if self._server and saying.message else self._now_s() >= saying.until_s:
            self._saying = None
            if saying.place == self._asked:
                for listener in self._said_listeners:
                    listener(saying.text)

    def _cancel(self, server: Ssip) -> None:
        self._saying = None
        server.ask("CANCEL self")

    def _done(self, work: Work) -> bool:
        try:
            if self._server is None:
                self._server = self._connect()
                self._greet(self._server)
            work(self._server)
        except (SsipError, OSError) as error:
            logger.info("speech-dispatcher: %s", error)
            self._lack = VoiceLack.PROGRAM if isinstance(error, SsipMissing) else VoiceLack.ANSWER
            self._drop()
            return False
        return True

    def _greet(self, server: Ssip) -> None:
        for setting in ("CLIENT_NAME user:Herstel:main", "PRIORITY MESSAGE", "PUNCTUATION none", "LANGUAGE nl"):
            server.ask(f"SET self {setting}")
        try:
            server.ask("SET self NOTIFICATION END ON")
            self._tells_ends = True
        except SsipLost:
            raise
        except SsipError as error:
            logger.info("speech-dispatcher does not tell when a line was said: %s", error)
            self._tells_ends = False

    def _look(self, server: Ssip) -> None:
        found = []
        for module in server.ask("LIST OUTPUT_MODULES"):
            try:
                server.ask(f"SET self OUTPUT_MODULE {module}")
                listed = server.ask("LIST SYNTHESIS_VOICES nl", LIST_TIMEOUT_S)
            except SsipLost:
                raise
            except SsipError as error:
                logger.info("speech-dispatcher, %s: %s", module, error)
                continue
            found += [voice for row in listed if (voice := dutch_voice(module, row))]
        self._lack = VoiceLack.DUTCH
        self._tell(in_order(found))

    def _tell(self, voices: tuple[VoiceInfo, ...]) -> None:
        self._voices = voices
        for listener in self._listeners:
            listener(voices)

    def _drop(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None


def dutch_voice(module: str, row: str) -> VoiceInfo | None:
    """Give the voice in a row of SSIP's list (name, language, variant), or None where it is not one to offer.

    espeak-ng lists a hundred disguises (NAME+robot and the like) of each voice, which are left out.
    """
    name, language, variant = (*row.split("\t"), "", "")[:3]
    main, _, country = language.replace("_", "-").partition("-")
    if main.lower() != "nl" or (module.startswith("espeak") and "+" in name):
        return None
    if not country and len(variant) == 2 and variant.isalpha():
        country = variant
    shown = "Nederlands" if name == "Dutch" else name
    return VoiceInfo(f"{module}:{name}", f"{shown} ({module})", f"nl-{country.upper() or 'NL'}")
