"""The links beside a claim: which exercises let it be felt, and what the links say, in Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from herstel_app.core.content import ClaimPractice, Paragraph
from herstel_app.core.library import Library
from herstel_app.core.practice_request import PracticeRequest


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """One link: what it asks for, and its words."""

    request: PracticeRequest
    text: str

    def is_of(self, choice: PracticeRequest | None) -> bool:
        """Whether a choice came from this link, whatever the length and the way that were chosen since."""
        return choice is not None and _origin(choice) == _origin(self.request)


def claim_links(explanation_id: str, paragraph: Paragraph, library: Library) -> Iterator[ClaimLink]:
    """Give the links of the claim that a paragraph carries."""
    several = len(paragraph.practices) > 1
    for practice in paragraph.practices:
        request = PracticeRequest(
            practice.exercise, practice.minutes, practice.variant, explanation_id, paragraph.claims[0], practice.why
        )
        yield ClaimLink(request, _feel_now(practice, library, several))
        if practice.proef:
            minutes = library.proeven[practice.proef].takes_minutes
            yield ClaimLink(replace(request, proef=practice.proef), f"voel het verschil, {_short(minutes)}")


def _feel_now(practice: ClaimPractice, library: Library, several: bool) -> str:
    title = f": {library.exercises[practice.exercise].title.lower()}" if several else ""
    return f"voel het nu{title}, {_short(practice.minutes)}"


def _short(minutes: float) -> str:
    return f"{minutes:g} min".replace(".", ",")


def _origin(request: PracticeRequest) -> tuple[str | None, ...]:
    return request.explanation_id, request.claim_id, request.exercise_id, request.why, request.proef
