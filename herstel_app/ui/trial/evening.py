"""One evening of the avondproef in the practice pane: sliders, what it is tonight, the exercise or rest, sliders.

The sliders come before it is known what the evening is. An evening that is stopped early, or left before it has begun,
keeps its place and is offered again; one whose last form is left counts, with what was filled in.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from herstel_app.core.compiling import find_variant
from herstel_app.core.content import Exercise
from herstel_app.core.failures import StorageError
from herstel_app.core.lot import Condition
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.records import KeptTrial
from herstel_app.core.resting import rest_like
from herstel_app.core.session import Ended
from herstel_app.core.signals import Readings
from herstel_app.core.trial import IllegalMove, Plan, Tonight
from herstel_app.storage.trials import Trials
from herstel_app.ui.parts import Parts
from herstel_app.ui.practice.guest import GuestForm
from herstel_app.ui.practice.offer import minutes_words
from herstel_app.ui.practice.pane import PracticePane
from herstel_app.ui.practice.turn import Turn
from herstel_app.ui.trial.cautions import cautions_card
from herstel_app.ui.trial.remarks import RemarksForm
from herstel_app.ui.trial.words import rest_name

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate
REST = "stillness"


class TrialEvening(QObject):
    """Leads through at most one evening at a time."""

    changed = Signal()
    """The trial stands otherwise in the file than before."""
    notice = Signal(str)

    def __init__(self, trials: Trials, pane: PracticePane, parts: Parts) -> None:
        """Keep what it needs; nothing is shown before `start`."""
        super().__init__()
        self._trials, self._shelf, self._pane = trials, parts.shelf, pane
        self._recorder, self._clock, self._theme = parts.recorder, parts.clock, parts.theme
        self._kept: KeptTrial
        self._choice = PracticeRequest("")
        self._form: RemarksForm | None = None
        """The last form, as long as it is shown."""
        self._recorder.deleted.connect(self._look_whether_there)
        self._turn = Turn()

    def start(self, kept: KeptTrial, another_evening: bool = False) -> None:
        """Ask how it is now; what the evening is, is not told before. An exercise that runs is left alone."""
        if self._pane.is_practising:
            return
        plan = kept.trial.plan
        if not self._is_there(plan):
            return
        self._kept = kept
        self._choice = PracticeRequest(plan.exercise_id, plan.minutes, plan.variant_id, parts=plan.parts)
        form = GuestForm(self._theme, tr("Evening", "Avondproef"), tr("Evening", "Hoe is het nu?"), _begin())
        known = kept.trial.open_evening
        if known is None:
            text = tr("Evening", "Rust of oefening? Dat zie je hierna. Het lot heeft gekozen.")
        else:
            text = tr("Evening", "Deze avond is er nog een keer: {what}.").format(what=_what(plan, known.condition))
        form.say(text, role="secondary")
        form.ask_signals()
        form.done.connect(lambda: self._reveal(form.readings, another_evening))
        self._turn = self._pane.take_turn()
        self._pane.show_guest(form, self._choice, self._turn)

    def _is_there(self, plan: Plan) -> bool:
        """Whether what the trial is about can be done now; a notice where it cannot."""
        exercise = self._shelf.library.exercises.get(plan.exercise_id)
        variants = {None, *(variant.id for variant in exercise.variants)} if exercise else set()
        if plan.variant_id not in variants:
            text = tr("Evening", "De oefening “{title}” is er niet meer. De proef kan blijven liggen tot ze terug is.")
            self.notice.emit(text.format(title=plan.exercise_title))
        return plan.variant_id in variants

    def _reveal(self, before: Readings, another_evening: bool) -> None:
        if not self._is_there(self._kept.trial.plan):
            self._pane.close_form()
            return
        now = self._clock.now()

        def begin() -> KeptTrial:
            if self._kept.trial.tonight(now) is Tonight.GOING_ON:
                self._kept = self._trials.interrupt(self._kept.id)
            return self._trials.begin(self._kept.id, now, another_evening)

        if not self._try(begin):
            self._pane.close_form()
            return
        plan, evening = self._kept.trial.plan, self._kept.trial.open_evening
        assert evening is not None
        exercise = self._exercise(evening.condition)
        length = minutes_words(plan.minutes)
        title = tr("Evening", "Vanavond: {what}.").format(what=_what(plan, evening.condition))
        form = GuestForm(self._theme, tr("Evening", "Avondproef"), title, _begin())
        form.say(f"{plan.place.capitalize()}, {length}.", role="secondary")
        instructions = exercise.instructions
        if evening.condition is Condition.EXERCISE and plan.variant_id:
            instructions = find_variant(exercise, plan.variant_id).instructions or instructions
        form.say(exercise.posture, *instructions)
        form.body.addSpacing(self._theme.space(8))
        form.body.addWidget(cautions_card([exercise], self._theme))
        form.done.connect(lambda: self._play(before, evening.condition, exercise))
        form.left.connect(self._interrupt)
        self._pane.show_guest(form, self._choice, self._turn)

    def _exercise(self, condition: Condition) -> Exercise:
        """Give what is done tonight; rest in the shape of the exercise that it is compared with."""
        exercises, plan = self._shelf.library.exercises, self._kept.trial.plan
        exercise = exercises[plan.exercise_id]
        if condition is Condition.EXERCISE:
            return exercise
        options = self._pane.options(self._choice)
        return rest_like(exercises[REST], exercise, plan.minutes, plan.variant_id, options)

    def _play(self, before: Readings, condition: Condition, exercise: Exercise) -> None:
        choice = self._choice
        if condition is Condition.REST:
            choice = PracticeRequest(REST, exercise.default_minutes)
        self._pane.begin(choice, before, exercise=exercise, then=self._end, turn=self._turn)
        entry_id = self._recorder.entry_id
        if entry_id:
            self._try(lambda: self._trials.attach(self._kept.id, entry_id))

    def _end(self, event: Ended) -> None:
        if event.outcome == "stopped":
            self._interrupt()
            form = GuestForm(self._theme, tr("Evening", "Avondproef"), _stopped(), tr("Evening", "Klaar"))
            form.say(tr("Evening", "Deze avond komt later terug, als wat hij was. Wanneer, dat bepaal jij."))
        else:
            form = remarks = self._form = RemarksForm(self._theme)
            remarks.readings_changed.connect(self._recorder.after)
            form.left.connect(lambda: self._finish(remarks))
            form.done.connect(lambda: self._finish(remarks))
        form.done.connect(self._pane.close_form)
        self._pane.show_guest(form, self._choice, self._turn)

    def _finish(self, form: RemarksForm) -> None:
        """Let the evening count; without history it comes back later, and without its trial only the words stay."""
        self._form, remarks = None, form.remarks
        if self._is_gone():
            self._recorder.note("\n".join(text for text in (remarks.words, remarks.unpleasant_words) if text))
            return
        if not self._trials.keeps:
            self._interrupt()
            text = tr("Evening", "Deze avond telde niet mee, omdat er niets bewaard wordt. Hij staat er later nog.")
            self.notice.emit(text)
            return
        self._recorder.keep()  # it may have been switched on only during the evening
        self._recorder.note(remarks.words)
        evening, entry_id = self._kept.trial.evenings[-1], self._recorder.entry_id
        if entry_id and evening.entry_id != entry_id:
            self._try(lambda: self._trials.attach(self._kept.id, entry_id))
        index = len(self._kept.trial.evenings) - 1
        self._try(lambda: self._trials.remark(self._kept.id, index, remarks))
        self._try(lambda: self._trials.finish(self._kept.id))

    def _is_gone(self) -> bool:
        try:
            return self._trials.kept(self._kept.id) is None
        except StorageError as error:
            logger.warning("trial: %s", error)
            return False  # what is tried next tells of it

    def _look_whether_there(self) -> None:
        if self._form is not None and self._is_gone():
            self._form.show_gone()

    def _interrupt(self) -> None:
        self._try(lambda: self._trials.interrupt(self._kept.id))

    def _try(self, move: Callable[[], KeptTrial]) -> bool:
        """Make a move; False, and a notice, where it cannot be made."""
        try:
            self._kept = move()
        except IllegalMove as error:
            logger.warning("trial: %s", error)
            text = tr("Evening", "De avondproef staat intussen anders. Kijk bij Rust of herstel?")
            waits = tr("Evening", "Herstel bewaart nu geen geschiedenis. De avondproef wacht tot dat weer aanstaat.")
            self.notice.emit(text if self._trials.keeps else waits)
            return False
        except StorageError as error:
            logger.warning("trial: %s", error)
            text = tr("Evening", "De avondproef is nu niet te bewaren ({reason}).")
            self.notice.emit(text.format(reason=error))
            return False
        finally:
            self.changed.emit()
        return True


def _begin() -> str:
    return tr("Evening", "Begin")


def _stopped() -> str:
    return tr("Evening", "Je bent gestopt waar je wilde.")


def _what(plan: Plan, condition: Condition) -> str:
    return rest_name(plan) if condition is Condition.REST else f"“{plan.exercise_title}”"
