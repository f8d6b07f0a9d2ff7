"""The look as data: colours, lines, dashes and styles of type from resources/themes, in mm on A0."""

import json
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from ketenkaart.drawing.colour import from_oklch
from ketenkaart.drawing.displaylist import Face
from ketenkaart.drawing.typeset import Style
from ketenkaart.model.process import Partner
from ketenkaart.model.vocabulary import FlowKind
from ketenkaart.resources import resource


class Colours(NamedTuple):
    """The colours that are the same for every partner, each "#RRGGBB"."""

    ink: str
    text2: str
    rule: str
    paper: str
    phase: str
    phase_number: str
    phase_text: str
    phase_dots: str
    document: str
    data: str
    money: str
    sequence: str
    finding: str
    added: str
    changed: str
    removed: str
    band: str
    nested_line: str
    chip_tactical: str
    body_tactical: str
    body_dark_text: str
    sample_tab: str


class Lines(NamedTuple):
    """How wide lines are, mm."""

    box: float
    box_end: float
    frame: float
    tick: float
    rule: float
    title_rule: float
    panel_rule: float
    boundary: float
    nested: float
    outside: float
    phase_dots: float
    mark: float
    mark_unnamed: float
    mark_register: float
    chip: float
    tag: float
    escalation: float


class Dashes(NamedTuple):
    """Lengths of dashes and gaps in turn, mm."""

    not_agreed: tuple[float, ...]
    mark_not_agreed: tuple[float, ...]
    mark_unnamed: tuple[float, ...]
    boundary: tuple[float, ...]
    nested: tuple[float, ...]
    phase_dots: tuple[float, ...]


class Styles(NamedTuple):
    """The styles of type, by what they are for."""

    title: Style
    title_kind: Style
    figure: Style
    figure_caption: Style
    goal: Style
    about_label: Style
    about_status: Style
    about_value: Style
    phase: Style
    phase_two_lines: Style
    phase_number: Style
    lane: Style
    lane_thin: Style
    lane_nested: Style
    kind: Style
    kind_thin: Style
    lane_detail: Style
    lane_summary: Style
    boundary: Style
    step: Style
    step_number: Style
    endpoint: Style
    endpoint_thin: Style
    flow_code: Style
    flow_name: Style
    flow_detail: Style
    mark: Style
    mark_register: Style
    chip: Style
    role: Style
    tag: Style
    panel_title: Style
    panel_note: Style
    legend_head: Style
    legend: Style
    register_head: Style
    register_partners: Style
    register: Style
    register_squares: Style
    level: Style
    body_code: Style
    body: Style
    body_detail: Style
    body_outside: Style
    escalation: Style
    grid: Style


class FlowLook(NamedTuple):
    """How a kind of flow is drawn.

    Attributes:
        colour: "#RRGGBB".
        width: the line, mm.
        core: the white line inside it, mm; 0 for none.
        bead: the beads on it, mm across; 0 for none.
        head_length: the head along the line, mm.
        head_width: the head across the line, mm.
    """

    colour: str
    width: float
    core: float
    bead: float
    head_length: float
    head_width: float


class PartnerColours(NamedTuple):
    """The colours of one partner; all hues weigh the same.

    Attributes:
        header: behind its name, and the number tab of its steps.
        nested: behind the names of the parts of an organisation.
        inside: the lane of a partner inside the chain boundary.
        outside: the lane of a partner outside it.
        edge: the thin line around a lane outside the boundary.
        bar: the bar left of its name.
    """

    header: str
    nested: str
    inside: str
    outside: str
    edge: str
    bar: str


class Theme(NamedTuple):
    """The whole look; see the fields of its parts.

    Attributes:
        hues: the hues of partners without a colour of their own, in the order they are given out.
        tints: the lightness and chroma of each colour of a partner.
    """

    name: str
    colours: Colours
    lines: Lines
    dashes: Dashes
    styles: Styles
    flows: Mapping[FlowKind, FlowLook]
    hues: tuple[int, ...]
    tints: Mapping[str, tuple[float, float]]

    def partner(self, hue: float) -> PartnerColours:
        """The colours of a partner of this hue."""
        return _partner_colours(hue, tuple(self.tints.items()))

    def hues_of(self, partners: Iterable[Partner]) -> dict[str, int]:
        """The hue of each partner by id: its own, else the next in the order of the theme."""
        return {
            partner.id: self.hues[number % len(self.hues)] if partner.colour is None else partner.colour
            for number, partner in enumerate(partners)
        }


@lru_cache(maxsize=500)
def _partner_colours(hue: float, tints: tuple[tuple[str, tuple[float, float]], ...]) -> PartnerColours:
    return PartnerColours(**{name: from_oklch(*tint, hue) for name, tint in tints})


@cache
def load_theme(name: str = "neutral") -> Theme:
    """Read a theme from resources/themes.

    Raises:
        FileNotFoundError: there is no theme of this name.
    """
    data = json.loads(resource("themes", f"{name}.json").read_text("utf-8"))
    colours = Colours(**data["colours"])
    dashes = {part: tuple(map(float, dash)) for part, dash in data["dashes"].items()}
    flows = {
        kind: FlowLook(colour=getattr(colours, kind.value), **data["flows"][kind.value]) for kind in FlowKind
    }
    return Theme(
        name=name,
        colours=colours,
        lines=Lines(**data["lines"]),
        dashes=Dashes(**dashes),
        styles=Styles(**{name: _style(data["styles"][name]) for name in Styles._fields}),
        flows=MappingProxyType(flows),
        hues=tuple(data["hues"]),
        tints=MappingProxyType({part: tuple(tint) for part, tint in data["tints"].items()}),
    )


def theme_names() -> list[str]:
    """The names of all themes there are."""
    return sorted(path.stem for path in resource("themes").glob("*.json"))


@cache
def theme_or_neutral(name: str) -> Theme:
    """The theme of a map; the neutral one where there is none of its name, as in a map of a newer version."""
    return load_theme(name) if name in theme_names() else load_theme()


def _style(values: list[Any]) -> Style:
    face, *measures = values
    return Style(Face[face], *measures)
