"""The master for a phone: louder through its speaker, as balanced as on headphones, and silent where it was."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
import soundfile  # type: ignore[import-untyped] # it has no stubs
from scipy import signal  # type: ignore[import-untyped] # it has no types of its own

from herstel_app.audio.beds import BEDS
from herstel_app.audio.cues.voices import VOICES
from herstel_app.audio.export import export
from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import FULL_SCALE, GRID_FRAMES, RATE_HZ, Pcm
from herstel_app.audio.small_speaker import HALF_FRAMES, mastered
from herstel_app.core.sound import Bed, Cue, SoundChoice
from tests.audio.cue_sounds import BREATH, GLIDING, RHYTHMS, SAVED, Heard, all_of, averaged, repeated
from tests.audio.rendered_timelines import BODY, SIGH, SLOW, spoken, with_lines
from tests.helpers.sound import Sound, db, heard_db, largest_step, loudness_lufs

pytestmark = pytest.mark.slow

LINE = "Laat je handen zwaar worden."
SPEECH = {LINE: spoken(1.5)}
MORE_DB = 6.0
"""So much louder, at the least, is a breath through the speaker of a phone."""


def pcm_of(choice: SoundChoice, timeline: object = SLOW) -> Pcm:
    renderer = Renderer(timeline, choice, SPEECH)  # type: ignore[arg-type] # a Timeline
    return renderer.render(0, renderer.frames)


def master(pcm: Pcm) -> Pcm:
    return np.concatenate(list(mastered([pcm], len(pcm))))


def sound_of(pcm: Pcm) -> Sound:
    return np.asarray(pcm / FULL_SCALE)


@lru_cache(maxsize=32)
def mastered_breaths(cue: Cue, rhythm: str) -> tuple[Heard, Heard]:
    """Give two thirds of a minute of breaths as they are, and from the master."""
    timeline = repeated(BREATH, RHYTHMS[rhythm], 40.0, 1.0)
    pcm = pcm_of(SoundChoice(cue=cue), timeline)

    def cut(sound: Sound) -> Heard:
        parts = [sound[round(s.start_s * RATE_HZ) : round(s.end_s * RATE_HZ)] for s in timeline.segments]
        return Heard(sound, parts[::2], parts[1::2])

    return cut(sound_of(pcm)), cut(sound_of(master(pcm)))


@pytest.mark.parametrize("rhythm", [name for name in RHYTHMS if name != SAVED])
@pytest.mark.parametrize("cue", VOICES)
def test_on_a_phone_an_exhale_is_as_loud_as_an_inhale_and_no_inhale_looms(cue: Cue, rhythm: str) -> None:
    _, breaths = mastered_breaths(cue, rhythm)
    inhale, exhale = (heard_db(all_of(parts), RATE_HZ, "phone") for parts in (breaths.first, breaths.second))
    assert -3 <= exhale - inhale <= 3
    to_s = min(3.3, len(breaths.first[0]) / RATE_HZ - 0.8)
    levels = averaged(breaths.first, 0.5, to_s, 0.25, "phone")
    # Of a stroke a phone gives the second mode alone, whose pair beats: it swells by that, and no more than once.
    assert levels.max() - levels[0] <= (3.5 if cue in GLIDING else 4.5)


@pytest.mark.parametrize("cue", VOICES)
def test_a_breath_is_much_louder_on_a_phone(cue: Cue) -> None:
    plain, louder = mastered_breaths(cue, "4.5/5.5")
    assert heard_db(louder.whole, RATE_HZ, "phone") - heard_db(plain.whole, RATE_HZ, "phone") >= MORE_DB


@pytest.mark.parametrize("cue", VOICES)
def test_a_breath_stands_to_the_voice_and_to_a_bed_as_on_headphones(cue: Cue) -> None:
    """What a phone takes off a voice and a bed is less than what it takes off a breath: 3 to 8 dB too much."""
    words = pcm_of(SoundChoice(cue="none", cue_percent=0, voice=True), with_lines(SIGH, LINE))
    sea = np.rint(np.concatenate([BEDS["sea"](number).T for number in range(120)]) * FULL_SCALE).astype(np.int16)
    breath, louder = (parts.whole for parts in mastered_breaths(cue, "4.5/5.5"))

    def gained(plain: Sound, on_phone: Sound) -> float:
        return heard_db(on_phone, RATE_HZ, "phone") - heard_db(plain, RATE_HZ, "headphones")

    allowed = 1.5 if cue in GLIDING else 3.0
    for other in (words, sea):
        assert abs(gained(breath, louder) - gained(sound_of(other), sound_of(master(other)))) <= allowed


@pytest.mark.parametrize("bed", BEDS)
def test_nothing_is_too_loud_and_nothing_clicks(bed: Bed) -> None:
    full = SoundChoice(cue="harp", bed=bed, bed_percent=100, voice=True)
    pcm = pcm_of(full, with_lines(SIGH, LINE))
    sound = sound_of(master(pcm))
    # Four times as many samples show what lies between two.
    between = signal.resample_poly(sound, 4, 1, axis=0)
    assert db(float(np.abs(between).max())) <= -3
    assert -22 <= loudness_lufs(sound, RATE_HZ) <= -14
    # The filter lifts a step by 15 dB at the most.
    assert largest_step(sound) <= 5.7 * largest_step(sound_of(pcm))


def test_a_peak_is_taken_down_before_it_comes_and_without_a_kink() -> None:
    t = np.arange(4 * RATE_HZ) / RATE_HZ
    loud = np.where((t > 1) & (t < 1.5), 0.25, 0.02)[:, np.newaxis] * np.sin(2 * np.pi * 600 * t)[:, np.newaxis]
    pcm = np.rint(np.repeat(loud, 2, axis=1) * FULL_SCALE).astype(np.int16)
    sound = sound_of(master(pcm))
    assert db(float(np.abs(sound).max())) <= -3.9
    # Far from the peak it is as loud as ever, and a gain that glides adds nothing elsewhere in the spectrum.
    assert np.abs(sound[: RATE_HZ // 2]).max() == pytest.approx(np.abs(sound[-RATE_HZ // 2 :]).max(), rel=0.01)
    held = sound[round(1.1 * RATE_HZ) : round(1.4 * RATE_HZ), 0]
    power = np.abs(np.fft.rfft(held * np.hanning(len(held)))) ** 2
    near = np.abs(np.fft.rfftfreq(len(held), 1 / RATE_HZ) - 600) < 60
    assert 10 * np.log10(power[~near].sum() / power.sum()) < -60


@pytest.mark.parametrize("timeline", [SLOW, BODY], ids=["breath", "muscles"])
def test_silence_at_a_turn_stays_silence(timeline: object) -> None:
    pcm = pcm_of(SoundChoice(), timeline)
    louder = master(pcm)
    silent = ~pcm.any(axis=1)
    # As far as the filter sees there may be something of what comes.
    around = np.convolve(~silent, np.ones(2 * HALF_FRAMES + 1), mode="same") > 0.5
    assert (~around).sum() > 4 * RATE_HZ * 0.1
    assert not louder[~around].any()


def test_however_it_is_cut_it_is_the_same_to_the_sample() -> None:
    pcm = pcm_of(SoundChoice(bed="sea", voice=True), with_lines(SIGH, LINE))[: 6 * RATE_HZ + 123]
    expected = master(pcm)
    assert len(expected) == len(pcm)
    for size in (1000, GRID_FRAMES, RATE_HZ):
        blocks = [pcm[at : at + size] for at in range(0, len(pcm), size)]
        assert np.array_equal(np.concatenate(list(mastered(blocks, len(pcm)))), expected)


def test_what_is_short_or_nothing_stays_so() -> None:
    assert list(mastered([], 0)) == []
    assert master(np.zeros((10, 2), np.int16)).shape == (10, 2)
    exact = pcm_of(SoundChoice())[: 2 * GRID_FRAMES]
    assert len(master(exact)) == len(exact)


@pytest.mark.parametrize("suffix", [".wav", ".mp3"])
def test_a_saved_file_is_that_master(suffix: str, tmp_path: Path) -> None:
    choice = SoundChoice(bed="sea", voice=True)
    timeline = with_lines(SIGH, LINE)
    path = tmp_path / f"zucht{suffix}"
    assert export(timeline, path, choice, SPEECH, master="phone")
    sound, rate_hz = soundfile.read(path)
    expected = signal.resample_poly(sound_of(master(pcm_of(choice, timeline))), 1, RATE_HZ // rate_hz)
    assert sound.shape == expected.shape
    assert db(float(np.abs(sound).max())) <= -3
    assert heard_db(sound, rate_hz, "phone") == pytest.approx(heard_db(expected, rate_hz, "phone"), abs=0.1)
    off = np.sqrt(((sound - expected) ** 2).mean()) / np.sqrt((expected**2).mean())
    assert db(float(off)) < (-24 if suffix == ".mp3" else -80)


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    assert export(SIGH, tmp_path / "a.mp3", progress=lambda share: share < 0.5, master="phone") is False
    assert export(SIGH, tmp_path / "b.wav", progress=lambda share: share < 1.0, master="phone") is False
    assert not list(tmp_path.iterdir())
