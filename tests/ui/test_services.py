"""Any service of this computer may fail at any moment, with whatever it likes: the program works without it."""

from __future__ import annotations

import gc
import importlib
import json
import logging
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import ClassVar, NoReturn

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from herstel_app.app import Herstel, Services, build, make_application, real_services, run, tell_fallbacks
from herstel_app.core.ports.sound import SilentPlayer
from herstel_app.core.ports.system import AutostartError, NoAutostart
from herstel_app.core.ports.voice import NoSynthesiser
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionState
from herstel_app.fallback import Fallbacks, part_names
from herstel_app.paths import DataDir
from herstel_app.ui.kit.after_paint import AfterPaint
from herstel_app.ui.shell.window import MainWindow
from tests.helpers.settings_states import StageVoice

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it breaks the services of Linux")

ALARM = "herstel_app.system.wall_alarm.WallAlarm."
AUTOSTART = "herstel_app.system.autostart.XdgAutostart."
CONTRAST = "herstel_app.contrast.SystemContrast."
ENDING = "herstel_app.system.end_signals.EndOnSignal."
INSTANCE = "herstel_app.system.single_instance.LocalInstance."
KEEP_AWAKE = "herstel_app.awake.SystemKeepAwake."
OUTPUT_LEVEL = "herstel_app.system.output_level.LinuxVolume."
TRAY = "herstel_app.ui.shell.tray.Tray."
VOICE = "tests.helpers.settings_states.StageVoice."
BOTH_ALARMS = ("alarm", "palette_alarm")

BREAKS: list[tuple[str, tuple[str, ...]]] = [
    *((ALARM + name, BOTH_ALARMS) for name in ("__init__", "on_ring", "arm", "close")),
    *((AUTOSTART + name, ("autostart",)) for name in ("__init__", "is_on", "switch")),
    *((CONTRAST + name, ("contrast",)) for name in ("__init__", "is_wanted", "on_change")),
    *((KEEP_AWAKE + name, ("keep_awake",)) for name in ("__init__", "hold", "release")),
    *((OUTPUT_LEVEL + name, ("system_volume",)) for name in ("__init__", "look")),
    *((TRAY + name, ("tray",)) for name in ("__init__", "is_usable", "follow", "show", "say", "close")),
    *((VOICE + name, ("voice",)) for name in ("__init__", "on_voices", "on_said", "start", "choose", "set_rate")),
    *((VOICE + name, ("voice",)) for name in ("set_volume", "say", "stop", "close")),
    ("herstel_app.motion.wants_less_motion", ("motion",)),
    ("PySide6.QtWidgets.QSystemTrayIcon.isSystemTrayAvailable", ("tray",)),
]
"""What is broken, and of which services that is."""
AT_START: list[tuple[str, tuple[str, ...]]] = [
    *((INSTANCE + name, ("instance",)) for name in ("__init__", "claim", "on_ask", "close")),
    *((ENDING + name, ("ending",)) for name in ("__init__", "start", "close")),
]
NOT_GUARDED = {"clock", "player", "synthesiser", "export"}
"""Without a clock there is no program; the sound sees to itself."""


class OddError(Exception):
    """Of no kind that anyone expects."""


def failing(*_: object, **__: object) -> NoReturn:
    raise OddError("proef")


def break_off(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what `target` names fail; what closes does close before it fails."""
    owner, _, name = target.rpartition(".")
    if name == "close":
        module, _, klass = owner.rpartition(".")
        real = getattr(getattr(importlib.import_module(module), klass), name)

        def closing(self: object) -> NoReturn:
            real(self)
            failing()

        monkeypatch.setattr(target, closing)
    else:
        monkeypatch.setattr(target, property(failing) if name == "is_usable" else failing)


def names(what: tuple[str, tuple[str, ...]]) -> str:
    return ".".join(what[0].split(".")[-2:])


def told(herstel: Herstel) -> str:
    """Give what is said of services that do not work."""
    return herstel.services.fallbacks.notice


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with settings that use everything."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    # The real one speaks with a program of the system, from a thread.
    monkeypatch.setattr("herstel_app.voice.system_voice.system_voice", StageVoice)
    settings = {
        "welcomed": True,
        "reminder": True,
        "reminder_days": list(range(7)),
        "palette": "clock",
        "tray": True,
        "voice": True,
        "voice_name": "proef",
    }
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    return data


@pytest.fixture
def built() -> Iterator[list[Herstel]]:
    """Collect what is built, and close it at the end, also where the test failed."""
    made: list[Herstel] = []
    yield made
    for herstel in made:
        herstel.close()


def live(folder: Path, built: list[Herstel]) -> Herstel:
    """Start the program with this computer's services, and use each of them."""
    app = make_application(["herstel"])
    services = real_services(DataDir(folder))
    services.player, services.synthesiser = SilentPlayer(), NoSynthesiser()
    herstel = build(app, DataDir(folder), services)
    built.append(herstel)
    herstel.background.start()
    herstel.engine.audio.start()
    window, voices = herstel.window, herstel.engine.audio.speaker
    window.open_page("settings")
    window.pages.settings.evening.autostart.switch.click()
    voices.look_for_voices()
    services.voice.set_rate(0)
    services.voice.say("Adem in.")
    services.voice.stop()
    services.system_volume.look()
    window.engine.begin_exercise(PracticeRequest("slow-breathing", 3))
    assert herstel.engine.practice.state is SessionState.RUNNING
    herstel.engine.practice.stop()
    window.close()  # into the tray
    herstel.background.bring_forward()
    assert window.isVisible()
    return herstel


def quit_all(herstel: Herstel, built: list[Herstel]) -> None:
    """End it as someone does; what belongs to the window has then been given back too."""
    ended: list[int] = []
    herstel.window.closed.connect(lambda: ended.append(1))
    herstel.window.quit()
    assert ended == [1]
    built.remove(herstel)
    herstel.close()


def test_a_computer_on_which_all_works(qapp: QApplication, folder: Path, built: list[Herstel]) -> None:
    herstel = live(folder, built)
    quit_all(herstel, built)
    assert told(herstel) == ""


@pytest.mark.parametrize("what", BREAKS, ids=names)
def test_a_service_that_fails(
    what: tuple[str, tuple[str, ...]],
    qapp: QApplication,
    folder: Path,
    built: list[Herstel],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    target, parts = what
    break_off(target, monkeypatch)
    herstel = live(folder, built)
    shown = herstel.window.notices.text
    quit_all(herstel, built)
    mentioned = {part for part, name in part_names().items() if name in told(herstel)}
    assert mentioned == set(parts)
    if not target.endswith("close"):
        assert told(herstel) == shown
    errors = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert sorted(str(record.args) for record in errors) == [str((part,)) for part in parts], "once each"
    assert all(record.exc_info and record.exc_info[0] is OddError for record in errors)


@contextmanager
def as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put back what a whole run changes of the process."""
    monkeypatch.setattr("herstel_app.app.ErrorDialog.install", lambda self: None)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
    QGuiApplication.setQuitOnLastWindowClosed(True)


@pytest.mark.parametrize("what", AT_START, ids=names)
def test_what_the_start_itself_uses_fails(
    what: tuple[str, tuple[str, ...]],
    qapp: QApplication,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    target, parts = what
    seen: list[tuple[bool, str]] = []
    kept: list[Fallbacks] = []

    def silent_services(data: DataDir, fallbacks: Fallbacks) -> Services:
        kept.append(fallbacks)
        services = real_services(data, fallbacks)
        services.player, services.synthesiser = SilentPlayer(), NoSynthesiser()
        return services

    def look() -> None:
        (window,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())
        seen.append((window.isVisible(), window.notices.text))
        window.quit()

    def wake(window: QWidget, act: Callable[[], object], _later_ms: int) -> None:
        AfterPaint(window, act)
        AfterPaint(window, lambda: QTimer.singleShot(300, look))

    monkeypatch.setattr("herstel_app.app.real_services", silent_services)
    monkeypatch.setattr("herstel_app.app.AfterPaint", wake)
    break_off(target, monkeypatch)
    with as_it_was(monkeypatch):
        assert run(DataDir(folder)) == 0
    ((visible, shown),) = seen
    assert visible
    (fallbacks,) = kept
    assert {part for part, name in part_names().items() if name in fallbacks.notice} == set(parts)
    if not target.endswith("close"):
        assert shown == fallbacks.notice
    errors = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert [record.args for record in errors] == [(part,) for part in parts]
    assert all(record.exc_info and record.exc_info[0] is OddError for record in errors)


@pytest.mark.parametrize(
    ("module", "library", "part"),
    [
        ("herstel_app.awake", "wakepy", "keep_awake"),
        ("herstel_app.voice.speechd", "herstel_app.voice.ssip", "voice"),
        ("herstel_app.system.single_instance", "PySide6.QtNetwork", "instance"),
    ],
)
def test_a_library_that_cannot_be_loaded(
    module: str,
    library: str,
    part: str,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from herstel_app.services import real_instance

    monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    services = real_services(DataDir(tmp_path))
    instance = real_instance(DataDir(tmp_path), services.fallbacks)
    assert services.fallbacks.notice == "", "nothing is made before it is used"
    services.keep_awake.hold()
    if part == "voice":
        services.voice.start()
    assert instance.claim()
    instance.on_ask(lambda _: None)
    instance.close()
    assert part_names()[part] in services.fallbacks.notice


def test_every_service_is_broken_here() -> None:
    broken = {part for _, parts in (*BREAKS, *AT_START) for part in parts}
    held = {field.name for field in fields(Services)} - {"fallbacks", "has_tray", "wants_less_motion"}
    assert held | {"motion", "tray", "instance", "ending"} == broken | NOT_GUARDED
    assert set(part_names()) == broken | NOT_GUARDED - {"clock"}


def guarded(service: object, **options: object) -> tuple[Fallbacks, NoAutostart]:
    fallbacks = Fallbacks()
    return fallbacks, fallbacks.guard("autostart", lambda: service, NoAutostart, **options)  # type: ignore[arg-type, return-value]


def test_what_a_port_promises_to_raise_comes_through(qapp: QApplication) -> None:
    class Refusing(NoAutostart):
        def switch(self, on: bool) -> None:
            raise AutostartError("geen plek")

    fallbacks, autostart = guarded(Refusing(), expected=(AutostartError,))
    for _ in range(2):
        with pytest.raises(AutostartError, match="geen plek"):
            autostart.switch(True)
    assert fallbacks.notice == ""


def test_a_service_that_failed_still_gives_back_what_it_holds(qapp: QApplication) -> None:
    from herstel_app.core.ports.system import NeverAwake

    calls: list[str] = []

    class Holding(NeverAwake):
        def hold(self) -> None:
            calls.append("hold")
            raise OddError("half")

        def release(self) -> None:
            calls.append("release")
            raise OddError("ook dat niet")

    fallbacks = Fallbacks()
    keep_awake = fallbacks.guard("keep_awake", Holding, NeverAwake)
    for _ in range(2):
        keep_awake.hold()
        keep_awake.release()
    assert calls == ["hold", "release", "release"]


def test_who_listens_to_a_voice_hears_that_there_is_none(qapp: QApplication, folder: Path) -> None:
    """Else *Instellingen* would say for ever that it is looking."""
    from herstel_app.core.ports.voice import SilentVoice, VoiceInfo

    class Dumb(SilentVoice):
        def start(self) -> None:
            raise OddError("proef")

    found: list[tuple[VoiceInfo, ...]] = []
    voice = Fallbacks().guard("voice", Dumb, SilentVoice)
    voice.on_voices(found.append)
    voice.start()
    assert found == [()]


def test_a_failure_in_a_thread_is_told_in_that_of_the_window(qapp: QApplication) -> None:
    class Notices:
        where: ClassVar[list[threading.Thread]] = []

        def tell(self, text: str, about: str) -> None:
            self.where.append(threading.current_thread())

    fallbacks = Fallbacks()
    tell_fallbacks(fallbacks, Notices())  # type: ignore[arg-type]
    thread = threading.Thread(target=lambda: fallbacks.report("voice", OddError("proef")))
    thread.start()
    thread.join()
    qapp.processEvents()
    assert Notices.where == [threading.main_thread()]
    assert "de stem" in fallbacks.notice


def test_what_is_left_of_a_closed_program_may_end_in_any_thread(
    qapp: QApplication, folder: Path, built: list[Herstel]
) -> None:
    """Python's collector runs in whichever thread asks for memory; Qt's warnings are faults here."""
    was_on = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        quit_all(live(folder, built), built)
        for widget in qapp.topLevelWidgets():
            widget.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        thread = threading.Thread(target=gc.collect)
        thread.start()
        thread.join()
    finally:
        if was_on:
            gc.enable()


def test_several_stand_in_one_notice(qapp: QApplication) -> None:
    fallbacks = Fallbacks()
    notices: list[str] = []
    fallbacks.changed.connect(notices.append)
    for part in ("alarm", "voice", "alarm"):
        fallbacks.report(part, OddError("proef"))
    assert notices == [
        "Dit werkt nu niet: de herinnering. De rest werkt wel. In het log staat waarom.",
        "Dit werkt nu niet: de herinnering, de stem. De rest werkt wel. In het log staat waarom.",
    ]


def test_a_question_that_fails_is_asked_once(qapp: QApplication) -> None:
    asked: list[int] = []

    def question() -> bool:
        asked.append(1)
        raise OddError("proef")

    answer: Callable[[], bool] = Fallbacks().ask("motion", question)
    assert (answer(), answer()) == (False, False)
    assert asked == [1]


def test_a_switch_that_did_nothing_shows_so(qapp: QApplication, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AUTOSTART + "switch", failing)
    built: list[Herstel] = []
    herstel = live(folder, built)
    assert not herstel.window.pages.settings.evening.autostart.switch.isChecked()
    quit_all(herstel, built)
