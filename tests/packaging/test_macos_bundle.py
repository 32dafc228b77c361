"""What goes into Herstel.app and what it says of itself."""

from __future__ import annotations

import ast
import inspect
import plistlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from herstel_app import __version__
from tests.packaging.macho_files import fat, thin

ROOT = Path(__file__).resolve().parents[2]
MACOS = ROOT / "packaging" / "macos"
sys.path.append(str(MACOS))

import build_macos  # noqa: E402 - only found by now
import check_app  # noqa: E402
from bundle import QT_MODULES, UNUSED_MODULES, info_plist, is_needed, keeps, version  # noqa: E402
from wheels import PINS, pins_for  # noqa: E402


def test_what_the_app_says_of_itself() -> None:
    said = plistlib.loads(plistlib.dumps(info_plist(version())))
    assert said["CFBundleName"] == said["CFBundleDisplayName"] == "Herstel"
    assert said["CFBundleShortVersionString"] == said["CFBundleVersion"] == __version__
    assert said["CFBundleDevelopmentRegion"] == "nl"
    assert said["CFBundleLocalizations"] == ["nl"]
    assert said["LSApplicationCategoryType"] == "public.app-category.healthcare-fitness"
    assert said["LSMinimumSystemVersion"] == "13.0"
    assert said["NSHighResolutionCapable"] is True


def test_what_the_app_does_not_say() -> None:
    said = info_plist("1.0")
    assert not [key for key in said if key.endswith("UsageDescription")]
    assert not {"NSAppSleepDisabled", "LSUIElement", "LSBackgroundOnly", "CFBundleDocumentTypes"} & set(said)


def test_the_app_has_the_name_by_which_it_starts_at_login() -> None:
    from herstel_app.system.autostart import LABEL

    assert info_plist("1.0")["CFBundleIdentifier"] == LABEL


def test_only_what_needs_it_is_allowed() -> None:
    text = (MACOS / "entitlements.plist").read_bytes()
    assert plistlib.loads(text) == {"com.apple.security.cs.allow-unsigned-executable-memory": True}
    assert b"<!--" in text.split(b"<key>")[0]


@pytest.mark.slow
def test_every_module_of_qt_that_is_imported_goes_along() -> None:
    imported = set()
    for path in (ROOT / "herstel_app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                imported.add(str(node.module).removeprefix("PySide6."))
            elif isinstance(node, ast.ImportFrom) and node.module == "PySide6":
                imported |= {alias.name for alias in node.names if alias.name.startswith("Qt")}
    assert imported == set(QT_MODULES)


@pytest.mark.slow
def test_the_program_works_without_what_is_left_out(tmp_path: Path) -> None:
    lines = f"""
import sys
UNUSED = {sorted(UNUSED_MODULES)!r}

class LeftOut:
    def find_spec(self, name, path=None, target=None):
        if any(f"{{name}}.".startswith(f"{{unused}}.") for unused in UNUSED):
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, LeftOut())
import herstel_app.app, herstel_app.cli, herstel_app.smoke
import herstel_app.audio.process.child, herstel_app.audio.export, herstel_app.voice.system_voice
import soundfile, PySide6.QtTextToSpeech, PySide6.QtPrintSupport
import pygame.mixer
pygame.mixer.init(frequency=48000, size=-16, channels=2, allowedchanges=0)
pygame.mixer.Channel(0).play(pygame.mixer.Sound(buffer=bytes(4096)))
print("klaar")
"""
    command = [sys.executable, "-c", lines]
    env = {"PYTHONPATH": str(ROOT), "SDL_AUDIODRIVER": "dummy", "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=60, check=False)
    assert done.stdout.split()[-1:] == ["klaar"], done.stderr


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", True),
        ("PySide6/Qt/lib/QtCore.framework/Resources/Info.plist", True),
        ("PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick", False),
        ("PySide6/Qt/lib/libavcodec.61.dylib", False),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/plugins/platforms/libqminimal.dylib", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.dylib", False),
        ("PySide6/Qt/translations/qtbase_nl.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/qml/QtQuick/qmldir", False),
        ("PySide6/QtCore.abi3.so", True),
        ("pygame/.dylibs/libSDL2-2.0.0.dylib", True),
        ("pygame/freesansbold.ttf", False),
        ("numpy-2.4.6.dist-info/METADATA", True),
        ("numpy-2.4.6.dist-info/RECORD", False),
        ("herstel_app/_data/assets/icon.icns", True),
    ],
)
def test_what_goes_along(name: str, needed: bool) -> None:
    assert is_needed(name) is needed


def test_a_link_goes_with_what_it_points_to() -> None:
    assert keeps("QtCore", "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", "SYMLINK")
    assert not keeps("QtQuick", "PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick", "SYMLINK")
    assert keeps("PySide6/Qt/lib/QtCore.framework/QtCore", "Versions/Current/QtCore", "SYMLINK")
    assert not keeps("PySide6/Qt/lib/QtQuick.framework/QtQuick", "Versions/Current/QtQuick", "SYMLINK")


@pytest.mark.parametrize("architecture", ["arm64", "x86_64"])
def test_the_pins_of_a_mac(architecture: str) -> None:
    lines = pins_for(PINS.read_text(encoding="utf-8"), architecture).splitlines()
    assert all(" --hash=sha256:" in line for line in lines)
    names = [re.split("[=<>~]", line)[0] for line in lines]
    assert len(names) == len(set(names))
    assert {"numpy", "pygame-ce", "pyside6-essentials", "pyside6-addons", "soundfile", "wakepy"} <= set(names)
    assert "jeepney" not in names


def test_the_app_is_tried_before_it_is_signed_and_after() -> None:
    steps = re.findall(r"smoke\(app\)|sign\.sh", inspect.getsource(build_macos.build))
    assert steps == ["smoke(app)", "sign.sh", "smoke(app)"]


# --- The check of an app that was built


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """Make an app of four files and a link."""
    app = tmp_path / "Herstel.app"
    frameworks = app / "Contents" / "Frameworks"
    for name, data in {
        "Contents/MacOS/Herstel": thin(),
        "Contents/Frameworks/PySide6/QtCore.abi3.so": thin(
            minimum=(15, 0), loads=["@rpath/a.dylib"], rpaths=["@loader_path/.."]
        ),
        "Contents/Frameworks/lib/a.dylib": thin(),
        "Contents/Resources/text.txt": b"tekst",
    }.items():
        (app / name).parent.mkdir(parents=True, exist_ok=True)
        (app / name).write_bytes(data)
    (frameworks / "a.dylib").symlink_to("lib/a.dylib")
    write_plist(app)
    return app


def write_plist(app: Path, **changes: object) -> None:
    said = {**info_plist(version()), "CFBundleExecutable": "Herstel", "CFBundleIconFile": "icon.icns", **changes}
    (app / "Contents" / "Info.plist").write_bytes(plistlib.dumps(said))


def faults(app: Path) -> list[str]:
    return check_app.check_plist(app) + check_app.check_links(app) + check_app.check_files(app, "arm64")


linked = pytest.mark.skipif(sys.platform == "win32", reason="an app has links in it")


@linked
def test_a_good_app_has_no_faults(app: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert faults(app) == []
    assert check_app.main([str(app), "arm64"]) == 0
    assert capsys.readouterr().out == "Herstel.app: in orde\n"


@linked
@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("lib/a.dylib", thin("x86_64"), "x86_64"),
        ("lib/a.dylib", fat(arm64=thin(), x86_64=thin("x86_64")), "niet alleen"),
        ("lib/a.dylib", thin(minimum=(14, 0)), "macOS 14.0"),
        ("lib/a.dylib", thin(loads=["@rpath/gone.dylib"]), "gone.dylib"),
        ("lib/a.dylib", thin(loads=["/opt/homebrew/lib/libssl.3.dylib"]), "libssl"),
        ("lib/a.dylib", thin()[:50], "cut short"),
    ],
)
def test_a_bad_library_is_said(name: str, data: bytes, words: str, app: Path) -> None:
    (app / "Contents" / "Frameworks" / name).write_bytes(data)
    said = faults(app)
    assert said
    assert any(words in fault and "a.dylib" in fault for fault in said)


@linked
@pytest.mark.parametrize("target", ["nowhere", "/usr/lib/a.dylib", "../../../outside"])
def test_a_link_that_leads_out_is_said(target: str, app: Path) -> None:
    (app.parent / "outside").write_bytes(b"")
    (app / "Contents" / "Frameworks" / "b.dylib").symlink_to(target)
    assert [target in fault for fault in check_app.check_links(app)] == [True]


@linked
def test_another_version_or_nothing_at_all_is_said(app: Path) -> None:
    write_plist(app, CFBundleVersion="0")
    assert ["CFBundleVersion" in fault for fault in faults(app)] == [True]
    (app / "Contents" / "Info.plist").write_bytes(b"<plist")
    assert ["Info.plist" in fault for fault in faults(app)] == [True]
