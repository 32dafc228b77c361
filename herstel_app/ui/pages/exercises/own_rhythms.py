"""Brings together what there is around a rhythm of one's own: the list, the maker and the library."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from herstel_app.core.content import Exercise
from herstel_app.core.errors import StorageError
from herstel_app.core.library import Library
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.engine import Engine
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.exercises.page import ExercisesPage
from herstel_app.ui.pages.exercises.pattern_page import Draft, PatternPage


class OwnRhythms(QObject):
    """Follows the pages that there are now; they may be made anew in another text size."""

    page_asked = Signal(str)
    notice = Signal(str)

    def __init__(self, engine: Engine, bridge: Bridge) -> None:
        """Keep what stays when the pages are made anew."""
        super().__init__()
        self._engine, self._bridge, self._library = engine, bridge, engine.library
        self._draft = Draft()
        self._list: ExercisesPage | None = None
        self._maker: PatternPage
        bridge.library_changed.connect(self._use)

    def make_pages(self, theme: Theme) -> tuple[ExercisesPage, PatternPage]:
        """Make the list of exercises and the maker, with what was made so far in it."""
        page = self._list = ExercisesPage(self._library.library, theme, self._library.changeable)
        self._maker = PatternPage(self._engine.audio, self._bridge, self._engine.clock, theme, self._draft)
        page.chosen.connect(self._engine.offer)
        page.make_asked.connect(self._begin)
        page.edit_asked.connect(self._edit)
        page.remove_asked.connect(self._remove)
        self._maker.changed.connect(self._remember)
        self._maker.kept.connect(self._keep)
        self._maker.left.connect(lambda: self.page_asked.emit("exercises"))
        return page, self._maker

    def drop_pages(self) -> None:
        """Let go of pages that are there no longer."""
        self._list = None

    def _remember(self) -> None:
        self._draft = self._maker.draft

    def _begin(self) -> None:
        self._maker.begin()
        self.page_asked.emit("pattern")

    def _edit(self, exercise_id: str) -> None:
        self._maker.edit(exercise_id, self._library.library.exercises[exercise_id])
        self.page_asked.emit("pattern")

    def _remove(self, exercise_id: str) -> None:
        try:
            self._library.remove(exercise_id)
        except StorageError as error:
            self.notice.emit(str(error))
            self._library.refresh()

    def _keep(self, exercise: Exercise, exercise_id: str | None) -> None:
        try:
            kept = self._library.keep(exercise, exercise_id)
        except StorageError as error:
            self._maker.tell(str(error))
            return
        self._maker.show_draft(Draft())
        self.page_asked.emit("exercises")
        if kept in self._library.library.exercises:
            self._engine.offer(PracticeRequest(kept))
            if self._list is not None:
                self._list.reveal(kept)

    def _use(self, library: Library) -> None:
        if self._list is not None:
            self._list.show_library(library, self._library.changeable)
            self._list.mark(self._engine.programmes.marked)
