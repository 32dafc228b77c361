"""Plays an evening through, from reading to stillness, without another click.

Invariants:
- an exercise that comes to its own end leads to the next step; one that is stopped ends the evening;
- how it is now is asked once, after the last step;
- a text waits for its reader, or until the voice has read it to its end;
- whatever was done is in the journal, wherever the evening ends;
- an exercise that is not there any more is passed over;
- an evening lasts as long as its turn in the pane: once that is over, nothing that was still to come is done.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from herstel_app.core.composer import Evening, EveningStep
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import Ended
from herstel_app.core.signals import Readings
from herstel_app.ui.keeper import SettingsKeeper
from herstel_app.ui.practice.pane import PracticePane
from herstel_app.ui.practice.turn import Turn
from herstel_app.ui.sound.aloud import ReadAloud

AFTER_READING_MS = 2_000
"""Rest between the last word that was read aloud and the next step."""


class EveningPlayer(QObject):
    """Walks through the steps of one evening."""

    step_changed = Signal(object, object)
    """Evening or None, and the place of the step that is being done or None."""
    reading_asked = Signal(str)
    """The id of the explanation that is to be read now."""
    aloud_asked = Signal()
    """That explanation is to be read aloud."""

    def __init__(self, pane: PracticePane, aloud: ReadAloud, keeper: SettingsKeeper) -> None:
        """Practise in `pane`; nothing starts before `begin`."""
        super().__init__()
        self._pane, self._keeper = pane, keeper
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(AFTER_READING_MS)
        self._rest.timeout.connect(self._go_on_alone)
        aloud.began.connect(self._listen)
        aloud.ended.connect(self._hear_out)
        self._evening: Evening | None = None
        self._at = 0
        self._before: Readings = {}
        self._turn = Turn()
        pane.read_on.connect(self.go_on)

    @property
    def is_playing(self) -> bool:
        """Whether an evening is going on."""
        return self._evening is not None

    @property
    def step(self) -> EveningStep | None:
        """The step that is being done."""
        return self._evening.steps[self._at] if self._evening else None

    def begin(self, evening: Evening, before: Readings | None = None) -> None:
        """Start with the first step; `before` is how it is now, as far as was answered."""
        self._turn = self._pane.take_turn(self.leave)
        self._evening, self._at, self._before = evening, 0, before or {}
        self._do()

    def go_on(self) -> None:
        """Leave the text for the next step."""
        if self._evening is not None and self._evening.steps[self._at].kind == "read":
            self._next(self._turn)

    def _listen(self, _name: str) -> None:
        self._rest.stop()
        if self._pane.reader_waits:
            self._pane.reader_waits.show_aloud(True)

    def _hear_out(self, name: str, read_out: bool) -> None:
        """Go on by itself after the step's own text has been read aloud to its end."""
        if self._pane.reader_waits:
            self._pane.reader_waits.show_aloud(False)
        step = self.step
        if read_out and step is not None and (step.kind, step.id) == ("read", name):
            self._rest.start()

    def _go_on_alone(self) -> None:
        # Someone who writes down a thought beside the text is not taken away from it.
        if not isinstance(QApplication.focusWidget(), QPlainTextEdit):
            self.go_on()

    def leave(self) -> None:
        """End the evening here; what was done is kept."""
        self._rest.stop()
        if self._evening is not None:
            self._evening = None
            self.step_changed.emit(None, None)

    def _do(self) -> None:
        evening = self._evening
        if evening is None:
            return
        step = evening.steps[self._at]
        if step.kind == "practise" and not self._pane.can_practise(step.id):
            self._next(self._turn)
            return
        self.step_changed.emit(evening, self._at)
        if step.kind == "read":
            self.reading_asked.emit(step.id)
            self._pane.wait_for_reader(self._at == len(evening.steps) - 1, self._turn)
            if self._keeper.settings.evening_aloud:
                self.aloud_asked.emit()
        else:
            before, self._before = self._before, {}
            then = self._end_with if self._at == len(evening.steps) - 1 else self._follow_on
            self._pane.begin(PracticeRequest(step.id, step.minutes), before, then=then, turn=self._turn)

    def _next(self, turn: Turn) -> None:
        """Do the next step, unless the evening that asked for it has been left since."""
        if turn.is_over or self._evening is None:
            return
        self._rest.stop()
        if self._at + 1 < len(self._evening.steps):
            self._at += 1
            self._do()
        else:
            self.leave()
            self._pane.close_form()

    def _follow_on(self, event: Ended) -> None:
        """Go on to the next step, or end here where someone stopped."""
        if event.outcome == "stopped":
            self._end_with(event)
        else:
            # The driver is still telling everyone about the end.
            QTimer.singleShot(0, self, partial(self._next, self._turn))

    def _end_with(self, event: Ended) -> None:
        self.leave()
        self._pane.show_after(event)
