"""The rows that *Instellingen* is made of: something said at the left, something chosen at the right or below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QRadioButton, QSizePolicy, QWidget

from herstel_app.ui.kit.basic import button, label, note, play, restyle, set_note
from herstel_app.ui.kit.flow import EndsLayout, FlowLayout
from herstel_app.ui.kit.layout import Part, Placed, at_top, column, row, wide
from herstel_app.ui.kit.pressed import Radio
from herstel_app.ui.kit.slider import LineSlider
from herstel_app.ui.kit.stepper import Stepper
from herstel_app.ui.kit.switch import Switch
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
INSET = 4
"""What stands at the right of a row ends this far, in px, from the side: rings of the focus need it."""
GAP = 16
"""Between the name of a value and its buttons, in px at 100 %."""
TITLES = 120
"""Least width of the names in a list of choices, in px at 100 %: the words of two lists begin below each other."""
PITCH, APART = 40, 2
"""From one choice to the next, and what is left between their rows, in px at 100 %."""
REACH, ABOVE = 14, 8
"""How far such a row reaches beside its words, and in large text above them, in px at 100 %."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things that can be chosen: its value, what it is called, and a sentence about it."""

    value: str
    title: str
    text: str = ""
    hearable: bool = True


class SwitchRow(QWidget):
    """A switch with its name and a sentence; a click on the words switches too."""

    def __init__(
        self, theme: Theme, title: str, text: str, on: bool, act: Callable[[bool], None], head: bool = False
    ) -> None:
        """Make the row; `act` is called with the new state. As a `head` its name is the title of its card."""
        super().__init__()
        self._theme = theme
        self.switch = Switch(theme, on, title)
        self.switch.toggled.connect(act)
        self._note = note(theme, text)
        words = column(theme, label(title, "group" if head else "label"), self._note, gap=4 if head else 3)
        row(theme, wide(words), at_top(self.switch), gap=20, on=self)
        self.set_note(text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Switch."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.switch.click()

    def show_on(self, on: bool) -> None:
        """Show a state that was chosen elsewhere."""
        with QSignalBlocker(self.switch):
            self.switch.setChecked(on)

    def set_note(self, text: str) -> None:
        """Say something else below the name, or nothing."""
        set_note(self._note, self._theme, text)
        self.switch.setAccessibleDescription(text)


class StepperRow(QWidget):
    """A value between – and +, after its name; it goes on below that where there is no room. `aside` comes last."""

    def __init__(self, theme: Theme, title: str, stepper: Stepper, *aside: QWidget, at_end: bool = False) -> None:
        """Make the row; `at_end` the value ends where the switches do."""
        super().__init__()
        self.title = label(title, "label", wrap=False)
        parts = EndsLayout(theme.space(GAP), INSET) if at_end else FlowLayout(theme.space(GAP))
        self.setLayout(parts)
        for part in (self.title, stepper, *aside):
            parts.addWidget(part)


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
    ) -> None:
        """Make the row; `act` is called with the new value, `words` says a value (default: as per cent)."""
        super().__init__()
        self.slider = slider
        self._words, self._act = words or percent_words, act
        slider.setAccessibleName(title)
        self._value = label("", "small", wrap=False)
        self._value.setContentsMargins(0, 0, INSET, 0)
        slider.setValue(value)
        slider.valueChanged.connect(self._change)
        top = row(theme, wide(label(title, "label")), Placed(self._value, Qt.AlignmentFlag.AlignBottom), gap=16)
        below = [note(theme, text)] if text else []
        column(theme, top, slider, *below, gap=2, on=self)
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
        with QSignalBlocker(self.slider):
            self.slider.setValue(value)
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
    """One of a few, a row each, with some words about it and perhaps a link that lets it be heard.

    The whole row chooses; the one that is chosen looks as a chip that is. The words stand `REACH` within its sides.
    """

    chosen = Signal(str)
    hear_asked = Signal(str)

    def __init__(self, theme: Theme, title: str, options: Sequence[Option], value: str, hear: bool = False) -> None:
        """Make the list with `value` chosen; `title` is what is chosen from it, for a screen reader."""
        super().__init__()
        self.radios: dict[str, QRadioButton] = {}
        self.links: dict[str, QPushButton] = {}
        self._titles = {option.value: option.title for option in options}
        group = QButtonGroup(self)
        for option in options:
            link = self._make_link(option.value) if hear and option.hearable else None
            radio = _Row(theme, option, link)
            radio.setAccessibleName(f"{title}: {option.title}. {option.text}".strip())
            radio.setChecked(option.value == value)
            radio.clicked.connect(lambda _=False, value=option.value: self.chosen.emit(value))
            group.addButton(radio)
            self.radios[option.value] = radio
        column(theme, *self.radios.values(), gap=APART, on=self)
        self.show_heard("")

    def _make_link(self, value: str) -> QPushButton:
        link = self.links[value] = button("", "link")
        link.setProperty("flush", True)
        link.clicked.connect(lambda: self.hear_asked.emit(value))
        return link

    def show_heard(self, value: str) -> None:
        """Say at each link what it does now: `value` is what sounds, or an empty string."""
        for name, link in self.links.items():
            sounds = name == value
            link.setText(tr("Rows", "stop") if sounds else tr("Rows", "hoor"))
            words = tr("Rows", "Stop: {title}") if sounds else tr("Rows", "Luister: {title}")
            link.setAccessibleName(words.format(title=self._titles[name]))
            link.setProperty("active", sounds)
            restyle(link)


class _Row(Radio):
    """One choice: its name, the words about it beside that or, in large text, below it, and its link."""

    def __init__(self, theme: Theme, option: Option, link: QPushButton | None) -> None:
        super().__init__()
        play(self, "choice")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        large = theme.is_large
        self._name = label(option.title, "choice", wrap=False)
        # Beside a name, without the leading of a note: so they stand on one line with it.
        said = note(theme, option.text) if large else label(option.text, "small")
        text = [said] if option.text else []
        for each in (self._name, said):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        beside: tuple[Part, ...] = (wide(self._name),)
        if not large and text:
            self._name.setMinimumWidth(theme.px(TITLES))
            beside = self._name, wide(said)
        above = row(theme, *beside, *([link] if link else []), gap=GAP)
        around = (REACH, ABOVE if large else 0, REACH, ABOVE if large else 0)
        column(theme, above, *(text if large else []), gap=0, margins=around, on=self)
        self.setMinimumHeight(0 if large else theme.px(PITCH - APART))
        self.toggled.connect(self._light)

    def _light(self, on: bool) -> None:
        self._name.setProperty("active", on)
        restyle(self._name)

    def sizeHint(self) -> QSize:
        """Ask for the room that its words take."""
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Ask for the least room that its words take."""
        layout = self.layout()
        assert layout is not None
        return layout.minimumSize()
