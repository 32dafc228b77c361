"""Publications as one can look them up: who, when, where, the DOI, what was found, and when that was checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from herstel_app.core.sources import Source
from herstel_app.ui.kit.basic import label, note, prose
from herstel_app.ui.kit.dates import date_words, period_words
from herstel_app.ui.kit.layout import Part, add, block, column, left
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.kit.wrapping_link import WrappingLink

tr = QCoreApplication.translate
GAP, WITHIN = 12, 2
"""Between sources, and between the lines of one, in px at 100 %."""


def _checked(first: date, last: date) -> str:
    """Say when it was checked whether a source says so."""
    if first == last:
        return tr("Sources", "Nagekeken op {date}.").format(date=date_words(first))
    return tr("Sources", "Nagekeken van {dates}.").format(dates=period_words(first, last))


class SourceList(QWidget):
    """Sources below each other; only where a DOI is clicked, the browser opens it."""

    def __init__(self, theme: Theme, sources: Sequence[Source]) -> None:
        """Lay out `sources`."""
        super().__init__()
        self.open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
        self.links: list[WrappingLink] = []
        self._theme = theme
        checked = [source.checked for source in sources if source.checked]
        self._is_told_once = len(checked) == len(sources)
        shown = [self._source(source) for source in sources]
        told = [_checked(min(checked), max(checked))] if checked and self._is_told_once else []
        if self.links:
            told.append(tr("Sources", "Een DOI is een vast adres op internet. Het opent in je browser."))
        add(column(theme, gap=GAP, on=self), theme, *shown, *([note(theme, " ".join(told))] if told else ()))

    def _source(self, source: Source) -> QWidget:
        cited = f"{source.authors} ({source.year}), *{source.publication}*. {source.finding}"
        parts: list[Part] = [prose(self._theme, cited, "small", 140)]
        if source.doi:
            parts.append(left(self._link(source.doi, QUrl(source.address))))
        if source.checked and not self._is_told_once:
            parts.append(label(_checked(source.checked, source.checked), "small"))
        return block(self._theme, *parts, gap=WITHIN)

    def _link(self, doi: str, url: QUrl) -> WrappingLink:
        link = WrappingLink(f"DOI {doi}", tr("Sources", "DOI {doi}, opent in je browser").format(doi=doi))
        link.clicked.connect(lambda: self.open_url(url))
        self.links.append(link)
        return link
