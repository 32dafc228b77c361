"""An arrow is an import: core ← engine ← (ui, terminal) ← app, and core ← (audio, voice, storage, system) ← app.

Nothing points the other way, and nothing goes round.
"""

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
    "engine": {"core", "engine"},
    "audio": {"core", "audio"},
    "voice": {"core", "voice"},
    "storage": {"core", "storage", "paths"},
    "system": {"core", "system"},
    "terminal": {"core", "engine", "terminal"},
    "ui": {"core", "engine", "ui"},
    "": {"core", "engine", "audio", "voice", "storage", "system", "terminal", "ui", ""},
}
"""What the modules of each folder may import of ours; "" is the package itself: app, cli and the like."""
LIBRARIES: dict[str, set[str]] = {
    "core": {"yaml", "msgspec"},
    "engine": {"msgspec"},
    "audio": {"msgspec", "numpy", "pygame", "soundfile"},
    "voice": {"PySide6"},
    "storage": {"msgspec", "yaml"},
    "system": {"PySide6", "shiboken6", "msgspec"},
    "terminal": set(),
    "ui": {"PySide6", "shiboken6", "msgspec"},
    "": {"PySide6", "platformdirs", "wakepy"},
}
ROOMS = {
    "kit": set(),
    "bridge": set(),
    "scheduler": set(),
    "outside": set(),
    "practice": {"kit", "bridge"},
    "pages": {"kit", "bridge", "practice", "outside"},
    "shell": {"kit", "bridge", "practice", "outside", "pages"},
}
"""What the rooms of the ui may import of each other; each page, or folder of a page, is a room of its own."""
NOT_IN_ENGINE = {"os", "pathlib", "sqlite3", "subprocess", "io", "shutil", "tempfile", "random", "time"}
NOT_IN_CORE = {"os", "pathlib", "sqlite3", "time", "threading", "subprocess", "io", "shutil", "tempfile", "random"}
SEEDED = {"random.Random"}
"""What follows from its seed alone, and is no chance."""


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
        elif (
            (top not in sys.stdlib_module_names and top not in LIBRARIES[layer])
            or (layer == "core" and top in NOT_IN_CORE and name not in SEEDED)
            or (layer == "engine" and top in NOT_IN_ENGINE)
        ):
            wrong.append(name)
    return wrong


def ours(file: Path) -> set[str]:
    """Name the modules of ours that a file imports, those for type checking too."""
    names = {name for name in imports(file.read_text(encoding="utf-8")) if name.startswith("herstel_app.")}
    return {name if name in MODULES else name.rpartition(".")[0] for name in names}


def module_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(file): file for file in PACKAGE.rglob("*.py")}


def layer_of(file: Path) -> str:
    inside = file.relative_to(PACKAGE)
    return inside.parts[0] if len(inside.parts) > 1 else ""


@pytest.mark.parametrize("layer", sorted(ALLOWED), ids=lambda layer: layer or "herstel_app")
def test_no_import_points_the_wrong_way(layer: str) -> None:
    files = [file for file in sorted(PACKAGE.rglob("*.py")) if layer_of(file) == layer]
    assert files
    wrong = {file.relative_to(PACKAGE): wrong_imports(layer, file.read_text(encoding="utf-8")) for file in files}
    assert {str(file): names for file, names in wrong.items() if names} == {}


def test_the_core_draws_from_a_seed_only() -> None:
    made = [
        node
        for file in sorted((PACKAGE / "core").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Random"
    ]
    assert made
    assert all(node.args for node in made)


def rooms_of(module: str) -> tuple[str, ...]:
    """Name the room of the ui that a module is in; of a page, also which one; none of another module."""
    if not module.startswith("herstel_app.ui."):
        return ()
    names = module.removeprefix("herstel_app.ui.").split(".")
    return tuple(names[: 2 if names[0] == "pages" else 1])


def is_open_to(room: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a module in a room may import one in another."""
    return not other or other == room or other[0] in ROOMS[room[0]]


def test_the_rooms_of_the_ui_point_one_way() -> None:
    wrong = [
        f"{module} → {name}"
        for module, file in MODULES.items()
        if (room := rooms_of(module))
        for name in sorted(ours(file))
        if not is_open_to(room, rooms_of(name))
    ]
    assert wrong == []


def test_a_page_does_not_import_another_page() -> None:
    card, trial = (
        rooms_of("herstel_app.ui.pages.reading.proef_card"),
        rooms_of("herstel_app.ui.pages.trial.proef_cards"),
    )
    assert not is_open_to(card, trial)
    assert is_open_to(card, rooms_of("herstel_app.ui.pages.reading.page"))
    assert is_open_to(rooms_of("herstel_app.ui.shell.page_stack"), trial)


def test_no_import_goes_round() -> None:
    seen: list[str] = []
    done: set[str] = set()

    def visit(module: str) -> None:
        assert module not in seen, " → ".join([*seen[seen.index(module) :], module])
        if module in done or module not in MODULES:
            return
        seen.append(module)
        for other in sorted(ours(MODULES[module])):
            visit(other)
        seen.pop()
        done.add(module)

    for module in sorted(MODULES):
        visit(module)


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
        ("engine", "from PySide6.QtCore import QObject"),
        ("engine", "import sqlite3"),
        ("engine", "from herstel_app.storage.journal import Journal"),
        ("engine", "from herstel_app.ui.bridge import Bridge"),
        ("terminal", "from PySide6.QtCore import QTimer"),
        ("terminal", "from herstel_app.audio.process.player import ProcessPlayer"),
        ("ui", "from herstel_app.storage.journal import Journal"),
        ("ui", "from herstel_app.paths import DataDir"),
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
    code = "import importlib, sys; import tests.helpers.no_database; [*map(importlib.import_module, sys.argv[1:])]"
    subprocess.run([sys.executable, "-c", code, *modules], cwd=ROOT, check=True)
    broken = subprocess.run(
        [sys.executable, "-c", code, "herstel_app.storage.journal"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert "not for plain Python" in broken.stderr
