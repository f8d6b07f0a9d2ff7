"""What is about a whole phase has its chip on the bar of the phase, where that has room."""

from drawing.collisions import collisions
from drawing.maps import sample

from ketenkaart.changes.apply import apply
from ketenkaart.drawing.displaylist import TextRun
from ketenkaart.drawing.sheet import make_sheet
from ketenkaart.edits.setting import rename
from ketenkaart.model.governance import Assignment, Finding
from ketenkaart.model.ketenkaart import Ketenkaart

LONG = "Voorbereiden, voorlichten, aanmelden, uitnodigen en herinneren tot en met de laatste dag"


def about_phase(phase, *bodies):
    """The sample with these bodies about one phase."""
    more = [Assignment(id=f"a-{body}", element=phase, assignee=body) for body in bodies]
    return Ketenkaart.of([*sample().records.values(), *more])


def bar(sheet, phase):
    """The bar of a phase and the words on it."""
    group = next(group for group in sheet.drawing.pages[0].groups if group.id == phase)
    items = list(group.walk())
    return items[0].rect, {item.text: item for item in items if isinstance(item, TextRun)}


def test_chips_stand_in_order_at_the_right_of_the_bar_clear_of_its_name():
    sheet = make_sheet(about_phase("f3", "kt", "lmo", "top"))
    rect, words = bar(sheet, "f3")

    name = words["Controleren en innen"]
    places = [words[text].x for text in ("KT", "LMO", "TOP")]

    assert places == sorted(places)
    assert name.x + name.width + 5 < places[0]
    assert all(rect.top < words[text].y < rect.bottom for text in ("KT", "LMO", "TOP"))
    assert rect.right - 15 < words["TOP"].x < rect.right
    assert not [one for page in sheet.drawing.pages for one in collisions(page)]


def test_more_than_three_are_counted_and_a_finding_stands_beside_them():
    kaart = about_phase("f3", "kt", "lmo", "top", "ao")
    sheet = make_sheet(Ketenkaart.of([*kaart.records.values(), Finding(id="x", name="Laat", element="f3")]))
    rect, words = bar(sheet, "f3")
    sign = next(group for group in sheet.drawing.pages[0].groups if group.id == "f3.finding")
    plate = next(sign.walk()).rect

    assert "+2" in words
    assert rect.top < plate.top
    assert plate.bottom < rect.bottom
    assert plate.right < words["KT"].x


def test_a_bar_that_has_no_room_beside_its_name_has_none():
    kaart = about_phase("f1", "kt", "lmo", "top")
    kaart = apply(kaart, rename(kaart, "f1", LONG).changes)

    _, words = bar(make_sheet(kaart), "f1")

    assert not {"KT", "LMO", "TOP"} & set(words)


def test_they_go_with_the_other_chips_where_these_cannot_be_read():
    _, words = bar(make_sheet(about_phase("f3", "kt"), paper="A3"), "f3")

    assert "KT" not in words
