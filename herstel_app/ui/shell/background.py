"""The program out of sight: in the tray, with everything that ticks at rest, and back again.

Invariants:
- out of sight nothing runs but the next alarm and, once a minute, a look whether the icon is still there: no sound
  device;
- without a tray the window is never hidden: closing it ends the program, and where the tray goes while the window is
  in it, the window comes back, minimised: among the tasks, in front of nobody;
- a reminder that nobody could see is not counted as given;
- *afsluiten* always ends the program.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from herstel_app.core.library import Library
from herstel_app.core.ports.sound import Player
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.settings import Settings
from herstel_app.engine.engine import Engine
from herstel_app.engine.reminder import Reminder
from herstel_app.engine.reminder_kinds import KINDS, WORRY, ReminderKind
from herstel_app.engine.words import EXERCISE_GOES_ON
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.after_paint import AfterPaint
from herstel_app.ui.shell.notices import Action
from herstel_app.ui.shell.time_of_day import TimeOfDay
from herstel_app.ui.shell.tray import Tray
from herstel_app.ui.shell.window import MainWindow

tr = QCoreApplication.translate
TRAY_LOOK_MS = 60_000
"""Nothing tells that a tray has gone."""
TRAY_WAIT_MS = 10_000
"""At login the desktop may show its tray later than programs start, and a panel may start anew."""


class Background(QObject):
    """Hides the window, brings it back, and passes on what the tray asks."""

    def __init__(
        self, window: MainWindow, tray: Tray, reminder: Reminder, engine: Engine, bridge: Bridge, player: Player
    ) -> None:
        """Connect everything; nothing is shown before `start`."""
        super().__init__(window)
        self._window, self.tray, self._reminder = window, tray, reminder
        self._engine, self._player = engine, player
        self._settings, self._library, self._practice = engine.settings, engine.library, engine.practice
        self._awake = self._is_closed = False
        self.time = TimeOfDay(window, engine.clock)
        self.time.evening_changed.connect(self._withdraw_reminder)
        self._tray_wait = QTimer(self)
        self._tray_wait.setSingleShot(True)
        self._tray_wait.setInterval(TRAY_WAIT_MS)
        self._tray_wait.timeout.connect(self._end_tray_wait)
        self._tray_look = QTimer(self)
        self._tray_look.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._tray_look.setInterval(TRAY_LOOK_MS)
        self._tray_look.timeout.connect(self._look_at_tray)
        window.stays = self._stays
        window.put_away.connect(self._rest)
        window.closed.connect(self.close)
        reminder.say = self._remind
        bridge.began.connect(self._withdraw_reminder)
        tray.open_asked.connect(self.bring_forward)
        tray.tonight_asked.connect(self.open_tonight)
        tray.exercise_asked.connect(self._propose)
        tray.mute_asked.connect(engine.volume.toggle_mute)
        tray.quit_asked.connect(window.quit)
        bridge.settings_changed.connect(self._follow)
        bridge.library_changed.connect(self._use_library)

    def start(self, out_of_sight: bool = False) -> None:
        """Show the window, or only the icon where someone wants that and there is a tray."""
        self._follow(self._settings.settings)
        if not out_of_sight:
            self.bring_forward()
        elif self._settings.settings.tray:
            self._tray_look.start()
            self._look_at_tray()
        else:
            self._show_as_task()
        self._reminder.start()

    def _look_at_tray(self) -> None:
        if not (self.tray.is_usable or self._tray_wait.isActive()):
            self._tray_wait.start()

    def _end_tray_wait(self) -> None:
        self._tray_wait.stop()
        if not (self._awake or self.tray.is_usable):
            self._show_as_task()
        self._reminder.look()  # it may be one that could not be seen before

    def _show_as_task(self) -> None:
        """Show the window without disturbing: where there is no icon it can be found among the tasks."""
        self._wake()
        self._window.showMinimized()

    def bring_forward(self) -> None:
        """Show the window in front of others."""
        self._wake()
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def open_tonight(self) -> None:
        """Show tonight's evening; an exercise that runs goes on."""
        self.bring_forward()
        if not self._practice.is_active:
            self._window.open_page("tonight")

    def begin(self, choice: PracticeRequest | None) -> None:
        """Do what a second start asked: come forward, and begin an exercise unless one is being done."""
        self.bring_forward()
        why_not = self._engine.begin_on_request(choice) if choice else ""
        if why_not:
            self._window.notices.tell(why_not, None if why_not == EXERCISE_GOES_ON else "start")

    def _propose(self, name: str) -> None:
        self.bring_forward()
        if name in self._library.library.exercises and not self._practice.is_active:
            self._window.open_page("exercises")
            self._engine.offer(PracticeRequest(name))

    def _stays(self) -> bool:
        application = QApplication.instance()
        # A desktop that logs out closes the windows of all programs.
        leaving = isinstance(application, QGuiApplication) and application.isSavingSession()
        return self._settings.settings.tray and self.tray.is_usable and not leaving

    def _rest(self) -> None:
        self._awake = False
        self._tray_look.start()
        self._engine.returned.stop()
        self._player.close()
        if not self._settings.settings.tray_told:
            self._settings.change(tray_told=True)
            text = tr(
                "Background", "Herstel blijft open op de achtergrond. Met het pictogram bij de klok sluit je het af."
            )
            self.tray.say("Herstel", text)

    def _wake(self) -> None:
        self._tray_look.stop()
        self._tray_wait.stop()
        if not self._awake:
            self._awake = True
            self._engine.returned.start()
            AfterPaint(self._window, self._wake_sound)

    def _wake_sound(self) -> None:
        if self._awake:
            self._player.start()

    def close(self) -> None:
        """Leave the tray, and wait for nothing any more; closing twice is once."""
        if self._is_closed:
            return
        self._is_closed = True
        self._tray_look.stop()
        self._tray_wait.stop()
        self._reminder.stop()
        self.tray.close()

    def _remind(self, kind: ReminderKind) -> bool:
        text = (
            tr("Background", "Je piekermoment staat klaar. Begin als je wilt.")
            if kind is WORRY
            else tr("Background", "Je avond staat klaar. Begin als je wilt.")
        )
        if self.tray.say("Herstel", text, kind.offers):
            return True
        if not self._awake:
            if self._tray_wait.isActive():
                return False  # asked again at its end
            self._show_as_task()
        look = partial(self._propose, kind.offers) if kind.offers else self.open_tonight
        self._window.notices.tell(text, _key(kind), Action(tr("Background", "Bekijk"), look))
        QApplication.alert(self._window)
        return True

    def _withdraw_reminder(self) -> None:
        for kind in KINDS:
            self._window.notices.withdraw(_key(kind))

    def _follow(self, settings: Settings) -> None:
        self.tray.follow(settings, self._library.library)

    def _use_library(self, library: Library) -> None:
        self.tray.follow(self._settings.settings, library)


def _key(kind: ReminderKind) -> str:
    """Name the notice of a kind."""
    return f"reminder {kind.name}"
