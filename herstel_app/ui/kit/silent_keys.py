"""Keys that say nothing by themselves: they are held with others, or are the computer's own."""

from __future__ import annotations

from PySide6.QtCore import Qt

SILENT_KEYS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
        Qt.Key.Key_Insert,
        Qt.Key.Key_Print,
        Qt.Key.Key_VolumeUp,
        Qt.Key.Key_VolumeDown,
        Qt.Key.Key_VolumeMute,
        Qt.Key.Key_MicMute,
        Qt.Key.Key_MediaPlay,
        Qt.Key.Key_MediaPause,
        Qt.Key.Key_MediaTogglePlayPause,
        Qt.Key.Key_MediaStop,
        Qt.Key.Key_MediaNext,
        Qt.Key.Key_MediaPrevious,
        Qt.Key.Key_MonBrightnessUp,
        Qt.Key.Key_MonBrightnessDown,
        Qt.Key.Key_KeyboardBrightnessUp,
        Qt.Key.Key_KeyboardBrightnessDown,
        Qt.Key.Key_KeyboardLightOnOff,
        Qt.Key.Key_unknown,
    }
)
