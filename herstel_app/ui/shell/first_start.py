"""The first start: what this is, when to stop, how loud, and a voice. Four short screens, once, that can be skipped."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QWidget

from herstel_app.engine.engine import Engine
from herstel_app.engine.fit_words import answer_words
from herstel_app.engine.personal_fit import PersonalFit
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import Column, button, label, prose
from herstel_app.ui.kit.layout import STRETCH, Stretch, add, column, row, wide
from herstel_app.ui.kit.mark import Mark
from herstel_app.ui.kit.page import Ground
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.health_question import HealthFold
from herstel_app.ui.shell.first_start_cards import HearCard, VoiceCard
from herstel_app.ui.shell.window import MainWindow

tr = QCoreApplication.translate
WIDTH = 560
"""Of a line, in px at 100 %."""
SIDE = 48
SAFE, SOUND, VOICE = 1, 2, 3
"""The screens on which something is asked, or heard."""


def told_answer(fit: PersonalFit) -> str:
    """Say what was answered; nothing where nothing was asked yet."""
    return "" if fit.is_to_be_asked else answer_words(fit.answer)


def screens() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give of each screen its title and its paragraphs."""
    return (
        (
            tr("FirstStart", "Voor het laatste uur van je dag"),
            (
                tr("FirstStart", "Hier lees je hoe je lijf tot rust komt na een dag. In een oefening merk je het."),
                tr("FirstStart", "Er is geen lijst om af te werken. Je kiest wat vanavond past, en Esc stopt altijd."),
                tr("FirstStart", "Wat je opschrijft, blijft op deze computer."),
            ),
        ),
        (
            tr("FirstStart", "Stop als het niet goed voelt"),
            (
                tr("FirstStart", "Word je duizelig, of tintelt er iets? Stop dan, en adem zoals je gewend bent."),
                tr("FirstStart", "Herstel is geen behandeling. Bel bij gevaar 112."),
                tr("FirstStart", "Niet elke oefening past bij iedereen. Je mag zeggen of er iets voor jou geldt."),
            ),
        ),
        (
            tr("FirstStart", "Zet het geluid zo dat je het nog net hoort"),
            (tr("FirstStart", "Een klank geeft je adem aan: omhoog is in, omlaag is uit. Zacht is vaak prettiger."),),
        ),
        (
            tr("FirstStart", "Wil je een stem erbij?"),
            (tr("FirstStart", "Een stem zegt wat je kunt doen. Dan mogen je ogen dicht."),),
        ),
    )  # fmt: skip


class FirstStartView(Ground):
    """The screens, and the way through them."""

    done = Signal()
    """All was seen, or the rest is skipped."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Lay the screens out, and show the first."""
        super().__init__()
        self.sound, self.voice = HearCard(engine, bridge, theme), VoiceCard(engine, bridge, theme)
        self._audio, self._offer = engine.audio, engine.voice_offer
        fit = engine.fit
        self.health = HealthFold(engine, bridge, theme, lambda: told_answer(fit), lambda: True)
        self.health.question.sound_link.hide()  # the next screen is about sound
        cards = {SAFE: self.health, SOUND: self.sound, VOICE: self.voice}
        self._titles = [title for title, _ in screens()]
        self._stack = QStackedWidget()
        self._screens: list[Column] = []
        for number, (title, paragraphs) in enumerate(screens()):
            screen = Column(theme, WIDTH, (SIDE, 12))
            text = tr("FirstStart", "{n} van {all}").format(n=number + 1, all=len(self._titles))
            read = (prose(theme, paragraph) for paragraph in paragraphs)
            add(screen.body, theme, label(text, "kicker"), label(title, "title"), 6, *read)
            if number in cards:
                add(screen.body, theme, 8, cards[number])
            self._screens.append(screen)
            self._stack.addWidget(screen)
        self.on = button("", "primary")
        self.back = button(tr("FirstStart", "Terug"), "link", tr("FirstStart", "Terug naar het vorige scherm"))
        self.skip = button(tr("FirstStart", "Overslaan"), "link", tr("FirstStart", "Sla de uitleg over"))
        self.on.clicked.connect(lambda: self.show_screen(self.number + 1))
        self.back.clicked.connect(lambda: self.show_screen(self.number - 1))
        self.skip.clicked.connect(self.done)
        for changed in (bridge.first_sound_changed, bridge.voice_offer_changed):
            changed.connect(self._show_question)
        self._lay_out(theme)
        self.show_screen(0)

    def _lay_out(self, theme: Theme) -> None:
        side, large = theme.space(SIDE), theme.scale > 1.2
        head = row(theme, Mark(theme, 30), label("Herstel", "brand", wrap=False), STRETCH, gap=10)
        head.setContentsMargins(26, theme.space(20 if large else 28), side, theme.space(8))
        foot = row(theme, self.on, self.back, self.skip, STRETCH, gap=24, margins=(SIDE, 8, SIDE, 20))
        middle = QWidget()
        middle.setMaximumWidth(theme.px(WIDTH) + 2 * side)
        column(theme, wide(self._stack), foot, gap=0, on=middle)
        across = row(theme, STRETCH, wide(middle, 1000), STRETCH)
        # What is read stands a little above the middle, and the buttons on one place below it.
        above, below = Stretch(0 if large else 12), Stretch(0 if large else 14)
        self._around = column(theme, head, above, wide(across, 74), below, gap=0, on=self)
        self._room = {1: above.share, 3: below.share}
        self.health.fold.toggled.connect(self._mind_room)

    def _mind_room(self) -> None:
        """Give what is asked about oneself all the room there is, and anything else its place."""
        asking = self.number == SAFE and self.health.fold.isChecked()
        for place, share in self._room.items():
            self._around.setStretch(place, 0 if asking else share)

    @property
    def number(self) -> int:
        """Which screen is shown, from 0."""
        return self._stack.currentIndex()

    @property
    def is_last(self) -> bool:
        """Whether there is no screen after this one."""
        return self.number == len(self._titles) - 1

    def show_screen(self, number: int) -> None:
        """Show a screen; the one after the last is the program itself."""
        if number >= len(self._titles):
            self.done.emit()
            return
        self._audio.stop_sample()
        self._audio.stop_voice_sample()
        self._stack.setCurrentIndex(number)
        self._mind_room()
        self.back.setVisible(number > 0)
        self.skip.setVisible(not self.is_last)
        self.on.setText(tr("FirstStart", "Naar je avond") if self.is_last else tr("FirstStart", "Verder"))
        self.on.setAccessibleDescription(self._titles[number])
        if number > 0:
            self._offer.look()  # it takes a while, and on some computers starts a program
        if self.is_last:
            self._offer.show_advice()
        can_hear = (card.hear for card in (self.sound, self.voice) if card.hear.isVisibleTo(self._screens[number]))
        first: QPushButton = next(can_hear, self.on)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_question(self) -> None:
        """Have what is asked in sight, also with the largest letters."""
        question = {SOUND: self.sound.question, VOICE: self.voice.question}.get(self.number)
        if question is not None:
            QTimer.singleShot(0, self, lambda: self._screens[self.number].ensureWidgetVisible(question, 0, 12))


class FirstStart(QObject):
    """Puts the screens in the place of everything else, until they are gone through or left."""

    def __init__(self, window: MainWindow, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._window, self._engine, self._bridge, self._theme = window, engine, bridge, theme
        self.view: FirstStartView | None = None
        self._centre: QWidget | None = None
        bridge.began.connect(self.leave)
        window.closed.connect(self.leave)

    def begin(self) -> None:
        """Show the first screen, this once."""
        self.leave()
        self._engine.settings.change(welcomed=True)
        self._centre = self._window.takeCentralWidget()
        self.view = view = FirstStartView(self._engine, self._bridge, self._theme)
        view.done.connect(self.leave)
        view.health.help_asked.connect(self._open_help)
        self._window.setCentralWidget(view)
        view.on.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def _open_help(self, entry_id: str) -> None:
        self.leave()
        self._window.open_page("help")
        self._window.pages.help.reveal(entry_id)

    def leave(self) -> None:
        """Go on to the program."""
        if self.view is None or self._centre is None:
            return
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._engine.audio.stop_sample()
        self._engine.audio.stop_voice_sample()
        window, view, centre = self._window, self.view, self._centre
        self.view = self._centre = None
        window.takeCentralWidget()
        view.hide()
        view.deleteLater()
        window.setCentralWidget(centre)
        centre.show()
        window.open_page(window.page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave by Esc, and for a page that is asked by its key."""
        if isinstance(event, QKeyEvent) and not event.isAutoRepeat() and self._window.isActiveWindow():
            key, ctrl = event.key(), event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if event.type() == QEvent.Type.KeyPress and key == Qt.Key.Key_Escape and isinstance(watched, QWidget):
                self.leave()
                return True
            asks_page = key == Qt.Key.Key_F1 or (ctrl and Qt.Key.Key_1 <= key <= Qt.Key.Key_9)
            if event.type() == QEvent.Type.ShortcutOverride and asks_page:
                self.leave()
        return False
