"""Speaking through speech-dispatcher: what it is asked, and what happens where it does not answer."""

from __future__ import annotations

import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from herstel_app.core.ports.voice import VoiceInfo, VoiceLack
from herstel_app.voice.speechd import SpeechdVoice, dutch_voice, ssip_rate, ssip_volume
from herstel_app.voice.ssip import Ssip, SsipError, SsipLost, SsipMissing, address, connect
from herstel_app.voice.voice_order import in_order, pick
from tests.voice.server import FakeServer

DUTCH = VoiceInfo("espeak-ng:Dutch", "Nederlands (espeak-ng)", "nl-NL")
FLEMISH = VoiceInfo("espeak-ng:Vlaams", "Vlaams (espeak-ng)", "nl-BE")


class Heard:
    """Waits for what the voice tells from its thread."""

    def __init__(self, voice: SpeechdVoice) -> None:
        self.told: list[tuple[VoiceInfo, ...]] = []
        self._came = threading.Semaphore(0)
        voice.on_voices(self._keep)

    def _keep(self, voices: tuple[VoiceInfo, ...]) -> None:
        self.told.append(voices)
        self._came.release()

    def next(self) -> tuple[VoiceInfo, ...]:
        assert self._came.acquire(timeout=5.0)
        return self.told[-1]


@pytest.fixture
def server() -> FakeServer:
    return FakeServer()


@pytest.fixture
def made() -> Iterator[Callable[[FakeServer], tuple[SpeechdVoice, Heard]]]:
    voices: list[SpeechdVoice] = []

    def make(server: FakeServer) -> tuple[SpeechdVoice, Heard]:
        voice = SpeechdVoice(lambda: Ssip(server.connect()), now_s=lambda: 0.0)
        voices.append(voice)
        return voice, Heard(voice)

    yield make
    for voice in voices:
        voice.close()


Make = Callable[[FakeServer], tuple[SpeechdVoice, Heard]]


def test_dutch_voices_are_found_without_their_disguises(server: FakeServer, made: Make) -> None:
    voice, heard = made(server)
    assert voice.voices() == ()
    voice.start()
    assert heard.next() == voice.voices() == (DUTCH, FLEMISH)


def test_what_it_is_asked_to_say_a_line(server: FakeServer, made: Make) -> None:
    voice, heard = made(server)
    voice.choose("espeak-ng:Vlaams")
    voice.set_rate(-15)
    voice.set_volume(50)
    voice.start()
    heard.next()
    before = len(server.asked)
    voice.say("..  Zacht\n mag. ")
    server.wait_for(lambda: bool(server.spoken))
    assert server.asked[before:] == [
        "CANCEL self",
        "SET self OUTPUT_MODULE espeak-ng",
        "SET self SYNTHESIS_VOICE Vlaams",
        "SET self RATE -28",
        "SET self VOLUME -50",
        "SPEAK",
    ]
    assert server.spoken == ["... Zacht mag."]
    assert {"SET self PUNCTUATION none", "SET self LANGUAGE nl"} <= set(server.asked)


def test_a_short_room_makes_it_hurry(server: FakeServer, made: Make) -> None:
    voice, heard = made(server)
    voice.set_rate(-50)
    voice.start()
    heard.next()
    voice.say("Zoek een houding die je draagt.", 2.0)
    server.wait_for(lambda: bool(server.spoken))
    assert f"SET self RATE {ssip_rate(20)}" in server.asked


def test_stop_cancels_only_what_is_ours(server: FakeServer, made: Make) -> None:
    voice, heard = made(server)
    voice.stop()
    voice.start()
    heard.next()
    voice.stop()
    server.wait_for(lambda: server.asked[-1] == "CANCEL self")
    assert not [command for command in server.asked if "all" in command.split()]


def test_without_a_server_there_is_no_voice_and_nothing_is_said() -> None:
    def refuse() -> Ssip:
        raise SsipError("nothing listens")

    voice = SpeechdVoice(refuse)
    heard = Heard(voice)
    voice.start()
    assert heard.next() == ()
    voice.say("Zacht.")
    voice.stop()
    voice.close()


def test_without_a_dutch_voice_none_is_told_and_looking_again_finds_a_new_one(server: FakeServer, made: Make) -> None:
    server.voices = ("Afrikaans\taf\tnone",)
    voice, heard = made(server)
    voice.start()
    assert heard.next() == ()
    server.voices = ("Dutch\tnl\tnone",)
    voice.start()
    assert heard.next() == (DUTCH,)


@pytest.mark.slow
def test_it_is_told_apart_what_stands_in_the_way(server: FakeServer, made: Make, tmp_path: Path) -> None:
    server.voices = ("Afrikaans\taf\tnone",)
    voice, heard = made(server)
    voice.start()
    heard.next()
    assert voice.lack() is VoiceLack.DUTCH
    server.silent = True
    voice.start()
    assert heard.next() == ()
    assert voice.lack() is VoiceLack.ANSWER
    server.silent = False
    voice.start()
    heard.next()
    assert voice.lack() is VoiceLack.DUTCH


def test_a_server_without_any_module_has_no_dutch_voice(server: FakeServer, made: Make) -> None:
    server.modules = ()
    voice, heard = made(server)
    voice.start()
    assert heard.next() == ()
    assert voice.lack() is VoiceLack.DUTCH


@pytest.mark.parametrize(
    ("error", "lack"),
    [
        (SsipMissing("speech-dispatcher"), VoiceLack.PROGRAM),
        (SsipError("exit 1"), VoiceLack.ANSWER),
        (SsipLost("timed out"), VoiceLack.ANSWER),
        (PermissionError("no"), VoiceLack.ANSWER),
    ],
)
def test_a_server_that_is_not_there_and_one_that_is_no_use(error: Exception, lack: VoiceLack) -> None:
    def refuse() -> Ssip:
        raise error

    voice = SpeechdVoice(refuse)
    heard = Heard(voice)
    voice.start()
    assert heard.next() == ()
    assert voice.lack() is lack
    voice.close()


def test_a_module_that_refuses_is_passed_over(server: FakeServer, made: Make) -> None:
    server.modules = ("kapot", "espeak-ng")
    server.refused = ("SET self OUTPUT_MODULE kapot",)
    voice, heard = made(server)
    voice.start()
    assert heard.next() == (DUTCH, FLEMISH)


def test_a_server_that_was_restarted_is_met_anew(server: FakeServer, made: Make) -> None:
    voice, heard = made(server)
    voice.start()
    heard.next()
    server.cut()
    voice.say("Zacht.")
    server.wait_for(lambda: bool(server.spoken))
    assert server.connections == 2


def test_a_line_of_an_exercise_that_waited_too_long_is_not_said(
    server: FakeServer, caplog: pytest.LogCaptureFixture
) -> None:
    # Asked and begun; those without a room are not late.
    now_s = iter([0.0, 0.39, 1.0, 1.5, 2.0, 9.0])
    voice = SpeechdVoice(lambda: Ssip(server.connect()), now_s=lambda: next(now_s))
    heard = Heard(voice)
    voice.start()
    heard.next()
    voice.say("Op tijd.", 3.0)
    server.wait_for(lambda: server.spoken == ["Op tijd."])
    voice.say("Te laat.", 3.0)
    server.wait_for(lambda: "a line came too late to be said" in caplog.text)
    assert server.spoken == ["Op tijd."]
    voice.say("Op zijn gemak.")
    server.wait_for(lambda: server.spoken == ["Op tijd.", "Op zijn gemak."])
    voice.close()


class Said:
    """Waits for what was said to its end."""

    def __init__(self, voice: SpeechdVoice) -> None:
        self.texts: list[str] = []
        self._came = threading.Semaphore(0)
        voice.on_said(self._keep)

    def _keep(self, text: str) -> None:
        self.texts.append(text)
        self._came.release()

    def next(self) -> str:
        assert self.comes(5.0)
        return self.texts[-1]

    def comes(self, within_s: float) -> bool:
        """Say whether one more is told in time."""
        return self._came.acquire(timeout=within_s)


def test_the_end_of_a_line_is_told_when_the_server_tells_it(server: FakeServer, made: Make) -> None:
    voice, heard = made(server)
    said = Said(voice)
    voice.start()
    heard.next()
    voice.say("Eerst dit.")
    server.wait_for(lambda: server.spoken == ["Eerst dit."])
    assert said.texts == []
    server.tell("702-99", "702-1", "702 END")  # of a line that was replaced
    server.tell("702-21", "702-1", "702 END")
    assert said.next() == "Eerst dit."
    voice.say("Dan dit.")
    server.wait_for(lambda: server.spoken[-1] == "Dan dit.")
    server.tell("702-22", "702-1", "702 END")
    assert said.next() == "Dan dit."
    assert said.texts == ["Eerst dit.", "Dan dit."]
    assert "SET self NOTIFICATION END ON" in server.asked


def test_of_what_was_stopped_or_replaced_no_end_is_told(server: FakeServer, made: Make) -> None:
    voice, heard = made(server)
    said = Said(voice)
    voice.start()
    heard.next()
    voice.say("Eerst dit.")
    server.wait_for(lambda: server.spoken == ["Eerst dit."])
    voice.say("Dan dit.")
    server.wait_for(lambda: server.spoken[-1] == "Dan dit.")
    server.tell("702-21", "702-1", "702 END")
    server.tell("702-22", "702-1", "702 END")
    assert said.next() == "Dan dit."
    voice.say("Nog iets.")
    server.wait_for(lambda: server.spoken[-1] == "Nog iets.")
    voice.stop()
    server.tell("702-23", "702-1", "702 END")
    voice.say("Tot slot.")
    server.wait_for(lambda: server.spoken[-1] == "Tot slot.")
    server.tell("702-24", "702-1", "702 END")
    assert said.next() == "Tot slot."
    assert said.texts == ["Dan dit.", "Tot slot."]


@pytest.mark.parametrize("cut", [False, True])
def test_where_no_end_is_told_it_is_guessed(server: FakeServer, cut: bool) -> None:
    """A server that cannot tell, and one that goes away while it speaks."""
    server.refused = () if cut else ("SET self NOTIFICATION END ON",)
    now_s = [0.0]
    answered = threading.Event()

    class Client(Ssip):
        def speak(self, text: str) -> str:
            number = super().speak(text)
            answered.set()
            return number

    voice = SpeechdVoice(lambda: Client(server.connect()), now_s=lambda: now_s[0])
    heard, said = Heard(voice), Said(voice)
    voice.start()
    heard.next()
    voice.say("Dit zijn precies dertig letter")
    assert answered.wait(5.0)
    if cut:
        server.cut()
    else:
        server.tell("702-21", "702-1", "702 END")
    now_s[0] = 2.0
    assert not said.comes(0.2)
    now_s[0] = 2.4
    assert said.next() == "Dit zijn precies dertig letter"
    voice.close()


def test_what_comes_unasked_is_no_reply(server: FakeServer) -> None:
    server.unasked = ("702-7", "702-1", "702 END")
    client = Ssip(server.connect())
    assert client.ask("LIST OUTPUT_MODULES") == ["espeak-ng"]
    assert client.ended() == {"7"}
    assert client.ended() == set()
    server.cut()
    with pytest.raises(SsipLost):
        client.ended()
    client.close()


def test_a_server_that_never_answers_is_given_up(server: FakeServer) -> None:
    server.silent = True
    client = Ssip(server.connect())
    with pytest.raises(SsipLost, match="SET"):
        client.ask("SET self LANGUAGE nl", timeout_s=0.05)
    client.close()


def test_a_server_that_goes_away_is_lost_and_one_that_refuses_is_not(server: FakeServer) -> None:
    server.refused = ("SET self RATE 300",)
    client = Ssip(server.connect())
    with pytest.raises(SsipError, match="409") as caught:
        client.ask("SET self RATE 300")
    assert not isinstance(caught.value, SsipLost)
    server.cut()
    with pytest.raises(SsipLost):
        client.ask("SET self RATE 30")
    client.close()


@pytest.mark.parametrize(("percent", "rate"), [(0, 0), (-15, -28), (-50, -94), (-60, -100), (50, 30), (500, 100)])
def test_rate_as_speech_dispatcher_takes_it(percent: int, rate: int) -> None:
    assert ssip_rate(percent) == rate


@pytest.mark.parametrize(("percent", "volume"), [(100.0, 0), (3.7, -96), (0.0, -100), (-3.0, -100), (900.0, 0)])
def test_volume_as_speech_dispatcher_takes_it(percent: float, volume: int) -> None:
    assert ssip_volume(percent) == volume


@pytest.mark.parametrize(
    ("row", "voice"),
    [
        ("Dutch\tnl\tnone", VoiceInfo("x:Dutch", "Nederlands (x)", "nl-NL")),
        ("Flo\tnl_BE\tnone", VoiceInfo("x:Flo", "Flo (x)", "nl-BE")),
        ("Flo\tnl\tBE", VoiceInfo("x:Flo", "Flo (x)", "nl-BE")),
        ("Low German\tnds\tnone", None),
        ("", None),
    ],
)
def test_a_row_of_the_list(row: str, voice: VoiceInfo | None) -> None:
    assert dutch_voice("x", row) == voice


def test_the_netherlands_first_then_belgium_each_once() -> None:
    other = VoiceInfo("c", "C", "nl-SR")
    assert in_order([other, FLEMISH, DUTCH, FLEMISH]) == (DUTCH, FLEMISH, other)
    assert pick((DUTCH, FLEMISH), "espeak-ng:Vlaams") == FLEMISH
    assert pick((DUTCH, FLEMISH), "weg") == DUTCH
    assert pick((), "") is None


@pytest.mark.parametrize(
    ("env", "where"),
    [
        ({"XDG_RUNTIME_DIR": "/run/user/7"}, "/run/user/7/speech-dispatcher/speechd.sock"),
        ({"HOME": "/home/a"}, "/home/a/.cache/speech-dispatcher/speechd.sock"),
        ({"SPEECHD_ADDRESS": "unix_socket:/tmp/s"}, "/tmp/s"),
        ({"SPEECHD_ADDRESS": "inet_socket"}, ("127.0.0.1", 6560)),
        ({"SPEECHD_ADDRESS": "inet_socket:spraak:77"}, ("spraak", 77)),
    ],
)
def test_where_the_server_listens(env: dict[str, str], where: object) -> None:
    assert address(env) == where


unix = pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets here")


@unix
def test_no_server_and_none_to_start_is_an_error(tmp_path: Path) -> None:
    env = {"SPEECHD_ADDRESS": f"unix_socket:{tmp_path / 's'}", "SPEECHD_CMD": "herstel-no-such-program"}
    with pytest.raises(SsipMissing, match="herstel-no-such-program"):
        connect(env)
    with pytest.raises(SsipError, match="unknown"):
        connect({"SPEECHD_ADDRESS": "duif"})


@unix
@pytest.mark.parametrize("fault", ["exit", "hang", "rights"])
def test_a_program_that_is_there_and_does_not_start_is_not_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    def start(command: list[str], **options: object) -> object:
        if fault == "hang":
            raise subprocess.TimeoutExpired(command, 15.0)
        if fault == "rights":
            raise PermissionError(13, "Permission denied", command[0])
        return type("Done", (), {"returncode": 1})()

    monkeypatch.setattr("subprocess.run", start)
    with pytest.raises(SsipError) as caught:
        connect({"SPEECHD_ADDRESS": f"unix_socket:{tmp_path / 's'}"})
    assert not isinstance(caught.value, SsipMissing)


@unix
def test_where_a_server_hangs_no_second_one_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s"
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(path))
    listening.listen(0)
    waiting = [socket.socket(socket.AF_UNIX) for _ in range(9)]
    for each in waiting:
        each.setblocking(False)
    # A server that stands still takes nobody in, and its queue is soon full.
    assert any(each.connect_ex(str(path)) for each in waiting)
    monkeypatch.setattr("herstel_app.voice.ssip.REPLY_TIMEOUT_S", 0.05)
    monkeypatch.setattr("subprocess.run", lambda *_, **__: pytest.fail("one is there already"))
    with pytest.raises(SsipError) as caught:
        connect({"SPEECHD_ADDRESS": f"unix_socket:{path}"})
    assert not isinstance(caught.value, SsipMissing)
    for each in (listening, *waiting):
        each.close()


@unix
def test_a_server_is_started_where_none_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s"
    started: list[list[str]] = []
    listening = socket.socket(socket.AF_UNIX)

    def start(command: list[str], **options: object) -> object:
        started.append(command)
        listening.bind(str(path))
        listening.listen()
        return type("Done", (), {"returncode": 0})()

    monkeypatch.setattr("subprocess.run", start)
    connect({"SPEECHD_ADDRESS": f"unix_socket:{path}"}).close()
    listening.close()
    assert started == [
        ["speech-dispatcher", "--spawn", "--communication-method", "unix_socket", "--socket-path", str(path)]
    ]
