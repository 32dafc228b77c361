"""What goes along with the program is what stands in the project, and not what Python left beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

import dev  # noqa: F401 - makes the next one findable
import make

NAMES = ["assets/icon.png", "content/a/b.yaml", "docs/handleiding.md"]


def test_what_python_left_beside_a_source_does_not_go_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*NAMES, "assets/__pycache__/draw.cpython-311.pyc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(make, "ROOT", tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in make.shipped()] == NAMES
    assert make.shipped_files() == {f"herstel_app/_data/{name}" for name in NAMES}


@pytest.mark.parametrize("system", ["linux", "macos", "windows"])
def test_each_package_takes_from_the_same_list(system: str) -> None:
    recipe = {"linux": "linux/herstel.spec", "macos": "macos/herstel.spec", "windows": "windows/payload.py"}[system]
    text = (make.ROOT / "packaging" / recipe).read_text(encoding="utf-8")
    assert "in shipped()" in text
    assert "SHIPPED" not in text
