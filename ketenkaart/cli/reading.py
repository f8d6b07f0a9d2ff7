"""The commands that read a map and tell about it: validate, info."""

from collections.abc import Iterator
from pathlib import Path

import typer

from ketenkaart.model.ketenkaart import RECORD_TYPES, Ketenkaart
from ketenkaart.model.nouns import PLURALS
from ketenkaart.storage.reading import read
from ketenkaart.texts import capital, tr


def validate_file(file: Path) -> int:
    """Say that a file can be read as a map; a file that cannot is refused."""
    read(file)
    typer.echo(tr("{file} is a sound map.", file=file.name))
    return 0


def print_info(file: Path) -> int:
    """Tell what is in a map, a line for each fact."""
    for label, value in _facts(read(file).kaart):
        if value:
            typer.echo(f"{label}: {' '.join(value.split())}")
    return 0


def _facts(kaart: Ketenkaart) -> Iterator[tuple[str, str]]:
    """What a map says of itself, then how many records of each kind it has."""
    about = kaart.about
    yield tr("Title"), about.name or tr("Untitled")
    yield capital(tr("chain goal")), about.goal
    yield tr("Status"), about.status.title
    yield tr("Version"), about.told_version
    yield tr("Date"), f"{about.date:%d-%m-%Y}" if about.date is not None else ""
    yield tr("Owner"), about.owner
    for record_type in RECORD_TYPES[1:]:
        count = len(kaart.all(record_type))
        yield tr(PLURALS[record_type.collection]), str(count) if count else ""
