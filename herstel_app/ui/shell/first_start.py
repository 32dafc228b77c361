"""The first start: one screen that breathes, on which *Voel het verschil* begins; shown once, left at any point."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from herstel_app.core.programme_content import DIFFERENCE
from herstel_app.engine.engine import Engine
from herstel_app.engine.fit_words import QUESTION
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import Column, button, centred, label
from herstel_app.ui.kit.crossfade import Crossfade
from herstel_app.ui.kit.layout import Stretch, add, block, column, flow, left, wide
from herstel_app.ui.kit.page import Ground
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.practice.health_question import HealthQuestion
from herstel_app.ui.practice.safety_line import SafetyLine
from herstel_app.ui.shell.first_question import FirstQuestion
from herstel_app.ui.shell.first_scene import FirstScene
from herstel_app.ui.shell.whole_window import TAKING_MS
from herstel_app.ui.shell.window import MainWindow

tr = QCoreApplication.translate
WIDEST = 10_000
"""The lines go on to the sides of any window, in px at 100 %."""
ASKED_WIDTH, ASKED_MARGINS = 640, (48, 72)
"""Of the one question about oneself, in px at 100 %."""


class FirstStartView(Ground):
    """The glow between its two lines, one button, and one line of safety; behind that line the one question."""

    felt = Signal()
    """Someone wants to feel the difference."""
    left = Signal()
    """Someone wants to look around first."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Lay it out."""
        super().__init__("pane")
        self.scene = FirstScene(theme)
        self.question = FirstQuestion(engine, bridge, theme)
        self.feel_button = button(tr("FirstStart", "Laat voelen"), "primary")
        self.look_button = button(tr("FirstStart", "eerst rondkijken"), "link")
        self.safety = SafetyLine(engine.fit, bridge, theme, centred=True)
        self.health = HealthQuestion(engine, bridge, theme)
        self.health.sound_link.hide()  # the sound is asked about here
        self.back_button = button(tr("FirstStart", "terug"), "link")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._first(theme))
        self._stack.addWidget(self._asked(theme))
        column(theme, wide(self._stack), gap=0, on=self)
        self.feel_button.clicked.connect(self.felt)
        self.look_button.clicked.connect(self.left)
        self.question.left_by_focus.connect(lambda: self.feel_button.setFocus(Qt.FocusReason.OtherFocusReason))
        self.safety.asked.connect(self.ask)
        self.health.answered.connect(self.go_back)
        self.back_button.clicked.connect(self.go_back)
        bridge.first_frame_changed.connect(self.scene.show_frame)

    def _first(self, theme: Theme) -> QWidget:
        large = theme.is_large
        title = centred(tr("FirstStart", "Rust is nog geen herstel."), "display")
        text = centred(tr("FirstStart", "Voel het verschil, in vijf minuten."), "subtitle")
        begin = flow(theme, self.feel_button, self.look_button, gap=30, centred=True)
        gap, below = (12, 12) if large else (26, 30)
        words = block(theme, title, 4, text, gap, begin, 14, self.question, gap=0, margins=(28, 0, 28, 0))
        safety = block(theme, self.safety, margins=(28, 12, 28, below))
        screen = Column(theme, WIDEST, (0, 0), gap=0, fills=True)
        add(screen.body, theme, Stretch(1), wide(self.scene, 10), words, Stretch(1), safety)
        return screen

    def _asked(self, theme: Theme) -> QWidget:
        asked = Column(theme, ASKED_WIDTH, ASKED_MARGINS)
        add(asked.body, theme, label(QUESTION, "title"), 10, self.health, 6, left(self.back_button))
        return asked

    @property
    def is_asking(self) -> bool:
        """Whether the one question about oneself is shown."""
        return self._stack.currentIndex() == 1

    def ask(self) -> None:
        """Show the one question about oneself."""
        self._stack.setCurrentIndex(1)
        next(iter(self.health.chips.chips.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Show the first screen again."""
        self._stack.setCurrentIndex(0)
        self.feel_button.setFocus(Qt.FocusReason.OtherFocusReason)


class FirstStart(QObject):
    """Puts the screen in the place of everything else, until it is left."""

    def __init__(self, window: MainWindow, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._window, self._engine, self._bridge, self._theme = window, engine, bridge, theme
        self.view: FirstStartView | None = None
        self._centre: QWidget | None = None
        self._begins = False
        """Whether the difference begins, out of sight."""
        self._fade = Crossfade(window, theme, TAKING_MS)
        bridge.began.connect(self.leave)
        window.closed.connect(self.leave)

    def begin(self) -> None:
        """Show the screen, this once, with its sound."""
        self.leave()
        self._engine.settings.change(welcomed=True)
        self._centre = self._window.takeCentralWidget()
        self.view = view = FirstStartView(self._engine, self._bridge, self._theme)
        view.felt.connect(self._feel)
        view.left.connect(self.leave)
        view.health.help_asked.connect(self._open_help)
        self._window.setCentralWidget(view)
        view.feel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._engine.first_sound.begin()
        self._engine.voice_offer.look()

    def _feel(self) -> None:
        """Begin before anything else is in sight, so that no page is seen in between."""
        self._engine.first_sound.end()
        self._begins = True
        self._engine.compare(DIFFERENCE)
        self._begins = False
        self.leave()

    def _open_help(self, entry_id: str) -> None:
        self.leave()
        self._window.open_page("help")
        self._window.pages.help.reveal(entry_id)

    def leave(self) -> None:
        """Go on to the program."""
        if self.view is None or self._centre is None or self._begins:
            return
        self._fade.begin()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._engine.first_sound.end()
        window, view, centre = self._window, self.view, self._centre
        self.view = self._centre = None
        window.takeCentralWidget()
        view.hide()
        view.deleteLater()
        window.setCentralWidget(centre)
        centre.show()
        if self._engine.programmes.takes_window:
            window.pane.running.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            window.open_page(window.page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave by Esc, or go back by it; leave for a page that is asked by its key."""
        if isinstance(event, QKeyEvent) and not event.isAutoRepeat() and self._window.isActiveWindow():
            key, ctrl = event.key(), event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if event.type() == QEvent.Type.KeyPress and key == Qt.Key.Key_Escape and isinstance(watched, QWidget):
                self._step_back()
                return True
            asks_page = key == Qt.Key.Key_F1 or (ctrl and Qt.Key.Key_1 <= key <= Qt.Key.Key_9)
            if event.type() == QEvent.Type.ShortcutOverride and asks_page:
                self.leave()
        return False

    def _step_back(self) -> None:
        if self.view is not None and self.view.is_asking:
            self.view.go_back()
        else:
            self.leave()
