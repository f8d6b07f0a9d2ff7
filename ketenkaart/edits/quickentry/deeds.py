"""Deeds: what a line that was read comes to, as one edit."""

from random import Random

from ketenkaart.changes.change import Add
from ketenkaart.edits.assigning import default_part, put_assignment
from ketenkaart.edits.draft import Draft
from ketenkaart.edits.edit import Edit, refused
from ketenkaart.edits.making import (
    NewBody,
    below_which,
    make_body,
    make_flow,
    make_koppelvlak,
    make_step,
    sides_of,
)
from ketenkaart.edits.names import clean_text
from ketenkaart.edits.quickentry.entry import (
    FINDING_KIND_BY_REMARK,
    FLOW_KIND_BY_CARGO,
    Assigned,
    Deed,
    Entry,
    Link,
    Remark,
    Thing,
    What,
)
from ketenkaart.edits.ranks import next_number
from ketenkaart.model.characters import visible
from ketenkaart.model.governance import Finding, Note
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Document, Partner, Phase, Step
from ketenkaart.texts import tr

LONGEST_SHOWN = 60


def edit_of(kaart: Ketenkaart, entry: Entry, random: Random | None = None) -> Edit:
    """The edit that draws a line; the last step is selected after it.

    Args:
        kaart: the map for which the line was read.
        entry: the line.
        random: what new ids are made of.
    """
    if entry.mistake is not None:
        return refused(entry.mistake.sentence)
    drawing = _Drawing(kaart, random)
    for deed in entry.deeds:
        drawing.make(deed)
    select = (drawing.id_of(entry.select),) if entry.select is not None else None
    return drawing.draft.edit(tr("Quick entry “{line}”", line=visible(entry.text, LONGEST_SHOWN)), select)


def phase_after(entry: Entry, edit: Edit) -> str | None:
    """The id of the phase that is in force once the edit of a line is done."""
    if entry.phase is None or entry.phase.id:
        return entry.phase.id if entry.phase is not None else None
    added = [change.record for change in edit.changes.changes if isinstance(change, Add)]
    named = (one.id for one in added if isinstance(one, Phase) and one.name == entry.phase.name)
    return next(named, None)


class _Drawing:
    """Draws a line on a draft."""

    def __init__(self, kaart: Ketenkaart, random: Random | None) -> None:
        self.draft = Draft(kaart, random)
        self._made: dict[Thing | Link, str] = {}

    def id_of(self, thing: Thing | Link) -> str:
        """The id of something in the line."""
        return thing.id or self._made[thing]

    def _id_or_none(self, thing: Thing | None) -> str | None:
        return self.id_of(thing) if thing is not None else None

    def make(self, deed: Deed) -> None:
        """Draw one thing of the line."""
        if isinstance(deed, Thing):
            self._made[deed] = self._thing(deed)
        elif isinstance(deed, Link):
            self._made[deed] = self._link(deed)
        elif isinstance(deed, Assigned):
            assignee = self.id_of(deed.assignee)
            part = default_part(self.draft.kaart.records[assignee])
            put_assignment(self.draft, self.id_of(deed.element), assignee, part)
        else:
            self._remark(deed)

    def _thing(self, thing: Thing) -> str:
        draft, name = self.draft, thing.name
        if thing.what is What.PARTNER:
            return draft.add(Partner, below_which(draft.kaart, None), name=name).id
        if thing.what is What.PHASE:
            return draft.add(Phase, name=name, number=next_number(draft.kaart, Phase)).id
        if thing.what is What.BODY:
            return make_body(draft, NewBody(name)).id
        if thing.what in FLOW_KIND_BY_CARGO:
            return draft.add(Document, name=name).id
        return self._step(thing)

    def _step(self, thing: Thing) -> str:
        before = self.draft.kaart.get(Step, self._id_or_none(thing.after))
        phase = self._id_or_none(thing.phase) or (before.phase if before is not None else None)
        step = make_step(self.draft, thing.name, self._id_or_none(thing.partner), phase)
        if step.name != thing.name:
            self.draft.set(step.id, name=thing.name)  # a literal keeps its small letter
        return step.id

    def _link(self, link: Link) -> str:
        source, target = self.id_of(link.source), self.id_of(link.target)
        documents = tuple(self.id_of(one) for one in link.cargo)
        same = self._same_flow(link, source, target, documents)
        if same is not None:
            return same
        flow = make_flow(self.draft, source, target, link.kind, documents)
        answers = self.id_of(link.answers) if link.answers is not None else None
        joints = tuple(dict.fromkeys(self._joint(one, source, target) for one in link.joints))
        self.draft.set(flow.id, koppelvlakken=joints, answers=answers, name=link.name)
        return flow.id

    def _same_flow(self, link: Link, source: str, target: str, documents: tuple[str, ...]) -> str | None:
        """The flow that is on the map just so: a line that is given twice does not draw it twice."""
        crossed = {one.id for one in link.joints}
        for flow in self.draft.kaart.flows:
            if (flow.source, flow.target, flow.documents) == (source, target, documents):
                is_kind = link.kind is None or flow.kind is link.kind
                if is_kind and crossed <= set(flow.koppelvlakken) and link.name in ("", flow.name):
                    return flow.id
        return None

    def _joint(self, joint: Thing, source: str, target: str) -> str:
        if not joint.id and joint not in self._made:
            sides = tuple(one.id for one in sides_of(self.draft.kaart, source, target))
            self._made[joint] = make_koppelvlak(self.draft, sides).id
        return self.id_of(joint)

    def _remark(self, remark: Remark) -> None:
        kind = FINDING_KIND_BY_REMARK.get(remark.what)
        if kind is None:
            self.draft.add(Note, anchor=remark.element, description=clean_text(remark.text))
        else:
            self.draft.add(Finding, name=remark.text, kind=kind, element=remark.element)
