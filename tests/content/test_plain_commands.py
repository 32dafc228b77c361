"""What one does is told with the verb that people say, and a term is told with what it means."""

from __future__ import annotations

import re

import pytest

from herstel_app.core.library import Library
from herstel_app.core.own_exercise import POSTURE
from herstel_app.paths import content_dir
from herstel_app.storage.library import load_library
from tests.content.wording import texts

STATE = re.compile(r"(?:^|[.?:] |, of )(?:zit|lig)\b(?! (?:je|er)\b)", re.IGNORECASE)
"""A command to sit or lie as if one did so already: "Zit met steun" in place of "Ga zitten met steun"."""


@pytest.fixture(scope="module")
def told() -> list[str]:
    library: Library = load_library(content_dir())
    pages = [*library.exercises.values(), *library.explanations.values(), library.help, *library.sources.values()]
    return [text for page in pages for text in texts(page)]


def test_one_is_told_to_go_and_sit_or_lie(told: list[str]) -> None:
    assert [text for text in [*told, POSTURE] if STATE.search(text)] == []


@pytest.mark.parametrize("text", ["Zit met steun in je rug.", "Slaperig? Lig in bed.", "Ga zitten, of lig."])
def test_a_command_to_sit_is_found(text: str) -> None:
    assert STATE.search(text)


@pytest.mark.parametrize("text", ["Lig je wakker?", "Later zit je, of lig je.", "Blijf zitten.", "Waar zit het?"])
def test_a_question_and_a_statement_are_none(text: str) -> None:
    assert not STATE.search(text)


def test_variation_in_the_heart_rate_is_told_as_what_it_is(told: list[str]) -> None:
    named = [text for text in told if re.search(r"variatie (in|van) de hartslag|varieerde de hartslag", text)]
    assert named
    assert [text for text in named if "tijd tussen twee hartslagen" not in text] == []
