"""A system whose volume is told by the test."""

from __future__ import annotations

from herstel_app.core.ports.output_level import OutputLevel


class ToldVolume:
    """Says what it was told, and counts how often it was asked."""

    def __init__(self) -> None:
        self.level: OutputLevel | None = None
        self.looks = 0

    def look(self) -> OutputLevel | None:
        self.looks += 1
        return self.level
