"""The JSON Schema of the file format, made from the records: python -m ketenkaart.storage.schema writes it.

It tells other programs what a map may hold. What only the map as a whole can tell (ids that lead somewhere,
ids given once, no partner a part of itself) is left to `ketenkaart validate`.
"""

import json
from pathlib import Path
from typing import Any

from ketenkaart.storage.fileformat import FORMAT, VERSION_KEY
from ketenkaart.storage.memorysection import NAMES_KEY, PLACES_KEY, WAYS_KEY
from ketenkaart.storage.records import whole_file

SCHEMA_FILE = Path(__file__).parents[2] / "resources" / "schema" / "ketenkaart.schema.json"
_NUMBER = {"type": "integer", "minimum": 0}
_PLACES = {
    "description": "Where the last layout put each box; memory, not truth.",
    "type": "array",
    "items": {"type": "object", "properties": {"id": {"type": "string"}, "column": _NUMBER, "row": _NUMBER}},
}
_LANE_AND_NUMBER = [{"type": "string"}, _NUMBER]
_TURN = {"anyOf": [_NUMBER, {"type": "array", "prefixItems": _LANE_AND_NUMBER, "minItems": 2, "maxItems": 2}]}
_WAYS = {
    "description": "How the last layout ran each line; memory, not truth.",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": "string", "description": "A flow; the second stretch of one ends with .2."},
            "level": {"type": "boolean", "description": "Whether it leaves its source to the left or right."},
            "turns": {
                "description": "Columns and rows it turns in, in turn; columns first where it is level. A "
                "column is a number, a row a lane and a number: twice its own for the gutter before it, "
                "one more for its middle.",
                "type": "array",
                "items": _TURN,
            },
        },
    },
}
_NAMES = {
    "description": "Where the last layout put the name of each flow; memory, not truth.",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": "string", "description": "A flow."},
            "piece": {**_NUMBER, "description": "The piece of its line, from 0."},
            "at": {"description": "The line across it from which it stands, as a turn.", **_TURN},
            "turned": {"type": "boolean", "description": "Whether it stands below or left of its line."},
        },
    },
}


def schema() -> dict[str, Any]:
    """The schema, as an object for JSON."""
    made = _without_titles(whole_file().model_json_schema())
    memory = {PLACES_KEY: _PLACES, WAYS_KEY: _WAYS, NAMES_KEY: _NAMES}
    version = {"description": "The version of the file format.", "const": FORMAT}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Ketenkaart",
        "description": "A chain map: records by id in collections; fields at their default are left out.",
        "type": "object",
        "required": [VERSION_KEY],
        "properties": {VERSION_KEY: version, **made["properties"], **memory},
        "$defs": made["$defs"],
    }


def schema_text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _without_titles(part: Any) -> Any:
    """The part without the titles that repeat the name of each field."""
    if isinstance(part, list):
        return [_without_titles(item) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        key: _without_titles(value)
        for key, value in part.items()
        if key != "title" or isinstance(value, dict)
    }


if __name__ == "__main__":
    SCHEMA_FILE.parent.mkdir(exist_ok=True)
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8", newline="\n")
