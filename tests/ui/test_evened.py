"""What is told during an exercise breaks where a sentence ends, and leaves no word alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QApplication, QLabel

from herstel_app.ui.kit.evened import evened

TWO = "Stijgt de klank, adem dan in. Daalt hij, adem uit."
ONE = "Je mag zo lang pauzeren als je wilt, en dan weer verder."
UNLIKE = "Goed. Laat je schouders bij elke adem uit een klein beetje zakken."


def lines(label: QLabel, width: int) -> list[str]:
    layout, found = QTextLayout(label.text(), label.font(), label), []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(label.text()[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return found


def most_for(label: QLabel, share: float) -> int:
    """Give a width at which all but the end of a text stands on its first line."""
    return round(share * label.fontMetrics().horizontalAdvance(label.text()))


def test_two_sentences_have_a_line_each(qapp: QApplication) -> None:
    label = QLabel(TWO)
    most = most_for(label, 0.85)
    assert lines(label, most)[1] == "adem uit."
    assert lines(label, evened(label, most)) == ["Stijgt de klank, adem dan in.", "Daalt hij, adem uit."]


@pytest.mark.parametrize("text", [ONE, UNLIKE])
def test_other_lines_are_about_as_long_and_no_more_in_number(text: str, qapp: QApplication) -> None:
    label = QLabel(text)
    most = most_for(label, 0.9)
    assert len(lines(label, most)[1]) <= 10
    first, second = lines(label, evened(label, most))
    assert abs(len(first) - len(second)) <= 12
    high = label.fontMetrics().boundingRect(QRect(0, 0, evened(label, most), 999), Qt.TextFlag.TextWordWrap, text)
    assert high.height() <= 2 * label.fontMetrics().lineSpacing()


@pytest.mark.parametrize("text", ["", "Blijf zo.", TWO])
def test_what_fits_on_a_line_keeps_its_width(text: str, qapp: QApplication) -> None:
    label = QLabel(text)
    most = 20 + most_for(label, 1.0)
    assert evened(label, most) == most
    assert evened(label, 0) == 0


def test_no_word_is_cut_off_where_each_has_a_line(qapp: QApplication) -> None:
    label = QLabel("Dat was langzaam ademen.")
    longest = label.fontMetrics().horizontalAdvance("langzaam")
    most = longest + 4
    assert most >= evened(label, most) >= longest
    assert evened(label, longest // 2) == longest // 2


def test_no_text_keeps_its_width_in_every_font(qapp: QApplication) -> None:
    label = QLabel("")
    for family in ("Noto Serif", "Inter"):
        label.setFont(QFont(family, 21))
        assert evened(label, 300) == 300
