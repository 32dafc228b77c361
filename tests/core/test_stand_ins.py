"""What stands in for a part that this computer lacks says so, and does nothing."""

from __future__ import annotations

from herstel_app.core.instance import Instance, OnlyInstance, StartRequest
from herstel_app.core.ports.system import Alarm, Autostart, NoAlarm, NoAutostart
from herstel_app.core.ports.voice import NoSynthesiser, SilentVoice, VoiceInfo, VoiceLack


def test_the_only_program_is_the_first_and_passes_nothing_on() -> None:
    instance: Instance = OnlyInstance()
    asked: list[StartRequest] = []
    instance.on_ask(asked.append)
    assert instance.claim()
    assert not instance.pass_on(StartRequest("slow-breathing"))
    instance.close()
    assert asked == []


def test_a_computer_without_a_voice_tells_that_there_are_none() -> None:
    voice = SilentVoice()
    told: list[tuple[VoiceInfo, ...]] = []
    voice.on_voices(told.append)
    voice.start()
    assert told == [()]
    assert voice.voices() == ()
    assert voice.lack() is VoiceLack.PROGRAM
    said: list[str] = []
    voice.on_said(said.append)
    voice.say("Dag.")
    voice.stop()
    voice.close()
    assert said == []
    assert NoSynthesiser().read(("Dag.",)) == {}


def test_a_system_that_neither_starts_nor_wakes_says_so() -> None:
    autostart: Autostart = NoAutostart()
    autostart.switch(True)
    assert autostart.is_on() is None
    alarm: Alarm = NoAlarm()
    rung: list[bool] = []
    alarm.on_ring(lambda: rung.append(True))
    alarm.arm(None)
    assert not alarm.is_of_system()
    assert rung == []
