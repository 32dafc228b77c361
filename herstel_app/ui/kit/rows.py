"""The rows that *Instellingen* is made of: something said at the left, something chosen at the right or below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from herstel_app.ui.kit.basic import button, label, prose, restyle
from herstel_app.ui.kit.flow import FlowLayout
from herstel_app.ui.kit.slider import LineSlider
from herstel_app.ui.kit.switch import Switch
from herstel_app.ui.theme import Theme

tr = QCoreApplication.translate
INSET = 4
"""What stands at the right of a row ends this far, in px, from the side: rings of the focus need it."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things that can be chosen: its value, what it is called, and a sentence about it."""

    value: str
    title: str
    text: str = ""
    hearable: bool = True


class Card(QFrame):
    """A raised part of a page with rows below each other; its title is also the name of what is in it."""

    def __init__(self, theme: Theme, title: str = "", text: str = "") -> None:
        """Make a card with, if given, a title and a sentence below it."""
        super().__init__()
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        side, top = theme.space(24), theme.space(20)
        self.body.setContentsMargins(side, top, side, top)
        self.body.setSpacing(theme.space(18))
        heading = QVBoxLayout()
        heading.setSpacing(theme.space(3))
        if title:
            heading.addWidget(label(title, "label"))
        if text:
            heading.addWidget(note(theme, text))
        if title or text:
            self.body.addLayout(heading)


class SwitchRow(QWidget):
    """A switch with its name and a sentence; a click on the words switches too."""

    def __init__(self, theme: Theme, title: str, text: str, on: bool, act: Callable[[bool], None]) -> None:
        """Make the row; `act` is called with the new state."""
        super().__init__()
        self._theme = theme
        self.switch = Switch(theme, on, title)
        self.switch.toggled.connect(act)
        self._words = QVBoxLayout()
        self._words.setSpacing(theme.space(3))
        self._words.addWidget(label(title, "label"))
        self._note = QLabel()
        self._words.addWidget(self._note)
        self.set_note(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(20))
        row.addLayout(self._words, 1)
        row.addWidget(self.switch, alignment=Qt.AlignmentFlag.AlignTop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Switch."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.switch.click()

    def show_on(self, on: bool) -> None:
        """Show a state that was chosen elsewhere."""
        self.switch.blockSignals(True)
        self.switch.setChecked(on)
        self.switch.blockSignals(False)

    def set_note(self, text: str) -> None:
        """Say something else below the name."""
        old, self._note = self._note, note(self._theme, text)
        self._words.replaceWidget(old, self._note)
        old.deleteLater()
        self.switch.setAccessibleDescription(text)


class SliderRow(QWidget):
    """A slider with its name at the left and its value, in words, at the right."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        slider: LineSlider,
        value: int,
        act: Callable[[int], None],
        words: Callable[[int], str] | None = None,
        text: str = "",
        name: str = "",
    ) -> None:
        """Make the row; `act` is called with the new value, `words` says a value (default: as per cent).

        `name` is what a screen reader says where the title is not enough.
        """
        super().__init__()
        self.slider = slider
        self._words, self._act = words or percent_words, act
        slider.setAccessibleName(name or title)
        self._value = label("", "small", wrap=False)
        self._value.setContentsMargins(0, 0, INSET, 0)
        slider.setValue(value)
        slider.valueChanged.connect(self._change)
        top = QHBoxLayout()
        top.setSpacing(theme.space(16))
        top.addWidget(label(title, "label"), 1)
        top.addWidget(self._value, alignment=Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addLayout(top)
        column.addWidget(slider)
        if text:
            column.addWidget(note(theme, text))
        self._describe()

    def _change(self, value: int) -> None:
        self._describe()
        self._act(value)

    def _describe(self) -> None:
        said = self._words(self.slider.value())
        self._value.setText(said)
        self.slider.setAccessibleDescription(said)

    def show_value(self, value: int) -> None:
        """Show a value that was chosen elsewhere."""
        self.slider.blockSignals(True)
        self.slider.setValue(value)
        self.slider.blockSignals(False)
        self._describe()


def percent_slider(theme: Theme, low: int = 0, high: int = 100, step: int = 5, origin: int | None = None) -> LineSlider:
    """Make a slider in steps of `step` per cent."""
    slider = LineSlider(theme, low, high, origin)
    slider.setSingleStep(step)
    slider.setPageStep(2 * step)
    return slider


def percent_words(value: int) -> str:
    """Give a share as it is written: "40 %"."""
    return f"{value} %"


class ChoiceList(QWidget):
    """One of a few, below each other, each with a sentence and perhaps a link that lets it be heard."""

    chosen = Signal(str)
    hear_asked = Signal(str)

    def __init__(self, theme: Theme, title: str, options: Sequence[Option], value: str, hear: bool = False) -> None:
        """Make the list with `value` chosen; `title` is what is chosen from it, for a screen reader."""
        super().__init__()
        self.radios: dict[str, QRadioButton] = {}
        self.links: dict[str, QPushButton] = {}
        self._titles = {option.value: option.title for option in options}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(16))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        group = QButtonGroup(self)
        for number, option in enumerate(options):
            radio = radio_button(option.title, "choice", f"{title}: {option.title}. {option.text}".strip())
            radio.setChecked(option.value == value)
            radio.clicked.connect(lambda _=False, value=option.value: self.chosen.emit(value))
            group.addButton(radio)
            self.radios[option.value] = radio
            row = 2 * number
            grid.addWidget(radio, row, 0)
            if option.text:
                text = _Words(theme, option.text, radio)
                text.setContentsMargins(theme.px(28) + 6, 0, 0, theme.space(12))
                grid.addWidget(text, row + 1, 0)
            if hear and option.hearable:
                link = button("", "hear")
                link.clicked.connect(lambda _=False, value=option.value: self.hear_asked.emit(value))
                self.links[option.value] = link
                grid.addWidget(link, row, 1, alignment=Qt.AlignmentFlag.AlignRight)
        self.show_heard("")

    def show_heard(self, value: str) -> None:
        """Say at each link what it does now: `value` is what sounds, or an empty string."""
        for name, link in self.links.items():
            sounds = name == value
            link.setText(tr("Rows", "stop") if sounds else tr("Rows", "hoor"))
            words = tr("Rows", "Stop: {title}") if sounds else tr("Rows", "Hoor: {title}")
            link.setAccessibleName(words.format(title=self._titles[name]))
            link.setProperty("active", sounds)
            restyle(link)


class ChipRow(QWidget):
    """One of a few short things, in a row that wraps."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        title: str,
        options: Sequence[tuple[str, object]],
        value: object,
        text: str = "",
        *,
        title_shown: bool = True,
    ) -> None:
        """Make the row with `value` chosen; a screen reader says the title with each chip, shown or not."""
        super().__init__()
        self.radios: dict[object, QRadioButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(8))
        words = QVBoxLayout()
        words.setSpacing(theme.space(3))
        if title_shown:
            words.addWidget(label(title, "label"))
        if text:
            words.addWidget(note(theme, text))
        if words.count():
            column.addLayout(words)
        flow = FlowLayout(theme.space(8))
        group = QButtonGroup(self)
        for said, option in options:
            radio = radio_button(said, "chip", f"{title}: {said}")
            radio.setChecked(option == value)
            radio.clicked.connect(lambda _=False, option=option: self.chosen.emit(option))
            group.addButton(radio)
            self.radios[option] = radio
            flow.addWidget(radio)
        holder = QWidget()
        holder.setLayout(flow)
        column.addWidget(holder)


class _Words(QWidget):
    """A sentence about a choice; a click on it chooses."""

    def __init__(self, theme: Theme, text: str, radio: QRadioButton) -> None:
        super().__init__()
        self._radio = radio
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(note(theme, text))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._radio.click()


def note(theme: Theme, text: str) -> QLabel:
    """Make a sentence below a name."""
    return prose(theme, text, "small", 140)


def radio_button(text: str, role: str, name: str) -> QRadioButton:
    """Make a radio button that plays `role`; `name` is what a screen reader says."""
    radio = QRadioButton(text)
    radio.setProperty("role", role)
    radio.setAccessibleName(name)
    radio.setCursor(Qt.CursorShape.PointingHandCursor)
    radio.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return radio
