"""An evening: texts and exercises after each other, without another click.

Invariants:
- an exercise that comes to its own end leads to the next step; one that is stopped ends the evening;
- how it ended is told once, after the last step that was done;
- an exercise that is not there any more is passed over.
"""

from __future__ import annotations

from herstel_app.core.evening import Evening
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Ask, Practise, Practised, Read
from herstel_app.core.way_names import doing_in
from herstel_app.engine.programmes.tools import Steps, Tools, how_it_ended


class EveningProgramme:
    """The steps of one evening."""

    def __init__(self, evening: Evening, tools: Tools) -> None:
        """Begin with the first step."""
        self.evening = evening
        self.at: int | None = None
        """The place of the step that is being done; None before the first and after the last."""
        self._tools = tools

    def _after(self, place: int) -> str:
        """Give what one does after a step; what is not there any more is passed over."""
        content = self._tools.content
        for step in self.evening.steps[place + 1 :]:
            if step.kind == "read" and step.id in content.explanations:
                return f"“{content.explanations[step.id].title}”"
            if step.kind == "practise" and step.id in content.exercises:
                return doing_in(content.exercises[step.id], step.variant_id)
        return ""

    def steps(self) -> Steps:
        """Do one step after the other."""
        last = len(self.evening.steps) - 1
        has_done = False
        for place, step in enumerate(self.evening.steps):
            if step.kind == "read":
                self.at = place
                yield Read(step.id, step.seconds, self._after(place), self._tools.chosen.evening_aloud)
            elif step.id in self._tools.content.exercises:
                self.at = place
                request = PracticeRequest(step.id, step.minutes, step.variant_id, place=self.evening.where)
                done: Practised = yield Practise(request, {}, ends_evening=place == last, follows=place > 0)
                if done.was_stopped or place == last:
                    self.at = None
                    is_left_out = self._tools.journal.is_left_out and not has_done
                    yield Ask(how_it_ended(done, True, is_left_out), request)
                    return
                has_done = True
        self.at = None
