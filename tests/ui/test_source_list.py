"""*Wat weten we?* shows its sources so that one can look them up, and opens a browser only where that is asked."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from herstel_app.app import make_application
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.sources import Source
from herstel_app.ui.kit.fold import Fold
from herstel_app.ui.kit.source_list import SourceList
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.wrapping_link import WrappingLink
from herstel_app.ui.practice.offer import Offer
from tests.helpers.forms import form_in
from tests.helpers.widgets import texts_in
from tests.ui.conftest import UiStage

WHOLE = Source("Jansen e.a.", 2020, "Rust", "Niets gevonden.", "10.1234/abc(5)6", date(2026, 11, 27))
BARE = Source("Pietersen", 1999, "Herstel", "Iets gevonden.")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Keep the browser closed; gives what it is asked for."""
    asked: list[str] = []

    def ask(url: QUrl) -> bool:
        asked.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", ask)
    return asked


def test_a_source_is_told_whole(qapp: QApplication, opened: list[str]) -> None:
    shown = SourceList(Theme(), [WHOLE, BARE])
    assert texts_in(shown).splitlines() == [
        "Jansen e.a. (2020), Rust. Niets gevonden.",
        "Nagekeken op 27 november 2026.",
        "Pietersen (1999), Herstel. Iets gevonden.",
        "Een DOI is een vast adres op internet. Het opent in je browser.",
    ]
    (link,) = shown.links
    assert link.text() == "DOI 10.1234/abc(5)6"
    assert link.accessibleName() == "DOI 10.1234/abc(5)6, opent in je browser"
    assert opened == []
    link.click()
    assert opened == ["https://doi.org/10.1234/abc(5)6"]


def test_when_they_were_checked_is_said_once_below_them_all(qapp: QApplication) -> None:
    doi = " Een DOI is een vast adres op internet. Het opent in je browser."
    earlier = msgspec.structs.replace(WHOLE, checked=date(2026, 11, 25))
    assert texts_in(SourceList(Theme(), [WHOLE, WHOLE])).splitlines()[2:] == ["Nagekeken op 27 november 2026." + doi]
    assert texts_in(SourceList(Theme(), [WHOLE, earlier])).splitlines()[2:] == [
        "Nagekeken van 25 tot en met 27 november 2026." + doi
    ]


def test_without_a_doi_nothing_is_said_of_one(qapp: QApplication) -> None:
    assert texts_in(SourceList(Theme(), [BARE])) == "Pietersen (1999), Herstel. Iets gevonden."


def cited(sources: list[Source]) -> list[str]:
    return [f"{source.authors} ({source.year}), {source.publication}. {source.finding}" for source in sources]


def unfold(root: QWidget) -> None:
    next(fold for fold in root.findChildren(Fold) if "Wat weten we?" in fold.text()).click()


def check_shown(stage: UiStage, root: QWidget, names: tuple[str, ...], opened: list[str]) -> None:
    """All sources are told, and the keyboard opens one."""
    sources = [stage.herstel.library.sources[name] for name in names]
    stage.settle()
    (shown,) = root.findChildren(SourceList)
    assert shown.isVisible()
    told = texts_in(shown).splitlines()
    assert [line for line in told if "(" in line] == cited(sources)
    assert [link.text() for link in shown.links] == [f"DOI {source.doi}" for source in sources if source.doi]
    assert opened == []
    shown.links[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(shown.links[0], Qt.Key.Key_Space)
    assert opened == [next(source.address for source in sources if source.doi)]


def test_under_a_section(stage: UiStage, opened: list[str]) -> None:
    stage.herstel.window.open_section("rest-and-recovery")
    reader = stage.herstel.window.pages.reading.reader
    assert reader
    unfold(reader)
    stage.settle()
    fold = reader.sources.fold
    assert (fold.accessibleName(), fold.isCheckable(), fold.isChecked()) == ("Bronnen", True, False)
    assert not reader.findChildren(SourceList)[0].isVisible(), "what is claimed can be read without them"
    fold.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(fold, Qt.Key.Key_Space)
    names = stage.herstel.library.explanations["rest-and-recovery"].known.sources
    check_shown(stage, reader, names, opened)


def test_beside_an_exercise(stage: UiStage, opened: list[str]) -> None:
    pane = stage.herstel.window.pane
    pane.engine.offer(PracticeRequest("slow-breathing"))
    stage.settle()
    offer = form_in(pane, Offer)
    next(fold for fold in offer.findChildren(Fold) if fold.text().endswith("eer weten")).click()
    check_shown(stage, offer, stage.herstel.library.exercises["slow-breathing"].evidence.sources, opened)


@pytest.mark.parametrize("width", [120, 200, 900])
def test_a_long_address_goes_on_on_a_next_line(qapp: QApplication, width: int) -> None:
    make_application(["herstel"])
    link = WrappingLink("DOI 10.1016/j.neubiorev.2022.104711")
    link.resize(width, 20)
    link.show()
    lines = QPushButton.text(link).split("\n")
    assert (len(lines) == 1) == (width == 900)
    room = width - (link.sizeHint().width() - link.fontMetrics().size(0, link.text()).width())
    assert all(link.fontMetrics().horizontalAdvance(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == link.text().replace(" ", "")
    assert link.heightForWidth(width) >= len(lines) * link.fontMetrics().lineSpacing()
