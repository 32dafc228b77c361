"""Keeps PySide from reading the source of every module that is imported after it.

It looks in there for a use of `__feature__`, its switches for other names, which are used nowhere in this program; and
what it reads stays in memory, as in `linecache`: 7 MiB, and a tenth of the time that importing takes.
To be imported before all that is to be spared; where PySide does this in another way one day, nothing is changed.
"""

from __future__ import annotations

import linecache
import sys
from types import ModuleType

import PySide6.QtCore  # noqa: F401 - what is changed here comes with it

READS = "_mod_uses_pyside"


def _reads_nothing(_module: ModuleType) -> bool:
    return False


def _spare() -> None:
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and READS in vars(feature):
        vars(feature)[READS] = _reads_nothing
    linecache.clearcache()


_spare()
