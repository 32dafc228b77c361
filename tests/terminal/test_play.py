"""An exercise and an evening in a terminal: what is shown, what keys do, what is kept."""

from __future__ import annotations

import pytest

from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.words import SOUND_LOST
from herstel_app.terminal import words
from herstel_app.ui.kit.glow import phase_word
from tests.terminal.conftest import Make, Terminal

READ = EveningStep("lezen", "read", "rest-and-recovery", 100.0)
EVENING = Evening("Vanavond", "head", (
    READ,
    EveningStep("adem", "practise", "slow-breathing", 204.0, 3),
    EveningStep("stil", "practise", "stillness", 202.0, 3),
))  # fmt: skip


def play(terminal: Terminal, exercise: str = "slow-breathing", minutes: float | None = 3) -> None:
    terminal.played.begin_exercise(PracticeRequest(exercise, minutes))
    terminal.loop.run()


def test_an_exercise_is_one_line_a_phase(make: Make) -> None:
    terminal = make()
    play(terminal)
    lines = terminal.lines
    assert lines[:2] == ["", "Wanneer ben je hier voorzichtig mee?"]
    title = lines.index("Langzaam ademen · 3 minuten")
    assert lines[title + 1 : title + 6] == [
        "---------------------------",
        "spatie: pauze, en weer verder · q: stoppen",
        "  0:00  Klank omhoog: adem in. Omlaag: adem uit.",
        "  0:08  adem in",
        "  0:12  adem uit",
    ]
    assert "  0:38  adem in     Het gaat langzaam. Diep hoeft niet." in lines
    assert lines[-3:] == ["  3:08  Klaar. Je mag nog zo blijven.", "", "Klaar."]
    breaths = [line for line in lines if line[6:].startswith("  adem in")]
    assert len(breaths) == 16, "of 18, those are left out that are done unaided"
    assert max(map(len, lines)) < 80
    assert terminal.outcomes == [("slow-breathing", "completed")]
    assert terminal.clock.seconds == pytest.approx(100 + 198, abs=0.1)


def test_cautions_are_shown_before_the_first_time_only(make: Make) -> None:
    terminal = make(seen_cautions=("slow-breathing",))
    play(terminal)
    assert words.CAUTIONS not in terminal.lines
    assert "slow-breathing" in terminal.assembly.engine.settings.settings.seen_cautions


def test_what_was_shown_is_remembered(make: Make) -> None:
    terminal = make()
    play(terminal)
    assert terminal.assembly.engine.settings.settings.seen_cautions == ("slow-breathing",)


def test_space_pauses_and_goes_on(make: Make) -> None:
    terminal = make()
    terminal.keyboard.type(50.0, " ")
    terminal.keyboard.type(80.0, " ")
    play(terminal)
    lines = terminal.lines
    at = lines.index("  0:50  pauze. Spatie: verder.")
    assert lines[at + 1] == "  0:50  verder"
    assert lines[at + 2] == "  0:52  adem in     Het gaat langzaam. Diep hoeft niet."
    asked = [name for name in terminal.player.names if name in ("play", "halt")]
    assert asked == ["play", "halt", "play"]
    assert terminal.outcomes == [("slow-breathing", "completed")]


@pytest.mark.parametrize("key", ["q", "\x1b"])
@pytest.mark.parametrize("is_paused", [False, True])
def test_q_stops(make: Make, key: str, is_paused: bool) -> None:
    terminal = make()
    if is_paused:
        terminal.keyboard.type(40.0, " ")
    terminal.keyboard.type(55.0, key)
    play(terminal)
    assert terminal.lines[-1] == words.STOPPED
    assert terminal.outcomes == [("slow-breathing", "stopped")]
    assert terminal.player.names[-1] == "halt"


def test_stopping_before_anything_began_ends_the_loop(make: Make) -> None:
    terminal = make()
    terminal.loop.soon(terminal.played.stop)
    terminal.loop.run()
    assert terminal.outcomes == []


def test_an_evening_waits_at_a_text_for_a_key(make: Make) -> None:
    terminal = make()
    terminal.keyboard.type(600.0, " ")
    terminal.played.begin_evening(EVENING)
    terminal.loop.run()
    lines = terminal.lines
    assert lines[1:6] == [
        "Vanavond · 8 minuten",
        "--------------------",
        "  1. lezen: Rust is nog geen herstel, 2 minuten",
        "  2. Langzaam ademen, 3 minuten",
        "  3. Stilzitten, 3 minuten",
    ]
    assert words.READ_KEYS in lines
    assert "  Stilzitten" in lines, "the cautions of each exercise"
    assert lines[-1] == words.DONE
    assert lines.count(words.DONE) == 1
    assert terminal.outcomes == [("slow-breathing", "completed"), ("stillness", "completed")]
    assert terminal.clock.seconds == pytest.approx(100 + 600 + 198 + 202.4, abs=0.3)
    assert max(map(len, lines)) < 80


@pytest.mark.parametrize("at_s", [5.0, 30.0])
def test_an_evening_stops_in_a_text_and_in_an_exercise(make: Make, at_s: float) -> None:
    terminal = make()
    terminal.keyboard.type(10.0, "\n")
    terminal.keyboard.type(at_s, "q")
    terminal.played.begin_evening(EVENING)
    terminal.loop.run()
    assert terminal.lines[-1] == words.STOPPED
    assert terminal.outcomes == ([] if at_s < 10 else [("slow-breathing", "stopped")])


def test_without_keys_an_evening_goes_on_by_itself(make: Make) -> None:
    terminal = make(has_keys=False)
    terminal.played.begin_evening(EVENING)
    terminal.loop.run()
    assert terminal.clock.seconds == pytest.approx(100 + 100 + 198 + 202.4, abs=0.3)
    assert not [line for line in terminal.lines if "patie" in line or "Enter" in line]


def test_a_text_is_read_aloud_and_goes_on_after_it(make: Make) -> None:
    terminal = make(evening_aloud=True)
    terminal.assembly.engine.audio.start()
    terminal.played.begin_evening(Evening("Vanavond", "head", (READ,)))

    terminal.loop.ticker(terminal.voice.finish).start(1.0)
    terminal.loop.run()
    assert terminal.voice.said()[0] == "Rust is nog geen herstel"
    assert terminal.lines[-1] == words.DONE


def test_a_text_that_no_voice_can_read_waits_as_one_that_is_read(make: Make) -> None:
    terminal = make(has_keys=False, reads_aloud=False, evening_aloud=True)
    terminal.played.begin_evening(Evening("Vanavond", "head", (READ,)))
    terminal.loop.run()
    assert terminal.clock.seconds == pytest.approx(200, abs=0.1)


def test_a_computer_that_stood_still_pauses_and_waits_for_a_key(make: Make) -> None:
    terminal = make()
    terminal.loop.timer(lambda: terminal.clock.tick(60.0)).start(20.0)
    terminal.keyboard.type(90.0, " ")
    play(terminal)
    assert any(line.startswith(f"  0:19  {words.STOOD_STILL}") for line in terminal.lines)
    assert terminal.outcomes == [("slow-breathing", "completed")]


def test_a_computer_that_stood_still_goes_on_where_there_are_no_keys(make: Make) -> None:
    terminal = make(has_keys=False)
    terminal.loop.timer(lambda: terminal.clock.tick(60.0)).start(20.0)
    play(terminal)
    assert f"  0:19  {words.STOOD_STILL}" in terminal.lines
    assert terminal.outcomes == [("slow-breathing", "completed")]


def test_a_page_to_write_on_is_left_with_enter(make: Make) -> None:
    terminal = make()
    terminal.keyboard.type(30.0, "\n")
    play(terminal, "three-good-things", None)
    assert any(words.PAGE_KEYS in line for line in terminal.lines)
    assert terminal.outcomes == [("three-good-things", "completed")]
    assert terminal.clock.seconds == pytest.approx(100 + 30 + 3 + 10.4, abs=0.3)


def test_a_page_to_write_on_closes_by_itself(make: Make) -> None:
    terminal = make(has_keys=False)
    play(terminal, "three-good-things", None)
    assert any(words.PAGE in line for line in terminal.lines)
    assert not any("Enter" in line for line in terminal.lines)
    assert terminal.outcomes == [("three-good-things", "completed")]


def test_nobody_taps_a_pace(make: Make) -> None:
    terminal = make()
    play(terminal, "own-pace", None)
    assert terminal.outcomes == [("own-pace", "completed")]


def test_a_bed_that_goes_on_is_waited_for(make: Make) -> None:
    terminal = make(bed="sea", bed_after_minutes=10)
    play(terminal)
    assert terminal.lines[-1] == "Het achtergrondgeluid gaat nog 10 minuten door."
    assert terminal.clock.seconds == pytest.approx(100 + 198 + 600, abs=0.3)


def test_a_bed_that_goes_on_can_be_stopped(make: Make) -> None:
    terminal = make(bed="sea", bed_after_minutes=10)
    terminal.keyboard.type(300.0, "q")
    play(terminal)
    assert terminal.clock.seconds == pytest.approx(100 + 300, abs=0.3)
    assert terminal.player.names[-1] == "halt"


def test_sound_that_is_lost_is_told_once(make: Make) -> None:
    terminal = make()
    assert terminal.player.listener

    def lose() -> None:
        assert terminal.player.listener
        terminal.player.listener("missing")

    terminal.loop.timer(lose).start(5.0)
    terminal.loop.timer(lose).start(6.0)
    play(terminal)
    assert [line for line in terminal.lines if line.startswith("! ")] == [f"! {SOUND_LOST['missing']}"]


def test_the_words_of_phases_are_those_of_the_window(qapp: object) -> None:
    assert {phase: phase_word(phase) for phase in words.PHASES} == words.PHASES


def test_lengths_and_moments() -> None:
    assert [words.length_words(seconds) for seconds in (20, 60, 95, 204)] == [
        "1 minuut", "1 minuut", "2 minuten", "3 minuten",
    ]  # fmt: skip
    assert [words.time_words(seconds) for seconds in (0, 59.9, 125, 3600)] == ["0:00", "0:59", "2:05", "60:00"]
