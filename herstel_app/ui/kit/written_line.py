"""Says below a field, quietly, that what was typed in it is written."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from herstel_app.ui.kit.autosave_field import AutosaveField
from herstel_app.ui.kit.basic import Wrapped, label


class WrittenLine(Wrapped):
    """Is there from when the words are written until others are typed; nothing moves where it comes and goes."""

    _field: AutosaveField

    def follow(self, field: AutosaveField) -> None:
        """Be about what is typed in this field."""
        self._field = field
        field.textChanged.connect(self.hide)

    def keep_room(self, kept: bool = True) -> None:
        """Have its place below the field also where it says nothing."""
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(kept)
        self.setSizePolicy(policy)

    def show_written(self, is_written: bool) -> None:
        """Say whether the words that stand there are written; of an empty field there is nothing to say."""
        self.setVisible(is_written and bool(self._field.words))


def written_line(field: AutosaveField, keeps_room: bool = True) -> WrittenLine:
    """Make the line of a field, which says nothing yet."""
    line = label(QCoreApplication.translate("WrittenLine", "bewaard"), "small", kind=WrittenLine)
    assert isinstance(line, WrittenLine)
    line.follow(field)
    line.keep_room(keeps_room)
    line.hide()
    return line
