"""The memory in a file: what the last layout decided. Not truth: nonsense in it is passed over.

It is three collections, with a line for each box, each way and each name:

    {"id": "s1", "column": 4, "row": 0}
    {"id": "d1", "level": true, "turns": [7, ["p2", 2], 12]}
    {"id": "d1", "piece": 1, "at": ["p2", 3], "turned": true}

A turn in a column is a number, one in a row a lane and a number; `ketenkaart.memory` tells what they mean.
"""

from collections.abc import Iterator, Mapping
from itertools import cycle
from typing import Any, TypeGuard

from ketenkaart.memory import Cell, Memory, Stand, Turn, Way
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow

PLACES_KEY = "places"
WAYS_KEY = "ways"
NAMES_KEY = "names"
MEMORY_KEYS = (PLACES_KEY, WAYS_KEY, NAMES_KEY)
MOST = 1_000_000
MOST_LINE = 2 * MOST + 2  # the gutter after the last column
MOST_TURNS = 8  # more than any line takes


def memory_lines(memory: Memory) -> Mapping[str, list[dict[str, Any]]]:
    """What the file says of a memory: the objects of each collection, by its key."""
    places, ways, names = memory
    return {
        PLACES_KEY: [{"id": box, "column": places[box][0], "row": places[box][1]} for box in sorted(places)],
        WAYS_KEY: [{"id": edge, **_plain_way(ways[edge])} for edge in sorted(ways)],
        NAMES_KEY: [{"id": edge, **_plain_stand(names[edge])} for edge in sorted(names)],
    }


def _plain_way(way: Way) -> dict[str, Any]:
    turns = [_plain_turn(turn) for turn in way.turns]
    return {"level": way.level, "turns": turns} if turns else {"level": way.level}


def _plain_stand(stand: Stand) -> dict[str, Any]:
    told = {"piece": stand.piece, "at": _plain_turn(stand.at)}
    return {**told, "turned": True} if stand.turned else told


def _plain_turn(turn: Turn) -> Any:
    return [turn.lane, turn.line] if turn.lane else turn.line


def read_memory(tree: Mapping[str, Any], kaart: Ketenkaart) -> Memory:
    """What the file says of its last layout, as far as it makes sense.

    Args:
        tree: the object of the file.
        kaart: the map in it; what is said of others is passed over.
    """
    places = {box: cell for box, line in _lines(tree, PLACES_KEY) if (cell := _cell(line)) is not None}
    ways = {edge: way for edge, line in _lines(tree, WAYS_KEY) if (way := _way(line)) is not None}
    names = {edge: name for edge, line in _lines(tree, NAMES_KEY) if (name := _stand(line)) is not None}
    return Memory(
        {box: cell for box, cell in places.items() if box in kaart.records},
        {edge: way for edge, way in ways.items() if _is_of_flow(edge, kaart)},
        {edge: name for edge, name in names.items() if _is_of_flow(edge, kaart)},
    )


def news_lines(was: Memory, now: Memory) -> Mapping[str, list[dict[str, Any]]]:
    """What a memory says that the one before it did not; what is gone as an id and nothing else."""
    news: dict[str, Any] = {}
    for key in Memory._fields:
        old, new = getattr(was, key), getattr(now, key)
        news[key] = {one: value for one, value in new.items() if old.get(one) != value}
    lines = memory_lines(Memory(**news))
    for key in Memory._fields:
        gone = getattr(was, key).keys() - getattr(now, key).keys()
        lines[key].extend({"id": one} for one in sorted(gone))
    return {key: told for key, told in lines.items() if told}


def memory_after(was: Memory, lines: Mapping[str, Any], kaart: Ketenkaart) -> Memory:
    """A memory after such news, as far as they make sense."""
    told, after = read_memory(lines, kaart), dict[str, Any]()
    for key in Memory._fields:
        old, new = getattr(was, key), getattr(told, key)
        gone = {one for one, _ in _lines(lines, key)} - new.keys()
        after[key] = {**{one: value for one, value in old.items() if one not in gone}, **new}
    return Memory(**after)


def _lines(tree: Mapping[str, Any], key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects in a collection that have an id, with it."""
    lines = tree.get(key)
    for line in lines if isinstance(lines, list) else []:
        if isinstance(line, dict) and isinstance(line.get("id"), str):
            yield line["id"], line


def _is_of_flow(edge: str, kaart: Ketenkaart) -> bool:
    """Whether an id is that of a flow or, with a number behind a dot, of a stretch of one."""
    return any(kaart.get(Flow, flow) is not None for flow in (edge, edge.rpartition(".")[0]))


def _cell(line: dict[str, Any]) -> Cell | None:
    column, row = line.get("column"), line.get("row")
    return Cell(column, row) if _is_number(column, MOST) and _is_number(row, MOST) else None


def _way(line: dict[str, Any]) -> Way | None:
    level, told = line.get("level"), line.get("turns", [])
    if not isinstance(level, bool) or not isinstance(told, list) or len(told) > MOST_TURNS:
        return None
    in_turn = zip(told, cycle((level, not level)), strict=False)
    turns = tuple(turn for one, in_column in in_turn if (turn := _turn(one, in_column)) is not None)
    return Way(level, turns) if len(turns) == len(told) else None


def _stand(line: dict[str, Any]) -> Stand | None:
    piece, at, turned = line.get("piece"), line.get("at"), line.get("turned", False)
    turn = _turn(at, in_column=type(at) is int)
    if turn is None or not _is_number(piece, MOST_TURNS + 1) or not isinstance(turned, bool):
        return None
    return Stand(piece, turn, turned)


def _turn(told: Any, in_column: bool) -> Turn | None:
    match told:
        case int(line) if in_column and _is_number(line, MOST_LINE):
            return Turn(line)
        case [str(lane), int(line)] if not in_column and lane and _is_number(line, MOST_LINE):
            return Turn(line, lane)
        case _:
            return None


def _is_number(value: Any, most: int) -> TypeGuard[int]:
    return type(value) is int and 0 <= value <= most
