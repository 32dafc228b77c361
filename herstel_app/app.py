"""Where everything is built and wired: the one place that knows all the parts."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QScrollArea

from herstel_app import __version__, lean_pyside  # noqa: F401 - before all that follows
from herstel_app.assembly import assemble
from herstel_app.core.instance import Instance, StartRequest
from herstel_app.core.library import Library
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.engine.engine import Engine
from herstel_app.engine.reminder import Reminder
from herstel_app.fallback import Fallbacks
from herstel_app.paths import DataDir, shipped
from herstel_app.report import Report
from herstel_app.services import Services as Services
from herstel_app.services import real_ending, real_instance
from herstel_app.services import real_services as real_services
from herstel_app.storage.journal import SqliteJournal
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.after_paint import AfterPaint
from herstel_app.ui.kit.style_sheet import style_sheet
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.outside import Desktop, Outside
from herstel_app.ui.scheduler import QtScheduler
from herstel_app.ui.shell.appearance import Appearance
from herstel_app.ui.shell.background import Background
from herstel_app.ui.shell.error_dialog import ErrorDialog
from herstel_app.ui.shell.first_start import FirstStart
from herstel_app.ui.shell.keys import Keys
from herstel_app.ui.shell.notices import NoticeBar
from herstel_app.ui.shell.qt_translations import speak_dutch
from herstel_app.ui.shell.tray import NoTray, Tray
from herstel_app.ui.shell.window import MainWindow
from herstel_app.ui.shell.window_place import WindowPlaceKeeper

PLAIN_STROKES = "cff:darkening-parameters=500,0,1000,0,1667,0,2333,0"
"""For FreeType, on Linux: Qt has it thicken the strokes of small letters, light letters on dark look bold then."""
REACTS_MS = 300
"""So long after the first page is seen it has the processor to itself, so that it reacts to the first key."""


def make_application(argv: list[str]) -> QApplication:
    """Make the Qt application: Dutch, dark from the first pixel on."""
    os.environ.setdefault("FREETYPE_PROPERTIES", PLAIN_STROKES)  # read once, with the first font
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(argv)
    app.setApplicationName("Herstel")
    app.setApplicationVersion(__version__)
    # Linux: the menu entry that this program's windows belong to (packaging/linux).
    app.setDesktopFileName("nl.herstel.Herstel")
    app.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    speak_dutch(app)
    return app


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give every widget the theme's colours, those that Qt draws itself too."""
    palette = QPalette()
    for role, name in (
        (QPalette.ColorRole.Window, "background"), (QPalette.ColorRole.Base, "surface"),
        (QPalette.ColorRole.WindowText, "text"), (QPalette.ColorRole.Text, "text"),
        (QPalette.ColorRole.Button, "surface"), (QPalette.ColorRole.ButtonText, "text"),
        (QPalette.ColorRole.Highlight, "accent"), (QPalette.ColorRole.HighlightedText, "on_accent"),
        (QPalette.ColorRole.PlaceholderText, "tertiary"), (QPalette.ColorRole.Link, "accent"),
        (QPalette.ColorRole.ToolTipBase, "raised"), (QPalette.ColorRole.ToolTipText, "text"),
        (QPalette.ColorRole.AlternateBase, "raised"), (QPalette.ColorRole.BrightText, "text"),
    ):  # fmt: skip
        palette.setColor(role, QColor(getattr(theme.palette, name)))
    app.setPalette(palette)
    app.setStyleSheet(style_sheet(theme))


@dataclass
class Herstel:
    """The running program."""

    data: DataDir
    window: MainWindow
    journal: SqliteJournal
    services: Services
    engine: Engine
    bridge: Bridge
    errors: ErrorDialog
    background: Background
    first_start: FirstStart
    theme: Theme
    scheduler: QtScheduler

    @property
    def library(self) -> Library:
        """The content as it is now."""
        return self.engine.content

    def close(self) -> None:
        """Give everything back."""
        self.background.close()
        self.engine.close()
        self.journal.close()
        # What waits on a file of the system has to end in this thread: Python's collector runs in any.
        self.services.alarm.close()
        self.services.palette_alarm.close()


def build(app: QApplication, data: DataDir, services: Services) -> Herstel:
    """Build the program on `data`; what went wrong on the way stands in the notice bar.

    Raises ContentError where the content that came with the program is not whole.
    """
    scheduler = QtScheduler()
    assembly = assemble(data, services, scheduler)
    engine, journal = assembly.engine, assembly.journal
    settings = engine.settings.settings
    bridge = Bridge(engine)
    theme = Theme(settings.text_scale_percent / 100)
    look = Appearance(
        engine, bridge, theme, services.wants_less_motion, services.contrast.is_wanted, services.palette_alarm
    )
    services.contrast.on_change(look.look_at_contrast)
    desktop = Desktop(services.autostart, services.has_tray)
    window = MainWindow(
        engine,
        bridge,
        theme,
        Outside(data.root, data.logs, shipped("docs"), desktop, Report(data, services).text),
    )
    apply_theme(app, theme)  # once all is in its place: Qt goes through what moves to another parent, each time
    # What they call keeps the window alive, and the window keeps them: Qt ends that ring, Python cannot see it.
    for part in (bridge, scheduler, look):
        part.setParent(window)
    Keys(window, engine)
    look.recolouring.connect(window.soften)
    look.rescaled.connect(lambda: window.rebuild(lambda: apply_theme(app, theme)))
    window.closed.connect(look.stop)
    icon = QIcon(str(shipped("assets") / "icon.png"))
    window.setWindowIcon(icon)
    reminder = Reminder(
        engine.settings,
        engine.practice,
        services.clock,
        services.alarm,
        journal,
        lambda: window.is_in_front,
        engine.fit.can_offer,
    )
    engine.fit.changed.connect(reminder.look)
    engine.library.changed.connect(lambda _: reminder.look())
    tray = services.fallbacks.guard("tray", lambda: Tray(icon, services.has_tray), NoTray)
    background = Background(window, tray, reminder, engine, bridge, services.player)
    background.time.evening_changed.connect(look.look)
    first_start = FirstStart(window, engine, bridge, theme)
    WindowPlaceKeeper(window, engine.settings).restore()
    # After everything else that hears of an end, and may change a setting then.
    for end in (window.closed, window.put_away, app.commitDataRequest):
        end.connect(engine.settings.write)
    for notice in assembly.notices:
        window.notices.tell(notice)
    tell_fallbacks(services.fallbacks, window.notices)
    errors = ErrorDialog(data.logs, window.quit)
    return Herstel(
        data,
        window,
        journal,
        services,
        engine,
        bridge,
        errors,
        background,
        first_start,
        theme,
        scheduler,
    )


class FallbackNotices(QObject):
    """Tells what of this computer does not work, in the thread of the window whichever thread it failed in."""

    _failed = Signal(str)

    def __init__(self, notices: NoticeBar) -> None:
        """Keep where it is told."""
        super().__init__()
        self._notices = notices
        self._failed.connect(self._tell)

    def hear(self, text: str) -> None:
        """Have `text` told; from any thread."""
        self._failed.emit(text)

    def _tell(self, text: str) -> None:
        self._notices.tell(text, "services")


def tell_fallbacks(fallbacks: Fallbacks, notices: NoticeBar) -> None:
    """Tell what of this computer does not work, now and later."""
    told = FallbackNotices(notices)
    if fallbacks.notice:
        told.hear(fallbacks.notice)
    fallbacks.changed.connect(told.hear)


class NoAnswerError(Exception):
    """Another Herstel has this data folder, and does not answer; the message is in Dutch."""


def run(data: DataDir, choice: PracticeRequest | None = None, out_of_sight: bool = False) -> int:
    """Show the window, or only its icon in the tray, until the program is closed; gives the exit status.

    Where the program runs already, that one comes forward. Raises NoAnswerError where it does not.
    """
    app = make_application(sys.argv[:1])
    fallbacks = Fallbacks()
    instance = real_instance(data, fallbacks)
    if not instance.claim():
        ask = (
            StartRequest(choice.exercise_id, choice.minutes, choice.variant_id)
            if choice
            else StartRequest(show=not out_of_sight)
        )
        if not instance.pass_on(ask):
            raise NoAnswerError(
                f"Herstel is al open met de map {data.root}, misschien in een terminal, en antwoordt niet. "
                "Sluit het eerst af."
            )
        return 0
    try:
        herstel = build(app, data, real_services(data, fallbacks))
    except BaseException:
        instance.close()
        raise
    try:
        return _run(app, herstel, instance, choice, out_of_sight)
    finally:
        instance.close()
        herstel.close()


def _run(
    app: QApplication, herstel: Herstel, instance: Instance, choice: PracticeRequest | None, out_of_sight: bool
) -> int:
    herstel.errors.install()
    # A window that is hidden in the tray does not end the program; a closed one does.
    QGuiApplication.setQuitOnLastWindowClosed(False)
    herstel.window.closed.connect(app.quit)
    ending = real_ending(herstel.window.quit, herstel.services.fallbacks)
    ending.start()
    try:
        if not (choice or out_of_sight or herstel.engine.settings.settings.welcomed):
            herstel.first_start.begin()  # before the window is shown
        herstel.background.start(out_of_sight)
        AfterPaint(herstel.window, lambda: _wake(herstel, instance, choice), 0 if choice else REACTS_MS)
        return app.exec()
    finally:
        ending.close()


def _wake(herstel: Herstel, instance: Instance, choice: PracticeRequest | None) -> None:
    """Do what the window need not wait for; a later start waits for this one to listen."""
    gc.enable()
    herstel.theme.ask_ahead()
    instance.on_ask(lambda ask: answer(herstel, ask))
    herstel.engine.audio.start()
    if choice:
        herstel.engine.begin_exercise(choice)
    else:
        QTimer.singleShot(0, herstel.window, meet_classes)


def meet_classes() -> None:
    """Have PySide make its classes of Qt's now: it looks among all of them for that of the first scroll area's parts.

    That takes 15 ms, which the first page with one would wait for.
    """
    QScrollArea()


def answer(herstel: Herstel, ask: StartRequest) -> None:
    """Do what a second start wanted."""
    if ask.exercise_id:
        herstel.background.begin(PracticeRequest(ask.exercise_id, ask.minutes, ask.variant_id))
    elif ask.show:
        herstel.background.begin(None)
