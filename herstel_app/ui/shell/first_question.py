"""The two small questions of the first start, one after the other: whether it is just heard, and a voice."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from herstel_app.engine.engine import Engine
from herstel_app.engine.words import VOICE_QUESTION
from herstel_app.ui.bridge import Bridge
from herstel_app.ui.kit.basic import button, centred, label
from herstel_app.ui.kit.crossfade import Crossfade
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.layout import STRETCH, column
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
HEIGHT_PX, LARGE_HEIGHT_PX = 48, 44
"""Its height, two lines, in px at 100 %, and in large text: nothing moves where it is asked or says more later."""
ONE_LINE = 70
"""So many characters stand on one line, also in large text."""
GAP_PX = 12
"""Between a sentence and its links, in px at 100 %."""


class FirstQuestion(QWidget):
    """A line with its answers, and below it what else is told; empty once nothing is asked."""

    left_by_focus = Signal()
    """What had the keyboard is not asked any more."""

    def __init__(self, engine: Engine, bridge: Bridge, theme: Theme) -> None:
        """Ask what is to be asked now."""
        super().__init__()
        self._first, self._voice = engine.first_sound, engine.voice_offer
        self._shown = ""
        self._said, self._more = label("", "small", wrap=False), centred("", "kicker")
        self.yes = button(tr("FirstStart", "ja"), "link")
        self.other = button("", "link")
        self.yes.clicked.connect(self._say_yes)
        self.other.clicked.connect(self._say_other)
        for link in (self.yes, self.other):
            link.setProperty("small", True)
        line = FlowLayout(theme.space(GAP_PX), centred=True)
        for part in (self._said, self.yes, self.other):
            line.addWidget(part)
        holder = QWidget()
        holder.setLayout(line)
        column(theme, holder, self._more, STRETCH, gap=4, on=self)
        self.setMinimumHeight(theme.px(LARGE_HEIGHT_PX if theme.is_large else HEIGHT_PX))
        bridge.first_sound_changed.connect(self.refresh)
        bridge.voice_offer_changed.connect(self.refresh)
        self._fade = Crossfade(self, theme)
        self.refresh()

    @property
    def said(self) -> str:
        """What is asked or told now; the voice comes after the sound."""
        if self._first.state != "silent":
            return self._first.said
        return VOICE_QUESTION if self._voice.asks else ""

    def refresh(self) -> None:
        """Show what is asked now; nothing snaps."""
        said = self.said
        if said != self._shown:
            self._fade.begin()
            self._shown = said
        about_sound = bool(self._first.said)
        is_told = about_sound and bool(self._first.lack)  # what stands in the way is only told
        first, *more = [said] if is_told and len(said) <= ONE_LINE else re.split(r"(?<=[.?]) ", said)
        _say(self._said, first)
        _say(self._more, " ".join(more))
        other = tr("FirstStart", "harder") if about_sound else tr("FirstStart", "nee")
        self.other.setText(other)
        had_focus = self.yes.hasFocus() or self.other.hasFocus()
        is_asked = bool(said) and not is_told
        has_other = is_asked and not (about_sound and self._first.state == "at_full")
        if had_focus and not is_asked:
            self.left_by_focus.emit()  # before they are hidden: Qt would give it to whatever comes next
        elif had_focus and not has_other:
            self.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        for each in (self.yes, self.other):
            each.setAccessibleName(f"{said} {each.text()}")
        self.yes.setVisible(is_asked)
        self.other.setVisible(has_other)

    def _say_yes(self) -> None:
        if self._first.said:
            self._first.answer_heard()
        else:
            self._voice.answer(True)

    def _say_other(self) -> None:
        if self._first.said:
            self._first.louder()
        else:
            self._voice.answer(False)


def _say(where: QLabel, text: str) -> None:
    where.setText(text)
    where.setVisible(bool(text))
