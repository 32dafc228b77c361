"""What is heard, as lines of Dutch with times: sounds as they strike the ear, and what the voice says.

It says nothing of what a sound means, so that a reader finds out whether the voice does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from herstel_app.audio.heard import Heard, What, heard
from herstel_app.core.sound import Bed, Cue, SoundChoice
from herstel_app.core.timeline import Timeline

CUES: dict[Cue, str] = {
    "harp": "een windharp", "hum": "zoemende stemmen", "wave": "een ruisende golf", "bowl": "een klankschaal",
    "none": "alleen tonen aan het begin en het einde",
}  # fmt: skip
BEDS: dict[Bed, str] = {"sea": "de zee", "rain": "regen", "brown": "een lage ruis"}
SWELLING: dict[What, str] = {
    "inhale": "klank zwelt aan en wordt helderder",
    "top_up": "klank zwelt kort nog eens aan, helder",
    "exhale": "klank wordt donkerder en ebt weg",
}
STRUCK: dict[What, str] = {
    "inhale": "een hoge slag, die uitklinkt",
    "top_up": "een kort slagje, nog iets hoger",
    "exhale": "een lage slag, die uitklinkt",
}
ALWAYS: dict[What, str] = {
    "start": "twee tonen, de tweede hoger",
    "end": "drie tonen, elk lager dan de vorige",
    "tense": "klank trilt, steeds sneller",
    "release": "klank trilt steeds trager, zakt en wordt zacht",
}
SILENCE_S = 1.5
"""A silence as long as this is a line of its own; a shorter one is told with what was before it."""
LEAST_SILENCE_S = 0.15
SAME_S = 0.02


@dataclass(frozen=True, slots=True)
class _Entry:
    """One moment at which something begins: what is heard until the next."""

    start_s: float
    end_s: float
    sounds: tuple[Heard, ...]
    """All that begins here; none is silence."""
    silence_s: float = 0.0
    """How long it is silent at its end."""


@dataclass(frozen=True, slots=True)
class _Breath:
    """What is heard in one breath."""

    entries: tuple[_Entry, ...]

    @property
    def length_s(self) -> float:
        return self.entries[-1].end_s - self.entries[0].start_s

    @property
    def loudness(self) -> float:
        return min((one.loudness for entry in self.entries for one in entry.sounds), default=1.0)

    def lasts_as(self, other: _Breath) -> bool:
        """Whether both last as long."""
        return abs(self.length_s - other.length_s) <= SAME_S

    @property
    def kinds(self) -> tuple[object, ...]:
        return tuple((entry.silence_s > SILENCE_S, *((one.what, one.text) for one in entry.sounds))
            for entry in self.entries)  # fmt: skip


def transcript(timeline: Timeline, choice: SoundChoice) -> Iterator[str]:
    """Give what is heard of `timeline` with one choice of sound, a line for each moment.

    Breaths that sound alike are told once, with how often.
    """
    yield f"Klank: {CUES[choice.cue]}. {'Er spreekt een stem' if choice.voice else 'Zonder stem'}."
    if choice.bed in BEDS and choice.bed_percent > 0:
        yield f"Op de achtergrond klinkt {BEDS[choice.bed]}."
    entries = _entries(heard(timeline, choice), timeline.duration_s)
    for is_breath, group in groupby(entries, lambda entry: _is_breath(timeline, entry)):
        breaths = [_Breath(tuple(of_one)) for _, of_one in groupby(group, lambda entry: _unit_s(timeline, entry))]
        yield from _told(breaths, choice.cue, is_breath)
    yield f"{time_words(timeline.duration_s)}  einde"


def _entries(sounds: Sequence[Heard], end_s: float) -> Iterator[_Entry]:
    """Give the moments at which something begins, and the silences between."""
    until_s = 0.0
    groups = [tuple(group) for _, group in groupby(sounds, lambda one: round(one.start_s, 3))]
    if groups and groups[0][0].start_s >= SILENCE_S:
        yield _Entry(0.0, groups[0][0].start_s, ())
    for group, following_s in zip(groups, [*(later[0].start_s for later in groups[1:]), end_s], strict=True):
        until_s = max(until_s, *(one.end_s for one in group))
        silence_s = max(0.0, following_s - until_s)
        if silence_s < SILENCE_S:
            yield _Entry(group[0].start_s, following_s, group, silence_s)
        else:
            yield _Entry(group[0].start_s, until_s, group)
            yield _Entry(until_s, following_s, ())


def _unit_s(timeline: Timeline, entry: _Entry) -> float | None:
    return timeline.segment_at(entry.start_s + SAME_S / 10).unit_s


def _is_breath(timeline: Timeline, entry: _Entry) -> bool:
    return timeline.segment_at(entry.start_s + SAME_S / 10).kind == "breathe"


def _told(breaths: Iterable[_Breath], cue: Cue, is_breath: bool) -> Iterator[str]:
    """Tell breaths, each as it is; those that go on as the one before are counted. So are lines that come back."""
    before: _Breath | None = None
    change = (False, False)
    alike: list[_Breath] = []
    for breath in breaths:
        now = (False, False) if before is None else _change(before, breath)
        same = before is not None and before.kinds == breath.kinds and (is_breath or before.lasts_as(breath))
        if same and (now == change or not alike):
            alike.append(breath)
        else:
            yield from _counted(alike, change)
            alike = []
            for number, entry in enumerate(breath.entries):
                yield _line(entry, cue, softer=now[1] and number == 0)
        before, change = breath, now
    yield from _counted(alike, change)


def _change(before: _Breath, breath: _Breath) -> tuple[bool, bool]:
    """Say whether a breath is longer than the one before, and whether it is softer."""
    return breath.length_s > before.length_s + SAME_S, breath.loudness < before.loudness - 1e-6


def _counted(alike: Sequence[_Breath], change: tuple[bool, bool]) -> Iterator[str]:
    if not alike:
        return
    longer, softer = change
    told = f"zo nog {len(alike)} keer" if len(alike) > 1 else "zo nog één keer"
    if longer:
        told += f", steeds iets langer (samen {seconds_words(alike[-1].length_s)} bij de laatste)"
    if softer:
        told += f", steeds zachter (tot {round(100 * alike[-1].loudness)} %)"
    yield f"{time_words(alike[0].entries[0].start_s)}  {told}, tot {time_words(alike[-1].entries[-1].end_s)}"


def _line(entry: _Entry, cue: Cue, softer: bool) -> str:
    length_s = entry.end_s - entry.start_s
    if not entry.sounds:
        return f"{time_words(entry.start_s)}  stil, {seconds_words(length_s)}"
    told: list[str] = []
    is_under = any(one.ducked for one in entry.sounds)
    is_said = any(one.what == "said" for one in entry.sounds)
    for one in entry.sounds:
        if one.what == "said":
            over = "zacht, onder de stem" if is_under else "met de stem"
            told.append(f"{over if told else 'stem'}: “{one.text}”")
        else:
            level = " (zacht)" if one.ducked and not is_said else " (iets zachter)" if softer else ""
            told.append(f"{_words(one.what, cue)}{level}, {seconds_words(one.end_s - one.start_s)}")
    if LEAST_SILENCE_S <= entry.silence_s < SILENCE_S and entry.sounds[0].what != "said":
        told.append(f"dan {seconds_words(entry.silence_s)} stil")
    return f"{time_words(entry.start_s)}  {'; '.join(told)}"


def _words(what: What, cue: Cue) -> str:
    return ALWAYS.get(what) or (STRUCK if cue == "bowl" else SWELLING)[what]


def seconds_words(seconds: float) -> str:
    """Give a length, as in 4,3 s."""
    return f"{seconds:.1f}".removesuffix(".0").replace(".", ",") + " s"


def time_words(seconds: float) -> str:
    """Give a moment to a tenth of a second, as in 2:05,5."""
    tenths = round(seconds * 10)
    minutes, rest = divmod(tenths, 600)
    return f"{minutes}:{rest // 10:02d},{rest % 10}"
