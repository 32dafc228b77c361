"""The parts of packaging/windows that need no Wine; what it is for is tried by try_windows.py itself."""

from __future__ import annotations

import re
import struct
import sys
from pathlib import Path

import pytest

from herstel_app.ui.shell.page_stack import IN_RAIL

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "packaging" / "windows"))

from pe import PeError, imports  # noqa: E402 - only found by now
from stand_ins.numpy_math import exports, source  # noqa: E402

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the rig is made on Linux")
HEADER, SECTION, ADDRESS, OFFSET = 0x80, 0x200, 0x1000, 0x400


def program(library: str, names: list[str]) -> bytes:
    """Give the least that is a 64-bit program file which takes these names from one library."""
    table = bytearray(0x200)
    struct.pack_into("<I8xI", table, 0, ADDRESS + 0x40, ADDRESS + 0x100)
    text = 0x110
    for number, name in enumerate(names):
        struct.pack_into("<Q", table, 0x40 + 8 * number, ADDRESS + text)
        table[text + 2 : text + 3 + len(name)] = name.encode() + b"\0"
        text += 3 + len(name)
    struct.pack_into("<Q", table, 0x40 + 8 * len(names), 1 << 63 | 7)  # one more, by number
    table[0x100 : 0x101 + len(library)] = library.encode() + b"\0"
    data = bytearray(OFFSET)
    struct.pack_into("<I", data, 0x3C, HEADER)
    optional = 240
    struct.pack_into("<4s2xH12xH2xH", data, HEADER, b"PE\0\0", 1, optional, 0x20B)
    struct.pack_into("<I", data, HEADER + 24 + 112 + 8, ADDRESS)
    struct.pack_into("<8x4I", data, HEADER + 24 + optional, SECTION, ADDRESS, SECTION, OFFSET)
    return bytes(data + table)


def test_the_names_that_a_program_takes_from_a_library() -> None:
    assert imports(program("Math-L1.dll", ["cexp", "floor"])) == {"math-l1.dll": {"cexp", "floor"}}


@pytest.mark.parametrize("data", [b"", b"MZ" + bytes(300), program("a.dll", ["b"])[:0x420]])
def test_what_is_no_program_is_said(data: bytes) -> None:
    with pytest.raises(PeError):
        imports(data)


def test_the_complex_functions_are_ours_and_the_others_those_of_windows() -> None:
    names = ["cexpf", "cpow", "cabs", "floor", "csomething"]
    assert exports(names).splitlines()[2:] == [
        "  cabs = our_cabs",
        "  cexpf = our_cexpf",
        "  cpow = our_cpow",
        "  csomething = ucrtbase.csomething",
        "  floor = ucrtbase.floor",
    ]
    code = source(names)
    assert re.findall(r"our_\w+\([^)]*\)", code) == [
        "our_cabs(doubles z)",
        "our_cexpf(floats z)",
        "our_cpow(doubles z, doubles w)",
    ]


@linux_only
def test_of_the_pins_what_windows_wants_is_kept_with_its_hashes() -> None:
    from fetch import APP_PINS, pins_for_windows

    pins = pins_for_windows(APP_PINS.read_text(encoding="utf-8")).splitlines()
    names = [pin.split("==")[0] for pin in pins]
    assert "jeepney" not in names, "it is for Linux only"
    assert names.count("numpy") == 1, "the one for this Python"
    assert {"pyside6-addons", "pygame-ce", "soundfile"} <= set(names)
    assert all(" --hash=sha256:" in pin for pin in pins)


@linux_only
def test_only_a_rig_is_removed_and_not_while_it_is_used(tmp_path: Path) -> None:
    from rig import Rig, RigError, remove

    rig = Rig(tmp_path / "rig")
    remove(rig)  # it is not there: nothing to do
    rig.folder.mkdir()
    (rig.folder / "mine.txt").touch()
    with pytest.raises(RigError, match="geen map van deze proefopstelling"):
        remove(rig)
    rig.note("rig", "1")
    with rig.lock("rig", shared=True), pytest.raises(RigError, match="in gebruik"):
        remove(rig)
    assert (rig.folder / "mine.txt").exists()
    remove(rig)
    assert not rig.folder.exists()


@linux_only
def test_a_part_that_was_cut_short_is_made_again(tmp_path: Path) -> None:
    from rig import Rig

    rig = Rig(tmp_path)
    assert not rig.is_made("Python", "a")
    rig.note("Python", "a")
    assert rig.is_made("Python", "a")
    assert not rig.is_made("Python", "b")
    rig.note("Python", None)
    assert not rig.is_made("Python", "a")


def test_the_steps_press_only_page_keys_that_there_are() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "packaging/windows/steps").glob("*.py"))
    pressed = {int(number) for number in re.findall(r'"ctrl\+(\d)"', text)}
    ranges = re.findall(r'"ctrl\+\{\w+\}" for \w+ in range\(1, (\d+)\)', text)
    assert pressed
    assert ranges
    assert max(*pressed, *(int(end) - 1 for end in ranges)) == len(IN_RAIL)
