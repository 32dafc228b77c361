"""Lezen: the section that is open, or the list of all sections."""

from __future__ import annotations

import logging
from collections.abc import Collection

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from herstel_app.core.errors import StorageError
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Practise
from herstel_app.engine.engine import Engine
from herstel_app.engine.own_words import OwnWords
from herstel_app.engine.words import unkept_words
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.layout import column
from herstel_app.ui.kit.page import Ground
from herstel_app.ui.kit.text_column import TextColumn
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.reading.reader import Reader
from herstel_app.ui.pages.reading.section_list import SectionList

logger = logging.getLogger(__name__)


class ReadingPage(Ground):
    """Holds the reader of the section that is open, and remembers which one that is; in its place the list, a while."""

    laid_out = Signal()
    """Someone went on here: other things are to be reached by Tab."""
    section_left = Signal()
    """Someone went to another text."""
    words_changed = Signal(str, str)
    health_asked = Signal()
    """Someone wants to say first what holds for them."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme, words: OwnWords) -> None:
        """Make an empty page; `words` are the user's own words by explanation."""
        super().__init__("reader")
        self._engine, self._bridge, self._theme, self._words = engine, bridge, theme, words
        self._library, self._audio = engine.content, engine.audio
        for told in (bridge.reading_began, bridge.reading_spoke, bridge.reading_ended, bridge.sound_possible_changed):
            told.connect(self._show_aloud)
        bridge.fit_changed.connect(self._lay_out_anew)
        bridge.words_changed.connect(self.show_words)
        bridge.deleted.connect(self._look_what_is_there)
        bridge.settings_changed.connect(self.mind_keeping)
        bridge.step_changed.connect(self._show_practice)
        self._choice: PracticeRequest | None = None
        self._kept, self._unkept = True, ""
        self.reader: Reader | None = None
        self.list: SectionList | None = None
        """All sections, where someone looks at them."""
        self.explanation_id = ""
        self._layout = column(theme, on=self)

    @property
    def text(self) -> TextColumn | None:
        """The column of the text, where that is shown."""
        return self.reader.column if self.reader and self.list is None else None

    def open_last(self) -> None:
        """Show the explanation that was read last, or the first."""
        there, last = self._library.explanations, self._engine.settings.settings.last_explanation
        self.open(last if last and last in there else next(iter(there)))

    def open(self, explanation_id: str) -> None:
        """Show an explanation from its beginning."""
        self.back()
        if explanation_id == self.explanation_id:
            return
        if self.reader:  # the first text comes beside whatever is read aloud
            self._audio.reading.keep_to(explanation_id)
        self._show_reader(explanation_id)

    def _lay_out_anew(self) -> None:
        """Show other links beside the claims, at the same place in the text."""
        if self.reader:
            at = self.reader.column.verticalScrollBar().value()
            self._show_reader(self.explanation_id)
            column = self.reader.column
            # Once the layout knows how high it is; its bar is asked for then, and not kept.
            QTimer.singleShot(0, column, lambda: column.verticalScrollBar().setValue(at))
            self.laid_out.emit()

    def _show_reader(self, explanation_id: str) -> None:
        self.flush()
        if self.reader:
            self.reader.hide()
            self.reader.deleteLater()
        self.explanation_id = explanation_id
        self.reader = Reader(
            explanation_id, self._engine, self._bridge, self._words[explanation_id], self._theme, self._choice
        )
        self.reader.next_asked.connect(self._open_next)
        self.reader.list_asked.connect(self.show_list)
        self.reader.words_changed.connect(self._keep_words)
        self.reader.health_asked.connect(self.health_asked)
        self.reader.unkept.say(self._unkept)
        self.reader.aloud_asked.connect(self._toggle_aloud)
        self._layout.addWidget(self.reader)
        self._show_aloud()
        self._show_practice()

    def _show_practice(self, _step: object = None) -> None:
        if self.reader:
            self.reader.show_practice(isinstance(self._engine.programmes.step, Practise))

    def go_to(self, explanation_id: str) -> None:
        """Show another explanation, that someone asked for, and show it again the next time."""
        is_other = explanation_id != self.explanation_id
        self.open(explanation_id)
        if is_other:
            self._engine.settings.change(last_explanation=explanation_id)
            self.section_left.emit()

    def show_claim(self, request: PracticeRequest) -> None:
        """Bring the claim that an exercise was begun from in sight."""
        if self.reader:
            self.reader.show_claim(request)

    def show_list(self) -> None:
        """Show all sections in place of the text."""
        if self.reader is None or self.list is not None:
            return
        by_key = self.reader.list_link.hasFocus()
        self._audio.reading.stop()
        self.list = SectionList(self._library, self.explanation_id, self._theme)
        self.list.chosen.connect(self._open_chosen)
        self._layout.addWidget(self.list)
        self.reader.hide()
        self.laid_out.emit()
        at = self.list.rows[self.explanation_id] if by_key else self
        at.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> bool:
        """Show the text in place of the list; False where it was shown."""
        if self.list is None or self.reader is None:
            return False
        focus = QApplication.focusWidget()
        by_key = focus is not None and self.list.isAncestorOf(focus)
        self.list.hide()
        self.list.deleteLater()
        self.list = None
        self.reader.show()
        self.laid_out.emit()
        (self.reader.list_link if by_key else self).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _open_chosen(self, explanation_id: str) -> None:
        self.go_to(explanation_id)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.laid_out.emit()

    def _toggle_aloud(self) -> None:
        self._audio.reading.toggle(self.explanation_id, self._library.explanations[self.explanation_id])

    def _show_aloud(self) -> None:
        if self.reader:
            self.reader.show_aloud(self._audio)

    def show_kept(self, kept: bool, said: str) -> None:
        """Say beside the field what does not last; once words are `kept` again, hand over those that stand there."""
        self._kept, self._unkept = kept, said
        self.flush()
        if self.reader:
            self.reader.unkept.say(said)
        if kept:
            for name, text in self._words.take_unkept().items():
                self.words_changed.emit(name, text)

    def mind_keeping(self, _settings: object = None) -> None:
        """Say whether own words are kept, as is chosen in *Instellingen*."""
        keeping = self._engine.keeping
        self.show_kept(keeping.keeps, unkept_words(keeping))

    def _look_what_is_there(self) -> None:
        try:
            there = set(self._engine.lookback.own_words())
        except StorageError as error:
            logger.warning("own words: %s", error)
        else:
            self.forget_words(there)

    def forget_words(self, there: Collection[str]) -> None:
        """Take back the own words that were deleted: all but those `there`."""
        for name in self._words.deleted(there):
            self.show_words(name, "")

    def show_words(self, explanation_id: str, text: str) -> None:
        """Show own words that were changed elsewhere."""
        if self._words[explanation_id] != text and self.reader and explanation_id == self.explanation_id:
            self.reader.words.show_words(text)
        self._words.write(explanation_id, text, kept=True)

    def mark(self, choice: PracticeRequest | None) -> None:
        """Mark the claim that is being practised."""
        self._choice = choice
        if self.reader:
            self.reader.mark(choice)

    def focus_began(self) -> bool:
        """Give the keyboard back to what began the exercise that is over; False where it began elsewhere."""
        return self.reader is not None and self.list is None and self.reader.focus_began()

    def flush(self) -> None:
        """Hand over what has been typed so far."""
        if self.reader:
            self.reader.words.flush()

    def _open_next(self) -> None:
        names = list(self._library.explanations)
        self._open_chosen(names[names.index(self.explanation_id) + 1])
        self.laid_out.emit()

    def show_written(self, explanation_id: str, is_written: bool) -> None:
        """Say below the field of a text whether what stands there is written, where it lasts."""
        if self.reader and explanation_id == self.explanation_id:
            self.reader.written.show_written(is_written and not self._unkept)

    def _keep_words(self, explanation_id: str, text: str) -> None:
        self._words.write(explanation_id, text, self._kept)
        self.words_changed.emit(explanation_id, text)
