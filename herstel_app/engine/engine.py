"""Everything that happens, built and wired in one place; a window or a terminal shows it and asks for things.

What someone may ask for is loaded when they do.

The order of what follows from a change of settings is the order in which it is connected here: first whether anything
is kept, then sound and voice, then whoever shows it.
"""

from __future__ import annotations

from herstel_app.core.errors import StorageError
from herstel_app.core.evening import Evening
from herstel_app.core.library import Library
from herstel_app.core.ports.sound import Player
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Ask, Begin, OfferExercise, sounds_soon
from herstel_app.core.records import StoredTrial
from herstel_app.core.settings import Settings
from herstel_app.engine.audio.director import AudioDirector
from herstel_app.engine.audio.first_sound import FirstSound
from herstel_app.engine.audio.output_watch import OutputWatch
from herstel_app.engine.audio.voice_offer import VoiceOffer
from herstel_app.engine.audio.volume import Volume
from herstel_app.engine.coming_words import ComingWords
from herstel_app.engine.dark_timer import DarkTimer
from herstel_app.engine.evening_choice import EveningChoice
from herstel_app.engine.evening_planner import EveningPlanner
from herstel_app.engine.event import Event
from herstel_app.engine.export_queue import ExportQueue
from herstel_app.engine.fit_words import does_not_fit
from herstel_app.engine.good_night import GoodNight
from herstel_app.engine.library_model import LibraryModel
from herstel_app.engine.lookback.model import LookbackModel
from herstel_app.engine.own_rhythms import OwnRhythms
from herstel_app.engine.personal_fit import PersonalFit
from herstel_app.engine.ports import Ports
from herstel_app.engine.practice import Practice
from herstel_app.engine.programme_runner import ProgrammeRunner
from herstel_app.engine.programmes.tools import Tools
from herstel_app.engine.returned_thoughts import ReturnedThoughts
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.engine.trial_moves import TrialMoves
from herstel_app.engine.words import EXERCISE_GOES_ON

STILL_A_WHILE = PracticeRequest("stillness", 5, dark=True)


class Engine:
    """The models, and what can be asked of them together."""

    def __init__(self, ports: Ports, settings: Settings, library: Library) -> None:
        """Build everything on what was read; nothing starts before `start`."""
        self.notice: Event[str] = Event()
        """A Dutch sentence for the user, from any of the models."""
        self.withdrawn: Event[str] = Event()
        """A sentence that is no longer so."""
        clock, scheduler = ports.clock, ports.scheduler
        self.clock = clock
        self.settings = SettingsModel(settings, ports.settings, scheduler, ports.background)
        self._journal, self.keeping = ports.journal, ports.journal.store
        self.settings.changed.connect(self._follow)
        self.keeping.keeps = settings.history
        self.library = LibraryModel(ports.content, library, ports.own, self.settings)
        self.fit = PersonalFit(self.library, self.settings, clock)
        self.audio = AudioDirector(
            ports.player, ports.voice, ports.synthesiser, self.settings, scheduler, ports.background
        )
        self.volume = Volume(self.settings)
        self.output = OutputWatch(ports.system_volume, self.settings, clock, scheduler, ports.background)
        self.first_sound = FirstSound(self.audio, self.volume, self.output, self.settings, clock, scheduler)
        self.voice_offer = VoiceOffer(self.audio, self.settings)
        self.practice = Practice(clock, self.audio, ports.journal, ports.thoughts, ports.keep_awake, scheduler)
        self.journal = self.practice.journal
        self.coming = ComingWords(self.practice, self.settings, self.audio)
        self.dark = DarkTimer(self.practice, self.settings)
        self.returned = ReturnedThoughts(ports.thoughts, clock, scheduler, lambda: self.practice.is_active)
        self.trials = TrialMoves(ports.trials, ports.draw_seed)
        self.rhythms = OwnRhythms(self.library, self.audio)
        speaker = self.audio.speaker
        self.planner = EveningPlanner(
            self.library, ports.journal, self.settings, clock, lambda: speaker.speaks, self.fit
        )
        self.exports = ExportQueue(ports.export, ports.synthesiser, speaker, self.settings, scheduler)
        self.tools = Tools(
            self.settings,
            self.library,
            self.journal,
            self.trials,
            self.returned,
            self.exports,
            self.audio,
            clock,
            self.fit,
            ports.draw_seed,
        )
        self.lookback = LookbackModel(ports.journal, ports.looking_back, self.library, clock)
        self.programmes = ProgrammeRunner(self.practice, self.tools, scheduler)
        self.good_night = GoodNight(ports.journal, self.practice, self.programmes, clock)
        self.evening_choice = EveningChoice(self.planner, self.settings, clock, self.begin_evening)
        self._connect(ports.player)

    def _connect(self, player: Player) -> None:
        self.programmes.evening_changed.connect(self.evening_choice.follow)
        self.programmes.step_changed.connect(lambda step: player.prepare() if sounds_soon(step) else None)
        self.practice.began.connect(lambda _: self.returned.hold_back())
        self.practice.began.connect(lambda _: self.output.look())
        self.practice.ended.connect(lambda _: self.output.end())
        self.audio.sample_changed.connect(lambda name: self.output.look() if name else None)
        self.practice.ended.connect(lambda _: self.returned.look())
        self.library.changed.connect(self._offer_anew)
        self.fit.changed.connect(self._fit_anew)
        self.lookback.all_notes.erased.connect(self.evening_choice.forget)
        self.lookback.all_notes.erased.connect(self.settings.forget_done)
        self.lookback.all_notes.erased.connect(self.fit.forget)
        self.audio.speaker.voices_found.connect(self.evening_choice.follow_voices)
        for model in (
            self.settings, self.journal, self.practice.writing, self.audio, self.returned, self.trials, self.rhythms,
            self.output,
        ):  # fmt: skip
            model.notice.connect(self.notice.emit)
        self.library.told.connect(self.notice.emit)
        for withdrawn in (self.settings.withdrawn, self.library.solved, self.output.withdrawn):
            withdrawn.connect(self.withdrawn.emit)

    def close(self) -> None:
        """End what goes on, keep what has to be kept, and give everything back."""
        self.practice.stop()
        self.programmes.leave()
        self.returned.stop()
        self.audio.reading.stop()
        self.settings.write()
        self.exports.close()
        self.output.close()
        self.audio.close()

    @property
    def content(self) -> Library:
        """All content, as it is now."""
        return self.library.library

    @property
    def running_title(self) -> str:
        """The name of what is done: beside a text in the words by which that offered it."""
        from herstel_app.engine.claim_links import title_beside_text

        marked = self.programmes.marked
        return (title_beside_text(marked, self.content) if marked else "") or self.practice.title

    @property
    def is_empty(self) -> bool:
        """Whether no programme goes on."""
        return self.programmes.step is None

    # What can be begun; an exercise that runs is left alone, except where it is said

    def begin(self, request: PracticeRequest) -> None:
        """Begin an exercise at once, in a way that fits; where that cannot be, one line tells why."""
        if not self._goes_on() and (fitted := self._fitted(request)):
            self.begin_exercise(self.tools.as_last_time(fitted))

    def offer(self, request: PracticeRequest) -> None:
        """Offer an exercise, ready to begin, in a way that fits; where there is none that is told."""
        if not self._goes_on() and (fitted := self._fitted(request)):
            self._begin(fitted)

    def _goes_on(self) -> bool:
        """Whether an exercise runs, which is told: it is left alone."""
        if self.practice.is_active:
            self.notice.emit(EXERCISE_GOES_ON)
        return self.practice.is_active

    def _fitted(self, request: PracticeRequest) -> PracticeRequest | None:
        """Give what was asked for in a way that fits; where there is none that is told."""
        fitted = self.fit.fitted(request)
        if fitted is None:
            self.notice.emit(self.fit.why_not(request))
        return fitted

    def proef_to_offer(self) -> str | None:
        """Give the first proef that fits and was not done yet; the first that fits where all were."""
        fit = [name for name, proef in self.content.proeven.items() if self.fit.fitted_parts(proef) is not None]
        try:
            done = self._journal.proeven_done()
        except StorageError:
            done = frozenset()
        return next((name for name in fit if name not in done), next(iter(fit), None))

    def compare(self, proef_id: str) -> None:
        """Begin a proef at once."""
        if self._goes_on():
            return
        from herstel_app.engine.programmes.comparison import ComparisonProgramme

        proef = self.content.proeven[proef_id]
        parts = self.fit.fitted_parts(proef)
        if parts is None:
            self.notice.emit(does_not_fit(proef.title, self.fit.answer is not None))
        else:
            self.audio.reading.stop()
            self.programmes.begin(ComparisonProgramme(proef, parts, self.tools))

    def begin_trial_evening(self, kept: StoredTrial, another_evening: bool = False) -> None:
        """Begin tonight's evening of the avondproef."""
        from herstel_app.engine.programmes.trial_evening import TrialEveningProgramme, can_be_done

        if not self._goes_on() and can_be_done(kept.trial.plan, self.tools):
            self.programmes.begin(TrialEveningProgramme(kept, self.tools, another_evening))

    def show_returned(self) -> None:
        """Show what was put away and is back."""
        if self.returned.is_open or self._goes_on():
            return
        from herstel_app.engine.programmes.returned import ReturnedProgramme

        items = self.returned.open()
        if items:
            self.programmes.begin(ReturnedProgramme(items, self.tools))

    def begin_exercise(self, request: PracticeRequest) -> None:
        """Begin an exercise at once, in place of what goes on."""
        self._begin(request, Begin(request, {}))

    def _begin(self, request: PracticeRequest, answer: Begin | None = None, closes: bool = False) -> None:
        from herstel_app.engine.programmes.exercise import ExerciseProgramme

        self.programmes.begin(ExerciseProgramme(request, self.tools, answer, closes=closes))

    def still_a_while(self) -> None:
        """Begin five minutes of stillness in the dark, as the last of tonight."""
        request = self.fit.fitted(STILL_A_WHILE)
        if request is None:
            self.notice.emit(does_not_fit(self.content.exercises[STILL_A_WHILE.exercise_id].title, answered=True))
        else:
            self._begin(request, Begin(request, {}), closes=True)

    def begin_evening(self, evening: Evening) -> None:
        """Begin an evening, in place of what goes on."""
        from herstel_app.engine.programmes.evening import EveningProgramme

        self.programmes.begin(EveningProgramme(evening, self.tools))

    def begin_on_request(self, request: PracticeRequest) -> str:
        """Begin an exercise that was asked for by its id; gives a Dutch sentence where it does not."""
        self.library.refresh()
        if self.practice.is_active:
            return EXERCISE_GOES_ON
        fitted = self.fit.fitted_by_name(request)
        if fitted is None:
            return self.fit.why_not(request)
        self.begin_exercise(fitted)
        return ""

    def stop_first(self) -> bool:
        """Stop what is to stop before anything else: an exercise, or what sounds by itself; False where nothing is."""
        audio = self.audio
        if self.practice.is_active:
            self.practice.stop()
        elif audio.sounding:
            audio.stop_sample()
        elif audio.is_sampling_voice:
            audio.stop_voice_sample()
        elif audio.reading.explanation_id and not self.programmes.is_evening:
            audio.reading.stop()
        else:
            return False
        return True

    def _offer_anew(self, library: Library) -> None:
        """Offer what is offered as it is now, or no longer."""
        step = self.programmes.step
        if not (isinstance(step, Ask) and isinstance(step.question, OfferExercise)):
            return
        name = step.question.request.exercise_id
        if name not in library.exercises:
            self.programmes.leave()
        elif library.exercises[name] != step.question.exercise:
            self.offer(PracticeRequest(name))

    def _follow(self, settings: Settings) -> None:
        again = settings.history and not self.keeping.keeps
        self.keeping.keeps = settings.history
        if again:
            self.practice.writing.save()
            self.journal.keep_again()

    def _fit_anew(self) -> None:
        """Have what is offered, and tonight's evening, fit the new answer."""
        step = self.programmes.step
        if isinstance(step, Ask) and isinstance(step.question, OfferExercise):
            self.programmes.leave()
            self.offer(step.question.request)
        self.evening_choice.refresh()
