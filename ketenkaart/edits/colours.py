"""Colours of lanes: people call a lane by its colour, so no other one gets another colour by an edit."""

from collections.abc import Iterator, Sequence

from ketenkaart.drawing.hues import lane_hues, organisations
from ketenkaart.drawing.theme import Theme, theme_or_neutral
from ketenkaart.model.ketenkaart import Ketenkaart

_APART = 75  # neighbours that differ by less are hard to tell apart, degrees
_NEARBY = 3  # lanes


def kept_colours(before: Ketenkaart, after: Ketenkaart) -> Iterator[tuple[str, int]]:
    """The organisations that need a colour of their own, so that each lane keeps its colour, and which.

    One that is new gets a colour that no other has, if there is one, and that its neighbours differ from.

    Args:
        before: the map before an edit.
        after: the map after it.
    """
    lanes = organisations(after)
    if [lane.id for lane in lanes] == [lane.id for lane in organisations(before)]:
        return
    theme = theme_or_neutral(after.about.theme)
    were, now = lane_hues(before, theme), lane_hues(after, theme)
    kept = {lane.id: were.get(lane.id, now[lane.id]) for lane in lanes if lane.colour is None}
    hues = now | {lane: hue for lane, hue in kept.items() if lane in were}
    for place, lane in enumerate(lanes):
        if lane.id in were or lane.colour is not None:
            continue
        above, below = ([hues[one.id] for one in some] for some in (lanes[:place], lanes[place + 1 :]))
        if now[lane.id] in (*above, *below):
            kept[lane.id] = hues[lane.id] = _free_hue(theme, above, below)
    yield from ((lane, hue) for lane, hue in kept.items() if hue != now[lane])


def _free_hue(theme: Theme, above: Sequence[int], below: Sequence[int]) -> int:
    """A hue of a theme that differs from those of both neighbours, used least, and not by lanes nearby."""
    beside, nearby = (*above[-1:], *below[:1]), (*above[-_NEARBY:], *below[:_NEARBY])
    clear = [hue for hue in theme.hues if all(_between(hue, other) >= _APART for other in beside)]

    def cost(hue: int) -> tuple[int, int]:
        return above.count(hue) + below.count(hue), -min(_between(hue, other) for other in nearby)

    return min(clear or theme.hues, key=cost)


def _between(one: int, other: int) -> int:
    """How far two hues are apart, degrees."""
    return min((one - other) % 360, (other - one) % 360)
