"""Hulp en veiligheid: when to stop, who is careful, when to see a doctor, whom to call."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from herstel_app.core.content import Exercise
from herstel_app.core.page_content import HelpEntry, HelpPage
from herstel_app.core.text_search import finds, places_of, terms_of
from herstel_app.core.told_length import short_words, whole_minutes
from herstel_app.ui.kit.basic import BEARING_PX, button, empty, hairline, label
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.caret import LineField
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.in_pieces import InPieces
from herstel_app.ui.kit.layout import Part, add, block, column, flow, left
from herstel_app.ui.kit.marked import Marked, marked_label, marked_prose
from herstel_app.ui.kit.page import Page, head
from herstel_app.ui.kit.pill import StartPill
from herstel_app.ui.kit.said_line import said_line
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.help.calls import FirstCalls, number_label

tr = QCoreApplication.translate
TOP, GAP, BETWEEN = 22, 7, 26
"""Within the cards, between the lines, and between the entries, in px at 100 %."""
AROUND_LINE = 5
"""Above and below a line within a card, more than between its lines, in px at 100 %."""
ENTRY_HIGH = 190
"""About the height of an entry, in px at 100 %."""
MOST_NAMED = 5
"""So many entries that are found are named; of more, only the number is told."""


class HelpView(Page):
    """Shows the help page; what one searches for comes first, and whom to call never goes away."""

    manual_asked = Signal()
    exercise_asked = Signal(str)
    """The id of an exercise."""
    laid_out = Signal()
    """There are other controls than before."""

    def __init__(self, page: HelpPage, theme: Theme, exercises: Mapping[str, Exercise]) -> None:
        """Lay out `page`; it offers some of the `exercises`."""
        super().__init__(theme)
        self._page, self._exercises = page, exercises
        self._exercise_links: dict[str, QPushButton] = {}
        self.manual_link = button(tr("Help", "Hoe Herstel werkt, staat in de handleiding"), "link")
        self.manual_link.clicked.connect(self.manual_asked)
        self.search = LineField()
        self.search.setPlaceholderText(tr("Help", "Zoek, bijvoorbeeld: benauwd"))
        self.search.setAccessibleName(tr("Help", "Zoek in Hulp en veiligheid"))
        self.search.setMinimumWidth(theme.px(320))
        self.search.textChanged.connect(self._show_found)
        self.found_line = said_line("secondary")
        self.found_links: dict[str, QPushButton] = {}
        """To each entry that is named as found."""
        self._found = QWidget()
        self._found_body = column(theme, gap=0, on=self._found)
        self._found.hide()
        self._texts: dict[str, list[tuple[Marked, str]]] = {}
        """What is read of each entry."""
        self.calls = FirstCalls(page.contacts, theme)
        self.contacts = self._contacts(page)
        self._entries = {entry.id: self._entry(entry) for entry in page.entries if entry.urgent}
        urgent = list(self._entries.values())
        self._usual = QWidget()
        self._usual_body = column(theme, gap=BETWEEN, on=self._usual)
        self._checked = label(page.checked, "small")
        self._checked.setContentsMargins(BEARING_PX, theme.space(14), 0, 0)
        self._first = urgent[0] if urgent else self.contacts
        title, intro = label(page.title, "title"), label(page.intro, "secondary")
        self.add(head(theme, title, 8, self.calls, 12, intro, left(self.manual_link)))
        self.add(left(self.search), self.found_line, self._found)
        self.add(*urgent, 4, self.contacts, 14, self._usual, self._checked)
        makers = [partial(self._make, entry) for entry in page.entries if not entry.urgent]
        self._pieces = InPieces(makers, 0, theme.px(ENTRY_HIGH), self.column)
        self._pieces.done.connect(self.laid_out)
        self._pieces.wait_in(self._usual_body)

    @property
    def entries(self) -> dict[str, QWidget]:
        """All entries by their id, in the order of the page."""
        self._pieces.finish()
        return {entry.id: self._entries[entry.id] for entry in self._page.entries}

    @property
    def exercise_links(self) -> dict[str, QPushButton]:
        """The links to exercises, by the id of their entry."""
        self._pieces.finish()
        return self._exercise_links

    def _make(self, entry: HelpEntry) -> None:
        self._entries[entry.id] = part = self._entry(entry)
        self._usual_body.addWidget(part)

    def refresh(self) -> None:
        """Show all of it, from the beginning."""
        self.search.clear()
        self.go_to_top()

    def back(self) -> bool:
        """Stop searching; False where nobody was."""
        had_words = bool(self.search.text())
        self.search.clear()
        return had_words

    def reveal(self, entry_id: str) -> None:
        """Show an entry, with its title at the top."""
        self.search.clear()
        entry = self.entries[entry_id]
        self.column.once_laid_out(self, lambda: self._scroll_to(entry))

    def _scroll_to(self, entry: QWidget) -> None:
        inside = self.column.widget()
        if inside is not None:
            self.column.verticalScrollBar().setValue(entry.mapTo(inside, QPoint()).y() - self._theme.space(GAP))

    def _show_found(self, text: str) -> None:
        """Show what is found right below the field, what is urgent first; all of it where nothing is asked."""
        searching, entries = bool(terms_of(text)), self.entries
        found = [entry for entry in self._page.entries if _is_found(entry, text)]
        for entry in self._page.entries:
            entries[entry.id].setVisible(entry.urgent or entry in found)
        self._usual.setVisible(any(not entry.urgent for entry in found))
        below = self.contacts if any(entry.urgent for entry in found) else self._first
        self._put_before(below if searching else self._checked)
        told = _found_words(found) if searching else ""
        self.found_line.say("" if self._name(found if searching else []) else told)
        for entry in self._page.entries:
            for part, words in self._texts[entry.id]:
                part.mark_all((start, start + length) for start, length in places_of(text, words))
        self.search.setAccessibleDescription(told)
        if told:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.search, told))

    def _name(self, found: list[HelpEntry]) -> bool:
        """Have a link to each entry that is found; False where there are none, or too many to be named."""
        empty(self._found_body)
        self.found_links = {}
        names = 0 < len(found) <= MOST_NAMED
        self._found.setVisible(names)
        if not names:
            return False
        for entry in found:
            link = self.found_links[entry.id] = button(
                entry.title, "link", tr("Help", "Naar: {title}").format(title=entry.title)
            )
            link.clicked.connect(partial(self._go_to, entry.id))
        before = label(tr("Help", "Gevonden:"), "secondary", wrap=False)
        add(self._found_body, self._theme, flow(self._theme, before, *self.found_links.values(), gap=12))
        self.laid_out.emit()
        return True

    def _go_to(self, entry_id: str) -> None:
        self._scroll_to(self.entries[entry_id])

    def _put_before(self, other: QWidget) -> None:
        """Put the entries that are not urgent before another part, for the eye and for a screen reader."""
        self.body.removeWidget(self._usual)
        self.body.insertWidget(self.body.indexOf(other), self._usual)
        self._usual.stackUnder(other)

    def _entry(self, entry: HelpEntry) -> QWidget:
        theme = self._theme
        self._texts[entry.id] = []
        words: list[Part] = [self._text(entry, marked_label(theme, entry.title, "heading"), entry.title)]
        if entry.first:
            words.append(self._text(entry, marked_prose(theme, entry.first, "reading", 145), entry.first))
        if entry.emergency:
            listed = (self._read(entry, point) for point in entry.emergency)
            words += [
                AROUND_LINE,
                hairline(soft=True),
                AROUND_LINE,
                label(tr("Help", "Bel 112 bij:"), "label"),
                *listed,
            ]
            words += [AROUND_LINE, hairline(soft=True), AROUND_LINE]
        words += [*(self._read(entry, point) for point in entry.points), *self._offer(entry)]
        if not entry.urgent:
            return block(theme, *words, gap=GAP)
        card = Card(theme, top=TOP, gap=GAP)
        card.add(*words)
        return card

    def _read(self, entry: HelpEntry, point: str) -> Marked:
        return self._text(entry, marked_prose(self._theme, point, "", 140), point)

    def _text(self, entry: HelpEntry, shown: Marked, words: str) -> Marked:
        self._texts[entry.id].append((shown, words.replace("*", "")))
        return shown

    def _offer(self, entry: HelpEntry) -> list[QWidget]:
        """Give the link to the exercise of an entry, where it has one."""
        name = entry.exercise
        if name is None or name not in self._exercises:
            return []
        exercise, link = self._exercises[name], StartPill()
        minutes = whole_minutes(exercise)
        said = f"{exercise.title} {minutes_words(minutes)}"
        link.say(f"{exercise.title} · {short_words(minutes)}", tr("Help", "Begin: {said}").format(said=said))
        link.clicked.connect(lambda: self.exercise_asked.emit(name))
        self._exercise_links[entry.id] = link
        return [block(self._theme, left(link))]

    def _contacts(self, page: HelpPage) -> Card:
        theme, grid = self._theme, QGridLayout()
        grid.setHorizontalSpacing(theme.space(18))
        grid.setVerticalSpacing(0)
        for row, contact in enumerate(page.contacts):
            number = number_label(contact, "heading", theme.is_large)
            when = label(contact.when, "small")
            when.setContentsMargins(BEARING_PX, 0, 0, theme.space(12))
            grid.addWidget(number, 2 * row, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(contact.name, "label"), 2 * row, 1)
            grid.addWidget(when, 2 * row + 1, 1)
        grid.setColumnStretch(1, 1)
        card = Card(theme, top=TOP)
        card.add(grid)
        return card


def _is_found(entry: HelpEntry, text: str) -> bool:
    return finds(text, *entry.shown, *entry.words)


def _found_words(found: list[HelpEntry]) -> str:
    if not found:
        return tr("Help", "Hier is niets bij gevonden. Bij gevaar bel je 112. Vraag het anders je huisarts.")
    if len(found) > MOST_NAMED:
        return tr("Help", "{n} stukken gevonden.").format(n=len(found))
    titles = ", ".join(entry.title for entry in found)
    return tr("Help", "Gevonden: {titles}.").format(titles=titles)
