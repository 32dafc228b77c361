"""The sound device: whether there is one, SDL's mixer that plays on it, and whether it is still there.

When a device is gone SDL goes on: it waits for each buffer and throws it away. pygame does not report this, but SDL
knows, and is asked through its own library, which pygame has loaded.
"""

from __future__ import annotations

import ctypes
import logging
import os
import socket
import sys
from pathlib import Path
from typing import Protocol

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
# Else SDL takes SIGTERM and SIGINT for itself, and the process cannot be ended by them.
os.environ.setdefault("SDL_NO_SIGNAL_HANDLERS", "1")
# SDL asks PulseAudio to hold one buffer, and so to run dry whenever this process is late; this asks it to hold more.
os.environ.setdefault("PULSE_LATENCY_MSEC", "100")
if sys.platform == "linux":
    # Else SDL's watch for new devices runs at nice 19. That thread wakes with each piece of sound and then holds the
    # lock which the sound needs: on a busy computer all of it waited for that, up to 130 ms.
    os.environ.setdefault("SDL_THREAD_PRIORITY_POLICY", "rr")

import pygame.mixer

from herstel_app.audio.sample_grid import RATE_HZ, Pcm

logger = logging.getLogger(__name__)

BUFFER_FRAMES = 2048
"""What SDL hands over at a time, 43 ms: as much as a chunk of the feed."""
PROBE_S = 0.2
LARGEST_DEVICE_NUMBER = 16
PLAYING = 1


class DeviceError(Exception):
    """There is no sound device, or it does not open."""


class DeviceLostError(Exception):
    """The device that was open is there no more."""


class Device(Protocol):
    """One sound device that plays chunks one after another without a gap."""

    def open(self) -> None:
        """Open it; raises DeviceError."""

    def has_room(self) -> bool:
        """Whether another chunk can be queued."""

    def is_playing(self) -> bool:
        """Whether a chunk sounds or waits."""

    def put(self, pcm: Pcm) -> None:
        """Play a chunk after what is queued."""

    def is_alive(self) -> bool:
        """Whether what takes the sound is still there."""


class MixerDevice:
    """pygame's mixer: one channel, one chunk sounding and one waiting.

    It is opened once. Closing it may hang for ever where a driver hangs, so nobody does: its process ends instead.
    """

    def __init__(self) -> None:
        """Keep the channel for when it is open."""
        self._channel: pygame.mixer.Channel | None = None
        self._sdl: ctypes.CDLL | None = None
        self._number = 0

    def open(self) -> None:
        """Open the default device; raises DeviceError."""
        if not may_have_device():
            raise DeviceError("this computer has no sound device")
        try:
            pygame.mixer.init(frequency=RATE_HZ, size=-16, channels=2, buffer=BUFFER_FRAMES, allowedchanges=0)
            self._channel = pygame.mixer.Channel(0)
        except pygame.error as error:
            raise DeviceError(str(error)) from error
        self._sdl = sdl_library()
        numbers = range(1, LARGEST_DEVICE_NUMBER + 1)
        self._number = next((number for number in numbers if self._status(number) == PLAYING), 0)

    def _status(self, number: int) -> int:
        return int(self._sdl.SDL_GetAudioDeviceStatus(number)) if self._sdl is not None else PLAYING

    def has_room(self) -> bool:
        """Whether another chunk can be queued."""
        return self._channel is not None and self._channel.get_queue() is None

    def is_playing(self) -> bool:
        """Whether a chunk sounds, or waits for the moment that one ends."""
        return self._channel is not None and (self._channel.get_busy() or self._channel.get_queue() is not None)

    def put(self, pcm: Pcm) -> None:
        """Play a chunk after what is queued. SDL joins them within one buffer, so without a gap."""
        if self._channel is not None:
            sound = pygame.mixer.Sound(buffer=pcm.tobytes())
            if self._channel.get_busy():
                self._channel.queue(sound)
            else:
                self._channel.play(sound)

    def is_alive(self) -> bool:
        """Whether SDL still has the device; where its library cannot be asked, yes."""
        return not self._number or self._status(self._number) == PLAYING


def sdl_library() -> ctypes.CDLL | None:
    """Give the SDL that pygame has loaded; None where it cannot be found."""
    package = Path(pygame.__file__).parent
    places = (
        (package, "SDL2.dll"),
        (package.parent / "pygame_ce.libs", "libSDL2-2*"),
        (package / ".dylibs", "libSDL2-2*"),
        (package.parent, "libSDL2-2*"),
    )
    for folder, pattern in places:
        for file in sorted(folder.glob(pattern)):
            try:
                library = ctypes.CDLL(str(file))
                library.SDL_GetAudioDeviceStatus.argtypes = [ctypes.c_uint32]
                library.SDL_GetAudioDeviceStatus.restype = ctypes.c_int
            except (OSError, AttributeError) as error:
                logger.info("%s: %s", file.name, error)
                continue
            return library
    logger.warning("SDL's library was not found; a device that goes is noticed late")
    return None


def may_have_device() -> bool:
    """Whether it is worth asking SDL; finding no device takes it up to eight seconds on Windows."""
    if os.environ.get("SDL_AUDIODRIVER"):
        return True
    if sys.platform == "win32":
        return int(ctypes.windll.winmm.waveOutGetNumDevs()) > 0
    if sys.platform == "linux":
        return _linux_has_device()
    return True


def _linux_has_device() -> bool:
    if os.environ.get("PULSE_SERVER"):
        return True
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}")
    servers = (runtime / "pulse" / "native", runtime / "pipewire-0", Path("/var/run/pulse/native"))
    if any(_answers(path) for path in servers):
        return True
    return any(Path("/dev/snd").glob("pcm*p"))


def _answers(path: Path) -> bool:
    """Whether somebody listens at this socket; one that is only busy counts as somebody."""
    if not path.exists():
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(PROBE_S)
        try:
            probe.connect(str(path))
        except (ConnectionRefusedError, FileNotFoundError):
            return False
        except OSError:
            return True
    return True
