"""A user who does anything at any moment, and what has to be true of the window after each thing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget

from herstel_app.app import Services, answer, build
from herstel_app.core.evening import EveningStep
from herstel_app.core.instance import StartRequest
from herstel_app.core.ports.sound import SilentPlayer
from herstel_app.core.ports.system import NeverAwake
from herstel_app.core.programme_content import DIFFERENCE
from herstel_app.core.session import SessionState
from herstel_app.core.trial import TrialEveningState, TrialPlan
from herstel_app.engine import programme_runner
from herstel_app.engine.audio import read_aloud
from herstel_app.paths import DataDir
from herstel_app.storage.trials import SqliteTrials
from herstel_app.ui.kit.dots import DotScale
from herstel_app.ui.practice.difference import DifferenceView
from herstel_app.ui.practice.ending import Ending
from herstel_app.ui.practice.file_form import FileForm
from herstel_app.ui.practice.offer import Offer
from herstel_app.ui.practice.pane_form import PaneForm
from herstel_app.ui.practice.reading_step import ReadingStep
from herstel_app.ui.practice.remarks_view import RemarksView
from herstel_app.ui.practice.returned_view import ReturnedView
from herstel_app.ui.practice.saving import SavingView
from herstel_app.ui.practice.tap_view import TapView
from herstel_app.ui.practice.tapping import Tapping
from herstel_app.ui.shell import appearance as applied
from tests.helpers.background import FakeAutostart
from tests.helpers.evenings import choose_evening_with_text
from tests.helpers.screens import Stage, StageClock
from tests.helpers.settings_states import StageVoice

WAITS = (
    (applied, "WAIT_MS"),
    (read_aloud, "SENTENCE_S"),
    (read_aloud, "PARAGRAPH_S"),
    (programme_runner, "AFTER_READING_S"),
)
"""Short rests that the program takes by the clock of the computer; here they are over at once."""
OPENS_A_DIALOG = ("Kies een plek", "Open de map")
LONGEST_STEP_S = 3600
SETTINGS = {
    "welcomed": True,
    "reduced_motion": True,
    "tray": True,
    "tray_told": True,
    "health_facts": [],
}


class SlotErrors:
    """What was raised where Qt calls Python: there nobody else catches it."""

    def __init__(self) -> None:
        self.raised: list[BaseException] = []
        self._before = sys.excepthook
        sys.excepthook = self._take

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.raised.append(error.with_traceback(trace))

    def check(self) -> None:
        """Raise what was raised."""
        if self.raised:
            raise self.raised.pop(0)

    def close(self) -> None:
        sys.excepthook = self._before


def short_waits() -> Callable[[], None]:
    """Make the short rests as short as they can be; gives what makes them as they were."""
    were = [(module, name, getattr(module, name)) for module, name in WAITS]
    for module, name, _ in were:
        setattr(module, name, 0)

    def restore() -> None:
        for module, name, value in were:
            setattr(module, name, value)

    return restore


def programme_stage(app: QApplication, folder: Path) -> Stage:
    """Build the program with a trial that is going on, and a tray to go to."""
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    clock = StageClock()
    services = Services(clock, SilentPlayer(), NeverAwake(), StageVoice())
    services.autostart, services.has_tray = FakeAutostart(), lambda: True
    herstel = build(app, DataDir(folder), services)
    SqliteTrials(herstel.journal.store).start(
        TrialPlan("slow-breathing", "Langzaam ademen", 10, "op de bank", 6), "een-zaad"
    )
    herstel.background.start()
    return Stage(app, herstel, clock)


class User:
    """Does one thing at a time; Qt gets back to work only where it is let."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.errors = stage, SlotErrors()
        self.herstel, self.window = stage.herstel, stage.herstel.window
        self.is_settled = False
        self.history_stayed = True
        """Whether everything was written down so far."""

    @property
    def evening_step(self) -> EveningStep | None:
        """The step of the evening that goes on."""
        now = self.herstel.engine.programmes.evening
        return now[0].steps[now[1]] if now else None

    def let_qt_work(self) -> None:
        """Let everything happen that waits for its turn."""
        for _ in range(3):
            self.stage.app.processEvents()
            self.stage.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.is_settled = True

    def close(self) -> None:
        """End the program."""
        try:
            self.window.quit()
            self.let_qt_work()  # what still waits is of this program, not of the next one
            self.herstel.close()
            self.window.deleteLater()
            self.stage.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.errors.check()
        finally:
            self.errors.close()

    def buttons(self, root: QWidget) -> dict[str, QAbstractButton]:
        """Give what can be clicked in a part of the window, by name."""
        found = [each for each in root.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
        named = {f"{n} {each.text() or each.accessibleName()}": each for n, each in enumerate(found)}
        return {name: each for name, each in named.items() if not name.endswith(OPENS_A_DIALOG)}

    @property
    def page(self) -> QWidget:
        page = self.window.pages.currentWidget()
        assert page is not None
        return page

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key)

    def begin_evening_with_text(self) -> None:
        """Begin an evening that was kept, with a text first."""
        choose_evening_with_text(self.herstel.engine)
        self.begin_evening("")

    def begin_evening(self, minutes: str) -> None:
        """Ask for an evening and begin it, of some length or of any."""
        self.window.open_page("tonight")
        page = self.window.pages.tonight
        if page.night is not None:
            page.night.ending.back_link.click()
        lengths = (each for name, each in self.buttons(page).items() if minutes and name.endswith(minutes))
        length = next(lengths, None)
        if length is not None:  # while an evening goes on none is chosen
            length.click()
        if page.begin_button.isVisible():
            page.begin_button.click()

    def begin_proef(self, name: str) -> None:
        self.window.open_page("trial")
        page = self.window.pages.trial
        card = page.cards.get(name) or (page.difference if name == DIFFERENCE else None)
        if card is not None:
            card.begin_button.click()

    def begin_trial_evening(self) -> None:
        self.window.open_page("trial")
        progress = self.window.pages.trial.progress
        if progress is not None and progress.begin_button is not None:
            progress.begin_button.click()

    def start_again(self, exercise_id: str) -> None:
        """Start the program a second time."""
        answer(self.herstel, StartRequest(exercise_id))

    def choose_from_tray(self, exercise_id: str) -> None:
        self.herstel.background.tray.exercise_asked.emit(exercise_id)

    def look_at_reminder(self) -> None:
        self.herstel.background.open_tonight()

    def look_at_what_came_back(self) -> None:
        if self.window.notices.act_button.isVisible():
            self.window.notices.act_button.click()

    def change(self, **changes: object) -> None:
        """Change settings."""
        self.history_stayed = self.history_stayed and "history" not in changes
        self.herstel.engine.settings.change(**changes)

    def pass_time(self, seconds: float) -> None:
        self.stage.clock.seconds += seconds
        self.stage.clock.wall += timedelta(seconds=seconds)
        self.herstel.engine.practice.advance()

    def finish_step(self) -> None:
        """Let the exercise run to its end, and leave Qt no time to go on from there."""
        for _ in range(LONGEST_STEP_S):
            if self.herstel.engine.practice.state is not SessionState.RUNNING:
                break
            self.pass_time(1.0)
        self.is_settled = False

    def sleep(self) -> None:
        """Let a night pass."""
        self.stage.clock.wall += timedelta(days=1)
        self.pass_time(8 * 3600)
        self.window.engine.returned.look()

    def tap(self, place: int) -> None:
        """Tap a dot of all that is asked in the pane."""
        for scale in self.window.pane.findChildren(DotScale):
            if scale.isVisible():
                scale.dots[place].click()

    def write(self, text: str) -> None:
        for sheet in self.window.findChildren(QPlainTextEdit):
            if sheet.isVisible():
                sheet.setPlainText(text)

    def hear_sentence(self) -> None:
        """Let the voice be ready with what it says."""
        if self.herstel.engine.audio.reading.sentence is not None:
            voice = self.herstel.services.voice
            assert isinstance(voice, StageVoice)
            voice.finish()

    def hear_out(self) -> None:
        """Let the voice read to the end of the text."""
        while self.herstel.engine.audio.reading.explanation_id:
            self.hear_sentence()
            self.herstel.engine.audio.reading.say_next()

    def put_away(self) -> None:
        """Close the window, and get it back from the tray."""
        self.window.close()
        elsewhere = QWidget()  # without another window to go to, Qt keeps its word that this one is active
        elsewhere.show()
        elsewhere.activateWindow()
        assert QTest.qWaitForWindowActive(elsewhere)
        self.herstel.background.bring_forward()
        assert QTest.qWaitForWindowActive(self.window)
        elsewhere.close()

    def check(self) -> None:
        """Hold the window against the promise: at most one thing is going on, and it is what is shown."""
        self.errors.check()
        self._check_evening()
        if self.is_settled:
            self._check_pane()
            self._check_focus()

    def _check_evening(self) -> None:
        tonight, is_evening = self.window.pages.tonight, self.herstel.engine.programmes.is_evening
        assert tonight.begin_button.isHidden() == is_evening, "Begin is there when no evening is"
        assert tonight.other_button.isHidden() or not is_evening, "an evening that runs cannot be changed"
        step, pane, driver = self.evening_step, self.window.pane, self.herstel.engine.practice
        if step is None or not self.is_settled:
            return
        if step.kind == "read":
            assert pane.shown(ReadingStep) is not None, "the evening waits for nobody"
            assert not driver.is_active, "something runs that the evening knows nothing of"
        else:
            assert driver.is_active, "the evening says it runs, and does not"
            assert pane.engine.programmes.marked is not None
            assert pane.engine.programmes.marked.exercise_id == step.id

    def _check_pane(self) -> None:
        pane, driver = self.window.pane, self.herstel.engine.practice
        forms = [
            pane.shown(Offer),
            pane.shown(Tapping),
            pane.shown(PaneForm),
            pane.shown(TapView),
            pane.shown(RemarksView),
            pane.shown(DifferenceView),
            pane.shown(ReturnedView),
            pane.shown(ReadingStep),
            pane.shown(Ending),
            pane.shown(FileForm),
            pane.shown(SavingView),
        ]
        shown = [form for form in forms if form is not None]
        runs = pane.running if pane.page is None else pane.page
        is_empty = pane.is_empty
        names = [type(form).__name__ for form in shown]
        assert len(names) == (0 if driver.is_active or is_empty else 1), names
        assert not is_empty or not driver.is_active, "an exercise runs in an empty pane"
        top = runs if driver.is_active else next(iter(shown), None)
        if top is not None and not pane.isHidden():
            assert top.isVisible(), f"{top} is what is going on, and something else is shown"
        if self.history_stayed:
            going_on = [entry for entry in self.herstel.journal.entries(limit=9) if entry.outcome == "running"]
            assert len(going_on) == driver.is_active, "what runs is written down, and nothing else"
            titles = [each.text() for each in pane.running.findChildren(QLabel)]
            for entry in going_on:
                assert any(entry.exercise_title in title for title in titles), (entry, titles)
        for kept in SqliteTrials(self.herstel.journal.store).all():
            left = [each for each in kept.trial.evenings if each.progress is TrialEveningState.RUNNING]
            asks = pane.shown(PaneForm) or pane.shown(TapView) or pane.shown(RemarksView)
            assert not left or asks is not None or driver.is_active, "an evening of the trial is left alone"

    def _check_focus(self) -> None:
        focus = QApplication.focusWidget()
        assert self.window.isActiveWindow()
        assert focus is not None, "no key goes anywhere"
        assert focus.isVisible(), f"the keys go to {focus}, which nobody sees"
