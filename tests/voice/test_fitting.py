"""Lines are made to fit their room: once more and faster where one is too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from herstel_app.core.speech_timing import Utterance
from herstel_app.voice.fitting import FASTEST_PERCENT, FittingSynthesiser
from herstel_app.voice.run_program import Wanted, always
from herstel_app.voice.speech_programs import SpeechOrder
from herstel_app.voice.speech_rate import hurried_percent
from tests.audio.test_decoding import pcm16, tone

USUAL_S = {"kort": 1.0, "lang": 4.0, "heel lang": 12.0, "twee\n regels": 1.0}


class FakeReader:
    """A voice that takes as long as `USUAL_S` says at its own rate."""

    def __init__(self) -> None:
        self.asked: list[list[SpeechOrder]] = []

    def waves(self, orders: Sequence[SpeechOrder], voice: str, wanted: Wanted = always) -> Iterator[tuple[str, bytes]]:
        self.asked.append(list(orders))
        for order in orders:
            if order.text == "stuk":
                yield order.text, b"geen geluid"
            elif order.text != "zonder":
                seconds = next(s for text, s in USUAL_S.items() if " ".join(text.split()) == order.text)
                yield order.text, pcm16(tone(seconds / (1 + order.rate_percent / 100)))


def lengths_s(lines: list[Utterance], reader: FakeReader, rate_percent: int = 0) -> dict[str, float]:
    made = FittingSynthesiser(reader).read(lines, "stem", rate_percent, lambda: True)
    return {text: line.duration_s for text, line in made.items()}


def test_a_line_that_fits_is_left_as_it_was_read() -> None:
    reader = FakeReader()
    made = lengths_s([Utterance("kort", 4.0, 6.0)], reader, -15)
    assert made == {"kort": pytest.approx(1.0 / 0.85, abs=0.1)}
    assert reader.asked == [[SpeechOrder("kort", -15)]]


def test_a_line_that_is_too_long_is_read_once_more_and_faster() -> None:
    reader = FakeReader()
    made = lengths_s([Utterance("kort", 4.0, 6.0), Utterance("lang", 10.0, 13.5)], reader)
    assert made["lang"] <= 3.5
    assert [[order.text for order in orders] for orders in reader.asked] == [["kort", "lang"], ["lang"]]


def test_there_is_an_end_to_haste() -> None:
    reader = FakeReader()
    made = lengths_s([Utterance("heel lang", 0.0, 3.0)], reader)
    assert made == {"heel lang": pytest.approx(12 / 1.6, abs=0.1)}
    assert reader.asked[1] == [SpeechOrder("heel lang", FASTEST_PERCENT)]
    assert len(reader.asked) == 2


def test_the_shortest_room_counts_and_a_text_is_read_once() -> None:
    reader = FakeReader()
    made = lengths_s([Utterance("lang", 0.0, 9.0), Utterance("lang", 20.0, 23.0)], reader)
    assert made["lang"] <= 3.0
    assert [order.text for order in reader.asked[0]] == ["lang"]


def test_what_cannot_be_read_is_left_out_and_breaks_are_no_end() -> None:
    lines = [Utterance(text, 4.0 * n, 4.0 * n + 3) for n, text in enumerate(("stuk", "zonder", "twee\n regels"))]
    reader = FakeReader()
    assert list(lengths_s(lines, reader)) == ["twee\n regels"]
    assert [order.text for order in reader.asked[0]] == ["stuk", "zonder", "twee regels"]


def test_nobody_waits_any_more() -> None:
    asked = iter([True, False])
    lines = [Utterance("kort", 0.0, 3.0), Utterance("lang", 4.0, 5.0)]
    assert list(FittingSynthesiser(FakeReader()).read(lines, "stem", 0, lambda: next(asked, False))) == ["kort"]


def test_nothing_to_read_starts_nothing() -> None:
    reader = FakeReader()
    assert lengths_s([], reader) == {}
    assert reader.asked == []


@pytest.mark.parametrize(
    ("text", "rate", "room_s", "percent"),
    [
        ("x" * 28, -15, None, -15),
        ("x" * 28, -15, 4.0, -15),
        ("x" * 28, -50, 2.15, 0),
        ("x" * 28, -50, 1.75, 25),
        ("x" * 28, 0, 0.2, FASTEST_PERCENT),
    ],
)
def test_the_voice_hurries_only_as_much_as_its_room_asks(
    text: str, rate: int, room_s: float | None, percent: int
) -> None:
    assert hurried_percent(text, rate, room_s) == percent
