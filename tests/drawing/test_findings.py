"""Findings are seen at what they are about: a step, a flow, an interface, a partner, a phase, a document."""

import pytest
from drawing.collisions import collisions
from drawing.maps import sample

from ketenkaart.drawing.displaylist import Box, TextRun
from ketenkaart.drawing.fading import Seen
from ketenkaart.drawing.sheet import make_sheet
from ketenkaart.model.governance import Finding
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.vocabulary import FindingKind, FindingState

ABOUT = ("d04", "k4", "p06", "f3")


def with_findings(*elements, kind=FindingKind.KNELPUNT, state=FindingState.OPEN):
    """The sample with a finding about each of these."""
    more = [
        Finding(id=f"b{number}", name="Te laat", element=element, kind=kind, state=state, order=f"{number}")
        for number, element in enumerate(elements)
    ]
    return Ketenkaart.of([*sample().records.values(), *more])


def signs(sheet):
    """The signs beside boxes by the id of what they are at, on the first page."""
    groups = sheet.drawing.pages[0].groups
    return {group.id.removesuffix(".finding"): group for group in groups if group.kind == "findings"}


def legend(sheet):
    groups = [group for page in sheet.drawing.pages for group in page.groups if group.id == "legend"]
    return [item.text for item in groups[0].walk() if isinstance(item, TextRun)]


@pytest.mark.rule("D1")
@pytest.mark.parametrize("paper", ["A0", "A3", "roll:914"])
def test_a_finding_has_its_sign_close_to_what_it_is_about_and_on_nothing_else(paper):
    sheet = make_sheet(with_findings(*ABOUT), paper=paper)

    assert set(signs(sheet)) == set(ABOUT)
    assert signs(sheet)["k4"].title == "Knelpunt"
    assert not [one for page in sheet.drawing.pages for one in collisions(page)]


def test_it_stands_at_the_name_of_its_flow_and_at_the_mark_of_its_interface():
    sheet = make_sheet(with_findings("d04", "k4"))
    page = sheet.drawing.pages[0]
    name = next(group for group in page.groups if group.id == "d04.name")
    marks = [
        group.items[0].rect for group in page.groups if group.id.startswith("k4.") and group.kind[0] == "k"
    ]
    words = [item for item in name.walk() if isinstance(item, TextRun)]

    at_name, at_mark = (
        next(item.rect.centre for item in signs(sheet)[one].walk() if isinstance(item, Box))
        for one in ("d04", "k4")
    )

    assert min(abs(at_name.x - one.x) + abs(at_name.y - one.y) for one in words) < 25
    assert min(abs(at_mark.x - one.centre.x) + abs(at_mark.y - one.centre.y) for one in marks) < 25


def test_one_about_a_document_is_seen_at_the_flow_that_carries_it():
    kaart = with_findings("doc20", kind=FindingKind.ACTIE)
    carrying = {flow.id for flow in kaart.flows if "doc20" in flow.documents}
    sheet = make_sheet(kaart)

    assert set(signs(sheet)) == carrying
    assert "actie" in legend(sheet)
    assert "knelpunt" not in legend(sheet)


def test_what_is_done_has_no_sign():
    sheet = make_sheet(with_findings(*ABOUT, "s09", state=FindingState.DONE))

    assert not signs(sheet)
    assert "knelpunt" not in legend(sheet)
    assert "knelpunt" in legend(make_sheet(with_findings("s09")))


def test_through_a_lens_it_is_as_faint_as_what_it_is_about():
    kaart = with_findings("d04", "k4")

    seen = signs(make_sheet(kaart, seen=Seen({"d04"}, "Lens")))
    plain = signs(make_sheet(kaart))

    assert [item.fill for item in seen["d04"].walk()] == [item.fill for item in plain["d04"].walk()]
    assert [item.fill for item in seen["k4"].walk()] != [item.fill for item in plain["k4"].walk()]
