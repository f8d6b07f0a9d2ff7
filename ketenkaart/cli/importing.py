"""The command that makes a map of a foreign file: import."""

from pathlib import Path

import typer

from ketenkaart.cli.writing import laid_out, require_map_name
from ketenkaart.interchange.bpmn.importing import import_bpmn
from ketenkaart.storage.writing import write
from ketenkaart.texts import tr


def import_file(file: Path, out: Path, *, force: bool) -> int:
    """Make a map of a BPMN file, and tell what became of what is in it.

    Args:
        file: the foreign file.
        out: the map to make.
        force: whether it may replace another.
    """
    require_map_name(out, force=force)
    imported = import_bpmn(file)
    write(out, imported.kaart, laid_out(imported.kaart), replace=force)
    typer.echo("\n".join(imported.report.lines()))
    typer.echo(tr("Made {path}.", path=out))
    return 0
