"""Draws every screen in every state: `python -m tests.helpers.screens DIR`.

With made-up data, a clock that stands still where it is told to, and no sound. The names are
`<nacht|dag>-<text size>-<page>[-state].png`.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractAnimation, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from herstel_app.app import Herstel, Services, build, make_application
from herstel_app.core.own_pattern import OwnPattern
from herstel_app.core.ports.sound import SilentPlayer
from herstel_app.core.ports.system import NeverAwake
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.session import SessionOutcome
from herstel_app.core.signals import Readings
from herstel_app.paths import DataDir
from herstel_app.ui.kit.crossfade import Crossfade
from herstel_app.ui.kit.in_pieces import InPieces
from herstel_app.ui.pages.reading.claim import ClaimBlock
from herstel_app.ui.practice.file_form import FileForm
from herstel_app.ui.practice.offer import Offer
from herstel_app.ui.practice.tap_view import TapView
from herstel_app.ui.shell.appearance import Appearance
from herstel_app.ui.shell.beside_text import BesideText
from herstel_app.ui.shell.dark_screen import DarkScreen
from tests.helpers import (
    first_start_states,
    health_states,
    lookback_states,
    parking_states,
    pattern_page_states,
    settings_states,
    tonight_states,
    trial_page_states,
)
from tests.helpers.background import FakeAutostart
from tests.helpers.begun import begin_with
from tests.helpers.forms import fold_called, form_in, open_note
from tests.helpers.told_volume import ToldVolume
from tests.helpers.waiting import comes
from tests.helpers.widgets import signals_in

PALETTES = {"nacht": "night", "dag": "day"}
SIZES = {100: (1200, 780), 160: (1024, 700)}
SECTION = "rest-and-recovery"
BREATHING_SECTION = "how-we-look"
"""A section with a claim that is practised by slow breathing."""
SENTENCES_READ = 9
"""So many before the one that is marked: it begins in one line of a claim and ends in another."""


class StageClock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.seconds = 100.0
        self.wall = datetime(2026, 11, 22, 21, 40, tzinfo=UTC)

    def monotonic_s(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return self.wall

    def local(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=self.wall.tzinfo)


@dataclass
class Stage:
    """The program, ready to be put in a state."""

    app: QApplication
    herstel: Herstel
    clock: StageClock

    def advance(self, seconds: float) -> None:
        """Let session time pass in steps that are no gap."""
        while seconds > 1e-9:
            step = min(1.0, seconds)
            self.clock.seconds += step
            seconds -= step
            self.herstel.engine.practice.advance()

    def close(self) -> None:
        """Close the program, and be rid of its window: hundreds of them would make each next one slower."""
        window = self.herstel.window
        window.close()
        self.herstel.close()
        window.deleteLater()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.app.setStyleSheet("")  # as at a start: with one in place, each part of the next window is styled thrice
        self._settle_layouts()

    def settle(self) -> None:
        """Let a chosen text size, layouts and fades come to rest."""
        settings, theme = self.herstel.engine.settings, self.herstel.theme
        if self.herstel.window.isVisible():
            (look,) = self.herstel.window.findChildren(Appearance)
            assert comes(lambda: look.is_at_rest and theme.scale == settings.settings.text_scale_percent / 100)
        self._settle_layouts()

    def _settle_layouts(self) -> None:
        for widget in self.app.allWidgets():
            if isinstance(widget, Crossfade | BesideText | InPieces):
                widget.finish()
        for _ in range(8):  # text that wraps anew beside an exercise takes some rounds
            self.app.processEvents()
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def come_to_rest(window: QWidget) -> None:
    """Wait until every animation in a window has ended, and the dark screen has none to come."""
    running = QAbstractAnimation.State.Running

    def is_at_rest() -> bool:
        # A light that has just changed waits before it changes again: nothing runs then.
        return all(dark.is_at_rest for dark in window.findChildren(DarkScreen)) and all(
            each.state() != running for each in window.findChildren(QAbstractAnimation)
        )

    assert comes(is_at_rest)


def fill_journal(herstel: Herstel) -> None:
    """Write three made-up evenings."""
    journal = herstel.journal
    rows: tuple[tuple[str, float, float, SessionOutcome, Readings, Readings, str], ...] = (
        ("slow-breathing", 5, 322.0, "completed", {"softness": 3, "head": 2, "breath": 5, "body": 4},
         {"softness": 6, "head": 5, "breath": 7, "body": 4}, "Mijn schouders zakten pas na een paar minuten."),
        ("stillness", 3, 95.0, "stopped", {"softness": 4, "head": 3}, {"softness": 4, "head": 4}, ""),
        ("natural-breath", 5, 322.0, "completed", {}, {}, "De regen hoorde ik meer dan mijn adem. Dat was fijn."),
    )  # fmt: skip
    for number, (exercise_id, minutes, elapsed, outcome, before, after, note) in enumerate(rows):
        exercise = herstel.library.exercises[exercise_id]
        entry = journal.begin(
            started_at=datetime(2026, 11, 22 - number, 21, 40 - 3 * number, tzinfo=UTC),
            exercise_id=exercise_id,
            exercise_title=exercise.title,
            minutes=minutes,
            planned_s=60 * minutes + 22,
            variant_id=None,
            explanation_id=None,
            claim_id=None,
        )
        journal.set_signals(entry, "before", before)
        journal.set_signals(entry, "after", after)
        journal.set_note(entry, note)
        journal.finish(entry, outcome, elapsed)
    journal.set_words(SECTION, "In de auto, als ik thuis ben en nog niet uitstap.", datetime(2026, 11, 22, tzinfo=UTC))


def practised(herstel: Herstel, section: str = SECTION, claim: str = "still-but-grinding") -> PracticeRequest:
    """Give the choice behind the *voel het* of a claim."""
    paragraph = next(p for p in herstel.library.explanations[section].body if claim in p.claims)
    practice = paragraph.practices[0]
    return PracticeRequest(practice.exercise, practice.minutes, practice.variant, section, claim, practice.why)


def run_claim(stage: Stage, seconds: float, before: Readings | None = None) -> None:
    """Practise beside the text for a while; `before` is how it was."""
    window = stage.herstel.window
    window.open_section(BREATHING_SECTION)
    choice = practised(stage.herstel, BREATHING_SECTION, "no-pressure")
    stage.settle()
    reader = window.pages.reading.reader
    assert reader
    claim = next(block for block in reader.findChildren(ClaimBlock) if block.is_of(choice))
    reader.column.ensureWidgetVisible(claim, 0, 60)
    begin_with(window.engine, choice, before or {})
    stage.settle()
    stage.advance(seconds)


def states() -> Iterator[tuple[str, Callable[[Stage], None]]]:
    """Give each screen's name and how to get there."""

    def reading(stage: Stage) -> None:
        stage.herstel.window.open_section(SECTION)

    def aloud(stage: Stage) -> None:
        reading(stage)
        stage.settle()
        reader = stage.herstel.window.pages.reading.reader
        assert reader
        reader.aloud_link.click()
        stage.settle()
        voice = stage.herstel.services.voice
        assert isinstance(voice, settings_states.StageVoice)
        for _ in range(SENTENCES_READ):
            voice.finish()
            stage.herstel.engine.audio.reading.say_next()
        come_to_rest(stage.herstel.window)  # it is scrolled into sight

    def offer(stage: Stage) -> None:
        reading(stage)
        stage.herstel.engine.offer(practised(stage.herstel))

    def saving(stage: Stage) -> None:
        offer(stage)
        shown = form_in(stage.herstel.window.pane, Offer)
        shown.save_asked.emit(shown.choice.request)
        stage.settle()

    def saving_for_a_phone(stage: Stage) -> None:
        saving(stage)
        form = form_in(stage.herstel.window.pane, FileForm)
        fold_called(form, "Anders laten klinken").click()
        stage.settle()
        form.masters.chips["phone"].click()

    def answered(stage: Stage) -> None:
        offer(stage)
        shown = form_in(stage.herstel.window.pane, Offer)
        for title in "Anders, of meer weten", "Vooraf invullen":
            fold_called(shown, title).setChecked(False)
            fold_called(shown, title).click()
            stage.settle()
        scales = signals_in(shown).scales
        for scale, place in zip(scales.values(), (2, 1, 4, 2), strict=True):
            scale.dots[place].click()

    def paused(stage: Stage) -> None:
        run_claim(stage, 24)
        stage.herstel.engine.practice.pause()

    def after(stage: Stage) -> None:
        run_claim(stage, 5 * 60 + 40, {"head": 4})
        form_in(stage.herstel.window.pane, TapView)

    def foot(stage: Stage) -> None:
        reading(stage)
        reader = stage.herstel.window.pages.reading.reader
        assert reader
        reader.known_link.setChecked(True)
        reader.question_link.setChecked(True)
        stage.settle()
        reader.column.ensureWidgetVisible(reader.known_link, 0, 300)

    def chain(stage: Stage) -> None:
        stage.herstel.window.open_section("the-chain")

    def grown(stage: Stage) -> None:
        run_claim(stage, 14)
        stage.herstel.window.grow(True)

    def dark(stage: Stage) -> None:
        run_claim(stage, 47)
        stage.herstel.window.dark.cover()
        come_to_rest(stage.herstel.window)
        stage.advance(0.5)

    def alone(
        request: PracticeRequest, seconds: float, stops: bool = False, untouched: bool = False
    ) -> Callable[[Stage], None]:
        def show(stage: Stage) -> None:
            stage.herstel.engine.begin_exercise(request)
            stage.advance(seconds)
            if stops:
                stage.herstel.engine.practice.stop()
            if untouched:
                stage.herstel.window.pane.running.controls.go()
            come_to_rest(stage.herstel.window)

        return show

    def ended(note: bool) -> Callable[[Stage], None]:
        def show(stage: Stage) -> None:
            stage.herstel.engine.still_a_while()
            stage.advance(400)
            if note:
                open_note(stage.herstel.window.pane)
            come_to_rest(stage.herstel.window)

        return show

    def good_night(stage: Stage) -> None:
        ended(note=False)(stage)
        stage.herstel.engine.programmes.leave()
        stage.herstel.window.open_page("tonight")

    def page(name: str) -> Callable[[Stage], None]:
        return lambda stage: stage.herstel.window.open_page(name)

    def manual_at(heading: str) -> Callable[[Stage], None]:
        def show(stage: Stage) -> None:
            stage.herstel.window.open_page("manual")
            stage.settle()
            stage.herstel.window.pages.manual.view.scrollToAnchor(heading)

        return show

    def manual_link(address: str) -> Callable[[Stage], None]:
        def show(stage: Stage) -> None:
            stage.herstel.window.open_page("manual")
            stage.settle()
            stage.herstel.window.pages.manual.view.document_asked.emit(address)

        return show

    def exercise(name: str) -> Callable[[Stage], None]:
        def show(stage: Stage) -> None:
            stage.herstel.window.open_page("exercises")
            stage.herstel.engine.offer(PracticeRequest(name))
            stage.settle()
            stage.herstel.window.pages.exercises.reveal(name)

        return show

    def lookback(stage: Stage) -> None:
        fill_journal(stage.herstel)
        stage.herstel.window.open_page("lookback")

    def searched(words: str) -> Callable[[Stage], None]:
        def show(stage: Stage) -> None:
            stage.herstel.window.open_page("help")
            stage.settle()
            QTest.keyClicks(stage.herstel.window.pages.help.search, words)

        return show

    def notice(stage: Stage) -> None:
        run_claim(stage, 14)
        stage.herstel.bridge.sound_state_changed.emit("missing")

    def sections(stage: Stage) -> None:
        reading(stage)
        stage.herstel.window.pages.reading.show_list()

    def card(stage: Stage) -> None:
        stage.herstel.window.open_section(SECTION)
        stage.settle()
        reader = stage.herstel.window.pages.reading.reader
        assert reader
        bar = reader.column.verticalScrollBar()
        bar.setValue(bar.maximum())

    def link_of_chain(stage: Stage) -> None:
        chain(stage)
        stage.settle()
        reader = stage.herstel.window.pages.reading.reader
        assert reader
        reader.chain.links[2].click()

    yield from first_start_states.states()
    yield from tonight_states.states()
    yield from health_states.states()
    yield "lezen", reading
    yield "lezen-voorlezen", aloud
    yield "lezen-keten", chain
    yield "lezen-keten-schakel", link_of_chain
    yield "lezen-einde", foot
    yield "lezen-kaart", card
    yield "lezen-lijst", sections
    yield "lezen-vooraf", offer
    yield "lezen-vooraf-ingevuld", answered
    yield "lezen-inademen", lambda stage: run_claim(stage, 54)
    yield "lezen-uitademen", lambda stage: run_claim(stage, 57.5)
    yield "lezen-pauze", paused
    yield "lezen-achteraf", after
    yield "lezen-geen-geluid", notice
    yield "lezen-klaar", lambda stage: run_claim(stage, 5 * 60 + 40)
    yield "oefening-uitademen", alone(PracticeRequest("slow-breathing", 5), 47)
    yield "oefening-stil", alone(PracticeRequest("stillness", 3), 70)
    yield "oefening-stil-onaangeraakt", alone(PracticeRequest("stillness", 3), 70, untouched=True)
    yield "oefening-gestopt", alone(PracticeRequest("slow-breathing", 5), 20, stops=True)
    yield "goedenacht", ended(note=False)
    yield "goedenacht-noteren", ended(note=True)
    yield "goedenacht-vanavond", good_night
    yield "oefening-groot", grown
    yield "oefening-donker", dark
    yield "oefeningen", page("exercises")
    yield "oefeningen-keuze", exercise("natural-breath")
    yield "oefening-schrijven", parking_states.write
    yield "oefening-schrijven-eerder", parking_states.begun
    yield "oefening-schrijven-groot", parking_states.grown
    yield "oefening-schrijven-woorden", parking_states.note
    yield "oefening-wegleggen", parking_states.put_away
    yield "oefening-wegleggen-moment", parking_states.own_moment
    yield "teruggekregen", parking_states.come_back
    yield "teruggekregen-melding", parking_states.told
    yield "teruggekregen-opnieuw", parking_states.put_away_again
    yield "terugblik-leeg", page("lookback")
    yield "terugblik", lookback
    yield from lookback_states.states()
    yield from trial_page_states.STATES
    yield "bewaren", saving
    yield "bewaren-telefoon", saving_for_a_phone
    yield "instellingen", page("settings")
    yield "instellingen-geluid", settings_states.under
    yield "instellingen-stem", settings_states.voice
    yield "instellingen-stem-aan", settings_states.tried
    yield "instellingen-stem-meer", settings_states.more_of_voice
    yield "instellingen-stem-geen", settings_states.no_voice
    yield "instellingen-oefeningen", settings_states.section("Bij het oefenen")
    yield "instellingen-scherm", settings_states.section("Scherm")
    yield "instellingen-avond", settings_states.section("Herinneringen")
    yield "instellingen-avond-aan", settings_states.reminded
    yield "instellingen-gegevens", settings_states.section("Gegevens")
    yield "instellingen-verwijderen", settings_states.deleting
    yield "instellingen-over", settings_states.section("Over")
    yield "instellingen-licenties", settings_states.licences
    yield "instellingen-in-oefening", settings_states.busy
    yield "hulp", page("help")
    yield "hulp-gezocht", searched("hyperventilatie")
    yield "hulp-niet-gevonden", searched("fietsband")
    yield "handleiding", page("manual")
    yield "handleiding-toetsen", manual_at("toetsen")
    yield "handleiding-document", manual_link("gegevens.md#tabellen")
    yield "ritme", pattern_page_states.begin
    yield "ritme-hoor", pattern_page_states.heard
    yield "ritme-vasthouden", pattern_page_states.draft(OwnPattern(4.0, 7.0, 8.0, 0.0))
    yield "ritme-vasthouden-einde", pattern_page_states.draft(OwnPattern(4.0, 7.0, 8.0, 0.0), at_foot=True)
    yield "ritme-geweigerd", pattern_page_states.draft(OwnPattern(2.0, 0.0, 2.0, 0.0))
    yield "ritme-niet-bewaard", pattern_page_states.unkept
    yield "oefeningen-eigen", pattern_page_states.kept


def stage_at(app: QApplication, folder: Path, scale: int, palette: str = "night", **others: object) -> Stage:
    """Build the program at a text size, in the colours of a palette and with other settings, on fresh data."""
    folder.mkdir(parents=True)
    settings = {"text_scale_percent": scale, "palette": palette, "welcomed": True}
    # Nothing holds for someone here, so that nothing is left out.
    settings |= {"health_facts": [], **others}
    (folder / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    clock = StageClock()
    services = Services(clock, SilentPlayer(), NeverAwake(), settings_states.StageVoice())
    services.autostart, services.has_tray = FakeAutostart(), lambda: True
    services.system_volume = ToldVolume()
    herstel = build(app, DataDir(folder), services)
    herstel.window.resize(*SIZES[scale])
    herstel.window.show()
    return Stage(app, herstel, clock)


def draw_all(target: Path, only: str = "") -> None:
    """Draw every state at every text size, by night and by day, into `target`."""
    target.mkdir(parents=True, exist_ok=True)
    app = make_application(["herstel"])
    with tempfile.TemporaryDirectory(prefix="herstel-", ignore_cleanup_errors=True) as temporary:
        for (time, palette), scale in product(PALETTES.items(), SIZES):
            for name, show in states():
                full = f"{time}-{scale}-{name}"
                if only not in full:
                    continue
                stage = stage_at(app, Path(temporary) / full, scale, palette)
                show(stage)
                stage.settle()
                stage.herstel.window.grab().save(str(target / f"{full}.png"))
                stage.close()


if __name__ == "__main__":
    draw_all(
        Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots"),
        sys.argv[2] if len(sys.argv) > 2 else "",
    )
