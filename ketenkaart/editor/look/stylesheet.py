"""The style sheet: how every widget of the window looks, in the colours in use.

A widget gets one of the looks named here by `apply.dress(widget, "filled")`. Every widget that can have the
focus shows it by a ring of 2 px.
"""

import re
from dataclasses import asdict
from string import Template

from ketenkaart.editor.look.pictures import picture
from ketenkaart.editor.look.tokens import BUTTON, RADIUS, RADIUS_CARD, ROW, STATUS_BAR, TOOLBAR, Tokens

_LONGEST_MENU = 25  # items
_OF_A_SCREEN = 70  # px that a menu leaves: the title and the menu bar of the window


def stylesheet(tokens: Tokens, text_px: int, heading_family: str, screen_high: int = 1080) -> str:
    """The style sheet of the application.

    Args:
        tokens: the colours.
        text_px: the size of text; headings and small text go by it.
        heading_family: the family of headings.
        screen_high: how high the screen is, px; on a low one the items of menus stand closer, for Qt breaks
            a menu that is too long into columns.
    """
    mark = max(16, round(text_px * 1.07))
    sizes = {
        "small": round(text_px * 0.87),
        "name": round(text_px * 1.07),
        "heading": round(text_px * 1.2),
        "title": round(text_px * 1.87),
        "quick": round(text_px * 1.13),
        "workshop": round(text_px * 1.73),
        "radius": RADIUS,
        "radius_card": RADIUS_CARD,
        "border": 2 if tokens.contrast else 1,
        "tip_edge": tokens.text if tokens.contrast else tokens.tip,
        "soft_edge": tokens.text if tokens.contrast else tokens.window,
        "lens_edge": tokens.text if tokens.contrast else tokens.accent_soft,
        "hint": tokens.disabled if tokens.contrast else tokens.muted,  # else it looks filled in
        "toolbar": TOOLBAR,
        "button": BUTTON,
        "status": max(STATUS_BAR, round(text_px * 2)),
        "mark": mark,
        "half": (mark + 2) // 2,
        "ring": round(mark * 0.31),
        "dot": mark + 2 - 2 * round(mark * 0.31),
        "arrow": max(14, round(text_px * 0.93)),
        "row": ROW,
        "menu_air": _menu_air(text_px, screen_high),
    }
    sheet = Template("\n".join((_PLAIN, _BUTTONS, _FIELDS, _LISTS, _FRAMES, _LABELS))).substitute(
        asdict(tokens) | sizes, headings=heading_family
    )
    return re.sub(r"picture\((\w+), (#\w+)\)", lambda found: f'url("{picture(found[1], found[2])}")', sheet)


def _menu_air(text_px: int, screen_high: int) -> int:
    """How much room there is above and below the items of the longest menu, px."""
    item = (screen_high - _OF_A_SCREEN) / _LONGEST_MENU
    return max(min(round((item - text_px * 1.4) / 2), 6), 2)


_PLAIN = """
QMainWindow, QDialog, QWizard { background: $window; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QWidget#centre, QStackedWidget { background: $window; }
QAbstractButton, QAbstractItemView, QLineEdit { icon-size: ${mark}px; }
QToolTip { background: $tip; color: $on_tip; border: ${border}px solid $tip_edge;
    padding: 5px 8px; }

QMenuBar { background: $panel; color: $text; padding: 0 14px; border: none; }
QMenuBar::item { background: transparent; padding: 7px 10px; border-radius: ${radius}px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $selected; color: $on_selected; }

QMenu { background: $panel; color: $text; border: ${border}px solid $line; padding: 5px; }
QMenu::item { padding: ${menu_air}px 28px ${menu_air}px 10px; border: ${border}px solid transparent;
    border-radius: 4px; }
QMenu::item:selected { background: $selected; color: $on_selected; border-color: $selected; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::icon { left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::right-arrow { image: picture(chevron_right, $muted); width: ${mark}px; height: ${mark}px; right: 6px; }
QMenu::indicator { width: ${mark}px; height: ${mark}px; left: 8px; }
QMenu::indicator:checked { image: picture(check, $accent); }

QToolBar { background: $panel; border: none; border-bottom: 1px solid $line; padding: 0 8px; spacing: 4px;
    min-height: ${toolbar}px; }
QToolBar::separator { width: 1px; background: $line; margin: 11px 10px; }

QStatusBar { background: $panel; color: $muted; border-top: 1px solid $line; min-height: ${status}px; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $muted; }
QStatusBar QToolButton { min-height: 22px; padding: 1px 6px; }
QSizeGrip { image: none; width: 4px; }

QDockWidget { color: $text; border: none; titlebar-close-icon: picture(close, $muted);
    titlebar-normal-icon: picture(window, $muted); }
QDockWidget::title { background: $panel; padding: 9px 12px; text-align: left; }
QDockWidget > QWidget { background: $panel; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; width: 3px; height: 3px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }

QScrollArea { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QProgressBar { background: $shade; border: none; border-radius: 3px; max-height: 6px; text-align: right; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QGroupBox { background: transparent; border: none; border-top: 1px solid $line; margin-top: 10px;
    padding-top: 26px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: padding; subcontrol-position: top left; padding: 8px 0 0 0;
    color: $text; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 14px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 600; }
QTabBar:focus { border: 2px solid $accent; border-radius: ${radius}px; }
"""

_BUTTONS = """
QPushButton { background: $panel; color: $text; border: ${border}px solid $edge; border-radius: ${radius}px;
    padding: 5px 15px; min-height: 20px; outline: none; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:disabled { color: $disabled; border-color: $line; background: transparent; }
QPushButton:checked { background: $accent_soft; color: $accent; border-color: $accent; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 14px; }
QPushButton::menu-indicator { image: picture(chevron_down, $muted); width: ${mark}px; height: ${mark}px;
    subcontrol-origin: padding; subcontrol-position: center right; right: 6px; }

QPushButton[look="filled"], QToolButton[look="filled"] { background: $accent; color: $on_accent;
    border: 2px solid $accent; font-weight: 600; padding: 4px 15px; }
QPushButton[look="filled"]:hover, QToolButton[look="filled"]:hover { background: $accent_hover;
    border-color: $accent_hover; }
QPushButton[look="filled"]:focus, QToolButton[look="filled"]:focus {
    border: 4px double $on_accent; padding: 2px 13px; }
QPushButton[look="filled"]:disabled, QToolButton[look="filled"]:disabled { background: $shade;
    color: $disabled; border-color: $shade; }

QPushButton[look="link"], QToolButton[look="link"] { background: transparent; color: $accent;
    border: 2px solid transparent; font-weight: 500; padding: 2px 4px; min-height: 20px; text-align: left; }
QPushButton[look="link"]:hover, QToolButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"][flush="true"] { padding-left: 0; }
QPushButton[look="link"]:focus, QToolButton[look="link"]:focus { border-color: $accent; }
QPushButton[look="link"]:disabled { color: $disabled; }

QPushButton[look="chip"] { background: $window; color: $text; border: ${border}px solid $edge;
    border-radius: 4px; padding: 1px 8px; min-height: 22px; min-width: 20px; font-weight: 400; }
QPushButton[look="chip"]:hover { border-color: $accent; color: $accent; }
QPushButton[look="chip"]:focus { border: 2px solid $accent; padding: 0 7px; }

QPushButton[look="section"], QPushButton[look="section"]:checked { background: transparent; color: $text;
    border: 2px solid transparent; font-weight: 600; padding: 3px 0; text-align: left; }
QPushButton[look="section"]:hover { color: $accent; }
QPushButton[look="row"] { background: $window; border: 2px solid transparent; padding: 0; }
QPushButton[look="plain_row"] { background: transparent; border: 2px solid transparent; padding: 0; }
QPushButton[look="chosen_row"] { background: $accent_soft; border: 2px solid transparent; padding: 0; }
QPushButton[look="row"]:hover, QPushButton[look="plain_row"]:hover { background: $hover; }
QPushButton[look="section"]:focus, QPushButton[look="row"]:focus, QPushButton[look="plain_row"]:focus {
    border: 2px solid $accent; }

QToolButton { background: transparent; color: $text; border: ${border}px solid transparent;
    border-radius: ${radius}px; padding: 6px 8px; min-height: 20px; min-width: 20px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:open { background: $accent_soft; }
QToolButton:checked { background: $accent_soft; color: $accent; border-color: $accent; }
QToolButton:disabled { color: $disabled; background: transparent; }
QToolButton:focus { border: 2px solid $accent; padding: 5px 7px; }
QToolButton[popupMode="1"] { padding-right: 26px; }
QToolButton[popupMode="2"] { padding-right: 24px; }
QToolButton::menu-indicator { image: picture(chevron_down, $muted); width: ${arrow}px; height: ${arrow}px;
    subcontrol-origin: padding; subcontrol-position: center right; right: 5px; }
QToolButton::menu-button { border: none; width: 22px; }
QToolButton::menu-arrow { image: picture(chevron_down, $muted); width: ${arrow}px; height: ${arrow}px; }
QToolButton#qt_toolbar_ext_button { padding: 0; border: none; min-width: 0; }
QToolButton[look="warn"] { background: $warn_soft; color: $warn; border: none; border-radius: 4px;
    padding: 1px 10px; font-weight: 500; }
QToolButton[look="warn"]:hover { text-decoration: underline; }
QToolButton[look="warn"]:focus { border: 2px solid $accent; padding: 0 8px; }
QToolButton[look="small"] { padding: 3px; min-height: 18px; min-width: 18px; }
QToolButton[look="small"]:focus { padding: 2px; }

QFrame[look="segments"] { background: $window; border: ${border}px solid $line;
    border-radius: ${radius_card}px; }
QFrame[look="segments"] QToolButton { color: $muted; border: ${border}px solid transparent;
    padding: 3px 18px; min-height: 22px; }
QFrame[look="segments"] QToolButton:hover { color: $text; background: transparent; }
QFrame[look="segments"] QToolButton:checked { background: $panel; color: $text; border-color: $edge;
    font-weight: 600; }
QFrame[look="segments"] QToolButton:disabled { color: $disabled; }
QFrame[look="segments"] QToolButton:focus { border: 2px solid $accent; padding: 2px 17px; }
QFrame[look="segments"] QToolButton[look="narrow"] { padding: 3px 6px; }
QFrame[look="segments"] QToolButton[look="narrow"]:focus { padding: 2px 5px; }

QCheckBox, QRadioButton { color: $text; spacing: 8px; padding: 3px; border: 2px solid transparent;
    border-radius: ${radius}px; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QTreeView::indicator, QListView::indicator, QTableView::indicator,
QGroupBox::indicator { width: ${mark}px; height: ${mark}px; border: ${border}px solid $edge;
    border-radius: 4px; background: $panel; }
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked,
QTableView::indicator:checked, QGroupBox::indicator:checked { background: $accent; border-color: $accent;
    image: picture(check, $on_accent); }
QCheckBox::indicator:indeterminate, QTreeView::indicator:indeterminate { background: $accent;
    border-color: $accent; image: picture(remove, $on_accent); }
QCheckBox::indicator:disabled { border-color: $line; background: $shade; }
QRadioButton::indicator { width: ${mark}px; height: ${mark}px; border: ${border}px solid $edge;
    border-radius: ${half}px; background: $panel; }
QRadioButton::indicator:hover { border-color: $accent; }
QRadioButton::indicator:checked { border: ${ring}px solid $accent; width: ${dot}px; height: ${dot}px;
    background: $on_accent; }
QRadioButton::indicator:disabled { border-color: $line; background: $shade; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $panel; color: $text;
    border: ${border}px solid $edge; border-radius: ${radius}px; selection-background-color: $accent;
    selection-color: $on_accent; placeholder-text-color: $hint; }
QLineEdit, QComboBox, QAbstractSpinBox { padding: 4px 9px; min-height: 22px; }
QPlainTextEdit, QTextEdit { padding: 4px 5px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover, QAbstractSpinBox:hover {
    border-color: $text; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $accent; padding: 3px 8px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 3px 4px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QAbstractSpinBox:disabled { color: $disabled; border-color: $line; background: $window; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: $window; border-color: $line; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"],
QAbstractSpinBox[wrong="true"] { border: 2px solid $error; padding: 3px 8px; }
QLineEdit[look="name"], QPlainTextEdit[look="name"] { font-family: "$headings"; font-size: ${name}px;
    font-weight: 600; }
QLineEdit[look="quick"] { background: transparent; border: none; font-size: ${quick}px; padding: 6px 2px; }
QLineEdit[look="workshop"] { background: transparent; border: none; font-size: ${workshop}px;
    padding: 6px 2px; }
QComboBox { padding-right: 26px; }
QComboBox:focus { padding-right: 25px; }
QComboBox::drop-down { border: none; width: 26px; subcontrol-origin: border;
    subcontrol-position: center right; }
QComboBox::down-arrow { image: picture(chevron_down, $muted); width: ${mark}px; height: ${mark}px; }
QComboBox::down-arrow:disabled { image: picture(chevron_down, $disabled); }
QLineEdit > QToolButton { background: transparent; border: none; padding: 0; min-width: 0; min-height: 0; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; background: transparent;
    min-height: 0; }
QComboBox QAbstractItemView { background: $panel; border: ${border}px solid $line; padding: 4px;
    outline: none; }
QSpinBox, QDoubleSpinBox { qproperty-alignment: AlignCenter; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent;
    width: 30px; height: 30px; subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: center right; }
QAbstractSpinBox::down-button { subcontrol-position: center left; }
QAbstractSpinBox::up-arrow { image: picture(add, $muted); width: ${mark}px; height: ${mark}px; }
QAbstractSpinBox::down-arrow { image: picture(remove, $muted); width: ${mark}px; height: ${mark}px; }
QAbstractSpinBox::up-arrow:hover { image: picture(add, $accent); }
QAbstractSpinBox::down-arrow:hover { image: picture(remove, $accent); }
QAbstractSpinBox::up-arrow:off, QAbstractSpinBox::up-arrow:disabled { image: picture(add, $disabled); }
QAbstractSpinBox::down-arrow:off, QAbstractSpinBox::down-arrow:disabled { image: picture(remove, $disabled); }
QDateEdit::drop-down, QDateTimeEdit::drop-down { border: none; width: 26px; }
QDateEdit::down-arrow, QDateTimeEdit::down-arrow { image: picture(calendar, $muted); width: ${mark}px;
    height: ${mark}px; }
QSlider { min-height: 22px; border: 2px solid transparent; border-radius: ${radius}px; }
QSlider:focus { border-color: $accent; }
QSlider::groove:horizontal { height: 4px; background: $edge; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border: 2px solid $accent;
    border-radius: 8px; background: $panel; }
"""

_LISTS = """
QTreeView, QListView, QTableView { background: $panel; color: $text; border: 2px solid transparent;
    border-radius: ${radius}px; selection-background-color: $selected; selection-color: $on_selected;
    outline: none; show-decoration-selected: 1; gridline-color: $line; }
QTreeView:focus, QListView:focus, QTableView:focus { border-color: $accent; }
QTreeView::item, QListView::item, QTableView::item { border: none; border-left: 3px solid transparent; }
QTreeView::item { min-height: ${row}px; padding: 0 6px 0 0; }
QListView::item { min-height: ${row}px; padding: 0 8px 0 5px; border-top-right-radius: ${radius}px;
    border-bottom-right-radius: ${radius}px; }
QTableView::item { padding: 4px 8px 4px 5px; }
QTreeView::item:hover, QTreeView::branch:hover, QListView::item:hover, QTableView::item:hover {
    background: $hover; color: $text; }
QTreeView::item:selected, QTreeView::branch:selected, QListView::item:selected,
QTableView::item:selected { background: $selected; color: $on_selected; }
QTreeView::item:selected:first, QTreeView::item:selected:only-one, QListView::item:selected,
QTableView::item:selected:first, QTableView::item:selected:only-one { border-left-color: $accent; }
QTreeView::item:disabled, QListView::item:disabled { color: $disabled; }
QTreeView QLineEdit, QListView QLineEdit, QTableView QLineEdit { padding: 0 4px; min-height: 0; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: picture(chevron_right, $muted); }
QTreeView::branch:has-children:open { image: picture(chevron_down, $muted); }
QTreeView[look="plain"], QListView[look="plain"], QTableView[look="plain"] { background: transparent; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section { background: $panel; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 6px 8px; font-weight: 500; text-align: left; }
QHeaderView::up-arrow { image: picture(chevron_up, $muted); width: ${arrow}px; height: ${arrow}px; }
QHeaderView::down-arrow { image: picture(chevron_down, $muted); width: ${arrow}px; height: ${arrow}px; }
QTableCornerButton::section { background: $panel; border: none; border-bottom: 1px solid $line; }
"""

_FRAMES = """
QFrame[look="panel"], QWidget[look="panel"] { background: $panel; }
QFrame[look="card"], QFrame[look="pop"] { background: $panel; border: ${border}px solid $line;
    border-radius: ${radius_card}px; }
QFrame[look="pop"] { border-color: $handle; }
QFrame[look="card_chosen"] { background: $panel; border: 2px solid $accent; border-radius: ${radius_card}px; }
QFrame[look="soft"] { background: $window; border: ${border}px solid $soft_edge; border-radius: ${radius}px; }
QFrame[look="pointed"] { background: transparent; border: 3px solid $accent; border-radius: ${radius}px; }
QFrame[look="lens"] { background: $accent_soft; border: none;
    border-bottom: ${border}px solid $lens_edge; }
QFrame[look="quick"] { background: $panel; border: none; border-top: 1px solid $line; }
QFrame[look="toast"] { background: $tip; border: ${border}px solid $tip_edge;
    border-radius: ${radius_card}px; }
QFrame[look="toast"] QLabel { color: $on_tip; }
QFrame[look="toast"] QPushButton { background: transparent; color: $on_tip; border: 2px solid transparent;
    font-weight: 600; padding: 3px 10px; }
QFrame[look="toast"] QPushButton:hover { text-decoration: underline; }
QFrame[look="toast"] QPushButton:focus { border-color: $on_tip; }
QFrame[look="notice"] { background: $warn_soft; border: ${border}px solid $handle;
    border-radius: ${radius}px; }
QFrame[look="wrong"] { background: $error_soft; border: ${border}px solid $error;
    border-radius: ${radius}px; }
QFrame[look="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
"""

_LABELS = """
QLabel { background: transparent; }
QLabel:disabled { color: $disabled; }
QLabel[look="title"] { font-family: "$headings"; font-size: ${title}px; font-weight: 700; }
QLabel[look="heading"] { font-family: "$headings"; font-size: ${heading}px; font-weight: 600; }
QLabel[look="section"] { font-weight: 600; }
QLabel[look="name"] { font-family: "$headings"; font-size: ${name}px; font-weight: 600; }
QLabel[look="caption"] { color: $muted; font-size: ${small}px; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="small"] { color: $muted; font-size: ${small}px; }
QLabel[look="accent"] { color: $accent; font-weight: 600; }
QLabel[look="warn"] { color: $warn; font-weight: 600; }
QLabel[look="error"] { color: $error; }
QLabel[look="key"] { background: $window; color: $muted; border: 1px solid $line; border-radius: 4px;
    padding: 2px 8px; font-size: ${small}px; }
QLabel[look="chip"], QLabel[look="chip_new"] { background: $window; color: $text; padding: 2px 8px;
    border: ${border}px solid $handle; border-radius: 4px; font-size: ${small}px; }
QLabel[look="chip_new"] { background: $accent_soft; color: $accent; border-color: $accent; }
QLabel[look="chip_wrong"] { background: $error_soft; color: $error; padding: 2px 8px; border-radius: 4px;
    border: ${border}px dashed $error; font-size: ${small}px; }
"""
