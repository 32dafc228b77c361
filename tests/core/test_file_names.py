"""A title becomes a name that every system takes, and a typed name that is refused is told why."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from herstel_app.core.file_names import MOST_BYTES, REFUSED, file_name, name_fault, with_ending

WINDOWS_DEVICES = [
    "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "COM0", "COM1", "COM9", "COM¹", "COM²", "COM³", "LPT1", "LPT³",
]  # fmt: skip
ENDINGS = ["", ".mp3", ".json", ".zip"]
HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from([*'\\/:*?"<>|. -\t\n\0\x7f\u200b\u202e\u200d\ufe0f\u0301\ufeff\ud800', "👩", "🏽", "🇳", "🇱"]),
    ),
    max_size=300,
)
NAMES = st.one_of(
    HOSTILE,
    st.builds(lambda name, tail: name + tail, st.sampled_from(WINDOWS_DEVICES), st.text(" .¹a\u0301", max_size=300)),
)


@given(NAMES, st.sampled_from(ENDINGS))
@example("", "")
@example("nul" + "l" + "\u0301" * 300, ".mp3")
@example("con." + "x" * 400, ".mp3")
def test_every_system_takes_the_name(title: str, ending: str) -> None:
    name = file_name(title, ending)
    stem = name.removesuffix(ending)
    assert name.endswith(ending)
    assert stem
    assert not set(name) & set(REFUSED)
    assert not any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in name)
    assert stem.strip(" .") == stem
    assert len(name.encode()) <= MOST_BYTES
    assert name.partition(".")[0].rstrip().upper() not in WINDOWS_DEVICES
    assert name_fault(name, on_windows=True) is None


@given(NAMES)
def test_a_name_that_is_right_stays(title: str) -> None:
    once = file_name(title, ".mp3")
    assert file_name(once.removesuffix(".mp3"), ".mp3") == once


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Wat merk ik nu?", "Wat merk ik nu.mp3"),
        ("Adem in / adem uit", "Adem in - adem uit.mp3"),
        ("Vandaag: 22:30", "Vandaag- 22-30.mp3"),
        ('"Rust" <of> niet|wel', "Rust of niet-wel.mp3"),
        ("avond 3.5", "avond 3.5.mp3"),
        ("Ik weet het niet…", "Ik weet het niet….mp3"),
        ("...", "Herstel.mp3"),
        ("con", "Herstel con.mp3"),
        ("aux.stil", "Herstel aux.stil.mp3"),
        ("Concreet", "Concreet.mp3"),
        (".verborgen. ", "verborgen.mp3"),
        ("een\u202eom\u200bgekeerd", "eenomgekeerd.mp3"),
        ("gezin 👨‍👩‍👧", "gezin 👨‍👩‍👧.mp3"),
        ("wales 🏴󠁧󠁢󠁷󠁬󠁳󠁿", "wales 🏴󠁧󠁢󠁷󠁬󠁳󠁿.mp3"),
        ("a\u0301", "á.mp3"),
    ],
)
def test_what_a_title_becomes(title: str, name: str) -> None:
    assert file_name(title, ".mp3") == name


@pytest.mark.parametrize("last", ["👨‍👩‍👧", "👍🏽", "🇳🇱", "e\u0323\u0301", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "각"])
def test_it_is_cut_before_what_does_not_fit_whole(last: str) -> None:
    for room in range(1, len(last.encode())):
        title = "x" * (MOST_BYTES - len(".mp3") - room) + last
        assert file_name(title, ".mp3") == "x" * (MOST_BYTES - len(".mp3") - room) + ".mp3"


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("avond", "avond.mp3"),
        ("avond 3.5", "avond 3.5.mp3"),
        ("avond.", "avond.mp3"),
        ("avond.MP3", "avond.MP3"),
        ("avond.wav", "avond.wav"),
        ("avond.txt", "avond.txt.mp3"),
        (".mp3", ".mp3.mp3"),
    ],
)
def test_a_typed_name_gets_its_ending(name: str, saved: str) -> None:
    assert with_ending(name, ".mp3", (".mp3", ".wav")) == saved


@pytest.mark.parametrize(
    ("name", "on_windows", "said"),
    [
        ("wat?.mp3", True, "In de naam van een bestand kan hier geen ? staan."),
        ("22:30.mp3", True, "In de naam van een bestand kan hier geen : staan."),
        ("a\tb.mp3", True, "In de naam van een bestand kan hier geen onzichtbaar teken staan."),
        ("COM¹.mp3", True, "“COM¹” is een naam die Windows zelf gebruikt."),
        ("é" * 255, True, None),
        ("é" * 128, False, "Deze naam is te lang."),
        ("é" * 256, True, "Deze naam is te lang."),
        ("wat?.mp3", False, None),
        ("con.mp3", False, None),
    ],
)
def test_a_name_that_is_refused_is_told_why(name: str, on_windows: bool, said: str | None) -> None:
    assert name_fault(name, on_windows) == said
