"""An arrow is an import: core ← (audio, voice, storage, system) ← ui ← app, and nothing points the other way."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.run import PLAIN_PACKAGES

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "herstel_app"

ALLOWED: dict[str, set[str]] = {
    "core": {"core"},
    "audio": {"core", "audio"},
    "voice": {"core", "voice"},
    "storage": {"core", "storage", "paths"},
    "system": {"core", "system"},
    "ui": {"core", "storage", "ui", "paths"},
    "": {"core", "audio", "voice", "storage", "system", "ui", ""},
}
"""What the modules of each folder may import of ours; "" is the package itself: app, cli and the like."""
LIBRARIES: dict[str, set[str]] = {
    "core": {"yaml", "msgspec"},
    "audio": {"msgspec", "numpy", "pygame", "soundfile"},
    "voice": {"PySide6"},
    "storage": {"msgspec", "yaml"},
    "system": {"PySide6", "shiboken6", "msgspec"},
    "ui": {"PySide6", "msgspec"},
    "": {"PySide6", "platformdirs", "wakepy"},
}
NOT_IN_CORE = {"os", "pathlib", "sqlite3", "time", "threading", "subprocess", "io", "shutil", "tempfile", "random"}


def imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def wrong_imports(layer: str, source: str) -> list[str]:
    """Name the imports that a module in `layer` may not have."""
    wrong = []
    for name in imports(source):
        top, *rest = name.split(".")
        if top == "herstel_app":
            part = rest[0] if rest and (PACKAGE / rest[0]).is_dir() else "paths" if rest[:1] == ["paths"] else ""
            if part not in ALLOWED[layer] and not (part == "paths" and layer == "") and rest != ["__version__"]:
                wrong.append(name)
        elif (top not in sys.stdlib_module_names and top not in LIBRARIES[layer]) or (
            layer == "core" and top in NOT_IN_CORE
        ):
            wrong.append(name)
    return wrong


def layer_of(file: Path) -> str:
    inside = file.relative_to(PACKAGE)
    return inside.parts[0] if len(inside.parts) > 1 else ""


@pytest.mark.parametrize("layer", sorted(ALLOWED), ids=lambda layer: layer or "herstel_app")
def test_no_import_points_the_wrong_way(layer: str) -> None:
    files = [file for file in sorted(PACKAGE.rglob("*.py")) if layer_of(file) == layer]
    assert files
    wrong = {file.relative_to(PACKAGE): wrong_imports(layer, file.read_text(encoding="utf-8")) for file in files}
    assert {str(file): names for file, names in wrong.items() if names} == {}


def test_every_folder_is_a_layer() -> None:
    assert {layer_of(file) for file in PACKAGE.rglob("*.py")} == set(ALLOWED)


@pytest.mark.parametrize(
    ("layer", "source"),
    [
        ("core", "from herstel_app.audio.renderer import Renderer"),
        ("core", "import numpy"),
        ("core", "from PySide6.QtCore import QObject"),
        ("core", "import sqlite3"),
        ("core", "def f():\n    from pathlib import Path"),
        ("storage", "from herstel_app.ui.kit.theme import Theme"),
        ("storage", "import PySide6"),
        ("audio", "import herstel_app.storage.journal"),
        ("ui", "from herstel_app.app import build"),
        ("ui", "from herstel_app.audio.player import MixerPlayer"),
        ("ui", "import pygame"),
        ("ui", "from herstel_app.system.autostart import system_autostart"),
        ("system", "from herstel_app.storage.settings import Settings"),
    ],
)
def test_a_wrong_import_is_found(layer: str, source: str) -> None:
    assert wrong_imports(layer, source)


@pytest.mark.slow
def test_the_plain_layers_run_without_qt_sound_and_databases() -> None:
    """Their tests do so too: tests/run.py runs them with the same plugin."""
    modules = [
        ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for layer in PLAIN_PACKAGES
        for file in sorted((PACKAGE / layer).rglob("*.py"))
    ]
    code = "import importlib, sys; import tests.helpers.plain_python; [*map(importlib.import_module, sys.argv[1:])]"
    subprocess.run([sys.executable, "-c", code, *modules], cwd=ROOT, check=True)
    broken = subprocess.run(
        [sys.executable, "-c", code, "herstel_app.storage.journal"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert "not for plain Python" in broken.stderr
