"""The keys that work everywhere: those of an exercise, of a page, and Esc, which always leads out.

Invariant: a key that is held down does its work once, except where it writes, scrolls, or makes louder or softer.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSlider,
    QWidget,
)

from herstel_app.engine.engine import Engine
from herstel_app.ui.kit.focus_ring import note_key
from herstel_app.ui.kit.focus_scroll import FocusScroll
from herstel_app.ui.kit.one_stop import takes_arrows, takes_ends
from herstel_app.ui.kit.page import Ground
from herstel_app.ui.kit.silent_keys import SILENT_KEYS
from herstel_app.ui.shell.page_stack import PAGE_KEYS, PAGES
from herstel_app.ui.shell.tab_in_sight import TabInSight, bring_back
from herstel_app.ui.shell.window import MainWindow

TYPED_IN = (QPlainTextEdit, QLineEdit, QAbstractSpinBox)
LEADS_ON = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
"""What has to do with more than the field that someone types in."""
KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
QUICKEST_MS = 10
"""Nobody lets a key go and presses it again in less."""
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PRESSES = (Qt.Key.Key_Space, *ENTERS)
SLIDES = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)
SCROLLS = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}
ARROWS, ENDS = (Qt.Key.Key_Up, Qt.Key.Key_Down), (Qt.Key.Key_Home, Qt.Key.Key_End)
"""What of that may be for a button in a group that has the focus."""


class Keys(QObject):
    """Gives the keys of an exercise precedence over a focused button, but not over a text field."""

    def __init__(self, window: MainWindow, engine: Engine) -> None:
        """Take every key that is pressed in the window from now on."""
        super().__init__(window)
        self._window, self._engine = window, engine
        self._practice, self._volume = engine.practice, engine.volume
        self._released: tuple[int, int] = (0, 0)
        """The key that was let go last, and when in ms."""
        self._tabs = TabInSight()
        self._bind()
        window.events.add(KEYS, self._filter_key)
        window.events.add((QEvent.Type.Quit,), self._notice_quit)
        window.events.add((QEvent.Type.Wheel,), self._notice_wheel)

    def _bind(self) -> None:
        window = self._window
        for name, keys in PAGE_KEYS.items():
            self._bind_to(keys, partial(window.go_to, name))
        self._bind_to("Ctrl+Q", window.quit)
        self._bind_to("F11", window.toggle_full_screen)

    def _bind_to(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(note_key)  # no key press comes of it: what has the keyboard would not be seen
        shortcut.activated.connect(act)

    def _notice_quit(self, watched: QObject, _event: QEvent) -> bool:
        """Close for good where the system asks it in its own way, as by Cmd+Q."""
        if watched is QApplication.instance():
            self._window.expect_end()
        return False

    def _notice_wheel(self, watched: QObject, _event: QEvent) -> bool:
        """Have Tab go on from where the wheel scrolls to."""
        if isinstance(watched, QWidget):
            self._tabs.note_wheel(watched, QApplication.focusWidget())
        return False

    def _filter_key(self, watched: QObject, event: QEvent) -> bool:
        """Take what is for the window as a whole."""
        assert isinstance(event, QKeyEvent)
        if event.type() == QEvent.Type.KeyRelease:
            self._released = event.key(), event.timestamp()
        if not (isinstance(watched, QWidget) and self._window.isActiveWindow()):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and self._is_repeated(event):
            event.accept()  # a key press, and no shortcut
            return True
        is_press = event.type() == QEvent.Type.KeyPress and QApplication.activePopupWidget() is None
        return is_press and self._take(event, watched)

    def _is_repeated(self, event: QKeyEvent) -> bool:
        """Whether the key is being held down.

        X tells a repeat as a key that is let go and pressed at one moment. Qt sees that only where both have come in,
        and on a busy computer takes some repeats for new presses.
        """
        key, at_ms = self._released
        again = event.key() == key and bool(at_ms) and 0 <= event.timestamp() - at_ms < QUICKEST_MS
        return event.isAutoRepeat() or again

    def _take(self, event: QKeyEvent, watched: QWidget) -> bool:
        focus = QApplication.focusWidget()
        key = Qt.Key(event.key())
        typing = isinstance(focus, TYPED_IN)
        if self._is_repeated(event) and not _may_repeat(key, focus):
            return True
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in SILENT_KEYS:
            return False
        if self._window.dark.is_down and not self._practice.is_active:
            note_key()
            self._window.dark.lift()
            return True
        if key == Qt.Key.Key_Escape:
            note_key()
            self._escape()
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            if self._window.dark.is_down:  # of what lies under it nothing is seen
                self._window.dark.words.step(key == Qt.Key.Key_Tab)
                return True
            return self._tabs.go(focus, forward=key == Qt.Key.Key_Tab)
        if typing or not plain:
            return False
        if key == Qt.Key.Key_M:
            self._volume.toggle_mute()
            return True
        if key in SCROLLS and (key not in ARROWS or not self._practice.is_active):
            return not _takes(key, focus) and self._scroll(SCROLLS[key], focus)
        if key == Qt.Key.Key_Space and self._is_at_page(watched) and not self._practice.is_active:
            return self._scroll(QAbstractSlider.SliderAction.SliderPageStepAdd, focus)
        if self._practice.is_active and not self._window.pane.is_writing and self._take_in_exercise(key, focus):
            return True
        return key in PRESSES and bring_back(focus)

    def _is_at_page(self, watched: QWidget) -> bool:
        """Whether a key is for a page, and for no control on it."""
        is_page = isinstance(watched, Ground) and not watched.focusPolicy() & Qt.FocusPolicy.TabFocus
        return is_page and self._window.pages.isAncestorOf(watched)

    def _scroll(self, action: QAbstractSlider.SliderAction, focus: QWidget | None) -> bool:
        """Scroll what someone reads: a form that has the keyboard, or the page; False where nothing scrolls.

        A form that is seen whole leaves the keys to the text beside it, and never to a list that someone chose from.
        """
        window, pane = self._window, self._window.pane
        column = None
        if window.is_grown or (focus is not None and pane.isAncestorOf(focus)):
            column = next((each for each in pane.findChildren(FocusScroll) if each.isVisible()), None)
        if column is not None and (window.page != "reading" or column.verticalScrollBar().maximum() > 0):
            column.scroll_text(action)
            scrolled: QWidget | None = column
        else:
            scrolled = window.pages.scroll_page(action)
        self._tabs.note(scrolled)
        return scrolled is not None

    def _take_in_exercise(self, key: Qt.Key, focus: QWidget | None) -> bool:
        pane, dark = self._window.pane, self._window.dark
        if dark.is_down or key == Qt.Key.Key_D:
            note_key()  # in the dark the keys are named to who uses them
        if dark.is_down and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            dark.words.step(key == Qt.Key.Key_Right)
        elif dark.is_down and dark.words.has_focus and key in PRESSES:
            return False  # it presses the word
        elif key == Qt.Key.Key_Space:
            self._practice.toggle()
        elif key == Qt.Key.Key_T and pane.is_paced:
            pane.ease()
        elif key == Qt.Key.Key_D and dark.is_down:
            dark.lift()
        elif key == Qt.Key.Key_D:
            if self._practice.has_open_eyes:  # then it is not offered either
                pane.say_why_light()
            else:
                dark.cover()
        elif dark.is_down and key in ENTERS:
            pass  # a hand shows the words, and none of them has the keyboard: nobody asked for light
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not isinstance(focus, QSlider):
            self._volume.step(1 if key == Qt.Key.Key_Up else -1)
        elif dark.is_down:
            dark.lift()
        else:
            return False
        return True

    def _escape(self) -> None:
        window, pane = self._window, self._window.pane
        if self._engine.stop_first():
            return
        if not pane.is_empty:
            self._engine.audio.reading.stop()
            self._engine.audio.hush()
            pane.close_form()
        elif not window.is_grown and window.pages.back():
            pass
        elif window.isFullScreen():
            window.toggle_full_screen()
        elif window.page != PAGES[0]:
            window.open_page(PAGES[0] if window.place == window.page else window.place)
        else:
            self._engine.audio.hush()


def _may_repeat(key: Qt.Key, focus: QWidget | None) -> bool:
    """Whether a key that is held down goes on doing what it does: it writes, it scrolls, or it is a slider's."""
    if isinstance(focus, TYPED_IN):
        return key not in LEADS_ON or (
            isinstance(focus, QPlainTextEdit) and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        )
    if isinstance(focus, QSlider):
        return key in SCROLLS or key in SLIDES
    return key in SCROLLS and not _takes(key, focus)


def _takes(key: Qt.Key, focus: QWidget | None) -> bool:
    """Whether a key that scrolls is for what has the focus."""
    in_group = key in ARROWS and (takes_arrows(focus) or isinstance(focus, QRadioButton | QComboBox))
    return in_group or (key in ENDS and takes_ends(focus)) or isinstance(focus, QSlider)
