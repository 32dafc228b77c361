"""What is said beside a field to write in, before someone writes there, where it does not last."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from herstel_app.core.ports.records import Keeping
from herstel_app.ui.kit.basic import Wrapped, label

tr = QCoreApplication.translate


class SaidLine(Wrapped):
    """A small line that is only there where it says something."""

    def say(self, text: str) -> None:
        """Say `text`, or nothing."""
        self.setText(text)
        self.setVisible(bool(text))


def said_line() -> SaidLine:
    """Make a line that says nothing yet."""
    line = label("", "small", kind=SaidLine)
    assert isinstance(line, SaidLine)
    line.hide()
    return line


def unkept_words(keeping: Keeping, parked: bool = False) -> str:
    """Say why what is noted does not last; nothing where it does.

    What is `parked` is kept without history too: it is to come back.
    """
    if not (keeping.keeps or parked):
        return tr("Kept", "Er wordt nu niets bewaard.")
    return tr("Kept", "Dit is weg als je Herstel afsluit.") if keeping.is_in_memory else ""
