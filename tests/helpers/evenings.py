"""An evening with a text: composed ones have none, so it is one that someone kept."""

from __future__ import annotations

from herstel_app.engine.engine import Engine

TEXT, BREATH, REST = "rest-and-recovery", "slow-breathing", "stillness"
KEPT_WITH_TEXT = (("lezen", TEXT, 0.0), ("ademen", BREATH, 5.0), ("stilte", REST, 2.0))
"""As *mijn avond* was kept when composed evenings began with a text."""


def choose_evening_with_text(engine: Engine) -> None:
    """Have tonight's evening be one that begins with a text."""
    engine.settings.change(my_evening=KEPT_WITH_TEXT)
    engine.evening_choice.ask_own(True)
