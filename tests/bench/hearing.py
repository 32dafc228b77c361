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
LEAST_STRETCHES = 4
"""Of so few no rate can be told; in half a minute no clock is off by much."""
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

    def second_s(self) -> float:
        """Give how long a recorded second lasts by the clock of the program.

        A null sink adds its pieces up in whole microseconds, and so runs up to 0.1 per mille too fast. Of each stretch
        of time the piece that came soonest tells, and a straight line through them: it runs too fast steadily.
        """
        moments, frames = np.array(self.arrivals).T
        began_s = moments - frames / RATE_HZ
        stretches = np.floor((moments - moments[0]) / NEAR_S)
        best = [np.flatnonzero(stretches == each)[np.argmin(began_s[stretches == each])] for each in set(stretches)]
        if len(best) < LEAST_STRETCHES:
            return 1.0
        return float(np.polyfit(frames[best] / RATE_HZ, moments[best], 1)[0])

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
