"""The reminders with all that they ask, on a computer that may sleep."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from herstel_app.core.settings import Settings
from herstel_app.core.timeline import Segment, Timeline
from herstel_app.engine.event import Event
from herstel_app.engine.reminder import Reminder
from herstel_app.engine.reminder_kinds import ReminderKind
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.settings import SettingsFile
from tests.helpers.background import Computer
from tests.helpers.clock import FakeClock
from tests.helpers.scheduling import FakeScheduler


class Begun:
    """Tells of exercises that begin."""

    def __init__(self) -> None:
        self.began: Event[Timeline] = Event()
        self.exercise_id = ""


class Evening:
    """The reminders at noon of a day in winter, with that of the evening on."""

    def __init__(self, folder: Path, start: datetime = datetime(2026, 11, 22, 12)) -> None:  # noqa: DTZ001
        self.folder = folder
        self.computer = Computer(start)
        self.journal = SqliteJournal.in_memory()
        self.journal.open()
        self.told: list[tuple[str, datetime]] = []
        self.fits = True
        self.in_use = False
        self.can_be_seen = True
        self.settings = SettingsModel(Settings(), SettingsFile(folder / "settings.json"), FakeScheduler(FakeClock()))
        self.settings.change(reminder=True)
        self.boot()

    def boot(self) -> None:
        """Start the program (anew), from what it kept."""
        self.settings.write()
        file = SettingsFile(self.folder / "settings.json")
        self.settings = SettingsModel(file.load()[0], file, FakeScheduler(FakeClock()))
        self.practice = Begun()
        self.computer.alarm.listeners.clear()
        self.reminder = Reminder(
            self.settings,
            self.practice,
            self.computer,
            self.computer.alarm,
            self.journal,
            lambda: self.in_use,
            lambda _: self.fits,
        )
        self.reminder.say = self.say
        self.reminder.start()

    @property
    def said(self) -> list[datetime]:
        """The moments of all that was said."""
        return [moment for _, moment in self.told]

    def said_of(self, name: str) -> list[datetime]:
        """Give the moments at which one kind was said."""
        return [moment for kind, moment in self.told if kind == name]

    def begin(self, exercise_id: str = "a") -> None:
        """Begin an exercise, of which no history is kept."""
        self.practice.exercise_id = exercise_id
        self.practice.began.emit(Timeline((Segment(0.0, 60.0, "quiet", None, None),)))

    def say(self, kind: ReminderKind) -> bool:
        """Show a reminder, where it can be seen."""
        if self.can_be_seen:
            self.told.append((kind.name, self.computer.wall.replace(tzinfo=None)))
        return self.can_be_seen

    def practise(self, ahead: timedelta = timedelta(0), exercise_id: str = "a") -> None:
        """Begin an exercise, which the journal keeps, with the time of a clock that may be ahead."""
        at = self.computer.now() + ahead
        self.journal.begin(started_at=at, exercise_id=exercise_id, exercise_title="A", minutes=1, planned_s=60)
