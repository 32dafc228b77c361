"""Where everything is built and wired: the one place that knows all the parts."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass, field

from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from herstel_app import __version__
from herstel_app.core.failures import StorageError
from herstel_app.core.instance import Ask, Instance
from herstel_app.core.library import Library
from herstel_app.core.ports.sound import Player
from herstel_app.core.practice_request import PracticeRequest
from herstel_app.core.reasons import system_reason
from herstel_app.core.settings import Settings
from herstel_app.fallback import Fallbacks
from herstel_app.log import start_log
from herstel_app.paths import DataDir, content_dir, shipped
from herstel_app.report import Report
from herstel_app.services import Services as Services
from herstel_app.services import real_ending, real_instance
from herstel_app.services import real_services as real_services
from herstel_app.storage.database import reason
from herstel_app.storage.journal import Journal
from herstel_app.storage.library import ContentFolders
from herstel_app.storage.own_content import OwnContent
from herstel_app.storage.settings import SettingsFile
from herstel_app.storage.store import Store
from herstel_app.storage.thoughts import Thoughts
from herstel_app.ui.applied import AppliedLook
from herstel_app.ui.background import Background
from herstel_app.ui.driver import Driver
from herstel_app.ui.errors import ErrorDialog
from herstel_app.ui.first_start import FirstStart
from herstel_app.ui.keeper import SettingsKeeper
from herstel_app.ui.notice import NoticeBar
from herstel_app.ui.palettes import palette_at
from herstel_app.ui.parts import Parts
from herstel_app.ui.practice.desk import Desk
from herstel_app.ui.qt_words import speak_dutch
from herstel_app.ui.recorder import Recorder
from herstel_app.ui.reminder import Reminder
from herstel_app.ui.returns import Returns
from herstel_app.ui.settings.evening import Desktop
from herstel_app.ui.shelf import Shelf
from herstel_app.ui.sound.aloud import ReadAloud
from herstel_app.ui.sound.narrator import Narrator
from herstel_app.ui.sound.sampler import Sampler
from herstel_app.ui.sound.saver import Saver
from herstel_app.ui.sound.voices import Voices
from herstel_app.ui.sound.volume import Volume
from herstel_app.ui.theme import Theme
from herstel_app.ui.tray import NoTray, Tray
from herstel_app.ui.window import MainWindow
from herstel_app.ui.window_memory import WindowMemory

logger = logging.getLogger(__name__)


def make_application(argv: list[str]) -> QApplication:
    """Make the Qt application: Dutch, dark from the first pixel on."""
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
    app.setStyleSheet(theme.style_sheet())


@dataclass
class Herstel:
    """The running program."""

    window: MainWindow
    journal: Journal
    services: Services
    driver: Driver
    shelf: Shelf
    errors: ErrorDialog
    narrator: Narrator
    saver: Saver
    background: Background
    first_start: FirstStart
    keeper: SettingsKeeper
    parts: list[object] = field(default_factory=list)

    @property
    def library(self) -> Library:
        """The content as it is now."""
        return self.shelf.library

    def close(self) -> None:
        """Give everything back."""
        self.keeper.write()
        self.narrator.close()
        self.saver.close()
        self.services.player.close()
        self.journal.close()


def build(app: QApplication, data: DataDir, services: Services) -> Herstel:
    """Build the program on `data`; what went wrong on the way stands in the notice bar.

    Raises ContentError where the content that came with the program is not whole.
    """
    notices: list[str] = []
    log_fault = start_log(data.logs)
    if log_fault:
        notices.append(log_fault)
    settings_file = SettingsFile(data.settings)
    settings, settings_notices = settings_file.load()
    notices += settings_notices
    journal, journal_notices = open_journal(data)
    notices += journal_notices
    folders = ContentFolders(content_dir(), data.content)
    library = folders.read()
    notices += [str(problem) for problem in library.problems]
    colours = palette_at(settings.palette, services.clock.now(), services.contrast.is_wanted())
    theme = Theme(settings.text_scale_percent / 100, colours)
    apply_theme(app, theme)
    keeper = SettingsKeeper(settings, settings_file)
    keeper.start(settings_notices)
    follow_history(journal.store, keeper)
    follow_volume(services.player, keeper)
    driver = Driver(services.clock, services.player, services.keep_awake)
    recorder = Recorder(journal, driver, services.clock)
    volume = Volume(keeper, services.player)
    sampler = Sampler(services.player, driver, keeper)
    voices = Voices(services.voice, driver, keeper)
    narrator = Narrator(driver, services.player, services.voice, services.synthesiser, keeper)
    aloud = ReadAloud(services.voice, driver, keeper)
    look = AppliedLook(
        keeper,
        theme,
        services.wants_less_motion,
        services.contrast.is_wanted,
        driver,
        services.clock,
        services.palette_alarm,
    )
    services.contrast.on_change(look.look_at_contrast)
    thoughts = Thoughts(journal.store)
    desk = Desk(thoughts, recorder, driver, services.clock, theme)
    returns = Returns(thoughts, driver, services.clock, theme)
    saver = Saver(services.export, services.synthesiser, voices, keeper)
    shelf = Shelf(folders, library, OwnContent(data.content), keeper)
    parts = Parts(
        data=data,
        clock=services.clock,
        keeper=keeper,
        theme=theme,
        journal=journal,
        recorder=recorder,
        shelf=shelf,
        driver=driver,
        volume=volume,
        sampler=sampler,
        voices=voices,
        aloud=aloud,
        desk=desk,
        returns=returns,
        saver=saver,
        desktop=Desktop(services.autostart, services.has_tray),
        report=Report(data, services).text,
    )
    window = MainWindow(parts)
    look.rescaled.connect(lambda: window.rebuild(lambda: apply_theme(app, theme)))
    window.closed.connect(look.stop)
    keeper.notice.connect(window.notices.tell)
    keeper.withdrawn.connect(window.notices.withdraw)
    narrator.notice.connect(window.notices.tell)
    icon = QIcon(str(shipped("assets") / "icon.png"))
    window.setWindowIcon(icon)
    reminder = Reminder(keeper, services.clock, services.alarm, journal, driver, lambda: window.is_in_front)
    tray = services.fallbacks.guard("tray", lambda: Tray(icon, services.has_tray), NoTray)
    background = Background(window, tray, reminder, keeper, shelf, driver, volume, services.player)
    first = next(iter(library.explanations))
    section = settings.last_explanation
    window.pages.reading.open(section if section and section in library.explanations else first)
    first_start = FirstStart(window, keeper, volume, sampler, driver, theme)
    memory = WindowMemory(window, keeper)
    memory.restore()
    # After everything else that hears of an end, and may change a setting then.
    for end in (window.closed, window.put_away, app.commitDataRequest):
        end.connect(keeper.write)
    window.section_opened.connect(lambda name: keeper.change(last_explanation=name))
    for notice in notices:
        logger.warning("%s", notice)
        window.notices.tell(notice)
    tell_fallbacks(services.fallbacks, window.notices)
    errors = ErrorDialog(data.logs, window.quit)
    return Herstel(
        window,
        journal,
        services,
        driver,
        shelf,
        errors,
        narrator,
        saver,
        background,
        first_start,
        keeper,
        [theme, keeper, recorder, volume, sampler, voices, look, reminder, memory],
    )


def tell_fallbacks(fallbacks: Fallbacks, notices: NoticeBar) -> None:
    """Tell what of this computer does not work, now and later."""

    def tell(text: str) -> None:
        notices.tell(text, "services")

    if fallbacks.notice:
        tell(fallbacks.notice)
    fallbacks.changed.connect(tell)


def follow_history(store: Store, keeper: SettingsKeeper) -> None:
    """Have the store keep what is done and noted as long as that is wanted."""

    def follow(settings: Settings) -> None:
        store.keeps = settings.history

    follow(keeper.settings)
    keeper.changed.connect(follow)


def follow_volume(player: Player, keeper: SettingsKeeper) -> None:
    """Have the player sound as loud as the settings say that could only be read later."""

    def follow(settings: Settings) -> None:
        player.set_volume(settings.volume)
        player.set_muted(settings.muted)

    keeper.came_back.connect(follow)


def open_journal(data: DataDir) -> tuple[Journal, list[str]]:
    """Open the journal, or one in memory where the real one cannot be had."""
    try:
        data.root.mkdir(parents=True, exist_ok=True)
        journal = Journal(data.journal)
        return journal, list(journal.open())
    except (StorageError, OSError) as error:
        journal = Journal.in_memory()
        journal.open()
        told = reason(error)
        if isinstance(error, OSError):
            told = f"De map {data.root} is niet te gebruiken ({system_reason(error)})."
        return journal, [f"{told} Je notities worden deze keer niet bewaard."]


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
        ask = Ask(choice.exercise_id, choice.minutes, choice.variant_id) if choice else Ask(show=not out_of_sight)
        if not instance.pass_on(ask):
            raise NoAnswerError(f"er loopt al een Herstel op {data.root}, en dat antwoordt niet. Sluit het eerst af.")
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
    instance.on_ask(lambda ask: answer(herstel, ask))
    ending = real_ending(herstel.window.quit, herstel.services.fallbacks)
    ending.start()
    try:
        if not (choice or out_of_sight or herstel.keeper.settings.welcomed):
            herstel.first_start.begin()  # before the window is shown
        herstel.background.start(out_of_sight)
        herstel.narrator.start()
        if choice:
            herstel.window.start_exercise(choice)
        return app.exec()
    finally:
        ending.close()


def answer(herstel: Herstel, ask: Ask) -> None:
    """Do what a second start wanted."""
    if ask.exercise_id:
        herstel.background.begin(PracticeRequest(ask.exercise_id, ask.minutes, ask.variant_id))
    elif ask.show:
        herstel.background.begin(None)
