"""An ear that knows when each sample was played, on the clock by which the program runs."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tests.e2e.system import RATE_HZ, System, wait_for

FRAME_BYTES = 4
NEAR_S = 10.0
FORM = ["--raw", f"--rate={RATE_HZ}", "--channels=2", "--latency-msec=20"]
"""A null sink without haste plays two seconds at a time."""


@dataclass
class Ear:
    """What a null sink got so far."""

    process: subprocess.Popen[bytes]
    heard: bytearray = field(default_factory=bytearray)
    arrivals: list[tuple[float, int]] = field(default_factory=list)
    """When each piece came, and how many frames there were then."""

    def listen(self) -> None:
        """Keep what comes; for a thread."""
        assert self.process.stdout
        while data := self.process.stdout.read1(1 << 14):  # type: ignore[attr-defined] # a BufferedReader
            self.heard += data
            self.arrivals.append((time.monotonic(), len(self.heard) // FRAME_BYTES))

    def stereo(self, from_frame: int = 0) -> NDArray[np.float64]:
        """Give what was heard, full scale ±1."""
        whole = bytes(self.heard[FRAME_BYTES * from_frame : len(self.heard) // FRAME_BYTES * FRAME_BYTES])
        return np.frombuffer(whole, "<i2").reshape(-1, 2) / 32768.0

    def mono(self) -> NDArray[np.float64]:
        """Give the mean of both ears."""
        return self.stereo().mean(axis=1)

    def began_s(self, at_s: float) -> float:
        """Give when the first frame was played, by what came about `at_s`.

        A piece never comes before it was played, and often at once: what came soonest tells.
        """
        near = [moment - frames / RATE_HZ for moment, frames in self.arrivals if abs(moment - at_s) < NEAR_S]
        return min(near)

    def on_clock(self) -> NDArray[np.float64]:
        """Give the mean of both ears by the clock of the program, from the first frame on.

        A null sink counts in whole microseconds, and so it runs up to 0.1 per mille too fast: 64 ms in twenty minutes.
        """
        heard, moments_s, frames = self.mono(), *self._soonest()
        times_s = np.arange(round((moments_s[-1] - moments_s[0]) * RATE_HZ)) / RATE_HZ
        places = np.interp(times_s + moments_s[0], moments_s, frames)
        return heard[np.rint(places).astype(np.int64).clip(0, len(heard) - 1)]

    def ahead_s(self) -> float:
        """Give how much more was played than the clock of the program says."""
        moments_s, frames = self._soonest()
        return float(frames[-1] / RATE_HZ - (moments_s[-1] - moments_s[0]))

    def _soonest(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Give moments, and which frame was played then: of each stretch of time by the piece that came soonest."""
        moments, frames = np.array(self.arrivals).T
        began_s = moments - frames / RATE_HZ
        stretches = np.minimum(frames // round(NEAR_S * RATE_HZ), max(0, frames[-1] // round(NEAR_S * RATE_HZ) - 1))
        best = [
            int(np.flatnonzero(stretches == each)[np.argmin(began_s[stretches == each])])
            for each in np.unique(stretches)
        ]
        moments, places = moments[best], frames[best]
        each_s = (moments[-1] - moments[0]) / (places[-1] - places[0]) if len(best) > 1 else 1 / RATE_HZ
        first_s, last_s = moments[0] - places[0] * each_s, moments[-1] + (frames[-1] - places[-1]) * each_s
        return np.concatenate([[first_s], moments, [last_s]]), np.concatenate([[0.0], places, frames[-1:]])

    def loudness(self, seconds: float) -> float:
        """Give the level (RMS) of the last so many seconds."""
        last = self.stereo(max(0, len(self.heard) // FRAME_BYTES - round(seconds * RATE_HZ)))
        return float(np.sqrt((last**2).mean())) if len(last) else 0.0


@contextmanager
def listening(system: System) -> Iterator[Ear]:
    """Listen to the null sink as long as the block runs."""
    command = ["parec", "-d", "nul.monitor", *FORM]
    process = subprocess.Popen(command, env=system.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    ear = Ear(process)
    thread = threading.Thread(target=ear.listen, daemon=True)
    thread.start()
    try:
        wait_for(lambda: ear.heard, 10)
        yield ear
    finally:
        process.kill()
        process.wait()
        thread.join(5)
        assert process.stdout
        process.stdout.close()
