"""Instellingen: what applies to every evening, chosen once and in force at once; a section at a time."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from herstel_app.engine.engine import Engine
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import label, tab_stops
from herstel_app.ui.kit.page import Page, head
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.outside import Outside
from herstel_app.ui.pages.settings.about import AboutSection
from herstel_app.ui.pages.settings.data import DataSection
from herstel_app.ui.pages.settings.evening import EveningSection
from herstel_app.ui.pages.settings.health import HealthSection
from herstel_app.ui.pages.settings.in_sight import PinnedColumn
from herstel_app.ui.pages.settings.practice import PracticeSection
from herstel_app.ui.pages.settings.screen import ScreenSection
from herstel_app.ui.pages.settings.sections import Sections
from herstel_app.ui.pages.settings.sound import SoundSection
from herstel_app.ui.pages.settings.voice import VoiceSection

tr = QCoreApplication.translate


class Place(NamedTuple):
    """Where someone is on the page while the size of the text or the colours change."""

    section: str
    y: int
    """Where the buttons for that size are, in px below the top of the page."""
    focus: str
    """What has the keyboard: "size", "palette" or neither."""


class SettingsPage(Page):
    """A list of the sections, and the one that is chosen."""

    notice = Signal(str)
    """A Dutch sentence for the notice bar."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme, outside: Outside) -> None:
        """Lay out all sections."""
        about = label(tr("Settings", "Wat je kiest, geldt meteen. Alles blijft op deze computer."), "secondary")
        pinned = PinnedColumn(theme, head(theme, label(tr("Settings", "Instellingen"), "title"), about))
        super().__init__(theme, pinned, faded=("bottom",))
        model = engine.settings
        self._speaker = engine.audio.speaker
        self.sound = SoundSection(engine, bridge, theme)
        self.voice = VoiceSection(engine, bridge, theme)
        self.practice = PracticeSection(engine.content, model, theme)
        self.health = HealthSection(engine, bridge, theme)
        self.screen_section = ScreenSection(model, bridge, theme)
        self.evening = EveningSection(engine, bridge, outside.desktop, theme)
        self.data = DataSection(engine, bridge, outside.data, theme)
        self.about = AboutSection(outside.logs, theme, outside.report)
        for part in (self.evening, self.data, self.about):
            part.notice.connect(self.notice)
        self.sections = Sections(
            theme,
            tr("Settings", "Instellingen"),
            {
                tr("Settings", "Geluid en stem"): (self.sound, self.voice, self.sound.background),
                tr("Settings", "Bij het oefenen"): (self.health, self.practice),
                tr("Settings", "Scherm"): (self.screen_section, self.screen_section.dark),
                tr("Settings", "Herinneringen"): (self.evening, self.evening.background),
                tr("Settings", "Gegevens"): (self.data,),
                tr("Settings", "Over"): (self.about,),
            },
        )
        self.sections.changed.connect(self._begin_section)
        self.add(self.sections)
        self.sections.placed.connect(pinned.pin)
        pinned.pin(self.sections.is_beside)
        self.column.verticalScrollBar().valueChanged.connect(self.sections.staying.follow)

    def refresh(self) -> None:
        """Make what is not made before someone comes here, and show what is there now."""
        self.data.refresh()
        self.about.refresh()

    def show_section(self, title: str) -> None:
        """Have a section in view, from its top."""
        self.sections.show_section(title)
        self.go_to_top()

    def show_sound(self) -> None:
        """Show how a breath sounds, and how loud, for someone who comes from elsewhere."""
        self.sound.apart.fold.setChecked(True)
        self._show_from_elsewhere(self.sound.cue_card)

    def show_health(self) -> None:
        """Show what fits this someone, with its question open, for someone who comes from elsewhere."""
        self.health.asked.fold.setChecked(True)
        self._show_from_elsewhere(self.health)

    def _show_from_elsewhere(self, part: QWidget) -> None:
        """Show a part of a section, with the keyboard at the first thing in it."""

        def show() -> None:
            self.sections.show_section_of(part)
            stops = (each for each in tab_stops(part) if each.isVisible() and each.isEnabled())
            first = next(stops, None)  # none where someone has gone on to another page
            if first is not None:
                self.column.focus_in_place(first)
                self.column.once_laid_out(self, lambda: self.column.show_top(part))

        QTimer.singleShot(0, self, show)

    def place(self) -> Place:
        """Say where the buttons for the size of the text are, and whether the keyboard is there."""
        focus = "size" if self.screen_section.size_row.box.hasFocus() else ""
        if any(radio.hasFocus() for radio in self.screen_section.palette_row.chips.values()):
            focus = "palette"
        return Place(self.sections.shown, self._size_y(), focus)

    def take_place(self, place: Place) -> None:
        """Have the buttons for the size of the text where they were."""
        self.sections.show_section(place.section)
        self._go_on_at(self._size_y() - place.y)
        if place.focus == "palette":
            for radio in self.screen_section.palette_row.chips.values():
                if radio.isChecked():
                    radio.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place.focus:
            self.screen_section.size_row.box.setFocus(Qt.FocusReason.OtherFocusReason)
            self.screen_section.size_row.box.selectAll()  # as it was: what is typed takes its place

    def _size_y(self) -> int:
        larger = self.screen_section.size_row.larger
        return larger.mapTo(self, larger.rect().center()).y()

    def _go_on_at(self, by: int) -> None:
        """Scroll by so many px, also to before the beginning: what stands under the mouse stays there."""
        above = -by - self.column.verticalScrollBar().value()
        inside = self.column.widget()
        assert inside is not None
        if above > 0:
            inside.setContentsMargins(0, above, 0, 0)
        self.column.scroll_on(by)

    def _begin_section(self) -> None:
        """Show a section from its top, without the room that was made in another one."""
        inside = self.column.widget()
        assert inside is not None
        self.column.forget_room()
        inside.setContentsMargins(0, 0, 0, 0)
        self.go_to_top()

    def showEvent(self, event: QShowEvent) -> None:
        """Look which voices there are, the first time."""
        super().showEvent(event)
        if self._speaker.voices is None:
            self._speaker.look_for_voices()
