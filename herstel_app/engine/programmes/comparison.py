"""A proef: two parts one after the other, with the same signals before, between and after.

It lets someone feel, and concludes nothing. Which part comes first alternates from one time to the next. Each part is
an entry of the journal of its own; what was noted between them closes the first and opens the second.
"""

from __future__ import annotations

from herstel_app.core.breath_attention import BreathLength
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import (
    Ask,
    BeginComparison,
    ComparisonResult,
    HowAfterPart,
    OfferComparison,
    Practise,
    Practised,
    TapBreaths,
)
from herstel_app.core.programme_content import Proef, ProefChoice
from herstel_app.core.signals import Readings
from herstel_app.engine.programmes.tools import Steps, Tools


class ComparisonProgramme:
    """One proef."""

    def __init__(self, proef: Proef, tools: Tools, asked: PracticeRequest | None = None) -> None:
        """Prepare it; `asked` is the claim in an explanation that it starts from."""
        self.proef = proef
        self._tools = tools
        self._asked = asked or PracticeRequest(proef.parts[0].choices[0].exercise, proef=proef.id)

    def steps(self) -> Steps:
        """Offer the proef, do its parts, ask after each, and show what was noted."""
        chosen: BeginComparison = yield self._ask(self._offer())
        self._tools.see_cautions(part.exercise for part in chosen.parts)
        first: BreathLength | None = (yield self._ask(TapBreaths())) if chosen.attends else None
        before, noted = chosen.before, []
        stopped = False
        for place, part in enumerate(chosen.parts):
            if place == 1:
                self._turn()
            done: Practised = yield self._practise(part, before)
            stopped = done.was_stopped
            following = None if stopped else next(iter(chosen.parts[place + 1 :]), None)
            before = yield self._ask(HowAfterPart(self.proef, following, stopped))
            noted.append((part.after, before))
            if stopped:
                break
        last: BreathLength | None = (yield self._ask(TapBreaths())) if first is not None and not stopped else None
        breaths = (first, last) if first is not None and last is not None else None
        yield self._ask(ComparisonResult(self.proef, chosen.before, tuple(noted), breaths))

    def _ask(self, question: OfferComparison | TapBreaths | HowAfterPart | ComparisonResult) -> Ask:
        return Ask(question, self._asked)

    def _offer(self) -> OfferComparison:
        turned = self.proef.id in self._tools.chosen.proeven_turned
        ordered = tuple(reversed(self.proef.parts)) if turned else self.proef.parts
        parts = tuple(part.choices[0] for part in ordered)
        exercises = self._tools.content.exercises
        new = {name: exercises[name] for name in self._tools.unseen(part.exercise for part in parts)}
        return OfferComparison(self.proef, parts, new)

    def _turn(self) -> None:
        """Have the other part come first the next time."""
        turned = set(self._tools.chosen.proeven_turned) ^ {self.proef.id}
        self._tools.settings.change(proeven_turned=tuple(sorted(turned)))

    def _practise(self, part: ProefChoice, before: Readings) -> Practise:
        asked = self._asked
        request = PracticeRequest(
            part.exercise,
            part.minutes,
            part.variant,
            asked.explanation_id,
            asked.claim_id,
            asked.why,
            proef=self.proef.id,
        )
        # A claim that it was asked from stays marked, whichever exercise the part is.
        return Practise(request, before, marked=asked if asked.claim_id else None)
