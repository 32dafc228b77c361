"""With eyes shut: the end of an evening sounds otherwise than that of one exercise in it."""

from __future__ import annotations

import pytest

from herstel_app.core.timeline_compiler import CompileOptions
from tests.content.ear import LIBRARY, RUNS, Run, heard, lines_of

OVER = "Dit was het."


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_only_the_end_of_an_evening_says_that_it_is_over(run: Run) -> None:
    words = LIBRARY.words
    assert [line.text for line in lines_of(heard(run, CompileOptions(words=words))) if OVER in line.text] == []
    last = lines_of(heard(run, CompileOptions(words=words, ends_evening=True)))[-1]
    assert last.text.startswith(OVER)
