"""What a file of tests imports whose window stays open from one test to the next: fixtures in place of the usual."""

from __future__ import annotations

import pytest


@pytest.fixture
def closed_stores() -> None:
    """Leave the journals open, in place of the fixture that closes them after each test: the window goes on."""


@pytest.fixture
def dropped_widgets() -> None:
    """Leave its window too."""
