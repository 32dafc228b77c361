"""Opens the journal's file: private, whole, ours and of the present version, or says in Dutch why not.

A file that cannot be read is put aside and a new one is begun. A file that only cannot be used
now (locked, read-only, a full disk) or was made by a newer version is left as it is.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from herstel_app.core.errors import StorageError
from herstel_app.core.file_error_reasons import system_reason
from herstel_app.storage.atomic_write import patiently
from herstel_app.storage.migrations import FILE_MODE, latest, migrate, tables_of, version_of
from herstel_app.storage.quarantine import put_in_quarantine

BUSY_S = 1.0
"""How long to wait for another program that is writing; more would be a window that hangs."""
COMPANIONS = ("-wal", "-shm")
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
)

SQLITE_REASONS = {
    "SQLITE_FULL": "de schijf is vol",
    "SQLITE_READONLY": "het bestand is alleen-lezen",
    "SQLITE_BUSY": "een ander programma gebruikt het bestand",
    "SQLITE_LOCKED": "een ander programma gebruikt het bestand",
    "SQLITE_CANTOPEN": "het bestand gaat niet open",
    "SQLITE_PERM": "je hebt er geen rechten voor",
    "SQLITE_IOERR": "lezen of schrijven lukt niet",
    "SQLITE_NOTADB": "het is geen database",
    "SQLITE_CORRUPT": "het bestand is beschadigd",
    "SQLITE_NOMEM": "het geheugen is vol",
    "SQLITE_TOOBIG": "een tekst is te lang",
    "SQLITE_CONSTRAINT": "een waarde kan niet in het bestand",
}


class JournalUnavailable(StorageError):
    """The journal cannot be used now; the message (Dutch) names the file and the reason."""


class _Unreadable(sqlite3.DatabaseError):
    """The file holds no journal that can be read."""


def reason(error: sqlite3.Error | OSError | StorageError) -> str:
    """Say in Dutch, in a few words, why a file cannot be used; what is in Dutch already stays."""
    if isinstance(error, OSError):
        return system_reason(error)
    if isinstance(error, StorageError):
        return str(error)
    # Extended names such as SQLITE_IOERR_WRITE begin with the plain one.
    full = getattr(error, "sqlite_errorname", "")
    known = SQLITE_REASONS.get("_".join(full.split("_")[:2]))
    return known or (f"fout {error.sqlite_errorcode}" if full else "de reden is niet bekend")


def open_database(path: Path | None) -> tuple[sqlite3.Connection, tuple[str, ...]]:
    """Open or make the journal at `path` (None: in memory); gives what the user should know (Dutch).

    Raises JournalUnavailable where the file cannot be used now, or was made by a newer version.
    """
    if path is None:
        connection = sqlite3.connect(":memory:", isolation_level=None)
        _prepare(connection, None)
        return connection, ()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            return _open_whole(path), ()
        except _Unreadable:
            kept = put_in_quarantine(path, also=COMPANIONS)
            connection = _open_whole(path)
        told = "Er is een nieuw, leeg bestand begonnen. Het oude staat nog in"
        return connection, (f"{path.name}, met je notities, was niet te lezen. {told} {kept}.",)
    except JournalUnavailable:
        raise
    except (sqlite3.Error, OSError) as error:
        raise JournalUnavailable(f"{path} is niet te gebruiken: {_reason_of_system(path) or reason(error)}.") from error


def _reason_of_system(path: Path) -> str | None:
    """Ask the system why a file does not open, which SQLite does not say. None where it opens now."""
    try:
        with path.open("r+b"):
            return None
    except OSError as error:
        return system_reason(error)


def _open_whole(path: Path) -> sqlite3.Connection:
    """Open the file and check it; raises _Unreadable where it holds no journal."""
    if not path.exists():
        # Made with the right mode before SQLite sees it; its -wal and -shm take the same.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, FILE_MODE))
    # Waits while another program holds the file, which SQLite would not report.
    patiently(lambda: path.open("rb").close())
    connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
    try:
        try:
            _judge(connection, path)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
                raise _Unreadable("damaged") from error
            raise
        if os.name == "posix":
            _make_private(path)
        _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_private(path: Path) -> None:
    """Take other users' rights away, also from a -wal and -shm that were left behind."""
    for file in (path, *(path.with_name(path.name + ending) for ending in COMPANIONS)):
        if file.exists() and file.stat().st_mode & 0o077:
            file.chmod(FILE_MODE)


def _judge(connection: sqlite3.Connection, path: Path) -> None:
    """Read only: raises JournalUnavailable for a newer version, _Unreadable for damage or what is not ours."""
    version = version_of(connection)
    if version > latest():
        raise JournalUnavailable(f"{path} is gemaakt met een nieuwere versie van Herstel.")
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise _Unreadable("quick_check")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables >= tables_of(version) if version else tables:
        raise _Unreadable("not a journal")


def _prepare(connection: sqlite3.Connection, path: Path | None) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    migrate(connection, path)
