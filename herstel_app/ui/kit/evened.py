"""Two lines of one text break where a sentence ends, or are about as long as each other: no word is left alone."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel

from herstel_app.core.spoken_sentences import sentences

HIGH_PX = 10_000
"""More than any text takes."""


def evened(label: QLabel, most: int) -> int:
    """Give the width in px, up to `most`, at which a text is best broken in as few lines as it takes at `most`.

    No word is cut off: it is as wide as the longest one, unless `most` is less.
    """
    metrics, text = label.fontMetrics(), label.text()

    def high(width: int) -> int:
        return metrics.boundingRect(QRect(0, 0, width, HIGH_PX), Qt.TextFlag.TextWordWrap, text).height()

    if most <= 1 or not text.strip() or high(most) <= metrics.height():
        return most
    told = [text[start:end].strip() for start, end in sentences(text)]
    if len(told) == 2:
        begun = f"{told[0]} {told[1].split()[0]}"
        widest = max(metrics.horizontalAdvance(each) for each in told) + 1
        if widest <= most and metrics.horizontalAdvance(begun) > widest and high(widest) == high(most):
            return widest
    longest = max(metrics.horizontalAdvance(word) for word in text.split()) + 1
    return bisect_left(range(most), -high(most), lo=min(longest, most), key=lambda width: -high(width))
