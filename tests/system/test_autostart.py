"""Starting at login: exactly what each system is told, and nothing left behind."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from herstel_app.core.ports.system import AutostartError, NoAutostart
from herstel_app.system.autostart import (
    APPROVED_KEY,
    RUN_KEY,
    MacAutostart,
    WindowsAutostart,
    XdgAutostart,
    own_command,
    quoted,
    system_autostart,
)
from tests.e2e.system import wait_for

AWKWARD = ['/opt/Mijn $HOME/100% `rust`/a"b\\c/python', "-m", "herstel_app", "--data-dir", "/home/é ü", "--tray"]


class FakeRegistry:
    """As much of winreg as is used: keys with values."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, KEY_READ, REG_SZ, REG_BINARY = 1, 2, 0x20019, 10, 11

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, tuple[object, int]]] = {}
        self.locked = False

    @contextmanager
    def OpenKey(self, root: int, path: str, reserved: int = 0, access: int = KEY_READ) -> Iterator[str]:  # noqa: N802
        assert root == self.HKEY_CURRENT_USER
        if self.locked and access == self.KEY_SET_VALUE:
            raise PermissionError(13, "Toegang geweigerd")
        if path not in self.keys:
            raise FileNotFoundError(2, path)
        yield path

    @contextmanager
    def CreateKeyEx(self, root: int, path: str, reserved: int, access: int) -> Iterator[str]:  # noqa: N802
        self.keys.setdefault(path, {})
        with self.OpenKey(root, path, reserved, access) as key:
            yield key

    def QueryValueEx(self, key: str, name: str) -> tuple[object, int]:  # noqa: N802
        if name not in self.keys[key]:
            raise FileNotFoundError(2, name)
        return self.keys[key][name]

    def SetValueEx(self, key: str, name: str, reserved: int, kind: int, value: object) -> None:  # noqa: N802
        self.keys[key][name] = (value, kind)

    def DeleteValue(self, key: str, name: str) -> None:  # noqa: N802
        if name not in self.keys[key]:
            raise FileNotFoundError(2, name)
        del self.keys[key][name]


@pytest.fixture
def registry() -> FakeRegistry:
    made = FakeRegistry()
    made.keys[RUN_KEY] = {"Ander": ("ander.exe", 10)}
    made.keys[APPROVED_KEY] = {"Ander": (b"\x02", 11)}
    return made


def test_windows_is_told_one_line_and_forgets_it(registry: FakeRegistry) -> None:
    before = {path: dict(values) for path, values in registry.keys.items()}
    autostart = WindowsAutostart([r"C:\Mijn programma's\Herstel.exe", "--tray"], registry)
    assert autostart.is_on() is False
    autostart.switch(True)
    assert registry.keys[RUN_KEY]["Herstel"] == ('"C:\\Mijn programma\'s\\Herstel.exe" --tray', registry.REG_SZ)
    assert autostart.is_on() is True
    autostart.switch(False)
    assert registry.keys == before
    autostart.switch(False)
    assert registry.keys == before


def test_windows_own_list_is_heard_and_undone(registry: FakeRegistry) -> None:
    before = {path: dict(values) for path, values in registry.keys.items()}
    autostart = WindowsAutostart(["Herstel.exe"], registry)
    autostart.switch(True)
    registry.keys[APPROVED_KEY]["Herstel"] = (b"\x03" + bytes(11), registry.REG_BINARY)
    assert autostart.is_on() is False
    autostart.switch(True)
    assert autostart.is_on() is True
    registry.keys[APPROVED_KEY]["Herstel"] = (b"\x02" + bytes(11), registry.REG_BINARY)
    assert autostart.is_on() is True
    autostart.switch(False)
    assert registry.keys == before


def test_windows_without_these_keys() -> None:
    registry = FakeRegistry()
    autostart = WindowsAutostart(["Herstel.exe"], registry)
    assert autostart.is_on() is False
    autostart.switch(False)
    autostart.switch(True)
    assert autostart.is_on() is True


def test_windows_refuses(registry: FakeRegistry) -> None:
    registry.locked = True
    with pytest.raises(AutostartError, match=r"CurrentVersion\\Run.*geen rechten"):
        WindowsAutostart(["Herstel.exe"], registry).switch(True)


def long_command(length: int) -> list[str]:
    """Give a command whose line has so many characters."""
    rest = len('"C:\\d d\\Herstel.exe" --tray')
    return ["C:\\d d\\" + "h" * (length - rest) + "Herstel.exe", "--tray"]


def test_windows_starts_no_line_of_more_than_260_characters(registry: FakeRegistry) -> None:
    """It would take the value, and start nothing."""
    before = {path: dict(values) for path, values in registry.keys.items()}
    with pytest.raises(AutostartError, match=r"261.*260"):
        WindowsAutostart(long_command(261), registry).switch(True)
    assert registry.keys == before
    WindowsAutostart(long_command(261), registry).switch(False)
    autostart = WindowsAutostart(long_command(260), registry)
    autostart.switch(True)
    assert autostart.is_on() is True
    line, kind = registry.keys[RUN_KEY]["Herstel"]
    assert (len(str(line)), kind) == (260, registry.REG_SZ)


def test_a_value_that_windows_does_not_start_is_off(registry: FakeRegistry) -> None:
    registry.keys[RUN_KEY]["Herstel"] = ("h" * 261, registry.REG_SZ)
    assert WindowsAutostart(["Herstel.exe"], registry).is_on() is False


@pytest.mark.skipif(sys.platform != "win32", reason="the registry is of Windows")
def test_the_real_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    """In keys of its own, which are taken away after it."""
    import winreg

    key, approved = r"Software\HerstelProef\Run", r"Software\HerstelProef\Approved"
    monkeypatch.setattr("herstel_app.system.autostart.RUN_KEY", key)
    monkeypatch.setattr("herstel_app.system.autostart.APPROVED_KEY", approved)
    hive = winreg.HKEY_CURRENT_USER  # type: ignore[attr-defined, unused-ignore]
    autostart = WindowsAutostart([r"C:\Mijn programma's\Herstel.exe", "--tray"], winreg)
    assert autostart.is_on() is False
    autostart.switch(False)
    autostart.switch(True)
    assert autostart.is_on() is True
    with winreg.CreateKey(hive, approved) as made:  # type: ignore[attr-defined, unused-ignore]
        winreg.SetValueEx(made, "Herstel", 0, winreg.REG_BINARY, b"\x03" + bytes(11))  # type: ignore[attr-defined, unused-ignore]
    assert autostart.is_on() is False
    autostart.switch(True)
    assert autostart.is_on() is True
    autostart.switch(False)
    assert autostart.is_on() is False
    for path in (key, approved, r"Software\HerstelProef"):
        winreg.DeleteKey(hive, path)  # type: ignore[attr-defined, unused-ignore]


def test_macos_agent(tmp_path: Path) -> None:
    folder = tmp_path / "LaunchAgents"
    autostart = MacAutostart(AWKWARD, folder)
    assert autostart.is_on() is False
    autostart.switch(True)
    assert [file.name for file in folder.iterdir()] == ["nl.herstel.Herstel.plist"]
    assert plistlib.loads((folder / "nl.herstel.Herstel.plist").read_bytes()) == {
        "Label": "nl.herstel.Herstel",
        "ProgramArguments": AWKWARD,
        "RunAtLoad": True,
        "LimitLoadToSessionType": "Aqua",
        "ProcessType": "Interactive",
    }
    assert autostart.is_on() is True
    autostart.switch(False)
    assert autostart.is_on() is False
    assert list(folder.iterdir()) == []


def test_macos_agent_that_is_broken_or_off(tmp_path: Path) -> None:
    autostart = MacAutostart(["herstel"], tmp_path)
    file = tmp_path / "nl.herstel.Herstel.plist"
    for content in (b"", b"<plist>", plistlib.dumps(["a"]), plistlib.dumps({"RunAtLoad": True, "Disabled": True})):
        file.write_bytes(content)
        assert autostart.is_on() is False


def test_xdg_desktop_file_to_the_letter(tmp_path: Path) -> None:
    autostart = XdgAutostart(["/opt/her stel/python", "-m", "herstel_app", "--tray"], tmp_path / "autostart")
    assert autostart.is_on() is False
    autostart.switch(True)
    assert (tmp_path / "autostart" / "herstel.desktop").read_text(encoding="utf-8") == (
        "[Desktop Entry]\nType=Application\nVersion=1.0\nName=Herstel\nComment=Lezen over herstel, en het oefenen\n"
        'Exec="/opt/her stel/python" "-m" "herstel_app" "--tray"\nTerminal=false\nStartupNotify=false\n'
    )
    assert autostart.is_on() is True
    autostart.switch(True)
    autostart.switch(False)
    assert autostart.is_on() is False
    assert list((tmp_path / "autostart").iterdir()) == []


def words_of(line: str) -> list[str]:
    """Read an Exec line back as the specification says: the value first, then quotes, then field codes."""
    value = line.replace("\\\\", "\\")
    words: list[str] = []
    word, inside, escaped = "", False, False
    for character in value:
        if escaped:
            word, escaped = word + character, False
        elif character == "\\":
            escaped = True
        elif character == '"':
            if inside:
                words.append(word.replace("%%", "%"))
                word = ""
            inside = not inside
        elif inside:
            word += character
    return words


def test_xdg_quotes_what_a_path_may_have(tmp_path: Path) -> None:
    XdgAutostart(AWKWARD, tmp_path).switch(True)
    lines = (tmp_path / "herstel.desktop").read_text(encoding="utf-8").splitlines()
    line = next(line for line in lines if line.startswith("Exec="))
    assert words_of(line.removeprefix("Exec=")) == AWKWARD
    assert quoted("a\\$") == r'"a\\\\\\$"'


def test_xdg_path_that_is_no_utf8(tmp_path: Path) -> None:
    XdgAutostart([b"/opt/\xe9".decode("utf-8", "surrogateescape")], tmp_path).switch(True)
    assert b'Exec="/opt/\xe9"\n' in (tmp_path / "herstel.desktop").read_bytes()
    assert XdgAutostart(["a"], tmp_path).is_on() is True


def test_xdg_path_with_a_line_break_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AutostartError, match="regeleinde"):
        XdgAutostart(["/opt/a\nb"], tmp_path).switch(True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_xdg_switched_off_by_the_desktop_is_off(tmp_path: Path, line: str) -> None:
    autostart = XdgAutostart(["herstel"], tmp_path)
    autostart.switch(True)
    with (tmp_path / "herstel.desktop").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    assert autostart.is_on() is False
    autostart.switch(True)
    assert autostart.is_on() is True


@pytest.mark.skipif(
    shutil.which("gio") is None or sys.platform != "linux", reason="wants gio, the desktop's own reader"
)
def test_xdg_desktop_file_starts_what_it_says(tmp_path: Path) -> None:
    out, script = tmp_path / "uit", tmp_path / "een $ 'rare' % naam \"é\".py"
    script.write_text(f"import sys\nopen({str(out)!r}, 'w').write('|'.join(sys.argv[1:]))\n", encoding="utf-8")
    autostart = XdgAutostart([sys.executable, str(script), "a b", "%f", "`x`", "--tray"], tmp_path)
    autostart.switch(True)
    subprocess.run(["gio", "launch", str(tmp_path / "herstel.desktop")], check=True, timeout=20)
    wait_for(lambda: out.is_file() and out.read_text(encoding="utf-8"))
    assert out.read_text(encoding="utf-8") == "a b|%f|`x`|--tray"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocker = tmp_path / "bestand"
    blocker.write_text("geen map", encoding="utf-8")
    with pytest.raises(AutostartError, match=r"herstel\.desktop is niet te schrijven"):
        XdgAutostart(["herstel"], blocker / "autostart").switch(True)


def test_a_failing_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(AutostartError, match="de schijf is vol"):
        MacAutostart(["herstel"], tmp_path).switch(True)
    assert list(tmp_path.iterdir()) == []


def test_own_command(tmp_path: Path) -> None:
    python = str(tmp_path / "python.exe")
    assert own_command(frozen=False, executable=python, environ={}) == [python, "-m", "herstel_app", "--tray"]
    (tmp_path / "pythonw.exe").touch()
    assert own_command(frozen=False, executable=python, environ={})[0] == str(tmp_path / "pythonw.exe")
    assert own_command(Path("/d"), frozen=True, executable="H.exe", environ={}) == [
        "H.exe",
        "--data-dir",
        str(Path("/d")),
        "--tray",
    ]
    assert (
        own_command(frozen=True, executable="/tmp/mnt/H", environ={"APPIMAGE": "/a/H.AppImage"})[0] == "/a/H.AppImage"
    )


def test_each_system_has_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "winreg", FakeRegistry())
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert isinstance(system_autostart(["h"], "win32"), WindowsAutostart)
    assert isinstance(system_autostart(["h"], "darwin"), MacAutostart)
    linux = system_autostart(["h"], "linux")
    linux.switch(True)
    assert (tmp_path / "autostart" / "herstel.desktop").is_file()
    other = system_autostart(["h"], "emscripten")
    assert isinstance(other, NoAutostart)
    assert other.is_on() is None
