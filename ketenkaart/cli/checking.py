"""The command that checks a map."""

import json
from collections.abc import Iterator, Sequence
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
from ketenkaart.model.nouns import PLURALS
from ketenkaart.storage.reading import read
from ketenkaart.texts import tr, tr_count


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
    heads = {Severity.ERROR: tr("Not right"), Severity.WARNING: tr("Issues")}
    for severity, of_severity in groupby(found, lambda problem: problem.severity):
        yield heads[severity]
        for collection, group in groupby(of_severity, lambda problem: problem.element.collection):
            yield f"  {tr(PLURALS[collection])}"
            yield from (f"    {problem.sentence}" for problem in group)
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    warnings = len(found) - errors
    counts = (
        tr_count("{count} thing not right", "{count} things not right", errors),
        tr_count("{count} issue", "{count} issues", warnings),
    )
    yield ", ".join(counts) + "."
