"""Fields for words of one's own."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from herstel_app.ui.kit.caret import PageField

SAVE_AFTER_MS = 600


class WordsField(PageField):
    """A few lines to write in, that Tab goes on from."""

    def __init__(self, name: str, height_px: int, text: str = "", placeholder: str = "") -> None:
        """Make it with `text` in it; `name` is what a screen reader says."""
        super().__init__(text)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(height_px)

    @property
    def words(self) -> str:
        """What stands there, without space around it."""
        return self.toPlainText().strip()


class AutosaveField(WordsField):
    """Hands over what was typed once the typing rests, and sooner where that is asked."""

    typed = Signal(str)
    """The words as they are to be kept."""

    def __init__(self, name: str, height_px: int, text: str = "", placeholder: str = "") -> None:
        """Make it with `text` in it; `name` is what a screen reader says."""
        super().__init__(name, height_px, text, placeholder)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SAVE_AFTER_MS)
        self._rest.timeout.connect(self.hand_over)
        self.textChanged.connect(self._rest.start)

    def show_words(self, text: str) -> None:
        """Show other words, without taking them for typed ones."""
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)

    def flush(self) -> None:
        """Hand over what was typed since the last time."""
        if self._rest.isActive():
            self.hand_over()

    def hand_over(self) -> None:
        """Hand over what stands there."""
        self._rest.stop()
        self.typed.emit(self.words)

    def forget(self) -> None:
        """Become empty, with nothing to hand over."""
        self.clear()
        self._rest.stop()
