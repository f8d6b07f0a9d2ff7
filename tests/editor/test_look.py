"""The look of the window: the focus seen everywhere, icons sharp and in colour."""

from collections import Counter
from dataclasses import fields

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QColor, QFontMetricsF, QIcon, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)

from ketenkaart.drawing.displaylist import Face
from ketenkaart.drawing.textmeasure import width
from ketenkaart.editor.look.apply import apply_look, dress
from ketenkaart.editor.look.docktitle import DockTitle
from ketenkaart.editor.look.fonts import face_font
from ketenkaart.editor.look.iconnames import ICON_BY_ACTION, ICON_BY_COLLECTION, ICON_BY_KIND, icon_name_of
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.look.segments import Segments
from ketenkaart.editor.look.tokens import DARK, LIGHT, Tokens, high_contrast, tokens_in_use
from ketenkaart.model.nouns import NOUN_BY_COLLECTION
from ketenkaart.model.process import Partner
from ketenkaart.model.vocabulary import PartnerKind
from ketenkaart.resources import resource

ICONS = sorted(resource("icons").glob("*.svg"))
SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def colours_of(image):
    """How often each opaque colour stands in an image."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return Counter(colour.name().upper() for colour in pixels if colour.alpha() == 255)


def test_high_contrast_takes_only_colours_of_the_system():
    system = QPalette()
    roles = ("Window", "WindowText", "Highlight", "HighlightedText")
    for role, colour in zip(roles, ("#000000", "#FFFF00", "#00FFFF", "#000000"), strict=True):
        system.setColor(getattr(QPalette.ColorRole, role), QColor(colour))
    system.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, QColor("#00FF00"))

    tokens = high_contrast(system)

    used = {getattr(tokens, field.name) for field in fields(Tokens) if field.name not in ("dark", "contrast")}
    assert {colour.upper() for colour in used} == {"#000000", "#FFFF00", "#00FFFF", "#00FF00"}
    assert tokens.dark
    assert tokens.contrast


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_a_drawing_is_sound_and_has_no_colour_of_its_own(path):
    text = path.read_text("utf-8")

    assert QSvgRenderer(text.encode()).isValid()
    assert "#" not in text
    assert "rgb" not in text


def test_every_action_and_every_kind_of_element_has_an_icon(qapp):
    names = {*ICON_BY_ACTION.values(), *ICON_BY_COLLECTION.values()}
    names |= {name for kinds in ICON_BY_KIND.values() for name in kinds.values()}

    assert names <= {path.stem for path in ICONS}
    assert ICON_BY_COLLECTION.keys() == NOUN_BY_COLLECTION.keys()


def test_partners_of_different_kinds_have_different_icons():
    partners = [Partner(id=kind, kind=kind) for kind in PartnerKind]

    assert len({icon_name_of(partner) for partner in partners}) == len(partners)


def test_an_icon_changes_its_colour_with_the_scheme(qapp):
    sign = icon("step", "text")

    light = colours_of(sign.pixmap(QSize(40, 40), 1.0).toImage())
    apply_look(qapp, "dark")
    dark = colours_of(sign.pixmap(QSize(40, 40), 1.0).toImage())

    assert light.most_common(1)[0][0] == LIGHT.text
    assert dark.most_common(1)[0][0] == DARK.text


@pytest.mark.parametrize(
    ("mode", "state", "colour"),
    [
        (QIcon.Mode.Normal, QIcon.State.Off, LIGHT.text),
        (QIcon.Mode.Normal, QIcon.State.On, LIGHT.accent),
        (QIcon.Mode.Disabled, QIcon.State.Off, LIGHT.disabled),
    ],
)
def test_an_icon_shows_whether_it_is_on_or_cannot_be_used(qapp, mode, state, colour):
    image = icon("step").pixmap(QSize(40, 40), 1.0, mode, state).toImage()

    assert colours_of(image).most_common(1)[0][0] == colour


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_an_icon_has_as_many_pixels_as_the_screen_shows(qapp, ratio):
    pixmap = icon("search").pixmap(QSize(20, 20), ratio)

    assert pixmap.width() == 20 * ratio
    assert pixmap.devicePixelRatio() == ratio


def test_an_unknown_icon_is_refused_at_once(qapp):
    with pytest.raises(FileNotFoundError, match="no_such"):
        icon("no_such")


def test_the_scheme_can_be_changed_while_the_window_stands(qtbot, qapp):
    label = QLabel("x")
    qtbot.addWidget(label)
    dress(label, "key")

    label.show()
    light = colours_of(label.grab().toImage())
    apply_look(qapp, "dark")
    dark = colours_of(label.grab().toImage())

    assert light.most_common(1)[0][0] == LIGHT.window
    assert dark.most_common(1)[0][0] == DARK.window
    assert tokens_in_use() == DARK


def test_qt_understands_the_whole_style_sheet(qtbot, qapp, qtlog):
    widget = QWidget()
    qtbot.addWidget(widget)

    for scheme in ("dark", "light"):
        apply_look(qapp, scheme)
        widget.show()

    assert [record.message for record in qtlog.records if "stylesheet" in record.message.lower()] == []
    assert "$" not in qapp.styleSheet()
    assert "picture(" not in qapp.styleSheet()


def test_texts_are_at_least_14_pixels_and_grow_when_asked(qapp):
    usual = qapp.font().pixelSize()

    apply_look(qapp, "light", 1.5)

    assert usual >= 14
    assert qapp.font().pixelSize() == round(1.5 * usual)


FOCUSABLE = {
    "button": lambda: QPushButton("Bekijken"),
    "filled button": lambda: dressed(QPushButton("Terugzetten"), "filled"),
    "link": lambda: dressed(QPushButton("Losmaken"), "link"),
    "tool button": lambda: with_icon(QToolButton()),
    "small tool button": lambda: dressed(with_icon(QToolButton()), "small"),
    "issues": lambda: dressed(with_icon(QToolButton()), "warn"),
    "line edit": QLineEdit,
    "text": QPlainTextEdit,
    "combo box": QComboBox,
    "spin box": QSpinBox,
    "check box": lambda: QCheckBox("Bevestigd"),
    "radio button": lambda: QRadioButton("Liggend"),
    "slider": lambda: QSlider(Qt.Orientation.Horizontal),
    "tree": QTreeWidget,
    "list": QListWidget,
    "table": QTableWidget,
    "tabs": lambda: with_tabs(QTabBar()),
}


def dressed(widget, look):
    """The widget in a look."""
    dress(widget, look)
    return widget


def with_icon(button):
    """The button with an icon."""
    button.setIcon(icon("undo"))
    return button


def with_tabs(bar):
    """The bar with tabs."""
    for text in ("Aandachtspunten", "Wijzigingen"):
        bar.addTab(text)
    return bar


@pytest.mark.parametrize("kind", FOCUSABLE)
@SCHEMES
def test_the_focus_is_seen_on_every_kind_of_widget(qtbot, qapp, kind, tokens):
    apply_look(qapp, "dark" if tokens.dark else "light")
    page = QWidget()
    qtbot.addWidget(page)
    other, widget = QPushButton(), FOCUSABLE[kind]()
    column = QVBoxLayout(page)
    column.addWidget(other)
    column.addWidget(widget)
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.resize(200, 140)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    other.setFocus()
    before = colours_of(widget.grab().toImage())
    size = widget.size()

    widget.setFocus()

    after = colours_of(widget.grab().toImage())
    ring = tokens.on_accent if kind == "filled button" else tokens.accent
    assert widget.hasFocus()
    assert after[ring] - before[ring] > widget.height()
    assert widget.size() == size


def test_one_of_the_segments_is_on(qtbot):
    group = QActionGroup(None)
    actions = [group.addAction(QAction(text, checkable=True)) for text in ("Kaart", "Poster")]
    actions[0].setChecked(True)
    segments = Segments(actions, "Weergave")
    qtbot.addWidget(segments)
    first, second = segments.findChildren(QToolButton)

    second.click()

    assert (first.isChecked(), second.isChecked()) == (False, True)
    assert second.text() == "Poster"


def test_a_dock_is_closed_by_the_button_in_its_title(qtbot):
    dock = QDockWidget("Overzicht")
    qtbot.addWidget(dock)
    dock.setTitleBarWidget(DockTitle(dock))
    dock.show()

    dock.findChild(QToolButton).click()

    assert dock.isHidden()


@pytest.mark.parametrize("face", Face)
def test_qt_sets_text_of_the_map_as_wide_as_it_was_laid_out(qapp, face):
    text = "Gegevensset en specificaties vaststellen AVWA fi fl"
    font = face_font(face)
    font.setPixelSize(200)

    assert QFontMetricsF(font).horizontalAdvance(text) == pytest.approx(width(text, face, 200.0), rel=0.002)
