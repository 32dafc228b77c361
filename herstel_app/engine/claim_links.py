"""The links beside a claim: which exercises let it be felt, and what the links say, in Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from herstel_app.core.content import ClaimPractice, Explanation, Paragraph
from herstel_app.core.library import Library
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme_content import Proef, ProefParts
from herstel_app.core.told_length import short_words, whole_minutes
from herstel_app.core.way_names import doing_in, title_in
from herstel_app.engine.personal_fit import PersonalFit


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """One link: what it asks for, what one does and how long, and what a screen reader says, with the exercise."""

    request: PracticeRequest
    doing: str
    length: str
    name: str

    @property
    def text(self) -> str:
        """What one does, and how long."""
        return f"{self.doing} · {self.length}"

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
    for practice, found in fitted:
        if found is None:
            continue
        # Why it was chosen is said of the way that was asked for: of another it may not be true.
        request = found if found.variant_id == practice.variant else replace(found, why="")
        exercise, way = library.exercises[practice.exercise], request.variant_id
        doing = doing_in(exercise, way, practice.doing)
        length = short_words(whole_minutes(exercise, request.minutes, way))
        name = f"Voel het: {doing}, {length}. Oefening: {title_in(exercise, way).rstrip('?')}."
        yield ClaimLink(request, doing, length, name)


def promised(request: PracticeRequest, library: Library) -> str:
    """Give the words by which a text offers what is asked for, as a title; nothing where no text does."""
    practice = _practice_of(request, library)
    if practice is None:
        return ""
    doing = doing_in(library.exercises[request.exercise_id], request.variant_id, practice.doing)
    return f"{doing[:1].upper()}{doing[1:]}"


def title_beside_text(request: PracticeRequest, library: Library) -> str:
    """Give the title of what was begun from a text: what it promised, and then the exercise; nothing without a text."""
    doing, practice = promised(request, library), _practice_of(request, library)
    if practice is None:
        return ""
    title = title_in(library.exercises[request.exercise_id], request.variant_id)
    if title.lower().startswith(doing.lower()):
        return title
    return doing if doing.lower() == practice.doing else f"{doing} · {title}"


def _practice_of(request: PracticeRequest, library: Library) -> ClaimPractice | None:
    """Give what a text says of the exercise that was asked for there."""
    explanation = library.explanations.get(request.explanation_id or "")
    if explanation is None or request.exercise_id not in library.exercises:
        return None
    offered = (each for part in explanation.body if request.claim_id in part.claims for each in part.practices)
    return next((each for each in offered if each.exercise == request.exercise_id), None)


def proef_of(explanation: Explanation, library: Library, fit: PersonalFit) -> tuple[Proef, ProefParts] | None:
    """Give the proef that an explanation ends with, and its parts that fit; None where there is none."""
    proef = library.proeven.get(explanation.proef or "")
    parts = fit.fitted_parts(proef) if proef else None
    return (proef, parts) if proef and parts else None


def left_out_of(explanation: Explanation, library: Library, fit: PersonalFit) -> tuple[int, int]:
    """Give how many exercises and proeven there are in an explanation that do not fit, and so are not offered."""
    practices = [each for paragraph in explanation.body for each in paragraph.practices]
    exercises = {each.exercise for each in practices if fit.fitted(PracticeRequest(each.exercise)) is None}
    is_left_out = explanation.proef is not None and proef_of(explanation, library, fit) is None
    return len(exercises), int(is_left_out)


def _origin(request: PracticeRequest) -> tuple[str | None, ...]:
    return request.explanation_id, request.claim_id, request.exercise_id, request.why
