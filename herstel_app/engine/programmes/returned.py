"""Looking at what was put away and is back."""

from __future__ import annotations

from herstel_app.core.programme import Ask, LookAtReturned
from herstel_app.core.records import ReturnedThought
from herstel_app.engine.programmes.tools import Steps, Tools


class ReturnedProgramme:
    """What is back, until someone leaves it."""

    def __init__(self, items: tuple[ReturnedThought, ...], tools: Tools) -> None:
        """Show these, which `ReturnedThoughts.open` gave."""
        self._items, self._tools = items, tools

    def steps(self) -> Steps:
        """Show them, and let stay what is left of them."""
        try:
            yield Ask(LookAtReturned(self._items))
        finally:
            self._tools.returned.close()
