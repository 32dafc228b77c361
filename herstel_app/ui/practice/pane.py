"""The practice pane: shows the step of the programme that goes on, and hands over what is answered.

It decides nothing: which step it is, the engine says; a form of a step that is over is gone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QStackedLayout, QWidget

from herstel_app.core.pacing import eased
from herstel_app.core.programme import Ask, HowIsItNow, Practise, Read, RemarkEvening, Step, Wait
from herstel_app.core.session import SessionState
from herstel_app.core.timeline import Frame, Timeline
from herstel_app.engine.engine import Engine
from herstel_app.engine.export_queue import ExportJob
from herstel_app.engine.running_plan import RunningPlan, running_plan
from herstel_app.engine.words import unkept_words
from herstel_app.engine.writing import OpenPage
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.crossfade import Crossfade
from herstel_app.ui.kit.save_dialogs import ask_save_sound
from herstel_app.ui.kit.text_size import Resizing
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.corners import Corners
from herstel_app.ui.practice.difference import DifferenceView
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.practice.file_form import FileForm
from herstel_app.ui.practice.forms import FormMaker
from herstel_app.ui.practice.idle import Idle
from herstel_app.ui.practice.moment_picker import moment_words
from herstel_app.ui.practice.offer import Offer
from herstel_app.ui.practice.reading_step import ReadingStep
from herstel_app.ui.practice.remarks_view import RemarksView
from herstel_app.ui.practice.returned_view import ReturnedView
from herstel_app.ui.practice.running import Running
from herstel_app.ui.practice.saving import SavingView, saved_words
from herstel_app.ui.practice.tap_view import TapView
from herstel_app.ui.practice.writing import Writing

tr = QCoreApplication.translate
Form = TypeVar("Form", bound=QWidget)


class PracticePane(QWidget):
    """Shows rest, a form, an exercise or a page to write on."""

    shown_changed = Signal(str)
    """Something else is shown; the id of the explanation that someone reads now, or nothing."""
    home_asked = Signal()
    """Someone has had enough for tonight."""
    reading_asked = Signal(object)
    """PracticeRequest: someone wants to read on where this was begun from."""
    notice = Signal(str)
    """A Dutch sentence or two for the notice bar."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Make a pane at rest."""
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.engine, self._theme, self._scale = engine, theme, theme.scale
        self.ask_path: Callable[[str], Path | None] = lambda title: ask_save_sound(self, title)
        """Where to save a sound of this title."""
        self._step: Step | None = None
        self._form: QWidget | None = None
        self.page: Writing | None = None
        """The page to write on, where one is open."""
        self._make = FormMaker(engine, bridge, theme, self._ask_path)
        self.running = Running(theme)
        self.idle = Idle(theme)
        self._stack = QStackedLayout(self)
        self._fade = Crossfade(self, theme)
        self._stack.addWidget(self.idle)
        self._stack.addWidget(self.running)
        self._connect(bridge)

    def _connect(self, bridge: Bridge) -> None:
        engine = self.engine
        self.running.pause_asked.connect(engine.practice.toggle)
        self.running.stop_asked.connect(engine.practice.stop)
        self.running.ease_asked.connect(self.ease)
        bridge.step_changed.connect(self._show_step)
        bridge.leaving.connect(self.flush)
        bridge.began.connect(self._show_exercise)
        bridge.frame_changed.connect(self._show_frame)
        bridge.page_opened.connect(self._open_page)
        bridge.page_closed.connect(self._close_page)
        bridge.page_cleared.connect(self._clear_page)
        bridge.put_away_until.connect(self._tell_put_away)
        bridge.export_saved.connect(self._tell_saved)
        bridge.export_failed.connect(self._tell_failed)
        bridge.settings_changed.connect(self._show_kept)
        bridge.entry_deleted.connect(self._clear)
        bridge.deleted.connect(self._look_whether_there)

    def shown(self, kind: type[Form]) -> Form | None:
        """Give the form that is shown, where it is one of this kind."""
        return self._form if isinstance(self._form, kind) else None

    def ask_how_shown(self, is_dark: Callable[[], bool], is_whole: Callable[[], bool]) -> None:
        """Have the end be as dark as what is around it: `is_dark` is the screen, `is_whole` is alone in the window."""
        self._make.is_dark, self._make.is_whole = is_dark, is_whole

    @property
    def is_empty(self) -> bool:
        """Whether nothing is offered or done."""
        return self.engine.is_empty

    @property
    def is_writing(self) -> bool:
        """Whether a page to write on is open, so that keys are for it."""
        return self.page is not None

    @property
    def is_paced(self) -> bool:
        """Whether an exercise at the user's own pace runs, so that "te langzaam" has an effect."""
        return self.engine.practice.can_ease and self.engine.practice.is_active

    def ease(self) -> None:
        """Go back ten per cent from the next breath on, and stay there."""
        self.engine.practice.replan(eased)
        self.running.show_status(tr("PracticePane", "iets sneller, vanaf de volgende adem"))

    def close_form(self) -> None:
        """Leave the form that is shown; what was typed is kept, and a file that is being made is stopped."""
        saving = self.shown(SavingView) or self.shown(FileForm)
        if saving:
            saving.leave()
        else:
            self.engine.programmes.leave()

    def flush(self) -> None:
        """Keep what is being typed."""
        if isinstance(self._form, RemarksView | Ending):
            self._form.flush()

    def restyle(self) -> None:
        """Take over the text size of the theme; all that is shown or waits stays as it is."""
        Resizing(self._scale, self._theme).apply(self)
        self._scale = self._theme.scale

    def show_grown(self, grown: bool) -> None:
        """Be alone in the window, or beside a page."""
        reading = self.shown(ReadingStep)
        for view in (self.running, self.page, reading):
            if view is not None:
                view.show_grown(grown)

    def _ask_path(self, title: str) -> Path | None:
        return self.ask_path(title)

    def _show_step(self, step: Step | None) -> None:
        self._step = step
        match step:
            case Ask() | Read():
                view: QWidget = self._make.form(step)
                if isinstance(view, DifferenceView):
                    view.enough.connect(self.home_asked)
                if isinstance(view, ReadingStep):
                    self._connect_corners(view.corners)
                question = step.question if isinstance(step, Ask) else None
                if isinstance(view, Ending) and isinstance(question, HowIsItNow) and question.closes:
                    view.left.connect(self.home_asked)
                begun = step.marked if isinstance(step, Ask) else None
                if isinstance(view, Ending) and begun is not None and begun.explanation_id:
                    view.back_link.clicked.connect(lambda: self.reading_asked.emit(begun))
            case Practise():
                view = self.running
            case Wait() | None:
                view = self.idle
        self._form = view if view not in (self.running, self.idle) else None
        self._show_kept()
        self._show(view)
        self._drop_forms()
        # First the window makes room: what is hidden cannot have the keyboard.
        self.shown_changed.emit(step.explanation_id if isinstance(step, Read) else "")
        if step is self._step and view is not self.idle:
            _focus(view)

    def _show_exercise(self, _timeline: Timeline) -> None:
        self._name_step(self.running.show_step)
        self.running.show_ease(self.engine.practice.can_ease)

    def _show_frame(self, frame: Frame) -> None:
        practice, coming = self.engine.practice, self.engine.coming.text
        self.running.show_frame(frame, practice.state is SessionState.PAUSED, practice.timeline, coming)

    def _name_step(self, show: Callable[[str, bool, RunningPlan | None], None]) -> None:
        """Show what the exercise is called, whether a text is beside it, and where in the evening it is."""
        engine = self.engine
        plan = running_plan(engine.programmes, engine.content)
        show(engine.running_title, not engine.programmes.takes_window, plan)

    def _connect_corners(self, corners: Corners) -> None:
        corners.help_asked.connect(self.running.help_asked)
        corners.grow_asked.connect(self.running.grow_asked)

    def _open_page(self, page: OpenPage) -> None:
        writing = self.engine.practice.writing
        view = self.page = Writing(page, self.engine.clock, self._theme)
        view.changed.connect(lambda: writing.write(view.text, view.thoughts))
        view.finished.connect(writing.leave)
        view.put_away.connect(writing.put_away)
        view.taken.connect(writing.take_begun)
        view.begun_dropped.connect(writing.drop_begun)
        view.withheld_dropped.connect(writing.drop_withheld)
        view.stop_asked.connect(self.engine.practice.stop)
        self._connect_corners(view.corners)
        self._name_step(view.show_step)
        self._show_kept()
        self._show(view)
        if not isinstance(QApplication.focusWidget(), QPlainTextEdit):  # someone may be typing beside it
            view.take_focus()

    def _close_page(self) -> None:
        page, self.page = self.page, None
        focus = QApplication.focusWidget()
        typing_beside = isinstance(focus, QPlainTextEdit) and not self.isAncestorOf(focus)
        self._show(self.running)
        if not typing_beside:
            self.running.setFocus(Qt.FocusReason.OtherFocusReason)
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def _clear_page(self) -> None:
        if self.page:
            self.page.clear()

    def _tell_put_away(self, moment: datetime) -> None:
        text = tr("Desk", "weggelegd tot {moment}").format(moment=moment_words(moment))
        self.running.show_status(text)

    def _tell_saved(self, job: ExportJob) -> None:
        """Say that a file is there where nobody looks at how far it is."""
        if not self._follows(job):
            self.notice.emit(f"{job.title}. {saved_words(job)}")

    def _tell_failed(self, job: ExportJob, text: str) -> None:
        if not self._follows(job):
            self.notice.emit(text)

    def _follows(self, job: ExportJob) -> bool:
        saving = self.shown(SavingView)
        return saving is not None and saving.job is job

    def _show_kept(self) -> None:
        """Say, where someone can write, whether that is kept."""
        keeping = self.engine.keeping
        if isinstance(self._form, RemarksView | Ending):
            self._form.show_kept(keeping.keeps, unkept_words(keeping))
        if isinstance(self._form, TapView):
            self._form.show_kept(keeping.keeps)
        if self.page:
            self.page.show_unkept(unkept_words(keeping, self.page.parks))

    def _clear(self) -> None:
        """Take back what was noted: it was deleted."""
        if isinstance(self._form, RemarksView | Ending):
            self._form.clear()

    def _look_whether_there(self) -> None:
        step, form = self._step, self.shown(RemarksView)
        question = step.question if isinstance(step, Ask) else None
        if form and isinstance(question, RemarkEvening) and self.engine.trials.is_gone(question.trial_id):
            form.show_gone()

    def _show(self, widget: QWidget) -> None:
        if self._stack.currentWidget() is not widget:
            self._fade.begin()
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def _drop_forms(self) -> None:
        """Be rid of every form that is not shown (any more)."""
        current = self._stack.currentWidget()
        for place in reversed(range(self._stack.count())):
            widget = self._stack.widget(place)
            if widget and widget not in (self.idle, self.running, current, self.page):
                self._stack.removeWidget(widget)
                widget.deleteLater()


def _focus(view: QWidget) -> None:
    """Give the keyboard to where someone begins."""
    if isinstance(view, Offer):
        view.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)
    elif isinstance(view, ReturnedView | Ending):
        view.take_focus()
    else:
        view.setFocus(Qt.FocusReason.OtherFocusReason)
