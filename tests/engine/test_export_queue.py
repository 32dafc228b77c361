"""Audio files: one at a time in a thread, and each told once how it ended."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping

import pytest

from herstel_app.core.file_sound import FileSound, Master
from herstel_app.core.ports.sound import SpokenLine
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline
from herstel_app.engine.export_queue import SPEECH_SHARE, ExportJob
from tests.engine.audio.test_narrator import BREATH, timeline_of
from tests.engine.conftest import LineMaker, Make, Stand

TIMELINE = timeline_of(BREATH)


class FakeExport:
    """Waits half-way until it is told to go on; raises what it is given."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.asked: list[tuple[str, SoundChoice, list[str], str]] = []
        self.masters: list[Master] = []
        self.error: Exception | None = None

    def __call__(
        self,
        timeline: Timeline,
        path: str,
        choice: SoundChoice,
        speech: Mapping[str, SpokenLine] | None,
        title: str,
        *,
        master: Master,
        progress: Callable[[float], bool],
    ) -> bool:
        self.asked.append((path, choice, sorted(speech or {}), title))
        self.masters.append(master)
        progress(0.5)
        assert self.go_on.wait(10)
        if self.error is not None:
            raise self.error
        return progress(1.0)


@pytest.fixture
def fake() -> Iterator[FakeExport]:
    made = FakeExport()
    yield made
    made.go_on.set()


def told(stand: Stand) -> list[tuple[str, ...]]:
    """Write down how each file ended."""
    exports = stand.engine.exports
    found: list[tuple[str, ...]] = []
    exports.saved.connect(lambda job: found.append(("saved", job.path)))
    exports.failed.connect(lambda job, why: found.append(("failed", job.path, why)))
    exports.cancelled.connect(lambda job: found.append(("cancelled", job.path)))
    return found


def save(stand: Stand, path: str = "een.mp3") -> ExportJob:
    return stand.engine.exports.save(TIMELINE, path, "Langzaam ademen")


def test_a_file_is_made_with_the_sound_as_it_was_chosen_then(make: Make, fake: FakeExport) -> None:
    stand = make(export=fake, cue="bowl", bed="sea")
    ended, shares = told(stand), list[float]()
    stand.engine.exports.progressed.connect(lambda _, share: shares.append(share))
    save(stand)
    assert stand.engine.exports.is_busy
    chosen = stand.engine.settings.settings.sound
    stand.engine.settings.change(cue="none")
    fake.go_on.set()
    stand.scheduler.settle_until(lambda: bool(ended))
    assert ended == [("saved", "een.mp3")]
    assert shares == [0.5, 1.0]
    assert fake.asked == [("een.mp3", chosen, [], "Langzaam ademen")]
    assert fake.masters == ["headphones"]
    stand.scheduler.settle_until(lambda: not stand.engine.exports.is_busy)


def test_a_file_may_sound_other_than_it_does_here(make: Make, fake: FakeExport) -> None:
    stand = make(export=fake, cue="bowl", cue_percent=80, bed="sea", bed_percent=40, voice=True)
    ended = told(stand)
    fake.go_on.set()
    stand.engine.exports.save(TIMELINE, "een.mp3", "Langzaam ademen", FileSound("hum", "rain", False, "phone"))
    stand.scheduler.settle_until(lambda: bool(ended))
    wanted = SoundChoice(cue="hum", cue_percent=80, bed="rain", bed_percent=40, voice=False)
    assert fake.asked == [("een.mp3", wanted, [], "Langzaam ademen (telefoon)")]
    assert fake.masters == ["phone"]


@pytest.mark.parametrize(
    ("kept", "found", "used"), [("nl-2", True, "nl-2"), ("weg", True, "nl-1"), ("weg", False, "weg")]
)
def test_lines_are_in_it_where_they_can_be_made(
    make: Make, fake: FakeExport, kept: str, found: bool, used: str
) -> None:
    maker = LineMaker()
    stand = make(export=fake, synthesiser=maker, voice=True, voice_name=kept)
    if found:
        stand.engine.audio.look_for_voices()
        stand.settle()
    ended, shares = told(stand), list[float]()
    stand.engine.exports.progressed.connect(lambda _, share: shares.append(share))
    fake.go_on.set()
    save(stand)
    stand.scheduler.settle_until(lambda: bool(ended))
    ((path, choice, lines, _),) = fake.asked
    assert (path, choice.voice) == ("een.mp3", True)
    assert lines == sorted(set(maker.asked[0][0]))
    assert maker.asked[0][1:] == (used, -15)
    assert shares == [0.0, pytest.approx((1 + SPEECH_SHARE) / 2), 1.0]


def test_without_lines_the_cues_keep_no_room_for_them(make: Make, fake: FakeExport) -> None:
    stand = make(export=fake, voice=True)
    ended = told(stand)
    fake.go_on.set()
    save(stand)
    stand.scheduler.settle_until(lambda: bool(ended))
    assert not fake.asked[0][1].voice


def test_what_is_asked_meanwhile_waits_its_turn(make: Make, fake: FakeExport) -> None:
    stand = make(export=fake)
    ended = told(stand)
    save(stand, "eerst.mp3")
    save(stand, "dan.wav")
    stand.scheduler.settle_until(lambda: bool(fake.asked))
    assert [path for path, *_ in fake.asked] == ["eerst.mp3"]
    fake.go_on.set()
    stand.scheduler.settle_until(lambda: len(ended) == 2)
    assert ended == [("saved", "eerst.mp3"), ("saved", "dan.wav")]


def test_one_that_is_being_made_can_be_cancelled(make: Make, fake: FakeExport) -> None:
    stand = make(export=fake)
    ended = told(stand)
    job = save(stand)
    stand.scheduler.settle_until(lambda: bool(fake.asked))
    stand.engine.exports.cancel(job)
    stand.engine.exports.cancel(job)
    assert ended == []
    fake.go_on.set()
    stand.scheduler.settle_until(lambda: not stand.engine.exports.is_busy)
    assert ended == [("cancelled", "een.mp3")]


def test_one_that_waits_is_given_up_at_once(make: Make, fake: FakeExport) -> None:
    stand = make(export=fake)
    ended = told(stand)
    save(stand, "eerst.mp3")
    stand.engine.exports.cancel(save(stand, "dan.mp3"))
    assert ended == [("cancelled", "dan.mp3")]
    fake.go_on.set()
    stand.scheduler.settle_until(lambda: not stand.engine.exports.is_busy)
    assert [path for path, *_ in fake.asked] == ["eerst.mp3"]


def test_one_that_is_given_up_before_it_begins_is_not_begun(make: Make, fake: FakeExport) -> None:
    stand = make(export=fake)
    stand.engine.exports.cancel(save(stand))
    stand.settle()
    assert not stand.engine.exports.is_busy
    assert fake.asked == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "no"), "een.mp3 is niet te schrijven: je hebt er geen rechten voor."),
        (ValueError("who knows"), "een.mp3 is niet gemaakt. In het log staat waarom."),
    ],
)
def test_what_fails_is_told_with_the_reason_and_the_next_goes_on(
    make: Make, fake: FakeExport, error: Exception, said: str
) -> None:
    stand = make(export=fake)
    ended = told(stand)
    fake.error = error
    fake.go_on.set()
    save(stand)
    stand.scheduler.settle_until(lambda: not stand.engine.exports.is_busy)
    fake.error = None
    save(stand, "dan.mp3")
    stand.scheduler.settle_until(lambda: not stand.engine.exports.is_busy)
    assert ended == [("failed", "een.mp3", said), ("saved", "dan.mp3")]


def test_closing_stops_with_everything(make: Make, fake: FakeExport) -> None:
    stand = make(export=fake)
    ended = told(stand)
    save(stand, "eerst.mp3")
    save(stand, "dan.mp3")
    stand.scheduler.settle_until(lambda: bool(fake.asked))
    stand.engine.exports.cancelled.connect(lambda _: fake.go_on.set())  # the first one told is the one that waits
    stand.engine.close()
    stand.settle()
    assert ended == [("cancelled", "dan.mp3"), ("cancelled", "eerst.mp3")]
