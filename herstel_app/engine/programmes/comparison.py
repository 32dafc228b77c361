"""A proef: two parts one after the other, one tap after each, and then what was tapped.

It begins at once, lets someone feel, and concludes nothing. Which part comes first is drawn by lot the first time, and
alternates after that; where nothing is kept it is drawn each time. Each part is an entry of the journal of its own;
what was tapped between them closes the first and opens the second. A tap may be passed over.
Stopped on the way it is over, and asks nothing.
"""

from __future__ import annotations

from msgspec.structs import replace

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Ask, HowIsItNow, Practise, Practised, ShowDifference, TappedPart, TapSignal
from herstel_app.core.programme_content import Proef, ProefChoice, ProefParts
from herstel_app.core.randomisation import falls_even
from herstel_app.core.signals import Readings, reading_at
from herstel_app.engine.programmes.tools import Steps, Tools, how_it_ended

MORE = ("longer-exhale", "natural-breath")
"""What five minutes more can be, the first that fits."""
MORE_MINUTES = 5.0


class ComparisonProgramme:
    """One proef."""

    def __init__(self, proef: Proef, parts: ProefParts, tools: Tools) -> None:
        """Prepare it with parts that fit, rest first."""
        self.proef = proef
        self.order = parts
        """The parts as they are done."""
        self.at: int | None = None
        """The place of the part that is being done; None where none is."""
        self._parts, self._tools = parts, tools

    def steps(self) -> Steps:
        """Do its parts, have the signal tapped after each, and show what was tapped."""
        rest = self._parts[0]
        if self._is_turned():
            self.order = self._parts[1], self._parts[0]
        first, second = self.order
        before: Readings = {}
        tapped: dict[ProefChoice, TappedPart] = {}
        for place, part in enumerate(self.order):
            if part is second:
                self._turn()
            self.at = place
            done: Practised = yield self._practise(part, before)
            self.at = None
            if done.was_stopped:
                return
            following, earlier = (second, None) if part is first else (None, first)
            dot: int | None = yield self._ask(TapSignal(self.proef.signal, part, following, earlier))
            before = {} if dot is None else {self.proef.signal: reading_at(dot)}
            if before:
                self._tools.journal.after(before)
            tapped[part] = TappedPart(part, dot)
        shown = ShowDifference(self.proef, tapped[rest], tapped[self._parts[1]], first is rest)
        wants_more: bool | None = yield self._ask(shown)
        if wants_more:
            yield from self._go_on()
        elif wants_more is False:
            yield self._ask(HowIsItNow("completed"))

    def _ask(self, question: TapSignal | ShowDifference | HowIsItNow) -> Ask:
        return Ask(question, PracticeRequest(self._parts[0].exercise, proef=self.proef.id))

    def _is_turned(self) -> bool:
        """Whether it begins with its second part; drawn by lot where it was not done before, or nothing is kept."""
        name, chosen = self.proef.id, self._tools.chosen
        if not chosen.history:
            return falls_even(self._tools.draw_seed())
        if name not in chosen.proeven_drawn:
            self._tools.settings.change(proeven_drawn=(*chosen.proeven_drawn, name))
            if falls_even(self._tools.draw_seed()):
                self._turn()
        return name in self._tools.chosen.proeven_turned

    def _turn(self) -> None:
        """Have the other part come first the next time."""
        if self._tools.chosen.history:
            turned = set(self._tools.chosen.proeven_turned) ^ {self.proef.id}
            self._tools.settings.change(proeven_turned=tuple(sorted(turned)))

    def _practise(self, part: ProefChoice, before: Readings) -> Practise:
        request = PracticeRequest(part.exercise, part.minutes, part.variant, proef=self.proef.id)
        return Practise(request, before, tap_follows=True)

    def _go_on(self) -> Steps:
        """Breathe for five minutes more, in the dark."""
        more = self._more()
        if more is None:
            return
        request = replace(more, dark=True)
        done: Practised = yield Practise(request, {}, ends_evening=True)
        yield Ask(how_it_ended(done, closes=True), request)

    def _more(self) -> PracticeRequest | None:
        """Give what was just breathed, for longer, or else the breathing that fits; None where there is none."""
        other = self._parts[1]
        if other.exercise in MORE:
            return PracticeRequest(other.exercise, MORE_MINUTES, other.variant)
        fitted = (self._tools.fit.fitted(PracticeRequest(name, MORE_MINUTES)) for name in MORE)
        return next((request for request in fitted if request is not None), None)
