"""Reads what a program file of Windows (PE32+, the 64-bit kind) takes from the libraries it names."""

from __future__ import annotations

import struct

IMPORTS = 1
"""The place of the import table in the list of tables."""
DESCRIPTOR = 20
"""Bytes of one library in that table."""
BY_NUMBER = 1 << 63


class PeError(Exception):
    """No 64-bit program file of Windows."""


def imports(data: bytes) -> dict[str, set[str]]:
    """Give by library, in lower case, the names that `data` takes from it. Raises PeError."""
    try:
        return _imports(data)
    except (struct.error, ValueError, IndexError) as error:
        raise PeError(str(error)) from error


def _imports(data: bytes) -> dict[str, set[str]]:
    header = int.from_bytes(data[0x3C:0x40], "little")
    signature, sections, optional, magic = struct.unpack_from("<4s2xH12xH2xH", data, header)
    if signature != b"PE\0\0" or magic != 0x20B:
        raise ValueError("not PE32+")
    first = header + 24 + optional
    table: list[tuple[int, ...]] = [struct.unpack_from("<8x4I", data, first + 40 * n) for n in range(sections)]

    def place(address: int) -> int:
        for size, start, stored, offset in table:
            if start <= address < start + max(size, stored):
                return offset + address - start
        raise ValueError(f"no section holds {address:#x}")

    def text(address: int) -> str:
        begin = place(address)
        return data[begin : data.index(b"\0", begin)].decode("ascii")

    (at,) = struct.unpack_from("<I", data, header + 24 + 112 + 8 * IMPORTS)
    found: dict[str, set[str]] = {}
    while at:
        names, library = struct.unpack_from("<I8xI", data, place(at))
        if not library:
            break
        taken = found.setdefault(text(library).lower(), set())
        entry = place(names)
        while value := struct.unpack_from("<Q", data, entry)[0]:
            if not value & BY_NUMBER:
                taken.add(text(value + 2))
            entry += 8
        at += DESCRIPTOR
    return found
