"""Copying: a selection as a text for the clipboard, and back into any map, with new ids and numbers.

A partner or phase comes with what is in it. Links within the selection stay. What it points at outside, such
as a partner, is what has that name in the other map, else it comes along. Who is in charge of it does where
that map knows the role or body.
"""

import json
from collections.abc import Iterable, Mapping
from random import Random
from typing import Any, NamedTuple

from ketenkaart.edits.draft import Draft
from ketenkaart.edits.edit import Edit, refused
from ketenkaart.edits.labels import all_told
from ketenkaart.edits.making import below_which, named
from ketenkaart.edits.ranks import next_number
from ketenkaart.edits.wholes import contents, with_contents
from ketenkaart.memory import Memory
from ketenkaart.model.about import ABOUT_ID
from ketenkaart.model.governance import Assignment
from ketenkaart.model.ketenkaart import RECORD_TYPE_BY_COLLECTION, RECORD_TYPES, Ketenkaart
from ketenkaart.model.plain import from_plain, plain_fields
from ketenkaart.model.process import Flow, Partner, Phase, Step
from ketenkaart.model.record import Record
from ketenkaart.model.references import references
from ketenkaart.model.relinking import required_links, with_ids
from ketenkaart.texts import tr

FORMAT = "ketenkaart-selection"
THINGS = frozenset({"partners", "phases", "systems", "documents", "koppelvlakken", "roles", "bodies"})
"""What has a name by which it is known in every map."""


class Copied(NamedTuple):
    """What was copied.

    Attributes:
        chosen: the records that were selected, by id.
        within: what comes along as it is in them, by id.
        context: the things they point at, by id.
        charge: who is in charge of them: assignments, with their roles and bodies.
        wholes: the partners and phases that are made anew with what is in them.
    """

    chosen: Mapping[str, Record]
    within: Mapping[str, Record]
    context: Mapping[str, Record]
    charge: Mapping[str, Record]
    wholes: frozenset[str]


def copy(kaart: Ketenkaart, ids: Iterable[str]) -> str:
    """A selection as a text; what is in its partners and phases comes along, and the flows between."""
    ids = [one for one in ids if one != ABOUT_ID]
    inside = contents(kaart, ids)
    taken = {one: kaart.records[one] for one in with_contents(kaart, ids)}
    groups = {
        "chosen": {one: record for one, record in taken.items() if one not in inside.within},
        "within": {one: taken[one] for one in inside.within},
        "context": _context(kaart, taken),
        "charge": _charge(kaart, taken),
    }
    told = {key: _as_json(one) for key, one in groups.items()}
    return json.dumps({"format": FORMAT, **told, "wholes": sorted(inside.wholes)}, ensure_ascii=False)


def _context(kaart: Ketenkaart, chosen: Mapping[str, Record]) -> dict[str, Record]:
    """What the chosen records point at, and what that points at, and so on; as far as it has a name."""
    found: dict[str, Record] = {}
    fresh = list(chosen.values())
    while fresh:
        ids = {target for record in fresh for _, target, _ in references(record)}
        fresh = [kaart.records[one] for one in sorted(ids - found.keys() - chosen.keys())]
        fresh = [one for one in fresh if one.collection in THINGS or isinstance(one, Step)]
        found |= {one.id: one for one in fresh}
        fresh = [one for one in fresh if one.collection in THINGS]
    return found


def _charge(kaart: Ketenkaart, chosen: Mapping[str, Record]) -> dict[str, Record]:
    """Who is in charge of the chosen records."""
    links = [one for one in kaart.all(Assignment) if one.element in chosen and one.id not in chosen]
    records = [found for one in links if (found := kaart.records.get(one.assignee)) is not None]
    return {one.id: one for one in (*records, *links)}


def _as_json(records: Mapping[str, Record]) -> list[Any]:
    line = sorted(records.values(), key=lambda one: (RECORD_TYPES.index(type(one)), one.order, one.id))
    return [[record.collection, plain_fields(record)] for record in line]


def read_copied(text: str) -> Copied | None:
    """What a text holds that `copy` gave; None where it is another text."""
    try:
        tree = json.loads(text)
        if not isinstance(tree, dict) or tree.get("format") != FORMAT:
            return None
        groups = {key: _from_json(tree[key]) for key in ("chosen", "within", "context", "charge")}
        return Copied(**groups, wholes=frozenset(tree["wholes"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _from_json(records: Any) -> dict[str, Record]:
    found = (from_plain(RECORD_TYPE_BY_COLLECTION[collection], fields) for collection, fields in records)
    return {record.id: record for record in found if record.id != ABOUT_ID}


def paste(
    kaart: Ketenkaart,
    text: str,
    partner: str | None = None,
    phase: str | None = None,
    random: Random | None = None,
) -> Edit:
    """Put a copied selection into a map.

    Args:
        kaart: the map.
        text: what `copy` gave.
        partner: the partner that gets the steps; else that of their own name. Partners come below it.
        phase: the phase that gets the steps; else that of their own name. Phases come after it.
        random: what new ids are made of.
    """
    copied = read_copied(text)
    if copied is None or not copied.chosen:
        return refused(tr("There is nothing on the clipboard that can be pasted into a map."))
    draft = Draft(kaart, random)
    fresh = all(record.collection in THINGS for record in copied.chosen.values())
    made = _Paster(draft, copied, fresh, {Partner: partner, Phase: phase}).paste()
    kinds = {type(record) for record in copied.chosen.values()}
    places = {"partner": None if Partner in kinds else partner, "phase": None if Phase in kinds else phase}
    for record_id in made:
        if isinstance(draft.kaart.records[record_id], Step):
            draft.set(record_id, **{field: one for field, one in places.items() if one is not None})
    records = [draft.kaart.records[one] for one in made]
    return draft.edit(tr("Paste {what}", what=all_told(draft.kaart, records)), tuple(made))


def duplicate(
    kaart: Ketenkaart, ids: Iterable[str], random: Random | None = None, memory: Memory | None = None
) -> Edit:
    """Make the same again, with the flows between what is selected and who is in charge of it.

    Args:
        kaart: the map.
        ids: what is selected.
        random: what new ids are made of.
        memory: what the last layout decided: the steps of a lane stand in its copy as they do there.
    """
    copied = read_copied(copy(kaart, ids))
    if copied is None or not copied.chosen:
        return refused(tr("Select what to duplicate first."))
    draft = Draft(kaart, random)
    paster = _Paster(draft, copied, fresh=True)
    made = paster.paste()
    what = all_told(kaart, copied.chosen.values())
    edit = draft.edit(tr("Duplicate {what}", what=what), tuple(made))
    return edit if memory is None else edit._replace(memory=_in_copied_lanes(memory, copied, paster.new_ids))


def _in_copied_lanes(memory: Memory, copied: Copied, new_ids: Mapping[str, str]) -> Memory:
    """A memory with the cells of the steps of lanes that were copied."""
    places = {
        new_ids[one.id]: memory.places[one.id]
        for one in copied.within.values()
        if isinstance(one, Step)
        if one.partner in copied.wholes and one.phase not in copied.wholes and one.id in memory.places
    }
    return memory._replace(places={**memory.places, **places})


class _Paster:
    """Puts copied records into a draft.

    Attributes:
        new_ids: what each record became.
    """

    def __init__(
        self,
        draft: Draft,
        copied: Copied,
        fresh: bool,
        places: Mapping[type[Record], str | None] | None = None,
    ) -> None:
        """Prepare.

        Args:
            draft: the draft.
            copied: what is pasted.
            fresh: whether things that were selected are made anew where there is one of that name.
            places: behind which partner and phase new ones come; each behind what it was made of where
                that is not given.
        """
        self._draft = draft
        self._copied = copied
        self._fresh = fresh
        self._places = dict(places) if places is not None else None
        self._made: dict[str, Record] = {}  # as it was copied, by its new id
        self.new_ids: dict[str, str] = {ABOUT_ID: ABOUT_ID}

    def paste(self) -> list[str]:
        """Paste all; gives the ids of what was selected."""
        for record in self._copied.context.values():
            found = self._known(record)
            if found is not None:
                self.new_ids[record.id] = found.id
            elif record.collection in THINGS:
                self._make(record)
        for record in self._copied.chosen.values():
            anew = self._fresh or record.id in self._copied.wholes or record.collection not in THINGS
            found = None if anew else self._known(record)
            if found is not None:
                self.new_ids[record.id] = found.id
            else:
                self._make(record)
        for record in self._copied.within.values():
            self._make(record)
        self._put_in_charge()
        self._drop_loose()
        for new_id, record in self._made.items():
            self._draft.set(new_id, **with_ids(record, self.new_ids.get))
        return [self.new_ids[one] for one in self._copied.chosen if one in self.new_ids]

    def _known(self, record: Record) -> Record | None:
        """The same thing in the map, by its id and name, else by its name; a step by both only."""
        same = self._draft.kaart.records.get(record.id)
        if same is not None and (same.collection, same.name) == (record.collection, record.name):
            return same
        return named(self._draft.kaart, type(record), record.name) if record.collection in THINGS else None

    def _make(self, record: Record) -> None:
        """Add a record as it was copied; its links are set in the end."""
        fields = {name: value for name, value in dict(record).items() if name not in ("id", "order")}
        if fields.get("number") is not None:
            fields["number"] = next_number(self._draft.kaart, type(record))
        made = self._draft.add(type(record), self._behind(record), **fields)
        if self._places is not None and getattr(record, "parent", None) is None:
            self._places[type(record)] = made.id
        if isinstance(record, Step):
            record = record.model_copy(update={"pin": None})
            self._draft.set(made.id, pin=None, group="")
        self._made[made.id] = record
        self.new_ids[record.id] = made.id

    def _behind(self, record: Record) -> str | None:
        """Behind which one a copy of a partner or phase stands; others stand last."""
        if not isinstance(record, Partner | Phase):
            return None
        if self._places is None:
            return record.id
        after = self._places.get(type(record))
        if isinstance(record, Phase):
            return after
        if record.parent is not None:
            return None
        if after in self._made:
            return after
        kaart = self._draft.kaart
        above = kaart.get(Partner, after)
        root = kaart.root_of(above).id if above is not None else None
        return below_which(kaart, root) if record.inside else root

    def _put_in_charge(self) -> None:
        """Put who was in charge of what was copied in charge of the copies, as far as the map knows them."""
        for record in self._copied.charge.values():
            if not isinstance(record, Assignment):
                found = self._known(record)
                if found is not None:
                    self.new_ids.setdefault(record.id, found.id)
            elif self.new_ids.get(record.element) in self._made:
                self._make(record)

    def _drop_loose(self) -> None:
        """Take out flows that would start or end nowhere, and what is nothing without its link."""
        while loose := {one: record for one, record in self._made.items() if self._is_loose(record)}:
            self._draft.remove(loose)
            for new_id, record in loose.items():
                del self._made[new_id], self.new_ids[record.id]

    def _is_loose(self, record: Record) -> bool:
        needed = [getattr(record, field) for field in required_links(type(record))]
        if isinstance(record, Flow):
            needed += [one for one in (record.source, record.target) if one is not None]
        return any(one not in self.new_ids for one in needed)
