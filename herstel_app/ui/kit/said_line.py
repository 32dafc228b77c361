"""A small line that is only there where it says something."""

from __future__ import annotations

from herstel_app.ui.kit.basic import Wrapped, label


class SaidLine(Wrapped):
    """Says something, or is not there."""

    def say(self, text: str) -> None:
        """Say `text`, or nothing."""
        self.setText(text)
        self.setVisible(bool(text))


def said_line(role: str = "small") -> SaidLine:
    """Make a line that says nothing yet."""
    line = label("", role, kind=SaidLine)
    assert isinstance(line, SaidLine)
    line.hide()
    return line
