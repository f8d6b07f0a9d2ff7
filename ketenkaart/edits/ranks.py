"""Where a new record stands among its kind: order keys with room between them, and numbers that are new."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import attrgetter

from annotated_types import Le

from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.orderkeys import key_between, keys
from ketenkaart.model.process import Partner, Phase
from ketenkaart.model.record import Record

LONGEST_KEY = 100


def rank_after(
    kaart: Ketenkaart, record_type: type[Record], after: str | None, parent: str | None = None
) -> tuple[str, Mapping[str, str]]:
    """The order key of a new record, and the other keys of those that have to make room.

    Only lanes and phases make room: their order is the map. Another record stands last where there is none.

    Args:
        kaart: the map.
        record_type: the type of the record.
        after: the record after which it stands; last where there is none.
        parent: the partner of which a new partner is a part.
    """
    line: Sequence[Record] = kaart.all(record_type)
    if issubclass(record_type, Partner):
        line = [one for one in kaart.partners if one.parent == parent or one.id == after]
    known = kaart.get(record_type, after)
    place = len(line)
    if known is not None:
        place = bisect_right(line, (known.order, known.id), key=lambda one: (one.order, one.id))
    try:
        return _key_at(line, place), {}
    except ValueError:
        if not issubclass(record_type, Partner | Phase):
            return key_between(line[-1].order if line else "", None)[:LONGEST_KEY], {}
    fresh = keys(len(line) + 1)
    own = fresh.pop(place)
    return own, {one.id: key for one, key in zip(line, fresh, strict=True) if one.order != key}


def _key_at(line: Sequence[Record], place: int) -> str:
    low = line[place - 1].order if place else ""
    high = line[place].order if place < len(line) else None
    key = key_between(low, high)
    if len(key) > LONGEST_KEY:
        raise ValueError("no short key left")
    return key


def numbers_by_place(kaart: Ketenkaart) -> Mapping[str, int]:
    """The numbers of the phases in the order in which they stand, for those that have another one now."""
    numbered = [phase for phase in kaart.phases if phase.number is not None]
    numbers = sorted(phase.number for phase in numbered if phase.number is not None)
    placed = zip(numbered, numbers, strict=True)
    return {phase.id: number for phase, number in placed if phase.number != number}


def next_number(kaart: Ketenkaart, record_type: type[Record]) -> int | None:
    """A number that no record of this type has or had; None where all are used up."""
    had = getattr(kaart.about.last_numbers, record_type.collection, None)
    given = filter(None, (had, *map(attrgetter("number"), kaart.all(record_type))))
    bounds = (item.le for item in record_type.model_fields["number"].metadata if isinstance(item, Le))
    number = max(given, default=0) + 1
    return number if all(number <= most for most in bounds if isinstance(most, int)) else None
