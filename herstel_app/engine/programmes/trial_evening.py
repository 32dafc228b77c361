"""One evening of the avondproef: signals, what it is tonight, the exercise or rest, signals again, and the end.

The signals come before it is known what the evening is. An evening that is stopped early, or left before it has begun,
keeps its place and is offered again, and nothing is asked after it; one that is left after its exercise counts, with
what was answered. It counts before the end is shown: the dark may last all night.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from herstel_app.core.content import Exercise
from herstel_app.core.fit import in_way
from herstel_app.core.matched_rest import rest_like
from herstel_app.core.ports.records import Trials
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import (
    Ask,
    EveningStopped,
    HowIsItNow,
    Practise,
    Practised,
    RemarkEvening,
    RevealEvening,
)
from herstel_app.core.randomisation import Condition
from herstel_app.core.records import StoredTrial
from herstel_app.core.signals import Readings
from herstel_app.core.trial import Remarks, Tonight, TrialPlan
from herstel_app.engine.programmes.tools import Steps, Tools, rate
from herstel_app.engine.trial_words import before_words
from herstel_app.engine.words import EVENING_DID_NOT_COUNT, trial_does_not_fit, trial_exercise_gone

REST = "stillness"


def can_be_done(plan: TrialPlan, tools: Tools) -> bool:
    """Whether what the trial is about can be done now, and fits; a notice where it cannot.

    Someone who gave no answer chose the exercise themselves, and goes on with it.
    """
    exercise = tools.content.exercises.get(plan.exercise_id)
    variants = {None, *(variant.id for variant in exercise.variants)} if exercise else set()
    if exercise is None or plan.variant_id not in variants:
        tools.trials.notice.emit(trial_exercise_gone(plan.exercise_title))
        return False
    if tools.fit.answer is not None and plan.variant_id not in tools.fit.ways(plan.exercise_id):
        tools.trials.notice.emit(trial_does_not_fit(plan.exercise_title))
        return False
    return True


class TrialEveningProgramme:
    """Tonight's evening of a trial."""

    def __init__(self, kept: StoredTrial, tools: Tools, another_evening: bool = False) -> None:
        """Prepare it; `another_evening` is someone saying so, whatever the clock's date says."""
        self._kept, self._tools, self._another = kept, tools, another_evening
        plan = kept.trial.plan
        self._request = PracticeRequest(plan.exercise_id, plan.minutes, plan.variant_id, parts=plan.parts)

    def steps(self) -> Steps:
        """Ask, reveal, do, and ask again."""
        plan, known = self._kept.trial.plan, self._kept.trial.open_evening
        told = before_words(plan, known.condition if known else None)
        before = yield from rate(plan.signals, self._request, told)
        if not can_be_done(plan, self._tools) or not self._attempt(self._begin):
            return
        evening = self._kept.trial.open_evening
        assert evening is not None
        self._began_at = evening.started_at
        exercise = self._exercise(evening.condition)
        try:
            yield self._ask(RevealEvening(plan, evening.condition, exercise))
            done: Practised = yield self._practise(evening.condition, exercise, before)
        except GeneratorExit:
            self._interrupt()
            raise
        if done.was_stopped:
            self._interrupt()
            yield self._ask(EveningStopped())
            return
        question = RemarkEvening(self._kept.id)
        try:
            yield from rate(plan.signals, self._request, tapped=self._tools.journal.after)
            yield self._ask(question)
        finally:
            counts = self._finish(question.draft)
        try:
            yield self._ask(HowIsItNow(done.ended.outcome, self._tools.journal.noted or done.written, closes=True))
        finally:
            if counts:
                self._add_words(question.draft)

    def _ask(self, question: RevealEvening | EveningStopped | RemarkEvening | HowIsItNow) -> Ask:
        return Ask(question, self._request)

    def _begin(self, trials: Trials) -> StoredTrial:
        now = self._tools.clock.now()
        if self._kept.trial.tonight(now) is Tonight.GOING_ON:
            self._kept = trials.interrupt(self._kept.id)
        return trials.begin(self._kept.id, now, self._another)

    def _exercise(self, condition: Condition) -> Exercise:
        """Give what is done tonight; rest in the shape of the exercise that it is compared with."""
        exercises, plan = self._tools.content.exercises, self._kept.trial.plan
        exercise = exercises[plan.exercise_id]
        if condition is Condition.EXERCISE:
            return exercise
        options = self._tools.options(self._request)
        rest = exercises[REST]
        way = next(iter(self._tools.fit.ways(REST)), None)
        return rest_like(in_way(rest, way), exercise, plan.minutes, plan.variant_id, options)

    def _practise(self, condition: Condition, exercise: Exercise, before: Readings) -> Practise:
        rests = condition is Condition.REST
        request = PracticeRequest(REST, exercise.default_minutes) if rests else self._request
        return Practise(request, before, exercise=exercise, began=self._attach, tap_follows=True)

    def _attach(self) -> None:
        """Connect the evening with the entry that the exercise has in the journal, if it has one."""
        entry_id = self._tools.journal.entry_id
        evening = self._kept.trial.open_evening
        if entry_id and evening and evening.entry_id != entry_id:
            self._attempt(lambda trials: trials.attach(self._kept.id, entry_id))

    def _finish(self, remarks: Remarks) -> bool:
        """Let the evening count, which is told; without history it comes back, without its trial only words stay."""
        tools = self._tools
        if tools.trials.is_gone(self._kept.id):
            if remarks.unpleasant_words:
                tools.journal.note(remarks.unpleasant_words)
            return False
        if not tools.trials.kept.keeps:
            self._interrupt()
            tools.trials.notice.emit(EVENING_DID_NOT_COUNT)
            return False
        tools.journal.keep()  # it may have been switched on only during the evening
        self._attach()
        self._remark(remarks)
        return self._attempt(lambda trials: trials.finish(self._kept.id))

    def _add_words(self, remarks: Remarks) -> None:
        """Put what was noted at the end with the evening, too."""
        trials, words = self._tools.trials, self._tools.journal.noted
        if words and trials.kept.keeps and not trials.is_gone(self._kept.id):
            self._remark(replace(remarks, words=words))

    def _remark(self, remarks: Remarks) -> None:
        self._attempt(lambda trials: trials.remark(self._kept.id, self._began_at, remarks))

    def _interrupt(self) -> None:
        self._attempt(lambda trials: trials.interrupt(self._kept.id))

    def _attempt(self, move: Callable[[Trials], StoredTrial]) -> bool:
        kept = self._tools.trials.attempt(move)
        self._kept = kept or self._kept
        return kept is not None
