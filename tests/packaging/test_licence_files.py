"""The licences that go along: the texts, the list of parts, and that every package of the program brings them."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path += [str(ROOT / "packaging" / part) for part in ("", "linux", "macos", "windows")]

import payload  # noqa: E402
import signatures  # noqa: E402
import tarball  # noqa: E402

import licence_files  # noqa: E402 - only found by now
from licence_files import FOLDER, OURS, PARTS, LicenceError  # noqa: E402

WHOLE = {
    "GPL-3.0.txt": "3972dc9744f6499f0f9b2dbf76696f2ae7ad8af9b23dde66d6af86c9dfb36986",
    "LGPL-2.1.txt": "dc626520dcd53a22f727af3ee42c770e56c97a64fe3adb063799d8ab032fe551",
    "LGPL-3.0.txt": "e3a994d82e644b03a792a930f574002658412f62407f5fee083f2555c5f23118",
}
ALWAYS = {*WHOLE, PARTS, "Herstel.txt", "Python.txt", "pakketten/numpy/LICENSE.txt", "pakketten/soundfile/COPYING"}
ENTRY = "{}\n    waarvoor: x\n    licentie: y\n    van: z\n    broncode: w\n"


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_the_texts_are_verbatim(name: str) -> None:
    assert hashlib.sha256((OURS / name).read_bytes()).hexdigest() == WHOLE[name]


def test_every_package_of_the_program_is_named_and_no_other() -> None:
    assert "numpy" in licence_files.pinned()
    assert sorted(name for part in licence_files.parts() for name in part.packages) == licence_files.pinned()


def test_every_text_is_named_and_is_there() -> None:
    listed = (OURS / PARTS).read_text(encoding="utf-8")
    named = set(re.findall(r"delen/[\w.-]+\.txt|\bL?GPL-[\d.]+\.txt", listed))
    there = {path.relative_to(OURS).as_posix() for path in OURS.rglob("*.txt")}
    assert named <= there
    assert there - named <= {PARTS, "Apache-2.0.txt", "MPL-2.0.txt"}, "these two are named by texts of Debian"


def test_what_debian_gathered_refers_to_texts_that_are_there() -> None:
    wanted = {
        name for path in (OURS / "delen").iterdir() for name in re.findall(r"Apache-2\.0|MPL-2\.0", path.read_text())
    }
    assert all((OURS / f"{name}.txt").is_file() for name in wanted)


def test_a_part_wants_all_that_is_asked() -> None:
    (part,) = licence_files.parts("Een kop\n=======\n\n" + ENTRY.format("SDL") + "    bestanden: SDL*,\n        b.so\n")
    assert (part.name, part.files) == ("SDL", ["SDL*", "b.so"])
    with pytest.raises(LicenceError, match="SDL"):
        licence_files.parts(ENTRY.format("SDL").replace("    van: z\n", ""))
    with pytest.raises(LicenceError, match="SDL"):
        licence_files.parts(ENTRY.format("SDL") + "    waarvor: x\n")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("lib/PySide6/Qt6Core.dll", "Qt en PySide6"),
        ("_internal/libQt6Core.so.6", "Qt en PySide6"),
        ("Contents/Frameworks/PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui", "Qt en PySide6"),
        ("lib/PySide6/msvcp140.dll", "Microsoft Visual C++ Runtime"),
        ("python313.dll", "Python"),
        ("Contents/Frameworks/Python.framework/Versions/3.13/Python", "Python"),
        ("_internal/pygame_ce.libs/libSDL2_mixer-2-6719e6f6.0.so.0.800.2", "SDL2"),
        ("Contents/Frameworks/pygame/.dylibs/libmpg123.0.dylib", "mpg123"),
        ("lib/numpy.libs/libscipy_openblas64_-4e3987.dll", "OpenBLAS"),
        ("lib/_soundfile_data/libsndfile_x64.dll", "libsndfile"),
        ("_internal/libxcb-cursor.so.0", "XCB"),
        ("libffi-8.dll", "libffi"),
    ],
)
def test_whose_a_library_is(path: str, name: str) -> None:
    assert licence_files.LIBRARY.search(path)
    assert any(part.name.startswith(name) and part.has(path) for part in licence_files.parts())


@pytest.mark.skipif(sys.platform != "linux", reason="where the wheels for Linux are")
@pytest.mark.parametrize("folder", ["pygame_ce.libs", "numpy.libs", "_soundfile_data", "PySide6/Qt/lib", "msgspec"])
def test_the_libraries_that_the_wheels_bring_are_named(folder: str) -> None:
    import numpy

    site = Path(numpy.__file__).parents[1]
    # Of these the program takes none along: pygame looks for pictures and letters with them, and Qt plays films.
    unused = re.compile(
        r"lib(asound|brotli\w+|freetype|harfbuzz|jpeg|png16|portmidi|sharpyuv|tiff|webp\w*|av\w+|sw\w+)-?"
    )
    there = {path.relative_to(site).as_posix() for path in (site / folder).rglob("*.so*")}
    assert there
    parts = licence_files.parts()
    left = {path for path in there if not any(part.has(path) for part in parts)}
    assert not {path for path in left if not unused.match(Path(path).name)}


def test_a_library_that_no_part_has_breaks_off_the_build(tmp_path: Path) -> None:
    for name in ("lib/numpy/a.pyd", "lib/libnew.so.1.2", "Unknown.dylib", "New.framework/Versions/A/New", "read.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert licence_files.unnamed(tmp_path) == ["New.framework/Versions/A/New", "Unknown.dylib", "lib/libnew.so.1.2"]
    with pytest.raises(LicenceError, match=r"noemt niet: New\.framework"):
        licence_files.check(tmp_path)


def test_a_program_without_the_folder_breaks_off_the_build(tmp_path: Path) -> None:
    with pytest.raises(LicenceError, match=FOLDER):
        licence_files.check(tmp_path)


def test_a_package_without_a_licence_breaks_off_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "numpy-1.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: numpy\nVersion: 1\n")
    (package / "RECORD").write_text("numpy-1.dist-info/METADATA,,\n")
    monkeypatch.setattr(licence_files, "_has_text", lambda _name: False)
    with pytest.raises(LicenceError, match="numpy brengt geen licentie mee"):
        licence_files.gathered([str(tmp_path)], tmp_path / "LICENSE")


def names_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.skipif(sys.platform != "linux", reason="the archive for Linux")
def test_the_archive_for_linux_has_them(tmp_path: Path) -> None:
    tarball.add_extras(tmp_path)
    assert names_in(tmp_path / FOLDER) >= ALWAYS | {"pakketten/pyinstaller/COPYING.txt", "pakketten/jeepney/LICENSE"}
    licence_files.check(tmp_path)


def test_the_app_for_macos_has_them(tmp_path: Path) -> None:
    pytest.importorskip("PyInstaller")
    seen: dict[str, Any] = {}

    def analysis(*_scripts: object, **options: Any) -> SimpleNamespace:
        seen.update(options)
        return SimpleNamespace(binaries=[], datas=[], pure=[], scripts=[])

    spec = ROOT / "packaging" / "macos" / "herstel.spec"
    nothing: Callable[..., None] = lambda *_, **__: None  # noqa: E731
    given = {"SPECPATH": str(spec.parent), "workpath": str(tmp_path), "Analysis": analysis}
    path = list(sys.path)
    try:
        exec(compile(spec.read_text(encoding="utf-8"), str(spec), "exec"), {
            **given, **dict.fromkeys(("PYZ", "EXE", "COLLECT", "BUNDLE"), nothing),
        })  # fmt: skip
    finally:
        sys.path[:] = path
    ((source, _),) = [entry for entry in seen["datas"] if entry[1] == FOLDER]
    assert names_in(Path(source)) >= ALWAYS | {"pakketten/pyinstaller/COPYING.txt"}


def test_the_program_for_windows_has_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import numpy

    python = tmp_path / "python"
    python.mkdir()
    spec = payload.Spec.read(payload.SPEC.read_text(encoding="utf-8"))
    for name in (*spec.python, "LICENSE.txt"):
        (python / name).touch()
    monkeypatch.setattr(payload, "fetch_python", lambda _: python)
    monkeypatch.setattr(payload, "fetch_packages", lambda _: Path(numpy.__file__).parents[1])
    monkeypatch.setattr(payload, "chosen", lambda *_: [])
    monkeypatch.setattr(signatures, "can_check", lambda: False)
    app = tmp_path / "app"
    payload.lay_out(app, tmp_path, "1.0")
    assert names_in(app / FOLDER) >= ALWAYS
