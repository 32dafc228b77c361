"""Single values of an export: from a file back to what the journal holds, each checked."""

from __future__ import annotations

import math
import re
import sys
from datetime import datetime, timedelta
from typing import Any

from herstel_app.storage.export import GUARD, TableColumn
from herstel_app.storage.store import stored
from herstel_app.storage.tables import Table

FIRST_YEAR, LAST_YEAR = 1900, 2999
LARGEST = 2**63 - 1
LARGEST_FLOAT = sys.float_info.max
UTC_TEXT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00")
DATE_TEXT = re.compile(r"\d{4}-\d\d-\d\d")
WHOLE = re.compile(r"-?\d{1,19}")
BROKEN = re.compile(r"-?\d+([.,]\d+)?([eE][-+]?\d{1,3})?")


class BadValue(Exception):
    """A value that the journal cannot hold; the message (Dutch) says why."""


def from_cell(text: str, column: TableColumn) -> Any:
    """Give the value that a cell of a CSV file stands for; raises BadValue where it stands for none."""
    if not text and column.nullable:
        return None
    if column.kind == "INTEGER":
        if not WHOLE.fullmatch(text):
            raise BadValue(f"“{shortened(text)}” is geen heel getal")
        return int(text)
    if column.kind == "REAL":
        if not BROKEN.fullmatch(text):
            raise BadValue(f"“{shortened(text)}” is geen getal")
        return float(text.replace(",", "."))
    return text.removeprefix(GUARD)


def checked(value: Any, column: TableColumn, table: Table) -> tuple[Any, int | None]:
    """Give what the journal holds for a value, and for a moment the offset of its local time in minutes.

    Raises BadValue where the column cannot hold it.
    """
    if value is None:
        if not column.nullable:
            raise BadValue("dit is leeg")
        return None, None
    if column.kind == "MOMENT":
        return _moment(_text(value))
    if column.kind == "INTEGER":
        if type(value) is not int or abs(value) > LARGEST:
            raise BadValue("dit is geen heel getal")
        return value, None
    if column.kind == "REAL":
        if type(value) not in (int, float) or abs(value) > LARGEST_FLOAT or math.isnan(value):
            raise BadValue("dit is geen getal")
        return float(value), None
    text = _text(value)
    if column.name in table.allowed and text not in table.allowed[column.name]:
        raise BadValue(f"“{shortened(text)}” is niet bekend")
    if column.name in table.instants and not (UTC_TEXT.fullmatch(text) and _is_time(text)):
        raise BadValue(f"“{shortened(text)}” is geen tijdstip")
    if column.name in table.dates and not (DATE_TEXT.fullmatch(text) and _is_time(text)):
        raise BadValue(f"“{shortened(text)}” is geen datum")
    return text, None


def shortened(text: str) -> str:
    """Give enough of a value to find it by."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise BadValue("dit is geen tekst")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise BadValue("hier staat een half teken") from None
    return value


def _moment(text: str) -> tuple[str, int]:
    told = BadValue(f"“{shortened(text)}” is geen tijd met datum en tijdzone")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise told from None
    offset = moment.utcoffset()
    if offset is None or offset % timedelta(minutes=1) or not _year(moment):
        raise told
    return stored(moment)


def _is_time(text: str) -> bool:
    """Whether a text is an existing date, or date and time, in a plausible year."""
    try:
        return _year(datetime.fromisoformat(text))
    except ValueError:
        return False


def _year(day: datetime) -> bool:
    return FIRST_YEAR <= day.year <= LAST_YEAR
