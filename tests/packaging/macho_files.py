"""Makes the least that is a Mach-O file."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

PROCESSORS = {"arm64": 0x0100000C, "x86_64": 0x01000007}
LOAD, WEAK, RPATH = 0xC, 0x80000018, 0x8000001C


def text_command(kind: int, text: str) -> bytes:
    """Give a load command with a path in it: a library has three numbers before the path, an rpath none."""
    head = 12 if kind == RPATH else 24
    body = text.encode() + b"\0"
    size = -(-(head + len(body)) // 8) * 8
    return (struct.pack("<3I", kind, size, head).ljust(head, b"\0") + body).ljust(size, b"\0")


def thin(
    architecture: str = "arm64",
    minimum: tuple[int, int] = (11, 0),
    loads: Sequence[str] = ("/usr/lib/libSystem.B.dylib",),
    weak: Sequence[str] = (),
    rpaths: Sequence[str] = (),
    taken: Mapping[str, int] | None = None,
    *,
    old_style: bool = False,
) -> bytes:
    """Give a file for one architecture; `taken` is a symbol with the number of the library that it comes from."""
    version = minimum[0] << 16 | minimum[1] << 8
    commands = [
        struct.pack("<4I", 0x24, 16, version, version) if old_style else struct.pack("<6I", 0x32, 24, 1, version, 0, 0),
        *(text_command(LOAD, name) for name in loads),
        *(text_command(WEAK, name) for name in weak),
        *(text_command(RPATH, name) for name in rpaths),
    ]
    names, entries = b"\0", b""
    for symbol, library in (taken or {}).items():
        entries += struct.pack("<IBBHQ", len(names), 0x01, 0, library << 8, 0)
        names += symbol.encode() + b"\0"
    # One of its own, which it takes from nobody, and a note for a debugger.
    entries += struct.pack("<IBBHQ", len(names), 0x0F, 1, 1 << 8, 0) + struct.pack("<IBBHQ", len(names), 0x64, 0, 0, 0)
    names += b"_own\0"
    length = sum(map(len, commands)) + 24
    at = 32 + length
    commands.append(struct.pack("<6I", 0x2, 24, at, len(entries) // 16, at + len(entries), len(names)))
    head = struct.pack("<8I", 0xFEEDFACF, PROCESSORS[architecture], 0, 6, len(commands), length, 0, 0)
    return head + b"".join(commands) + entries + names


def fat(**slices: bytes) -> bytes:
    """Give a file for several architectures, each slice on a page of its own."""
    data = struct.pack(">II", 0xCAFEBABE, len(slices))
    at, bodies = 4096, b""
    for name, body in slices.items():
        data += struct.pack(">5I", PROCESSORS[name], 0, at + len(bodies), len(body), 12)
        bodies += body.ljust(-(-len(body) // 4096) * 4096, b"\0")
    return data.ljust(at, b"\0") + bodies
