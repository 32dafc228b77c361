"""Exercises of one's own making: the rhythm that is being made, what is kept of it, and what is removed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from herstel_app.core.errors import StorageError
from herstel_app.engine.audio.director import AudioDirector
from herstel_app.engine.audio.samples import breaths_sample
from herstel_app.engine.event import Event
from herstel_app.engine.library_model import LibraryModel

if TYPE_CHECKING:
    from herstel_app.core.own_pattern import OwnPattern
    from herstel_app.core.rhythm_draft import RhythmDraft


class OwnRhythms:
    """Holds the draft. What was begun stays until it is kept or left."""

    def __init__(self, library: LibraryModel, audio: AudioDirector) -> None:
        """Begin with nothing made."""
        self.changed: Event[()] = Event()
        """There is another draft, or it was not kept."""
        self.notice: Event[str] = Event()
        """A Dutch sentence for the user."""
        self._draft: RhythmDraft | None = None
        self.fault = ""
        """Why it was not kept, in Dutch."""
        self._library, self._audio = library, audio

    @property
    def draft(self) -> RhythmDraft:
        """What is made so far."""
        from herstel_app.core.rhythm_draft import RhythmDraft

        return self._draft or RhythmDraft()

    def begin(self) -> None:
        """Make a new rhythm, or go on with one that was begun."""
        if self.draft.exercise_id is not None:
            self.leave()

    def edit(self, exercise_id: str) -> None:
        """Change a rhythm that was kept."""
        from herstel_app.core.rhythm_draft import RhythmDraft

        draft = RhythmDraft.of(exercise_id, self._library.library.exercises[exercise_id])
        if draft is not None:
            self.show(draft)

    def show(self, draft: RhythmDraft) -> None:
        """Go on from a draft, with nothing said of it."""
        self.fault = ""
        self._take(draft)

    def leave(self) -> None:
        """Let go of what was made."""
        from herstel_app.core.rhythm_draft import RhythmDraft

        self.show(RhythmDraft())

    def set_pattern(self, pattern: OwnPattern) -> None:
        """Have these phases."""
        self._take(replace(self.draft, pattern=pattern))

    def set_title(self, title: str) -> None:
        """Have this name."""
        self._take(replace(self.draft, title=title))

    def toggle_length(self, minutes: float) -> None:
        """Have one length more, or less."""
        self._take(self.draft.toggled(minutes))

    def _take(self, draft: RhythmDraft) -> None:
        if draft.pattern != self.draft.pattern:
            self._audio.stop_breaths()
        self._draft = draft
        self.changed.emit()

    def hear(self) -> None:
        """Hear a few breaths, or stop that."""
        if self._audio.sample.is_breathing:
            self._audio.stop_breaths()
        else:
            from herstel_app.core.own_exercise import to_hear

            self._audio.hear(breaths_sample(to_hear(self.draft.pattern)))

    def keep(self) -> str | None:
        """Keep what was made; gives its id, or None where it may not be so or cannot be kept."""
        from herstel_app.core.own_pattern import refusals

        if refusals(self.draft.pattern):
            return None
        self._audio.stop_breaths()
        try:
            kept = self._library.keep(self.draft.exercise(), self.draft.exercise_id)
        except StorageError as error:
            self.fault = str(error)
            self.changed.emit()
            return None
        self.leave()
        return kept

    def remove(self, exercise_id: str) -> None:
        """Remove a rhythm that was kept."""
        try:
            self._library.remove(exercise_id)
        except StorageError as error:
            self.notice.emit(str(error))
            self._library.refresh()
