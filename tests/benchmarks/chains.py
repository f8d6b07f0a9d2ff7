"""Chain maps of any size, made up alike every time, with the partners, flows and interfaces of real chains.

python tests/benchmarks/chains.py STEPS MAP.ketenkaart
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.governance import Assignment, Body, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.orderkeys import keys
from ketenkaart.model.process import Document, Flow, Koppelvlak, Partner, Phase, Step
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import FlowKind, PartnerKind, StepKind
from ketenkaart.storage.writing import write

KINDS = (PartnerKind.OWNER, PartnerKind.PARTNER, PartnerKind.SUPPLIER, PartnerKind.CONSUMER)
WHO = ("Dienst", "Bureau", "Raad", "Instituut", "Inspectie", "Gemeenten", "Centrum", "Uitvoeringsorganisatie")
WHAT = (
    "aangifte",
    "aanvraag",
    "beschikking",
    "gegevens",
    "indicatie",
    "melding",
    "dossier",
    "premie",
    "zorg",
)
DOING = ("controleren", "aanleveren", "beoordelen", "vaststellen", "registreren", "bekendmaken", "afhandelen")
PAPER = ("bericht", "besluit", "formulier", "overzicht", "verzoek", "rapport", "terugmelding")
CROSSING = (FlowKind.DOCUMENT, FlowKind.DATA, FlowKind.DATA, FlowKind.MONEY)


class _Chain:
    """One map in the making: lanes and phases grow with the root of the steps, flows with the steps."""

    def __init__(self, steps: int) -> None:
        self.dice = random.Random(steps)
        self.partners = [f"p{n}" for n in range(max(6, round(2.2 * steps**0.45)))]
        self.phases = [f"f{n}" for n in range(max(4, round(0.6 * steps**0.5)))]
        self.places = sorted(
            (self.dice.randrange(len(self.phases)), self.dice.randrange(len(self.partners)), n)
            for n in range(steps)
        )
        self.joints: dict[tuple[int, int], str] = {}

    def records(self) -> Iterator[Record]:
        goal = "Gegevens één keer uitvragen en meervoudig gebruiken, zodat ieder krijgt wat hem toekomt."
        yield About(id=ABOUT_ID, name=f"Keten van {len(self.places)} stappen", goal=goal, owner="ketenbureau")
        yield from self._lanes()
        yield from self._steps()
        flows = [*self._sequences(), *self._crossings()]
        for (one, other), joint in self.joints.items():
            sides = (self.partners[one], self.partners[other])
            yield Koppelvlak(
                id=joint, number=int(joint[1:]), partners=sides, standard="StUF", owner="ketenbureau"
            )
        yield from flows

    def _lanes(self) -> Iterator[Record]:
        for number, (partner, order) in enumerate(zip(self.partners, keys(len(self.partners)), strict=True)):
            name = f"{WHO[number % len(WHO)]} {self._word(WHAT)}"
            kind, inside = KINDS[number % len(KINDS)], number % 5 < 3
            yield Partner(id=partner, name=name, order=order, kind=kind, inside=inside)
            yield Role(id=f"r{number}", name="Ketenregisseur", partner=partner)
        for number, (phase, order) in enumerate(zip(self.phases, keys(len(self.phases)), strict=True)):
            yield Phase(id=phase, name=self._word(DOING).capitalize(), order=order, number=number + 1)
        for number in range(4):
            yield Body(id=f"b{number}", name=f"Overleg {self._word(WHAT)}", short_name=f"O{number}")

    def _steps(self) -> Iterator[Record]:
        order = keys(len(self.places))
        for number, (phase, partner, step) in enumerate(self.places):
            name = f"{self._word(WHAT).capitalize()} {self._word(DOING)}"
            yield Step(
                id=f"s{step}",
                name=f"{name} en {self._word(DOING)}" if number % 3 == 0 else name,
                order=order[number],
                number=number + 1,
                partner=self.partners[partner],
                phase=self.phases[phase],
                kind=StepKind.DECISION if number % 12 == 5 else StepKind.ACTIVITY,
            )
            if number % 4 == 0:
                yield Assignment(id=f"t{step}", element=f"s{step}", assignee=f"r{partner}")

    def _sequences(self) -> Iterator[Record]:
        """Each partner's steps follow each other, most of them."""
        last: dict[int, int] = {}
        for _, partner, step in self.places:
            if partner in last and self.dice.random() < 0.7:
                yield Flow(id=f"v{step}", source=f"s{last[partner]}", target=f"s{step}")
            last[partner] = step

    def _crossings(self) -> Iterator[Record]:
        """Documents, data and money go to another partner nearby, a little later; some get an answer."""
        for number, (phase, partner, step) in enumerate(self.places):
            near = self.places[number + 1 : number + 1 + 2 * len(self.partners)]
            near = [there for there in near if there[1] != partner and abs(there[1] - partner) <= 4]
            if not near or self.dice.random() > 0.6:
                continue
            _, other, target = min(near, key=lambda there: (there[0] - phase, self.dice.random()))
            yield from self._crossing(number + 1, step, target, (partner, other))

    def _crossing(self, number: int, step: int, target: int, sides: tuple[int, int]) -> Iterator[Record]:
        pair = (min(sides), max(sides))
        joint = self.joints.setdefault(pair, f"k{len(self.joints) + 1}")
        name = f"{self._word(WHAT).capitalize()}{self._word(PAPER)}"
        kind = CROSSING[number % len(CROSSING)]
        yield Document(id=f"d{step}", name=name)
        yield Flow(
            id=f"w{step}",
            source=f"s{step}",
            target=f"s{target}",
            kind=kind,
            number=number,
            documents=(f"d{step}",),
            koppelvlakken=(joint,),
        )
        if number % 8 == 0:
            yield Flow(
                id=f"a{step}",
                name="Terugmelding",
                source=f"s{target}",
                target=f"s{step}",
                kind=kind,
                koppelvlakken=(joint,),
                answers=f"w{step}",
            )

    def _word(self, words: tuple[str, ...]) -> str:
        return self.dice.choice(words)


def chain(steps: int) -> Ketenkaart:
    """A map of so many steps."""
    return Ketenkaart.of(_Chain(steps).records())


if __name__ == "__main__":
    write(Path(sys.argv[2]), chain(int(sys.argv[1])), replace=True)
