"""The practice pane: one exercise at a time, from choosing it to noting what changed.

Invariant: at most one programme has the pane. Whoever begins one takes a turn, which ends the one before: what runs is
stopped, what was typed is kept, and a form or an exercise of a turn that is over is not shown any more.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QStackedLayout, QWidget

from herstel_app.core.compiling import Options, steps_of
from herstel_app.core.content import Exercise, PaceStep, WriteStep
from herstel_app.core.library import Library
from herstel_app.core.pacing import Pace, eased
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import Ended, State
from herstel_app.core.signals import Readings
from herstel_app.core.timeline import Frame
from herstel_app.ui.files import ask_save_sound
from herstel_app.ui.kept import unkept_words
from herstel_app.ui.kit.crossfade import Crossfade
from herstel_app.ui.kit.text_size import Resizing
from herstel_app.ui.parts import Parts
from herstel_app.ui.practice.after import After
from herstel_app.ui.practice.compiled import compiled
from herstel_app.ui.practice.guest import GuestForm
from herstel_app.ui.practice.idle import Idle, kept_link_text
from herstel_app.ui.practice.offer import Offer
from herstel_app.ui.practice.reader_waits import ReaderWaits
from herstel_app.ui.practice.returned import ReturnedPage
from herstel_app.ui.practice.running import Running
from herstel_app.ui.practice.saving import Saving, saved_words
from herstel_app.ui.practice.tapping import Tapping
from herstel_app.ui.practice.turn import Turn
from herstel_app.ui.practice.writing import Writing
from herstel_app.ui.sound.saver import SaveJob

tr = QCoreApplication.translate


class PracticePane(QWidget):
    """Shows rest, offer, exercise or after-form, and passes what is noted to the recorder."""

    choice_changed = Signal(object)
    """PracticeRequest or None: what is being practised or prepared."""
    noted = Signal()
    """Something was written in the journal."""
    read_on = Signal()
    """Someone has read what the evening waited for."""
    prepared = Signal()
    """An exercise was chosen, and begins after at most a few taps."""
    notice = Signal(str)
    """A Dutch sentence or two for the notice bar."""

    def __init__(self, parts: Parts) -> None:
        """Make a pane at rest."""
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library = parts.library
        self._driver, self._recorder, self._keeper = parts.driver, parts.recorder, parts.keeper
        self._clock, self._theme, self._saver = parts.clock, parts.theme, parts.saver
        self._store = parts.journal.store
        self._kept = self._store.keeps
        self.desk, self.returns = parts.desk, parts.returns
        self.reader_waits: ReaderWaits | None = None
        self.saving: Saving | None = None
        self.ask_path: Callable[[str], Path | None] = self._ask_path
        """Where to save a sound of this title."""
        self.choice: PracticeRequest | None = None
        self.offer: Offer | None = None
        self.after: After | None = None
        self.tapping: Tapping | None = None
        self.returned: ReturnedPage | None = None
        self.guest: GuestForm | None = None
        self._then: Callable[[Ended], None] | None = None
        self._scale = self._theme.scale
        self._turn: Turn | None = None
        self.running = Running(self._theme)
        self._idle = Idle(self._theme)
        self._stack = QStackedLayout(self)
        self._fade = Crossfade(self, self._theme)
        self._stack.addWidget(self._idle)
        self._stack.addWidget(self.running)
        self.running.pause_asked.connect(self._driver.toggle)
        self.running.stop_asked.connect(self._driver.stop)
        self.running.ease_asked.connect(self.ease)
        self._driver.frame_changed.connect(self._show_frame)
        self._driver.ended.connect(self._finish)
        self.desk.opened.connect(self._show_page)
        self.desk.closed.connect(self._show_running)
        self.desk.told.connect(self.running.show_status)
        self._idle.kept_asked.connect(self.show_returned)
        self._saver.saved.connect(self._tell_saved)
        self._saver.failed.connect(self._tell_failed)
        self._keeper.changed.connect(self._follow)
        self._recorder.entry_deleted.connect(self._clear)
        self.returns.kept_changed.connect(self._idle.kept_link.setVisible)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is chosen or shown."""
        return self.choice is None and self.returned is None and self.reader_waits is None

    @property
    def is_writing(self) -> bool:
        """Whether a page to write on is open, so that keys are for it."""
        return self.desk.page is not None

    def restyle(self) -> None:
        """Take over the text size of the theme; all that is shown or waits stays as it is."""
        Resizing(self._scale, self._theme).apply(self)
        self._scale = self._theme.scale

    @property
    def is_practising(self) -> bool:
        """Whether an exercise runs or stands paused."""
        return self._driver.is_active

    def can_practise(self, exercise_id: str) -> bool:
        """Whether the exercise is (still) there."""
        return exercise_id in self._library.exercises

    def take_turn(self, over: Callable[[], None] | None = None) -> Turn:
        """Begin a programme, and end the one before; `over` is called when this one ends in its turn."""
        self._end_turn()
        turn = self._turn = Turn(over)
        return turn

    def _end_turn(self) -> None:
        self._driver.stop()  # the programme does with this what it does with any stop
        if self.after:
            self.after.flush()
        turn, self._turn = self._turn, None
        if turn:
            turn.end()

    def show_grown(self, grown: bool) -> None:
        """Say what the grow button does now."""
        self.running.show_grown(grown)
        if self.desk.page:
            self.desk.page.show_grown(grown)

    def show_returned(self) -> None:
        """Show what was put away and is back; an exercise that runs is left alone."""
        if self._driver.is_active or self.returned:
            return
        page = self.returns.open()
        if page is None:
            return
        self.take_turn()
        page.done.connect(self.close_form)
        self.choice, self.returned = None, page
        self._show(page)
        self._drop_forms()
        self.choice_changed.emit(None)
        page.take_focus()

    def use_library(self, library: Library) -> None:
        """Go on with another library; what is offered is offered as it is now, or no longer."""
        before, self._library = self._library, library
        if self.choice is None or self.offer is None or self._driver.is_active:
            return
        name = self.choice.exercise_id
        if name not in library.exercises:
            self.close_form()
        elif library.exercises[name] != before.exercises.get(name):
            self.propose(PracticeRequest(name))

    def propose(self, choice: PracticeRequest) -> None:
        """Show an exercise, ready to begin; an exercise that runs is left alone."""
        if self._driver.is_active:
            return
        exercise = self._library.exercises[choice.exercise_id]
        turn = self.take_turn()
        self.choice = choice
        settings = self._keeper.settings
        remembered = settings.parts.get(choice.exercise_id)
        self.offer = Offer(
            choice,
            exercise,
            self._library.sources,
            self._theme,
            None if remembered is None else frozenset(remembered),
            first_time=choice.exercise_id not in settings.seen_cautions,
        )
        self.offer.begun.connect(partial(self._prepare, turn))
        self.offer.save_asked.connect(self._save)
        parks = any(isinstance(step, WriteStep) and step.purpose == "park" for step in exercise.steps)
        if parks and self.returns.has_kept():
            self.offer.add_link(kept_link_text(), self.show_returned)
        self._show(self.offer)
        self._drop_forms()
        self.offer.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choice_changed.emit(choice)

    def _prepare(self, turn: Turn, choice: PracticeRequest, before: Readings) -> None:
        """Remember what was chosen and read, and let the pace be tapped where the exercise starts from it."""
        if turn.is_over:
            return
        self.prepared.emit()
        settings = self._keeper.settings
        if choice.exercise_id not in settings.seen_cautions:
            self._keeper.change(seen_cautions=(*settings.seen_cautions, choice.exercise_id))
        if choice.parts is not None:
            self._keeper.change(parts={**settings.parts, choice.exercise_id: tuple(sorted(choice.parts))})
        steps, _ = steps_of(self._library.exercises[choice.exercise_id], choice.variant_id, choice.parts)
        if not any(isinstance(step, PaceStep) for step in steps):
            self.begin(choice, before, turn=turn)
            return
        self.tapping = Tapping(self._theme, self._clock.monotonic_s)
        self.tapping.found.connect(lambda pace: self.begin(choice, before, pace, turn=turn))
        self._show(self.tapping)
        self._drop_forms()
        self.tapping.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait_for_reader(self, last: bool, turn: Turn) -> None:
        """Wait, in an evening, for someone who reads; `last` is a text with nothing after it."""
        if turn.is_over:
            return
        self.choice = None
        self.reader_waits = ReaderWaits(self._theme, last)
        self.reader_waits.read_on.connect(self.read_on)
        self._show(self.reader_waits)
        self._drop_forms()
        self.choice_changed.emit(None)
        self.reader_waits.on_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_guest(self, form: GuestForm, choice: PracticeRequest, turn: Turn) -> None:
        """Show a form of the programme whose turn it is."""
        if turn.is_over:
            return
        self.choice = choice
        self._show(form)
        self._drop_forms()
        self.guest = form
        self._show_kept()
        self.choice_changed.emit(choice)
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(
        self,
        choice: PracticeRequest,
        before: Readings,
        pace: Pace | None = None,
        exercise: Exercise | None = None,
        then: Callable[[Ended], None] | None = None,
        turn: Turn | None = None,
    ) -> None:
        """Start the exercise, at the user's own `pace` where it has one.

        An `exercise` takes the place of the one in the library; with `then` that is called at the end, in place of
        asking how it is now. It is part of the programme that has this `turn`; without one it takes its own.
        """
        exercise = exercise or self._library.exercises[choice.exercise_id]
        timeline, title = compiled(exercise, choice, self.options(choice, pace))
        if turn is None:
            self.take_turn()
        elif turn.is_over:
            return
        self._then = then
        self.choice = choice
        self.running.show_title(title)
        self.running.show_ease(pace is not None)
        steps, _ = steps_of(exercise, choice.variant_id, choice.parts)
        self.desk.begin(title, steps)
        self._show(self.running)
        self._drop_forms()
        self._recorder.begin(choice, exercise, timeline, before)
        self._driver.begin(timeline)
        self.running.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choice_changed.emit(choice)

    def options(self, choice: PracticeRequest, pace: Pace | None = None) -> Options:
        """Give what belongs to one run of what was chosen, now."""
        return Options(
            parts=choice.parts,
            fade=self._keeper.settings.fading,
            pace=pace,
            words=self._library.words,
            seed=int(self._clock.now().timestamp()),
        )

    def _save(self, choice: PracticeRequest) -> None:
        """Save what was chosen as an audio file, where the user wants it."""
        timeline, title = compiled(self._library.exercises[choice.exercise_id], choice, self.options(choice))
        turn, path = self._turn, self.ask_path(title)
        # While someone looks for a place, a second start of the program may have begun something else.
        if path is None or turn is None or turn.is_over:
            return
        self.saving = Saving(self._saver.save(timeline, path, title), self._saver, self._theme)
        self.saving.done.connect(turn.only(lambda: self.propose(choice)))
        self._show(self.saving)
        self._drop_forms()
        self.saving.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_saved(self, job: SaveJob) -> None:
        """Say that a file is there where nobody looks at how far it is."""
        if self.saving is None or self.saving.job is not job:
            self.notice.emit(f"{job.title}. {saved_words(job)}")

    def _tell_failed(self, job: SaveJob, text: str) -> None:
        if self.saving is None or self.saving.job is not job:
            self.notice.emit(text)

    def _ask_path(self, title: str) -> Path | None:
        return ask_save_sound(self, title)

    @property
    def is_paced(self) -> bool:
        """Whether an exercise at the user's own pace runs, so that "te langzaam" has an effect."""
        return self.running.can_ease and self._driver.is_active

    def ease(self) -> None:
        """Go back ten per cent from the next breath on, and stay there."""
        self._driver.replan(eased)
        self.running.show_status(tr("PracticePane", "iets sneller, vanaf de volgende adem"))

    def close_form(self) -> None:
        """Leave the offer or the after-form; what was typed is kept."""
        if self._driver.is_active:
            return
        if self.saving:
            self.saving.leave()
            return
        self._end_turn()
        self.choice = None
        self._show(self._idle)
        self._drop_forms()
        self.choice_changed.emit(None)

    def _show_frame(self, frame: Frame) -> None:
        self.running.show_frame(frame, self._driver.state is State.PAUSED)
        self.desk.show_frame(frame)

    def _show_page(self, page: Writing) -> None:
        page.grow_asked.connect(self.running.grow_asked)
        page.help_asked.connect(self.running.help_asked)
        self._show_kept()
        self._show(page)
        if not isinstance(QApplication.focusWidget(), QPlainTextEdit):  # someone may be typing beside it
            page.take_focus()

    def _show_running(self) -> None:
        focus = QApplication.focusWidget()
        typing_beside = isinstance(focus, QPlainTextEdit) and not self.isAncestorOf(focus)
        self._show(self.running)
        if not typing_beside:
            self.running.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self, event: Ended) -> None:
        written = self.desk.finish()
        if self._then:
            then, self._then = self._then, None
            then(event)
            self.noted.emit()
            return
        self.show_after(event, written)

    def show_after(self, event: Ended, written: str = "") -> None:
        """Ask how it is now; `written` are own words that are there already."""
        self.after = After(self._theme, event.outcome)
        if written:
            self.after.note.setPlainText(written)
        self._show_kept()
        self.after.readings_changed.connect(self._recorder.after)
        self.after.note_changed.connect(self._recorder.note)
        self.after.note_changed.connect(lambda _: self.noted.emit())
        self.after.done.connect(self.close_form)
        self._show(self.after)
        self.after.setFocus(Qt.FocusReason.OtherFocusReason)
        self.noted.emit()

    def _follow(self) -> None:
        """Say, where someone can write, whether that is kept; once it is again, what stands there is kept too."""
        again, self._kept = self._store.keeps and not self._kept, self._store.keeps
        self._show_kept()
        if again:
            self.desk.save()

    def _show_kept(self) -> None:
        kept, said = self._store.keeps, unkept_words(self._store)
        for form in (self.after, self.guest):
            if form:
                form.show_kept(kept, said)
        if self.desk.page:
            self.desk.page.show_unkept(unkept_words(self._store, self.desk.page.parks))

    def _clear(self) -> None:
        """Take back what was noted: it was deleted."""
        for form in (self.after, self.guest):
            if form:
                form.clear()

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
            if widget and widget not in (self._idle, self.running, current) and not isinstance(widget, Writing):
                self._stack.removeWidget(widget)
                widget.deleteLater()
        if self._stack.currentWidget() is not self.offer:
            self.offer = None
        if self._stack.currentWidget() is not self.after:
            self.after = None
        if self._stack.currentWidget() is not self.tapping:
            self.tapping = None
        if current is not self.saving:
            self.saving = None
        if current is not self.reader_waits:
            self.reader_waits = None
        if self.guest and self._stack.currentWidget() is not self.guest:
            guest, self.guest = self.guest, None
            guest.leave()
        if self.returned and self._stack.currentWidget() is not self.returned:
            self.returned = None
            self.returns.close()
