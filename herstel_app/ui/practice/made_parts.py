"""What the practice pane shows, made and connected when a step first needs it: at rest there is nothing in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from herstel_app.engine.engine import Engine
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.theme import Theme

if TYPE_CHECKING:
    from herstel_app.ui.practice.corners import Corners
    from herstel_app.ui.practice.forms import FormMaker
    from herstel_app.ui.practice.idle import Idle
    from herstel_app.ui.practice.running import Running

tr = QCoreApplication.translate


class MadeParts(QWidget):
    """Makes the parts of the pane, and passes on what they ask of the window."""

    shown_changed = Signal(str)
    """Something else is shown; the id of the explanation that someone reads now, or nothing."""
    home_asked = Signal()
    """Someone has had enough for tonight."""
    reading_asked = Signal(object)
    """PracticeRequest: someone wants to read on where this was begun from."""
    dark_asked = Signal()
    grow_asked = Signal()
    help_asked = Signal()

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Have none yet."""
        super().__init__()
        self.engine, self._bridge, self._theme = engine, bridge, theme
        self.ask_path: Callable[[str], Path | None] = self._ask_save_sound
        """Where to save a sound of this title."""
        self.leads_to_night: Callable[[], bool] = bool
        """Whether the page that lies below says good night, once nothing goes on."""
        self._is_whole: Callable[[], bool] = bool
        self._is_grown = False
        self._stack = QStackedLayout(self)

    @cached_property
    def running(self) -> Running:
        """The exercise that runs."""
        from herstel_app.ui.practice.running import Running

        view, practice = Running(self._theme), self.engine.practice
        view.show_grown(self._is_grown)
        view.pause_asked.connect(practice.toggle)
        view.stop_asked.connect(practice.stop)
        view.ease_asked.connect(self.ease)
        view.volume_asked.connect(self.engine.volume.step)
        view.dark_asked.connect(self.dark_asked)
        view.grow_asked.connect(self.grow_asked)
        view.help_asked.connect(self.help_asked)
        self._bridge.volume_set.connect(view.show_volume)
        self._stack.addWidget(view)
        return view

    @cached_property
    def idle(self) -> Idle:
        """What is shown while nothing is to be done for a moment."""
        from herstel_app.ui.practice.idle import Idle

        view = Idle(self._theme)
        self._stack.addWidget(view)
        return view

    @cached_property
    def corners(self) -> Corners:
        """Help above a form that has the whole window, where it stands in an exercise."""
        from herstel_app.ui.practice.corners import Corners

        corners = Corners(self._theme)
        corners.show_whole(True)
        corners.help_asked.connect(self.help_asked)
        corners.setParent(self)
        return corners

    @cached_property
    def _make(self) -> FormMaker:
        from herstel_app.ui.practice.forms import FormMaker

        make = FormMaker(self.engine, self._bridge, self._theme, self._ask_path)
        make.is_whole, make.leads_to_night = self._is_whole, self.leads_to_night
        make.leads_home, make.leads_to_text = self.home_asked.emit, self.reading_asked.emit
        make.leads_to_help, make.grows = self.help_asked.emit, self.grow_asked.emit
        return make

    def _ask_path(self, title: str) -> Path | None:
        return self.ask_path(title)

    def ease(self) -> None:
        """Go back ten per cent from the next breath on, and stay there."""
        from herstel_app.core.pacing import eased

        self.engine.practice.replan(eased)
        self.running.show_status(tr("PracticePane", "iets sneller, vanaf de volgende adem"))

    def _ask_save_sound(self, title: str) -> Path | None:
        from herstel_app.ui.kit.save_dialogs import ask_save_sound

        return ask_save_sound(self, title)
