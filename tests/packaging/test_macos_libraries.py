"""Reading Mach-O files and following what they load, with files that are made up here."""

from __future__ import annotations

import io
import struct
import sys
from pathlib import Path

import pytest

from tests.packaging.macho_files import fat, thin

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "packaging" / "macos"))

from linking import doubtful, follow, from_system, resolve  # noqa: E402 - only found by now
from macho import MachOError, Slice, read_slices  # noqa: E402

SYSTEM = "/usr/lib/libSystem.B.dylib"


def read(data: bytes, symbols: bool = False) -> dict[str, Slice]:
    return read_slices(io.BytesIO(data), symbols)


@pytest.mark.parametrize("old_style", [False, True])
def test_what_a_file_says(old_style: bool) -> None:
    data = thin(
        "x86_64", (10, 13), [SYSTEM, "@rpath/a.dylib"], ["@rpath/b.dylib"], ["@loader_path"], old_style=old_style
    )
    found = read(data)["x86_64"]
    assert found.minimum == (10, 13)
    assert found.loads == (SYSTEM, "@rpath/a.dylib")
    assert found.weak == ("@rpath/b.dylib",)
    assert found.rpaths == ("@loader_path",)
    assert found.size == len(data)


def test_a_file_for_two_has_what_is_said_for_each() -> None:
    found = read(fat(x86_64=thin("x86_64", (10, 13)), arm64=thin("arm64", (11, 0))))
    assert {name: part.minimum for name, part in found.items()} == {"x86_64": (10, 13), "arm64": (11, 0)}


def test_the_symbols_that_it_takes_and_from_which_library() -> None:
    data = fat(
        x86_64=thin("x86_64", taken={"_old": 1}),
        arm64=thin("arm64", loads=[SYSTEM, "@rpath/a.dylib"], taken={"_read": 1, "_a": 2}),
    )
    assert read(data, symbols=True)["arm64"].taken == {(SYSTEM, "_read"), ("@rpath/a.dylib", "_a")}
    assert from_system(read(data, symbols=True)["arm64"]) == {"_read"}
    assert not read(data)["arm64"].taken


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n....", b"\xca\xfe\xba\xbe\0\0\0\x34" + bytes(99), b"#!/bin/sh\n"]
)
def test_what_is_no_mach_o_has_nothing(data: bytes) -> None:
    assert read(data) == {}


@pytest.mark.parametrize(
    "data",
    [
        thin()[:40],
        thin()[:30],
        fat(arm64=thin())[:4200],
        fat(arm64=b"not a slice at all, but long enough for the head of one"),
        thin()[:36] + struct.pack("<I", 0) + thin()[40:],
        struct.pack("<8I", 0xFEEDFACF, 0x0100000C, 0, 6, 0, 0, 0, 0),
    ],
)
def test_what_is_cut_short_or_damaged_is_said(data: bytes) -> None:
    with pytest.raises(MachOError):
        read(data)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("/usr/lib/libz.1.dylib", "/usr/lib/libz.1.dylib"),
        ("@rpath/QtCore", "Qt/lib/QtCore"),
        ("@loader_path/.dylibs/a.dylib", "Qt/plugins/.dylibs/a.dylib"),
        ("@loader_path/../../b.dylib", "b.dylib"),
        ("@rpath/gone.dylib", None),
        ("/opt/homebrew/lib/b.dylib", None),
    ],
)
def test_where_a_library_is(name: str, found: str | None) -> None:
    there = {"Qt/lib/QtCore", "Qt/plugins/.dylibs/a.dylib", "b.dylib"}
    rpaths = ["/Users/builder/lib", "@loader_path/../lib"]
    assert resolve(name, "Qt/plugins/p.dylib", rpaths, there.__contains__) == found


def slices(files: dict[str, bytes]) -> dict[str, Slice]:
    return {name: read(data, symbols=True)["arm64"] for name, data in files.items()}


def test_all_that_comes_along_is_found() -> None:
    known = slices(
        {
            "p.so": thin(loads=["@loader_path/lib/a.dylib", SYSTEM]),
            "lib/a.dylib": thin(loads=["@rpath/b.dylib"], rpaths=["@loader_path"]),
            "lib/b.dylib": thin(loads=["@loader_path/a.dylib"]),
            "lib/c.dylib": thin(),
        }
    )
    loaded = follow(["p.so"], known.get, known.__contains__)
    assert set(loaded.slices) == {"p.so", "lib/a.dylib", "lib/b.dylib"}
    assert loaded.faults == []


def test_what_is_not_there_is_said_unless_it_may_be_absent() -> None:
    known = slices({"p.so": thin(loads=["@rpath/gone.dylib"], weak=["@rpath/perhaps.dylib"])})
    (fault,) = follow(["p.so"], known.get, known.__contains__).faults
    assert "p.so" in fault
    assert "@rpath/gone.dylib" in fault


def test_what_another_processor_has_is_said() -> None:
    known = slices({"p.so": thin(loads=["@loader_path/a.dylib"])})
    loaded = follow(["p.so"], known.get, {"p.so", "a.dylib"}.__contains__)
    assert ["a.dylib" in fault for fault in loaded.faults] == [True]


def test_a_symbol_that_only_a_newer_macos_may_have_is_said() -> None:
    known = slices(
        {
            "old.so": thin(minimum=(13, 0), taken={"_brand_new": 1}),
            "new.so": thin(minimum=(15, 0), taken={"_read": 1, "_brand_new": 1}),
            "own.so": thin(minimum=(15, 0), loads=["@rpath/new.so"], taken={"_brand_new": 1}),
        }
    )
    assert doubtful(known, (13, 0), {"_read"}) == {"_brand_new": ["new.so"]}
    assert doubtful(known, (13, 0), {"_read", "_brand_new"}) == {}
