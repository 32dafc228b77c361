"""The form for each question of a programme, and for a text that is read; each answers once.

A form is loaded when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from herstel_app.core.drawing import Stroke, stroke_of
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import (
    Ask,
    Begin,
    ChooseFileSound,
    EveningStopped,
    FileChoice,
    HowIsItNow,
    LookAtReturned,
    OfferExercise,
    RateSignal,
    Read,
    RemarkEvening,
    RevealEvening,
    SaveAs,
    Saving,
    ShowDifference,
    TapPace,
    TapSignal,
)
from herstel_app.engine.claim_links import promised
from herstel_app.engine.engine import Engine
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.theme import Theme

if TYPE_CHECKING:
    from herstel_app.core.content import LateHint
    from herstel_app.core.file_sound import FileSound
    from herstel_app.engine.export_queue import ExportJob

tr = QCoreApplication.translate
Answer = Callable[[object], None]


class FormMaker:
    """Makes forms with what they need of the engine."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme, ask_path: Callable[[str], Path | None]) -> None:
        """Keep what forms need; `ask_path` asks where a sound of some title is to be saved."""
        self._engine, self._bridge, self._theme, self._ask_path = engine, bridge, theme, ask_path
        self.is_whole: Callable[[], bool] = bool
        """Whether the pane has the whole window now, so that the end is dark: beside a page it is as light as that."""
        self.leads_home: Callable[[], object] = bool
        """Called when someone has had enough for tonight."""
        self.leads_to_night: Callable[[], bool] = bool
        """Whether what someone comes back to says good night now."""
        self.leads_to_help: Callable[[], object] = bool
        self.grows: Callable[[], object] = bool
        """Called when the pane is to be alone in the window, or no longer."""
        self.leads_to_text: Callable[[PracticeRequest], object] = bool
        """Called with what was begun from the text in which someone wants to read on."""

    def form(self, step: Ask | Read) -> QWidget:
        """Make the form of a step."""
        if isinstance(step, Read):
            return self._reader(step)
        return self._asked(step, partial(self._engine.programmes.answer, step))

    def _asked(self, step: Ask, answer: Answer) -> QWidget:
        theme = self._theme
        match step.question:
            case OfferExercise() as question:
                return self._offer(question, answer)
            case TapPace():
                from herstel_app.ui.practice.tapping import Tapping

                tapping = Tapping(theme, self._engine.clock.monotonic_s)
                tapping.found.connect(answer)
                return tapping
            case ChooseFileSound() as question:
                return self._file(question, step, answer)
            case Saving(job=job):
                from herstel_app.ui.practice.saving import SavingView

                view = SavingView(cast("ExportJob", job), self._engine.exports, self._bridge, theme)
                view.done.connect(lambda: answer(None))
                return view
            case HowIsItNow() as question:
                return self._ending(question, step, answer)
            case LookAtReturned() as question:
                return self._returned(question, answer)
            case TapSignal() | RateSignal() as question:
                from herstel_app.core.drawing import proef_strokes
                from herstel_app.ui.practice.tap_view import TapView

                done = question.parts_done if isinstance(question, TapSignal) else ()
                tap = TapView(theme, question, proef_strokes(done, self._engine.content))
                tap.tapped.connect(answer)
                tap.passed.connect(lambda: answer(None))
                return tap
            case ShowDifference() as question:
                return self._difference(question, answer)
            case RevealEvening() as question:
                from herstel_app.ui.practice.trial_evening_forms import reveal

                return reveal(question, theme, answer, self._engine.programmes.leave)
            case EveningStopped():
                from herstel_app.ui.practice.trial_evening_forms import stopped

                return stopped(theme, answer)
            case RemarkEvening() as question:
                from herstel_app.ui.practice.remarks_view import RemarksView

                remarks = RemarksView(theme, question)
                remarks.done.connect(lambda: answer(None))
                return remarks

    def _difference(self, question: ShowDifference, answer: Answer) -> QWidget:
        from herstel_app.core.drawing import proef_strokes
        from herstel_app.ui.practice.difference import DifferenceView

        parts = question.rest.choice, question.other.choice
        view = DifferenceView(self._theme, question, proef_strokes(parts, self._engine.content))
        view.more_asked.connect(lambda: answer(True))
        view.enough.connect(lambda: self._end_proef(answer))
        return view

    def _end_proef(self, answer: Answer) -> None:
        """Go where good night is said; where it is not yet, by day, say here that it is over."""
        if self._engine.good_night.is_done:
            answer(None)
            self.leads_home()
        else:
            answer(False)

    def _offer(self, question: OfferExercise, answer: Answer) -> QWidget:
        from herstel_app.core.content import WriteStep
        from herstel_app.core.exercise_choice import ExerciseChoice
        from herstel_app.engine.fit_words import why_this_way
        from herstel_app.ui.practice.offer import Offer

        parks = any(isinstance(step, WriteStep) and step.purpose == "park" for step in question.exercise.steps)
        shows_kept = parks and self._engine.returned.has_kept()
        late, fit = self._late(question), self._engine.fit
        request = question.request
        why = why_this_way(request.variant_id, question.ways, fit.answer is not None, fit.was_felt(request.exercise_id))
        offer = Offer(
            ExerciseChoice(question.request, question.exercise, question.parts, question.ways),
            self._engine.content.sources,
            self._theme,
            why_this_way=why,
            late=late.text if late else "",
            promised=promised(question.request, self._engine.content),
            measures=self._engine.journal.has_measured(),
            links=[
                *([self._link_to(late.instead)] if late else ()),
                *([(tr("PracticePane", "Bekijk wat je liet staan"), self._engine.show_returned)] if shows_kept else ()),
            ],
        )
        offer.close_link.clicked.connect(self._engine.programmes.leave)
        offer.begun.connect(lambda request, before: answer(Begin(request, before)))
        offer.save_asked.connect(lambda request: answer(SaveAs(request)))
        return offer

    def _late(self, question: OfferExercise) -> LateHint | None:
        """Give what is said of an exercise at this hour, where what fits better can be done."""
        from herstel_app.core.late import late_hint

        hint = late_hint(question.exercise, self._engine.clock.now())
        return hint if hint and self._engine.fit.can_offer(hint.instead) else None

    def _link_to(self, exercise_id: str) -> tuple[str, Callable[[], None]]:
        title = self._engine.content.exercises[exercise_id].title
        text = tr("Forms", "Naar “{title}”").format(title=title)
        return text, lambda: self._engine.offer(PracticeRequest(exercise_id))

    def _file(self, question: ChooseFileSound, step: Ask, answer: Answer) -> QWidget:
        from herstel_app.core.exercise_choice import ExerciseChoice
        from herstel_app.ui.kit.exercise_words import minutes_words
        from herstel_app.ui.practice.file_form import FileForm

        assert step.marked is not None
        choice = ExerciseChoice(step.marked, self._engine.content.exercises[step.marked.exercise_id])
        drawn = stroke_of(choice.exercise, choice.variant_id, choice.minutes)
        form = FileForm(question, minutes_words(choice.told_minutes), drawn, self._theme)
        form.asked.connect(lambda sound: self._save(question.title, sound, answer))
        form.back_asked.connect(lambda: answer(None))
        form.show_voices(self._engine.audio.voices)
        self._bridge.voices_found.connect(form.show_voices)
        if self._engine.audio.voices is None:
            self._engine.audio.look_for_voices()
        return form

    def _save(self, title: str, sound: FileSound, answer: Answer) -> None:
        """Ask where; while someone looks for a place, something else may have begun, and nothing comes of it."""
        from herstel_app.engine.sound_words import file_title

        path = self._ask_path(file_title(title, sound.master))
        if path is not None:
            answer(FileChoice(str(path), sound))

    def _ending(self, question: HowIsItNow, step: Ask, answer: Answer) -> QWidget:
        from herstel_app.ui.practice.ending import Ending

        if question.outcome == "stopped":
            line = tr("Ending", "Je bent gestopt waar je wilde.")
        elif question.closes:
            line = tr("Ending", "Dit was het. Doe het scherm maar dicht.")
        else:
            line = tr("Ending", "Klaar.")
        takes_window = self._engine.programmes.takes_window
        felt = ""
        doing = promised(step.marked, self._engine.content) if step.marked else ""
        if doing and not takes_window and question.outcome != "stopped":
            line = tr("Ending", "Dat was {doing}.").format(doing=f"{doing[:1].lower()}{doing[1:]}")
            felt = tr("Ending", "Wat je voelde, mag er zijn.")
        alone = takes_window and self.is_whole()
        leads_where = partial(self._leads_where, question, takes_window)
        short = tr("Ending", "Dit staat niet in Terugblik, tenzij je iets noteert.")
        ending = Ending(
            self._theme,
            line,
            alone,
            alone,
            leads_where(),
            question.written,
            felt=felt,
            done=self._done(question, step.marked) if felt or alone else None,
            stopped=question.outcome == "stopped",
            told=short if question.is_left_out else "",
        )
        ending.leads_where = leads_where
        ending.close_link.setVisible(alone)  # nobody has to go back first
        self._bridge.good_night_changed.connect(ending.show_where)
        ending.note.typed.connect(lambda text: ending.show_written(self._engine.journal.note(text)))
        ending.left.connect(lambda: answer(None))
        ending.stay_asked.connect(self._engine.still_a_while)
        if question.closes:
            ending.left.connect(self.leads_home)
        begun = step.marked
        if begun is not None and begun.explanation_id:
            ending.back_link.clicked.connect(lambda: self.leads_to_text(begun))
        return ending

    def _leads_where(self, question: HowIsItNow, takes_window: bool) -> str:
        """Say where the end leads: on in a text, to good night, or back."""
        if not takes_window:
            return tr("Ending", "verder lezen")
        return tr("Ending", "klaar") if question.closes or self.leads_to_night() else tr("Ending", "terug")

    def _done(self, question: HowIsItNow, request: PracticeRequest | None) -> Stroke | tuple[Stroke, ...]:
        """Give what was done as it is drawn; the end of an evening is all of tonight."""
        exercise = self._engine.content.exercises.get(request.exercise_id) if request else None
        if exercise is None or request is None or question.closes:
            return self._engine.lookback.done_tonight()
        return stroke_of(exercise, request.variant_id)

    def _returned(self, question: LookAtReturned, answer: Answer) -> QWidget:
        from herstel_app.ui.practice.returned_view import ReturnedView

        page, returned = ReturnedView(question.items, self._engine.clock, self._theme), self._engine.returned
        page.delete_asked.connect(returned.delete)
        page.away_asked.connect(returned.put_away)
        self._bridge.returned_settled.connect(page.settle)
        page.done.connect(lambda: answer(None))
        return page

    def _reader(self, step: Read) -> QWidget:
        from herstel_app.engine.running_plan import running_plan
        from herstel_app.ui.practice.reading_step import ReadingStep

        engine, bridge = self._engine, self._bridge
        reader = ReadingStep(step, engine.content, engine.audio, self._theme)
        reader.read_on.connect(engine.programmes.go_on)
        reader.stop_asked.connect(engine.programmes.leave)
        for told in (bridge.reading_began, bridge.reading_spoke, bridge.reading_ended, bridge.sound_possible_changed):
            told.connect(reader.show_aloud)
        reader.plan.show_plan(running_plan(engine.programmes, engine.content))
        reader.corners.help_asked.connect(self.leads_to_help)
        reader.corners.grow_asked.connect(self.grows)
        reader.show_grown(self.is_whole())
        return reader
