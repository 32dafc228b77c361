"""SDL's queue itself, on its driver that plays to nobody."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = """
import os, threading
os.environ["SDL_AUDIODRIVER"] = "dummy"
import numpy as np
from herstel_app.audio.devices import BUFFER_FRAMES, SdlDevice

device = SdlDevice()
assert device.waiting_frames() == 0
assert not device.put_anew(lambda waiting: None)
device.open()
assert device.is_alive()
assert device.held_frames == 2 * BUFFER_FRAMES
device.put(np.zeros((48_000, 2), np.int16))
wait = threading.Event()
while not 0 < device.waiting_frames() < 48_000 - 4 * BUFFER_FRAMES:
    assert not wait.wait(0.01)
seen = []
assert not device.put_anew(lambda waiting: seen.append(waiting))
assert device.waiting_frames() > seen[0] - 4 * BUFFER_FRAMES
def half(waiting):
    seen.append((waiting, device.waiting_frames()))
    wait.wait(0.1)
    seen.append((waiting, device.waiting_frames()))
    return np.zeros((waiting // 2, 2), np.int16)
assert device.put_anew(half)
(waiting, then), (_, later) = seen[1:]
assert waiting == then == later, "nothing is taken meanwhile"
assert device.waiting_frames() <= waiting // 2
os._exit(0)
"""


def test_what_waits_can_be_exchanged_while_nothing_is_taken() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("driver", "asked", "frames"),
    [("pulseaudio", "100", 4800), ("pulseaudio", "veel", 2048), ("wasapi", "100", 2048)],
)
def test_what_lies_behind_the_queue_is_what_was_asked_of_the_server(driver: str, asked: str, frames: int) -> None:
    code = (
        f"import os; os.environ['PULSE_LATENCY_MSEC'] = {asked!r}\n"
        "from herstel_app.audio.devices import held_frames\n"
        f"print(held_frames({driver.encode()!r}, 1024))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == [str(frames)]
