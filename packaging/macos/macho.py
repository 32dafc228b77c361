"""Reads from a Mach-O file, macOS's kind of program and library, what one must know to put it in an app."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

FAT, FAT_64, THIN = 0xCAFEBABE, 0xCAFEBABF, 0xFEEDFACF
ARCHITECTURES = {0x0100000C: "arm64", 0x01000007: "x86_64"}
JAVA_VERSIONS = 45
"""A Java class begins as a fat file does; where that has the number of architectures, it has a version from 45 up."""

REQUIRED = 0x80000000
"""Marks a load command that an older macOS may not pass over."""
ID_DYLIB = 0xD
LOAD_DYLIB, LOAD_WEAK_DYLIB, REEXPORT_DYLIB, LAZY_LOAD_DYLIB, LOAD_UPWARD_DYLIB = 0xC, 0x18, 0x1F, 0x20, 0x23
LOADS = (LOAD_DYLIB, LOAD_WEAK_DYLIB, REEXPORT_DYLIB, LAZY_LOAD_DYLIB, LOAD_UPWARD_DYLIB)
RPATH, SYMBOLS = 0x1C, 0x2
VERSION_MIN_MACOSX, BUILD_VERSION = 0x24, 0x32
MACOS = 1
EXTERNAL, DEBUGGING, SECTION = 0x01, 0xE0, 0x0E
"""In the type of a symbol: what is taken from elsewhere is external, no note for a debugger, and has no section."""


class MachOError(Exception):
    """The file is cut short, or no Mach-O after all."""


@dataclass(frozen=True)
class Slice:
    """What a file has for one architecture."""

    architecture: str
    size: int
    minimum: tuple[int, int]
    """The oldest macOS that loads it."""
    loads: tuple[str, ...]
    """The install names of the libraries that it cannot do without."""
    weak: tuple[str, ...]
    """Those that it loads where they are there."""
    rpaths: tuple[str, ...]
    taken: frozenset[tuple[str, str]]
    """What it takes from other libraries, as (install name, symbol); empty where that was not asked for."""


def read_slices(file: IO[bytes], symbols: bool = False) -> dict[str, Slice]:
    """Give what a file has, by architecture; empty when it is no Mach-O. Raises MachOError.

    Without `symbols` it reads forward only and little, so that a file in an archive need not be unpacked.
    """
    start = file.read(8)
    if len(start) < 8:
        return {}
    magic, count = struct.unpack(">II", start)
    if magic in (FAT, FAT_64) and count < JAVA_VERSIONS:
        return dict(_fat_slices(file, count, ">IIQQII" if magic == FAT_64 else ">IIIII", symbols))
    if struct.unpack("<I", start[:4])[0] != THIN:
        return {}
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    read = _read_slice(file, 0, size, symbols)
    return {read.architecture: read}


def _fat_slices(file: IO[bytes], count: int, form: str, symbols: bool) -> Iterator[tuple[str, Slice]]:
    entries = [struct.unpack(form, _take(file, struct.calcsize(form))) for _ in range(count)]
    for entry in sorted(entries, key=lambda entry: entry[2]):
        file.seek(entry[2])
        read = _read_slice(file, entry[2], entry[3], symbols)
        yield read.architecture, read


def _read_slice(file: IO[bytes], start: int, size: int, symbols: bool) -> Slice:
    magic, processor, _, _, count, length, _, _ = struct.unpack("<8I", _take(file, 32))
    if magic != THIN:
        raise MachOError("a slice that is no 64-bit Mach-O")
    commands = list(_commands(_take(file, length), count))
    libraries = [(kind, _text(body)) for kind, body in commands if kind in LOADS]
    tables = [struct.unpack_from("<4I", body, 8) for kind, body in commands if kind == SYMBOLS]
    taken = _taken(file, start, tables[0], [name for _, name in libraries]) if symbols and tables else ()
    return Slice(
        ARCHITECTURES.get(processor, f"{processor:#x}"),
        size,
        _minimum(commands),
        tuple(name for kind, name in libraries if kind != LOAD_WEAK_DYLIB),
        tuple(name for kind, name in libraries if kind == LOAD_WEAK_DYLIB),
        tuple(_text(body) for kind, body in commands if kind == RPATH),
        frozenset(taken),
    )


def _minimum(commands: list[tuple[int, bytes]]) -> tuple[int, int]:
    for kind, body in commands:
        if kind == VERSION_MIN_MACOSX:
            return _version(body, 8)
        if kind == BUILD_VERSION and struct.unpack_from("<I", body, 8)[0] == MACOS:
            return _version(body, 12)
    raise MachOError("does not say which macOS it wants")


def _taken(file: IO[bytes], start: int, table: tuple[int, ...], libraries: list[str]) -> Iterator[tuple[str, str]]:
    """Give what is taken from each library; a symbol has the number of its library in its description."""
    at, count, names_at, length = table
    file.seek(start + at)
    entries = _take(file, 16 * count)
    file.seek(start + names_at)
    names = _take(file, length)
    for offset, kind, _, description, _ in struct.iter_unpack("<IBBHQ", entries):
        number = description >> 8
        if kind & EXTERNAL and not kind & (DEBUGGING | SECTION) and 0 < number <= len(libraries):
            yield libraries[number - 1], names[offset : names.index(b"\0", offset)].decode()


def _commands(data: bytes, count: int) -> Iterator[tuple[int, bytes]]:
    at = 0
    for _ in range(count):
        if at + 8 > len(data):
            raise MachOError("load commands that are cut short")
        kind, size = struct.unpack_from("<II", data, at)
        if size < 8 or at + size > len(data):
            raise MachOError("a load command of an impossible size")
        yield kind & ~REQUIRED, data[at : at + size]
        at += size


def _text(body: bytes) -> str:
    """Give the path in a load command, which says itself where in it the path begins."""
    (offset,) = struct.unpack_from("<I", body, 8)
    return body[offset:].split(b"\0", 1)[0].decode()


def _version(body: bytes, offset: int) -> tuple[int, int]:
    (number,) = struct.unpack_from("<I", body, offset)
    return number >> 16, number >> 8 & 0xFF


def _take(file: IO[bytes], size: int) -> bytes:
    data = file.read(size)
    if len(data) < size:
        raise MachOError("a file that is cut short")
    return data
