"""Builds the engine on a data folder, for a window and for a terminal alike; nothing of Qt is in it."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass

from herstel_app.core.errors import StorageError
from herstel_app.core.file_error_reasons import system_reason
from herstel_app.core.ports.scheduling import Scheduler
from herstel_app.engine.engine import Engine
from herstel_app.engine.lookback.model import LookbackPorts
from herstel_app.engine.ports import Ports
from herstel_app.log import start_log
from herstel_app.paths import DataDir, content_dir, content_snapshot
from herstel_app.services import Services
from herstel_app.storage.archive import SqliteNotesArchive, write_whole
from herstel_app.storage.content_snapshot import Snapshots
from herstel_app.storage.database import reason
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.library import ContentFolders
from herstel_app.storage.lookback import SqliteLookback
from herstel_app.storage.own_content import OwnContent
from herstel_app.storage.settings import SettingsFile
from herstel_app.storage.thoughts import Thoughts
from herstel_app.storage.trials import SqliteTrials
from herstel_app.storage.yardstick import SqliteYardstickBook

logger = logging.getLogger(__name__)
SEED_BYTES = 16
"""Of what the lots of a trial come from."""


@dataclass(frozen=True)
class Assembly:
    """The engine, and the files of the user that it stands on."""

    engine: Engine
    journal: SqliteJournal
    notices: tuple[str, ...]
    """What went wrong on the way, in Dutch."""

    def close(self) -> None:
        """Keep what has to be kept, and give everything back."""
        self.engine.close()
        self.journal.close()


def assemble(data: DataDir, services: Services, scheduler: Scheduler) -> Assembly:
    """Build the engine on what is in `data`, with a log there; no sound or voice is started.

    Raises ContentError where the content that came with the program is not whole.
    """
    log_fault = start_log(data.logs)
    notices = [log_fault] if log_fault else []
    settings_file = SettingsFile(data.settings)
    settings, settings_notices = settings_file.load()
    notices += settings_notices
    journal, journal_notices = open_journal(data)
    notices += journal_notices
    folders = ContentFolders(content_dir(), data.content, Snapshots(data.cache, content_snapshot()))
    library = folders.read()
    notices += [str(problem) for problem in library.problems]
    ports = Ports(
        services.clock,
        scheduler,
        services.player,
        services.voice,
        services.synthesiser,
        services.export,
        services.keep_awake,
        journal,
        Thoughts(journal.store),
        SqliteTrials(journal.store),
        settings_file,
        folders,
        OwnContent(data.content),
        LookbackPorts(
            SqliteLookback(journal), SqliteYardstickBook(journal.store), SqliteNotesArchive(journal.store), write_whole
        ),
        lambda: os.urandom(SEED_BYTES).hex(),  # as `secrets` gives, without OpenSSL, which that loads
        system_volume=services.system_volume,
    )
    engine = Engine(ports, settings, library)
    engine.settings.start(settings_notices)
    for notice in notices:
        logger.warning("%s", notice)
    return Assembly(engine, journal, tuple(notices))


def open_journal(data: DataDir) -> tuple[SqliteJournal, list[str]]:
    """Open the journal, or one in memory where the real one cannot be had."""
    try:
        data.root.mkdir(parents=True, exist_ok=True)
        journal = SqliteJournal(data.journal)
        return journal, list(journal.open())
    except (StorageError, OSError) as error:
        journal = SqliteJournal.in_memory()
        journal.open()
        told = reason(error)
        if isinstance(error, OSError):
            told = f"De map {data.root} is niet te gebruiken ({system_reason(error)})."
        return journal, [f"{told} Je notities worden deze keer niet bewaard."]
