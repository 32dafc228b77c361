"""The program as it is where nothing makes lines into sound: every line is spoken as it comes."""

from __future__ import annotations

import sys

from herstel_app import app
from herstel_app.cli import main
from herstel_app.core.ports.voice import NoSynthesiser
from herstel_app.fallback import Fallbacks
from herstel_app.paths import DataDir


def live_services(data: DataDir | None = None, fallbacks: Fallbacks | None = None) -> app.Services:
    """Give the real services, without what makes lines into sound."""
    services = real(data, fallbacks)
    services.synthesiser = NoSynthesiser()
    return services


if __name__ == "__main__":
    real = app.real_services
    app.real_services = live_services
    sys.exit(main())
