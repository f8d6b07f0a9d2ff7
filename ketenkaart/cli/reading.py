"""The commands that read a map and tell about it: check, validate, info."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import typer

from ketenkaart.analysis.checks import problems
from ketenkaart.analysis.problem import Problem, Severity
from ketenkaart.cli.wording import require_format
from ketenkaart.drawing.displaylist import Face
from ketenkaart.drawing.textmeasure import characters_of
from ketenkaart.drawing.typeset import plain
from ketenkaart.export.pdfmetadata import moment
from ketenkaart.model.ketenkaart import RECORD_TYPES, Ketenkaart
from ketenkaart.storage.reading import read
from ketenkaart.texts import mark, tr, tr_count

_PLURALS: Mapping[str, str] = {
    "about": mark("The map"),
    "partners": mark("Partners"),
    "phases": mark("Phases"),
    "steps": mark("Steps"),
    "systems": mark("Systems"),
    "documents": mark("Documents"),
    "flows": mark("Flows"),
    "koppelvlakken": mark("Interfaces"),
    "agreements": mark("Agreements"),
    "roles": mark("Roles"),
    "bodies": mark("Meeting bodies"),
    "assignments": mark("Assignments"),
    "indicators": mark("Norms"),
    "findings": mark("Findings"),
    "plan_items": mark("Plan items"),
    "settlements": mark("Settlements"),
    "surveys": mark("Surveys"),
    "notes": mark("Notes"),
}


def check_map(file: Path, form: str) -> int:
    """Print what is missing or wrong in a map; 1 where it has errors."""
    require_format(form)
    known = frozenset.intersection(*map(characters_of, Face))
    found = problems(read(file).kaart, moment().date(), lambda text: set(plain(text)) - known)
    typer.echo(_as_json(found) if form == "json" else "\n".join(_as_text(found)))
    return int(any(problem.severity is Severity.ERROR for problem in found))


def _as_json(found: Sequence[Problem]) -> str:
    entries = [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "element": problem.element.id,
            "collection": problem.element.collection,
            "name": problem.name,
            "sentence": problem.sentence,
        }
        for problem in found
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1)


def _as_text(found: Sequence[Problem]) -> Iterator[str]:
    """The problems under the kinds of elements they are about, errors first, and how many there are."""
    heads = {Severity.ERROR: tr("Errors"), Severity.WARNING: tr("Warnings")}
    for severity, of_severity in groupby(found, lambda problem: problem.severity):
        yield heads[severity]
        for collection, group in groupby(of_severity, lambda problem: problem.element.collection):
            yield f"  {tr(_PLURALS[collection])}"
            yield from (f"    {problem.sentence}" for problem in group)
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    warnings = len(found) - errors
    counts = (
        tr_count("{count} error", "{count} errors", errors),
        tr_count("{count} warning", "{count} warnings", warnings),
    )
    yield ", ".join(counts) + "."


def validate_file(file: Path) -> int:
    """Say that a file can be read as a map; a file that cannot is refused."""
    read(file)
    typer.echo(tr("{file} is a sound map.", file=file.name))
    return 0


def print_info(file: Path) -> int:
    """Tell what is in a map, a line for each fact."""
    typer.echo("\n".join(f"{label}: {value}" for label, value in _facts(read(file).kaart) if value))
    return 0


def _facts(kaart: Ketenkaart) -> Iterator[tuple[str, str]]:
    """What a map says of itself, then how many records of each kind it has."""
    about = kaart.about
    yield tr("Title"), about.name or tr("Untitled")
    yield tr("Goal"), about.goal
    yield tr("Status"), about.status.title
    yield tr("Version"), about.version
    yield tr("Date"), about.date.isoformat() if about.date is not None else ""
    yield tr("Owner"), about.owner
    for record_type in RECORD_TYPES[1:]:
        count = len(kaart.all(record_type))
        yield tr(_PLURALS[record_type.collection]), str(count) if count else ""
