"""What is said beside a field to write in, before someone writes there, where it does not last."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from herstel_app.core.ports.records import Keeping

tr = QCoreApplication.translate


def unkept_words(keeping: Keeping, parked: bool = False) -> str:
    """Say why what is noted does not last; nothing where it does.

    What is `parked` is kept without history too: it is to come back.
    """
    if not (keeping.keeps or parked):
        return tr("Kept", "Er wordt nu niets bewaard.")
    return tr("Kept", "Dit is weg als je Herstel afsluit.") if keeping.is_in_memory else ""
