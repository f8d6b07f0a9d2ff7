"""The sample maps: complete to their facts, sound as files, and printable on every kind of sheet."""

from functools import cache
from pathlib import Path

import pikepdf
import pytest
from drawing.collisions import collisions

from ketenkaart.cli.main import main
from ketenkaart.drawing.sheet import make_sheet
from ketenkaart.export.pdf import write_pdf
from ketenkaart.export.svg import write_svg
from ketenkaart.model.governance import Body, Indicator, Role
from ketenkaart.model.integrity import bad_links
from ketenkaart.model.vocabulary import BodyStatus, FlowKind, MapStatus, RoleKind
from ketenkaart.storage.reading import read
from samples import saved

FOLDER = Path(__file__).parents[1] / "samples"
COUNTED = ("partners", "phases", "steps", "named flows", "koppelvlakken", "bodies", "answers")
COUNTS = {
    # 15 partners, the parent of the other consumers and the two parts of UWV; D05 and D10 answer a flow.
    "loonaangifteketen": (15 + 1 + 2, 6, 23, 21, 8, 7, 2),
    # D8 comes from three steps, and D4 goes and comes back: 9 rows of the facts make 12 flows.
    "strafrechtketen": (14, 5, 14, 12, 5, 4, 2),
    # Five messages have a return, and D9 is two payments: 9 rows make 15 flows.
    "wlz-keten": (9, 5, 10, 15, 4, 3, 5),
    # D6 goes to two places and D8 comes from two: 8 rows make 10 flows.
    "asielketen": (14, 5, 13, 10, 3, 8, 0),
}
PAPERS = [
    ("A0", True, 1189, 841),
    ("A1", False, 594, 841),
    ("A3", True, 420, 297),
    ("roll:914", True, None, 914),
]

every_sample = pytest.mark.parametrize("name", COUNTS)


def path_of(name):
    return FOLDER / f"{name}.ketenkaart"


@cache
def sample(name):
    return read(path_of(name))


@cache
def sheet(name, paper, landscape):
    kaart, memory, _ = sample(name)
    return make_sheet(kaart, memory, paper=paper, landscape=landscape)


def test_every_sample_is_tested():
    assert {path.stem for path in FOLDER.glob("*.ketenkaart")} == set(COUNTS)


@every_sample
def test_a_sample_holds_what_its_facts_hold(name):
    kaart = sample(name).kaart
    named = [flow for flow in kaart.flows if flow.kind is not FlowKind.SEQUENCE]
    answers = [flow for flow in kaart.flows if flow.answers]
    groups = (kaart.partners, kaart.phases, kaart.steps, named, kaart.koppelvlakken, kaart.bodies, answers)
    assert dict(zip(COUNTED, map(len, groups), strict=True)) == dict(zip(COUNTED, COUNTS[name], strict=True))


@pytest.mark.rule("F1")
@every_sample
def test_a_sample_is_the_bytes_the_program_writes_with_a_fresh_layout(name):
    assert saved(path_of(name)) == path_of(name).read_bytes(), (
        "The layout or the file format changed; save the samples anew: python -m tests.samples"
    )


@every_sample
def test_nothing_in_a_sample_was_put_in_its_place_by_hand(name):
    kaart = sample(name).kaart
    assert not kaart.unknown
    assert all(step.pin is None for step in kaart.steps)
    assert all(flow.hint is None for flow in kaart.flows)


@every_sample
def test_every_id_in_a_sample_leads_somewhere(name):
    assert list(bad_links(sample(name).kaart.records)) == []


@every_sample
def test_a_sample_has_no_field_the_program_does_not_know(name):
    assert [record.id for record in sample(name).kaart.records.values() if record.model_extra] == []


@every_sample
def test_every_step_of_a_sample_has_a_number_a_partner_and_a_phase(name):
    kaart = sample(name).kaart
    assert all(step.partner and step.phase for step in kaart.steps)
    assert [step.number for step in kaart.steps] == list(range(1, len(kaart.steps) + 1))


@every_sample
def test_every_flow_of_a_sample_has_a_name_and_a_number_of_its_own(name):
    kaart = sample(name).kaart
    named = [flow for flow in kaart.flows if flow.kind is not FlowKind.SEQUENCE]
    assert all(kaart.flow_name(flow) for flow in named)
    assert [flow.number for flow in named] == list(range(1, len(named) + 1))


@every_sample
def test_a_sample_is_a_draft_that_names_its_sources(name):
    about = sample(name).kaart.about
    assert about.status is MapStatus.DRAFT
    assert about.version
    assert about.owner
    assert "noraonline.nl" in about.provenance
    assert about.goal
    assert not about.certain


@every_sample
def test_what_is_to_be_confirmed_says_why(name):
    records = sample(name).kaart.records.values()
    assert [record.id for record in records if not record.certain and not record.provenance] == []


@every_sample
def test_the_checks_find_no_errors_in_a_sample(name, capsys):
    assert main(["check", str(path_of(name)), "--lang", "nl"]) == 0
    assert "0 dingen kloppen niet" in capsys.readouterr().out


def test_the_strafrechtketen_has_no_ketenmanager():
    kinds = {role.kind for role in sample("strafrechtketen").kaart.roles}
    assert RoleKind.KETENMANAGER not in kinds
    assert RoleKind.KETENBUREAU in kinds


def test_a_dossier_goes_to_the_next_zorgkantoor_within_a_day():
    kaart = sample("wlz-keten").kaart
    norms = {indicator.element: indicator.norm for indicator in kaart.all(Indicator)}
    assert norms == {"d06": "≤ 1 werkdag"}


def test_the_regietafel_of_the_asielketen_has_lapsed():
    lapsed = [body.name for body in sample("asielketen").kaart.bodies if body.status is BodyStatus.LAPSED]
    assert lapsed == ["Regietafel"]


def test_each_owner_of_the_loonaangifteketen_has_a_ketenregisseur_and_the_ketenmanager_none():
    roles = sample("loonaangifteketen").kaart.all(Role)
    assert {role.partner for role in roles if role.kind is RoleKind.KETENREGISSEUR} == {"p05", "p06", "p07"}
    assert [role.partner for role in roles if role.kind is RoleKind.KETENMANAGER] == [None]


def test_the_lmo_stands_between_the_kernteam_and_the_meetings_below_it():
    bodies = {body.id: body for body in sample("loonaangifteketen").kaart.all(Body)}
    assert bodies["lmo"].escalates_to == "kt"
    assert {body.id for body in bodies.values() if body.escalates_to == "lmo"} == {"top", "too", "ao"}


@pytest.mark.rule("D1")
@every_sample
@pytest.mark.parametrize(("paper", "landscape", "width", "height"), PAPERS)
def test_a_sample_prints_in_full_with_nothing_over_anything(name, paper, landscape, width, height, tmp_path):
    drawing = sheet(name, paper, landscape).drawing
    write_pdf(drawing, tmp_path / "poster.pdf")
    write_svg(drawing.pages[0], drawing, tmp_path / "poster.svg")

    assert drawing.missing == frozenset()
    assert [line for page in drawing.pages for line in collisions(page)] == []
    assert (tmp_path / "poster.svg").read_text("utf-8").rstrip().endswith("</svg>")
    with pikepdf.open(tmp_path / "poster.pdf") as pdf:
        wide, high = (float(side) / 72 * 25.4 for side in pdf.pages[0].MediaBox[2:])
    assert high == pytest.approx(height, abs=0.1)
    assert width is None or wide == pytest.approx(width, abs=0.1)


@pytest.mark.rule("D5")
@every_sample
def test_all_steps_and_flows_of_a_sample_stand_on_the_poster(name):
    kaart = sample(name).kaart
    shown = {group.id for group in sheet(name, "A0", True).drawing.pages[0].groups}
    assert {step.id for step in kaart.steps} | {flow.id for flow in kaart.flows} <= shown
    assert {phase.id for phase in kaart.phases} <= shown
