"""Where room goes: names keep clear of the borders of phases, and a sheet's room is divided evenly."""

import itertools

import pytest
from drawing.maps import chance, sample
from layout.judge import faults

from ketenkaart.drawing.displaylist import TextRun
from ketenkaart.drawing.screen import draw_screen
from ketenkaart.drawing.sheet import make_sheet
from ketenkaart.drawing.sizes import graph_of
from ketenkaart.drawing.stretch import Stretch
from ketenkaart.drawing.theme import load_theme
from ketenkaart.drawing.widths import STANDARD
from ketenkaart.layout.pipeline import layout
from ketenkaart.model.about import About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Hint, Koppelvlak, Partner, Phase, Step
from ketenkaart.model.vocabulary import FlowKind, Side

SAMPLES = ["loonaangifteketen", "asielketen", "strafrechtketen", "wlz-keten"]
WITH_ROOM = [
    ("wlz-keten", "A0", True),
    ("wlz-keten", "A3", True),
    ("asielketen", "A0", True),
    ("asielketen", "A1", True),
    ("strafrechtketen", "A1", True),
]


def little(phases=("Melden", "Besluiten", "Leveren")):
    """Three lanes and six steps, with lines between some of the columns."""
    steps = [
        ("Hulp vragen", "p1"),
        ("Melding onderzoeken", "p2"),
        ("Besluit nemen", "p2"),
        ("Toewijzen", "p2"),
        ("Hulp leveren", "p3"),
        ("Declareren", "p3"),
    ]
    flows = [
        ("Melding", "s0", "s1"),
        ("", "s1", "s2"),
        ("", "s2", "s3"),
        ("Opdracht tot levering van hulp", "s3", "s4"),
        ("", "s4", "s5"),
        ("Beschikking", "s2", "p1"),
        ("Declaratie", "s5", "s3"),
    ]
    return Ketenkaart.of(
        [
            About(id="about", name="Kleine keten"),
            *(Partner(id=f"p{i}", name=f"Partner {i}", order=str(i), inside=i > 1) for i in (1, 2, 3)),
            *(Phase(id=f"f{i}", name=name, order=str(i)) for i, name in enumerate(phases)),
            *(
                Step(id=f"s{i}", name=name, partner=partner, phase=f"f{i // 2}" if phases else None)
                for i, (name, partner) in enumerate(steps)
            ),
            *(
                Flow(
                    id=f"d{i}",
                    name=name,
                    source=source,
                    target=target,
                    kind=FlowKind.DATA if name else FlowKind.SEQUENCE,
                )
                for i, (name, source, target) in enumerate(flows)
            ),
        ]
    )


def gaps(found):
    """Between which x no box stands, but left and right of all."""
    ends, end = [], None
    for box in sorted(found.boxes.values()):
        if end is not None and box.left > end:
            ends.append((end, box.left))
        end = box.right if end is None else max(end, box.right)
    return ends


@pytest.mark.parametrize("kaart", [*map(sample, SAMPLES), chance(40, 5, 5, 3)], ids=[*SAMPLES, "by chance"])
def test_a_name_beside_a_line_stays_in_the_phase_of_its_line(kaart):
    found = draw_screen(kaart).layout
    names = [route.name for route in found.routes.values() if route.name is not None and route.name.beside]
    assert names
    for name in names:
        left, right = next(phase for phase in found.phases.values() if phase[0] <= name.icon.x <= phase[1])
        assert left < name.room.left
        assert name.room.right < right


@pytest.mark.parametrize(("name", "paper", "landscape"), WITH_ROOM)
def test_no_name_of_a_flow_meets_the_border_of_a_phase_where_the_sheet_has_room(name, paper, landscape):
    page = make_sheet(sample(name), paper=paper, landscape=landscape).drawing.pages[0]
    bars = sorted(group.items[0].rect for group in page.groups if group.kind == "phases")
    names = [group for group in page.groups if group.kind == "flows" and group.id.endswith(".name")]
    words = [item for group in names for item in group.walk() if isinstance(item, TextRun)]
    assert words
    for one, other in itertools.pairwise(bars):
        across = [word.text for word in words if word.x < other.left and word.x + word.width > one.right]
        assert across == []


def test_a_flow_and_its_answer_run_side_by_side_however_much_room_there_is():
    sizes = graph_of(sample("wlz-keten"), load_theme(), widths=STANDARD._replace(clear=True))
    routes = layout(sizes.graph).routes
    down, up = routes["d02"].points[0], routes["d11"].points[-1]
    assert abs(down.x - up.x) == pytest.approx(16.0)


@pytest.mark.parametrize(
    "kaart", [little(), little(()), *map(sample, SAMPLES)], ids=["little", "little without phases", *SAMPLES]
)
def test_as_much_room_is_let_in_between_each_two_columns(kaart):
    sizes = graph_of(kaart, load_theme())
    before = layout(sizes.graph)
    after = Stretch(before, before.width + 240, before.height).layout()
    let_in = [
        (wide[1] - wide[0]) - (narrow[1] - narrow[0])
        for narrow, wide in zip(gaps(before), gaps(after), strict=True)
    ]
    assert min(let_in) > 20
    assert max(let_in) == pytest.approx(min(let_in))


def test_what_a_few_columns_leave_stands_left_and_right_of_them():
    before = layout(graph_of(little(), load_theme()).graph)
    after = Stretch(before, before.width + 2_000, before.height).layout()

    def sides(found):
        boxes = found.boxes.values()
        left, right = min(box.left for box in boxes), max(box.right for box in boxes)
        return left - found.head, found.width - right

    left, right = (wide - narrow for narrow, wide in zip(sides(before), sides(after), strict=True))
    assert left == pytest.approx(right)
    assert left > 200


def test_a_name_goes_with_its_line_where_room_is_let_in_beside_it():
    before = layout(graph_of(sample(), load_theme()).graph)
    after = Stretch(before, before.width + 300, before.height + 100).layout()
    for edge, route in before.routes.items():
        if route.name is not None and route.name.beside:
            name = after.routes[edge].name
            assert name.room.left - name.icon.x == pytest.approx(route.name.room.left - route.name.icon.x)


@pytest.mark.parametrize("name", SAMPLES)
def test_marks_with_long_codes_keep_apart_from_all_else(name):
    kaart = sample(name)
    longer = [one.model_copy(update={"number": 100 + one.number}) for one in kaart.koppelvlakken]
    screen = draw_screen(kaart.with_records(longer))
    assert faults(screen.sizes.graph, screen.layout) == []


def test_a_mark_with_a_long_code_keeps_clear_of_the_box_its_line_leaves():
    kaart = Ketenkaart.of(
        [
            About(id="about", name="Klein"),
            Partner(id="p1", name="Burger", order="a"),
            Partner(id="p2", name="UWV", order="b"),
            Phase(id="f", name="Aanvragen", order="a"),
            Step(id="s1", name="Melden", partner="p1", phase="f", order="a"),
            Step(id="s2", name="Toetsen", partner="p2", phase="f", order="b"),
            Koppelvlak(id="k", number=100, partners=("p1", "p2")),
            Flow(
                id="d",
                source="s1",
                target="s2",
                kind=FlowKind.DATA,
                koppelvlakken=("k",),
                hint=Hint(side_out=Side.RIGHT, side_in=Side.LEFT),
            ),
        ]
    )
    screen = draw_screen(kaart)
    assert faults(screen.sizes.graph, screen.layout) == []
