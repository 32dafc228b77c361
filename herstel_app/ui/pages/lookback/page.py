"""Terugblik: what was done and noted, by evening and by month, *je maatstaf*, and what can be done with all of it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from herstel_app.core.records import Note, key_of
from herstel_app.core.settings import Settings
from herstel_app.core.signals import Moment, Readings
from herstel_app.engine.engine import Engine
from herstel_app.engine.words import unkept_words
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit import dates
from herstel_app.ui.kit.basic import button, hairline, label
from herstel_app.ui.kit.chip_group import ChipGroup
from herstel_app.ui.kit.guard import guard
from herstel_app.ui.kit.layout import block, left
from herstel_app.ui.kit.page import Page
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.edit import NoteEditor
from herstel_app.ui.pages.lookback.evenings import EveningsView
from herstel_app.ui.pages.lookback.keep import KeepView
from herstel_app.ui.pages.lookback.month import MonthView
from herstel_app.ui.pages.lookback.yardstick import YardstickView

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate
View = EveningsView | MonthView | YardstickView | KeepView
VIEWS = ("evenings", "month", "yardstick", "keep")
NEAR_PX = 900
"""So near to the end of the list the next notes are read."""


def tab_style(theme: Theme) -> str:
    """Give the style of the names of the views: the one that is shown is underlined."""
    p, px = theme.palette, theme.px
    padding = f"{px(6)}px 3px {px(6)}px 0"
    return f"""
QRadioButton {{ color: {p.secondary}; font-size: {px(15)}px; spacing: 0; border: 2px solid transparent;
  padding: {padding}; }}
QRadioButton::indicator {{ width: 0; height: 0; border: none; }}
QRadioButton:hover {{ color: {p.text}; }}
QRadioButton:checked {{ color: {p.text}; border-bottom: 2px solid {p.accent}; }}
QRadioButton:focus {{ border: 2px solid {p.accent}; border-radius: 8px; }}
"""


class LookbackPage(Page):
    """Four views below one head; a note that is opened takes the place of all of it."""

    help_asked = Signal()
    shown_changed = Signal()
    """There are other controls on the page than before."""
    notice = Signal(str)
    """A Dutch sentence for the notice bar."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Make an empty page; `refresh` fills it."""
        super().__init__(theme)
        self._engine, self._bridge, self._model = engine, bridge, engine.lookback
        self.editor: NoteEditor | None = None
        self.shown = VIEWS[0]
        self._scrolled = 0
        self.evenings = EveningsView(self._model, theme)
        self.month = MonthView(self._model, theme)
        self.yardstick = YardstickView(self._model.yardstick, theme)
        self.keep = KeepView(engine, theme)
        views = (self.evenings, self.month, self.yardstick, self.keep)
        self._views: dict[str, View] = dict(zip(VIEWS, views, strict=True))
        self._head = self._make_head()
        self.add(self._head, *views)
        self._connect()
        self._show_view(self.shown)

    def _make_head(self) -> QWidget:
        theme = self._theme
        off = tr("Lookback", "Er wordt nu niets bewaard. Wat er al stond, blijft tot je het verwijdert.")
        self.off_link = button(tr("Lookback", "Bewaren weer aanzetten"), "link")
        self.off_link.clicked.connect(lambda: self._engine.settings.change(history=True))
        self.off = block(theme, label(off, "line"), left(self.off_link), gap=2)
        names = [
            (tr("Lookback", "Avonden"), "evenings"),
            (tr("Lookback", "Per maand"), "month"),
            (tr("Lookback", "Je maatstaf"), "yardstick"),
            (tr("Lookback", "Bewaren"), "keep"),
        ]
        self._tabs = ChipGroup(
            theme, tr("Lookback", "Laat zien"), names, self.shown, title_shown=False, role="tab", gap=22
        )
        self._tabs.setStyleSheet(tab_style(theme))
        self._tabs.chosen.connect(self.show_view)
        self.tabs = self._tabs.chips
        title = label(tr("Lookback", "Terugblik"), "title")
        text = label(tr("Lookback", "Wat je deed, en wat je erbij noteerde. Alleen op deze computer."), "secondary")
        return block(theme, title, text, self.off, 4, self._tabs, hairline(), gap=10, margins=(0, 0, 0, 4))

    def _connect(self) -> None:
        bar = self.column.verticalScrollBar()
        bar.valueChanged.connect(self._read_on)
        bar.rangeChanged.connect(self._read_on)
        self.evenings.opened.connect(self.open_note)
        self.evenings.restarted.connect(self.go_to_top)
        self.month.restarted.connect(self.go_to_top)
        self.yardstick.help_asked.connect(self.help_asked)
        self.yardstick.notice.connect(self.notice)
        self._bridge.notes_changed.connect(self.reload)
        self._bridge.settings_changed.connect(self._follow)
        self._follow(self._engine.settings.settings)

    def refresh(self) -> None:
        """Read the journal and show it; a note that is open stays open, and a list that is being read stays."""
        reading = self.isVisible() and self.shown == "evenings" and self.column.verticalScrollBar().value() > 0
        if self.editor is None and not reading:
            self._try(self._views[self.shown].refresh)

    def show_view(self, name: str) -> None:
        """Show one of the views, from its top."""
        self._tabs.choose(name)
        self._show_view(name)
        self.go_to_top()
        self.refresh()
        self.shown_changed.emit()

    def back(self) -> bool:
        """Close what stands in the way of the list: an open note, then a search; False where nothing does."""
        if self.editor is not None:
            self.editor.done.emit()
            return True
        if self.shown == "evenings" and not self.evenings.wanted.is_all:
            self.evenings.show_all()
            return True
        return False

    def open_note(self, note: Note) -> None:
        """Show one note closely."""
        self._scrolled = self.column.verticalScrollBar().value()
        model, changeable = self._model, self._engine.keeping.keeps

        def set_signals(moment: Moment, readings: Readings) -> None:
            self._try(lambda: model.set_signals(note, moment, readings))

        editor = NoteEditor(note, model.words_of(note, dates), self._theme, changeable)
        editor.readings_changed.connect(set_signals)
        editor.text_changed.connect(lambda text: self._try(lambda: model.set_text(note, text)))
        editor.show_kept(changeable, unkept_words(self._engine.keeping))
        editor.done.connect(lambda: self._close(note))
        editor.delete_asked.connect(lambda: self._delete(note))
        self.editor = editor
        self._head.hide()
        self._views[self.shown].hide()
        self.column.body.addWidget(editor)
        editor.show()
        self.go_to_top()
        self.shown_changed.emit()
        editor.take_focus()

    def _delete(self, note: Note) -> None:
        if self._try(lambda: self._model.delete(note)):
            self._close(note)

    def _close(self, note: Note) -> None:
        """Show the list again, where it was, with what has become of the note."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        editor.flush()
        self.column.body.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self._head.show()
        self._views[self.shown].show()
        if editor.has_changed:
            self._try(self._model.forget_replaced)
        self._try(lambda: self._show_changed(note))
        QTimer.singleShot(0, self, self._take_place)

    def _show_changed(self, note: Note) -> None:
        timeline, changed = self.evenings.timeline, self._model.now(note)
        place = list(timeline.cards).index(key_of(note))
        if changed is None:
            timeline.remove(key_of(note))
        else:
            timeline.show_note(changed)
        cards = list(timeline.cards.values())
        if cards:
            cards[min(place, len(cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.evenings.refresh()

    def _take_place(self) -> None:
        self.column.verticalScrollBar().setValue(self._scrolled)

    def _show_view(self, name: str) -> None:
        self.shown = name
        for other, view in self._views.items():
            view.setVisible(other == name)

    def _read_on(self) -> None:
        bar = self.column.verticalScrollBar()
        if self.shown == "evenings" and self.editor is None and bar.maximum() - bar.value() < NEAR_PX:
            self._try(self.evenings.read_on)

    def reload(self) -> None:
        """Show what is left after something was read back or deleted, here or in Instellingen."""
        if self.editor is not None:
            self.back()  # its note may be gone
        self._try(self._views[self.shown].refresh)

    def _follow(self, settings: Settings) -> None:
        self.off.setVisible(not settings.history)
        self.yardstick.show_kept(settings.history)
        self.keep.show_kept(settings.history)
        if self.editor is not None:
            self.editor.show_kept(settings.history, unkept_words(self._engine.keeping))

    def _try(self, act: Callable[[], object]) -> bool:
        return guard(act, tr("Lookback", "Dat lukt nu niet. {reason}"), self.notice.emit, logger)
