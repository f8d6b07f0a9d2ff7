"""Tab goes through the form as it is read: from top to bottom, then to the next part of the window."""

from itertools import pairwise

import pytest
from editor.chain import press
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication


def walked(window, key):
    """What Tab stops at in the form, from the name on, until it leaves it."""
    QApplication.processEvents()
    stops = [QApplication.focusWidget()]
    while len(stops) < 100:
        press(window, key)
        now = QApplication.focusWidget()
        if not window.form.isAncestorOf(now) or now in stops:
            break
        stops.append(now)
    return stops


def place(window, stop):
    """Where something is on its page: how far down, then how far to the right."""
    at = stop.mapTo(window.form.page, QPoint(0, stop.height() // 2))
    return at.y(), at.x()


@pytest.mark.parametrize("element", ["about", "s2", "d1", "uwv", "k1", "lmo"])
def test_tab_goes_through_the_form_from_top_to_bottom(window, element):
    window.selection.set((element,) if element != "about" else ())
    window.form.focus_first()

    stops = walked(window, "Tab")

    assert len(stops) > 5
    downs = [place(window, one)[0] for one in stops]
    assert all(after > before - 12 for before, after in pairwise(downs))


def test_what_is_put_in_later_has_its_place_in_the_order(window):
    window.selection.set(("s2",))
    window.form.focus_first()
    before = walked(window, "Tab")
    for section in window.form.page.sections:
        section.head.setChecked(True)
    window.form.focus_first()

    stops = walked(window, "Tab")

    assert len(stops) > len(before)
    downs = [place(window, one)[0] for one in stops]
    assert all(after > before - 12 for before, after in pairwise(downs))
