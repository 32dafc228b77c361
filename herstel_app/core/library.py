"""All content as one library."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from herstel_app.core.content import Exercise, Explanation
from herstel_app.core.content_problems import Problem
from herstel_app.core.page_content import HelpPage, Yardstick
from herstel_app.core.programme_content import Proef, Recipe
from herstel_app.core.shuffle_words import ShuffleWords
from herstel_app.core.sources import Source


class Library(msgspec.Struct, frozen=True):
    """All content, by id; explanations and exercises in the order in which they are shown."""

    explanations: Mapping[str, Explanation]
    exercises: Mapping[str, Exercise]
    sources: Mapping[str, Source]
    help: HelpPage
    words: ShuffleWords
    yardstick: Yardstick
    proeven: Mapping[str, Proef]
    recipes: Mapping[str, Recipe] = msgspec.field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    """What was wrong in the user's own folder; those files were left out."""
    own: Mapping[str, str] = msgspec.field(default_factory=dict)
    """The files of the exercises that come from the user's own folder."""
