"""What makes Herstel a program of a Linux desktop: menu entry, install script, and the archive that holds them."""

from __future__ import annotations

import ast
import configparser
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from herstel_app.app import make_application
from herstel_app.system.autostart import XdgAutostart, own_command, quoted
from herstel_app.voice.run_program import system_environment
from tests.e2e.system import TOOLS, System, Window, needs, system_in, wait_for

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "packaging" / "linux"
sys.path += [str(HERE.parent), str(HERE)]

from tarball import APP_ID, add_extras, needed_glibc, pack  # noqa: E402 - as above

from library_path import give_back_library_path  # noqa: E402 - only found by now

pytestmark = pytest.mark.slow

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="installed on Linux only")


def entry_of(file: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, strict=True, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(file, encoding="utf-8")
    return parser["Desktop Entry"]


ENTRY = entry_of(HERE / f"{APP_ID}.desktop")


def test_the_menu_says_what_it_is_in_dutch_and_in_english() -> None:
    for key in ("GenericName", "Comment", "Keywords"):
        assert ENTRY[key] != ENTRY[f"{key}[nl]"]


@needs(("desktop-file-validate", "appstreamcli"))
@pytest.mark.parametrize(
    "command",
    [
        ["desktop-file-validate", f"{APP_ID}.desktop"],
        ["appstreamcli", "validate", "--no-net", f"{APP_ID}.metainfo.xml"],
    ],
    ids=["entry", "metadata"],
)
def test_what_the_desktop_reads_is_valid(command: list[str]) -> None:
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_program_names_its_menu_entry() -> None:
    assert make_application([]).desktopFileName() == APP_ID


@pytest.fixture
def system(tmp_path: Path) -> Iterator[System]:
    with system_in(tmp_path) as made:
        made.env["SDL_AUDIODRIVER"] = "dummy"
        yield made


@pytest.mark.system
@needs((*TOOLS, "xprop"))
def test_a_real_window_belongs_to_the_menu_entry(system: System, tmp_path: Path) -> None:
    window = Window.open(system, "--data-dir", str(tmp_path / "data"))
    told = system.run(["xprop", "-id", window.id, "WM_CLASS", "_KDE_NET_WM_DESKTOP_FILE"]).stdout
    assert f', "{ENTRY["StartupWMClass"]}"' in told
    assert f'= "{APP_ID}"' in told


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a home folder with all that a path may have."""
    place = tmp_path / 'één "thuis" 100% $x `y` \\z'
    place.mkdir()
    return place


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """Give what one has after unpacking, with a program that only stays open."""
    folder = tmp_path / "Mijn downloads" / "Herstel-1"
    folder.mkdir(parents=True)
    shutil.copy(shutil.which("sleep") or "", folder / "Herstel")
    (folder / "only in 1").touch()
    add_extras(folder)
    return folder


def run_script(folder: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {"HOME": str(home), "PATH": os.environ["PATH"]}
    return subprocess.run([folder / "install.sh", *words], env=env, capture_output=True, text=True, check=False)


def files_in(home: Path) -> set[str]:
    # update-desktop-database leaves a cache of its own.
    files = (path for path in home.rglob("*") if not path.is_dir() and path.name != "mimeinfo.cache")
    return {path.relative_to(home).as_posix() for path in files}


@linux_only
def test_installing_puts_it_in_the_menu_and_removing_leaves_only_what_is_the_users(home: Path, unpacked: Path) -> None:
    program = home / ".local/lib/herstel"
    own = home / ".local/share/Herstel/journal.db"
    own.parent.mkdir(parents=True)
    own.touch()
    done = run_script(unpacked, home)
    assert done.returncode == 0, done.stderr
    entry = entry_of(home / f".local/share/applications/{APP_ID}.desktop")
    assert entry["Exec"] == quoted(str(program / "Herstel"))
    assert (home / ".local/bin/herstel").resolve() == program / "Herstel"
    assert (home / f".local/share/icons/hicolor/48x48/apps/{APP_ID}.png").is_file()
    assert os.access(program / "Herstel", os.X_OK)
    XdgAutostart(own_command(frozen=True, executable=str(program / "Herstel")), home / ".config/autostart").switch(True)
    done = run_script(program, home, "--remove")
    assert done.returncode == 0, done.stderr
    assert str(own.parent) in done.stdout
    assert files_in(home) == {".local/share/Herstel/journal.db"}


@linux_only
def test_a_new_version_takes_the_place_of_the_old_one_whole(home: Path, unpacked: Path) -> None:
    assert run_script(unpacked, home).returncode == 0
    (unpacked / "only in 1").rename(unpacked / "only in 2")
    assert run_script(unpacked, home).returncode == 0
    there = {path.name for path in (home / ".local/lib/herstel").iterdir()}
    assert "only in 2" in there
    assert "only in 1" not in there
    assert [path.name for path in (home / ".local/lib").iterdir()] == ["herstel"]


@linux_only
@pytest.mark.parametrize("words", [[], ["--remove"]])
def test_an_open_program_is_left_as_it_is(home: Path, unpacked: Path, words: list[str]) -> None:
    assert run_script(unpacked, home).returncode == 0
    before = files_in(home)
    (unpacked / "only in 1").unlink()
    program = home / ".local/lib/herstel/Herstel"
    with subprocess.Popen([program, "60"], stdout=subprocess.DEVNULL) as running:
        wait_for(lambda: Path(f"/proc/{running.pid}/exe").resolve() == program)
        done = run_script(unpacked, home, *words)
        running.kill()
    assert done.returncode == 1
    assert "Sluit Herstel" in done.stderr
    assert files_in(home) == before


@linux_only
def test_someone_elses_start_at_login_stays(home: Path, unpacked: Path) -> None:
    assert run_script(unpacked, home).returncode == 0
    XdgAutostart(["/opt/other/Herstel"], home / ".config/autostart").switch(True)
    assert run_script(unpacked, home, "--remove").returncode == 0
    assert files_in(home) == {".config/autostart/herstel.desktop"}


def test_the_same_files_give_the_same_archive(tmp_path: Path) -> None:
    archives = []
    for number, moment in ((1, 1_000_000_000), (2, 1_700_000_000)):
        folder = tmp_path / f"place {number}"
        (folder / "b").mkdir(parents=True)
        for name in ("z", "b/c") if number == 1 else ("b/c", "z"):
            (folder / name).write_text(name)
            os.utime(folder / name, (moment, moment))
        (folder / "z").chmod(0o755 if number == 1 else 0o700)
        archives.append(tmp_path / f"{number}.tar.xz")
        pack(folder, archives[-1], "Herstel-1", 1_580_601_600)
    assert archives[0].read_bytes() == archives[1].read_bytes()
    with tarfile.open(archives[0]) as tar:
        assert tar.getnames() == ["Herstel-1", "Herstel-1/b", "Herstel-1/b/c", "Herstel-1/z"]
        assert [oct(member.mode) for member in tar if member.isfile()] == ["0o644", "0o755"]


@pytest.mark.parametrize(
    ("name", "unused"),
    [
        # It has the sum of numpy's f2py, which names the Python of the folder that it was installed in.
        ("numpy-2.4.6.dist-info/RECORD", True),
        ("numpy-2.4.6.dist-info/METADATA", False),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", False),
    ],
)
def test_what_differs_by_place_and_what_is_never_loaded_stays_behind(name: str, unused: bool) -> None:
    spec = ast.parse((HERE / "herstel.spec").read_text(encoding="utf-8"))
    (pattern,) = [
        node.value.args[0]
        for node in spec.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and "UNUSED_FILES" in ast.unparse(node.targets[0])
    ]
    assert bool(re.search(ast.literal_eval(pattern), name)) is unused


def test_the_oldest_glibc_is_that_of_the_neediest_library(tmp_path: Path) -> None:
    (tmp_path / "a.so").write_bytes(b"\x7fELF..\0GLIBC_2.9\0GLIBC_2.17\0GLIBC_2.2.5\0")
    (tmp_path / "b.so").write_bytes(b"\x7fELF..\0GLIBC_2.31\0GLIBC_PRIVATE\0GLIBCXX_3.4.30\0")
    (tmp_path / "text").write_bytes(b"\0GLIBC_2.99\0")
    assert needed_glibc(tmp_path) == (2, 31)


@pytest.mark.parametrize(
    ("environ", "left"),
    [
        ({"LD_LIBRARY_PATH": "/herstel/_internal", "A": "1"}, {"A": "1"}),
        (
            {"LD_LIBRARY_PATH": "/herstel/_internal:/mine", "LD_LIBRARY_PATH_ORIG": "/mine"},
            {"LD_LIBRARY_PATH": "/mine", "LD_LIBRARY_PATH_ORIG": "/mine"},
        ),
        ({"A": "1"}, {"A": "1"}),
    ],
)
def test_programs_that_are_started_load_the_libraries_of_the_system(
    environ: dict[str, str], left: dict[str, str]
) -> None:
    give_back_library_path(environ)
    assert environ == left


def test_a_library_path_of_the_users_own_reaches_the_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/herstel/_internal:/mine")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/mine")
    give_back_library_path(os.environ)
    assert system_environment()["LD_LIBRARY_PATH"] == "/mine"
