"""Small maps for the tests of the drawing, and the sample."""

import json
import random
from pathlib import Path

from ketenkaart.model.about import About
from ketenkaart.model.governance import Assignment, Body, Role
from ketenkaart.model.ketenkaart import RECORD_TYPE_BY_COLLECTION, Ketenkaart
from ketenkaart.model.process import Flow, Koppelvlak, Partner, Phase, Step, System
from ketenkaart.model.vocabulary import FlowKind, Level, PartnerKind, RoleKind, StepKind

SAMPLES = Path(__file__).parents[2] / "samples"
WORDS = [
    "aanvraag",
    "beoordelen",
    "besluit",
    "gegevens",
    "inkomstenverhouding",
    "arbeidsongeschiktheidsverzekering",
    "controleren",
    "leveren",
    "register",
    "uitvoeringsorganisatie",
]


def sample(name: str = "loonaangifteketen") -> Ketenkaart:
    """A sample, read without the storage package."""
    data = json.loads((SAMPLES / f"{name}.ketenkaart").read_text("utf-8"))
    records = []
    for collection, record_type in RECORD_TYPE_BY_COLLECTION.items():
        found = data.get(collection, [])
        for record in [found] if isinstance(found, dict) else found:
            records.append(record_type.model_validate_json(json.dumps(record)))
    return Ketenkaart.of(records)


def small(*more) -> Ketenkaart:
    """Two partners on both sides of the boundary, two phases, three steps and the flows between them."""
    return Ketenkaart.of(
        [
            About(id="about", name="Proefketen", goal="Een doel."),
            Partner(id="p1", name="Bron", order="1", inside=False, kind=PartnerKind.SOURCE),
            Partner(id="p2", name="Dienst", order="2"),
            Phase(id="f1", name="Begin", order="1"),
            Phase(id="f2", name="Einde", order="2"),
            Step(id="s1", name="Aanvragen", partner="p1", phase="f1", order="1"),
            Step(id="s2", name="Beoordelen", partner="p2", phase="f1", order="2"),
            Step(id="s3", name="Besluiten", partner="p2", phase="f2", order="3", kind=StepKind.DECISION),
            Koppelvlak(id="k1", partners=("p1", "p2")),
            Flow(
                id="d1",
                name="Aanvraag",
                source="s1",
                target="s2",
                kind=FlowKind.DOCUMENT,
                koppelvlakken=("k1",),
            ),
            Flow(id="v1", source="s2", target="s3"),
            *more,
        ]
    )


def chance(steps: int, lanes: int, phases: int, seed: int) -> Ketenkaart:
    """A map by chance, with everything that can stand on a step or flow."""
    dice = random.Random(seed)
    records = [About(id="about", name="Toevalsketen")]
    for i in range(lanes):
        parent = f"p{i - 1}" if i % 3 == 2 else None
        kind, inside = dice.choice(list(PartnerKind)), dice.random() < 0.6
        name = _chance_name(dice, 2)
        records.append(
            Partner(id=f"p{i}", name=name, order=f"{i:04d}", kind=kind, inside=inside, parent=parent)
        )
    records += [Phase(id=f"f{i}", name=_chance_name(dice, 2), order=f"{i:04d}") for i in range(phases)]
    records += [Koppelvlak(id=f"k{i}", number=i + 1, order=str(i)) for i in range(4)]
    records += [Body(id=f"b{i}", short_name=f"GR{i}", level=dice.choice(list(Level))) for i in range(3)]
    records.append(System(id="sys", name="Basisregister", partner="p1"))
    records.append(Role(id="r1", kind=RoleKind.KETENREGISSEUR, partner="p0"))
    for i in range(steps):
        records.append(_chance_step(dice, i, lanes, f"f{i * phases // steps}" if phases else None))
        for body in range(dice.randint(0, 3)):
            records.append(Assignment(id=f"a{i}.{body}", element=f"s{i}", assignee=f"b{body}"))
    records += [_chance_flow(dice, i, steps) for i in range(int(steps * 1.3))]
    return Ketenkaart.of(records)


def _chance_name(dice: random.Random, most: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(dice.randint(1, most))).capitalize()


def _chance_step(dice: random.Random, i: int, lanes: int, phase: str | None) -> Step:
    return Step(
        id=f"s{i}",
        name=_chance_name(dice, 5),
        order=f"{i:05d}",
        partner=f"p{dice.randrange(lanes)}",
        phase=phase,
        kind=dice.choice([StepKind.ACTIVITY, *StepKind]),
        lead_time=dice.choice(["", "≤ 24 uur"]),
        participants=tuple(f"p{dice.randrange(lanes)}" for _ in range(dice.randint(0, 3))),
        certain=dice.random() < 0.8,
        system="sys" if i % 9 == 5 else None,
    )


def _chance_flow(dice: random.Random, i: int, steps: int) -> Flow:
    source = dice.randrange(steps)
    target = min(steps - 1, max(0, source + dice.choice([1, 1, 2, -1])))
    return Flow(
        id=f"d{i}",
        name=_chance_name(dice, 4),
        order=f"{i:05d}",
        source=f"s{source}",
        target=f"s{target}",
        kind=dice.choice(list(FlowKind)),
        koppelvlakken=tuple(f"k{dice.randrange(4)}" for _ in range(dice.randint(0, 2))),
        via=("sys",) if i % 15 == 7 else (),
        medium="bericht",
        frequency="dagelijks",
    )
