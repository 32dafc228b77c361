"""The files of the user, as far as the engine has to do with them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from herstel_app.core.content import Exercise
from herstel_app.core.library import Library
from herstel_app.core.settings import Settings


class SettingsStore(Protocol):
    """Keeps the settings in a file."""

    @property
    def is_unread(self) -> bool:
        """Whether there is a file that could not be read yet, and so is not written either."""

    def read_again(self, session: Settings) -> tuple[Settings, tuple[str, ...]] | None:
        """Give what stands in a file that could not be read, with what changed in `session`; None: not yet."""

    def save(self, settings: Settings) -> None:
        """Write the settings; raises StorageError."""

    def clear_old(self) -> None:
        """Delete what was put aside because it could not be understood; raises StorageError."""


class ContentSource(Protocol):
    """Where the library is read from."""

    @property
    def has_changed(self) -> bool:
        """Whether a file in the user's folder came, went or changed since it was read."""

    def read(self) -> Library:
        """Read all content as it is now."""


class WriteFile(Protocol):
    """Writes a file, whole or not at all."""

    def __call__(self, path: str, data: bytes) -> None:
        """Have the file at `path` hold `data`; raises OSError."""


class NamedFile(Protocol):
    """A file, as far as its name counts."""

    @property
    def stem(self) -> str:
        """Its name without suffix, which is the id of what it holds."""


class OwnExercises(Protocol):
    """The exercises that a user made, each in a file of the user's folder."""

    def is_made_here(self, file: str) -> bool:
        """Whether the file was written by this program, and not changed by hand since."""

    def add(self, exercise: Exercise, taken: Collection[str]) -> NamedFile:
        """Keep a new exercise under an id that is not `taken`; gives its file. Raises StorageError."""

    def change(self, file: str, exercise: Exercise) -> None:
        """Keep what has become of an exercise; raises StorageError."""

    def remove(self, file: str) -> None:
        """Remove an exercise; raises StorageError."""
