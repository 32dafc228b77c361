"""What is heard as text: it agrees with the samples, leaves nothing out, and tells breaths that are alike once."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from herstel_app.audio.heard import Heard, heard
from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import RATE_HZ
from herstel_app.audio.transcript import transcript
from herstel_app.core.pacing import Pace
from herstel_app.core.sound import DUCK_DB, Cue, SoundChoice
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import CompileOptions, compile_timeline
from tests.content.ear import LIBRARY
from tests.helpers.transcripts import write

BREATH, MUSCLES, SIGHS = ("slow-breathing", 3.0), ("muscle-release-4", 3.0), ("three-sighs", 2.0)
STEP_S = 0.05


def planned(name: str, minutes: float, options: CompileOptions | None = None) -> Timeline:
    options = options or CompileOptions(pace=Pace(2.0, 2.5), words=LIBRARY.words)
    return compile_timeline(LIBRARY.exercises[name], minutes, options=options)


def loud(timeline: Timeline, choice: SoundChoice) -> np.ndarray:
    """Give how loud each twentieth of a second is, 0 is silence; the voice is heard as noise."""
    noise = np.random.default_rng(3)
    speech = {
        one.text: 0.1 * noise.standard_normal(round(RATE_HZ * (one.end_s - one.start_s)))
        for one in heard(timeline, choice)
        if one.what == "said"
    }
    renderer = Renderer(timeline, choice, speech)
    samples = renderer.render(0, renderer.frames).astype(np.float64)
    frames = round(STEP_S * RATE_HZ)
    whole = samples[: len(samples) // frames * frames].reshape(-1, frames * 2)
    return np.sqrt((whole**2).mean(axis=1))


@pytest.mark.slow
@pytest.mark.parametrize("cue", ["harp", "hum", "wave", "bowl", "none"])
@pytest.mark.parametrize("run", [BREATH, MUSCLES, SIGHS], ids=lambda run: run[0])
def test_what_it_tells_is_what_sounds(run: tuple[str, float], cue: Cue) -> None:
    timeline, choice = planned(*run), SoundChoice(cue=cue, voice=True)
    level = loud(timeline, choice)
    told = np.zeros(len(level), dtype=bool)
    for one in heard(timeline, choice):
        first, last = round(one.start_s / STEP_S), round(one.end_s / STEP_S)
        told[first : last + 1] = True
        assert level[first : last + 1].max() > 1, one
    assert [round(n * STEP_S, 2) for n in np.flatnonzero(level[~told] > 1)] == []


@pytest.mark.slow
def test_a_cue_that_fades_is_told_as_loud_as_it_is() -> None:
    timeline, choice = planned("slow-breathing", 5.0), SoundChoice()
    level = loud(timeline, choice)

    def loudest(one: Heard) -> float:
        return float(level[round(one.start_s / STEP_S) : round(one.end_s / STEP_S)].max())

    inhales = [one for one in heard(timeline, choice) if one.what == "inhale"]
    whole = np.median([loudest(one) for one in inhales if one.loudness == 1.0])
    softer = [one for one in inhales if one.loudness < 1.0]
    assert len(softer) >= 3
    for one in softer:  # each chord and gust is a little otherwise
        assert loudest(one) / whole == pytest.approx(one.loudness, rel=0.25)


@pytest.mark.slow
@pytest.mark.parametrize("cue", ["harp", "hum", "wave", "bowl"])
def test_a_cue_under_a_line_is_told_as_softer_where_it_is(cue: Cue) -> None:
    timeline, choice = planned("slow-breathing", 3.0), SoundChoice(cue=cue, voice=True)
    renderer = Renderer(timeline, choice)  # the line has its room, and no samples

    def loudest(one: Heard) -> float:
        first = round(one.start_s * RATE_HZ)
        return float(np.abs(renderer.render(first, round(one.end_s * RATE_HZ) - first).astype(np.float64)).max())

    exhales = [one for one in heard(timeline, choice) if one.what == "exhale" and one.loudness == 1.0]
    whole = np.median([loudest(one) for one in exhales if not one.ducked])
    under = [one for one in exhales if one.ducked]
    assert len(under) >= 3
    for one in under:
        assert 20 * np.log10(loudest(one) / whole) == pytest.approx(DUCK_DB, abs=2.5)


def test_a_cue_under_a_line_is_told_with_it() -> None:
    lines = text(planned("longer-exhale", 5.0))
    told = "klank wordt donkerder en ebt weg, 5,8 s; zacht, onder de stem: “Uit. Lang en zacht.”"
    assert any(told in line for line in lines)
    assert not any("onder de stem: “Uit.”" in line for line in lines)


def text(timeline: Timeline, cue: Cue = "harp", voice: bool = True) -> list[str]:
    return list(transcript(timeline, SoundChoice(cue=cue, voice=voice)))


def test_a_first_breath_is_told_whole_and_those_alike_are_counted() -> None:
    lines = text(planned("slow-breathing", 5.0))
    assert lines[1:6] == [
        "0:00,5  twee tonen, de tweede hoger, 3,5 s",
        "0:04,0  stem: “Klank omhoog: adem in. Omlaag: adem uit.”",
        "0:08,0  klank zwelt aan en wordt helderder, 4,3 s; met de stem: “In.”; dan 0,2 s stil",
        "0:12,5  klank wordt donkerder en ebt weg, 5,3 s; met de stem: “Uit.”; dan 0,2 s stil",
        "0:18,0  zo nog 2 keer, tot 0:38,0",
    ]
    assert any(re.search(r"zo nog .* keer, steeds zachter \(tot \d+ %\), tot ", line) for line in lines)


def test_a_sentence_that_comes_back_is_counted() -> None:
    lines = text(planned("autogenic", 5.0))
    assert re.search(r"stem: “Mijn arm is zwaar.”\n.* stil, .*\n.* zo nog .* keer", "\n".join(lines))


def test_breaths_that_grow_are_counted_as_longer() -> None:
    assert any("steeds iets langer (samen 4,7 s bij de laatste)" in line for line in text(planned("own-pace", 5.0)))


def test_every_line_is_in_it_in_order_and_no_sound_is_named_by_what_it_means() -> None:
    for name in ("body-scan", "image-shuffle", "longer-exhale"):
        timeline = planned(name, LIBRARY.exercises[name].minutes[0])
        lines = text(timeline)
        said = [one.text for one in heard(timeline, SoundChoice(voice=True)) if one.what == "said"]
        told = [found for line in lines for found in re.findall("“([^”]+)”", line)]
        assert [one for one in told if len(one) > 4] == [one for one in said if len(one) > 4]
        described = " ".join(re.sub("“[^”]+”", "", line) for line in lines)
        assert not re.search(r"adem|span|laat los|wacht", described)


def test_the_times_follow_each_other() -> None:
    for cue in ("harp", "none"):
        lines = text(planned("four-seven-eight", 3.0), cue)
        times = [re.match(r"(\d+):(\d\d),(\d) ", line) for line in lines[1:]]
        seconds = [60 * int(m[1]) + int(m[2]) + int(m[3]) / 10 for m in times if m]
        assert len(seconds) == len(lines) - 1
        assert seconds == sorted(seconds)


def test_every_exercise_and_variant_can_be_written_to_be_read(tmp_path: Path) -> None:
    files = write(tmp_path)
    assert {file.name for file in files} >= {"slow-breathing-3.txt", "slow-breathing-10.txt", "body-scan-long-20.txt"}
    assert all(file.read_text(encoding="utf-8").endswith("  einde\n") for file in files)


def test_without_a_voice_nothing_is_said_and_with_a_bowl_it_is_struck() -> None:
    lines = text(planned("slow-breathing", 3.0), "bowl", voice=False)
    assert not any("stem:" in line for line in lines)
    assert any("een hoge slag, die uitklinkt" in line for line in lines)
    assert any("een lage slag, die uitklinkt" in line for line in lines)
