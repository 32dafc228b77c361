"""An alarm that is told when to ring, and a computer that may sleep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from herstel_app.core.ports.system import AutostartError

HOME = ZoneInfo("Europe/Amsterdam")


class FakeAlarm:
    """Remembers its moment; rings when the test says so."""

    def __init__(self) -> None:
        self.moment: datetime | None = None
        self.armed = 0
        self.listeners: list[Callable[[], None]] = []

    def arm(self, moment: datetime | None) -> None:
        self.moment = moment
        self.armed += 1

    def is_of_system(self) -> bool:
        return True

    def on_ring(self, listener: Callable[[], None]) -> None:
        self.listeners.append(listener)

    def close(self) -> None:
        self.moment = None

    def ring(self) -> None:
        for listener in self.listeners:
            listener()


class Computer:
    """A clock on the wall in Amsterdam and an alarm, as the operating system keeps them."""

    def __init__(self, now: datetime) -> None:
        self.wall = now.replace(tzinfo=HOME)
        self.alarm = FakeAlarm()
        self.rung: list[datetime] = []

    def monotonic_s(self) -> float:
        return self.wall.timestamp()

    def now(self) -> datetime:
        return self.wall

    def local(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=HOME).astimezone(UTC).astimezone(HOME)

    def live(self, until: datetime) -> None:
        """Be awake until then: the alarm rings at its own moment, nothing else happens."""
        end = until.replace(tzinfo=HOME)
        while (moment := self.alarm.moment) is not None and moment.timestamp() <= end.timestamp():
            self.wall = max(self.wall, moment, key=datetime.timestamp).astimezone(HOME)
            self.rung.append(self.wall)
            self.alarm.ring()
            assert self.alarm.moment is None or self.alarm.moment > self.wall, "it would ring for ever"
        self.wall = end

    def sleep(self, until: datetime) -> None:
        """Sleep until then; an alarm that was missed rings on waking."""
        self.wall = until.replace(tzinfo=HOME)
        if self.alarm.moment is not None and self.alarm.moment.timestamp() <= self.wall.timestamp():
            self.alarm.ring()

    def set_clock(self, to: datetime) -> None:
        """Set the clock, or arrive elsewhere: the system tells of it."""
        self.wall = to.replace(tzinfo=HOME)
        self.alarm.ring()

    def day(self, days: int, hour: int, minute: int = 0) -> datetime:
        """Give a wall time, so many days after today."""
        midnight = self.wall.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
        return midnight + timedelta(days=days, hours=hour, minutes=minute)


class FakeAutostart:
    """A system that starts programs at login, unless it is told to refuse."""

    def __init__(self, on: bool | None = False) -> None:
        self.on, self.refuses = on, False

    def is_on(self) -> bool | None:
        return self.on

    def switch(self, on: bool) -> None:
        if self.refuses:
            raise AutostartError("/home/a/herstel.desktop is niet te schrijven: vol.")
        self.on = on
