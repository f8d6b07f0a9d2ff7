"""Maps and changes by chance, for hypothesis: all record types, all fields, references that fit."""

import os
import types
from contextlib import suppress
from datetime import date
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import (
    ABSENT,
    WHOLE_MAP,
    Add,
    ChangeRefused,
    ChangeSet,
    Remove,
    SetField,
    set_field,
)
from ketenkaart.model.governance import Assignment, Role
from ketenkaart.model.integrity import pointing_at
from ketenkaart.model.ketenkaart import RECORD_TYPES, Ketenkaart
from ketenkaart.model.process import Agreement, Flow, Partner, Step
from ketenkaart.model.record import ANY, Record, Ref
from ketenkaart.model.references import reference_fields

by_chance = settings(
    max_examples=int(os.environ.get("KETENKAART_EXAMPLES", "40")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
"""How many maps are tried; KETENKAART_EXAMPLES=2000 looks harder."""

LETTERS = 'aB0 é“\n\t\\"{}\U0001f4c4ﬁ‎'
TEXTS = st.text(LETTERS, max_size=6)
IDS = ["_", "7", "s08", "S08", "a.b:c-d_e", "Zz" * 40, *(f"x{number}" for number in range(14))]
PATTERNED = {
    "id": st.sampled_from(IDS),
    "order": st.text("09AZaz", max_size=4),
}
PLAIN = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**18) + 1, 10**18 - 1),
        st.floats(allow_nan=False, allow_infinity=False),
        TEXTS,
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=4,
)
NEW_FIELDS = ["kleur", "collection", "model_fields", "x y", ""]
NEW_PARTS = ["afbeeldingen", "zz"]
MADE_TYPES = (*RECORD_TYPES[1:], Partner, Step, Flow, Assignment)


def _ref_of(metadata) -> Ref | None:
    return next((item for item in metadata if isinstance(item, Ref)), None)


def value_of(annotation: Any, metadata: tuple, ids: dict[str, list[str]], name: str = ""):
    """A strategy for what a field of this type may hold; references from the ids by collection."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return value_of(inner, (*metadata, *more), ids, name)
    ref = _ref_of(metadata)
    if annotation is str and ref is not None:
        return st.sampled_from(_targets(ref, ids)) if _targets(ref, ids) else st.nothing()
    if get_origin(annotation) in (Union, types.UnionType):
        return st.one_of(*(value_of(part, metadata, ids, name) for part in get_args(annotation)))
    if get_origin(annotation) is Literal:
        return st.sampled_from(get_args(annotation))
    if get_origin(annotation) is tuple:
        items = value_of(get_args(annotation)[0], metadata, ids, name)
        return st.just(()) if items.is_empty else st.lists(items, max_size=3).map(tuple)
    if annotation is str and name in PATTERNED:
        return PATTERNED[name]
    return _simple(annotation, metadata, ids)


def _simple(annotation: Any, metadata: tuple, ids: dict[str, list[str]]):
    low = next((item.ge for item in metadata if isinstance(item, Ge)), None)
    high = next((item.le for item in metadata if isinstance(item, Le)), None)
    if annotation is str:
        longest = next((item.max_length for item in metadata if isinstance(item, MaxLen)), 10)
        return st.text(LETTERS, max_size=min(longest, 6))
    if annotation is int:
        return st.integers(low, min(high, low + 5))
    if annotation is float:
        return st.floats(low, high, allow_nan=False)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return st.sampled_from(list(annotation))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return values(annotation, ids)
    return {bool: st.booleans(), date: st.dates(), type(None): st.none(), Any: PLAIN}[annotation]


def _targets(ref: Ref, ids: dict[str, list[str]]) -> list[str]:
    collections = ids if ANY in ref.collections else ref.collections
    return [record_id for collection in collections for record_id in ids.get(collection, [])]


@st.composite
def values(draw, model: type[BaseModel], ids: dict[str, list[str]], fixed: dict[str, Any] | None = None):
    """A record or value with some of its fields given, and now and then one this version does not know."""
    given = dict(fixed or {})
    optional = [name for name, info in model.model_fields.items() if not info.is_required()]
    chosen = draw(st.lists(st.sampled_from(optional), max_size=4, unique=True))
    required = [name for name, info in model.model_fields.items() if info.is_required()]
    for name in (*required, *chosen):
        if name not in given:
            info = model.model_fields[name]
            given[name] = draw(value_of(info.annotation, tuple(info.metadata), ids, name))
    if issubclass(model, Record) and draw(st.integers(0, 5)) == 0:
        given[draw(st.sampled_from(NEW_FIELDS))] = draw(PLAIN)
    return model(**given)


def _can_be_made(record_type: type[Record], ids: dict[str, list[str]]) -> bool:
    refs = reference_fields(record_type).items()
    return all(_targets(ref, ids) for name, ref in refs if record_type.model_fields[name].is_required())


@st.composite
def records(draw, record_id: str, record_type: type[Record], ids: dict[str, list[str]]):
    """A record that may point at records of these ids, and never at itself."""
    others = {key: [one for one in found if one != record_id] for key, found in ids.items()}
    if not _can_be_made(record_type, others):
        return None
    return draw(values(record_type, others, {"id": record_id}))


@st.composite
def maps(draw, most: int = 10):
    """A sound map; partners are part of earlier ones only, so that there is no circle."""
    fewest = draw(st.sampled_from([0, most // 2]))
    made = draw(st.lists(st.sampled_from(MADE_TYPES), min_size=fewest, max_size=most))
    made.sort(key=RECORD_TYPES.index)
    ids: dict[str, list[str]] = {"about": ["about"]}
    found = [draw(values(RECORD_TYPES[0], ids, {"id": "about"}))]
    for record_id, record_type in zip(IDS, made, strict=False):
        record = draw(records(record_id, record_type, ids))
        if record is not None:
            found.append(record)
            ids.setdefault(record_type.collection, []).append(record_id)
    parts = draw(st.dictionaries(st.sampled_from(NEW_PARTS), PLAIN, max_size=2))
    return Ketenkaart.of(found, parts)


def _ids(kaart: Ketenkaart) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {}
    for record in kaart.records.values():
        ids.setdefault(record.collection, []).append(record.id)
    return ids


@st.composite
def _steps(draw, kaart: Ketenkaart):
    """The changes of one deed: setting a field, adding or removing a record with all that needs it."""
    chosen = kaart.records[draw(st.sampled_from(sorted(kaart.records)))]
    deed = draw(st.sampled_from(["set", "set", "set", "add", "remove", "unknown", "part"]))
    if deed == "set":
        fields = [name for name in type(chosen).model_fields if name != "id"]
        name = draw(st.sampled_from(fields))
        info = type(chosen).model_fields[name]
        ids = {key: [one for one in found if one != chosen.id] for key, found in _ids(kaart).items()}
        strategy = value_of(info.annotation, tuple(info.metadata), ids, name)
        return [] if strategy.is_empty else [set_field(chosen, name, draw(strategy))]
    if deed == "add":
        record_type = draw(st.sampled_from(MADE_TYPES))
        record = draw(records(draw(PATTERNED["id"]), record_type, _ids(kaart)))
        return [] if record is None else [Add(record)]
    if deed == "remove":
        return [Remove(record) for record in _needing(kaart, chosen)]
    if deed == "unknown":
        return [set_field(chosen, draw(st.sampled_from(NEW_FIELDS)), draw(PLAIN | st.just(ABSENT)))]
    part = draw(st.sampled_from(NEW_PARTS))
    before = kaart.unknown.get(part, ABSENT)
    return [SetField(WHOLE_MAP, part, before, draw(PLAIN | st.just(ABSENT)))]


def _needing(kaart: Ketenkaart, record: Record) -> list[Record]:
    gone = {record.id: record}
    while more := [one for one in pointing_at(kaart.records.values(), gone) if one.id not in gone]:
        gone |= {one.id: one for one in more}
    return list(gone.values())


@st.composite
def change_sets(draw, kaart: Ketenkaart, most: int = 4):
    """A change set that the map takes, of a few deeds one after another."""
    made: list = []
    for _ in range(draw(st.integers(0, most))):
        changes = draw(_steps(kaart))
        try:
            kaart = apply(kaart, ChangeSet(tuple(changes)))
        except ChangeRefused:  # what the map as a whole does not allow
            continue
        made.extend(changes)
    return ChangeSet(tuple(made), draw(st.sampled_from(["", "Wijziging"])))


@st.composite
def forks(draw):
    """A map and two maps that grew from it."""
    base = draw(maps())
    return base, *(apply(base, draw(change_sets(base))) for _ in range(2))


@st.composite
def tangles(draw):
    """A small map and two that grew from it, by deeds that are in each other's way."""
    base = Ketenkaart.of(
        [
            *(Partner(id=f"p{n}") for n in range(4)),
            *(Step(id=f"s{n}", partner=f"p{n}", number=n) for n in range(3)),
            Flow(id="f0", source="s0", target="s1", number=1),
            Flow(id="f1", source="s1", target="p3", answers="f0", number=2),
            Assignment(id="a0", element="f0", assignee="r0"),
            Role(id="r0", partner="p0"),
            Agreement(id="c0", parties=("p0", "p1"), covers=("f0", "s2")),
        ]
    )
    return base, *(_tangled(draw, base) for _ in range(2))


def _tangled(draw, kaart: Ketenkaart) -> Ketenkaart:
    partners = st.sampled_from(["p0", "p1", "p2", "p3", "p4", None])
    for _ in range(draw(st.integers(1, 5))):
        one = kaart.records[draw(st.sampled_from(sorted(kaart.records)))]
        if isinstance(one, Partner) and draw(st.booleans()):
            changes = [set_field(one, "parent", draw(partners))]
        elif isinstance(one, Step | Role) and draw(st.booleans()):
            changes = [set_field(one, "partner", draw(partners))]
        elif isinstance(one, Step | Flow) and draw(st.booleans()):
            changes = [set_field(one, "number", draw(st.integers(1, 4)))]
        elif draw(st.booleans()):
            changes = [Remove(record) for record in _needing(kaart, one)]
        elif draw(st.booleans()):
            changes = [set_field(one, "name", draw(st.sampled_from("ab")))]
        else:
            changes = [Add(draw(_newcomers(sorted(kaart.records))))]
        with suppress(ChangeRefused):
            kaart = apply(kaart, ChangeSet(tuple(changes)))
    return kaart


def _newcomers(ids: list[str]):
    one = st.sampled_from(ids)
    return st.one_of(
        st.builds(Partner, id=st.just("p4"), parent=one),
        st.builds(Step, id=st.sampled_from(["s3", "p4"]), partner=one, number=st.integers(1, 4)),
        st.builds(Flow, id=st.sampled_from(["f2", "f3"]), source=one, target=one, answers=one),
        st.builds(Assignment, id=st.just("a1"), element=one, assignee=st.just("r0")),
        st.builds(Agreement, id=st.just("c1"), covers=st.tuples(one, one)),
    )
