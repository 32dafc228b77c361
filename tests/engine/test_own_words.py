"""Words at explanations: what was written while nothing was kept is known, and handed over later."""

from __future__ import annotations

from herstel_app.engine.own_words import OwnWords


def test_words_are_there_as_they_were_kept() -> None:
    words = OwnWords(lambda: {"the-chain": "In de auto."})
    assert (words["the-chain"], words["another"]) == ("In de auto.", "")


def test_what_was_not_kept_is_handed_over_once() -> None:
    words = OwnWords(dict)
    words.write("the-chain", "een", kept=False)
    words.write("another", "twee", kept=False)
    words.write("another", "drie", kept=True)
    assert words.take_unkept() == {"the-chain": "een"}
    assert words.take_unkept() == {}


def test_only_what_was_kept_can_have_been_deleted() -> None:
    words = OwnWords(lambda: {"gone": "a", "there": "b", "empty": ""})
    words.write("unkept", "c", kept=False)
    assert words.deleted({"there"}) == ["gone"]
