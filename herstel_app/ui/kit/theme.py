"""Colours, type and space: one place, resolved once, scaled by one factor."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics

from herstel_app.ui.kit.painting import mixed
from herstel_app.ui.kit.palettes import NIGHT, ON_BALLOON, Palette

STEP = 34
"""Width and height of the round buttons – and +, in px at 100 %."""
LARGE = 1.2
"""The text size from above which parts stand below each other."""
OFF = 0.3
"""How far a link that cannot be used goes over into its ground."""

SERIF = ("New York", "Charter", "Sitka Text", "Georgia", "Noto Serif", "DejaVu Serif")
SANS = (
    "SF Pro Text",
    ".AppleSystemUIFont",
    "Segoe UI Variable Text",
    "Segoe UI",
    "Inter",
    "Noto Sans",
    "DejaVu Sans",
)


def growth_of_space(scale: float) -> float:
    """Give how much larger margins are at a text size than at 100 %: they grow by a quarter of what text does."""
    return 1 + (scale - 1) * 0.25


QUIET_PADDING = 24
"""Left and right in a quiet button, in px at 100 %."""


class Theme(QObject):
    """The look at one text size. `scale` 1.0 is 100 %."""

    def __init__(self, scale: float = 1.0, palette: Palette = NIGHT, reduced_motion: bool = False) -> None:
        """Resolve the fonts this computer has; needs a running QGuiApplication."""
        super().__init__()
        self.scale = scale
        self.palette = palette
        self._reduced_motion: bool | None = reduced_motion
        self._wants_less_motion: Callable[[], bool] = bool
        families = set(QFontDatabase.families())
        self.serif = next((name for name in SERIF if name in families), QFont().defaultFamily())
        self.sans = next((name for name in SANS if name in families), QFont().defaultFamily())

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing moves; where the operating system has to say it, it is asked when first something would."""
        if self._reduced_motion is None:
            self._reduced_motion = self._wants_less_motion()
        return self._reduced_motion

    @reduced_motion.setter
    def reduced_motion(self, reduced: bool) -> None:
        self._reduced_motion = reduced

    def ask_motion(self, wants_less: Callable[[], bool]) -> None:
        """Have `wants_less` say whether nothing moves."""
        self._wants_less_motion, self._reduced_motion = wants_less, None

    @property
    def is_large(self) -> bool:
        """Whether the text is so large that there is no room for much beside each other."""
        return self.scale > LARGE

    def px(self, size: float) -> int:
        """Give a length, designed at 100 %, in px at this text size."""
        return max(1, round(size * self.scale))

    def space(self, size: float) -> int:
        """Give a margin in px: margins grow much slower than text, so that text gets the room."""
        return max(1, round(size * growth_of_space(self.scale)))

    def font(
        self,
        size: float,
        serif: bool = False,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> QFont:
        """Give a font of `size` px at 100 %."""
        font = QFont(self.serif if serif else self.sans)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        return font

    def _half_height(self, size: float, padding: float, border: int) -> int:
        """Give the radius that makes a button round: Qt draws square corners where it is even a little too large."""
        height = QFontMetrics(self.font(size)).height() + 2 * (self.px(padding) + border)
        return height // 2

    def color(self, role: str) -> QColor:
        """Give the colour that plays `role`."""
        return QColor(getattr(self.palette, role))

    def style_sheet(self) -> str:
        """Give the style sheet of the whole program."""
        p, px, space = self.palette, self.px, self.space
        pill, chip, primary, small_pill = (
            self._half_height(size, padding, border)
            for size, padding, border in ((15.5, 9, 1), (15, 9, 1), (15.5, 13, 0), (13.5, 6, 1))
        )
        dot, dim_edge = 2 * px(7), QColor(p.dark_glow).darker(200).name()
        off = mixed(self.color("tertiary"), self.color("background"), OFF).name()
        return f"""
* {{ font-family: "{self.sans}"; font-size: {px(15.5)}px; color: {p.text}; outline: none; }}
QMainWindow, QDialog, QWidget#page, QWidget#reader {{ background: {p.background}; }}
QWidget#rail {{ background: {p.background}; border-right: 1px solid {p.raised}; }}
QWidget#pane {{ background: {p.pane}; }}
QWidget[role="ending"] {{ background: {p.pane}; }}
QWidget[role="dim"] {{ background: {p.dark}; }}
QWidget[role="dim"] QLabel {{ color: {p.dark_line}; }}
QWidget[role="dim"] QPushButton[role="link"], QWidget[role="dim"] QLabel[role="small"] {{ color: {p.dark_hint}; }}
QWidget[role="dim"] QPushButton[role="link"]:focus {{ border-color: {p.dark_hint}; }}
QWidget[faint="true"] QPushButton[role="link"] {{ color: {p.dark_faint}; }}
QWidget[faint="true"] QPushButton[role="link"]:hover, QWidget[faint="true"] QPushButton[role="link"]:focus {{
  color: {p.dark_hint}; }}
QWidget[role="dim"] QPlainTextEdit {{ background: {p.dark}; border-color: {dim_edge}; color: {p.dark_line}; }}
QWidget[role="dim"] QPlainTextEdit:focus {{ border-color: {p.dark_hint}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {p.hairline}; border-radius: 3px; min-height: 40px; margin: 0 2px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  height: 0; background: transparent; }}
QScrollBar:horizontal {{ height: 0; }}
QToolTip {{ background: {p.raised}; color: {p.text}; border: 1px solid {p.hairline}; padding: 4px 8px; }}
QBalloonTip QLabel {{ color: {ON_BALLOON}; }}
QLabel[role="title"] {{ font-family: "{self.serif}"; font-size: {px(36)}px; }}
QLabel[role="display"] {{ font-family: "{self.serif}"; font-size: {px(32 if self.is_large else 38)}px; }}
QLabel[role="heading"] {{ font-family: "{self.serif}"; font-size: {px(24)}px; }}
QLabel[role="call"] {{ font-family: "{self.serif}"; font-size: {px(28)}px; }}
QLabel[role="group"] {{ font-family: "{self.serif}"; font-size: {px(19)}px; }}
QLabel[role="subtitle"] {{ font-family: "{self.serif}"; font-size: {px(21)}px; color: {p.secondary}; }}
QLabel[role="reading"] {{ font-family: "{self.serif}"; font-size: {px(19)}px; }}
QLabel[role="secondary"] {{ color: {p.secondary}; }}
QLabel[role="kicker"] {{ color: {p.tertiary}; font-size: {px(14)}px; }}
QLabel[role="small"] {{ color: {p.secondary}; font-size: {px(14)}px; }}
QTextEdit[role="path"] {{ background: transparent; border: none; color: {p.secondary}; font-size: {px(14)}px; }}
QLabel[role="line"] {{ font-family: "{self.serif}"; font-size: {px(18)}px; }}
QLabel[role="plain"], QLabel[role="length"] {{ font-size: {px(15)}px; }}
QLabel[role="length"] {{ color: {p.secondary}; }}
QLabel[role="said"] {{ font-family: "{self.serif}"; font-size: {px(24)}px; }}
QLabel[role="end"] {{ font-family: "{self.serif}"; font-size: {px(26)}px; }}
QLabel[role="label"] {{ font-size: {px(15)}px; font-weight: 500; }}
QPushButton {{ background: transparent; border: 1px solid {p.hairline}; border-radius: {pill}px;
  padding: {px(9)}px {px(20)}px; color: {p.text}; }}
QPushButton:hover {{ background: {p.raised}; }}
QPushButton:pressed {{ background: {p.claim}; }}
QPushButton:focus {{ border: 2px solid {p.accent}; padding: {px(9) - 1}px {px(20) - 1}px; }}
QPushButton[role="quiet"] {{ color: {p.tertiary}; padding: {px(9)}px {px(QUIET_PADDING)}px; }}
QPushButton[role="quiet"]:hover {{ color: {p.text}; }}
QPushButton[role="quiet"]:focus {{ color: {p.text}; padding: {px(9) - 1}px {px(QUIET_PADDING) - 1}px; }}
QPushButton[role="quiet"][tight="true"] {{ padding: {px(9)}px {px(8)}px; }}
QPushButton[role="quiet"][tight="true"]:focus {{ padding: {px(9) - 1}px {px(8) - 1}px; }}
QPushButton[role="primary"] {{ background: {p.accent}; color: {p.on_accent}; border: none; font-weight: 600;
  border-radius: {primary}px; padding: {px(13)}px {px(34)}px; }}
QPushButton[role="primary"]:hover {{ background: {p.accent_hover}; }}
QPushButton[role="primary"]:pressed {{ background: {p.accent_pressed}; }}
QPushButton[role="primary"]:disabled {{ background: {p.raised}; color: {p.tertiary}; }}
QPushButton[role="primary"]:focus {{ border: none; padding: {px(13)}px {px(34)}px; }}
QAbstractButton[role="chip"] {{ padding: {px(9)}px {px(17)}px; font-size: {px(15)}px; color: {p.text};
  background: transparent; border: 1px solid {p.hairline}; border-radius: {chip}px; }}
QAbstractButton[role="chip"]:hover {{ background: {p.raised}; }}
QAbstractButton[role="chip"]:pressed {{ background: {p.claim}; }}
QAbstractButton[role="chip"]:checked {{ color: {p.accent}; border-color: {p.accent}; background: {p.claim}; }}
QAbstractButton[role="chip"]:checked:hover {{ color: {p.accent_hover}; border-color: {p.accent_hover}; }}
QAbstractButton[role="chip"]:checked:pressed {{ background: {p.raised}; }}
QAbstractButton[role="chip"]:disabled {{ color: {p.tertiary}; border-color: {p.hairline}; background: transparent; }}
QAbstractButton[role="chip"]:checked:disabled {{ border-color: {p.tertiary}; }}
QAbstractButton[role="chip"]:focus {{ border: 2px solid {p.text}; padding: {px(9) - 1}px {px(17) - 1}px; }}
QPushButton[role="length"] {{ border: 2px solid transparent; border-radius: 8px; padding: {px(3)}px {px(6)}px;
  color: {p.secondary}; font-size: {px(15)}px; background: transparent; }}
QPushButton[role="length"][edge="true"] {{ padding-left: 0; }}
QPushButton[role="length"]:hover {{ color: {p.text}; background: {p.raised}; }}
QPushButton[role="length"]:pressed {{ background: {p.claim}; }}
QPushButton[role="length"]:checked {{ color: {p.accent}; font-weight: 600; }}
QPushButton[role="length"]:focus {{ border: 2px solid {p.accent}; }}
QPushButton[role="link"] {{ border: 2px solid transparent; border-radius: 8px; padding: 2px 5px 2px 1px;
  text-align: left; color: {p.secondary}; font-size: {px(14.5)}px; background: transparent; }}
QPushButton[role="link"][onward="true"] {{ color: {p.text}; font-family: "{self.serif}"; font-size: {px(22)}px; }}
QPushButton[role="link"][aside="true"] {{ color: {p.tertiary}; }}
QPushButton[role="link"]:focus {{ border: 2px solid {p.accent}; color: {p.accent}; }}
QPushButton[role="link"]:hover {{ color: {p.accent}; }}
QPushButton[role="link"]:pressed {{ color: {p.accent_pressed}; }}
QPushButton[role="link"][active="true"] {{ color: {p.accent}; font-weight: 600; }}
QPushButton[role="link"]:checked {{ color: {p.accent}; }}
QPushButton[role="link"]:disabled {{ color: {off}; }}
QPushButton[role="link"][small="true"] {{ font-size: {px(13.5)}px; }}
QPushButton[role="pill"] {{ color: {p.accent}; font-size: {px(13.5)}px; padding: {px(6)}px {px(13)}px;
  border-radius: {small_pill}px; text-align: left; }}
QPushButton[role="pill"]:hover {{ border-color: {p.accent_deep}; background: {p.surface}; }}
QPushButton[role="pill"]:pressed {{ background: {p.claim}; }}
QPushButton[role="pill"][active="true"] {{ border-color: {p.accent_deep}; background: {p.background}; }}
QPushButton[role="pill"]:focus {{ border: 2px solid {p.accent}; padding: {px(6) - 1}px {px(13) - 1}px; }}
QPushButton[role="soft"] {{ color: {p.accent}; border-color: {p.hairline}; }}
QPushButton[role="soft"]:hover {{ border-color: {p.accent_deep}; }}
QPushButton[role="soft"]:pressed {{ background: {p.claim}; }}
QPushButton[role="soft"]:focus {{ border-color: {p.accent}; }}
QPushButton[role="row"] {{ border: 2px solid transparent; border-radius: 12px; background: transparent; padding: 0; }}
QPushButton[role="row"]:hover {{ background: {p.surface}; }}
QPushButton[role="row"]:pressed, QPushButton[role="row"][active="true"] {{ background: {p.raised}; }}
QPushButton[role="row"]:focus {{ border: 2px solid {p.accent}; }}
QRadioButton {{ background: transparent; spacing: {px(10)}px; }}
QRadioButton::indicator {{ width: {dot}px; height: {dot}px; border: 2px solid {p.tertiary};
  border-radius: {dot // 2 + 2}px; background: transparent; }}
QRadioButton::indicator:checked {{ border-color: {p.accent}; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,
  fx: 0.5, fy: 0.5, stop: 0 {p.accent}, stop: 0.55 {p.accent}, stop: 0.7 transparent, stop: 1 transparent); }}
QRadioButton::indicator:disabled {{ border-color: {p.hairline}; background: transparent; }}
QRadioButton::indicator:checked:disabled {{ background: {p.hairline}; }}
QRadioButton::indicator:hover {{ border-color: {p.accent}; }}
QRadioButton::indicator:pressed {{ background: {p.claim}; }}
QRadioButton[role="choice"] {{ font-size: {px(15)}px; border: 2px solid transparent; border-radius: 8px;
  padding: {px(3)}px 8px {px(3)}px 1px; }}
QRadioButton[role="choice"]:focus {{ border: 2px solid {p.accent}; }}
QRadioButton[role="section"] {{ border: 2px solid transparent; border-radius: 8px; color: {p.secondary};
  padding: {px(5)}px {px(8)}px {px(5)}px 0; spacing: 0; }}
QRadioButton[role="section"]::indicator {{ width: 0; height: 0; border: none; }}
QRadioButton[role="section"]:hover {{ color: {p.text}; }} QRadioButton[role="section"]:checked {{ color: {p.accent}; }}
QRadioButton[role="section"]:focus {{ border: 2px solid {p.accent}; }}
QRadioButton[role="chip"] {{ spacing: 0; }}
QRadioButton[role="chip"]::indicator {{ width: 0; height: 0; border: none; }}
QComboBox {{ combobox-popup: 0; background: {p.raised}; border: 1px solid {p.hairline}; border-radius: {pill}px;
  padding: {px(9)}px {px(32)}px {px(9)}px {px(18)}px; }}
QComboBox:focus, QComboBox:on {{ border: 2px solid {p.accent};
  padding: {px(9) - 1}px {px(32) - 1}px {px(9) - 1}px {px(18) - 1}px; }}
QComboBox:hover {{ border-color: {p.tertiary}; }}
QComboBox:disabled {{ background: transparent; color: {p.tertiary}; }}
QComboBox::drop-down {{ border: none; width: 0; }}
QComboBox QAbstractItemView {{ background: {p.raised}; border: 1px solid {p.hairline};
  selection-background-color: {p.claim}; selection-color: {p.accent}; padding: 4px; }}
QComboBox QAbstractItemView::item {{ min-height: {px(34)}px; padding: 0 {px(12)}px; }}
QPushButton[role="nav"] {{ border: 2px solid transparent; border-radius: 14px; padding: 0; }}
QPushButton[role="nav"]:hover {{ background: {p.surface}; }}
QPushButton[role="nav"]:pressed, QPushButton[role="nav"]:checked {{ background: {p.raised}; }}
QPushButton[role="nav"]:focus {{ border: 2px solid {p.accent}; }}
QLabel[role="nav"] {{ color: {p.secondary}; font-size: {px(13)}px; }}
QLabel[role="nav"][active="true"] {{ color: {p.text}; }}
QPushButton[role="evening-row"] {{ background: transparent; border: 2px solid transparent; border-radius: 12px; }}
QPushButton[role="evening-row"]:hover {{ background: {p.raised}; }}
QPushButton[role="evening-row"]:pressed {{ background: {p.claim}; }}
QPushButton[role="evening-row"]:focus {{ border: 2px solid {p.accent}; }}
QPushButton[role="step-mark"] {{ border: 2px solid transparent; border-radius: 8px; padding: 0;
  background: transparent; }}
QPushButton[role="step-mark"]:focus {{ border: 2px solid {p.accent}; }}
QPushButton[role="quiet-card"] {{ background: {p.quiet}; border: 2px solid transparent; border-radius: 16px; }}
QPushButton[role="quiet-card"]:hover {{ background: {p.surface}; }}
QPushButton[role="quiet-card"]:pressed {{ background: {p.claim}; }}
QPushButton[role="quiet-card"]:focus {{ border: 2px solid {p.accent}; }}
QWidget#rail[dim="true"] {{ background: {p.dark}; border-right-color: {p.dark}; }}
QWidget#rail[dim="true"] QLabel[role="nav"] {{ color: {p.dark_faint}; }}
QWidget#rail[dim="true"] QLabel[role="nav"][lit="true"] {{ color: {p.dark_hint}; }}
QWidget#rail[dim="true"] QPushButton[role="nav"] {{ background: {p.dark}; }}
QWidget#rail[dim="true"] QPushButton[role="nav"]:focus {{ border-color: {p.dark_hint}; }}
QFrame[role="claim"] {{ background: transparent; border: none; border-left: 3px solid transparent; }}
QFrame[role="claim"][active="true"] {{ background: {p.claim}; border-left: 3px solid {p.accent};
  border-top-right-radius: 12px; border-bottom-right-radius: 12px; }}
QFrame[role="card"] {{ background: {p.surface}; border-radius: 16px; }}
QFrame[role="notice"] {{ background: {p.raised}; border-top: 1px solid {p.hairline}; }}
QFrame[role="dot"] {{ background: {p.tertiary}; border: none; border-radius: 1px; }}
QFrame[role="hairline"] {{ background: {p.hairline}; max-height: 1px; min-height: 1px; border: none; }}
QPlainTextEdit {{ background: {p.surface}; border: 2px solid {p.hairline}; border-radius: 12px;
  padding: {space(8)}px; font-family: "{self.serif}"; font-size: {px(17)}px; selection-background-color: {p.selection};
  selection-color: {p.text}; }}
QPlainTextEdit:hover {{ border-color: {p.tertiary}; }}
QPlainTextEdit:focus {{ border: 2px solid {p.accent}; }}
QPlainTextEdit:disabled {{ color: {p.tertiary}; background: transparent; }}
QDoubleSpinBox {{ background: transparent; border: 2px solid transparent; border-radius: 10px; padding: {px(5)}px 0;
  font-family: "{self.serif}"; font-size: {px(19)}px; selection-background-color: {p.selection};
  selection-color: {p.text}; }}
QDoubleSpinBox:hover {{ border-color: {p.hairline}; }}
QDoubleSpinBox:disabled {{ color: {p.tertiary}; }}
QDoubleSpinBox:focus {{ border: 2px solid {p.accent}; }}
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button, QDoubleSpinBox::up-arrow, QDoubleSpinBox::down-arrow {{
  width: 0; height: 0; border: none; image: none; }}
QDoubleSpinBox QLineEdit, QDoubleSpinBox QLineEdit:focus {{ background: transparent; border: none; padding: 0;
  font-size: {px(19)}px; }}
QPushButton[role="step"] {{ padding: 0; font-size: {px(19)}px; color: {p.text}; border-radius: {px(STEP) // 2}px;
  min-width: {px(STEP) - 2}px; max-width: {px(STEP) - 2}px;
  min-height: {px(STEP) - 2}px; max-height: {px(STEP) - 2}px; }}
QPushButton[role="step"]:disabled {{ color: {p.hairline}; border-color: {p.raised}; }}
QLineEdit, QSpinBox {{ background: {p.surface}; border: 2px solid {p.hairline}; border-radius: 12px;
  padding: {px(7)}px {space(10)}px; selection-background-color: {p.selection};
  selection-color: {p.text}; }}
QLineEdit {{ font-family: "{self.serif}"; font-size: {px(16)}px; }}
QSpinBox::up-button, QSpinBox::down-button, QSpinBox::up-arrow, QSpinBox::down-arrow {{
  width: 0; height: 0; border: none; image: none; }}
QSpinBox QLineEdit, QSpinBox QLineEdit:focus {{
  background: transparent; border: none; padding: 0; font-family: "{self.sans}"; }}
QPlainTextEdit[role="sheet"] {{ font-size: {px(18.5)}px; }}
QLineEdit:hover, QSpinBox:hover {{ border-color: {p.tertiary}; }}
QLineEdit:disabled, QSpinBox:disabled {{ color: {p.tertiary}; background: transparent; border-color: {p.raised}; }}
QLineEdit:focus, QSpinBox:focus {{ border: 2px solid {p.accent}; }}
QSlider {{ min-height: {px(28)}px; background: transparent; }}
QPushButton:disabled, QRadioButton:disabled {{ color: {p.tertiary}; }}
QLabel:disabled, QLabel[role="small"]:disabled {{ color: {p.tertiary}; }}
"""
