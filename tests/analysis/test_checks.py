"""The checks, through the command line: a sound map has no problem, and each gap gives just its own."""

import json
from datetime import date

import pytest
from catalogue import ROOT

from ketenkaart.analysis.checks import checks
from ketenkaart.cli.main import main
from ketenkaart.model.about import About
from ketenkaart.model.governance import Assignment, Body, Finding, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Agreement, Document, Flow, Koppelvlak, Partner, Step
from ketenkaart.model.vocabulary import (
    AgreementStatus,
    BodyStatus,
    FindingState,
    FlowKind,
    PartnerKind,
    RoleKind,
    StepKind,
)
from ketenkaart.storage.fileformat import to_bytes

OWNER, KETENMANAGER = PartnerKind.OWNER, RoleKind.KETENMANAGER
JOINT = {"name": "A–B", "partners": ("a", "b"), "standard": "XML", "owner": "A", "agreements": "SNO"}
SOUND = [
    About(id="about", name="Proefketen"),
    Partner(id="a", name="A", kind=OWNER),
    Partner(id="b", name="B"),
    Role(id="ra", name="ketenregisseur A", partner="a"),
    Role(id="rb", name="ketenregisseur B", partner="b"),
    Role(id="m", name="ketenmanager", kind=KETENMANAGER),
    Body(id="o", name="Overleg", participants=("ra", "rb"), frequency="maandelijks"),
    Step(id="s1", name="Aanvragen", partner="a"),
    Step(id="s2", name="Besluiten", partner="b"),
    Document(id="doc", name="Aanvraag"),
    Koppelvlak(id="k", **JOINT),
    Flow(id="f", source="s1", target="s2", kind=FlowKind.DOCUMENT, documents=("doc",), koppelvlakken=("k",)),
    Agreement(id="c", name="Convenant", parties=("a", "b"), valid_until=date(2026, 6, 30)),
    Assignment(id="t1", element="s1", assignee="o"),
    Assignment(id="t2", element="s2", assignee="rb"),
]
THIRD = Partner(id="d", name="D", kind=PartnerKind.SOURCE)

PROBLEMS = [
    ("unnamed-element", [Step(id="s1", name=" ", partner="a")]),
    ("unnamed-element", [About(id="about")]),
    ("unnamed-element", [Flow(id="f2", source="s1", target="s1", kind=FlowKind.MONEY)]),
    ("ketenmanager-of-one-partner", [Role(id="m", name="ketenmanager", kind=KETENMANAGER, partner="a")]),
    ("partner-without-ketenregisseur", [Partner(id="d", name="D", kind=OWNER, inside=False)]),
    ("partner-without-ketenregisseur", [Partner(id="d", name="D")]),
    (
        "step-without-assignment",
        [Step(id="s3", name="Los", partner="a"), Flow(id="f3", source="s1", target="s3")],
    ),
    ("step-without-flow", [Step(id="s3", name="Los"), Assignment(id="t3", element="s3", assignee="o")]),
    ("document-without-flow", [Document(id="doc2", name="Brief")]),
    ("flow-without-koppelvlak", [Flow(id="f4", source="s2", target="s1", kind=FlowKind.DATA, name="Stand")]),
    (
        "flow-without-koppelvlak",
        [Flow(id="f4", source="s1", target="a", via=("b",), kind=FlowKind.MONEY, name="Leges")],
    ),
    ("sequence-without-document", [Flow(id="f4", source="s2", target="s1")]),
    ("koppelvlak-between-others", [Koppelvlak(id="k", **JOINT | {"partners": ("a", "d")}), THIRD]),
    ("koppelvlak-without-owner", [Koppelvlak(id="k", **JOINT | {"owner": ""})]),
    ("koppelvlak-without-standard", [Koppelvlak(id="k", **JOINT | {"standard": " "})]),
    ("koppelvlak-without-agreement", [Koppelvlak(id="k", **JOINT | {"agreements": ""})]),
    ("agreement-past-its-end", [Agreement(id="c", name="Convenant", valid_until=date(2026, 5, 31))]),
    ("body-without-participants", [Body(id="o", name="Overleg", frequency="maandelijks")]),
    ("body-without-frequency", [Body(id="o", name="Overleg", participants=("a",))]),
    ("body-without-elements", [Body(id="o2", name="Kring", participants=("a",), frequency="wekelijks")]),
    ("finding-without-body", [Finding(id="x", name="Traag")]),
    ("character-not-in-font", [Partner(id="b", name="B", description="sneeuw ☃")]),
]

SOUND_TOO = {
    "a sequence to another organisation that tells what passes by its name": [
        Flow(id="f2", source="s2", target="s1", name="Terugbellen")
    ],
    "a sequence to another organisation by post": [
        Flow(id="f2", source="s2", target="s1", medium="post"),
    ],
    "an answer of a decision that leads to another organisation": [
        Step(id="s2", name="Besluiten", partner="b", kind=StepKind.DECISION),
        Flow(id="f2", source="s2", target="s1"),
    ],
    "a sequence without a name": [Flow(id="f2", source="s1", target="s1")],
    "a flow between parts of one organisation": [
        Partner(id="a1", name="A1", parent="a"),
        Flow(id="f2", source="s1", target="a1"),
    ],
    "a flow to a data subject": [
        Partner(id="w", name="Werknemer", kind=PartnerKind.SUBJECT, inside=False),
        Flow(id="f2", source="s1", target="w"),
    ],
    "an interface that a flow crosses by way of one of its partners": [
        THIRD,
        Koppelvlak(id="k", **JOINT | {"partners": ("a", "d")}),
        Flow(id="f", source="s1", target="s2", via=("d",), documents=("doc",), koppelvlakken=("k",)),
    ],
    "an interface of which one partner takes no part yet": [
        THIRD,
        Koppelvlak(id="k", **JOINT | {"partners": ("a", "b", "d")}),
    ],
    "an interface on a flow that stays with one partner": [
        Step(id="s2", name="Besluiten", partner="a"),
    ],
    "a ketenregisseur in a part of the organisation": [
        Partner(id="a1", name="A1", parent="a", kind=OWNER),
        Role(id="ra", name="ketenregisseur A1", partner="a1"),
    ],
    "a partner outside the chain without ketenregisseur": [Partner(id="d", name="D", inside=False)],
    "a consumer without ketenregisseur": [Partner(id="d", name="D", kind=PartnerKind.CONSUMER)],
    "an interface that an agreement is about": [
        Koppelvlak(id="k", **JOINT | {"agreements": ""}),
        Agreement(id="c", name="Convenant", covers=("k",)),
    ],
    "an agreement on its last day": [Agreement(id="c", name="Convenant", valid_until=date(2026, 6, 1))],
    "an agreement that is known to have ended": [
        Agreement(id="c", name="Convenant", valid_until=date(2020, 1, 1), status=AgreementStatus.ENDED)
    ],
    "a body that no longer meets": [Body(id="o2", name="Kring", status=BodyStatus.LAPSED)],
    "a finding that is done": [Finding(id="x", name="Traag", state=FindingState.DONE)],
    "a soft hyphen and a letter with its accent apart": [Partner(id="b", name="B\u00adu\u0308")],
    "a rare character where the fact comes from": [Partner(id="b", name="B", provenance="☃")],
}


@pytest.fixture(autouse=True)
def _on_the_first_of_june(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")  # 2026-06-01


@pytest.fixture
def checked(tmp_path, capsys):
    """Check a sound map with these records added or put in the place of others."""

    def check(records=(), form="json", language="nl"):
        path = tmp_path / "proef.ketenkaart"
        path.write_bytes(to_bytes(Ketenkaart.of([*SOUND, *records])))
        code = main(["check", str(path), "--format", form, "--lang", language])
        out, error = capsys.readouterr()
        assert error == ""
        return code, json.loads(out) if form == "json" else out

    return check


@pytest.mark.rule("K1")
@pytest.mark.rule("K2")
@pytest.mark.parametrize(("problem", "records"), PROBLEMS)
def test_a_gap_gives_its_own_problem_and_no_other(checked, problem, records):
    code, found = checked(records)

    assert [(entry["code"], entry["element"]) for entry in found] == [(problem, records[0].id)]
    is_error = problem in ("unnamed-element", "ketenmanager-of-one-partner")
    assert found[0]["severity"] == ("error" if is_error else "warning")
    assert code == int(is_error)


def test_a_sound_map_has_no_problems(checked):
    assert checked() == (0, [])


@pytest.mark.rule("K3")
@pytest.mark.parametrize("records", SOUND_TOO.values(), ids=SOUND_TOO)
def test_what_is_no_gap_is_not_called_one(checked, records):
    assert checked(records) == (0, [])


@pytest.mark.rule("K1")
def test_json_tells_a_machine_everything(checked):
    _, found = checked([Body(id="o", name="Overleg", participants=("a",))])

    assert found == [
        {
            "code": "body-without-frequency",
            "severity": "warning",
            "element": "o",
            "collection": "bodies",
            "name": "Overleg",
            "sentence": "gremium “Overleg” heeft geen frequentie; vermeld hoe vaak het bijeenkomt.",
        }
    ]


def test_text_stands_in_groups_with_what_is_not_right_first(checked):
    code, text = checked(
        [Step(id="s1", partner="a"), Finding(id="x", name="Traag"), Partner(id="d", name="D")], "text", "en"
    )

    assert code == 1
    assert text.splitlines() == [
        "Not right",
        "  Steps",
        "    step “s1” has no name; give it one.",
        "Issues",
        "  Partners",
        "    partner “D” has no chain coordinator; add the role.",
        "  Findings",
        "    finding “Traag” is dealt with nowhere; choose a meeting body.",
        "1 thing not right, 2 issues.",
    ]


def test_a_flow_is_called_after_its_documents(checked):
    _, found = checked([Flow(id="f", source="s1", target="s2", kind=FlowKind.DATA, documents=("doc",))])

    assert found[0]["name"] == "Aanvraag"
    assert "“Aanvraag” gaat zonder koppelvlak naar een andere partner" in found[0]["sentence"]


def test_every_check_is_tested():
    assert {check.code for check in checks(date.today())} <= {code for code, _ in PROBLEMS}


def test_the_loonaangifteketen_has_no_errors(capsys):
    sample = ROOT / "samples" / "loonaangifteketen.ketenkaart"

    assert main(["check", str(sample), "--lang", "nl"]) == 0
    assert "0 dingen kloppen niet" in capsys.readouterr().out


def test_another_format_is_refused(capsys):
    assert main(["check", "x.ketenkaart", "--format", "xml", "--lang", "nl"]) == 2
    assert capsys.readouterr() == ("", "Bij --format hoort text of json, niet “xml”.\n")
