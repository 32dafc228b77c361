"""What the steps share: the program that is tried, its window, and where pictures and the log go."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copy
from typing import Any, Self

from rig import RigError, say
from session import Inside, Session, wait_for, windows_path

PYTHON = r"Z:\rig\python\python.exe"
CHECKOUT = ("wine", PYTHON, "-X", "faulthandler", "-u", "-m", "herstel_app")
START_S = 60.0
"""Within which a window has to be there, on a slow computer, with nothing compiled yet."""
KEPT_S = 30.0
"""What is stopped before this, with nothing noted, is not kept (`practice_journal.BEGUN_S`)."""
LEAST_WIDTH = 700
"""In px: what is smaller and called Herstel is a dialog."""


class Fault(Exception):
    """The program does not do what it should; the message says what was seen."""


class NotThereError(Exception):
    """What a step is about is not in this program; the message says what was looked for."""


@dataclass(frozen=True)
class Program:
    """The program to try: a checkout that the Python of the rig runs, or something that was installed."""

    installed: str | None = None
    """Its path on C:, or None for the checkout."""
    setups: tuple[Path, ...] = ()
    """The installer to begin with, and that of a newer version."""

    def words(self, module: str = "herstel_app") -> tuple[str, ...]:
        """Give the command without arguments; `module` is another entry to the same program."""
        if self.installed is not None:
            if module != "herstel_app":
                raise NotThereError(f"een geïnstalleerd programma heeft geen ingang {module}")
            return ("wine", self.installed)
        return (*CHECKOUT[:-1], module)

    @property
    def name(self) -> str:
        """What its command line has in it."""
        return self.installed.split("\\")[-1] if self.installed else "herstel_app"


@dataclass
class Tryout:
    """One run of steps in one session."""

    session: Session
    program: Program
    out: Path
    step: str = ""
    pictures: int = 0
    lines: list[str] = field(default_factory=list)
    memory: dict[str, Any] = field(default_factory=dict)
    """What a step leaves for a later one."""

    def say(self, line: str) -> None:
        """Tell what was seen, here and in the log."""
        say(f"    {line}")
        self.lines.append(line)

    def check(self, good: object, seen: str) -> None:
        """Tell what was seen; raises Fault where that is not good."""
        if not good:
            raise Fault(seen)
        self.say(seen)

    def picture(self, name: str) -> Path:
        """Take a picture of the screen."""
        self.pictures += 1
        return self.session.picture(self.out / f"{self.step}-{self.pictures}-{name}.png")

    def data(self, name: str, **settings: Any) -> Data:
        """Give an empty data folder, past the first start, with these settings."""
        folder = self.session.folder / "data" / f"{self.step}-{name}"
        folder.mkdir(parents=True)
        data = Data(folder, windows_path(self.session, folder))
        if settings:
            data.write_settings({"welcomed": True} | settings)
        return data

    @contextmanager
    def running(
        self,
        data: Data,
        *arguments: str,
        module: str = "herstel_app",
        command: Sequence[str] = (),
        apart: bool = False,
    ) -> Iterator[App]:
        """Start the program on a data folder and wait for its window; whatever happens, it is ended afterwards.

        `command` is in place of all words; `apart`: what is started ends at once, and the program is another process.
        """
        words = command or (*self.program.words(module), "--data-dir", data.there, *arguments)
        app = App(self, data, self.session.popen(*words), apart)
        try:
            with app:
                yield app
        except BaseException:
            with contextlib.suppress(RigError, TimeoutError):
                self.picture("fault")
            raise
        finally:
            app.kill()
            copy(app.process.log, self.out / f"{self.step}-{data.here.name}-output.txt")
            if data.log.exists():
                copy(data.log, self.out / f"{self.step}-{data.here.name}-log.txt")


@dataclass(frozen=True)
class Data:
    """A data folder, by its path here and by the one it has for Windows."""

    here: Path
    there: str

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.here / "settings.json"

    @property
    def log(self) -> Path:
        """The log of the program."""
        return self.here / "log" / "herstel.log"

    def write_settings(self, settings: dict[str, Any]) -> None:
        """Write the settings as they are to be found at the start."""
        self.settings.write_text(json.dumps(settings), encoding="utf-8")

    def read_settings(self) -> dict[str, Any]:
        """Read the settings; empty where the file is being replaced just now."""
        try:
            fields = json.loads(self.settings.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return fields if isinstance(fields, dict) else {}

    def log_text(self) -> str:
        """Give what the program has logged."""
        return self.log.read_text(encoding="utf-8") if self.log.exists() else ""

    def entries(self) -> list[tuple[str, str, float]]:
        """Give of each entry in the journal its exercise, its outcome and its seconds, the oldest first.

        From a copy: to open the database itself here could take it from the program there.
        """
        with tempfile.TemporaryDirectory() as folder:
            for file in self.here.glob("journal.db*"):
                if not file.name.endswith("-shm"):
                    copy(file, folder)
            with closing(sqlite3.connect(Path(folder) / "journal.db")) as database:
                try:
                    rows = database.execute(
                        "SELECT exercise_id, outcome, elapsed_s FROM entries ORDER BY started_at"
                    ).fetchall()
                except sqlite3.DatabaseError:
                    return []
        return [(str(name), str(outcome), float(seconds)) for name, outcome, seconds in rows]

    def wait_until_kept(self) -> None:
        """Wait until the exercise that runs has gone on so long that its entry stays when it is stopped."""

        def is_kept() -> bool:
            return any(outcome == "running" and seconds >= KEPT_S for _, outcome, seconds in self.entries())

        wait_for(is_kept, 3 * KEPT_S, "een halve minuut oefening")


class App:
    """The running program, used with the keyboard."""

    def __init__(self, tryout: Tryout, data: Data, process: Inside, apart: bool = False) -> None:
        """Take what was started; `with` waits for its window."""
        self.seen_at, self._apart = 0.0, apart
        self._tryout, self._session, self.data, self.process = tryout, tryout.session, data, process
        self.id = ""
        self._pids: list[int] = []

    def __enter__(self) -> Self:
        """Wait for the window and give it the keyboard."""
        began = time.monotonic()
        wait_for(self._find, START_S, "het venster")
        self.seen_at = time.monotonic()
        self._tryout.say(f"venster na {time.monotonic() - began:.1f} s")
        self.focus()
        time.sleep(0.7)
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing: `Tryout.running` ends it."""

    def _find(self) -> bool:
        if self.process.code is not None and not self._apart:
            raise Fault(f"het programma eindigde met code {self.process.code}: {self.process.output()[-600:]}")
        code, found = self._session.run("xdotool", "search", "--onlyvisible", "--name", "^Herstel$")
        for name in found.split() if code == 0 else []:
            size = dict(line.split("=") for line in self.hands("getwindowgeometry", "--shell", name).splitlines())
            if int(size["WIDTH"]) >= LEAST_WIDTH:
                self.id = name
                return True
        errors = [
            line for line in self.data.log_text().splitlines() if re.search(r" (ERROR|CRITICAL) |^\w*Error: ", line)
        ]
        if code == 0 and errors:
            raise Fault(f"een melding in plaats van het venster; in het logboek: {' | '.join(errors[-3:])}")
        return False

    def hands(self, *words: str) -> str:
        """Have xdotool do something."""
        return self._session.hands(*words)

    def focus(self) -> None:
        """Give the window the keyboard, as a click on it does."""
        self.hands("windowfocus", "--sync", self.id)

    def key(self, *names: str) -> None:
        """Press keys, one after another."""
        for name in names:
            self.hands("key", name)
            time.sleep(0.15)

    def close(self, seconds: float = 20) -> None:
        """Quit with the keyboard, and wait for the program to end; raises Fault where it does not end well."""
        self.hands("key", "ctrl+q")
        if self._apart:
            name = self._tryout.program.name
            took = wait_for(lambda: not self._session.processes(name), seconds, "het einde na Ctrl+Q")
            self._tryout.say(f"afgesloten met Ctrl+Q, in {took:.1f} s")
            return
        try:
            code = self.process.wait(seconds)
        except TimeoutError as error:
            raise Fault(f"na Ctrl+Q: {error}") from None
        self._tryout.check(code == 0, f"afgesloten met Ctrl+Q, code {code}")

    def kill(self) -> None:
        """End it and what it has started, as kill -9 does."""
        for pid in self._session.processes(self._tryout.program.name):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.kill()
