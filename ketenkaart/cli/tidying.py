"""The command that lays out a map afresh: tidy."""

import os
from pathlib import Path

import typer

from ketenkaart.cli.progress import progress
from ketenkaart.cli.writing import require_map_name
from ketenkaart.drawing.tidying import tidy
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write
from ketenkaart.texts import tr


def tidy_map(file: Path, out: Path | None, *, force: bool) -> int:
    """Say how many steps would move if a map were laid out afresh; do so where a file to make is given.

    Args:
        file: the map.
        out: the map to make; the map itself where it may be replaced and nothing else is given.
        force: whether it may replace another.
    """
    target = file if out is None and force else out
    if target is not None:
        require_map_name(target, force=force)
    loaded = read(file)
    with progress(tr("Tidying up")) as tell:
        tidied = tidy(loaded.kaart, loaded.memory, tell)
    if target is not None:
        is_own = os.path.realpath(target) == os.path.realpath(file)
        expected = loaded.fingerprint if is_own else None  # it may have changed while we were busy
        write(target, loaded.kaart, tidied.memory, replace=force, expected=expected)
    typer.echo(tidied.sentence(done=target is not None))
    if target is not None:
        typer.echo(tr("Made {path}.", path=target))
    return 0
