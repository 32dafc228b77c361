"""Spoken lines in the sound: at one level, where they belong, and over a cue only where it is softer."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from herstel_app.audio.limiter import CEILING, KNEE, limited
from herstel_app.audio.loudness import SILENT_LUFS, loudness_lufs
from herstel_app.audio.renderer import Renderer
from herstel_app.audio.sample_grid import FULL_SCALE, RATE_HZ
from herstel_app.audio.spoken_lines import PEAK, LevelledLines, held, levelled
from herstel_app.core.sound import DUCK_DB, SPEECH_LUFS, Cue, SoundChoice
from herstel_app.core.speech_timing import END_TONE_S, START_TONE_S, utterances
from herstel_app.core.timeline import Segment, Timeline
from tests.audio.rendered_timelines import BODY, CUES, SLOW, spoken, with_lines
from tests.helpers.sound import Sound, crest_db, db, heard_power, steepness
from tests.helpers.sound import loudness_lufs as measured_lufs

LINE = "Laat je handen zwaar worden."
TALK = with_lines(SLOW, LINE)
GUIDED = with_lines(BODY, LINE)
VOICE = SoundChoice(voice=True)


def stereo(mono: Sound) -> Sound:
    return np.stack([mono, mono], axis=1)


def band_db(sound: Sound) -> float:
    """Give the A-weighted level in the band of speech."""
    hz, power = heard_power(sound, RATE_HZ)
    return float(10 * np.log10(power[(hz >= 500) & (hz <= 4000)].sum()))


def heard(timeline: Timeline, choice: SoundChoice, speech: dict[str, Sound], segment: Segment) -> Sound:
    start, end = (round(s * RATE_HZ) for s in (segment.start_s, segment.end_s))
    return np.asarray(Renderer(timeline, choice, speech).render(start, end - start) / FULL_SCALE)


@pytest.mark.parametrize("peak", [1.0, 0.2, 0.01])
@pytest.mark.parametrize("seconds", [0.5, 1.3, 4.0])
def test_any_voice_gets_the_same_level(peak: float, seconds: float) -> None:
    line = levelled(spoken(seconds, peak))
    assert len(line) == round(seconds * RATE_HZ)
    assert measured_lufs(stereo(line), RATE_HZ) == pytest.approx(SPEECH_LUFS, abs=1.5)
    assert np.abs(line).max() <= PEAK * 1.0001
    assert (line[0], line[-1]) == (0.0, 0.0)


def test_it_agrees_with_the_standard_by_another_way() -> None:
    t = np.arange(3 * RATE_HZ) / RATE_HZ
    tone = np.sin(2 * np.pi * 997 * t)
    # A full-scale sine of 997 Hz in one channel is -3.01 LUFS, in both 0.
    assert loudness_lufs(tone) == pytest.approx(0.0, abs=0.05)
    for line in (spoken(0.3), spoken(2.0, seed=3)):
        block = np.pad(line, (0, max(0, round(0.4 * RATE_HZ) - len(line))))  # the standard measures nothing shorter
        assert loudness_lufs(line) == pytest.approx(measured_lufs(stereo(block), RATE_HZ), abs=0.05)


def test_peaks_are_held_without_bending_the_wave() -> None:
    t = np.arange(RATE_HZ) / RATE_HZ
    loud = 0.4 * np.sin(2 * np.pi * 200 * t) * (1 + (np.abs(t - 0.5) < 0.1))
    quiet = held(loud)
    assert np.abs(quiet).max() <= PEAK * 1.0001
    gain = quiet / np.where(np.abs(loud) > 0.1, loud, np.nan)
    assert np.nanmax(np.abs(np.diff(gain))) < 0.005
    soft = loud * 0.1
    assert held(soft) is soft


@pytest.mark.parametrize("mono", [np.zeros(9000), np.zeros(0), np.full(9000, np.nan)])
def test_nothing_said_is_silence(mono: Sound) -> None:
    assert not levelled(mono).any()
    assert loudness_lufs(np.nan_to_num(mono)) == SILENT_LUFS


def test_lines_are_levelled_once() -> None:
    raw = {LINE: spoken(1.0), "Ja.": spoken(0.4)}
    lines = LevelledLines(raw)
    assert lines[LINE] is lines[LINE]
    assert (len(lines), set(lines), lines.frames(LINE), lines.frames("nee")) == (2, {LINE, "Ja."}, RATE_HZ, 0)
    more = LevelledLines({LINE: raw[LINE], "Ja.": spoken(0.5)}, lines)
    assert more[LINE] is lines[LINE]
    assert len(more["Ja."]) == RATE_HZ // 2
    with pytest.raises(KeyError):
        lines["nee"]


def test_lines_can_be_made_ready_ahead_and_that_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Sound] = []

    def counted(sound: Sound) -> Sound:
        made.append(sound)
        return levelled(sound)

    monkeypatch.setattr("herstel_app.audio.spoken_lines.levelled", counted)
    lines = LevelledLines({str(number): spoken(0.3) for number in range(3)})
    answers = iter([True, True, False])
    lines.prepare(lambda: next(answers))
    assert len(made) == 2
    assert all(len(lines[text]) for text in ("0", "1"))
    assert len(made) == 2, "these were ready"


@pytest.mark.parametrize("timeline", [TALK, GUIDED], ids=["breath", "body"])
def test_a_line_sounds_where_it_is_planned_and_nowhere_else(timeline: Timeline) -> None:
    speech = {LINE: spoken(1.5)}
    choice = SoundChoice(cue="none", cue_percent=0, voice=True)
    renderer = Renderer(timeline, choice, speech)
    sound = renderer.render(0, renderer.frames)
    # In the precision in which it is kept and mixed: a step of 16 bits, now and then, from what double precision gives.
    ready = np.rint(LevelledLines(speech)[LINE] * np.float32(FULL_SCALE))
    assert np.abs(ready - np.rint(levelled(speech[LINE]) * FULL_SCALE)).max() <= 1
    expected = np.zeros(len(sound), dtype=int)
    for line in utterances(timeline):
        if line.text == LINE:
            at = round(line.start_s * RATE_HZ)
            expected[at : at + len(ready)] += ready.astype(int)
    assert np.array_equal(sound[:, 0], expected)
    assert np.array_equal(sound[:, 0], sound[:, 1])
    assert expected.any()


@pytest.mark.parametrize("cue", CUES)
def test_a_word_sounds_with_its_cue(cue: Cue) -> None:
    choice = replace(VOICE, cue=cue)
    inhale = SLOW.segments[1]
    alone = heard(SLOW, choice, {}, inhale)
    said = heard(SLOW, choice, {"In.": spoken(0.4)}, inhale)
    assert np.array_equal(alone, heard(SLOW, replace(choice, voice=False), {}, inhale))
    assert not np.array_equal(said[:RATE_HZ], alone[:RATE_HZ])
    assert np.array_equal(said[RATE_HZ:], alone[RATE_HZ:])


@pytest.mark.parametrize("cue", CUES)
def test_the_cue_of_a_spoken_exhale_is_softer_throughout_and_its_inhale_is_whole(cue: Cue) -> None:
    choice = replace(VOICE, cue=cue, cue_percent=50, voice_percent=50)  # softer than what is limited
    inhale, exhale = TALK.segments[1:3]
    assert np.array_equal(heard(TALK, choice, {}, inhale), heard(TALK, replace(choice, voice=False), {}, inhale))
    soft, full = (heard(TALK, replace(choice, voice=voice), {}, exhale) for voice in (True, False))
    assert np.abs(soft - full * 10 ** (DUCK_DB / 20)).max() <= 1.5 / FULL_SCALE
    said = heard(TALK, choice, {LINE: spoken(1.5)}, exhale)
    line = heard(TALK, replace(choice, cue="none"), {LINE: spoken(1.5)}, exhale)
    assert line[: 2 * RATE_HZ].any()
    assert np.abs(said - soft - line).max() <= 1.5 / FULL_SCALE


@pytest.mark.parametrize("cue", CUES)
def test_a_line_is_understood_over_its_softer_cue_in_the_band_of_speech(cue: Cue) -> None:
    """This made-up voice has less in that band than a real one, which has 11 dB and more over any cue."""
    exhale = TALK.segments[2]
    soft = heard(TALK, replace(VOICE, cue=cue), {}, exhale)
    line = heard(TALK, replace(VOICE, cue="none"), {LINE: spoken(3.0)}, exhale)
    over = slice(round(0.5 * RATE_HZ), round(2.5 * RATE_HZ))
    assert band_db(line[over]) - band_db(soft[over]) >= 8


@pytest.mark.parametrize("cue", CUES)
@pytest.mark.parametrize("seconds", [1.5, 4.0])
def test_a_body_tone_waits_for_its_line_however_long_it_takes(cue: Cue, seconds: float) -> None:
    release = GUIDED.segments[2]
    said = heard(GUIDED, replace(VOICE, cue="none"), {LINE: spoken(seconds)}, release)
    both = heard(GUIDED, replace(VOICE, cue=cue), {LINE: spoken(seconds)}, release)
    cues = np.abs(both - said).max(axis=1) > 1e-4
    first_s = int(np.argmax(cues)) / RATE_HZ
    planned_s = max(seconds, next(u.end_s - u.start_s for u in utterances(GUIDED) if u.start_s == release.start_s))
    assert first_s == pytest.approx(planned_s, abs=0.1)
    assert not (np.abs(said).max(axis=1) > 1e-4)[cues].any()
    assert not both[-round(0.15 * RATE_HZ) :].any()


def test_the_start_and_the_end_tone_make_room() -> None:
    settle, closing = SLOW.segments[0], SLOW.segments[-1]
    for segment, over_s in ((settle, START_TONE_S), (closing, END_TONE_S)):
        whole, room = (heard(SLOW, SoundChoice(voice=voice), {}, segment) for voice in (False, True))
        at = round(over_s * RATE_HZ)
        assert whole[at : at + 9000].any()
        assert not room[at:].any()
        assert np.abs(room[:at]).max() > 0.02
        assert steepness(room) < 0.06


def test_a_line_that_is_too_long_is_cut_softly_at_the_end_of_its_segment() -> None:
    exhale = TALK.segments[2]
    said = heard(TALK, VOICE, {LINE: spoken(9.0)}, exhale)
    after = heard(TALK, VOICE, {LINE: spoken(9.0)}, TALK.segments[3])
    assert np.abs(said[-round(0.01 * RATE_HZ) :]).max() < 0.01
    assert np.abs(said[-round(0.5 * RATE_HZ) :]).max() > 0.03
    assert np.array_equal(after, heard(TALK, VOICE, {}, TALK.segments[3]))


def test_without_a_voice_nothing_is_said_and_nothing_makes_room() -> None:
    for segment in TALK.segments[:3]:
        silent = heard(TALK, SoundChoice(), {LINE: spoken(1.0)}, segment)
        assert np.array_equal(silent, heard(TALK, SoundChoice(), {}, segment))
    assert heard(TALK, SoundChoice(), {}, TALK.segments[2]).any()


def test_its_volume_is_its_own() -> None:
    exhale = TALK.segments[2]
    voice = replace(VOICE, cue="none")
    full = heard(TALK, voice, {LINE: spoken(1.5)}, exhale)
    half = heard(TALK, replace(voice, voice_percent=50), {LINE: spoken(1.5)}, exhale)
    assert db(np.abs(half).max() / np.abs(full).max()) == pytest.approx(-12, abs=0.1)
    assert not heard(TALK, replace(voice, voice_percent=0), {LINE: spoken(1.5)}, exhale).any()


def test_speech_softens_what_stings() -> None:
    noise = np.random.default_rng(2).standard_normal(RATE_HZ)
    line = levelled(noise)
    power = np.abs(np.fft.rfft(line)) ** 2
    hz = np.fft.rfftfreq(len(line), 1 / RATE_HZ)

    def level(low: float, high: float) -> float:
        return float(10 * np.log10(power[(hz > low) & (hz < high)].mean()))

    assert level(8000, 10_000) < level(500, 2000) - 5
    assert level(10, 25) < level(500, 2000) - 14


def test_the_limiter_is_transparent_below_and_firm_above() -> None:
    soft = np.linspace(-KNEE, KNEE, 999)
    assert limited(soft) is soft
    rising = np.linspace(-4.0, 4.0, 9999)
    bent = limited(rising)
    assert np.abs(bent).max() <= CEILING
    assert (np.diff(bent) >= 0).all()
    assert np.abs(np.diff(bent)).max() <= np.diff(rising).max() * 1.001
    assert bent == pytest.approx(-bent[::-1])
    assert crest_db(bent) < crest_db(rising)
