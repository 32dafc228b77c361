"""A Dutch voice of the system, heard through a real sound server: when lines begin, and that they sound alone."""

from __future__ import annotations

import json
import logging
import sys
import time
import wave
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from herstel_app.core.narration import spoken_lines
from herstel_app.core.records import Entry
from herstel_app.core.sound import DUCK_DB
from herstel_app.core.speech_timing import Utterance, cue_start_s, is_ducked, utterances
from herstel_app.core.spoken_sentences import read_aloud
from herstel_app.core.timeline import Timeline
from herstel_app.core.timeline_compiler import compile_timeline
from herstel_app.paths import DataDir, content_dir
from herstel_app.storage.journal import SqliteJournal
from herstel_app.storage.library import load_library
from herstel_app.voice.system_voice import system_synthesiser
from tests.e2e.heard_lines import VOICE, Sound, Spans, read_lines, spans_s, told_apart
from tests.e2e.system import RATE_HZ, SPEECH_TOOLS, System, Window, needs, system_in, wait_for
from tests.helpers.sound import db

logger = logging.getLogger(__name__)
pytestmark = [
    pytest.mark.system,
    pytest.mark.timeout(180),
    needs(SPEECH_TOOLS),
]

EXERCISE = """
title: Stemproef
group: body
order: 900
summary: Proef met stem.
instructions: [Luister.]
posture: Zit.
minutes: [1]
default_minutes: 1
opening: {text: Ook dit hoor je., seconds: 7}
steps:
  - kind: breathe
    cycles: 2
    pattern: [{phase: inhale, seconds: 3}, {phase: exhale, seconds: 3}]
    lines: [{cycle: 1, text: Adem maar uit.}]
  - kind: guide
    lines:
      - {text: Buig je tenen., seconds: 5, phase: tense}
      - {text: Alles mag los., seconds: 5, phase: release}
  - kind: quiet
closing: Dit was het.
cautions: [Stop als het niet prettig is.]
evidence: {grade: D, text: Proef.}
"""
HEARD_S = 27.0
"""Session time up to which is listened: seven lines, four of them at the turns of two breaths, and the cues."""
LATE_S = 0.300
HUSHED_S = 0.300
SOUNDS = 10 ** (-70 / 20)
WITHIN_LINE_S = 0.7
"""The longest silence within a line: 0.5 after the word of a cue; two lines are a second or more apart."""
WITHIN_SENTENCE_S = 0.3
AS_READ_ALOUD = 0.12
"""A sentence that is heard is this share longer or shorter than the same one made into sound, at most."""
SHORT_S = 0.1
"""What a line of one word may be longer or shorter."""
ABOUT_DB = 1.0
SECTION = "rest-and-recovery"
READING_S = 14.0
"""Its title and three sentences, and part of the next."""
LONGEST_REST_S = 1.8


def entries(data: Path) -> list[Entry]:
    if not DataDir(data).journal.exists():
        return []
    journal = SqliteJournal(DataDir(data).journal)
    journal.open()
    try:
        return journal.entries(limit=1)
    finally:
        journal.close()


def read(wav: Path) -> Sound:
    """Give what was recorded; shape (n, 2)."""
    with wave.open(str(wav)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").reshape(-1, 2) / 32768.0


def listen(system: System, folder: Path, module: str) -> tuple[Sound, Timeline]:
    """Run the exercise with the voice on; gives what was recorded, and the plan."""
    data, wav = folder / "data", folder / "heard.wav"
    (data / "inhoud").mkdir(parents=True)
    (data / "inhoud" / "stemproef.yaml").write_text(EXERCISE, encoding="utf-8")
    (data / "settings.json").write_text(json.dumps({"voice": True, "volume": 100}), encoding="utf-8")
    with system.recording(wav):
        window = Window.open(system, "--data-dir", str(data), "start", "stemproef", module=module)
        wait_for(lambda: entries(data))
        began = wav.stat().st_size
        wait_for(lambda: wav.stat().st_size > began + HEARD_S * RATE_HZ * 4, 60)
        window.key("Escape")
        window.close()
    exercise = load_library(content_dir(), data / "inhoud").exercises["stemproef"]
    return read(wav), compile_timeline(exercise, 1)


def planned_cues(timeline: Timeline) -> Spans:
    """Give the cues within what is listened to; the first is the tone at the start."""
    spoken = utterances(timeline)
    cues = [(cue_start_s(s, spoken), s.end_s) for s in timeline.segments if s.end_s < HEARD_S]
    return [(at_s, end_s) for at_s, end_s in cues if at_s is not None]


def check(way: str, lines: Spans, cue_sound: Sound, timeline: Timeline, read: dict[str, Sound]) -> None:
    """Lines come in their time and last no longer than their room; only a softer cue, or that of its word, goes on."""
    wanted, wanted_cues = [s for s in spoken_lines(timeline) if s.end_s < HEARD_S], planned_cues(timeline)
    cues = spans_s(cue_sound, SOUNDS, 0.08)
    logger.info("%s: lines %s, cues %s", way, np.round(lines, 2).tolist(), np.round(cues, 2).tolist())
    lines, cues = lines[: len(wanted)], cues[: len(wanted_cues)]
    assert len(lines) == len(wanted), lines
    assert len(cues) == len(wanted_cues), cues
    for (begun, end), line in zip(lines, wanted, strict=True):
        assert end - begun == pytest.approx(len(read[line.text]) / RATE_HZ, rel=AS_READ_ALOUD, abs=SHORT_S), line
    # The tone at the start has a delay of its own; the others say where session time is in the recording.
    zero_s = float(np.median([begun - at_s for (begun, _), (at_s, _) in zip(cues[1:], wanted_cues[1:], strict=True)]))
    late = np.array([begun - zero_s - line.start_s for (begun, _), line in zip(lines, wanted, strict=True)])
    alone = late - np.median(late)
    logger.info("%s: lines against the cues %s s, against each other %s s", way, np.round(late, 3), np.round(alone, 3))
    assert np.abs(late).max() < LATE_S, late
    assert np.abs(alone).max() < LATE_S / 2, late
    off = [begun - zero_s - at_s for (begun, _), (at_s, _) in zip(cues[1:], wanted_cues[1:], strict=True)]
    assert np.abs(off).max() < LATE_S / 3, off
    assert all(end - zero_s <= line.end_s for (_, end), line in zip(lines, wanted, strict=True)), lines
    breaths_s = [s.start_s + zero_s for s in timeline.segments if s.kind == "breathe"]
    over = [b for a in lines for b in cues if a[0] <= b[1] and b[0] <= a[1]]
    assert not [b for b in over if min(abs(b[0] - at_s) for at_s in breaths_s) > LATE_S], over
    softer_db = cue_db(cue_sound, zero_s, timeline, ducked=True) - cue_db(cue_sound, zero_s, timeline, ducked=False)
    logger.info("%s: a cue with a line over it is %.1f dB softer", way, -softer_db)
    assert softer_db == pytest.approx(DUCK_DB, abs=ABOUT_DB)


def cue_db(sound: Sound, zero_s: float, timeline: Timeline, ducked: bool) -> float:
    """Give the level of the one exhale with or without a line over it, the words of a cue not counted."""
    spoken = utterances(timeline)
    one = next(s for s in timeline.segments if s.phase == "exhale" and is_ducked(s, spoken) is ducked)
    first, end = (round((zero_s + at_s) * RATE_HZ) for at_s in (one.start_s, one.end_s))
    return db(float(np.sqrt(np.mean(sound[first:end] ** 2))))


def test_lines_are_spoken_in_their_time_over_softer_cues_alone(tmp_path: Path) -> None:
    """By the voice itself, through speech-dispatcher: it comes from the right, and the program from the left."""
    with system_in(tmp_path) as system:
        system.start_sound()
        system.split_sound()
        system.start_speech()
        sound, timeline = listen(system, tmp_path, "tests.e2e.spoken_live")
    check("live", spans_s(sound[:, 1], SOUNDS, WITHIN_LINE_S), sound[:, 0], timeline, read_lines(timeline))


def test_lines_are_mixed_in_their_time_over_softer_cues_alone(tmp_path: Path) -> None:
    """Made into sound by espeak-ng: it all comes from the program, and the speech server is silent."""
    with system_in(tmp_path) as system:
        system.start_sound()
        system.split_sound()
        system.start_speech()
        sound, timeline = listen(system, tmp_path, "herstel_app")
    assert np.abs(sound[:, 1]).max() < SOUNDS
    read = read_lines(timeline)
    found, rest = told_apart(sound[:, 0], read)
    wanted = [line.text for line in spoken_lines(timeline)]
    assert list(found.values()) == wanted[: len(found)], found
    lines = [(at_s, at_s + len(read[text]) / RATE_HZ) for at_s, text in found.items()]
    check("mixed", lines, rest, timeline, read)


PHRASE_GAP_S = 0.2
"""A silence that is longer lies between two phrases: at a comma it is about 0.28, between sentences 0.4 to 1.1."""


def test_a_section_is_read_aloud_sentence_after_sentence(tmp_path: Path) -> None:
    """With the voice off for exercises: the wish to hear it is the press of the key."""
    data, wav = tmp_path / "data", tmp_path / "heard.wav"
    data.mkdir()
    settings = {"welcomed": True, "last_explanation": SECTION, "voice_rate_percent": 0}
    DataDir(data).settings.write_text(json.dumps(settings), encoding="utf-8")
    with system_in(tmp_path) as system:
        system.start_sound()
        system.split_sound()
        system.start_speech()
        window = Window.open(system, "--data-dir", str(data))
        with system.recording(wav):
            window.key("ctrl+2", "Tab", "Tab", "Return")  # past the list of all sections
            time.sleep(READING_S)
            window.key("Escape")
            time.sleep(1.0)
        window.close()
    sound = read(wav)[:, 1]
    phrases = spans_s(sound, SOUNDS, PHRASE_GAP_S)
    explanation = load_library(content_dir()).explanations[SECTION]
    wanted = [sentence.text for sentence in read_aloud(explanation)[:3]]
    lines = [Utterance(text, 0.0, 60.0) for text in wanted]
    made = system_synthesiser().read(lines, VOICE, 0, lambda: True)
    # Each is as long as it is by itself, so that none lost its end to the next; a comma may part it in phrases.
    heard: Spans = []
    for text in wanted:
        alone_s = made[text].duration_s
        begun = end = phrases[0][0]
        while phrases and end - begun < (1 - AS_READ_ALOUD) * alone_s:
            end = phrases.pop(0)[1]
        assert end - begun == pytest.approx(alone_s, rel=AS_READ_ALOUD), (text, heard, phrases)
        heard.append((begun, end))
    assert phrases, "after these the next sentence began"
    gaps = [after[0] - before[1] for before, after in pairwise(heard)]
    logger.info("read aloud: %s, silences %s s", heard, np.round(gaps, 2))
    assert max(gaps) < LONGEST_REST_S
    assert phrases[-1][1] < len(sound) / RATE_HZ - 1.0 + HUSHED_S


QT_SCRIPT = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from herstel_app.voice.qt_voice import QtVoice

app = QCoreApplication([])
voice = QtVoice("speechd")
voice.start()
assert [item.locale for item in voice.voices()] == ["nl-NL"], voice.voices()
voice.set_rate(-15)
for at_ms, act in (
    (1000, lambda: voice.say("Langzamer mag.")),
    (3000, lambda: voice.say("Alles mag los, en nog veel meer dan dat, tot het genoeg is.")),
    (4000, voice.stop),
    (5000, lambda: voice.say("Dit was het.")),
    (6500, app.quit),
):
    QTimer.singleShot(at_ms, act)
print("klaar", flush=True)
app.exec()
voice.close()
"""


def test_qt_speaks_too(tmp_path: Path) -> None:
    """The way of Windows and macOS, here with the engine that Qt has for speech-dispatcher."""
    wav = tmp_path / "heard.wav"
    with system_in(tmp_path) as system:
        system.start_sound()
        system.start_speech()
        # Between lines the sink would come to rest, and lose track of time; the program's own sound never ends.
        system.popen(["pacat", "--raw", "--latency-msec=20", "/dev/zero"])
        with system.recording(wav):
            done = system.run([sys.executable, "-c", QT_SCRIPT])
        assert done.returncode == 0, done.stderr
    first, second, third = spans_s(read(wav)[:, 0], SOUNDS, WITHIN_SENTENCE_S)
    # The speech server takes its time before its very first line, and before a long one: up to 0.4 s were seen.
    assert second[0] - first[0] == pytest.approx(2.0, abs=2 * LATE_S)
    assert second[1] - first[0] == pytest.approx(3.0, abs=2 * HUSHED_S)
    assert third[0] - first[0] == pytest.approx(4.0, abs=2 * LATE_S)
    assert third[0] - second[1] > 0.5  # hushed in time
