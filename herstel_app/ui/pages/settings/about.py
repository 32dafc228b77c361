"""Instellingen, *Over*: what this is, where it comes from, and what it is built on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from herstel_app import __version__
from herstel_app.ui.kit.basic import button, label, note
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.fold import Folded
from herstel_app.ui.kit.layout import add, block, column, left
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.settings.data import FolderOpener

tr = QCoreApplication.translate


class Part(NamedTuple):
    """Something of others that Herstel is built on."""

    name: str
    purpose: str
    licence: str


def parts() -> tuple[Part, ...]:
    """Give what Herstel is built on, by the names in pyproject.toml."""
    return (
        Part("PySide6-Addons", tr("About", "het venster en de stem, met Qt"), "LGPL-3.0"),
        Part("pygame-ce", tr("About", "het geluid"), "LGPL-2.1"),
        Part("numpy", tr("About", "tonen en ruis berekenen"), "BSD-3-Clause"),
        Part("soundfile", tr("About", "een oefening als MP3 of WAV"), "BSD-3-Clause"),
        Part("PyYAML", tr("About", "de teksten lezen"), "MIT"),
        Part("msgspec", tr("About", "instellingen lezen en schrijven"), "BSD-3-Clause"),
        Part("platformdirs", tr("About", "de map voor je gegevens vinden"), "MIT"),
        Part("wakepy", tr("About", "de computer wakker houden"), "MIT"),
    )


class AboutSection(QWidget):
    """The cards about the program; they are made when the page is opened first."""

    manual_asked = Signal()
    notice = Signal(str)
    """A Dutch sentence for the notice bar."""

    def __init__(self, logs: Path, theme: Theme, report: Callable[[], str]) -> None:
        """Make an empty section; `refresh` fills it. `report` tells of this computer."""
        super().__init__()
        self._logs, self._theme, self._report = logs, theme, report
        self.opener = FolderOpener(self.notice.emit)
        self.about_qt: Callable[[], None] = QApplication.aboutQt
        self._made = False
        self._column = column(theme, gap=12, on=self)

    def refresh(self) -> None:
        """Make the cards, the first time."""
        if not self._made:
            self._made = True
            add(self._column, self._theme, self._make_program(), self._make_trouble(), self._make_source())

    def _make_program(self) -> Card:
        text = tr(
            "About",
            "Een rustig programma voor het laatste uur van je dag. "
            "Je leest over herstel, en merkt in een oefening wat het verschil met rust is.",
        )
        card = Card(self._theme, tr("About", "Herstel {version}").format(version=__version__), text)
        self.manual_button = button(tr("About", "Handleiding"))
        self.manual_button.clicked.connect(self.manual_asked)
        self.licences = Folded(self._theme, tr("About", "Licenties"), self._make_licences())
        card.add(column(self._theme, left(self.manual_button), self.licences, gap=12))
        return card

    def _make_trouble(self) -> Card:
        text = tr("About", "In de gegevens voor een melding staat niets van jezelf, ook je naam niet.")
        card = Card(self._theme, tr("About", "Als er iets niet werkt"), text)
        name = tr("About", "Kopieer gegevens voor een melding")
        self.report_button = button(tr("About", "Kopieer gegevens"), None, name)
        self.report_button.clicked.connect(self._copy_report)
        self.log_button = button(tr("About", "Open het log"), "link")
        self.log_button.clicked.connect(lambda: self.opener.open(self._logs))
        told = note(self._theme, tr("About", "In het log staat wat het programma deed, en wat er misging."))
        log = block(self._theme, told, left(self.log_button), gap=4)
        self.more = Folded(self._theme, tr("About", "Meer om uit te zoeken"), log)
        card.add(column(self._theme, left(self.report_button), self.more, gap=12))
        return card

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report())
        self.notice.emit(tr("About", "De gegevens zijn gekopieerd. Plak ze in je melding."))

    def _make_source(self) -> Card:
        text = tr(
            "About",
            "De uitleg is gebaseerd op de ideeën uit een artikel van SlaapBalans over herstel. "
            "Herstel is niet van SlaapBalans en spreekt niet namens hen. "
            "Welk onderzoek waarbij hoort, staat onder elk stuk uitleg bij “Wat weten we?”.",
        )
        return Card(self._theme, tr("About", "Waar de uitleg vandaan komt"), text)

    def _tell_qt(self) -> None:
        self.about_qt()

    def _make_licences(self) -> QWidget:
        theme = self._theme
        text = tr(
            "About",
            "Herstel zelf heeft de MIT-licentie: je mag het gebruiken, veranderen en doorgeven.",
        )
        built_on = label(tr("About", "Gebouwd op het werk van anderen"), "label")
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space(12))
        grid.setVerticalSpacing(theme.space(8))
        large = theme.is_large
        for row, part in enumerate(parts()):
            if large:  # beside an exercise there is no room for three columns
                told = label(f"{part.purpose} ({part.licence})", "small")
                grid.addLayout(column(theme, label(part.name, "label"), told, gap=0), row, 0)
                continue
            for place, (said, role) in enumerate(
                ((part.name, "label"), (part.purpose, "small"), (part.licence, "small"))
            ):
                widget = label(said, role, wrap=place > 0)
                grid.addWidget(widget, row, place, alignment=Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0 if large else 1, 1)
        self.qt_button = button(tr("About", "Over Qt"))
        self.qt_button.clicked.connect(self._tell_qt)
        inside = note(theme, tr("About", "In PySide6 zit Qt; in soundfile zit libsndfile (LGPL-2.1)."))
        return block(theme, note(theme, text), built_on, grid, inside, left(self.qt_button), gap=12)
