"""Who sounds and speaks, and how: one user at a time, each silenced by the next, told to who shows it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from msgspec.structs import replace

from herstel_app.core.ports.sound import SoundState
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.sound import SoundChoice
from herstel_app.engine.audio.samples import BED, BED_S, BREATH, BREATHS, bed_sample, breaths_sample, cue_sample
from herstel_app.engine.words import VOICE_SAMPLE
from tests.engine.audio.test_narrator import STILL
from tests.engine.conftest import Make, Stand

NAME = "rest-and-recovery"


def look(stand: Stand) -> None:
    """Have the voices known."""
    stand.engine.audio.look_for_voices()
    stand.settle()


def read(stand: Stand) -> None:
    stand.engine.audio.reading.start(NAME, stand.engine.content.explanations[NAME])


BEGIN: dict[str, Callable[[Stand], object]] = {
    "exercise": lambda stand: stand.practise(STILL),
    "sample": lambda stand: stand.engine.audio.hear(bed_sample("sea")),
    "voice sample": lambda stand: stand.engine.audio.sample_voice(),
    "reading": read,
}


def users(stand: Stand) -> list[str]:
    """Name who has the sound, as anyone can see it."""
    audio = stand.engine.audio
    has = {
        "exercise": not audio.is_free,
        "sample": bool(audio.sounding),
        "voice sample": audio.is_sampling_voice,
        "reading": bool(audio.reading.explanation_id),
    }
    return [name for name, it_has in has.items() if it_has]


@pytest.mark.parametrize(("first", "then"), list(product(BEGIN, BEGIN)))
def test_one_user_at_a_time_has_the_sound(stand: Stand, first: str, then: str) -> None:
    look(stand)
    BEGIN[first](stand)
    assert users(stand) == [first]
    stand.player.asked.clear()
    stand.voice.asked.clear()
    BEGIN[then](stand)
    if first == then == "sample":
        assert users(stand) == []  # asked again it falls silent
    elif first == "exercise":
        assert users(stand) == ["exercise"]
    else:
        assert users(stand) == [then]
    if first in ("voice sample", "reading"):
        assert stand.voice.asked[0] == ("stop",), "who spoke is silenced first"
    if first == "sample":
        assert stand.player.is_sounding is (then == "exercise")


def test_a_sample_sounds_as_it_is_and_after_it_all_is_as_before(make: Make) -> None:
    stand = make(cue="bowl", bed="rain", bed_after_minutes=10)
    told: list[str] = []
    stand.engine.audio.sample_changed.connect(told.append)
    before = stand.player.last("choice")
    sample = bed_sample("sea")
    stand.engine.audio.hear(sample)
    assert stand.player.asked[-2:] == [
        ("choice", sample.choice(stand.engine.settings.settings.sound)), ("play", BED, 0.0)
    ]  # fmt: skip
    assert stand.engine.audio.sounding == "sea"
    stand.advance(BED_S + 0.1)
    assert stand.player.asked[-2:] == [("halt",), ("choice", *before)]
    assert stand.engine.audio.sounding == ""
    assert told == ["sea", ""]
    assert stand.scheduler.running == []


def test_another_sample_takes_the_place_of_the_first(stand: Stand) -> None:
    told: list[str] = []
    stand.engine.audio.sample_changed.connect(told.append)
    stand.engine.audio.hear(bed_sample("sea"))
    stand.advance(BED_S - 1)
    stand.engine.audio.hear(cue_sample("bowl"))
    stand.advance(2)
    assert stand.engine.audio.sounding == "bowl"
    assert told == ["sea", "", "bowl"]


def test_a_change_of_sound_is_heard_in_the_sample_too(stand: Stand) -> None:
    sample = bed_sample("sea")
    stand.engine.audio.hear(sample)
    stand.engine.settings.change(bed_percent=20)
    (choice,) = stand.player.last("choice")
    assert choice == sample.choice(stand.engine.settings.settings.sound)
    assert isinstance(choice, SoundChoice)
    assert choice.bed_percent == 20


def test_only_breaths_of_ones_own_are_stopped_by_their_page(stand: Stand) -> None:
    audio = stand.engine.audio
    audio.hear(bed_sample("sea"))
    audio.stop_breaths()
    assert audio.sounding == "sea"
    audio.hear(breaths_sample(BREATH))
    assert (audio.sounding, audio.sample.is_breathing) == (BREATHS, True)
    audio.stop_breaths()
    assert audio.sounding == ""


def test_an_exercise_takes_the_place_of_a_sample_without_a_gap(stand: Stand) -> None:
    stand.engine.audio.hear(bed_sample("sea"))
    stand.player.asked.clear()
    stand.practise(STILL)
    assert "halt" not in stand.player.names
    assert [name for name in stand.player.names if name in ("choice", "play")] == ["choice", "play"]
    assert stand.player.last("choice") == (stand.engine.settings.settings.sound,)
    stand.advance(BED_S + 1)
    assert "halt" not in stand.player.names


def test_muted_there_is_no_sample_and_muting_ends_one(stand: Stand) -> None:
    audio, changes = stand.engine.audio, list[bool]()
    audio.possible_changed.connect(lambda: changes.append(audio.can_sample))
    audio.hear(bed_sample("sea"))
    stand.engine.settings.change(muted=True)
    assert audio.sounding == ""
    assert not stand.player.is_sounding
    audio.hear(bed_sample("sea"))
    assert audio.sounding == ""
    stand.engine.settings.change(muted=False)
    assert audio.can_sample
    assert changes == [False, True]


def test_an_exercise_tells_that_nothing_else_can_be_heard(stand: Stand) -> None:
    audio, changes = stand.engine.audio, list[bool]()
    audio.possible_changed.connect(lambda: changes.append(audio.can_sample))
    stand.practise(STILL)
    stand.engine.practice.stop()
    assert changes == [False, True]


@pytest.mark.parametrize("chosen", [{}, {"muted": True}])
def test_a_voice_that_is_not_there_or_muted_is_not_tried(make: Make, chosen: dict[str, object]) -> None:
    stand = make(**chosen)
    if chosen:
        look(stand)
    stand.engine.audio.sample_voice()
    assert stand.voice.said() == []
    assert not stand.engine.audio.is_sampling_voice


def test_the_voice_speaks_a_few_words_as_it_is_set(make: Make) -> None:
    stand = make(voice_name="nl-2", voice_rate_percent=-30)
    speaker = stand.engine.audio.speaker
    look(stand)
    assert not speaker.was_sampled
    stand.engine.audio.sample_voice()
    assert stand.voice.asked[:2] == [("choose", "nl-2"), ("rate", -30)]
    assert stand.voice.asked[-2:] == [("stop",), ("say", VOICE_SAMPLE)]
    assert speaker.was_sampled
    assert stand.engine.audio.is_sampling_voice
    stand.voice.finish()
    stand.settle()
    assert not stand.engine.audio.is_sampling_voice


def test_another_voice_or_tempo_is_heard_at_once_while_the_voice_speaks(stand: Stand) -> None:
    look(stand)
    stand.engine.settings.change(voice_name="nl-2")
    assert stand.voice.said() == [], "it does not begin by itself"
    stand.engine.audio.sample_voice()
    stand.voice.asked.clear()
    stand.engine.settings.change(voice_rate_percent=20)
    assert stand.voice.asked[:2] == [("choose", "nl-2"), ("rate", 20)]
    assert stand.voice.asked[-2:] == [("stop",), ("say", VOICE_SAMPLE)]
    stand.voice.asked.clear()
    stand.engine.settings.change(text_scale_percent=110)
    assert stand.voice.said() == []


def test_the_few_words_are_over_with_their_own_end_only(stand: Stand) -> None:
    look(stand)
    stand.engine.audio.sample_voice()
    stand.voice.tell_said("Een zin van daarnet.")
    stand.settle()
    assert stand.engine.audio.is_sampling_voice


def test_the_few_words_are_silenced_when_asked_and_when_muted(stand: Stand) -> None:
    look(stand)
    stand.engine.audio.sample_voice()
    stand.engine.audio.stop_voice_sample()
    assert stand.voice.asked[-1] == ("stop",)
    stand.voice.asked.clear()
    stand.engine.audio.stop_voice_sample()
    assert stand.voice.asked == []
    stand.engine.audio.sample_voice()
    stand.engine.settings.change(muted=True)
    assert stand.voice.asked[-1] == ("stop",)
    assert not stand.engine.audio.is_sampling_voice


@pytest.mark.parametrize("chosen", [{}, {"voice": True}, {"evening_aloud": True}])
def test_who_has_the_voice_on_knows_how_it_sounds(make: Make, chosen: dict[str, object]) -> None:
    assert make(**chosen).engine.audio.speaker.was_sampled is bool(chosen)


def test_an_exercise_that_came_to_its_end_may_have_a_bed_after_it(stand: Stand) -> None:
    stand.practise(STILL)
    stand.advance(120)
    assert not stand.engine.practice.is_active
    assert stand.player.is_sounding
    stand.engine.audio.hush()
    assert not stand.player.is_sounding


def test_one_that_is_stopped_falls_silent(stand: Stand) -> None:
    stand.practise(STILL)
    stand.advance(20)
    stand.engine.audio.hush()
    assert stand.player.is_sounding, "an exercise that goes on is left alone"
    stand.engine.practice.stop()
    assert not stand.player.is_sounding


def test_hushed_a_sample_is_over(stand: Stand) -> None:
    stand.engine.audio.hear(bed_sample("sea"))
    stand.engine.audio.hush()
    assert not stand.player.is_sounding
    assert stand.engine.audio.sounding == ""


def test_the_sound_that_is_lost_is_told_in_the_thread_of_the_engine(stand: Stand) -> None:
    told: list[SoundState] = []
    stand.engine.audio.state_changed.connect(told.append)
    assert stand.player.listener is not None
    stand.player.listener("missing")
    assert told == []
    stand.settle()
    assert told == ["missing"]


def test_without_a_dutch_voice_no_room_is_kept_for_its_lines(make: Make) -> None:
    stand = make(voice=True)
    sound = stand.engine.settings.settings.sound
    assert stand.player.last("choice") == (sound,)
    stand.voice.there = ()
    look(stand)
    assert stand.player.last("choice") == (replace(sound, voice=False),)
    stand.engine.settings.change(cue="bowl")
    assert stand.player.last("choice") == (replace(sound, cue="bowl", voice=False),)
    stand.practise(STILL)
    assert stand.player.last("choice") == (replace(sound, cue="bowl", voice=False),)


def test_without_a_dutch_voice_it_is_told_once_on_this_computer(make: Make) -> None:
    stand = make(voice=True)
    stand.voice.there = ()
    stand.engine.audio.start()
    stand.settle()
    assert len(stand.notices) == 1
    assert stand.notices[0].startswith("Deze computer heeft nog geen Nederlandse stem. ")
    assert stand.engine.settings.settings.no_voice_told
    look(stand)
    stand.practise(STILL)
    assert len(stand.notices) == 1


def test_who_was_told_while_reading_is_not_told_again(make: Make) -> None:
    stand = make(voice=True)
    stand.voice.there = ()
    read(stand)
    stand.settle()
    look(stand)
    assert len(stand.notices) == 1
    assert stand.engine.settings.settings.no_voice_told


def test_who_never_wanted_a_voice_is_told_nothing(stand: Stand) -> None:
    stand.voice.there = ()
    stand.engine.audio.start()
    look(stand)
    assert stand.notices == []
    assert not stand.engine.settings.settings.no_voice_told


def test_voices_that_are_found_are_told(stand: Stand) -> None:
    changes: list[object] = []
    stand.engine.audio.possible_changed.connect(lambda: changes.append(stand.engine.audio.voices))
    look(stand)
    assert changes == [stand.voice.there]
    assert stand.engine.audio.speaker.lack is stand.voice.lacks


def test_switched_on_outside_an_exercise_the_voice_is_looked_for_once(stand: Stand) -> None:
    stand.engine.settings.change(voice=True)
    stand.settle()
    assert stand.engine.audio.voices == stand.voice.there
    stand.voice.there = ()
    stand.engine.settings.change(voice_rate_percent=0)
    stand.settle()
    assert stand.engine.audio.voices


def test_closing_gives_everything_back(stand: Stand) -> None:
    stand.engine.begin_exercise(PracticeRequest("slow-breathing"))
    stand.engine.close()
    assert stand.player.asked[-1] == ("close",)
