"""What can be measured, by name; each row has servers of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.bench import frames, memory, onsets, pages, peers, render, start, use
from tests.bench.desk import Desk
from tests.bench.figures import Figure


@dataclass(frozen=True)
class Row:
    """Some figures that are measured together."""

    title: str
    measure: Callable[[Desk], list[Figure]]
    quickly: Callable[[Desk], list[Figure]]
    """The short form: the same figures from fewer and shorter measurements."""


ROWS: Mapping[str, Row] = {
    "start": Row(
        "From the start of the process to a page that reacts to a key",
        lambda desk: start.start(desk, 7),
        lambda desk: start.start(desk, 2),
    ),
    "memory": Row(
        "Memory (PSS)", lambda desk: memory.memory(desk, 5), lambda desk: memory.memory(desk, 1, exercises=2)
    ),
    "exercise": Row(
        "Processor in an exercise", lambda desk: use.exercise(desk, 5), lambda desk: use.exercise(desk, 1, 1)
    ),
    "dark": Row("Processor with the dark screen", lambda desk: use.dark(desk, 5), lambda desk: use.dark(desk, 1, 1)),
    "frames": Row(
        "Frames in an exercise", lambda desk: frames.frames(desk, 600.0), lambda desk: frames.frames(desk, 10.0)
    ),
    "idle": Row("While nothing is done", lambda desk: use.idle(desk, 3), lambda desk: use.idle(desk, 1, 10.0)),
    "onsets": Row(
        "Sound against the plan, window blocked 150 ms each second and all cores taken",
        lambda desk: onsets.onsets(desk, 20),
        lambda desk: onsets.onsets(desk, 1),
    ),
    "glow": Row("The glow against the sound", lambda desk: onsets.glow(desk, 5), lambda desk: onsets.glow(desk, 1, 30)),
    "silence": Row("From a key to silence", lambda desk: onsets.silence(desk, 5), lambda desk: onsets.silence(desk, 1)),
    "sound": Row(
        "How fast sound is made (60 minutes, by processor time)",
        lambda desk: render.sound(desk, 3),
        lambda desk: render.sound(desk, 1, minutes=3),
    ),
    "pages": Row("Opening a page", lambda desk: pages.pages(desk, 5), lambda desk: pages.pages(desk, 1)),
    "lookback": Row(
        "Opening Terugblik with many entries",
        lambda desk: pages.lookback(desk, 5),
        lambda desk: pages.lookback(desk, 1),
    ),
    "own": Row("Many exercises of one's own", lambda desk: start.own(desk, 5), lambda desk: start.own(desk, 1)),
    "check": Row("Checking content", lambda desk: render.check(desk, 3), lambda desk: render.check(desk, 1, copies=5)),
    "peers": Row(
        "Others: safeeyes, workrave, a circle in a browser; what is not installed is left out",
        lambda desk: peers.peers(desk, 3),
        lambda desk: peers.peers(desk, 1, 10.0),
    ),
}
