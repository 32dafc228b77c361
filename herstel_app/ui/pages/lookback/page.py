"""Terugblik: the evenings, a line each; behind quiet links the months, *je maatstaf*, and paper."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.core.records import Note, key_of
from herstel_app.core.settings import Settings
from herstel_app.engine.engine import Engine
from herstel_app.engine.words import unkept_words
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit import dates
from herstel_app.ui.kit.basic import BEARING_PX, button, label
from herstel_app.ui.kit.column import Column
from herstel_app.ui.kit.guard import guard
from herstel_app.ui.kit.layout import Placed, block, column, left, row, wide
from herstel_app.ui.kit.page import Page, head
from herstel_app.ui.kit.page_foot import FootPlace
from herstel_app.ui.kit.reaching import Reaching
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.brought_up import BroughtUp
from herstel_app.ui.pages.lookback.edit import NoteEditor
from herstel_app.ui.pages.lookback.evening_row import SIDE
from herstel_app.ui.pages.lookback.evenings import EveningsView
from herstel_app.ui.pages.lookback.head_line import HeadLine
from herstel_app.ui.pages.lookback.views import VIEWS, Foot, Made, view_titles

if TYPE_CHECKING:
    from herstel_app.ui.pages.lookback.month import MonthView
    from herstel_app.ui.pages.lookback.paper import PaperView
    from herstel_app.ui.pages.lookback.views import View
    from herstel_app.ui.pages.lookback.yardstick import YardstickView

logger = logging.getLogger(__name__)
tr = QCoreApplication.translate
NEAR_PX = 900
"""So near to the end of the list the next notes are read."""


class LookbackPage(Page):
    """The list with quiet links to three other views below it; a note that is opened takes the place of all of it."""

    help_asked = Signal()
    data_asked = Signal()
    shown_changed = Signal()
    """There are other controls on the page than before."""
    notice = Signal(str)
    """A Dutch sentence for the notice bar."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Make an empty page; `refresh` fills it."""
        super().__init__(theme, Column(theme, gap=0))
        self._engine, self._bridge, self._model = engine, bridge, engine.lookback
        self.editor: NoteEditor | None = None
        self.shown, self._scrolled = VIEWS[0], 0
        self._keeps, self._offers = engine.settings.settings.history, False
        """Whether notes are kept, and whether the foot offers the questions of this week."""
        self.evenings = EveningsView(self._model, theme)
        self._views: dict[str, QWidget] = {VIEWS[0]: self.evenings}
        """Those that were shown before."""
        self._head = self._make_head()
        # The lines of the list reach out beside the column, so that what is drawn in them is in line with all else.
        self.add(Reaching(self._head, BEARING_PX), Reaching(self.evenings, theme.space(SIDE)))
        self._brought_up = BroughtUp(self.column, self.evenings.timeline, theme)
        self.foot = Foot(theme, self.show_view)
        self.foot.setParent(self)  # it may never be shown, and would stay
        self.foot.hide()
        self.links = self.foot.links
        self._foot_place = FootPlace(self, self.column, self.outer, theme)
        self._connect()
        self._show_view(self.shown)

    @cached_property
    def month(self) -> MonthView:
        """*Per maand*."""
        from herstel_app.ui.pages.lookback.month import MonthView

        view = MonthView(self._model, self._theme, self._title)
        view.restarted.connect(self.go_to_top)
        view.notice.connect(self.notice)
        if self._theme.is_large:  # there is no room for them beside the title
            return self._placed("month", view, left(view.links))
        self._title_line.addWidget(view.links, 0, Qt.AlignmentFlag.AlignBottom)
        return self._placed("month", view)

    @cached_property
    def yardstick(self) -> YardstickView:
        """*Vragen over je week*."""
        from herstel_app.ui.pages.lookback.yardstick import YardstickView

        view = YardstickView(self._model.yardstick, self._theme)
        view.help_asked.connect(self.help_asked)
        view.notice.connect(self.notice)
        view.asking.ended.connect(self._end_asking)
        view.show_kept(self._keeps)
        return self._placed("yardstick", view, view.about)

    @cached_property
    def paper(self) -> PaperView:
        """*Op papier*."""
        from herstel_app.ui.pages.lookback.paper import PaperView

        view = PaperView(self._model, self._theme)
        view.data_asked.connect(self.data_asked)
        return self._placed("paper", view, view.about)

    def _placed(self, name: str, view: Made, *about: QWidget | Placed) -> Made:
        view.hide()
        self.add(view)
        self._abouts[name] = holder = block(self._theme, *about, gap=10)
        self._about_place.addWidget(holder)
        self._views[name] = view
        return view

    def _view(self) -> View:
        """Give what is shown, which is made the first time."""
        view: View = getattr(self, self.shown)
        return view

    def _make_head(self) -> QWidget:
        theme = self._theme
        off = tr("Lookback", "Er wordt nu niets bewaard. Wat er al stond, blijft tot je het verwijdert.")
        self.off_link = button(tr("Lookback", "Bewaren weer aanzetten"), "link")
        self.off_link.clicked.connect(lambda: self._engine.settings.change(history=True))
        self.off = block(theme, label(off, "line"), left(self.off_link), gap=2, margins=(0, 12, 0, 0))
        self.list_link = button(tr("Lookback", "← Terugblik"), "link")
        self.list_link.clicked.connect(lambda: self.show_view(VIEWS[0]))
        self._title = label("", "title")
        self._said = about = label("", "secondary")
        self._title_line = row(theme, wide(self._title), gap=20)
        self._abouts: dict[str, QWidget] = {VIEWS[0]: HeadLine(theme, about, self.evenings.search_link)}
        """What is said below the title of each view."""
        self._about_place = column(theme, *self._abouts.values(), gap=0)
        parts = head(theme, self._title_line, self._about_place, self.off, gap=0)
        # A link at the right ends with the column, and the ring of its focus beyond it.
        return block(theme, left(self.list_link), parts, gap=8, margins=(BEARING_PX, 0, 0, 0))

    def _connect(self) -> None:
        bar = self.column.verticalScrollBar()
        bar.valueChanged.connect(self._read_on)
        bar.rangeChanged.connect(self._read_on)
        self.evenings.opened.connect(self.open_note)
        self.evenings.restarted.connect(self.go_to_top)
        self.evenings.shown_anew.connect(self._mind_list)
        self.evenings.notice.connect(self.notice)
        self._bridge.notes_changed.connect(self.reload)
        self._bridge.settings_changed.connect(self._follow)
        self._follow(self._engine.settings.settings)

    def refresh(self) -> None:
        """Read the journal and show it; a note that is open stays open, and a list that is being read stays."""
        reading = self.isVisible() and self.shown == "evenings" and self.column.verticalScrollBar().value() > 0
        if self.editor is None and not reading:
            self._try(self._view().refresh)
            self._mind_list()

    def show_view(self, name: str) -> None:
        """Show one of the views, from its top."""
        before, focus = self.shown, QApplication.focusWidget()
        self._show_view(name)
        self.go_to_top()
        self.refresh()
        self.shown_changed.emit()
        if focus in self.links.values():
            self.list_link.setFocus(Qt.FocusReason.OtherFocusReason)
        elif focus is self.list_link:
            self.links[before].setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> bool:
        """Close what was opened: a note, another view, a line, a search; False where nothing was."""
        if self.editor is not None:
            self.editor.done.emit()
            return True
        if self.shown != VIEWS[0]:
            self.show_view(VIEWS[0])
            return True
        return self.evenings.back()

    def open_note(self, note: Note) -> None:
        """Show one note closely."""
        self._scrolled = self.column.verticalScrollBar().value()
        model, changeable = self._model, self._engine.keeping.keeps

        words, line = model.words_of(note, dates), model.line_of((note,), dates)
        editor = NoteEditor(note, words, line, self._theme, changeable)
        editor.readings_changed.connect(lambda *read: self._try(lambda: model.set_signals(note, *read)))
        editor.text_changed.connect(lambda text: editor.show_written(self._try(lambda: model.set_text(note, text))))
        editor.show_kept(changeable, unkept_words(self._engine.keeping))
        editor.done.connect(lambda: self._close(note))
        editor.delete_asked.connect(lambda: self._delete(note))
        self.editor = editor
        self._show_around(False)
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
        for part in editor, editor.foot:
            part.deleteLater()
        self._show_around(True)
        if editor.has_changed:
            self._try(self._model.forget_replaced)
        self._try(lambda: self._show_changed(note))
        QTimer.singleShot(0, self, lambda: self.column.verticalScrollBar().setValue(self._scrolled))

    def _show_around(self, shown: bool) -> None:
        """Show or hide all but an open note."""
        self._head.setVisible(shown)
        self._view().setVisible(shown)
        self._mind_list()

    def _show_foot(self) -> None:
        """Show what goes with the list; while nothing was noted, one sentence is all."""
        is_list, model = self.shown == VIEWS[0], self._model
        there = tr("Lookback", "Wat je deed en noteerde. Alleen op deze computer.")
        none = tr("Lookback", "Je eerste avond komt hier vanzelf te staan. Er hoeft niets.")
        self._said.setText(none if self.evenings.is_empty else there)
        self._offers = model.offers_questions()
        self.foot.offer(model.yardstick.unanswered if self._offers else 0, len(model.yardstick.content.questions))
        has_links = self.foot.show_links(model.has_more_evenings(), model.yardstick.has_answers())
        has_foot = is_list and self.editor is None and has_links
        self._foot_place.show(self.foot if has_foot else self.editor.foot if self.editor else None)

    def _mind_list(self) -> None:
        """Follow a list that became another one, or longer, or gave way to a note."""
        self._try(self._show_foot)

    def _end_asking(self) -> None:
        """Go back to the list, where that offered the questions; stay with a card that follows from the answers."""
        if self._offers and self.yardstick.facts.isHidden():
            self.show_view(VIEWS[0])
            self.evenings.timeline.focus_near(0)

    def _show_changed(self, note: Note) -> None:
        timeline, changed = self.evenings.timeline, self._model.now(note)
        place = timeline.remove(key_of(note)) if changed is None else timeline.place_of(key_of(note))
        if changed is not None:
            timeline.show_note(changed)
        timeline.focus_near(place)
        self.evenings.mind_first()
        if not timeline.rows:
            self.evenings.refresh()

    def _show_view(self, name: str) -> None:
        self.shown = name
        self._title.setText(view_titles()[name])
        is_list = name == VIEWS[0]
        self.list_link.setVisible(not is_list)
        self._try(self._show_foot)
        shown = self._view()
        for view in self._views.values():
            view.setVisible(view is shown)
        for each, about in self._abouts.items():
            about.setVisible(each == name)
        if "month" in self._views:
            self.month.links.setVisible(name == "month")

    def _read_on(self) -> None:
        bar = self.column.verticalScrollBar()
        if self.shown == "evenings" and self.editor is None and bar.maximum() - bar.value() < NEAR_PX:
            self._try(self.evenings.read_on)

    def reload(self) -> None:
        """Show what is left after something was read back or deleted, here or in Instellingen."""
        if self.editor is not None:
            self.back()  # its note may be gone
        self._try(self._view().refresh)
        self._try(self._show_foot)

    def _follow(self, settings: Settings) -> None:
        self.off.setVisible(not settings.history)
        changed, self._keeps = settings.history != self._keeps, settings.history
        if "yardstick" in self._views:
            self.yardstick.show_kept(settings.history)
        if self.editor is not None:
            self.editor.show_kept(settings.history, unkept_words(self._engine.keeping))
        if changed:
            self._try(self._show_foot)

    def _try(self, act: Callable[[], object]) -> bool:
        return guard(act, tr("Lookback", "Dat lukt nu niet. {reason}"), self.notice.emit, logger)
