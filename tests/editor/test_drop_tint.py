"""The lane in which something would be dropped becomes more its own colour; its lines stay as they are."""

import pytest
from editor.hands import drag, head_of, middle
from PySide6.QtCore import QPoint, QRectF

from ketenkaart.drawing.displaylist import Box


def head_colour(window, partner):
    """The colour of the head of a lane, as it is painted."""
    drawn = window.session.screen.chart.groups
    items = next(one.items for one in drawn if (one.kind, one.id) == ("partners", partner))
    return window.canvas.shades.colour(next(one.fill for one in items if isinstance(one, Box)), "partners")


def empty_place(window, partner):
    """A place in a lane where nothing stands."""
    rect = window.canvas.view.rect_px(QRectF(*window.session.screen.layout.lanes[partner])).toRect()
    return QPoint(min(rect.right(), window.canvas.width()) - 6, rect.top() + 5)


@pytest.mark.parametrize("lane", ["burger", "uwv", "bd"])
def test_the_lane_of_a_drop_keeps_its_own_hue(window, lane):
    place = empty_place(window, lane)
    before = window.canvas.grab().toImage().pixelColor(place)

    drag(window, middle(window, "s2"), head_of(window, lane), drop=False)

    during, own = window.canvas.grab().toImage().pixelColor(place), head_colour(window, lane)
    assert during.hslSaturation() != before.hslSaturation() or during.lightness() != before.lightness()
    assert abs(during.hslHue() - own.hslHue()) <= 10
