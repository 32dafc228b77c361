"""Files that another program holds open, as a virus scanner or a cloud folder does: nothing may be lost by it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from session import wait_for, windows_path
from tryout import PYTHON, Data, Fault, Tryout

ENGLISH = re.compile(r"(permission|access|is) denied|being used|cannot access|sharing|locked|unable to", re.IGNORECASE)
HELD = re.compile(r"ander programma|in gebruik")
KEPT = {"text_scale_percent": 120, "palette": "day", "bed": "rain"}
NOTE = "mijn kaak zakte"
OWN = "stillness.yaml"
"""An exercise that comes with the program, to have one of one's own."""


class Hold:
    """A file that a Windows program has open for itself."""

    def __init__(self, tryout: Tryout, file: Path) -> None:
        """Open it; raises Fault where that cannot be done."""
        self._until = tryout.session.folder / "data" / f"let-go-{time.monotonic_ns()}"
        names = (windows_path(tryout.session, path) for path in (file, self._until))
        self._process = tryout.session.popen("wine", PYTHON, "-m", "hold_open", *names)
        wait_for(lambda: "held" in self._process.output() or self._process.code is not None, 30)
        if self._process.code is not None:
            raise Fault(f"het vasthouden lukte niet: {self._process.output()}")

    def let_go(self) -> None:
        """Let others have it again."""
        self._until.touch()
        self._process.wait(20)


@contextmanager
def held(tryout: Tryout, file: Path) -> Iterator[Hold]:
    """Hold a file while the block runs, or until it is let go."""
    hold = Hold(tryout, file)
    try:
        yield hold
    finally:
        hold.let_go()


def settings_briefly(tryout: Tryout) -> None:
    """Hold the settings for a moment at the start: nothing is seen of it."""
    data = tryout.data("settings-briefly", **KEPT)
    with held(tryout, data.settings) as hold:
        tryout.session.popen("sh", "-c", f"until [ -e {_there(tryout, data.log)} ]; do sleep 0.02; done; "
                             f"sleep 0.15; touch {_there(tryout, hold._until)}")  # fmt: skip
        with tryout.running(data) as app:
            app.key("m")
            app.close()
    _check_kept(tryout, data)


def settings_long(tryout: Tryout) -> None:
    """Hold the settings until after the start: they stay, and what is changed later is kept with them."""
    data = tryout.data("settings-long", **KEPT)
    with held(tryout, data.settings) as hold, tryout.running(data) as app:
        tryout.picture("settings-held")
        hold.let_go()
        time.sleep(1)
        app.key("m")
        time.sleep(2)
        app.close()
    _check_kept(tryout, data)
    tryout.check(data.read_settings().get("muted"), "wat na het loslaten is veranderd, is bewaard")
    _check_words(tryout, data, "settings.json")


def journal_briefly(tryout: Tryout) -> None:
    """Hold the journal for a moment at the start: nothing is seen of it."""
    data = _with_journal(tryout, "journal-briefly")
    with held(tryout, data.here / "journal.db") as hold:
        tryout.session.popen("sh", "-c", f"until [ -e {_there(tryout, data.log)} ]; do sleep 0.02; done; "
                             f"sleep 0.15; touch {_there(tryout, hold._until)}")  # fmt: skip
        with tryout.running(data, "start", "slow-breathing") as app:
            data.wait_until_kept()
            app.key("Escape")
            time.sleep(1)
            app.close()
    tryout.check(len(data.entries()) == 2, f"in het journaal: {data.entries()}")


def journal_long(tryout: Tryout) -> None:
    """Hold the journal until after the start: it is not put aside, and what is in it stays."""
    data = _with_journal(tryout, "journal-long")
    with held(tryout, data.here / "journal.db") as hold, tryout.running(data) as app:
        tryout.picture("journal-held")
        hold.let_go()
        app.close()
    tryout.check(len(data.entries()) == 1, f"in het journaal: {data.entries()}")
    tryout.check(not list(data.here.glob("*onleesbaar*")), "er is niets opzij gezet")
    _check_words(tryout, data, "journal.db")


def target(tryout: Tryout) -> None:
    """Save over a file that is held: it stays as it is, and the message says so."""
    data = tryout.data("target")
    file = data.here / "adem.wav"
    file.write_bytes(b"van iemand anders")
    words = ("render", "stillness", windows_path(tryout.session, file))
    command = (*tryout.program.words(), "--data-dir", data.there, *words)
    with held(tryout, file):
        code, told = tryout.session.run(*command, seconds=120)
    line = told.strip().splitlines()[-1] if told.strip() else ""
    right = "adem.wav" in line and HELD.search(line) and not ENGLISH.search(told)
    tryout.check(code == 2 and right, f"vastgehouden: code {code}, {line!r}")
    tryout.check(file.read_bytes() == b"van iemand anders", "het bestand is niet veranderd")
    left = [path.name for path in data.here.iterdir() if path != file and path.suffix in (".tmp", ".wav", ".part")]
    tryout.check(not left, f"ernaast bleef staan: {', '.join(left) or 'niets'}")
    code, _ = tryout.session.run(*command, seconds=120)
    tryout.check(code == 0 and file.stat().st_size > 100_000, f"losgelaten: code {code}, {file.stat().st_size} bytes")


def own_exercise(tryout: Tryout) -> None:
    """Hold an exercise of one's own: it is skipped, and named."""
    data = tryout.data("own", **KEPT)
    file = data.here / "inhoud" / "eigen-adem.yaml"
    file.parent.mkdir()
    own = (tryout.session.checkout / "content" / "nl" / "exercises" / OWN).read_bytes()
    file.write_bytes(own)
    with held(tryout, file), tryout.running(data) as app:
        tryout.picture("own-held")
        app.close()
    tryout.check(file.read_bytes() == own, "het bestand is niet veranderd")
    _check_words(tryout, data, "eigen-adem.yaml")


ATTEMPTS = {
    "settings.json, even bij het starten": settings_briefly,
    "settings.json, tot na het starten": settings_long,
    "journal.db, even bij het starten": journal_briefly,
    "journal.db, tot na het starten": journal_long,
    "een geluid dat wordt bewaard": target,
    "een eigen oefening": own_exercise,
}


def held_files(tryout: Tryout) -> None:
    """Try each of the files that are held; the others are tried as well where one fails."""
    faults = []
    for title, attempt in ATTEMPTS.items():
        tryout.say(f"{title}:")
        try:
            attempt(tryout)
        except (Fault, TimeoutError) as error:
            tryout.say(f"FOUT: {error}")
            faults.append(f"{title}: {error}")
    if faults:
        raise Fault("; ".join(faults))


def _with_journal(tryout: Tryout, name: str) -> Data:
    from herstel_app.storage.journal import SqliteJournal

    data = tryout.data(name, **KEPT, seen_cautions=["slow-breathing"])
    journal = SqliteJournal(data.here / "journal.db")
    journal.open()
    try:
        entry = journal.begin(
            started_at=datetime(2026, 11, 22, 21, 40, tzinfo=UTC), exercise_id="slow-breathing",
            exercise_title="Trage adem", minutes=5, planned_s=322, variant_id=None, explanation_id=None, claim_id=None,
        )  # fmt: skip
        journal.set_note(entry, NOTE)
        journal.finish(entry, "completed", 322.0)
    finally:
        journal.close()
    return data


def _check_kept(tryout: Tryout, data: Data) -> None:
    settings = data.read_settings()
    lost = [name for name, value in KEPT.items() if settings.get(name) != value]
    tryout.check(not lost, f"instellingen verloren: {', '.join(lost) or 'geen'}")
    tryout.check(not list(data.here.glob("*onleesbaar*")), "er is niets opzij gezet")


def _check_words(tryout: Tryout, data: Data, name: str) -> None:
    """See that the log, which has what was told, names the file, and says in Dutch what is the matter."""
    lines = [line.partition(" WARNING ")[2] for line in data.log_text().splitlines() if " WARNING " in line]
    told = " | ".join(lines) or "niets"
    tryout.check(any(name in line and HELD.search(line) for line in lines), f"gezegd: {told}")
    if ENGLISH.search(told):
        raise Fault(f"Engels in wat er gezegd is: {told}")


def _there(tryout: Tryout, file: Path) -> str:
    return f"/session/{file.relative_to(tryout.session.folder)}"
