"""Contrast after WCAG 2.2, in every scheme: measured in the colours the style sheet and the map are given."""

import re
from dataclasses import fields
from functools import cache

import pytest
from PySide6.QtGui import QColor, QPalette

from ketenkaart.drawing.colour import contrast
from ketenkaart.editor.look.shades import PAPER, Shades, dark_shades
from ketenkaart.editor.look.stylesheet import stylesheet
from ketenkaart.editor.look.tokens import DARK, LIGHT, high_contrast

TEXT, PART = 4.5, 3.0
RULE = re.compile(r"([^{}]+)\{([^}]*)\}")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b")
PICTURE = re.compile(r"-([0-9A-Fa-f]{6})\.svg")
STATE = re.compile(r"(?<!:):[\w-]+")
CONTROL = re.compile(
    r"QPushButton|QToolButton|Edit|QComboBox|SpinBox|QCheckBox|QRadioButton|QSlider|indicator"
)
HANDLE = re.compile(r"QScrollBar::handle|QSlider::(groove|sub-page)|QProgressBar::chunk")
WORDLESS = re.compile(r"::(?!item|tab|section|title)|look=\"line\"")
NOT_USED = re.compile(r":disabled|:off|readOnly|QComboBox QAbstractItemView")


def system(window, text, highlight, on_highlight):
    """The palette of a system in high contrast."""
    palette, roles = QPalette(), QPalette.ColorRole
    for role, colour in (
        (roles.Window, window),
        (roles.WindowText, text),
        (roles.Highlight, highlight),
        (roles.HighlightedText, on_highlight),
    ):
        palette.setColor(role, QColor(colour))
    return palette


@cache
def schemes():
    """The colours of all schemes; those of high contrast as Windows has them."""
    black = high_contrast(system("#000000", "#FFFFFF", "#1AEBFF", "#000000"))
    white = high_contrast(system("#FFFFFF", "#000000", "#37006E", "#FFFFFF"))
    return {"light": LIGHT, "dark": DARK, "black": black, "white": white}


SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark", "black", "white"])


def rules(tokens):
    """Each selector of the style sheet with what it sets; what cannot be used may be pale."""
    for selectors, body in RULE.findall(stylesheet(tokens, 15, "Any")):
        told = dict(one.split(":", 1) for one in body.split(";") if ":" in one)
        told = {name.strip(): value.strip() for name, value in told.items()}
        for selector in selectors.split(","):
            if not NOT_USED.search(selector):
                yield " ".join(selector.split()), told


def colour(value):
    """The colour in a value; none where it has none."""
    found = COLOUR.search(value or "")
    return found[0] if found else None


def grounds(tokens, selector, told, plain):
    """What a rule is seen on: its own ground, that of the same widget in no state, or that of the window."""
    if "toast" in selector:
        return [tokens.tip]
    own = told.get("background", plain.get(STATE.sub("", selector), {}).get("background"))
    return [colour(own)] if colour(own) else [tokens.window, tokens.panel]


@SCHEMES
def test_all_text_can_be_read(qapp, scheme):
    tokens = schemes()[scheme]
    plain = {selector: told for selector, told in rules(tokens) if "color" in told or "background" in told}
    poor = []
    for selector, told in rules(tokens):
        if WORDLESS.search(selector) or not {"color", "background"} & told.keys():
            continue
        usual = plain.get(STATE.sub("", selector), {}).get("color")
        ink = (
            colour(told.get("color"))
            or colour(usual)
            or (tokens.on_tip if "toast" in selector else tokens.text)
        )
        poor += [
            (selector, ink, on) for on in grounds(tokens, selector, told, plain) if contrast(ink, on) < TEXT
        ]

    assert poor == []


@SCHEMES
def test_edges_handles_and_pictures_of_controls_are_seen(qapp, scheme):
    tokens = schemes()[scheme]
    poor = []
    for selector, told in rules(tokens):
        edges = [told.get(name) for name in ("border", "border-color", "border-left-color")]
        own = colour(told.get("background"))
        framed = CONTROL.search(selector) or "selected" in selector
        seen = edges if framed and own not in map(colour, edges) else []
        seen += [told.get("background")] if HANDLE.search(selector) else []
        around = [tokens.tip] if "toast" in selector else [tokens.window, tokens.panel]
        if "filled" in selector and ":focus" in selector:  # a ring in what is filled
            around = [tokens.accent]
        poor += [
            (selector, part, on)
            for part in filter(None, map(colour, seen))
            for on in around
            if contrast(part, on) < PART
        ]
        on = own or tokens.panel
        pictures = [f"#{found}" for found in PICTURE.findall(told.get("image", ""))]
        poor += [(selector, picture, on) for picture in pictures if contrast(picture, on) < PART]

    assert poor == []


@SCHEMES
def test_words_on_every_ground_of_their_meaning_can_be_read(scheme):
    tokens = schemes()[scheme]
    names = {field.name for field in fields(tokens)}
    soft = [name for name in names if name.endswith("_soft")]
    on = [name for name in names if name.startswith("on_")]
    pairs = [(name.removesuffix("_soft"), name) for name in soft]
    pairs += [(ink, name) for name in soft for ink in ("text", "muted")]
    pairs += [(name, name.removeprefix("on_")) for name in on]

    poor = [pair for pair in pairs if contrast(*(getattr(tokens, name) for name in pair)) < TEXT]

    assert len(pairs) > 10
    assert poor == []


@pytest.mark.parametrize("shades", [PAPER, dark_shades()], ids=["light", "dark"])
def test_what_is_painted_over_the_map_is_seen(shades):
    inks = [one.name for one in fields(Shades) if one.name not in ("dark", "paper", "line", "tip", "on_tip")]

    poor = [ink for ink in inks if contrast(getattr(shades, ink).name(), shades.paper.name()) < PART]

    assert poor == []
    assert contrast(shades.on_tip.name(), shades.tip.name()) >= TEXT
