"""The program with a clock that runs forty times as fast, and without sound or voice: an evening in half a minute."""

from __future__ import annotations

import sys

from herstel_app import app
from herstel_app.cli import main
from herstel_app.clock import SystemClock
from herstel_app.core.ports.sound import SilentPlayer
from herstel_app.core.ports.voice import SilentVoice
from herstel_app.core.session import GAP_S
from herstel_app.fallback import Fallbacks
from herstel_app.paths import DataDir

SPEED = 40.0


class HurriedClock(SystemClock):
    """Hurries, but never so much between two looks that the session would take it for a computer that slept."""

    def __init__(self) -> None:
        super().__init__()
        self._real_s = self._told_s = super().monotonic_s()

    def monotonic_s(self) -> float:
        real_s = super().monotonic_s()
        self._told_s += min(SPEED * (real_s - self._real_s), 0.9 * GAP_S)
        self._real_s = real_s
        return self._told_s


def hurried_services(data: DataDir | None = None, fallbacks: Fallbacks | None = None) -> app.Services:
    services = real_services(data, fallbacks)
    services.clock, services.player, services.voice = HurriedClock(), SilentPlayer(), SilentVoice()
    return services


if __name__ == "__main__":
    real_services = app.real_services
    app.real_services = hurried_services
    sys.exit(main())
