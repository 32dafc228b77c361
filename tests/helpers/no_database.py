"""A plugin of pytest: as `plain_python`, and without databases."""

from __future__ import annotations

from tests.helpers.plain_python import LACKING
from tests.helpers.plain_python import pytest_addoption as pytest_addoption

LACKING.add("sqlite3")
