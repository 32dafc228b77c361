"""The practice pane: shows the step of the programme that goes on, and hands over what is answered.

It decides nothing: which step it is, the engine says; a form of a step that is over is gone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from herstel_app.core.programme import Ask, Practise, Read, RemarkEvening, Step, Wait
from herstel_app.core.session import SessionState
from herstel_app.engine.engine import Engine
from herstel_app.engine.words import unkept_words
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import tab_stops
from herstel_app.ui.kit.crossfade import Crossfade
from herstel_app.ui.kit.tab_after import in_tab_order
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.form_kinds import Dimmable, Growing, Leavable, Noting, SeenAgain, ShowsKept, Under, focus
from herstel_app.ui.practice.made_parts import MadeParts

if TYPE_CHECKING:
    from herstel_app.core.timeline import Frame, Timeline
    from herstel_app.engine.running_plan import RunningPlan
    from herstel_app.engine.writing import OpenPage
    from herstel_app.ui.practice.writing import Writing

tr = QCoreApplication.translate
Form = TypeVar("Form", bound=QWidget)


class PracticePane(MadeParts):
    """Shows rest, a form, an exercise or a page to write on."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Make a pane at rest."""
        super().__init__(engine, bridge, theme)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._scale = theme.scale
        self._step: Step | None = None
        self._form: QWidget | None = None
        self.page: Writing | None = None
        """The page to write on, where one is open."""
        self._is_covered = False
        self._fade = Crossfade(self, theme)
        self._connect(bridge)

    def _connect(self, bridge: Bridge) -> None:
        bridge.step_changed.connect(self._show_step)
        bridge.leaving.connect(self.flush)
        bridge.began.connect(self._show_exercise)
        bridge.frame_changed.connect(self._show_frame)
        bridge.page_opened.connect(self._open_page)
        bridge.page_closed.connect(self._close_page)
        bridge.page_cleared.connect(self._clear_page)
        bridge.put_away_until.connect(self._tell_put_away)
        bridge.settings_changed.connect(self._show_kept)
        bridge.entry_deleted.connect(self._clear)
        bridge.deleted.connect(self._look_whether_there)

    def shown(self, kind: type[Form]) -> Form | None:
        """Give the form that is shown, where it is one of this kind."""
        return self._form if isinstance(self._form, kind) else None

    @property
    def lies_under(self) -> Under | None:
        """What of an exercise has its place kept in the dark, where one was begun."""
        running = self.__dict__.get("running")
        return running.lies_under if running is not None else None

    def ask_how_shown(self, is_whole: Callable[[], bool]) -> None:
        """Have the end be dark where the pane is alone in the window, as `is_whole` says."""
        self._is_whole = is_whole

    @property
    def is_dim(self) -> bool:
        """Whether an end is shown that is as dark as the dark screen."""
        return isinstance(self._form, Dimmable) and self._form.is_dim

    @property
    def is_empty(self) -> bool:
        """Whether nothing is offered or done."""
        return self.engine.is_empty

    @property
    def is_writing(self) -> bool:
        """Whether a page to write on is open, so that keys are for it."""
        return self.page is not None

    @property
    def free_at_foot(self) -> int:
        """How much of an exercise, in px, may lie under something; nothing of all else."""
        return self.running.foot_height if self._stack.currentWidget() is self.__dict__.get("running", self) else 0

    @property
    def is_paced(self) -> bool:
        """Whether an exercise at the user's own pace runs, so that "te langzaam" has an effect."""
        return self.engine.practice.can_ease and self.engine.practice.is_active

    def close_form(self) -> None:
        """Leave the form that is shown; what was typed is kept, and a file that is being made is stopped."""
        if isinstance(self._form, Leavable):
            self._form.leave()
        else:
            self.engine.programmes.leave()

    def flush(self) -> None:
        """Keep what is being typed."""
        if isinstance(self._form, Noting):
            self._form.flush()

    def restyle(self) -> None:
        """Take over the text size of the theme; all that is shown or waits stays as it is."""
        from herstel_app.ui.kit.text_size import Resizing

        Resizing(self._scale, self._theme).apply(self)
        self._scale = self._theme.scale
        self._place_corners()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep help in its corner."""
        super().resizeEvent(event)
        self._place_corners()

    def _place_corners(self) -> None:
        """Have help above a form that has the whole window and no help of its own; in the dark end there is none."""
        form = self._form
        if form is None or not self._is_grown or self.is_dim or hasattr(form, "corners"):
            if "corners" in self.__dict__:
                self.corners.hide()
            self.setContentsMargins(0, 0, 0, 0)
            return
        from herstel_app.ui.practice.corners import room_above

        corners = self.corners
        corners.setContentsMargins(self._theme.space(20), 0, 0, 0)
        corners.setGeometry(QRect(QPoint(0, room_above(self._theme, self.height())), corners.sizeHint()))
        self.setContentsMargins(0, corners.height(), 0, 0)  # each form has some room above it by itself
        corners.show()
        corners.raise_()
        stops = tab_stops(form)
        if stops:
            in_tab_order(stops[-1], corners.help_button)

    def show_grown(self, grown: bool) -> None:
        """Be alone in the window, or beside a page."""
        self._is_grown = grown
        self._place_corners()
        for view in (self.__dict__.get("running"), self.page, self._form):
            if isinstance(view, Growing):
                view.show_grown(grown)

    def show_covered(self, covered: bool) -> None:
        """Move nothing while nothing of it is seen."""
        self._is_covered = covered
        frame = self.engine.practice.frame
        if frame is not None:
            self._show_frame(frame)
        if not covered and isinstance(self._form, SeenAgain):
            self._form.show_lit()

    def say_why_light(self) -> None:
        """Say for a moment why the screen does not go dark."""
        self.running.show_status(QCoreApplication.translate("Running", "Je ogen blijven hier open: het blijft licht."))

    def show_foot_covered(self, covered: bool) -> None:
        """Have nothing at the foot of an exercise while something lies over it."""
        if "running" in self.__dict__:
            self.running.plan.setVisible(not covered)

    def _show_step(self, step: Step | None) -> None:
        self._step = step
        match step:
            case Ask() | Read():
                view: QWidget = self._make.form(step)
            case Practise():
                view = self.running
            case Wait() | None:
                view = self.idle
        self._form = view if isinstance(step, Ask | Read) else None
        self._show_kept()
        self._show(view)
        self._drop_forms()
        self._place_corners()
        # First the window makes room: what is hidden cannot have the keyboard.
        self.shown_changed.emit(step.explanation_id if isinstance(step, Read) else "")
        if step is self._step and isinstance(step, Ask | Read | Practise):
            focus(view)

    def _show_exercise(self, _timeline: Timeline) -> None:
        self._name_step(self.running.show_step)
        self.running.show_ease(self.engine.practice.can_ease)
        self.running.dark_button.setVisible(not self.engine.practice.has_open_eyes)

    def _show_frame(self, frame: Frame) -> None:
        if self._is_covered:
            return
        practice, coming = self.engine.practice, self.engine.coming
        paused = practice.state is SessionState.PAUSED
        self.running.show_frame(frame, paused, practice.timeline, coming.text, coming.rest_line)
        if self.page:
            self.page.plan.show_frame(frame)

    def _name_step(self, show: Callable[[str, bool, RunningPlan | None], None]) -> None:
        """Show what the exercise is called, whether a text is beside it, and where in the evening it is."""
        from herstel_app.engine.running_plan import running_plan

        engine = self.engine
        plan = running_plan(engine.programmes, engine.content)
        show(engine.running_title, not engine.programmes.takes_window, plan)

    def _open_page(self, page: OpenPage) -> None:
        from herstel_app.ui.practice.writing import Writing

        writing = self.engine.practice.writing
        view = self.page = Writing(page, self.engine.clock, self._theme)
        view.changed.connect(lambda: writing.write(view.text, view.thoughts))
        view.finished.connect(writing.leave)
        view.put_away.connect(writing.put_away)
        view.taken.connect(writing.take_begun)
        view.begun_dropped.connect(writing.drop_begun)
        view.withheld_dropped.connect(writing.drop_withheld)
        view.stop_asked.connect(self.engine.practice.stop)
        view.corners.help_asked.connect(self.help_asked)
        view.corners.grow_asked.connect(self.grow_asked)
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
        from herstel_app.ui.practice.moment_picker import moment_words

        text = tr("Desk", "weggelegd tot {moment}").format(moment=moment_words(moment))
        self.running.show_status(text)

    def _show_kept(self) -> None:
        """Say, where someone can write, whether that is kept."""
        keeping = self.engine.keeping
        if isinstance(self._form, ShowsKept):
            self._form.show_kept(keeping.keeps, unkept_words(keeping))
        if self.page:
            self.page.show_unkept(unkept_words(keeping, self.page.parks))

    def _clear(self) -> None:
        """Take back what was noted: it was deleted."""
        if isinstance(self._form, Noting):
            self._form.clear()

    def _look_whether_there(self) -> None:
        question = self._step.question if isinstance(self._step, Ask) else None
        if isinstance(question, RemarkEvening) and self.engine.trials.is_gone(question.trial_id):
            from herstel_app.ui.practice.remarks_view import RemarksView

            form = self.shown(RemarksView)
            if form:
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
            stays = (current, self.page, self.__dict__.get("idle"), self.__dict__.get("running"))
            if widget and widget not in stays:
                self._stack.removeWidget(widget)
                widget.deleteLater()
