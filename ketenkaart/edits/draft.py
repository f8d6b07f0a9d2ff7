"""A draft: a map that is being changed by one deed, from which its change set is read in the end."""

from collections.abc import Iterable
from random import Random
from types import MappingProxyType
from typing import Any, TypeVar

from ketenkaart.changes.apply import with_field
from ketenkaart.changes.diff import diff
from ketenkaart.edits.colours import kept_colours
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.ranks import numbers_by_place, rank_after
from ketenkaart.model.ids import new_id
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.plain import plain
from ketenkaart.model.process import Phase
from ketenkaart.model.record import Record
from ketenkaart.texts import capital

R = TypeVar("R", bound=Record)
RANDOM = Random()
"""What ids are made of where a deed is not given another one."""


class Draft:
    """A map while one deed changes it."""

    def __init__(self, kaart: Ketenkaart, random: Random | None = None) -> None:
        """Start from a map.

        Args:
            kaart: the map; it stays as it is.
            random: what new ids are made of.
        """
        self._before = kaart
        self._records = dict(kaart.records)
        self._kaart: Ketenkaart | None = kaart
        self._changed: list[Record] = []  # since then
        self._random = random or RANDOM

    @property
    def kaart(self) -> Ketenkaart:
        """The map as it is by now."""
        if self._kaart is None:
            self._kaart = Ketenkaart(MappingProxyType(dict(self._records)), self._before.unknown)
        elif self._changed:
            self._kaart = self._kaart.with_records(self._changed)
        self._changed.clear()
        return self._kaart

    def add(self, record_type: type[R], after: str | None = None, **fields: Any) -> R:
        """Add a record with a new id.

        Args:
            record_type: its type.
            after: the record of its kind after which it stands; it is the last where there is none.
            fields: its other fields.
        """
        order, moved = rank_after(self.kaart, record_type, after, fields.get("parent"))
        for record_id, key in moved.items():
            self.set(record_id, order=key)
        record = record_type(id=new_id(self._records, self._random), order=order, **fields)
        self._put(record)
        if isinstance(record, Phase):
            for phase_id, number in numbers_by_place(self.kaart).items():
                self.set(phase_id, number=number)
        made = self._records[record.id]
        assert isinstance(made, record_type)
        return made

    def set(self, record_id: str, **fields: Any) -> None:
        """Give fields of a record other values.

        Raises:
            ChangeRefused: a field may not hold that value.
        """
        record = self._records[record_id]
        for field, value in fields.items():
            record = with_field(record, field, plain(value))
        self._put(record)

    def remove(self, record_ids: Iterable[str]) -> None:
        """Take records out; what points at them is left to the caller."""
        for record_id in record_ids:
            self._records.pop(record_id, None)
        self._kaart = None

    def _put(self, record: Record) -> None:
        self._records[record.id] = record
        self._changed.append(record)

    def edit(self, label: str, select: tuple[str, ...] | None = None, naming: str = "") -> Edit:
        """All that was changed, as one edit; nothing where the map is as it was.

        Args:
            label: what it does, in a few words.
            select: what is selected afterwards.
            naming: the element whose name is typed next.
        """
        for partner, hue in list(kept_colours(self._before, self.kaart)):
            self.set(partner, colour=hue)
        return Edit(diff(self._before, self.kaart, capital(label)), select, naming)
