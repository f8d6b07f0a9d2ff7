import itertools
import random

import pytest
from drawing.collisions import SLACK, collisions, text_rect
from drawing.maps import WORDS, chance, sample, small

from ketenkaart.drawing.displaylist import Box, Circle, Op, Path, TextRun
from ketenkaart.drawing.sheet import make_sheet
from ketenkaart.drawing.theme import load_theme
from ketenkaart.layout.geometry import Rect
from ketenkaart.model.about import About
from ketenkaart.model.governance import Assignment, Body, Finding, Note, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Koppelvlak, Partner, Phase, Step
from ketenkaart.model.vocabulary import (
    BodyStatus,
    Corner,
    FindingKind,
    FlowKind,
    KoppelvlakStatus,
    Level,
    PartnerKind,
    RoleKind,
    StepKind,
)

PANELS = ("legend", "register", "bodies")
INK = load_theme().colours.ink


def panels(sheet):
    """The panels of all pages by name; each stands on one page only."""
    found = [(group, page) for page in sheet.drawing.pages for group in page.groups if group.id in PANELS]
    assert len({group.id for group, _ in found}) == len(found)
    return {group.id: (group, page) for group, page in found}


def words(sheet, name):
    group = panels(sheet).get(name)
    return [item.text for item in group[0].walk() if isinstance(item, TextRun)] if group else []


def text(sheet, name):
    return " ".join(words(sheet, name))


def steered(bodies, joints, seed=1):
    """A small map with so many bodies, some lapsed or to be confirmed, and so many interfaces."""
    dice = random.Random(seed)
    more = [*by_chance(dice, bodies), *(joint(dice, number) for number in range(1, joints + 1))]
    if bodies:
        more.append(Role(id="r0", name="ketenmanager", kind=RoleKind.KETENMANAGER))
        more.append(Role(id="r1", name="lijnmanager Bron", kind=RoleKind.LIJNMANAGER, partner="p1"))
        more.append(Role(id="r2", name="lijnmanager Dienst", kind=RoleKind.LIJNMANAGER, partner="p2"))
    kaart = small(*more)
    if joints:
        return kaart
    kept = [record for record in kaart.records.values() if not isinstance(record, Koppelvlak)]
    return Ketenkaart.of(
        [r.model_copy(update={"koppelvlakken": ()}) if isinstance(r, Flow) else r for r in kept]
    )


def name(dice, most):
    return " ".join(dice.choice(WORDS) for _ in range(dice.randint(1, most))).capitalize()


def by_chance(dice, count):
    """So many bodies of all levels, reporting and escalating upwards."""
    found = []
    levels = dice.sample([Level.STRATEGIC, Level.TACTICAL, *[Level.OPERATIONAL] * 2] * 3, count)
    for i, level in enumerate(levels):
        above = [one.id for one in found if one.level is not level and one.level is not Level.OPERATIONAL]
        found.append(
            Body(
                id=f"b{i}",
                name=f"Overleg {i} {name(dice, 3)}",
                short_name=f"B{i}" if i % 3 else "",
                order=f"{i:03d}",
                level=level,
                participants=("p1", "r0", "r1", "r2"),
                frequency="elke maand",
                rotation=dice.choice(["", "voorzitter wisselt per half jaar"]),
                reports_to=dice.choice(above) if above else None,
                escalates_to=dice.choice(above) if above else None,
                escalates_outside=dice.choice(["", "minister, staatssecretaris"]),
                status=dice.choice([*BodyStatus, BodyStatus.ACTIVE]),
                certain=dice.random() < 0.7,
            )
        )
    return found


def joint(dice, number):
    """An interface with texts of all lengths."""
    return Koppelvlak(
        id=f"k{number}",
        number=number,
        name=name(dice, 4),
        standard=name(dice, 6),
        owner=name(dice, 1),
        agreements=name(dice, 7),
        status=dice.choice(list(KoppelvlakStatus)),
        certain=dice.random() < 0.7,
    )


def faults(sheet):
    """What meets, leaves its panel or leaves the page."""
    found = [line for page in sheet.drawing.pages for line in collisions(page)]
    for group, page in panels(sheet).values():
        rule = group.items[0].rect
        runs = [item for item in group.walk() if isinstance(item, TextRun)]
        rects = [(run.text, text_rect(run)) for run in runs]
        for (one, a), (other, b) in itertools.combinations(rects, 2):
            if _overlap(a.left, a.right, b.left, b.right) and _overlap(a.top, a.bottom, b.top, b.bottom):
                found.append(f"{group.id}: {one} meets {other}")
        for words, rect in rects:
            if rect.left < rule.left - SLACK or rect.right > rule.right + SLACK:
                found.append(f"{group.id}: {words} leaves the panel")
            if rect.bottom > page.height - 17 * min(page.width, page.height) / 841:
                found.append(f"{group.id}: {words} leaves the page")
    return found


def _overlap(low, high, other_low, other_high):
    return low < other_high - SLACK and other_low < high - SLACK


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("joints", [0, 1, 20])
@pytest.mark.parametrize("bodies", [0, 1, 5, 12])
def test_no_text_of_a_panel_meets_another_or_leaves_its_panel(bodies, joints, language):
    sheet = make_sheet(steered(bodies, joints), language=language)
    assert faults(sheet) == []
    assert ("bodies" in panels(sheet)) == (bodies > 0)
    assert ("register" in panels(sheet)) == (joints > 0)


@pytest.mark.parametrize("seed", [2, 3, 4])
@pytest.mark.parametrize("paper", [("A1", False), ("A3", True), ("A4", False), ("roll:914", True)])
def test_panels_hold_on_other_papers(paper, seed):
    assert faults(make_sheet(steered(12, 12, seed), paper=paper[0], landscape=paper[1])) == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "paper", [("A0", True), ("A0", False), ("A1", False), ("A3", True), ("A4", True), ("roll:914", True)]
)
def test_the_panels_of_the_sample_hold_on_every_paper(paper, language):
    sheet = make_sheet(sample(), paper=paper[0], landscape=paper[1], language=language)
    assert faults(sheet) == []
    assert set(panels(sheet)) == set(PANELS)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_panels_of_a_map_by_chance_hold(seed):
    assert faults(make_sheet(chance(25, 6, 3, seed))) == []


def test_a_panel_at_the_foot_of_the_poster_lines_up_with_a_phase():
    (page,) = make_sheet(sample("strafrechtketen")).drawing.pages
    edges = {round(group.items[0].rect.left, 1) for group in page.groups if group.kind == "phases"}
    lefts = [round(group.items[0].rect.left, 1) for group in page.groups if group.id in PANELS]
    assert len(lefts) == 3
    assert edges & set(lefts)


@pytest.mark.parametrize("paper", [("A0", True), ("A1", False), ("A3", True)])
def test_a_small_map_leaves_room_for_its_panels_on_the_same_page(paper):
    sheet = make_sheet(steered(5, 5), paper=paper[0], landscape=paper[1])
    assert len(sheet.drawing.pages) == 1
    assert set(panels(sheet)) == set(PANELS)


def test_a_map_that_fills_its_paper_has_its_panels_on_a_page_of_their_own():
    sheet = make_sheet(sample(), paper="A3")
    *maps, last = sheet.drawing.pages
    assert not any(group.id in PANELS for page in maps for group in page.groups)
    assert {group.id for group in last.groups} == {"title", "sheet", *PANELS}


def test_an_empty_map_has_no_panels():
    assert panels(make_sheet(Ketenkaart.of([About(id="about", name="Leeg")]))) == {}


def test_the_legend_lists_the_kinds_of_flows_that_are_used():
    money = Flow(id="d9", name="Betaling", source="s2", target="s1", kind=FlowKind.MONEY)
    without, with_money = (make_sheet(kaart, language="en") for kaart in (small(), small(money)))
    assert "money flow" not in words(without, "legend")
    assert "money flow" in words(with_money, "legend")
    assert {"document flow", "sequence"} <= set(words(without, "legend"))
    assert "data flow" not in words(with_money, "legend")


@pytest.mark.parametrize(
    ("more", "row"),
    [
        ((Step(id="s9", name="Wachten", partner="p2", kind=StepKind.WAIT),), "wait"),
        (
            (
                Body(id="b1", short_name="KB", level=Level.STRATEGIC),
                Assignment(id="a1", element="s1", assignee="b1"),
            ),
            "strategic",
        ),
        ((Role(id="r1", partner="p2"),), "chain role"),
        ((Finding(id="n1", element="s1", kind=FindingKind.ACTIE),), "action"),
        ((Step(id="s9", name="Meten", partner="p2", lead_time="1 dag"),), "lead time"),
        ((Partner(id="p3", kind=PartnerKind.SUPPLIER), Step(id="s9", partner="p3")), "supplier"),
        (
            (Flow(id="d8", name="Vrij", source="s3", target="s1", kind=FlowKind.DATA),),
            "no interface recorded",
        ),
        ((Step(id="s9", name="Twijfel", partner="p2", certain=False),), "to be confirmed"),
        ((Koppelvlak(id="k1", status=KoppelvlakStatus.PROPOSED),), "interface not agreed"),
    ],
)
def test_the_legend_has_a_row_only_for_what_is_drawn(more, row):
    def joined(sheet):
        return text(sheet, "legend").replace("- ", "")

    assert row not in joined(make_sheet(small(), language="en"))
    assert row in joined(make_sheet(small(*more), language="en"))


def test_a_note_stands_at_the_head_of_the_legend_only_where_the_map_has_one():
    note = Note(id="n1", description="Naar openbare bronnen.", corner=Corner.BOTTOM_LEFT)
    assert "bronnen" not in text(make_sheet(small()), "legend")
    assert "Naar openbare bronnen." in text(make_sheet(small(note)), "legend")


@pytest.mark.parametrize("bodies", [1, 5, 12])
def test_every_body_stands_once_in_the_shape_of_its_level(bodies):
    kaart = steered(bodies, 1)
    group, _ = panels(make_sheet(kaart))["bodies"]
    items = list(group.walk())
    for body in kaart.bodies:
        first = " ".join(body.name.split()[:2])
        (run,) = [i for i in items if isinstance(i, TextRun) and f"{i.text} ".startswith(f"{first} ")]
        shape = _around(items, run)
        if body.level is Level.STRATEGIC:
            assert isinstance(shape, Path)
            assert shape.fill == INK
        else:
            assert isinstance(shape, Box)
            assert (shape.radius > 0) == (body.level is Level.TACTICAL)


def _around(items, run):
    """The smallest shape a text stands in."""
    return min(
        (i for i in items if isinstance(i, Box | Path) and _holds(i, run)), key=lambda i: _rect(i).width
    )


def _holds(item, run):
    rect, inner = _rect(item), text_rect(run)
    across = rect.left <= inner.left and inner.right <= rect.right
    return across and rect.top <= inner.top and inner.bottom <= rect.bottom


def _rect(item):
    if isinstance(item, Box):
        return item.rect
    xs = [values[-2] for _, values in item.steps if values]
    ys = [values[-1] for _, values in item.steps if values]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def test_the_name_of_a_lapsed_body_is_struck_through():
    kaart = small(
        Body(id="b1", name="Regietafel", status=BodyStatus.LAPSED), Body(id="b2", name="Deelberaad")
    )
    group, _ = panels(make_sheet(kaart))["bodies"]
    struck = [run.text for run in group.walk() if isinstance(run, TextRun) and _is_struck(group, run)]
    assert struck == ["Regietafel"]


def _is_struck(group, run):
    rect = text_rect(run)
    lines = [
        i for i in group.walk() if isinstance(i, Path) and [op for op, _ in i.steps] == [Op.MOVE, Op.LINE]
    ]
    return any(
        start[1] == end[1]
        and rect.top < start[1] < rect.bottom
        and start[0] < rect.left < rect.right < end[0]
        for start, end in ([values for _, values in line.steps] for line in lines)
    )


def test_a_line_of_escalation_runs_from_a_body_up_to_the_body_above():
    kaart = small(
        Body(id="b1", name="Bestuur", level=Level.STRATEGIC),
        Body(id="b2", name="Overleg", level=Level.TACTICAL, escalates_to="b1"),
    )
    group, _ = panels(make_sheet(kaart))["bodies"]
    items = list(group.walk())
    board, meeting = (
        _rect(_around(items, next(i for i in items if isinstance(i, TextRun) and i.text == name)))
        for name in ("Bestuur", "Overleg")
    )
    ends = [_rect(i) for i in items if isinstance(i, Path) and i.fill == INK and _rect(i).width < 5]
    assert any(head.top == pytest.approx(board.bottom) and head.bottom < meeting.top for head in ends)


def test_an_escalation_that_no_line_can_show_is_told_in_words():
    kaart = small(
        Body(id="b1", name="Regieteam", level=Level.TACTICAL),
        Body(id="b2", name="Werkgroep", level=Level.TACTICAL, escalates_to="b1"),
    )
    assert "escalates to Regieteam" in text(make_sheet(kaart, language="en"), "bodies")


def test_the_phases_a_body_is_about_are_told_with_it():
    phases = [Phase(id=f"x{n}", name="Fase", number=n, order=f"x{n}") for n in (7, 8)]
    about = [Assignment(id=f"a{n}", element=f"x{n}", assignee="b1", order=f"a{n}") for n in (7, 8)]
    assert "fasen 7 en 8" in words(
        make_sheet(small(Body(id="b1", name="Overleg"), *phases, *about)), "bodies"
    )


def test_who_decides_beyond_the_chain_and_the_roles_of_the_chain_stand_beside_the_bodies():
    kaart = small(
        Body(id="b1", name="Bestuur", level=Level.STRATEGIC, escalates_outside="minister SZW"),
        Role(id="r1", name="ketenbureau", kind=RoleKind.KETENBUREAU),
    )
    said = words(make_sheet(kaart), "bodies")
    assert said.count("minister SZW") == 1
    assert said.count("ketenbureau") == 1


def test_a_partner_without_steps_and_flows_is_named_below_the_bodies():
    kaart = small(Partner(id="p9", name="Ministerie", kind=PartnerKind.COMMISSIONER))
    assert "commissioning party: Ministerie" in text(make_sheet(kaart, language="en"), "bodies")


@pytest.mark.parametrize("paper", [("A0", True), ("A3", True), ("A4", False)])
def test_the_register_has_a_row_for_each_interface_in_order(paper):
    sheet = make_sheet(steered(0, 20), paper=paper[0], landscape=paper[1])
    codes = [word for word in words(sheet, "register") if word[:1] == "K" and word[1:].isdigit()]
    assert codes == [f"K{number}" for number in range(1, 21)]


@pytest.mark.parametrize("paper", [("A0", True), ("1100x800", True)])
def test_the_panels_stay_on_the_page_when_the_phases_move_under_them(paper):
    sheet = make_sheet(sample(), paper=paper[0], landscape=paper[1])
    assert len(sheet.drawing.pages) == 1
    assert set(panels(sheet)) == set(PANELS)


@pytest.mark.parametrize("level", list(Level))
def test_the_name_of_a_body_without_more_to_tell_stands_in_the_middle_of_its_shape(level):
    group, _ = panels(make_sheet(small(Body(id="b1", name="Overleg", short_name="OV", level=level))))[
        "bodies"
    ]
    items = list(group.walk())
    run = next(item for item in items if isinstance(item, TextRun) and item.text == "Overleg")
    shape = _rect(_around(items, run))
    assert run.y - 0.35 * run.size == pytest.approx(shape.centre.y, abs=0.2)


def test_the_ring_of_a_body_to_be_confirmed_is_light_on_a_dark_shape():
    body = Body(id="b1", name="Bestuur", level=Level.STRATEGIC, certain=False)
    group, _ = panels(make_sheet(small(body)))["bodies"]
    rings = [item for item in group.walk() if isinstance(item, Circle) and item.stroke is not None]
    assert [ring.fill for ring in rings] == [INK]


def test_a_column_of_the_register_without_words_is_left_out():
    bare = words(make_sheet(small(), language="en"), "register")
    told = small(Koppelvlak(id="k2", partners=("p1", "p2"), standard="StUF"))
    assert not {"standard", "owner", "agreements"} & set(bare)
    assert "standard" in words(make_sheet(told, language="en"), "register")


def test_every_escalation_of_the_sample_runs_straight_up():
    group, _ = panels(make_sheet(sample()))["bodies"]
    wide = load_theme("neutral").lines.escalation
    lines = [item for item in group.walk() if isinstance(item, Path) and item.stroke]
    rising = [line for line in lines if line.stroke.width == wide and _rect(line).height > 1]
    assert len(rising) == 4
    assert {_rect(line).width for line in rising} == {0.0}
