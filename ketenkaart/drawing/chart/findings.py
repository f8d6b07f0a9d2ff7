"""The signs of findings on all but boxes, which have theirs on a corner: close to what they are about."""

from collections.abc import Iterator, Mapping, Sequence

from ketenkaart.drawing.boxsizes import FINDING_STEP
from ketenkaart.drawing.chart.freeplaces import WORST, FreePlaces
from ketenkaart.drawing.chart.marks import Mark
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.chart.signplaces import SignPlaces, best_place
from ketenkaart.drawing.chart.signs import at, finding_sign
from ketenkaart.drawing.content import Content
from ketenkaart.drawing.displaylist import Box, Group
from ketenkaart.drawing.drawn import Drawn
from ketenkaart.model.process import Document, Phase, Step
from ketenkaart.model.vocabulary import FindingKind
from ketenkaart.texts import capital

FINDING = ".finding"  # after the id of its element
_WIDE, _HIGH = 9.6, 8.6

Kinds = Mapping[str, tuple[FindingKind, ...]]


def found_beside_boxes(content: Content) -> Kinds:
    """The kinds of findings by what they are seen at: those of a document at the flows that carry it."""
    kaart, found = content.kaart, dict[str, tuple[FindingKind, ...]]()
    for element in content.found:
        record = kaart.records.get(element)
        places = [element]
        if isinstance(record, Document):
            places = [flow.id for flow in kaart.flows if element in flow.documents]
        if isinstance(record, Step):  # whose box has them
            places = []
        for place in places:
            kinds = (*found.get(place, ()), *content.findings(element))
            found[place] = tuple(dict.fromkeys(kinds))
    return found


def finding_groups(
    scene: Scene, groups: Sequence[Group], marks: Sequence[Mark], drawn: Drawn, first: bool
) -> Iterator[Group]:
    """The signs, one group for each element that is drawn; none where it would stand on something else.

    Args:
        scene: what is drawn.
        groups: all that is drawn already.
        marks: the interface marks.
        drawn: what was made for the drawing before, and is for this one.
        first: whether this is the map itself or its first strip; only there lanes have signs.
    """
    found = found_beside_boxes(scene.sizes.content)
    if not found:
        return
    places = SignPlaces(scene, marks, first)
    tried = {
        element: places.of(element, (len(kinds) - 1) * FINDING_STEP + _WIDE, _HIGH)
        for element, kinds in found.items()
    }
    room = FreePlaces(scene, groups, drawn, tried.values())
    colours, kaart = scene.theme.colours, scene.sizes.kaart
    for element, kinds in found.items():
        place = best_place(room, element, tried[element])
        if place is None or place.cost >= WORST:
            continue
        room.take(place.rect)
        left, middle = place.rect.left + _WIDE / 2, place.rect.top + _HIGH / 2
        plate = [Box(place.rect, 1.0, colours.paper)] if isinstance(kaart.records[element], Phase) else []
        items = [
            item
            for number, kind in enumerate(kinds)
            for item in at(
                finding_sign(kind, colours.finding, colours.ink), left + number * FINDING_STEP, middle
            )
        ]
        title = capital(", ".join(kind.title for kind in kinds))
        yield Group(f"{element}{FINDING}", "findings", title, items=(*plate, *items))
