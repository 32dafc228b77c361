"""Who comes next in the order of Tab is still the child of its own parent, for PySide too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from herstel_app.ui.kit import focus_chain
from herstel_app.ui.kit.focus_chain import following, preceding

PACKAGE = Path(focus_chain.__file__).parents[2]


def owner(widget: QWidget) -> str:
    """Give the address of who goes with whom for PySide; empty for a widget of its own."""
    found = re.search(r"^parent\.+ .* at (0x[0-9a-f]+)>", Shiboken.dump(widget), re.MULTILINE)
    return found.group(1) if found else ""


@pytest.fixture
def window(qapp: QApplication) -> QWidget:
    window = QWidget()
    inside = QVBoxLayout(window)
    for text in ("een", "twee"):
        inside.addWidget(QPushButton(text))
    return window


def test_asking_leaves_everyone_with_their_parent(window: QWidget) -> None:
    one, two = window.findChildren(QPushButton)
    assert following(one) is two
    assert preceding(two) is one
    assert (owner(one), owner(two)) == (hex(id(window)), hex(id(window)))
    assert following(two) is window
    assert preceding(one) is window
    assert owner(window) == ""


def test_qt_alone_would_give_it_to_who_is_asked(window: QWidget) -> None:
    """Once it does not, this file can go."""
    one, two = window.findChildren(QPushButton)
    one.nextInFocusChain()
    assert owner(two) == hex(id(one))


def test_nobody_else_asks_qt() -> None:
    asks = re.compile(r"\b(next|previous)InFocusChain\(")
    files = [file for file in PACKAGE.rglob("*.py") if asks.search(file.read_text(encoding="utf-8"))]
    assert files == [Path(focus_chain.__file__)]
