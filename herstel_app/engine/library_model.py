"""The library in use: read again when the user's own folder has changed, so that nobody has to start anew."""

from __future__ import annotations

from herstel_app.core.content import Exercise
from herstel_app.core.errors import StorageError
from herstel_app.core.library import Library
from herstel_app.core.ports.files import ContentSource, OwnExercises
from herstel_app.engine.event import Event
from herstel_app.engine.settings_model import SettingsModel


class LibraryModel:
    """Holds the library, and keeps what someone makes in their own folder."""

    def __init__(self, source: ContentSource, library: Library, own: OwnExercises, settings: SettingsModel) -> None:
        """Start from `library`, which was read from `source`."""
        self.changed: Event[Library] = Event()
        """The library as it is from now on."""
        self.told: Event[str] = Event()
        """What is wrong with a file in the user's own folder."""
        self.solved: Event[str] = Event()
        """What was told of a file is no longer so."""
        self.library = library
        self._source, self._own, self._settings = source, own, settings

    def refresh(self) -> None:
        """Read the user's own folder again where something in it has changed."""
        if self._source.has_changed:
            self._read()

    def can_change(self, exercise_id: str) -> bool:
        """Whether the exercise was made here, and its file has not been changed by hand."""
        file = self.library.own.get(exercise_id)
        return file is not None and self._own.is_made_here(file)

    @property
    def changeable(self) -> frozenset[str]:
        """The ids of all exercises that can be changed here."""
        return frozenset(name for name in self.library.own if self.can_change(name))

    def keep(self, exercise: Exercise, exercise_id: str | None = None) -> str:
        """Keep a new exercise, or what has become of `exercise_id`; gives its id. Raises StorageError."""
        if exercise_id is None:
            name = self._own.add(exercise, self.library.exercises).stem
        else:
            self._own.change(self._file(exercise_id), exercise)
            name = exercise_id
        # Under this name something else may have been done before: its cautions are shown again.
        seen = tuple(seen for seen in self._settings.settings.seen_cautions if seen != name)
        self._settings.change(seen_cautions=seen)
        self._read()
        return name

    def remove(self, exercise_id: str) -> None:
        """Remove an exercise that was made here. Raises StorageError."""
        self._own.remove(self._file(exercise_id))
        self._read()

    def _file(self, exercise_id: str) -> str:
        file = self.library.own.get(exercise_id)
        if file is None:
            raise StorageError(f"“{exercise_id}” is er niet meer.")
        return file

    def _read(self) -> None:
        before = {str(problem) for problem in self.library.problems}
        self.library = self._source.read()
        now = [str(problem) for problem in self.library.problems]
        for text in before - set(now):
            self.solved.emit(text)
        for text in now:
            if text not in before:
                self.told.emit(text)
        self.changed.emit(self.library)
