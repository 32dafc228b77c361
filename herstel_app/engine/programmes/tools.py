"""What programmes are made with."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from typing import Any, Protocol

import msgspec
from msgspec.structs import replace

from herstel_app.core.library import Library
from herstel_app.core.pacing import Pace
from herstel_app.core.ports.system import Clock
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.programme import Ask, HowIsItNow, Practised, RateSignal, Step
from herstel_app.core.settings import Settings
from herstel_app.core.signals import Readings, Signal
from herstel_app.core.sound import Cue
from herstel_app.core.timeline_compiler import CompileOptions
from herstel_app.engine.audio.director import AudioDirector
from herstel_app.engine.export_queue import ExportQueue
from herstel_app.engine.library_model import LibraryModel
from herstel_app.engine.personal_fit import PersonalFit
from herstel_app.engine.practice_journal import PracticeJournal
from herstel_app.engine.returned_thoughts import ReturnedThoughts
from herstel_app.engine.settings_model import SettingsModel
from herstel_app.engine.trial_moves import TrialMoves

Steps = Generator[Step, Any, None]
"""Gives steps; of each it is sent what came of it. Closed, where it is left before its end."""


def how_it_ended(done: Practised, closes: bool, is_left_out: bool = False) -> HowIsItNow:
    """Give the question at the end; the evening closes only where nobody stopped."""
    return HowIsItNow(done.ended.outcome, done.written, closes and not done.was_stopped, is_left_out)


def rate(
    signals: Sequence[Signal], about: PracticeRequest, told: str = "", tapped: Callable[[Readings], None] | None = None
) -> Generator[Step, Any, Readings]:
    """Ask one signal after the other; gives what was tapped, which each time is handed to `tapped` at once."""
    readings: dict[Signal, int] = {}
    for number, signal in enumerate(signals, start=1):
        reading: int | None = yield Ask(RateSignal(signal, number, len(signals), told), about)
        if reading is not None:
            readings[signal] = reading
            if tapped is not None:
                tapped({signal: reading})
    return readings


class Programme(Protocol):
    """What can be played."""

    def steps(self) -> Steps:
        """Begin; the first step follows from the first `next`."""


class Tools(msgspec.Struct, frozen=True):
    """The models that programmes ask and change."""

    settings: SettingsModel
    library: LibraryModel
    journal: PracticeJournal
    trials: TrialMoves
    returned: ReturnedThoughts
    exports: ExportQueue
    audio: AudioDirector
    clock: Clock
    fit: PersonalFit
    draw_seed: Callable[[], str]
    """Gives what a lot is drawn from, another one each time."""

    @property
    def content(self) -> Library:
        """All content, as it is now."""
        return self.library.library

    @property
    def chosen(self) -> Settings:
        """The settings, as they are now."""
        return self.settings.settings

    def options(
        self,
        request: PracticeRequest,
        pace: Pace | None = None,
        ends_evening: bool = False,
        follows: bool = False,
        cue: Cue | None = None,
        tap_follows: bool = False,
    ) -> CompileOptions:
        """Give what belongs to one run of what was asked for, now; with another `cue` where that was chosen for it."""
        return CompileOptions(
            parts=request.parts,
            fade=self.chosen.fading,
            cue=(cue or self.chosen.cue) if self.chosen.cue_percent else "none",
            words_throughout=self.chosen.words_throughout,
            ends_evening=ends_evening,
            follows=follows,
            tap_follows=tap_follows,
            pace=pace,
            words=self.content.words,
            seed=int(self.clock.now().timestamp()),
        )

    def parts_last_time(self, exercise_id: str) -> frozenset[str] | None:
        """Give the parts of an exercise that were done the last time; None where it was not done before."""
        parts = self.chosen.parts.get(exercise_id)
        return None if parts is None else frozenset(parts)

    def as_last_time(self, request: PracticeRequest) -> PracticeRequest:
        """Give what was asked for with the parts that were done the last time, where it asks for none."""
        parts = self.parts_last_time(request.exercise_id)
        return request if request.parts is not None else replace(request, parts=parts)

    def unseen(self, exercise_ids: Iterable[str]) -> tuple[str, ...]:
        """Give the exercises whose cautions were not shown before, each once."""
        seen = self.chosen.seen_cautions
        return tuple(dict.fromkeys(name for name in exercise_ids if name not in seen))

    def see_cautions(self, exercise_ids: Iterable[str]) -> None:
        """Remember that the cautions of these exercises were shown, unless nothing is to be kept."""
        if self.chosen.history:
            self.settings.change(seen_cautions=(*self.chosen.seen_cautions, *self.unseen(exercise_ids)))
