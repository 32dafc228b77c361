"""What makes an exercise into an audio file."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from typing import Protocol

from herstel_app.core.file_sound import Master
from herstel_app.core.ports.sound import SpokenLine
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline

ENDINGS = (".mp3", ".wav")
"""Of the files that can be made."""


class Export(Protocol):
    """Writes a timeline as an audio file."""

    def __call__(
        self,
        timeline: Timeline,
        path: str,
        choice: SoundChoice,
        speech: Mapping[str, SpokenLine] | None,
        title: str,
        *,
        master: Master,
        progress: Callable[[float], bool],
    ) -> bool:
        """Give False where `progress` said to stop. Raises OSError where the file cannot be written."""


def no_export(*_: object, **__: object) -> bool:
    """Refuse, on a computer that cannot make sound into a file."""
    raise OSError(errno.ENOSYS, "no export")
