"""A poster of what differs from another map has signs, which meet nothing, and the legend tells of them."""

import pytest
from drawing.collisions import collisions
from drawing.maps import sample

from ketenkaart.analysis.differences import differences, places, signs
from ketenkaart.analysis.signs import Sign
from ketenkaart.changes.apply import apply
from ketenkaart.drawing.displaylist import Box, TextRun
from ketenkaart.drawing.fading import Seen
from ketenkaart.drawing.parts import overview
from ketenkaart.drawing.sheet import make_sheet
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.setting import rename
from ketenkaart.edits.stepping import next_step
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Step


def changed(kaart):
    """The map with a new step, a changed one, a changed flow, and one that is removed."""
    for edit in (
        next_step(kaart, "s12", None, "Nagaan"),
        rename(kaart, "s08", "Keuren"),
        rename(kaart, "d04", "X"),
    ):
        kaart = apply(kaart, edit.changes)
    return apply(kaart, delete(kaart, ["s18"]).changes)


def poster(old, new, paper="A0", **options):
    found = differences(old, new)
    seen = Seen(places(found), "Gewijzigd sinds gisteren", signs(found))
    return make_sheet(new, paper=paper, seen=seen, **options)


def words(drawing, group_id):
    groups = [group for page in drawing.pages for group in page.groups if group.id == group_id]
    return " ".join(item.text for group in groups for item in group.walk() if isinstance(item, TextRun))


@pytest.fixture(scope="module")
def two():
    return sample(), changed(sample())


@pytest.fixture(scope="module")
def drawing(two):
    return poster(*two).drawing


def test_each_sign_tells_in_words_what_became_of_its_element(two, drawing):
    [new] = [step.id for step in two[1].steps if step.id not in two[0].records]
    owner = two[0].records["s18"].partner

    assert words(drawing, f"{new}.sign") == "nieuw"
    assert words(drawing, "s08.sign") == words(drawing, "d04.sign") == "gewijzigd"
    assert "1 verwijderd" in words(drawing, f"{owner}.sign")
    assert words(drawing, "title").startswith("Loonaangifteketen")
    assert "Gewijzigd sinds gisteren" in words(drawing, "title")


def test_a_new_box_has_a_whole_frame_and_a_changed_one_a_broken_one(two, drawing):
    [new] = [step.id for step in two[1].steps if step.id not in two[0].records]
    page = drawing.pages[0]
    first = {group.id: next(group.walk()).rect for group in page.groups if group.kind == "steps"}
    frames = [item for group in page.groups if not group.id for item in group.walk() if isinstance(item, Box)]
    dashes = {
        step: [bool(one.stroke.dash) for one in frames if one.stroke and _surrounds(one.rect, first[step])]
        for step in (new, "s08", "s09")
    }

    assert dashes == {new: [False], "s08": [True], "s09": []}


def _surrounds(one, other):
    return (
        0 < other.left - one.left < 3
        and 0 < one.right - other.right < 3
        and abs(one.centre.y - other.centre.y) < 1
    )


def test_the_legend_tells_what_the_signs_mean_and_only_where_there_are_any(two, drawing):
    legend = words(drawing, "legend")

    assert all(word in legend for word in ("Wijzigingen", "nieuw", "gewijzigd", "zoveel verwijderd"))
    assert "Wijzigingen" not in words(make_sheet(two[0]).drawing, "legend")


@pytest.mark.rule("D1")
@pytest.mark.parametrize("paper", ["A0", "A3", "900x600"])
def test_signs_at_everything_meet_nothing_and_each_stands_once(paper):
    kaart = sample()
    empty = Ketenkaart.of([kaart.about])

    pages = poster(empty, kaart, paper).drawing.pages

    found = [one for page in pages for one in collisions(page) if ".sign" in one or "label" in one]
    ids = [group.id for page in pages for group in page.groups if group.id.endswith(".sign")]
    assert not found
    assert {f"{one.id}.sign" for one in (*kaart.steps, *kaart.flows, *kaart.phases)} <= set(ids)
    assert len(ids) == len(set(ids))


def test_an_overview_sums_up_what_differs_behind_its_boxes(two):
    old, new = two
    pages = poster(old, new, "A4").drawing.pages
    keuren = new.records["s08"]
    boxes = {group.title: group for group in pages[0].groups if group.kind == "steps"}
    cell = next(
        one for one in overview(new).kaart.steps if (one.partner, one.phase) == (keuren.partner, keuren.phase)
    )

    assert len(pages) > len(new.phases)
    assert f"{cell.id}.sign" in {group.id for group in pages[0].groups}
    inks = {
        cell: {item.colour for item in box.walk() if isinstance(item, TextRun)} for cell, box in boxes.items()
    }
    assert len({frozenset(colours) for colours in inks.values()}) == 2, "what has nothing new in it is faint"


def test_signs_are_told_in_the_language_of_the_poster(two):
    drawing = poster(*two, language="en").drawing

    assert words(drawing, "s08.sign") == Sign.CHANGED.value
    assert "Changes" in words(drawing, "legend")


def test_what_a_partner_lost_is_told_in_its_lane_and_not_where_it_ends_a_flow():
    partners = [Partner(id=one, name=one.upper(), order=one) for one in ("a", "b")]
    steps = [
        Step(id=f"s{n}", name=f"Stap {n}", partner="ab"[n % 2], number=n, order=f"a{n}") for n in (1, 2, 3)
    ]
    kaart = Ketenkaart.of([*partners, *steps, Flow(id="v1", source="s2", target="b")])

    drawing = poster(kaart, apply(kaart, delete(kaart, ["s3"]).changes)).drawing

    groups = {group.id: group for group in drawing.pages[0].groups}
    sign, lane, end = (next(groups[one].walk()).rect for one in ("b.sign", "b", "b.box"))
    assert lane.right < sign.left < sign.right < end.left
