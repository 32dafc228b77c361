"""The links beside a claim: which exercises let it be felt, and what the links say, in Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from herstel_app.core.content import ClaimPractice, Explanation, Paragraph
from herstel_app.core.library import Library
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.way_names import title_in
from herstel_app.engine.personal_fit import PersonalFit


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """One link: what it asks for, and its words."""

    request: PracticeRequest
    text: str

    def is_of(self, choice: PracticeRequest | None) -> bool:
        """Whether a choice came from this link, whatever the length and the way that were chosen since."""
        return choice is not None and _origin(choice) == _origin(self.request)


def claim_links(explanation_id: str, paragraph: Paragraph, library: Library, fit: PersonalFit) -> Iterator[ClaimLink]:
    """Give the links of the claim that a paragraph carries: those that fit, each in a way that does."""
    asked = [
        PracticeRequest(each.exercise, each.minutes, each.variant, explanation_id, paragraph.claims[0], each.why)
        for each in paragraph.practices
    ]
    fitted = [(each, fit.fitted(request)) for each, request in zip(paragraph.practices, asked, strict=True)]
    several = sum(request is not None for _, request in fitted) > 1
    for practice, found in fitted:
        if found is None:
            continue
        # Why it was chosen is said of the way that was asked for: of another it may not be true.
        request = found if found.variant_id == practice.variant else replace(found, why="")
        yield ClaimLink(request, _feel_now(practice, request, library, several))
        proef = library.proeven[practice.proef] if practice.proef else None
        if proef and fit.fitted_parts(proef):
            yield ClaimLink(replace(request, proef=proef.id), f"voel het verschil, {_short(proef.takes_minutes)}")


def left_out_of(explanation: Explanation, library: Library, fit: PersonalFit) -> tuple[int, int]:
    """Give how many exercises and proeven there are in an explanation that do not fit, and so have no link."""
    practices = [each for paragraph in explanation.body for each in paragraph.practices]
    exercises = {each.exercise for each in practices if fit.fitted(PracticeRequest(each.exercise)) is None}
    proeven = {each.proef for each in practices if each.proef in library.proeven}
    return len(exercises), sum(fit.fitted_parts(library.proeven[name]) is None for name in proeven if name)


def _feel_now(practice: ClaimPractice, request: PracticeRequest, library: Library, several: bool) -> str:
    title = f": {title_in(library.exercises[practice.exercise], request.variant_id).lower()}" if several else ""
    return f"voel het nu{title}, {_short(request.minutes or practice.minutes)}"


def _short(minutes: float) -> str:
    return f"{minutes:g} min".replace(".", ",")


def _origin(request: PracticeRequest) -> tuple[str | None, ...]:
    return request.explanation_id, request.claim_id, request.exercise_id, request.why, request.proef
