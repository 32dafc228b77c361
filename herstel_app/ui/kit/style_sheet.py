"""The style sheet of the whole program, in the colours and the text size of a theme."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFontMetrics

from herstel_app.ui.kit.painting import mixed
from herstel_app.ui.kit.palettes import ON_BALLOON
from herstel_app.ui.kit.theme import BEARING_PX, QUIET_PADDING, Theme

VALUE_PX = 19
"""Of the letters of a value between – and +, in px at 100 %."""
TITLE_PX, DISPLAY_PX, LARGE_DISPLAY_PX = 36, 38, 32
"""Of the letters of the title of a page, and of the question that opens an evening; px at 100 %."""
STEP = 34
"""Width and height of the round buttons – and +, in px at 100 %."""
CLAIM_AROUND, CLAIM_RIGHT = 6, 8
"""Above and below the mark of a claim, and beside it: lines that are not full leave room there; in px at 100 %."""
SECTION_REACH = 14
"""How far the ground of a chosen section reaches out to the left of its word, in px at 100 %."""
OFF = 0.3
"""How far a link that cannot be used goes over into its ground."""

DIM_RAISED = 0.85
"""How far the ground of where one is in the dim rail, a light that is hardly one, goes over into the dark."""
WRITTEN_IN = 0.5
"""How far the frame of a field that is written in goes over into its ground, where the focus came without a key."""


def display_px(theme: Theme) -> int:
    """Give the size of the question that opens an evening, in px at 100 %."""
    return LARGE_DISPLAY_PX if theme.is_large else DISPLAY_PX


def style_sheet(theme: Theme) -> str:
    """Give the style sheet of the whole program."""
    p, px, space = theme.palette, theme.px, theme.space
    pill, chip, primary, small_pill = (
        _half_height(theme, size, padding, border)
        for size, padding, border in ((15.5, 9, 1), (15, 9, 1), (15.5, 13, 0), (13.5, 6, 1))
    )
    day = 2 * px(19)
    dim_edge = QColor(p.dark_glow).darker(200).name()
    dim_raised = mixed(theme.color("dark_glow"), theme.color("dark"), DIM_RAISED).name()
    written_in = mixed(theme.color("accent"), theme.color("surface"), WRITTEN_IN).name()
    dim_written_in = mixed(theme.color("dark_hint"), theme.color("dark"), WRITTEN_IN).name()
    off = mixed(theme.color("tertiary"), theme.color("background"), OFF).name()
    begin = f"margin-left: {BEARING_PX}px"
    return f"""
* {{ font-family: "{theme.sans}"; font-size: {px(15.5)}px; color: {p.text}; outline: none; }}
QMainWindow, QDialog, QWidget#page, QWidget#reader {{ background: {p.background}; }}
QWidget#rail {{ background: {p.background}; border-right: 1px solid {p.raised}; }}
QWidget#pane {{ background: {p.pane}; }}
QWidget[role="ending"] {{ background: {p.pane}; }}
QWidget[role="dim"] {{ background: {p.dark}; }}
QWidget[role="dim"] QLabel {{ color: {p.dark_line}; }}
QWidget[role="dim"] QPushButton[role="link"], QWidget[role="dim"] QLabel[role="small"] {{ color: {p.dark_hint}; }}
QWidget[role="dim"] QPushButton[role="link"]:focus {{ border-color: {p.dark_hint}; }}
QWidget[role="dim"] QLabel[role="key"], QWidget[role="dim"] QLabel[role="left"] {{ color: {p.dark_faint}; }}
QLabel[role="key"] {{ font-size: {px(13)}px; }} QLabel[role="left"] {{ font-size: {px(14.5)}px; }}
QWidget[faint="true"] QPushButton[role="link"] {{ color: {p.dark_faint}; }}
QWidget[faint="true"] QPushButton[role="link"]:hover, QWidget[faint="true"] QPushButton[role="link"]:focus {{
  color: {p.dark_hint}; }}
QWidget[role="dim"] QPlainTextEdit {{ background: {p.dark}; border-color: {dim_edge}; color: {p.dark_line}; }}
QWidget[role="dim"] QPlainTextEdit:focus {{ border-color: {dim_written_in}; }}
QWidget[role="dim"] QPlainTextEdit[keyed="true"]:focus {{ border-color: {p.dark_hint}; }}
QWidget[role="dim"] QPlainTextEdit {{ placeholder-text-color: {p.dark_hint}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {p.raised}; border-radius: 3px; min-height: 40px; margin: 0 2px; }}
QScrollBar::handle:vertical:hover, QScrollBar::handle:vertical:pressed {{ background: {p.hairline}; }}
QScrollBar[aside="true"]::handle:vertical:!hover:!pressed {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  height: 0; background: transparent; }}
QScrollBar:horizontal {{ height: 0; }}
QToolTip {{ background: {p.raised}; color: {p.text}; border: 1px solid {p.hairline}; padding: 4px 8px; }}
QBalloonTip QLabel {{ color: {ON_BALLOON}; }}
QLabel[role="title"] {{ font-family: "{theme.serif}"; font-size: {px(TITLE_PX)}px; }}
QLabel[role="display"] {{ font-family: "{theme.serif}"; font-size: {px(display_px(theme))}px; }}
QLabel[role="heading"] {{ font-family: "{theme.serif}"; font-size: {px(24)}px; }}
QLabel[role="call"] {{ font-family: "{theme.serif}"; font-size: {px(28)}px; }}
QLabel[role="group"] {{ font-family: "{theme.serif}"; font-size: {px(19)}px; }}
QLabel[role="subtitle"] {{ font-family: "{theme.serif}"; font-size: {px(21)}px; color: {p.secondary}; }}
QLabel[role="reading"] {{ font-family: "{theme.serif}"; font-size: {px(19)}px; }}
QLabel[role="reading"][aside="true"], QLabel[role="line"][aside="true"] {{ color: {p.secondary}; }}
QLabel[role="secondary"] {{ color: {p.secondary}; }}
QLabel[role="kicker"] {{ color: {p.tertiary}; font-size: {px(14)}px; }}
QLabel[role="small"] {{ color: {p.secondary}; font-size: {px(14)}px; }}
QTextEdit[role="path"] {{ background: transparent; border: none; color: {p.secondary}; font-size: {px(14)}px; }}
QLabel[role="line"] {{ font-family: "{theme.serif}"; font-size: {px(18)}px; }}
QLabel[role="plain"], QLabel[role="length"] {{ font-size: {px(15)}px; }}
QLabel[role="length"] {{ color: {p.secondary}; }}
QLabel[role="choice"] {{ font-size: {px(15)}px; }}
QLabel[role="choice"][active="true"] {{ color: {p.accent}; }}
QLabel[role="said"] {{ font-family: "{theme.serif}"; font-size: {px(24)}px; }}
QLabel[role="end"] {{ font-family: "{theme.serif}"; font-size: {px(26)}px; }}
QLabel[role="label"] {{ font-size: {px(15)}px; font-weight: 500; }}
QPushButton, QRadioButton[role="chip"], QRadioButton[role="choice"], QComboBox, QLineEdit, QPlainTextEdit,
QFrame[role="card"], QFrame[role="hairline"] {{ {begin}; }}
QPushButton[role="length"], QPushButton[role="link"], QPushButton[role="row"], QPushButton[role="nav"],
QPushButton[role="evening-row"], QPushButton[role="step-mark"], QPushButton[role="pill"],
QAbstractSpinBox QLineEdit, QFrame[role="hairline"][bleeds="true"] {{ margin-left: 0; }}
QPushButton {{ background: transparent; border: 1px solid {p.hairline}; border-radius: {pill}px;
  padding: {px(9)}px {px(20)}px; color: {p.text}; }}
QPushButton:hover {{ background: {p.raised}; }}
QPushButton:pressed {{ background: {p.claim}; }}
QPushButton:focus {{ border: 2px solid {p.accent}; padding: {px(9) - 1}px {px(20) - 1}px; }}
QPushButton[role="quiet"] {{ color: {p.tertiary}; padding: {px(9)}px {px(QUIET_PADDING)}px; }}
QPushButton[role="quiet"]:hover {{ color: {p.text}; }} QPushButton[role="quiet"][keyed="true"] {{ text-align: left; }}
QPushButton[role="quiet"]:focus {{ color: {p.text}; padding: {px(9) - 1}px {px(QUIET_PADDING) - 1}px; }}
QWidget[role="dim"] QPushButton[role="quiet"] {{ color: {p.dark_hint}; border-color: {dim_edge}; }}
QPushButton[role="quiet"][tight="true"] {{ padding: {px(9)}px {px(8)}px; }}
QPushButton[role="quiet"][tight="true"]:focus {{ padding: {px(9) - 1}px {px(8) - 1}px; }}
QPushButton[role="primary"] {{ background: {p.accent}; color: {p.on_accent}; border: none; font-weight: 600;
  border-radius: {primary}px; padding: {px(13)}px {px(34)}px; }}
QPushButton[role="primary"]:hover {{ background: {p.accent_hover}; }}
QPushButton[role="primary"]:pressed {{ background: {p.accent_pressed}; }}
QPushButton[role="primary"]:disabled {{ background: {p.raised}; color: {p.tertiary}; }}
QPushButton[role="primary"]:focus {{ border: none; padding: {px(13)}px {px(34)}px; }}
QWidget[beside="true"] QPushButton[role="primary"] {{ background: transparent; color: {p.accent};
  border: 1px solid {p.accent_deep}; padding: {px(13) - 1}px {px(34) - 1}px; }}
QWidget[beside="true"] QPushButton[role="primary"]:hover {{ background: {p.raised}; }}
QWidget[beside="true"] QPushButton[role="primary"]:pressed {{ background: {p.claim}; }}
QWidget[beside="true"] QPushButton[role="primary"]:disabled {{ border-color: {p.hairline}; color: {p.tertiary}; }}
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
QPushButton[role="day"] {{ border: 2px solid transparent; border-radius: {day // 2}px; padding: 0;
  min-width: {day - 4}px; max-width: {day - 4}px; min-height: {day - 4}px; max-height: {day - 4}px;
  color: {p.secondary}; font-size: {px(15)}px; background: transparent; }}
QPushButton[role="day"]:hover {{ color: {p.text}; border-color: {p.hairline}; }}
QPushButton[role="day"]:checked {{ color: {p.accent}; background: {p.claim}; border: 1px solid {p.accent}; }}
QPushButton[role="day"]:checked:hover {{ color: {p.accent_hover}; border-color: {p.accent_hover}; }}
QPushButton[role="day"]:pressed {{ background: {p.raised}; }}
QPushButton[role="day"]:disabled {{ color: {p.tertiary}; }}
QPushButton[role="day"]:focus {{ border: 2px solid {p.text}; }}
QPushButton[role="length"] {{ border: 2px solid transparent; border-radius: 8px; padding: {px(3)}px {px(6)}px;
  color: {p.secondary}; font-size: {px(15)}px; background: transparent; }}
QPushButton[role="length"][edge="true"] {{ padding-left: 0; }}
QPushButton[role="length"][last="true"] {{ padding-right: {px(3)}px; }}
QPushButton[role="length"]:hover {{ color: {p.text}; background: {p.raised}; }}
QPushButton[role="length"]:pressed {{ background: {p.claim}; }}
QPushButton[role="length"]:checked {{ color: {p.accent}; font-weight: 600; }}
QPushButton[role="length"]:focus {{ border: 2px solid {p.accent}; }}
QPushButton[role="link"] {{ border: 2px solid transparent; border-radius: 8px; padding: 2px 5px 2px 1px;
  text-align: left; color: {p.secondary}; font-size: {px(14.5)}px; background: transparent; }}
QPushButton[role="link"][flush="true"] {{ padding-right: 1px; }}
QPushButton[role="link"][onward="true"] {{ color: {p.text}; font-family: "{theme.serif}"; font-size: {px(22)}px; }}
QPushButton[role="link"][aside="true"] {{ color: {p.tertiary}; }}
QPushButton[role="link"][unseen="true"] {{ color: transparent; }}
QPushButton[role="link"]:focus {{ border: 2px solid {p.accent}; color: {p.accent}; }}
QPushButton[role="link"]:hover {{ color: {p.accent}; }}
QPushButton[role="link"]:pressed {{ color: {p.accent_pressed}; }}
QPushButton[role="link"][active="true"] {{ color: {p.accent}; font-weight: 600; }}
QPushButton[role="link"]:checked {{ color: {p.accent}; }}
QPushButton[role="link"][behind="true"]:checked:!hover:!focus {{ color: {p.secondary}; }}
QPushButton[role="link"]:disabled {{ color: {off}; }}
QPushButton[role="link"][small="true"] {{ font-size: {px(13.5)}px; }}
QPushButton[role="pill"] {{ color: {p.accent}; font-size: {px(13.5)}px; padding: {px(6)}px {px(13)}px;
  border-radius: {small_pill}px; text-align: left; }}
QPushButton[role="pill"]:hover {{ border-color: {p.accent_deep}; background: {p.surface}; }}
QPushButton[role="pill"]:pressed {{ background: {p.claim}; }}
QPushButton[role="pill"][active="true"] {{ border-color: {p.accent_deep}; background: {p.background}; }}
QPushButton[role="pill"]:focus {{ border: 2px solid {p.accent}; padding: {px(6) - 1}px {px(13) - 1}px; }}
QWidget[role="dim"] QPushButton[role="pill"] {{ color: {p.dark_faint};
  background: {p.dark}; border-color: {dim_edge}; }}
QWidget[role="dim"] QPushButton[role="pill"]:hover, QWidget[role="dim"] QPushButton[role="pill"]:focus,
QWidget[role="dim"] QPushButton[role="quiet"]:hover, QWidget[role="dim"] QPushButton[role="quiet"]:focus {{
  color: {p.dark_hint}; border-color: {p.dark_hint}; }}
QPushButton[role="soft"] {{ color: {p.accent}; border-color: {p.hairline}; }}
QPushButton[role="soft"]:hover {{ border-color: {p.accent_deep}; }}
QPushButton[role="soft"]:pressed {{ background: {p.claim}; }}
QPushButton[role="soft"]:focus {{ border-color: {p.accent}; }}
QPushButton[role="row"] {{ border: 2px solid transparent; border-radius: 12px; background: transparent; padding: 0; }}
QPushButton[role="row"]:hover {{ background: {p.surface}; }}
QPushButton[role="row"]:pressed, QPushButton[role="row"][active="true"] {{ background: {p.raised}; }}
QPushButton[role="row"][plain="true"], QPushButton[role="row"][plain="true"]:hover {{ background: transparent; }}
QPushButton[role="row"]:focus {{ border: 2px solid {p.accent}; }}
QRadioButton {{ background: transparent; }}
QRadioButton[role="choice"] {{ border: 1px solid transparent; border-radius: 12px; padding: 0; spacing: 0; }}
QRadioButton[role="choice"]::indicator {{ width: 0; height: 0; border: none; }}
QRadioButton[role="choice"]:hover {{ background: {p.raised}; }}
QRadioButton[role="choice"]:checked {{ border-color: {p.accent}; background: {p.claim}; }}
QRadioButton[role="choice"]:checked:hover {{ border-color: {p.accent_hover}; }}
QRadioButton[role="choice"]:pressed {{ background: {p.claim}; }}
QRadioButton[role="choice"]:checked:pressed {{ background: {p.raised}; }}
QRadioButton[role="choice"]:focus {{ border: 2px solid {p.text}; }}
QRadioButton[role="section"] {{ border: 2px solid transparent; border-radius: 14px; color: {p.secondary};
  padding: {px(6)}px {px(8)}px {px(6)}px {px(SECTION_REACH) - 2}px; spacing: 0; }}
QRadioButton[role="section"]::indicator {{ width: 0; height: 0; border: none; }}
QRadioButton[role="section"]:hover {{ color: {p.text}; background: {p.surface}; }}
QRadioButton[role="section"]:checked {{ color: {p.text}; background: {p.raised}; }}
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
QLabel[role="nav"][px="18"] {{ font-size: 18px; }}
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
QWidget#rail[dim="true"] QPushButton[role="nav"]:checked {{ background: {dim_raised}; }}
QWidget#rail[dim="true"] QLabel[role="nav"][active="true"] {{ color: {p.dark_line}; }}
QWidget#rail[dim="true"] QPushButton[role="nav"]:focus {{ border-color: {p.dark_hint}; }}
QFrame[role="pointed"] {{ background: {p.surface}; border: none; border-radius: 12px; }}
QFrame[role="claim"] {{ background: transparent; border: none; border-left: 3px solid transparent;
  margin: {space(CLAIM_AROUND)}px {space(CLAIM_RIGHT)}px {space(CLAIM_AROUND)}px 0; }}
QFrame[role="claim"][row="true"] {{ margin-right: 0; }}
QFrame[role="claim"][active="true"] {{ background: {p.claim}; border-left: 3px solid {p.accent};
  border-top-right-radius: 12px; border-bottom-right-radius: 12px; }}
QFrame[role="card"] {{ background: {p.surface}; border-radius: 16px; }}
QFrame[role="notice"] {{ background: {p.raised}; border-top: 1px solid {p.hairline}; }}
QFrame[role="dot"] {{ background: {p.tertiary}; border: none; border-radius: 1px; }}
QFrame[role="hairline"] {{ background: {p.hairline}; max-height: 1px; min-height: 1px; border: none; }}
QFrame[role="hairline"][soft="true"] {{ background: {p.row_line}; }}
QPlainTextEdit {{ background: {p.surface}; border: 1px solid {p.hairline}; border-radius: 12px;
  padding: {space(8) + 1}px; font-family: "{theme.serif}"; font-size: {px(17)}px;
  selection-background-color: {p.selection}; selection-color: {p.text}; }}
QPlainTextEdit, QLineEdit {{ placeholder-text-color: {p.tertiary}; }}
QPlainTextEdit:hover {{ border-color: {p.tertiary}; }}
QPlainTextEdit:focus {{ border-color: {written_in}; }}
QPlainTextEdit[keyed="true"]:focus {{ border: 2px solid {p.accent}; padding: {space(8)}px; }}
QPlainTextEdit:disabled {{ color: {p.tertiary}; background: transparent; }}
QDoubleSpinBox, QSpinBox {{ background: transparent; border: 1px solid transparent; border-radius: 10px;
  padding: {px(5) + 1}px 1px; font-family: "{theme.serif}"; font-size: {px(VALUE_PX)}px;
  selection-background-color: {p.selection}; selection-color: {p.text}; }}
QDoubleSpinBox:hover, QSpinBox:hover {{ border-color: {p.hairline}; }}
QDoubleSpinBox:disabled, QSpinBox:disabled {{ color: {p.tertiary}; }}
QDoubleSpinBox:focus, QSpinBox:focus {{ border-color: {written_in}; }}
QDoubleSpinBox[keyed="true"]:focus, QSpinBox[keyed="true"]:focus {{
  border: 2px solid {p.accent}; padding: {px(5)}px 0; }}
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button, QDoubleSpinBox::up-arrow, QDoubleSpinBox::down-arrow,
QSpinBox::up-button, QSpinBox::down-button, QSpinBox::up-arrow, QSpinBox::down-arrow {{
  width: 0; height: 0; border: none; image: none; }}
QDoubleSpinBox QLineEdit, QDoubleSpinBox QLineEdit:focus, QSpinBox QLineEdit, QSpinBox QLineEdit:focus {{
  background: transparent; border: none; padding: 0; font-size: {px(VALUE_PX)}px; }}
QPushButton[role="step"] {{ padding: 0; font-size: {px(19)}px; color: {p.text}; border-radius: {px(STEP) // 2}px;
  min-width: {px(STEP) - 2}px; max-width: {px(STEP) - 2}px;
  min-height: {px(STEP) - 2}px; max-height: {px(STEP) - 2}px; }}
QPushButton[role="step"]:disabled {{ color: {p.hairline}; border-color: {p.raised}; }}
QLineEdit {{ background: {p.surface}; border: 1px solid {p.hairline}; border-radius: 12px;
  padding: {px(7) + 1}px {space(10) + 1}px; selection-background-color: {p.selection};
  selection-color: {p.text}; }}
QLineEdit {{ font-family: "{theme.serif}"; font-size: {px(16)}px; }}
QPlainTextEdit[role="sheet"] {{ font-size: {px(18.5)}px; }}
QLineEdit:hover {{ border-color: {p.tertiary}; }}
QLineEdit:disabled {{ color: {p.tertiary}; background: transparent; border-color: {p.raised}; }}
QLineEdit:focus {{ border-color: {written_in}; }}
QLineEdit[keyed="true"]:focus {{ border: 2px solid {p.accent};
  padding: {px(7)}px {space(10)}px; }}
QLineEdit[role="written"] {{ background: transparent; border: none; border-bottom: 1px solid {p.hairline};
  border-radius: 0; padding: {px(4)}px 0 {px(4) + 1}px 0; }}
QLineEdit[role="written"]:hover {{ border-bottom-color: {p.tertiary}; }}
QLineEdit[role="written"]:focus {{ border: none; border-bottom: 1px solid {p.accent};
  padding: {px(4)}px 0 {px(4) + 1}px 0; }}
QLineEdit[role="written"][keyed="true"]:focus {{ border-bottom: 2px solid {p.accent};
  padding: {px(4)}px 0 {px(4)}px 0; }}
QSlider {{ min-height: {px(28)}px; background: transparent; }}
QPushButton:disabled, QRadioButton:disabled {{ color: {p.tertiary}; }}
QLabel:disabled, QLabel[role="small"]:disabled {{ color: {p.tertiary}; }}
"""


def _half_height(theme: Theme, size: float, padding: float, border: int) -> int:
    """Give the radius that makes a button round: Qt draws square corners where it is even a little too large."""
    height = QFontMetrics(theme.font(size)).height() + 2 * (theme.px(padding) + border)
    return height // 2
