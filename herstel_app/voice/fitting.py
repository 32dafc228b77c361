"""Lines made into sound, each fitted to the room it has."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence

from herstel_app.core.narration import rooms_s
from herstel_app.core.ports.sound import SpokenLine
from herstel_app.core.speech_timing import Utterance
from herstel_app.core.wave_format import WaveError, parse_wave, sounding_s
from herstel_app.voice.speech_programs import SpeechOrder, SpeechProgram

logger = logging.getLogger(__name__)
FASTEST_PERCENT = 60
SPARE = 1.03
"""A little more haste than needed, as no voice keeps its rate exactly."""


class FittingSynthesiser:
    """Has a reader read lines, once more and faster where one is longer than its room."""

    def __init__(self, reader: SpeechProgram) -> None:
        """Keep the reader; nothing is read before it is asked."""
        self._reader = reader

    def read(
        self,
        lines: Sequence[Utterance],
        voice: str,
        rate_percent: int,
        wanted: Callable[[], bool],
    ) -> Mapping[str, SpokenLine]:
        """Give the sound of each line that can be made, by its text; it takes seconds."""
        rooms = rooms_s(lines)
        made = dict(self._lines(dict.fromkeys(rooms, rate_percent), voice, wanted))
        hastier: dict[str, int] = {}
        for text, line in made.items():
            longer = line.duration_s / rooms[text]
            faster = min(FASTEST_PERCENT, round(((1 + rate_percent / 100) * longer * SPARE - 1) * 100))
            if longer > 1 and faster > rate_percent:
                hastier[text] = faster
        for text, line in self._lines(hastier, voice, wanted):
            if line.duration_s < made[text].duration_s:
                made[text] = line
        return made

    def _lines(
        self, rates: Mapping[str, int], voice: str, wanted: Callable[[], bool]
    ) -> Iterator[tuple[str, SpokenLine]]:
        # A reader gets its text on one line, as some of them end at the first break.
        by_order = {" ".join(text.split()): text for text in rates}
        orders = [SpeechOrder(plain, rates[text]) for plain, text in by_order.items() if plain]
        for plain, wave in self._reader.waves(orders, voice, wanted) if orders else ():
            if not wanted():
                return
            try:
                duration_s = sounding_s(parse_wave(wave))
            except WaveError as error:
                logger.info("a line could not be read: %s", error)
                continue
            if duration_s > 0.0:
                yield by_order[plain], SpokenLine(wave, duration_s)
