"""The sound device: whether there is one, SDL that plays on it, and whether it is still there.

When a device is gone SDL goes on: it waits for each buffer and throws it away. It knows, and is asked.
"""

from __future__ import annotations

import ctypes
import logging
import os
import socket
import sys
from collections.abc import Callable
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

import pygame.base

from herstel_app.audio.sample_grid import RATE_HZ, Pcm

logger = logging.getLogger(__name__)

BUFFER_FRAMES = 1024
"""What SDL hands over at a time: 21 ms."""
FRAME_BYTES = 4
PROBE_S = 0.2
SIGNED_16 = 0x8010 if sys.byteorder == "little" else 0x9010
INIT_AUDIO = 0x10
PLAYING = 1


class _Spec(ctypes.Structure):
    """SDL_AudioSpec."""

    _fields_ = (
        ("freq", ctypes.c_int),
        ("format", ctypes.c_uint16),
        ("channels", ctypes.c_uint8),
        ("silence", ctypes.c_uint8),
        ("samples", ctypes.c_uint16),
        ("padding", ctypes.c_uint16),
        ("size", ctypes.c_uint32),
        ("callback", ctypes.c_void_p),
        ("userdata", ctypes.c_void_p),
    )


class DeviceError(Exception):
    """There is no sound device, or it does not open."""


class DeviceLostError(Exception):
    """The device that was open is there no more."""


class Device(Protocol):
    """One sound device with a queue, of which it takes what comes next."""

    def open(self) -> None:
        """Open it; raises DeviceError."""

    @property
    def held_frames(self) -> int:
        """How long it takes, in frames, from the end of the queue to the ear."""

    def waiting_frames(self) -> int:
        """How much waits in the queue."""

    def put(self, pcm: Pcm) -> None:
        """Add to the queue."""

    def put_anew(self, make: Callable[[int], Pcm | None]) -> bool:
        """Have something else wait: what `make` gives for the frames that wait now, in which nothing is taken.

        Where that is None all stays as it is; gives whether it was something.
        """

    def is_alive(self) -> bool:
        """Whether what takes the sound is still there."""


class SdlDevice:
    """SDL's own queue, asked through the library that pygame has loaded: no Python runs in the thread that plays.

    It is opened once. Closing it may hang for ever where a driver hangs, so nobody does: its process ends instead.
    """

    def __init__(self) -> None:
        """Open nothing yet."""
        self._sdl: ctypes.CDLL | None = None
        self._number = 0
        self.held_frames = 2 * BUFFER_FRAMES

    def open(self) -> None:
        """Open the default device; raises DeviceError."""
        if not may_have_device():
            raise DeviceError("this computer has no sound device")
        self._sdl = sdl = self._sdl or sdl_library()
        if sdl is None:
            raise DeviceError("SDL's library was not found")
        sdl.SDL_SetMainReady()
        wanted, got = _Spec(RATE_HZ, SIGNED_16, 2, 0, BUFFER_FRAMES), _Spec()
        if sdl.SDL_InitSubSystem(INIT_AUDIO) == 0:
            self._number = sdl.SDL_OpenAudioDevice(None, 0, ctypes.byref(wanted), ctypes.byref(got), 0)
        if not self._number:
            raise DeviceError(str(sdl.SDL_GetError().decode("utf-8", "replace")))
        self.held_frames = held_frames(sdl.SDL_GetCurrentAudioDriver() or b"", got.samples or BUFFER_FRAMES)
        sdl.SDL_PauseAudioDevice(self._number, 0)

    def waiting_frames(self) -> int:
        """How much waits in the queue."""
        return int(self._sdl.SDL_GetQueuedAudioSize(self._number)) // FRAME_BYTES if self._sdl is not None else 0

    def put(self, pcm: Pcm) -> None:
        """Add to the queue."""
        if self._sdl is not None:
            samples = pcm.tobytes()
            self._sdl.SDL_QueueAudio(self._number, samples, len(samples))

    def put_anew(self, make: Callable[[int], Pcm | None]) -> bool:
        """Have something else wait: what `make` gives for the frames that wait now, in which nothing is taken.

        Where that is None all stays as it is; gives whether it was something.
        """
        if self._sdl is None:
            return False
        self._sdl.SDL_LockAudioDevice(self._number)
        try:
            pcm = make(self.waiting_frames())
            if pcm is not None:
                self._sdl.SDL_ClearQueuedAudio(self._number)
                self.put(pcm)
        finally:
            self._sdl.SDL_UnlockAudioDevice(self._number)
        return pcm is not None

    def is_alive(self) -> bool:
        """Whether SDL still has the device."""
        return self._sdl is None or int(self._sdl.SDL_GetAudioDeviceStatus(self._number)) == PLAYING


def held_frames(driver: bytes, buffer_frames: int) -> int:
    """Say how much lies between SDL's queue and the ear, in frames."""
    if driver == b"pulseaudio":  # which was told how much to hold, in the environment
        asked_ms = os.environ.get("PULSE_LATENCY_MSEC", "")
        return round(int(asked_ms) * RATE_HZ / 1000) if asked_ms.isdigit() else 2 * buffer_frames
    return 2 * buffer_frames  # one that sounds, and one that is next


def sdl_library() -> ctypes.CDLL | None:
    """Give the SDL that pygame has loaded; None where it cannot be found."""
    package = Path(pygame.__file__).parent
    places = (
        (package, "SDL2.dll"),
        (package.parent / "pygame_ce.libs", "libSDL2-2*"),
        (package / ".dylibs", "libSDL2-2*"),
        (package.parent, "libSDL2-2*"),
        (package, f"{Path(pygame.base.__file__).stem}*"),  # which finds it too, except on Windows
    )
    for folder, pattern in places:
        for file in sorted(folder.glob(pattern)):
            try:
                library = ctypes.CDLL(str(file))
                _declare(library)
            except (OSError, AttributeError) as error:
                logger.info("%s: %s", file.name, error)
                continue
            return library
    logger.warning("SDL's library was not found")
    return None


def _declare(library: ctypes.CDLL) -> None:
    """Say what is asked of it, and what it gives; raises AttributeError where it lacks something."""
    number, spec = ctypes.c_uint32, ctypes.POINTER(_Spec)
    library.SDL_OpenAudioDevice.argtypes = [ctypes.c_char_p, ctypes.c_int, spec, spec, ctypes.c_int]
    library.SDL_OpenAudioDevice.restype = number
    library.SDL_QueueAudio.argtypes = [number, ctypes.c_char_p, ctypes.c_uint32]
    library.SDL_GetQueuedAudioSize.argtypes = [number]
    library.SDL_GetQueuedAudioSize.restype = ctypes.c_uint32
    library.SDL_GetAudioDeviceStatus.argtypes = [number]
    library.SDL_PauseAudioDevice.argtypes = [number, ctypes.c_int]
    for name in ("SDL_ClearQueuedAudio", "SDL_LockAudioDevice", "SDL_UnlockAudioDevice"):
        getattr(library, name).argtypes = [number]
    library.SDL_InitSubSystem.argtypes = [ctypes.c_uint32]
    library.SDL_GetError.restype = library.SDL_GetCurrentAudioDriver.restype = ctypes.c_char_p
    library.SDL_SetMainReady.restype = None


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
