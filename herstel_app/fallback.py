"""How the program goes on where something of this computer fails.

Invariants:
- a service is made when something is first asked of it: a start waits for none;
- what a service raises, when it is made or in any later call, ends in the log and goes no further;
- from then on its stand-in answers for it; only what gives something back still goes to the service itself;
- what does not work is told once, all of it in one notice, from the thread in which it failed.
"""

from __future__ import annotations

import inspect
import logging
import threading
from collections.abc import Callable
from typing import Any, TypeVar, cast

from herstel_app.engine.event import Event

logger = logging.getLogger(__name__)
T = TypeVar("T")
GIVES_BACK = frozenset({"close", "halt", "release", "stop"})
"""Calls that a service which has failed still gets: it may hold something."""


def part_names() -> dict[str, str]:
    """Give what someone reads for each service."""
    return {
        "alarm": "de herinnering",
        "autostart": "starten bij aanmelden",
        "contrast": "contrast zoals je computer het wil",
        "ending": "afsluiten door het systeem",
        "export": "bewaren als geluid",
        "instance": "merken dat Herstel al open is",
        "keep_awake": "je computer wakker houden",
        "motion": "beweging zoals je computer het wil",
        "palette_alarm": "kleuren volgens de klok",
        "player": "het geluid",
        "synthesiser": "de stem in het geluid",
        "system_volume": "merken dat je computer op stil staat",
        "tray": "het pictogram bij de klok",
        "voice": "de stem",
    }


class Fallbacks:
    """Puts a stand-in behind each service, and knows which ones do not work."""

    def __init__(self) -> None:
        """Guard nothing yet."""
        self.changed: Event[str] = Event()
        """A Dutch notice about all that does not work; from any thread, as a service may fail in one of its own."""
        self._failing: list[str] = []
        self._lock = threading.Lock()

    def guard(
        self,
        part: str,
        make: Callable[[], T],
        without: Callable[[], T],
        expected: tuple[type[Exception], ...] = (),
    ) -> T:
        """Give the service that `make` gives, with the stand-in of `without` behind it.

        `part` is one of `part_names`. `expected` are the exceptions that its port promises: these come through.
        """
        return cast(T, _Guarded(self, part, make, without(), expected))

    def ask(self, part: str, question: Callable[[], bool]) -> Callable[[], bool]:
        """Give a question to the system that is answered with no once it has failed."""
        failed = False

        def answer() -> bool:
            nonlocal failed
            if not failed:
                try:
                    return question()
                except Exception as error:  # noqa: BLE001 - logged by `report`
                    failed = True
                    self.report(part, error)
            return False

        return answer

    def report(self, part: str, error: Exception) -> None:
        """Log what a service raised, and have it told; from any thread."""
        logger.error("%s does not work", part, exc_info=error)
        with self._lock:
            is_new = part not in self._failing
            if is_new:
                self._failing.append(part)
        if is_new:
            self.changed.emit(self.notice)

    @property
    def notice(self) -> str:
        """What does not work, as one Dutch notice; empty where all is well."""
        if not self._failing:
            return ""
        names = part_names()
        told = "Dit werkt nu niet: {parts}. De rest werkt wel. In het log staat waarom."
        return told.format(parts=", ".join(names[part] for part in self._failing))


class _Guarded:
    """Stands for a service: has all that the service has, and never raises what is not expected."""

    __slots__ = ("_expected", "_fallbacks", "_listening", "_lock", "_make", "_part", "_service", "_without", "_works")

    def __init__(
        self,
        fallbacks: Fallbacks,
        part: str,
        make: Callable[[], object],
        without: object,
        expected: tuple[type[Exception], ...],
    ) -> None:
        self._fallbacks, self._part, self._expected = fallbacks, part, expected
        self._make: Callable[[], object] | None = make
        self._service: object | None = None
        self._without = without
        self._works = True
        self._listening: list[tuple[str, tuple[object, ...]]] = []
        """Who wants to hear of a service that is not made yet."""
        self._lock = threading.RLock()

    def _made(self) -> object | None:
        """Give the service, and make it where this is the first that is asked of it; None where it cannot be made."""
        with self._lock:
            make, self._make = self._make, None
            if make is None:
                return self._service
            try:
                self._service = make()
                for name, listener in self._listening:
                    getattr(self._service, name)(*listener)
            except Exception as error:  # noqa: BLE001 - logged by `_fail`
                self._fail(error)
            return self._service

    def __getattr__(self, name: str) -> Any:
        if self._make is not None and name.startswith("on_"):
            return lambda *listener: self._listen_later(name, listener)
        if self._make is not None and name in GIVES_BACK:
            return getattr(self._without, name)
        service = self._made()
        if service is None or not (self._works or name in GIVES_BACK):
            return getattr(self._without, name)
        try:
            value = getattr(service, name)
        except Exception as error:  # noqa: BLE001 - logged by `_fail`
            value = getattr(self._without, name)
            self._fail(error)
            return value
        return self._guarded(name, value) if inspect.isroutine(value) else value

    def __setattr__(self, name: str, value: object) -> None:
        if name in _Guarded.__slots__:
            object.__setattr__(self, name, value)
        else:
            setattr(self._made(), name, value)

    def _listen_later(self, name: str, listener: tuple[object, ...]) -> None:
        self._listening.append((name, listener))
        getattr(self._without, name)(*listener)

    def _guarded(self, name: str, method: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            if name.startswith("on_"):
                # Who listens to the service also listens to its stand-in, which may have to take over.
                getattr(self._without, name)(*arguments, **named)
            try:
                return method(*arguments, **named)
            except self._expected:
                raise
            except Exception as error:  # noqa: BLE001 - logged by `_fail`
                self._fail(error)
            return getattr(self._without, name)(*arguments, **named)

        return call

    def _fail(self, error: Exception) -> None:
        """Leave it to the stand-in from here on; more of the same is only of the log."""
        if self._works:
            self._works = False
            self._fallbacks.report(self._part, error)
        else:
            logger.warning("%s does not give back what it held", self._part, exc_info=error)
