"""With eyes shut and nothing read: what is asked can be done, in the time that is left for it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from herstel_app.core.speech_timing import speech_s
from herstel_app.core.timeline_compiler import CompileOptions
from tests.content.ear import LIBRARY, MUSCLES, PACED, RUNS, Run, heard, lines_of

TO_FETCH: dict[tuple[str, str | None], str] = {
    ("body-scan", "eyes-open"): r"open je ogen", ("notice-now", "around"): r"ogen open",
    ("soft-gaze", None): r"ogen open",
    ("thought-parking", "paper"): r"papier.*\bpen\b.*\blampje\b", ("natural-breath", "feet"): r"\bvoeten\b",
    ("kind-touch", "cushion"): r"\bkussen\b.*\bdeken\b",
}  # fmt: skip
"""What needs light, open eyes, or a thing at hand, and what its first line asks."""
FETCHING_S = 10.0


@pytest.mark.parametrize("run", [run for run in RUNS if run[:2] in TO_FETCH], ids=str)
def test_what_is_needed_is_asked_first_with_time_to_do_it(run: Run) -> None:
    first, second = lines_of(heard(run))[:2]
    assert re.search(TO_FETCH[run[:2]], first.text)
    assert second.start_s - first.end_s >= FETCHING_S


@pytest.mark.parametrize("run", [run for run in RUNS if run[0] == "thought-parking" and run[1] != "paper"], ids=str)
def test_for_a_page_on_the_screen_eyes_are_asked_open_and_minutes_follow(run: Run) -> None:
    # Who sits at the screen does not wait; who fetches paper has the minutes of the page itself.
    first, second, *_ = lines_of(heard(run))
    assert re.search(r"Open je ogen\. Pak papier en een pen, of schrijf op je scherm\.", first.text)
    assert "minuten stil" in second.text


def last_line(run: Run) -> str:
    return lines_of(heard(run))[-1].text


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_the_last_line_says_that_it_is_over(run: Run) -> None:
    assert re.match(r"Klaar\.|Er komt niets meer\.|Blijf maar liggen\.",
        last_line(run))  # fmt: skip


BEFORE_SLEEP = "Er komt niets meer. Blijf liggen als je slaperig bent."


def test_in_bed_nothing_wakes_at_the_end() -> None:
    runs = [run for run in RUNS if run[:2] == ("yoga-nidra", "in-bed")]
    assert runs
    for run in runs:
        assert last_line(run) == BEFORE_SLEEP
        evening = lines_of(heard(run, CompileOptions(ends_evening=True)))[-1].text
        assert evening == f"Dit was het. {last_line(run)}"


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_no_line_needs_a_key_or_speaks_above_b1(run: Run) -> None:
    hard = re.compile(r"druk op t|\bmerk (je|het)\b|\bkruin\b|gehemelte|sleutelbeen|\bromp\b|\bkassen\b|vleugje|tikje|"
        r"\bteugje\b|^je zij\.|iets draagt|\bmaat\b|weg(en)? losjes|\bdeint\b|voel je het net|hoor maar|uit zichzelf|"
        r"breed(er)? worden|hals mag langer|mag lang zijn|mogen meegeven|\blichter op\b|stukje op\b|komt wat lucht|"
        r"kussen of leuning|^je zijkant\.|trilt mee|zakt de klank")  # fmt: skip
    assert [line.text for line in lines_of(heard(run)) if hard.search(line.text.lower())] == []


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_alone_is_followed_by_what_to_do(run: Run) -> None:
    alone = [line.text for line in lines_of(heard(run)) if "Nu zonder woorden" in line.text]
    verbs = r"Nu zonder woorden\. (Ga|Adem|Zoem|Blijf|Voel|Laat|Luister|Denk)\b"
    assert [text for text in alone if not re.search(verbs, text)] == []


OTHER_PHASE = re.compile(r"\bwacht\b|\bin\b(?! (je|jezelf|de|het|een|gedachten)\b)", re.IGNORECASE)
"""A word that belongs to the inhale or the waiting."""


@pytest.mark.parametrize("run", PACED, ids=str)
def test_a_line_in_an_exhale_begins_with_out_and_names_no_other_phase(run: Run) -> None:
    timeline = heard(run)
    wrong = []
    for line in lines_of(timeline):
        segment = timeline.segment_at(line.start_s + 1e-6)
        if segment.kind != "breathe" or segment.phase != "exhale":
            continue
        has_room = speech_s(f"Uit. {line.text}") <= segment.duration_s or run[0] != "own-pace"
        begins = re.match(r"Uit\.|Zoem", line.text) is not None
        if OTHER_PHASE.search(line.text) or (has_room and not begins):
            wrong.append(line.text)
    assert wrong == []


@pytest.mark.parametrize("run", PACED, ids=str)
def test_a_line_about_waiting_stands_where_one_waits(run: Run) -> None:
    timeline = heard(run)
    about = [line for line in lines_of(timeline) if line.text.startswith("Wacht")]
    phases = {timeline.segment_at(line.start_s + 1e-6).phase for line in about}
    assert phases <= {"hold", "hold_out"}


WAY_OUT = re.compile(r"\b(Te lang|Te traag|Te snel|Past het niet|Niet fijn|Is je adem op)\?")


@pytest.mark.parametrize("run", PACED, ids=str)
def test_the_way_out_of_a_rhythm_comes_in_the_first_minute(run: Run) -> None:
    timeline = heard(run)
    if run[0] == "three-sighs" or run[1] == "no-hold":
        return  # a few free breaths, and then one's own
    first_s = next(s.start_s for s in timeline.segments if s.kind == "breathe")
    early = [line.text for line in lines_of(timeline) if line.start_s < first_s + 62]
    assert any(WAY_OUT.search(text) for text in early)


@pytest.mark.parametrize("run", MUSCLES, ids=str)
def test_what_is_tensed_soon_is_told_as_to_come(run: Run) -> None:
    segments = heard(run, CompileOptions()).segments
    before = [one.text for one, tensed in pairwise(segments) if tensed.phase == "tense"]
    assert [text for text in before if not text.startswith("Straks ")] == []


@pytest.mark.parametrize("run", MUSCLES, ids=str)
def test_breathing_on_is_said_the_first_time(run: Run) -> None:
    timeline = heard(run, CompileOptions())
    first = next(s for s in timeline.segments if s.phase == "tense")
    assert any("dem door" in line.text for line in lines_of(timeline) if line.start_s < first.end_s)


@pytest.mark.parametrize("run", [run for run in RUNS if run[0] == "image-shuffle"], ids=str)
def test_a_shuffle_ends_with_a_whole_word(run: Run) -> None:
    for seed in range(8):
        timeline = heard(run, CompileOptions(words=LIBRARY.words, seed=seed))
        said = [line.text for line in lines_of(timeline)]
        last = max(number for number, text in enumerate(said) if text.startswith("Het woord is"))
        word = said[last].removeprefix("Het woord is ").removesuffix(".")
        spelled = [named[1] for text in said[last:] if (named := re.fullmatch(r"De (?:lange )?(\w|ij)\.", text))]
        assert "".join(spelled).lower() == word
