"""What a start of the window loads, and when: what nobody asked for yet is not waited for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

LATER = (
    "yaml", "numpy", "pygame", "soundfile", "wakepy", "PySide6.QtNetwork", "PySide6.QtPrintSupport",
    "PySide6.QtTextToSpeech", "importlib.metadata", "html", "csv", "secrets", "hashlib",
    "subprocess", "statistics",
    "herstel_app.audio.process.supervisor", "herstel_app.core.parsing", "herstel_app.core.content_checks",
    "herstel_app.storage.content_reading", "herstel_app.storage.export", "herstel_app.storage.importing",
    "herstel_app.voice", "herstel_app.ui.pages.exercises", "herstel_app.ui.pages.help", "herstel_app.ui.pages.lookback",
    "herstel_app.ui.pages.manual", "herstel_app.ui.pages.reading", "herstel_app.ui.pages.settings",
    "herstel_app.ui.pages.trial", "herstel_app.ui.kit.document_view", "herstel_app.ui.practice.forms",
    "herstel_app.ui.practice.ending", "herstel_app.ui.practice.idle", "herstel_app.ui.practice.offer",
    "herstel_app.ui.kit.glow", "herstel_app.ui.pages.tonight.good_night_view",
    "herstel_app.ui.pages.tonight.other_evening",
    "herstel_app.ui.shell.first_start_view", "herstel_app.engine.lookback.evening_line",
    "herstel_app.engine.lookback.printed_pages", "herstel_app.core.own_exercise", "herstel_app.core.rhythm_draft",
    "herstel_app.ui.practice.running", "herstel_app.ui.practice.writing", "herstel_app.ui.kit.save_dialogs",
)  # fmt: skip
"""Loaded when it is first needed."""
START = """
import sys
from pathlib import Path
from herstel_app import cli
from herstel_app.app import build, make_application
from herstel_app.paths import DataDir
from herstel_app.services import real_services

data = DataDir(Path(sys.argv[1]))
herstel = build(make_application(["herstel"]), data, real_services(data))
herstel.window.show()
print(*sorted(sys.modules), sep="\\n")
herstel.close()
"""


def loaded(folder: Path) -> set[str]:
    """Give the modules that a start has loaded when its window is there."""
    command = [sys.executable, "-c", START, str(folder)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=100, env=env)
    return set(done.stdout.split())


def test_a_second_start_loads_only_what_the_first_page_needs(tmp_path: Path) -> None:
    loaded(tmp_path)  # the first judges the content, and keeps what it found
    modules = loaded(tmp_path)
    assert modules.isdisjoint(LATER), sorted(modules & set(LATER))


def test_the_source_of_what_is_loaded_is_not_read() -> None:
    """PySide would read all of it, and keep it: 7 MiB."""
    asked = "import linecache, herstel_app.app; print(sum(len(name) for name in linecache.cache))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=100)
    assert done.stdout.split() == ["0"]


FIRST_AREA = """
import enum, sys
from pathlib import Path
from PySide6.QtWidgets import QScrollArea
from herstel_app.app import build, make_application, meet_classes
from herstel_app.paths import DataDir
from herstel_app.services import real_services

made, create = [], enum.EnumType._create_

def counted(kind, *given, **named):
    made.append(kind)
    return create(kind, *given, **named)

data, app = DataDir(Path(sys.argv[1])), make_application(["herstel"])
herstel = build(app, data, real_services(data))
herstel.window.show()
herstel.window.events.begin()
enum.EnumType._create_ = counted
meet_classes()
met = len(made)
area = QScrollArea()
print(met, len(made) - met)
herstel.close()
"""


def test_the_classes_that_the_first_page_meets_are_made_before_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FIRST_AREA, str(tmp_path)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=100, env=env)
    met, later = map(int, done.stdout.split())
    assert met > 20, "without any there would be nothing to do ahead"
    assert later == 0
