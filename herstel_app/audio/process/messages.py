"""What the window's process and the sound's process say to each other, and how it travels through a pipe.

Each message is a frozen struct, sent as msgpack with its length before it. Times are of the system-wide monotonic
clock, in seconds: both processes read the same one, so a message that comes late still means the same moment.
"""

from __future__ import annotations

import struct
from typing import BinaryIO, Literal, TypeVar

import msgspec

from herstel_app.core.chapters import Chapter
from herstel_app.core.file_sound import Master
from herstel_app.core.ports.sound import SpokenLine
from herstel_app.core.sound import SoundChoice
from herstel_app.core.timeline import Timeline

_T = TypeVar("_T")
_LENGTH = struct.Struct("<I")
LARGEST_BYTES = 256 << 20


class Message(msgspec.Struct, frozen=True, tag=True):
    """One thing that is said."""


class Play(Message, frozen=True):
    """Let `timeline` sound; its session began at `began_s`."""

    run: int
    """The number of this run, by which its end is told."""
    timeline: Timeline
    began_s: float


class Replace(Message, frozen=True):
    """Let the rest of what sounds follow this timeline, which is the same up to the next breath."""

    timeline: Timeline


class Halt(Message, frozen=True):
    """Fall silent softly."""


class Choose(Message, frozen=True):
    """Sound as chosen, from now on."""

    choice: SoundChoice


class SetVolume(Message, frozen=True):
    """Be this loud, 0–100, or silent."""

    percent: int
    muted: bool


class SpeechLine(Message, frozen=True):
    """Keep this line until it is no longer among those that `Speak` names."""

    text: str
    line: SpokenLine


class Speak(Message, frozen=True):
    """Speak these of the lines that have come, where the timeline has them."""

    texts: tuple[str, ...]


class Quit(Message, frozen=True):
    """Fall silent softly, give the device back and end."""


class Save(Message, frozen=True):
    """Write a timeline as an audio file to `part`, and move it to `path` when it is whole."""

    timeline: Timeline
    path: str
    part: str
    choice: SoundChoice
    speech: dict[str, SpokenLine]
    title: str
    master: Master = "headphones"
    chapters: tuple[Chapter, ...] | None = None


DeviceState = Literal["opening", "working", "missing"]


class DeviceReport(Message, frozen=True):
    """How the sound's process is: sent after each message it has done, at each change, and while something sounds."""

    answered: int
    """How many messages it has done."""
    device: DeviceState
    is_sounding: bool
    """Whether something should be heard now."""
    given_s: float
    """How much sound the device has taken since it was opened."""
    position_s: float
    """Session time of what is given next; 0 where nothing sounds."""
    ended_run: int
    """The last run that came to its own end."""


class Fault(Message, frozen=True):
    """A run cannot be made into sound."""

    run: int
    text: str


class LogLine(Message, frozen=True):
    """A line for the log."""

    level: int
    text: str


class SaveProgress(Message, frozen=True):
    """How much of a file is made, 0–1."""

    share: float


class Saved(Message, frozen=True):
    """The file is there."""


class SaveFailed(Message, frozen=True):
    """The file could not be written: the numbers of the error, or a text where it is no error of the system."""

    errno: int | None
    winerror: int | None
    text: str


ToChild = Play | Replace | Halt | Choose | SetVolume | SpeechLine | Speak | Quit | Save
ToParent = DeviceReport | Fault | LogLine | SaveProgress | Saved | SaveFailed

_encoder = msgspec.msgpack.Encoder()
_to_child: msgspec.msgpack.Decoder[ToChild] = msgspec.msgpack.Decoder(ToChild)
_to_parent: msgspec.msgpack.Decoder[ToParent] = msgspec.msgpack.Decoder(ToParent)


class BrokenChannelError(Exception):
    """What came through the pipe is no message."""


def write(stream: BinaryIO, message: Message) -> None:
    """Send one message; raises OSError or ValueError where the other side is gone."""
    body = _encoder.encode(message)
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def read_to_child(stream: BinaryIO) -> ToChild | None:
    """Wait for a message to the child; None at the end of the pipe. Raises BrokenChannelError."""
    body = _read(stream)
    return None if body is None else _decoded(_to_child, body)


def read_to_parent(stream: BinaryIO) -> ToParent | None:
    """Wait for a message to the parent; None at the end of the pipe. Raises BrokenChannelError."""
    body = _read(stream)
    return None if body is None else _decoded(_to_parent, body)


def _read(stream: BinaryIO) -> bytes | None:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > LARGEST_BYTES:
        raise BrokenChannelError(f"{length} bytes")
    body = stream.read(length)
    return body if len(body) == length else None


def _decoded(decoder: msgspec.msgpack.Decoder[_T], body: bytes) -> _T:
    try:
        return decoder.decode(body)
    except msgspec.MsgspecError as error:
        raise BrokenChannelError(str(error)) from error
