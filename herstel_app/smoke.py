"""`herstel --smoke`: a short, real run of everything that can break on someone's computer."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

SOUND_S = 2.0
STATE_S = 10.0
"""How long the sound's process may take to say whether there is a device."""


def smoke() -> int:
    """Load all content, run an exercise for two seconds with sound, use the journal, save sound; print `klaar`.

    Gives 0, or 1 after a line that says what did not work.
    """
    if "DISPLAY" not in os.environ and "WAYLAND_DISPLAY" not in os.environ and sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="herstel-", ignore_cleanup_errors=True) as folder:
        try:
            _run(Path(folder))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the answer
            print(f"niet gelukt: {type(error).__name__}: {error}")
            return 1
        finally:
            from herstel_app.log import end_log

            end_log(Path(folder) / "log")
    print("klaar")
    return 0


def _run(folder: Path) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    from herstel_app.app import build, make_application, real_services
    from herstel_app.assembly import open_journal
    from herstel_app.core.ports.export import ENDINGS
    from herstel_app.core.practice_request import PracticeRequest
    from herstel_app.core.sound import SoundChoice
    from herstel_app.core.timeline import Segment, Timeline
    from herstel_app.paths import DataDir

    data = DataDir(folder)
    app = make_application(["herstel"])
    services = real_services()
    sound: list[str] = []
    services.player.on_state(sound.append)
    herstel = build(app, data, services)
    services.player.start()
    herstel.window.show()
    herstel.engine.begin_exercise(PracticeRequest("slow-breathing"))
    loop = QEventLoop()
    QTimer.singleShot(round(SOUND_S * 1000), loop.quit)
    loop.exec()
    reached_s = herstel.engine.practice.at_s
    _wait_for(lambda: bool(sound))
    herstel.engine.journal.note("proef")  # without it what was only begun is not kept
    herstel.window.close()
    herstel.close()
    if reached_s < 0.5 * SOUND_S:
        raise RuntimeError(f"de oefening kwam maar tot {reached_s:.1f} s")
    journal, notices = open_journal(data)
    entries = journal.entries(limit=1)
    journal.close()
    if notices or not entries or entries[0].outcome != "stopped":
        raise RuntimeError(f"het journaal gaf niet terug wat erin ging {notices}")
    still = Timeline((Segment(0.0, 1.0, "quiet", None, None),))
    for ending in ENDINGS:
        file = str(folder / f"stil{ending}")
        services.export(still, file, SoundChoice(), None, "stil", master="phone", progress=lambda _: True)
    print(f"inhoud: {len(herstel.library.explanations)} stukken, {len(herstel.library.exercises)} oefeningen")
    print(f"geluid: {'ja' if 'working' in sound else 'geen geluidsapparaat'}")


def _wait_for(what: Callable[[], bool]) -> None:
    from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop

    deadline = QDeadlineTimer(round(STATE_S * 1000))
    while not what() and not deadline.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
