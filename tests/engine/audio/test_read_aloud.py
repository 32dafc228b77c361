"""Reading aloud: sentence by sentence, as the voice is set, and silent at once when something else begins."""

from __future__ import annotations

import pytest

from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.ports.voice import VoiceLack
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Begin, Read, TapPace
from herstel_app.core.spoken_sentences import read_aloud
from herstel_app.engine.audio.read_aloud import LOOK_S, PARAGRAPH_S, PATIENCE_S, SENTENCE_S
from herstel_app.engine.programme_runner import AFTER_READING_S
from herstel_app.engine.words import SOUND_AT_ZERO, SOUND_OFF, VOICE_SILENT
from tests.engine.conftest import Make, Stand

NAME = "rest-and-recovery"


def texts(stand: Stand, name: str = NAME) -> list[str]:
    return [sentence.text for sentence in read_aloud(stand.engine.content.explanations[name])]


def begin(stand: Stand, name: str = NAME) -> None:
    stand.engine.audio.reading.start(name, stand.engine.content.explanations[name])
    stand.settle()


def hear(stand: Stand, times: int = 1) -> None:
    """Let the voice come to the end of what it says, and the rest after it pass, so many times."""
    for _ in range(times):
        stand.voice.finish()
        stand.settle()
        stand.advance(PARAGRAPH_S)


def is_reading(stand: Stand) -> bool:
    return bool(stand.engine.audio.reading.explanation_id)


def test_it_is_read_from_its_title_to_its_end(stand: Stand) -> None:
    reading = stand.engine.audio.reading
    heard: list[object] = []
    reading.began.connect(lambda name: heard.append(("began", name)))
    reading.spoken.connect(lambda sentence: heard.append(sentence.text))
    reading.ended.connect(lambda name, read_out: heard.append((name, read_out)))
    begin(stand)
    wanted = texts(stand)
    for number in range(len(wanted)):
        assert stand.voice.said() == wanted[: number + 1]
        assert reading.sentence is not None
        assert reading.sentence.text == wanted[number]
        hear(stand)
    assert heard == [("began", NAME), *wanted, (NAME, True)]
    assert reading.sentence is None
    assert stand.scheduler.running == []


def test_it_rests_longer_after_a_paragraph(stand: Stand) -> None:
    begin(stand)
    rests = []
    for _ in range(5):
        stand.voice.finish()
        stand.settle()
        (timer,) = stand.scheduler.running
        assert timer.due_s is not None
        rests.append(round(timer.due_s - stand.clock.seconds, 3))
        stand.advance(PARAGRAPH_S)
    assert rests == [PARAGRAPH_S, SENTENCE_S, SENTENCE_S, PARAGRAPH_S, SENTENCE_S]


def test_each_sentence_is_said_as_the_voice_is_set_then(make: Make) -> None:
    stand = make(voice_name="nl-2", voice_rate_percent=-30)
    begin(stand)
    assert stand.voice.asked[:2] == [("choose", "nl-2"), ("rate", -30)]
    before = stand.voice.asked[2]
    stand.engine.settings.change(voice_rate_percent=10, volume=80)
    hear(stand)
    assert ("rate", 10) in stand.voice.asked[-4:]
    assert stand.voice.asked[-2][0] == before[0] == "volume"
    assert float(str(stand.voice.asked[-2][1])) > float(str(before[1]))


def test_what_others_had_said_does_not_move_it_on(stand: Stand) -> None:
    begin(stand)
    for text in ("Adem maar uit.", *texts(stand)[1:3]):
        stand.voice.tell_said(text)
        stand.settle()
        stand.advance(PARAGRAPH_S)
    assert stand.voice.said() == texts(stand)[:1]


def test_a_sentence_is_told_once(stand: Stand) -> None:
    begin(stand)
    stand.voice.finish()
    stand.voice.finish()
    stand.settle()
    stand.advance(PARAGRAPH_S)
    assert stand.voice.said() == texts(stand)[:2]


def test_stopped_it_falls_silent_and_begins_anew(stand: Stand) -> None:
    begin(stand)
    hear(stand, 2)
    stand.engine.audio.reading.stop()
    assert stand.voice.asked[-1] == ("stop",)
    assert stand.scheduler.running == []
    hear(stand)  # what was under way comes too late
    assert len(stand.voice.said()) == 3
    begin(stand)
    assert stand.voice.said()[-1] == texts(stand)[0]


def test_stopped_in_a_rest_the_voice_is_left_alone(stand: Stand) -> None:
    begin(stand)
    stand.voice.finish()
    stand.settle()
    stand.engine.audio.reading.stop()
    assert stand.voice.asked[-1] == ("say", texts(stand)[0])
    stand.engine.audio.reading.stop()
    stand.advance(60)
    assert len(stand.voice.said()) == 1


def test_it_keeps_to_the_text_that_is_open(stand: Stand) -> None:
    begin(stand)
    stand.engine.audio.reading.keep_to(NAME)
    assert is_reading(stand)
    stand.engine.audio.reading.keep_to("the-chain")
    assert not is_reading(stand)


def test_another_text_takes_the_place_of_the_one_that_is_read(stand: Stand) -> None:
    ended: list[tuple[str, bool]] = []
    stand.engine.audio.reading.ended.connect(lambda name, read_out: ended.append((name, read_out)))
    begin(stand)
    begin(stand, "the-chain")
    assert ended == [(NAME, False)]
    assert stand.voice.said()[-1] == texts(stand, "the-chain")[0]


def test_an_exercise_always_wins(stand: Stand) -> None:
    begin(stand)
    stand.engine.begin_exercise(PracticeRequest("slow-breathing"))
    assert ("stop",) in stand.voice.asked
    assert not is_reading(stand)
    assert not stand.engine.audio.is_free
    said = len(stand.voice.said())
    begin(stand)
    assert not is_reading(stand)
    assert len(stand.voice.said()) == said
    assert stand.notices == []
    stand.engine.practice.stop()
    assert stand.engine.audio.is_free


def test_tapping_ones_own_pace_wins_too(stand: Stand) -> None:
    begin(stand)
    stand.engine.offer(PracticeRequest("own-pace"))
    assert is_reading(stand)
    stand.answer(Begin(PracticeRequest("own-pace"), {}))
    assert isinstance(stand.question, TapPace)
    assert not is_reading(stand)


def test_voices_are_looked_for_where_the_voice_is_off(stand: Stand) -> None:
    assert not stand.engine.settings.settings.voice
    reading = stand.engine.audio.reading
    reading.start(NAME, stand.engine.content.explanations[NAME])
    assert reading.explanation_id == NAME
    assert reading.sentence is None
    assert stand.engine.audio.voices is None
    stand.settle()
    assert stand.engine.audio.voices == stand.voice.there
    assert stand.voice.said() == texts(stand)[:1]


def test_voices_that_are_found_again_do_not_begin_anew(stand: Stand) -> None:
    begin(stand)
    stand.engine.audio.look_for_voices()
    stand.settle()
    assert stand.voice.said() == texts(stand)[:1]


@pytest.mark.parametrize("lack", list(VoiceLack))
def test_without_a_dutch_voice_it_says_how_to_get_one_each_time(stand: Stand, lack: VoiceLack) -> None:
    stand.voice.there, stand.voice.lacks = (), lack
    for times in (1, 2):
        begin(stand)
        assert not is_reading(stand)
        assert len(stand.notices) == times
        assert ("antwoordt niet" in stand.notices[-1]) is (lack is VoiceLack.ANSWER)
    assert stand.voice.said() == []


@pytest.mark.parametrize(("chosen", "said"), [({"muted": True}, SOUND_OFF), ({"volume": 0}, SOUND_AT_ZERO)])
def test_nothing_is_read_where_nothing_would_be_heard(stand: Stand, chosen: dict[str, object], said: str) -> None:
    begin(stand)
    stand.engine.settings.change(**chosen)
    assert not is_reading(stand)
    assert stand.voice.asked[-1] == ("stop",)
    begin(stand)
    assert stand.notices == [said]
    assert len(stand.voice.said()) == 1


def test_a_voice_that_does_not_answer_is_given_up(stand: Stand) -> None:
    begin(stand)
    stand.advance(PATIENCE_S)
    assert is_reading(stand)
    stand.advance(PATIENCE_S)
    assert not is_reading(stand)
    assert stand.notices == [VOICE_SILENT]
    assert stand.voice.asked[-1] == ("stop",)


def test_a_look_that_takes_too_long_is_given_up(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stand.voice, "start", lambda: None)
    begin(stand)
    stand.advance(LOOK_S - 1)
    assert is_reading(stand)
    stand.advance(2)
    assert not is_reading(stand)
    assert stand.notices == [VOICE_SILENT]
    assert stand.voice.said() == []


def begin_evening(stand: Stand, *steps: EveningStep) -> None:
    stand.engine.begin_evening(Evening("Vanavond", "head", steps))
    stand.settle()


TEXT, EXERCISE = EveningStep("lezen", "read", NAME, 60.0), EveningStep("adem", "practise", "slow-breathing", 200.0, 3)


def is_waiting(stand: Stand) -> bool:
    return isinstance(stand.engine.programmes.step, Read)


def test_an_evening_goes_on_by_itself_after_its_text_was_read_aloud(stand: Stand) -> None:
    begin_evening(stand, TEXT, EXERCISE)
    assert stand.voice.said() == []  # nobody asked
    begin(stand)
    hear(stand, len(texts(stand)) - 1)
    assert is_waiting(stand)
    hear(stand)
    assert is_waiting(stand)
    stand.advance(AFTER_READING_S)
    assert stand.engine.practice.is_active
    assert len(stand.voice.said()) == len(texts(stand))


def test_with_the_setting_on_an_evening_reads_by_itself(make: Make) -> None:
    stand = make(evening_aloud=True)
    begin_evening(stand, TEXT, EXERCISE)
    assert stand.voice.said() == texts(stand)[:1]
    hear(stand, len(texts(stand)))
    stand.advance(AFTER_READING_S)
    assert stand.engine.practice.is_active


def test_stopped_the_evening_waits_for_its_reader(make: Make) -> None:
    stand = make(evening_aloud=True)
    begin_evening(stand, TEXT, EXERCISE)
    stand.engine.audio.reading.stop()
    stand.advance(600)
    assert is_waiting(stand)
    stand.engine.programmes.go_on()
    assert stand.engine.practice.is_active


def test_another_text_that_is_read_out_does_not_move_an_evening_on(stand: Stand) -> None:
    begin_evening(stand, TEXT, EXERCISE)
    begin(stand, "the-chain")
    hear(stand, len(texts(stand, "the-chain")))
    stand.advance(60)
    assert is_waiting(stand)


def test_read_again_in_the_rest_after_it_the_evening_waits(stand: Stand) -> None:
    begin_evening(stand, TEXT, EXERCISE)
    begin(stand)
    hear(stand, len(texts(stand)))
    begin(stand)
    stand.advance(AFTER_READING_S + 1)
    assert is_waiting(stand)


def test_going_on_silences_it(make: Make) -> None:
    stand = make(evening_aloud=True)
    begin_evening(stand, TEXT, EXERCISE)
    stand.engine.programmes.go_on()
    assert stand.voice.asked[-1] == ("stop",)
    assert stand.engine.practice.is_active


def test_who_writes_beside_the_text_is_not_taken_away(stand: Stand) -> None:
    stand.engine.programmes.is_typing = lambda: True
    begin_evening(stand, TEXT, EXERCISE)
    begin(stand)
    hear(stand, len(texts(stand)))
    stand.advance(60)
    assert is_waiting(stand)


def test_the_last_text_of_an_evening_ends_it(make: Make) -> None:
    stand = make(evening_aloud=True)
    begin_evening(stand, TEXT)
    step = stand.engine.programmes.step
    assert isinstance(step, Read)
    assert not step.following
    hear(stand, len(texts(stand)))
    stand.advance(AFTER_READING_S)
    assert stand.engine.is_empty


def test_a_text_that_is_not_there_is_not_read(make: Make) -> None:
    stand = make(evening_aloud=True)
    begin_evening(stand, EveningStep("lezen", "read", "no-such-text", 60.0), EXERCISE)
    assert is_waiting(stand)
    assert not is_reading(stand)
