"""check_wheels.py, with a wheel that is made up here; with the real ones it is `dev.py package macos --check`."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.packaging.macho_files import fat, thin

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "packaging" / "macos"))

from bundle import PACKAGES, UNUSED_MODULES  # noqa: E402 - only found by now
from check_wheels import check, named_paths  # noqa: E402
from wheels import FetchError, Wheels, fetch  # noqa: E402

COCOA = "PySide6/Qt/plugins/platforms/libqcocoa.dylib"
CORE = "PySide6/QtCore.abi3.so"
CORE_LIBRARY = "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore"
LEFT_OUT = "PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick"


def faults(folder: Path, changes: Mapping[str, bytes | None]) -> list[str]:
    """Check a wheel that has all it must have, but for these files; None takes one out."""
    files: dict[str, bytes | None] = dict.fromkeys(named_paths("arm64"), thin())
    files |= {f"{name.replace('.', '/')}.py": b"" for name in UNUSED_MODULES if name.startswith(PACKAGES)}
    wheel = folder / "all.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, data in {**files, **changes}.items():
            if data is not None:
                archive.writestr(name, data)
    return check(Wheels([wheel]), "arm64")


def test_good_wheels_have_no_faults(tmp_path: Path) -> None:
    loads = ["@rpath/QtCore.framework/Versions/A/QtCore"]
    core = fat(x86_64=thin("x86_64"), arm64=thin(loads=loads, rpaths=["@loader_path/Qt/lib"]))
    assert faults(tmp_path, {CORE: core, LEFT_OUT: thin(loads=["/opt/lib/gone.dylib"])}) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({COCOA: None}, [COCOA, "niet in de wheels"]),
        ({"pygame/midi.py": None}, ["pygame.midi", "bestaat niet"]),
        ({COCOA: b"text"}, [COCOA, "niet voor arm64"]),
        ({LEFT_OUT: thin("x86_64")}, [LEFT_OUT, "x86_64"]),
        ({COCOA: thin(loads=["/opt/homebrew/lib/libz.dylib"])}, [COCOA, "/opt/homebrew/lib/libz.dylib"]),
        ({CORE: thin(loads=["@loader_path/gone.dylib"])}, [CORE, "gone.dylib"]),
        ({CORE: thin(loads=[f"@loader_path/../{LEFT_OUT}"]), LEFT_OUT: thin()}, [LEFT_OUT, "laat het weg"]),
        ({CORE: thin(minimum=(15, 0), taken={"_brand_new": 1})}, ["_brand_new", CORE]),
        ({CORE: thin()[:60]}, [CORE, "cut short"]),
        (
            {CORE: thin(loads=["@loader_path/a/z.dylib", "@loader_path/b/z.dylib"])}
            | dict.fromkeys(("PySide6/a/z.dylib", "PySide6/b/z.dylib"), thin()),
            ["z.dylib", "2"],
        ),
    ],
)
def test_what_is_wrong_is_said(changes: dict[str, bytes | None], words: list[str], tmp_path: Path) -> None:
    said = faults(tmp_path, changes)
    assert any(all(word in fault for word in words) for fault in said), said


def test_a_symbol_that_the_oldest_macos_has_may_be_asked(tmp_path: Path) -> None:
    newer = thin(minimum=(15, 0), taken={"_read": 1})
    assert faults(tmp_path, {CORE: newer, CORE_LIBRARY: thin(minimum=(13, 0), taken={"_read": 1})}) == []


def test_what_was_fetched_before_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def pip(command: list[str]) -> int:
        asked.append(command)
        (Path(command[command.index("-d") + 1]) / "new.whl").write_bytes(b"")
        return 0

    monkeypatch.setattr("wheels.subprocess.call", pip)
    (tmp_path / "old.whl").write_bytes(b"")
    assert [path.name for path in fetch(tmp_path, "arm64")] == ["new.whl"]
    assert {"--require-hashes", "--only-binary=:all:", "--platform=macosx_13_0_arm64"} <= set(asked[0])
    assert not [word for word in asked[0] if "index" in word or "://" in word]


def test_a_fetch_that_fails_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wheels.subprocess.call", lambda command: 1)
    with pytest.raises(FetchError):
        fetch(tmp_path, "arm64")
