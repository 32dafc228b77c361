"""All pages in one stack: made in the text size that the theme has, and anew when that changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractSlider, QWidget

from herstel_app.core.practice_request import PracticeRequest
from herstel_app.ui.kit.column import Column
from herstel_app.ui.shell.made_pages import FIRST, MadePages

IN_RAIL = (FIRST, "reading", "exercises", "trial", "lookback")
"""The pages of the evening itself; to the others someone goes for a moment."""
PAGES = (*IN_RAIL, "settings", "help", "pattern", "manual")
PAGE_KEYS = {name: f"Ctrl+{n}" for n, name in enumerate(IN_RAIL, 1)} | {"settings": "Ctrl+,", "help": "F1"}
"""What leads to a page from anywhere; on macOS Ctrl is Cmd."""
OF_NOW = ("tonight", "trial", "lookback")
"""What they say of this evening changes with the hour."""
REFRESHED = (*OF_NOW, "settings", "help", "manual")
"""They show what is there when someone comes."""
OPENING = ("tonight", "reading", "lookback", "help", "manual")
"""In them something opens, which `back` closes again."""
BEGINNING = ("reading", "exercises", "trial")
"""In them one of many things is begun, to which the keyboard goes back."""
FROM_TOP = ("tonight", "exercises", "trial", "settings", "help")
"""Who comes to them sees their beginning; in the others someone reads on where they were."""


class PageStack(MadePages):
    """Shows one page, as things are now, and asks of it what someone asks of the program."""

    def show_page(self, name: str) -> None:
        """Show a page as things are now."""
        self.refresh(name)
        if name != "pattern":
            self._engine.audio.stop_breaths()
        if name == "tonight":
            self.tonight.back()
        if name == "reading":
            self.reading.back()
        else:
            self._engine.audio.reading.stop()
        self._name = name
        self.setCurrentWidget(self.page_named(name))

    def focus_began(self) -> bool:
        """Give the keyboard to what began the exercise that is over; False where that is not on this page."""
        if self._name == "trial":
            self._mind_practice()  # what is held back cannot have it
        return self._name in BEGINNING and getattr(self, self._name).focus_began()

    def go_to_top(self) -> None:
        """Show the beginning of a page that someone came to."""
        if self._name in FROM_TOP:
            getattr(self, self._name).go_to_top()

    def refresh(self, name: str) -> None:
        """Have a page show what is there now."""
        if name in ("exercises", "settings"):
            self._engine.library.refresh()
        if name in REFRESHED:
            getattr(self, name).refresh()

    def show_time(self, anew: bool = False) -> None:
        """Show the hour as it is now; `anew`, all that the page in view says of this evening."""
        self.tonight.show_time()
        if not anew or (self._name == "trial" and self.trial.choosing):
            return
        page = self.page_named(self._name)
        focused: QWidget | None = self.window().focusWidget()  # also while the window is not active
        if self._name in OF_NOW:
            getattr(self, self._name).refresh()
        if focused is not None and page.isAncestorOf(focused) and not focused.isVisibleTo(page):
            self.focus_page()

    def mark(self, choice: PracticeRequest | None) -> None:
        """Mark what is being practised or prepared."""
        if self.is_made("reading"):
            self.reading.mark(choice)
        if self.is_made("exercises"):
            self.exercises.mark(choice)

    def back(self) -> bool:
        """Close what was opened within the page; False where nothing was."""
        return self._name in OPENING and getattr(self, self._name).back()

    def scroll_page(self, action: QAbstractSlider.SliderAction) -> QWidget | None:
        """Scroll the page; gives what was scrolled, None where it has nothing to scroll."""
        from herstel_app.ui.kit.document_view import DocumentView

        page = self.page_named(self._name)
        scrolls = (*page.findChildren(Column), *page.findChildren(DocumentView))
        column = next((each for each in scrolls if each.isVisible()), None)
        if isinstance(column, Column):
            column.scroll_text(action)
        elif column is not None:
            column.verticalScrollBar().triggerAction(action)
        return column

    def flush(self) -> None:
        """Keep what was typed."""
        if self.is_made("reading"):
            self.reading.flush()

    def leave(self) -> Callable[[PageStack], None]:
        """Keep what was typed, and give what brings other pages to where someone is on these."""
        self.flush()
        was_read = self.is_made("reading")
        in_manual = self.manual.place() if self.is_made("manual") else None
        in_settings = self.settings.place() if self.is_made("settings") else None

        def go_on(pages: PageStack) -> None:
            if was_read:  # words that were not kept yet are handed over by the page
                pages.page_named("reading")
            if in_manual is not None:
                pages.manual.take_place(in_manual)
            if in_settings is not None:
                pages.settings.take_place(in_settings)

        return go_on
