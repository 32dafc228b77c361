"""A path that can be read, selected and copied as it is, and that goes on in the next line anywhere."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit


class PathLine(QTextEdit):
    """Shows a path, as high as it needs to be at its width.

    A label breaks lines only between words: for a path that takes a character without width, which is copied too.
    """

    def __init__(self, path: str) -> None:
        """Show `path`."""
        super().__init__()
        self.setProperty("role", "path")
        self.setPlainText(path)
        self.setAccessibleName(path)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for show in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            show(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def _fit(self, size: QSizeF) -> None:
        self.setFixedHeight(math.ceil(size.height()))

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than a line."""
        return QSize(0, self.fontMetrics().height())
