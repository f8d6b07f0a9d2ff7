"""The hues of lanes: the same on the screen and on every sheet, whichever lanes stand there."""

from ketenkaart.drawing.theme import Theme
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner


def organisations(kaart: Ketenkaart) -> list[Partner]:
    """The partners that are a part of no other, in their order; each has a hue of its own."""
    known = {partner.id for partner in kaart.partners}
    return [partner for partner in kaart.partners if partner.parent not in known]


def lane_hues(kaart: Ketenkaart, theme: Theme) -> dict[str, int]:
    """The hue of each organisation by id, in degrees; one without a lane has its hue, too."""
    return theme.hues_of(organisations(kaart))
