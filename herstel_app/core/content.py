"""The typed content: explanations, exercises, sources and the help page.

One struct a kind of YAML file (see docs/content-format.md). The structs hold what
an author may write; `checks.py` says whether it also makes sense together.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Text = Annotated[str, msgspec.Meta(min_length=1)]
LineText = Annotated[str, msgspec.Meta(min_length=1, max_length=90)]
Identifier = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Seconds = Annotated[float, msgspec.Meta(gt=0, le=3600)]
Minutes = Annotated[float, msgspec.Meta(gt=0, le=60)]

BreathPhase = Literal["inhale", "top_up", "hold", "exhale", "hold_out"]
GuidePhase = Literal["tense", "release", "notice"]
Group = Literal["breathing", "body", "head", "feeling", "stillness"]
Grade = Literal["A", "B+", "B", "B-", "C+", "C", "D"]


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all content: immutable, and an unknown field is an error."""


class PhaseLength(Content, frozen=True):
    """One phase of a breathing pattern."""

    phase: BreathPhase
    seconds: Seconds


class CycleLine(Content, frozen=True):
    """A line of text shown from the start of a breathing cycle (1 = the first)."""

    cycle: Annotated[int, msgspec.Meta(ge=1)]
    text: LineText


class OffsetLine(Content, frozen=True):
    """A line of text shown from `at_s` seconds after the start of a quiet step."""

    at_s: Annotated[float, msgspec.Meta(ge=0)]
    text: LineText


class GuideLine(Content, frozen=True):
    """A line that lasts `seconds`; for the body with a phase (tense, release, notice)."""

    text: LineText
    seconds: Seconds
    phase: GuidePhase | None = None


class BreatheStep(Content, frozen=True, tag="breathe", tag_field="kind"):
    """A breathing pattern, `cycles` times; without `cycles` it fills the chosen length."""

    pattern: Annotated[tuple[PhaseLength, ...], msgspec.Meta(min_length=2, max_length=5)]
    cycles: Annotated[int, msgspec.Meta(ge=1)] | None = None
    lines: tuple[CycleLine, ...] = ()

    @property
    def cycle_s(self) -> float:
        """Length of one cycle in seconds."""
        return sum(phase.seconds for phase in self.pattern)


class GuideStep(Content, frozen=True, tag="guide", tag_field="kind"):
    """Timed lines one after another, the whole list `rounds` times."""

    lines: Annotated[tuple[GuideLine, ...], msgspec.Meta(min_length=1)]
    rounds: Annotated[int, msgspec.Meta(ge=1)] = 1


class QuietStep(Content, frozen=True, tag="quiet", tag_field="kind"):
    """Time without a pattern; without `seconds` it fills the chosen length."""

    seconds: Seconds | None = None
    lines: tuple[OffsetLine, ...] = ()


Step = BreatheStep | GuideStep | QuietStep
Steps = Annotated[tuple[Step, ...], msgspec.Meta(min_length=1)]


class Opening(Content, frozen=True):
    """The settling before the first step: its length and what is said."""

    text: LineText
    seconds: Annotated[float, msgspec.Meta(ge=4, le=60)] = 10.0


class Evidence(Content, frozen=True):
    """How strong the evidence is for feeling calmer, in words and with sources."""

    grade: Grade
    text: Text
    sources: tuple[Identifier, ...] = ()


class Variant(Content, frozen=True):
    """Another way to do the same exercise, for whom the first does not suit."""

    id: Identifier
    title: Text
    when: Text
    steps: Steps
    instructions: tuple[Text, ...] = ()
    opening: Opening | None = None


class Exercise(Content, frozen=True):
    """One exercise; its id is the name of its file."""

    title: Text
    group: Group
    summary: Text
    instructions: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    posture: Text
    minutes: Annotated[tuple[Minutes, ...], msgspec.Meta(min_length=1)]
    default_minutes: Minutes
    opening: Opening
    closing: LineText
    steps: Steps
    cautions: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    evidence: Evidence
    explanations: tuple[Identifier, ...] = ()
    variants: tuple[Variant, ...] = ()
    order: int = 100


class Practice(Content, frozen=True):
    """Which exercise makes a claim felt, how long, and why this one."""

    exercise: Identifier
    minutes: Minutes
    why: Text
    variant: Identifier | None = None


class Paragraph(Content, frozen=True):
    """A paragraph of an explanation, the claims it carries and how to feel them."""

    text: Text
    claims: tuple[Identifier, ...] = ()
    practices: tuple[Practice, ...] = ()


class Known(Content, frozen=True):
    """*Wat weten we?*: what research does and does not support."""

    text: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2, max_length=5)]
    sources: tuple[Identifier, ...] = ()


class Explanation(Content, frozen=True):
    """One of the eleven sections; its id is the name of its file."""

    number: Annotated[int, msgspec.Meta(ge=1, le=99)]
    title: Text
    summary: Text
    body: Annotated[tuple[Paragraph, ...], msgspec.Meta(min_length=2)]
    known: Known
    question: Text


class Source(Content, frozen=True):
    """A publication, as cited on screen."""

    authors: Text
    year: Annotated[int, msgspec.Meta(ge=1900, le=2100)]
    publication: Text
    finding: Text


class HelpEntry(Content, frozen=True):
    """One heading of *Hulp en veiligheid* with its points."""

    id: Identifier
    title: Text
    points: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    urgent: bool = False


class Contact(Content, frozen=True):
    """Whom to call: name, number as spoken and dialled, when."""

    name: Text
    number: Text
    when: Text


class HelpPage(Content, frozen=True):
    """*Hulp en veiligheid*: facts and telephone numbers."""

    title: Text
    intro: Text
    contacts: Annotated[tuple[Contact, ...], msgspec.Meta(min_length=1)]
    entries: Annotated[tuple[HelpEntry, ...], msgspec.Meta(min_length=1)]
    checked: Text
