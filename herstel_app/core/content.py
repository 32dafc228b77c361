"""The typed content: explanations, exercises, sources and the help page.

One struct a kind of YAML file (see docs/content-format.md). The structs hold what
an author may write; `content_checks.py` says whether it also makes sense together.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from herstel_app.core.content_problems import PATTERN_REASON
from herstel_app.core.health_facts import HealthFact
from herstel_app.core.traits import Trait

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
LineText = Annotated[str, msgspec.Meta(min_length=1, max_length=90)]
Doing = Annotated[str, msgspec.Meta(min_length=1, max_length=22)]
"""What one does, in a few words: they stand on one line."""
_PLAIN = {PATTERN_REASON: "gebruik hier alleen kleine letters, cijfers en streepjes"}
Identifier = Annotated[str, msgspec.Meta(max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", extra=_PLAIN)]
Seconds = Annotated[float, msgspec.Meta(ge=0.1, le=3600)]
Minutes = Annotated[float, msgspec.Meta(ge=0.5, le=60)]
Times = Annotated[int, msgspec.Meta(ge=1, le=2000)]
"""How often something is done; an hour has no more breaths than this."""
MOST_LENGTHS, MOST_VARIANTS = 10, 6

CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
BreathPhase = Literal["inhale", "top_up", "hold", "exhale", "hold_out"]
GuidePhase = Literal["tense", "release", "notice"]
Group = Literal["breathing", "body", "head", "feeling", "stillness"]
Grade = Literal["A", "B+", "B", "B-", "C+", "C", "D"]
ExercisePlace = Literal["everywhere", "alone", "proef"]
Kin = Literal["touch", "feet", "sound", "rest", "rhythm", "effort"]
"""What is much the same by any name: what one touches, one's feet, what one hears, rest, a given rhythm, or trying."""


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all content: immutable, and an unknown field is an error."""


class PhaseLength(Content, frozen=True):
    """One phase of a breathing pattern; `word` is shown in place of "adem in" or "adem uit"."""

    phase: BreathPhase
    seconds: Seconds
    word: Annotated[str, msgspec.Meta(min_length=1, max_length=14)] | None = None


class CycleLine(Content, frozen=True):
    """A line of text shown from the start of a breathing cycle (1 = the first); spoken in its exhale.

    With a `phase` it belongs to the waiting: it is shown from there, and spoken after "wacht".
    """

    cycle: Times
    text: LineText
    phase: Literal["hold", "hold_out"] | None = None


class OffsetLine(Content, frozen=True):
    """A line of text shown from `at_s` seconds after the start of a quiet step."""

    at_s: Annotated[float, msgspec.Meta(ge=0, le=3600)]
    text: LineText


class GuideLine(Content, frozen=True):
    """A line that lasts `seconds`; for the body with a phase (tense, release, notice)."""

    text: LineText
    seconds: Seconds
    phase: GuidePhase | None = None


Pattern = Annotated[tuple[PhaseLength, ...], msgspec.Meta(min_length=2, max_length=5)]


class BreatheStep(Content, frozen=True, tag="breathe", tag_field="kind"):
    """A breathing pattern, `cycles` times; without `cycles` it fills the chosen length."""

    pattern: Pattern
    cycles: Times | None = None
    lines: tuple[CycleLine, ...] = ()
    later: tuple[LineText, ...] = ()
    """Said in turn after the last of `lines`, more than two minutes apart, as long as the step goes on."""
    part: Identifier | None = None

    @property
    def cycle_s(self) -> float:
        """Length of one cycle in seconds."""
        return sum(phase.seconds for phase in self.pattern)


class GuideStep(Content, frozen=True, tag="guide", tag_field="kind"):
    """Timed lines one after another, the whole list `rounds` times.

    All steps with `fades` together thin out steadily (see `fading.py`).
    """

    lines: Annotated[tuple[GuideLine, ...], msgspec.Meta(min_length=1)]
    rounds: Times = 1
    fades: bool = False
    part: Identifier | None = None


class QuietStep(Content, frozen=True, tag="quiet", tag_field="kind"):
    """Time without a pattern; without `seconds` it fills the chosen length."""

    seconds: Seconds | None = None
    lines: tuple[OffsetLine, ...] = ()
    later: tuple[LineText, ...] = ()
    """Said in turn after the last of `lines`, more than two minutes apart, as long as the step goes on."""
    part: Identifier | None = None


class PaceStep(Content, frozen=True, tag="own_pace", tag_field="kind"):
    """Breathing that starts at the pace the user tapped (see `pacing.py`); fills the chosen length.

    `pattern` is what is breathed where nobody tapped. Where it does not lengthen, it stays at that pace.
    """

    pattern: Annotated[tuple[PhaseLength, ...], msgspec.Meta(min_length=2, max_length=2)]
    lengthens: bool = True
    lines: tuple[CycleLine, ...] = ()
    later: tuple[LineText, ...] = ()
    """Said in turn after the last of `lines`, more than two minutes apart, as long as the step goes on."""
    part: Identifier | None = None


class WriteStep(Content, frozen=True, tag="write", tag_field="kind"):
    """A page to write on: thoughts to be parked, or own words to keep. Without `seconds` it fills the length."""

    purpose: Literal["park", "note"]
    prompt: LineText
    seconds: Seconds | None = None
    part: Identifier | None = None


class PicturesStep(Content, frozen=True, tag="pictures", tag_field="kind"):
    """A cognitive shuffle: a word, and for each of its letters pictures of `picture_s` seconds; fills the length."""

    picture_s: Annotated[float, msgspec.Meta(ge=5, le=10)] = 8.0
    part: Identifier | None = None


Step = BreatheStep | GuideStep | QuietStep | PaceStep | WriteStep | PicturesStep
Steps = Annotated[tuple[Step, ...], msgspec.Meta(min_length=1)]


class ToBed(Content, frozen=True):
    """What is said, and the time there is to go and lie down, where something else was done first."""

    text: LineText
    seconds: Annotated[float, msgspec.Meta(ge=20, le=120)]


class Opening(Content, frozen=True):
    """The settling before the first step: its length and what is said.

    Where the text tells what the sound means, `bowl` and `none` say it for strokes and for no sound at all.
    """

    text: LineText
    seconds: Annotated[float, msgspec.Meta(ge=6, le=60)] = 10.0
    bowl: LineText | None = None
    none: LineText | None = None


class Evidence(Content, frozen=True):
    """How much research there is into feeling calmer, and what it shows, in words and with sources."""

    grade: Grade
    text: Text
    sources: tuple[Identifier, ...] = ()


class Variant(Content, frozen=True):
    """Another way to do the same exercise, for whom the first does not suit; `evidence` where that is known of it."""

    id: Identifier
    title: Text
    when: Text
    steps: Steps
    name: Text | None = None  # what the whole exercise is called in this way, where its own title is not true
    group: Group | None = None  # where it stands in the list in this way; evenings go by that of the exercise
    doing: Doing | None = None  # what one does in this way; without it that of the exercise, or its `name`
    summary: Text | None = None  # what it is in this way; without it the summary of the exercise
    instructions: tuple[Text, ...] = ()
    opening: Opening | None = None
    closing: LineText | None = None
    minutes: Annotated[tuple[Minutes, ...], msgspec.Meta(max_length=MOST_LENGTHS)] = ()  # else those of the exercise
    not_for: tuple[HealthFact, ...] = ()  # whom this way does not fit; nothing is taken over from the exercise
    kin: Kin | None = None
    """What else it is much the same as; nothing is taken over from the exercise."""
    to_bed: ToBed | None = None
    """With this it is done lying down for the night; nothing is taken over from the exercise."""
    eyes_open: bool = False  # whether one looks around; the dark screen is not offered then
    drawn: Trait | None = None  # how it is drawn in this way; without it as the exercise
    evidence: Evidence | None = None


class ExercisePart(Content, frozen=True):
    """Steps that one may leave out: those that name this part."""

    id: Identifier
    title: Text
    when: Text | None = None
    included: bool = True  # whether it is done the first time; after that the choice is remembered


class LateHint(Content, frozen=True):
    """What is said of an exercise from an hour in the evening on, and which one fits better then."""

    since: Annotated[str, msgspec.Meta(pattern=CLOCK, extra={PATTERN_REASON: "schrijf een tijd als 20:30"})]
    text: Text
    instead: Identifier


class Exercise(Content, frozen=True):
    """One exercise; its id is the name of its file."""

    title: Text
    group: Group
    summary: Text
    instructions: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    posture: Text
    minutes: Annotated[tuple[Minutes, ...], msgspec.Meta(min_length=1, max_length=MOST_LENGTHS)]
    default_minutes: Minutes
    opening: Opening
    closing: LineText
    steps: Steps
    cautions: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    evidence: Evidence
    doing: Doing | None = None
    """What one does, with a verb, as it stands in a text; without it the title."""
    unaided: LineText | None = None
    """Said at the last breath of a pattern that has a cue, instead of the line that is always said there."""
    explanations: tuple[Identifier, ...] = ()
    variants: Annotated[tuple[Variant, ...], msgspec.Meta(max_length=MOST_VARIANTS)] = ()
    parts: tuple[ExercisePart, ...] = ()
    opt_in: Text | None = None
    opt_in_why: Text | None = None
    """With the first it is off until it is switched on: what to know before that. The other says why, for who asks."""
    without_voice: bool = False
    """Whether its tones, its silence or its page say what to do: nobody has to hear or read its lines."""
    not_for: tuple[HealthFact, ...] = ()
    """Whom the exercise as it stands, without a variant, does not fit."""
    kin: Kin | None = None
    """What else the exercise as it stands is much the same as."""
    to_bed: ToBed | None = None
    """With this the exercise as it stands is done lying down for the night: in an evening nothing comes after it."""
    place: ExercisePlace = "everywhere"
    """Where it is offered: "alone" in no evening and no avondproef, "proef" in its proef and nowhere else."""
    late: LateHint | None = None
    eyes_open: bool = False  # as that of a variant, for the exercise as it stands
    drawn: Trait | None = None  # what its drawing shows of it
    dark: bool = False  # whether it begins with the dark screen
    order: Annotated[int, msgspec.Meta(ge=-100_000, le=100_000)] = 100


class ClaimPractice(Content, frozen=True):
    """Which exercise makes a claim felt, how long, and why this one."""

    exercise: Identifier
    minutes: Minutes
    why: Text
    variant: Identifier | None = None
    doing: Doing | None = None


class Paragraph(Content, frozen=True):
    """A paragraph of an explanation, the claims it carries and how to feel them."""

    text: Text
    claims: tuple[Identifier, ...] = ()
    practices: tuple[ClaimPractice, ...] = ()
    link: Annotated[str, msgspec.Meta(min_length=1, max_length=24)] | None = None
    """The name of the link of the chain that this paragraph tells; paragraphs with one are drawn as a loop."""


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
    proef: Identifier | None = None
    """The proef that stands at its end: it lets what was read be felt as a difference."""
