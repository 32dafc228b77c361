"""Lines are heard once, in their time, mixed or spoken; nothing is said in a pause or after the end."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from herstel_app.core.content import BreatheStep, CycleLine, Exercise, GuideLine, GuideStep, OffsetLine, QuietStep
from herstel_app.core.narration import spoken_lines
from herstel_app.core.speech_timing import START_TONE_S, utterances
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import compile_timeline
from tests.core.test_timeline_compiler import SLOW, exercise
from tests.engine.conftest import LineMaker, Make, Stand

TICK_S = 0.033
BREATH = exercise(
    BreatheStep(SLOW.pattern, lines=(CycleLine(1, "Langzamer mag."), CycleLine(4, "Dieper hoeft niet."))), minutes=1
)
STILL = exercise(QuietStep(lines=(OffsetLine(8, "Hoor je iets?"),)), minutes=1)
BODY = exercise(
    GuideStep((GuideLine("Bal je vuist.", 10, "tense"), GuideLine("Laat los.", 10, "release"))), minutes=0.4
)
OPENING = "begin"


def timeline_of(made: Exercise) -> Timeline:
    return compile_timeline(made, made.default_minutes)


def lines_of(made: Exercise) -> set[str]:
    return {line.text for line in utterances(timeline_of(made))}


def begin(make: Make, made: Exercise, *unable: str, **chosen: object) -> tuple[Stand, LineMaker]:
    """Begin with the voice on, its voices found, and every line made into sound but those in `unable`."""
    maker = LineMaker(*unable)
    stand = make(synthesiser=maker, **{"voice": True, **chosen})
    stand.engine.audio.start()
    stand.settle()
    stand.practise(made)
    return stand, maker


def begin_spoken(make: Make, made: Exercise, **chosen: object) -> Stand:
    """Begin where nothing can be made into sound."""
    return begin(make, made, *lines_of(made), **chosen)[0]


def given(stand: Stand) -> set[str]:
    """Give the lines that the player has sound for."""
    (speech,) = stand.player.last("speech")
    assert isinstance(speech, Mapping)
    return set(speech)


def voice_moves(stand: Stand) -> list[tuple[object, ...]]:
    return [item for item in stand.voice.asked if item[0] in ("say", "stop")]


@pytest.mark.parametrize("made", [BREATH, STILL, BODY], ids=["breath", "still", "body"])
def test_spoken_lines_begin_within_a_tick_and_have_the_room_that_is_left(
    make: Make, made: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = begin_spoken(make, made)
    begun: list[tuple[str, float, float]] = []

    def say(text: str, room_s: float | None = None) -> None:
        assert room_s is not None
        begun.append((text, stand.engine.practice.at_s, room_s))

    monkeypatch.setattr(stand.voice, "say", say)
    stand.do_work()
    stand.advance(120)
    planned = spoken_lines(timeline_of(made))
    assert [text for text, _, _ in begun] == [line.text for line in planned]
    for (_, at_s, room_s), line in zip(begun, planned, strict=True):
        assert 0 <= at_s - line.start_s <= TICK_S + 1e-6
        assert at_s + room_s == pytest.approx(line.end_s)


def test_off_is_off(make: Make) -> None:
    stand, maker = begin(make, BREATH, voice=False)
    stand.advance(30)
    stand.do_work()
    assert stand.voice.asked == []
    assert maker.asked == []
    assert "speech" not in stand.player.names


def test_the_voice_is_set_up_as_chosen(make: Make) -> None:
    stand = begin_spoken(make, BREATH, voice_name="nl-2", voice_rate_percent=-30, volume=100)
    assert stand.voice.asked[:3] == [
        ("choose", "nl-2"), ("rate", -30), ("volume", pytest.approx(100 * 10 ** (-6 / 20)))
    ]  # fmt: skip


def test_a_line_that_was_made_into_sound_is_not_spoken_too(make: Make) -> None:
    stand, _ = begin(make, BREATH)
    stand.do_work()
    stand.advance(120)
    assert given(stand) == lines_of(BREATH)
    assert stand.voice.said() == []


def test_what_cannot_be_made_into_sound_is_spoken(make: Make) -> None:
    stand, _ = begin(make, BREATH, "Uit. Langzamer mag.")
    stand.do_work()
    stand.advance(50)
    assert stand.voice.said() == ["Uit. Langzamer mag."]
    assert "Uit. Langzamer mag." not in given(stand)


def test_what_comes_soon_is_made_first(make: Make) -> None:
    stand, maker = begin(make, BREATH, voice_name="nl-2", voice_rate_percent=10)
    stand.do_work()
    soon, later = maker.asked
    assert soon == ([line.text for line in utterances(timeline_of(BREATH)) if line.start_s < 30], "nl-2", 10)
    assert later[0] == [line.text for line in utterances(timeline_of(BREATH)) if line.start_s >= 30]


def test_where_the_first_lines_cannot_be_made_the_rest_is_not_tried(make: Make) -> None:
    stand, maker = begin(make, BREATH, *lines_of(BREATH))
    stand.do_work()
    assert len(maker.asked) == 1


def test_sound_that_comes_too_late_for_a_line_leaves_it_to_the_voice(make: Make) -> None:
    stand, _ = begin(make, BREATH)
    stand.advance(START_TONE_S - 0.5)
    stand.do_work()
    assert OPENING not in given(stand)
    stand.until(13)
    assert stand.voice.said() == [OPENING]
    assert OPENING in given(stand), "after its end it is there for where it comes again"
    stand.advance(120)
    assert stand.voice.said() == [OPENING]


def test_the_same_exercise_again_has_its_sound_before_it_plays(make: Make) -> None:
    stand, maker = begin(make, BREATH)
    stand.do_work()
    stand.engine.practice.stop()
    stand.player.asked.clear()
    stand.practise(BREATH)
    assert [name for name in stand.player.names if name in ("speech", "play")] == ["speech", "play"]
    assert given(stand) == lines_of(BREATH)
    stand.do_work()
    assert len(maker.asked) == 2


def test_sound_for_another_exercise_is_let_go(make: Make) -> None:
    stand, _ = begin(make, BREATH)
    late = stand.work.copy()
    stand.work.clear()
    stand.practise(STILL)
    stand.player.asked.clear()
    for work in late:
        work()
    stand.settle()
    assert "speech" not in stand.player.names
    stand.do_work()
    assert given(stand) == lines_of(STILL)


def test_sound_that_is_ready_after_the_exercise_is_let_go(make: Make) -> None:
    stand, _ = begin(make, BREATH)
    for work in stand.work:
        work()
    stand.engine.practice.stop()
    stand.player.asked.clear()
    stand.settle()
    assert stand.player.asked == []


def test_a_pause_silences_the_voice_and_the_breath_is_taken_again_with_its_line(make: Make) -> None:
    stand = begin_spoken(make, BREATH)
    stand.until(15.0)
    stand.engine.practice.pause()
    assert voice_moves(stand)[-2:] == [("say", "Uit. Langzamer mag."), ("stop",)]
    stand.advance(60)
    stand.engine.practice.resume()
    stand.until(30)
    assert stand.voice.said().count("Uit. Langzamer mag.") == 2


def test_the_end_silences_a_line_that_is_spoken(make: Make) -> None:
    stand = begin_spoken(make, BREATH)
    stand.until(15.0)
    stand.engine.practice.stop()
    assert voice_moves(stand)[-2:] == [("say", "Uit. Langzamer mag."), ("stop",)]
    stand.advance(60)
    assert voice_moves(stand)[-1] == ("stop",)


def test_a_line_in_stillness_that_a_pause_cut_is_not_taken_up_half_way(make: Make) -> None:
    stand, _ = begin(make, STILL)
    line = next(line for line in utterances(timeline_of(STILL)) if line.text == "Hoor je iets?")
    stand.do_work()
    stand.until(line.start_s + 0.4)
    assert "Hoor je iets?" in given(stand)
    stand.engine.practice.pause()
    stand.player.asked.clear()
    stand.engine.practice.resume()
    assert [name for name in stand.player.names if name in ("speech", "play")] == ["speech", "play"]
    assert "Hoor je iets?" not in given(stand)
    stand.until(line.end_s + 3)
    assert stand.voice.said() == []


def test_a_line_that_lasts_ends_with_its_room(make: Make) -> None:
    stand = begin_spoken(make, BODY)
    line = next(line for line in spoken_lines(timeline_of(BODY)) if line.text == "Bal je vuist.")
    stand.until(line.end_s - 0.1)
    assert voice_moves(stand)[-1] == ("say", "Bal je vuist.")
    stand.until(line.end_s + TICK_S)
    assert voice_moves(stand)[-1] == ("stop",)


def test_what_has_passed_is_not_said_after_all(make: Make) -> None:
    stand = begin_spoken(make, BREATH)
    stand.until(14.0)
    stand.miss(1.5)
    assert "Uit. Langzamer mag." not in stand.voice.said()


def test_another_plan_is_followed_from_where_it_is(make: Make) -> None:
    stand, maker = begin(make, BREATH, *lines_of(BREATH))
    stand.until(20)

    def wait(timeline: Timeline, at_s: float) -> Timeline:
        index = timeline.index_at(at_s)
        now = replace(timeline.segments[index], end_s=timeline.segments[index].end_s + 7)
        return Timeline(
            (*timeline.segments[:index], now, *(segment.shifted(7) for segment in timeline.segments[index + 1 :]))
        )

    stand.engine.practice.replan(wait)
    assert stand.player.last("replace") == (stand.engine.practice.timeline,)
    maker.asked.clear()
    stand.advance(1)
    stand.do_work()
    timeline = stand.engine.practice.timeline
    assert timeline is not None
    (line,) = [line for line in utterances(timeline) if line.text == "Uit. Dieper hoeft niet."]
    stand.until(line.start_s - 0.5)
    assert "Uit. Dieper hoeft niet." not in stand.voice.said()
    stand.until(line.start_s + 0.5)
    assert stand.voice.said()[-1] == "Uit. Dieper hoeft niet."
    assert [texts for texts, _, _ in maker.asked], "what is still to come is made for the new plan"


def test_a_plan_that_changes_in_a_pause_is_followed_from_the_resume(make: Make) -> None:
    stand, _ = begin(make, STILL, voice_name="nl-1")
    stand.do_work()
    stand.until(20)
    stand.engine.practice.pause()
    stand.engine.practice.replan(
        lambda timeline, _: Timeline(
            tuple(replace(segment, line=None) if segment.start_s > 20 else segment for segment in timeline.segments)
        )
    )
    stand.engine.practice.resume()
    timeline = stand.engine.practice.timeline
    assert timeline is not None
    assert given(stand) <= {line.text for line in utterances(timeline)}


def test_muted_nothing_is_said_and_muting_silences(make: Make) -> None:
    stand = begin_spoken(make, BREATH, muted=True)
    stand.until(10)
    assert stand.voice.said() == []
    stand.engine.settings.change(muted=False)
    stand.until(15)
    assert stand.voice.said() == ["In.", "Uit. Langzamer mag."]
    stand.engine.settings.change(muted=True)
    assert voice_moves(stand)[-1] == ("stop",)


def test_a_change_of_volume_and_rate_is_taken_over(make: Make) -> None:
    stand, maker = begin(make, BREATH)
    stand.do_work()
    stand.engine.settings.change(volume=100)
    assert stand.voice.asked[-1] == ("volume", pytest.approx(50.12, abs=0.01))
    assert stand.work == []
    stand.engine.settings.change(voice_rate_percent=20)
    assert ("rate", 20) in stand.voice.asked
    stand.do_work()
    assert [rate for _, _, rate in maker.asked] == [-15, -15, 20, 20]


def test_switched_on_and_off_during_an_exercise(make: Make) -> None:
    stand = begin_spoken(make, BREATH, voice=False)
    stand.until(16)
    assert stand.engine.audio.voices is None
    stand.engine.settings.change(voice=True)
    stand.settle()
    stand.do_work()
    stand.until(46)
    assert stand.voice.said()[-1] == "Uit. Dieper hoeft niet."
    said = stand.voice.said()
    stand.engine.settings.change(voice=False)
    assert voice_moves(stand)[-1] == ("stop",)
    stand.advance(120)
    assert stand.voice.said() == said


def test_switched_on_during_an_exercise_only_what_still_comes_is_made(make: Make) -> None:
    stand, _ = begin(make, BREATH, voice=False)
    stand.until(16)
    stand.engine.settings.change(voice=True)
    stand.settle()
    stand.do_work()
    assert given(stand) == {line.text for line in utterances(timeline_of(BREATH)) if line.start_s > 16}


@pytest.mark.parametrize(("kept", "asked"), [("nl-2", "nl-2"), ("weg", "nl-1"), ("", "nl-1")])
def test_the_voice_that_is_kept_or_else_the_first(make: Make, kept: str, asked: str) -> None:
    maker = LineMaker()
    stand = make(synthesiser=maker, voice=True, voice_name=kept)
    stand.practise(BREATH)
    stand.engine.audio.start()
    stand.settle()
    stand.do_work()
    assert {voice for _, voice, _ in maker.asked[-2:]} == {asked}
    assert given(stand) == lines_of(BREATH)


def test_lines_are_made_in_a_thread_of_their_own(make: Make) -> None:
    stand = make(synthesiser=LineMaker(), threads=True, voice=True, voice_name="nl-1")
    stand.practise(BREATH)
    stand.scheduler.settle_until(lambda: "speech" in stand.player.names and given(stand) == lines_of(BREATH))
    stand.engine.practice.stop()
    stand.engine.close()


def test_a_line_begins_and_ends_in_its_time_also_where_the_session_is_moved_on_seldom(make: Make) -> None:
    stand = begin_spoken(make, BODY)
    began_s, lines = stand.clock.seconds, {line.text: line for line in spoken_lines(timeline_of(BODY))}

    def moves_at(at_s: float) -> list[tuple[object, ...]]:
        """Give what the voice is asked at this moment, and not before."""
        stand.advance(began_s + at_s - 0.002 - stand.clock.seconds)
        before = len(voice_moves(stand))
        stand.advance(0.005)
        return voice_moves(stand)[before:]

    stand.advance(0.2)
    stand.engine.practice.show_every(60.0)
    # Neither is where a segment begins.
    assert moves_at(lines[OPENING].start_s) == [("say", OPENING)]
    assert moves_at(lines["Bal je vuist."].end_s) == [("stop",)]
