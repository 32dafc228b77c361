"""The ideas the explanations carry, by section: the table the content is held against."""

from __future__ import annotations

CLAIMS: dict[int, tuple[str, ...]] = {
    1: ("functioning-hides-absence", "noticed-between-loads"),
    2: ("ability-to-return", "four-levels", "happens-by-itself", "subtle-presence", "creeping-absence"),
    3: ("two-processes", "carried-by-willpower", "four-recognitions", "put-off-unnoticed"),
    4: (
        "absence-or-regulation",
        "still-but-grinding",
        "lying-but-tense",
        "asleep-but-on",
        "four-signals",
        "safe-enough",
    ),
    5: ("step-by-step", "shifted-frame"),
    6: ("reflex-control", "adds-tension", "letting-go-not-discipline"),
    7: ("five-links", "keeps-itself-going", "loose-tips"),
    8: ("basic-condition", "less-buffer", "sleep-first"),
    9: ("natural-ability", "four-looks", "no-pressure"),
    10: ("look-further", "information-not-failure", "sooner-shorter"),
    11: ("ground-and-coherence", "guidance"),
}

PRACTISED = (
    "functioning-hides-absence", "four-levels", "happens-by-itself", "still-but-grinding", "lying-but-tense",
    "asleep-but-on", "four-signals", "safe-enough", "letting-go-not-discipline", "five-links", "basic-condition",
)  # fmt: skip
"""The claims that can be felt with the exercises there are."""
