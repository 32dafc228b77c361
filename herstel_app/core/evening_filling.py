"""Fills an evening: gives picked exercises their ways and lengths, so that together they take the time.

Invariants:
- where all of it together takes less than the time, it takes that;
- no part takes longer than the heart;
- of each exercise the way of the recipe is done, or the first, that fits the facts;
- what is done in bed is the last step, and there is time to go to bed before it;
- no more of a kin than fits the time: two hands on two blankets are one exercise under two names;
- tapping along with one's breath wakes: nothing is practised before it;
- thoughts are parked for eight minutes at most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from herstel_app.core.closing import closing_s
from herstel_app.core.content import Exercise, Explanation, Kin, WriteStep
from herstel_app.core.evening import Evening, EveningStep
from herstel_app.core.evening_lengths import MOST_MINUTES, USUAL_MOST_MINUTES
from herstel_app.core.fit import Way, ways_for
from herstel_app.core.programme_content import Recipe, RecipeStep
from herstel_app.core.shuffle_words import ShuffleWords
from herstel_app.core.timeline_compiler import CompileOptions, run_s
from herstel_app.core.way_names import kin_in
from herstel_app.core.way_steps import closing_of, default_length, fixed_s, lengths_of, step_s, steps_of, to_bed_of

TOLERANCE_S = 30.0
READING_WORDS_PER_S = 2.2
"""Slow, on a screen, in the evening."""
PARKING_MOST_MINUTES = 8.0
"""Longer is for the afternoon: so shortly before sleep it would wake."""
LONG_MINUTES = 20.0
"""An evening that takes longer has room for two of a kin."""
LONG_MINUTES_OF: dict[Kin, float] = {"rest": MOST_MINUTES, "rhythm": USUAL_MOST_MINUTES}
"""The same, for a kin of which one is enough for longer."""
COMES_FIRST = frozenset({"own-pace"})
"""What nothing is practised before."""
HEART_TOLERANCE_S = 15.0
"""The heart may be so much shorter than another part: lengths are set to a quarter of a minute."""
HALVINGS = 26
"""So often the length of one share is searched between none and the whole evening: to less than a millisecond."""

Picked = tuple[RecipeStep, str]
"""A step of a recipe, and the exercise that was picked for it."""


@dataclass(frozen=True)
class Ingredients:
    """What an evening can be made of."""

    recipes: Mapping[str, Recipe]
    exercises: Mapping[str, Exercise]
    explanations: Mapping[str, Explanation]
    words: ShuffleWords
    _lengths: dict[tuple[str, float, Way, bool], float] = field(default_factory=dict, compare=False)

    def length_s(self, name: str, minutes: float, way: Way = None, follows: bool = False) -> float:
        """Give how long an exercise of `minutes` takes in all, done in a `way`, in seconds; the answer is kept.

        `follows` is whether something is done before it.
        """
        key = name, minutes, way, follows
        if key not in self._lengths:
            options = CompileOptions(words=self.words, follows=follows)
            self._lengths[key] = run_s(self.exercises[name], minutes, way, options)
        return self._lengths[key]


def reading_s(explanation: Explanation) -> float:
    """Seconds a slow reader needs for the text itself."""
    return sum(len(paragraph.text.split()) for paragraph in explanation.body) / READING_WORDS_PER_S


def reading_minutes(explanation: Explanation) -> int:
    """Minutes a slow reader needs for the text itself, as it is said: one at least."""
    return max(1, round(reading_s(explanation) / 60))


def is_in_bed(exercise: Exercise, way: Way) -> bool:
    """Whether it is done in bed, so that nothing comes after it."""
    return to_bed_of(exercise, way) is not None


def bed_way(exercise: Exercise, facts: frozenset[str]) -> Way:
    """Give the first way that fits and is done in bed; None is also the exercise as it stands, where none is."""
    return next((way for way in ways_for(exercise, facts) if is_in_bed(exercise, way)), None)


def around_s(exercise: Exercise, way: Way, follows: bool) -> float:
    """Seconds that the settling and the closing take together."""
    to_bed = to_bed_of(exercise, way) if follows else None
    opening_s, end_s = steps_of(exercise, way)[1].seconds, closing_s(closing_of(exercise, way))
    return (to_bed.seconds if to_bed else 0.0) + opening_s + end_s


def lengths_tonight(exercise: Exercise, way: Way) -> tuple[float, float]:
    """Give the shortest and the longest, in minutes, that it takes in an evening."""
    lengths = lengths_of(exercise, way)
    parks = any(isinstance(step, WriteStep) and step.purpose == "park" for step in exercise.steps)
    most = PARKING_MOST_MINUTES if parks else max(lengths)
    return min(lengths), max(min(lengths), min(max(lengths), most))


def span_s(exercise: Exercise, way: Way = None, follows: bool = False) -> tuple[float, float]:
    """Give the shortest and the longest that an exercise can take, with its settling and closing, in seconds."""
    steps, _ = steps_of(exercise, way)
    beside_s = around_s(exercise, way, follows)
    if any(step_s(step) is None for step in steps):
        least, most = lengths_tonight(exercise, way)
        return beside_s + 60 * least, beside_s + 60 * most
    return beside_s + fixed_s(steps), beside_s + fixed_s(steps)


def way_of(step: RecipeStep, name: str, exercise: Exercise, facts: frozenset[str]) -> Way:
    """Give the way in which an exercise is done in a step; there has to be one that fits."""
    ways = ways_for(exercise, facts)
    way = step.ways.get(name)
    return ways[0] if way is None or way not in ways else way


def goes_together(picked: Sequence[Picked], minutes: float, ingredients: Ingredients, facts: frozenset[str]) -> bool:
    """Whether there are not too many of a kin, and what has to come first or last does."""
    known = ingredients.exercises
    done = [(place, known[name], way_of(step, name, known[name], facts)) for place, (step, name) in enumerate(picked)]
    if any(is_in_bed(exercise, way) and place < len(picked) - 1 for place, exercise, way in done):
        return False
    if not COMES_FIRST.isdisjoint([name for _, name in picked][1:]):
        return False
    kins = Counter(kin for _, exercise, way in done if (kin := kin_in(exercise, way)))
    return all(count <= most_of(kin, minutes) for kin, count in kins.items())


def most_of(kin: Kin, minutes: float) -> int:
    """Give how many of a kin an evening of `minutes` has room for."""
    return 2 if 60 * minutes > 60 * LONG_MINUTES_OF.get(kin, LONG_MINUTES) + TOLERANCE_S else 1


def filled(
    picked: Sequence[Picked], length_s: float, ingredients: Ingredients, facts: frozenset[str] = frozenset()
) -> tuple[EveningStep, ...] | None:
    """Give the steps with their lengths, together `length_s` or all that they can take, to half a minute; else None."""
    if not goes_together(picked, length_s / 60, ingredients, facts):
        return None
    known = ingredients.exercises
    ways = [way_of(step, name, known[name], facts) for step, name in picked]
    heart = next((place for place, (step, _) in enumerate(picked) if step.heart), None)
    spans = [
        span_s(known[name], way, place > 0) for place, ((_, name), way) in enumerate(zip(picked, ways, strict=True))
    ]
    if heart is not None:
        spans = [(low, max(low, min(high, spans[heart][1]))) for low, high in spans]
    length_s = min(length_s, sum(high for _, high in spans))
    if sum(low for low, _ in spans) - TOLERANCE_S > length_s:
        return None
    lengths = _shared([step.share for step, _ in picked], spans, length_s)
    steps: list[EveningStep] = []
    # An exercise ends on a whole breath; the next one makes up for what it took more or less.
    owed_s = 0.0
    for (step, name), way, seconds, (low, high) in zip(picked, ways, lengths, spans, strict=True):
        wanted_s = min(high, max(low, seconds + owed_s))
        made = _practised(step, name, way, ingredients, wanted_s, follows=bool(steps))
        owed_s += seconds - made.seconds
        steps.append(made)
    if heart is not None and max(step.seconds for step in steps) > steps[heart].seconds + HEART_TOLERANCE_S:
        return None
    taken_s = sum(step.seconds for step in steps)
    return tuple(steps) if abs(taken_s - length_s) <= TOLERANCE_S else None


def _practised(
    step: RecipeStep, name: str, way: Way, ingredients: Ingredients, seconds: float, follows: bool
) -> EveningStep:
    exercise = ingredients.exercises[name]
    minutes = (seconds - around_s(exercise, way, follows)) / 60
    if not any(step_s(each) is None for each in steps_of(exercise, way)[0]):
        minutes = default_length(exercise, way)
    least, most = lengths_tonight(exercise, way)
    minutes = min(most, max(least, round(minutes * 4) / 4))
    taken_s = ingredients.length_s(name, minutes, way, follows)
    return EveningStep(step.label, "practise", name, taken_s, minutes, way, step.heart)


def _shared(shares: Sequence[float], spans: Sequence[tuple[float, float]], length_s: float) -> list[float]:
    """Divide `length_s` by `shares`, each within its span, by searching for the length of one share."""
    low, high = 0.0, length_s
    parts = [(share, *span) for share, span in zip(shares, spans, strict=True)]
    for _ in range(HALVINGS):
        unit = (low + high) / 2
        total = 0.0
        for share, least, most in parts:  # no generator, `min` or `max`: this is most of the time that composing takes
            wanted = share * unit
            total += least if wanted < least else most if wanted > most else wanted
        low, high = (unit, high) if total < length_s else (low, unit)
    return [min(most, max(least, share * high)) for share, least, most in parts]


def timed(evening: Evening, ingredients: Ingredients) -> Evening:
    """Give an evening that was changed by hand with the time that each step takes where it stands now."""
    steps = [
        replace(step, seconds=ingredients.length_s(step.id, step.minutes, step.variant_id, follows=place > 0))
        if step.minutes is not None and step.id in ingredients.exercises
        else step
        for place, step in enumerate(evening.steps)
    ]
    return replace(evening, steps=tuple(steps))
