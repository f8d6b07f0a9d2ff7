"""Maps by chance with everything that is odd: no names, words without end, deep parts, loops, lone ends."""

import random

from drawing.maps import WORDS

from ketenkaart.model.about import About
from ketenkaart.model.governance import Assignment, Body, Finding, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Koppelvlak, Partner, Phase, Step, System
from ketenkaart.model.vocabulary import (
    FindingKind,
    FlowKind,
    KoppelvlakStatus,
    Level,
    PartnerKind,
    RoleKind,
    StepKind,
)


def odd(seed: int) -> Ketenkaart:
    """A map by chance; the same seed gives the same map."""
    return Ketenkaart.of(_OddMap(random.Random(seed)).records())


class _OddMap:
    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.partners = dice.randint(0, 9)
        self.phases = dice.randint(0, 6)
        self.steps = dice.randint(0, 30)
        self.joints = dice.randint(0, 12)
        self.bodies = dice.randint(0, 8)
        self.systems = dice.randint(0, 3)

    def records(self):
        yield About(id="about", name=self.name(8), goal=self.name(20) if self.maybe(0.7) else "")
        yield from self.all_partners()
        yield from (Phase(id=f"f{i}", name=self.name(3), order=f"{i:04d}") for i in range(self.phases))
        yield from map(self.joint, range(self.joints))
        yield from map(self.body, range(self.bodies))
        yield from map(self.system, range(self.systems))
        for number in range(self.steps):
            yield self.step(number)
            yield from self.on_step(number)
        yield from self.flows()

    def maybe(self, share):
        return self.dice.random() < share

    def name(self, most):
        if self.maybe(0.08):
            return ""
        if self.maybe(0.05):
            return "X" * self.dice.randint(20, 150)
        if self.maybe(0.05):
            return "Ωμέγα 漢字 \U0001f600 test"
        words = (self.dice.choice(WORDS) for _ in range(self.dice.randint(1, most)))
        return " ".join(words).capitalize()

    def some_partner(self):
        return f"p{self.dice.randrange(self.partners)}"

    def all_partners(self):
        for i in range(self.partners):
            yield Partner(
                id=f"p{i}",
                name=self.name(3),
                order=f"{i:04d}",
                kind=self.dice.choice(list(PartnerKind)),
                inside=self.maybe(0.6),
                parent=f"p{self.dice.randrange(i)}" if i and self.maybe(0.35) else None,
            )
        if self.partners:
            yield Role(id="r1", kind=RoleKind.KETENREGISSEUR, partner="p0")

    def joint(self, i):
        status = self.dice.choice(list(KoppelvlakStatus))
        texts = {"standard": self.name(6), "owner": self.name(2), "agreements": self.name(6)}
        return Koppelvlak(
            id=f"k{i}", name=self.name(4), number=i + 1, order=f"{i:04d}", status=status, **texts
        )

    def body(self, i):
        short = self.dice.choice([f"GR{i}", "", "Langoverleg"])
        return Body(id=f"b{i}", short_name=short, name=self.name(4), level=self.dice.choice(list(Level)))

    def system(self, i):
        owner = self.some_partner() if self.partners and self.maybe(0.8) else None
        return System(id=f"y{i}", name=self.name(2), partner=owner)

    def step(self, i):
        phase = f"f{i * self.phases // self.steps}" if self.phases and self.maybe(0.9) else None
        count = self.dice.randint(0, 3) if self.partners else 0
        return Step(
            id=f"s{i}",
            name=self.name(6),
            order=f"{i:05d}",
            partner=self.some_partner() if self.partners and self.maybe(0.95) else None,
            phase=phase,
            kind=self.dice.choice([StepKind.ACTIVITY, *StepKind]),
            lead_time=self.dice.choice(["", "≤ 24 uur", "binnen twintig werkdagen na ontvangst"]),
            participants=tuple(self.some_partner() for _ in range(count)),
            certain=self.maybe(0.8),
            system=f"y{self.dice.randrange(self.systems)}" if self.systems and self.maybe(0.15) else None,
        )

    def on_step(self, i):
        for body in range(self.dice.randint(0, min(4, self.bodies))):
            yield Assignment(id=f"a{i}.{body}", element=f"s{i}", assignee=f"b{body}")
        if self.maybe(0.1):
            kind = self.dice.choice(list(FindingKind))
            yield Finding(id=f"e{i}", name=self.name(3), element=f"s{i}", kind=kind)

    def flows(self):
        ends = [f"s{i}" for i in range(self.steps)]
        if self.maybe(0.6):
            ends += [f"p{i}" for i in range(self.partners)]
        if not ends:
            return
        before = None
        for i in range(int(max(1, self.steps) * self.dice.uniform(0.3, 2))):
            source, target, answers = *self.ends(ends), None
            if before is not None and self.maybe(0.2):
                source, target, answers = before.target, before.source, before.id
            before = self.flow(i, source, target, answers)
            yield before

    def ends(self, ends):
        if self.steps and self.maybe(0.7):
            source = self.dice.randrange(self.steps)
            ahead = self.dice.choice([1, 1, 1, 2, -1, 0])
            return f"s{source}", f"s{min(self.steps - 1, max(0, source + ahead))}"
        return self.dice.choice(ends), self.dice.choice(ends)

    def flow(self, i, source, target, answers):
        via = [f"y{self.dice.randrange(self.systems)}"] if self.systems and self.maybe(0.1) else []
        via += [self.some_partner()] if self.partners and self.maybe(0.1) else []
        count = self.dice.randint(0, 3) if self.joints else 0
        joints = tuple(f"k{self.dice.randrange(self.joints)}" for _ in range(count))
        return Flow(
            id=f"d{i}",
            name=self.name(5) if self.maybe(0.8) else "",
            order=f"{i:05d}",
            source=source,
            target=target,
            kind=self.dice.choice(list(FlowKind)),
            koppelvlakken=joints,
            via=tuple(via),
            answers=answers,
            medium=self.dice.choice(["", "bericht", "digitaal bericht via het schakelpunt"]),
            frequency=self.dice.choice(["", "dagelijks"]),
        )
