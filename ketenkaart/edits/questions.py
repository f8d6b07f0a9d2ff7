"""What has to be asked before something is deleted: only where it would take other things along."""

from collections.abc import Collection, Iterable, Set
from typing import Literal, NamedTuple

from ketenkaart.drawing.content import Content
from ketenkaart.edits.deleting import phase_beside
from ketenkaart.edits.labels import listed, phase_code, shown_name
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.nouns import COUNTED
from ketenkaart.model.process import Koppelvlak, Partner, Phase
from ketenkaart.texts import tr, tr_count


class Question(NamedTuple):
    """A question.

    Attributes:
        about: what it is about; it decides the answers.
        text: the question, one or two sentences.
    """

    about: Literal["partner", "phase", "koppelvlak"]
    text: str


def before_deleting(kaart: Ketenkaart, ids: Iterable[str]) -> Question | None:
    """What has to be asked before these are deleted; nothing where undoing is enough."""
    gone = set(ids)
    return (
        _about_partners(kaart, [one for one in kaart.partners if one.id in gone], gone)
        or _about_phases(kaart, [one for one in kaart.phases if one.id in gone], gone)
        or _about_koppelvlakken(kaart, [one for one in kaart.koppelvlakken if one.id in gone], gone)
    )


def _about_partners(kaart: Ketenkaart, partners: list[Partner], gone: Set[str]) -> Question | None:
    steps = [one for one in kaart.steps if one.partner in gone and one.id not in gone]
    owners = {step.partner for step in steps}
    names = [shown_name(one) for one in partners if one.id in owners]
    if not names:
        return None
    counted = tr_count(*COUNTED["steps"], len(steps))
    values = {"partner": listed(names), "steps": counted}
    if len(names) > 1:
        return Question("partner", tr("{partner} have {steps}. What shall we do with them?", **values))
    if len(steps) > 1:
        return Question("partner", tr("{partner} has {steps}. What shall we do with them?", **values))
    return Question("partner", tr("{partner} has {steps}. What shall we do with it?", **values))


def _about_phases(kaart: Ketenkaart, phases: list[Phase], gone: Set[str]) -> Question | None:
    steps = [one for one in kaart.steps if one.phase in gone and one.id not in gone]
    used = [phase for phase in phases if any(step.phase == phase.id for step in steps)]
    if not used:
        return None
    asked = tr_count(
        "Delete phase {phases}?",
        "Delete phases {phases}?",
        len(used),
        phases=listed(phase_code(one) for one in used),
    )
    targets = {phase_beside(kaart, one.id, gone) for one in used}
    return Question("phase", f"{asked} {_where_steps_go(len(steps), targets)}")


def _where_steps_go(count: int, targets: Collection[Phase | None]) -> str:
    phases = [one for one in targets if one is not None]
    if not phases:
        return tr_count("The step stays, without a phase.", "The {count} steps stay, without a phase.", count)
    if len(targets) > 1:
        return tr("The {count} steps go to the phases beside them.", count=count)
    code = phase_code(phases[0])
    return tr_count("Its step goes to {phase}.", "Its {count} steps go to {phase}.", count, phase=code)


def _about_koppelvlakken(
    kaart: Ketenkaart, koppelvlakken: list[Koppelvlak], gone: Set[str]
) -> Question | None:
    crossing = [one for one in kaart.flows if one.id not in gone and gone & set(one.koppelvlakken)]
    crossed = {koppelvlak for flow in crossing for koppelvlak in flow.koppelvlakken}
    used = [one for one in koppelvlakken if one.id in crossed]
    if not used:
        return None
    content = Content(kaart)
    codes = listed(content.koppelvlak_code(one) for one in used)
    flows = tr_count(*COUNTED["flows"], len(crossing))
    if len(used) > 1:
        return Question("koppelvlak", tr("{codes} are used by {flows}.", codes=codes, flows=flows))
    return Question("koppelvlak", tr("{code} is used by {flows}.", code=codes, flows=flows))
